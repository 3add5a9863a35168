"""Reads one generation of knowledge.db: entities, facts, documents, quotes, search."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

import aiosqlite
import msgspec

from bot.domain.documents import DateSource, QuoteKind, Status, Tier
from bot.domain.edtf import Precision, parse
from bot.domain.facts import PREDICATES, Kind
from bot.domain.names import LONGEST_QUERY, Alias, AliasKind, Named, NameIndex, fold
from bot.domain.quotes import Difference
from bot.domain.view import (
    Cite,
    Document,
    Entity,
    Fact,
    Quote,
    QuotePrinting,
    Show,
    Spelling,
    Statement,
)
from bot.store import search
from bot.store.build import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Sequence
    from pathlib import Path

_DOCUMENT = (
    "d.id, d.position, d.outlet, d.title, d.link, d.language, d.tier, d.published,"
    " d.published_from, d.tells_of"
)
_DOCUMENT_COLUMNS = 10
_FACT = (
    "SELECT f.id, f.subject, f.predicate, f.object, f.value, w.text, w.label, f.spoiler, f.rank,"
    " f.reason, f.sources FROM fact AS f LEFT JOIN word AS w ON w.slug = f.value"
)
Row = tuple[Any, ...]


class Knowledge:
    """One generation of the built file. All names are held in memory, facts are read on demand."""

    def __init__(self, db: aiosqlite.Connection, path: Path) -> None:
        self.path = path
        self._db = db
        self._readers = 0
        self._retired = False
        self._titles: list[tuple[str, str, str]] | None = None
        self.show: Show
        self.entities: dict[str, Entity]
        self.names: NameIndex
        self.documents: int
        self.speakers: frozenset[str]

    @classmethod
    async def open(cls, path: Path) -> Knowledge:
        """Open and check a built file. Raises sqlite3.DatabaseError if it is damaged or foreign."""
        db = await aiosqlite.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        knowledge = cls(db, path)
        try:
            await knowledge._load()
        except BaseException:
            await db.close()
            raise
        return knowledge

    async def _load(self) -> None:
        checked = await self._rows("PRAGMA quick_check(1)")
        if checked[0][0] != "ok":
            raise aiosqlite.DatabaseError(f"damaged: {checked[0][0]}")
        if (await self._rows("PRAGMA application_id"))[0][0] != APPLICATION_ID:
            raise aiosqlite.DatabaseError("this is no file that `bot build` made")
        meta = dict(await self._rows("SELECT key, value FROM meta"))
        self.show = Show(**json.loads(meta["show"]), built_from=meta["fingerprint"])
        rows = await self._rows(
            "SELECT id, kind, name, short, pronoun, country, timezone, spoiler FROM entity"
            " ORDER BY position"
        )
        self.entities = {
            row[0]: Entity(row[0], Kind(row[1]), *row[2:7], spoiler=bool(row[7])) for row in rows
        }
        self.names = NameIndex.of(
            [Named(e.id, e.kind, e.name, e.spoiler) for e in self.entities.values()],
            [
                Alias(entity, text, AliasKind(kind))
                for entity, text, kind in await self._rows("SELECT entity, text, kind FROM alias")
            ],
            [row[0] for row in await self._rows("SELECT text FROM namesake")],
        )
        rows = await self._rows("SELECT DISTINCT speaker FROM quote WHERE speaker IS NOT NULL")
        self.speakers = frozenset(row[0] for row in rows)
        self.documents = (await self._rows("SELECT count(*) FROM document"))[0][0]

    async def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        # A row is a plain tuple; aiosqlite's types only promise what a row factory might give.
        return cast("list[Row]", await self._db.execute_fetchall(sql, values))

    # ── facts ────────────────────────────────────────────────────────────────

    async def facts_of(self, subject: str) -> list[Fact]:
        """Return everything said of an entity, the best value of each predicate first."""
        sql = f"{_FACT} WHERE f.subject = ? ORDER BY f.predicate, f.id LIMIT 200"
        facts = await self._facts(await self._rows(sql, (subject,)))
        # Of what can be true only once, the best supported value leads.
        return sorted(facts, key=lambda f: PREDICATES[f.predicate].single and f.rank)

    async def facts_naming(self, thing: str) -> list[Fact]:
        """Return the facts in which an entity is what another one is said to play, have, be in."""
        sql = f"{_FACT} WHERE f.object = ? ORDER BY f.predicate, f.id LIMIT 50"
        return await self._facts(await self._rows(sql, (thing,)))

    async def facts_with(self, predicate: str, limit: int = 50) -> list[Fact]:
        """Return the facts of one predicate, in the order in which documents bring them."""
        sql = f"{_FACT} WHERE f.predicate = ? ORDER BY f.id LIMIT ?"
        return await self._facts(await self._rows(sql, (predicate, limit)))

    async def facts_of_document(self, document: str) -> list[Fact]:
        """Return the facts that one document states, among its fact's first documents."""
        sql = (
            f"{_FACT} WHERE f.id IN (SELECT fact FROM citation WHERE document = ?)"
            " ORDER BY f.predicate, f.id LIMIT 300"
        )
        return await self._facts(await self._rows(sql, (document,)))

    async def _facts(self, rows: Sequence[Row]) -> list[Fact]:
        cites: dict[int, list[Cite]] = {}
        marks = ",".join("?" * len(rows))
        sql = (
            f"SELECT {_DOCUMENT}, c.fact, c.said_by, c.instead_of FROM citation AS c"
            f" JOIN document AS d ON d.id = c.document WHERE c.fact IN ({marks})"
            " ORDER BY c.fact, c.place"
        )
        for row in await self._rows(sql, [row[0] for row in rows]):
            fact, said_by, instead_of = row[_DOCUMENT_COLUMNS:]
            cite = Cite(_document(row), self._entity(said_by), instead_of)
            cites.setdefault(fact, []).append(cite)
        return [
            Fact(
                id=row[0],
                subject=self.entities[row[1]],
                predicate=row[2],
                object=self._entity(row[3]),
                value=row[4],
                text=json.loads(row[5] or "{}"),
                label=json.loads(row[6] or "{}"),
                spoiler=bool(row[7]),
                rank=row[8],
                reason=row[9],
                sources=row[10],
                cites=tuple(cites.get(row[0], ())),
            )
            for row in rows
        ]

    def _entity(self, entity: str | None) -> Entity | None:
        return None if entity is None else self.entities[entity]

    async def spellings(self, entities: Iterable[str]) -> list[Spelling]:
        """Return how documents print these names, in the documents' order."""
        wanted = list(entities)
        sql = (
            f"SELECT DISTINCT {_DOCUMENT}, s.entity, s.printed, s.kind FROM spelling AS s"
            f" JOIN document AS d ON d.id = s.document"
            f" WHERE s.entity IN ({','.join('?' * len(wanted))}) ORDER BY d.position LIMIT 100"
        )
        return [
            Spelling(row[-3], _document(row), row[-2], AliasKind(row[-1]))
            for row in await self._rows(sql, wanted)
        ]

    async def misprinted(self) -> list[Spelling]:
        """Return the names that documents print in another way than we do."""
        rows = await self._rows(
            "SELECT DISTINCT entity FROM spelling WHERE kind NOT IN ('name', 'short') LIMIT 50"
        )
        return await self.spellings(row[0] for row in rows)

    async def disagreements(self) -> list[Fact]:
        """Return every value of what can be true only once and has several, the best first."""
        sql = (
            f"{_FACT} WHERE f.id IN (SELECT id FROM disagreement LIMIT 60)"
            " ORDER BY f.subject, f.predicate, f.rank"
        )
        return await self._facts(await self._rows(sql))

    async def replaced(self) -> list[Fact]:
        """Return the facts that some document states in place of what the others say."""
        sql = (
            f"{_FACT} WHERE f.id IN"
            " (SELECT fact FROM citation WHERE instead_of IS NOT NULL LIMIT 20)"
        )
        return await self._facts(await self._rows(sql))

    # ── documents ────────────────────────────────────────────────────────────

    async def newest(self, limit: int, offset: int = 0) -> list[Document]:
        """Return documents, newest first; those without any date come last."""
        sql = (
            f"SELECT {_DOCUMENT} FROM document AS d"
            " ORDER BY length(coalesce(d.published, '')) < 10, d.newest DESC, d.position"
            " LIMIT ? OFFSET ?"
        )
        return [_document(row) for row in await self._rows(sql, (limit, offset))]

    async def document(self, document: str) -> Document | None:
        """Return one document by its id."""
        rows = await self._rows(
            f"SELECT {_DOCUMENT} FROM document AS d WHERE d.id = ?", (document,)
        )
        return _document(rows[0]) if rows else None

    async def titles(self) -> list[tuple[str, str, str]]:
        """Return (id, outlet, title) of every document, newest first; read once and kept."""
        if self._titles is None:
            sql = "SELECT id, outlet, title FROM document ORDER BY newest DESC, position"
            self._titles = [(row[0], row[1], row[2]) for row in await self._rows(sql)]
        return self._titles

    async def titles_like(self, typed: str, limit: int = 25) -> list[tuple[str, str, str]]:
        """Return (id, outlet, title) of documents whose outlet or title holds what was typed."""
        wanted = fold(typed[:LONGEST_QUERY])
        listed = await self.titles()
        held = (row for row in listed if wanted in fold(row[1]) or wanted in fold(row[2]))
        return list(islice(held, limit))

    async def undated(self) -> int:
        """Return how many documents neither have a day nor tell of one."""
        sql = (
            "SELECT count(*) FROM document"
            " WHERE tells_of IS NULL AND length(coalesce(published, '')) < 10"
        )
        return (await self._rows(sql))[0][0]

    # ── quotes ───────────────────────────────────────────────────────────────

    async def quote_ids(self, speaker: str | None = None) -> list[str]:
        """Return the whole quotes, of one speaker or of all, the most often printed first."""
        sql = (
            "SELECT id FROM quote WHERE whole = 1 AND (? IS NULL OR speaker = ?)"
            " ORDER BY printed DESC, position"
        )
        return [row[0] for row in await self._rows(sql, (speaker, speaker))]

    async def quotes(self, ids: Sequence[str]) -> list[Quote]:
        """Return these quotes with their printings, in the order asked, as far as they exist."""
        marks = ",".join("?" * len(ids))
        printings: dict[str, list[QuotePrinting]] = {}
        rows = await self._rows(
            f"SELECT {_DOCUMENT}, p.quote, p.kind, p.attribution, p.shown, p.differences"
            " FROM printing AS p JOIN document AS d ON d.id = p.document"
            f" WHERE p.quote IN ({marks}) ORDER BY p.quote, d.position, p.start LIMIT 200",
            ids,
        )
        for row in rows:
            quote, kind, attribution, shown, notes = row[_DOCUMENT_COLUMNS:]
            printing = QuotePrinting(
                document=_document(row),
                kind=QuoteKind(kind),
                attributed=attribution != "none",
                shown=bool(shown),
                differences=tuple(msgspec.json.decode(notes, type=list[Difference])),
            )
            printings.setdefault(quote, []).append(printing)
        rows = await self._rows(
            f"SELECT id, text, language, speaker, whole FROM quote WHERE id IN ({marks})", ids
        )
        found = {
            row[0]: Quote(
                row[0],
                row[1],
                row[2],
                self._entity(row[3]),
                bool(row[4]),
                tuple(printings.get(row[0], ())),
            )
            for row in rows
        }
        return [found[quote] for quote in dict.fromkeys(ids) if quote in found]

    async def quotes_varying(self) -> list[str]:
        """Return the quotes of which documents print other words, not just a part of them."""
        sql = (
            "SELECT DISTINCT quote FROM printing, json_each(differences)"
            " WHERE json_extract(json_each.value, '$.change') IN ('words', 'reported')"
            " AND json_extract(json_each.value, '$.printed') <> ''"
        )
        return [row[0] for row in await self._rows(sql)]

    async def quotes_in(self, document: str) -> list[str]:
        """Return the quotes of which a document prints all or some words."""
        sql = "SELECT DISTINCT quote FROM printing WHERE document = ? AND kind <> 'reported'"
        return [row[0] for row in await self._rows(sql, (document,))]

    # ── release, search ──────────────────────────────────────────────────────

    async def statements(self, document: str | None = None) -> list[Statement]:
        """Return what documents say of the release, newest first, undated last."""
        sql = (
            f"SELECT {_DOCUMENT}, r.status, r.precision, r.edtf, r.said_by, r.anchor, r.relative"
            " FROM release_statement AS r JOIN document AS d ON d.id = r.document"
            " WHERE ? IS NULL OR d.id = ? ORDER BY d.newest DESC, d.position LIMIT 100"
        )
        return [
            Statement(
                document=_document(row),
                status=Status(row[-6]),
                precision=Precision(row[-5]),
                window=parse(row[-4]) if row[-4] else None,
                said_by=self._entity(row[-3]),
                anchor=date.fromisoformat(row[-2]) if row[-2] else None,
                relative=bool(row[-1]),
            )
            for row in await self._rows(sql, (document, document))
        ]

    async def search(self, words: list[str], limit: int = 8) -> tuple[list[Fact], list[str]]:
        """Return the facts and the ids of quotes whose texts hold every one of `words`."""
        expression = search.query(words)
        if not expression:
            return [], []
        rows = await self._rows(
            "SELECT findable.fact, findable.quote FROM search"
            " JOIN findable ON findable.id = search.rowid"
            " WHERE search MATCH ? ORDER BY rank LIMIT ?",
            (expression, limit),
        )
        wanted = [row[0] for row in rows if row[0] is not None]
        marks = ",".join("?" * len(wanted))
        facts = await self._facts(await self._rows(f"{_FACT} WHERE f.id IN ({marks})", wanted))
        facts.sort(key=lambda fact: wanted.index(fact.id))
        return facts, [row[1] for row in rows if row[1] is not None]

    # ── lifetime ─────────────────────────────────────────────────────────────

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[Knowledge]:
        """Hold this generation open while it is read."""
        self._readers += 1
        try:
            yield self
        finally:
            self._readers -= 1
            if self._retired and not self._readers:
                await self._db.close()

    async def retire(self) -> None:
        """Close once nobody reads any more."""
        self._retired = True
        if not self._readers:
            await self._db.close()


def _document(row: Row) -> Document:
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
