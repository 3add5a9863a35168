"""Lets what a worker is at, and its rests, end soon when the bot stops."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Coroutine

ENDING = 3.0
"""Seconds that a round gets to end by itself: it may be at something that is cheap to finish."""


async def until(stop: asyncio.Event, round_: Coroutine[object, object, None]) -> None:
    """Do a round; cut it off some time after `stop`. Raises what the round raises."""
    work, stopping = asyncio.create_task(round_), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            await asyncio.wait({work}, timeout=ENDING)
    finally:
        stopping.cancel()
        if not work.done():
            work.cancel()
            await asyncio.wait({work})
    if not work.cancelled():
        work.result()


async def pause(stop: asyncio.Event, seconds: float, wake: asyncio.Event | None = None) -> None:
    """Wait until it is time, or `stop` or `wake` is set, whichever is first."""
    events = [stop] if wake is None else [stop, wake]
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
