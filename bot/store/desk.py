"""Articles that arrived, and what was decided on them: each change with its audit lines, at once.

Whoever changes an article names the revision that they saw: of two who do so at the same time one
wins, and the other is told that it is `Stale`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import IntegrityError

from bot.domain.desk import Arrival, Decided, Held, Newcomer, Standing, Way, What
from bot.domain.documents import DocumentForm
from bot.store.decisions import read_decisions, write_down
from bot.store.deliveries import upsert
from bot.store.tables import ASKED, arrival, retraction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.state import State


_AT_ONCE = 500
"""Articles that are named in one question to the database."""


class Stale(Exception):
    """Somebody else was faster: the article isn't what it was when it was looked at."""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many articles stand how. `held` are those of the taken that have statements held."""

    taken: int = 0
    waiting: int = 0
    rejected: int = 0
    retracted: int = 0
    held: int = 0

    @property
    def asked(self) -> int:
        """About how many articles a curator is asked."""
        return self.waiting + self.held


class Desk:
    """All articles that arrived."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def keep(self, new: Arrival, decided: Sequence[Decided] = ()) -> Arrival:
        """Write an article, and who decided what on it; return it with its new revision.

        One of revision 0 must be new, its link too; any other replaces what has that revision.
        Raises Stale where that isn't so, and then nothing is written.
        """
        try:
            async with self._state.transaction() as db:
                kept = await (_insert(db, new) if new.revision == 0 else _replace(db, new))
                await write_down(db, decided)
        except IntegrityError as error:  # the link is that of another document
            raise Stale(new.document) from error
        return kept

    async def arrival(self, document: str) -> Arrival | None:
        """Return an article; none if there is no such one."""
        return await self._one(arrival.c.document == document)

    async def by_link(self, key: str) -> Arrival | None:
        """Return the article of a link, given in the form in which links are compared."""
        return await self._one(arrival.c.link_key == key)

    async def by_sha(self, sha256: str) -> Arrival | None:
        """Return the article with this very text, the first if there are several."""
        return await self._one(arrival.c.sha256 == sha256)

    async def arrivals(self, known: Mapping[str, Arrival] | None = None) -> list[Arrival]:
        """Return all articles, whatever their standing; oldest first.

        Those `known` that still have the same revision are returned as they are, not read again.
        """
        known = known or {}
        rows: list[Any] = []
        async with self._state.transaction() as db:
            listed = select(arrival.c.document, arrival.c.revision)
            now = (await db.execute(listed.order_by(arrival.c.at, arrival.c.document))).all()
            new = [d for d, revision in now if d not in known or known[d].revision != revision]
            for at in range(0, len(new), _AT_ONCE):
                some = arrival.c.document.in_(new[at : at + _AT_ONCE])
                rows += await db.execute(select(arrival).where(some))
        # Taking thousands of drafts apart takes a while: others get their turn meanwhile.
        read = await asyncio.to_thread(lambda: {row.document: as_arrival(row) for row in rows})
        return [read[d] if d in read else known[d] for d, _ in now]

    async def waiting(self) -> list[Arrival]:
        """Return the articles about which a curator is asked; oldest first."""
        return await self._all(text(ASKED))  # pyright: ignore[reportArgumentType]

    async def taken(self) -> set[str]:
        """Return the documents that were taken."""
        wanted = select(arrival.c.document).where(arrival.c.standing == Standing.TAKEN)
        async with self._state.transaction() as db:
            return set((await db.execute(wanted)).scalars())

    async def decide(
        self,
        document: str,
        revision: int,
        change: Callable[[Arrival], Arrival],
        decided: Sequence[Decided] = (),
    ) -> Arrival:
        """Change an article that still has this revision, and write down who decided what.

        Returns it with its new revision. Raises Stale if it has another one or is gone, and what
        `change` raises; then nothing is written.
        """
        async with self._state.transaction() as db:
            now = await _arrival(db, arrival.c.document == document)
            if now is None or now.revision != revision:
                raise Stale(document)
            changed = await _replace(db, msgspec.structs.replace(change(now), revision=revision))
            await write_down(db, decided)
        return changed

    async def retract(self, document: str, by: int | None, why: str | None, at: int) -> bool:
        """Take a document back, be it an article that arrived or one of the show's folder.

        Returns whether it wasn't yet.
        """
        async with self._state.transaction() as db:
            now = await _arrival(db, arrival.c.document == document)
            was = now.standing if now is not None else None
            row = {"document": document, "by": by, "at": at, "why": why, "was": was}
            written = upsert(db)(retraction).values(**row).on_conflict_do_nothing()
            if (await db.execute(written)).rowcount == 0:
                return False
            if now is not None:
                await _replace(db, _standing(now, Standing.RETRACTED, at))
            line = Decided(what=What.RETRACTED, document=document, by=by, at=at, after=why)
            await write_down(db, [line])
        return True

    async def restore(self, document: str, by: int | None, at: int) -> bool:
        """Let a retracted document stand as it did before. Returns whether it was retracted."""
        mine = retraction.c.document == document
        async with self._state.transaction() as db:
            gone = (await db.execute(delete(retraction).where(mine).returning(retraction))).first()
            if gone is None:
                return False
            now = await _arrival(db, arrival.c.document == document)
            if now is not None and now.standing is Standing.RETRACTED:
                await _replace(db, _standing(now, Standing(gone.was or Standing.WAITING), at))
            line = Decided(what=What.RESTORED, document=document, by=by, at=at, before=gone.why)
            await write_down(db, [line])
        return True

    async def retracted(self) -> set[str]:
        """Return the documents that were taken back, those of the show's folder included."""
        async with self._state.transaction() as db:
            return set(await db.scalars(select(retraction.c.document)))

    async def decisions(self, document: str | None = None, limit: int = 50) -> list[Decided]:
        """Return the last decisions, newest first: on one document, or all of them."""
        async with self._state.transaction() as db:
            return await read_decisions(db, document, limit)

    async def note(self, *decided: Decided) -> None:
        """Write down what was decided of no article, such as an export."""
        async with self._state.transaction() as db:
            await write_down(db, decided)

    async def counts(self) -> Counts:
        """Return how many articles stand how."""
        by_standing = select(arrival.c.standing, func.count()).group_by(arrival.c.standing)
        open_ = select(func.count()).where(arrival.c.standing == Standing.TAKEN)
        async with self._state.transaction() as db:
            found = {row[0]: row[1] for row in await db.execute(by_standing)}
            held = (await db.execute(open_.where(arrival.c.held != "[]"))).scalar_one()
        return Counts(**found, held=held)

    async def _one(self, which: ColumnElement[bool]) -> Arrival | None:
        async with self._state.transaction() as db:
            return await _arrival(db, which)

    async def _all(self, *which: ColumnElement[bool]) -> list[Arrival]:
        wanted = select(arrival).where(*which).order_by(arrival.c.at, arrival.c.document)
        async with self._state.transaction() as db:
            return [as_arrival(row) for row in await db.execute(wanted)]


