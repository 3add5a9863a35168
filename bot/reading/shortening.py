"""Leaves out of a very long text what can say nothing: so much of it is never read.

A page may hold a year's news. Of such a text only those paragraphs are read that name something of
the show's, with those around them, and each only once.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import msgspec

from bot.reading.found import Finding, Passed, Place, Reading

if TYPE_CHECKING:
    from bot.reading.article import Article
    from bot.reading.roster import Roster

LONG = 20_000
"""Characters up to which a text is read as a whole: few articles are longer."""
AROUND = 8
"""Paragraphs before and behind one that names something, within which it may be spoken of."""

T = TypeVar("T", bound=Finding | Passed)


@dataclass(frozen=True, slots=True)
class Shortened:
    """A shorter article; where each piece of it begins, and where that stood before."""

    article: Article
    starts: tuple[int, ...]
    before: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """Return where what has a place in the shorter text stands in the whole one."""
        return Place(self._whole(start), self._whole(end - 1) + 1 if end > start else start)

    def put_back(self, reading: Reading) -> Reading:
        """Return what was found in the shorter text, with its places in the whole one."""
        return Reading(
            names=self._moved(reading.names),
            facts=self._moved(reading.facts),
            strangers=self._moved(reading.strangers),
            quotes=tuple(
                msgspec.structs.replace(q, parts=tuple(self.place(*part) for part in q.parts))
                for q in self._moved(reading.quotes)
            ),
            release=self._moved(reading.release),
            passed=self._moved(reading.passed),
        )

    def _moved(self, found: tuple[T, ...]) -> tuple[T, ...]:
        made: list[T] = []
        for one in found:
            start, end = self.place(one.start, one.end)
            made.append(msgspec.structs.replace(one, start=start, end=end))
        return tuple(made)

    def _whole(self, at: int) -> int:
        piece = bisect_right(self.starts, at) - 1
        return self.before[piece] + at - self.starts[piece]


def shortened(article: Article, roster: Roster) -> Shortened | None:
    """Return a shorter article; none where it is short enough already."""
    text = article.text
    if len(text) <= LONG:
        return None
    paragraphs = article.paragraphs
    begins = [place.start for place in paragraphs]
    near: set[int] = set()
    for mention in roster.mentions(text):
        number = bisect_right(begins, mention.start) - 1
        near.update(range(number - AROUND, number + AROUND + 1))
    pieces = [text[: article.body]] if article.body else []
    starts, before = ([0], [0]) if article.body else ([], [])
    length = article.body
    known: set[str] = set()
    for number, (start, end) in enumerate(paragraphs):
        said = text[start:end]
        if number not in near or said in known:
            continue
        known.add(said)
        begin = max(start, article.body)
        # With what stands behind it, up to the next one: so a quotation runs on as it did.
        until = begins[number + 1] if number + 1 < len(begins) else len(text)
        starts.append(length)
        before.append(begin)
        pieces.append(text[begin:until])
        length += until - begin
    short = msgspec.structs.replace(article, text="".join(pieces))
    return Shortened(short, tuple(starts), tuple(before))
