"""Finds the frame around words in marks: who says, tells or calls them so, before or after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading.frames import ACCORDING, COMMENT_FROM, IMPERSONAL, NEAR_ONLY, OWN_WORDS, VERB
from bot.reading.mainland import contracted
from bot.reading.somebody import OWN, Sort, Speaker
from bot.reading.subjects import (
    STORY,
    Frame,
    behind,
    beside,
    by_topic,
    farther,
    is_bare,
    is_english,
    spoken,
    subject,
    worker,
    written,
)

if TYPE_CHECKING:
    from bot.reading.narration import Narration
    from bot.reading.somebody import Who

_REACH = 160
_LEAD = 600
_TAIL = 90
_OPENING = 24
_NO_CLAUSE = re.compile(
    r"[\s,]*(?:which|that|whose|where|is|was|are|were|will|has|have|had|in|on|at|from|for)\b"
)
_BOUND = re.compile(r"[;:]|\s[–—]\s|--")
_WORDS = re.compile(r"\w+")
_IS_ALL = re.compile(
    r"(?:is|was|were|has been|remains|became|comes?|came|goes|went|lautete?|kam|kommt|vient|fut"
    r"|fuse|arriva|fu|è stat[oa])\s(?:(?P<all>all|how|what|as much as|the most)|(?P<back>es zurück)"
    r"|(?:(?P<whose>[A-Z][\w’' -]{1,40}?[’']s)|the|their|his|her|die|seine|ihre|la|sa|il|suo|l)"
    r"[\s’'](?:[\w-]+\s){0,2}?"
    r"(?:(?P<reply>answer|reply|response|retort|riposte|comeback|Antwort|Erwiderung|réponse|réplique"
    r"|risposta|replica)|voice|voix|voce|Stimme|Kommentar|commentaire|commento|verdict|comment|summary|rule|view|take|advice|explanation|conclusion"
    r"|assessment|words?|motto|message|description|judge?ment|guess|opinion|promise|excuse))\b"
    r"(?P<of>\s(?:from|of|by|von|de|du|di|del|della)\s)?"
)
_FOR = re.compile(r"(?:Pour|Per|Für|For|To)\s")
_IS = re.compile(
    r"(?:\bis|\bwas|looks?|looked|seems?|seemed|sounds?|sounded|felt|feels?|[’']s"
    r"|\best|\bétait|\bfut|\ba été|\bè|\bera|\bfu|\bist|\bwar|\bwurde"
    r"|s[’']agit|c[’']est|bleibt|remains"
    r"|si tratta)\s(?:[\w’']+\s?){0,3}$"
)
_NEXT = 30
_CLOSE = 6
_TELLING = ("tells", "told", "asks", "asked", "dit", "dice", "sagt")
_ASKED = re.compile(r"\b(?:asked|told|from|with|by)\s$")
_THEIRS = {"his": "he", "her": "she", "di lei": "she", "di lui": "he"}
_NAMING = ("called", "calls", "calling", "nennt", "nannte")
_NAMED_SHORT, _NAMED_LONG = 3, 9
_PASSIVE = re.compile(
    r"\b(?:is|was|are|were|been|being|gets?|got)\s(?:[a-z]+ly\s|often\s|once\s)?$"
)
_OF_OTHERS = (
    "said",
    "told",
    "asked",
    "called",
    "dubbed",
    "described",
    "labelled",
    "labeled",
    "branded",
)
_WHO = re.compile(r"(?: [A-Z]\w+)?, (?:who|whose|che|qui)\s")
_SORTS = (Sort.NAME, Sort.ORGANISATION)
_CLAUSE_BEGINS = re.compile(r"(?:[;,]\s|[–—]\s|[,;]?\s(?:and|but|und|aber|et|mais|e|ma)\s)$")
_ACTS = re.compile(r"\s(?:[a-z]+ly\s)?[a-z]{2,}(?:ed|s)\b(?<!\bis)(?<!\bwas)(?<!\bhas)")
# “…, then Ann: ”, “to which Ann: ”, “through its lawyer, Ann: ”
_TURN = re.compile(
    r"(?:[,;—–]|\b(?:and|then|which|through|und|dann|worauf|et|puis|alors|e|poi))\s(?:(?!(?:to|of|for|with|about|zu|an|à|a)\s)[\w.-]+\s)?$"
    r"|\b(?:goes|went|belongs|belonged|falls|fell|left) to\s$"
)
_THEIR_WORDS = re.compile(
    r"[’']s? (?:own )?(?:words|phrase|telling|account|estimation),?\s*"
    r"|[’']s? (?:[a-z-]+ ){0,2}?(?:note|letter|message|caption|diary|statement|post"
    r"|tweet|text|e-?mail)\b"
    r"[^,;:.]{0,60}?\s(?:says?|said|reads?|began|begins|ends?|ended|runs?|ran)(?: only| just)?:?"
    r"\s*$"
)
_OWNER = re.compile(r"[’']s?\s(?:[a-z][\w-]*\s){1,4}(?:of [\w-]+\s?)?(?:,\s)?")
_TITLED = re.compile(r",\s(?:[\w-]+[\s’']){1,5}")
_HEAD = re.compile(r"[\s,.…–—-]*")


def after(narration: Narration, start: int, end: int) -> Frame | None:
    """Return the frame behind words: “…,” Ann said; “…,” said Ann; “…,” according to Ann."""
    plain = narration.plain
    end = min(end, start + _REACH)
    head = _HEAD.match(plain, start, end)
    begin = start if head is None else head.end()
    accord = ACCORDING.match(plain, begin, end)
    if accord is not None:
        who = contracted(narration, accord) or _first(narration, accord.end(), end)
        return spoken(narration, who, "according", begin)
    if narration.tongue == "de" and plain.startswith("so ", begin):
        who = _first(narration, begin, min(end, begin + 2 * _NEXT))
        return None if who is None else spoken(narration, who, "so", begin)
    answer = _IS_ALL.match(plain, begin, end)
    if answer is not None:
        return _answered(narration, answer, end)
    if _NO_CLAUSE.match(plain, begin, end):
        return None
    for verb in VERB.finditer(plain, begin, end):
        if _BOUND.search(plain, begin, verb.start()):
            return None
        found = _behind_words(narration, begin, verb, end)
        if found is not None:
            return found
    return None


def _answered(narration: Narration, answer: re.Match[str], end: int) -> Frame:
    """Return the frame of “…,” is all she says; “…,” was the only answer."""
    at = answer.start()
    who = None
    if answer["all"]:
        who = _first(narration, answer.end(), min(end, answer.end() + _NEXT))
    elif answer["whose"]:
        who = _first(narration, *answer.span("whose"))
    elif answer["of"]:
        who = _first(narration, answer.end(), min(end, answer.end() + _CLOSE))
    if who is not None:
        return spoken(narration, who, "is-all", at)
    number = narration.at(at)
    asked = narration.sentences[max(0, number - 1)]
    for one in narration.people.within(asked.start, asked.end):
        asks = _ASKED.search(narration.plain, max(0, one.start - _NEXT), one.start)
        if one.sort is Sort.NOBODY and asks is not None:
            return Frame(Speaker(), "is-all", at)
    whose = next((gender for said, gender in _THEIRS.items() if f" {said} " in answer[0]), None)
    if whose is not None:
        return Frame(narration.before(at, whose) or Speaker(), "is-all", at)
    if answer["reply"] or answer["back"]:
        return Frame(narration.answering(at) or Speaker(), "is-all", at)
    return by_topic(narration, at, "is-all", at)


def _behind_words(narration: Narration, begin: int, verb: re.Match[str], end: int) -> Frame | None:
    """Return the frame of a verb behind words, if it is about them."""
    plain, at = narration.plain, verb.start()
    if IMPERSONAL.match(plain, at):
        return written(narration, at)
    before = plain[begin:at]
    if is_bare(before):
        who = behind(narration, verb.end(), end)
        if who is None and not is_english(verb[0]):
            who = farther(narration, verb.end(), end)
        if who is not None:
            return spoken(narration, who, "verb-name", at)
        by_work = worker(narration, verb.end())
        if by_work is not None:
            return Frame(by_work, "verb-name", at)
        if (before.strip() or plain[begin].islower()) and not is_english(verb[0]):
            return by_topic(narration, at, "verb", at)
        return None
    if _is_to_character(narration, verb):
        return Frame(Speaker(), STORY, at)
    who = _at_once(narration, begin, at) or beside(narration, begin, at)
    if who is None and verb[0].casefold() not in NEAR_ONLY:
        who = subject(narration, begin, at)
        if who is None and len(before.split()) <= 5:
            if not is_english(verb[0]):
                who = behind(narration, verb.end(), end)
                if who is not None:
                    return spoken(narration, who, "verb-name", at)
                return by_topic(narration, at, "verb", at)
            return Frame(Speaker(), "nobody-verb", at)
    return None if who is None else spoken(narration, who, "name-verb", at)


def _at_once(narration: Narration, begin: int, verb: int) -> Who | None:
    """Return who stands right behind words and does something: “…,” she mused, before Tom said no.

    It is their clause, whatever its verb; what follows tells of somebody else.
    """
    for who in narration.people.within(begin, begin + 1):
        if who.sort not in (Sort.NAME, Sort.PRONOUN, Sort.ROLE) or who.called == "it":
            return None
        does = _ACTS.match(narration.plain, who.end, verb)
        return who if does is not None and narration.people.is_subject(who) else None
    return None


def _is_to_character(narration: Narration, verb: re.Match[str]) -> bool:
    """Say whether words are spoken to somebody of the story: “…,” he tells Ryu."""
    told = verb[0].casefold() in _TELLING
    near = narration.people.within(verb.end(), verb.end() + 2) if told else []
    return any(who.character for who in near)


def before(narration: Narration, start: int, end: int, used: int = -1) -> Frame | None:
    """Return the frame in front of words: Ann said: “…”; Ann, laughing: “…”; Ann called it “…”.

    `used` is where a verb stands that belongs to the words before.
    """
    start = max(start, end - _LEAD)
    lead = narration.plain[start:end].rstrip()
    if not lead:
        return None
    colon, comma = lead.endswith((":", "：")), lead.endswith(",")
    found = _phrased(narration, start, end, led=colon or comma)
    if found is not None:
        return found
    if colon:
        last = _at_colon(narration, start, end)
        if last is not None:
            return spoken(narration, last, "colon", last.start)
        whos = [who for who in narration.people.within(start, end) if who.sort in _SORTS]
        if whos and _WHO.match(narration.plain, whos[-1].end, end):
            return spoken(narration, whos[-1], "who-colon", start)
    for verb in reversed(list(VERB.finditer(narration.plain, start, end))):
        tail = narration.plain[verb.end() : end].strip()
        said = verb[0].casefold()
        most = _NAMED_LONG if said in _NAMING else _NAMED_SHORT
        close = (
            colon or said not in NEAR_ONLY or len(_WORDS.findall(tail)) <= most or " that " in tail
        )
        if verb.start() > used and close and (colon or comma or len(tail) <= _TAIL):
            found = _fronted(narration, start, verb, end, inherited=used >= 0)
            if found is not None:
                return found
    if colon:
        who = _first(narration, start, end)
        opening = narration.people.within(start, min(end, start + _OPENING + 1))
        if who is not None and opening and who.sort is not Sort.NOBODY:
            return spoken(narration, who, "colon", start)
        doing = _doing_last(narration, start, end)
        if doing is not None:
            return spoken(narration, doing, "colon", doing.start)
    return None


def _at_colon(narration: Narration, start: int, end: int) -> Who | None:
    """Return who is named last before a colon, as whose words follow: “…, and then Ann: “…””."""
    for who in reversed(narration.people.within(max(start, end - _TAIL), end)[-1:]):
        bare = narration.plain[who.end : end].strip() in (":", "：")
        if (
            bare
            and who.sort in (*_SORTS, Sort.ROLE)
            and _TURN.search(narration.plain, start, who.start)
        ):
            return who
    return None


def _doing_last(narration: Narration, start: int, end: int) -> Who | None:
    """Return the subject of the last clause before a colon: “…, and Ann, unmoved, went: “…””."""
    for who in reversed(narration.people.within(max(start, end - _TAIL), end)):
        if who.sort in (Sort.NAME, Sort.PRONOUN, Sort.ROLE) and not who.character:
            clause = _CLAUSE_BEGINS.search(narration.plain, start, who.start)
            if clause is not None and narration.people.is_subject(who) and who.called != "it":
                return who
    return None


def _phrased(narration: Narration, start: int, end: int, *, led: bool) -> Frame | None:
    """Return a frame that needs no verb: “Comment from Ann: …”, according to Ann, “…”."""
    plain = narration.plain
    comment = COMMENT_FROM.search(plain, max(0, start - 2), end)
    if comment is not None:
        return spoken(narration, _first(narration, comment.end(), end), "comment", start)
    accords = list(ACCORDING.finditer(plain, start, end))
    if accords and (led or end - accords[-1].end() < 60):
        who = contracted(narration, accords[-1]) or _first(narration, accords[-1].end(), end)
        if who is not None and not VERB.search(plain, who.end, end):
            return spoken(narration, who, "according", accords[-1].start())
    if _FOR.match(plain, start) and _IS.search(plain, start, end):
        who = _first(narration, start, end)
        if who is not None and not VERB.search(plain, who.end, end):
            last = next((w for w in narration.people.within(who.end, end)), None)
            apposed = who.sort is not Sort.NAME and last is not None and last.sort is Sort.NAME
            named = last if apposed else who
            return spoken(narration, named, "for", start)
    for who in narration.people.within(start, end):
        # “The boat is, in Ann's words, “…””; “Ann's note on the door says: “…””
        if who.sort in _SORTS and _THEIR_WORDS.match(plain, who.end, end):
            return spoken(narration, who, "own-words", who.start)
    own = OWN_WORDS.search(plain, start, end)
    if own is not None:
        who = subject(narration, start, end)
        if who is not None and who.sort is not Sort.NOBODY:
            return spoken(narration, who, "own-words", start)
        gender = next((said for form, said in _THEIRS.items() if f" {form} " in own[0]), None)
        if gender is not None:
            return Frame(narration.before(start, gender) or Speaker(), "own-words", start)
    return None


def _fronted(
    narration: Narration, start: int, verb: re.Match[str], end: int, *, inherited: bool
) -> Frame | None:
    """Return the frame of a verb in front of words."""
    plain, at = narration.plain, verb.start()
    if IMPERSONAL.match(plain, at):
        return written(narration, at)
    close = beside(narration, start, at)
    passive = _PASSIVE.search(plain, max(start, at - _NEXT), at) is not None
    if close is not None and passive and verb[0].casefold() in _OF_OTHERS:
        # “Ann is called “…””: by whom isn't told, unless a name follows.
        by = behind(narration, verb.end(), end) if plain.startswith(" by ", verb.end()) else None
        return spoken(narration, by, "passive-words", at)
    if close is not None:
        return spoken(narration, close, "name-verb-words", at)
    first, last = subject(narration, start, at), behind(narration, verb.end(), end)
    if last is not None and (
        first is None
        or _is_inverted(plain, verb, last)
        or (first.sort is Sort.NOBODY is not last.sort and not is_english(verb[0]))
    ):
        return spoken(narration, last, "verb-name-words", at)
    if first is not None:
        return spoken(narration, first, "subject-verb-words", at)
    if inherited:
        return None
    if verb[0].casefold().endswith("ing") or is_bare(plain[start:at]) or not is_english(verb[0]):
        return by_topic(narration, start, "topic-verb-words", at)
    stated = narration.people.within(verb.end(), end)[-1:]
    for who in stated:
        # “We were told that the company “can't say””
        if who.sort is Sort.ORGANISATION and not plain[who.end : end].strip():
            return spoken(narration, who, "stated", at)
    return Frame(Speaker(), "nobody-verb-words", at)


def _is_inverted(plain: str, verb: re.Match[str], who: Who) -> bool:
    """Say whether who stands behind a verb is its subject: “told by Ann”, “nennt Ann”."""
    if plain.startswith(" by ", verb.end()):
        return True
    beyond = who.sort is Sort.NAME and plain[verb.end() : verb.end() + 1] == " "
    return beyond and not is_english(verb[0])


def _first(narration: Narration, start: int, end: int) -> Who | None:
    """Return the first who is named; of “the firm's head of boats, Ann” that is Ann."""
    whos = narration.people.within(start, end)
    if not whos:
        return None
    owner, owned = whos[0], whos[1:2]
    if owned and owned[0].sort is Sort.NAME and (owner.called or "").startswith(OWN):
        # “il suo allenatore, l'ex campione Ann Lee”
        return owned[0] if _TITLED.fullmatch(narration.plain, owner.end, owned[0].start) else owner
    if owned and owned[0].sort is Sort.NAME and owner.sort is not Sort.PRONOUN:
        gap = _OWNER.fullmatch(narration.plain, owner.end, owned[0].start)
        return owner if gap is None else owned[0]
    return owner
