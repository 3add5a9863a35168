"""Finds the frames that German, French and Italian set around words, and English doesn't.

„Ann hatte es „ein Fest“ genannt“, „Ann zufolge“, „so Ann, „…““; « Puis, après un silence : « … » ».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading.frames import VERB
from bot.reading.somebody import Sort, Speaker
from bot.reading.subjects import Frame, by_topic, spoken, subject

if TYPE_CHECKING:
    from bot.reading.hearing import Case, Hearing
    from bot.reading.marks import Marked
    from bot.reading.narration import Narration

_SORTS = (Sort.NAME, Sort.ORGANISATION, Sort.ROLE)
_HAS = re.compile(r"\b(?:hat|habe|hatte|haben|hatten|soll|will)\b")
_ZUFOLGE = re.compile(r"\szufolge\b")
_SO = re.compile(r",\s(?:so|così|ainsi)\s$")
# Nothing but time, or a mood, passes before the same one goes on.
_THEN = re.compile(
    r"(?:(?:und |et |e )?(?:dann|danach|später|schließlich|plötzlich|puis|ensuite|plus tard|enfin"
    r"|soudain|poi|dopo|più tardi|infine|ancora|encore|nochmals?))(?!\w)",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(r"[A-ZÀ-Þ][\w’'-]+\s(?:d[’']une?|di un[ao]?|eine[rs]|von eine[rm])(?!\w)")
_AND_WHO = re.compile(r"(?:E|Et|Und)\s(?:[^\s?.]+\s?){1,4}\?")
_NEXT = 40


def framed(narration: Narration, begin: int, start: int, end: int, tail: int) -> Frame | None:
    """Return such a frame around words at `start` to `end`, in a clause from `begin` to `tail`."""
    if narration.tongue == "en":
        return None
    return _named_so(narration, begin, start) or _bracketed(narration, begin, start, end, tail)


def _named_so(narration: Narration, begin: int, start: int) -> Frame | None:
    """Return the frame of “Ann zufolge …” and of “…, so Ann, “…””."""
    plain = narration.plain
    for who in narration.people.within(max(begin, start - 4 * _NEXT), start):
        if who.sort not in _SORTS:
            continue
        if _ZUFOLGE.match(plain, who.end, start):
            return spoken(narration, who, "according", who.start)
        if plain[who.end : start].strip() == "," and _SO.search(plain, begin, who.start):
            return spoken(narration, who, "so", who.start)
    return None


def _bracketed(narration: Narration, begin: int, start: int, end: int, tail: int) -> Frame | None:
    """Return the frame of a German verb in two parts: Ann hatte es „ein Fest“ genannt."""
    if narration.tongue != "de" or not _HAS.search(narration.plain, begin, start):
        return None
    verb = VERB.match(narration.plain, end + 1, min(tail, end + _NEXT))
    if verb is None or narration.plain[end] != " " or not verb[0].endswith(("t", "en")):
        return None
    who = subject(narration, begin, start)
    if who is None:
        return by_topic(narration, begin, "bracket", verb.start())
    return spoken(narration, who, "bracket", verb.start())


def asked_about(hearing: Hearing, mark: Marked) -> Speaker | None:
    """Return who answers words such as „Und Ann?“: whoever spoke before, not whom they name."""
    narration = hearing.narration
    number = narration.at(mark.start)
    if narration.tongue == "en" or not number or not hearing.taken:
        return None
    asked, last = narration.sentences[number - 1], hearing.taken[-1]
    same = asked.line == narration.sentences[number].line
    if not same or narration.at(last.end - 1) != number - 2:
        return None
    question = _AND_WHO.fullmatch(narration.plain, asked.start, asked.end)
    return None if question is None else last.speaker


def resumed(hearing: Hearing, case: Case) -> Speaker | None:
    """Return who speaks behind a colon where no subject is new: „Und dann, leiser: „…““."""
    narration = hearing.narration
    if narration.tongue == "en":
        return None
    sentence = narration.sentences[narration.at(case.mark.start)]
    whos = narration.people.within(sentence.start, case.mark.start)
    if any(who.sort is not Sort.NOBODY and who.called != "it" for who in whos):
        return None
    if _OF_SOMEBODY.match(narration.plain, sentence.start):
        return Speaker()
    if hearing.taken and _THEN.match(narration.plain, sentence.start):
        last = hearing.taken[-1]
        if narration.at(case.mark.start) - narration.at(last.end) <= 1:
            return last.speaker
    return None
