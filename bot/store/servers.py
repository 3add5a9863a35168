"""What each server set: its settings, its route, and what became of the last deliveries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, exists, select, update

from bot.domain.delivery import Outcome, Standing, Step, Trouble
from bot.domain.story import BY_DEFAULT, Kind, Topic
from bot.store.deliveries import close_waiting, upsert
from bot.store.reopening import any_show, move
from bot.store.tables import delivery, guild, live, outcome, story, subscription

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.state import State


@dataclass(frozen=True, slots=True)
class Route:
    """The one channel of a server that news go to. Times are milliseconds since 1970."""

    guild: int
    channel: int
    kind: int
    role: int | None
    topics: Topic
    paused_at: int | None = None
    suspended_at: int | None = None
    suspended: Trouble | None = None
    noticed_at: int | None = None
    since_at: int = 0

    @property
    def open(self) -> bool:
        """Whether news go there now."""
        return self.paused_at is None and self.suspended_at is None


@dataclass(frozen=True, slots=True)
class Server:
    """A server's settings. `notices` is a channel's id; none where the admin chose none."""

    id: int
    language: str | None = None
    answers: str = "public"
    notices: int | None = None
    left_at: int | None = None
    known: bool = False
    route: Route | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is set in one go: a channel with its kind, and columns of the route and the server."""

    channel: tuple[int, int] | None = None
    route: dict[str, Any] = field(default_factory=dict[str, Any])
    server: dict[str, Any] = field(default_factory=dict[str, Any])

    def __or__(self, later: Changes) -> Changes:
        """Return both; where they set the same, `later` wins."""
        return Changes(
            later.channel or self.channel, self.route | later.route, self.server | later.server
        )


@dataclass(frozen=True, slots=True)
class Ended:
    """How one delivery ended, as the doctor tells it."""

    story: str
    step: Step
    at: int
    what: Outcome
    reason: Trouble | None


@dataclass(frozen=True, slots=True)
class Standings:
    """How one story stands in one channel: its post, and replies that wait or were given up."""

    state: Standing
    want: int
    sent: int
    message: int | None
    next_at: int
    tries: int
    error: str | None
    replies: dict[int, Standing] = field(default_factory=dict[int, Standing])


