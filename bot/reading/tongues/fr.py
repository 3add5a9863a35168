"""French: its calendar, and how it speaks of a release."""

from __future__ import annotations

import re
from functools import partial

from bot.domain.documents import Status
from bot.reading.tongue import Calendar, Tongue, cue

_F = re.IGNORECASE
_NAMES = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
_M = rf"(?P<m>{'|'.join(_NAMES)}|aout|decembre|fevrier|janv\.|févr\.|juil\.|sept\.|oct\.|nov\.|déc\.)"
_Y = r"(?P<y>20\d\d)\b"
_YW = r"(?P<yw>l[’']année prochaine|l[’']an prochain|année prochaine|an prochain|cette année|l[’']année dernière|l[’']an dernier|année en cours|l[’']année en cours)"
_S = r"(?P<s>printemps|été|automne|hiver)"
_O = r"premier|première|second|seconde|deuxième|troisième|quatrième|dernier|dernière|1er|2e|3e|4e"
_THIS_YEAR = (
    "fin de l'année", "fin d'année", "fin de cette année", "courant de l'année", "cours de l'année",
    "milieu de l'année",
)  # fmt: skip
"""Words for the present year or a part of it, no finer than the year."""
_COUNTS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "douze": 12,
}  # fmt: skip
_UNITS = {
    "jour": "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month",
    "an": "year", "ans": "year",
}  # fmt: skip
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()

CALENDAR = Calendar(
    patterns=tuple(
        re.compile(pattern, _F)
        for pattern in (
            rf"\b(?P<d>[0-3]?\d|1er|premier)(?:er)?\s+{_M}(?:\s+(?:de\s+)?(?:{_Y}|{_YW}))?",
            rf"\b(?P<d>[0-3]?\d)[./](?P<mn>[01]?\d)[./]{_Y}",
            rf"\b{_M}\s+{_Y}",
            rf"\b{_M}\s+(?:de\s+)?{_YW}",
            rf"\b(?:en|courant|début|mi-?|mi |fin|dès|d[’']ici|pour|de|au mois de|à partir de|depuis|jusqu[’']en|avant|vers|mois de|mois d[’']|ce|après)\s*-?(?P<date>{_M})\b(?!\s+20)",
            rf"\b{_S}\s+(?:de\s+)?(?:{_Y}|{_YW})",
            rf"\b(?:au|cet|cette|ce|à l[’']|l[’']|en|cet|le|pour l[’']|d[’']ici l[’']|dès l[’']|prochain|d[’'])\s*(?P<date>{_S})\b(?!\s+(?:de\s+)?20)",
            rf"\b(?P<q>{_O})\s+trimestre(?:\s+(?:de\s+)?(?:{_Y}|{_YW}))?",
            rf"\b[TQ](?P<q>[1-4])\s+(?:de\s+)?{_Y}",
            rf"\b(?P<h>{_O})\s+(?:semestre|moitié)(?:\s+(?:de\s+)?(?:{_Y}|{_YW}|l[’']année\b))?",
            rf"\b{_YW}\b",
            rf"\b(?P<yw>{'|'.join(_THIS_YEAR)})\b(?! (?:prochaine|dernière))".replace("'", "[’']"),
            rf"\b{_Y}",
            r"\b(?P<mw>le mois prochain|mois prochain|ce mois-ci|le mois dernier)\b",
            r"\b(?P<rel>demain|aujourd[’']hui|ce soir|après-demain|hier)\b",
            rf"\b(?P<w>{'|'.join(_DAYS)})\s+dernier\b",
            rf"\b(?:sortie?|arrivée?|débarquée?|parue?|mise en ligne)\s+(?P<date>(?P<w>{'|'.join(_DAYS)}))\b(?!\s+(?:\d|dernier|prochain))",
            rf"\b(?:dans|d[’']ici)\s+(?P<date>(?P<n>{'|'.join(_COUNTS)}|\d{{1,2}})\s+(?P<unit>{'|'.join(_UNITS)}))\b",
            rf"\b(?:dès|ce|à partir de|le)?\s*(?P<date>(?P<w>{'|'.join(_DAYS)}))\s+prochain\b",
            rf"\b(?:dès|ce|à partir de|depuis)\s+(?P<date>(?P<w>{'|'.join(_DAYS)}))\b(?!\s+(?:\d|dernier|prochain))",
        )
    ),
    months={
        **{name: place for place, name in enumerate(_NAMES, 1)},
        "aout": 8,
        "decembre": 12,
        "fevrier": 2,
        "janv": 1,
        "févr": 2,
        "juil": 7,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "déc": 12,
    },  # fmt: skip
    seasons={"printemps": 1, "été": 2, "automne": 3, "hiver": 4},
    ordinals={
        "premier": 1,
        "première": 1,
        "1er": 1,
        "second": 2,
        "seconde": 2,
        "deuxième": 2,
        "2e": 2,
        "troisième": 3,
        "3e": 3,
        "quatrième": 4,
        "4e": 4,
        "dernier": -1,
        "dernière": -1,
        **_COUNTS,
    },  # fmt: skip
    years={
        "l'année prochaine": 1,
        "l’année prochaine": 1,
        "l'an prochain": 1,
        "l’an prochain": 1,
        "année prochaine": 1,
        "an prochain": 1,
        "cette année": 0,
        "année en cours": 0,
        "l'année en cours": 0,
        "l’année en cours": 0,
        "l'année dernière": -1,
        "l’année dernière": -1,
        "l'an dernier": -1,
        "l’an dernier": -1,
        **{end.replace("'", mark): 0 for end in _THIS_YEAR for mark in "'’"},
    },  # fmt: skip
    next_months={"le mois prochain": 1, "mois prochain": 1, "ce mois-ci": 0, "le mois dernier": -1},
    weekdays={name: place for place, name in enumerate(_DAYS)},
    days_named={"premier": 1, "1er": 1},
    days={
        "demain": 1,
        "aujourd'hui": 0,
        "aujourd’hui": 0,
        "ce soir": 0,
        "après-demain": 2,
        "hier": -1,
    },  # fmt: skip
    last=tuple(f"{day} dernier" for day in _DAYS),
    units=_UNITS,
)

