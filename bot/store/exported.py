"""Tells an exported document that nobody edited from one that somebody did: which version counts.

A curator may go on deciding on an article after it was exported. An export bears a mark, the check
of what it said. While that is what the file says, a newer version in the state stands in for it; a
file that somebody edited counts as it is, and what it hides is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import check_of
from bot.store.folder import document_paths, read_files
from bot.store.write import as_toml

if TYPE_CHECKING:
    from pathlib import Path

    from bot.domain.documents import DocumentForm
    from bot.store.folder import ReadDocument

_MARK = re.compile(r"^# Exported as ([0-9a-f]{12}):", re.MULTILINE)


def marked(form: DocumentForm) -> str:
    """Return a document's form as the text of an exported file."""
    text = as_toml(form)
    note = "while nobody edits this file, what curators decide later counts in its place."
    return f"# Exported as {check_of(text)}: {note}\n{text}"


def gives_way(own: ReadDocument, arrived: ReadDocument) -> bool:
    """Say whether an exported file that nobody edited is older than what the state has of it."""
    return _mark(own) == _check(own) != _check(arrived)


def hides(own: ReadDocument, arrived: ReadDocument) -> bool:
    """Say whether a file counts that differs from what the state has of it, or may be older."""
    return _check(own) != _check(arrived) and _mark(own) not in {_check(own), _check(arrived)}


def hiding(folder: Path, state: Path) -> list[Path]:
    """Return the files of a show that hide what the state has of their documents.

    Raises Refusal.
    """
    arrived = {path.stem: path for path in document_paths(state)}
    both = [path for path in document_paths(folder) if path.stem in arrived]
    pairs = zip(both, read_files(both), read_files(arrived[p.stem] for p in both), strict=True)
    return [path for path, own, there in pairs if hides(own, there)]


def warning_of(path: Path) -> str:
    """Return what an operator is told of a file that hides something."""
    return (
        f"{path} was edited, or an older bot exported it, and it differs from what curators"
        " decided. The file counts; to have theirs instead, move it away."
    )


def _check(read: ReadDocument) -> str:
    return check_of(as_toml(read.form))


def _mark(read: ReadDocument) -> str | None:
    found = _MARK.search(read.source.text)
    return found[1] if found else None
