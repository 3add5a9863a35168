"""Keeps what admins were told: a welcome and notices, each once; and throws away old outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, exists, func, select, update

from bot.domain.delivery import Outcome, Trouble
from bot.domain.story import Kind, Notice, Welcome
from bot.store.deliveries import upsert
from bot.store.stories import tell_one
from bot.store.tables import guild, outcome, story, subscription

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.servers import Route
    from bot.store.state import State

DAY = 24 * 3_600 * 1_000
"""Milliseconds."""
WEEK = 7 * DAY
KEPT = 50
"""Outcomes kept of a channel, however old."""
_WORKED = (Outcome.DELIVERED, Outcome.EDITED, Outcome.REPLIED, Outcome.FOUND)


class Attendance:
    """What the admins of servers were told."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def arrived(
        self, guild_id: int, now: int, *, joined: int | None = None, channel: int | None = None
    ) -> bool:
        """Note a new server, and welcome it in `channel`, all or nothing; `joined` names the
        arrival, in milliseconds. Returns whether a welcome is to be sent; a server that is known
        gets none.
        """
        async with self._state.transaction() as db:
            row = upsert(db)(guild).values(guild_id=guild_id, answers="public", seen_at=now)
            fresh = (await db.execute(row.on_conflict_do_nothing())).rowcount == 1
            if not fresh or channel is None or joined is None:
                return False
            id_ = f"welcome:{guild_id}:{joined}"
            await tell_one(db, id_, Welcome(), guild_id=guild_id, channel_id=channel, now=now)
            return True

    async def notify(self, route: Route, channel: int, now: int) -> bool:
        """Tell the admins in `channel` that a route is suspended, once for each suspension.

        Returns whether they are told now. They aren't where they heard the same of it within a
        day, and nothing worked since: then it only failed again.
        """
        if route.suspended is None or route.suspended_at is None:
            return False
        async with self._state.transaction() as db:
            mine = and_(
                subscription.c.guild_id == route.guild,
                subscription.c.channel_id == route.channel,
                subscription.c.suspended_at == route.suspended_at,
                subscription.c.noticed_at.is_(None),
            )
            noted = await db.execute(update(subscription).where(mine).values(noticed_at=now))
            if noted.rowcount == 0:
                return False
            stem = f"notice:{route.channel}:{route.suspended}:"
            if await _heard(db, stem, route.channel, now):
                return False
            body = Notice(route.channel, route.suspended, route.suspended_at)
            id_ = f"{stem}{route.suspended_at}"
            await tell_one(db, id_, body, guild_id=route.guild, channel_id=channel, now=now)
            return True

    async def held(self, now: int) -> list[tuple[int, int, int]]:
        """Return where nobody knows of news of the last week whether they arrived: guild, channel,
        and when that was at last.
        """
        waiting = (
            select(outcome.c.guild_id, outcome.c.channel_id, func.max(outcome.c.at))
            .join(story, story.c.id == outcome.c.story_id)
            .where(
                outcome.c.what == Outcome.HELD,
                outcome.c.at > now - WEEK,
                story.c.kind.in_((Kind.NEWS, Kind.DIGEST)),
            )
            .group_by(outcome.c.guild_id, outcome.c.channel_id)
        )
        async with self._state.transaction() as db:
            return [(row[0], row[1], row[2]) for row in await db.execute(waiting)]

    async def notify_held(
        self, guild_id: int, held_in: int, since: int, channel: int, now: int
    ) -> bool:
        """Tell the admins in `channel` what nobody knows of `held_in`, once for each day on which
        that came to be. Returns whether they are told now.
        """
        trouble = Trouble.UNKNOWN_FATE
        id_ = f"notice:{held_in}:{trouble}:{since // DAY}"
        async with self._state.transaction() as db:
            if (await db.execute(select(story.c.id).where(story.c.id == id_))).first():
                return False
            body = Notice(held_in, trouble, since)
            await tell_one(db, id_, body, guild_id=guild_id, channel_id=channel, now=now)
            return True

    async def prune(self, before: int) -> int:
        """Delete outcomes from before `before`, but not the newest of each channel."""
        newest_first = func.row_number().over(
            partition_by=outcome.c.channel_id, order_by=outcome.c.id.desc()
        )
        ranked = select(outcome.c.id, newest_first.label("place")).subquery()
        spared = select(ranked.c.id).where(ranked.c.place <= KEPT)
        old = delete(outcome).where(outcome.c.at < before, outcome.c.id.not_in(spared))
        async with self._state.transaction() as db:
            return (await db.execute(old)).rowcount


async def _heard(db: AsyncConnection, stem: str, channel: int, now: int) -> bool:
    """Say whether a notice with this beginning is still the last word on a channel."""
    worked = exists().where(
        outcome.c.channel_id == channel,
        outcome.c.what.in_(_WORKED),
        outcome.c.at > story.c.updated_at,
    )
    same = select(story.c.id).where(
        story.c.id.startswith(stem, autoescape=True), story.c.updated_at > now - DAY, ~worked
    )
    return (await db.execute(same.limit(1))).first() is not None
