"""Opens a route again: what stands there is brought up to date, what was missed is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, select, update

from bot.domain.delivery import Standing, Step
from bot.domain.missed import CLOSED, Part, Post, missed
from bot.domain.story import Digest, Entry, Kind, News, Topic, decoded
from bot.store.deliveries import new_delivery, upsert
from bot.store.stories import tell_one
from bot.store.tables import delivery, story, subscription

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.state import State

Missed = tuple[Topic, Entry]


class Reopening:
    """Opens routes that were paused or suspended."""

    def __init__(self, state: State, wake: Callable[[], None] | None = None) -> None:
        """Take the state, and what is called when there may be something to deliver."""
        self._state = state
        self._wake = wake or _nobody

    async def reopen(self, guild_id: int, now: int) -> int:
        """Open a server's route, however it was closed. Returns how many changes it missed.

        These are told in one digest, and the posts that stand there are edited silently. A route
        that is open already, or a server without one, misses nothing. `now` in milliseconds.
        """
        missed = await self._reopen(guild_id, now)
        # Edits may be due even where nothing was missed.
        self._wake()
        return missed

    async def _reopen(self, guild_id: int, now: int) -> int:
        async with self._state.transaction() as db:
            route = await _closed_route(db, guild_id)
            if route is None:
                return 0
            opened = {"paused_at": None, "suspended_at": None, "suspended": None}
            await db.execute(
                update(subscription).where(_of(route)).values(**opened, noticed_at=None)
            )
            closed = min(at for at in (route.paused_at, route.suspended_at) if at is not None)
            found, since = await _undelivered(db, route, closed)
            for row in await db.execute(select(story).where(story.c.kind == Kind.NEWS)):
                found |= await _caught_up(db, route, row, closed, now)
            if found:
                entries = sorted(found.values(), key=lambda one: (one[1].at, one[0]))
                id_ = f"digest:{route.channel_id}:{closed}"
                where = {"guild_id": route.guild_id, "channel_id": route.channel_id}
                await tell_one(db, id_, Digest(since, tuple(entries)), **where, now=now)
            return len(found)

    async def lift(self, guild_id: int) -> None:
        """Lift the suspension of a route that is paused as well: it stays paused.

        What it missed since either began is told when it is resumed.
        """
        async with self._state.transaction() as db:
            route = await _closed_route(db, guild_id)
            if route is None or route.paused_at is None or route.suspended_at is None:
                return
            lifted = {
                "paused_at": min(route.paused_at, route.suspended_at),
                "suspended_at": None,
                "suspended": None,
                "noticed_at": None,
            }
            await db.execute(update(subscription).where(_of(route)).values(**lifted))


def _nobody() -> None:
    """Wake nobody."""


async def _closed_route(db: AsyncConnection, guild_id: int) -> Any:
    closed = subscription.c.paused_at.is_not(None) | subscription.c.suspended_at.is_not(None)
    wanted = select(subscription).where(subscription.c.guild_id == guild_id, closed)
    return (await db.execute(wanted.with_for_update())).first()


def _of(route: Any) -> ColumnElement[bool]:
    return and_(
        subscription.c.guild_id == route.guild_id, subscription.c.channel_id == route.channel_id
    )


async def _undelivered(
    db: AsyncConnection, route: Any, since: int
) -> tuple[dict[tuple[Topic, int], Missed], int]:
    """Return what earlier digests should have told, and since when; they are done with now."""
    wanted = (
        select(delivery.c.id, story.c.body)
        .join(story, story.c.id == delivery.c.story_id)
        .where(
            story.c.kind == Kind.DIGEST,
            delivery.c.channel_id == route.channel_id,
            delivery.c.state == Standing.DEAD,
            delivery.c.message_id.is_(None),
            delivery.c.sent_rev < delivery.c.want_rev,
            delivery.c.last_error.in_(CLOSED),
        )
    )
    found: dict[tuple[Topic, int], Missed] = {}
    for row in (await db.execute(wanted)).all():
        body = decoded(row.body)
        if isinstance(body, Digest):
            since = min(since, body.since)
            found |= {(topic, entry.revision): (topic, entry) for topic, entry in body.entries}
        merged = update(delivery).where(delivery.c.id == row.id)
        await db.execute(merged.values(sent_rev=delivery.c.want_rev))
    return found, since


async def _caught_up(
    db: AsyncConnection, route: Any, row: Any, since: int, now: int
) -> dict[tuple[Topic, int], Missed]:
    """Bring one story up to date in a channel; return what it missed of it."""
    body, topics = decoded(row.body), Topic(route.topics)
    if not isinstance(body, News):
        raise TypeError(row.kind)
    post = await _post(db, row.id, route.channel_id)
    entries = missed(body, post, topics, since)
    if post is not None and (entries or topics & body.topic):
        await _settle(db, route, row, now)
        await _mark_told(db, route, row.id, entries, now)
    return {(body.topic, entry.revision): (body.topic, entry) for entry in entries}


async def _post(db: AsyncConnection, story_id: str, channel_id: int) -> Post | None:
    wanted = select(delivery).where(
        delivery.c.story_id == story_id, delivery.c.channel_id == channel_id
    )
    rows = (await db.execute(wanted.with_for_update())).all()
    own = next((row for row in rows if row.step == Step.POST), None)
    if own is None:
        return None
    part = _part(own)
    return Post(
        state=part.state,
        closed=part.closed,
        want=own.want_rev,
        sent=own.sent_rev,
        stands=own.message_id is not None,
        replies={row.number: _part(row) for row in rows if row.step == Step.REPLY},
    )


def _part(row: Any) -> Part:
    standing = Standing(row.state)
    return Part(standing, standing is Standing.DEAD and row.last_error in CLOSED)


async def _settle(db: AsyncConnection, route: Any, row: Any, now: int) -> None:
    """Want the newest revision where the post stands or is on its way, silently.

    Elsewhere count it as told: the digest tells it, and the next material change begins a post.
    """
    shown = delivery.c.message_id.is_not(None) | delivery.c.state.in_(
        (Standing.PENDING, Standing.SENDING)
    )
    mine = and_(
        delivery.c.story_id == row.id,
        delivery.c.channel_id == route.channel_id,
        delivery.c.step == Step.POST,
        delivery.c.sent_rev < row.revision,
    )
    waits = delivery.c.state.in_((Standing.PENDING, Standing.SENDING))
    catching_up = {
        "want_rev": row.revision,
        "state": case((waits, delivery.c.state), else_=Standing.PENDING),
        "tries": case((waits, delivery.c.tries), else_=0),
        "next_at": case((waits, delivery.c.next_at), else_=now),
        "since_at": case((waits, delivery.c.since_at), else_=now),
        "last_error": None,
    }
    await db.execute(update(delivery).where(mine, shown).values(**catching_up))
    told = {"want_rev": row.revision, "sent_rev": row.revision}
    await db.execute(update(delivery).where(mine, ~shown).values(**told))


async def _mark_told(
    db: AsyncConnection, route: Any, story_id: str, entries: Iterable[Entry], now: int
) -> None:
    """Write down that the digest tells these entries, so that nothing tells them again."""
    insert = upsert(db)
    for entry in entries:
        row = new_delivery(story_id, route.guild_id, route.channel_id, now) | {
            "step": Step.REPLY,
            "number": entry.revision,
            "want_rev": entry.revision,
            "sent_rev": entry.revision,
            "state": Standing.SENT,
        }
        told = insert(delivery).values(**row)
        await db.execute(
            told.on_conflict_do_update(
                index_elements=["story_id", "channel_id", "step", "number"],
                set_={"state": Standing.SENT, "sent_rev": entry.revision},
                where=delivery.c.state == Standing.DEAD,
            )
        )
