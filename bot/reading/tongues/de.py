"""German: its calendar, and how it speaks of a release."""

from __future__ import annotations

import re
from functools import partial

from bot.domain.documents import Status
from bot.reading.tongue import Calendar, Tongue, cue

_F = re.IGNORECASE
_NAMES = (
    "januar februar märz april mai juni juli august september oktober november dezember".split()
)
_M = r"(?P<m>Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_Y = r"(?P<y>20\d\d)\b"
_YW = r"(?P<yw>(?:übernächste[nms]?|nächste[nms]?|kommende[nms]?|diese[nms]?|letzte[nms]?|vergangene[nms]?|vorige[nms]?|laufende[nms]?)\s+Jahr(?:es|e)?|im nächsten Jahr)\b"
_S = r"(?:Früh|Spät|Hoch)?(?P<s>Frühjahr|Frühling|Sommer|Herbst|Winter)(?:s|es)?"
_Q = r"(?P<q>erste[nms]?|zweite[nms]?|dritte[nms]?|vierte[nms]?|letzte[nms]?|[1-4]\.)"
_H = r"(?P<h>erste[nrs]?|zweite[nrs]?|[12]\.)"
_COUNTS = {
    "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "zwölf": 12,
}  # fmt: skip
_UNITS = {
    "tag": "day", "tagen": "day", "woche": "week", "wochen": "week", "monat": "month",
    "monaten": "month", "jahr": "year", "jahren": "year",
}  # fmt: skip
_THIS_YEAR = ("jahresende", "ende des jahres", "heuer", "laufe des jahres")
"""Words for the present year or a part of it, no finer than the year."""
_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
_ENDS = ("", "n", "m", "s", "r")


def _all(stems: dict[str, int]) -> dict[str, int]:
    return {stem + end: value for stem, value in stems.items() for end in _ENDS}


def _years() -> dict[str, int]:
    stems = {
        "übernächste": 2, "nächste": 1, "kommende": 1, "diese": 0, "laufende": 0, "letzte": -1,
        "vergangene": -1, "vorige": -1,
    }  # fmt: skip
    return {
        f"{stem}{end} jahr{tail}": plus
        for stem, plus in stems.items()
        for end in _ENDS
        for tail in ("", "es", "e")
    }


