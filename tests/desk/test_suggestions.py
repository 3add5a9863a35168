"""A member hands in a few links a day, is told once what came of each, and can be forgotten."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from bot.domain.desk import HandedIn, Way
from bot.store.suggestions import DAY
from tests.desk.articles import arrival

NOW = 10 * DAY


@pytest.fixture
def hand_in(suggestions):
    async def hand(key, user=1, now=NOW):
        return await suggestions.hand_in(f"https://{key}/?from=me", key, user, 9, now, 2)

    return hand


async def test_a_link_is_taken_in(hand_in, suggestions):
    assert await hand_in("a") is HandedIn.TAKEN_IN
    (one,) = await suggestions.open()
    assert (one.link, one.link_key, one.user, one.guild) == ("https://a/?from=me", "a", 1, 9)
    assert (one.at, one.outcome, one.told_at) == (NOW, None, None)


async def test_a_link_is_known_once_it_was_handed_in_or_arrived(hand_in, desk, suggestions):
    await desk.keep(arrival("one"))
    assert await hand_in("a") is HandedIn.TAKEN_IN
    assert await hand_in("a", user=2) is HandedIn.KNOWN
    assert await hand_in("one.example/news") is HandedIn.KNOWN
    assert len(await suggestions.open()) == 1


async def test_a_member_hands_in_a_few_a_day_and_what_is_known_costs_nothing(hand_in):
    assert await hand_in("a", now=NOW) is HandedIn.TAKEN_IN
    assert await hand_in("a", now=NOW) is HandedIn.KNOWN
    assert await hand_in("b", now=NOW + 5) is HandedIn.TAKEN_IN
    assert await hand_in("c", now=NOW + DAY - 1) is HandedIn.TOO_MANY
    assert await hand_in("c", user=2) is HandedIn.TAKEN_IN
    assert await hand_in("d", now=NOW + DAY) is HandedIn.TAKEN_IN
    assert await hand_in("e", now=NOW + DAY) is HandedIn.TOO_MANY


async def test_of_many_who_hand_in_one_link_at_once_one_does(suggestions):
    asked = (suggestions.hand_in("https://a", "a", user, None, NOW, 2) for user in range(8))
    ends = await asyncio.gather(*asked)
    assert sorted(ends) == sorted([HandedIn.TAKEN_IN, *[HandedIn.KNOWN] * 7])


async def test_a_member_is_told_once_what_came_of_it(hand_in, suggestions):
    await hand_in("a")
    await hand_in("b")
    assert await suggestions.untold() == []
    await suggestions.came_to("a", "taken")
    await suggestions.came_to("a", "rejected")
    await suggestions.came_to("nobody's", "taken")
    (one,) = await suggestions.untold()
    assert (one.link_key, one.outcome) == ("a", "taken")
    assert [other.link_key for other in await suggestions.open()] == ["b"]
    await suggestions.told(one.id, NOW + 1)
    assert await suggestions.untold() == []


async def test_a_member_who_is_forgotten_left_nothing(hand_in, desk, suggestions):
    await hand_in("a")
    await hand_in("b", user=2)
    await desk.keep(arrival("one", way=Way.SUGGESTION, handed_by=1))
    await desk.keep(arrival("two", way=Way.SUGGESTION, handed_by=2))
    assert await suggestions.forget(1) == 1
    assert [one.user for one in await suggestions.open()] == [2]
    assert [one.handed_by for one in await desk.arrivals()] == [None, 2]


async def test_to_be_forgotten_gives_no_more_links_a_day_and_leaves_only_a_count(
    hand_in, suggestions, state
):
    await hand_in("a")
    await hand_in("b")
    assert await suggestions.forget(1) == 2
    assert await suggestions.forget(1) == 0
    assert await hand_in("c") is HandedIn.TOO_MANY
    assert await suggestions.untold() == []
    async with state.transaction() as db:
        rows = (await db.execute(text("SELECT link, link_key, guild_id FROM suggestion"))).all()
    assert [(row.link, row.link_key[:10], row.guild_id) for row in rows] == [
        ("", "forgotten ", None),
        ("", "forgotten ", None),
    ]
    await suggestions.lapse(NOW + DAY)
    async with state.transaction() as db:
        assert (await db.execute(text("SELECT count(*) FROM suggestion"))).scalar_one() == 0
    assert await hand_in("a", now=NOW + DAY) is HandedIn.TAKEN_IN


async def test_all_members_together_hand_in_only_so_many_a_day(suggestions):
    async def hand(user, now=NOW):
        return await suggestions.hand_in(f"l{user}", f"{user}-{now}", user, None, now, 2, of_all=3)

    ends = [await hand(user) for user in range(5)]
    assert ends == [HandedIn.TAKEN_IN] * 3 + [HandedIn.ALL_TOO_MANY] * 2
    await suggestions.forget(0)
    assert await hand(9) is HandedIn.ALL_TOO_MANY
    assert await hand(9, NOW + DAY) is HandedIn.TAKEN_IN


async def test_what_was_told_is_deleted_with_time_and_nothing_else(hand_in, suggestions):
    for key, user in (("told", 1), ("untold", 1), ("open", 2)):
        await hand_in(key, user=user)
    for key in ("told", "untold"):
        await suggestions.came_to(key, "taken")
    told = next(one for one in await suggestions.untold() if one.link_key == "told")
    await suggestions.told(told.id, NOW)
    assert await suggestions.prune(NOW) == 0
    assert await suggestions.prune(NOW + 1) == 1
    assert [one.link_key for one in await suggestions.untold()] == ["untold"]
    assert [one.link_key for one in await suggestions.open()] == ["open"]
