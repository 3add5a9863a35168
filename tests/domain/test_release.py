"""The state of the release is a pure sum of what documents state, on the day of asking."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import Status, Tier
from bot.domain.edtf import Precision, parse
from bot.domain.release import Standing, key_of, outlook
from bot.domain.tracker import Phase, State
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


def said(status, edtf=None, published=None, *, tells_of=None):
    """Return a statement of a document published, or telling of, that day."""
    window = parse(edtf) if edtf else None
    return Statement(
        document=document(published, tells_of=tells_of),
        status=Status(status),
        precision=window.precision if window else Precision.NONE,
        window=window,
        said_by=None,
        anchor=None,
        relative=False,
    )


def state(edtf=None, phase=Phase.PLANNED):
    """What may be told of the release."""
    return State(phase, parse(edtf)) if edtf else State()


def on(today, told, *statements):
    return outlook(statements, told, date.fromisoformat(today))


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
    assert on(today, state(edtf), said("scheduled", edtf, "2027-01-05")).standing is standing


def test_released_is_only_what_may_be_told():
    plan, told = said("scheduled", "2027-08-14"), said("released", "2027-08-14", "2027-08-15")
    assert on("2037-01-01", state("2027-08-14"), plan, told).standing is Standing.PASSED
    out = state("2027-08-14", Phase.RELEASED)
    assert on("2037-01-01", out, plan, told).standing is Standing.RELEASED


def test_what_is_only_said_makes_nothing_known():
    found = on("2027-07-01", state(), said("scheduled", "2027-08-14"), said("rumored", "2028"))
    assert found.standing is Standing.UNKNOWN
    assert found.window is None
    assert not found.exact


def test_what_needs_better_support_is_known_as_such():
    claim = said("scheduled", "2027-08-14")
    found = outlook([claim], state(), TODAY, unconfirmed=frozenset({key_of(claim)}))
    assert key_of(found.statements[0]) in found.unconfirmed


@pytest.mark.parametrize(
    ("edtf", "exact"), [("2027-08-14", True), ("2027-08", False), ("2027", False), ("2027-22", 0)]
)
def test_only_a_day_is_exact(edtf, exact):
    assert outlook([], state(edtf), TODAY).exact == exact


# ── what a card shows ────────────────────────────────────────────────────────


def test_statements_come_the_weightiest_first_and_none_is_lost():
    every = [said(status, None, "2027-01-05") for status in Status]
    shown = outlook(every, state(), TODAY).statements
    assert len(shown) == len(every)
    first = [statement.status for statement in shown[:3]]
    assert first == [Status.RELEASED, Status.CANCELLED, Status.DELAYED]
    assert shown[-1].status is Status.NO_DATE


def test_statements_of_one_kind_keep_the_documents_order():
    two = [said("target", "2027", "2027-01-05"), said("target", "2028", "2027-02-01")]
    assert outlook(two, state(), TODAY).statements == tuple(two)


def test_the_newest_document_and_the_undated_are_passed_on():
    newest = document("2027-05-19")
    found = outlook([], state(), TODAY, newest=newest, undated=2)
    assert (found.newest, found.undated, found.today) == (newest, 2, TODAY)


DAYS = st.dates(date(2024, 1, 1), date(2030, 1, 1))


@given(DAYS, DAYS)
def test_no_clock_ever_releases_anything(today, later):
    plan = state("2027-08-14")
    claims = [said("scheduled", "2027-08-14")]
    for day in (today, later):
        found = outlook(claims, plan, day)
        assert found.standing is not Standing.RELEASED
        assert found.window == plan.window
