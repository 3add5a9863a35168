"""Holds a PostgreSQL database for one copy of the bot, as a lock file holds a folder."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from sqlalchemy import func, make_url, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

log = logging.getLogger(__name__)

HELD = 0x46414E32
"""PostgreSQL's advisory lock that the one running copy has."""
LOOK_EVERY = 10.0
"""Seconds between two looks whether the lock is still ours: a server's restart takes it."""
KEEPALIVE = {
    "tcp_keepalives_idle": "20",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "4",
}
"""So that the server soon gives the lock free where the machine that had it is gone."""


class Alone:
    """The lock, on a connection of its own. It must reach the server itself, not a pooler that
    hands one connection to many.
    """

    def __init__(self, url: str) -> None:
        settings = {"server_settings": KEEPALIVE, "timeout": LOOK_EVERY}
        self._engine = create_async_engine(
            make_url(url), poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=settings
        )
        self._db: AsyncConnection | None = None
        self._task: asyncio.Task[None] | None = None
        self.ours = False
        """Whether the lock was ours when it was last looked at."""

    async def take(self) -> bool:
        """Take the lock, and keep it until `release`; return whether it could be had."""
        if await self._have():
            self._task = asyncio.create_task(self._keep(), name="holding the database")
        return self.ours

    async def release(self) -> None:
        """Give the lock free."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})
        db, self._db, self.ours = self._db, None, False
        if db is not None:
            with suppress(SQLAlchemyError, OSError):
                await db.close()
        await self._engine.dispose()

    async def look(self) -> None:
        """See whether the lock is still ours; where the connection broke, take it anew."""
        was = self.ours
        try:
            async with asyncio.timeout(LOOK_EVERY):
                if self._db is None or not await self._answers(self._db):
                    await self._hang_up()
                    await self._have()
        except Exception as error:  # noqa: BLE001 - whatever keeps it from us, it isn't ours now
            await self._hang_up()
            log.warning("the lock on the database can't be had: %s", error)
        if was and not self.ours:
            log.critical("the lock on the database is lost: nothing is sent until it is ours again")

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await self.look()

    async def _have(self) -> bool:
        db = await self._engine.connect()
        try:
            self.ours = bool((await db.execute(select(func.pg_try_advisory_lock(HELD)))).scalar())
        finally:
            if self.ours:
                self._db = db
            else:
                await db.close()
        return self.ours

    async def _hang_up(self) -> None:
        db, self._db, self.ours = self._db, None, False
        if db is not None:
            with suppress(Exception):
                await db.invalidate()
                await db.close()

    @staticmethod
    async def _answers(db: AsyncConnection) -> bool:
        try:
            await db.execute(select(1))
        except (SQLAlchemyError, OSError):
            return False
        return True
