"""Who speaks in words alone where people talk: the guest answers, and of two each has a turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution

if TYPE_CHECKING:
    from bot.reading.hearing import Hearing, Taken
    from bot.reading.marks import Marked
    from bot.reading.somebody import Speaker

_TO_YOU = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|Sie|Ihnen|[Tt]u|[Tt]oi|[Tt][’']\w+|[Vv]ous"
    r"|[Tt]i|[Tt]e|[Tt]u[oa])\b"
    r"|[?？]\W*$"
)
GUEST = "guest"
"""The rule of words that answer a question of an interview."""
_LONGEST = 240
_BACK = 12


def answering(hearing: Hearing, mark: Marked) -> Speaker | None:
    """Return the guest of an interview, where the line above is one of its questions."""
    narration = hearing.narration
    line = narration.sentences[narration.at(mark.start)].line
    if line - 1 not in narration.prompts:
        return None
    guest = narration.hero or next(
        (one.speaker for one in reversed(hearing.taken[-_BACK:]) if one.rule == GUEST), None
    )
    if guest is None:
        guest = narration.before(mark.start)
    return None if guest is None else guest._replace(attribution=Attribution.PARAGRAPH)


def in_turn(hearing: Hearing, mark: Marked) -> Speaker | None:
    """Return who speaks next of two who talk: a line of its own answers the one above."""
    if len(hearing.taken) < 2:
        return None
    first, last = hearing.taken[-2:]
    if (None, None) in (first.who, last.who) or first.who == last.who:
        return None
    line = _line(hearing, mark.start)
    if not (_line(hearing, last.end - 1) == line - 1 <= _line(hearing, first.end - 1) + 1):
        return None
    if mark.end - mark.start > _LONGEST or not (
        _TO_YOU.search(_said(hearing, last)) or _TO_YOU.search(hearing.text, mark.start, mark.end)
    ):
        return None
    return first.speaker._replace(attribution=Attribution.PARAGRAPH)


def _line(hearing: Hearing, place: int) -> int:
    return hearing.narration.sentences[hearing.narration.at(place)].line


def _said(hearing: Hearing, one: Taken) -> str:
    return hearing.text[one.marks[0].start : one.end][-_LONGEST:]
