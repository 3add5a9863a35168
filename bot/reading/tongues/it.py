"""Italian: its calendar, and how it speaks of a release."""

from __future__ import annotations

import re
from functools import partial

from bot.domain.documents import Status
from bot.reading.tongue import Calendar, Tongue, cue

_F = re.IGNORECASE
_NAMES = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
_M = rf"(?P<m>{'|'.join(_NAMES)})"
_Y = r"(?P<y>20\d\d)\b"
_YW = r"(?P<yw>(?:il )?prossimo anno|l[’']anno prossimo|anno prossimo|quest[’']anno|l[’']anno scorso|l[’']anno in corso)"
_S = r"(?P<s>primavera|estate|autunno|inverno)"
_O = r"primo|secondo|terzo|quarto|ultimo|prima|seconda"
_THIS_YEAR = ("fine anno", "fine dell'anno", "corso dell'anno", "entro l'anno", "metà dell'anno")
"""Words for the present year or a part of it, no finer than the year."""
_COUNTS = {
    "un": 1, "una": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7,
    "otto": 8, "nove": 9, "dieci": 10, "dodici": 12,
}  # fmt: skip
_UNITS = {
    "giorno": "day", "giorni": "day", "settimana": "week", "settimane": "week", "mese": "month",
    "mesi": "month", "anno": "year", "anni": "year",
}  # fmt: skip
_DAYS = "lunedì martedì mercoledì giovedì venerdì sabato domenica".split()

CALENDAR = Calendar(
    patterns=tuple(
        re.compile(pattern, _F)
        for pattern in (
            rf"\b(?P<d>[0-3]?\d|1°|primo)[°º]?\s+{_M}(?:\s+(?:del(?:l[’'])?\s*)?(?:{_Y}|{_YW}))?",
            rf"\b(?P<d>[0-3]?\d)[./](?P<mn>[01]?\d)[./]{_Y}",
            rf"\b{_M}\s+(?:del\s+)?{_Y}",
            rf"\b{_M}\s+(?:del(?:l[’'])?\s*)?{_YW}",
            rf"\b(?:a|ad|in|di|da|entro|per|fino a|nel mese di|inizio|metà|fine|dal mese di|prossimo|scorso|verso|del|nel|questo|il mese di|dopo)\s+(?P<date>{_M})\b",
            rf"\b{_S}\s+(?:del(?:l[’'])?\s*)?(?:{_Y}|{_YW})",
            rf"\b(?:in|in questa|quest[’']|questa|questo|la prossima|prossima|prossimo|per l[’']|nell[’']|l[’']|alla|in piena|dell[’']|all[’']|dall[’']|nella|per la|della|dalla|la|entro|inizio|metà|fine|tarda|a|di)\s*(?P<date>{_S})\b",
            rf"\b{_S}\s+prossim[oa]\b",
            rf"\b(?P<q>{_O})\s+trimestre(?:\s+(?:del(?:l[’'])?\s*)?(?:{_Y}|{_YW}|anno\b))?",
            rf"\bQ(?P<q>[1-4])\s+(?:del\s+)?{_Y}",
            rf"\b(?P<h>{_O})\s+(?:metà|semestre|parte)\s+(?:del(?:l[’'])?\s*)?(?:{_Y}|{_YW}|anno\b)",
            rf"\b(?P<h>{_O})\s+semestre\b",
            rf"\b{_YW}\b",
            rf"\b(?P<yw>{'|'.join(_THIS_YEAR)})\b(?! (?:prossimo|scorso))".replace("'", "[’']"),
            rf"\b{_Y}",
            r"\b(?P<mw>il mese prossimo|prossimo mese|mese prossimo|questo mese|il mese scorso)\b",
            r"\b(?P<rel>domani|oggi|stasera|dopodomani|ieri)\b",
            rf"\b(?P<w>{'|'.join(_DAYS)})\s+scors[oa]\b",
            rf"\b(?:tra|fra)\s+(?P<date>(?P<n>{'|'.join(_COUNTS)}|\d{{1,2}})\s+(?P<unit>{'|'.join(_UNITS)}))\b",
            rf"\b(?:(?:da|questo|il prossimo|prossimo)\s+)?(?P<w>{'|'.join(_DAYS)})\s+(?=prossimo)prossimo",
            rf"\b(?:da|questo|il prossimo|dal prossimo|questa)\s+(?P<date>(?P<w>{'|'.join(_DAYS)}))\b(?!\s+(?:\d|scors))",
        )
    ),
    months={name: place for place, name in enumerate(_NAMES, 1)},
    seasons={"primavera": 1, "estate": 2, "autunno": 3, "inverno": 4},
    ordinals={
        "primo": 1,
        "prima": 1,
        "secondo": 2,
        "seconda": 2,
        "terzo": 3,
        "quarto": 4,
        "ultimo": -1,
        **_COUNTS,
    },
    years={
        "prossimo anno": 1,
        "il prossimo anno": 1,
        "l'anno prossimo": 1,
        "l’anno prossimo": 1,
        "anno prossimo": 1,
        "quest'anno": 0,
        "quest’anno": 0,
        "l'anno in corso": 0,
        "l’anno in corso": 0,
        "l'anno scorso": -1,
        "l’anno scorso": -1,
        **{end.replace("'", mark): 0 for end in _THIS_YEAR for mark in "'’"},
    },  # fmt: skip
    next_months={
        "il mese prossimo": 1,
        "mese prossimo": 1,
        "prossimo mese": 1,
        "questo mese": 0,
        "il mese scorso": -1,
    },  # fmt: skip
    weekdays={name: place for place, name in enumerate(_DAYS)},
    days_named={"primo": 1},
    days={"domani": 1, "oggi": 0, "stasera": 0, "dopodomani": 2, "ieri": -1},
    last=tuple(f"{day} scors" for day in _DAYS),
    units=_UNITS,
)

