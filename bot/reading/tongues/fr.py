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
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()

CALENDAR = Calendar(
    patterns=tuple(
        re.compile(pattern, _F)
        for pattern in (
            rf"\b(?P<d>[0-3]?\d|1er|premier)(?:er)?\s+{_M}(?:\s+(?:de\s+)?(?:{_Y}|{_YW}))?",
            rf"\b(?P<d>[0-3]?\d)/(?P<mn>[01]?\d)/{_Y}",
            rf"\b{_M}\s+{_Y}",
            rf"\b{_M}\s+(?:de\s+)?{_YW}",
            rf"\b(?:en|courant|début|mi-?|mi |fin|dès|d[’']ici|pour|de|au mois de|à partir de|depuis|jusqu[’']en)\s*-?(?P<date>{_M})\b(?!\s+20)",
            rf"\b{_S}\s+(?:de\s+)?(?:{_Y}|{_YW})",
            rf"\b(?:au|cet|cette|ce|à l[’']|l[’']|en|cet|le|pour l[’']|d[’']ici l[’']|dès l[’']|prochain|d[’'])\s*(?P<date>{_S})\b(?!\s+(?:de\s+)?20)",
            rf"\b(?P<q>{_O})\s+trimestre(?:\s+(?:de\s+)?(?:{_Y}|{_YW}))?",
            rf"\b(?P<h>{_O})\s+(?:semestre|moitié)(?:\s+(?:de\s+)?(?:{_Y}|{_YW}))?",
            rf"\b{_YW}\b",
            rf"\b{_Y}",
            r"\b(?P<mw>le mois prochain|mois prochain|ce mois-ci|le mois dernier)\b",
            r"\b(?P<rel>demain|aujourd[’']hui|ce soir|après-demain|hier)\b",
            rf"\b(?:dès|ce|à partir de|le)?\s*(?P<date>(?P<w>{'|'.join(_DAYS)}))\s+prochain\b",
            rf"\b(?:dès|ce|à partir de)\s+(?P<date>(?P<w>{'|'.join(_DAYS)}))\b(?!\s+\d)",
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
)

_cue = partial(cue, flags=_F)

_CUES = (
    _cue(
        "cancelled",
        Status.CANCELLED,
        r"\b(?:renonce|renoncé|annulée?s?|abandonnée?s?|déprogrammée?s?|enterrée?|ne (?:sortira|verra) (?:pas|jamais) le jour|ne sortira (?:pas|jamais|plus)|annule|abandonne|tire un trait)\b",
        bare=True,
    ),
    _cue(
        "brought-forward",
        Status.MOVED_UP,
        r"\b(?:avancée?s?(?= (?:au|à|d|de|en))|avance(?=[^.;]{0,40}(?:sortie|date|diffusion|au \d))|plus tôt que prévu|avant la date prévue)\b",
        bare=True,
    ),
    _cue(
        "postponed",
        Status.DELAYED,
        r"\b(?:reportée?s?|reporte|report(?! de presse)|repoussée?s?|repousse|décalée?s?|décale|retardée?s?|retarde|retard|ajournée?s?|plus tard que prévu|glisse(?= (?:à|au|en|vers))|sine die|il faudra (?:attendre|patienter)|pas avant|à une date ultérieure)\b",
        bare=True,
    ),
    _cue(
        "denied",
        Status.DENIED,
        r"\b(?:dément(?:i|ie|is|ent)?|démenti|nie|réfute|faux|fausse|infondée?s?|pas vrai)\b",
        bare=True,
    ),
    _cue(
        "no-date",
        Status.NO_DATE,
        r"\b(?:aucune?|pas de|pas encore de|sans|ni)\s+(?:\w+\s+){0,2}?(?:date|fenêtre|créneau)\b|\b(?:date|calendrier)\b[^.;]{0,70}?\b(?:pas|inconnue?|mystère|à (?:annoncer|confirmer|définir|préciser)|sera (?:annoncée|communiquée|dévoilée|précisée)|reste à|n[’']a pas)\b|\bn[’'](?:a|ont) (?:pas|toujours pas)(?: encore)? (?:de |daté|été datée?|annoncé|communiqué|dévoilé|fixé|précisé)[^.;]{0,30}?(?:date|quand|calendrier)?|\bdate\b[^.;]{0,60}?\bn[’']a rien (?:communiqué|dit|annoncé|révélé)|\bquand\b[^.;]{0,60}?\b(?:on ne sait|mystère|ignore|pas encore|inconnu)\b|\b(?:ne sait|ignore)[^.;]{0,20}\bquand\b",
        bare=True,
    ),
    _cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        r"\b(?:était|étaient|devait|devaient|aurait dû|avait été)\b[^.;]{0,60}?\b(?:prévue?|attendue?|annoncée?|programmée?|sortir|arriver|débarquer|être|initialement)\b|\bpromise?s? pour\b|\bprévue?s? (?:à l[’']origine|initialement)\b|\b(?:initialement|d[’']abord|à l[’']origine)\s+(?:prévue?|annoncée?|attendue?|fixée?|programmée?)\b",
    ),
    _cue(
        "out-now",
        Status.RELEASED,
        r"\b(?:est|sont)\s+(?:\w+\s+){0,2}?(?:désormais|déjà|enfin|maintenant|dès à présent|actuellement|dès maintenant)\s+(?:\w+\s+)?(?:disponibles?|en ligne|sur PLATFORM|visible|là|arrivée?|sortie?)|\b(?:désormais|déjà|enfin|maintenant|dès à présent) (?:disponibles?|en ligne|sur PLATFORM)\b|(?<!sera )(?<!seront )(?<!bientôt )\bdisponibles? sur PLATFORM\b(?![^.;]{0,30}?\b(?:le|à partir|dès|en|au)\b)|\bdisponibles? (?:dès maintenant|depuis (?:hier|aujourd)|actuellement)\b",
        bare=True,
        past=True,
    ),
    _cue(
        "came-out",
        Status.RELEASED,
        r"\b(?:est (?:\w+ )?(?:sortie?|arrivée?|parue?)|a (?:\w+ )?(?:débuté|débarqué|été (?:mise? en ligne|diffusée?|lancée?|publiée?))|débarquait|sortait|sortie? (?:le|depuis)|disponibles? depuis|en ligne depuis|(?<!sera )(?<!être )mise? en ligne (?:le|depuis))\b",
        past=True,
    ),
    _cue(
        "goal",
        Status.TARGET,
        r"\b(?:objectif|vise(?:nt)?|espère(?:nt)?|espérant|ambitionne(?:nt)?|compte(?:nt)? (?:bien )?(?:la |le )?(?:sortir|diffuser|lancer|mettre)|souhaite(?:nt)?|aimerait|l[’']ambition|l[’']idée est|si tout va bien|table(?:nt)? sur)\b",
    ),
    _cue(
        "planned",
        Status.SCHEDULED,
        r"\b(?:prévue?s?|programmée?s?|attendue?s?|fixée?s?|datée?s?|calée?|annoncée? pour|date de (?:sortie|diffusion|lancement)|sortie|diffusion|lancement|mise en ligne|débuts?|rendez-vous|arrivée|première mondiale)\b",
    ),
    _cue(
        "comes",
        Status.SCHEDULED,
        r"\b(?:arrive|arrivera|arriver|sort|sorte|sortira|sortir|débarque|débarquera|débarquer|sera (?:disponible|diffusée?|mise? en ligne|proposée?|lancée?|visible|dévoilée? dans)|disponibles?|diffusera|diffuse|lancera|lance|(?:sera|seront|être) mis\w* en ligne|sur PLATFORM(?=,? (?:le|dès|en|à))|mettra en ligne|met en ligne|proposera|propose|à découvrir|à voir|verra le jour|découvrir|débute|débutera|commence|commencera|atterrit|atterrira|rejoindra|en streaming|voir|à partir)\b",
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
        r"\b(?:bandes?-annonces?|trailers?|teasers?|affiches?|images?|extraits?|clip|premières images|fan[- ]?meetings?|rencontre avec (?:les|ses) fans|conférence de presse|projection|avant-première|événement|festival|mariage|marie(?:ra|nt)?|épous\w*|noces|anniversaire|né(?:e)? (?:le|en)|naissance|service militaire|militaire|tournages?|tourné\w*|plateau|tournée|concerts?|album|single|bande originale|chanson|roman|livre|manga|blu-?ray|dvd|(?:deuxième|seconde|troisième|nouvelle) saison|saison (?:2|3)|final[e]?|suite|spin-?off|film|films|cinéma|salles?|théâtre|comédie musicale|billets?|billetterie|interview|entretien|prix|cérémonie|exposition|dévoilé\w* (?:le|hier|mardi|lundi|mercredi|jeudi|vendredi)|communiqué)\b",
        _F,
    ),
    breaks=re.compile(
        r"[;]|\s[—–-]\s|:\s|\s\(|\)\s?|,\s+(?=(?:et|mais|tandis|alors|qui|dont|où|après|avant|avec|puis|car|quand|lorsque|bien|cependant|dans lequel)\b)|\s(?=(?:tandis|alors que|avant que|après que)\s)|(?<=annoncé)\s(?=que)|(?<=confirmé)\s(?=que)",
        _F,
    ),
    hedges=re.compile(
        r"\b(?:rumeurs?|bruits?|selon (?:des|une|un|plusieurs) (?:sources?|insiders?|fuites?|rumeurs?|indiscrétions?|internaute\w*)|fuites?|fuité\w*|non confirmée?s?|supposée?s?|pourrait|pourraient|peut-être|probablement|sans doute|serait|seraient|spéculation\w*|semble|semblerait|murmure|il se dit|laisse[nt]* entendre|à en croire)\b",
        _F,
    ),
    rumours=re.compile(
        r"\b(?:rumeurs?|bruits? de couloir|fuites?|fuité\w*|non confirmée?s?|supposée?s?|spéculation\w*|il se dit|on murmure|à en croire)\b",
        _F,
    ),
    depends=re.compile(r"\s*(?:que\b|qu[’'])"),
    modal=re.compile(r"(?!)"),
    actors=re.compile(r"\b(?:je|nous|tu|on)\s+(?:\w+\s+)?$", _F),
    goals=re.compile(
        r"\b(?:objectif|vise(?:nt)?|espère(?:nt)?|espérant|ambitionne(?:nt)?|souhaite(?:nt)?|aimerait|ambition|si tout va bien|table(?:nt)? sur)\b",
        _F,
    ),
    former=re.compile(
        r"\b(?:au lieu (?:de|du|d[’'])|plutôt que|non(?: plus)?|initialement|d[’']abord|à l[’']origine|et non|remplace)\s*(?:(?:le|la|en|au|prévue?|annoncée?|pour|attendue?)\s+)*$",
        _F,
    ),
    denials=re.compile(
        r"\b(?:dément(?:i|ie|is|ent)?|réfute|infondée?s?|pas vrai|fausse (?:rumeur|date|information))\b",
        _F,
    ),
    turns=re.compile(r"[;—]|\b(?:mais|confirme\w*|reste|demeure|plutôt)\b", _F),
    despite=re.compile(r"\b(?:malgré|contrairement|après)\b[^.;]{0,30}$", _F),
    settles=re.compile(r"\b(?:confirm\w*|officiel\w*|annonc\w*)\b", _F),
    negation=re.compile(r"\b(?:pas|aucune?|jamais|sans|ni|ne)\s+(?:\w+\s+){0,2}$", _F),
    told_before=re.compile(
        r"\b(?:annoncée?s?|annonce|révélée?s?|confirmée?s?|dévoilée?s?|publiée?s?|présentée?s?|diffusée? hier|a (?:annoncé|révélé|confirmé|dévoilé|publié|indiqué|déclaré))\s+(?:(?:officiellement|par PLATFORM|à (?-i:[A-Z]\w+)|lors d[’']un événement)\s+)*(?:le|ce|en|au)\s+$",
        _F,
    ),
    told_after=re.compile(
        r",?\s+(?:(?:PLATFORM|la plateforme|le géant du streaming|l[’']agence|le réalisateur|le streamer)\s+)?(?:a (?:annoncé|révélé|confirmé|dévoilé|publié|indiqué)|annonçait|annonce|a été annoncée?)\b",
        _F,
    ),
    dated=re.compile(r"[^.;]{0,50}?\b(?:annonc\w*|confirm\w*|révél\w*)\b", _F),
    belongs=re.compile(r"\s+(?:de|du|pour|sur|d[’']|consacrée? à)[^,;]*$", _F),
    list_gap=re.compile(
        r"[”\"»]?\s*(?:,|:|–|-|\()?\s*(?:en|le|au|dès le|à partir du|cet|ce)?\s*", _F
    ),
    bracket_gap=re.compile(
        r"[”\"»]?\s*(?:\((?:[\w ]{0,20},\s*)?(?:le|dès le|à partir du)?\s*|,\s*(?:le|dès le|à partir du)\s*)",
        _F,
    ),
    platform=re.compile(r"\b(?:sur|chez|par|via)\s+$", _F),
    lapse=re.compile(
        r"\b(?:toujours|jamais|rien|sans|pas|achevée?|passée?|écoulée?|terminée?)\b", _F
    ),
    says=re.compile(r"(?:\s+\w+){0,3}\s+(?:a|annonce|confirme|diffusera|proposera|date)\b", _F),
    reported=re.compile(r"\b(?:devait|aurait|promis|annoncée?)\b", _F),
    since=re.compile(r"\b(?:disponibles?|en ligne|en streaming)\b", _F),
    small_titles=True,
    relative=re.compile(r"\s*(?:qui|que|dont|laquelle|lequel)\b", _F),
    subject=re.compile(
        r"\b(?:sortie|diffusion|date|épisodes|PLATFORM|rendez-vous|lancement|la plateforme|on|il faudra)\b",
        _F,
    ),
    work_words=re.compile(
        r"\b(?:série|film|drama|roman|livre|saison|comédie|thriller|documentaire|album|jeu|émission)\b",
        _F,
    ),
)
