"""Opens a route again: what stands there is brought up to date, what was missed is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, or_, select, update

from bot.domain.delivery import Standing, Step, Trouble
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

Missed = dict[tuple[str, int], tuple[Topic, Entry]]
"""Entries by their story's id and their revision."""


class Reopening:
    """Opens routes that were paused or suspended."""

    def __init__(
        self,
        state: State,
        wake: Callable[[], None] | None = None,
        show: Callable[[], str | None] | None = None,
    ) -> None:
        """Take the state, and what is called when there may be something to deliver."""
        self._state = state
        self._wake = wake or _nobody
        self.show: Callable[[], str | None] = show or any_show
        """Returns the id of the show that is served; the news of others are left alone."""

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
            closed, show = _closed_at(route), self.show()
            found, since = await _undelivered(db, route, closed, show)
            for row in await db.execute(select(story).where(_news_of(show))):
                found |= await _caught_up(db, route, row, closed, now)
            id_ = f"digest:{route.channel_id}:{closed}"
            await _tell(db, id_, route, found, since, now)
            return len(found)

    async def overdue(self) -> list[int]:
        """Return the servers whose route is open, and where news were given up as too late."""
        wanted = (
            select(subscription.c.guild_id)
            .join(delivery, delivery.c.channel_id == subscription.c.channel_id)
            .join(story, story.c.id == delivery.c.story_id)
            .where(_is_open(), _overdue(self.show()))
            .distinct()
        )
        async with self._state.transaction() as db:
            return list((await db.execute(wanted)).scalars())

    async def catch_up(self, guild_id: int, now: int) -> int:
        """Tell an open route once what was given up as too late. Returns how many changes."""
        async with self._state.transaction() as db:
            mine = select(subscription).where(subscription.c.guild_id == guild_id, _is_open())
            route = (await db.execute(mine.with_for_update())).first()
            if route is None:
                return 0
            show = self.show()
            late = (
                select(delivery.c.id, delivery.c.story_id, delivery.c.since_at)
                .join(story, story.c.id == delivery.c.story_id)
                .where(delivery.c.channel_id == route.channel_id, _overdue(show))
            )
            rows = (await db.execute(late)).all()
            if not rows:
                return 0
            begun = min(row.since_at for row in rows)
            found, since = await _undelivered(db, route, begun, show)
            theirs = story.c.id.in_({row.story_id for row in rows})
            for row in await db.execute(select(story).where(_news_of(show), theirs)):
                found |= await _caught_up(db, route, row, begun, now)
            # What is no news to this channel after all isn't looked at again.
            mine = delivery.c.id.in_([row.id for row in rows])
            done = update(delivery).where(mine, delivery.c.state == Standing.DEAD)
            await db.execute(done.values(sent_rev=delivery.c.want_rev))
            id_ = f"digest:{route.channel_id}:{begun}:{now}"
            await _tell(db, id_, route, found, since, now)
        self._wake()
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


async def move(
    db: AsyncConnection, guild_id: int, channel_id: int, show: str | None, now: int
) -> None:
    """Take along what a closed route missed to the channel that is chosen instead of its own.

    It is told there in one digest: at once, or where the route stays paused, when it is resumed.
    """
    route = await _closed_route(db, guild_id)
    if route is None:
        return
    closed = _closed_at(route)
    found, since = await _undelivered(db, route, closed, show)
    for row in await db.execute(select(story).where(_news_of(show))):
        found |= await _caught_up(db, route, row, closed, now, left=True)
    id_ = f"digest:{channel_id}:{closed}:{now}"
    await _tell(db, id_, route, found, since, now, channel=channel_id)
    if route.paused_at is not None:
        waits = update(delivery).where(delivery.c.story_id == id_)
        await db.execute(waits.values(state=Standing.DEAD, last_error=Trouble.PAUSED))


def any_show() -> None:
    """Name no show: all are meant."""


