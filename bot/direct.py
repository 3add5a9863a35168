"""Posts into a channel at once, while an admin waits: a test, or the current state."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol

import aiohttp
import discord

from bot.domain.delivery import Step, Trouble, verdict
from bot.domain.routes import trouble
from bot.services.release import agencies, release
from bot.ui.announcement import Announcement, sample
from bot.ui.card import Card
from bot.ui.layout import NOBODY, embed, layout
from bot.ui.release import release_card

if TYPE_CHECKING:
    from bot.answering import Asked
    from bot.guilds import Guilds
    from bot.pacing import Pacer

Posting = Callable[["Asked"], Awaitable[Card | Announcement]]
"""Makes what is posted."""
PATIENCE = 15.0
"""Seconds that a post may take."""
_NOBODY = 0
"""Whose the card is: nobody's, so that each member's clicks open a copy of their own."""


class NotPosted(Exception):
    """Nothing was posted, as far as we know. `trouble` is none where Discord gave no clear no."""

    def __init__(self, why: Trouble | None) -> None:
        super().__init__(why)
        self.trouble = why


class Direct(Protocol):
    """Whoever posts at once."""

    async def post(
        self, guild_id: int, channel_id: int, shown: Card | Announcement, nonce: str
    ) -> int:
        """Post once for each nonce, pinging nobody; return the message's id. Raises NotPosted."""
        ...


class Poster:
    """Posts through the present client."""

    def __init__(self, guilds: Guilds, pacer: Pacer) -> None:
        self._guilds = guilds
        self._pacer = pacer

    async def post(
        self, guild_id: int, channel_id: int, shown: Card | Announcement, nonce: str
    ) -> int:
        """Post once for each nonce, pinging nobody; return the message's id. Raises NotPosted."""
        client = self._guilds.client
        place = self._guilds.place(guild_id, channel_id)
        why = trouble(place) if place is not None else None
        if client is None or why is not None:
            raise NotPosted(why)
        channel = client.get_partial_messageable(channel_id, guild_id=guild_id)
        try:
            async with asyncio.timeout(PATIENCE):
                await self._pacer.turn()
                if isinstance(shown, Card):
                    view = layout(shown, _NOBODY)
                    sent = await channel.send(view=view, nonce=nonce, allowed_mentions=NOBODY)
                else:
                    sent = await channel.send(
                        embed=embed(shown), nonce=nonce, allowed_mentions=NOBODY
                    )
        except discord.HTTPException as error:
            raise NotPosted(verdict(Step.POST, error.status, error.code).trouble) from error
        except (
            discord.RateLimited,
            aiohttp.ClientError,
            OSError,
            TimeoutError,
            RuntimeError,  # a session that was closed under the request
        ) as error:
            raise NotPosted(None) from error
        return sent.id


async def current(asked: Asked) -> Card:
    """Return what is known of the release now."""
    known = asked.known
    outlook = await release(known, asked.now.date())
    return release_card(asked.voice, known.show, outlook, await agencies(known))


async def trial(asked: Asked) -> Announcement:
    """Return a post that only tries whether posts arrive."""
    return sample(asked.voice, asked.known.show)
