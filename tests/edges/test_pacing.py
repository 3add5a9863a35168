"""The bot keeps within Discord's limits: an even pace, and a rest when too much is refused."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot import pacing
from bot.clock import as_datetime, steady_clock
from bot.pacing import Breaker, Pacer


class Watch:
    """A clock that stands still until somebody sleeps, and sleeps that take no time."""

    def __init__(self, monkeypatch):
        self.now = 100.0
        monkeypatch.setattr(pacing.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(pacing.asyncio, "sleep", self.sleep)

    async def sleep(self, seconds):
        self.now += max(seconds, 0)


@pytest.fixture
def watch(monkeypatch):
    return Watch(monkeypatch)


def busiest(times, window=1.0):
    """Return how many of the times lie within the busiest window."""
    return max(sum(0 <= other - one < window for other in times) for one in times)


async def test_turns_come_at_an_even_pace(watch):
    pacer, times = Pacer(45), []
    for _ in range(90):
        await pacer.turn()
        times.append(watch.now)
    assert times[-1] - times[0] == pytest.approx(89 / 45)
    assert busiest(times) <= 46


async def test_however_long_all_is_held_up_no_second_has_fifty():
    pacer, times = Pacer(45), []

    async def ask():
        await pacer.turn()
        times.append(time.monotonic())
        if len(times) % 20 == 0:
            time.sleep(0.25)  # noqa: ASYNC251 - the whole loop is busy with something else

    await asyncio.gather(*(ask() for _ in range(110)))
    assert busiest(times) < 50


async def test_many_that_ask_at_once_get_their_turns_one_by_one():
    pacer, times = Pacer(200), []

    async def ask():
        await pacer.turn()
        times.append(time.monotonic())

    await asyncio.gather(*(ask() for _ in range(40)))
    assert times[-1] - times[0] >= 39 / 200 * 0.95


async def test_a_hold_keeps_everybody_waiting(watch):
    pacer = Pacer(45)
    pacer.hold(3)
    await pacer.turn()
    assert watch.now == pytest.approx(103)


def test_the_breaker_rests_after_too_many_refusals_and_goes_on_when_they_are_old(watch):
    breaker = Breaker(most=3, window=600)
    for status in (401, 403, 429):
        assert breaker.rest == 0
        breaker.note(status)
    assert breaker.rest == pytest.approx(600)
    watch.now += 601
    assert breaker.rest == 0


@pytest.mark.parametrize(
    ("status", "shared"), [(200, False), (404, False), (500, False), (429, True)]
)
def test_what_is_not_held_against_us_is_not_counted(status, shared):
    breaker = Breaker(most=1)
    breaker.note(status, shared)
    assert breaker.rest == 0


def test_the_steady_clock_says_the_time_and_ignores_that_the_machines_is_set(monkeypatch):
    ticks = steady_clock()
    now = time.time()
    assert abs(ticks() / 1000 - now) < 1
    monkeypatch.setattr(time, "time", lambda: now - 8 * 3600)
    assert abs(ticks() / 1000 - now) < 1
    assert abs(as_datetime(ticks)().timestamp() - now) < 1
