"""The workshop: one child for what can't be trusted, which may fail in any way and harm nobody."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import msgspec
import pytest

from bot.sources.forms import Job, NotParsed, Unparsed
from bot.sources.pieces import Content, Piece, have_drafted
from bot.sources.workshop import Workshop
from bot.store.folder import read_show
from tests.conftest import DATA, ROOT
from tests.sources.child import command
from tests.sources.effort import MUCH
from tests.sources.pieces import (
    LAUGHS,
    OUTSIDE,
    QUADRATIC,
    URL,
    article,
    item,
    marked,
    paragraphs,
    rss,
    undeclared,
    words,
)

HANGS = 60
"""Seconds after which something waits for what never comes, on however slow a machine."""
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@asynccontextmanager
async def bad(*, full=False, most=300, seconds=30.0):
    """A workshop with bad jobs."""
    async with Workshop(command=command(full=full, most=most), seconds=seconds) as workshop:
        yield workshop


async def refused(workshop, job, payload=b""):
    with pytest.raises(NotParsed) as caught:
        await workshop.run(job, payload)
    return caught.value


async def who(workshop):
    return int(await workshop.run("who", b""))


async def effort_of(workshop, job):
    """Return the seconds that a workshop's child computes for a job."""
    before = float(await workshop.run("spent", b""))
    await job
    return float(await workshop.run("spent", b"")) - before


@pytest.fixture(scope="module")
def show():
    """The project's own show, as the workshop is given it."""
    form, _ = read_show(DATA)
    return msgspec.json.encode(form)


@pytest.fixture
def drafts(workshop, show):
    """What has the workshop draft something."""

    async def draft(**piece):
        return await have_drafted(workshop, Piece(url=URL, show=show, **piece))

    return draft


def hashed(text):
    return hashlib.sha256(text.encode()).hexdigest()


async def test_a_page_a_file_a_feed_and_an_entry_are_taken_apart(workshop, drafts):
    page = await drafts(content=Content.PAGE, body=article())
    assert page.draft.form.title == "A title of a story"
    assert page.sha256 == hashed("A title of a story\n\n" + "\n".join(paragraphs(12)))
    file = await drafts(content=Content.TEXT, body=b"title: One\n\nTwo.", handed=True)
    assert file.draft.form.title == "One"
    feed = await workshop.entries_of_feed(rss(item(text=marked(paragraphs(8)))), "", URL)
    whole = await drafts(content=Content.ENTRY, entry=feed.entries[0])
    assert whole.sha256 == hashed("Title 1\n\n" + "\n".join(paragraphs(8)))
    short = await workshop.entries_of_feed(rss(item()), "", URL)
    assert (await drafts(content=Content.ENTRY, entry=short.entries[0])).draft is None


async def test_what_cannot_be_parsed_is_told_with_its_reason(workshop, drafts):
    with pytest.raises(NotParsed) as caught:
        await drafts(content=Content.PAGE)
    assert caught.value.reason == Unparsed.NO_ARTICLE
    with pytest.raises(NotParsed) as caught:
        await workshop.entries_of_feed(b"/etc/passwd", "", URL)
    assert caught.value.reason == Unparsed.NOT_A_FEED


async def test_one_child_does_all_jobs_one_after_the_other():
    async with bad() as workshop:
        pids = await asyncio.gather(*(who(workshop) for _ in range(5)))
        assert len(set(pids)) == 1
        payloads = [bytes([n]) * n * 10_000 for n in range(20)]
        done = await asyncio.gather(*(workshop.run("echo", payload) for payload in payloads))
        assert done == payloads


async def test_a_child_gives_way_to_a_fresh_one_before_too_much_piles_up():
    async with bad(most=2) as workshop:
        pids = [await who(workshop) for _ in range(5)]
    assert pids[0] == pids[1] != pids[2] == pids[3] != pids[4]


