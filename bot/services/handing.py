"""What becomes of an article that somebody hands in: the words in which it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.desk import Hold, Way

LARGEST = 2_000_000
"""Bytes of a file that is taken in."""


class Fate(StrEnum):
    """What became of it."""

    TAKEN = "taken"
    WAITING = "waiting"
    KNOWN = "known"
    NOT_OURS = "not-ours"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Became:
    """What became of an article.

    `found` counts what was found by kind (`release`, `quote`, `claim`, `name`), `holds` says why
    statements wait, `why` is the rest of a message's key where it failed; `again` says whether a
    later try may do better.
    """

    fate: Fate
    document: str | None = None
    title: str = ""
    found: dict[str, int] = field(default_factory=dict[str, int])
    holds: tuple[Hold, ...] = ()
    why: str = ""
    again: bool = False


class TakesIn(Protocol):
    """Whoever reads what is handed in: the pipeline through which all articles come."""

    async def link(self, link: str, way: Way, by: int | None) -> Became:
        """Fetch and read an article. Never raises for what is wrong with it."""
        ...

    async def file(self, name: str, body: bytes, way: Way, by: int | None) -> Became:
        """Read an article from a file's bytes. Never raises for what is wrong with it."""
        ...
