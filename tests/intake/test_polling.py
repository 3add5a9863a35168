"""Feeds are asked for what is new, never flood the desk, and those in trouble are left alone."""

from __future__ import annotations

import asyncio
import threading

import pytest
from msgspec.structs import replace

from bot.domain.documents import FeedForm
from bot.services import polling
from bot.services.articles import End, Outcome
from bot.services.picking import AT_ONCE, TRIES, keyed
from bot.services.polling import KEPT, LONGEST_REST, Poller, feeds_of
from bot.sources.fetched import Unfetched
from bot.sources.forms import Unparsed
from bot.store.state import StateRefused
from tests.intake.newsroom import FEED, NEWS, SHOW, Page, entry, feed_of

MINUTES = 15
HANGS = 60
"""Seconds after which something waits for what never comes, on however slow a machine."""
MAY = Page(says=("scheduled 2027-05-14",))
JUNE = Page(says=("scheduled 2027-06-14",), text="It is June. " * 9)
IN_SHOW = f'[[feeds]]\nurl = "{FEED}"\nname = "The Press"\nminutes = {MINUTES}\n'


class Desk:
    """A poller with its feed, and an intake that may be in trouble."""

    def __init__(self, room):
        self.room = room
        self.taken = []
        self.becomes = {}
        self.luck = 0.5
        (room.data / "show.toml").write_text(f"{SHOW}\n{IN_SHOW}", "utf-8")
        self.begins()

    def begins(self):
        """Start the poller, as after a restart."""
        self.room.begins()
        self.poller = Poller(
            feeds=self.room.feeds,
            seen=self.room.seen,
            web=self.room.web,
            workshop=self.room.workshop,
            intake=self,
            shelf=self.room.shelf,
            ticks=self.room.clock,
            luck=lambda: self.luck,
        )

    async def take(self, arriving):
        """Take an article in by the real intake, unless it is told what becomes of it."""
        self.taken.append(arriving.entry.id)
        became = self.becomes.get(arriving.entry.id)
        if isinstance(became, Exception):
            raise became
        return became or await self.room.intake.take(arriving)

    def lists(self, *entries):
        self.room.web.has(FEED, feed_of(*entries))

    async def polls(self, minutes=MINUTES * 1.2):
        """Let time go by, and poll; return the entries that were read."""
        self.room.clock.goes(seconds=60 * minutes)
        before = len(self.taken)
        await self.poller.round()
        return self.taken[before:]

    async def feed(self):
        (feed,) = await self.room.feeds.all()
        return feed

    async def waits(self):
        """Return the seconds until the next poll."""
        return ((await self.feed()).next_at - self.room.clock()) / 1000


@pytest.fixture
async def desk(room):
    made = Desk(room)
    made.lists()
    await made.polls()
    return made


async def test_a_new_entry_is_read_once(desk):
    desk.lists(entry(NEWS, MAY))
    assert await desk.polls() == [NEWS]
    assert await desk.polls() == []
    assert len(desk.room.public) == 1


async def test_the_keys_of_a_feeds_entries_are_made_beside_the_loop(desk, monkeypatch):
    threads = []

    def makes(*given):
        threads.append(threading.current_thread())
        return keyed(*given)

    monkeypatch.setattr(polling, "keyed", makes)
    desk.lists(entry(NEWS, MAY))
    await desk.polls()
    assert threads
    assert threading.main_thread() not in threads


async def test_a_feed_that_has_not_changed_costs_no_body(desk):
    desk.lists(entry(NEWS, MAY))
    await desk.polls()
    desk.room.workshop.trouble = Unparsed.NOT_A_FEED
    assert await desk.polls() == []
    assert desk.room.web.marks[-1][0] is not None
    assert (await desk.feed()).problem is None


async def test_the_first_poll_takes_only_what_is_of_the_last_days(room):
    desk = Desk(room)
    desk.lists(
        entry(f"{NEWS}/new", MAY, published="2027-03-03"),
        entry(f"{NEWS}/old", JUNE, published="2027-03-01"),
        entry(f"{NEWS}/undated", JUNE, published=None),
    )
    assert await desk.polls() == [f"{NEWS}/new"]
    assert await desk.polls() == []


async def test_after_the_first_poll_an_entry_without_a_day_is_read(desk):
    desk.lists(entry(NEWS, MAY, published=None))
    assert await desk.polls() == [NEWS]


