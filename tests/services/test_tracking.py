"""A look tells all that is new, change by change, and a second one tells nothing."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from bot.domain.news import news
from bot.domain.story import Topic, Type
from bot.domain.telling import Update
from bot.services import tracking
from bot.services.tracking import STEPS, Tracker
from bot.store.state import State, StateRefused
from bot.store.stories import Stories
from tests.domain.test_news import AUGUST, GOAL, LATER, Newsroom, who


class Counting(Stories):
    """Stories that count their transactions, and may refuse one of them."""

    written = 0
    refused = None

    async def tell(self, tellings, now):
        """Write it, unless it is this one's turn to be refused."""
        if self.written == self.refused:
            raise StateRefused("disk is full")
        self.written += 1
        return await super().tell(tellings, now)


class Desk:
    """A newsroom's documents, the tracker that looks at them, and what it told."""

    def __init__(self, room, stories, tracker):
        self.room = room
        self.stories = stories
        self.tracker = tracker

    async def told(self, topic):
        """Return the types of all entries of a topic's story."""
        rows = {row.topic: row.news for row in await self.stories.news()}
        return [entry.type for entry in rows[topic].entries] if topic in rows else []


@pytest.fixture
async def desk(tmp_path, monkeypatch):
    opened = await State.open(tmp_path)
    room = Newsroom(GOAL)
    monkeypatch.setattr(tracking, "read_evidence", lambda _: room._seen())
    stories = Counting(opened)
    tracker = Tracker(stories, tmp_path, lambda: datetime(2027, 6, 1, tzinfo=UTC))
    await tracker.look()
    yield Desk(room, stories, tracker)
    await opened.close()


async def test_what_is_news_is_worked_out_beside_the_loop(desk, monkeypatch):
    threads = []

    def works_out(*given):
        threads.append(threading.current_thread())
        return news(*given)

    monkeypatch.setattr(tracking, "news", works_out)
    await desk.tracker.look()
    assert threads
    assert threading.main_thread() not in threads


async def test_an_addition_and_a_removal_of_the_same_look_are_both_told(desk):
    desk.room.people = [who("a", "press", name="First")]
    await desk.tracker.look()
    desk.room.people = [who("b", "press", name="Second")]
    before = desk.stories.written
    await desk.tracker.look()
    kinds = [Type.PERSON_ADDED, Type.PERSON_ADDED, Type.RETRACTED]
    assert await desk.told(Topic.PEOPLE) == kinds
    assert desk.stories.written - before == 2, "each is a transaction of its own"
    await desk.tracker.look()
    assert await desk.told(Topic.PEOPLE) == kinds
    assert desk.stories.written - before == 2


async def test_a_look_that_is_refused_half_way_goes_on_with_the_next(desk):
    desk.room.people = [who("a", "press", name="First")]
    await desk.tracker.look()
    desk.room.people = [who("b", "press", name="Second")]
    desk.stories.refused = desk.stories.written + 1
    with pytest.raises(StateRefused):
        await desk.tracker.look()
    assert (await desk.told(Topic.PEOPLE))[1:] == [Type.PERSON_ADDED]
    desk.stories.refused = None
    await desk.tracker.look()
    assert (await desk.told(Topic.PEOPLE))[1:] == [Type.PERSON_ADDED, Type.RETRACTED]


async def test_news_in_place_of_a_baseline_that_goes_are_told_and_later_corrected(desk):
    desk.room.claims = [AUGUST]
    await desk.tracker.look()
    desk.room.claims = [AUGUST, LATER]
    await desk.tracker.look()
    desk.room.claims = [AUGUST]
    await desk.tracker.look()
    assert await desk.told(Topic.RELEASE) == [Type.MOVED, Type.MOVED, Type.CORRECTED]


async def test_a_look_ends_though_there_is_always_more_to_tell(desk, monkeypatch, caplog):
    monkeypatch.setattr(tracking, "news", lambda *_: [Update(Topic.RELEASE, "{}", "", None)])
    before = desk.stories.written
    assert await desk.tracker.look() == 0
    assert desk.stories.written - before == STEPS
    assert "more to tell" in caplog.text