_THINGS = (
    r"trailer|teaser|poster|locandin[ae]|clip|video|foto|immagini|colonna sonora|canzone|brano|singolo"
    r"|album|romanzo|libro|manga|fumetto|webtoon|blu-?ray|dvd|fan ?meeting|conferenza stampa"
    r"|biglietti|prevendit[ae]|(?:una|la|della|alla|dalla|nella) mostra|concert[oi]|tour|documentario"
    r"|podcast|dietro le quinte|doppiaggio|riprese|festival|rassegna|festa"
)
"""What comes out or happens, and is no series."""
_STEP = rf"(?:(?!\b(?:{_THINGS})\b)[^.;])"
"""A letter within a sentence that speaks of no such thing from there on."""
_WHEN = (
    r"(?:\d|primo\b|inizio|metà|fine|prossim[oa]|quest|primavera|estate|autunno|inverno|secondo|seconda"
    rf"|prima metà|terzo|quarto|ultimo|anno\b|mese|settimana|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|{'|'.join(_NAMES)})"
)
"""What a time begins with."""
_AT = r"(?:il|lo|la|l[’']|al|alla|all[’']|a|in|nel|nella|nell[’']|per il|per la|per l[’']|entro|dal|dalla)\s*"
_STEMS = r"(?:usci|arrive|debutte|approde|sbarche|parti|esordi|atterre|inizie|entre)"
_OUT = (
    r"(?:pubblicat|distribuit|rilasciat|lanciat|trasmess|propost|aggiunt)[aoie]"
    r"|res[aoie] disponibil[ei]|mess[aoie] (?:in onda|online)|disponibil[ei]|visibil[ei]|in streaming"
    r"|in onda|online|in catalogo|nel catalogo"
)
_WHEN_OUT = (
    rf"quando\b(?={_STEP}{{0,40}}?\b(?:{_STEMS}rà|esce|sarà|saranno|verrà|potremo|potrà|vedremo)\b)"
)
"""When it will come, in a question within a sentence: "quando" is "as soon as" too."""
_CITY = r"[^.;,]{0,20}?\bad?\s+(?-i:[A-Z])"
"""Somebody who arrives in a city, and no series."""
_DENIED = (
    r"\b(?:smentisc[eo]\w*|smentit[aoie]|smentire|nega|negano|ha negato|falsa|fals[oie]|infondat[aoei]"
    r"|priv[aoei] di (?:ogni )?fondamento|senza (?:alcun )?fondamento|destituit[aoei]|non è vero|bufal[ae]"
    r"|fake|fandoni[ae]|invenzione|inventat[aoei] (?:di sana pianta|da)|(?:del tutto|completamente) inventat[aoei]"
    r"|non (?:corrisponde|trova riscontro|ha riscontro)|non è corrett[ao])\b"
)

