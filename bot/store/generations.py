"""Follows knowledge.db: reopens it when a build replaced it, falls back to the previous one."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiosqlite

from bot.store.built import NAME, PREVIOUS
from bot.store.knowledge import Knowledge

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

log = logging.getLogger(__name__)


class NoKnowledge(Exception):
    """There is no usable knowledge.db and no previous one; `bot build` makes one."""


class KnowledgeStore:
    """Gives the newest usable generation, and reopens the file when a build has replaced it."""

    def __init__(self, state: Path) -> None:
        self._path = state / NAME
        self._previous = state / PREVIOUS
        self._current: Knowledge | None = None
        self._seen: tuple[int, ...] | None = None
        self._opening = asyncio.Lock()

    @property
    def show(self) -> str | None:
        """The id of the show that was last read; none before the first reading."""
        return self._current.show.entity if self._current is not None else None

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[Knowledge]:
        """Yield the newest generation. Raises NoKnowledge if there is none at all."""
        knowledge = await self._newest()
        async with knowledge.reading():
            yield knowledge

    async def close(self) -> None:
        """Close the file; the store can be read again afterwards."""
        if self._current is not None:
            await self._current.retire()
        self._current = self._seen = None

    async def _newest(self) -> Knowledge:
        seen = _identity(self._path)
        if self._current is not None and (seen is None or seen == self._seen):
            return self._current
        async with self._opening:
            return await self._open(seen)

    async def _open(self, seen: tuple[int, ...] | None) -> Knowledge:
        if self._current is not None and seen == self._seen:
            return self._current
        self._seen = seen
        for path in (self._path, self._previous):
            if path is self._previous and self._current is not None:
                break
            try:
                opened = await Knowledge.open(path)
            except (aiosqlite.Error, OSError, LookupError, ValueError, TypeError) as error:
                log.error("%s can't be used (%s); the previous one is tried", path.name, error)
                continue
            if self._current is not None:
                await self._current.retire()
            self._current = opened
            break
        if self._current is None:
            raise NoKnowledge(str(self._path))
        return self._current


def _identity(path: Path) -> tuple[int, ...] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return (stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)