_THINGS = (
    r"bandes?-annonces?|trailers?|teasers?|affiches?|extraits?|clips?|vidéos?|photos?|images?|chansons?"
    r"|bande originale|album|single|romans?|livres?|manga|webtoon|blu-?ray|dvd|fan[- ]?meetings?"
    r"|rencontre avec|conférence de presse|projection|avant-première|billets?|billetterie|expositions?"
    r"|concerts?|tournée|documentaire|podcast|making-of|doublage|tournages?|festival"
)
"""What comes out or happens, and is no series."""
_STEP = rf"(?:(?!\b(?:{_THINGS})\b)[^.;])"
"""A letter within a sentence that speaks of no such thing from there on."""
_WHEN = (
    r"(?:\d|premier\b|début|mi-?|fin\b|courant|printemps|été|automne|hiver|second|deuxième|troisième"
    rf"|quatrième|dernier|an prochain|année|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mois|semaine|{'|'.join(_NAMES)})"
)
"""What a time begins with."""
_AT = r"(?:(?:le|la|au|aux|en|à|dès|dans|cet|cette|ce|pour|à partir du|à partir de|avant|d[’']ici)\s+(?:le |la |l[’'])?|l[’']|à l[’']|dès l[’']|d[’']ici l[’'])?"
_STEMS = r"(?:sorti|arrive|débarque|débute|commence|atterri|rejoind|intègre|intégre|s[’']installe|paraît|déboule|s[’']invite)"
_OUT = (
    r"disponibles?|diffusée?s?|mise?s? en ligne|proposée?s?|lancée?s?|visibles?|publiée?s?|ajoutée?s?"
    r"|accessibles?|en ligne|en streaming|à l[’']antenne|au catalogue|révélée?s? dans"
)
_WHEN_OUT = rf"quand\b(?={_STEP}{{0,40}}?\b(?:{_STEMS}ra|sort|sera|seront|pourra|pourront|verra)\b)"
"""When it will come, in a question within a sentence: "quand" is "as soon as" too."""
_CITY = r"[^.;,]{0,20}?\bà\s+(?-i:[A-ZÉ])"
"""Somebody who arrives in a city, and no series."""
_DENIED = (
    r"\b(?:dément\w*|nie(?:nt)?|réfut\w+|faux|fausses?|infox|intox|infondée?s?|pas vrai"
    r"|inexacte?s?|erronée?s?|mensong\w+|contredi\w+|canular|ne correspond(?:ent)? à (?:rien|aucune?)"
    r"|inventée?s? de toutes pièces|(?:pure|simple) invention|(?:sans|aucun) fondement|dénuée?s? de (?:tout )?fondement)\b"
)

