"""Turns rows of knowledge.db into what the domain speaks of; what repeats is made once."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from bot.domain.documents import DateSource, Status, Tier
from bot.domain.edtf import Precision, parse
from bot.domain.names import fold
from bot.domain.quotes import Difference
from bot.domain.tracker import Phase, State
from bot.domain.view import Document, Fact, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.release import Key
    from bot.domain.view import Cite, Entity, Texts

Row = tuple[Any, ...]
DOCUMENT = "id, position, outlet, title, link, language, tier, published, published_from, tells_of"
"""The columns of which `document` is made."""


def document(row: Row) -> Document:
    """Return the document of a row of `DOCUMENT`."""
    return Document(
        id=row[0],
        position=row[1],
        outlet=row[2],
        title=row[3],
        link=row[4],
        language=row[5],
        tier=Tier(row[6]),
        published=parse(row[7]) if row[7] else None,
        published_from=DateSource(row[8]) if row[8] else None,
        tells_of=date.fromisoformat(row[9]) if row[9] else None,
    )


def statement(row: Row, document: Document, speaker: Entity | None) -> Statement:
    """Return the statement of a row, of which the document and the speaker are known by now."""
    return Statement(
        document=document,
        status=Status(row[1]),
        precision=Precision(row[2]),
        window=parse(row[3]) if row[3] else None,
        said_by=speaker,
        anchor=date.fromisoformat(row[5]) if row[5] else None,
        relative=bool(row[6]),
        repeats=bool(row[7]),
    )


def release(text: str) -> tuple[State, frozenset[Key]]:
    """Return the release as it may be told, and the claims that need better support."""
    form = json.loads(text)
    window = parse(form["edtf"]) if form["edtf"] else None
    return State(Phase(form["phase"]), window), frozenset(
        (document, status, edtf) for document, status, edtf in form["unconfirmed"]
    )


class Titled(NamedTuple):
    """A document as it is looked up; `by_…` are folded."""

    id: str
    outlet: str
    title: str
    by_id: str
    by_outlet: str
    by_title: str
    by_both: str


def titled(document: str, outlet: str, title: str) -> Titled:
    """Return what a document is looked up by."""
    folded = [fold(outlet), fold(title)]
    return Titled(document, outlet, title, fold(document), *folded, by_both=" ".join(folded))


def fact(row: Row, subject: Entity, thing: Entity | None, cites: Sequence[Cite]) -> Fact:
    """Return the fact of a row, of which the entities are known by now."""
    return Fact(
        id=row[0],
        subject=subject,
        predicate=row[2],
        object=thing,
        value=row[4],
        text=texts(row[5]),
        label=texts(row[6]),
        spoiler=bool(row[7]),
        rank=row[8],
        reason=row[9],
        sources=row[10],
        cites=tuple(cites),
    )


@lru_cache(maxsize=4_096)
def texts(text: str | None) -> Texts:
    """Return a text by language, none for none. It is shared: nobody may change it."""
    return json.loads(text or "{}")


@lru_cache(maxsize=4_096)
def differences(notes: str) -> tuple[Difference, ...]:
    """Return how a printing differs from the words shown."""
    return tuple(msgspec.json.decode(notes, type=list[Difference]))
