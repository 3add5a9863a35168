"""Finds out how a server's route is: what is missing, what happened last, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.delivery import Standing
from bot.domain.routes import Ruling, Stands, ruling
from bot.domain.story import TOPICS, Topic

if TYPE_CHECKING:
    from bot.services.config import Admin, Setup
    from bot.store.servers import Ended, Standings
    from bot.store.stories import StoryRow

LAST = 5
"""Outcomes that the doctor tells."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the doctor knows of a route. `last` is oldest first; times are milliseconds."""

    setup: Setup
    last: tuple[Ended, ...]
    next_try: int | None


@dataclass(frozen=True, slots=True)
class Advice:
    """Whether one story would be posted in a server's channel, and which rule decides.

    `story` is none for a topic of which nothing was told yet.
    """

    setup: Setup
    topic: Topic
    story: StoryRow | None
    ruling: Ruling
    message: int | None


async def examine(admin: Admin, guild_id: int) -> Diagnosis:
    """Return how a server's route is."""
    setup = await admin.setup(guild_id)
    route = setup.server.route
    if route is None:
        return Diagnosis(setup, (), None)
    last = await admin.servers.outcomes(guild_id, route.channel, LAST)
    return Diagnosis(setup, tuple(reversed(last)), await admin.servers.next_try(route.channel))


async def advise(admin: Admin, guild_id: int, typed: str, now: int) -> Advice | None:
    """Return what decides on a story, given by its id or its topic; none if there is no such."""
    story, topic = await _find(admin, typed.strip().lower())
    if topic is None:
        return None
    setup = await admin.setup(guild_id)
    route = setup.server.route
    standings = None
    if story is not None and route is not None:
        standings = await admin.servers.standings(story.id, route.channel)
    decided = ruling(
        now,
        (setup.state, setup.trouble),
        _stands(standings),
        asked=route is not None and topic in route.topics,
        told=story is not None,
    )
    return Advice(setup, topic, story, decided, standings.message if standings else None)


async def _find(admin: Admin, typed: str) -> tuple[StoryRow | None, Topic | None]:
    for story in await admin.stories.news(admin.servers.show()):
        if typed in (story.id.lower(), story.topic.slug):
            return story, story.topic
    return None, next((topic for topic in TOPICS if topic.slug == typed), None)


def _stands(found: Standings | None) -> Stands | None:
    if found is None:
        return None
    behind = found.want > found.sent or found.state in (Standing.PENDING, Standing.SENDING)
    return Stands(found.state, found.message, behind, found.next_at, found.error)
