"""The desk of the tests: routes and news go in, a town shows what came out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from bot.domain.delivery import Standing, Step, Timing
from bot.domain.story import BY_DEFAULT, Entry, News, Said, Topic, Type, added
from bot.services.delivering import Deliverer
from bot.store.outbox import Outbox
from bot.store.servers import Servers
from bot.store.stories import Stories, Telling, Told, story_id
from bot.store.tables import delivery
from tests.outbox.town import Clock, Town

if TYPE_CHECKING:
    from bot.store.state import State

SHOW = "harbour"
TEXT, ANNOUNCEMENTS = 0, 5


async def hasty(state: State) -> None:
    """Let a state on SQLite not wait for the disk: nobody pulls the plug in a test."""
    async with state._engine.connect() as db:
        raw = await db.get_raw_connection()
        await raw.driver_connection.execute("PRAGMA synchronous = OFF")


@dataclass
class Desk:
    """One installation: its state, its sender, and the town that it sends to."""

    state: State
    clock: Clock = field(default_factory=Clock)
    timing: Timing = field(default_factory=Timing)

    def __post_init__(self) -> None:
        self.town = Town(self.clock)
        self.stories = Stories(self.state)
        self.servers = Servers(self.state)
        self.accounts: dict[Topic, News] = {}
        self.outbox, self.sender = self.another_sender("one")

    def another_sender(self, name: str) -> tuple[Outbox, Deliverer]:
        """Let one more sender work on the same state."""
        outbox = Outbox(self.state, name, self.timing)
        return outbox, Deliverer(outbox, self.town, self.clock, self.timing)

    async def starts_again(self) -> None:
        """Let the only sender start once more, after a crash."""
        self.outbox, self.sender = self.another_sender("one, again")
        await self.outbox.reclaim()

    async def follows(self, channel: int, topics: Topic = BY_DEFAULT, kind: int = TEXT) -> None:
        """Let a server (its id is the channel's) ask for news in a channel."""
        await self.servers.set_channel(channel, channel, kind, self.clock.now)
        await self.servers.set_route(channel, topics=int(topics))

    async def happens(
        self, topic: Topic = Topic.RELEASE, *, repeated: bool = False, correction: bool = False
    ) -> Telling:
        """Tell the next revision of a topic's story."""
        telling = self.next(topic, repeated=repeated, correction=correction)
        await self.stories.tell([telling], self.clock.now)
        return telling

    def next(
        self, topic: Topic = Topic.RELEASE, *, repeated: bool = False, correction: bool = False
    ) -> Telling:
        """Write the next revision of a topic's story, and don't tell it yet."""
        before = self.accounts.get(topic)
        revision = before.entries[-1].revision + 1 if before else 1
        kind = Type.REPEATED if repeated else Type.CORRECTED if correction else Type.MOVED
        entry = Entry(
            revision, kind, "2026-11-01", self.clock.now, Said(), Said(), correction=correction
        )
        self.accounts[topic] = added(before, topic, entry)
        return Telling(SHOW, topic, Told(f"{revision}", "evidence"), self.accounts[topic])

    async def delivers(self) -> int:
        """Deliver all that is due now."""
        return await self.sender.round()

    async def delivers_all(self, days: float = 3) -> None:
        """Deliver until nothing waits any more, and let the time pass that this takes."""
        end = self.clock.now + days * 86_400_000
        while (when := await self.outbox.next_at()) is not None:
            assert self.clock.now < end, "something waits for ever"
            self.clock.now = max(self.clock.now, when)
            await self.delivers()

    async def row(self, channel: int, topic: Topic = Topic.RELEASE, step: Step = Step.POST):
        """Return a delivery's row, the newest of its step."""
        wanted = select(delivery).where(
            delivery.c.channel_id == channel,
            delivery.c.story_id == story_id(SHOW, topic),
            delivery.c.step == step,
        )
        async with self.state.transaction() as db:
            return (await db.execute(wanted.order_by(delivery.c.number.desc()))).first()

    async def rows(self):
        """Return all deliveries."""
        async with self.state.transaction() as db:
            return (await db.execute(select(delivery))).all()

    async def standing(self, channel: int, step: Step = Step.POST) -> Standing | None:
        """Return where a delivery stands."""
        row = await self.row(channel, step=step)
        return Standing(row.state) if row is not None else None

    async def outcomes(self, channel: int) -> list[str]:
        """Return how deliveries to a channel ended, the first one first."""
        return [str(ended.what) for ended in await self.servers.outcomes(channel, channel, 99)][
            ::-1
        ]

    async def count(self, table) -> int:
        """Return how many rows a table has."""
        async with self.state.transaction() as db:
            return (await db.execute(select(func.count()).select_from(table))).scalar_one()

    async def run(self, sql: str) -> None:
        """Run a statement, to break something."""
        async with self.state.transaction() as db:
            await db.execute(text(sql))
