"""Says which wordings a sentence may hold, by small words that they never come without."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.reading.caseless import Letters

T = TypeVar("T")


class Hints(Generic[T]):
    """Wordings in the order in which they are tried, each with its hints.

    One of its hints stands in small letters wherever a wording does. A wording without hints may
    stand anywhere. Most sentences hold no hint of most wordings, and so needn't be searched.
    """

    def __init__(self, wordings: Iterable[tuple[T, Sequence[str]]]) -> None:
        self.wordings: list[T] = []
        self._always = 0
        self._by_hint: defaultdict[str, int] = defaultdict(int)
        for number, (wording, hints) in enumerate(wordings):
            bit = 1 << number
            self.wordings.append(wording)
            if not hints:
                self._always |= bit
            for hint in hints:
                self._by_hint[hint] |= bit

    def over(self, letters: Letters) -> Hinted[T]:
        """Return where in a text the hints stand."""
        said = letters.small
        found = [
            (place, bits) for hint, bits in self._by_hint.items() for place in _places(hint, said)
        ]
        return Hinted(self.wordings, self._always, sorted(found))


class Hinted(Generic[T]):
    """One text, prepared: which wordings are worth looking for between two places of it."""

    def __init__(
        self, wordings: Sequence[T], always: int, found: Sequence[tuple[int, int]]
    ) -> None:
        self._wordings = [(1 << number, wording) for number, wording in enumerate(wordings)]
        self._always = always
        self._starts = [place for place, _ in found]
        self._found = [some for _, some in found]

    def within(self, start: int, end: int) -> list[T]:
        """Return the wordings that may stand between two places, in their order."""
        first = bisect_left(self._starts, start)
        some = self._always
        for bits in self._found[first : bisect_left(self._starts, end, first)]:
            some |= bits
        return [wording for bit, wording in self._wordings if some & bit] if some else []


def _places(hint: str, said: str) -> Iterator[int]:
    place = said.find(hint)
    while place >= 0:
        yield place
        place = said.find(hint, place + 1)