_cue = partial(cue, flags=_F)

_CUES = (
    _cue(
        "cancelled",
        Status.CANCELLED,
        r"\b(?:renonce|renoncé|annulée?s?|abandonnée?s?|déprogrammée?s?|enterrée?|annule|abandonne|décidé? d[’'](?:annuler|abandonner)|décidé? de (?:renoncer|ne pas (?:diffuser|sortir))|tire un trait|PLATFORM (?:a )?enterr(?:e|é))\b"
        r"|\bne (?:sera|sortira|verra|diffusera|arrivera) (?:donc |finalement )?(?:pas|jamais|plus) (?:finalement )?(?:diffusée?|proposée?|mise en ligne|produite|le jour)\b|\bne sortira (?:donc |finalement )?(?:pas|jamais|plus)(?: finalement)?(?=[.,;!]|$)|\bne sera (?:donc |finalement )?(?:pas|jamais) (?:diffusée?|proposée?|produite)(?=[.,;!]|$)|\bne diffusera (?:donc |finalement )?(?:pas|jamais|plus)\b(?!\s+(?:le|en|avant|à)\b)",
        bare=True,
    ),
    # Not itself: with a time right behind it that time is denied.
    _cue(
        "not-then",
        Status.CANCELLED,
        rf"\bne (?:{_STEMS}ra|sera) (?:donc |finalement )?pas(?: (?:{_OUT}))?(?: sur PLATFORM)?(?=\s+(?!avant){_AT}{_WHEN})",
    ),
    _cue(
        "brought-forward",
        Status.MOVED_UP,
        r"\b(?:avancée?s?(?= (?:au|à|d[’']|de|en|et)\b)|(?:est|sera|soit|(?<!n[’'])a été) avancée?s?|avanc(?:e|é|ent|er)(?= (?:la|le|sa|son) (?:sortie|date|diffusion|lancement|mise en ligne|première|arrivée))|PLATFORM (?:a )?avanc(?:e|é)\b(?=[^.;]{0,60}?\b(?:au|à|en)\b)|avance(?=[^.;]{0,40}(?:sortie|date|diffusion|au \d))|plus tôt que prévu|avant la date prévue)\b",
        bare=True,
    ),
    _cue(
        "must-wait",
        Status.SCHEDULED,
        rf"\bil faudra(?: encore)? (?:attendre|patienter)(?: jusqu[’'](?:au|en|à)\b)?(?=\s*{_AT}{_WHEN})",
    ),
    _cue("no-sooner", Status.SCHEDULED, r"\bpas avant\b", leads=True),
    _cue(
        "postponed",
        Status.DELAYED,
        r"\b(?:reportée?s?|reporte|report(?! de presse)|repoussée?s?|repousse|décalée?s?|décale|retardée?s?|retarde|retard|ajournée?s?|différée?s?|plus (?:tard|longtemps) que prévu|glisse(?= (?:à|au|en|vers))|recule(?= (?:à|au|en))|sine die|jusqu[’']à nouvel ordre|se f(?:era|ait) (?:attendre|désirer)|il faudra (?:attendre|patienter)|à une date ultérieure)\b",
        bare=True,
    ),
    _cue("denied", Status.DENIED, _DENIED, bare=True),
    _cue(
        "passed",
        Status.PASSED,
        r"(?:\b(?:date|échéance) (?:du|de)\b[^.;]{0,40}?)?\b(?:(?:est|sont) (?:\w+ )?(?:passée?s?|révolue?s?|dépassée?s?)|s[’']est écoulée?)\b(?=[^.;]{0,60}?\b(?:sans|et|mais|rien|toujours)\b)(?: sans que[^.;]{0,60}?\b(?:sorte|arrive|apparaisse|soit)\b)?"
        r"|\bn[’'](?:est|a) (?:toujours |finalement |jamais )?(?:pas |jamais )?(?:encore )?(?:sortie?|arrivée?|apparue?|débarqué)\b|\brien n[’']est (?:apparu|sorti|venu|arrivé)\b|\btoujours pas là\b",
        bare=True,
    ),
    _cue(
        "no-date",
        Status.NO_DATE,
        rf"\b(?:aucune?|pas de|pas encore de|sans|ni)\s+(?:\w+\s+){{0,2}}?(?:date|fenêtre|créneau|calendrier)\b"
        rf"|\b(?:date|calendrier)\b{_STEP}{{0,70}}?\b(?:pas|inconnue?|indéterminée?|mystère|secr[eè]te?|à (?:annoncer|confirmer|définir|préciser)|sera (?:\w+ )?(?:annoncée|communiquée|dévoilée|précisée|révélée)|reste à|n[’']a pas|silence|muet(?:te)?)\b"
        rf"|\b(?:silence|muet(?:te)?|mystère|flou)\b{_STEP}{{0,30}}?\b(?:date\b|calendrier\b|{_WHEN_OUT})|\b(?:attend|attendent) (?:toujours|encore) (?:sa|une|la) date\b"
        r"|\bn[’'](?:a|ont) (?:pas|toujours pas)(?: encore)? (?:de |daté|été datée?|annoncé|communiqué|dévoilé|fixé|précisé|donné|révélé|indiqué)[^.;]{0,30}?(?:date|quand|calendrier)|\bn[’'](?:a|ont) (?:pas|toujours pas)(?: encore)? (?:de date|daté|été datée?)\b|\bdate\b[^.;]{0,90}?\bn[’']a rien (?:communiqué|dit|annoncé|révélé)"
        rf"|\b{_WHEN_OUT}{_STEP}{{0,60}}?\b(?:on ne sait|mystère|ignore|pas encore|inconnu|personne ne (?:le )?sait)\b|\b(?:ne sait|ignore|reste à savoir|savoir|sans (?:dire|préciser))\b{_STEP}{{0,20}}?\b{_WHEN_OUT}",
        bare=True,
    ),
    _cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        r"\b(?:était|étaient|devait|devaient|aurait dû|avait été)\b[^.;]{0,60}?\b(?:(?:initialement|d[’']abord)\s+(?:prévue?|attendue?|annoncée?|programmée?|fixée?)|prévue?|attendue?|annoncée?|programmée?|fixée?|sortir|arriver|débarquer|débuter|être|initialement)\b|\bpromise?s? pour\b|\bprévue?s? (?:à l[’']origine|initialement)\b|\b(?:initialement|d[’']abord|à l[’']origine|un temps)\s+(?:prévue?|annoncée?|attendue?|fixée?|programmée?)\b",
    ),
    _cue(
        "had-promised",
        Status.WAS_SCHEDULED,
        rf"\bavait (?:promis|annoncé|prévu|programmé|fixé)\b[^.;]{{0,60}}?\b(?:pour|au)\b(?=\s+{_AT}{_WHEN})",
        leads=True,
    ),
    _cue(
        "out-now",
        Status.RELEASED,
        r"\b(?:est|sont)\s+(?:\w+\s+){0,2}?(?:désormais|déjà|enfin|maintenant|dès à présent|actuellement|dès maintenant)\s+(?:\w+\s+)?(?:disponibles?|en ligne|sur PLATFORM|visible|là|arrivée?|sortie?)|\b(?:désormais|déjà|enfin|maintenant|dès à présent) (?:disponibles?|en ligne|sur PLATFORM)\b|(?<!sera )(?<!seront )(?<!bientôt )\b(?:disponibles?|visibles?) sur PLATFORM\b(?![^.;]{0,30}?\b(?:le|à partir|dès|en|au|depuis)\b)|\bdisponibles? (?:dès maintenant|actuellement)\b|\bvient (?:\w+ ){0,2}?(?:de (?:sortir|débarquer|paraître)|d[’']arriver|d[’']être mise? en ligne)\b",
        bare=True,
        past=True,
    ),
    _cue(
        "came-out",
        Status.RELEASED,
        r"\b(?:est (?:\w+ )?(?:sortie?|arrivée?|parue?)|a (?:\w+ )?(?:débuté|débarqué|fait (?:ses débuts|son entrée|son arrivée)|été (?:mise? en ligne|diffusée?|lancée?|publiée?))|débarquait|sortait|sorti(?: sur PLATFORM)? le|sortie?(?: sur PLATFORM)? depuis|sortie(?=\s+\w+di\b[^.;,]{0,20},)|sortie(?: sur PLATFORM)? le(?=\s+\d{1,2}(?:er)?\s+\w+(?:\s+\d{4})?,)|(?:disponibles?|en ligne|sur PLATFORM) depuis|(?<!sera )(?<!seront )(?<!être )(?<!serait )(?<!soit )(?:mise?s? en ligne|(?<!est )lancée?) (?:le|depuis)|depuis (?:sa|la|leur) (?:sortie|mise en ligne|diffusion))\b(?: sur PLATFORM\b)?"
        rf"|\ba (?:\w+ )?(?:mis en ligne|diffusé|lancé|publié|sorti)\b(?! que)(?![^.;]{{0,60}}?\b(?:{_THINGS})\b)",
        past=True,
    ),
    _cue(
        "goal",
        Status.TARGET,
        r"\b(?:objectif|vise(?:nt)?|visée|espère(?:nt)?|espérant|espoir|ambitionne(?:nt)?|compte(?:nt)? (?:bien )?(?:la |le )?(?:sortir|diffuser|lancer|mettre)|souhaite(?:nt)?|aimerait|aimerions|espérons|souhaitons|visons|comptons|voudrions|l[’']intention|cherche(?:nt)? à|l[’']ambition|l[’']idée est|si tout (?:va|se passe) bien|table(?:nt)? sur)\b",
    ),
    _cue(
        "announced-for",
        Status.SCHEDULED,
        rf"(?<![\w-])(?:annonc\w+|fix\w+|confirm\w+|programm\w+|promet\w*)\b(?:(?!\bque\b|\bqu[’'])[^.;,]){{0,50}}?\b(?:pour|au)\b(?=\s+{_AT}{_WHEN})|\ba (?:choisi|retenu|arrêté|réservé|coché)(?=\s+(?:le|la date du)\s+\d)",
        leads=True,
    ),
    _cue("the-date-of", Status.SCHEDULED, r"\bdate du(?=\s+\d)", leads=True),
    _cue(
        "but-then",
        Status.SCHEDULED,
        rf"\bmais(?: bien| seulement)?\b(?=\s+(?:le|en|au|à|dès)\s+{_WHEN})",
        leads=True,
    ),
    _cue(
        "planned",
        Status.SCHEDULED,
        r"\b(?:prévue?s?|programmée?s?|attendue?s?|fixée?s?|datée?s?|calée?|annoncée?s? pour(?! la première)|date de (?:sortie|diffusion|lancement)|(?:(?:la |le )?(?:sortie|diffusion|lancement|mise en ligne)\b[^.;,]{0,30}?\baura lieu)|sortie|diffusion|lancement|mise en ligne|débuts?|rendez-vous|arrivée|première mondiale)\b",
    ),
    _cue(
        "comes",
        Status.SCHEDULED,
        rf"\b(?:{_STEMS}(?:ra|ront|rait|raient)(?!{_CITY})|arrive(?:nt)?(?!{_CITY})|arriver|sort(?:ent|e)?|sortir|débarque(?:nt)?|débarquer|débute(?:nt)?|diffusion commence|atterrit|rejoint|intègre|s[’']installe|paraît|paraître|(?:fera|feront|ferait|fait) (?:ses|leurs|son) (?:débuts|entrée|arrivée)|disponibles?|verra le jour|ce sera|à découvrir|à voir|(?:la |le )?découvrir(?:a|ont|ez|ons)?|voir|à partir|à compter|en streaming|sur PLATFORM(?=,? (?:le|dès|en|à)))\b"
        rf"|\b(?:sera|seront|être|soit|serait|seraient|est|sont) (?:\w+ )?(?:{_OUT})\b|\b(?:sera|seront) sur PLATFORM\b"
        rf"|\b(?:(?:diffuse|lance|propose|dévoile|offri|ajoute|accueille|mett)ra|diffuse|diffuser|lance|lancer|propose|proposer|met en ligne|mettre en ligne)\b(?![^.;,]{{0,60}}?\b(?:{_THINGS})\b)",
    ),
    _cue(
        "on-platform",
        Status.SCHEDULED,
        r"\b(?:dès le|à partir du|à compter du|le)\b(?=\s+\d{1,2}(?:er)?\s+\w+(?:\s+\d{4})?,? (?:seulement |en exclusivité )?sur PLATFORM)",
        weak=True,
    ),
)

