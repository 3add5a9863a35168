"""The feeds that are polled, and which of their entries were met before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, select, update

from bot.domain.desk import Decided, Feed, Sighting, What
from bot.store.decisions import write_down
from bot.store.deliveries import upsert
from bot.store.tables import feed, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.state import State

_AT_ONCE = 500
"""Keys of one statement: databases bound how many values they take."""


class Feeds:
    """All feeds: those of show.toml, and those that curators added."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def sync(self, show: Iterable[Feed], now: int) -> None:
        """Bring the feeds in step with show.toml: new ones are due at once, others keep their past.

        Of `show` the url, name and interval count. What it doesn't name any more is gone, unless a
        curator added it; what a curator switched off stays so.
        """
        wanted = {one.url: one for one in show}
        async with self._state.transaction() as db:
            gone = feed.c.added_by.is_(None) & feed.c.url.not_in(list(wanted))
            await db.execute(delete(feed).where(gone))
            for one in wanted.values():
                row = {"name": one.name, "every_s": one.every_s, "added_by": None}
                written = upsert(db)(feed).values(url=one.url, **row, next_at=now, failures=0)
                await db.execute(written.on_conflict_do_update(index_elements=["url"], set_=row))

    async def add(self, url: str, name: str, every_s: int, by: int, now: int) -> bool:
        """Add a feed, due at once, or switch one on again. Returns whether it wasn't polled yet."""
        async with self._state.transaction() as db:
            row = {"name": name, "every_s": every_s, "added_by": by, "next_at": now, "failures": 0}
            fresh = upsert(db)(feed).values(url=url, **row).on_conflict_do_nothing()
            again = update(feed).where(feed.c.url == url, feed.c.disabled_at.is_not(None))
            on = {"disabled_at": None, "next_at": now, "failures": 0, "problem": None}
            if (await db.execute(fresh)).rowcount == 0 and (
                await db.execute(again.values(**on))
            ).rowcount == 0:
                return False
            await write_down(db, [Decided(what=What.FED, at=now, by=by, after=url)])
        return True

    async def drop(self, url: str, by: int, now: int) -> bool:
        """Poll a feed no longer. Returns whether it was polled.

        One that a curator added is deleted, one of show.toml is switched off: it would come back.
        """
        mine = feed.c.url == url
        async with self._state.transaction() as db:
            gone = delete(feed).where(mine, feed.c.added_by.is_not(None))
            off = update(feed).where(mine, feed.c.disabled_at.is_(None)).values(disabled_at=now)
            if (await db.execute(gone)).rowcount == 0 and (await db.execute(off)).rowcount == 0:
                return False
            await write_down(db, [Decided(what=What.UNFED, at=now, by=by, before=url)])
        return True

    async def disable(self, url: str, problem: str, now: int) -> None:
        """Switch off a feed that will not get better, such as one that is gone for good."""
        mine = feed.c.url == url, feed.c.disabled_at.is_(None)
        async with self._state.transaction() as db:
            off = update(feed).where(*mine).values(disabled_at=now, problem=problem)
            if (await db.execute(off)).rowcount:
                line = Decided(what=What.UNFED, at=now, rule=problem, before=url)
                await write_down(db, [line])

    async def all(self) -> list[Feed]:
        """Return all feeds, those that are switched off included, by name."""
        return await self._read(select(feed).order_by(feed.c.name, feed.c.url))

    async def due(self, now: int, limit: int = 50) -> list[Feed]:
        """Return the feeds that are to be polled now, the longest waiting first."""
        wanted = select(feed).where(feed.c.disabled_at.is_(None), feed.c.next_at <= now)
        return await self._read(wanted.order_by(feed.c.next_at, feed.c.url).limit(limit))

    async def next_at(self) -> int | None:
        """Return when the next feed is to be polled; none if there is none."""
        wanted = select(feed.c.next_at).where(feed.c.disabled_at.is_(None))
        async with self._state.transaction() as db:
            return await db.scalar(wanted.order_by(feed.c.next_at).limit(1))

    async def polled(
        self,
        url: str,
        now: int,
        next_at: int,
        *,
        problem: str | None = None,
        etag: str | None = None,
        modified: str | None = None,
    ) -> None:
        """Note how a poll went, and when the next one is due.

        A success keeps `etag` and `modified` for the next request. A `problem` counts as one more
        failure and leaves them as they were.
        """
        row: dict[str, Any] = {"next_at": next_at, "problem": problem}
        if problem is None:
            row |= {"failures": 0, "ok_at": now, "etag": etag, "modified": modified}
        else:
            row |= {"failures": feed.c.failures + 1}
        async with self._state.transaction() as db:
            await db.execute(update(feed).where(feed.c.url == url).values(**row))

    async def _read(self, wanted: Any) -> list[Feed]:
        async with self._state.transaction() as db:
            return [Feed(**row) for row in (await db.execute(wanted)).mappings()]


class Seen:
    """Links and feeds' entries that were met before, so that they aren't read again."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def known(self, keys: Iterable[str]) -> dict[str, Sighting]:
        """Return what is known of these keys; what was never met is missing."""
        found: dict[str, Sighting] = {}
        async with self._state.transaction() as db:
            for some in _batches(sorted(set(keys))):
                rows = await db.execute(select(seen).where(seen.c.key.in_(some)))
                found |= {row["key"]: Sighting(**row) for row in rows.mappings()}
        return found

    async def note(self, *sightings: Sighting) -> None:
        """Write down what became of links and entries, in place of what was known of them."""
        async with self._state.transaction() as db:
            for sighting in sightings:
                await _note(db, sighting)

    async def touch(self, keys: Iterable[str], now: int) -> None:
        """Note that these are still met, so that they aren't forgotten while a feed lists them."""
        async with self._state.transaction() as db:
            for some in _batches(sorted(set(keys))):
                mine = seen.c.key.in_(some), seen.c.at < now
                await db.execute(update(seen).where(*mine).values(at=now))

    async def prune(self, before: int) -> int:
        """Forget what was last met before `before`. Returns how many."""
        async with self._state.transaction() as db:
            return (await db.execute(delete(seen).where(seen.c.at < before))).rowcount


async def _note(db: AsyncConnection, sighting: Sighting) -> None:
    row = msgspec.structs.asdict(sighting)
    written = upsert(db)(seen).values(**row)
    await db.execute(written.on_conflict_do_update(index_elements=["key"], set_=row))


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
