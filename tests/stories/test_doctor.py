"""What /config doctor says of a route, and what pausing and looking again do to it."""

from __future__ import annotations

import pytest
from sqlalchemy import text as sql

from bot.domain.delivery import Outcome, Standing, Trouble
from bot.domain.story import Topic
from bot.preview import as_text
from bot.store.deliveries import suspend_route
from bot.store.stories import Telling, Told
from tests.admin import NOW, ended, news, suspended, tell

# ── pause, doctor ────────────────────────────────────────────────────────────


async def test_pause_and_resume_by_command(ready):
    assert "Paused. I send nothing to" in await ready.says("pause")
    assert "News isn't paused" not in await ready.says("resume")
    assert (await ready.stands()).route.open
    assert "News isn't paused" in await ready.says("resume")


@pytest.mark.parametrize("why", list(Trouble))
async def test_the_doctor_says_since_when_and_why_news_is_suspended(ready, why):
    await suspended(ready, why)
    said = await ready.says("doctor")
    assert f"## {ready.news.mention} suspended since <t:{NOW // 1000}:f>" in said
    assert "❌" in said
    assert "[Look now]  [Post a test]" in said
    assert "❌ Suspended since" in await ready.says("panel")


async def test_look_now_opens_a_route_that_works_again_and_says_what_was_missed(ready):
    await suspended(ready)
    card = await ready.types("doctor")
    await ready.admin.click(card.response, label="Look now")
    assert "again. Nothing was missed." in as_text(card)
    assert "open since" in as_text(card)
    assert (await ready.stands()).route.open


async def test_look_now_leaves_a_route_closed_while_something_is_missing(server):
    closed = server.denies("embed_links")
    await server.env.settle()
    await server.types("channel", channel=closed)
    async with server.parts.state.transaction() as db:
        await suspend_route(db, server.guild.id, closed.id, Trouble.CANT_EMBED, NOW)
    card = await server.types("doctor")
    await server.admin.click(card.response, label="Look now")
    assert "it still can't be used" in as_text(card)
    assert not (await server.stands()).route.open
    assert "I can't post in" in await server.says("resume")
    assert not (await server.stands()).route.open


async def test_look_now_leaves_a_pause_as_it_is(ready):
    await ready.types("pause")
    card = await ready.types("doctor")
    await ready.admin.click(card.response, label="Look now")
    assert "News is paused" in as_text(card)
    assert not (await ready.stands()).route.open


async def test_naming_the_same_channel_again_opens_it(ready):
    await suspended(ready)
    await ready.types("channel", channel=ready.news)
    assert (await ready.stands()).route.open


async def test_the_doctor_tells_of_a_channel_that_is_gone(ready):
    ready.env.backend.delete_channel(ready.news.id)
    await ready.env.settle()
    assert "The channel is gone: choose another one" in await ready.says("doctor")
    assert "Nothing can arrive right now. The channel is gone" in await ready.says("panel")


async def test_the_doctor_tells_the_last_five_outcomes_with_day_and_reason(ready):
    await ended(
        ready,
        (Outcome.FOUND, None),
        (Outcome.DELIVERED, None),
        (Outcome.EDITED, None),
        (Outcome.REPLIED, None),
        (Outcome.GONE, None),
        (Outcome.REFUSED, Trouble.NO_PERMISSION),
    )
    said = await ready.says("doctor")
    days = [f"<t:{(NOW + n * 86_400_000) // 1000}:D>" for n in range(6)]
    assert (
        f"Last: {days[1]} delivered · {days[2]} edited · {days[3]} replied · "
        f"{days[4]} deleted by a moderator · {days[5]} not possible (no permission)"
    ) in said
    assert days[0] not in said


async def test_every_outcome_and_every_reason_has_its_words(ready):
    for outcome in Outcome:
        await ended(ready, *((outcome, reason) for reason in list(Trouble)[:5]))
        assert "Last: <t:" in await ready.says("doctor")
    for at in range(0, len(Trouble), 5):
        await ended(ready, *((Outcome.REFUSED, reason) for reason in list(Trouble)[at : at + 5]))
        assert "not possible (" in await ready.says("doctor")


