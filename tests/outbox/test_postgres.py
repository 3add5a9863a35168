"""The state on PostgreSQL: the same steps, the same refusals, and troubles of a server's own."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from bot.store.migrations import STEPS
from bot.store.state import BadState, NewerState, State, StateRefused
from tests.outbox.desk import Desk


async def ask(state, sql):
    async with state.transaction() as db:
        return (await db.execute(text(sql))).all()


async def test_from_nothing_all_steps_are_taken_once(empty, tmp_path):
    first = await State.open(tmp_path, empty)
    assert not first.embedded
    assert await ask(first, "SELECT one, version FROM schema_version") == [(1, len(STEPS))]
    await first.close()
    second = await State.open(tmp_path, empty)
    assert second.install == first.install
    await second.close()


async def test_processes_that_start_at_once_take_the_steps_one_after_another(empty, tmp_path):
    opened = await asyncio.gather(*(State.open(tmp_path, empty) for _ in range(4)))
    assert len({state.install for state in opened}) == 1
    for state in opened:
        await state.close()


async def test_a_newer_state_is_refused(empty, tmp_path):
    state = await State.open(tmp_path, empty)
    async with state.transaction() as db:
        await db.execute(text("UPDATE schema_version SET version = version + 1"))
    await state.close()
    with pytest.raises(NewerState, match="update the bot"):
        await State.open(tmp_path, empty)


async def test_the_hash_of_the_commands_is_kept(state):
    await state.commands_were_synced(7, "one")
    await state.commands_were_synced(7, "two")
    assert await state.synced_commands(7) == "two"
    assert await state.synced_commands(8) is None


async def test_a_transaction_that_fails_leaves_nothing(state):
    async def fails() -> None:
        async with state.transaction() as db:
            await db.execute(text("INSERT INTO command_sync VALUES (1, 'half', 0)"))
            raise KeyError

    with pytest.raises(KeyError):
        await fails()
    assert await state.synced_commands(1) is None


async def test_a_wrong_statement_is_our_fault_and_no_refusal(state):
    with pytest.raises(Exception, match="nowhere") as caught:
        await ask(state, "SELECT * FROM nowhere")
    assert not (caught.type is StateRefused and not state.embedded)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+asyncpg://bot:hidden@127.0.0.1:1/state",
        "postgresql+asyncpg://bot:hidden@/state?host=/nowhere",
    ],
)
async def test_a_server_that_is_away_is_named_without_its_password(url, tmp_path):
    with pytest.raises(BadState, match="STATE_URL can't be used") as caught:
        await State.open(tmp_path, url)
    assert "hidden" not in str(caught.value)


async def test_a_database_that_is_not_there_is_named(database, tmp_path):
    with pytest.raises(BadState, match="STATE_URL can't be used"):
        await State.open(tmp_path, database.replace("/model?", "/nothing?"))


async def test_connections_that_a_server_cut_are_made_anew(postgres, database, tmp_path):
    state = await State.open(tmp_path, database)
    desk = Desk(state)
    await desk.follows(1)
    await postgres.hang_up(database)
    await desk.happens()
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1"]
    await state.close()


async def test_a_connection_that_breaks_in_a_transaction_is_a_refusal(postgres, database, tmp_path):
    state = await State.open(tmp_path, database)

    async def interrupted() -> None:
        async with state.transaction() as db:
            await db.execute(text("INSERT INTO command_sync VALUES (1, 'half', 0)"))
            await postgres.hang_up(database)
            await db.execute(text("SELECT 1"))

    with pytest.raises(StateRefused):
        await interrupted()
    assert await state.synced_commands(1) is None
    await state.close()


async def test_while_a_server_lets_nobody_in_nothing_is_sent_and_all_of_it_after(
    postgres, empty, tmp_path
):
    state = await State.open(tmp_path, empty)
    desk = Desk(state)
    await desk.follows(1)
    await desk.happens()
    await postgres.lets_in(empty, yes=False)
    await postgres.hang_up(empty)
    with pytest.raises(StateRefused):
        await desk.delivers()
    assert desk.town.asked == []
    await postgres.lets_in(empty, yes=True)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1"]
    await state.close()
