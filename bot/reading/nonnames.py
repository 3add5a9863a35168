"""Capitalised words that are nobody's name: days, places, and words that begin sentences."""

from __future__ import annotations

import re

from bot.reading.calling import BY_WORD
from bot.reading.jobs import is_job
from bot.reading.patterns import listed

MONTHS = ("April", "May", "June", "August")
_NO_NAME = listed("""
    I A An The This That These Those It He She They We You My Our Your His Her Their Its In On At
    By For From With Of To As If But And Or So Yet When While After Before Since Because Although
    Though Then There Here Now Also Asked What Who Why Where How One Two Three Another Other
    Others Both Some Many Most All Every Each No Not Only Even Still Just Until Following During
    Despite According Meanwhile However Later Earlier Today Yesterday Tomorrow Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Mr Mrs Ms Dr X Instagram Twitter YouTube TikTok Facebook
    Weverse TV BL LGBTQ K-pop K-Pop Japanese Korean German Asian Selon Secondo Laut Executive
    Director Producer Actor Actress Star Writer Creator Agency Read More Photo Credit Image Source
    Comment Written Directed Starring Speaking Talking Appearing Elsewhere Hello Yes MC Series
    Show Drama Film Movie Episode Season Interview Exclusive Update News Like Let Well Right
    Someone Somebody Nobody Everyone Everybody Stunt Coordinator Composer Editor Presenter Host
    Critic Analyst Professor Trainer Coach Manager President Chairman Chairwoman Him Me Us Them Is
    Was Are Were Has Had Have Do Does Did Can Could Will Would Should Might Must Perhaps Maybe
    Either Neither Nor Once Twice Four Five Six Seven Eight Nine Ten Everything Nothing Something
    Anyone Anybody Long Last Next First Second Third Finally Instead Indeed Again Already Always
    Never Often Sometimes Soon Whatever Whoever Whether Which Whose Than Through Under Over
    Between Behind Below Above Within Without Outside Inside Across Against Among Around Beyond
    Upon Back Down Up Out Off Too Very Quite Rather Such Same Own Coming Going Getting Fans
    Viewers Critics Insiders Sources Reports Netizens Users Readers Audiences Journalists
    Reporters Reactions Bosses Mon Tue Wed Thu Fri Sat Sun Feb Aug Sept Sep Oct Nov Dec AM PM JST
    KST GMT CET English Christmas Easter Halloween Q&A PR CEO CFO CTO COO PhD DVD CD OST UK US USA
    EU Oh Ah Okay Sorry Please Thanks Thank Dear Added Press Company Team Account
    Mum Mom Dad Mama Papa Grandma Granny
    Grandpa Oma Opa Maman Nonna Nonno Mamma Papà Per
""")
_FOREIGN = listed("""
    Der Die Das Ein Eine Er Sie Es Wir Im Am Ich Und Aber Auch Als Wenn Wie Was Wer Für Mit Von Bei
    Dem Den Des Dass Doch Denn Dann Da Dort Hier Heute Gestern Morgen Man Nach Vor Seit Zu Zum Zur
    Beim Ins
    Auf Aus An Ab Bis Durch Gegen Ohne Um Unter Über Vom Nicht Noch Nun Nur So Schon Sehr Sein Seine
    Ihr Ihre Unser Unsere Kein Keine Jeder Jede Alle Viele Manche Einige Beide Zwei Drei Letzterer
    Letztere Ersterer Dieser Diese Dieses Jener Jene Welche Welcher Wo Warum Wann Ob Weil Damit
    Dazu Dabei Danach Davor Darauf Darin Jetzt Immer Wieder Zudem Außerdem Allerdings Jedoch
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März Mai Juni Juli
    Oktober Dezember Mitteilung Pressemitteilung Angeblich Offiziell
    Le La Les Un Une Il Elle Je Nous Et Mais Pour Dans Sur De Du Des Ce Cette Ces Cet On Au Aux Avec
    Sans Chez Par Puis Quand Si Que Qui Quoi Où Comment Pourquoi Son Sa Ses Leur Leurs Mon Ma Mes
    Notre Votre Tout Toute Tous Toutes Plus Moins Très Bien Depuis Pendant Avant Après Entre Contre
    Vers Sous Interrogé Interrogée Joint Jointe À Ici Là Lundi Mardi Mercredi Jeudi Vendredi Samedi
    Dimanche Janvier Février Mars Avril Juin Juillet Août Septembre Octobre Novembre Décembre
    Lo Gli I Una Per Con Non Ma Nel Nella Del Della Dal Alla Sul Di Da E È Se Anche Come Quando Dove
    Perché Chi Che Cosa Suo Sua Suoi Loro Questo Questa Questi Queste Quello Quella Tutto Tutti Poi
    Dopo Prima Senza Tra Fra Oggi Ieri Domani Più Meno Molto Ancora Già Sempre Mai Interpellato
    Interpellata Lunedì Martedì Mercoledì Giovedì Venerdì Sabato Domenica Gennaio Febbraio Marzo
    Aprile Maggio Giugno Luglio Agosto Settembre Ottobre Novembre Dicembre
""")
_PLACES = listed("""
    Africa Algeria Amsterdam Argentina Asia Athens Australia Austria Bangkok Barcelona Bari Basel
    Bavaria Beijing Belfast Belgium Bergen Berlin Bern Birmingham Bologna Bonn Bordeaux Boston
    Brazil Bremen Bristol Britain Brussels Bruxelles Budapest Busan Canada Cannes Cardiff Catania
    Chicago Chile China Cologne Copenhagen Croydon Daegu Daejeon Delhi Denmark Deutschland
    Dortmund Dresden Dublin Düsseldorf Edinburgh Egypt England Essen Europa Europe Finland Firenze
    Florence France Frankfurt Frankreich Fukuoka Fulda Gangnam Geneva Genf Genova Germania Germany
    Giappone Ginza Glasgow Graz Greece Grenoble Gwangju Hamburg Hannover Hanoi Hawaii Helsinki
    Hiroshima Hokkaido Hollywood Hongdae Hull Hungary Incheon India Indonesia Ireland Istanbul
    Itaewon Italia Italien Italy Jakarta Japan Japon Jeju Kanagawa Kassel Kiel Kiew Kobe Kolkata
    Korea Kreuzberg Kyiv Kyoto Köln Leeds Leipzig Lille Limoges Linz Lisbon Liverpool Locarno
    London Londra Londres Lyon Madrid Malaysia Manchester Manila Marseille Melbourne Mexico Milan
    Milano Mitte Moscow Mumbai Munich München Nagoya Nantes Napoli Netherlands Neukölln Nice
    Norway Nürnberg Okinawa Osaka Oslo Palermo Parigi Paris Philippines Poland Portugal Prague
    Prenzlauer Roma Rome Russia Saitama Salzburg Sapporo Scotland Sendai Seoul Shanghai Shibuya
    Shinagawa Shinjuku Singapore Spain Stockholm Strasbourg Stuttgart Suwon Sweden Switzerland
    Sydney Séoul Taipei Taiwan Thailand Tokio Tokyo Torino Toronto Toulouse Treptow Trieste Turin
    Turkey Ukraine Ulsan Utrecht Valencia Vancouver Venezia Venice Vienna Vietnam Wales Warsaw
    Wedding Wien Yokohama Zagreb Zurich Zürich
""")
_CONTRACTED = re.compile(r"(?:[’'](?:s|d|ll|re|ve|m)?|n[’']t)$")
_COMPOUND = re.compile(
    r"-(?:years?|old|based|born|time|led|backed|owned|listed|made|era|speaking)$"
)
# What ends so at the beginning of a sentence is a common word: “Asked”, “Sources”, “Speaking”.
_COMMON = re.compile(r"(?:ing|ed|ly|[^s]s|tion|ment|ness|ity|able|ible)$")
_NOUN = re.compile(r"(?:ung|heit|keit|schaft|tion|ismus|nis|tät|ling|ment|ungen|ionen)$")
FIRM = re.compile(
    r"(?:^|[\s-])(?:Films?|Pictures|Studios?|Media|Works|Festival|Theat(?:re|er)|Records|Weekly"
    r"|Daily|Magazine|Group|Room|News|Hall|House|Street|Park|Road|University|Awards?|Prize|Entertainment"
    r"|Securities|Courier|Times|Post|Herald|Radio|Television|Channel|Agency|Management|Association"
    r"|Institute?|Ministry|Council|Society|Club|Bank|Capital|Partners|Holdings?|Inc|Ltd|Co|GmbH|AG"
    r"|Corp|Corporation|Verlag|Verband|Editions?|Presse|Journal|Gazette|Gazzetta|Corriere|Tribune"
    r"|Standard|Observer|Press|Network|Broadcasting|Foundation|Stiftung|Fondation|Fondazione|Museum"
    r"|Academy|Akademie|Cinemas?|Kino|Café|Hotel|Productions?|Produktion|Distribution|Wire|Bulletin"
    r"|Office|Department|Committee|Commission|Union|Guild|Board|Airlines|Insights?|Research"
    r"|Analytics|Consulting|Ventures|Services?|Systems|Labs?|Center|Centre|Archive|Library|Guide"
    r"|Review|Digest|Report|Podcast|Show|Bookshop|Books|Foods|Brewery|Coffee|Filmbüro|Filmfest"
    r"|Rundfunk|Sender|Zeitung|Kurier|Anzeiger|Tagblatt|Bote|Forum|Conference|Summit|Convention"
    r"|Congress|Exchange|Symposium|Fair|Expo|Market|Messe|Kongress|Gipfel|Salon|Colloque|Fiera"
    r"|Biennale|Mostra|Cosmetics|Stadium|Arena|Dome|Palace|Square|Station|Airport|Bridge|Church"
    r"|School|College|Hospital|Court|Embassy|Botschaft|Ambassade|Security|Insurance|Electronics"
    r"|Motors|Lines|Railways?|Weekend|Evening|Morning|Insider|Magazin|Revue|Rivista|Giornale)$|^(?:Radio|Studio|Cinema|Kino|Café"
    r"|Hotel|Edition|Canal|Télé|Tele|Festival|Filmbüro|Librairie|Libreria|Team|Toho|NHK|Universal"
    r"|Deutsche[rs]?)\s|&"
)
"""What organisations, houses and prizes are called."""


def is_none(word: str, tongue: str) -> bool:
    """Say whether a capitalised word is no part of anybody's name."""
    word = _CONTRACTED.sub("", word)
    if not word or word in _NO_NAME or word.casefold() in BY_WORD or is_job(word):
        return True
    return _COMPOUND.search(word) is not None or (tongue != "en" and word in _FOREIGN)


def is_place(word: str) -> bool:
    """Say whether a word is a place's name."""
    return word in _PLACES


def is_common(word: str, tongue: str) -> bool:
    """Say whether a word that is only seen where a sentence begins may be a common one."""
    pattern = _NOUN if tongue == "de" else _COMMON
    return pattern.search(word) is not None
