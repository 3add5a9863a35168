"""Tells of the documents themselves: which there are, what each states, where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.names import fold

if TYPE_CHECKING:
    from bot.domain.view import Document, Fact, Quote, Spelling, Statement
    from bot.store.knowledge import Knowledge

PAGE = 5
"""Documents on one page of the news."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What one document states. `alone` are the facts that no other document states."""

    document: Document
    facts: tuple[Fact, ...]
    alone: tuple[Fact, ...]
    quotes: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class News:
    """One page of documents, newest first, from `offset` of `total`."""

    contents: tuple[Contents, ...]
    offset: int
    total: int


@dataclass(frozen=True, slots=True)
class Differences:
    """Where documents disagree: on facts, in how names are printed, in the words of quotes."""

    facts: tuple[Fact, ...]
    replaced: tuple[Fact, ...]
    spellings: tuple[Spelling, ...]
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]


async def contents(known: Knowledge, document: Document) -> Contents:
    """Return what a document states."""
    facts = await known.facts_of_document(document.id)
    return Contents(
        document=document,
        facts=tuple(facts),
        alone=tuple(fact for fact in facts if fact.sources == 1),
        quotes=len(await known.quotes_in(document.id)),
        statements=tuple(await known.statements_of(document.id)),
    )


async def news(known: Knowledge, offset: int) -> News:
    """Return a page of the documents, newest first; an offset beyond the end gives the first."""
    offset = offset if 0 <= offset < known.documents else 0
    documents = await known.newest(PAGE, offset)
    found = [await contents(known, document) for document in documents]
    return News(tuple(found), offset, known.documents)


async def find(known: Knowledge, typed: str) -> Document | None:
    """Return the document meant: by id, by outlet, or by words of its title; newest first."""
    wanted = fold(typed[:200])
    if not wanted:
        return None
    titles = await known.titles()
    for fits in (
        (row.id for row in titles if wanted == row.by_id),
        (row.id for row in titles if wanted == row.by_outlet),
        (row.id for row in titles if row.by_outlet.startswith(wanted)),
        (row.id for row in titles if wanted in row.by_title),
    ):
        for document in fits:
            return await known.document(document)
    return None


async def differences(known: Knowledge) -> Differences:
    """Return everything on which documents differ."""
    return Differences(
        facts=tuple(await known.disagreements()),
        replaced=tuple(await known.replaced()),
        spellings=tuple(await known.misprinted()),
        quotes=tuple(await known.quotes(await known.quotes_varying())),
        statements=tuple(await known.statements()),
    )
