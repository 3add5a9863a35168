"""The clock of the local Discord, which a test can set forward, and the ids that tell its time."""

from __future__ import annotations

import time
from datetime import UTC, datetime

EPOCH = 1420070400000
"""The first millisecond of Discord's ids."""


class Clock:
    """Goes as the machine's does. Nonces, limits and tokens grow old by it; sockets don't."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._newest = 0

    def now(self) -> float:
        """Return the seconds since 1970."""
        return time.time() + self._ahead

    def passes(self, seconds: float) -> None:
        """Let time pass without anybody waiting for it."""
        self._ahead += seconds

    def snowflake(self) -> str:
        """Return a fresh id; a later one is always greater."""
        here = (int(self.now() * 1000) - EPOCH) << 22
        self._newest = max(here, self._newest + 1)
        return str(self._newest)

    def stamp(self) -> str:
        """Return the time as Discord writes it."""
        return datetime.fromtimestamp(self.now(), UTC).isoformat()