async def _arrival(db: AsyncConnection, which: ColumnElement[bool]) -> Arrival | None:
    wanted = select(arrival).where(which).order_by(arrival.c.at, arrival.c.document).limit(1)
    row = (await db.execute(wanted)).first()
    return as_arrival(row) if row is not None else None


async def _insert(db: AsyncConnection, new: Arrival) -> Arrival:
    row = {**_row(new), "document": new.document, "revision": 1}
    written = await db.execute(upsert(db)(arrival).values(**row).on_conflict_do_nothing())
    if written.rowcount == 0:
        raise Stale(new.document)
    return msgspec.structs.replace(new, revision=1)


async def _replace(db: AsyncConnection, new: Arrival) -> Arrival:
    """Write an article over the one with its revision. Raises Stale."""
    mine = arrival.c.document == new.document, arrival.c.revision == new.revision
    row = {**_row(new), "revision": new.revision + 1}
    if (await db.execute(update(arrival).where(*mine).values(**row))).rowcount == 0:
        raise Stale(new.document)
    return msgspec.structs.replace(new, revision=new.revision + 1)


def _standing(now: Arrival, standing: Standing, at: int) -> Arrival:
    return msgspec.structs.replace(now, standing=standing, updated_at=at)


def _row(new: Arrival) -> dict[str, Any]:
    return {
        "link_key": new.link_key,
        "sha256": new.sha256,
        "sketch": new.sketch,
        "draft": msgspec.json.encode(new.draft).decode(),
        "held": msgspec.json.encode(new.held).decode(),
        "newcomers": msgspec.json.encode(new.newcomers).decode(),
        "standing": new.standing,
        "way": new.way,
        "handed_by": new.handed_by,
        "at": new.at,
        "updated_at": new.updated_at,
    }


def as_arrival(row: Any) -> Arrival:
    """Return a row of `arrival` as what it says."""
    return Arrival(
        document=row.document,
        draft=msgspec.json.decode(row.draft, type=DocumentForm),
        standing=Standing(row.standing),
        held=msgspec.json.decode(row.held, type=tuple[Held, ...]),
        newcomers=msgspec.json.decode(row.newcomers, type=tuple[Newcomer, ...]),
        way=Way(row.way),
        link_key=row.link_key,
        sha256=row.sha256,
        sketch=row.sketch,
        handed_by=row.handed_by,
        at=row.at,
        updated_at=row.updated_at,
        revision=row.revision,
    )
