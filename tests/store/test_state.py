"""The bot's own state is kept: strict, durable, migrated step by step, never downgraded."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from bot.store import backup, built
from bot.store import state as states
from bot.store.migrations import STEPS
from bot.store.servers import Servers
from bot.store.state import NAME, BadState, NewerState, State, StateAway


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


async def test_what_discord_was_given_is_forgotten_under_one_id_only(state):
    await state.commands_were_synced(7, "one")
    await state.commands_were_synced(8, "two")
    await state.forget_synced(8)
    await state.forget_synced(9)
    assert await state.synced() == {7}
    assert await state.synced_commands(8) is None


@pytest.mark.parametrize("name", ["a state", "a?b=c", "a#b", "50%20", "störe"])
async def test_the_folder_may_have_any_name(tmp_path, name):
    opened = await State.open(tmp_path / name)
    await opened.commands_were_synced(1, "x")
    await opened.close()
    assert rows(tmp_path / name, "SELECT payload_hash FROM command_sync") == [("x",)]


OLD = (
    "CREATE TABLE schema_version (one INTEGER PRIMARY KEY, version INTEGER NOT NULL) STRICT",
    "INSERT INTO schema_version VALUES (1, 0)",
    "CREATE TABLE kept (word TEXT) STRICT",
    "INSERT INTO kept VALUES ('old')",
)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def backups(folder):
    return sorted(path.name for path in folder.glob(f"{NAME}.backup-*"))


async def refused(folder, **how):
    with pytest.raises(BadState) as caught:
        await State.open(folder, **how)
    return caught.value


async def test_a_locked_state_is_to_be_tried_again_and_no_backup_is_advised(tmp_path, monkeypatch):
    await open_and_close(tmp_path)
    monkeypatch.setattr(states, "PATIENCE", 0.05)
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        error = await refused(tmp_path)
    assert isinstance(error, StateAway)
    assert "try again" in str(error)
    assert "backup" not in str(error)
    await open_and_close(tmp_path)


async def test_a_damaged_state_needs_a_backup_and_no_second_try(tmp_path):
    (tmp_path / NAME).write_bytes(b"not a database " * 100)
    error = await refused(tmp_path)
    assert not isinstance(error, StateAway)
    assert "put a backup in its place (there is none in its folder)" in str(error)


async def test_a_damaged_state_names_its_newest_backup(tmp_path):
    write(tmp_path, *OLD)
    await open_and_close(tmp_path)
    (tmp_path / NAME).write_bytes(b"not a database " * 100)
    assert f"(the newest is {NAME}.backup-0)" in str(await refused(tmp_path))


async def test_damage_that_no_statement_meets_is_found_at_the_start(tmp_path):
    await open_and_close(tmp_path)
    many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
    write(tmp_path, f"INSERT INTO command_sync {many} SELECT i, hex(randomblob(20)), i FROM n")
    ((page,),) = rows(tmp_path, "PRAGMA page_size")
    with (tmp_path / NAME).open("r+b") as stream:
        stream.seek(-5 * page, 2)
        stream.write(b"\xff" * page)
    error = await refused(tmp_path)
    assert "is damaged" in str(error)
    assert not isinstance(error, StateAway)


@pytest.mark.parametrize("how", [{}, {"read_only": True}])
async def test_a_folder_that_cannot_be_had_is_named(tmp_path, how):
    (tmp_path / "file").touch()
    assert f"may write to {tmp_path / 'file'}" in str(await refused(tmp_path / "file", **how))


async def test_before_a_step_is_taken_the_state_is_kept_as_it_was(tmp_path):
    write(tmp_path, *OLD)
    await open_and_close(tmp_path)
    assert backups(tmp_path) == [f"{NAME}.backup-0"]
    with closing(sqlite3.connect(tmp_path / f"{NAME}.backup-0")) as db:
        assert db.execute("SELECT word FROM kept").fetchall() == [("old",)]
        assert db.execute("SELECT version FROM schema_version").fetchall() == [(0,)]
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def test_a_backup_put_in_place_is_brought_up_to_date_again(tmp_path):
    write(tmp_path, *OLD)
    await open_and_close(tmp_path)
    (tmp_path / f"{NAME}.backup-0").replace(tmp_path / NAME)
    await open_and_close(tmp_path)
    assert rows(tmp_path, "SELECT word FROM kept") == [("old",)]
    assert backups(tmp_path) == [f"{NAME}.backup-0"]


async def test_a_new_state_and_one_of_today_need_no_backup(tmp_path):
    await open_and_close(tmp_path)
    await open_and_close(tmp_path)
    assert backups(tmp_path) == []


async def test_the_newest_three_backups_are_kept(tmp_path):
    for number in (95, 96, 97, 98):
        (tmp_path / f"{NAME}.backup-{number}").write_text("older")
    write(tmp_path, *OLD)
    await open_and_close(tmp_path)
    assert len(backups(tmp_path)) == backup.KEPT == 3
    assert backup.newest(tmp_path / NAME).name == f"{NAME}.backup-0"


async def test_where_no_backup_can_be_made_no_step_is_taken(tmp_path):
    write(tmp_path, *OLD)
    (tmp_path / f"{NAME}.backup-0").mkdir()
    await refused(tmp_path)
    assert rows(tmp_path, "SELECT version FROM schema_version") == [(0,)]
    assert sorted(p.name for p in tmp_path.iterdir()) == [NAME, f"{NAME}.backup-0"]


async def test_a_new_state_and_an_older_one_are_marked_as_ours(tmp_path):
    write(tmp_path, *OLD)
    for folder in (tmp_path, tmp_path / "new"):
        await open_and_close(folder)
        assert rows(folder, "PRAGMA application_id") == [(backup.APPLICATION_ID,)]


@pytest.mark.parametrize("mark", [1, built.APPLICATION_ID])
async def test_the_file_of_another_program_is_refused_and_left_alone(tmp_path, mark):
    write(tmp_path, "CREATE TABLE theirs (a)", f"PRAGMA application_id = {mark}")
    before = files(tmp_path)
    assert "of another program" in str(await refused(tmp_path))
    assert files(tmp_path) == before


async def test_only_to_read_nothing_is_made_or_changed(tmp_path):
    state = await State.open(tmp_path)
    await Servers(state).set_channel(1, 10, 0, 0)
    await state.close()
    before = files(tmp_path)
    reader = await State.open(tmp_path, read_only=True)
    assert [route.channel for route in await Servers(reader).routes()] == [10]
    with pytest.raises(Exception, match="readonly"):
        await reader.commands_were_synced(1, "x")
    await reader.close()
    assert files(tmp_path) == before


async def test_only_to_read_a_state_is_opened_beside_the_running_bot(state, tmp_path):
    await Servers(state).set_channel(1, 10, 0, 0)
    async with state.transaction():
        reader = await State.open(tmp_path, read_only=True)
        assert [route.channel for route in await Servers(reader).routes()] == [10]
        await reader.close()


@pytest.mark.parametrize("version", [0, len(STEPS) + 1])
async def test_only_to_read_a_state_of_another_version_is_refused(tmp_path, version):
    await open_and_close(tmp_path)
    write(tmp_path, f"UPDATE schema_version SET version = {version}")
    before = files(tmp_path)
    assert f"has version {version}, this bot knows" in str(await refused(tmp_path, read_only=True))
    assert files(tmp_path) == before


async def test_only_to_read_no_state_is_made(tmp_path):
    await refused(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()