class Servers:
    """All servers' settings."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.changed: Callable[[Server], None] | None = None
        """Told of a server whose settings are others now, or the defaults as it is forgotten."""
        self.show: Callable[[], str | None] = any_show
        """Returns the id of the show that is served, whose news a moved route takes along."""

    async def get(self, guild_id: int) -> Server:
        """Return a server's settings; the defaults for one that never set any."""
        async with self._state.transaction() as db:
            return await _server(db, guild_id)

    async def known(self) -> dict[int, int | None]:
        """Return every server that we hold something about, and when it was left, if it was."""
        async with self._state.transaction() as db:
            rows = await db.execute(select(guild.c.guild_id, guild.c.left_at))
            return {row.guild_id: row.left_at for row in rows}

    async def routes(self, *, suspended: bool = False) -> list[Route]:
        """Return all routes, or those that are suspended."""
        wanted = select(subscription)
        if suspended:
            wanted = wanted.where(subscription.c.suspended_at.is_not(None))
        async with self._state.transaction() as db:
            return [_route(row) for row in await db.execute(wanted)]

    async def set_channel(self, guild_id: int, channel_id: int, kind: int, now: int) -> None:
        """Send news to this channel from now on, and to no other; role and topics stay."""
        await self.change(guild_id, Changes(channel=(channel_id, kind)), now)

    async def set_kind(self, guild_id: int, channel_id: int, kind: int) -> None:
        """Note of which kind a route's channel is now."""
        mine = subscription.c.guild_id == guild_id, subscription.c.channel_id == channel_id
        async with self._state.transaction() as db:
            await db.execute(update(subscription).where(*mine).values(kind=kind))

    async def set_route(self, guild_id: int, **values: Any) -> None:
        """Change `role_id` or `topics` of a server's route; nothing for one without a route."""
        async with self._state.transaction() as db:
            await _set_route(db, guild_id, values)

    async def set_server(self, guild_id: int, now: int, **values: Any) -> None:
        """Change `language`, `answers` or `notices_id` of a server."""
        await self.change(guild_id, Changes(server=values), now)

    async def change(self, guild_id: int, changes: Changes, now: int) -> Server:
        """Change settings of a server, all of them or none; return what they are now."""
        async with self._state.transaction() as db:
            await _ensure(db, guild_id, now)
            if changes.channel is not None:
                await _set_channel(db, guild_id, *changes.channel, now, self.show())
            if changes.route:
                await _set_route(db, guild_id, changes.route)
            if changes.server:
                mine = guild.c.guild_id == guild_id
                await db.execute(update(guild).where(mine).values(**changes.server))
            server = await _server(db, guild_id)
        self._tell(server)
        return server

    async def preferring(self) -> list[Server]:
        """Return the servers that chose a language, or private answers; without their routes."""
        chose = guild.c.language.is_not(None) | (guild.c.answers != "public")
        async with self._state.transaction() as db:
            return [
                Server(row.guild_id, language=row.language, answers=row.answers, known=True)
                for row in await db.execute(select(guild).where(chose))
            ]

    def _tell(self, server: Server) -> None:
        if self.changed is not None:
            self.changed(server)

    async def pause(self, guild_id: int, now: int) -> None:
        """Send nothing until it is resumed; what waits is closed, a resume catches up."""
        async with self._state.transaction() as db:
            route = (await _server(db, guild_id)).route
            if route is None or route.paused_at is not None:
                return
            await db.execute(update(subscription).where(_of(route)).values(paused_at=now))
            await close_waiting(db, route.channel, Trouble.PAUSED)

    async def outcomes(self, guild_id: int, channel_id: int, limit: int = 5) -> list[Ended]:
        """Return how the last deliveries to a channel ended, newest first."""
        wanted = (
            select(outcome)
            .where(outcome.c.guild_id == guild_id, outcome.c.channel_id == channel_id)
            .order_by(outcome.c.id.desc())
            .limit(limit)
        )
        async with self._state.transaction() as db:
            return [
                Ended(
                    story=row.story_id,
                    step=Step(row.step),
                    at=row.at,
                    what=Outcome(row.what),
                    reason=Trouble(row.reason) if row.reason else None,
                )
                for row in await db.execute(wanted)
            ]

    async def next_try(self, channel_id: int) -> int | None:
        """Return when the next delivery to a channel is due; none if none waits."""
        wanted = (
            select(delivery.c.next_at)
            .where(delivery.c.channel_id == channel_id, live())
            .order_by(delivery.c.next_at)
            .limit(1)
        )
        async with self._state.transaction() as db:
            return (await db.execute(wanted)).scalar_one_or_none()

    async def standings(self, story_id: str, channel_id: int) -> Standings | None:
        """Return how a story stands in a channel; none if it was never to be told there."""
        wanted = select(delivery).where(
            delivery.c.story_id == story_id, delivery.c.channel_id == channel_id
        )
        async with self._state.transaction() as db:
            rows = (await db.execute(wanted)).all()
        post = next((row for row in rows if row.step == Step.POST), None)
        if post is None:
            return None
        return Standings(
            state=Standing(post.state),
            want=post.want_rev,
            sent=post.sent_rev,
            message=post.message_id,
            next_at=post.next_at,
            tries=post.tries,
            error=post.last_error,
            replies={row.number: Standing(row.state) for row in rows if row.step == Step.REPLY},
        )

    async def seen(self, guild_id: int, now: int) -> bool:
        """Note that we are in a server. Returns whether nothing was known of it before."""
        async with self._state.transaction() as db:
            fresh = await _ensure(db, guild_id, now)
            mine = guild.c.guild_id == guild_id
            await db.execute(
                update(guild).where(mine, guild.c.left_at.is_not(None)).values(left_at=None)
            )
            return fresh

    async def left(self, guild_id: int, now: int) -> None:
        """Note that we left a server, or were removed; what we hold of it is kept for a while."""
        async with self._state.transaction() as db:
            mine = guild.c.guild_id == guild_id
            await db.execute(
                update(guild).where(mine, guild.c.left_at.is_(None)).values(left_at=now)
            )

    async def forget_left(self, before: int) -> list[int]:
        """Delete everything about servers that were left before `before`; return their ids."""
        async with self._state.transaction() as db:
            rows = await db.execute(select(guild.c.guild_id).where(guild.c.left_at < before))
            ids = list(rows.scalars())
            for guild_id in ids:
                await _forget(db, guild_id)
        for guild_id in ids:
            self._tell(Server(guild_id))
        return ids

    async def reset(self, guild_id: int) -> None:
        """Delete everything that we hold about a server."""
        async with self._state.transaction() as db:
            await _forget(db, guild_id)
        self._tell(Server(guild_id))


