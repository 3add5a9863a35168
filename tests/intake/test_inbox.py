"""A file in the inbox is taken when it is whole, moved when it is done, and never trusted."""

from __future__ import annotations

import os
import stat

import pytest
from msgspec.structs import replace

from bot.services.inbox import Inbox
from bot.sources.forms import Unparsed
from bot.store.state import StateRefused
from tests.intake.newsroom import NEWS, Page

MAY = Page(says=("scheduled 2027-05-14",), link=NEWS)


class Box:
    """An operator's inbox."""

    def __init__(self, room):
        self.room = room
        self.folder = room.folder / "inbox"
        self.inbox = Inbox(room.folder, room.intake)
        self.inbox.make()

    def gets(self, name, page=MAY):
        path = self.folder / name
        path.write_bytes(page if isinstance(page, bytes) else page.body)
        return path

    async def looks(self, times=2):
        for _ in range(times):
            await self.inbox.round()

    def in_(self, name):
        """Return the names in one of its folders."""
        return sorted(path.name for path in (self.folder / name).iterdir())

    def why(self, name):
        return (self.folder / "failed" / f"{name}.why.txt").read_text()


@pytest.fixture
def box(room):
    return Box(room)


async def test_a_file_is_taken_and_moved(box):
    box.gets("a.txt")
    await box.looks()
    assert box.in_("done") == ["a.txt"]
    assert len(box.room.public) == 1


async def test_a_file_that_is_still_written_waits(box):
    path = box.gets("a.txt", b"{")
    for size in range(2, 5):
        await box.looks(1)
        path.write_bytes(b"{" * size)
    assert box.in_("failed") == box.in_("done") == []
    path.write_bytes(MAY.body)
    await box.looks()
    assert box.in_("done") == ["a.txt"]


@pytest.mark.parametrize("name", ["a.part", "a.txt.tmp", ".a.txt", "a.crdownload"])
async def test_a_file_that_is_not_finished_by_its_name_waits(box, name):
    box.gets(name)
    await box.looks(4)
    assert box.in_("failed") == box.in_("done") == []


async def test_a_file_of_the_same_name_replaces_nothing(box):
    for page in (MAY, replace(MAY, says=("scheduled 2027-06",), text="June. " * 30)):
        box.gets("a.txt", page)
        await box.looks()
    assert box.in_("done") == ["2-a.txt", "a.txt"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (replace(MAY, named=False), "doesn't name the show"),
        (replace(MAY, says=()), "nothing could be taken"),
        (replace(MAY, link=""), "“url: https://…”"),
        (replace(MAY, link="https://blocked.example/a"), "blocked"),
    ],
)
async def test_what_is_not_taken_says_why(box, page, said):
    box.gets("a.txt", page)
    await box.looks()
    assert box.in_("done") == []
    assert said in box.why("a.txt")
    assert box.in_("failed") == ["a.txt", "a.txt.why.txt"]


async def test_a_file_of_another_kind_fails(box):
    box.gets("a.pdf")
    await box.looks()
    assert ".html" in box.why("a.pdf")


async def test_a_name_leads_nowhere_and_says_nothing(box):
    name = "a..\n\u202e; rm -rf $(x) `y`.txt"
    box.gets(name)
    await box.looks()
    (moved, why) = box.in_("failed")
    assert moved.replace("-", "").replace("_", "").replace(".", "").isalnum()
    assert why == f"{moved}.why.txt"
    assert "name" in (box.folder / "failed" / why).read_text()


async def test_links_pipes_and_devices_are_refused(box, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_bytes(MAY.body)
    (box.folder / "link.txt").symlink_to(secret)
    os.mkfifo(box.folder / "pipe.txt")
    await box.looks(3)
    assert box.in_("done") == []
    assert box.in_("failed") == ["link.txt", "link.txt.why.txt", "pipe.txt", "pipe.txt.why.txt"]
    assert secret.read_bytes() == MAY.body
    assert stat.S_ISFIFO((box.folder / "failed" / "pipe.txt").lstat().st_mode)
    assert await box.room.desk.arrivals() == []


async def test_a_file_of_a_gigabyte_is_refused_without_being_read(box):
    with (box.folder / "a.txt").open("wb") as stream:
        stream.truncate(1 << 30)
    await box.looks()
    assert "too large" in box.why("a.txt")


async def test_folders_are_left_alone(box):
    (box.folder / "mine").mkdir()
    await box.looks(3)
    assert (box.folder / "mine").is_dir()


async def test_trouble_that_passes_leaves_a_file_where_it_is(box, caplog):
    box.gets("a.txt")
    box.room.workshop.trouble = Unparsed.UNAVAILABLE
    await box.looks(3)
    assert box.in_("failed") == box.in_("done") == []
    box.room.workshop.trouble = None
    await box.looks(1)
    assert box.in_("done") == ["a.txt"]
    assert "trouble" not in caplog.text


async def test_a_state_that_cannot_be_written_leaves_a_file_where_it_is(box, caplog, monkeypatch):
    async def refused(*_):
        raise StateRefused("disk is full")

    box.gets("a.txt")
    monkeypatch.setattr(box.room.desk, "keep", refused)
    await box.looks(4)
    assert len([r for r in caplog.records if "can't be worked on" in r.message]) == 1
    monkeypatch.undo()
    await box.looks()
    assert box.in_("done") == ["a.txt"]


async def test_a_crash_between_taking_and_moving_takes_nothing_twice(box, monkeypatch):
    def dies(*_):
        raise OSError("killed")

    box.gets("a.txt")
    monkeypatch.setattr("bot.services.inbox._move", dies)
    await box.looks()
    monkeypatch.undo()
    again = Box(box.room)
    await again.looks()
    assert again.in_("done") == ["a.txt"]
    (arrival,) = await box.room.desk.arrivals()
    assert arrival.revision == 1


async def test_an_article_that_breaks_us_keeps_no_other_away(box, caplog):
    box.gets("a.txt", b"no JSON, which breaks the fake reader")
    box.gets("b.txt")
    await box.looks()
    assert box.in_("done") == ["b.txt"]
    assert "a.txt" in caplog.text
    assert "broke" in box.why("a.txt")
