"""What happens to servers, channels and roles. A bot that is connected is told as it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.wire import shapes
from tests.wire.permissions import MEMBER, ROLE, bits
from tests.wire.places import TEXT, THREAD, Channel, Role, Server

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.wire.clock import Clock
    from tests.wire.gateway import Gateway
    from tests.wire.posts import Post, Posts
    from tests.wire.shapes import Json


class World:
    """The servers of a local Discord."""

    clock: Clock
    gateway: Gateway
    posts: Posts
    bot: Json
    server: Server
    """The first server, which is there from the start."""
    servers: dict[str, Server]
    """All servers by their ids, those without the bot too."""

    def place(self, channel: str) -> Channel | None:
        """Return the channel with this id, if it is there."""
        return next(
            (each.channels[channel] for each in self.servers.values() if channel in each.channels),
            None,
        )

    def messages(self, channel: Channel | str) -> list[Post]:
        """Return the messages that can be seen in a channel, the oldest first."""
        return self.posts.all(getattr(channel, "id", channel))

    async def has_server(self, name: str = "Another server") -> Server:
        """Let somebody invite the bot to a new server, whose one channel is its system channel."""
        server = Server(shapes.snowflake(), name, self.bot, joined=self.clock.stamp())
        self.servers[server.id] = server
        first = Channel(shapes.snowflake(), server, "general")
        server.channels[first.id] = first
        server.system = first.id
        await self._joined(server)
        return server

    async def has_channel(
        self,
        name: str = "news",
        *,
        kind: int = TEXT,
        server: Server | None = None,
        parent: Channel | None = None,
        channel_id: str | None = None,
    ) -> Channel:
        """Make a channel of a kind from `places`, or under a `parent` a thread."""
        server = parent.server if parent else server or self.server
        kind = THREAD if parent else kind
        number = channel_id or shapes.snowflake()
        made = Channel(number, server, name, kind, parent, made=self.clock.stamp())
        server.channels[made.id] = made
        await self._tell_of(made, "CREATE")
        return made

    async def changes(self, channel: Channel, **fields: Any) -> None:
        """Change a channel's `name`, `kind` or `nsfw`, or a thread's `archived` or `locked`."""
        for name, value in fields.items():
            assert hasattr(channel, name)
            setattr(channel, name, value)
        await self._tell_of(channel, "UPDATE")

    async def loses(self, channel: Channel) -> None:
        """Delete a channel, with its threads."""
        here = channel.server.channels
        for gone in [*(each for each in here.values() if each.parent is channel), channel]:
            del here[gone.id]
            await self._tell_of(gone, "DELETE")

    async def forbids(self, channel: Channel, *permissions: str, to: Role | None = None) -> None:
        """Deny the bot, or a role, something in a channel. In a thread its parent's rules hold."""
        await self._overwrites(channel, permissions, to, allow=False)

    async def allows(self, channel: Channel, *permissions: str, to: Role | None = None) -> None:
        """Allow the bot, or a role, something in a channel."""
        await self._overwrites(channel, permissions, to, allow=True)

    async def leaves_open(self, channel: Channel) -> None:
        """Forget all that was allowed and denied in a channel."""
        channel.overwrites.clear()
        await self._tell_of(channel, "UPDATE")

    async def has_role(
        self,
        name: str,
        *permissions: str,
        mentionable: bool = False,
        server: Server | None = None,
    ) -> Role:
        """Make a role."""
        server = server or self.server
        role = Role(shapes.snowflake(), name, bits(permissions), mentionable)
        server.roles[role.id] = role
        await self._report(server, "GUILD_ROLE_CREATE", {"role": role.shape()})
        return role

    async def changes_role(
        self,
        role: Role,
        *,
        permissions: Iterable[str] | None = None,
        mentionable: bool | None = None,
        name: str | None = None,
    ) -> None:
        """Change what is named."""
        role.permissions = role.permissions if permissions is None else bits(permissions)
        role.mentionable = role.mentionable if mentionable is None else mentionable
        role.name = name or role.name
        await self._report(self._home(role), "GUILD_ROLE_UPDATE", {"role": role.shape()})

    async def loses_role(self, role: Role) -> None:
        """Delete a role."""
        server = self._home(role)
        del server.roles[role.id]
        server.bot_roles = [each for each in server.bot_roles if each != role.id]
        for channel in server.channels.values():
            channel.overwrites.pop(role.id, None)
        await self._report(server, "GUILD_ROLE_DELETE", {"role_id": role.id})

    async def bot_has_roles(self, *roles: Role, server: Server | None = None) -> None:
        """Give the bot these roles, and no others."""
        server = server or self.server
        server.bot_roles = [role.id for role in roles]
        me = {key: value for key, value in server.me().items() if key != "permissions"}
        await self._report(server, "GUILD_MEMBER_UPDATE", me)

    async def removes_bot(self, server: Server | None = None) -> None:
        """Remove the bot from a server."""
        server = server or self.server
        server.has_bot = False
        await self.gateway.reports("GUILD_DELETE", {"id": server.id})

    async def invites_bot(self, server: Server | None = None) -> None:
        """Invite the bot to a server that it was in before."""
        server = server or self.server
        server.has_bot, server.joined = True, self.clock.stamp()
        await self._joined(server)

    async def server_fails(self, server: Server | None = None) -> None:
        """Let Discord have an outage in a server; the bot is still in it."""
        server = server or self.server
        server.fails = True
        await self.gateway.reports("GUILD_DELETE", {"id": server.id, "unavailable": True})

    async def server_recovers(self, server: Server | None = None) -> None:
        """End the outage."""
        server = server or self.server
        server.fails = False
        await self.gateway.reports("GUILD_CREATE", {**server.shape(), "unavailable": False})

    async def deletes(self, post: Post) -> None:
        """Delete a message, as a moderator does. Bots of the `guilds` intent alone aren't told."""
        self.posts.delete(post)
        about = {"id": post.id, "channel_id": post.channel.id}
        await self._report(post.channel.server, "MESSAGE_DELETE", about)

    def welcome(self, session: str, ready: Json) -> list[Json]:
        """Return how the world is told to a bot that identifies."""
        here = [server for server in self.servers.values() if server.has_bot]
        known = [{"id": server.id, "unavailable": True} for server in here]
        told = {**ready, "session_id": session, "guilds": known}
        return [
            {"t": "READY", "d": told},
            *({"t": "GUILD_CREATE", "d": server.shape()} for server in here if not server.fails),
        ]

    async def _overwrites(
        self, channel: Channel, names: tuple[str, ...], to: Role | None, *, allow: bool
    ) -> None:
        ruling = channel.parent or channel
        of, kind = (to.id, ROLE) if to else (self.bot["id"], MEMBER)
        ruling.overwrite(of, kind, names, allow=allow)
        await self._tell_of(ruling, "UPDATE")

    async def _joined(self, server: Server) -> None:
        about = server.shape()
        del about["unavailable"]  # as it is told of servers that weren't there before
        await self.gateway.reports("GUILD_CREATE", about)

    async def _tell_of(self, channel: Channel, what: str) -> None:
        noun = "THREAD" if channel.kind == THREAD else "CHANNEL"
        about = channel.shape()
        if (noun, what) == ("THREAD", "CREATE"):
            about["newly_created"] = True
        await self._report(channel.server, f"{noun}_{what}", about)

    async def _report(self, server: Server, event: str, about: Json) -> None:
        if server.has_bot and not server.fails:
            await self.gateway.reports(event, {**about, "guild_id": server.id})

    def _home(self, role: Role) -> Server:
        return next(each for each in self.servers.values() if role.id in each.roles)
