"""Statements on deliveries that several stores share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.delivery import Standing, Step, Trouble
from bot.store.tables import delivery, subscription

if TYPE_CHECKING:
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
