"""What is known of the release on a given day: pure, from what the documents state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.documents import Status
from bot.domain.edtf import Precision
from bot.domain.tracker import Phase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.domain.edtf import Window
    from bot.domain.tracker import State
    from bot.domain.view import Document, Statement

Key = tuple[str, str, str | None]
_ORDER = (
    Status.RELEASED,
    Status.CANCELLED,
    Status.DELAYED,
    Status.MOVED_UP,
    Status.SCHEDULED,
    Status.TARGET,
    Status.WAS_SCHEDULED,
    Status.DELAY_RUMORED,
    Status.RUMORED,
    Status.DENIED,
    Status.PASSED,
    Status.NO_DATE,
)


class Standing(StrEnum):
    """The release in one word."""

    UNKNOWN = "unknown"
    PLANNED = "planned"
    PASSED = "passed"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Outlook:
    """The release as the documents have it, on the day of asking.

    `window` is the one that may be told: what is only rumoured, or said by one source that isn't
    enough, is among the `statements` (`unconfirmed`), and moves nothing. `statements` come in the
    order in which a card shows them. `newest` is the newest document with a day, `undated` counts
    those with none. `released` is never concluded from a date that has passed.
    """

    standing: Standing
    window: Window | None
    statements: tuple[Statement, ...]
    newest: Document | None
    undated: int
    today: date
    unconfirmed: frozenset[Key] = frozenset()

    @property
    def exact(self) -> bool:
        """Whether a day is known, and not only a window."""
        return self.window is not None and self.window.precision is Precision.DAY


def outlook(
    statements: Sequence[Statement],
    state: State,
    today: date,
    *,
    newest: Document | None = None,
    undated: int = 0,
    unconfirmed: frozenset[Key] = frozenset(),
) -> Outlook:
    """Sum up what documents state of the release, and what may be told of it, as of `today`."""
    window = state.window
    if state.phase is Phase.RELEASED:
        standing = Standing.RELEASED
    elif window is None:
        standing = Standing.UNKNOWN
    else:
        standing = Standing.PASSED if window.passed(today) else Standing.PLANNED
    ordered = tuple(sorted(statements, key=lambda s: _ORDER.index(s.status)))
    return Outlook(standing, window, ordered, newest, undated, today, unconfirmed)


def key_of(statement: Statement) -> Key:
    """Return what tells a statement from others: its document, status and date."""
    window = statement.window
    return (statement.document.id, statement.status, window.text if window is not None else None)
