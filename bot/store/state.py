"""Keeps the bot's own state: SQLite by default, PostgreSQL by address, the same statements."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, event, func, insert, make_url, select, text, update
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.migrations import STEPS
from bot.store.sharing import Sharing
from bot.store.tables import command_sync, install, schema_version

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

NAME = "state.db"
_MIGRATING = 0x46414E31
"""PostgreSQL's advisory lock under which one process at a time brings the tables up to date."""


class BadState(Exception):
    """state.db can't be used; the message says why and what to do."""


class NewerState(BadState):
    """state.db was written by a newer version of the bot; this one must not touch it."""


class StateRefused(Exception):
    """A transaction was refused (a full disk, a server that is away): nothing of it was kept."""


class State:
    """The open state. Use `open`, and `close` at the end: an open connection keeps its thread."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._sharing = Sharing(self.transaction)
        self.install = ""
        """Sets this installation's messages apart from those of any other; never changes."""

    @classmethod
    async def open(cls, folder: Path, url: str | None = None) -> State:
        """Open or create the state and bring it up to date. Raises BadState.

        It is state.db in `folder`, or the PostgreSQL that `url` (`postgresql+asyncpg://…`) names.
        """
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        engine = _engine(folder, url)
        state = cls(engine)
        try:
            async with engine.begin() as db:
                await db.run_sync(_migrate)
                state.install = (await db.execute(select(install.c.id))).scalar_one()
        except BaseException as error:
            await engine.dispose()
            if isinstance(error, DBAPIError) or _refused(error):
                raise BadState(_why_bad(url, error)) from error
            raise
        return state

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

    @property
    def embedded(self) -> bool:
        """Whether the state is a file of this process alone."""
        return self._engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncConnection]:
        """Yield a connection in a transaction: all of it is kept, or nothing.

        On SQLite it is the only one; others wait. Raises StateRefused where the disk is full or
        the server is away.
        """
        try:
            async with self._engine.begin() as db:
                yield db
        except Exception as error:
            if _refused(error):
                raise StateRefused(str(error)) from error
            raise

    @asynccontextmanager
    async def together(self) -> AsyncGenerator[AsyncConnection]:
        """Yield a connection in a transaction that is shared with whoever writes at the same time.

        For work that doesn't wait for others; raises as `transaction` does.
        """
        try:
            async with self._sharing.together() as db:
                yield db
        except Exception as error:
            if _refused(error):
                raise StateRefused(str(error)) from error
            raise

    async def synced_commands(self, application: int) -> str | None:
        """Return the hash of the commands that Discord was last given; none for never."""
        async with self._engine.begin() as db:
            wanted = select(command_sync.c.payload_hash).where(
                command_sync.c.application_id == application
            )
            return (await db.execute(wanted)).scalar_one_or_none()

    async def commands_were_synced(self, application: int, payload_hash: str) -> None:
        """Remember which commands Discord has been given."""
        row = {"payload_hash": payload_hash, "synced_at": int(time.time() * 1000)}
        async with self._engine.begin() as db:
            mine = command_sync.c.application_id == application
            changed = await db.execute(update(command_sync).where(mine).values(**row))
            if changed.rowcount == 0:
                await db.execute(insert(command_sync).values(application_id=application, **row))


def _engine(folder: Path, url: str | None) -> AsyncEngine:
    if url is not None:
        return create_async_engine(make_url(url), pool_size=4, pool_pre_ping=True)
    address = URL.create("sqlite+aiosqlite", database=str(folder / NAME))
    engine = create_async_engine(address, pool_size=1, max_overflow=0)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _refused(error: BaseException) -> bool:
    """Say whether the database is in trouble, and not the statement that it was given.

    asyncpg's errors on connecting come as they are; it isn't installed where it isn't needed.
    """
    if isinstance(error, DBAPIError):
        ours = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
        return not isinstance(error, ours)
    away = isinstance(error, (OSError, NoConnection))
    return away or type(error).__module__.partition(".")[0] == "asyncpg"


def _why_bad(url: str | None, error: BaseException) -> str:
    """Return why the state can't be used; an address may hold a password, so it isn't told."""
    reason = error.orig if isinstance(error, DBAPIError) else error
    if url is not None:
        return (
            f"the database of STATE_URL can't be used ({reason}): see that it runs and lets us in"
        )
    return (
        f"{NAME} can't be used ({reason}): put a backup in its place, or move it away to start anew"
    )


def _prepare(connection: Any, _: object) -> None:
    # SQLAlchemy begins transactions itself (see _begin), the driver must not do so too.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "busy_timeout = 5000",
        "foreign_keys = ON",
        "trusted_schema = OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(db: Connection) -> None:
    sqlite = db.dialect.name == "sqlite"
    if not sqlite:
        db.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
    schema_version.create(db, checkfirst=True)
    version = db.execute(select(schema_version.c.version)).scalar_one_or_none()
    if version is None:
        version = 0
        db.execute(insert(schema_version).values(one=1, version=0))
    if version > len(STEPS):
        raise NewerState(
            f"{NAME if sqlite else 'STATE_URL'} has version {version}, this bot knows"
            f" {len(STEPS)}: update the bot"
        )
    for step in STEPS[version:]:
        step(db)
    db.execute(update(schema_version).values(version=len(STEPS)))
    if sqlite and db.execute(text("PRAGMA foreign_key_check")).first():
        raise RuntimeError("a migration broke references between tables")
