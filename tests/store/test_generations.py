"""Whoever reads has one whole generation: a damaged one is passed over, a new one is noticed."""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing

import pytest

from bot.store.built import NAME, PREVIOUS
from bot.store.generations import KnowledgeStore, NoKnowledge
from bot.store.knowledge import Knowledge


@pytest.fixture
async def store(folder):
    opened = KnowledgeStore(folder.state)
    yield opened
    await opened.close()


async def documents(store):
    async with store.reading() as known:
        return [document.id for document in await known.newest(10)]


def _halve(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _fill_with_anything(file):
    file.write_bytes(os.urandom(20_000))


def _empty(file):
    file.write_bytes(b"")


def _blank_a_page(file):
    body = bytearray(file.read_bytes())
    body[-4096:] = bytes([0xA5]) * 4096
    file.write_bytes(body)


def _put_another_in_its_place(file):
    file.unlink()
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE meta (key, value)")
        db.commit()


def _take_its_tables(file):
    with closing(sqlite3.connect(file)) as db:
        db.execute("DROP TABLE alias")
        db.commit()


def _take_its_title(file):
    with closing(sqlite3.connect(file)) as db:
        db.execute("DELETE FROM meta WHERE key = 'show'")
        db.commit()


def _garble_its_title(file):
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE meta SET value = '{' WHERE key = 'show'")
        db.commit()


def _add_to_its_title(file):
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE meta SET value = json_insert(value, '$.more', 1) WHERE key = 'show'")
        db.commit()


def _remove(file):
    file.unlink()


def _turn_into_a_folder(file):
    file.unlink()
    file.mkdir()


DAMAGES = [
    *(_halve, _fill_with_anything, _empty, _blank_a_page, _put_another_in_its_place),
    *(_take_its_tables, _take_its_title, _garble_its_title, _add_to_its_title),
    *(_remove, _turn_into_a_folder),
]


@pytest.mark.parametrize("damage", DAMAGES)
async def test_instead_of_a_damaged_store_the_previous_one_is_read_and_the_log_says_so(
    folder, store, damage, caplog
):
    folder.build()
    folder.add()
    folder.build()
    damage(folder.built)
    with caplog.at_level(logging.ERROR):
        assert len(await documents(store)) == 3
    (record,) = caplog.records
    assert record.getMessage().startswith(f"{NAME} can't be used (")
    assert record.getMessage().endswith("the previous one is tried")


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_store_that_turns_bad_while_it_is_read_changes_nothing(folder, store, damage):
    folder.build()
    async with store.reading() as known:
        # As a broken copy would: another file under the same name.
        spare = folder.state / "copy"
        spare.write_bytes(folder.built.read_bytes())
        damage(spare)
        folder.built.unlink()
        if spare.exists():
            spare.rename(folder.built)
        assert len(await documents(store)) == 3
        assert len(await known.facts_with("episodes")) == 2
    assert len(await documents(store)) == 3


async def test_without_any_store_there_is_no_knowledge_until_one_is_built(folder, store):
    with pytest.raises(NoKnowledge, match="knowledge"):
        await documents(store)
    folder.state.mkdir()
    with pytest.raises(NoKnowledge):
        await documents(store)
    folder.build()
    assert len(await documents(store)) == 3


async def test_with_both_stores_damaged_there_is_no_knowledge_until_one_is_built(folder, store):
    folder.build()
    folder.build()
    for file in (NAME, PREVIOUS):
        _halve(folder.state / file)
    for _ in range(2):
        with pytest.raises(NoKnowledge):
            await documents(store)
    folder.build()
    assert len(await documents(store)) == 3


async def test_a_rebuild_is_noticed_by_who_reads_on(folder, store):
    folder.build()
    assert "04-nordlys-review" not in await documents(store)
    folder.add()
    folder.build()
    assert "04-nordlys-review" in await documents(store)


async def test_a_rebuild_ends_the_reading_of_the_previous_store(folder, store):
    folder.build()
    folder.build()
    _halve(folder.built)
    assert len(await documents(store)) == 3
    folder.add()
    folder.build()
    assert len(await documents(store)) == 4


async def test_the_same_file_is_not_opened_twice(folder, store):
    folder.build()
    async with store.reading() as first, store.reading() as second:
        assert first is second
    async with store.reading() as third:
        assert third is first


async def test_readers_hold_their_generation_until_they_are_done(folder, store):
    folder.build()
    async with store.reading() as old, store.reading():
        folder.add()
        folder.build()
        async with store.reading() as new:
            assert new is not old
            assert (old.documents, new.documents) == (3, 4)
            assert len(await old.facts_with("episodes")) == 2
            assert (await new.facts_with("episodes"))[0].sources == 2
        assert (await old.facts_with("episodes"))[0].sources == 1
    with pytest.raises(ValueError, match="closed"):
        await old.statements()
    assert len(await documents(store)) == 4


async def test_a_reader_who_fails_lets_go_of_its_generation(folder, store):
    folder.build()

    async def fail():
        async with store.reading() as known:
            folder.add()
            folder.build()
            await documents(store)
            raise KeyError(known)

    with pytest.raises(KeyError) as caught:
        await fail()
    with pytest.raises(ValueError, match="closed"):
        await caught.value.args[0].statements()


async def test_a_closed_store_can_be_read_again(folder, store):
    folder.build()
    assert len(await documents(store)) == 3
    await store.close()
    assert len(await documents(store)) == 3


async def test_nothing_of_a_generation_can_be_written(folder):
    folder.build()
    before = folder.built.read_bytes()
    known = await Knowledge.open(folder.built)
    try:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await known._rows("DELETE FROM fact")
    finally:
        await known.retire()
    assert folder.built.read_bytes() == before
    assert [path.name for path in folder.state.iterdir()] == [NAME]


@pytest.mark.parametrize("name", ["a state", "a?mode=x", "a#b", "50%20"])
async def test_the_stores_folder_may_have_any_name(folder, tmp_path, name):
    folder.build()
    folder.state.rename(tmp_path / name)
    store = KnowledgeStore(tmp_path / name)
    assert len(await documents(store)) == 3
    await store.close()
