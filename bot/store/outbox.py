"""The outbox: claims what is due for one sender at a time, and writes down how it ended.

One row for each story and channel. What a channel should show (`want_rev`) is compared with what
it shows (`sent_rev`); an attempt is claimed before it is made, and only the holder of the newest
claim may write its end.

`next_at` is when a row is to be looked at next: when it is due, or when its claim runs out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, false, insert, null, or_, select, update
from sqlalchemy import func as sql

from bot.domain.delivery import Outcome, Standing, Step, Timing, Trouble
from bot.domain.story import Kind
from bot.store.deliveries import (
    drop_replies,
    due_now,
    new_delivery,
    next_due,
    replies_waiting,
    suspend_route,
    upsert,
)
from bot.store.tables import delivery, guild, live, outcome, story, subscription

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.state import State

ANNOUNCEMENTS = 5
"""Discord's type of a channel whose messages can be published."""
PUBLISHED = frozenset({Kind.NEWS, Kind.DIGEST})
"""What is for a channel's followers too; the rest is for its server's admins."""
PATROL = 20
"""Rows claimed at once at most."""
LONGEST_WAIT = 2 * 3_600_000
"""Milliseconds that nothing waits on purpose; Discord's own waits are up to an hour."""


@dataclass(frozen=True, slots=True)
class Due:
    """One claimed delivery, with what is needed to make it. Times are milliseconds.

    `revision` and `material` are the story's now; `first_at` is the first attempt that may have
    worked, `fresh` says that it is this one. `language` and `role` are the server's settings.
    """

    id: int
    story: str
    kind: Kind
    body: str
    revision: int
    material: int
    guild: int
    channel: int
    channel_kind: int | None
    step: Step
    number: int
    birth: int
    want: int
    sent: int
    message: int | None
    claims: int
    tries: int
    first_at: int
    since_at: int
    fresh: bool
    owner: str
    lease_until: int
    language: str | None
    role: int | None
    topics: int
    post: int | None
    """The message of the story's post in this channel, for a reply or a publication."""


