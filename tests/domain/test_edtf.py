"""Dates keep the precision that they were said with: a day is never made up from a year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.edtf import Precision, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2025", "2025-01-01", "2025-12-31", Precision.YEAR),
        ("2025-08", "2025-08-01", "2025-08-31", Precision.MONTH),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2025-08-14", "2025-08-14", "2025-08-14", Precision.DAY),
        ("2024-02-29", "2024-02-29", "2024-02-29", Precision.DAY),
        ("2026-21", "2026-03-01", "2026-05-31", Precision.SEASON),
        ("2026-22", "2026-06-01", "2026-08-31", Precision.SEASON),
        ("2026-23", "2026-09-01", "2026-11-30", Precision.SEASON),
        ("2026-24", "2026-12-01", "2027-02-28", Precision.SEASON),
        ("2027-24", "2027-12-01", "2028-02-29", Precision.SEASON),
        ("2026-33", "2026-01-01", "2026-03-31", Precision.QUARTER),
        ("2026-34", "2026-04-01", "2026-06-30", Precision.QUARTER),
        ("2026-35", "2026-07-01", "2026-09-30", Precision.QUARTER),
        ("2026-36", "2026-10-01", "2026-12-31", Precision.QUARTER),
        ("2026-40", "2026-01-01", "2026-06-30", Precision.HALF),
        ("2026-41", "2026-07-01", "2026-12-31", Precision.HALF),
        ("2025?", "2025-01-01", "2025-12-31", Precision.YEAR),
        ("2025-08~", "2025-08-01", "2025-08-31", Precision.MONTH),
        ("2025-08-14%", "2025-08-14", "2025-08-14", Precision.DAY),
    ],
)
def test_a_date_allows_the_days_of_what_was_said_and_no_others(text, earliest, latest, precision):
    window = parse(text)
    assert (window.earliest.isoformat(), window.latest.isoformat()) == (earliest, latest)
    assert window.precision is precision
    assert window.text == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "next year",
        "25",
        "0000",
        "20255",
        "2025-",
        "2025-8",
        "2025-00",
        "2025-13",
        "2025-20",
        "2025-25",
        "2025-37",
        "2025-42",
        "2025-99",
        "2025-02-29",
        "2025-22-01",
        "2025-08-00",
        "2025-08-32",
        "2025-08-14T10:00",
        "2025/2026",
        "2025-08-1X",
        "2025-08-14\n",
        "２０２５",
        "9999-24",
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "today", "passed"),
    [
        ("2025", "2025-12-31", False),
        ("2025", "2026-01-01", True),
        ("2025-08", "2025-08-31", False),
        ("2025-08", "2025-09-01", True),
        ("2025-08-14", "2025-08-14", False),
        ("2025-08-14", "2025-08-15", True),
        ("2025-24", "2026-02-28", False),
    ],
)
def test_a_date_has_passed_once_its_last_day_is_over(text, today, passed):
    assert parse(text).passed(date.fromisoformat(today)) is passed


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [("2025", "2025-08"), ("2025-08", "2025-08-14"), ("2025-41", "2025-35"), ("2025", "2025")],
)
def test_a_date_holds_a_finer_one_within_it(wide, narrow):
    assert parse(wide).holds(parse(narrow))
    assert wide == narrow or not parse(narrow).holds(parse(wide))


def test_overlapping_dates_dont_hold_each_other():
    assert not parse("2025").holds(parse("2025-24"))
    assert not parse("2025-24").holds(parse("2025"))


@settings(max_examples=150, deadline=None)
@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_of_the_calendar_is_read_as_itself(day):
    window = parse(day.isoformat())
    assert (window.earliest, window.latest, window.precision) == (day, day, Precision.DAY)
    assert parse(day.isoformat()[:7]).holds(window)
    assert parse(day.isoformat()[:4]).holds(window)
    if day < date.max:
        assert window.passed(day + timedelta(days=1))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789-?~%X ", max_size=12))
def test_any_text_is_a_date_or_refused(text):
    try:
        window = parse(text)
    except ValueError:
        return
    assert window.earliest <= window.latest
