"""Builds the bot from its parts: the only place that knows them all, the cogs included."""

from __future__ import annotations

import secrets
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.answering import Answering
from bot.client import FanBot
from bot.clock import Ticks, as_datetime, steady_clock, utc_now
from bot.curators import Staff
from bot.direct import Poster
from bot.domain.delivery import Timing
from bot.guilds import Guilds
from bot.i18n.fluent import Voices
from bot.incoming import incoming
from bot.letters import Letters
from bot.pacing import Breaker, Pacer
from bot.queue import DeskCards
from bot.sender import Sender
from bot.services.attending import Attendant
from bot.services.config import Admin
from bot.services.curating import Curator
from bot.services.delivering import Deliverer
from bot.services.preferences import Preferences
from bot.services.publishing import Publishing
from bot.services.shelf import Shelf
from bot.services.suggesting import Suggesting
from bot.services.tracking import Tracker
from bot.services.watching import Watcher
from bot.store.cards import Cards
from bot.store.desk import Desk as DeskStore
from bot.store.feeds import Feeds
from bot.store.generations import KnowledgeStore, NoKnowledge
from bot.store.lock import held
from bot.store.outbox import Outbox
from bot.store.reopening import Reopening
from bot.store.servers import Servers
from bot.store.state import State, StateAway
from bot.store.stories import Stories
from bot.store.suggestions import Suggestions
from bot.workers import Rounds, Workers
from cogs.about import About
from cogs.ask import Ask
from cogs.cast import Cast
from cogs.characters import Characters
from cogs.cities import Cities
from cogs.config import Config
from cogs.crew import Crew
from cogs.desk import Desk
from cogs.documents import Documents
from cogs.help import Help
from cogs.queue import Queue
from cogs.quotes import Quotes
from cogs.release import Release
from cogs.suggest import Suggest

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from pathlib import Path

    from discord.ext import commands

    from bot.incoming import Incoming
    from bot.services.handing import TakesIn
    from bot.settings import Settings
    from bot.sources.addresses import Open

COGS = (Cast, Characters, Cities, Crew, Quotes, Release, About, Documents, Ask, Help)

