"""Writes a member a direct message, where they let us."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.services.suggesting import CantBeTold, NotNow
from bot.ui.layout import NOBODY, layout
from bot.ui.suggest import thanks_card

if TYPE_CHECKING:
    from bot.guilds import Guilds
    from bot.i18n.fluent import Voices
    from bot.pacing import Pacer

PATIENCE = 15.0
"""Seconds that a letter may take."""
_LIMITED, _BROKEN = 429, 500


class Letters:
    """Writes through the present client."""

    def __init__(self, guilds: Guilds, voices: Voices, pacer: Pacer) -> None:
        self._guilds = guilds
        self._voices = voices
        self._pacer = pacer

    async def thank(self, user: int, title: str, link: str, once: str, guild: int | None) -> None:
        """Tell a member that their article was taken. Raises CantBeTold, NotNow."""
        client = self._guilds.client
        if client is None or not self._guilds.ready:
            raise NotNow
        locale = self._guilds.locale(guild) if guild is not None else None
        card = thanks_card(self._voices[locale or "en"], title, link)
        await self._pacer.turn()
        try:
            async with asyncio.timeout(PATIENCE):
                channel = await client.create_dm(discord.Object(user))
                await channel.send(view=layout(card, user), nonce=once, allowed_mentions=NOBODY)
        except discord.HTTPException as error:
            if error.status == _LIMITED or error.status >= _BROKEN:
                raise NotNow from error
            raise CantBeTold from error
        except (discord.RateLimited, aiohttp.ClientError, OSError, RuntimeError) as error:
            raise NotNow from error
