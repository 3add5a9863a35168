"""Looks at state.db before it is used: whether it is ours and whole, and keeps a copy of it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x46414E53
"""Marks a state.db of this bot; older ones have none."""
KEPT = 3
"""Backups that are kept, the newest."""


class NotOurs(Exception):
    """The file is of another program."""


class Damaged(Exception):
    """The file isn't whole."""


def inspect(path: Path, steps: int, patience: float) -> None:
    """See that a file can be used, and back it up if it is older than `steps`.

    `patience` are the seconds to wait for another program. Raises NotOurs, Damaged,
    sqlite3.Error, OSError. Does nothing where there is no file yet.
    """
    if not path.is_file() or not path.stat().st_size:
        return
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as db:
        _check(db)
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        version = _version(db) if "schema_version" in tables else 0
        if tables and version < steps:
            _keep(db, path, version)


def inspect_to_read(path: Path, mode: str, patience: float) -> None:
    """See that a file can be read, with `mode` as of SQLite's addresses. Raises as `inspect`."""
    address = f"{path.absolute().as_uri()}?{mode}"
    with closing(sqlite3.connect(address, timeout=patience, uri=True)) as db:
        _check(db)


def _check(db: sqlite3.Connection) -> None:
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    if mark not in {0, APPLICATION_ID}:
        raise NotOurs(f"it is marked {mark:#010x}")
    found = db.execute("PRAGMA quick_check(1)").fetchone()
    if found != ("ok",):
        raise Damaged(str(found[0]))


def newest(path: Path) -> Path | None:
    """Return the newest backup of a file, if there is one."""
    return next(iter(_backups(path)), None)


def _version(db: sqlite3.Connection) -> int:
    row = db.execute("SELECT version FROM schema_version").fetchone()
    return row[0] if row is not None else 0


def _keep(db: sqlite3.Connection, path: Path, version: int) -> None:
    """Copy a database beside itself; a copy is there whole, or not at all."""
    target = path.with_name(f"{path.name}.backup-{version}")
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        db.execute("PRAGMA synchronous = FULL")
        db.execute("VACUUM INTO ?", (str(partial),))
        partial.chmod(path.stat().st_mode)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    for old in _backups(path)[KEPT:]:
        old.unlink(missing_ok=True)


def _backups(path: Path) -> list[Path]:
    """Return the backups of a file, the newest first."""
    name = re.compile(rf"{re.escape(path.name)}\.backup-(\d+)")
    found: list[tuple[int, int, Path]] = []
    for other in path.parent.iterdir():
        match = name.fullmatch(other.name)
        if match is not None:
            found.append((other.stat().st_mtime_ns, int(match[1]), other))
    return [row[2] for row in sorted(found, reverse=True)]
