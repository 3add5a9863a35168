"""Links that members handed in: a few a day each, and every one of them is told what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, cast, delete, exists, func, literal, select, update

from bot.domain.desk import HandedIn, Suggestion
from bot.store.deliveries import upsert
from bot.store.tables import arrival, suggestion

if TYPE_CHECKING:
    from bot.store.state import State

DAY = 86_400_000
"""Milliseconds for which a suggestion counts."""
OF_ALL = 100
"""Links that all members together may hand in within a day."""
FORGOTTEN = "forgotten"
"""The outcome of a suggestion of which only its member and its time are left."""


class Suggestions:
    """What members handed in."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def hand_in(  # noqa: PLR0917 - what, by whom, from where, when, and how many
        self,
        link: str,
        key: str,
        user: int,
        guild: int | None,
        now: int,
        limit_per_day: int,
        of_all: int = OF_ALL,
    ) -> HandedIn:
        """Take a link in, unless it is known, or the member handed in as many as a day allows.

        All members together hand in no more than `of_all` a day.

        `key` is the link in the form in which links are compared. What is known costs nothing.
        """
        here = exists().where(arrival.c.link_key == key)
        handed = exists().where(suggestion.c.link_key == key)
        today = suggestion.c.at > now - DAY
        every = select(func.count()).where(today)
        mine = every.where(suggestion.c.user_id == user)
        row = {"link_key": key, "link": link, "user_id": user, "guild_id": guild, "at": now}
        async with self._state.transaction() as db:
            if await db.scalar(select(here | handed)):
                return HandedIn.KNOWN
            if (await db.scalar(mine) or 0) >= limit_per_day:
                return HandedIn.TOO_MANY
            if (await db.scalar(every) or 0) >= of_all:
                return HandedIn.ALL_TOO_MANY
            written = upsert(db)(suggestion).values(**row).on_conflict_do_nothing()
            fresh = (await db.execute(written)).rowcount
        return HandedIn.TAKEN_IN if fresh else HandedIn.KNOWN

    async def open(self, limit: int = 50) -> list[Suggestion]:
        """Return the suggestions of which nothing came yet; oldest first."""
        return await self._read(suggestion.c.outcome.is_(None), limit)

    async def came_to(self, key: str, outcome: str) -> None:
        """Note what came of a link that was handed in; nothing where nobody did."""
        mine = suggestion.c.link_key == key, suggestion.c.outcome.is_(None)
        async with self._state.transaction() as db:
            await db.execute(update(suggestion).where(*mine).values(outcome=outcome))

    async def untold(self, limit: int = 50) -> list[Suggestion]:
        """Return the suggestions of which something came that the member wasn't told."""
        ended = suggestion.c.outcome.is_not(None) & suggestion.c.told_at.is_(None)
        return await self._read(ended, limit)

    async def told(self, id_: int, now: int) -> None:
        """Note that a member was told, or can't be."""
        async with self._state.transaction() as db:
            mine = suggestion.c.id == id_
            await db.execute(update(suggestion).where(mine).values(told_at=now))

    async def forget(self, user_id: int) -> int:
        """Delete what a member handed in, and who handed in what arrived. Returns how many.

        What stays is that the member handed something in, for as long as it counts: see `lapse`.
        """
        handed = update(arrival).where(arrival.c.handed_by == user_id)
        mine = suggestion.c.user_id == user_id, suggestion.c.outcome.is_distinct_from(FORGOTTEN)
        # No link has a space in it, so that this one is nobody's.
        nothing = {
            "link_key": literal(f"{FORGOTTEN} ").concat(cast(suggestion.c.id, Text)),
            "link": "",
            "guild_id": None,
            "outcome": FORGOTTEN,
            "told_at": suggestion.c.at,
        }
        async with self._state.transaction() as db:
            await db.execute(handed.values(handed_by=None))
            return (await db.execute(update(suggestion).where(*mine).values(**nothing))).rowcount

    async def lapse(self, now: int) -> None:
        """Delete what is left of forgotten suggestions that don't count any more."""
        over = suggestion.c.outcome == FORGOTTEN, suggestion.c.at <= now - DAY
        async with self._state.transaction() as db:
            await db.execute(delete(suggestion).where(*over))

    async def prune(self, before: int) -> int:
        """Delete suggestions from before `before` of which nobody is to be told any more."""
        old = suggestion.c.at < before, suggestion.c.told_at.is_not(None)
        async with self._state.transaction() as db:
            return (await db.execute(delete(suggestion).where(*old))).rowcount

    async def _read(self, which: Any, limit: int) -> list[Suggestion]:
        wanted = select(suggestion).where(which).order_by(suggestion.c.id).limit(limit)
        async with self._state.transaction() as db:
            return [
                Suggestion(
                    id=row.id,
                    link_key=row.link_key,
                    link=row.link,
                    user=row.user_id,
                    guild=row.guild_id,
                    at=row.at,
                    outcome=row.outcome,
                    told_at=row.told_at,
                )
                for row in await db.execute(wanted)
            ]
