"""Stories and what was told: a change, the new state and its deliveries are one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, delete, exists, literal, null, or_, select, true, update

from bot.domain.delivery import Standing, Step
from bot.domain.story import Digest, Kind, News, Notice, Topic, Welcome, decoded, encoded
from bot.store.deliveries import new_delivery, upsert
from bot.store.tables import delivery, live, story, subscription, told

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.state import State


@dataclass(frozen=True, slots=True)
class Told:
    """What was last told of a topic: JSON of its meaning, and a hash of the evidence for it."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story. `revision` is its newest, `material` the newest that was worth a reply."""

    id: str
    kind: Kind
    topic: Topic
    revision: int
    material: int
    body: str
    updated_at: int

    @property
    def news(self) -> News:
        """The body of a story of news. Raises TypeError for any other."""
        body = decoded(self.body)
        if not isinstance(body, News):
            raise TypeError(self.kind)
        return body


@dataclass(frozen=True, slots=True)
class Telling:
    """What is to be written of one topic: the new state, and the story's new body, if any.

    Without a `body` nothing is told: a silent baseline, or a state that says the same.
    """

    show: str
    topic: Topic
    told: Told
    body: News | None = None


def story_id(show: str, topic: Topic) -> str:
    """Return the id of a topic's running account."""
    return f"{show}:{topic.slug}"


class Stories:
    """What was told, and what is to be told."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def told(self, show: str) -> dict[Topic, Told]:
        """Return what was last told of each topic; a topic that was never looked at is missing."""
        async with self._state.transaction() as db:
            rows = await db.execute(select(told).where(told.c.show == show))
            by_slug = {topic.slug: topic for topic in Topic}
            return {by_slug[row.topic]: Told(row.value, row.evidence) for row in rows}

    async def tell(self, tellings: list[Telling], now: int) -> int:
        """Write what is told, and the deliveries that it calls for. Returns how many there are."""
        async with self._state.transaction() as db:
            return sum([await _tell(db, telling, now) for telling in tellings])

    async def news(self, show: str | None = None) -> list[StoryRow]:
        """Return the stories of news, of one show or of all; newest first."""
        wanted = select(story).where(story.c.kind == Kind.NEWS)
        if show is not None:
            wanted = wanted.where(story.c.id.startswith(f"{show}:", autoescape=True))
        async with self._state.transaction() as db:
            rows = await db.execute(wanted.order_by(story.c.updated_at.desc(), story.c.id))
            return [_story(row) for row in rows]

    async def find(self, id_: str) -> StoryRow | None:
        """Return a story; none if there is no such one."""
        async with self._state.transaction() as db:
            row = (await db.execute(select(story).where(story.c.id == id_))).one_or_none()
            return _story(row) if row is not None else None

    async def forget(self, before: int) -> int:
        """Delete messages for single servers that ended before `before`. Returns how many."""
        waits = exists().where(delivery.c.story_id == story.c.id, live())
        async with self._state.transaction() as db:
            old = delete(story).where(
                story.c.kind != Kind.NEWS, story.c.updated_at < before, ~waits
            )
            return (await db.execute(old)).rowcount


async def tell_one(
    db: AsyncConnection,
    id_: str,
    body: Digest | Notice | Welcome,
    *,
    guild_id: int,
    channel_id: int,
    now: int,
) -> None:
    """Tell one channel something, once for each `id_`, within the caller's transaction."""
    kind = Kind(type(body).__name__.lower())
    row = {
        "id": id_,
        "kind": kind,
        "topic": 0,
        "revision": 1,
        "material": 1,
        "body": encoded(body),
        "updated_at": now,
    }
    insert = upsert(db)
    await db.execute(insert(story).values(**row).on_conflict_do_nothing())
    post = new_delivery(id_, guild_id, channel_id, now)
    await db.execute(insert(delivery).values(**post).on_conflict_do_nothing())


async def _tell(db: AsyncConnection, telling: Telling, now: int) -> int:
    state = {
        "show": telling.show,
        "topic": telling.topic.slug,
        "value": telling.told.value,
        "evidence": telling.told.evidence,
        "at": now,
    }
    written = upsert(db)(told).values(**state)
    await db.execute(
        written.on_conflict_do_update(index_elements=["show", "topic"], set_=dict(state))
    )
    if telling.body is None:
        return 0
    return await _write_news(db, telling.show, telling.topic, telling.body, now)


async def _write_news(db: AsyncConnection, show: str, topic: Topic, body: News, now: int) -> int:
    entry = body.entries[-1]
    id_ = story_id(show, topic)
    row: dict[str, Any] = {
        "kind": Kind.NEWS,
        "topic": int(topic),
        "revision": entry.revision,
        "body": encoded(body),
        "updated_at": now,
        "material": body.newest.revision,
    }
    written = (
        upsert(db)(story)
        .values(id=id_, **row)
        .on_conflict_do_update(
            index_elements=["id"], set_=row, where=story.c.revision < entry.revision
        )
    )
    if (await db.execute(written)).rowcount == 0:
        return 0  # it was told before, and its posts need no replies that say it again
    if not entry.material:
        return await _edit(db, id_, topic, entry.revision, now)
    told_in = await _post(db, id_, topic, entry.revision, now, correction=entry.correction)
    if entry.correction:
        told_in += await _edit(db, id_, topic, entry.revision, now, correction=True)
    await _reply(db, id_, topic, entry.revision, now, correction=entry.correction)
    return told_in


def _asked_for(topics: Topic) -> ColumnElement[bool]:
    """Say that a route is open and asked for one of `topics`."""
    return (
        subscription.c.paused_at.is_(None)
        & subscription.c.suspended_at.is_(None)
        & (subscription.c.topics.bitwise_and(int(topics)) != 0)
    )


async def _post(
    db: AsyncConnection, id_: str, topic: Topic, revision: int, now: int, *, correction: bool
) -> int:
    """Want `revision` in every channel that asked for the topic. Returns in how many.

    A correction begins nothing in a channel that never heard of it.
    """
    heard = exists().where(
        delivery.c.story_id == id_,
        delivery.c.channel_id == subscription.c.channel_id,
        delivery.c.step == Step.POST,
    )
    fixed = new_delivery(id_, 0, 0, now) | {"want_rev": revision}
    columns = ["guild_id", "channel_id", *(c for c in fixed if c not in ("guild_id", "channel_id"))]
    rows = select(
        subscription.c.guild_id,
        subscription.c.channel_id,
        *(literal(fixed[c], delivery.c[c].type) for c in columns[2:]),
    ).where(_asked_for(topic), heard if correction else true())
    waits = live()
    anew = delivery.c.state.in_((Standing.GONE, Standing.HELD)) | (
        (delivery.c.state == Standing.DEAD) & delivery.c.message_id.is_(None)
    )
    insert = upsert(db)(delivery).from_select(columns, rows)
    wanted = insert.on_conflict_do_update(
        index_elements=["story_id", "channel_id", "step", "number"],
        set_={
            "want_rev": insert.excluded.want_rev,
            "state": case(
                (delivery.c.state == Standing.SENDING, Standing.SENDING), else_=Standing.PENDING
            ),
            "birth": delivery.c.birth + case((anew, 1), else_=0),
            "message_id": case((anew, null()), else_=delivery.c.message_id),
            "sent_rev": case((anew, 0), else_=delivery.c.sent_rev),
            "first_at": case((anew, null()), else_=delivery.c.first_at),
            "tries": case((waits, delivery.c.tries), else_=0),
            "next_at": case((waits, delivery.c.next_at), else_=insert.excluded.next_at),
            "since_at": insert.excluded.since_at,
            "last_error": case((waits, delivery.c.last_error), else_=null()),
        },
        where=insert.excluded.want_rev > delivery.c.want_rev,
    )
    return (await db.execute(wanted)).rowcount


async def _edit(
    db: AsyncConnection,
    id_: str,
    topic: Topic,
    revision: int,
    now: int,
    *,
    correction: bool = False,
) -> int:
    """Want `revision` where the story already stands or is under way. Returns in how many."""
    topics = topic | Topic.CORRECTIONS if correction else topic
    asked = exists().where(
        subscription.c.guild_id == delivery.c.guild_id,
        subscription.c.channel_id == delivery.c.channel_id,
        _asked_for(topics),
    )
    shown = (live() | (delivery.c.state == Standing.SENT)) | delivery.c.message_id.is_not(None)
    waits = live()
    wanted = (
        update(delivery)
        .where(
            delivery.c.story_id == id_,
            delivery.c.step == Step.POST,
            delivery.c.want_rev < revision,
            shown,
            asked,
        )
        .values(
            want_rev=revision,
            state=case(
                (delivery.c.state == Standing.SENDING, Standing.SENDING), else_=Standing.PENDING
            ),
            tries=case((waits, delivery.c.tries), else_=0),
            next_at=case((waits, delivery.c.next_at), else_=now),
            since_at=case((waits, delivery.c.since_at), else_=now),
        )
    )
    return (await db.execute(wanted)).rowcount


async def _reply(
    db: AsyncConnection, id_: str, topic: Topic, revision: int, now: int, *, correction: bool
) -> None:
    """Want a reply to every post that stood, or may have stood, before this revision.

    A post that is only now begun needs none: it tells by itself.
    """
    fixed = new_delivery(id_, 0, 0, now) | {
        "step": Step.REPLY,
        "number": revision,
        "want_rev": revision,
    }
    columns = ["guild_id", "channel_id", *(c for c in fixed if c not in ("guild_id", "channel_id"))]
    stood = or_(
        delivery.c.message_id.is_not(None),
        delivery.c.first_at.is_not(None),
        delivery.c.state == Standing.SENDING,
    )
    rows = (
        select(
            delivery.c.guild_id,
            delivery.c.channel_id,
            *(literal(fixed[c], delivery.c[c].type) for c in columns[2:]),
        )
        .join(
            subscription,
            (subscription.c.guild_id == delivery.c.guild_id)
            & (subscription.c.channel_id == delivery.c.channel_id),
        )
        .where(
            delivery.c.story_id == id_,
            delivery.c.step == Step.POST,
            delivery.c.want_rev == revision,
            stood,
            _asked_for(Topic.CORRECTIONS if correction else topic),
        )
    )
    insert = upsert(db)(delivery).from_select(columns, rows)
    await db.execute(insert.on_conflict_do_nothing())


def _story(row: Any) -> StoryRow:
    return StoryRow(
        id=row.id,
        kind=Kind(row.kind),
        topic=Topic(row.topic),
        revision=row.revision,
        material=row.material,
        body=row.body,
        updated_at=row.updated_at,
    )
