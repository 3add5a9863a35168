"""Says which wordings a sentence may hold, by small words that they never come without."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")


class Hints(Generic[T]):
    """Wordings in the order in which they are tried, each with its hints.

    One of its hints stands in small letters wherever a wording does. A wording without hints may
    stand anywhere. Most sentences hold no hint of most wordings, and so needn't be searched.
    """

    def __init__(self, wordings: Iterable[tuple[T, Sequence[str]]]) -> None:
        self.wordings: list[T] = []
        self._always: list[int] = []
        by_hint: defaultdict[str, list[int]] = defaultdict(list)
        for number, (wording, hints) in enumerate(wordings):
            self.wordings.append(wording)
            if not hints:
                self._always.append(number)
            for hint in hints:
                by_hint[hint].append(number)
        self._by_hint = dict(by_hint)

    def over(self, text: str) -> Hinted[T]:
        """Return where in a text the hints stand."""
        said = _small(text)
        found = [
            (place, numbers)
            for hint, numbers in self._by_hint.items()
            for place in _places(hint, said)
        ]
        return Hinted(self.wordings, self._always, found)


class Hinted(Generic[T]):
    """One text, prepared: which wordings are worth looking for between two places of it."""

    def __init__(
        self, wordings: Sequence[T], always: Sequence[int], found: list[tuple[int, list[int]]]
    ) -> None:
        self._wordings = wordings
        self._always = always
        self._found = sorted(found)
        self._starts = [place for place, _ in self._found]

    def within(self, start: int, end: int) -> list[T]:
        """Return the wordings that may stand between two places, in their order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        numbers = set(self._always)
        for _, some in self._found[first:last]:
            numbers.update(some)
        return [self._wordings[number] for number in sorted(numbers)]


def _places(hint: str, said: str) -> Iterator[int]:
    place = said.find(hint)
    while place >= 0:
        yield place
        place = said.find(hint, place + 1)


def _small(text: str) -> str:
    """Return a text in small letters, each in its place: one letter (İ) becomes two in small."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
