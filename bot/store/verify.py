"""Proves every hash, offset and quote of the documents against the originals in a folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.copies import IN_A_FILE, sketch
from bot.reading.article import from_text
from bot.store.checks import Checker, check_of
from bot.store.folder import read_show
from bot.store.present import read_documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.domain.documents import DocumentForm, Span
    from bot.store.folder import ReadDocument


@dataclass(frozen=True, slots=True)
class Verified:
    """What was proved: `missing` are documents whose original isn't in the folder."""

    documents: int
    spans: int
    missing: tuple[str, ...]


def verify(folder: Path, originals: Path) -> Verified:
    """Find each document's original by its SHA-256, compare all its spans, and its sketch.

    Only the show's own documents are proved: of what arrives while the bot runs nobody keeps the
    original.
    Raises Refusal at the first span that differs, OSError if `originals` can't be read.
    """
    found = {
        hashlib.sha256(body).hexdigest(): body
        for path in sorted(originals.iterdir())
        if path.is_file() and (body := path.read_bytes())
    }
    show, source = read_show(folder)
    checker = Checker(show, source)
    documents = spans = 0
    missing: list[str] = []
    for read in read_documents(folder):
        checker.document(read)
        body = found.get(read.form.sha256)
        if body is None:
            missing.append(read.id)
            continue
        documents += 1
        spans += _prove(read, body.decode())
    return Verified(documents, spans, tuple(missing))


def _prove(read: ReadDocument, text: str) -> int:
    if len(text) != read.form.length:
        problem = f"the original has {len(text)} characters, not {read.form.length}"
        raise read.source.refuse(("length",), problem)
    # Of an article that was read its headline and header lines are no part of the sketch.
    whole = {sketch(text[at:], IN_A_FILE).hex() for at in (0, from_text(text).body)}
    if read.form.sketch is not None and read.form.sketch not in whole:
        raise read.source.refuse(("sketch",), "this is not the sketch of the original")
    count = 0
    for path, span in _spans(read.form):
        count += 1
        if check_of(text[span.start : span.end]) != span.check:
            problem = f"characters {span.start} to {span.end} of the original don't match the check"
            raise read.source.refuse(path, problem)
    return count


def _spans(form: DocumentForm) -> Iterator[tuple[tuple[str | int, ...], Span]]:
    """Yield every span of a document with its path. Printed words are checked by the build."""
    for table in ("name", "claim", "quote", "release"):
        for place, span in enumerate(getattr(form, table)):
            yield (table, place), span
    for place, quote in enumerate(form.quote):
        for piece, part in enumerate(quote.parts):
            yield ("quote", place, "parts", piece), part
