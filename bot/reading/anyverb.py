"""Finds the frame behind words that stop at a comma, whatever its verb: “…,” croaked Ann.

Words that a sentence begins with and a comma leaves open are speech: what follows can only say
whose. So its verb needs no list; only its subject is looked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading.frames import NO_CLAUSE
from bot.reading.somebody import Sort, Speaker
from bot.reading.subjects import Frame, behind, by_topic, farther, spoken, worker

if TYPE_CHECKING:
    from bot.reading.hearing import Hearing
    from bot.reading.marks import Marked
    from bot.reading.narration import Narration
    from bot.reading.somebody import Who

_REACH = 160
_HEAD = re.compile(r"[\s,.…–—-]*")
_RULE = "any-verb"
_FEW = re.compile(r"(?:[^\s,;:.]+\s){0,6}")
_VERB_FIRST = re.compile(r"[a-zà-ÿ][\wà-ÿ’'-]*(?=\s|[.;](?:\s|$))")
_ONE_WORD = re.compile(r"(?:s['’]|se |a|est|lui )?[\wà-ÿ’'-]*")
_WORD = 40
# “ha replicato”, « lui a soufflé »: a verb with the small words before it.
_VERB_GROUP = re.compile(
    r"(?>(?:(?:si|lo|la|gli|le|ci|mi|ne|non|ha|è|aveva|era|sta|a|est|avait|lui|y|en|se|me|nous)\s"
    r"|[lncsmd][’'](?:est\s|était\s|ha\s|è\s|a\s)?){1,4})[a-zà-ÿ]+(?!\w)"
)
# «…», si è scusato: Italian needs no subject; one would stand right behind the verb.
_NO_SUBJECT = re.compile(
    r"(?!\s(?:poi\s|invece\s|ancora\s)?(?:(?:il|lo|la|i|gli|le|un|uno|una)\s|l[’']|un[’']"
    r"|[A-ZÀ-Þ]))"
)
_I = re.compile(r"(?:I|we)\s[a-z]+")
_ONE = re.compile(r"-(?:je|on|nous)$")
_SORTS = (Sort.NAME, Sort.ORGANISATION)


def any_behind(hearing: Hearing, mark: Marked, end: int) -> Frame | None:
    """Return the frame behind a stretch that begins a sentence, if a comma or a question ends it.

    Behind a question it is one only where somebody stands right beside the verb.
    """
    plain = hearing.narration.plain
    inner, next_to = hearing.text[mark.parts[-1].end - 1], plain[mark.end : mark.end + 1]
    # In English a comma stands within double marks, but often behind single ones.
    outside = hearing.narration.tongue != "en" or mark.mark in "'‘"
    sure = inner == "," or (outside and next_to == ",")
    if not sure and inner not in "?!…—":
        return None
    return _any_verb(hearing.narration, mark.end, end, sure=sure)


def _any_verb(narration: Narration, start: int, end: int, *, sure: bool) -> Frame | None:
    """Return the frame behind words that begin a sentence, `sure` if a comma leaves them open."""
    plain = narration.plain
    end = min(end, start + _REACH)
    head = _HEAD.match(plain, start, end)
    begin = start if head is None else head.end()
    has = narration.tongue == "fr" and plain.startswith("a ", begin)
    if begin >= end or (NO_CLAUSE.match(plain, begin, end) and not has):
        return None
    if narration.tongue != "en":
        return _inverted(narration, begin, end, sure=sure)
    who = _subject(narration, begin, end)
    if who is not None:
        return spoken(narration, who, _RULE, begin)
    return Frame(Speaker(), _RULE, begin) if sure or _I.match(plain, begin, end) else None


def _subject(narration: Narration, begin: int, end: int) -> Who | None:
    """Return who stands first in a clause, before its verb or right behind it."""
    plain = narration.plain
    verb = _VERB_FIRST.match(plain, begin, end)
    for who in narration.people.within(begin, end):
        if who.start == begin:
            return who
        if verb is not None and who.start > verb.end():
            return behind(narration, verb.end(), end) or _near(narration, begin, who)
        return _near(narration, begin, who)
    return None


def _near(narration: Narration, begin: int, who: Who) -> Who | None:
    few = _FEW.fullmatch(narration.plain, begin, who.start)
    return who if few is not None and narration.people.is_subject(who) else None


def _inverted(narration: Narration, begin: int, end: int, *, sure: bool) -> Frame | None:
    """Return the frame of a verb before its subject, as German, French and Italian have it."""
    for who in narration.people.within(begin, min(end, begin + _WORD)):
        if who.sort is Sort.PRONOUN and _ONE_WORD.fullmatch(narration.plain, begin, who.start):
            # « … », avance-t-elle
            return spoken(narration, who, _RULE, begin)
    verb = _VERB_FIRST.match(narration.plain, begin, end)
    if verb is None:
        return None
    by_work = worker(narration, verb.end())
    if by_work is not None:
        return Frame(by_work, _RULE, begin)
    group = _VERB_GROUP.match(narration.plain, begin, end) or verb
    who = behind(narration, verb.end(), end) or behind(narration, group.end(), end)
    who = who or farther(narration, verb.end(), end)
    if who is not None:
        return spoken(narration, who, _RULE, begin)
    if not sure:
        return Frame(Speaker(), _RULE, begin) if _ONE.search(verb[0]) else None
    if narration.tongue == "it" and _NO_SUBJECT.match(narration.plain, group.end(), end):
        return by_topic(narration, begin, _RULE, begin)
    named = [one for one in narration.people.within(verb.end(), end) if one.sort in _SORTS]
    return spoken(narration, named[0] if named else None, _RULE, begin)
