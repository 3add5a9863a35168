"""The state of the release is a pure sum of what documents state, on the day of asking."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.documents import Status, Tier
from bot.domain.edtf import Precision, parse
from bot.domain.release import Standing, outlook
from bot.domain.view import Document, Statement

TODAY = date(2027, 7, 1)


def document(published=None, *, tells_of=None, position=0):
    return Document(
        id=f"d{position}",
        position=position,
        outlet="Tagus Post",
        title="A title",
        link="https://tagus.example/",
        language="en",
        tier=Tier.PRESS,
        published=parse(published) if published else None,
        published_from=None,
        tells_of=date.fromisoformat(tells_of) if tells_of else None,
    )


def said(status, edtf=None, published=None, *, tells_of=None, anchor=None):
    """Return a statement of a document published, or telling of, that day."""
    window = parse(edtf) if edtf else None
    return Statement(
        document=document(published, tells_of=tells_of),
        status=Status(status),
        precision=window.precision if window else Precision.NONE,
        window=window,
        said_by=None,
        anchor=date.fromisoformat(anchor) if anchor else None,
        relative=False,
    )


def on(today, *statements):
    return outlook(statements, None, 0, date.fromisoformat(today))


def planned(*statements):
    """Return the text of the date that is shown as the plan; none if there is none."""
    window = outlook(statements, None, 0, TODAY).window
    return window.text if window else None


# ── standing ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("edtf", "today", "standing"),
    [
        ("2027", "2027-12-31", Standing.PLANNED),
        ("2027", "2028-01-01", Standing.PASSED),
        ("2027-08", "2027-08-31", Standing.PLANNED),
        ("2027-08", "2027-09-01", Standing.PASSED),
        ("2027-08-14", "2027-08-14", Standing.PLANNED),
        ("2027-08-14", "2027-08-15", Standing.PASSED),
    ],
)
def test_a_date_that_has_passed_is_passed_and_never_released(edtf, today, standing):
    assert on(today, said("scheduled", edtf, "2027-01-05")).standing is standing


def test_released_is_only_what_a_document_says():
    plan = said("scheduled", "2027-08-14", "2027-01-05")
    assert on("2037-01-01", plan).standing is Standing.PASSED
    told = said("released", "2027-08-14", "2027-08-15")
    assert on("2037-01-01", plan, told).standing is Standing.RELEASED


@pytest.mark.parametrize(
    "statements",
    [
        [],
        [said("no_date", None, "2027-01-05")],
        [said("rumored", "2027-08", "2027-01-05")],
        [said("was_scheduled", "2027-08", "2027-01-05")],
        [said("denied", "2027-08", "2027-01-05")],
        [said("delay_rumored", None, "2027-01-05")],
        [said("passed", None, "2027-01-05")],
    ],
)
def test_what_is_no_plan_makes_nothing_known(statements):
    found = outlook(statements, None, 0, TODAY)
    assert found.standing is Standing.UNKNOWN
    assert found.window is None
    assert not found.exact


@pytest.mark.parametrize(
    ("edtf", "exact"), [("2027-08-14", True), ("2027-08", False), ("2027", False), ("2027-22", 0)]
)
def test_only_a_day_is_exact(edtf, exact):
    assert outlook([said("scheduled", edtf)], None, 0, TODAY).exact == exact


# ── which plan ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (said("scheduled", "2027-08-14", "2027-01-05"), said("scheduled", "2028", "2027-02-01")),
        (said("scheduled", "2027-08", "2027-01-05"), said("target", "2028", "2027-02-01")),
        (said("scheduled", "2027-08", "2027-01-05"), said("delayed", "2028", "2027-02-01")),
        (said("scheduled", "2027-08", "2027-01-05"), said("moved_up", "2028", "2027-02-01")),
        (said("delayed", "2029", "2027-01-05"), said("scheduled", "2028", "2027-02-01")),
        (said("scheduled", "2027", None), said("scheduled", "2028", "2027-02-01")),
        (
            said("scheduled", "2027", tells_of="2027-01-05"),
            said("scheduled", "2028", tells_of="2027-01-06"),
        ),
        (
            said("target", "2027", anchor="2027-01-05"),
            said("target", "2028", anchor="2027-01-06"),
        ),
        (said("scheduled", "2027", "2026"), said("scheduled", "2028", "2027-01")),
    ],
)
def test_the_newest_plan_wins(older, newer):
    assert planned(older, newer) == planned(newer, older) == "2028"


def test_of_one_day_the_firmer_word_wins_then_the_finer_date():
    goal = said("target", "2027-08-14", "2027-01-05")
    plan = said("scheduled", "2027", "2027-01-05")
    finer = said("scheduled", "2027-08", "2027-01-05")
    assert planned(goal, plan) == planned(plan, goal) == "2027"
    assert planned(plan, finer) == planned(finer, plan) == "2027-08"


@pytest.mark.parametrize("ended", ["delayed", "cancelled"])
def test_a_newer_delay_or_end_without_a_date_leaves_no_plan(ended):
    plan = said("scheduled", "2027-08-14", "2027-01-05")
    assert planned(plan, said(ended, None, "2027-02-01")) is None
    assert planned(plan, said(ended, None, "2027-01-05")) is None, "the same day, the firmer word"
    assert planned(plan, said(ended, None, "2027-01-04")) == "2027-08-14"
    assert planned(plan, said(ended, None, None)) == "2027-08-14", "undated: it may be older"


@pytest.mark.parametrize("status", ["no_date", "denied", "rumored", "delay_rumored", "passed"])
def test_no_date_a_denial_or_a_rumour_never_undoes_a_plan(status):
    plan = said("scheduled", "2027-08-14", "2027-01-05")
    window = "2028" if status in {"rumored", "denied"} else None
    assert planned(plan, said(status, window, "2027-02-01")) == "2027-08-14"


# ── what a card shows ────────────────────────────────────────────────────────


def test_statements_come_the_weightiest_first_and_none_is_lost():
    every = [said(status, None, "2027-01-05") for status in Status]
    shown = outlook(every, None, 0, TODAY).statements
    assert len(shown) == len(every)
    first = [statement.status for statement in shown[:3]]
    assert first == [Status.RELEASED, Status.CANCELLED, Status.DELAYED]
    assert shown[-1].status is Status.NO_DATE


def test_statements_of_one_kind_keep_the_documents_order():
    two = [said("target", "2027", "2027-01-05"), said("target", "2028", "2027-02-01")]
    assert outlook(two, None, 0, TODAY).statements == tuple(two)


def test_the_newest_document_and_the_undated_are_passed_on():
    newest = document("2027-05-19")
    found = outlook([], newest, 2, TODAY)
    assert (found.newest, found.undated, found.today) == (newest, 2, TODAY)


DAYS = st.dates(date(2024, 1, 1), date(2030, 1, 1))
DATES = st.sampled_from([None, "2025", "2026-08", "2027-08-14", "2026-22", "2026-41"])
STATEMENTS = st.lists(
    st.builds(said, st.sampled_from(Status), DATES, st.none() | DAYS.map(date.isoformat)),
    max_size=5,
)


@settings(max_examples=150, deadline=None)
@given(STATEMENTS, DAYS)
def test_no_clock_ever_releases_anything(statements, today):
    first = outlook(statements, None, 0, today)
    later = outlook(statements, None, 0, today + timedelta(days=4000))
    told = any(statement.status is Status.RELEASED for statement in statements)
    assert (first.standing is Standing.RELEASED) is told
    assert (later.standing is Standing.RELEASED) is told
    assert first.window == later.window
    assert first.window is None or first.window in [s.window for s in statements]
