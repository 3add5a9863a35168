"""Puts what arrived and may be public where the build reads it; one after the other, never at once.

Level-triggered: each run makes the files what the tables say, so one that failed is made good by
the next.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.store.arrived import Written, write_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.domain.desk import Arrival
    from bot.store.desk import Desk

log = logging.getLogger(__name__)


class Publishing:
    """Keeps the files of the state's folder in step with what is public; `woken` hears of it."""

    def __init__(self, desk: Desk, state: Path, woken: Callable[[], None]) -> None:
        self._desk = desk
        self._state = state
        self._woken = woken
        self._door = asyncio.Lock()
        self._arrivals: dict[str, Arrival] = {}
        self._written: Written = {}
        self.fresh = False
        """Whether the files are what they should be, as far as is known; at a start nothing is."""
        self.problem: str | None = None
        """Why the files aren't what they should be; none if they are."""

    async def publish(self) -> bool:
        """Write what is public now. Returns whether that worked; if not, the next run mends it."""
        async with self._door:
            # Read within the lock: an older list must never be written after a newer one.
            arrivals = await self._desk.arrivals(self._arrivals)
            retracted = await self._desk.retracted()
            self._arrivals = {arrival.document: arrival for arrival in arrivals}
            try:
                await asyncio.to_thread(write_out, self._state, arrivals, retracted, self._written)
            except OSError as error:
                if self.problem is None:
                    log.error("what was decided can't be written (%s); it is tried again", error)
                self.fresh, self.problem = False, str(error)
                return False
            self.fresh, self.problem = True, None
        self._woken()
        return True
