"""A state that refuses: nothing is sent without a claim that is kept, and nothing is repeated."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import event

from bot.domain.delivery import Standing
from bot.store.state import StateRefused
from tests.outbox.desk import Desk
from tests.outbox.test_trouble import begun


async def until_full(work):
    """Do something again and again, until the disk is full."""
    for _ in range(100_000):
        await work()


async def test_a_full_disk_sends_nothing_and_all_of_it_once_there_is_room(file):
    desk = Desk(file)
    for channel in range(1, 30):
        await desk.follows(channel)
    await desk.happens()
    await desk.run("PRAGMA max_page_count = 1")  # as many as there are, and no more

    async def writes() -> None:
        await desk.run("INSERT INTO install VALUES ((SELECT max(one) + 1 FROM install), 'x')")

    async def delivers() -> None:
        desk.clock.passes(50)
        await desk.delivers()
        await desk.happens(repeated=True)

    for work in (writes, delivers):
        with pytest.raises(StateRefused, match="full"):
            await until_full(work)
    claimed = {row.channel_id for row in await desk.rows() if row.claims}
    assert {asked.channel for asked in desk.town.asked} <= claimed
    await desk.run("PRAGMA max_page_count = 1000000")
    await desk.delivers_all()
    assert all(len(desk.town.stands(channel)) == 1 for channel in range(1, 30))


@pytest.fixture
def refusing(state):
    """Let statements fail as they do on a full disk: those that hold certain words."""
    words = []

    def fail(*about):
        statement = about[2]
        if any(word in statement for word in words):
            raise OSError(28, "No space left on device")

    event.listen(state._engine.sync_engine, "before_cursor_execute", fail)
    yield words
    event.remove(state._engine.sync_engine, "before_cursor_execute", fail)


async def test_without_a_claim_that_is_kept_nothing_is_sent(desk, refusing):
    await begun(desk)
    refusing.append("UPDATE delivery")
    with pytest.raises(StateRefused):
        await desk.delivers()
    assert desk.town.asked == []
    refusing.clear()
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1"]


async def test_an_end_that_can_t_be_written_down_is_not_repeated(desk, refusing):
    await begun(desk)
    refusing.append("INSERT INTO outcome")
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1"]
    assert await desk.standing(1) is Standing.SENDING
    refusing.clear()
    desk.clock.passes(45)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1"]
    assert await desk.standing(1) is Standing.SENT


async def test_an_end_that_can_t_be_written_down_for_hours_is_found_again(desk, refusing):
    await begun(desk)
    refusing.append("INSERT INTO outcome")
    await desk.delivers()
    refusing.clear()
    desk.clock.passes(7_200)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1"]
    assert await desk.outcomes(1) == ["found"]


async def test_while_the_state_refuses_the_sender_rests_instead_of_spinning(desk, refusing, caplog):
    await begun(desk)
    refusing.append("UPDATE delivery")
    stop = asyncio.Event()
    running = asyncio.create_task(desk.sender.run(stop))
    for _ in range(5):
        desk.sender.wake()
        await asyncio.sleep(0.05)
    stop.set()
    await running
    assert 1 <= caplog.text.count("nothing can be delivered") <= 6
