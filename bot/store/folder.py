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
RETRACTED = "retracted.txt"
"""The ids of documents that were taken back, one a line, in the state's `documents/`."""
_UNKNOWN = re.compile(r"unknown field `(.+)`$")
F = TypeVar("F", ShowForm, DocumentForm)


Stamp = tuple[tuple[str, int, int, int], ...]
"""Of each file its name, inode, time of change in nanoseconds, and size; -1 where it is gone.

The names of files in the state's folder begin with `state/`.
"""


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
    """Return the documents' files of a show or of a state in the order of their names."""
    return sorted((folder / "documents").glob("*.toml"), key=lambda path: path.name)


def is_id(text: str) -> bool:
    """Say whether a document may have this id, which is also the name of its file."""
    return _ID.fullmatch(text) is not None and len(text) <= _ID_LENGTH


def read_files(paths: Iterable[Path], where: str = "") -> Iterator[ReadDocument]:
    """Read documents from these files one by one. Raises Refusal, which names `where` they are."""
    for path in paths:
        file = f"{where}{path.parent.name}/{path.name}"
        if not is_id(path.stem):
            problem = "a document's name is made of a to z, 0 to 9 and single hyphens, 40 at most"
            raise Refusal(file, "", 1, problem)
        form, source = _read(path, file, DocumentForm)
        yield ReadDocument(path.stem, form, source)


def retracted(state: Path) -> frozenset[str]:
    """Return the ids of the documents that were taken back. Raises Refusal."""
    path = state / "documents" / RETRACTED
    try:
        return frozenset(path.read_text("utf-8").split())
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        file = f"{state.name}/documents/{RETRACTED}"
        raise Refusal(file, "", 1, f"it can't be read ({error})") from error


def fingerprint(folder: Path, state: Path, version: str) -> str:
    """Return a hash of `version`, all files' names and bytes: equal if a build would be equal.

    Raises OSError if a file can't be read.
    """
    digest = hashlib.sha256(version.encode())
    for name, path in _files(folder, state):
        if path.is_file():
            body = path.read_bytes()
            digest.update(f"\0{name}\0{len(body)}\0".encode() + body)
    return digest.hexdigest()


def folder_stamp(folder: Path, state: Path) -> Stamp:
    """Return what tells cheaply whether files changed, of the show or of what arrived."""
    stamps: list[tuple[str, int, int, int]] = []
    for name, path in _files(folder, state):
        try:
            stat = path.stat()
        except OSError:
            stamps.append((name, 0, 0, -1))
        else:
            stamps.append((name, stat.st_ino, stat.st_mtime_ns, stat.st_size))
    return tuple(stamps)


def _files(folder: Path, state: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file that a build reads, with a name that no other has."""
    for path in (folder / "show.toml", *document_paths(folder)):
        yield path.name, path
    taken_back = state / "documents" / RETRACTED
    for path in (*document_paths(state), *([taken_back] if taken_back.exists() else ())):
        yield f"state/{path.name}", path


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
