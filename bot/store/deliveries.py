"""Statements on deliveries that several stores share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, exists, or_, select, update
from sqlalchemy import func as sql
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.delivery import LIMITED, Standing, Step, Trouble
from bot.store.tables import delivery, live, subscription

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection


async def suspend_route(
    db: AsyncConnection, guild_id: int, channel_id: int, trouble: Trouble, now: int
) -> None:
    """Suspend a route and close what waits for its channel; it isn't forgotten."""
    await db.execute(
        update(subscription)
        .where(
            subscription.c.guild_id == guild_id,
            subscription.c.channel_id == channel_id,
            subscription.c.suspended_at.is_(None),
        )
        .values(suspended_at=now, suspended=trouble, noticed_at=None)
    )
    await close_waiting(db, channel_id, trouble)


async def close_waiting(db: AsyncConnection, channel_id: int, trouble: Trouble) -> None:
    """Close what waits for a channel. What is being sent ends by itself."""
    await db.execute(
        update(delivery)
        .where(delivery.c.channel_id == channel_id, delivery.c.state == Standing.PENDING)
        .values(state=Standing.DEAD, last_error=trouble)
    )


async def drop_replies(
    db: AsyncConnection, story_id: str, channel_id: int, shown: int | None = None
) -> None:
    """Drop the replies that a new post makes needless: up to what it shows, or will show, all."""
    needless = update(delivery).where(replies_waiting(story_id, channel_id))
    if shown is not None:
        needless = needless.where(delivery.c.number <= shown)
    await db.execute(needless.values(state=Standing.SENT, sent_rev=delivery.c.number))


def upsert(db: AsyncConnection) -> Any:
    """Return the INSERT that knows ON CONFLICT in this connection's dialect; both say the same."""
    return {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[db.dialect.name]


def new_delivery(story_id: str, guild_id: int, channel_id: int, now: int) -> dict[str, Any]:
    """Return a new delivery's row, its post unless changed."""
    return {
        "story_id": story_id,
        "guild_id": guild_id,
        "channel_id": channel_id,
        "step": Step.POST,
        "number": 0,
        "birth": 1,
        "want_rev": 1,
        "sent_rev": 0,
        "state": Standing.PENDING,
        "claims": 0,
        "tries": 0,
        "next_at": now,
        "since_at": now,
    }


def due_now(now: int, limit: int, busy: Sequence[int]) -> Select[Any, Any, Any, Any]:
    """Select what is due, oldest first, except what others hold or `busy` names."""
    return (
        select(delivery.c.id, delivery.c.first_at, delivery.c.channel_id, delivery.c.step)
        .where(live(), delivery.c.next_at <= now, ~_blocked(now), delivery.c.id.not_in(busy))
        .order_by(delivery.c.next_at, delivery.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=delivery)
    )


def next_due() -> Select[Any]:
    """Select when the next delivery is due, or its claim runs out."""
    waiting = select(delivery.c.next_at).where(live(), ~_blocked())
    return waiting.order_by(delivery.c.next_at, delivery.c.id).limit(1)


def replies_waiting(story_id: str, channel_id: int) -> ColumnElement[bool]:
    """Say that a delivery is a reply to this story's post that nobody began to send."""
    return and_(
        delivery.c.story_id == story_id,
        delivery.c.channel_id == channel_id,
        delivery.c.step == Step.REPLY,
        delivery.c.state == Standing.PENDING,
    )


def _blocked(now: int = 0) -> ColumnElement[bool]:
    """Say that a delivery has to wait for another one of its channel.

    That is an earlier one that has to come first, or one that is under way: no channel gets two
    requests at once, so a dead one gets one. A claim that has run out by `now` doesn't count.

    A reply waits for its post's edit, which finds out whether the post still stands, except where
    Discord knows the post but takes no edits now. A reply that may be there already goes first, so
    that a post that is made anew doesn't tell it once more.
    """
    other = delivery.alias()
    put_off = and_(
        other.c.state == Standing.PENDING,
        other.c.message_id.is_not(None),
        sql.coalesce(other.c.last_error, "") == LIMITED,
        other.c.next_at > now,
    )
    begun = and_(
        delivery.c.step == Step.REPLY,
        delivery.c.first_at.is_not(None),
        other.c.message_id.is_not(None),
    )
    unclear = and_(
        delivery.c.step == Step.POST,
        delivery.c.message_id.is_not(None),
        other.c.story_id == delivery.c.story_id,
        other.c.step == Step.REPLY,
        other.c.first_at.is_not(None),
    )
    first = and_(
        other.c.id < delivery.c.id,
        or_(
            and_(other.c.story_id == delivery.c.story_id, ~put_off, ~begun),
            other.c.step == Step.REPLY,
            other.c.message_id.is_(None),
        ),
    )
    under_way = and_(
        other.c.id != delivery.c.id,
        delivery.c.step != Step.PUBLISH,
        other.c.state == Standing.SENDING,
        other.c.next_at > now,
    )
    return exists().where(
        other.c.channel_id == delivery.c.channel_id,
        live(other),
        other.c.step != Step.PUBLISH,
        or_(first, unclear, under_way),
    )