async def test_a_first_poll_that_died_is_a_first_poll_again(room):
    desk = Desk(room)
    old = entry(f"{NEWS}/old", JUNE, published="2027-01-01")
    desk.lists(entry(NEWS, MAY), old)
    desk.becomes[NEWS] = StateRefused("disk is full")
    await desk.polls()
    desk.becomes.clear()
    desk.begins()
    assert await desk.polls() == [NEWS]
    assert (await desk.feed()).ok_at is not None


async def test_what_a_crash_interrupted_is_read_again_and_nothing_else(desk):
    links = [f"{NEWS}/{n}" for n in range(3)]
    pages = [replace(MAY, plays=True, text=f"{n} " * 90) for n in range(3)]
    desk.lists(*(entry(link, page) for link, page in zip(links, pages, strict=True)))
    desk.becomes[links[1]] = StateRefused("disk is full")
    assert await desk.polls() == [links[2], links[1]], "the oldest are at the end of a feed"
    desk.becomes.clear()
    desk.begins()
    assert await desk.polls() == [links[1], links[0]]


async def test_a_flood_is_read_bit_by_bit_newest_first(desk):
    flood = [entry(f"{NEWS}/{n}", published=f"2027-02-{n % 28 + 1:02}") for n in range(50)]
    desk.lists(*flood)
    first = await desk.polls()
    assert len(first) == AT_ONCE
    days = [next(e.published for e in flood if e.id == id_) for id_ in first]
    assert days == sorted(days)
    assert days[0] >= "2027-02-16"
    second, third = await desk.polls(), await desk.polls()
    assert len({*first, *second, *third}) == 50
    assert await desk.polls() == []


async def test_new_ids_for_old_entries_are_no_flood(desk):
    links = [f"{NEWS}/{n}" for n in range(5)]
    desk.lists(*(entry(link, html="x", id_=f"a{link}") for link in links))
    assert len(await desk.polls()) == 5
    for churn in "bcd":
        desk.lists(*(entry(link, html="x", id_=churn + link) for link in links))
        assert await desk.polls() == []


async def test_entries_without_ids_or_with_the_same_link_are_read_once(desk):
    again = entry(f"{NEWS}/?utm_source=x", MAY, id_="second")
    desk.lists(entry(NEWS, MAY, id_="first"), again)
    assert await desk.polls() == ["first"]
    assert await desk.polls() == []


async def test_an_entry_that_changed_is_read_again(desk):
    desk.lists(entry(NEWS, MAY))
    await desk.polls()
    desk.lists(entry(NEWS, JUNE))
    assert await desk.polls() == [NEWS]
    (arrival,) = await desk.room.desk.arrivals()
    assert [r.edtf for r in arrival.draft.release] == ["2027-06-14"]


async def test_an_entry_that_changed_is_read_again_though_its_id_is_new(desk):
    desk.lists(entry(NEWS, MAY, id_="first"))
    await desk.polls()
    desk.lists(entry(NEWS, JUNE, id_="second"))
    assert await desk.polls() == ["second"]
    desk.lists(entry(NEWS, JUNE, id_="third"))
    assert await desk.polls() == []


async def test_what_another_feed_brought_is_not_read_again(desk):
    desk.lists(entry(NEWS, MAY))
    await desk.polls()
    other = "https://other.example/feed"
    await desk.room.feeds.add(other, "Other", 900, 7, desk.room.clock())
    desk.room.web.has(other, feed_of(entry(NEWS, html="a short beginning")))
    assert await desk.polls() == []


async def test_an_empty_feed_after_a_full_one_changes_nothing(desk):
    desk.lists(entry(NEWS, MAY))
    await desk.polls()
    public = desk.room.public
    desk.lists()
    assert await desk.polls() == []
    desk.lists(entry(NEWS, MAY))
    assert await desk.polls() == []
    assert desk.room.public == public


@pytest.mark.parametrize("trouble", [Unparsed.NOT_A_FEED, Unparsed.CUT_SHORT, Unparsed.TOO_SLOW])
async def test_a_feed_that_cannot_be_read_changes_nothing_and_is_left_alone(desk, trouble):
    desk.lists(entry(NEWS, MAY))
    desk.room.workshop.trouble = trouble
    assert await desk.polls() == []
    assert (await desk.feed()).problem == trouble
    assert await desk.waits() == 2 * 60 * MINUTES
    desk.room.workshop.trouble = None
    assert await desk.polls(minutes=3 * MINUTES) == [NEWS]
    assert (await desk.feed()).problem is None
    assert await desk.waits() == 60 * MINUTES


