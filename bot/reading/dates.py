"""Finds dates in a text and resolves them, as precisely as they were said: EDTF, never guessed."""

from __future__ import annotations

import unicodedata
from calendar import monthcalendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from bot.domain.edtf import Precision, parse

if TYPE_CHECKING:
    import re

    from bot.reading.caseless import Letters
    from bot.reading.tongue import Calendar

FARTHEST = 12
"""Years around the anchor within which a year may lie: others are numbers, or parts of titles."""
_PLAUSIBLE = range(2000, 2041)
"""Years that may be a plan's in an article whose own day isn't known."""
_YEARS = 9
"""Years within which any day of the calendar comes again, 29 February too."""
_SEASON_CODES = {1: 21, 2: 22, 3: 23, 4: 24}
_QUARTER_CODE, _HALF_CODE = 32, 39


class When(msgspec.Struct, frozen=True):
    """A date as it stands in the text: which of its parts were said. Years and months may be
    relative: `year` and `month` are then None and `year_plus`, `month_plus` are set. `last` says
    that the last such time is meant ("last Friday"), whatever is said beside it; `nth` which of a
    month's weekdays ("the second Thursday of May"), from its end where negative; `week_plus` is
    the week of a day of the week, as counted from the present one; `either` says that it may be of
    this week or the one after ("next Friday", said on a Tuesday).
    """

    start: int
    end: int
    year: int | None = None
    year_plus: int | None = None
    month: int | None = None
    month_plus: int | None = None
    day: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    weekday: int | None = None
    day_plus: int | None = None
    weeks: bool = False
    months_on: int | None = None
    last: bool = False
    nth: int | None = None
    week_plus: int | None = None
    either: bool = False

    @property
    def relative(self) -> bool:
        """Say whether it means something only as seen from the article's own day."""
        said = (self.year_plus, self.month_plus, self.weekday, self.day_plus)
        return any(part is not None for part in said) or (self.year is None)


@dataclass(frozen=True, slots=True)
class Day:
    """A date resolved: EDTF and its precision; `relative` if it depended on the article's day."""

    edtf: str
    precision: Precision
    relative: bool


class Dates:
    """The dates of one text."""

    def __init__(self, letters: Letters, calendar: Calendar) -> None:
        self.letters = letters
        self.calendar = calendar
        self._hinted = calendar.hinted.over(letters)

    def within(self, start: int, end: int) -> list[When]:
        """Return the dates between two places, in order, the longest where some overlap."""
        found: list[When] = []
        for pattern in self._hinted.within(start, end):
            for match in pattern.finditer(self.letters, start, end):
                made = _read(match, self.calendar)
                if made is not None:
                    found.append(made)
        found.sort(key=lambda when: (when.start, -when.end))
        kept: list[When] = []
        for when in found:
            if not kept or when.start >= kept[-1].end:
                kept.append(when)
            elif when.end - when.start > kept[-1].end - kept[-1].start:
                kept[-1] = when
        return kept


def _read(match: re.Match[str], calendar: Calendar) -> When | None:
    """Return what one match says; none if it can't be a date."""
    said = {key: _plain(value) for key, value in match.groupdict().items() if value}
    year, plus = _number(said.get("y")), None
    if year is not None and year < 100:
        year += 2000
    if "yw" in said:
        plus = calendar.years.get(said["yw"])
    month = calendar.months.get(said["m"]) if "m" in said else _number(said.get("mn"))
    month_plus = calendar.next_months.get(said["mw"]) if "mw" in said else None
    day = _number(said.get("d"))
    if day is None:
        day = calendar.days_named.get(said.get("dn", said.get("d", "")))
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    day_plus = calendar.days.get(said["rel"]) if "rel" in said else None
    weeks, exact = False, None
    if "n" in said:
        count = calendar.ordinals.get(said["n"]) or _number(said["n"])
        unit = calendar.units.get(said.get("unit", ""))
        if count is None or unit is None:
            return None
        if "exact" in said and unit == "week":
            day_plus = count * 7
        elif "exact" in said and unit in ("month", "year"):
            exact = count * (12 if unit == "year" else 1)
        elif unit == "year":
            plus = count
        elif unit == "month":
            month_plus = count
        else:
            day_plus = count * (7 if unit == "week" else 1)
            weeks = unit == "week"
    return When(
        *match.span("date") if "date" in match.re.groupindex else match.span(),
        year=year,
        year_plus=plus,
        month=month,
        month_plus=month_plus,
        day=day,
        season=calendar.seasons.get(said["s"]) if "s" in said else None,
        quarter=_ordinal(said.get("q"), calendar, 4),
        half=_ordinal(said.get("h"), calendar, 2),
        weekday=calendar.weekdays.get(said["w"]) if "w" in said else None,
        day_plus=day_plus,
        weeks=weeks,
        months_on=exact,
        last="nth" not in said and _plain(match[0]).startswith(calendar.last),
        nth=calendar.ordinals.get(said["nth"]) if "nth" in said else None,
        week_plus=calendar.ordinals.get(said["ww"]) if "ww" in said else None,
        either="nx" in said,
    )


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().rstrip(".").split())


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None


