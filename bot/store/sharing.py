"""Lets writers that come at once share one transaction, and so one sync to the disk."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from contextlib import AbstractAsyncContextManager

    from sqlalchemy.ext.asyncio import AsyncConnection

MOST = 64
"""Writers of one transaction."""


class _Batch:
    """Writers whose work is kept together, or not at all."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.members = 0
        self.joined = 0
        self.broken: Exception | None = None
        self.turn = asyncio.Lock()
        self.empty = asyncio.Event()
        self.begun: asyncio.Future[AsyncConnection] = loop.create_future()
        self.kept: asyncio.Future[None] = loop.create_future()
        self.task: asyncio.Task[None] | None = None


class Sharing:
    """Hands out places in the next transaction."""

    def __init__(
        self, transaction: Callable[[], AbstractAsyncContextManager[AsyncConnection]]
    ) -> None:
        self._transaction = transaction
        self._open: _Batch | None = None

    @asynccontextmanager
    async def together(self) -> AsyncGenerator[AsyncConnection]:
        """Yield the connection in one's turn; return when all of the transaction is kept.

        What raises within is rolled back alone. Raises what the transaction raises.
        """
        batch = self._join()
        try:
            db = await asyncio.shield(batch.begun)
            async with batch.turn:
                if batch.broken is not None:
                    raise batch.broken
                async with db.begin_nested():
                    yield db
        except (DBAPIError, OSError) as error:
            # A full disk ends the transaction under all of its writers: none of it is kept.
            batch.broken = batch.broken or error
            raise
        finally:
            batch.members -= 1
            if batch.members == 0:
                batch.empty.set()
        await asyncio.shield(batch.kept)

    def _join(self) -> _Batch:
        batch = self._open
        if batch is None or batch.joined == MOST:
            batch = self._open = _Batch()
            batch.task = asyncio.create_task(self._run(batch))
        batch.members += 1
        batch.joined += 1
        batch.empty.clear()
        return batch

    async def _run(self, batch: _Batch) -> None:
        try:
            async with self._transaction() as db:
                batch.begun.set_result(db)
                while batch.members:
                    await batch.empty.wait()
                self._close(batch)
                if batch.broken is not None:
                    raise batch.broken
        except BaseException as error:
            self._close(batch)
            for future in (batch.begun, batch.kept):
                if not future.done():
                    future.set_exception(error)
                    future.exception()  # whoever waits raises it; nobody may be left to
            if not isinstance(error, Exception):
                raise
        else:
            batch.kept.set_result(None)

    def _close(self, batch: _Batch) -> None:
        if self._open is batch:
            self._open = None