_cue = partial(cue, flags=_F)

_CUES = (
    _cue(
        "cancelled",
        Status.CANCELLED,
        r"\b(?:cancellat[aoie]|annullat[aoie]|cassat[aoie]|accantonat[aoie]|archiviat[aoie]|non si farà|non (?:uscirà|arriverà|vedrà) (?:più|mai)(?!\s+(?:il|a|in|nel|entro|prima)\b)|cancella|annulla|stacca la spina)\b"
        r"|\b(?:deciso|decide|scelto|sceglie) di (?:annullare|cancellare|accantonare|non (?:distribuire|pubblicare|trasmettere|realizzare))\b|\bPLATFORM (?:ha )?(?:rinuncia|rinunciato|abbandona|abbandonato)\b"
        r"|\bnon (?:verrà|sarà) (?:più |mai )?(?:distribuit|pubblicat|trasmess|realizzat|prodott)[ao]\b(?=[.,;!]|$)|\bnon (?:distribuirà|pubblicherà|trasmetterà|realizzerà) (?:più|mai)\b",
        bare=True,
    ),
    # Not itself: with a time right behind it that time is denied.
    _cue(
        "not-then",
        Status.CANCELLED,
        rf"\bnon (?:sarà disponibile|{_STEMS}rà|andrà in onda|esce|arriva|debutta)(?: più)?(?: su PLATFORM)?(?=\s+{_AT}{_WHEN})",
    ),
    _cue(
        "brought-forward",
        Status.MOVED_UP,
        r"\b(?:è|sono|stat[aoie]|vien[ei]|viene|verrà|sarà) anticipat[aoie]\b|(?<!come )\banticipat[aoie](?= (?:al|all[’']|di|a)\b)|\bPLATFORM (?:ha )?(?:anticipa|anticipato|anticiperà)\b|\b(?:deciso|decide|scelto) di anticipare\b|\banticip(?:a|ano|ato|are|erà)(?= (?:l[’']uscita|il debutto|il lancio|l[’']arrivo|la data))|\banticipazione dell[’']uscita\b|\bin anticipo\b",
        bare=True,
    ),
    _cue("earlier", Status.MOVED_UP, r"\bprima del previsto\b", bare=True, dateless=True),
    _cue(
        "must-wait",
        Status.SCHEDULED,
        rf"\b(?:bisognerà|bisogna|si dovrà|dovrà|dovranno|deve|devono|occorrerà|occorre|toccherà) (?:aspettare|attendere|pazientare)(?: fino)?(?=\s+{_AT}{_WHEN})",
    ),
    _cue(
        "postponed",
        Status.DELAYED,
        r"\b(?:rinviat[aoie]|rinvia(?:no)?|rinvierà|rinvio|rinviare|rimandare|posticipare|slittare|rimandat[aoie]|rimanda|posticipat[aoie]|posticipa|posticiperà|slitta(?:no)?|slittamento|slittat[aoie]|slitter(?:à|anno)|ritardo|ritardat[aoie]|a data da destinarsi|a tempo indeterminato|spostat[aoie]|PLATFORM (?:ha )?sposta(?:to)?|più (?:tardi|in là|a lungo) del previsto|si farà (?:attendere|aspettare)|farsi (?:attendere|aspettare)|bisognerà (?:aspettare|attendere) ancora)\b",
        bare=True,
    ),
    _cue("denied", Status.DENIED, _DENIED, bare=True),
    _cue(
        "passed",
        Status.PASSED,
        r"(?:\b(?:data|scadenza) del\b[^.;]{0,40}?)?\b(?:è|sono) (?:\w+ )?(?:passat|trascors|scadut)[aoie]\b(?=[^.;]{0,40}?\b(?:senza|ma|e|nessun\w*|niente|nulla)\b)(?: senza[^.;]{0,60}?\b(?:uscisse|arrivasse|debuttasse|apparisse|comparisse)\b)?"
        r"|\bnon (?:è|sono) (?:mai |ancora )?(?:uscit|arrivat|apparsa|compars|debuttat)[aoie]\b|\bnessuna traccia\b|\bnon si è vist[ao]\b",
        bare=True,
    ),
    _cue(
        "no-date",
        Status.NO_DATE,
        rf"\b(?:nessuna|senza(?: una)?|non (?:c[’']è|ha|esiste|è)|alcuna|manca)\b{_STEP}{{0,60}}?\b(?:data|finestra|periodo)\b"
        rf"|\bdata\b{_STEP}{{0,70}}?\b(?:non|ignota|sconosciuta|mister[oi]|da (?:annunciare|definire|confermare|destinarsi|stabilire|svelare)|(?:verrà|sarà) (?:annunciata|comunicata|rivelata|svelata|resa nota)|arriverà in seguito|tace|silenzio|riserbo|(?:attendere|aspettare)(?=[.,;]|$| ancora))"
        rf"|\b(?:ignota|sconosciuta|da definire|tace|silenzio|mistero|non si sbilancia|riserbo)\b{_STEP}{{0,30}}?\b(?:data\b|{_WHEN_OUT})"
        rf"|\b{_WHEN_OUT}{_STEP}{{0,60}}?\b(?:non si sa|non è (?:noto|chiaro|dato saper\w+)|riserbo|tace|silenzio|ignoto|non lo sappiamo|mistero|nessuno lo sa|da definire|da capire)\b"
        rf"|\b(?:non si (?:sa|conosce)|non è (?:ancora )?(?:noto|chiaro|dato sapere|stato (?:reso noto|annunciato|comunicato|rivelato|precisato))|resta (?:ancora )?da (?:capire|vedere|sapere|stabilire)|non (?:ha|hanno) (?:ancora )?(?:detto|svelato|rivelato|comunicato|chiarito|precisato|specificato|indicato)|nessuno sa)\b{_STEP}{{0,30}}?\b{_WHEN_OUT}"
        r"|\bnon (?:ha|è stata) (?:ancora )?(?:annunciato|comunicato|rivelato|fissat[ao]|annunciata|comunicata|svelato) (?:quando|la data|una data)\b",
        bare=True,
    ),
    _cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        r"\b(?:era|erano|doveva(?:no)?|avrebbe dovuto|sarebbe dovut[ao])\b[^.;]{0,60}?\b(?:(?:inizialmente|originariamente)[^.;]{0,30}?\b(?:previst|attes|annunciat|programmat|fissat)[ao]|previst[ao]|attes[ao]|annunciat[ao]|programmat[ao]|uscire|arrivare|debuttare|approdare|sbarcare|fissat[ao]|inizialmente|originariamente)\b|\b(?:inizialmente|originariamente|in origine|un tempo)\s+(?:previst[ao]|annunciat[ao]|attes[ao]|fissat[ao]|programmat[ao])\b",
    ),
    _cue(
        "had-promised",
        Status.WAS_SCHEDULED,
        rf"\baveva(?:no)? (?:promesso|annunciato|previsto|fissato|programmato)\b[^.;]{{0,60}}?\bper\b(?=\s+(?:il |la |l[’'])?{_WHEN})",
        leads=True,
    ),
    _cue(
        "today",
        Status.SCHEDULED,
        rf"\boggi\s+(?:debutta|arriva|esce|sbarca|approda|parte)\b(?![^.;]{{0,60}}?\b(?:{_THINGS})\b)",
    ),
    _cue(
        "from-today",
        Status.RELEASED,
        rf"\bda\b(?=\s+oggi\b)(?! oggi[^.;]{{0,60}}?\b(?:{_THINGS})\b)|\b(?:disponibil[ei]|in streaming|online|su PLATFORM) da(?=\s+(?:ieri|oggi|\w+ scors|lo scorso))",
        past=True,
    ),
    _cue(
        "out-now",
        Status.RELEASED,
        r"\b(?:è|sono)\s+(?:\w+\s+){0,2}?(?:ora|già|finalmente|adesso|attualmente|ormai)\s+(?:\w+\s+)?(?:disponibil[ei]|in streaming|su PLATFORM|online|arrivat[aoie]|uscit[aoie])|\b(?:ora|già|finalmente|adesso|attualmente) (?:disponibil[ei]|in streaming)\b|\bdisponibil[ei] (?:ora|adesso)\b|\bsi (?:può|possono) (?:già |ora |finalmente )?(?:vedere|guardare) (?:già |ora |adesso )?(?=su PLATFORM|in streaming)",
        bare=True,
        past=True,
    ),
    _cue(
        "came-out",
        Status.RELEASED,
        rf"\b(?:(?:è|sono) (?:\w+ )?(?:uscit[aoie]|arrivat[aoie]|sbarcat[aoie]|approdat[aoie]|stat[aoie] (?:pubblicat|distribuit|rilasciat|lanciat|trasmess)[aoie])|ha (?:debuttato|esordito)|hanno debuttato|debuttò|uscì|arrivò|(?:uscit|arrivat|distribuit|pubblicat|lanciat)[ao](?: su PLATFORM)? il(?=\s+\d{{1,2}}\s+\w+(?:\s+\d{{4}})?,)|approdat[ao]|sbarcat[ao])\b(?: su PLATFORM\b)?"
        rf"|\bha (?:pubblicato|distribuito|lanciato|rilasciato|reso disponibile)\b(?![^.;]{{0,60}}?\b(?:{_THINGS})\b)",
        past=True,
    ),
    _cue(
        "goal",
        Status.TARGET,
        r"\b(?:obiettivo|traguardo|punta(?:no)?|mira(?:no)?|spera(?:no)?|speranza|augura(?:no)?|conta(?:no)? di|ambisc[eo]\w*|intende|intendono|l[’']intenzione|ha intenzione|vorrebbe(?:ro)?|vorremmo|speriamo|puntiamo|contiamo di|miriamo|l[’']idea|auspica(?:no)?|auspicio|nei piani|se tutto (?:va|andrà))\b",
    ),
    _cue(
        "announced-for",
        Status.SCHEDULED,
        rf"\b(?:annunci\w+|fissat\w*|conferma\w*|promett\w*|programma\w*)\b[^.;,]{{0,50}}?\b(?:per|al|all[’'])(?=\s*(?:il |la |l[’'])?{_WHEN})",
        leads=True,
    ),
    _cue(
        "but-then",
        Status.SCHEDULED,
        rf"\b(?:ma|bensì)\b(?=\s+(?:solo |soltanto )?(?:il|a|in|nel|nell[’']|dal)\s*{_WHEN})",
        leads=True,
    ),
    _cue(
        "no-sooner",
        Status.SCHEDULED,
        rf"\bnon (?:sarà disponibile|{_STEMS}rà|esce|arriva|debutta)(?: su PLATFORM)? prima (?:di|del|dell[’'])",
        leads=True,
    ),
    _cue("the-date-of", Status.SCHEDULED, r"\bdata del(?=\s+\d)", leads=True),
    _cue(
        "planned",
        Status.SCHEDULED,
        r"\b(?:previst[aoie]|in programma|programmat[aoie]|fissat[aoie]|attes[aoie]|in arrivo|in uscita|su PLATFORM(?=,? (?:dal|il|da|a|in|nel))|data di (?:uscita|debutto|lancio)|l[’']uscita|uscita|(?:il )?debutto|(?:il )?lancio|anteprima mondiale|appuntamento|annunciat[aoie] per(?! la prima)|non prima (?:di|del))\b",
    ),
    _cue(
        "comes",
        Status.SCHEDULED,
        rf"\b(?:{_STEMS}(?:rà|ranno|rebbe|rebbero)(?!{_CITY})|andr(?:à|anno|ebbe) in onda|arriva(?:no)?(?!{_CITY})|arrivare|arrivi(?:no)?|esc(?:e|ono|a|ano)|uscisse|arrivasse|debuttasse|uscire|debutta(?:no)?|debutti(?:no)?|debuttare|esordisc[ea]|esordire|approda(?:no)?|approdi|approdare|sbarca(?:no)?|sbarchi|sbarcare|atterra|vedere la luce|ved(?:rà|a) la luce|vederl[ao]|(?:la |lo |li )?(?:vedremo|potremo vedere|scopriremo|guarderemo)|si potrà (?:vedere|guardare)|(?:potranno|potrà) (?:vedere|guardare)|per vedere|va in onda|si parte|parte(?= (?:il|dal|su|oggi|domani)\b)|(?:farà|fa|fare) (?:il )?(?:suo )?(?:debutto|esordio|capolino)|da vedere)\b"
        rf"|\b(?:(?:(?:sarà|saranno|verrà|verranno|sia|venga|essere|viene|vengono|sarebbe|verrebbe) (?:\w+ )?)?(?:{_OUT})|(?:sarà|saranno|è|sono) (?:\w+ )?su PLATFORM)\b"
        rf"|\b(?:(?:mostre|trasmette|pubbliche|distribui|lance|propor|porte|rilasce)rà|renderà disponibile|manderà in onda|pubblic(?:a|are|herebbe)|distribui(?:sce|re)|trasmett(?:e|ere)|lanci(?:a|are)|rilascia(?:re)?|propone|PLATFORM porta|porta in Italia)\b(?![^.;,]{{0,60}}?\b(?:{_THINGS})\b)",
    ),
    _cue(
        "on-platform",
        Status.SCHEDULED,
        r"\bdal\b(?=\s+\d{1,2}\s+\w+(?:\s+\d{4})?,? (?:solo |in esclusiva )?su PLATFORM)",
        weak=True,
    ),
)

