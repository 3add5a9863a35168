"""Feeds are polled when they are due, and what was met in them is known the next time."""

from __future__ import annotations

from bot.domain.desk import Feed, Sighting, What
from bot.store.desk import Desk

A = Feed(url="https://a.example/feed", name="A", every_s=900)
B = Feed(url="https://b.example/feed", name="B", every_s=600)


async def urls(feeds, now=10**9):
    return [feed.url for feed in await feeds.due(now)]


async def test_the_shows_feeds_are_due_at_once(feeds):
    await feeds.sync([A, B], 100)
    assert await urls(feeds, 99) == []
    assert await urls(feeds, 100) == [A.url, B.url]
    assert await feeds.next_at() == 100
    assert [(f.name, f.every_s, f.added_by) for f in await feeds.all()] == [
        ("A", 900, None),
        ("B", 600, None),
    ]


async def test_without_feeds_nothing_is_due(feeds):
    assert await feeds.next_at() is None
    assert await urls(feeds) == []


async def test_a_feed_that_stays_in_the_show_keeps_its_past(feeds):
    await feeds.sync([A], 100)
    await feeds.polled(A.url, 100, 1_000, etag='"x"', modified="Monday")
    await feeds.sync([Feed(url=A.url, name="Renamed", every_s=60)], 200)
    (feed,) = await feeds.all()
    assert (feed.name, feed.every_s) == ("Renamed", 60)
    assert (feed.etag, feed.modified, feed.next_at, feed.ok_at) == ('"x"', "Monday", 1_000, 100)


async def test_a_feed_that_left_the_show_is_gone_unless_a_curator_added_it(feeds):
    await feeds.sync([A], 100)
    assert await feeds.add(B.url, "B", 600, 7, 100)
    await feeds.sync([], 200)
    assert await urls(feeds) == [B.url]
    await feeds.sync([B], 300)
    await feeds.sync([], 400)
    assert await feeds.all() == []


async def test_a_feed_is_added_once_and_who_did_is_kept(feeds, state):
    assert await feeds.add(A.url, "A", 900, 7, 100)
    assert not await feeds.add(A.url, "again", 60, 8, 200)
    (feed,) = await feeds.all()
    assert (feed.name, feed.added_by, feed.next_at) == ("A", 7, 100)
    (line,) = await Desk(state).decisions()
    assert (line.what, line.by, line.at, line.after) == (What.FED, 7, 100, A.url)


async def test_a_feed_that_a_curator_drops_stays_away(feeds, state):
    await feeds.sync([A], 100)
    await feeds.add(B.url, "B", 600, 7, 100)
    assert await feeds.drop(A.url, 8, 200)
    assert await feeds.drop(B.url, 8, 200)
    assert not await feeds.drop(A.url, 8, 300)
    assert not await feeds.drop("https://nowhere.example", 8, 300)
    await feeds.sync([A], 400)
    assert await urls(feeds) == []
    assert [(f.url, f.disabled_at) for f in await feeds.all()] == [(A.url, 200)]
    lines = await Desk(state).decisions()
    assert [(line.what, line.before) for line in lines[:2]] == [
        (What.UNFED, B.url),
        (What.UNFED, A.url),
    ]


async def test_a_feed_that_was_switched_off_can_be_switched_on_again(feeds, state):
    await feeds.sync([A], 100)
    await feeds.disable(A.url, "gone", 200)
    await feeds.disable(A.url, "gone", 201)
    assert await urls(feeds) == []
    assert await feeds.add(A.url, "A", 900, 7, 300)
    (feed,) = await feeds.due(300)
    assert (feed.disabled_at, feed.problem, feed.added_by) == (None, None, None)
    whats = [line.what for line in await Desk(state).decisions()]
    assert whats == [What.FED, What.UNFED]


async def test_failures_count_until_a_success_and_keep_what_the_next_request_needs(feeds):
    await feeds.sync([A], 0)
    await feeds.polled(A.url, 10, 20, etag='"1"')
    await feeds.polled(A.url, 20, 40, problem="timeout")
    await feeds.polled(A.url, 40, 80, problem="dns")
    (feed,) = await feeds.all()
    assert (feed.failures, feed.problem, feed.next_at, feed.ok_at) == (2, "dns", 80, 10)
    assert feed.etag == '"1"'
    await feeds.polled(A.url, 80, 90, etag='"2"')
    (feed,) = await feeds.all()
    assert (feed.failures, feed.problem, feed.ok_at, feed.etag) == (0, None, 80, '"2"')


async def test_the_feed_that_waits_longest_is_polled_first(feeds):
    await feeds.sync([A, B], 0)
    await feeds.polled(A.url, 1, 50)
    assert [f.url for f in await feeds.due(100, limit=1)] == [B.url]
    assert await urls(feeds, 100) == [B.url, A.url]


async def test_what_was_met_is_known_as_it_was_last_met(seen):
    await seen.note(
        Sighting(key="a", outcome="taken", at=1, hash="h", document="one"),
        Sighting(key="b", outcome="no-news", at=1),
    )
    await seen.note(Sighting(key="a", outcome="changed", at=2, hash="i", document="one"))
    assert await seen.known(["a", "b", "c", "a"]) == {
        "a": Sighting(key="a", outcome="changed", at=2, hash="i", document="one"),
        "b": Sighting(key="b", outcome="no-news", at=1),
    }
    assert await seen.known([]) == {}


async def test_what_is_met_no_more_is_forgotten_and_what_a_feed_still_lists_is_not(seen):
    await seen.note(*(Sighting(key=str(n), outcome="no-news", at=n) for n in range(5)))
    await seen.touch(["0", "4", "new"], 3)
    assert await seen.prune(3) == 2
    assert {key: one.at for key, one in (await seen.known("01234")).items()} == {
        "0": 3,
        "3": 3,
        "4": 4,
    }


async def test_as_many_keys_are_known_as_any_feed_has(seen):
    keys = [f"key {n}" for n in range(1_201)]
    await seen.note(*(Sighting(key=key, outcome="x", at=0) for key in keys[::400]))
    assert sorted(await seen.known(keys)) == sorted(keys[::400])
