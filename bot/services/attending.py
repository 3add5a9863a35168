"""Attends to servers: who is new or gone, which routes work again, what their admins must hear."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Protocol

from bot.domain.delivery import Trouble
from bot.domain.routes import THREADS, trouble
from bot.store.attendance import DAY, Attendance
from bot.store.reopening import Reopening

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.domain.routes import Place
    from bot.store.servers import Route, Servers
    from bot.store.state import State
    from bot.store.stories import Stories

log = logging.getLogger(__name__)

WAIT = 10 * 60 * 1_000
"""Milliseconds between two openings of a route that only Discord refuses, and between two looks
for news that were given up.
"""
GRACE = 7 * DAY
"""Milliseconds for which a server that was left is remembered."""
NOTICES, OUTCOMES = 30 * DAY, 90 * DAY
"""Milliseconds for which messages to admins, and old outcomes and replies, are kept."""
HOURLY = 3_600 * 1_000
_SEEN = frozenset({Trouble.CANT_VIEW, Trouble.CANT_SEND, Trouble.CANT_EMBED})
"""Troubles that only our own sight of a server finds; of the others Discord told."""


class Guilds(Protocol):
    """What is known of servers without asking Discord; see `bot.guilds`."""

    @property
    def ready(self) -> bool:
        """Whether Discord has told of all servers."""
        ...

    def ids(self) -> set[int]:
        """Return all servers that we are in."""
        ...

    def reachable(self, guild_id: int) -> bool:
        """Whether a server is known, and not in an outage."""
        ...

    def joined_at(self, guild_id: int) -> datetime | None:
        """Return when we joined a server."""
        ...

    def place(self, guild_id: int, channel_id: int) -> Place | None:
        """Return a channel of a server."""
        ...

    def admins_read(self, guild_id: int, chosen: int | None = None) -> list[int]:
        """Return the channels in which admins may hear from us, the best one first."""
        ...


class Attendant:
    """Looks at all servers again and again. A round compares what is with what is written down,
    so it may be repeated at any time, and one that was missed is made up for by the next.
    """

    def __init__(  # noqa: PLR0917 - the parts that the app has
        self,
        state: State,
        servers: Servers,
        stories: Stories,
        guilds: Guilds,
        clock: Callable[[], int],
        wake: Callable[[], None],
    ) -> None:
        """Take the stores, the servers as Discord has them, and the deliverer's `wake`."""
        self._servers = servers
        self._stories = stories
        self._guilds = guilds
        self._clock = clock
        self._wake = wake
        self._reopening = Reopening(state, show=self._show)
        self._attendance = Attendance(state)
        self._lock = asyncio.Lock()
        self._changed_at: dict[int, int] = {}
        self._all_changed_at: int | None = None
        self._opened_at: dict[int, int] = {}
        self._met: set[int] = set()
        """Servers that we were in at the last round: a reset makes none of them a new one."""
        self._cleaned_at: int | None = None
        self._caught_up_at: int | None = None

    def changed(self, guild_id: int | None) -> None:
        """Say that a server's channels, roles or our rights are others; none for all servers."""
        if guild_id is None:
            self._all_changed_at = self._clock()
            self._changed_at.clear()
        else:
            self._changed_at[guild_id] = self._clock()

    def _show(self) -> str | None:
        return self._servers.show()

    async def round(self, now: int) -> None:
        """Look at everything once; `now` in milliseconds. Raises StateRefused.

        Without a connection nothing is concluded: what isn't seen then may well be there.
        """
        async with self._lock:
            if self._guilds.ready:
                await self._comings_and_goings(now)
                for route in await self._servers.routes():
                    await self._refresh(route)
                    if route.suspended_at is not None:
                        await self._attend(route, now)
                await self._catch_up(now)
                await self._tell_of_held(now)
            await self._clean_up(now)

    async def _comings_and_goings(self, now: int) -> None:
        here, known = self._guilds.ids(), await self._servers.known()
        for guild_id in sorted(here - known.keys()):
            # One in an outage can't be welcomed yet.
            if self._guilds.reachable(guild_id):
                await self._arrive(guild_id, now)
                self._met.add(guild_id)
        self._met = here & (self._met | known.keys())
        for guild_id, left_at in known.items():
            if guild_id in here and left_at is not None:
                await self._servers.seen(guild_id, now)
            elif guild_id not in here and left_at is None:
                log.info("left server %d", guild_id)
                await self._servers.left(guild_id, now)
        for guild_id in await self._servers.forget_left(now - GRACE):
            log.info("forgot server %d", guild_id)

    async def _arrive(self, guild_id: int, now: int) -> None:
        at = self._guilds.joined_at(guild_id)
        joined = int(at.timestamp() * 1000) if at is not None else None
        recent = joined is not None and now - joined < DAY and guild_id not in self._met
        channel = self._admins(guild_id) if recent else None
        if await self._attendance.arrived(guild_id, now, joined=joined, channel=channel):
            self._wake()

    async def _refresh(self, route: Route) -> None:
        """Note where a channel became one of another kind: announcements are published."""
        place = self._guilds.place(route.guild, route.channel)
        if place is not None and place.usable and place.kind != route.kind:
            await self._servers.set_kind(route.guild, route.channel, place.kind)

    async def _catch_up(self, now: int) -> None:
        """Tell open routes what was given up because nothing could be sent for too long."""
        if self._caught_up_at is not None and 0 <= now - self._caught_up_at < WAIT:
            return
        self._caught_up_at = now
        for guild_id in await self._reopening.overdue():
            if self._guilds.reachable(guild_id):
                missed = await self._reopening.catch_up(guild_id, now)
                log.info("server %d was sent nothing for too long, it missed %d", guild_id, missed)
                self._wake()

    async def _attend(self, route: Route, now: int) -> None:
        if not self._guilds.reachable(route.guild):
            return
        if self._works_again(route, now):
            self._opened_at[route.guild] = now
            if route.paused_at is not None:
                await self._reopening.lift(route.guild)
                return
            missed = await self._reopening.reopen(route.guild, now)
            log.info("server %d can be posted in again, it missed %d", route.guild, missed)
            self._wake()
        elif route.noticed_at is None:
            chosen = (await self._servers.get(route.guild)).notices
            channel = self._admins(route.guild, chosen, besides=route.channel)
            if channel is not None and await self._attendance.notify(route, channel, now):
                self._wake()

    def _works_again(self, route: Route, now: int) -> bool:
        """Say whether a suspended route is worth another try.

        What we saw ourselves is over when we no longer see it. What only Discord said is asked
        again after something changed there, and not too often.
        """
        place = self._guilds.place(route.guild, route.channel)
        gone = route.suspended is Trouble.NO_CHANNEL
        archived = place is None and route.kind in THREADS and not gone
        if trouble(place) is not None and not archived:
            return False
        if route.suspended in _SEEN and not archived:
            return True
        changes = (self._changed_at.get(route.guild), self._all_changed_at)
        changed = max((at for at in changes if at is not None), default=None)
        opened = self._opened_at.get(route.guild)
        return (
            changed is not None
            and changed > (route.suspended_at or 0)
            and (opened is None or now - opened >= WAIT)
        )

    async def _tell_of_held(self, now: int) -> None:
        for guild_id, channel, since in await self._attendance.held(now):
            chosen = (await self._servers.get(guild_id)).notices
            where = self._admins(guild_id, chosen)
            if where is not None and await self._attendance.notify_held(
                guild_id, channel, since, where, now
            ):
                self._wake()

    def _admins(
        self, guild_id: int, chosen: int | None = None, *, besides: int | None = None
    ) -> int | None:
        """Return a channel where admins hear from us now, other than the broken one."""
        for channel in self._guilds.admins_read(guild_id, chosen):
            place = self._guilds.place(guild_id, channel)
            if channel != besides and trouble(place) is None:
                return channel
        return None

    async def _clean_up(self, now: int) -> None:
        if self._cleaned_at is not None and 0 <= now - self._cleaned_at < HOURLY:
            return
        self._cleaned_at = now
        await self._stories.forget(now - NOTICES)
        await self._attendance.prune(now - OUTCOMES)
        await self._attendance.prune_replies(now - OUTCOMES)
