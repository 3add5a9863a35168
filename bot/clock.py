"""The two clocks: the wall's, for what is shown; a steady one, for all that is written down."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

Ticks = Callable[[], int]
"""Milliseconds since 1970. It never goes back, doesn't jump when the machine's clock is set, and
counts the time for which the machine slept."""


def utc_now() -> datetime:
    """Return the present instant by the machine's clock, aware, in UTC."""
    return datetime.now(UTC)


def steady_clock() -> Ticks:
    """Return a steady clock that starts at the machine's time.

    All times in the state are by one such clock, so that what is told is never due before, or
    long after, it can be sent.
    """
    start = time.time() - _since_boot()
    return lambda: int((start + _since_boot()) * 1000)


def _since_boot() -> float:
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def as_datetime(ticks: Ticks) -> Callable[[], datetime]:
    """Return a clock that says the same as `ticks`, aware, in UTC."""
    return lambda: datetime.fromtimestamp(ticks() / 1000, UTC)
