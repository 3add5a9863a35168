"""At a start what arrived is there before anything is concluded; without that there is none."""

from __future__ import annotations

import pytest

from bot.app import Places, parts
from bot.services import publishing
from bot.store.desk import Desk
from bot.store.folder import document_paths
from bot.store.state import State, StateAway
from tests.desk.articles import arrival, statement
from tests.intake.newsroom import SHOW


@pytest.fixture
async def places(tmp_path):
    """A folder with a state in which an article arrived, and no file of it yet."""
    data, folder = tmp_path / "data", tmp_path / "state"
    (data / "documents").mkdir(parents=True)
    (data / "show.toml").write_text(SHOW, "utf-8")
    state = await State.open(folder)
    await Desk(state).keep(arrival("one", statement()))
    await state.close()
    return Places(data, folder, folder, open_to=frozenset())


async def test_what_arrived_is_written_out_before_any_worker_starts(places):
    assert document_paths(places.state) == []
    async with parts(places) as opened:
        assert [path.stem for path in document_paths(places.state)] == ["one"]
        assert {"polling feeds", "reading the inbox"} <= opened.workers()._runs.keys()


async def test_a_start_that_cannot_write_it_out_ends_rather_than_take_it_back(places, monkeypatch):
    def refuses(*_):
        raise OSError("disk is full")

    monkeypatch.setattr(publishing, "write_out", refuses)
    with pytest.raises(StateAway, match="disk is full"):
        async with parts(places):
            pass


async def test_a_preview_reads_no_feeds_and_takes_nothing_in(places, tmp_path):
    fresh = tmp_path / "fresh"
    async with parts(Places(places.data, places.state, fresh)) as opened:
        assert opened.intake is None
        assert opened.workers()._runs.keys().isdisjoint({"polling feeds", "reading the inbox"})
    state = await State.open(places.state)
    assert len(await Desk(state).arrivals()) == 1
    await state.close()
