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
_DAYS = "lunedì martedì mercoledì giovedì venerdì sabato domenica".split()

CALENDAR = Calendar(
    patterns=tuple(
        re.compile(pattern, _F)
        for pattern in (
            rf"\b(?P<d>[0-3]?\d|1°|primo)[°º]?\s+{_M}(?:\s+(?:del(?:l[’'])?\s*)?(?:{_Y}|{_YW}))?",
            rf"\b(?P<d>[0-3]?\d)/(?P<mn>[01]?\d)/{_Y}",
            rf"\b{_M}\s+(?:del\s+)?{_Y}",
            rf"\b{_M}\s+(?:del(?:l[’'])?\s*)?{_YW}",
            rf"\b(?:a|ad|in|di|da|entro|per|fino a|nel mese di|inizio|metà|fine|dal mese di|prossimo|scorso)\s+(?P<date>{_M})\b",
            rf"\b{_S}\s+(?:del(?:l[’'])?\s*)?(?:{_Y}|{_YW})",
            rf"\b(?:in|in questa|quest[’']|questa|questo|la prossima|prossima|prossimo|per l[’']|nell[’']|l[’']|alla|in piena|dell[’']|all[’'])\s*(?P<date>{_S})\b",
            rf"\b(?P<q>{_O})\s+trimestre(?:\s+(?:del(?:l[’'])?\s*)?(?:{_Y}|{_YW}))?",
            rf"\b(?P<h>{_O})\s+(?:metà|semestre)(?:\s+(?:del(?:l[’'])?\s*)?(?:{_Y}|{_YW}))",
            rf"\b{_YW}\b",
            rf"\b{_Y}",
            r"\b(?P<mw>il mese prossimo|prossimo mese|mese prossimo|questo mese|il mese scorso)\b",
            r"\b(?P<rel>domani|oggi|stasera|dopodomani|ieri)\b",
            rf"\b(?:(?:da|questo|il prossimo|prossimo)\s+)?(?P<w>{'|'.join(_DAYS)})\s+(?=prossimo)prossimo",
            rf"\b(?:da|questo|il prossimo)\s+(?P<date>(?P<w>{'|'.join(_DAYS)}))\b(?!\s+\d)",
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
)

_cue = partial(cue, flags=_F)

_CUES = (
    _cue(
        "cancelled",
        Status.CANCELLED,
        r"\b(?:cancellat[ao]|annullat[ao]|cassat[ao]|accantonat[ao]|non si farà|non (?:uscirà|arriverà|vedrà) (?:più|mai)|cancella|annulla|stacca la spina)\b",
        bare=True,
    ),
    _cue(
        "brought-forward",
        Status.MOVED_UP,
        r"\b(?:anticipat[ao]|anticipa|anticipare|anticipazione dell[’']uscita|prima del previsto|in anticipo)\b",
        bare=True,
    ),
    _cue(
        "postponed",
        Status.DELAYED,
        r"\b(?:rinviat[ao]|rinvia|rinvio|rinviare|rimandare|posticipare|slittare|rimandat[ao]|rimanda|posticipat[ao]|posticipa|slitta|slittamento|slittat[ao]|slitterà|ritardo|ritardat[ao]|a data da destinarsi|spostat[ao]|più tardi del previsto|bisognerà (?:aspettare|attendere)|non prima (?:di|del))\b",
        bare=True,
    ),
    _cue(
        "denied",
        Status.DENIED,
        r"\b(?:smentisc[eo]\w*|smentit[aoe]|smentita|nega|ha negato|falsa|fals[oi]|infondat[aoei]|priv[ao] di fondamento|non è vero)\b",
        bare=True,
    ),
    _cue(
        "no-date",
        Status.NO_DATE,
        r"\b(?:nessuna|senza(?: una)?|non (?:c[’']è|ha|esiste|è)|alcuna|manca)\b[^.;]{0,60}?\b(?:data|finestra|periodo)\b|\bdata\b[^.;]{0,70}?\b(?:non|ignota|sconosciuta|mister[oi]|da (?:annunciare|definire|confermare|destinarsi)|verrà (?:annunciata|comunicata|rivelata)|sarà (?:annunciata|comunicata|rivelata)|arriverà in seguito)\b|\bquando\b[^.;]{0,60}?\b(?:non si sa|non è (?:noto|chiaro|dato sapere)|ancora ignoto|non lo sappiamo)\b|\bnon (?:ha|è stata) (?:ancora )?(?:annunciato|comunicato|rivelato|fissat[ao]|annunciata|comunicata|svelato) (?:quando|la data|una data)\b",
        bare=True,
    ),
    _cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        r"\b(?:era|erano|doveva|avrebbe dovuto|sarebbe dovut[ao])\b[^.;]{0,60}?\b(?:previst[ao]|attes[ao]|annunciat[ao]|programmat[ao]|uscire|arrivare|debuttare|fissat[ao]|inizialmente|originariamente)\b|\b(?:inizialmente|originariamente|in origine)\s+(?:previst[ao]|annunciat[ao]|attes[ao]|fissat[ao])\b",
    ),
    _cue(
        "out-now",
        Status.RELEASED,
        r"\bè\s+(?:\w+\s+){0,2}?(?:ora|già|finalmente|adesso|da oggi)\s+(?:\w+\s+)?(?:disponibile|in streaming|su PLATFORM|online|arrivat[ao]|uscit[ao])|\b(?:ora|già|finalmente|adesso) (?:disponibile|in streaming)\b|\bdisponibile (?:ora|da oggi|da ieri|adesso)\b",
        bare=True,
        past=True,
    ),
    _cue(
        "came-out",
        Status.RELEASED,
        r"\b(?:è (?:\w+ )?(?:uscit[ao]|arrivat[ao]|sbarcat[ao]|approdat[ao]|stat[ao] (?:pubblicat[ao]|distribuit[ao]|rilasciat[ao]))|ha debuttato|debuttò|uscì|uscit[ao] (?:il|su)|disponibile dal(?:lo)? (?:scorso )?|è disponibile dal|in streaming dal|approdat[ao]|disponibile da(?:llo)? \w+ scors[oa])\b",
        past=True,
    ),
    _cue(
        "goal",
        Status.TARGET,
        r"\b(?:obiettivo|punta(?:no)?|mira(?:no)?|spera(?:no)?|conta(?:no)? di|intende|intendono|l[’']intenzione|vorrebbe(?:ro)?|l[’']idea|auspica(?:no)?|se tutto va)\b",
    ),
    _cue(
        "planned",
        Status.SCHEDULED,
        r"\b(?:previst[ao]|in programma|programmat[ao]|fissat[ao]|attes[ao]|in arrivo|in uscita|su PLATFORM(?=,? (?:dal|il|da|a|in|nel))|data di (?:uscita|debutto|lancio)|l[’']uscita|uscita|debutto|lancio|anteprima mondiale|appuntamento|annunciat[ao] per)\b",
    ),
    _cue(
        "comes",
        Status.SCHEDULED,
        r"\b(?:arriva|arriverà|arrivare|esce|uscirà|uscire|debutta|debutterà|debuttare|sarà disponibile|renderà disponibile|disponibile|approda|approderà|sbarca|sbarcherà|sbarcare|in streaming|vedere la luce|vederl[ao]|vedremo|si potrà vedere|potremo vedere|andrà in onda|va in onda|partirà|parte|lancerà|lancia|pubblicherà|distribuirà|porterà|vedrà la luce|farà il suo debutto|atterra|atterrerà|da vedere|inizierà|verrà (?:pubblicat[ao]|distribuit[ao]|rilasciat[ao]|trasmess[ao]))\b",
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
        r"\b(?:trailer|teaser|poster|locandina|immagini|clip|prime foto|fan ?meeting|conferenza stampa|proiezione|anteprima (?:stampa|per il pubblico|con il pubblico)|evento|festival|matrimonio|nozze|spos(?:a|erà|ato|ati|arsi)|compleanno|nato|nata|leva|militare|riprese|girat[aoie]|set|tour|concert[oi]|album|singolo|colonna sonora|canzone|romanzo|libro|manga|blu-?ray|dvd|seconda stagione|terza stagione|stagione (?:2|3)|finale|sequel|spin-?off|film|cinema|sale|teatro|musical|biglietti|prevendite|intervista|premi[oi]?|annunciato il|rivelato il|mostra|fiera|presentat[ao]|notizia|comunicato)\b",
        _F,
    ),
    breaks=re.compile(
        r"[;]|\s[—–-]\s|:\s|\s\(|\)\s?|,\s+(?=(?:e|ma|mentre|però|che|dopo|prima|con|quando|il cui|la cui|dove|anche|perché|poi|in cui|nonostante|sebbene)\b)|\s(?=(?:mentre|dopo|prima che)\s)|(?<=annunciato)\s(?=che)|(?<=confermato)\s(?=che)",
        _F,
    ),
    hedges=re.compile(
        r"\b(?:voci|rumor\w*|indiscrezion[ei]|pare|sembra|sembrerebbe|secondo (?:alcune |un |una )?(?:fonti|insider|indiscrezioni|leak|voci|fonte)|leak\w*|non confermat[aoei]|presunt[aoei]|potrebbe(?:ro)?|forse|probabilmente|ipotesi|ipotizza\w*|dovrebbe(?:ro)?|trapelat[aoei]|sostiene|utente|possibile finestra|si vocifera|si mormora|speculazion\w*)\b",
        _F,
    ),
    rumours=re.compile(
        r"\b(?:voci|rumor\w*|indiscrezion[ei]|leak\w*|non confermat[aoei]|presunt[aoei]|si vocifera|si mormora|trapelat[aoei])\b",
        _F,
    ),
    depends=re.compile(r"\s*che\b"),
    modal=re.compile(r"(?!)"),
    actors=re.compile(r"\b(?:io|noi|lui|lei|loro)\s+(?:\w+\s+)?$", _F),
    goals=re.compile(
        r"\b(?:obiettivo|punta(?:no)?|mira(?:no)?|spera(?:no)?|auspica(?:no)?|intenzione|intende|intendono|vorrebbe(?:ro)?|se tutto va)\b",
        _F,
    ),
    former=re.compile(
        r"\b(?:invece (?:che|di|del)|anziché|non(?: più)?|inizialmente|originariamente|in origine|al posto del?|dal|da|rispetto al?)\s+(?:(?:il|la|a|in|nel|del|per|previst[ao]|annunciat[ao])\s+)*$",
        _F,
    ),
    former_not=re.compile(r"\b(?:dal|da)\s+(?:(?:il|la|a|in|nel|del)\s+)*$", _F),
    denials=re.compile(
        r"\b(?:smentisc[eo]\w*|smentit[aoe]|smentita|nega|ha negato|infondat[aoei]|non è vero)\b",
        _F,
    ),
    turns=re.compile(r"[;—]|\b(?:ma|conferma\w*|resta|rimane|invece)\b", _F),
    despite=re.compile(r"\b(?:nonostante|contrariamente|dopo)\b[^.;]{0,30}$", _F),
    settles=re.compile(r"\b(?:conferma\w*|ufficial\w*|annuncia\w*)\b", _F),
    negation=re.compile(r"\b(?:non|nessun\w*|mai|senza|né)\s+(?:\w+\s+){0,2}$", _F),
    told_before=re.compile(
        r"\b(?:annunciat[ao]|annuncio|rivelat[ao]|confermat[ao]|pubblicat[ao]|svelat[ao]|presentat[ao]|diffus[ao]|scorso|ha (?:annunciato|rivelato|confermato|pubblicato|svelato|dichiarato|detto))\s+(?:(?:ufficialmente|oggi|ieri|da PLATFORM|a (?-i:[A-Z]\w+))\s+)*(?:il|lo scorso|nel|a|in)\s+$",
        _F,
    ),
    told_after=re.compile(
        r",?\s+(?:(?:PLATFORM|la piattaforma|lo streamer|l[’']agenzia|il regista|il colosso)\s+)?(?:ha (?:annunciato|rivelato|confermato|pubblicato|svelato|diffuso)|è stat[ao] (?:annunciat[ao]|confermat[ao])|annunciava|annuncia)\b",
        _F,
    ),
    dated=re.compile(r"[^.;]{0,50}?\b(?:annunci\w*|confermat\w*|rivelat\w*)\b", _F),
    belongs=re.compile(r"\s+(?:di|del|della|dello|per|su|dedicat[ao] a)\b[^,;]*$", _F),
    list_gap=re.compile(r"[”\"»]?\s*(?:,|:|–|-|\()?\s*(?:a|ad|in|il|dal|per|da)?\s*", _F),
    bracket_gap=re.compile(
        r"[”\"»]?\s*(?:\((?:[\w ]{0,20},\s*)?(?:dal|il|da)?\s*|,\s*(?:dal|in arrivo il|in uscita il)\s*)",
        _F,
    ),
    platform=re.compile(r"\b(?:su|sul|per|di)\s+$", _F),
    lapse=re.compile(
        r"\b(?:ancora|mai|nulla|niente|senza|non|passat[oa]|finit[oa]|scadut[oa]|trascors[oa])\b",
        _F,
    ),
    says=re.compile(
        r"(?:\s+\w+){0,3}\s+(?:ha|annuncia|conferma|porterà|pubblicherà|fissa|comunica)\b", _F
    ),
    reported=re.compile(r"\b(?:doveva|avrebbe|promesso|annunciat[ao])\b", _F),
    would=re.compile(r"\bsarebbe\b", _F),
    since=re.compile(r"\b(?:disponibile|in streaming)\b", _F),
    small_titles=True,
    relative=re.compile(r"\s*(?:che|la quale|il quale|il cui)\b", _F),
    subject=re.compile(
        r"\b(?:uscita|debutto|data|episodi|puntate|PLATFORM|appuntamento|lancio|la piattaforma|il colosso|lo streamer)\b",
        _F,
    ),
    work_words=re.compile(
        r"\b(?:serie|film|drama|romanzo|libro|stagione|show|commedia|thriller|documentario|album|gioco)\b",
        _F,
    ),
)
