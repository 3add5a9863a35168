"""Runs what works beside the client: each worker for itself, none ends because of trouble."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

log = logging.getLogger(__name__)

PATIENCE = 6.0
"""Seconds that workers get to end by themselves: less than a stop may take in all."""
BREATH = 0.5
"""Seconds in which what wakes a round is gathered."""
AGAIN = 5.0
"""Seconds until a worker that broke is started again."""


class Workers:
    """Workers by name; each is told when to stop."""

    def __init__(self, runs: Mapping[str, Callable[[asyncio.Event], Awaitable[None]]]) -> None:
        self._runs = runs
        self._stop = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Start all of them."""
        self._tasks = [
            asyncio.create_task(self._keep(name, run), name=name)
            for name, run in self._runs.items()
        ]

    async def end(self) -> None:
        """Have all of them end what they are at, and wait for it; after a time they are cut off."""
        self._stop.set()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=PATIENCE)
        for task in late:
            log.warning("%s took too long to end and was cut off", task.get_name())
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _keep(self, name: str, run: Callable[[asyncio.Event], Awaitable[None]]) -> None:
        while not self._stop.is_set():
            try:
                await run(self._stop)
            except Exception:
                log.exception("%s broke; it is started again", name)
                await rest(self._stop, AGAIN)
            else:
                return


async def rest(stop: asyncio.Event, seconds: float, wake: asyncio.Event | None = None) -> None:
    """Wait until it is time, or `stop` or `wake` is set, whichever is first."""
    events = [stop] if wake is None else [stop, wake]
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


class Rounds:
    """Repeats a round: every so often, and soon after somebody woke it."""

    def __init__(self, round_: Callable[[], Awaitable[None]], every: float) -> None:
        self._round = round_
        self._every = every
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Have the next round soon; what comes in bursts is one."""
        self._wake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Repeat the round until `stop`; one that breaks is reported, the next comes in time."""
        while not stop.is_set():
            self._wake.clear()
            try:
                await self._round()
            except Exception:
                log.exception("a round broke; the next one comes")
            await rest(stop, self._every, self._wake)
            await rest(stop, BREATH)
