"""Decides which documents count: a show's own, those that arrived, none that was taken back.

Those of the show's folder come first, those in the state's after them, each in the order of its
name, but a copy after its original. Left out are documents that were retracted, and what arrived
and is there already: with the same id, link or text, as it is once it was exported. An exported
document that nobody edited gives way to a newer version of it.

A copy of what is left out counts as a copy of what that was a copy of; where there is nothing of
the kind the first copy stands for its original. So a retraction never makes two sources of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.domain.documents import Tier
from bot.domain.weighing import as_listed
from bot.store.exported import gives_way
from bot.store.folder import ReadDocument, document_paths, read_files, retracted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.domain.documents import DocumentForm


def read_documents(
    folder: Path, state: Path | None = None, outlets: Mapping[Tier, Sequence[str]] | None = None
) -> Iterator[ReadDocument]:
    """Read the documents that count, one by one: of a show, and those that arrived in `state`.

    What arrived is trusted as its outlet is now, where that is listed in `outlets`; of blocked ones
    nothing counts.

    Raises Refusal. A file that arrived is refused as any other is: the bot wrote it, so what is
    wrong with it is a mistake of ours, or a name that show.toml no longer has, and not to be
    passed over.
    """
    here = _Present(retracted(state) if state is not None else frozenset(), outlets or {})
    paths = document_paths(state) if state is not None else []
    where = f"{state.name}/" if state is not None else ""
    arrived = {path.stem: path for path in paths}
    for read in read_files(document_paths(folder)):
        also = read_files([arrived[read.id]] if read.id in arrived else [], where)
        yield from here.taken(here.newest(read, next(also, None)))
    for read in read_files(paths, where):
        yield from here.arrived(read)
    yield from here.rest()


class _Present:
    """What was read so far, and what waits for its original."""

    def __init__(self, gone: frozenset[str], outlets: Mapping[Tier, Sequence[str]]) -> None:
        self._gone = gone
        self._outlets = outlets
        self._settled: set[str] = set()
        self._waiting: dict[str, list[ReadDocument]] = {}
        self._same: dict[str, str] = {}
        self._instead: dict[str, str | None] = {}
        self._stands_for: dict[str, str] = {}

    def newest(self, own: ReadDocument, arrived: ReadDocument | None) -> ReadDocument:
        """Return which version counts of a document of the show's own that arrived, too."""
        if arrived is None or not gives_way(own, arrived):
            return own
        form = as_listed(arrived.form, self._outlets)
        blocked = form.tier is Tier.BLOCKED
        return own if blocked else ReadDocument(arrived.id, form, arrived.source)

    def arrived(self, read: ReadDocument) -> Iterator[ReadDocument]:
        """Yield what may follow now that this document was read, which may be there already."""
        there = next((self._same[key] for key in _keys(read) if key in self._same), None)
        form = as_listed(read.form, self._outlets)
        if there is None and form.tier is Tier.BLOCKED:
            yield from self._left_out(read.id, read.form.copy_of)
        elif there is None:
            yield from self.taken(ReadDocument(read.id, form, read.source))
        elif there != read.id:
            yield from self._left_out(read.id, there)

    def taken(self, read: ReadDocument) -> Iterator[ReadDocument]:
        """Yield what may follow now that this document was read: itself, and copies of it."""
        for key in _keys(read):
            self._same.setdefault(key, read.id)
        if read.id in self._gone:
            yield from self._left_out(read.id, read.form.copy_of)
        elif read.form.copy_of is None or read.form.copy_of in self._settled:
            yield from self._follows(read)
        else:
            self._waiting.setdefault(read.form.copy_of, []).append(read)

    def rest(self) -> Iterator[ReadDocument]:
        """Yield what still waits: copies of what was taken back and isn't there, or of nothing."""
        for original in sorted(self._waiting.keys() & self._gone):
            yield from self._left_out(original, None)
        for reads in self._waiting.values():
            yield from reads  # there is no such original, or they wait for one another: refused

    def _left_out(self, document: str, instead: str | None) -> Iterator[ReadDocument]:
        self._instead[document] = instead
        yield from self._settle(document)

    def _follows(self, read: ReadDocument) -> Iterator[ReadDocument]:
        original = self._original(read.id, read.form)
        if original != read.form.copy_of:
            form = msgspec.structs.replace(read.form, copy_of=original)
            read = ReadDocument(read.id, form, read.source)
        yield read
        yield from self._settle(read.id)

    def _settle(self, document: str) -> Iterator[ReadDocument]:
        self._settled.add(document)
        for read in self._waiting.pop(document, ()):
            yield from self._follows(read)

    def _original(self, document: str, form: DocumentForm) -> str | None:
        original, met = form.copy_of, {document}
        while original is not None and original in self._instead and original not in met:
            met.add(original)
            further = self._instead[original]
            if further is None or further in met:
                first = self._stands_for.setdefault(original, document)
                return first if first != document else None
            original = further
        return original


def _keys(read: ReadDocument) -> tuple[str, str, str]:
    return (f"id {read.id}", f"link {read.form.link}", f"text {read.form.sha256}")