async def _server(db: AsyncConnection, guild_id: int) -> Server:
    row = (await db.execute(select(guild).where(guild.c.guild_id == guild_id))).one_or_none()
    if row is None:
        return Server(guild_id)
    found = await db.execute(select(subscription).where(subscription.c.guild_id == guild_id))
    route = found.first()
    return Server(
        id=guild_id,
        language=row.language,
        answers=row.answers,
        notices=row.notices_id,
        left_at=row.left_at,
        known=True,
        route=_route(route) if route is not None else None,
    )


async def _ensure(db: AsyncConnection, guild_id: int, now: int) -> bool:
    """Make sure that there is a row for a server. Returns whether there was none."""
    row = upsert(db)(guild).values(guild_id=guild_id, answers="public", seen_at=now)
    return (await db.execute(row.on_conflict_do_nothing())).rowcount == 1


async def _set_channel(  # noqa: PLR0917 - a channel, when, and for which news
    db: AsyncConnection, guild_id: int, channel_id: int, kind: int, now: int, show: str | None
) -> None:
    before = (await _server(db, guild_id)).route
    if before is not None and before.channel != channel_id:
        await move(db, guild_id, channel_id, show, now)
        await close_waiting(db, before.channel, Trouble.MOVED)
        await db.execute(delete(subscription).where(_of(before)))
    row = {
        "kind": kind,
        "role_id": before.role if before is not None else None,
        "topics": int(before.topics if before is not None else BY_DEFAULT),
        "paused_at": before.paused_at if before is not None else None,
        "suspended_at": None,
        "suspended": None,
        "noticed_at": None,
    }
    mine = {"guild_id": guild_id, "channel_id": channel_id}
    written = upsert(db)(subscription).values(**mine, **row, since_at=now)
    await db.execute(written.on_conflict_do_update(index_elements=list(mine), set_=row))


async def _set_route(db: AsyncConnection, guild_id: int, values: dict[str, Any]) -> None:
    await db.execute(
        update(subscription).where(subscription.c.guild_id == guild_id).values(**values)
    )


async def _forget(db: AsyncConnection, guild_id: int) -> None:
    # Stories that were for this server alone go with their deliveries.
    mine = exists().where(delivery.c.story_id == story.c.id, delivery.c.guild_id == guild_id)
    await db.execute(delete(story).where(and_(story.c.kind != Kind.NEWS, mine)))
    for table in (delivery, outcome, subscription, guild):
        await db.execute(delete(table).where(table.c.guild_id == guild_id))


def _of(route: Route) -> Any:
    return and_(subscription.c.guild_id == route.guild, subscription.c.channel_id == route.channel)


def _route(row: Any) -> Route:
    return Route(
        guild=row.guild_id,
        channel=row.channel_id,
        kind=row.kind,
        role=row.role_id,
        topics=Topic(row.topics),
        paused_at=row.paused_at,
        suspended_at=row.suspended_at,
        suspended=Trouble(row.suspended) if row.suspended else None,
        noticed_at=row.noticed_at,
        since_at=row.since_at,
    )
