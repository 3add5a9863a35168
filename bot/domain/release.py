"""What is known of the release on a given day: pure, from what the documents state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.documents import Status
from bot.domain.edtf import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.domain.edtf import Window
    from bot.domain.view import Document, Statement

_FIRMNESS = {
    Status.TARGET: 0,
    Status.SCHEDULED: 1,
    Status.MOVED_UP: 2,
    Status.DELAYED: 2,
    Status.CANCELLED: 3,
}
"""Statements that make a plan or, without a date, end the plans before them."""
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

    `window` is the best plan's, as precise as it was said; none where the newest word is a delay
    or an end without a date. `statements` come in the order in which a card shows them. `newest`
    is the newest document with a day, `undated` counts those with none. `released` is never
    concluded from a date that has passed.
    """

    standing: Standing
    window: Window | None
    statements: tuple[Statement, ...]
    newest: Document | None
    undated: int
    today: date

    @property
    def exact(self) -> bool:
        """Whether a day is known, and not only a window."""
        return self.window is not None and self.window.precision is Precision.DAY


def outlook(
    statements: Sequence[Statement], newest: Document | None, undated: int, today: date
) -> Outlook:
    """Sum up what documents state of the release, as of `today`."""
    plans = [s for s in statements if s.status in _FIRMNESS and not s.repeats]
    plan = max(plans, key=_weight, default=None)
    window = plan.window if plan is not None else None
    if any(s.status is Status.RELEASED for s in statements):
        standing = Standing.RELEASED
    elif window is None:
        standing = Standing.UNKNOWN
    else:
        standing = Standing.PASSED if window.passed(today) else Standing.PLANNED
    ordered = tuple(sorted(statements, key=lambda s: _ORDER.index(s.status)))
    return Outlook(standing, window, ordered, newest, undated, today)


def _weight(statement: Statement) -> tuple[str, int, int]:
    """Weigh a plan: the newer document, then the firmer word, then the finer date."""
    document = statement.document
    day = document.dated or document.tells_of or statement.anchor
    if day is None and document.published is not None:
        day = document.published.earliest
    finer = list(Precision)[::-1].index(statement.precision)
    return (day.isoformat() if day else "", _FIRMNESS[statement.status], finer)
