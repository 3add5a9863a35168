"""Looks at what the documents say now, and writes what has to be told: each change once."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.domain.news import Before, Moment, news
from bot.store.built import NAME
from bot.store.evidence import read_evidence
from bot.store.stories import Telling, Told, story_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.domain.news import Evidence
    from bot.domain.story import Topic
    from bot.store.stories import Stories

log = logging.getLogger(__name__)

STEPS = 10
"""Changes of one topic that one look tells at most; the next look goes on."""


class Tracker:
    """Compares knowledge.db in `folder` with what was last told. Looking twice tells once."""

    def __init__(self, stories: Stories, folder: Path, clock: Callable[[], datetime]) -> None:
        self._stories = stories
        self._path = folder / NAME
        self._clock = clock

    async def look(self) -> int:
        """Write what is news, with its deliveries; return how many of these there are.

        Each change is told by itself, until all has been told. Raises Unreadable where the file
        can't be read, StateRefused if nothing could be written.
        """
        seen = await asyncio.to_thread(read_evidence, self._path)
        deliveries = 0
        for _ in range(STEPS):
            told = await self._step(seen)
            if told is None:
                return deliveries
            deliveries += told
        log.warning("%s: there was more to tell than can be told at once", seen.show)
        return deliveries

    async def _step(self, seen: Evidence) -> int | None:
        """Tell the next change of each topic; none if all has been told."""
        told = await self._stories.told(seen.show)
        bodies = {row.topic: row.news for row in await self._stories.news(seen.show)}
        before = {
            topic: Before(was.value, was.evidence, bodies.get(topic)) for topic, was in told.items()
        }
        now = self._clock()
        at = int(now.timestamp() * 1000)
        # What thousands of documents say takes long to weigh: others get their turn meanwhile.
        updates = await asyncio.to_thread(news, seen, before, Moment(now.date(), at))
        tellings = [
            Telling(seen.show, update.topic, Told(update.value, update.evidence), update.body)
            for update in updates
        ]
        if not tellings:
            return None
        deliveries = await self._stories.tell(tellings, at)
        for update in updates:
            self._log(seen.show, update.topic, first=update.topic not in before, told=update.body)
        return deliveries

    @staticmethod
    def _log(show: str, topic: Topic, *, first: bool, told: object) -> None:
        if first:
            log.info("%s: the documents' state is the baseline, nothing is told", topic.slug)
        elif told is not None:
            log.info("%s: news, see %s", topic.slug, story_id(show, topic))
