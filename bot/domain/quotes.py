"""Decides which printing of a quote is shown, and says how the others differ from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.documents import QuoteKind
from bot.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


class Change(StrEnum):
    """How a printing departs from the words shown."""

    WORDS = "words"
    ONLY = "only"
    SPLIT = "split"
    PUNCTUATION = "punctuation"
    REPORTED = "reported"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Difference:
    """One departure: `printed` are the document's words, `shown` ours, `pieces` a count."""

    change: Change
    printed: str = ""
    shown: str = ""
    pieces: int = 0


@dataclass(frozen=True, slots=True)
class Printing:
    """A quote as one document gives it. `trust` is the outlet's rank, 0 the most trusted."""

    document: str
    kind: QuoteKind
    pieces: tuple[str, ...]
    trust: int
    position: int

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return " ".join(self.pieces)


def best(printings: Sequence[Printing]) -> Printing | None:
    """Return the printing to show: whole, most often printed, longest, closed, most trusted.

    A printing without words is never shown; none is returned where there is no other.
    """
    worded = [p for p in printings if p.pieces and p.kind is not QuoteKind.REPORTED]
    if not worded:
        return None
    printed = Counter(tuple(_folded(p.text)) for p in worded)

    def merit(printing: Printing) -> tuple[bool, int, int, bool, int, int]:
        words = tuple(_folded(printing.text))
        return (
            printing.kind is QuoteKind.FULL,
            printed[words],
            len(words),
            printing.text.endswith((".", "!", "?", "。")),
            -printing.trust,
            -printing.position,
        )

    return max(worded, key=merit)


def differences(shown: str, printing: Printing) -> tuple[Difference, ...]:
    """Return how `printing` differs from the words `shown`; none where it doesn't."""
    printed = printing.text
    if printing.kind is QuoteKind.REPORTED:
        return (Difference(Change.REPORTED, printed=" … ".join(printing.pieces)),)
    if printing.kind is QuoteKind.PULL:
        return (Difference(Change.HEADING, printed=printed),)
    ours, theirs = shown.split(), printed.split()
    if _within(_folded(printed), _folded(shown)):
        return (Difference(Change.ONLY, printed=printed),)
    found: list[Difference] = []
    match = SequenceMatcher(a=_bare(shown), b=_bare(printed), autojunk=False)
    for tag, a0, a1, b0, b1 in match.get_opcodes():
        if tag != "equal":
            words = " ".join(theirs[b0:b1]), " ".join(ours[a0:a1])
            found.append(Difference(Change.WORDS, printed=words[0], shown=words[1]))
    if len(printing.pieces) > 1:
        found.append(Difference(Change.SPLIT, pieces=len(printing.pieces)))
    if not found and printed != shown:
        found.append(Difference(Change.PUNCTUATION))
    return tuple(found)


def _folded(text: str) -> list[str]:
    return [fold(word) for word in text.split()]


def _bare(text: str) -> list[str]:
    """Return the words without the punctuation around them: a hyphen within counts."""
    return [word.replace("’", "'").strip(".,;:!?…“”\"'") for word in text.split()]


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    size = len(part)
    return 0 < size < len(whole) and any(
        whole[at : at + size] == part for at in range(len(whole) - size + 1)
    )
