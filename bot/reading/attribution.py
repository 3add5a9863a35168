"""Finds the frame around words in marks: who says, tells or calls them so, before or after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.documents import Attribution
from bot.reading.frames import ACCORDING, COMMENT_FROM, DIRECTLY_OBLIQUE, NEAR_ONLY, OWN_WORDS, VERB
from bot.reading.narration import Narration, Speaker
from bot.reading.speakers import Sort, Who

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 160
_SMALL = (
    r"(?:also|then|later|further|recently|just|only|simply|has|had|have|would|will|could|might|may"
    r"|can|did|does|do|was|is|be|been|being|not|even|once|again|still|always|often|first|now|quickly"
    r"|himself|herself|themselves|a|ha|hat|hatte|haben|aveva|avait|habe|so|auch|noch|dann|sich|s’est"
    r"|s'est|est|è|era|lui|poi|ensuite|aussi|alors|y|en|le|la|lo|l|[a-zà-ÿ]+ly|[a-zà-ÿ]+ment|to|spokesperson"
    r"|spokes(?:man|woman)|representatives?|reps?|officials?|account|executives?|team|side|Japan"
    r"|Korea|san|shi|and|und|et|e|here|already|all)"
)
_GAP = re.compile(
    r"(?:-san|-ssi)?(?:\s*\([^)]*\))?(?:\s*,[^,]{0,120},)?(?:\s*\([^)]*\))?(?:,?[\s’'-]+"
    + _SMALL
    + r"(?![\w]))*,?[\s’']*$",
    re.IGNORECASE,
)
_NOUNS = re.compile(
    r"(?:spokes|representative|reps?\b|official|account|executive|team|side)", re.IGNORECASE
)
_AUX_ONLY = re.compile(rf"[\s,.;–—…-]*(?:{_SMALL}(?!\w)[\s’']*)*$", re.IGNORECASE)
_FEW_WORDS = re.compile(r"(?:\s[a-z’'-]+){0,4}\s*$")
_BEHIND = re.compile(
    r"(?:\s+(?:er|sie|a|the|an|der|die|das|le|la|les|il|lo|l['’]|un|une|una|his|her|their|co-star|actor"
    r"|director|producer|executive|writer|star|stars|singer|user|fan|also|by|both|then|simply|one"
    r"|[\wà-ÿ-]+(?:er|in|eur|iste|ore|ista|ista|ice|ant|ent|ist|or))){0,6}(?:\s*l['’]|\s+)$",
    re.IGNORECASE,
)
_NO_CLAUSE = re.compile(
    r"[\s,]*(?:which|that|whose|where|is|was|are|were|will|has|have|had|in|on|at|from|for)\b"
)
_BOUND = re.compile(r"[;:]|\s[–—]\s|--")
_PARTICIPLE = re.compile(r"ing$", re.IGNORECASE)


STORY = "story"
"""The rule of words that a character says: they are told, not quoted."""


class Frame(NamedTuple):
    """What ties words to a speaker, and the rule that found it."""

    speaker: Speaker
    rule: str
    verb: int


def after(narration: Narration, start: int, end: int) -> Frame | None:
    """Return the frame behind words: “…,” Ann said; “…,” said Ann; “…,” according to Ann."""
    plain = narration.plain
    end = min(end, start + _REACH)
    head = re.compile(r"[\s,.…–—-]*").match(plain, start, end)
    begin = head.end() if head is not None else start
    accord = ACCORDING.match(plain, begin, end)
    if accord is not None:
        return _spoken(
            narration, narration.people.within(accord.end(), end)[:1], "according", begin
        )
    if _NO_CLAUSE.match(plain, begin, end):
        return None
    for verb in VERB.finditer(plain, begin, end):
        before = plain[begin : verb.start()]
        if _AUX_ONLY.match(before) and not _NOUNS.search(before):
            who = _behind(narration, verb.end(), end)
            if who is not None:
                return _spoken(narration, [who], "verb-name", verb.start())
            if before.strip() or plain[begin].islower():
                return _dropped(narration, verb, end)
            continue
        if _BOUND.search(before):
            return None
        close = _beside(narration, begin, verb.start())
        if close is not None:
            return _spoken(narration, [close], "name-verb", verb.start())
        if verb[0].casefold() in NEAR_ONLY:
            continue
        subjects = [
            who
            for who in narration.people.within(begin, verb.start())
            if narration.people.is_subject(who)
        ]
        if subjects:
            return _spoken(narration, subjects[:1], "name-verb", verb.start())
        if len(before.split()) <= 5:
            return Frame(Speaker(), "nobody-verb", verb.start())
    return None


def before(narration: Narration, start: int, end: int, used: int = -1) -> Frame | None:
    """Return the frame in front of words: Ann said: “…”; Ann, laughing: “…”; Ann called it “…”.

    `used` is where a verb stands that belongs to the words before.
    """
    plain = narration.plain
    lead = plain[start:end].rstrip()
    if not lead:
        return None
    colon, comma = lead.endswith((":", "：")), lead.endswith(",")
    comment = COMMENT_FROM.search(plain, start, end)
    if comment is not None:
        return _spoken(narration, narration.people.within(comment.end(), end)[:1], "comment", start)
    accords = list(ACCORDING.finditer(plain, start, end))
    if accords and (comma or colon or end - accords[-1].end() < 60):
        whos = narration.people.within(accords[-1].end(), end)
        if whos and not VERB.search(plain, whos[0].end, end):
            return _spoken(narration, whos[:1], "according", accords[-1].start())
    if OWN_WORDS.search(plain, start, end) and comma:
        subject = _subject(narration, start, end)
        if subject is not None:
            return _spoken(narration, [subject], "own-words", start)
    verbs = [verb for verb in VERB.finditer(plain, start, end) if verb.start() > used]
    for verb in reversed(verbs):
        tail = plain[verb.end() : end].strip()
        near = verb[0].casefold() in NEAR_ONLY
        if near and not (colon or len(tail.split()) <= 3):
            continue
        if not (colon or comma) and len(tail) > 90:
            continue
        found = _fronted(narration, start, verb, end, inherited=used >= 0)
        if found is not None:
            return found
    if colon:
        whos = narration.people.within(start, end)
        if whos and whos[0].start - start <= 24 and whos[0].sort is not Sort.NOBODY:
            return _spoken(narration, whos[:1], "colon", start)
    return None


def _fronted(
    narration: Narration, start: int, verb: re.Match[str], end: int, *, inherited: bool
) -> Frame | None:
    """Return the frame of a verb in front of words."""
    close = _beside(narration, start, verb.start())
    if close is not None:
        return _spoken(narration, [close], "name-verb-words", verb.start())
    behind = _behind(narration, verb.end(), end)
    subject = _subject(narration, start, verb.start())
    if behind is not None and (
        narration.plain.startswith(" by ", verb.end())
        or subject is None
        or behind.sort is Sort.NAME
        and narration.plain[verb.end() : verb.end() + 1] == " "
        and not _english(verb[0])
    ):
        return _spoken(narration, [behind], "verb-name-words", verb.start())
    if subject is not None:
        return _spoken(narration, [subject], "subject-verb-words", verb.start())
    if inherited:
        return None
    if behind is not None:
        return _spoken(narration, [behind], "verb-name-words", verb.start())
    lead = narration.plain[start : verb.start()]
    speaker = narration.before(start)
    if (_PARTICIPLE.search(verb[0]) or _AUX_ONLY.match(lead) or not _english(verb[0])) and speaker:
        return Frame(
            speaker._replace(attribution=Attribution.PRONOUN), "topic-verb-words", verb.start()
        )
    return Frame(Speaker(), "nobody-verb-words", verb.start())


def _english(verb: str) -> bool:
    return verb.casefold().endswith(
        ("ed", "ing", "said", "says", "told", "tells", "wrote", "s", "ran")
    )


def _beside(narration: Narration, start: int, verb: int) -> Who | None:
    """Return who stands right before a verb, with nothing but small words or an aside between."""
    whos = narration.people.within(start, verb)
    for who in reversed(whos):
        gap = narration.plain[who.end : verb]
        if _GAP.match(gap) or (who.sort is Sort.NOBODY and _FEW_WORDS.match(gap)):
            before = narration.plain[max(0, who.start - 24) : who.start]
            if who.sort is Sort.NAME and DIRECTLY_OBLIQUE.search(before):
                continue
            return who
        if len(gap) > 130:
            break
    return None


def _behind(narration: Narration, verb: int, end: int) -> Who | None:
    """Return who stands right after a verb, with nothing but an article and a role between."""
    whos = narration.people.within(verb, min(end, verb + 90))[:3]
    for at, who in enumerate(whos):
        gap = narration.plain[verb : who.start]
        if who.sort is Sort.NOBODY and at + 1 < len(whos) and whos[at + 1].sort is Sort.NAME:
            between = narration.plain[who.end : whos[at + 1].start]
            if re.fullmatch(r"(?:\s[\w-]+){1,4},\s", between):
                return whos[at + 1]
        if gap and (gap.isspace() or gap == "-" or _BEHIND.match(gap) or gap in ("-t-",)):
            return who
    return None


def _subject(narration: Narration, start: int, end: int) -> Who | None:
    """Return the first somebody of a clause who isn't spoken of in passing."""
    for who in narration.people.within(start, end):
        if narration.people.is_subject(who):
            return who
    return None


def _dropped(narration: Narration, verb: re.Match[str], end: int) -> Frame | None:
    """Return the frame of a verb without a subject, as in «…», dice; English has none such."""
    if _english(verb[0]) and verb[0].casefold() not in ("s",):
        return None
    speaker = narration.before(verb.start())
    if speaker is None:
        return Frame(Speaker(), "verb", verb.start())
    return Frame(speaker._replace(attribution=Attribution.PRONOUN), "verb", verb.start())


def _spoken(narration: Narration, whos: Sequence[Who], rule: str, verb: int) -> Frame | None:
    if not whos:
        return Frame(Speaker(), rule, verb)
    speaker = narration.resolve(whos[0])
    return Frame(speaker or Speaker(), STORY if speaker is None else rule, verb)