TONGUE = Tongue(
    code="it",
    calendar=CALENDAR,
    cues=_CUES,
    works=re.compile(
        r"\b(?:la|il|lo|questa|questo|l[’']|della|del|sua)\s*(?:[\w-]+\s+){0,2}?(?:serie|drama|dramma|romance|produzione|titolo|progetto|show|miniserie|storia d[’']amore|opera|fiction)\b",
        _F,
    ),
    foreign=re.compile(
        rf"\b(?:{_THINGS}|proiezione|anteprima (?:stampa|per il pubblico|con il pubblico)|(?<!serie )(?<!serie-)evento|matrimonio|nozze|spos(?:a|erà|ato|ati|arsi)|compleanno|nato|nata|leva|militare|girat[aoie]|set|seconda stagione|terza stagione|stagione (?:2|3)|finale|sequel|spin-?off|film|cinema|sale|teatro|musical|intervista|premi[oi]?|annunciato il|rivelato il|mostre|fiera|presentat[ao])\b",
        _F,
    ),
    breaks=re.compile(
        r"[;]|\s[—–-]\s|:\s|\s\(|\)\s?|,\s+(?=(?:e|ma|mentre|però|che|dopo|prima|con|quando|il cui|la cui|dove|anche|perché|poi|in cui|nonostante|sebbene)\b)|\s(?=(?:mentre|dopo|prima che)\s)|(?<=annunciato)\s(?=che)|(?<=confermato)\s(?=che)",
        _F,
    ),
    hedges=re.compile(
        r"\b(?:(?:usci|arrive|debutte|approde|sbarche|parti|esordi|ver|pubbliche|lance|distribui)rebbe(?:ro)?|sarebbe(?:ro)? (?:disponibil[ei]|in arrivo|previst[ao]|fissat[ao]|attes[ao])|(?:è )?possibile che|stando a|circola(?:no)? (?:la )?voc[ei]|si dice|font[ei] anonim[ae]|(?:i )?fan (?:si aspettano|scommettono|credono|pensano)|voci|rumor\w*|indiscrezion[ei]|pare|sembra|sembrerebbe|secondo (?:alcune |un |una )?(?:fonti|insider|indiscrezioni|leak|voci|fonte)|leak\w*|non confermat[aoei]|presunt[aoei]|potrebbe(?:ro)?|tem(?:e|ono|uto)|forse|probabilmente|ipotesi|ipotizza\w*|dovrebbe(?:ro)?|trapelat[aoei]|sostiene|utente|possibile finestra|si vocifera|si mormora|speculazion\w*)\b",
        _F,
    ),
    rumours=re.compile(
        r"\b(?:voci|rumor\w*|indiscrezion[ei]|leak\w*|non confermat[aoei]|presunt[aoei]|si vocifera|si mormora|trapelat[aoei]|circola(?:no)? (?:la )?voc[ei]|font[ei] anonim[ae])\b",
        _F,
    ),
    depends=re.compile(r"\s*che\b"),
    modal=re.compile(r"(?!)"),
    actors=re.compile(r"\b(?:io|noi|lui|lei|loro)\s+(?:\w+\s+)?$", _F),
    goals=re.compile(
        r"\b(?:obiettivo|traguardo|speranza|augura(?:no)?|auspicio|nei piani|conta(?:no)? di|vorremmo|speriamo|puntiamo|contiamo di|miriamo|ambisc[eo]\w*|punta(?:no)?|mira(?:no)?|spera(?:no)?|auspica(?:no)?|intenzione|intende|intendono|vorrebbe(?:ro)?|se tutto (?:va|andrà))\b",
        _F,
    ),
    ours_of=re.compile(
        r"\b(?:not[oaie]|conosciut[oaie]|vist[oaie]|celebr[ei]|famos[oaie]|reduc[ei]|protagonist[aei]|volt[oi]|star)\s+(?:\w+\s+)?(?:per|in|da|dal|di|della|con)\s+(?:(?:la|il|l[’']|sua|serie|fiction|PLATFORM)\s+)*[«“\"]?\s?$",
        _F,
    ),
    former=re.compile(
        r"\b(?:invece (?:che|di|del)|anziché|non(?: più)?|inizialmente|originariamente|in origine|al posto del?|dal|da|rispetto al?)\s+(?:(?:il|la|a|in|nel|del|per|previst[ao]|annunciat[ao]|attes[ao]|fissat[ao]|programmat[ao])\s+)*$",
        _F,
    ),
    former_not=re.compile(r"\b(?:dal|da)\s+(?:(?:il|la|a|in|nel|del)\s+)*$", _F),
    former_after=re.compile(
        rf"\s*,?\s+(?:ma|bensì)\s+(?:solo |soltanto )?(?:il|a|in|nel|nell[’']|dal)\s*{_WHEN}", _F
    ),
    not_so=re.compile(r"\bnon\s+$", _F),
    object_gap=re.compile(r"[«“\"]?\s*(?:[\w-]+\s+|l[’'])?(?:[\w-]+\s+){0,3}", _F),
    denials=re.compile(_DENIED, _F),
    turns=re.compile(r"[;—]|\b(?:ma|conferma\w*|resta|rimane|invece)\b", _F),
    despite=re.compile(r"\b(?:nonostante|contrariamente|dopo)\b[^.;]{0,30}$", _F),
    settles=re.compile(r"\b(?:conferma\w*|ufficial\w*|annuncia\w*)\b", _F),
    negation=re.compile(r"\b(?:non(?! prima\b)|nessun\w*|mai|senza|né)\s+(?:\w+\s+){0,2}$", _F),
    told_before=re.compile(
        r"\b(?:annunciat[ao]|annuncio|rivelat[ao]|confermat[ao]|pubblicat[ao]|svelat[ao]|presentat[ao]|diffus[ao]|scorso|comunicato|notizia|nota|ha (?:annunciato|rivelato|confermato|pubblicato|svelato|dichiarato|detto))\s+(?:(?:ufficialmente|oggi|ieri|da PLATFORM|a (?-i:[A-Z]\w+))\s+)*(?:il|lo scorso|nel|a|in)\s+$",
        _F,
    ),
    told_after=re.compile(
        r",?\s+(?:(?:PLATFORM|la piattaforma|lo streamer|l[’']agenzia|il regista|il colosso)\s+)?(?:ha (?:annunciato|rivelato|confermato|pubblicato|svelato|diffuso)|è stat[ao] (?:annunciat[ao]|confermat[ao])|annunciava|annuncia)\b",
        _F,
    ),
    dated=re.compile(r"[^.;]{0,50}?\b(?:annunci\w*|confermat\w*|rivelat\w*)\b", _F),
    belongs=re.compile(
        r"\s+(?:di|del|della|dello|per|su|dedicat[ao] a|tratt[ao] da|ispirat[ao] a|basat[ao] su)\b[^,;]*$",
        _F,
    ),
    list_gap=re.compile(r"[”\"»]?\s*(?:,|:|–|-|\()?\s*(?:a|ad|in|il|dal|per|da)?\s*", _F),
    bracket_gap=re.compile(
        r"[”\"»]?\s*(?:\((?:[\w ]{0,20},\s*)?(?:dal|il|da)?\s*|,\s*(?:dal|in arrivo il|in uscita il)\s*)",
        _F,
    ),
    platform=re.compile(r"\b(?:su|sul|per|di)\s+$", _F),
    gone=re.compile(r"\bnon \w+ più\b|\b(?:assente|manca|sparit[oa]|scompars[oa])\b", _F),
    retracts=re.compile(
        r"\W*(?:non è vero|è (?:tutto )?falso|è una (?:bufala|fandonia)|la (?:notizia|data) è (?:falsa|infondata|inventata))\b"
        r"|\W*(?:contattat[ao],\s)?(?:PLATFORM|la piattaforma|l[’']agenzia)\s(?:\w+\s)?(?:smenti\w+|nega|ha smentito|ha negato)\s(?:la (?:notizia|data|voce)|le voci|tutto|l[’']indiscrezione)\b",
        _F,
    ),
    lapse=re.compile(
        r"\b(?:ancora (?:non|nulla|niente)|mai|nulla|niente|senza|non (?:è|sono|si è|ha) (?:ancora |mai |più )?(?:uscit|arrivat|debuttat|appars|vist|stat[ao] (?:pubblicat|distribuit|rilasciat))[aoie]?|passat[oa]|finit[oa]|scadut[oa]|trascors[oa])\b",
        _F,
    ),
    says=re.compile(
        r"(?:\s+\w+){0,3}\s+(?:ha|annuncia|conferma|porterà|pubblicherà|fissa|comunica)\b", _F
    ),
    reported=re.compile(r"\b(?:doveva|avrebbe|promesso|annunciat[ao])\b", _F),
    would=re.compile(r"\bsarebbe\b", _F),
    since=re.compile(r"\b(?:disponibil[ei]|in streaming|online|su PLATFORM)\b", _F),
    present=re.compile(r"\b(?:disponibil[ei]|in streaming|online)\b", _F),
    regions=re.compile(
        r"\b(?:in|per l[’']|nel|negli)\s*(?:Giappone|Corea(?: del Sud)?|Italia|Europa|Asia|Francia|Germania|Spagna|Regno Unito|Stati Uniti|resto del mondo)\b|\baltrove\b",
        _F,
    ),
    small_titles=True,
    relative=re.compile(r"\s*(?:che|la quale|il quale|il cui)\b", _F),
    subject=re.compile(
        r"\b(?:uscita|debutto|data|episodi|gli abbonati|il pubblico|puntate|PLATFORM|appuntamento|lancio|la piattaforma|il colosso|lo streamer)\b",
        _F,
    ),
    part_of=re.compile(
        r"\b(?:protagonist[aie]|attor[ei]|attrice|star|interpreti|cast|compositore|regista|fan)\s+(?:di|del|della|dello)\s+(?:(?:serie|drama|dramma|nuova)\s+)*[«“\"]?\s?$",
        _F,
    ),
    work_words=re.compile(
        r"\b(?:serie|film|drama|romanzo|libro|stagione|show|commedia|thriller|documentario|album|gioco)\b",
        _F,
    ),
)
