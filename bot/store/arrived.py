"""Puts what arrived and may be public where the build reads it: one file each, in the state.

Level-triggered: the files are made to be what the state's tables say. Run twice it changes nothing,
and whatever was interrupted is made good by the next run.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.domain.desk import public
from bot.store.exported import marked
from bot.store.folder import RETRACTED, document_paths, is_id, read_files
from bot.store.write import as_toml, put

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from bot.domain.desk import Arrival
    from bot.domain.documents import DocumentForm


class NotExported(Exception):
    """Nothing was exported; the message says why."""


Written = dict[str, tuple["DocumentForm", "tuple[int, ...]"]]
"""What was written of each document, and what its file looked like then."""


def write_out(
    state: Path,
    arrivals: Iterable[Arrival],
    retracted: Collection[str],
    written: Written | None = None,
) -> bool:
    """Make `documents/` of the state's folder hold what is public now, and what was taken back.

    `arrivals` are all of them: what isn't among them has no file any more. A file that is as it was
    `written` before, of the same form, is neither made nor read again. Returns whether
    anything changed. Raises OSError; then some files may be new and others not, and none is half
    of one.
    """
    folder = state / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".*.partial"):
        left.unlink(missing_ok=True)
    forms = public(arrivals, retracted)
    changed = False
    # What is taken back goes first, and new documents come last: whoever looks in between must
    # not take two copies for two sources.
    changed |= _put_list(folder / RETRACTED, retracted)
    for path in document_paths(state):
        if path.stem not in forms:
            path.unlink(missing_ok=True)
            changed = True
    for document, form in sorted(forms.items(), key=lambda row: row[1].copy_of is None):
        path = _path(folder, document)
        if written is not None and written.get(document) == (form, _looks(path)):
            continue
        changed |= put(path, as_toml(form).encode())
        if written is not None:
            written[document] = (form, _looks(path))
    if changed:
        _sync(folder)
    return changed


def export(arrivals: Iterable[Arrival], folder: Path) -> list[Path]:
    """Write what is public of these as documents of the show in `folder`, and return the files.

    They are the show's own from then on: `exported` says when what arrived with the same id counts
    instead. A file that is there is never written over, nor a copy exported without its original.
    Raises NotExported or Refusal, and then nothing was written; OSError.
    """
    target = folder / "documents"
    forms = public(arrivals, ())
    there: dict[str, str] = {}
    for read in read_files(document_paths(folder)):
        there |= dict.fromkeys((read.id, read.form.link, read.form.sha256), read.id)
    for document, form in forms.items():
        for key in (document, form.link, form.sha256):
            if (
                there.setdefault(key, document) != document
                or (target / f"{document}.toml").exists()
            ):
                raise NotExported(f"“{document}” is there already, as “{there[key]}”")
    for document, form in forms.items():
        if form.copy_of is not None and form.copy_of not in there:
            raise NotExported(f"“{document}” is a copy of “{form.copy_of}”: export that, too")
    target.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for document, form in forms.items():
        put(_path(target, document), marked(form).encode())
        written.append(target / f"{document}.toml")
    if written:
        _sync(target)
    return written


def _path(folder: Path, document: str) -> Path:
    if not is_id(document):
        raise ValueError(f"no document may be called {document!r}")
    return folder / f"{document}.toml"


def _looks(path: Path) -> tuple[int, ...]:
    """Return what tells cheaply whether a file is another; nothing where there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ()
    return (stat.st_ino, stat.st_mtime_ns, stat.st_size)


def _put_list(path: Path, retracted: Collection[str]) -> bool:
    if retracted:
        return put(path, "".join(f"{document}\n" for document in sorted(retracted)).encode())
    there = path.exists()
    path.unlink(missing_ok=True)
    return there


def _sync(folder: Path) -> None:
    """Have the names of the files kept, not only what is in them."""
    if os.name != "posix":
        return
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