CALENDAR = Calendar(
    patterns=tuple(
        re.compile(pattern, _F)
        for pattern in (
            rf"\b(?P<d>[0-3]?\d)\.\s?{_M}(?:\s+(?:{_Y}|{_YW}))?",
            rf"\b(?P<d>[0-3]?\d)\.\s?(?P<mn>[01]?\d)\.\s?{_Y}",
            r"\b(?P<d>[0-3]?\d)\.(?P<mn>[01]?\d)\.(?P<y>\d\d)\b",
            r"\b(?:am|ab|ab dem|vom|zum|bis|seit|seit dem|für den|auf den)\s+(?P<date>(?P<d>[0-3]?\d)\.(?P<mn>[01]?\d)\.)(?!\d)",
            rf"\b{_M}\s+{_Y}",
            rf"\b{_M}\s+(?:des\s+)?{_YW}",
            rf"\b(?:im|ab|bis|vor|Anfang|Mitte|Ende|seit|vom|zum|für|den|in den|de[nrms]|Monat|nach|kommende[nms]|nächste[nms]|diese[nms]|de[sm] Monats)\s+(?P<date>{_M})\b(?!\s+20)",
            rf"\b{_S}\s+{_Y}",
            rf"\b{_S}\s+(?:des\s+)?{_YW}",
            rf"\b(?:im|in diesem|diesen|diesem|dieses|kommenden|nächsten|zum|bis|vor|in den|den|dem|ab|für den|auf den|Anfang|Mitte|Ende)\s+(?P<date>{_S})\b",
            rf"\b{_Q}\s+Quartal(?:\s+(?:des\s+)?(?:{_Y}|{_YW}))?",
            rf"\bQ(?P<q>[1-4])(?:[\s/]+{_Y})?\b",
            rf"\b{_H}\s+(?:Jahreshälfte|Halbjahr|Hälfte)(?:\s+(?:des\s+Jahres\s+|von\s+|des\s+)?(?:{_Y}|{_YW}))?",
            rf"\bH(?P<h>[12])[\s/]+{_Y}",
            rf"\b{_YW}",
            rf"\b(?P<yw>{'|'.join(_THIS_YEAR)})\b",
            rf"\b(?:Jahre?s?\s+)?{_Y}",
            r"\b(?P<mw>nächsten Monat|kommenden Monat|diesen Monat|diesem Monat|nächsten Monats|letzten Monat)\b",
            r"\b(?P<rel>(?-i:morgen|Morgen(?= (?:startet|kommt|erscheint|läuft|ist|geht|wird)))|heute Abend|(?<!bis )heute|übermorgen|gestern)\b",
            rf"\b(?P<date>(?:vergangene|letzte|vorige)[nm]\s+(?P<w>{'|'.join(_DAYS)}))\b(?!,?\s+(?:dem|den)?\s*\d)",
            rf"\bin\s+(?:nur |genau |knapp )?(?P<date>(?P<n>{'|'.join(_COUNTS)}|\d{{1,2}})\s+(?P<unit>{'|'.join(_UNITS)}))\b",
            rf"\b(?:am|ab|seit|nächsten|kommenden|diesen|ab dem|ab kommendem|ab nächstem|am kommenden|am nächsten|bis)\s+(?P<date>(?P<w>{'|'.join(_DAYS)}))\b(?!,?\s+(?:dem|den)?\s*\d)",
        )
    ),
    months={**{name: place for place, name in enumerate(_NAMES, 1)}, "jänner": 1},
    seasons={"frühjahr": 1, "frühling": 1, "sommer": 2, "herbst": 3, "winter": 4},
    ordinals={
        **_all({"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "letzte": -1}),
        **{f"{n}": n for n in (1, 2, 3, 4)},
        **_COUNTS,
    },
    years={**_years(), **dict.fromkeys(_THIS_YEAR, 0), "im nächsten jahr": 1},
    next_months={
        "nächsten monat": 1,
        "kommenden monat": 1,
        "nächsten monats": 1,
        "diesen monat": 0,
        "diesem monat": 0,
        "letzten monat": -1,
    },  # fmt: skip
    weekdays={name: place for place, name in enumerate(_DAYS)},
    days={"morgen": 1, "heute": 0, "heute abend": 0, "übermorgen": 2, "gestern": -1},
    last=("vergangene", "letzte", "vorige"),
    units=_UNITS,
)

_IN = r"(?:[^.;]|(?<=\d)\.)"
"""A letter within a sentence: a day is written with a full stop, which ends none."""
_THINGS = (
    r"\w*(?:trailer|teaser|poster|clip|video|foto|song|ausstellung|soundtrack|album|tournee|konzert"
    r"|lesung|treffen|festspiele|festival|gala|podcast|dokumentation|manga|comic|roman|buch)s?"
    r"|\w*fan-?meetings?|Single|Filmfest|Pressekonferenz|Vorpremiere|Dreharbeiten|Blu-?ray|DVD"
    r"|(?<!in die )Karten|\w+karten|Tickets?|Vorverkauf|Merchandis\w+|Making-of|Titellied|Synchron\w*"
)
"""What comes out or happens, and is no series."""
_ROW = r"(?:[^.;,]|(?<=\d)\.)"
_STEP = rf"(?:(?!\b(?:{_THINGS})\b){_IN})"
"""A letter within a sentence that speaks of no such thing from there on."""
_DATE = (
    r"(?:(?!Geburts|Hochzeits|Dreh|Liefer|Gerichts|Prüfungs)\w*(?:termin|datum|zeitpunkt|zeitfenster)(?:e?s)?"
    r"|(?:Start|Premieren|Veröffentlichungs|Erscheinungs|Sende|Release)-?(?:tag|zeitraum)(?:e?s)?)"
)
_WHEN = (
    r"(?:\d|Anfang|Mitte|Ende|nächste|kommende|diese|erste|zweite|dritte|vierte|letzte|Jahr\b"
    rf"|{'|'.join(_NAMES)}|Frühjahr|Frühling|Sommer|Herbst|Winter)"
)
"""What a time begins with."""
_FINITE = r"wird|werde|werden|startet|starten|starte|erscheint|erscheinen|erscheine|kommt|kommen|komme|läuft|laufe|soll|solle"
_STARTED = r"(?:startete[n]?|erschien(?:en)?|debütierte[n]?|landete[n]?)"
_CITY = rf"{_ROW}{{0,30}}?\bnach (?!Deutschland|Österreich|Europa|Hause)(?-i:[A-ZÄÖÜ])"
"""Somebody who arrives in a city, and no series."""
_DENIED = (
    rf"\b(?:dementier\w*|Dementi|bestreite\w*|bestritt\w*|(?:weist|weisen|wies|wiesen)\b{_IN}{{0,60}}?zurück"
    r"|zurückgewiesen|zurückweist|stimmt (?:so )?nicht|falsch(?:e[nrs]?)?|nicht wahr|unwahr|kein wahres Wort"
    r"|(?:frei |komplett |schlicht )?erfunden\w*|Erfindung|Falschmeldung\w*|Fehlinformation\w*|Zeitungsente"
    r"|widersprich\w*|widersprach\w*|nichts dran|Fälschung\w*|gefälscht\w*|Fake\w*|Unsinn|Quatsch|haltlos\w*"
    r"|aus der Luft gegriffen\w*|entbehr\w+|trifft nicht zu|treffen nicht zu|nicht zutreffend|unzutreffend\w*)\b"
)
_LATER_SAID = r"(?:noch|später|erst|in Kürze|demnächst|zu einem späteren Zeitpunkt|bald|zeitnah)"

_cue = partial(cue, flags=_F)

_CUES = (
    _cue(
        "cancelled",
        Status.CANCELLED,
        r"\b(?:abgesagt|eingestellt|gestrichen|gecancelt|abgesetzt|eingestampft|beerdigt|begraben|zu den Akten gelegt|endgültig vom Tisch)\b"
        r"|\b(?:wird|werden) (?:[\w„“»«]+ ){0,4}?nicht (?:mehr )?(?:erscheinen|kommen|veröffentlicht|veröffentlichen|gezeigt|zeigen|ausgestrahlt|ausstrahlen|realisiert|produziert)\b"
        r"|\bwird es (?:doch )?nicht geben\b|\bkommt (?:nun |jetzt )?(?:doch|gar|überhaupt|endgültig) nicht\b(?=[.,;!]|$)"
        rf"|\b(?:stampft|streicht|sagt|setzt|stellt)\b{_STEP}{{0,60}}?\b(?:ein|ab|aus dem Programm)\b(?=[.,;]|$)"
        rf"|\bnimmt\b{_STEP}{{0,60}}?\b(?:endgültig|ganz|wieder) aus dem (?:Programm|Angebot)\b|\blässt\b{_STEP}{{0,40}}?\bfallen\b(?=[.,;]|$)"
        r"|\bverzichtet auf (?:die|eine) (?:Veröffentlichung|Ausstrahlung)\b|\bdas (?:endgültige )?Aus für\b|\bzieht den Stecker\b|\b(?:Projekt|Serie|Produktion) (?:\w+ )?aufgegeben\b",
        bare=True,
    ),
    # Not itself: with a time right behind it that time is denied.
    _cue(
        "not-then",
        Status.CANCELLED,
        rf"\b(?:{_FINITE})\s+(?:[\w„“»«]+\s+){{0,3}}?nicht(?:\s+(?:schon|bereits))?(?=\s+(?:(?:am|im|ab|zum|in|noch in|noch)\s+)?(?:de[rnm]\s+)?(?:\w+tag,?\s+(?:de[nm]\s+)?)?{_WHEN})",
    ),
    _cue(
        "brought-forward",
        Status.MOVED_UP,
        rf"\b(?:vorgezogen|vorverlegt|vorverlegen|vorziehen|(?:zieht|zog|verlegt|verlegte|rückt|holt)\b{_STEP}{{0,90}}?\bvor(?=[.,;!]|$|\s+und\b)|(?:früher|eher) als (?:ursprünglich )?(?:geplant|erwartet|angekündigt|gedacht|vorgesehen))\b",
        bare=True,
    ),
    _cue(
        "must-wait",
        Status.SCHEDULED,
        rf"\bbis\b(?=\s+(?:zum |in den |Anfang |Mitte |Ende )?{_WHEN}{_IN}{{0,30}}?\b(?:gedulden|warten)\b)",
    ),
    _cue(
        "postponed",
        Status.DELAYED,
        r"\b(?:verschoben|verschob|verschiebt|verschieben|Verschiebung|aufgeschoben|zurückgestellt|verzögert|verzögern|Verzögerung|verspätet|Verspätung|vertagt|(?:auf|nach) hinten|auf unbestimmte Zeit|bis auf Weiteres|später als (?:ursprünglich )?(?:geplant|erwartet|angekündigt|gedacht|vorgesehen)|(?:länger|weiter) gedulden|(?:lässt|lassen) (?:\w+ ){0,2}?auf sich warten|auf Eis|rutscht|rutschte)\b",
        bare=True,
    ),
    _cue("denied", Status.DENIED, _DENIED, bare=True),
    _cue(
        "passed",
        Status.PASSED,
        rf"(?:\b\w*(?:termin|start|datum|premiere)\b{_IN}{{0,60}}?)?\b(?:verstrich(?:en)?|verging|vergangen|vorbeigegangen|ging vorbei|ging vorüber|vorüber|vorbei|abgelaufen)\b,?(?=\s+(?:ohne|und|doch|aber))(?:\s+ohne{_IN}{{0,80}}?\b(?:erschienen|gestartet|aufgetaucht|auftauchte|angelaufen))?"
        r"|\b(?:erschienen|passiert|gekommen) ist (?:\w+ ){0,3}?nichts\b|\bnicht (?:erschienen|gestartet|angelaufen|aufgetaucht)\b",
        bare=True,
    ),
    _cue(
        "no-date",
        Status.NO_DATE,
        rf"\b(?:kein(?:en|e|er|em|erlei)?|ohne|weder)\s+(?:\w+\s+){{0,3}}?{_DATE}\b"
        rf"|\b{_DATE}\b{_STEP}{{0,60}}?\b(?:nicht|noch offen|offen|unbekannt|unklar|ungewiss|geheim|Geheimnis|aus(?=[.,;]|$)|aussteht|stehe? (?:noch )?(?:nicht|aus)|fehlt|folgt|folgen|keine (?:Angaben|Auskunft)|kein Wort|schweigt|Schweigen|in den Sternen|(?:weiter|noch|weiterhin|vorerst) warten|{_LATER_SAID} (?:bekannt|verkündet|mitgeteilt|genannt|verraten|angekündigt|enthüllt))\b"
        rf"|\b(?:wann|wann genau)\b{_STEP}{{0,80}}?\b(?:nicht|unklar|offen|unbekannt|ungewiss|keine|niemand|abzuwarten|verraten|Geheimnis|in den Sternen|offengelassen|offenlässt|verschwiegen|schweigt)\b"
        rf"|\b(?:nicht (?:bekannt|klar|verraten|gesagt|fest|mitgeteilt)|unklar|offen|unbekannt|ungewiss|schweigt|verrät (?:\w+ )?nicht|niemand weiß|weiß niemand|keine Angaben|abzuwarten|fraglich)\b{_STEP}{{0,30}}?\bwann\b"
        rf"|\b(?:Start|{_DATE})\b{_STEP}{{0,50}}?\bbedeckt\b"
        r"|\bnoch (?:nicht|un)\s?(?:datiert|terminiert)\b",
        bare=True,
    ),
    _cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        rf"\b(?:war|sollte|hätte|waren|sollten|hätten)\b{_IN}{{0,70}}?\b(?:(?:ursprünglich|eigentlich|zunächst){_IN}{{0,50}}?\b(?:geplant|angesetzt|angekündigt|vorgesehen|versprochen|starten|erscheinen|kommen|anlaufen)|ursprünglich|eigentlich|zunächst|geplant|eingeplant|angesetzt|angekündigt|versprochen|vorgesehen|terminiert|avisiert|starten|erscheinen|kommen|anlaufen|veröffentlicht|gezeigt)\b"
        rf"|\bstand(?:en)?\b{_IN}{{0,50}}?\bim (?:Programm|Kalender|Programmplan)\b"
        r"|\beigentlich\b[^.;,]{0,40}?\b(?:angekündigt|geplant|vorgesehen|angesetzt)\b|\bursprünglich\b[^.;]{0,40}?\b(?:für|im|am|geplant|angekündigt|vorgesehen)\b|\b(?:ursprüngliche[nr]?|bisherige[nr]?|alte[nr]?)\s+(?:\w*termin|Plan\w*|Start\w*)\b",
    ),
    _cue(
        "had-promised",
        Status.WAS_SCHEDULED,
        rf"\bhatte[n]?\b{_IN}{{0,60}}?\bfür\b{_IN}{{0,50}}?\b(?:angekündigt|versprochen|geplant|vorgesehen|eingeplant|angesetzt|in Aussicht gestellt)\b|\bhatte[n]?\b{_IN}{{0,60}}?\b(?:anlaufen|starten|erscheinen|kommen|zu sehen sein) sollen\b",
        leads=True,
    ),
    _cue(
        "from-today",
        Status.RELEASED,
        rf"\b(?:ab|seit)\b(?=\s+heute\b)(?!{_IN}{{0,70}}?\b(?:{_THINGS})\b)",
        past=True,
    ),
    _cue(
        "today",
        Status.SCHEDULED,
        rf"\bheute(?: Abend)?\s+(?:startet|erscheint|kommt|läuft|feiert|debütiert|geht|landet)\b(?!{_IN}{{0,60}}?\b(?:{_THINGS})\b)",
    ),
    _cue(
        "out-now",
        Status.RELEASED,
        r"\b(?:ist|sind|steht|stehen|läuft|gibt es)\b[^.;,]{0,50}?\b(?:jetzt|nun|ab sofort|bereits|inzwischen|endlich|mittlerweile)\b[^.;,]{0,40}?(?:verfügbar|abrufbar|zu sehen|da\b|erschienen|gestartet|bereit|online|auf PLATFORM|bei PLATFORM|im Stream)|\bab sofort\b|\b(?:ist|sind) (?:\w+ ){0,3}?(?:gestartet|erschienen|angelaufen|online|draußen)\b"
        r"|\b(?:ist|sind) (?:weltweit |exklusiv |komplett |nur )?(?:auf|bei) PLATFORM (?:verfügbar|abrufbar|zu sehen|streambar)\b(?![^;]{0,30}?\b(?:ab|am|im)\b)"
        r"|\b(?:lässt|lassen) sich (?:jetzt|nun|bereits|inzwischen) (?:\w+ ){0,3}?(?:streamen|ansehen|anschauen|sehen|abrufen)\b",
        bare=True,
        past=True,
    ),
    _cue(
        "came-out",
        Status.RELEASED,
        rf"\b{_STARTED}\b|\b(?:lief(?:en)?|kam(?:en)?|ging(?:en)?|feierte[n]?)\b(?={_STEP}{{0,60}}?\b(?:PLATFORM|Premiere|Debüt|Streaming|heraus|an\b|raus|online|auf Sendung|ins Programm))"
        rf"|\bbrachte[n]?\b(?={_STEP}{{0,60}}?\bheraus\b)|\b(?:veröffentlichte[n]?)\b(?!{_IN}{{0,80}}?\b(?:{_THINGS}|Bilder))"
        rf"|\b(?:wurde[n]?|hat|haben)\b(?={_STEP}{{0,90}}?(?<!nicht )\b(?:veröffentlicht|ausgestrahlt|herausgebracht|freigeschaltet|online gestellt|ins Programm genommen)\b)"
        rf"|\b(?:gestartet(?:e[nr]?)?|erschienen(?:e[nr]?)?|angelaufen(?:e[nr]?)?|veröffentlicht wurde)\b"
        rf"|\bseit\b(?={_IN}{{0,70}}?\b(?:verfügbar|abrufbar|zu sehen|online|im Stream|auf PLATFORM|bei PLATFORM|streambar))"
        r"|\bseit (?:ihrem|seinem|dem|der|ihrer|seiner) (?:\w*start|Premiere|Weltpremiere|Debüt|Veröffentlichung|Erscheinen)\b",
        past=True,
    ),
    _cue(
        "goal",
        Status.TARGET,
        r"\b(?:Ziel|Wunsch\w*|angepeilt|anpeilen|peil(?:t|en)|angestrebt|anstreben|streben|strebt|strebe|hofft|hoffen|Hoffnung|möchte|vorgenommen|beabsichtig\w*|liebäugel\w*|(?:PLATFORM|man|das Team|die Produktion|der Streamer|der Streamingdienst|die Plattform|die Macher|der Sender|der Konzern) (?:will|wollen)|will (?:man|das Team)|visier(?:t|en)|wenn alles (?:gut|nach Plan|klappt))\b",
    ),
    _cue(
        "announced-for",
        Status.SCHEDULED,
        rf"\bfür(?=\s+(?:de[nr] |das |die )?{_WHEN}{_IN}{{0,40}}?\b(?:angekündigt|geplant|eingeplant|vorgesehen|angesetzt|versprochen|avisiert|terminiert|in Aussicht gestellt|bestätigt|(?:ein|vor|an)(?=[.,;!]|$))\b)"
        rf"|\bfür (?:de[nr] |das |die )?(?={_WHEN}){_IN}{{0,30}}?\bkündigt\b",
    ),
    _cue(
        "off-it-goes",
        Status.SCHEDULED,
        rf"\b(?:am|ab|im)\s+(?={_WHEN})[\w. ]{{1,24}}?\s+(?:geht es|geht’s|geht's|ist es)(?: dann| endlich)? (?:los|so weit|soweit)\b",
    ),
    _cue(
        "but-then",
        Status.SCHEDULED,
        r"\bsondern(?=\s+(?:erst |bereits |schon |nun )?(?:am|im|ab|in)\b)",
    ),
    _cue(
        "planned",
        Status.SCHEDULED,
        rf"\b(?:bei|auf) PLATFORM\b(?=\s+(?:ab|am|im))|\b(?:geplant|angesetzt|vorgesehen|angekündigt für|terminiert|datiert|erwartet|soll(?:en)?|Startschuss|{_DATE}|(?:der )?Start\b|Starttag|Serienstart|Deutschlandstart|(?:die )?Premiere|Weltpremiere|(?:die )?Veröffentlichung|Release)\b",
    ),
    _cue(
        "comes",
        Status.SCHEDULED,
        rf"\b(?:startet|starten|starte|erscheint|erscheinen|erscheine|(?:kommt|kommen|komme)(?!{_CITY})|läuft(?={_IN}{{0,60}}?\b(?:an|ab|bei|auf PLATFORM|PLATFORM|im Stream|weltweit|exklusiv)\b)|laufen(?={_IN}{{0,40}}?\b(?:an|ab|bei)\b)|anlaufen|anläuft|herauskommt|herauskommen|herausbring(?:t|en)|feiert(?={_STEP}{{0,60}}?\b(?:Premiere|Weltpremiere|Debüt|Start|Einstand)\b)|(?:zeigt|zeigen)(?!{_ROW}{{0,60}}?\b(?:{_THINGS}|Bilder|Szenen)\b)|gezeigt|streamt|streamen|gestreamt|zum Abruf|zum Streamen|bereit|bereitsteh\w*|verfügbar|abrufbar|abzurufen|zu sehen|zu streamen|veröffentlicht|veröffentlichen|bringt(?!{_ROW}{{0,60}}?\b(?:{_THINGS})\b)|online|debütiert|debütieren|landet|landen|an den Start|los|gibt es|da sein|sehen|ansehen|anschauen|ins Programm|ins Rennen|auf die Plattform|auf den Markt|auf die Bildschirme|flimmert|erblickt|fällig|geht|erst (?=im|am|ab|Anfang|Mitte|Ende)|nicht vor|frühestens|ausgestrahlt|ausstrahl(?:t|en)|(?:stellt|schaltet)(?={_ROW}{{0,60}}?\b(?:online|bereit|frei)\b)|freigeschaltet)\b"
        rf"|\bwirft\b(?={_STEP}{{0,60}}?\bauf den Markt)",
    ),
    _cue(
        "on-platform",
        Status.SCHEDULED,
        r"\b(?:ab|am)\b(?=\s+(?:dem\s+)?\d{1,2}\.\s?[\w .]{2,16}\b(?:bei|auf) PLATFORM(?=\s*(?:[.,;:)!]|$|zu )))",
        weak=True,
    ),
)

TONGUE = Tongue(
    code="de",
    calendar=CALENDAR,
    cues=_CUES,
    works=re.compile(
        r"\b(?:die|der|das|diese[rs]?|dem|ihre|seine|den)\s+(?:[\w-]+\s+){0,3}?(?:[\w-]*serie|[\w-]*drama|[\w-]*romanze|Produktion|Format|Titel|Projekt|Liebesgeschichte|Neuheit|Show|\w+teiler)\b|(?:(?<=\bstartet )|(?<=\berscheint )|(?<=\bkommt )|(?<=\bläuft )|(?<=\bwird ))sie\b|\b(?:sie|es|er)\b(?=\s+(?:startet|erscheint|kommt|läuft|soll|wird|ist|feiert|sollte))",
        _F,
    ),
    foreign=re.compile(
        rf"\b(?:{_THINGS}|Bilder|Vorschau|Vorführung|Event|Veranstaltung|Hochzeit|heirate[nt]?|Geburtstag|geboren|Militär\w*|Wehrdienst|Drehs?|gedreht|Drehbeginn|Drehstart|drehte[n]?|abgedreht|abgeschlossen|Tour|Tournee|(?:zweite|dritte|neue)[nr]? Staffel|Staffel (?:2|3|zwei|drei)|Finale|Fortsetzung|fortgesetzt|Ableger|Film|Kinofilm|Kino\w*|Spielfilm|Theater|Musical|Interview|Preis(?:e|verleihung)?|(?:bekannt ?gegeben|bekanntgab|verkündet\w*|mitgeteilt|enthüllt\w*|vorgestellt|präsentiert\w*)(?![,:])|gab{_IN}{{0,20}}bekannt(?![,:])|teilte|Messe)\b",
        _F,
    ),
    breaks=re.compile(
        r"[;]|\s[—–-]\s|:\s|\s\(|\)\s?|,\s+(?=(?:und|aber|während|doch|dass|weil|da|nachdem|bevor|die|der|das|welche[rs]?|wobei|wonach|denen zufolge|sondern|obwohl|wo|wie|als|nur|denn|ehe|bis|um|ob|wenn|in der|in dem|mit|so)\b)|\s(?=(?:während|nachdem|bevor)\s)",
        _F,
    ),
    hedges=re.compile(
        r"\b(?:(?:gut |durchaus )?möglich, dass|wahrscheinlich\w*|Tippgeber\w*|Branchenkenner\w*|\w*gerücht\w*|angeblich\w*|Insider\w*|Leak\w*|geleakt\w*|unbestätigt\w*|Spekulation\w*|spekulier\w*|durchgesicker\w*|kursier\w*|anonym\w*|Hörensagen|(?:deute[nt]|spricht|sprechen) (?:\w+ ){0,2}?(?:darauf hin|dafür)|(?:glaubt man|zu glauben|glauben (?:darf|mag|schenkt|will)|Nutzer\w* glauben|Blog\w* glauben|Quelle\w* glauben)|(?:Fans|Zuschauer|Beobachter|viele|manche|Nutzer) (?:\w+ )?(?:rechnen|erwarten|vermuten|glauben|tippen|spekulieren)|wollen wissen|will (?:\w+ ){0,3}?(?:wissen|erfahren haben)|offenbar|womöglich|möglicherweise|vielleicht|vermutlich|wohl|wahrscheinlich|könnte[n]?|dürfte[n]?|\w*fürcht\w*|Sorge|mutmaßlich\w*|laut (?:einem|eines|einer) (?:Insider|Leak|Quelle|Bericht)\w*|gemunkelt|heißt es|aus Branchenkreisen)\b",
        _F,
    ),
    rumours=re.compile(
        r"\b(?:\w*gerücht\w*|angeblich\w*|Insider\w*|Leak\w*|geleakt\w*|unbestätigt\w*|Spekulation\w*|gemunkelt|mutmaßlich\w*|durchgesicker\w*|kursier\w*|anonym\w*|Hörensagen)\b",
        _F,
    ),
    depends=re.compile(rf"\s*(?:dass|daß)\b|{_IN}*\bzu \w+n\W*$"),
    modal=re.compile(r"(?!)"),
    actors=re.compile(r"\b(?:ich|wir|du|ihr|man|er selbst)\s+(?:\w+\s+)?$", _F),
    goals=re.compile(
        r"\b(?:Ziel\w*|Wunsch\w*|vorgenommen|beabsichtig\w*|liebäugel\w*|ins Auge gefasst|(?:PLATFORM|man|das Team|die Produktion|der Streamer|der Streamingdienst|die Plattform|die Macher|der Sender|der Konzern) (?:will|wollen|möchte[n]?)|wir (?:möchten|wollen|hoffen)|angepeilt\w*|anpeil\w*|peilt|peilen|angestrebt\w*|anstreb\w*|streb(?:t|en)\b|hofft|hoffen|Hoffnung|visiert|visieren|wenn alles (?:gut|nach Plan|klappt))\b",
        _F,
    ),
    ours_of=re.compile(
        r"\b(?:bekannt|berühmt|gesehen|zuletzt|Stars?|\w*[Dd]arsteller(?:in)?)\s+(?:\w+\s+)?(?:aus|durch|in|von|mit|für)\s+(?:(?:de[rmn]|die|das|[\w-]*[Ss]erie|\w*drama|neuen)\s+)*[„“»\"']?$",
        _F,
    ),
    former=re.compile(
        r"\b(?:statt|anstatt|aus dem|anstelle(?: von)?|nicht|ursprünglich|zunächst|eigentlich|bisher|als|ersetzt)\s+(?:(?:mehr|wie|im|am|für|vorgesehen|ursprünglich|zunächst|den|der|dem|des|geplant|angekündigt|zum|in|erst|ab|Termin|bisherigen)\s+)*$",
        _F,
    ),
    # What doesn't come then is denied, unless another time is said at once.
    former_not=re.compile(
        rf"\b(?:{_FINITE})\s+(?:\w+\s+){{0,2}}?nicht\s+(?:(?:schon|bereits|am|im|ab|zum|in|der|den|dem|diesem)\s+)*$",
        _F,
    ),
    former_after=re.compile(
        r"(?:\s+\w+){0,4}\s*,?\s+(?:sondern|stattdessen|dafür)\b"
        r"|\s+(?:vorgesehene|geplante|angekündigte|angesetzte|erwartete)[rn]?\s",
        _F,
    ),
    retracts=re.compile(
        r"\W*(?:das|dies|all das|die (?:meldung|nachricht|angabe)(?:en)?) (?:stimmt nicht|ist (?:falsch|unwahr|nicht wahr|frei erfunden)|trifft nicht zu|sei (?:falsch|unwahr))\b"
        r"|\W*(?:PLATFORM|der streamer|die plattform|die agentur)\s(?:\w+\s)?(?:dementier\w+|bestreitet|bestritt|(?:weist|wies)(?=[^.;]{0,40}\bzurück))\s(?:das|dies|den termin|die (?:meldung|berichte?|gerüchte?|angaben?))\b",
        _F,
    ),
    not_so=re.compile(r"\b(?:nicht|nie|niemals)\s+(?:\w+\s+)?$", _F),
    denials=re.compile(_DENIED, _F),
    turns=re.compile(
        r"[;—]|\b(?:aber|sondern|bestätigt\w*|weiterhin|bleibt|stattdessen|es bleibe)\b", _F
    ),
    despite=re.compile(rf"\b(?:trotz|entgegen|nach|beendet)\b{_IN}{{0,30}}$", _F),
    settles=re.compile(r"\b(?:bestätigt\w*|offiziell\w*|angekündigt|verkündet\w*)\b", _F),
    negation=re.compile(
        r"\b(?:nicht(?! vor\b| nur\b)|kein\w*|nie|ohne|weder)\s+(?:\w+\s+){0,2}$", _F
    ),
    told_before=re.compile(
        r"\b(?:gab|teilte|verkündete|kündigte|berichtete|enthüllte|bestätigte|veröffentlichte|stellte|meldete|schrieb|sagte|postete|zeigte|hatte|wurde|Ankündigung|Bekanntgabe|Mitteilung|Meldung|Bericht)\s+(?:(?:PLATFORM|der Streamer|der Streamingdienst|die Plattform|das Unternehmen|die Agentur|bereits|schon|erst|es|sie|er|in einer Mitteilung|auf Instagram|auf X)\s+)*(?:am|im|vom)\s+$",
        _F,
    ),
    told_after=re.compile(
        r"\s+(?:(?!am|im|ab)[\w.„“-]+\s+){0,8}?(?:bekannt ?gegeben|bekanntgegeben|bekannt gab|bekanntgab|bekannt|verkündet\w*|angekündigt|mitgeteilt|mitteilte\w*|teilte|mit(?=[.,])|berichtet\w*|enthüllt\w*|vorgestellt|präsentiert\w*|erklärte|sagte|bestätigte)\b",
        _F,
    ),
    object_gap=re.compile(r"[„“»\"]?\s*(?:[\w’-]+\s+){0,4}", _F),
    dated=re.compile(
        r"[^.;]{0,50}?\b(?:bekannt|verkündet\w*|angekündigt|mitgeteilt|bestätigt\w*|Meldung)\b", _F
    ),
    belongs=re.compile(r"\s+(?:zu|zur|zum|von|für|der|des|um|mit)\b[^,;]*$", _F),
    list_gap=re.compile(
        r"[“”\"»]?\s*(?:,|:|–|-|\()?\s*(?:im|am|ab|ab dem|in diesem|diesen)?\s*", _F
    ),
    bracket_gap=re.compile(
        r"[“”\"»]?\s*(?:\((?:[\w ]{0,20},\s*)?(?:ab|am|ab dem)?\s*|,\s*(?:ab|ab dem)\s*)", _F
    ),
    platform=re.compile(r"\b(?:auf|bei|zu|von|über)\s+$", _F),
    gone=re.compile(
        r"\b(?:nicht mehr|fehlt|verschwunden|gestrichen|taucht[^.;]{0,40}? nicht)\b", _F
    ),
    lapse=re.compile(
        r"\b(?:noch (?:immer )?(?:nicht|nichts|keine?)|nicht (?:da|erschienen|gestartet|gekommen|angelaufen|veröffentlicht|zu sehen|passiert|aufgetaucht|gezeigt)|nie|nichts|ohne|vorbei|verstrichen|vergangen|um|Spur|Fehlanzeige|ausgeblieben|blieb)\b",
        _F,
    ),
    says=re.compile(
        r"(?:\s+\w+){0,3}\s+(?:mitgeteilt|bestätigt\w*|angekündigt|verkündet\w*|teilte|gab|kündigte|erklärte|sagte|hat|zeigt|bringt|wird)\b",
        _F,
    ),
    reported=re.compile(r"\b(?:sollte|hätte|versprochen|angekündigt|geplant)\b", _F),
    since=re.compile(r"\b(?:verfügbar|abrufbar|zu sehen|streambar|online)\b", _F),
    # In small letters: a sentence may begin with "Der".
    relative=re.compile(r"\s*(?:die|der|das|welche[rs]?)\b"),
    subject=re.compile(
        r"\b(?:\w*start|\w*termin|\w*datum|Premiere|Veröffentlichung|Release|Folgen|Episoden|wir|Fans|Zuschauer\w*|PLATFORM|los|der Streamer|der Streamingdienst)\b",
        _F,
    ),
    regions=re.compile(
        r"\b(?:in|für|im)\s+(?:(?:der|den|dem)\s+)?(?:Japan|(?:Süd)?Korea|Deutschland|Österreich|Schweiz|Europa|Asien|USA|Frankreich|Italien|Spanien|Großbritannien|Rest der Welt)\b|\b(?:hierzulande|andernorts|anderswo)\b",
        _F,
    ),
    part_of=re.compile(
        r"\b(?:\w*darsteller(?:in|n|innen)?|Stars?|Schauspieler\w*|Komponist\w*|Hauptrollen?|Besetzung|Figuren|Fans|Regisseur\w*)\s+(?:von|aus|zu|in|der|des)\s+(?:(?:der|des|dem|Serie|Dramas?|PLATFORM-Serie|neuen)\s+)*[„“»\"]?$",
        _F,
    ),
    work_words=re.compile(
        r"\b(?:\w*serie|\w*drama|Film|Komödie|Thriller|Roman|Buch|Staffel|Show|Doku\w*|Krimi|Spiel|Album)\b",
        _F,
    ),
    implies=False,
    capitals=False,
    small_titles=True,
    moves_behind=True,
)