TONGUE = Tongue(
    code="fr",
    calendar=CALENDAR,
    cues=_CUES,
    works=re.compile(
        r"\b(?:la|le|cette|ce|l[’']|sa|son|leur)\s*(?:[\w-]+\s+){0,2}?(?:série|drama|romance|fiction|production|titre|projet|programme|feuilleton|œuvre|mini-série|histoire d[’']amour)\b|\b(?:elle|il)\b(?=\s+(?:arrive|sort|sera|débarque|doit|devait|devrait|est))",
        _F,
    ),
    foreign=re.compile(
        rf"\b(?:{_THINGS}|premières images|rencontre|(?<!série )(?<!série-)événement|mariage|marie(?:ra|nt)?|épous\w*|noces|anniversaire|né(?:e)? (?:le|en)|naissance|service militaire|militaire|tourné\w*|plateau|(?:deuxième|seconde|troisième|nouvelle) saison|saison (?:2|3)|final[e]?|suite|spin-?off|film|films|cinéma|salles?|théâtre|comédie musicale|interview|entretien|prix|cérémonie|dévoilé\w* (?:le|hier|mardi|lundi|mercredi|jeudi|vendredi))\b",
        _F,
    ),
    breaks=re.compile(
        r"[;]|\s[—–-]\s|:\s|\s\(|\)\s?|,\s+(?=(?:et|mais|tandis|alors|qui|dont|où|après|avant|avec|puis|car|quand|lorsque|bien|cependant|dans lequel)\b)|\s(?=(?:tandis|alors que|avant que|après que)\s)|(?<=annoncé)\s(?=que)|(?<=confirmé)\s(?=que)",
        _F,
    ),
    hedges=re.compile(
        r"\b(?:rumeurs?|bruits?|(?:selon|d[’']après) (?:des|une|un|plusieurs|certaines) (?:sources?|insiders?|fuites?|rumeurs?|indiscrétions?|blogs?|comptes?|internaute\w*)|(?:sorti|arrive|débarque|débute|commence|ver|mett|diffuse|lance|paraît|rejoind)rai(?:t|ent)|sources? anonymes?|(?:internautes|fans|blogs?|insiders?|comptes?|observateurs) (?:suppose\w*|affirme\w*|assure\w*|misent|parient|pensent|croient|prétend\w*|s[’']attendent)|vraisembl\w+|possible que|raconte(?:nt)? que|tout (?:porte à croire|laisse (?:à )?penser|indique)|fuites?|fuité\w*|non confirmée?s?|supposée?s?|craign\w+|craintes?|redout\w+|pourrait|pourraient|peut-être|probablement|sans doute|serait|seraient|spéculation\w*|semble|semblerait|murmure|il se dit|laisse[nt]* entendre|à en croire)\b",
        _F,
    ),
    rumours=re.compile(
        r"\b(?:rumeurs?|bruits? de couloir|fuites?|fuité\w*|non confirmée?s?|supposée?s?|spéculation\w*|il se dit|on murmure|à en croire|sources? anonymes?)\b",
        _F,
    ),
    depends=re.compile(r"\s*(?:que\b|qu[’'])"),
    modal=re.compile(r"(?!)"),
    actors=re.compile(r"\b(?:je|nous|tu|on)\s+(?:\w+\s+)?$", _F),
    goals=re.compile(
        r"\b(?:objectif|espoir|visée|cherche(?:nt)? à|compte(?:nt)? (?:bien )?(?:la |le )?(?:sortir|diffuser|lancer|mettre)|vise(?:nt)?|espère(?:nt)?|espérant|ambitionne(?:nt)?|souhaite(?:nt)?|aimerait|aimerions|espérons|souhaitons|visons|comptons|voudrions|l[’']intention|ambition|si tout (?:va|se passe) bien|table(?:nt)? sur)\b",
        _F,
    ),
    ours_of=re.compile(
        r"\b(?:connue?s?|vue?s?|révélée?s?|célèbres?|vedettes?|stars?|remarquée?s?|héros|rôle)\s+(?:\w+\s+)?(?:pour|dans|par|de|grâce à)\s+(?:(?:la|le|l[’']|sa|son|rôle|dans|série|[\w-]+drama|PLATFORM)\s+)*[«“\"]?\s?$",
        _F,
    ),
    former=re.compile(
        r"\b(?:au lieu (?:de|du|d[’'])|plutôt que|non(?: plus)?|initialement|d[’']abord|à l[’']origine|et non|remplace)\s*(?:(?:le|la|en|au|prévue?|annoncée?|pour|attendue?|fixée?|programmée?)\s+)*$",
        _F,
    ),
    former_after=re.compile(rf"\s*,?\s+mais (?:bien |seulement )?(?:le|en|au|à|dès)\s+{_WHEN}", _F),
    not_so=re.compile(r"\bpas\s+$", _F),
    object_gap=re.compile(r"[«“\"]?\s*(?:[\w-]+\s+|l[’'])?(?:[\w-]+\s+){0,3}", _F),
    denials=re.compile(_DENIED, _F),
    turns=re.compile(r"[;—]|\b(?:mais|confirme\w*|reste|demeure|plutôt)\b", _F),
    despite=re.compile(r"\b(?:malgré|contrairement|après)\b[^.;]{0,30}$", _F),
    settles=re.compile(r"\b(?:confirm\w*|officiel\w*|annonc\w*)\b", _F),
    negation=re.compile(r"\b(?:pas(?! avant\b)|aucune?|jamais|sans|ni|ne)\s+(?:\w+\s+){0,2}$", _F),
    told_before=re.compile(
        r"\b(?:annoncée?s?|annonce|révélée?s?|confirmée?s?|dévoilée?s?|publiée?s?|présentée?s?|diffusée? hier|communiqué|a (?:annoncé|révélé|confirmé|dévoilé|publié|indiqué|déclaré))\s+(?:(?:officiellement|par PLATFORM|à (?-i:[A-Z]\w+)|lors d[’']un événement)\s+)*(?:le|ce|en|au)\s+$",
        _F,
    ),
    told_after=re.compile(
        r",?\s+(?:(?:PLATFORM|la plateforme|le géant du streaming|l[’']agence|le réalisateur|le streamer)\s+)?(?:a (?:annoncé|révélé|confirmé|dévoilé|publié|indiqué)|annonçait|annonce|a été annoncée?)\b",
        _F,
    ),
    dated=re.compile(r"[^.;]{0,50}?\b(?:annonc\w*|confirm\w*|révél\w*)\b", _F),
    belongs=re.compile(
        r"\s+(?:de|du|pour|sur|d[’']|consacrée? à|tirée? de|inspirée? de)[^,;]*$", _F
    ),
    list_gap=re.compile(
        r"[”\"»]?\s*(?:,|:|–|-|\()?\s*(?:en|le|au|dès le|à partir du|cet|ce)?\s*", _F
    ),
    bracket_gap=re.compile(
        r"[”\"»]?\s*(?:\((?:[\w ]{0,20},\s*)?(?:le|dès le|à partir du)?\s*|,\s*(?:le|dès le|à partir du)\s*)",
        _F,
    ),
    platform=re.compile(r"\b(?:sur|chez|par|via)\s+$", _F),
    gone=re.compile(r"\bne? ?\w+ plus\b|\bn[’']\w+ plus\b|\b(?:absente?|disparue?|manque)\b", _F),
    retracts=re.compile(
        r"\W*(?:c[’']est faux|tout est faux|ce n[’']est pas vrai|il n[’']en est rien|(?:l[’']information|la date|la rumeur) est (?:fausse|infondée|erronée|inventée))\b"
        r"|\W*(?:contactée?,\s)?(?:PLATFORM|la plateforme|l[’']agence)\s(?:\w+\s)?dément\w*\b[^.;]{0,60}?\b(?:ce jour-là|cette date|(?:la|cette|ces|les) (?:rumeurs?|informations?)|l[’']information)\b",
        _F,
    ),
    lapse=re.compile(
        r"\b(?:toujours|jamais|rien|sans|pas|achevée?|passée?|écoulée?|terminée?)\b", _F
    ),
    says=re.compile(r"(?:\s+\w+){0,3}\s+(?:a|annonce|confirme|diffusera|proposera|date)\b", _F),
    reported=re.compile(r"\b(?:devait|aurait|promis|annoncée?)\b", _F),
    since=re.compile(r"\b(?:disponibles?|en ligne|en streaming)\b", _F),
    present=re.compile(r"(?<!sera )(?<!seront )\b(?:disponibles?|en ligne|en streaming)\b", _F),
    regions=re.compile(
        r"\b(?:en|au|aux|pour la|pour l[’']|dans le)\s*(?:France|Belgique|Suisse|Japon|Corée(?: du Sud)?|Europe|Asie|Allemagne|Italie|Espagne|États-Unis|Royaume-Uni|Canada|Québec|reste du monde)\b|\bailleurs\b",
        _F,
    ),
    small_titles=True,
    relative=re.compile(r"\s*(?:qui|que|dont|laquelle|lequel)\b", _F),
    subject=re.compile(
        r"\b(?:sortie|diffusion|date|épisodes|le public|les abonnés|les fans|PLATFORM|rendez-vous|lancement|la plateforme|on|il faudra)\b",
        _F,
    ),
    part_of=re.compile(
        r"\b(?:vedettes?|stars?|acteurs?|actrices?|interprètes?|héros|compositeur|réalisateur|fans)\s+(?:de|du|des)\s+(?:(?:la|série|drama|nouvelle)\s+)*[«“\"]?\s?$",
        _F,
    ),
    work_words=re.compile(
        r"\b(?:série|film|drama|roman|livre|saison|comédie|thriller|documentaire|album|jeu|émission)\b",
        _F,
    ),
)
