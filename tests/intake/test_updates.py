"""An article that changes takes nothing back, and moves nothing, before a curator says so."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from bot.domain.desk import (
    Hold,
    Sighting,
    Standing,
    Way,
    all_rejected,
    approved,
    published,
    rejected,
)
from bot.domain.effects import all_approved
from bot.services.articles import End
from bot.services.picking import keyed, pick
from bot.sources.addresses import same
from tests.intake.newsroom import FAN, FEED, NEWS, Page, entry

MAY = "scheduled 2027-05-14"


def page(*says, words="so it was", **more):
    text = f"Harbour arrives on a day that was named at last, the makers said {words}."
    return Page(says=says, text=text, **{"published": "2027-03-09", **more})


def public(arrival):
    """What is public of an article, as it would be said."""
    return [f"{r.status} {r.edtf or ''}".strip() for r in published(arrival).release]


@pytest.fixture
def updates(room, takes):
    """Take an article that is public, and then its new version, days later."""

    async def update(first, second):
        await takes(NEWS, first)
        room.clock.goes(days=5)
        return await takes(NEWS, second)

    return update


@pytest.fixture
def decides(room):
    async def decide(arrival, change):
        return await room.desk.decide(arrival.document, arrival.revision, change)

    return decide


@pytest.mark.parametrize(
    "second",
    [
        ("released",),
        ("cancelled",),
        ("delayed 2028",),
        ("?scheduled 2027-09-03",),
        ("scheduled 2027-09-03", "scheduled 2027-11-15"),
        ("scheduled 2027-09-03", "cancelled"),
        ("no_date",),
        (),
    ],
)
async def test_what_was_told_stays_while_what_the_new_version_says_waits(updates, second):
    first = page(MAY, plays=True)
    outcome = await updates(first, page(*second, words="and something else", plays=True))
    assert outcome.end is End.HELD
    assert public(outcome.arrival) == [MAY]
    assert outcome.arrival.draft.published == "2027-03-09"
    kept = [h for h in outcome.arrival.held if h.kept]
    assert [(h.id, h.why) for h in kept] == [("scheduled-2027-05-14", Hold.CHANGED)]
    assert len(outcome.arrival.held) == 1 + len(second)
    assert all(h.sentence for h in outcome.arrival.held if not h.kept)


@pytest.mark.parametrize("second", [(f"?{MAY}",), (MAY, "scheduled 2027-09-03"), (MAY, "delayed")])
async def test_what_is_doubted_or_contradicted_stays_and_is_asked_about(updates, second):
    outcome = await updates(page(MAY), page(*second, words="and something else"))
    assert outcome.end is End.HELD
    assert public(outcome.arrival) == [MAY]
    asked = {h.id for h in outcome.arrival.held if h.kept}
    assert asked == {"scheduled-2027-05-14"}
    assert all(h.sentence for h in outcome.arrival.held)


async def test_a_page_that_lost_a_statement_is_told_of_once_and_forgiven_when_it_is_back(
    takes, updates
):
    outcome = await updates(page(MAY, plays=True), page(words="no more", plays=True))
    assert (await takes(NEWS)).end is End.KNOWN
    back = await takes(NEWS, page(MAY, words="again and again", plays=True))
    assert (outcome.end, back.end) == (End.HELD, End.KNOWN)


async def test_a_shorter_text_still_has_a_place_for_what_it_lost(room, updates):
    first = page(MAY, plays=True)
    outcome = await updates(first, replace(first, says=(), text=first.text[:40]))
    assert outcome.end is End.HELD
    assert room.public == {outcome.document}


async def test_a_plan_that_a_trusted_article_states_anew_replaces_its_own_old_one(updates):
    outcome = await updates(
        page("scheduled 2027-08"), page(MAY, "was_scheduled 2027-08", words="and now it is May")
    )
    assert outcome.end is End.TAKEN
    assert sorted(public(outcome.arrival)) == [MAY, "was_scheduled 2027-08"]
    assert outcome.arrival.draft.published == "2027-03-14"


async def test_a_curators_yes_is_not_replaced_by_a_rule(takes, updates, decides):
    first = await takes(NEWS, page("delayed 2028"))
    await decides(first.arrival, lambda now: all_approved(now, 1))
    outcome = await updates(page("delayed 2028"), page(MAY, words="and now it is May"))
    assert public(outcome.arrival) == ["delayed 2028"]
    assert {h.id: h.kept for h in outcome.arrival.held} == {
        "scheduled-2027-05-14": False,
        "delayed-2028": True,
    }


async def test_one_new_statement_makes_nothing_else_newer(updates):
    outcome = await updates(page("scheduled 2027-05"), page("scheduled 2027-05", MAY, words="also"))
    assert outcome.end is End.TAKEN
    assert outcome.arrival.draft.published == "2027-03-09"


async def test_a_yes_to_what_is_new_drops_what_was_kept_and_speaks_from_the_change(
    updates, decides
):
    outcome = await updates(page(MAY), page("delayed 2028", words="and something else"))
    one = approved(outcome.arrival, "delayed-2028", 1)
    assert (public(one), one.held, one.draft.published) == (["delayed 2028"], (), "2027-03-14")
    every = await decides(outcome.arrival, lambda now: all_approved(now, 1))
    assert (public(every), every.waits) == (["delayed 2028"], False)


async def test_a_yes_to_what_was_kept_leaves_the_rest_waiting(updates):
    outcome = await updates(page(MAY), page("delayed 2028", words="and something else"))
    stays = approved(outcome.arrival, "scheduled-2027-05-14", 1)
    assert public(stays) == [MAY]
    assert [h.id for h in stays.held] == ["delayed-2028"]


async def test_a_no_to_the_change_leaves_what_was_told_and_isnt_asked_for_again(
    takes, updates, decides
):
    outcome = await updates(page(MAY), page("delayed 2028", words="and something else"))
    no = await decides(outcome.arrival, lambda now: all_rejected(now, 1))
    assert (no.standing, public(no), no.waits) == (Standing.TAKEN, [MAY], False)
    assert (await takes(NEWS)).end is End.KNOWN
    gone = rejected(outcome.arrival, "scheduled-2027-05-14", 1)
    assert public(gone) == []


# ── what another way in made of it ───────────────────────────────────────────


async def test_a_text_that_was_rejected_from_a_fan_waits_from_a_trusted_outlet(room, takes):
    fan = await takes(f"https://{FAN}/a", page(MAY))
    await room.desk.decide(fan.document, 1, lambda now: rejected(now, None, 1))
    outcome = await takes(NEWS, page(MAY))
    assert outcome.end is End.WAITING
    assert outcome.arrival.draft.copy_of == fan.document
    assert [h.why for h in outcome.arrival.held] == [Hold.COPY]
    other = await takes(f"https://b.{FAN}/a", page(MAY))
    assert other.end is End.KNOWN


async def test_a_feed_is_not_kept_from_what_failed_or_waits_another_way(room, takes):
    def passed(outcome):
        entries = keyed(FEED, [entry(NEWS, page(MAY))])
        known = {same(NEWS): Sighting(key=same(NEWS), outcome=outcome, at=0)}
        today = date(2027, 3, 9)
        return bool(pick(entries, known, first=False, today=today, now=1).passed)

    assert {end for end in End if not passed(end)} == {End.FAILED, End.WAITING}
    assert (await takes(NEWS, None, Way.SUGGESTION, 7)).end is End.FAILED
    assert (await takes(NEWS, page(named=False), Way.SUGGESTION, 7)).end is End.NOT_ABOUT
    assert await room.seen.known([same(NEWS)]) == {}
