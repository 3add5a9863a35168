"""A route that opens again: what stands is brought up to date, what was missed is told once."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.domain.delivery import Standing, Step, Trouble
from bot.domain.story import BY_DEFAULT, Digest, Topic, decoded
from bot.services.delivering import Refused
from bot.store import reopening as module
from bot.store.reopening import Reopening
from bot.store.state import State
from bot.store.tables import delivery, story
from tests.outbox.desk import SHOW, Desk

NO_PERMISSION = Refused(403, 50013)
HERE = 1
"""The only channel, and its server."""


@pytest.fixture
async def desk(tmp_path):
    """A desk whose channel asked for the default topics."""
    state = await State.open(tmp_path)
    made = Desk(state)
    await made.follows(HERE)
    yield made
    await state.close()


async def pauses(desk):
    desk.clock.passes(60)
    await desk.servers.pause(HERE, desk.clock.now)


async def opens(desk):
    """Open the route, and deliver what follows; returns how many changes were missed."""
    desk.clock.passes(60)
    missed = await Reopening(desk.state).reopen(HERE, desk.clock.now)
    await desk.delivers_all()
    return missed


async def has_posted(desk, topic=Topic.RELEASE):
    """Let a first piece of news stand in the channel."""
    await happens(desk, topic)
    await desk.delivers_all()


async def happens(desk, *topics, **how):
    """Let something happen a minute later; each thing has its own time."""
    desk.clock.passes(60)
    await desk.happens(*topics, **how)


async def digests(desk):
    """Return the revisions that each digest tells, in the order in which they were written."""
    async with desk.state.transaction() as db:
        wanted = (
            select(story.c.body)
            .join(delivery, delivery.c.story_id == story.c.id)
            .where(story.c.kind == "digest")
            .order_by(delivery.c.id)
        )
        bodies = [decoded(body) for body in (await db.execute(wanted)).scalars()]
    return [[entry.revision for _, entry in body.entries] for body in bodies]


async def route(desk):
    return (await desk.servers.get(HERE)).route


async def test_what_changed_during_a_pause_is_told_in_one_digest_and_the_post_edited(desk):
    await has_posted(desk)
    await pauses(desk)
    for repeated in (False, True, False):
        await happens(desk, repeated=repeated)
    assert await opens(desk) == 2
    assert await digests(desk) == [[2, 4]]
    assert desk.town.stands(HERE) == ["post 4", "post 1"]
    assert desk.town.requests(HERE) == ["post", "edit", "post"]
    assert (await route(desk)).open


async def test_a_digest_says_since_when_it_was_silent_here(desk):
    await has_posted(desk)
    await pauses(desk)
    paused = desk.clock.now
    await happens(desk)
    await opens(desk)
    async with desk.state.transaction() as db:
        body = await db.execute(select(story.c.body).where(story.c.kind == "digest"))
        assert decoded(body.scalar_one()).since == paused


async def test_opening_twice_tells_once(desk):
    await has_posted(desk)
    await pauses(desk)
    await happens(desk)
    assert await opens(desk) == 1
    assert await opens(desk) == 0
    assert await digests(desk) == [[2]]
    assert desk.town.requests(HERE) == ["post", "edit", "post"]


async def test_whoever_missed_nothing_hears_nothing(desk):
    await has_posted(desk)
    await pauses(desk)
    assert await opens(desk) == 0
    assert await digests(desk) == []
    assert desk.town.requests(HERE) == ["post"]
    assert (await route(desk)).open


async def test_a_repetition_that_was_missed_is_only_shown(desk):
    await has_posted(desk)
    await pauses(desk)
    await happens(desk, repeated=True)
    assert await opens(desk) == 0
    assert desk.town.stands(HERE) == ["post 2"]
    assert desk.town.requests(HERE) == ["post", "edit"]


async def test_a_channel_without_a_post_hears_the_digest_and_gets_a_post_with_the_next_news(desk):
    await pauses(desk)
    await happens(desk)
    assert await opens(desk) == 1
    assert [m.story for m in desk.town.posts(HERE)] == [f"digest:{HERE}:{1_800_000_060_000}"]
    await has_posted(desk)
    assert desk.town.stands(HERE) == ["post 1", "post 2"]


async def test_what_was_told_before_the_pause_is_not_told_again(desk):
    await desk.servers.reset(HERE)
    await happens(desk)
    desk.clock.passes(60)
    await desk.follows(HERE)
    await pauses(desk)
    await happens(desk)
    assert await opens(desk) == 1
    assert await digests(desk) == [[2]]


async def test_a_post_that_died_unsent_is_told_by_the_digest_alone(desk):
    desk.town.dies(HERE, 403, 50013)
    await has_posted(desk)
    assert (await route(desk)).suspended is Trouble.NO_PERMISSION
    desk.town.dead.clear()
    assert await opens(desk) == 1
    assert await digests(desk) == [[1]]
    assert [m.story.partition(":")[0] for m in desk.town.posts(HERE)] == ["digest"]


async def test_what_that_digest_told_is_not_told_by_the_next_one(desk):
    desk.town.dies(HERE, 403, 50013)
    await has_posted(desk)
    desk.town.dead.clear()
    assert await opens(desk) == 1
    await pauses(desk)
    assert await opens(desk) == 0
    assert await digests(desk) == [[1]]


async def test_after_that_the_next_news_begin_a_post(desk):
    desk.town.dies(HERE, 403, 50013)
    await has_posted(desk)
    desk.town.dead.clear()
    await opens(desk)
    await has_posted(desk)
    assert desk.town.requests(HERE) == ["post", "post", "post"]
    assert desk.town.stands(HERE)[1:] == ["post 2"]
    assert (await desk.row(HERE)).birth == 2


async def test_a_reply_that_was_refused_is_told_by_the_digest(desk):
    await has_posted(desk)
    desk.town.refuses(HERE, "reply", NO_PERMISSION)
    await has_posted(desk)
    assert desk.town.stands(HERE) == ["post 2"]
    assert await opens(desk) == 1
    assert await digests(desk) == [[2]]
    assert desk.town.requests(HERE) == ["post", "edit", "reply", "post"]
    assert await desk.standing(HERE, Step.REPLY) is Standing.SENT


async def test_a_reply_that_was_refused_long_before_is_no_news_any_more(desk):
    await has_posted(desk)
    desk.town.refuses(HERE, "reply", NO_PERMISSION)
    await has_posted(desk)
    await desk.follows(HERE)
    desk.clock.passes(2 * 86_400)
    await pauses(desk)
    assert await opens(desk) == 0


async def test_a_digest_that_died_unsent_is_told_by_the_next_one(desk):
    await has_posted(desk)
    await pauses(desk)
    await happens(desk)
    desk.town.dies(HERE, 403, 50013)
    assert await opens(desk) == 1
    assert not (await route(desk)).open
    await happens(desk)
    desk.town.dead.clear()
    assert await opens(desk) == 2
    assert await digests(desk) == [[2], [2, 3]]
    assert [m.story.partition(":")[0] for m in desk.town.posts(HERE)] == ["harbour", "digest"]
    await pauses(desk)
    assert await opens(desk) == 0


async def test_two_pauses_make_two_digests_without_anything_in_common(desk):
    await has_posted(desk)
    for _ in range(2):
        await pauses(desk)
        await happens(desk)
        assert await opens(desk) == 1
    assert await digests(desk) == [[2], [3]]


async def test_what_waited_when_the_route_was_paused_is_told_by_the_digest(desk):
    await happens(desk)
    await pauses(desk)
    assert await opens(desk) == 1
    assert desk.town.stands(HERE) == ["post 1"]
    assert await digests(desk) == [[1]]


async def test_all_that_waited_is_told_but_not_what_was_news_before_the_channel_was_chosen(desk):
    await desk.servers.reset(HERE)
    await happens(desk)
    desk.clock.passes(2 * 86_400)
    await desk.follows(HERE)
    await happens(desk)
    await happens(desk)
    await pauses(desk)
    assert await opens(desk) == 2
    assert await digests(desk) == [[2, 3]]


async def test_a_digest_is_not_repeated_where_the_edit_of_the_post_still_waits(desk):
    await has_posted(desk)
    await pauses(desk)
    await happens(desk)
    desk.town.refuses(HERE, "edit", Refused(429, 30046))
    desk.clock.passes(60)
    await Reopening(desk.state).reopen(HERE, desk.clock.now)
    await desk.delivers()
    assert desk.town.stands(HERE) == ["post 1", "post 1"]
    await pauses(desk)
    assert await opens(desk) == 0
    assert desk.town.stands(HERE) == ["post 2", "post 1"]


async def test_a_post_that_is_under_way_tells_what_it_was_begun_with_and_the_digest_the_rest(desk):
    await happens(desk)
    (due,) = await desk.outbox.claim(desk.clock.now, 1)
    await desk.servers.pause(HERE, desk.clock.now)
    desk.clock.passes(5)
    await desk.happens()
    missed = await Reopening(desk.state).reopen(HERE, desk.clock.now)
    await desk.sender.deliver(due)
    await desk.delivers_all()
    assert missed == 1
    assert await digests(desk) == [[2]]
    assert desk.town.posts(HERE)[0].shows == [1, 2]


async def test_a_post_that_still_waits_tells_all_by_itself(desk):
    await happens(desk)
    (due,) = await desk.outbox.claim(desk.clock.now, 1)
    await pauses(desk)
    await happens(desk)
    await desk.outbox.again(due, desk.clock.now, 5, "500")
    assert await opens(desk) == 0
    assert desk.town.stands(HERE) == ["post 2"]


async def test_topics_that_nobody_asked_for_were_not_missed(desk):
    await desk.servers.set_route(HERE, topics=int(Topic.RELEASE))
    await pauses(desk)
    await happens(desk, Topic.PROMO)
    assert await opens(desk) == 0


async def test_whoever_asks_for_corrections_alone_missed_those_of_posts_that_stand(desk):
    await has_posted(desk, Topic.PROMO)
    await desk.servers.set_route(HERE, topics=int(Topic.CORRECTIONS))
    await pauses(desk)
    await happens(desk, Topic.PROMO)
    await happens(desk, Topic.PROMO, correction=True)
    await happens(desk, Topic.RELEASE, correction=True)
    assert await opens(desk) == 1
    assert await digests(desk) == [[3]]
    assert desk.town.stands(HERE)[0] == "post 3"


async def test_and_nothing_else_of_them_not_even_silently(desk):
    await has_posted(desk, Topic.PROMO)
    await desk.servers.set_route(HERE, topics=int(Topic.CORRECTIONS))
    await pauses(desk)
    await happens(desk, Topic.PROMO)
    assert await opens(desk) == 0
    assert desk.town.stands(HERE) == ["post 1"]


async def test_topics_are_told_together(desk):
    await has_posted(desk)
    await pauses(desk)
    await happens(desk)
    await happens(desk, Topic.PROMO)
    assert await opens(desk) == 2
    assert await digests(desk) == [[2, 1]]


async def test_a_post_that_a_moderator_deleted_stays_away_and_the_digest_tells(desk):
    await has_posted(desk)
    desk.town.moderator_deletes(HERE)
    await happens(desk, repeated=True)
    await desk.delivers_all()
    assert await desk.standing(HERE) is Standing.GONE
    await pauses(desk)
    await happens(desk)
    assert await opens(desk) == 1
    assert await digests(desk) == [[3]]
    assert desk.town.stands(HERE) == ["post 1"]
    await has_posted(desk)
    assert desk.town.stands(HERE) == ["post 1", "post 4"]


async def test_news_of_unknown_fate_are_not_sent_again_and_later_ones_are_told(desk):
    desk.town.unreadable.add(HERE)
    await happens(desk)
    await desk.run(f"UPDATE delivery SET state = 'held', want_rev = 1 WHERE channel_id = {HERE}")
    await pauses(desk)
    await happens(desk)
    assert await opens(desk) == 1
    assert await digests(desk) == [[2]]
    assert await desk.standing(HERE) is Standing.HELD


async def test_a_suspension_that_is_lifted_leaves_the_pause_and_what_was_missed_since(desk):
    await has_posted(desk)
    desk.town.refuses(HERE, "edit", NO_PERMISSION)
    await has_posted(desk)
    await happens(desk)
    await happens(desk, Topic.PROMO)
    await pauses(desk)
    await Reopening(desk.state).lift(HERE)
    left = await route(desk)
    assert left.suspended_at is None
    assert left.paused_at is not None
    assert await opens(desk) == 3
    assert await digests(desk) == [[2, 3, 1]]


async def test_lifting_changes_nothing_of_a_route_that_is_only_paused_or_only_suspended(desk):
    await pauses(desk)
    before = await route(desk)
    await Reopening(desk.state).lift(HERE)
    assert await route(desk) == before


async def test_a_server_without_a_route_missed_nothing(desk):
    assert await Reopening(desk.state).reopen(99, desk.clock.now) == 0


async def test_all_of_it_is_kept_or_nothing(desk, monkeypatch):
    await has_posted(desk)
    await pauses(desk)
    await happens(desk)

    async def dies(*_, **__):
        raise KeyError

    monkeypatch.setattr(module, "tell_one", dies)
    with pytest.raises(KeyError):
        await opens(desk)
    assert not (await route(desk)).open
    monkeypatch.undo()
    assert await opens(desk) == 1
    assert await digests(desk) == [[2]]


THERE = 2
"""Another channel of the same server."""


async def moves(desk):
    desk.clock.passes(60)
    await desk.servers.set_channel(HERE, THERE, 0, desk.clock.now)
    await desk.delivers_all()


async def test_what_a_suspended_route_missed_is_told_in_the_channel_chosen_instead(desk):
    await has_posted(desk)
    desk.town.dies(HERE)
    await has_posted(desk)
    await happens(desk, Topic.PROMO)
    await happens(desk)
    await moves(desk)
    assert await digests(desk) == [[2, 1, 3]]
    (digest,) = desk.town.posts(THERE)
    assert digest.story.startswith(f"digest:{THERE}:")
    assert (await route(desk)).open
    await has_posted(desk)
    assert desk.town.stands(THERE) == ["post 1", "post 4"]


async def test_a_digest_that_could_not_be_sent_is_taken_along(desk):
    await pauses(desk)
    await happens(desk)
    desk.town.dies(HERE)
    assert await opens(desk) == 1
    assert (await route(desk)).suspended is Trouble.NO_CHANNEL
    await moves(desk)
    assert await digests(desk) == [[1], [1]]
    assert desk.town.stands(THERE) == ["post 1"]


async def test_whoever_comes_back_to_the_first_channel_hears_nothing_twice(desk):
    await has_posted(desk)
    desk.town.dies(HERE, 403, 50013)
    await has_posted(desk)
    await moves(desk)
    desk.town.dead.clear()
    desk.clock.passes(60)
    await desk.servers.set_channel(HERE, HERE, 0, desk.clock.now)
    await pauses(desk)
    assert await opens(desk) == 0
    assert await digests(desk) == [[2]]


async def test_a_paused_route_that_moves_tells_all_that_it_missed_when_it_is_resumed(desk):
    await has_posted(desk)
    desk.town.dies(HERE, 403, 50013)
    await has_posted(desk)
    await happens(desk)
    await pauses(desk)
    await happens(desk)
    await moves(desk)
    assert desk.town.posts(THERE) == []
    await happens(desk)
    assert await opens(desk) == 4
    assert (await digests(desk))[-1] == [2, 3, 4, 5]
    assert desk.town.stands(THERE) == ["post 1"]


async def test_an_open_route_that_moves_tells_nothing(desk):
    await has_posted(desk)
    await moves(desk)
    assert await digests(desk) == []


async def test_the_move_and_its_digest_are_one(desk, monkeypatch):
    desk.town.dies(HERE)
    await has_posted(desk)

    async def dies(*_, **__):
        raise KeyError

    monkeypatch.setattr(module, "tell_one", dies)
    with pytest.raises(KeyError):
        await moves(desk)
    assert (await route(desk)).channel == HERE


async def of_another_show(desk):
    """Tell the release of another show, in its first revision."""
    telling = replace(Desk(desk.state, desk.clock).next(), show="another")
    await desk.stories.tell([telling], desk.clock.now)


async def test_changes_of_two_shows_do_not_get_in_each_others_way(desk):
    await pauses(desk)
    await happens(desk)
    await of_another_show(desk)
    assert await opens(desk) == 2
    assert await digests(desk) == [[1, 1]]


async def test_only_the_news_of_the_show_that_is_served_are_told(desk):
    await pauses(desk)
    await happens(desk)
    await of_another_show(desk)
    reopening = Reopening(desk.state, show=lambda: SHOW)
    assert await reopening.reopen(HERE, desk.clock.now) == 1
    async with desk.state.transaction() as db:
        body = await db.execute(select(story.c.body).where(story.c.kind == "digest"))
        assert decoded(body.scalar_one()).stories == (f"{SHOW}:release",)


async def test_a_moved_route_takes_along_only_the_news_of_the_show_that_is_served(desk):
    desk.servers.show = lambda: "another"
    desk.town.dies(HERE)
    await has_posted(desk)
    await moves(desk)
    assert await digests(desk) == []


async def test_an_undelivered_digest_of_another_show_waits_until_that_is_served_again(desk):
    await pauses(desk)
    await happens(desk)
    desk.town.dies(HERE, 403, 50013)
    await opens(desk)
    desk.town.dead.clear()
    assert await Reopening(desk.state, show=lambda: "another").reopen(HERE, desk.clock.now) == 0
    await pauses(desk)
    assert await Reopening(desk.state, show=lambda: SHOW).reopen(HERE, desk.clock.now) == 1


STEPS = ("news", "repeated", "deliver", "attempt", "pause", "dies", "heals", "open")


async def lives(steps):
    """Let a route live through `steps`, and end well; returns what was told, and how."""
    with tempfile.TemporaryDirectory() as folder:
        state = await State.open(Path(folder))
        try:
            desk = Desk(state)
            await desk.follows(HERE, BY_DEFAULT)
            for step in (*steps, "heals", "open", "deliver", "open", "deliver"):
                desk.clock.passes(5)
                await takes(desk, step)
            account = desk.accounts.get(Topic.RELEASE)
            told = [e.revision for e in account.entries if e.material] if account else []
            return told, *await heard(desk)
        finally:
            await state.close()


async def takes(desk, step):
    match step:
        case "news":
            await desk.happens()
        case "repeated" if desk.accounts:
            await desk.happens(repeated=True)
        case "deliver":
            await desk.delivers_all()
        case "attempt":
            for due in await desk.outbox.claim(desk.clock.now, 1):
                await desk.sender.deliver(due)
        case "pause":
            await desk.servers.pause(HERE, desk.clock.now)
        case "dies":
            desk.town.dies(HERE, 403, 50013)
        case "heals":
            desk.town.dead.clear()
        case "open":
            await Reopening(desk.state).reopen(HERE, desk.clock.now)
        case _:
            pass


async def heard(desk):
    """Return the newest revision that a new post told, and those that were told by themselves."""
    begun, told = 0, []
    for message in desk.town.posts(HERE):
        if message.step is Step.REPLY:
            told.append(message.number)
        elif message.story.startswith("digest:"):
            async with desk.state.transaction() as db:
                wanted = select(story.c.body).where(story.c.id == message.story)
                body = decoded((await db.execute(wanted)).scalar_one())
            assert isinstance(body, Digest)
            told += [entry.revision for _, entry in body.entries]
        else:
            begun = max(begun, message.shows[0])
    return begun, told


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(STEPS), max_size=25))
def test_whatever_breaks_and_opens_nothing_is_lost_and_nothing_told_twice(steps):
    material, begun, told = asyncio.run(lives(steps))
    assert len(told) == len(set(told))
    assert set(material) <= set(told) | set(range(begun + 1))
