"""The show's folder is watched: what changes on disk is built, told once, and never by mistake."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.domain.documents import Tier
from bot.domain.story import Topic
from bot.services.tracking import Tracker
from bot.services.watching import Watcher
from bot.store.arrived import export, write_out
from bot.store.build import build
from bot.store.state import State, StateRefused
from bot.store.stories import Stories
from tests.conftest import DATA
from tests.desk.articles import arrival, draft, statement
from tests.replay.newsroom import Article, document

WIRE = Article(
    "2027-02-02",
    "Example Wire",
    "agency",
    "Netflix names the month. Soul Mate arrives on Netflix in August 2027.",
    "Soul Mate arrives on Netflix in August 2027",
    "scheduled 2027-08",
)


class Desk:
    """An operator's folder, and the watcher that looks at it."""

    def __init__(self, folder, stories, watcher, calls):
        self.folder = folder
        self.stories = stories
        self.watcher = watcher
        self.calls = calls

    def writes(self, article, text=None):
        (self.folder / "documents" / f"{article.id}.toml").write_text(text or document(article))

    def removes(self, article):
        (self.folder / "documents" / f"{article.id}.toml").unlink()

    async def looks(self, times=5):
        """Look as often as it takes for a change to have stood still."""
        for _ in range(times):
            await self.watcher.round()

    async def told(self):
        """Return what the stories' newest entries say."""
        return [
            (row.topic, row.news.entries[-1].type.value, row.news.entries[-1].after.edtf)
            for row in await self.stories.news()
        ]


@pytest.fixture
async def desk(tmp_path):
    folder, state = tmp_path / "data", tmp_path / "state"
    shutil.copytree(DATA, folder)
    build(folder, state)
    opened = await State.open(state)
    stories = Stories(opened)
    tracker = Tracker(stories, state, lambda: datetime(2027, 2, 3, tzinfo=UTC))
    calls = []
    yield Desk(folder, stories, Watcher(folder, state, tracker, lambda: calls.append(1)), calls)
    await opened.close()


async def test_the_documents_that_are_there_from_the_start_are_a_silent_baseline(desk):
    await desk.looks()
    assert await desk.told() == []
    assert set(await desk.stories.told("soul-mate")) == {Topic.RELEASE, Topic.PROMO, Topic.PEOPLE}


async def test_a_document_that_arrives_is_told_once(desk):
    await desk.looks()
    desk.writes(WIRE)
    await desk.looks()
    assert await desk.told() == [(Topic.RELEASE, "moved", "2027-08")]
    await desk.looks()
    assert [row.revision for row in await desk.stories.news()] == [1]


async def test_a_document_that_is_removed_is_taken_back(desk):
    await desk.looks()
    desk.writes(WIRE)
    await desk.looks()
    desk.removes(WIRE)
    await desk.looks()
    assert await desk.told() == [(Topic.RELEASE, "corrected", "2025")]


async def test_a_document_that_changes_is_read_again(desk):
    await desk.looks()
    desk.writes(WIRE)
    await desk.looks()
    desk.writes(WIRE, document(WIRE).replace('"2027-08"', '"2027-09"'))
    await desk.looks()
    assert (await desk.told())[0][2] == "2027-09"


async def test_a_broken_document_changes_nothing_and_is_reported_once(desk, caplog):
    await desk.looks()
    desk.writes(WIRE, "outlet = 3\n")
    await desk.looks()
    assert await desk.told() == []
    assert "2027-02-02-example-wire.toml, line 1" in desk.watcher.problem
    assert len([r for r in caplog.records if "aren't used" in r.message]) == 1
    desk.writes(WIRE)
    await desk.looks()
    assert desk.watcher.problem is None
    assert await desk.told() == [(Topic.RELEASE, "moved", "2027-08")]


