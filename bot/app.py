"""Builds the bot from its parts: the only place that knows them all, the cogs included."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.answering import Answering
from bot.client import FanBot
from bot.i18n.fluent import Voices
from bot.store.generations import KnowledgeStore
from bot.store.state import State
from cogs.about import About
from cogs.ask import Ask
from cogs.cast import Cast
from cogs.characters import Characters
from cogs.cities import Cities
from cogs.crew import Crew
from cogs.documents import Documents
from cogs.help import Help
from cogs.quotes import Quotes
from cogs.release import Release

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from pathlib import Path

    from bot.settings import Settings

COGS = (Cast, Characters, Cities, Crew, Quotes, Release, About, Documents, Ask, Help)


def utc_now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Parts:
    """What outlives a connection to Discord. Each call of `bot` makes a fresh client of it."""

    knowledge: KnowledgeStore
    state: State
    voices: Voices
    clock: Callable[[], datetime]

    def bot(self, greet: Callable[[str], None] | None = None) -> FanBot:
        """Return a new client with all cogs; `greet` is told the invitation link."""
        answering = Answering(self.knowledge, self.voices, self.clock)
        return FanBot(
            answering, [cog(answering) for cog in COGS], self.voices, self.state, greet=greet
        )


@asynccontextmanager
async def parts(
    knowledge: Path, state: Path, clock: Callable[[], datetime] = utc_now
) -> AsyncGenerator[Parts]:
    """Open the stores in these folders; close them at the end, come what may."""
    opened = await State.open(state)
    store = KnowledgeStore(knowledge)
    try:
        yield Parts(store, opened, Voices(), clock)
    finally:
        await store.close()
        await opened.close()


def point_at(settings: Settings) -> None:
    """Make discord.py speak to another Discord, where the settings name one."""
    if settings.api is not None:
        Route.BASE = settings.api
    if settings.gateway is not None:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway)