async def delivery(server, **values):
    setting = ", ".join(f"{key} = :{key}" for key in values)
    async with server.parts.state.transaction() as db:
        await db.execute(sql(f"UPDATE delivery SET {setting}"), values)


async def test_the_doctor_tells_the_next_try(ready):
    await tell(ready)
    await delivery(ready, next_at=NOW + 60_000)
    assert f"Next try: <t:{(NOW + 60_000) // 1000}:R>" in await ready.says("doctor")


LATE = 2**45
RULES = [
    ({"state": Standing.PENDING, "next_at": LATE, "tries": 2}, "it waits, and is tried again <t:"),
    ({"state": Standing.PENDING, "next_at": 1}, "it is being posted now"),
    ({"state": Standing.SENT, "sent_rev": 1, "message_id": 7}, "It stands here already"),
    ({"state": Standing.GONE}, "a moderator deleted the post"),
    ({"state": Standing.HELD}, "I can't know whether it arrived"),
    ({"state": Standing.DEAD, "last_error": "expired"}, "it was given up (too late)"),
    ({"state": Standing.DEAD, "last_error": "502 Bad"}, "given up (trouble on Discord's side)"),
]


@pytest.mark.parametrize(("values", "said"), RULES)
async def test_the_doctor_names_the_rule_that_decides_on_a_story(ready, values, said):
    await tell(ready)
    await delivery(ready, **values)
    (offered,) = await ready.admin.autocomplete(ready.channel, "config doctor", "story", "rel")
    assert offered["value"] == "soul-mate:release"
    assert said in await ready.says("doctor", story=offered["value"])
    assert said in await ready.says("doctor", story="release")


async def test_the_doctor_names_the_rules_of_the_route_first(server):
    await tell(server)
    assert "No: no channel is chosen" in await server.says("doctor", story="release")
    await server.types("channel", channel=server.news)
    assert "it was told before this channel" in await server.says("doctor", story="release")
    assert "nothing of this topic was told yet" in await server.says("doctor", story="promo")
    assert "this topic isn't picked" in await server.says("doctor", story="people")
    await suspended(server)
    assert "the channel is suspended" in await server.says("doctor", story="release")
    await server.types("pause")
    assert "No: news is paused" in await server.says("doctor", story="release")
    server.env.backend.delete_channel(server.news.id)
    await server.env.settle()
    assert "No: news is paused" in await server.says("doctor", story="release")
    assert "There is no such story" in await server.says("doctor", story="@everyone")


async def test_only_stories_of_the_show_that_is_served_are_offered_and_found(ready):
    telling = Telling("another", Topic.PEOPLE, Told("{}", "x"), news(Topic.PEOPLE))
    await ready.parts.stories.tell([telling], NOW)
    await tell(ready)
    ready.parts.servers.show = lambda: "soul-mate"
    offered = await ready.admin.autocomplete(ready.channel, "config doctor", "story", "")
    assert [choice["value"] for choice in offered] == ["soul-mate:release"]
    assert "There is no such story" in await ready.says("doctor", story="another:people")
    ready.parts.servers.show = lambda: "another"
    (choice,) = await ready.admin.autocomplete(ready.channel, "config doctor", "story", "")
    assert choice["value"] == "another:people"


async def test_what_only_our_own_sight_found_is_not_said_to_be_discords_refusal(ready):
    await ended(ready, (Outcome.REFUSED, Trouble.CANT_SEND))
    said = await ready.says("doctor")
    assert "not possible (no Send Messages)" in said
    assert "refused by Discord" not in said


async def test_a_delivery_that_was_found_is_not_said_to_follow_from_a_restart(ready):
    await ended(ready, (Outcome.FOUND, None))
    assert "restart" not in await ready.says("doctor")
