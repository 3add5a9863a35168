"""The bot's own state is kept: strict, durable, migrated step by step, never downgraded."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from bot.store.migrations import STEPS
from bot.store.state import NAME, NewerState, State


@pytest.fixture
async def state(tmp_path):
    opened = await State.open(tmp_path)
    yield opened
    await opened.close()


def rows(folder, sql):
    with closing(sqlite3.connect(folder / NAME)) as db:
        return db.execute(sql).fetchall()


def write(folder, *statements):
    with closing(sqlite3.connect(folder / NAME)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


async def open_and_close(folder):
    await (await State.open(folder)).close()


async def test_from_nothing_all_steps_are_taken(tmp_path):
    folder = tmp_path / "a" / "new" / "folder"
    await open_and_close(folder)
    assert rows(folder, "SELECT one, version FROM schema_version") == [(1, len(STEPS))]
    assert rows(folder, "SELECT * FROM command_sync") == []


async def test_an_empty_file_is_nothing(tmp_path):
    (tmp_path / NAME).touch()
    await open_and_close(tmp_path)
    assert rows(tmp_path, "SELECT version FROM schema_version") == [(len(STEPS),)]


async def test_from_an_older_state_only_the_missing_steps_are_taken(tmp_path):
    write(
        tmp_path,
        "CREATE TABLE schema_version (one INTEGER PRIMARY KEY, version INTEGER NOT NULL) STRICT",
        "INSERT INTO schema_version VALUES (1, 0)",
    )
    await open_and_close(tmp_path)
    assert rows(tmp_path, "SELECT one, version FROM schema_version") == [(1, len(STEPS))]
    assert rows(tmp_path, "SELECT * FROM command_sync") == []


async def test_a_step_that_fails_leaves_the_state_as_it_was(tmp_path):
    write(
        tmp_path,
        "CREATE TABLE schema_version (one INTEGER PRIMARY KEY, version INTEGER NOT NULL) STRICT",
        "INSERT INTO schema_version VALUES (1, 0)",
        "CREATE TABLE command_sync (in_the_way TEXT)",
    )
    with pytest.raises(Exception, match="already exists"):
        await State.open(tmp_path)
    assert rows(tmp_path, "SELECT version FROM schema_version") == [(0,)]


async def test_opening_again_changes_nothing(tmp_path):
    await open_and_close(tmp_path)
    before = rows(tmp_path, "SELECT * FROM sqlite_master")
    await open_and_close(tmp_path)
    assert rows(tmp_path, "SELECT * FROM sqlite_master") == before
    assert rows(tmp_path, "SELECT count(*) FROM schema_version") == [(1,)]


async def test_the_state_of_a_newer_bot_is_refused_and_left_alone(tmp_path):
    await open_and_close(tmp_path)
    newer = len(STEPS) + 1
    write(tmp_path, f"UPDATE schema_version SET version = {newer}")
    with pytest.raises(NewerState, match=f"version {newer}, this bot knows {len(STEPS)}: update"):
        await State.open(tmp_path)
    assert rows(tmp_path, "SELECT version FROM schema_version") == [(newer,)]


async def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    (tmp_path / NAME).write_bytes(b"not a database " * 100)
    with pytest.raises(Exception, match="not a database"):
        await State.open(tmp_path)
    assert (tmp_path / NAME).read_bytes() == b"not a database " * 100


async def test_every_table_is_strict(tmp_path):
    await open_and_close(tmp_path)
    tables = dict(rows(tmp_path, "SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    assert {"schema_version", "command_sync"} <= set(tables)
    assert all(sql.rstrip().endswith("STRICT") for sql in tables.values())
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        write(tmp_path, "INSERT INTO command_sync VALUES (1, 'hash', 'yesterday')")


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
    ],
)
async def test_the_connection_is_durable_and_careful(state, pragma, value):
    async with state._engine.connect() as db:
        assert (await db.execute(text(f"PRAGMA {pragma}"))).scalar_one() == value


async def test_what_is_written_is_there_for_another_program_at_once(state, tmp_path):
    await state.commands_were_synced(7, "abc")
    assert rows(tmp_path, "SELECT application_id, payload_hash FROM command_sync") == [(7, "abc")]
    ((stamp,),) = rows(tmp_path, "SELECT synced_at FROM command_sync")
    assert stamp > 1_700_000_000_000, "milliseconds"


async def test_a_failed_transaction_leaves_nothing(state):
    async def fail():
        async with state._engine.begin() as db:
            await db.execute(text("INSERT INTO command_sync VALUES (1, 'half', 0)"))
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    assert await state.synced_commands(1) is None


async def test_a_transaction_takes_the_write_lock_at_its_start(state, tmp_path):
    async with state._engine.begin():
        with (
            closing(sqlite3.connect(tmp_path / NAME, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")


async def test_the_hash_of_the_commands_is_kept_over_a_restart(tmp_path):
    first = await State.open(tmp_path)
    assert await first.synced_commands(7) is None
    await first.commands_were_synced(7, "one")
    await first.close()
    second = await State.open(tmp_path)
    assert await second.synced_commands(7) == "one"
    await second.close()


async def test_each_application_has_one_hash_its_last(state, tmp_path):
    largest = 2**63 - 1
    await state.commands_were_synced(7, "one")
    await state.commands_were_synced(largest, "other")
    await state.commands_were_synced(7, "two")
    assert await state.synced_commands(7) == "two"
    assert await state.synced_commands(largest) == "other"
    assert await state.synced_commands(8) is None
    assert rows(tmp_path, "SELECT count(*) FROM command_sync") == [(2,)]


@pytest.mark.parametrize("name", ["a state", "a?b=c", "a#b", "50%20", "störe"])
async def test_the_folder_may_have_any_name(tmp_path, name):
    opened = await State.open(tmp_path / name)
    await opened.commands_were_synced(1, "x")
    await opened.close()
    assert rows(tmp_path / name, "SELECT payload_hash FROM command_sync") == [("x",)]
