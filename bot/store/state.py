"""Keeps the bot's own state: SQLite by default, PostgreSQL by address, the same statements."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    URL,
    BigInteger,
    Column,
    Integer,
    MetaData,
    Table,
    Text,
    event,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.migrations import STEPS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncEngine

NAME = "state.db"
tables = MetaData()
_Big = BigInteger().with_variant(Integer, "sqlite")

schema_version = Table(
    "schema_version",
    tables,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
)
command_sync = Table(
    "command_sync",
    tables,
    Column("application_id", _Big, primary_key=True, autoincrement=False),
    Column("payload_hash", Text, nullable=False),
    Column("synced_at", _Big, nullable=False),  # milliseconds since 1970
    sqlite_strict=True,
)


class BadState(Exception):
    """state.db can't be used; the message says why and what to do."""


class NewerState(BadState):
    """state.db was written by a newer version of the bot; this one must not touch it."""


class State:
    """The open state. Use `open`, and `close` at the end: an open connection keeps its thread."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def open(cls, folder: Path) -> State:
        """Open or create state.db in `folder` and bring it up to date. Raises BadState."""
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        url = URL.create("sqlite+aiosqlite", database=str(folder / NAME))
        engine = create_async_engine(url, pool_size=1, max_overflow=0)
        event.listen(engine.sync_engine, "connect", _prepare)
        event.listen(engine.sync_engine, "begin", _begin)
        state = cls(engine)
        try:
            async with engine.begin() as db:
                await db.run_sync(_migrate)
        except DatabaseError as error:
            await engine.dispose()
            raise BadState(
                f"{NAME} can't be used ({error.orig}): put a backup in its place, or move it away"
                " to start anew"
            ) from error
        except BaseException:
            await engine.dispose()
            raise
        return state

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

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
    schema_version.create(db, checkfirst=True)
    version = db.execute(select(schema_version.c.version)).scalar_one_or_none()
    if version is None:
        version = 0
        db.execute(insert(schema_version).values(one=1, version=0))
    if version > len(STEPS):
        raise NewerState(
            f"{NAME} has version {version}, this bot knows {len(STEPS)}: update the bot"
        )
    for step in STEPS[version:]:
        step(db)
    db.execute(update(schema_version).values(version=len(STEPS)))
    if db.dialect.name == "sqlite" and db.execute(text("PRAGMA foreign_key_check")).first():
        raise RuntimeError("a migration broke references between tables")
