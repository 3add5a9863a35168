"""Builds what brings articles in: the fetcher, the workshop, the intake, feeds and the inbox."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.services.inbox import Inbox
from bot.services.intake import Intake
from bot.services.polling import Poller
from bot.services.quoting import Quoting
from bot.services.weighing import Weigher
from bot.sources.fetching import Fetcher
from bot.sources.pieces import have_drafted
from bot.sources.workshop import Workshop
from bot.store.feeds import Seen

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from bot.clock import Ticks
    from bot.services.publishing import Publishing
    from bot.services.shelf import Shelf
    from bot.sources.addresses import Open
    from bot.store.desk import Desk
    from bot.store.feeds import Feeds
    from bot.store.generations import KnowledgeStore
    from bot.store.state import State


@dataclass(frozen=True, slots=True)
class Incoming:
    """What brings articles in. The workshop's child is started with the first job."""

    intake: Intake
    poller: Poller
    inbox: Inbox
    fetcher: Fetcher
    workshop: Workshop

    def runs(self) -> dict[str, Callable[[asyncio.Event], Awaitable[None]]]:
        """Return the workers, by name."""
        return {"polling feeds": self.poller.run, "reading the inbox": self.inbox.run}

    async def close(self) -> None:
        """End the child, and all connections."""
        await self.workshop.close()
        await self.fetcher.close()


def incoming(
    *,
    shelf: Shelf,
    folder: Path,
    state: State,
    desk: Desk,
    feeds: Feeds,
    publishing: Publishing,
    knowledge: KnowledgeStore,
    ticks: Ticks,
    open_to: Open,
) -> Incoming:
    """Build it. `folder` is the state's, in which the inbox is."""
    fetcher, workshop = Fetcher(open_to=open_to), Workshop()
    seen = Seen(state)
    intake = Intake(
        web=fetcher,
        read=partial(have_drafted, workshop),
        shelf=shelf,
        weigher=Weigher(shelf, desk, Quoting(knowledge).linked),
        desk=desk,
        seen=seen,
        publishing=publishing,
        ticks=ticks,
    )
    poller = Poller(
        feeds=feeds,
        seen=seen,
        web=fetcher,
        workshop=workshop,
        intake=intake,
        shelf=shelf,
        ticks=ticks,
        open_to=open_to,
    )
    return Incoming(intake, poller, Inbox(folder, intake), fetcher, workshop)
