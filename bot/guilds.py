"""What Discord's cache says of servers: channels, permissions, roles; spends no request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.domain.routes import THREADS, Pinged, Place

if TYPE_CHECKING:
    from datetime import datetime


class Guilds:
    """The servers as the present client knows them; nothing while there is no connection."""

    def __init__(self) -> None:
        self.client: discord.Client | None = None
        """The present client; the supervisor makes a new one whenever one dies."""

    @property
    def ready(self) -> bool:
        """Whether Discord has told of all servers."""
        return self.client is not None and self.client.is_ready() and not self.client.is_closed()

    def ids(self) -> set[int]:
        """Return all servers that we are in, those that are out of reach included."""
        return {guild.id for guild in self.client.guilds} if self.client is not None else set()

    def has(self, guild_id: int) -> bool:
        """Whether we are in a server, be it out of reach or not."""
        return self._guild(guild_id) is not None

    def reachable(self, guild_id: int) -> bool:
        """Whether a server is known, and not in an outage."""
        guild = self._guild(guild_id)
        return guild is not None and not guild.unavailable

    def locale(self, guild_id: int) -> str | None:
        """Return a server's own language, as Discord has it."""
        guild = self._guild(guild_id)
        return str(guild.preferred_locale) if guild is not None else None

    def joined_at(self, guild_id: int) -> datetime | None:
        """Return when we joined a server."""
        guild = self._guild(guild_id)
        return guild.me.joined_at if guild is not None and _me(guild) is not None else None

    def place(self, guild_id: int, channel_id: int) -> Place | None:
        """Return a channel of this server; none if it has no such channel, or none that we know.

        An archived thread isn't in the cache.
        """
        guild = self._guild(guild_id)
        channel = guild.get_channel_or_thread(channel_id) if guild is not None else None
        if guild is None or channel is None:
            return None
        return _place(guild, channel)

    def role(self, guild_id: int, role_id: int, channel_id: int | None = None) -> Pinged | None:
        """Return a role; `pingable` where we may ping it: it is mentionable, or we may ping all."""
        guild = self._guild(guild_id)
        role = guild.get_role(role_id) if guild is not None else None
        me = _me(guild) if guild is not None else None
        if guild is None or role is None or me is None:
            return None
        channel = guild.get_channel_or_thread(channel_id) if channel_id is not None else None
        allowed = channel.permissions_for(me) if channel is not None else me.guild_permissions
        return Pinged(
            id=role.id,
            name=role.name,
            everyone=role.is_default(),
            pingable=role.mentionable or allowed.mention_everyone,
        )

    def admins_read(self, guild_id: int, chosen: int | None = None) -> list[int]:
        """Return the channels in which admins may hear from us, the best one first: the chosen
        one, where moderators get Discord's own updates, the system channel.
        """
        guild = self._guild(guild_id)
        if guild is None or guild.unavailable:
            return []
        named = guild.get_channel_or_thread(chosen) if chosen is not None else None
        found = (named, guild.public_updates_channel, guild.system_channel)
        return list(dict.fromkeys(channel.id for channel in found if channel is not None))

    def _guild(self, guild_id: int) -> discord.Guild | None:
        return self.client.get_guild(guild_id) if self.client is not None else None


def _me(guild: discord.Guild) -> discord.Member | None:
    # Typed as always there, but an unavailable server has no members.
    me: discord.Member | None = guild.me
    return me


def _place(guild: discord.Guild, channel: discord.abc.GuildChannel | discord.Thread) -> Place:
    me = _me(guild)
    allowed = channel.permissions_for(me) if me is not None else discord.Permissions.none()
    thread = channel.type.value in THREADS
    return Place(
        guild=guild.id,
        id=channel.id,
        name=channel.name,
        kind=channel.type.value,
        view=allowed.view_channel,
        send=allowed.send_messages_in_threads if thread else allowed.send_messages,
        embed=allowed.embed_links,
        history=allowed.read_message_history,
    )
