"""Reads the day of publication that a page or a feed says, and believes it only if it can be."""

from __future__ import annotations

import re
from datetime import date, timedelta
from email.utils import parsedate

EARLIEST = date(1990, 1, 1)
"""Before this day nobody published on the web: it is a clock that was never set."""
AHEAD = timedelta(days=2)
"""How far ahead a day may be: it is tomorrow already elsewhere, and some clocks are fast."""
_ISO = re.compile(r"\s*([0-9]{4})-?([01][0-9])-?([0-3][0-9])(?![0-9])")
_LONGEST = 100


def day_of(said: str, today: date) -> str | None:
    """Return the day that a time says, as where it was written (no time zone is taken off).

    None if it is no time that can be read, or one that can't be.
    """
    day = _iso(said[:_LONGEST]) or _mail(said[:_LONGEST])
    if day is None or not EARLIEST <= day <= today + AHEAD:
        return None
    return day.isoformat()


def _iso(said: str) -> date | None:
    match = _ISO.match(said)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _mail(said: str) -> date | None:
    """Read a time as in RFC 822: `Thu, 14 May 2026 09:00:00 +0900`."""
    try:
        found = parsedate(said)
        return date(*found[:3]) if found else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
