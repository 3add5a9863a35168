"""Lets a few requests go out at a time, and fewer to each host."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


class Turns:
    """Gives turns: at most `each` at once to a host, and `together` to all of them."""

    def __init__(self, each: int, together: int) -> None:
        self._each = each
        self._all = asyncio.Semaphore(together)
        self._hosts: dict[str, tuple[asyncio.Semaphore, int]] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncGenerator[None]:
        """Wait for a turn and hold it. Who waits for a busy host keeps no other one from theirs."""
        door, waiting = self._hosts.get(host) or (asyncio.Semaphore(self._each), 0)
        self._hosts[host] = (door, waiting + 1)
        try:
            async with door, self._all:
                yield
        finally:
            door, waiting = self._hosts.pop(host)
            if waiting > 1:
                self._hosts[host] = (door, waiting - 1)
