"""Keeps the bot's own state: SQLite by default, PostgreSQL by address, the same statements."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, delete, event, func, insert, make_url, select, text, update
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store import backup
from bot.store.alone import Alone
from bot.store.backup import APPLICATION_ID, Damaged, NotOurs
from bot.store.migrations import STEPS
from bot.store.sharing import Sharing
from bot.store.tables import command_sync, install, schema_version

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

NAME = "state.db"
PATIENCE = 5.0
"""Seconds to wait for another program that writes to state.db."""
_MIGRATING = 0x46414E31
"""PostgreSQL's advisory lock under which one process at a time brings the tables up to date."""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_TROUBLED = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM}
_LOCKED_OUT = ("28", "3D", "42")
"""Classes of PostgreSQL's errors that no waiting mends: no such user, database, or right."""


class BadState(Exception):
    """state.db can't be used; the message says why and what to do."""


class StateAway(BadState):
    """The state can't be used now: it is locked, or its server is away. Trying again may help."""


class NewerState(BadState):
    """state.db was written by a newer version of the bot; this one must not touch it."""


class StateRefused(Exception):
    """A transaction was refused (a full disk, a server that is away): nothing of it was kept."""


class State:
    """The open state. Use `open`, and `close` at the end: an open connection keeps its thread."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._sharing = Sharing(self.transaction)
        self._alone: Alone | None = None
        self.install = ""
        """Sets this installation's messages apart from those of any other; never changes."""

    @classmethod
    async def open(
        cls, folder: Path, url: str | None = None, *, alone: bool = False, read_only: bool = False
    ) -> State:
        """Open or create the state and bring it up to date. Raises BadState.

        It is state.db in `folder`, or the PostgreSQL that `url` (`postgresql+asyncpg://…`) names.
        `alone` refuses a PostgreSQL that another has open so; a folder is held by `lock.held`.
        `read_only` makes and changes nothing: a state of another version is refused.
        """
        state = cls(_engine(folder, url, read_only=read_only))
        try:
            if url is None:
                await asyncio.to_thread(_look_to_read if read_only else _look_at, folder)
            if alone and url is not None:
                state._alone = await _alone(url)
            async with state._engine.begin() as db:
                await db.run_sync(_same_version if read_only else _migrate)
                state.install = (await db.execute(select(install.c.id))).scalar_one()
        except BaseException as error:
            await state.close()
            bad = _bad(folder, url, error)
            if bad is None:
                raise
            raise bad from error
        return state

    async def close(self) -> None:
        """Close all connections."""
        if self._alone is not None:
            await self._alone.release()
        await self._engine.dispose()

    @property
    def embedded(self) -> bool:
        """Whether the state is a file of this process alone."""
        return self._engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncConnection]:
        """Yield a connection in a transaction: all of it is kept, or nothing.

        On SQLite it is the only one; others wait. Raises StateRefused where the disk is full or
        the server is away, or no longer ours alone.
        """
        if self._alone is not None and not self._alone.ours:
            raise StateRefused("another copy of the bot may be running on this database")
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

    async def synced(self) -> set[int]:
        """Return under which ids it is remembered what Discord was given: see `FanBot`."""
        async with self._engine.begin() as db:
            return set(await db.scalars(select(command_sync.c.application_id)))

    async def forget_synced(self, application: int) -> None:
        """Remember no longer which commands Discord was given under an id."""
        async with self._engine.begin() as db:
            mine = command_sync.c.application_id == application
            await db.execute(delete(command_sync).where(mine))


def _engine(folder: Path, url: str | None, *, read_only: bool) -> AsyncEngine:
    if url is not None:
        settings = {"default_transaction_read_only": "on"} if read_only else dict[str, str]()
        return create_async_engine(
            make_url(url),
            pool_size=4,
            pool_pre_ping=True,
            connect_args={"server_settings": settings},
        )
    address = URL.create("sqlite+aiosqlite", database=str(folder / NAME))
    if read_only:
        path = (folder / NAME).absolute().as_uri()
        mode = {"uri": "true", **_to_read(folder)}
        address = URL.create("sqlite+aiosqlite", database=path, query=mode)
    engine = create_async_engine(address, pool_size=1, max_overflow=0)
    event.listen(engine.sync_engine, "connect", _prepare_to_read if read_only else _prepare)
    event.listen(engine.sync_engine, "begin", _begin_to_read if read_only else _begin)
    return engine