def _nobody() -> None:
    """Wake nobody."""


async def _tell(  # noqa: PLR0917 - what a digest is made of
    db: AsyncConnection,
    id_: str,
    route: Any,
    found: Missed,
    since: int,
    now: int,
    *,
    channel: int | None = None,
) -> None:
    if not found:
        return
    ordered = sorted(found.items(), key=lambda one: (one[1][1].at, one[1][0], one[0]))
    entries, stories = tuple(one for _, one in ordered), tuple(key[0] for key, _ in ordered)
    where = {"guild_id": route.guild_id, "channel_id": channel or route.channel_id}
    await tell_one(db, id_, Digest(since, entries, stories), **where, now=now)


def _closed_at(route: Any) -> int:
    return min(at for at in (route.paused_at, route.suspended_at) if at is not None)


def _is_open() -> ColumnElement[bool]:
    return subscription.c.paused_at.is_(None) & subscription.c.suspended_at.is_(None)


def _news_of(show: str | None) -> ColumnElement[bool]:
    news = story.c.kind == Kind.NEWS
    return news if show is None else news & story.c.id.startswith(f"{show}:", autoescape=True)


def _overdue(show: str | None) -> ColumnElement[bool]:
    return and_(
        delivery.c.state == Standing.DEAD,
        delivery.c.last_error == Trouble.EXPIRED,
        delivery.c.sent_rev < delivery.c.want_rev,
        delivery.c.step.in_((Step.POST, Step.REPLY)),
        or_(_news_of(show), story.c.kind == Kind.DIGEST),
    )


async def _closed_route(db: AsyncConnection, guild_id: int) -> Any:
    closed = subscription.c.paused_at.is_not(None) | subscription.c.suspended_at.is_not(None)
    wanted = select(subscription).where(subscription.c.guild_id == guild_id, closed)
    return (await db.execute(wanted.with_for_update())).first()


def _of(route: Any) -> ColumnElement[bool]:
    return and_(
        subscription.c.guild_id == route.guild_id, subscription.c.channel_id == route.channel_id
    )


async def _undelivered(
    db: AsyncConnection, route: Any, since: int, show: str | None
) -> tuple[Missed, int]:
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
    found: Missed = {}
    for row in (await db.execute(wanted)).all():
        body = decoded(row.body)
        told = _told_by(body, show) if isinstance(body, Digest) else {}
        if isinstance(body, Digest) and told:
            since = min(since, body.since)
            found |= told
            merged = update(delivery).where(delivery.c.id == row.id)
            await db.execute(merged.values(sent_rev=delivery.c.want_rev))
    return found, since


def _told_by(body: Digest, show: str | None) -> Missed:
    stories = body.stories or tuple(topic.slug for topic, _ in body.entries)
    return {
        (id_, one[1].revision): one
        for id_, one in zip(stories, body.entries, strict=True)
        if show is None or not body.stories or id_.startswith(f"{show}:")
    }


async def _caught_up(
    db: AsyncConnection, route: Any, row: Any, since: int, now: int, *, left: bool = False
) -> Missed:
    """Bring one story up to date in a channel; return what it missed of it.

    What stands in a channel that was `left` stays as it is.
    """
    body, topics = decoded(row.body), Topic(route.topics)
    if not isinstance(body, News):
        raise TypeError(row.kind)
    post = await _post(db, row.id, route.channel_id)
    entries = missed(body, post, topics, since)
    if post is not None and (entries or topics & body.topic):
        await _settle(db, route, row, now, left=left)
        await _mark_told(db, route, row.id, entries, now)
    return {(row.id, entry.revision): (body.topic, entry) for entry in entries}


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
    given_up = standing is Standing.DEAD and row.sent_rev < row.want_rev
    return Part(standing, given_up and row.last_error in CLOSED)


async def _settle(db: AsyncConnection, route: Any, row: Any, now: int, *, left: bool) -> None:
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
    if not left:
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
