"""The words that say what somebody's work is: before a name they are no part of it."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.reading.patterns import listed

JOBS = listed("""
    ceo cfo coo cto
    apprentice barber barmaid barman bassist bookseller bouncer brewer butcher caretaker cashier
    cellist chambermaid cleaner clerk concierge cook courier cyclist doorman drummer farmer florist
    greengrocer grocer hotelier inspector intern lieutenant lifeguard maid midwife paramedic pastor
    pedlar plumber policewoman priest ranger ringmaster seamstress sergeant shopkeeper skipper
    steward stewardess vendor vicar
    accountant actor actress adviser advisor agent ambassador analyst anchor animator announcer
    archivist artist assistant attorney author baker barista bartender blogger boss boxer builder
    buyer
    cameraman captain carpenter chairman chairwoman chef chief choreographer cinematographer
    coach colleague colourist colorist columnist comedian commissioner composer conductor
    consultant contractor coordinator correspondent costumier counsel critic curator dancer
    dentist designer developer dialogue director distributor doctor dramaturge driver dubber editor
    electrician engineer executive exec extra fan filmmaker firefighter fisherman founder gaffer
    gardener grip guide guitarist hairdresser head historian host illustrator instructor
    interpreter interviewer investor janitor journalist judge keeper landlady landlord lawyer lead
    lecturer librarian lighter linguist locksmith manager mayor mechanic mentor minister moderator
    musician neighbour neighbor novelist nurse officer official operator organiser organizer owner
    painter partner pensioner performer photographer physician pianist pilot pianist player
    playwright poet policeman porter presenter president producer professor programmer projectionist
    promoter publicist publisher puppeteer rapper receptionist recordist referee reporter
    representative researcher resident retiree reviewer runner sailor scholar screenwriter
    scriptwriter sculptor secretary senator showrunner singer sociologist soldier songwriter
    specialist spokesman spokesperson spokeswoman star strategist streamer student stuntman
    stuntwoman stylist subtitler superintendent supervisor surgeon tailor teacher technician tenant
    trainer translator treasurer tutor usher veteran videographer violinist viewer vocalist
    volunteer waiter waitress watchmaker writer
    superviseur réalisateur réalisatrice acteur actrice comédien comédienne producteur productrice
    auteur autrice compositeur compositrice monteur monteuse directeur directrice journaliste
    critique traducteur traductrice scénariste romancier romancière chorégraphe photographe
    coordinateur coordinatrice présidente président maire guide voisin voisine patron patronne
    regista attore attrice produttore produttrice autore autrice compositore montatore direttore
    direttrice giornalista critico critica traduttore traduttrice sceneggiatore sceneggiatrice
    coordinatore coordinatrice fotografo fotografa presidente sindaco collega allenatore
    Regisseur Regisseurin Schauspieler Schauspielerin Produzent Produzentin Autor Autorin Komponist
    Komponistin Kameramann Kamerafrau Sprecher Sprecherin Leiter Leiterin Chef Chefin Kritiker
    Kritikerin Übersetzer Übersetzerin Redakteur Redakteurin Stuntfrau Stuntman Kollege Kollegin
    Geschäftsführer Geschäftsführerin Festivalleiter Festivalleiterin Programmchef Programmchefin
""")
"""What people do, as one word each."""
KIN = listed("""
    mother father mum mom dad sister brother wife husband daughter son aunt uncle cousin grandmother
    grandfather friend neighbour neighbor boyfriend girlfriend flatmate roommate classmate bandmate
    housemate teammate nephew niece mod admin mutter vater schwester bruder frau mann tochter sohn
    tante onkel freund freundin nachbar nachbarin oma opa mitbewohner mitbewohnerin
    mère père sœur frère femme mari fille fils tante oncle cousine cousin ami amie voisin voisine
    copine copain colocataire collègue madre padre sorella fratello moglie marito figlia figlio zia
    zio amico amica nonna nonno coinquilina coinquilino modératrice modérateur moderatrice
    moderatore vicina vicino cugina cugino
""")
"""What people are to one another."""
_OF = re.compile(
    r"([\w-]+)\s(?:of|de|du|des|de la|della|del|dei|delle|der|for|für)\s(?:[\w’'-]+\s){1,3}$"
)
_REACH = 64
_ENDS = (
    "ologist",
    "master",
    "maker",
    "keeper",
    "designer",
    "producer",
    "director",
    "manager",
    "writer",
    "besitzer",
    "besitzerin",
    "leiter",
    "leiterin",
    "chef",
    "chefin",
    "fahrer",
    "fahrerin",
)


@lru_cache(maxsize=4_096)
def is_job(word: str) -> bool:
    """Say whether a word is somebody's work, be it written with a capital or not."""
    bare = word.casefold().strip(",")
    bare = bare.rpartition("-")[2] or bare
    if word in JOBS or bare in JOBS:
        return True
    return len(bare) > 5 and bare.endswith(_ENDS)


def titled(text: str, start: int) -> bool:
    """Say whether a title such as “the head of the festival” stands right before a place."""
    match = _OF.search(text, max(0, start - _REACH), start)
    return match is not None and is_job(match[1])
