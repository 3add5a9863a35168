"""At a start what arrived is there before anything is concluded; without that there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Places, parts
from bot.services import publishing
from bot.services.curating import BadFeed
from bot.services.suggesting import Answer
from bot.store.desk import Desk
from bot.store.folder import document_paths
from bot.store.state import State, StateAway
from tests.desk.articles import arrival, statement
from tests.intake.newsroom import SHOW
from tests.sources.pieces import item, rss
from tests.sources.web import ELSEWHERE, HERE, page, served


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


async def test_a_curator_may_add_a_feed_of_the_operators_own_server_and_no_other(places):
    async with served() as web:
        feed = web.at("/feed", page(rss(item()), content_type="application/rss+xml"))
        own = replace(places, open_to=frozenset({(HERE, web.port)}))
        async with parts(own) as opened:
            assert await opened.curator.feed_add(feed, 30, 1) is True
            await opened.incoming.poller.round()
            (added,) = await opened.feeds.all()
            assert (added.url, added.problem, added.failures) == (feed, None, 0)
            for link in (web.link("/feed", ELSEWHERE), f"http://{HERE}:{web.port + 1}/feed"):
                with pytest.raises(BadFeed, match="link"):
                    await opened.curator.feed_add(link, 30, 1)
        assert "/feed" in web.paths


async def test_a_member_cannot_hand_in_a_link_to_the_operators_own_server(places):
    async with served() as web:
        own = replace(places, open_to=frozenset({(HERE, web.port)}))
        async with parts(own) as opened:
            answer = await opened.suggesting.hand_in(web.link("/article"), 7, None)
        assert answer is Answer.BAD_LINK
        assert not web.paths
