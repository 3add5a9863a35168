"""Keeps the bot within Discord's limits: an even pace, and a rest when too much is refused."""

from __future__ import annotations

import asyncio
import time
from collections import deque

WINDOW = 600.0
"""Seconds over which Discord counts invalid requests: 10,000 of them get an address banned."""
MOST_INVALID = 1_000
"""A tenth of that: then nothing is sent until fewer lie within the window."""


MARGIN = 1.04
"""How much faster than its pace a second may be, to make up for one that was held up."""


class Pacer:
    """Gives out turns at an even pace, however many ask at once: `rate` a second.

    Turns that were missed are made up for, but no second has more than a few over its share.
    """

    def __init__(self, rate: float) -> None:
        self._between = 1 / rate
        self._next = 0.0
        self._door = asyncio.Lock()
        self._given: deque[float] = deque(maxlen=max(int(rate * MARGIN), 1))

    async def turn(self) -> None:
        """Wait for the next turn."""
        now = time.monotonic()
        mine = max(self._next, now)
        self._next = mine + self._between
        if mine > now:
            await asyncio.sleep(mine - now)
        async with self._door:
            await asyncio.sleep(max(self._until_free(), 0))
            self._given.append(time.monotonic())

    def _until_free(self) -> float:
        """Return the seconds until the last second had fewer turns than it may have."""
        if len(self._given) < (self._given.maxlen or 1):
            return 0
        return self._given[0] + 1.0 - time.monotonic()

    def hold(self, seconds: float) -> None:
        """Give no new turn for so long: Discord asked everybody to wait."""
        self._next = max(self._next, time.monotonic() + seconds)


class Breaker:
    """Counts what Discord refuses as invalid, 401, 403 and 429, of all requests of the bot."""

    def __init__(self, most: int = MOST_INVALID, window: float = WINDOW) -> None:
        self._most = most
        self._window = window
        self._refused: deque[float] = deque()

    def note(self, status: int, shared: bool = False) -> None:
        """Count an answer. A 429 on a limit shared with others isn't held against us."""
        if status in (401, 403) or (status == 429 and not shared):
            self._refused.append(time.monotonic())

    @property
    def rest(self) -> float:
        """Seconds to send nothing; 0 to go on."""
        now = time.monotonic()
        while self._refused and self._refused[0] <= now - self._window:
            self._refused.popleft()
        if len(self._refused) < self._most:
            return 0
        return self._refused[-self._most] + self._window - now