async def test_a_file_that_is_still_being_written_is_left_alone(desk):
    await desk.looks()
    whole = document(WIRE)
    desk.writes(WIRE, whole[: len(whole) // 2])
    await desk.looks(1)
    desk.writes(WIRE, whole)
    await desk.looks(1)
    assert desk.watcher.problem is None
    await desk.looks(1)
    assert await desk.told() == [(Topic.RELEASE, "moved", "2027-08")]


async def test_a_file_that_is_cut_short_for_a_moment_takes_nothing_back(desk):
    await desk.looks()
    desk.writes(WIRE)
    await desk.looks()
    desk.writes(WIRE, document(WIRE).partition("[[release]]")[0])
    await desk.looks(3)
    desk.writes(WIRE)
    await desk.looks()
    assert [row.revision for row in await desk.stories.news()] == [1]


async def test_a_document_that_is_replaced_is_never_seen_as_gone(desk):
    await desk.looks()
    desk.writes(WIRE)
    await desk.looks()
    desk.removes(WIRE)
    await desk.looks(3)
    desk.writes(WIRE)
    await desk.looks()
    assert [row.revision for row in await desk.stories.news()] == [1]


async def test_without_documents_there_is_no_baseline(tmp_path):
    folder, state = tmp_path / "data", tmp_path / "state"
    (folder / "documents").mkdir(parents=True)
    shutil.copyfile(DATA / "show.toml", folder / "show.toml")
    build(folder, state)
    opened = await State.open(state)
    stories = Stories(opened)
    tracker = Tracker(stories, state, lambda: datetime(2027, 2, 3, tzinfo=UTC))
    watcher = Watcher(folder, state, tracker, lambda: None)
    for _ in range(3):
        await watcher.round()
    shutil.copytree(DATA / "documents", folder / "documents", dirs_exist_ok=True)
    for _ in range(3):
        await watcher.round()
    assert await stories.news() == []
    assert "2025" in (await stories.told("soul-mate"))[Topic.RELEASE].value
    await opened.close()


async def test_each_trouble_with_the_state_is_reported_once(desk, caplog):
    await desk.looks()
    desk.writes(WIRE)
    look = desk.watcher._tracker.look

    async def refused():
        raise StateRefused("disk is full")

    for _ in range(2):
        desk.watcher._tracker.look = refused
        desk.watcher._looked = False
        await desk.looks()
        desk.watcher._tracker.look = look
        await desk.looks()
    assert len([r for r in caplog.records if "can't be written down" in r.message]) == 2
    assert await desk.told() == [(Topic.RELEASE, "moved", "2027-08")]


async def test_a_folder_that_vanishes_takes_nothing_back(desk):
    await desk.looks()
    desk.writes(WIRE)
    await desk.looks()
    shutil.rmtree(desk.folder / "documents")
    await desk.looks()
    assert "no documents on disk" in desk.watcher.problem
    assert (await desk.told())[0][1] == "moved"
    shutil.rmtree(desk.folder)
    await desk.looks()
    assert (await desk.told())[0][1] == "moved"


TAKEN = arrival("wire", draft=draft("wire", statement(edtf="2027-08"), tier=Tier.AGENCY))


async def test_what_arrives_is_told_once_and_is_taken_back_with_it(desk, tmp_path):
    await desk.looks()
    write_out(tmp_path / "state", [TAKEN], ())
    await desk.looks(2)
    assert await desk.told() == [(Topic.RELEASE, "moved", "2027-08")]
    write_out(tmp_path / "state", [TAKEN], ())
    await desk.looks()
    assert [row.revision for row in await desk.stories.news()] == [1]
    write_out(tmp_path / "state", [TAKEN], {"wire"})
    await desk.looks(2)
    assert await desk.told() == [(Topic.RELEASE, "corrected", "2025")]


async def test_a_document_of_the_shows_own_is_taken_back_too(desk, tmp_path):
    await desk.looks()
    desk.writes(WIRE)
    await desk.looks()
    write_out(tmp_path / "state", [], {WIRE.id})
    await desk.looks(2)
    assert await desk.told() == [(Topic.RELEASE, "corrected", "2025")]


async def test_what_is_exported_is_no_news(desk, tmp_path):
    await desk.looks()
    write_out(tmp_path / "state", [TAKEN], ())
    await desk.looks()
    arrived = tmp_path / "state" / "documents" / "wire.toml"
    shutil.copy(arrived, desk.folder / "documents")
    await desk.looks()
    arrived.unlink()
    await desk.looks()
    assert desk.watcher.problem is None
    assert [row.revision for row in await desk.stories.news()] == [1]


async def test_an_edited_export_that_hides_what_curators_decided_is_told_once_until_it_is_moved(
    desk, tmp_path, caplog
):
    (path,) = export([TAKEN], desk.folder)
    path.write_text(path.read_text().replace("News of wire", "Another title"))
    later = replace(TAKEN, draft=draft("wire", statement(edtf="2027-09"), tier=Tier.AGENCY))
    write_out(tmp_path / "state", [later], ())
    await desk.looks()
    assert [str(path) in line for line in desk.watcher.hiding] == [True]
    desk.writes(WIRE)
    await desk.looks()
    assert caplog.text.count("move it away") == 1
    path.unlink()
    await desk.looks()
    assert desk.watcher.hiding == ()


async def test_a_shows_folder_that_vanishes_takes_nothing_back_while_something_arrived(
    desk, tmp_path
):
    write_out(tmp_path / "state", [TAKEN], ())
    await desk.looks()
    desk.writes(WIRE, document(WIRE).replace('"2027-08"', '"2027-09"'))
    await desk.looks()
    before = await desk.told()
    shutil.rmtree(desk.folder / "documents")
    await desk.looks()
    write_out(tmp_path / "state", [TAKEN, arrival("two")], ())
    await desk.looks()
    assert "documents of the show's own are gone" in desk.watcher.problem
    assert await desk.told() == before


async def test_a_broken_file_that_arrived_is_reported_by_name(desk, tmp_path):
    await desk.looks()
    write_out(tmp_path / "state", [arrival("one", statement(platform="nobody"))], ())
    await desk.looks()
    assert "state/documents/one.toml, line" in desk.watcher.problem
    assert await desk.told() == []


async def test_what_was_built_by_hand_is_told_too(desk, tmp_path):
    await desk.looks()
    desk.writes(WIRE)
    build(desk.folder, tmp_path / "state")
    await desk.looks()
    assert await desk.told() == [(Topic.RELEASE, "moved", "2027-08")]