def _look_at(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    backup.inspect(folder / NAME, len(STEPS), PATIENCE)


def _look_to_read(folder: Path) -> None:
    mode = "&".join(f"{key}={value}" for key, value in _to_read(folder).items())
    backup.inspect_to_read(folder / NAME, mode, PATIENCE)


def _to_read(folder: Path) -> dict[str, str]:
    """Return how the file is opened only to read it.

    Where there is no log beside it nobody has it open, and none needs to be made.
    """
    logged = (folder / f"{NAME}-wal").exists()
    return {"mode": "ro"} if logged else {"mode": "ro", "immutable": "1"}


async def _alone(url: str) -> Alone:
    """Take a database for this process alone. Raises StateAway."""
    alone = Alone(url)
    try:
        if not await alone.take():
            raise StateAway(
                "another copy of the bot is running on this database: stop that one, or give this"
                " one a STATE_URL of its own"
            )
    except BaseException:
        await alone.release()
        raise
    return alone


def _refused(error: BaseException) -> bool:
    """Say whether the database is in trouble, and not the statement that it was given.

    asyncpg's errors on connecting come as they are; it isn't installed where it isn't needed.
    """
    if isinstance(error, DBAPIError):
        ours = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
        return not isinstance(error, ours)
    away = isinstance(error, (OSError, NoConnection))
    return away or type(error).__module__.partition(".")[0] == "asyncpg"


def _bad(folder: Path, url: str | None, error: BaseException) -> BadState | None:
    """Return what is wrong with the state; none where the fault is ours, or it is known already.

    An address may hold a password, so it isn't told.
    """
    reason = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, BadState):
        return None
    theirs = isinstance(error, (DBAPIError, sqlite3.Error, NotOurs, Damaged))
    if not (theirs or _refused(error)):
        return None
    if url is not None:
        told = f"the database of STATE_URL can't be used ({reason}): see that it"
        if str(getattr(reason, "sqlstate", "")).startswith(_LOCKED_OUT):
            return BadState(f"{told} is there and lets us in")
        return StateAway(f"{told} runs, and try again")
    return _bad_file(folder, reason)


def _bad_file(folder: Path, reason: BaseException | None) -> BadState:
    if isinstance(reason, NotOurs):
        return BadState(
            f"{NAME} is of another program ({reason}): give the bot a STATE_DIR of its own"
        )
    code = getattr(reason, "sqlite_errorcode", 0) & 0xFF
    if isinstance(reason, Damaged) or code in _DAMAGED:
        return BadState(_damaged(folder, reason))
    if code in _BUSY:
        return StateAway(f"{NAME} is used by another program ({reason}): end that, and try again")
    told = f"{NAME} can't be used ({reason})"
    if code in _TROUBLED:
        return StateAway(f"{told}: see to the disk, and try again")
    return BadState(f"{told}: see that the bot may write to {folder}, and that it wrote that file")


def _damaged(folder: Path, reason: BaseException | None) -> str:
    copy = backup.newest(folder / NAME)
    which = f"the newest is {copy.name}" if copy is not None else "there is none in its folder"
    return (
        f"{NAME} is damaged ({reason}): move it away with its -wal and -shm, then put a backup in"
        f" its place ({which}), or start anew"
    )


def _prepare(connection: Any, _: object) -> None:
    _set(connection, "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


def _prepare_to_read(connection: Any, _: object) -> None:
    _set(connection, "query_only = ON")


def _set(connection: Any, *pragmas: str) -> None:
    # SQLAlchemy begins transactions itself (see _begin), the driver must not do so too.
    connection.isolation_level = None
    cursor = connection.cursor()
    waits = f"busy_timeout = {int(PATIENCE * 1000)}"
    for pragma in (waits, "trusted_schema = OFF", *pragmas):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_to_read(db: Connection) -> None:
    db.exec_driver_sql("BEGIN")


def _same_version(db: Connection) -> None:
    version = db.execute(select(schema_version.c.version)).scalar_one_or_none() or 0
    _not_newer(db, version)
    if version < len(STEPS):
        raise BadState(
            f"{_name(db)} has version {version}, this bot knows {len(STEPS)}: it is brought up to"
            " date when the bot runs"
        )


def _migrate(db: Connection) -> None:
    sqlite = db.dialect.name == "sqlite"
    if not sqlite:
        db.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
    schema_version.create(db, checkfirst=True)
    version = db.execute(select(schema_version.c.version)).scalar_one_or_none()
    if version is None:
        version = 0
        db.execute(insert(schema_version).values(one=1, version=0))
    _not_newer(db, version)
    if sqlite:
        db.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    for step in STEPS[version:]:
        step(db)
    db.execute(update(schema_version).values(version=len(STEPS)))
    if sqlite and db.execute(text("PRAGMA foreign_key_check")).first():
        raise RuntimeError("a migration broke references between tables")


def _not_newer(db: Connection, version: int) -> None:
    if version > len(STEPS):
        raise NewerState(
            f"{_name(db)} has version {version}, this bot knows {len(STEPS)}: update the bot"
        )


def _name(db: Connection) -> str:
    return NAME if db.dialect.name == "sqlite" else "STATE_URL"