@pytest.mark.parametrize("job", ["die", "leave"])
async def test_a_crash_fails_its_job_only(job):
    async with bad() as workshop:
        first = await who(workshop)
        assert (await refused(workshop, job)).reason == Unparsed.CRASHED
        assert await who(workshop) != first


async def test_a_job_that_takes_too_long_is_killed():
    async with bad() as workshop:
        first = await who(workshop)
        usual, workshop._seconds = workshop._seconds, 0.1
        assert (await refused(workshop, "hang")).reason == Unparsed.TOO_SLOW
        assert not _lives(first)
        workshop._seconds = usual
        assert await who(workshop) != first


@linux
async def test_a_job_that_takes_too_much_memory_is_stopped():
    async with bad() as workshop:
        first = await who(workshop)
        assert (await refused(workshop, "eat")).reason == Unparsed.TOO_LARGE
        assert await who(workshop) != first


async def test_endless_recursion_fails_its_job_only():
    async with bad() as workshop:
        first = await who(workshop)
        assert (await refused(workshop, "deep")).reason == Unparsed.TOO_DEEP
        assert await who(workshop) == first


async def test_a_fault_is_told_by_its_place_and_never_by_what_was_read():
    async with bad() as workshop:
        why = await refused(workshop, "said")
        assert why.reason == Unparsed.CRASHED
        assert why.detail.startswith("ValueError in ")
        assert "read" not in str(why)
        assert (await refused(workshop, "no such job")).reason == Unparsed.CRASHED


@pytest.mark.parametrize("job", ["dial", "run"])
async def test_a_job_can_neither_dial_nor_start_anything(job):
    async with bad() as workshop:
        assert "PermissionError" in (await refused(workshop, job)).detail


@linux
async def test_a_job_cannot_write_to_a_file(tmp_path):
    async with bad() as workshop:
        await refused(workshop, "write", str(tmp_path / "x").encode())
    assert not (tmp_path / "x").exists() or (tmp_path / "x").read_bytes() == b""


