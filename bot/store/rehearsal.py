"""Builds what would be known day by day if documents arrived, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.domain.replay import by_day, lists
from bot.store.build import build
from bot.store.built import NAME
from bot.store.evidence import read_evidence
from bot.store.folder import Refusal
from bot.store.write import as_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.domain.news import Evidence
    from bot.store.folder import ReadDocument


def rehearse(
    show: Path, known: Sequence[ReadDocument], arriving: Sequence[ReadDocument], until: date | None
) -> Iterator[tuple[date | None, Evidence]]:
    """Yield the evidence at the start, of no day, and on each day that changes its lists.

    It is what the bot would build, so nothing where no document brings people or promotion. A
    day on which it would refuse the documents is left out. Raises Refusal if the last one is
    such a day, OSError where the disk refuses.
    """
    days = by_day([(read.id, read.form) for read in arriving], until)
    if not any(lists(form) for _, rows in days for _, form in rows):
        return
    texts = {read.id: read.source.text for read in arriving}
    with TemporaryDirectory(prefix="plan-") as name:
        folder, state = Path(name) / "show", Path(name) / "state"
        (folder / "documents").mkdir(parents=True)
        (folder / "show.toml").write_bytes((show / "show.toml").read_bytes())
        _write(folder, {read.id: as_toml(read.form) for read in known})
        yield None, _built(folder, state)
        refused: Refusal | None = None
        for day, rows in days:
            _write(folder, {document: texts[document] for document, _ in rows})
            if refused is None and not any(lists(form) for _, form in rows):
                continue
            try:
                yield day, _built(folder, state)
                refused = None
            except Refusal as error:
                refused = error
        if refused is not None:
            raise refused


def _write(folder: Path, documents: dict[str, str]) -> None:
    for document, text in documents.items():
        (folder / "documents" / f"{document}.toml").write_text(text, "utf-8", newline="")


def _built(folder: Path, state: Path) -> Evidence:
    build(folder, state)
    return read_evidence(state / NAME)
