"""Reads one generation of knowledge.db: entities, facts, documents, quotes, search."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from itertools import islice
from typing import TYPE_CHECKING, cast

import aiosqlite

from bot.domain.documents import QuoteKind
from bot.domain.facts import PREDICATES, Kind
from bot.domain.names import LONGEST_QUERY, Alias, AliasKind, Named, NameIndex, fold
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
from bot.store import rows as make
from bot.store import search
from bot.store.built import APPLICATION_ID, address

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Sequence
    from pathlib import Path

    from bot.domain.release import Key
    from bot.domain.tracker import State
    from bot.store.rows import Row, Titled

_STATEMENT = (
    "SELECT r.document, r.status, r.precision, r.edtf, r.said_by, r.anchor, r.relative, EXISTS"
    " (SELECT 1 FROM release_statement AS first WHERE first.document = d.copy_of"
    " AND first.status = r.status AND first.edtf IS r.edtf)"
    " FROM release_statement AS r JOIN document AS d ON d.id = r.document"
)
_OF_SPEAKER = (
    "JOIN findable AS f ON f.id = search.rowid JOIN quote ON quote.id = f.quote AND speaker = ?"
)
MOST = 25
"""Values of one predicate that are read of one entity, the best supported first."""
PRINTINGS = 20
"""Printings of one quote that are read, the one shown and the first others."""
_FACT = (
    "SELECT f.id, f.subject, f.predicate, f.object, f.value, w.text, w.label, f.spoiler, f.rank,"
    " f.reason, f.sources FROM fact AS f LEFT JOIN word AS w ON w.slug = f.value"
)


KEPT, ROWS_KEPT = 4_096, 20_000
"""Facts, and rows of answers, that are kept once they were read."""
RANKED = 300
"""Matches of a search that are ranked: a word that has more of them tells little."""


class Knowledge:
    """One generation of the built file: names and documents in memory, facts read on demand.

    It never changes, so what was read once is kept.
    """

    def __init__(self, db: aiosqlite.Connection, path: Path) -> None:
        self.path = path
        self._db = db
        self._readers = 0
        self._retired = False
        self._facts_made: dict[int, Fact] = {}
        self._kept: dict[tuple[object, ...], list[Row]] = {}
        self._statements: list[Statement] | None = None
        self._titles: list[Titled]
        self._newest: list[Document]
        self._documents: dict[str, Document]
        self._quoted: dict[str | None, list[str]] = {None: []}
        self._undated: int
        self.show: Show
        self.entities: dict[str, Entity]
        self.names: NameIndex
        self.documents: int
        self.speakers: frozenset[str]
        self.release: State
        self.unconfirmed: frozenset[Key]

    @classmethod
    async def open(cls, path: Path) -> Knowledge:
        """Open and check a built file. Raises aiosqlite.Error if it is damaged or foreign."""
        db = await aiosqlite.connect(address(path), uri=True)
        knowledge = cls(db, path)
        try:
            await knowledge._load()
        except BaseException:
            await db.close()
            raise
        return knowledge

    async def _load(self) -> None:
        checked = await self._read("PRAGMA quick_check(1)")
        if checked[0][0] != "ok":
            raise aiosqlite.DatabaseError(f"damaged: {checked[0][0]}")
        if (await self._read("PRAGMA application_id"))[0][0] != APPLICATION_ID:
            raise aiosqlite.DatabaseError("this is no file that `bot build` made")
        meta = dict(await self._read("SELECT key, value FROM meta"))
        self.show = Show(**json.loads(meta["show"]), built_from=meta["fingerprint"])
        self.release, self.unconfirmed = make.release(meta["release"])
        rows = await self._read(
            "SELECT id, kind, name, short, pronoun, country, timezone, spoiler FROM entity"
            " ORDER BY position"
        )
        self.entities = {
            row[0]: Entity(row[0], Kind(row[1]), *row[2:7], spoiler=bool(row[7])) for row in rows
        }
        aliases = await self._read("SELECT entity, text, kind FROM alias")
        # Folding many names takes a while.
        self.names = await asyncio.to_thread(
            NameIndex.of,
            [Named(e.id, e.kind, e.name, e.spoiler) for e in self.entities.values()],
            [Alias(entity, text, AliasKind(kind)) for entity, text, kind in aliases],
            [row[0] for row in await self._read("SELECT text FROM namesake")],
        )
        speakers = "SELECT DISTINCT speaker FROM quote WHERE speaker IS NOT NULL"
        self.speakers = frozenset(row[0] for row in await self._read(speakers))
        whole = "SELECT id, speaker FROM quote WHERE whole = 1 ORDER BY printed DESC, position"
        for quote, speaker in await self._read(whole):
            for of in dict.fromkeys((None, speaker)):
                self._quoted.setdefault(of, []).append(quote)
        rows = await self._read(
            f"SELECT {make.DOCUMENT} FROM document"
            " ORDER BY length(coalesce(published, '')) < 10, newest DESC, position"
        )
        self._newest = [make.document(row) for row in rows]
        self._documents = {document.id: document for document in self._newest}
        newest = "SELECT id, outlet, title FROM document ORDER BY newest DESC, position"
        self._titles = [make.titled(*row) for row in await self._read(newest)]
        self._undated = sum(d.dated is None and d.tells_of is None for d in self._newest)
        self.documents = len(self._newest)

    async def _read(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        # A row is a plain tuple; aiosqlite's types only promise what a row factory might give.
        return cast("list[Row]", await self._db.execute_fetchall(sql, values))

    async def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Read and keep: going to the file's thread and back takes longer than most answers."""
        asked = (sql, *values)
        if (kept := self._kept.get(asked)) is not None:
            return kept
        rows = await self._read(sql, values)
        if sum(len(rows) + 1 for rows in self._kept.values()) > ROWS_KEPT:
            self._kept.clear()
        self._kept[asked] = rows
        return rows

    # ── facts ────────────────────────────────────────────────────────────────

    async def facts_about(self, *entities: str) -> tuple[list[Fact], list[Fact]]:
        """Return what is said of entities, and the facts that name them as somebody's part or so.

        Of what can be true only once, the best supported value leads.
        """
        marks = ",".join("?" * len(entities))
        said = f"{_FACT} WHERE f.subject IN ({marks}) AND f.rank <= {MOST}"
        own = await self._rows(f"{said} ORDER BY f.predicate, f.id", entities)
        naming = f"{_FACT} WHERE f.object IN ({marks}) ORDER BY f.predicate, f.id LIMIT ?"
        rows = await self._rows(naming, (*entities, 50 * len(entities)))
        facts = await self._facts([*own, *rows])
        best = sorted(facts[: len(own)], key=lambda f: PREDICATES[f.predicate].single and f.rank)
        return best, facts[len(own) :]

    async def facts_with(self, predicate: str, limit: int = 50) -> list[Fact]:
        """Return the facts of one predicate, in the order in which documents bring them.

        Of what can be true only once, the best supported value leads.
        """
        single = predicate in PREDICATES and PREDICATES[predicate].single
        order = "f.rank, f.id" if single else "f.id"
        sql = f"{_FACT} WHERE f.predicate = ? ORDER BY {order} LIMIT ?"
        return await self._facts(await self._rows(sql, (predicate, limit)))

    async def facts_of_document(self, document: str) -> list[Fact]:
        """Return the facts that one document states, among its fact's first documents."""
        sql = (
            f"{_FACT} WHERE f.id IN (SELECT fact FROM citation WHERE document = ?)"
            " ORDER BY f.predicate, f.id LIMIT 300"
        )
        return await self._facts(await self._rows(sql, (document,)))

    async def _facts(self, rows: Sequence[Row]) -> list[Fact]:
        if len(self._facts_made) > KEPT:
            self._facts_made.clear()
        # While others are read, somebody else may clear what is kept.
        made = {row[0]: self._facts_made[row[0]] for row in rows if row[0] in self._facts_made}
        new = [row for row in rows if row[0] not in made]
        cites: dict[int, list[Cite]] = {}
        sql = (
            "SELECT fact, document, said_by, instead_of FROM citation"
            f" WHERE fact IN ({','.join('?' * len(new))}) ORDER BY fact, place"
        )
        found = await self._read(sql, [row[0] for row in new]) if new else []
        for fact, document, said_by, instead_of in found:
            cite = Cite(self._documents[document], self._entity(said_by), instead_of)
            cites.setdefault(fact, []).append(cite)
        for row in new:
            subject, thing = self.entities[row[1]], self._entity(row[3])
            made[row[0]] = make.fact(row, subject, thing, cites.get(row[0], ()))
        self._facts_made |= made
        return [made[row[0]] for row in rows]

    def _entity(self, entity: str | None) -> Entity | None:
        return None if entity is None else self.entities[entity]

    async def spellings(self, entities: Iterable[str]) -> list[Spelling]:
        """Return how documents print these names, in the documents' order."""
        wanted = list(entities)
        sql = (
            "SELECT DISTINCT s.entity, s.document, s.printed, s.kind FROM spelling AS s"
            " JOIN document AS d ON d.id = s.document"
            f" WHERE s.entity IN ({','.join('?' * len(wanted))}) ORDER BY d.position LIMIT 100"
        )
        return [
            Spelling(entity, self._documents[document], printed, AliasKind(kind))
            for entity, document, printed, kind in await self._rows(sql, wanted)
        ]

    async def misprinted(self) -> list[Spelling]:
        """Return the names that documents print in another way than we do; spoilers never."""
        rows = await self._rows(
            "SELECT DISTINCT entity FROM spelling JOIN entity AS e ON e.id = entity"
            " WHERE spelling.kind NOT IN ('name', 'short') AND NOT e.spoiler LIMIT 50"
        )
        return await self.spellings(row[0] for row in rows)

    async def disagreements(self) -> list[Fact]:
        """Return every value of what can be true only once and has several, the best first."""
        sql = (
            f"{_FACT} WHERE (f.subject, f.predicate) IN"
            " (SELECT subject, predicate FROM disagreement WHERE rank = 2 ORDER BY id LIMIT 20)"
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
        return self._newest[offset : offset + limit]

    async def document(self, document: str) -> Document | None:
        """Return one document by its id."""
        return self._documents.get(document)

    async def titles(self) -> list[Titled]:
        """Return every document as it is looked up by name, newest first."""
        return self._titles

    async def titles_like(self, typed: str, limit: int = 25) -> list[Titled]:
        """Return the documents whose outlet or title holds what was typed."""
        wanted = fold(typed[:LONGEST_QUERY])
        held = (row for row in self._titles if wanted in row.by_both)
        return list(islice(held, limit))

    async def undated(self) -> int:
        """Return how many documents neither have a day nor tell of one."""
        return self._undated

    # ── quotes ───────────────────────────────────────────────────────────────

    async def quote_ids(self, speaker: str | None = None) -> list[str]:
        """Return the whole quotes, of one speaker or of all, the most often printed first."""
        return self._quoted.get(speaker, [])

    async def quotes(self, ids: Sequence[str]) -> list[Quote]:
        """Return these quotes with their printings, in the order asked, as far as they exist."""
        marks = ",".join("?" * len(ids))
        printings: dict[str, list[QuotePrinting]] = {}
        rows = await self._rows(
            "SELECT p.quote, p.document, p.kind, p.attribution, p.shown, p.differences"
            " FROM printing AS p JOIN document AS d ON d.id = p.document"
            f" WHERE p.quote IN ({marks}) AND p.place <= {PRINTINGS}"
            " ORDER BY p.quote, d.position, p.start",
            ids,
        )
        for quote, document, kind, attribution, shown, notes in rows:
            printing = QuotePrinting(
                document=self._documents[document],
                kind=QuoteKind(kind),
                attributed=attribution != "none",
                shown=bool(shown),
                differences=make.differences(notes),
            )
            printings.setdefault(quote, []).append(printing)
        rows = await self._rows(
            f"SELECT id, text, language, speaker, whole FROM quote WHERE id IN ({marks})", ids
        )
        found = {
            row[0]: Quote(
                id=row[0],
                text=row[1],
                language=row[2],
                speaker=self._entity(row[3]),
                whole=bool(row[4]),
                printings=tuple(printings.get(row[0], ())),
            )
            for row in rows
        }
        return [found[quote] for quote in dict.fromkeys(ids) if quote in found]

    async def quotes_varying(self) -> list[str]:
        """Return the quotes of which documents print other words, not just a part of them."""
        sql = (
            "SELECT DISTINCT quote FROM printing, json_each(differences)"
            " WHERE json_extract(json_each.value, '$.change') IN ('words', 'reported')"
            " AND json_extract(json_each.value, '$.printed') <> '' LIMIT 20"
        )
        return [row[0] for row in await self._rows(sql)]

    async def quotes_in(self, document: str) -> list[str]:
        """Return the quotes of which a document prints all or some words."""
        sql = "SELECT DISTINCT quote FROM printing WHERE document = ? AND kind <> 'reported'"
        return [row[0] for row in await self._rows(sql, (document,))]

    # ── release, search ──────────────────────────────────────────────────────

    async def statements(self) -> list[Statement]:
        """Return what documents say of the release, newest first, undated last; kept once read."""
        if self._statements is None:
            sql = f"{_STATEMENT} ORDER BY d.newest DESC, d.position LIMIT 100"
            self._statements = [self._statement(row) for row in await self._rows(sql)]
        return self._statements

    async def statements_of(self, document: str) -> list[Statement]:
        """Return what one document says of the release."""
        rows = await self._rows(f"{_STATEMENT} WHERE r.document = ?", (document,))
        return [self._statement(row) for row in rows]

    def _statement(self, row: Row) -> Statement:
        return make.statement(row, self._documents[row[0]], self._entity(row[4]))

    async def search(self, words: list[str], limit: int = 8) -> tuple[list[Fact], list[str]]:
        """Return the facts and the ids of quotes whose texts hold every one of `words`."""
        expression = search.query(words)
        if not expression:
            return [], []
        rows = await self._read(
            "SELECT fact, quote FROM"
            f" (SELECT rowid, rank FROM search WHERE search MATCH ? LIMIT {RANKED}) AS found"
            " JOIN findable ON findable.id = found.rowid ORDER BY rank LIMIT ?",
            (expression, limit),
        )
        wanted = [row[0] for row in rows if row[0] is not None]
        marks = ",".join("?" * len(wanted))
        facts = await self._facts(await self._rows(f"{_FACT} WHERE f.id IN ({marks})", wanted))
        facts.sort(key=lambda fact: wanted.index(fact.id))
        return facts, [row[1] for row in rows if row[1] is not None]

    async def quotes_with(self, words: list[str], speaker: str | None, limit: int) -> list[str]:
        """Return the quotes that hold every one of `words`, of one speaker or of anybody."""
        expression = search.query(words)
        sql = (
            "SELECT quote FROM (SELECT search.rowid, search.rank FROM search"
            f" {_OF_SPEAKER if speaker else ''} WHERE search MATCH ?"
            # The index has the facts first and the quotes after them.
            " AND search.rowid > (SELECT coalesce(max(id), 0) FROM fact)"
            f" LIMIT {RANKED}) AS found JOIN findable ON id = found.rowid ORDER BY rank LIMIT ?"
        )
        values = (speaker, expression, limit) if speaker else (expression, limit)
        return [row[0] for row in await self._read(sql, values)] if expression else []

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