async def test_a_child_knows_nothing_of_the_bots_environment(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    async with bad() as workshop:
        assert await workshop.run("around", b"") == b"([], [])"


async def test_the_folder_that_the_bot_is_started_in_does_not_matter(tmp_path, monkeypatch):
    (tmp_path / "bot.py").write_text("raise SystemExit('the wrong one')")
    (tmp_path / "msgspec.py").write_text("raise SystemExit('the wrong one')")
    monkeypatch.chdir(tmp_path)
    async with Workshop() as workshop:
        assert (await workshop.entries_of_feed(rss(item()), "", URL)).title == "The news"


async def test_a_child_that_cannot_start_is_told_and_tried_again():
    workshop = Workshop(command=(sys.executable, "-c", "print('x' * 100)"))
    for _ in range(2):
        assert (await refused(workshop, Job.READ)).reason == Unparsed.UNAVAILABLE
    workshop._command = ("/no/such/program",)
    assert (await refused(workshop, Job.READ)).reason == Unparsed.UNAVAILABLE
    await workshop.close()


async def test_a_job_that_nobody_waits_for_any_more_is_ended():
    async with bad() as workshop:
        first = await who(workshop)
        asking = asyncio.create_task(workshop.run("hang", b""))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await asyncio.shield(asking)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        assert not _lives(first)
        assert await who(workshop) != first


async def test_closing_ends_the_child_in_the_middle_of_a_job():
    workshop = Workshop(command=command(), seconds=100 * HANGS)
    first = await who(workshop)
    asking = asyncio.create_task(workshop.run("doze", b""))
    waiting = asyncio.create_task(workshop.run("echo", b""))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await asyncio.shield(asking)
    async with asyncio.timeout(HANGS):
        await workshop.close()
    for task in (asking, waiting):
        with pytest.raises(NotParsed) as caught:
            await task
        assert caught.value.reason == Unparsed.UNAVAILABLE
    assert not _lives(first)
    assert (await refused(workshop, "echo")).reason == Unparsed.UNAVAILABLE
    await workshop.close()


async def test_a_workshop_that_was_never_used_closes():
    await Workshop().close()


_PARENT = """
import asyncio, sys
sys.path.insert(0, {root!r})
from bot.sources.workshop import Workshop

async def main():
    workshop = Workshop(command={command!r})
    print((await workshop.run("who", b"")).decode(), flush=True)
    await workshop.run({job!r}, b"") if {job!r} else await asyncio.sleep(60)

asyncio.run(main())
"""


@linux
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_ends_with_its_parent_however_that_ends(end):
    script = _PARENT.format(root=str(ROOT), command=command(), job="")
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        pid = int(parent.stdout.readline())
        handle = os.pidfd_open(pid)
        parent.send_signal(end)
        ended, _, _ = select.select([handle], [], [], HANGS)
        os.close(handle)
        assert ended


def _lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# Catalogue: what must not take memory or time


@linux
@pytest.mark.parametrize("body", [LAUGHS, QUADRATIC, OUTSIDE], ids=["laughs", "square", "outside"])
async def test_a_bomb_takes_neither_memory_nor_time(body):
    async with bad(full=True) as workshop:
        pid = await who(workshop)
        usual = await effort_of(workshop, workshop.entries_of_feed(undeclared(body), "", URL))
        took = await effort_of(workshop, workshop.entries_of_feed(body, "", URL))
        assert took < MUCH * usual
        assert _most_memory(pid) < 150_000_000


def _most_memory(pid):
    """Return the bytes that a process had in memory at the most."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1_024


async def test_elements_within_one_another_take_little_more_effort_than_beside_one_another(show):
    async with bad(full=True) as workshop:

        async def draft(page):
            with suppress(NotParsed):
                piece = Piece(content=Content.PAGE, body=page, url=URL, show=show)
                await have_drafted(workshop, piece)

        await draft(article())
        flat = article(before="<div></div>" * 5_000)
        usual = await effort_of(workshop, draft(flat))
        assert await effort_of(workshop, draft(b"<a>" * 100_000)) < 4 * usual


async def test_a_feed_that_is_nested_too_deep_is_told_as_such(workshop):
    body = rss("<a>" * 100_000 + "</a>" * 100_000)
    with pytest.raises(NotParsed) as caught:
        await workshop.entries_of_feed(body, "", URL)
    assert caught.value.reason == Unparsed.TOO_DEEP


async def _held_during(doing):
    """Return the longest time in seconds for which the loop did one thing while this was done.

    In time of computing: what the machine does beside is nobody's fault here.
    """
    longest = 0.0
    before = time.thread_time()

    async def tick():
        nonlocal longest, before
        while True:
            now = time.thread_time()
            longest, before = max(longest, now - before), now
            await asyncio.sleep(0)

    ticking = asyncio.create_task(tick())
    try:
        result = await doing
    finally:
        ticking.cancel()
    return max(longest, time.thread_time() - before), result


async def test_a_feed_of_five_megabytes_holds_nobody_up(workshop):
    body = rss(*(item(n, text=marked([words(1_500, n)])) for n in range(600)))
    assert 4_500_000 < len(body) < 6_000_000
    await workshop.entries_of_feed(rss(), "", URL)
    held, feed = await _held_during(workshop.entries_of_feed(body, "", URL))
    assert len(feed.entries) == 500
    assert held < 0.02


async def test_a_large_result_holds_nobody_up():
    async with bad() as workshop:
        await who(workshop)
        held, result = await _held_during(workshop.run("large", b"20000000"))
        assert len(result) == 20_000_000
        assert held < 0.02


def test_the_bot_itself_loads_no_parsers():
    script = (
        "import sys, json; from bot.sources import workshop, fetching, files;"
        "print(json.dumps([m for m in ('feedparser', 'trafilatura', 'lxml') if m in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == []
