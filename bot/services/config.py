"""Sets what admins choose for their server, tells how it stands, and takes it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from bot.domain import routes
from bot.domain.routes import Need, Pinged, Place, State
from bot.services.settings import SETTINGS, Refusal, Scene, Seen, Setting, Words
from bot.store.servers import Changes, Server

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.delivery import Trouble
    from bot.store.servers import Route, Servers
    from bot.store.stories import Stories

OURS: Literal["fan-community-bot settings"] = "fan-community-bot settings"
VERSION = 1
LARGEST = 64 * 1024
"""Bytes of a file with settings."""


class Reopens(Protocol):
    """Whoever lets news go to a route again."""

    async def reopen(self, guild_id: int, now: int) -> int:
        """End a route's pause and suspension; tell what it missed once, return how much it was."""
        ...


@dataclass(frozen=True, slots=True)
class Setup:
    """How a server stands: its settings, and what we may do in its channel right now."""

    server: Server
    state: State
    trouble: Trouble | None
    place: Place | None
    role: Pinged | None

    @property
    def needs(self) -> list[tuple[Need, bool]]:
        """What is needed in the channel, and whether we have it; nothing for one that is gone."""
        return routes.needs(self.place, self.role) if self.place is not None else []

    @property
    def trouble_now(self) -> Trouble | None:
        """Why nothing can be posted right now; what once suspended the route may be over."""
        return _blocked(self.server.route, self.place)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        role_gone = self.server.route is not None and self.server.route.role is not None
        return all(given for _, given in self.needs) and not (role_gone and self.role is None)


@dataclass(frozen=True, slots=True)
class Changed:
    """One setting that is another now."""

    setting: Setting
    before: Words
    after: Words


class _Head(msgspec.Struct):
    kind: str
    version: int


class _File(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["fan-community-bot settings"]
    version: int
    settings: dict[str, str | list[str] | None]


class Admin:
    """What the admins of servers can do."""

    def __init__(
        self,
        servers: Servers,
        stories: Stories,
        seen: Seen,
        *,
        reopening: Reopens,
        languages: Sequence[str],
        settings: tuple[Setting, ...] = SETTINGS,
    ) -> None:
        self.servers = servers
        self.stories = stories
        self.seen = seen
        self.reopening = reopening
        self.languages = languages
        self.settings = settings

    async def setup(self, guild_id: int) -> Setup:
        """Return how a server stands."""
        return self._setup(await self.servers.get(guild_id))

    def _setup(self, server: Server) -> Setup:
        route = server.route
        if route is None:
            return Setup(server, State.NONE, None, None, None)
        place = self.seen.place(server.id, route.channel)
        role = None
        if route.role is not None:
            role = self.seen.role(server.id, route.role, route.channel)
        suspended = route.suspended if route.suspended_at is not None else None
        state, trouble = routes.state(
            paused=route.paused_at is not None,
            suspended=suspended,
            blocked=_blocked(route, place),
        )
        return Setup(server, state, trouble, place, role)

    async def set(self, guild_id: int, values: Mapping[str, Words], now: int) -> list[Changed]:
        """Change settings by name, all of them or none. Returns what is another now.

        Raises Refusal for a value that can't be taken.
        """
        server = await self.servers.get(guild_id)
        channel = server.route.channel if server.route is not None else None
        scene = Scene(server, self.seen, self.languages, channel)
        changes, changed = Changes(), list[Changed]()
        for setting in self.settings:
            if setting.name not in values:
                continue
            if setting.of_route and scene.channel is None:
                raise Refusal("channel-first")
            try:
                words = setting.check(scene, values[setting.name])
            except Refusal as refusal:
                refusal.setting = setting
                raise
            before = setting.read(server)
            if words != before:
                changes |= setting.change(scene, words)
                changed.append(Changed(setting, before, words))
            if setting.name == "channel":
                scene = scene.with_channel(words)
        if changed:
            await self.servers.change(guild_id, changes, now)
        if "channel" in values and not any(c.setting.name == "channel" for c in changed):
            # Naming the same channel again asks for another look at it.
            await self.look(guild_id, now)
        return changed

    async def pause(self, guild_id: int, now: int) -> Setup:
        """Send nothing more to a server until it is resumed."""
        await self.servers.pause(guild_id, now)
        return await self.setup(guild_id)

    async def resume(self, guild_id: int, now: int) -> tuple[Setup, int | None]:
        """End a pause; nothing for a channel in which we can't write. Returns what was missed."""
        setup = await self.setup(guild_id)
        if setup.state not in (State.PAUSED, State.SUSPENDED) or setup.trouble_now is not None:
            return setup, None
        return await self._reopen(guild_id, now)

    async def look(self, guild_id: int, now: int) -> tuple[Setup, int | None]:
        """Look whether a suspended route works again; if so, tell how much it missed."""
        setup = await self.setup(guild_id)
        if setup.state is not State.SUSPENDED or setup.trouble_now is not None:
            return setup, None
        return await self._reopen(guild_id, now)

    async def _reopen(self, guild_id: int, now: int) -> tuple[Setup, int | None]:
        missed = await self.reopening.reopen(guild_id, now)
        return await self.setup(guild_id), missed

    async def export(self, guild_id: int) -> bytes:
        """Return a server's settings as a file."""
        server = await self.servers.get(guild_id)
        values: dict[str, str | list[str] | None] = {}
        for setting in self.settings:
            words = setting.read(server)
            if server.route is None and (setting.of_route or setting.name == "channel"):
                continue
            one = words[0] if words else None
            values[setting.name] = list(words) if setting.several else one
        file = _File(OURS, VERSION, values)
        return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"

    def read(self, content: bytes) -> dict[str, Words]:
        """Read a file with settings. Raises Refusal for one that isn't ours, or is a newer one."""
        if len(content) > LARGEST:
            raise Refusal("file-large")
        try:
            head = msgspec.json.decode(content, type=_Head)
            if head.kind == OURS and head.version > VERSION:
                raise Refusal("file-newer")
            file = msgspec.json.decode(content, type=_File)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            raise Refusal("file-not-ours") from error
        names = {setting.name for setting in self.settings}
        if file.version < 1 or not file.settings or not file.settings.keys() <= names:
            raise Refusal("file-not-ours")
        return {name: _words(value) for name, value in file.settings.items()}

    async def reset(self, guild_id: int) -> None:
        """Delete everything that we hold about a server."""
        await self.servers.reset(guild_id)


def _blocked(route: Route | None, place: Place | None) -> Trouble | None:
    """Return why nothing can be posted right now, as far as that is known without asking."""
    if route is None or (place is None and route.kind in routes.THREADS):
        # An archived thread can't be seen, and opens again when somebody writes there.
        return None
    return routes.trouble(place)


def _words(value: str | list[str] | None) -> Words:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
