"""Dates as precise as they were said: years, halves, quarters, seasons, months, days (EDTF)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Precision(StrEnum):
    """How finely a date was given; `NONE` is for statements that give no date."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    NONE = "none"


_FORM = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<part>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<sure>[?~%]?)"
)
# ISO 8601-2 / EDTF level 2 codes for parts of a year (Library of Congress, 2019).
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_HALVES = {40: (1, 6), 41: (7, 12)}


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The days that a date allows, both ends included, with the precision that was given."""

    earliest: date
    latest: date
    precision: Precision
    text: str

    def passed(self, today: date) -> bool:
        """Say whether its last day lies before `today`."""
        return self.latest < today

    def holds(self, other: Window) -> bool:
        """Say whether every day of `other` is one of this window's."""
        return self.earliest <= other.earliest and other.latest <= self.latest


@lru_cache(maxsize=4_096)
def parse(text: str) -> Window:
    """Read one EDTF date: `2025`, `2025-08`, `2025-08-14`, `2025-22`, `2025-33`, `2025-41`.

    Raises ValueError with a plain sentence when `text` is not such a date. A northern winter
    (`2025-24`) runs into the next year.
    """
    match = _FORM.fullmatch(text)
    if match is None or match["year"] == "0000":
        raise ValueError(f"“{text}” is not a date like 2025, 2025-08 or 2025-08-14")
    year, part, day = int(match["year"]), int(match["part"] or 0), int(match["day"] or 0)
    if not match["part"]:
        return Window(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, text)
    if match["day"]:
        try:
            exact = date(year, part, day)
        except ValueError:
            raise ValueError(f"“{text}” is no day of the calendar") from None
        return Window(exact, exact, Precision.DAY, text)
    if 1 <= part <= 12:
        return _months(year, part, part, Precision.MONTH, text)
    for table, precision in (
        (_SEASONS, Precision.SEASON),
        (_QUARTERS, Precision.QUARTER),
        (_HALVES, Precision.HALF),
    ):
        if part in table:
            return _months(year, *table[part], precision, text)
    raise ValueError(f"“{text}” names no month, season, quarter or half")


def speaks_from(published: str | None, tells_of: str | None) -> date | None:
    """Return the day from which a document speaks: published (EDTF), else told of (ISO).

    A document dated to a month or year counts from its last day, lest it seem older than it is.
    None if neither is known.
    """
    if published is not None:
        return parse(published).latest
    return date.fromisoformat(tells_of) if tells_of is not None else None


def _months(year: int, first: int, last: int, precision: Precision, text: str) -> Window:
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return Window(date(year, first, 1), end, precision, text)