class Outbox:
    """What one sender sees of the outbox. `owner` names it among all senders."""

    def __init__(self, state: State, owner: str, timing: Timing) -> None:
        self._state = state
        self._owner = owner
        self._timing = timing

    async def reclaim(self) -> int:
        """Let go of every claim: for a sender that starts and knows that it is the only one."""
        async with self._state.transaction() as db:
            mine = update(delivery).where(delivery.c.state == Standing.SENDING)
            return (await db.execute(mine.values(lease_until=0, next_at=0))).rowcount

    async def settle(self, now: int) -> int:
        """Bring times that lie too far ahead back to `now`: the clock had been wrong.

        Of an attempt that was made in a future nobody knows when it was: its nonce may be long
        forgotten, and what it posted is looked for among all that can still matter.
        """
        late = now + LONGEST_WAIT
        unknown = now - int(self._timing.expires * 1000)
        early = delivery.c.since_at > now, delivery.c.first_at > now, delivery.c.next_at > late
        async with self._state.transaction() as db:
            wrong = update(delivery).where(live(), or_(*early))
            settled = wrong.values(
                since_at=case((early[0], now), else_=delivery.c.since_at),
                first_at=case((early[1], unknown), else_=delivery.c.first_at),
                next_at=case((early[2], now), else_=delivery.c.next_at),
            )
            return (await db.execute(settled)).rowcount

    async def claim(self, now: int, limit: int = PATROL, busy: Sequence[int] = ()) -> list[Due]:
        """Claim up to `limit` due deliveries, oldest first; `busy` are ids in the sender's hands.

        Within a channel the order is kept, and one request is made at a time: what creates a
        message waits for nothing later, and an edit or a publication that has to wait holds up no
        other story. News for a route that was closed meanwhile is given up instead.
        """
        async with self._state.together() as db:
            tried: dict[int, int | None] = {}
            channels: set[int] = set()
            for row in await db.execute(due_now(now, limit, busy)):
                if row.step == Step.PUBLISH or row.channel_id not in channels:
                    tried[row.id] = row.first_at
                    channels |= {row.channel_id} if row.step != Step.PUBLISH else set()
            if not tried:
                return []
            until = now + int(self._timing.lease * 1000)
            claimed = (
                update(delivery)
                .where(delivery.c.id.in_(tried))
                .values(
                    state=Standing.SENDING,
                    owner=self._owner,
                    lease_until=until,
                    next_at=until,
                    claims=delivery.c.claims + 1,
                    first_at=sql.coalesce(delivery.c.first_at, now),
                )
            )
            await db.execute(claimed)
            return await _read(db, tried)

    async def next_at(self) -> int | None:
        """Return when the next delivery is due or its claim runs out; none if none waits."""
        async with self._state.together() as db:
            return (await db.execute(next_due())).scalar_one_or_none()

    async def sent(
        self, due: Due, message: int | None, shown: int, now: int, what: Outcome
    ) -> bool:
        """Write down that `message` shows revision `shown`. Returns whether the claim still held.

        A post that wants a newer revision by now is due again. A new post tells all that its
        replies would have told, up to what it shows; in an announcement channel it is to be
        published next.
        """
        async with self._state.together() as db:
            behind = delivery.c.want_rev > shown if due.step is Step.POST else delivery.c.id < 0
            ended = {
                "state": case((behind, Standing.PENDING), else_=Standing.SENT),
                "message_id": message,
                "sent_rev": shown,
                "last_error": null(),
                "since_at": case((behind, now), else_=delivery.c.since_at),
            }
            if not await self._end(db, due, now, tries=0, first_at=null(), **ended):
                return False
            if due.step is Step.POST and due.message is None:
                await drop_replies(db, due.story, due.channel, shown)
                if due.kind in PUBLISHED and due.channel_kind == ANNOUNCEMENTS:
                    await _to_publish(db, due, now)
            await _note(db, due, now, what, None)
            return True

    async def later(self, due: Due, now: int, wait: float, error: str | None = None) -> bool:
        """Put off a delivery that wasn't tried; no try is counted."""
        async with self._state.together() as db:
            ended: dict[str, Any] = {"first_at": null() if due.fresh else due.first_at}
            if error is not None:
                ended["last_error"] = error
            at = now + int(wait * 1000)
            if not await self._end(db, due, at, state=Standing.PENDING, **ended):
                return False
            if due.fresh and due.step is Step.POST and due.message is None:
                await drop_replies(db, due.story, due.channel)
            return True

    async def again(self, due: Due, now: int, wait: float, error: str) -> bool:
        """Try again: it may have worked, so what was first tried when is kept."""
        async with self._state.together() as db:
            return await self._end(
                db,
                due,
                now + int(wait * 1000),
                state=Standing.PENDING,
                tries=delivery.c.tries + 1,
                last_error=error[:300],
            )

    async def gone(self, due: Due, now: int) -> bool:
        """Somebody deleted the post. Only what is material and not told yet makes a new one."""
        async with self._state.together() as db:
            ended = await self._begun_anew(db, due, now) or {
                "state": Standing.GONE,
                "sent_rev": due.revision,
                "message_id": None,
                "tries": 0,
                "first_at": null(),
            }
            if not await self._end(db, due, now, **ended):
                return False
            await _note(db, due, now, Outcome.GONE, None)
            return True

    async def drop(
        self, due: Due, now: int, trouble: Trouble | None, what: Outcome = Outcome.REFUSED
    ) -> bool:
        """Give up a delivery; the route goes on. What nobody can know of is told with the next."""
        ended: dict[str, Any] = {"state": Standing.DEAD}
        async with self._state.together() as db:
            if what is Outcome.HELD:
                held = {"state": Standing.HELD}
                ended = await self._begun_anew(db, due, now) or held
            if not await self._end(db, due, now, **ended, last_error=trouble):
                return False
            await _note(db, due, now, what, trouble)
            return True

    async def suspend(self, due: Due, now: int, trouble: Trouble) -> bool:
        """Give up a delivery and all that waits for its channel: the route is broken."""
        async with self._state.together() as db:
            if not await self._end(db, due, now, state=Standing.DEAD, last_error=trouble):
                return False
            await suspend_route(db, due.guild, due.channel, trouble, now)
            await _note(db, due, now, Outcome.REFUSED, trouble)
            return True

    async def _begun_anew(self, db: AsyncConnection, due: Due, now: int) -> dict[str, Any]:
        """Return the row of a post that is made once more; empty if it has nothing new to tell.

        A change that is material is new if the post doesn't show it, or if a reply that is to
        tell it still waits.
        """
        if due.step is not Step.POST:
            return {}
        # Whoever writes a change now waits for us, or we for him: what is read next is current.
        await db.execute(select(delivery.c.id).where(self._holds(due)).with_for_update())
        replies = exists().where(replies_waiting(due.story, due.channel))
        shown = story.c.material > due.sent if due.message is not None else false()
        new = select(or_(shown, replies)).where(story.c.id == due.story)
        if not (await db.execute(new)).scalar_one():
            return {}
        await drop_replies(db, due.story, due.channel)
        return {
            "state": Standing.PENDING,
            "birth": delivery.c.birth + 1,
            "message_id": None,
            "sent_rev": 0,
            "since_at": now,
            "tries": 0,
            "first_at": null(),
        }

    async def _end(self, db: AsyncConnection, due: Due, next_at: int, **values: Any) -> bool:
        """Write the end of an attempt, if its claim still holds."""
        ended = (
            update(delivery)
            .where(self._holds(due))
            .values(owner=None, lease_until=None, next_at=next_at, **values)
        )
        return (await db.execute(ended)).rowcount == 1

    def _holds(self, due: Due) -> ColumnElement[bool]:
        """Say that the row is still in the hands of the claim that `due` is of: the fence."""
        return and_(
            delivery.c.id == due.id,
            delivery.c.state == Standing.SENDING,
            delivery.c.owner == due.owner,
            delivery.c.claims == due.claims,
        )