ATTEND_EVERY = 60.0
"""Seconds between two looks at all servers; what Discord tells of is looked at at once."""
TEND_EVERY, FOLLOW_EVERY = 30.0, 60.0
"""Seconds between two looks at the queue's cards, and at what members handed in."""
BY_HAND = 2.0
"""Posts a second that admins may ask for, all together: they come on top of what is delivered."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What outlives a connection to Discord. Each call of `bot` makes a fresh client of it."""

    knowledge: KnowledgeStore
    state: State
    voices: Voices
    ticks: Ticks
    servers: Servers
    stories: Stories
    guilds: Guilds
    deliverer: Deliverer
    attendant: Attendant
    watcher: Watcher
    rounds: Rounds
    breaker: Breaker
    poster: Poster
    preferences: Preferences
    admin: Admin
    staff: Staff
    desk: DeskStore
    feeds: Feeds
    suggestions: Suggestions
    publishing: Publishing
    curator: Curator
    cards: DeskCards
    suggesting: Suggesting
    tending: Rounds
    following: Rounds
    incoming: Incoming | None = None

    @property
    def intake(self) -> TakesIn | None:
        """The pipeline through which all articles come; none where none are taken in."""
        return self.incoming.intake if self.incoming is not None else None

    def bot(self, greet: Callable[[str], None] | None = None) -> FanBot:
        """Return a new client with all cogs; `greet` is told the invitation link."""
        answering = Answering(self.knowledge, self.voices, utc_now, self.preferences, self.ticks)
        client = FanBot(
            answering,
            self._cogs(answering),
            self.voices,
            self.state,
            greet=greet,
            changed=self.changed,
            answered=self.breaker.note,
        )
        self.guilds.client = client
        return client

    def _cogs(self, answering: Answering) -> list[commands.Cog]:
        staff, open_ = self.staff, self.staff.home is not None
        made: list[commands.Cog] = [cog(answering) for cog in COGS if cog is not Release]
        made += [
            Release(answering, offer=open_),
            Config(answering, self.admin, self.poster),
            Suggest(answering, self.suggesting, open_=open_),
        ]
        if open_ and self.intake is not None:
            made += [
                Desk(
                    answering,
                    staff,
                    self.curator,
                    self.cards,
                    takes=self.intake,
                    problems=self._problems,
                ),
                Queue(answering, staff, self.curator, self.cards),
            ]
        return made

    def _problems(self) -> list[str]:
        """Return what is wrong with what curators decided, and with the documents on disk."""
        problems = (self.publishing.problem, self.watcher.problem, *self.watcher.hiding)
        return [why for why in problems if why is not None]

    def changed(self, guild: int | None) -> None:
        """Have a server looked after, or all: its channels, roles or our rights are others now."""
        self.attendant.changed(guild)
        self.rounds.wake()
        self.tending.wake()

    def workers(self) -> Workers:
        """Return what works beside the client."""
        desk = {"tending the desk": self.tending.run, "following up": self.following.run}
        return Workers(
            {
                "watching documents": self.watcher.run,
                "delivering": self.deliverer.run,
                "attending to servers": self.rounds.run,
                **(desk if self.staff.home is not None else {}),
                **(self.incoming.runs() if self.incoming is not None else {}),
            }
        )


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie: the show's folder, the built knowledge, and the state.

    `url` is of the PostgreSQL that holds the state instead of a file. `open_to` are the operator's
    own servers that may be fetched from; none where no articles are to be taken in at all.
    """

    data: Path
    knowledge: Path
    state: Path
    url: str | None = None
    open_to: Open | None = None


@asynccontextmanager
async def parts(
    places: Places, timing: Timing | None = None, staff: Staff | None = None
) -> AsyncGenerator[Parts]:
    """Open the stores, and hold the state for this process alone; close them, come what may.

    `staff` are those who look after the articles; without them there is no desk. Raises BadState
    where the state can't be used, or another copy of the bot uses it.
    """
    with held(places.state):
        opened = await State.open(places.state, places.url, alone=True)
        knowledge = KnowledgeStore(places.knowledge)
        made: Parts | None = None
        try:
            made = await _made(places, opened, knowledge, timing or Timing(), staff or Staff())
            if made.incoming is not None and not await made.publishing.publish():
                # Without what arrived, the documents would seem to have been taken back.
                raise StateAway(f"what arrived can't be written: {made.publishing.problem}")
            yield made
        finally:
            if made is not None and made.incoming is not None:
                await made.incoming.close()
            await knowledge.close()
            await opened.close()


async def _made(
    places: Places,
    state: State,
    knowledge: KnowledgeStore,
    timing: Timing,
    staff: Staff,
) -> Parts:
    ticks = steady_clock()
    voices, guilds, breaker = Voices(), Guilds(), Breaker()
    servers, stories = Servers(state), Stories(state)
    servers.show = lambda: knowledge.show
    with suppress(NoKnowledge):
        # Whose news are served is known from the first reading on.
        async with knowledge.reading():
            pass
    preferences = Preferences()
    await preferences.load(servers)
    outbox = Outbox(state, secrets.token_hex(8), timing)
    if state.embedded:
        # No other sender can be at work, so whatever was claimed is nobody's now.
        await outbox.reclaim()
    sender = Sender(
        guilds,
        knowledge,
        voices,
        state.install,
        pacer=Pacer(timing.pace),
        breaker=breaker,
        timing=timing,
        clock=ticks,
    )
    deliverer = Deliverer(outbox, sender, ticks, timing, sender.resting)
    tracker = Tracker(stories, places.knowledge, as_datetime(ticks))
    attendant = Attendant(state, servers, stories, guilds, ticks, deliverer.wake)

    async def attend() -> None:
        if guilds.ready:
            await attendant.round(ticks())

    rounds = Rounds(attend, ATTEND_EVERY)
    deliverer.troubled = rounds.wake
    desk, feeds, suggestions = DeskStore(state), Feeds(state), Suggestions(state)
    # What may be public is read from beside the built file.
    publishing = Publishing(desk, places.knowledge, lambda: None)
    open_to: Open = places.open_to or frozenset()
    shelf = Shelf(places.data, desk)
    curator = Curator(
        desk,
        feeds,
        servers,
        publishing=publishing,
        shelf=shelf,
        knowledge=places.knowledge,
        ticks=ticks,
        open_to=open_to,
    )
    slowly = Pacer(BY_HAND)
    cards = DeskCards(
        Cards(state),
        curator,
        guilds,
        voices,
        guild=staff.home,
        channel=staff.channel,
        install=state.install,
        pacer=slowly,
        ticks=ticks,
    )
    suggesting = Suggesting(
        suggestions,
        desk,
        knowledge,
        letters=Letters(guilds, voices, slowly),
        ticks=ticks,
    )

    async def tend() -> None:
        if not publishing.fresh:
            await publishing.publish()
        await cards.round()

    tending, following = Rounds(tend, TEND_EVERY), Rounds(suggesting.round, FOLLOW_EVERY)

    def decided() -> None:
        tending.wake()
        following.wake()

    curator.woken, suggesting.woken = decided, following.wake
    brought: Incoming | None = None
    if places.open_to is not None:
        brought = incoming(
            shelf=shelf,
            folder=places.state,
            state=state,
            desk=desk,
            feeds=feeds,
            publishing=publishing,
            knowledge=knowledge,
            ticks=ticks,
            open_to=places.open_to,
        )
        brought.intake.kept, suggesting.takes = decided, brought.intake
        curator.fed = brought.poller.wake
    return Parts(
        knowledge=knowledge,
        state=state,
        voices=voices,
        ticks=ticks,
        servers=servers,
        stories=stories,
        guilds=guilds,
        deliverer=deliverer,
        attendant=attendant,
        watcher=Watcher(places.data, places.knowledge, tracker, deliverer.wake),
        rounds=rounds,
        breaker=breaker,
        poster=Poster(guilds, Pacer(BY_HAND)),
        preferences=preferences,
        admin=Admin(
            servers,
            stories,
            guilds,
            reopening=Reopening(state, deliverer.wake, lambda: knowledge.show),
            languages=voices.languages,
        ),
        staff=staff,
        desk=desk,
        feeds=feeds,
        suggestions=suggestions,
        publishing=publishing,
        curator=curator,
        cards=cards,
        suggesting=suggesting,
        tending=tending,
        following=following,
        incoming=brought,
    )


def point_at(settings: Settings) -> None:
    """Make discord.py speak to another Discord, where the settings name one."""
    if settings.api is not None:
        Route.BASE = settings.api
    if settings.gateway is not None:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway)
