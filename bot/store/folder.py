"""Reads a show's folder: TOML files to checked forms, each refusal with file, table and line."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import tomli

from bot.domain.documents import DocumentForm, ShowForm
from bot.store.locate import SOME_KEY, line_of, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

LARGEST = 1_000_000
"""Bytes of a single file that are read; a document of an article is a hundredth of that."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID_LENGTH = 40
_UNKNOWN = re.compile(r"unknown field `(.+)`$")
F = TypeVar("F", ShowForm, DocumentForm)


Stamp = tuple[tuple[str, int, int, int], ...]
"""Of each file its name, inode, time of change in nanoseconds, and size; -1 where it is gone."""


class Refusal(Exception):
    """A file of the show's folder can't be used.

    `file` is relative to the folder, `table` the path in it (`claim[2].start`), `line` counts
    from 1, `problem` is a plain sentence.
    """

    def __init__(self, file: str, table: str, line: int, problem: str) -> None:
        super().__init__(f"{file}, line {line}{f', {table}' if table else ''}: {problem}")
        self.file, self.table, self.line, self.problem = file, table, line, problem


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: its name for messages, and its text for line numbers."""

    file: str
    text: str

    def refuse(self, path: Sequence[str | int], problem: str) -> Refusal:
        """Return the refusal of what stands at `path`."""
        table = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in path).lstrip(".")
        return Refusal(self.file, table, line_of(self.text, path), problem)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document's form with its id and where it was read."""

    id: str
    form: DocumentForm
    source: Source


def read_show(folder: Path) -> tuple[ShowForm, Source]:
    """Read `show.toml`. Raises Refusal."""
    return _read(folder / "show.toml", "show.toml", ShowForm)


def document_paths(folder: Path) -> list[Path]:
    """Return the documents' files in the folder's order, which is that of their names."""
    return sorted((folder / "documents").glob("*.toml"), key=lambda path: path.name)


def read_documents(folder: Path) -> Iterator[ReadDocument]:
    """Read the documents of a show one by one, in order. Raises Refusal."""
    yield from read_files(document_paths(folder))


def read_files(paths: Iterable[Path]) -> Iterator[ReadDocument]:
    """Read documents from these files one by one. Raises Refusal."""
    for path in paths:
        file = f"{path.parent.name}/{path.name}"
        if not _ID.fullmatch(path.stem) or len(path.stem) > _ID_LENGTH:
            problem = "a document's name is made of a to z, 0 to 9 and single hyphens, 40 at most"
            raise Refusal(file, "", 1, problem)
        form, source = _read(path, file, DocumentForm)
        yield ReadDocument(path.stem, form, source)


def fingerprint(folder: Path, version: str) -> str:
    """Return a hash of `version`, all files' names and bytes: equal if a build would be equal.

    Raises OSError if a file can't be read.
    """
    digest = hashlib.sha256(version.encode())
    for path in (folder / "show.toml", *document_paths(folder)):
        if path.is_file():
            body = path.read_bytes()
            digest.update(f"\0{path.name}\0{len(body)}\0".encode() + body)
    return digest.hexdigest()


def folder_stamp(folder: Path) -> Stamp:
    """Return what tells cheaply whether files changed."""
    stamps: list[tuple[str, int, int, int]] = []
    for path in (folder / "show.toml", *document_paths(folder)):
        try:
            stat = path.stat()
        except OSError:
            stamps.append((path.name, 0, 0, -1))
        else:
            stamps.append((path.name, stat.st_ino, stat.st_mtime_ns, stat.st_size))
    return tuple(stamps)


def _read(path: Path, file: str, form: type[F]) -> tuple[F, Source]:
    try:
        if not path.is_file():
            raise Refusal(file, "", 1, "this file is missing, or is not a plain file")
        with path.open("rb") as stream:
            body = stream.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(file, "", 1, f"it can't be read ({error.strerror})") from error
    if len(body) > LARGEST:
        raise Refusal(file, "", 1, f"it is larger than {LARGEST:,} bytes")
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise Refusal(file, "", line, "it is not UTF-8 text") from error
    try:
        table: dict[str, Any] = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise Refusal(file, "", error.lineno, f"not TOML: {error.msg}") from error
    except RecursionError as error:
        raise Refusal(file, "", 1, "its tables are nested too deeply") from error
    source = Source(file, text)
    try:
        return msgspec.convert(table, form), source
    except msgspec.ValidationError as error:
        problem = str(error).partition(" - at `")[0]
        raise source.refuse(_where(str(error), table, form), problem) from error


def _where(
    message: str, table: dict[str, Any], form: type[ShowForm | DocumentForm]
) -> tuple[str | int, ...]:
    """Return the full path of what msgspec complains of; it names neither keys nor fields.

    A key is found by leaving one at a time in its table, which spoils `table`.
    """
    problem, _, where = message.partition(" - at `")
    path = [*steps(where)]
    if where.startswith("key` in"):
        path.append(SOME_KEY)
    for place, step in enumerate(path):
        if step != SOME_KEY:
            continue
        holder: Any = table
        for before in path[:place]:
            holder = holder[before]
        for key, value in list(holder.items()):
            holder.clear()
            holder[key] = value
            if _complaint(table, form) == message:
                path[place] = key
                break
    if unknown := _UNKNOWN.search(problem):
        path.append(unknown[1])
    return tuple(path)


def _complaint(table: dict[str, Any], form: type[ShowForm | DocumentForm]) -> str | None:
    try:
        msgspec.convert(table, form)
    except msgspec.ValidationError as error:
        return str(error)
    return None