def _ordinal(text: str | None, calendar: Calendar, most: int) -> int | None:
    if text is None:
        return None
    number = calendar.ordinals.get(text) or _number(text)
    if number == -1:
        return most
    return number if number is not None and 1 <= number <= most else None


def resolve(when: When, anchor: date | None, *, past: bool = False) -> Day | None:
    """Return the date that `when` means as seen from `anchor`, the article's own day.

    With `past`, what has no year is the last such date, else the next. None where it needs an
    anchor that isn't known, isn't in the calendar, or lies too far away to be a plan.
    """
    past = past or when.last
    try:
        made = _resolved(when, anchor, past=past)
        if made is None:
            return None
        window = parse(made[0])
    except (ValueError, OverflowError):
        return None
    year = window.earliest.year
    if (abs(year - anchor.year) > FARTHEST) if anchor is not None else (year not in _PLAUSIBLE):
        return None
    return Day(made[0], window.precision, made[1])


def _resolved(when: When, anchor: date | None, *, past: bool) -> tuple[str, bool] | None:
    if when.months_on is not None:
        if anchor is None:
            return None
        months = anchor.year * 12 + anchor.month - 1 + when.months_on
        return f"{months // 12:04}-{months % 12 + 1:02}-{anchor.day:02}", True
    if when.nth is not None and when.weekday is not None and when.month is not None:
        year = when.year
        if year is None:
            if anchor is None:
                return None
            year = _year_of(when, anchor, past=past)
        return _of_month(when.nth, when.weekday, year, when.month), when.year is None
    if when.day_plus is not None or (when.weekday is not None and when.day is None):
        return _near(when, anchor, past=past)
    year, relative = when.year, False
    if year is None and when.year_plus is not None:
        if anchor is None:
            return None
        year, relative = anchor.year + when.year_plus, True
    if when.day is not None and when.month is None and when.month_plus is None:
        return _this_month(when.day, anchor, past=past)
    if when.month_plus is not None:
        if anchor is None:
            return None
        months = anchor.year * 12 + anchor.month - 1 + when.month_plus
        made = f"{months // 12:04}-{months % 12 + 1:02}"
        return (f"{made}-{when.day:02}" if when.day is not None else made), True
    if year is None:
        if anchor is None:
            return None
        year, relative = _year_of(when, anchor, past=past), True
    return _text(when, year), relative


def _of_month(nth: int, weekday: int, year: int, month: int) -> str:
    """Return which day a month's first, second or last such weekday is. Raises ValueError."""
    days = [week[weekday] for week in monthcalendar(year, month) if week[weekday]]
    if nth > len(days):
        raise ValueError("the month has fewer such days")
    return date(year, month, days[nth - 1 if nth > 0 else nth]).isoformat()


def _text(when: When, year: int) -> str:
    if when.month is not None:
        month = f"{year:04}-{when.month:02}"
        return f"{month}-{when.day:02}" if when.day is not None else month
    if when.season is not None:
        return f"{year:04}-{_SEASON_CODES[when.season]}"
    if when.quarter is not None:
        return f"{year:04}-{when.quarter + _QUARTER_CODE}"
    if when.half is not None:
        return f"{year:04}-{when.half + _HALF_CODE}"
    return f"{year:04}"


def _year_of(when: When, anchor: date, *, past: bool) -> int:
    """Return the year of what was said without one: the next such time, or with `past` the last.

    Raises ValueError where there is no such day in any year.
    """
    step = -1 if past else 1
    for year in range(anchor.year, anchor.year + _YEARS * step, step):
        if _exists(when, year):
            window = parse(_text(when, year))
            if (window.earliest <= anchor) if past else (window.latest >= anchor):
                return year
    raise ValueError("there is no such day in any year")


def _exists(when: When, year: int) -> bool:
    try:
        parse(_text(when, year))
    except ValueError:
        return False
    return True


def _this_month(day: int, anchor: date | None, *, past: bool) -> tuple[str, bool] | None:
    """Return the next, or with `past` the last, such day of a month."""
    if anchor is None:
        return None
    step = timedelta(days=-1 if past else 1)
    at = anchor
    for _ in range(62):
        if at.day == day:
            return at.isoformat(), True
        at += step
    return None


def _near(when: When, anchor: date | None, *, past: bool) -> tuple[str, bool] | None:
    """Return the day that is so many days away, or the next or last such day of the week."""
    if anchor is None:
        return None
    if when.day_plus is not None:
        return (anchor + timedelta(days=when.day_plus)).isoformat(), True
    if when.weekday is None:
        return None
    if when.week_plus is not None:
        monday = anchor - timedelta(days=anchor.weekday())
        return (monday + timedelta(days=when.weekday, weeks=when.week_plus)).isoformat(), True
    if when.either and when.weekday > anchor.weekday():
        return None
    ahead = (when.weekday - anchor.weekday()) % 7
    if past:
        return (anchor - timedelta(days=(7 - ahead) % 7)).isoformat(), True
    return (anchor + timedelta(days=ahead or 7)).isoformat(), True
