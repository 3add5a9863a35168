"""A PostgreSQL is held by one copy of the bot where that is asked for, and read by others."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from bot.store import alone
from bot.store.servers import Servers
from bot.store.state import BadState, NewerState, State, StateAway, StateRefused


async def ask(state, sql):
    async with state.transaction() as db:
        return (await db.execute(text(sql))).scalar_one()


async def test_a_second_copy_on_one_database_is_refused_until_the_first_ended(empty, tmp_path):
    first = await State.open(tmp_path / "a", empty, alone=True)
    with pytest.raises(BadState, match="another copy of the bot is running on this database"):
        await State.open(tmp_path / "b", empty, alone=True)
    assert await ask(first, "SELECT 1") == 1
    await first.close()
    second = await State.open(tmp_path / "b", empty, alone=True)
    assert await ask(second, "SELECT 1") == 1
    await second.close()


async def test_who_does_not_ask_to_be_alone_shares_the_database(empty, tmp_path):
    first = await State.open(tmp_path, empty, alone=True)
    second = await State.open(tmp_path, empty)
    assert await ask(second, "SELECT 1") == 1
    await second.close()
    await first.close()


async def test_a_file_is_opened_as_ever(tmp_path):
    state = await State.open(tmp_path, alone=True)
    assert await ask(state, "SELECT 1") == 1
    await state.close()


async def test_a_lock_that_was_lost_is_taken_again(postgres, empty, tmp_path):
    first = await State.open(tmp_path, empty, alone=True)
    await postgres.hang_up(empty)
    await first._alone.look()
    with pytest.raises(BadState, match="another copy"):
        await State.open(tmp_path, empty, alone=True)
    assert await ask(first, "SELECT 1") == 1
    await first.close()


async def test_who_lost_the_lock_to_another_writes_nothing_until_that_one_ended(
    postgres, empty, tmp_path
):
    first = await State.open(tmp_path, empty, alone=True)
    await postgres.hang_up(empty)
    second = await State.open(tmp_path, empty, alone=True)
    await first._alone.look()
    with pytest.raises(StateRefused, match="another copy"):
        await ask(first, "SELECT 1")
    await second.close()
    await first._alone.look()
    assert await ask(first, "SELECT 1") == 1
    await first.close()


async def test_a_server_that_does_not_answer_takes_the_lock_until_it_does(
    empty, tmp_path, monkeypatch
):
    first = await State.open(tmp_path, empty, alone=True)
    held = first._alone._db

    async def hang(*_):
        await asyncio.sleep(60)

    with monkeypatch.context() as patch:
        patch.setattr(alone, "LOOK_EVERY", 0.05)
        patch.setattr(type(held), "execute", hang)
        await first._alone.look()
        with pytest.raises(StateRefused):
            await ask(first, "SELECT 1")
    await first._alone.look()
    assert await ask(first, "SELECT 1") == 1
    await first.close()


async def test_it_is_looked_after_the_lock_as_long_as_it_is_held(
    postgres, empty, tmp_path, monkeypatch
):
    monkeypatch.setattr(alone, "LOOK_EVERY", 0.5)
    first = await State.open(tmp_path, empty, alone=True)
    await postgres.hang_up(empty)
    broken = first._alone._db
    for _ in range(400):
        if first._alone._db is not broken and first._alone.ours:
            break
        await asyncio.sleep(0.05)
    with pytest.raises(BadState, match="another copy"):
        await State.open(tmp_path, empty, alone=True)
    await first.close()


async def test_a_server_that_lets_nobody_in_takes_the_lock_and_gives_it_back(
    postgres, empty, tmp_path
):
    first = await State.open(tmp_path, empty, alone=True)
    await postgres.lets_in(empty, yes=False)
    await postgres.hang_up(empty)
    await first._alone.look()
    with pytest.raises(StateRefused):
        await ask(first, "SELECT 1")
    with pytest.raises(StateAway, match="try again"):
        await State.open(tmp_path, empty)
    await postgres.lets_in(empty, yes=True)
    await first._alone.look()
    assert await ask(first, "SELECT 1") == 1
    await first.close()


@pytest.mark.parametrize("how", [{}, {"alone": True}, {"read_only": True}])
async def test_a_server_that_is_away_is_to_be_tried_again(tmp_path, how):
    with pytest.raises(StateAway, match="try again") as caught:
        await State.open(tmp_path, "postgresql+asyncpg://bot:hidden@127.0.0.1:1/state", **how)
    assert "backup" not in str(caught.value)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("how", [{}, {"alone": True}])
async def test_a_database_that_is_not_there_needs_more_than_another_try(database, tmp_path, how):
    with pytest.raises(BadState, match="is there and lets us in") as caught:
        await State.open(tmp_path, database.replace("/model?", "/nothing?"), **how)
    assert not isinstance(caught.value, StateAway)


async def test_only_to_read_nothing_is_made_or_changed(empty, tmp_path):
    with pytest.raises(BadState):
        await State.open(tmp_path, empty, read_only=True)
    state = await State.open(tmp_path, empty)
    await Servers(state).set_channel(1, 10, 0, 0)
    reader = await State.open(tmp_path, empty, read_only=True)
    assert [route.channel for route in await Servers(reader).routes()] == [10]
    with pytest.raises(Exception, match="read-only"):
        await Servers(reader).set_channel(2, 20, 0, 0)
    await reader.close()
    await ask(state, "UPDATE schema_version SET version = 1 RETURNING 1")
    with pytest.raises(BadState, match="has version 1") as caught:
        await State.open(tmp_path, empty, read_only=True)
    assert not isinstance(caught.value, NewerState)
    assert await ask(state, "SELECT version FROM schema_version") == 1
    await state.close()
