"""Reads files that somebody handed over or dropped into a folder: plain, whole ones only."""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

LIMIT = 5_000_000
"""Bytes of a file that are read."""
_LONGEST_NAME = 200
_UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".swp", "~")


class Unread(StrEnum):
    """Why a file wasn't read."""

    BAD_NAME = "bad-name"
    MISSING = "missing"
    NOT_A_FILE = "not-a-file"  # a folder, a link, a pipe, a device
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"


class NotRead(Exception):
    """A file wasn't read: `reason`, and `detail` for the log."""

    def __init__(self, reason: Unread, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail


class Stamp(NamedTuple):
    """What a file's look tells of it: another one has another, and so has a longer one."""

    inode: int
    size: int
    changed: int


Look = dict[Path, Stamp]
"""The files of a folder as they are at one time."""


def safe_name(name: str) -> str:
    """Return a file's name that came from outside, if it is one that can't lead elsewhere.

    Raises NotRead: a path, `..`, a hidden name, NUL or control characters, too long.
    """
    if (
        not 0 < len(name) <= _LONGEST_NAME
        or name.startswith(".")
        or any(letter in "/\\:" or not letter.isprintable() for letter in name)
    ):
        raise NotRead(Unread.BAD_NAME, ascii(name[:60]))
    return name


def read_file(path: Path, *, limit: int = LIMIT) -> bytes:
    """Return a file's bytes. The last part of `path` may be no link, and nothing is waited for.

    Raises NotRead.
    """
    if "\0" in str(path):
        raise NotRead(Unread.BAD_NAME, "NUL")
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        # Looked at first: opening a device can do something to it.
        if not stat.S_ISREG(path.lstat().st_mode):
            raise NotRead(Unread.NOT_A_FILE, path.name)
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as stream:
            now = os.fstat(handle)
            if not stat.S_ISREG(now.st_mode):
                raise NotRead(Unread.NOT_A_FILE, path.name)
            # Its size is for files of a gigabyte; the bytes that come decide.
            body = stream.read(limit + 1) if now.st_size <= limit else b""
    except FileNotFoundError as error:
        raise NotRead(Unread.MISSING, path.name) from error
    except OSError as error:
        raise NotRead(Unread.UNREADABLE, f"{path.name} ({error.strerror})") from error
    if now.st_size > limit or len(body) > limit:
        raise NotRead(Unread.TOO_LARGE, f"{path.name}: more than {limit:,} bytes")
    return body


def look(folder: Path) -> Look:
    """Return the plain files right in a folder, without hidden and unfinished ones.

    An empty look if there is no such folder.
    """
    found: Look = {}
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return found
    for entry in entries:
        name = entry.name.lower()
        if name.startswith(".") or name.endswith(_UNFINISHED):
            continue
        try:
            at = entry.stat(follow_symlinks=False)
        except OSError:
            continue  # Gone in between.
        if stat.S_ISREG(at.st_mode):
            found[Path(entry.path)] = Stamp(at.st_ino, at.st_size, at.st_mtime_ns)
    return found


def still(before: Look, now: Look) -> list[Path]:
    """Return the files that are as they were a look before, and so whole; by name. No empty ones.

    A file that is written slowly, or copied, differs from look to look until it is done.
    """
    return sorted(path for path, at in now.items() if at.size and before.get(path) == at)
