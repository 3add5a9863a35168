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
_YW = r"(?P<yw>(?:nächste[nms]?|kommende[nms]?|diese[nms]?|letzte[nms]?|laufende[nms]?)\s+Jahr(?:es|e)?|im nächsten Jahr)\b"
_S = r"(?P<s>Frühjahr|Frühling|Sommer|Herbst|Winter)(?:s|es)?"
_Q = r"(?P<q>erste[nms]?|zweite[nms]?|dritte[nms]?|vierte[nms]?|letzte[nms]?|[1-4]\.)"
_H = r"(?P<h>erste[nrs]?|zweite[nrs]?|[12]\.)"
_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
_ENDS = ("", "n", "m", "s", "r")


def _all(stems: dict[str, int]) -> dict[str, int]:
    return {stem + end: value for stem, value in stems.items() for end in _ENDS}


def _years() -> dict[str, int]:
    stems = {"nächste": 1, "kommende": 1, "diese": 0, "laufende": 0, "letzte": -1}
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
            rf"\b{_M}\s+{_Y}",
            rf"\b{_M}\s+(?:des\s+)?{_YW}",
            rf"\b(?:im|ab|bis|Anfang|Mitte|Ende|seit|vom|zum|für|den|in den)\s+(?P<date>{_M})\b(?!\s+20)",
            rf"\b{_S}\s+{_Y}",
            rf"\b{_S}\s+(?:des\s+)?{_YW}",
            rf"\b(?:im|in diesem|diesen|dieses|kommenden|nächsten|zum|bis|in den|den|ab|für den|auf den)\s+(?P<date>{_S})\b",
            rf"\b{_Q}\s+Quartal(?:\s+(?:des\s+)?(?:{_Y}|{_YW}))?",
            rf"\bQ(?P<q>[1-4])\s+{_Y}",
            rf"\b{_H}\s+(?:Jahreshälfte|Halbjahr|Hälfte)(?:\s+(?:des\s+Jahres\s+|von\s+|des\s+)?(?:{_Y}|{_YW}))?",
            rf"\b{_YW}",
            rf"\b{_Y}",
            r"\b(?P<mw>nächsten Monat|kommenden Monat|diesen Monat|diesem Monat|nächsten Monats|letzten Monat)\b",
            r"\b(?P<rel>(?-i:morgen|Morgen(?= (?:startet|kommt|erscheint|läuft|ist|geht|wird)))|heute|heute Abend|übermorgen|gestern)\b",
            rf"\b(?:am|ab|seit|nächsten|kommenden|diesen|ab dem|am kommenden|bis)\s+(?P<date>(?P<w>{'|'.join(_DAYS)}))\b(?!,?\s+(?:dem|den)?\s*\d)",
        )
    ),
    months={**{name: place for place, name in enumerate(_NAMES, 1)}, "jänner": 1},
    seasons={"frühjahr": 1, "frühling": 1, "sommer": 2, "herbst": 3, "winter": 4},
    ordinals={
        **_all({"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "letzte": -1}),
        **{f"{n}": n for n in (1, 2, 3, 4)},
    },
    years={**_years(), "im nächsten jahr": 1},
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
)

_DATE = r"(?:Start|Release|Veröffentlichungs|Premieren|Ausstrahlungs|Erscheinungs|Streaming)?-?(?:termin|datum|tag|zeitraum)"

_cue = partial(cue, flags=_F)

_CUES = (
    _cue(
        "cancelled",
        Status.CANCELLED,
        r"\b(?:abgesagt|eingestellt|gestrichen|gecancelt|abgesetzt|eingestampft|beerdigt|wird nicht (?:mehr )?(?:erscheinen|kommen|veröffentlicht|gezeigt))\b|\b(?:stampft|streicht|sagt|setzt)\b[^.;]{0,60}\b(?:ein|ab|aus dem Programm)\b(?=[.,;]|$)|\bzieht den Stecker\b",
        bare=True,
    ),
    _cue(
        "brought-forward",
        Status.MOVED_UP,
        r"\b(?:vorgezogen|vorverlegt|vorverlegen|vorziehen|zieht[^.;]{0,50}\bvor|früher als (?:geplant|erwartet|angekündigt|gedacht))\b",
        bare=True,
    ),
    _cue(
        "postponed",
        Status.DELAYED,
        r"\b(?:verschoben|verschiebt|verschieben|Verschiebung|verzögert|Verzögerung|verspätet|vertagt|(?:auf|nach) hinten|auf unbestimmte Zeit|später als (?:geplant|erwartet|angekündigt)|gedulden|lässt (?:noch |weiter )?auf sich warten|auf Eis)\b",
        bare=True,
    ),
    _cue(
        "denied",
        Status.DENIED,
        r"\b(?:dementiert|dementieren|Dementi|bestreitet|weist[^.;]{0,60}zurück|zurückgewiesen|stimmt nicht|falsch(?:e|er)?|nicht wahr|frei erfunden)\b",
        bare=True,
    ),
    _cue(
        "no-date",
        Status.NO_DATE,
        rf"\b(?:kein(?:en|e|er|em)?|ohne|weder)\s+(?:\w+\s+){{0,3}}?(?:\w*{_DATE})\b|\b\w*{_DATE}\b[^.;]{{0,60}}?\b(?:nicht|noch offen|offen|unbekannt|aus|aussteht|stehe? (?:noch )?(?:nicht|aus)|fehlt|folgt|folgen)\b|\b(?:wann|wann genau)\b[^.;]{{0,70}}?\b(?:nicht|unklar|offen|unbekannt|keine|niemand|abzuwarten|verraten)\b|\bnoch nicht (?:datiert|terminiert)\b|\bwann\b[^.;]{0, 80}?\b(?:offengelassen|offenlässt|lässt[^.;]{0, 30}offen|verschwiegen)\b",
        bare=True,
    ),
    _cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        r"\b(?:war|sollte|hätte|waren)\b[^.;]{0,60}?\b(?:ursprünglich|eigentlich|zunächst|geplant|angesetzt|angekündigt|vorgesehen|starten|erscheinen|kommen|anlaufen)\b|\beigentlich\b[^.;,]{0,40}?\b(?:angekündigt|geplant|vorgesehen|angesetzt)\b|\bursprünglich\b[^.;]{0,40}?\b(?:für|im|am|geplant|angekündigt|vorgesehen)\b|\b(?:ursprüngliche[nr]?|bisherige[nr]?|alte[nr]?)\s+(?:\w*termin|Plan\w*|Start\w*)\b",
    ),
    _cue(
        "out-now",
        Status.RELEASED,
        r"\b(?:ist|sind|steht|stehen|läuft|gibt es)\b[^.;,]{0,50}?\b(?:jetzt|nun|ab sofort|bereits|inzwischen|endlich|mittlerweile)\b[^.;,]{0,40}?(?:verfügbar|abrufbar|zu sehen|da\b|erschienen|gestartet|bereit|online|auf PLATFORM|bei PLATFORM|im Stream)|\bab sofort\b|\b(?:ist|sind) (?:\w+ ){0,3}?(?:gestartet|erschienen|angelaufen|online|draußen)\b",
        bare=True,
        past=True,
    ),
    _cue(
        "came-out",
        Status.RELEASED,
        r"\b(?:startete[n]?|erschien(?:en)?|lief|feierte|debütierte|kam|wurde[n]?)\b(?=[^.;]{0,60}\b(?:PLATFORM|Premiere|Streaming|veröffentlicht|heraus|an\b|raus))|\b(?:gestartet|erschienen|veröffentlicht wurde|angelaufen)\b|\bseit\b(?=[^.;]{0,70}\b(?:verfügbar|abrufbar|zu sehen|online|auf PLATFORM|bei PLATFORM|streambar))",
        past=True,
    ),
    _cue(
        "goal",
        Status.TARGET,
        r"\b(?:Ziel|angepeilt|anpeilen|peil(?:t|en)|angestrebt|anstreben|streben|strebt|strebe|hofft|hoffen|Hoffnung|möchte|will (?:man|das Team)|visier(?:t|en)|wenn alles (?:gut|nach Plan|klappt))\b",
    ),
    _cue(
        "planned",
        Status.SCHEDULED,
        rf"\b(?:bei|auf) PLATFORM\b(?=\s+(?:ab|am|im))|\b(?:geplant|angesetzt|vorgesehen|angekündigt für|terminiert|datiert|soll(?:en)?|Startschuss|{_DATE}|Start\b|Serienstart|Deutschlandstart|Premiere|Weltpremiere|Veröffentlichung|Release)\b",
    ),
    _cue(
        "comes",
        Status.SCHEDULED,
        r"\b(?:startet|starten|starte|erscheint|erscheinen|erscheine|kommt|kommen|komme|läuft|anlaufen|anläuft|feiert|zeigt|zeigen|streamt|streamen|zum Abruf|bereit|verfügbar|abrufbar|abzurufen|zu sehen|zu streamen|veröffentlicht|veröffentlichen|bringt|online|debütiert|landet|an den Start|los|gibt es|da sein|sehen|ins Programm|auf die Plattform|bringt|geht|erst (?=im|am|ab|Anfang|Mitte|Ende)|nicht vor|ausgestrahlt|stellt|freigeschaltet)\b",
    ),
)

