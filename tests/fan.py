"""A fan who types commands and reads cards: the real cogs, services and store, no Discord."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.answering import Answering, Asked
from bot.app import COGS
from bot.i18n.fluent import Voices
from bot.preview import parse
from bot.store.generations import KnowledgeStore

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from bot.ui.card import Button, Card
    from bot.ui.press import Press

NOW = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)
"""A Sunday on which it is 08:04 in Berlin."""
MENTION = "<@42>"


class _Listening(Answering):
    """Keeps the card instead of sending it."""

    card: Card | None = None

    async def answer(self, interaction: Any, private: bool | None, make: Any) -> None:
        del interaction
        self.card = await self._make_for(private, make)

    async def _make_for(self, private: bool | None, make: Any) -> Card | None:
        del private
        async with self._store.reading() as known:
            return await make(Asked(known, self._voices["en"], self._clock(), MENTION))


class Fan:
    """Types commands as in Discord's chat box, and clicks buttons."""

    def __init__(self, store: KnowledgeStore, now: datetime = NOW) -> None:
        self.store = store
        self._answering = _Listening(store, Voices(), lambda: now)
        self.cogs = [cog(self._answering) for cog in COGS]
        self.presses = {v: h for c in self.cogs for v, h in getattr(c, "presses", {}).items()}
        self.presses |= {v: h for c in self.cogs for v, h in getattr(c, "shares", {}).items()}

    async def types(self, line: str) -> Card:
        """Return the card that answers `/command option:value`."""
        name, options = parse(line)
        return await self.asks(name, **options)

    async def asks(self, command: str, **options: Any) -> Card:
        """Return the card that answers a command; options are taken as they are."""
        for cog in self.cogs:
            for found in cog.get_app_commands():
                if found.name == command:
                    await found.callback(cog, None, **options)
                    assert self._answering.card is not None
                    return self._answering.card
        raise AssertionError(f"there is no /{command}")

    async def clicks(self, button: Button) -> Card:
        """Return the card that a button leads to."""
        assert button.press is not None
        return await self.presses_(button.press)

    async def presses_(self, press: Press) -> Card:
        """Return the card that a press leads to."""
        card = await self._answering._make_for(
            False, lambda asked: self.presses[press.verb](asked, *press.arguments)
        )
        assert card is not None
        return card


@asynccontextmanager
async def fan_of(state: Path, now: datetime = NOW) -> AsyncGenerator[Fan]:
    """Open the store in `state` for a fan; close it at the end."""
    store = KnowledgeStore(state)
    try:
        yield Fan(store, now)
    finally:
        await store.close()
