"""Senders die at random instants and Discord misbehaves: nothing is lost, nothing is repeated."""

from __future__ import annotations

from tests.outbox.storm import storm


async def test_twenty_kills_lose_nothing_and_repeat_nothing():
    came = await storm(20, 300, channels=40, seed=1, planted=None, deadline=240)
    assert came.kills >= 20
    assert came.deliveries >= 300
    assert came.deduped + came.found > 0, "chance never put it to the test"
    assert (came.lost, came.repeated, came.hammered) == ([], [], []), came.table()