async def test_trouble_is_waited_out_longer_each_time_and_a_day_at_most(desk):
    desk.room.web.is_in_trouble(FEED, Unfetched.SERVER_ERROR)
    waits = []
    for _ in range(9):
        await desk.polls(minutes=24 * 60 + 1)
        waits.append(await desk.waits() / 60)
    assert waits[:4] == [30, 60, 120, 240]
    assert waits[-1] == 24 * 60


async def test_a_feed_that_asks_for_patience_gets_it(desk):
    desk.room.web.is_in_trouble(FEED, Unfetched.BUSY, retry_after=7_200)
    await desk.polls()
    assert await desk.waits() == 7_200


async def test_a_feed_that_is_gone_is_not_polled_any_more_and_says_so(desk, caplog):
    desk.room.web.is_in_trouble(FEED, Unfetched.GONE)
    await desk.polls()
    assert "gone for good" in caplog.text
    asked = len(desk.room.web.asked)
    await desk.polls(minutes=10_000)
    assert len(desk.room.web.asked) == asked
    assert (await desk.feed()).disabled_at is not None


async def test_trouble_is_logged_once_for_each_kind(desk, caplog):
    desk.room.web.is_in_trouble(FEED, Unfetched.UNREACHABLE)
    for _ in range(3):
        await desk.polls(minutes=5_000)
    assert len([r for r in caplog.records if "can't be read" in r.message]) == 1


async def test_feeds_are_not_all_polled_at_the_same_instant(desk):
    waits = []
    for desk.luck in (0.0, 0.5, 1.0):
        await desk.polls()
        waits.append(await desk.waits())
    assert waits == [0.9 * 900, 900, 900 + 3], "and never much later than was asked for"


async def test_a_link_in_trouble_that_passes_is_tried_again_and_given_up_in_the_end(desk):
    desk.lists(entry(NEWS))
    desk.room.web.is_in_trouble(NEWS, Unfetched.TOO_SLOW)
    assert await desk.polls() == [NEWS]
    for _ in range(TRIES - 1):
        assert await desk.polls(minutes=1_500) == [NEWS]
    assert await desk.polls(minutes=1_500) == []


async def test_a_link_in_trouble_is_not_asked_for_at_every_poll(desk):
    desk.lists(entry(NEWS))
    desk.room.web.is_in_trouble(NEWS, Unfetched.BUSY)
    tried = [bool(await desk.polls()) for _ in range(12)]
    assert sum(tried) == 5
    desk.room.web.has(NEWS, MAY)
    assert await desk.polls(minutes=400) == [NEWS]
    assert len(desk.room.public) == 1


async def test_an_article_that_breaks_the_intake_keeps_no_other_away(desk, caplog):
    desk.lists(entry(f"{NEWS}/2", JUNE), entry(NEWS, MAY))
    desk.becomes[NEWS] = ValueError("a fault of ours")
    assert await desk.polls() == [NEWS, f"{NEWS}/2"]
    assert f"trouble with {NEWS}" in caplog.text
    assert len(desk.room.public) == 1
    desk.becomes.clear()
    assert await desk.polls() == [NEWS]


async def test_a_feed_that_breaks_us_stops_no_other(desk, caplog):
    other = "https://other.example/feed"
    await desk.room.feeds.add(other, "Other", 900, 7, desk.room.clock())
    desk.room.web.has(other, feed_of(entry("https://other.example/a", JUNE)))
    desk.room.web.has(FEED, b"no JSON, which breaks the fake workshop")
    assert await desk.polls() == ["https://other.example/a"]
    assert "trouble with the feed" in caplog.text
    (feed,) = [f for f in await desk.room.feeds.all() if f.url == FEED]
    assert feed.problem == "trouble"


async def test_feeds_follow_the_shows_file(desk):
    path = desk.room.data / "show.toml"
    path.write_text(f"{SHOW}\n{IN_SHOW.replace('/feed', '/other')}")
    await desk.polls()
    assert (await desk.feed()).url == f"{FEED.removesuffix('feed')}other"
    path.write_text("title = 3")
    await desk.polls()
    assert (await desk.feed()).url == f"{FEED.removesuffix('feed')}other"


