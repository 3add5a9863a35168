"""What all rules about a release look at: a text, its language, its names, its own day."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.reading.roster import Mention
    from bot.reading.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Page:
    """An article's text with its language, the names in it, and the day that it counts from.

    `years` are those of other works of the same name.
    """

    text: str
    tongue: Tongue
    mentions: Sequence[Mention]
    anchor: date | None
    years: frozenset[int] = frozenset()

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the names that begin between two places."""
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        return self.mentions[first : bisect_left(self.mentions, end, key=lambda m: m.start)]
