"""A client of discord.py that is pointed at the local Discord, and keeps what it is told."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import yarl
from discord import Client, Intents, MemberCacheFlags
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.wire.heard import Heard

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from discord import PartialMessageable

    from tests.wire.discord import Discord
    from tests.wire.places import Channel


class Plain(Client):
    """Does nothing by itself. `events` keeps the name of each event, and what came with it."""

    def __init__(self, discord: Discord, **options: Any) -> None:
        super().__init__(
            intents=Intents(guilds=True),
            member_cache_flags=MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            guild_ready_timeout=0.05,
            **options,
        )
        self.events: Heard[tuple[Any, ...]] = Heard("event")
        self._local = discord
        self._adding: set[asyncio.Task[None]] = set()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify again without the 5 seconds' wait that the real Discord wants."""

    def dispatch(self, event: str, /, *about: Any, **more: Any) -> None:
        """Keep an event before anybody handles it."""
        super().dispatch(event, *about, **more)
        adding = asyncio.get_running_loop().create_task(self.events.add((event, *about)))
        self._adding.add(adding)
        adding.add_done_callback(self._adding.discard)

    async def hears(self, event: str, *, after: int = 0) -> Any:
        """Wait for an event; return the last thing that came with it, if any."""
        told = await self.events.first(lambda each: each[0] == event, after=after)
        return told[-1]

    def to(self, channel: Channel) -> PartialMessageable:
        """Return a way to write to a channel, known or not."""
        return self.get_partial_messageable(int(channel.id))


@asynccontextmanager
async def logged_in(discord: Discord, **options: Any) -> AsyncGenerator[Plain]:
    """Log in, for REST only."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = discord.api, yarl.URL(discord.ws)
    try:
        async with Plain(discord, **options) as client:
            await client.login(discord.token)
            yield client
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


@asynccontextmanager
async def connected(discord: Discord, **options: Any) -> AsyncGenerator[Plain]:
    """Log in, and connect to the gateway."""
    async with logged_in(discord, **options) as client:
        connecting = asyncio.create_task(client.connect())
        try:
            await client.hears("ready")
            yield client
        finally:
            await client.close()
            connecting.cancel()
            await asyncio.wait([connecting])
