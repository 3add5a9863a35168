"""Keeps what admins were told: a welcome and notices, each once; and throws away what is old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, exists, func, select, update

from bot.domain.delivery import Outcome, Step, Trouble
from bot.domain.story import Kind, Notice, Welcome
from bot.store.deliveries import upsert
from bot.store.stories import tell_one
from bot.store.tables import delivery, guild, live, outcome, story, subscription

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.servers import Route
    from bot.store.state import State

DAY = 24 * 3_600 * 1_000
"""Milliseconds."""
WEEK = 7 * DAY
KEPT = 50
"""Outcomes kept of a channel, however old."""
CHUNK = 500
"""Rows that are looked at in one transaction when old ones are thrown away."""
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
        """Delete outcomes from before `before`, but not the newest of each channel.

        Like all pruning, a little at a time: others write in between.
        """
        other, last, deleted = outcome.alias(), 0, 0
        newest = (
            select(other.c.id)
            .where(other.c.channel_id == outcome.c.channel_id)
            .order_by(other.c.id.desc())
            .limit(1)
            .offset(KEPT - 1)
            .scalar_subquery()
        )
        while True:
            following = select(outcome.c.id, outcome.c.at).where(outcome.c.id > last)
            async with self._state.transaction() as db:
                rows = (await db.execute(following.order_by(outcome.c.id).limit(CHUNK))).all()
                if not rows:
                    return deleted
                these = outcome.c.id > last, outcome.c.id <= rows[-1].id, outcome.c.at < before
                old = delete(outcome).where(*these, outcome.c.id < newest)
                deleted += (await db.execute(old)).rowcount
            if len(rows) < CHUNK or rows[-1].at >= before:
                return deleted
            last = rows[-1].id

    async def prune_replies(self, before: int) -> int:
        """Delete replies and publications of news that ended before `before`.

        Those stay that say what a channel was told though its post doesn't show it yet, and those
        of closed routes: what they missed is told when they are opened.
        """
        post, last, deleted = delivery.alias(), 0, 0
        behind = exists().where(
            post.c.story_id == delivery.c.story_id,
            post.c.channel_id == delivery.c.channel_id,
            post.c.step == Step.POST,
            post.c.sent_rev < delivery.c.number,
            delivery.c.step == Step.REPLY,
        )
        closed = exists().where(
            subscription.c.channel_id == delivery.c.channel_id,
            subscription.c.paused_at.is_not(None) | subscription.c.suspended_at.is_not(None),
        )
        ended = and_(
            delivery.c.step.in_((Step.REPLY, Step.PUBLISH)), ~live(), delivery.c.since_at < before
        )
        while True:
            following = select(delivery.c.id).where(delivery.c.id > last)
            async with self._state.transaction() as db:
                found = await db.execute(following.order_by(delivery.c.id).limit(CHUNK))
                ids = list(found.scalars())
                if not ids:
                    return deleted
                these = delivery.c.id > last, delivery.c.id <= ids[-1]
                old = delete(delivery).where(*these, ended, ~behind, ~closed)
                deleted += (await db.execute(old)).rowcount
            last = ids[-1]


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