TONGUE = Tongue(
    code="de",
    calendar=CALENDAR,
    cues=_CUES,
    works=re.compile(
        r"\b(?:die|der|das|diese[rs]?|dem|ihre|seine|den)\s+(?:[\w-]+\s+){0,3}?(?:[\w-]*serie|[\w-]*drama|[\w-]*romanze|Produktion|Format|Titel|Projekt|Liebesgeschichte|Neuheit|Show|Achtteiler|Zehnteiler|Mehrteiler)\b|\b(?:sie|es|er)\b(?=\s+(?:startet|erscheint|kommt|läuft|soll|wird|ist|feiert|sollte))",
        _F,
    ),
    foreign=re.compile(
        r"\b(?:\w*trailers?|Teasers?|Poster|Bilder|Clips?|Vorschau|\w*fan-?(?:meeting|treffen)s?|Pressekonferenz|Vorführung|Vorpremiere|Event|Veranstaltung|Festival|Filmfestspiele|Hochzeit|heirate[nt]?|Geburtstag|geboren|Militär\w*|Wehrdienst|Drehs?|gedreht|Dreharbeiten|Drehbeginn|Drehstart|drehte[n]?|abgedreht|abgeschlossen|Tour|Tournee|Konzerte?|Album|Single|Soundtrack|Song|Roman|Buch|Manga|Blu-?ray|DVD|(?:zweite|dritte|neue)[nr]? Staffel|Staffel (?:2|3|zwei|drei)|Finale|Fortsetzung|Ableger|Film|Kinofilm|Kino\w*|Spielfilm|Theater|Musical|Tickets?|Vorverkauf|Interview|Preis(?:e|verleihung)?|bekannt ?gegeben|bekanntgab|gab[^.;]{0,20}bekannt|verkündet\w*|mitgeteilt|teilte|berichtet\w*|enthüllt\w*|vorgestellt|präsentiert\w*|Bericht|Meldung|Ankündigung|Ausstellung|Messe)\b",
        _F,
    ),
    breaks=re.compile(
        r"[;]|\s[—–-]\s|:\s|\s\(|\)\s?|,\s+(?=(?:und|aber|während|doch|dass|weil|da|nachdem|bevor|die|der|das|welche[rs]?|wobei|sondern|obwohl|wo|wie|als|nur|denn|ehe|bis|um|ob|wenn|in der|in dem|mit|so)\b)|\s(?=(?:während|nachdem|bevor)\s)",
        _F,
    ),
    hedges=re.compile(
        r"\b(?:Gerücht\w*|angeblich\w*|Insider\w*|Leak\w*|geleakt\w*|unbestätigt\w*|Spekulation\w*|spekulier\w*|offenbar|womöglich|möglicherweise|vielleicht|vermutlich|wohl|wahrscheinlich|könnte[n]?|dürfte[n]?|mutmaßlich\w*|laut (?:einem|eines|einer) (?:Insider|Leak|Quelle|Bericht)\w*|gemunkelt|heißt es|aus Branchenkreisen)\b",
        _F,
    ),
    rumours=re.compile(
        r"\b(?:Gerücht\w*|angeblich\w*|Insider\w*|Leak\w*|geleakt\w*|unbestätigt\w*|Spekulation\w*|gemunkelt|mutmaßlich\w*)\b",
        _F,
    ),
    depends=re.compile(r"\s*(?:dass|daß)\b"),
    modal=re.compile(r"(?!)"),
    actors=re.compile(r"\b(?:ich|wir|du|ihr|man|er selbst)\s+(?:\w+\s+)?$", _F),
    goals=re.compile(
        r"\b(?:Ziel\w*|Wunsch|angepeilt\w*|anpeil\w*|peilt|peilen|angestrebt\w*|anstreb\w*|streb(?:t|en)\b|hofft|hoffen|Hoffnung|visiert|visieren|wenn alles (?:gut|nach Plan|klappt))\b",
        _F,
    ),
    former=re.compile(
        r"\b(?:statt|anstatt|anstelle(?: von)?|nicht|ursprünglich|zunächst|eigentlich|bisher|als|ersetzt)\s+(?:(?:mehr|wie|im|am|für|vorgesehen|ursprünglich|zunächst|den|der|dem|des|geplant|angekündigt|zum|in|erst|ab|Termin|bisherigen)\s+)*$",
        _F,
    ),
    denials=re.compile(
        r"\b(?:dementiert\w*|dementieren|Dementi|bestreitet|weist[^.;]{0,60}zurück|zurückgewiesen|stimmt nicht|falsche?r?|nicht wahr|frei erfunden)\b",
        _F,
    ),
    turns=re.compile(
        r"[;—]|\b(?:aber|sondern|bestätigt\w*|weiterhin|bleibt|stattdessen|es bleibe)\b", _F
    ),
    despite=re.compile(r"\b(?:trotz|entgegen|nach|beendet)\b[^.;]{0,30}$", _F),
    settles=re.compile(r"\b(?:bestätigt\w*|offiziell\w*|angekündigt|verkündet\w*)\b", _F),
    negation=re.compile(r"\b(?:nicht|kein\w*|nie|ohne|weder)\s+(?:\w+\s+){0,2}$", _F),
    told_before=re.compile(
        r"\b(?:gab|teilte|verkündete|kündigte|berichtete|enthüllte|bestätigte|veröffentlichte|stellte|meldete|schrieb|sagte|postete|zeigte|hatte|wurde)\s+(?:(?:PLATFORM|der Streamer|der Streamingdienst|die Plattform|das Unternehmen|die Agentur|bereits|schon|erst|es|sie|er|in einer Mitteilung|auf Instagram|auf X)\s+)*(?:am|im|vom)\s+$",
        _F,
    ),
    told_after=re.compile(
        r"\s+(?:(?!am|im|ab)[\w.„“-]+\s+){0,8}?(?:bekannt ?gegeben|bekanntgegeben|bekannt gab|bekanntgab|bekannt|verkündet\w*|angekündigt|mitgeteilt|mitteilte\w*|teilte|mit(?=[.,])|berichtet\w*|enthüllt\w*|vorgestellt|präsentiert\w*|erklärte|sagte|bestätigte)\b",
        _F,
    ),
    dated=re.compile(
        r"[^.;]{0,50}?\b(?:bekannt|verkündet\w*|angekündigt|mitgeteilt|bestätigt\w*|Meldung)\b", _F
    ),
    belongs=re.compile(r"\s+(?:zu|zur|zum|von|für|der|des|um|mit)\b[^,;]*$", _F),
    list_gap=re.compile(
        r"[“”\"»]?\s*(?:,|:|–|-|\()?\s*(?:im|am|ab|ab dem|in diesem|diesen)?\s*", _F
    ),
    bracket_gap=re.compile(
        r"[“”\"»]?\s*(?:\((?:[\w ]{0,20},\s*)?(?:ab|am|ab dem)?\s*|,\s*(?:ab|ab dem|am)\s*)", _F
    ),
    platform=re.compile(r"\b(?:auf|bei|zu|von|über)\s+$", _F),
    lapse=re.compile(r"\b(?:noch|nicht|nie|nichts|ohne|vorbei|verstrichen|vergangen|um)\b", _F),
    says=re.compile(
        r"(?:\s+\w+){0,3}\s+(?:mitgeteilt|bestätigt\w*|angekündigt|verkündet\w*|teilte|gab|kündigte|erklärte|sagte|hat|zeigt|bringt|wird)\b",
        _F,
    ),
    reported=re.compile(r"\b(?:sollte|hätte|versprochen|angekündigt|geplant)\b", _F),
    since=re.compile(r"\b(?:verfügbar|abrufbar|zu sehen|streambar|online)\b", _F),
    relative=re.compile(r"\s*(?:die|der|das|welche[rs]?)\b", _F),
    subject=re.compile(
        r"\b(?:\w*start|\w*termin|Premiere|Veröffentlichung|Release|Folgen|Episoden|wir|Fans|Zuschauer\w*|PLATFORM|los|der Streamer|der Streamingdienst)\b",
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