async def test_what_is_long_gone_from_a_feed_is_forgotten_and_what_is_listed_is_not(desk):
    gone, listed = f"{NEWS}/gone", f"{NEWS}/listed"
    desk.lists(entry(gone, html="x"), entry(listed, html="x"))
    await desk.polls()
    desk.lists(entry(listed, html="x"), entry(f"{NEWS}/more", html="x"))
    await desk.polls(minutes=KEPT / 60_000 - 60)
    await desk.polls(minutes=2_000)
    desk.lists(entry(listed, html="x"), entry(gone, html="x"))
    assert await desk.polls() == [gone]


async def test_a_state_that_is_away_is_reported_once_and_polled_again(desk, caplog, monkeypatch):
    desk.lists(entry(NEWS, MAY))

    async def refused(*_, **__):
        raise StateRefused("disk is full")

    monkeypatch.setattr(desk.room.feeds, "due", refused)
    for _ in range(3):
        await desk.polls()
    monkeypatch.undo()
    assert len([r for r in caplog.records if "can't be written down" in r.message]) == 1
    assert await desk.polls() == [NEWS]


async def test_a_full_disk_is_no_reason_to_ask_again_and_again(desk, caplog):
    desk.lists(entry(NEWS, MAY))
    desk.becomes[NEWS] = StateRefused("disk is full")
    for _ in range(2):
        assert await desk.polls() == [NEWS]
        assert await desk.poller._until_next() == LONGEST_REST
    assert len([r for r in caplog.records if "can't be written down" in r.message]) == 1


async def test_it_ends_in_the_middle_of_a_poll_when_the_bot_stops(desk, monkeypatch):
    monkeypatch.setattr("bot.services.ending.ENDING", 0.01)
    reached, stop = asyncio.Event(), asyncio.Event()

    async def never(*_, **__):
        reached.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(desk.room.web, "get", never)
    desk.room.clock.goes(days=1)
    running = asyncio.create_task(desk.poller.run(stop))
    await reached.wait()
    stop.set()
    async with asyncio.timeout(HANGS):
        await running


async def test_a_slow_feed_keeps_no_other_waiting(desk, monkeypatch):
    monkeypatch.setattr("bot.services.ending.ENDING", 0.01)
    other = "https://other.example/feed"
    await desk.room.feeds.add(other, "Other", 900, 7, desk.room.clock())
    desk.room.web.has(other, feed_of())
    asked, stop, get = asyncio.Queue(), asyncio.Event(), desk.room.web.get

    async def asks(url, **more):
        await asked.put(url)
        if url == FEED:
            await asyncio.Event().wait()
        return await get(url, **more)

    desk.room.web.get = asks
    running = asyncio.create_task(desk.poller.run(stop))
    async with asyncio.timeout(HANGS):
        desk.room.clock.goes(days=1)
        desk.poller.wake()
        heard = []
        while heard.count(other) < 2:
            heard.append(await asked.get())
            if heard[-1] == other:
                await asyncio.wait({desk.poller._busy[other]})
                desk.room.clock.goes(days=1)
                desk.poller.wake()
        stop.set()
        await running
    assert heard.count(FEED) == 1


async def test_a_feed_that_is_added_is_polled_soon(desk):
    asked, stop = asyncio.Event(), asyncio.Event()
    get = desk.room.web.get

    async def asks(url, **more):
        if url == "https://other.example/feed":
            asked.set()
        return await get(url, **more)

    desk.room.web.get = asks
    running = asyncio.create_task(desk.poller.run(stop))
    await desk.room.feeds.add("https://other.example/feed", "Other", 900, 7, desk.room.clock())
    desk.poller.wake()
    async with asyncio.timeout(HANGS):
        await asked.wait()
        stop.set()
        await running


def test_only_the_operators_own_servers_are_polled_after_seconds():
    forms = [
        FeedForm(url="http://127.0.0.1:8080/feed", name="own", seconds=2),
        FeedForm(url="https://press.example/feed", name="press", minutes=1, seconds=2),
        FeedForm(url="http://127.0.0.1:9090/feed", name="another", seconds=2),
    ]
    feeds = feeds_of(forms, frozenset({("127.0.0.1", 8080)}))
    assert [feed.every_s for feed in feeds] == [2, 60, 900]


def test_a_feed_whose_link_is_none_is_left_out(caplog):
    form = FeedForm(url="https://user@press.example/feed", name="x")
    assert feeds_of([form], frozenset()) == []
    assert "isn't polled" in caplog.text


def test_an_outcome_says_what_became_of_it():
    assert Outcome(end=End.BLOCKED, reason="blocked").became.why == "blocked"
