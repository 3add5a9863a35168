"""Writers that come at once share a transaction; each is told only once all of it is kept."""

from __future__ import annotations

import asyncio
import random

import pytest
from sqlalchemy import event, func, insert, select
from sqlalchemy.exc import OperationalError

from bot.store.state import State, StateRefused
from bot.store.tables import guild


@pytest.fixture
async def state(tmp_path):
    opened = await State.open(tmp_path)
    yield opened
    await opened.close()


async def writes(state, number, *, spoils=False):
    async with state.together() as db:
        await db.execute(insert(guild).values(guild_id=number, answers="public", seen_at=0))
        if spoils:
            raise ValueError(number)


async def kept(state):
    async with state.transaction() as db:
        return set((await db.execute(select(guild.c.guild_id))).scalars())


def commits_of(state):
    """Return a list that grows with each commit."""
    counted = []
    event.listen(state._engine.sync_engine, "commit", lambda _: counted.append(1))
    return counted


async def test_what_comes_at_once_is_kept_by_one_sync(state):
    commits = commits_of(state)
    await asyncio.gather(*(writes(state, number) for number in range(20)))
    assert len(commits) == 1
    assert await kept(state) == set(range(20))


async def test_one_that_breaks_takes_no_other_along(state):
    ended = await asyncio.gather(
        *(writes(state, number, spoils=number % 2 == 1) for number in range(10)),
        return_exceptions=True,
    )
    assert [isinstance(end, ValueError) for end in ended] == [n % 2 == 1 for n in range(10)]
    assert await kept(state) == {0, 2, 4, 6, 8}


async def test_a_disk_that_refuses_keeps_nothing_and_tells_everybody(state):
    def full(_, __, statement, parameters, *___):
        if statement.startswith("INSERT") and 5 in tuple(parameters):
            raise OperationalError(statement, parameters, Exception("disk is full"))

    event.listen(state._engine.sync_engine, "before_cursor_execute", full)
    ended = await asyncio.gather(
        *(writes(state, number) for number in range(10)), return_exceptions=True
    )
    assert all(isinstance(end, StateRefused) for end in ended)
    assert await kept(state) == set()
    await writes(state, 11)
    assert await kept(state) == {11}


async def test_writers_that_come_and_go_at_any_time_lose_nothing(state):
    chance = random.Random(7)
    wanted = set()

    async def life(writer):
        for turn in range(60):
            number = writer * 1_000 + turn
            spoils = chance.random() < 0.3
            try:
                await writes(state, number, spoils=spoils)
            except ValueError:
                assert spoils
            else:
                wanted.add(number)
            for _ in range(chance.randrange(3)):
                await asyncio.sleep(0)

    await asyncio.gather(*(life(writer) for writer in range(3)))
    assert await kept(state) == wanted


async def test_a_writer_that_is_cut_off_holds_up_nobody(state):
    held = asyncio.Event()

    async def stuck():
        async with state.together() as db:
            await db.execute(insert(guild).values(guild_id=1, answers="public", seen_at=0))
            held.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(stuck())
    await held.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await writes(state, 2)
    assert await kept(state) == {2}
    async with state.transaction() as db:
        assert (await db.execute(select(func.count()).select_from(guild))).scalar_one() == 1