async def _read(db: AsyncConnection, tried: Mapping[int, int | None]) -> list[Due]:
    """Return what was claimed, without news for routes that were closed since: these are ended."""
    post = delivery.alias()
    rows = await db.execute(
        select(
            delivery,
            *(story.c.kind, story.c.body, story.c.revision, story.c.material),
            guild.c.language,
            subscription.c.role_id,
            subscription.c.topics,
            subscription.c.kind.label("channel_kind"),
            *(subscription.c.paused_at, subscription.c.suspended_at, subscription.c.suspended),
            post.c.message_id.label("post"),
        )
        .join(story, story.c.id == delivery.c.story_id)
        .outerjoin(guild, guild.c.guild_id == delivery.c.guild_id)
        .outerjoin(
            subscription,
            and_(
                subscription.c.guild_id == delivery.c.guild_id,
                subscription.c.channel_id == delivery.c.channel_id,
            ),
        )
        .outerjoin(
            post,
            and_(
                post.c.story_id == delivery.c.story_id,
                post.c.channel_id == delivery.c.channel_id,
                post.c.step == Step.POST,
                post.c.id != delivery.c.id,
            ),
        )
        .where(delivery.c.id.in_(tried))
        .order_by(delivery.c.id)
    )
    found: list[Due] = []
    for row in rows.all():
        if row.kind == Kind.NEWS and (shut := _shut(row)) is not None:
            ended = update(delivery).where(delivery.c.id == row.id)
            closed = {"owner": None, "lease_until": None, "last_error": shut}
            await db.execute(ended.values(state=Standing.DEAD, **closed))
            continue
        found.append(_due(row, tried[row.id] is None))
    return found


def _shut(row: Any) -> Trouble | None:
    """Return why news no longer go where this row wants them; none if they do."""
    if row.paused_at is not None:
        return Trouble.PAUSED
    if row.suspended_at is not None:
        return Trouble(row.suspended)
    return Trouble.MOVED if row.topics is None else None


def _due(row: Any, fresh: bool) -> Due:
    return Due(
        id=row.id,
        story=row.story_id,
        kind=Kind(row.kind),
        body=row.body,
        revision=row.revision,
        material=row.material,
        guild=row.guild_id,
        channel=row.channel_id,
        channel_kind=row.channel_kind,
        step=Step(row.step),
        number=row.number,
        birth=row.birth,
        want=row.want_rev,
        sent=row.sent_rev,
        message=row.message_id,
        claims=row.claims,
        tries=row.tries,
        first_at=row.first_at,
        since_at=row.since_at,
        fresh=fresh,
        owner=row.owner,
        lease_until=row.lease_until,
        language=row.language,
        role=row.role_id,
        topics=row.topics or 0,
        post=row.post,
    )


async def _to_publish(db: AsyncConnection, due: Due, now: int) -> None:
    row = new_delivery(due.story, due.guild, due.channel, now) | {
        "step": Step.PUBLISH,
        "number": due.birth,
        "birth": due.birth,
    }
    await db.execute(upsert(db)(delivery).values(**row).on_conflict_do_nothing())


async def _note(
    db: AsyncConnection, due: Due, now: int, what: Outcome, reason: Trouble | None
) -> None:
    await db.execute(
        insert(outcome).values(
            guild_id=due.guild,
            channel_id=due.channel,
            story_id=due.story,
            step=due.step,
            at=now,
            what=what,
            reason=reason,
        )
    )
