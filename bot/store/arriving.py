"""Reads documents that would arrive beside a show's own, checked as a build would check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.checks import Checker
from bot.store.folder import read_files, read_show
from bot.store.present import read_documents

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.folder import ReadDocument


def read_arriving(
    show: Path, folder: Path, state: Path | None = None
) -> tuple[list[ReadDocument], list[ReadDocument]]:
    """Return the documents that count now, and those in `folder` that are to arrive, all checked.

    The first are those of `show`, and what arrived in `state` while the bot ran. `folder` holds
    the files itself, or in `documents/` as a show does. Raises Refusal.
    """
    form, source = read_show(show)
    checker = Checker(form, source)
    known = list(read_documents(show, state, form.outlets))
    inner = folder / "documents"
    arriving = list(read_files(sorted((inner if inner.is_dir() else folder).glob("*.toml"))))
    for read in [*known, *arriving]:
        checker.document(read)
    return known, arriving
