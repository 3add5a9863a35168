"""Builds what would be known if articles were kept, and what is now, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.store.arrived import write_out
from bot.store.build import build
from bot.store.built import NAME
from bot.store.evidence import read_evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.domain.desk import Arrival
    from bot.domain.news import Evidence


def tried(
    show: Path, now: Iterable[Arrival], then: Iterable[Arrival], retracted: Collection[str]
) -> tuple[Evidence, Evidence]:
    """Return what news would be made of now and then, `then` with the articles that were kept.

    Raises Refusal where the build would refuse them, OSError where the disk does.
    """
    with TemporaryDirectory(prefix="plan-") as name:
        folder = Path(name)
        found: list[Evidence] = []
        for arrivals in (now, then):
            write_out(folder, arrivals, retracted)
            build(show, folder)
            found.append(read_evidence(folder / NAME))
    return found[0], found[1]
