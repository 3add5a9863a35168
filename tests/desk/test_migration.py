"""A state from before there was a desk gains its tables and keeps all that it held."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from msgspec.structs import replace
from sqlalchemy import insert, inspect

from bot.domain.delivery import Standing
from bot.domain.story import Topic
from bot.store import migrations, state
from bot.store.cards import Cards
from bot.store.desk import Desk, _row
from bot.store.servers import Servers
from bot.store.state import NAME, State
from bot.store.tables import arrival as table_arrival
from bot.store.tables import tables
from tests.desk.articles import arrival, statement
from tests.outbox.desk import SHOW
from tests.outbox.desk import Desk as Sender

BEFORE, WITHOUT_NEWCOMERS = 2, 3
NEW = {"arrival", "retraction", "decision", "feed", "seen", "suggestion", "desk_card"}


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request):
    return None if request.param == "sqlite" else request.getfixturevalue("empty")


async def names(opened):
    async with opened.transaction() as db:
        return set(await db.run_sync(lambda sync: inspect(sync).get_table_names()))


async def test_a_state_without_a_desk_gains_one_and_loses_nothing(address, tmp_path, monkeypatch):
    with monkeypatch.context() as older:
        for module in (migrations, state):
            older.setattr(module, "STEPS", migrations.STEPS[:BEFORE])
        old = await State.open(tmp_path, address)
        sender = Sender(old)
        await sender.follows(1)
        await sender.happens()
        await sender.delivers()
        assert not NEW & await names(old)
        install = old.install
        await old.close()
    new = await State.open(tmp_path, address)
    assert new.install == install
    assert set(tables.tables) == await names(new)
    assert [route.channel for route in await Servers(new).routes()] == [1]
    assert Topic.RELEASE in await Sender(new).stories.told(SHOW)
    assert await Sender(new).standing(1) is Standing.SENT
    kept = await Desk(new).keep(arrival("one"))
    assert await Desk(new).arrivals() == [kept]
    assert await Cards(new).cards_wanted() == []
    await new.close()


async def test_articles_from_before_newcomers_were_kept_have_none_and_lose_nothing(
    address, tmp_path, monkeypatch
):
    one = arrival("one", statement(), held=["r1"])
    with monkeypatch.context() as older:
        for module in (migrations, state):
            older.setattr(module, "STEPS", migrations.STEPS[:WITHOUT_NEWCOMERS])
        old = await State.open(tmp_path, address)
        row = {name: value for name, value in _row(one).items() if name != "newcomers"}
        async with old.transaction() as db:
            known = await db.run_sync(lambda sync: inspect(sync).get_columns("arrival"))
            assert "newcomers" not in {column["name"] for column in known}
            await db.execute(insert(table_arrival).values(**row, document="one", revision=1))
        await old.close()
    new = await State.open(tmp_path, address)
    assert await Desk(new).arrivals() == [replace(one, revision=1)]
    await new.close()


async def columns(opened):
    def look(sync):
        found = inspect(sync)
        return {
            name: (
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)),
                sorted((i["name"], tuple(i["column_names"])) for i in found.get_indexes(name)),
                found.get_pk_constraint(name)["constrained_columns"],
            )
            for name in sorted(NEW)
        }

    async with opened.transaction() as db:
        return await db.run_sync(look)


async def test_the_step_makes_the_tables_that_the_code_knows(address, tmp_path):
    stepped = await State.open(tmp_path / "stepped", address)
    found = await columns(stepped)
    async with stepped.transaction() as db:
        gone = [tables.tables[name] for name in NEW]
        await db.run_sync(lambda sync: tables.drop_all(sync, gone))
        await db.run_sync(lambda sync: tables.create_all(sync, gone))
    assert await columns(stepped) == found
    await stepped.close()


async def test_the_desks_tables_are_strict(tmp_path):
    await (await State.open(tmp_path)).close()
    with closing(sqlite3.connect(tmp_path / NAME)) as db:
        for name in NEW:
            sql = "SELECT sql FROM sqlite_master WHERE name = ?"
            assert db.execute(sql, (name,)).fetchone()[0].rstrip().endswith("STRICT")
