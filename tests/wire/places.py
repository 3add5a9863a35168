"""Where things are said: servers with their roles and channels, as the local Discord keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.wire import shapes
from tests.wire.permissions import INVITED, bits, bot_may

if TYPE_CHECKING:
    from tests.wire.shapes import Json

TEXT, DM, VOICE, ANNOUNCEMENT, THREAD, FORUM = 0, 1, 2, 5, 11, 15
"""Kinds of channels."""
NO_MESSAGES_IN = frozenset({FORUM})


@dataclass(eq=False)
class Role:
    """A role of a server."""

    id: str
    name: str
    permissions: int = 0
    mentionable: bool = False
    managed: bool = False

    def shape(self) -> Json:
        """Return the role as Discord sends it."""
        return shapes.role(
            self.id,
            self.name,
            self.permissions,
            mentionable=self.mentionable,
            managed=self.managed,
        )


@dataclass(eq=False)
class Channel:
    """A channel or thread. Whatever is changed here silently, no bot is told of."""

    id: str
    server: Server
    name: str
    kind: int = TEXT
    parent: Channel | None = None
    overwrites: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Kind, what is allowed, what is denied: by the id of a role or member."""
    nsfw: bool = False
    topic: str | None = None
    archived: bool = False
    locked: bool = False
    owner: str = "1"
    made: str = shapes.LONG_AGO

    def overwrite(self, of: str, kind: int, names: tuple[str, ...], *, allow: bool) -> None:
        """Allow or deny somebody something."""
        kind, allowed, denied = self.overwrites.get(of, (kind, 0, 0))
        named = bits(names)
        allowed = allowed | named if allow else allowed & ~named
        denied = denied & ~named if allow else denied | named
        self.overwrites[of] = (kind, allowed, denied)

    def shape(self) -> Json:
        """Return the channel as Discord sends it in events and by REST."""
        if self.kind == THREAD:
            return shapes.thread(self)
        shape = shapes.channel(self.id, self.server.id)
        shape |= {"type": self.kind, "name": self.name, "nsfw": self.nsfw, "topic": self.topic}
        shape["parent_id"] = self.parent.id if self.parent else None
        shape["permission_overwrites"] = [
            {"id": of, "type": kind, "allow": str(allow), "deny": str(deny)}
            for of, (kind, allow, deny) in self.overwrites.items()
        ]
        if self.kind == FORUM:
            shape |= {"available_tags": [], "default_reaction_emoji": None}
            shape |= {"default_sort_order": None, "default_forum_layout": 0}
        if self.kind == VOICE:
            shape |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None}
        return shape

    def picked(self, permissions: int) -> Json:
        """Return the part of the channel that comes with a member's choice of it."""
        whole = self.shape()
        keys = ("id", "name", "type", "parent_id", "thread_metadata", "nsfw", "topic", "position")
        part = {key: whole[key] for key in (*keys, "flags") if key in whole}
        return {**part, "permissions": str(permissions), "guild_id": self.server.id}


@dataclass(eq=False)
class Server:
    """A server (Discord's guild), with the bot in it or not."""

    id: str
    name: str
    bot: Json
    roles: dict[str, Role] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    bot_roles: list[str] = field(default_factory=list)
    joined: str = shapes.LONG_AGO
    has_bot: bool = True
    fails: bool = False
    """Whether Discord has an outage here."""
    system: str | None = None
    """The channel for Discord's own messages, where there is one."""

    def __post_init__(self) -> None:
        own = Role(shapes.snowflake(), "Fan bot", INVITED, managed=True)
        everyone = Role(self.id, "@everyone", int(shapes.VIEWING))
        self.roles |= {self.id: everyone, own.id: own}
        self.bot_roles.append(own.id)

    @property
    def everyone(self) -> Role:
        """The role that all members have."""
        return self.roles[self.id]

    @property
    def bot_role(self) -> Role:
        """The role that came with the bot's invitation."""
        return next(role for role in self.roles.values() if role.managed)

    def bot_may(self, channel: Channel | None = None) -> int:
        """Return what the bot may do here."""
        return bot_may(self, self.bot["id"], channel)

    def me(self) -> Json:
        """Return the bot as a member."""
        return {**shapes.member(self.bot), "roles": [*self.bot_roles], "joined_at": self.joined}

    def shape(self) -> Json:
        """Return the server as GUILD_CREATE has it."""
        here = self.channels.values()
        channels = [each.shape() for each in here if each.kind != THREAD]
        threads = [each.shape() for each in here if each.kind == THREAD and not each.archived]
        return {
            **shapes.guild(self.id, self.name, channels, self.bot),
            "roles": [role.shape() for role in self.roles.values()],
            "members": [self.me()],
            "threads": threads,
            "joined_at": self.joined,
            "system_channel_id": self.system,
        }
