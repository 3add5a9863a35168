"""A world in which everything happens to the outbox, and the rules that hold all the same."""

from __future__ import annotations

import asyncio
import atexit
import shutil
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlalchemy import select

from bot.domain.delivery import Step
from bot.domain.story import Topic
from bot.services.delivering import Deliverer
from bot.store.outbox import Outbox
from bot.store.state import NAME, State
from bot.store.tables import delivery
from tests.outbox.desk import ANNOUNCEMENTS, SHOW, TEXT, Desk, hasty
from tests.outbox.town import Crash, Luck

CHANNELS = {1: TEXT, 2: TEXT, 3: ANNOUNCEMENTS}
MORTAL = 2
TOPICS = (Topic.RELEASE, Topic.PROMO)
# What is unclear is common, and time passes to just before and just after the edges of the lease
# and of the nonce window: that is where senders go wrong.
LUCK = st.sampled_from([*Luck, *[Luck.FINE] * 3, *[Luck.LOST] * 4, *[Luck.CRASH_AFTER] * 2])
TIMES = st.sampled_from([1, 5, 29, 31, 44.9, 45, 46, 61, 181, 181, 700])
ON_THE_WAY = st.sampled_from([0, 0, 0.1, 14])
ON_THE_WAY_BACK = st.sampled_from([0, 0, 0.9, 14, 46, 185])


@cache
def model_state() -> Path:
    """Make a state once; each world begins with a copy."""
    folder = Path(tempfile.mkdtemp(prefix="model-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

    async def make() -> None:
        state = await State.open(folder)
        for channel, kind in CHANNELS.items():
            await Desk(state).follows(channel, Topic.RELEASE | Topic.PROMO, kind)
        await state.close()

    asyncio.run(make())
    return folder / NAME


class World(RuleBasedStateMachine):
    """Two senders, three channels, two stories, one clock, and a lot of bad luck."""

    outbox_class = Outbox
    deliverer_class = Deliverer

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp(prefix="world-"))
        shutil.copyfile(model_state(), self.folder / NAME)
        self.state = self.run(State.open(self.folder))
        self.run(hasty(self.state))
        self.desk = self.make_desk()
        self.town = self.desk.town
        self.material: dict[Topic, list[int]] = defaultdict(list)
        self.died_at: int | None = None
        self.names = iter(range(10**6))
        self.senders = [self.new_sender(), self.new_sender()]
        self.hands: list[list] = [[], []]
        for topic in TOPICS:
            self.something_happens(topic)

    def make_desk(self) -> Desk:
        """Make the desk; a plant makes another one."""
        return Desk(self.state)

    def new_sender(self):
        """Let a sender start."""
        outbox = self.outbox_class(self.state, f"sender {next(self.names)}", self.desk.timing)
        return outbox, self.deliverer_class(outbox, self.town, self.desk.clock, self.desk.timing)

    def run(self, work):
        """Do something on the world's own loop."""
        return self.loop.run_until_complete(work)

    @rule(topic=st.sampled_from(TOPICS))
    def something_happens(self, topic):
        self.run(self.desk.happens(topic))
        self.material[topic].append(self.desk.accounts[topic].entries[-1].revision)

    @rule(topic=st.sampled_from(TOPICS))
    def it_is_said_again_elsewhere(self, topic):
        if self.material[topic]:
            self.run(self.desk.happens(topic, repeated=True))

    @rule(who=st.integers(0, 1), many=st.sampled_from([1, 2]))
    def claims(self, who, many):
        outbox, _ = self.senders[who]
        busy = [due.id for due in self.hands[who]]
        self.hands[who] += self.run(outbox.claim(self.desk.clock(), many, busy))

    @precondition(lambda self: any(self.hands))
    @rule(who=st.integers(0, 1), luck=LUCK, there=ON_THE_WAY, back=ON_THE_WAY_BACK)
    def tries(self, who, luck, there, back):
        self._tries(who, luck, there, back)

    @rule(who=st.integers(0, 1), luck=LUCK, there=ON_THE_WAY, back=ON_THE_WAY_BACK)
    def claims_and_tries(self, who, luck, there, back):
        if not self.hands[who]:
            self.claims(who, 1)
        self._tries(who, luck, there, back)

    @rule(who=st.integers(0, 1), then=TIMES)
    def all_are_lost(self, who, then):
        self.all_goes(who, Luck.LOST)
        self.desk.clock.passes(then)

    @rule(who=st.integers(0, 1), luck=st.sampled_from([Luck.FINE, Luck.FINE, Luck.LOST]))
    def all_goes(self, who, luck):
        self.claims(who, 20)
        while self.hands[who]:
            self._tries(who, luck, 0, 0)

    @rule(who=st.integers(0, 1), seconds=st.sampled_from([14, 46, 185]))
    def one_sleeps_while_the_other_works(self, who, seconds):
        if not self.hands[who]:
            self.claims(who, 1)
        self._tries(who, Luck.LOST, 0, seconds)

    @rule(seconds=TIMES)
    def time_passes(self, seconds):
        self.desk.clock.passes(seconds)

    @rule(who=st.integers(0, 1))
    def crashes(self, who):
        self.hands[who] = []
        self.senders[who] = self.new_sender()

    @rule(channel=st.sampled_from(list(CHANNELS)))
    def a_moderator_deletes(self, channel):
        self.town.moderator_deletes(channel)

    @precondition(lambda self: self.died_at is None)
    @rule()
    def a_channel_dies(self):
        self.town.dies(MORTAL)
        self.died_at = len(self.town.asked)

    def _tries(self, who, luck, there, back):
        if not self.hands[who]:
            return
        due = self.hands[who].pop(0)
        other = 1 - who

        async def goes_there() -> None:
            self.desk.clock.passes(there)

        later = None

        async def comes_back() -> None:
            nonlocal later
            self.desk.clock.passes(back)
            if back:
                outbox, sender = self.senders[other]
                for mine in await outbox.claim(self.desk.clock(), 20):
                    await sender.deliver(mine)
                later = await self.row(due)

        self.town.luck = [luck]
        self.town.on_the_way = [goes_there, comes_back]
        try:
            self.run(self.senders[who][1].deliver(due))
        except Crash:
            self.crashes(who)
        if later is not None and later.claims != due.claims:
            assert self.run(self.row(due)) == later, "an end was written by who held no claim"
        self.town.luck.clear()
        self.town.on_the_way.clear()
        assert not self.town.wrongs, self.town.wrongs

    async def row(self, due):
        """Return a delivery's row as it is now."""
        async with self.state.transaction() as db:
            return (await db.execute(select(delivery).where(delivery.c.id == due.id))).one()

    def teardown(self) -> None:
        try:
            self._ends_well()
        finally:
            self.run(self.state.close())
            self.run(self.loop.shutdown_asyncgens())
            self.loop.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _ends_well(self) -> None:
        self.desk.outbox, self.desk.sender = self.new_sender()
        self.run(self.desk.outbox.reclaim())
        self.run(self.desk.delivers_all())
        for channel in CHANNELS:
            for topic in TOPICS:
                nothing_is_repeated(self, channel, topic)
                if channel != MORTAL or self.died_at is None:
                    nothing_is_lost(self, channel, topic)
        a_dead_channel_is_left_alone(self)


def sent(world, channel, topic, step):
    """Return all messages of a story in a channel, deleted ones too, the oldest first."""
    story = f"{SHOW}:{topic.slug}"
    here = [m for m in world.town.messages if m.channel == channel and m.story == story]
    return [m for m in here if m.step is step]


def nothing_is_lost(world, channel, topic):
    """Each material change was told by a post or a reply, and what stands is up to date."""
    posts = sent(world, channel, topic, Step.POST)
    told = {m.number for m in sent(world, channel, topic, Step.REPLY)}
    for revision in world.material[topic]:
        by_posts = any(post.shows[0] >= revision for post in posts)
        assert by_posts or revision in told, f"{revision} was never told in {channel}"
    standing = [post for post in posts if not post.deleted]
    if standing:
        newest = world.desk.accounts[topic].entries[-1].revision
        assert standing[-1].shows[-1] == newest, f"{channel} shows {standing[-1]}, not {newest}"


def nothing_is_repeated(world, channel, topic):
    """No message was made twice, no reply says what a post said before, and no post is idle."""
    messages = [*sent(world, channel, topic, Step.POST), *sent(world, channel, topic, Step.REPLY)]
    messages.sort(key=lambda message: message.id)
    seen = {}
    told = 0
    posted = 0
    for m in messages:
        key = (m.step, m.number, m.birth)
        before = seen.get(key)
        # What a moderator deleted before we heard of it can't be found again.
        assert before is None or before.deleted, f"{m} was made twice in {channel}"
        seen[key] = m
        if before is not None:
            continue
        if m.step is Step.REPLY:
            assert m.number > posted, f"{m} was told by a post before in {channel}"
            told = max(told, m.number)
        else:
            new = [r for r in world.material[topic] if told < r <= m.shows[0]]
            assert new, f"{m} tells nothing new in {channel}"
            told = posted = max(told, m.shows[0])


def a_dead_channel_is_left_alone(world):
    """It got one request, and one more for each whose end nobody could know."""
    if world.died_at is None:
        return
    asked = [a for a in world.town.asked[world.died_at :] if a.channel == MORTAL]
    unclear = [a for a in asked if a.unclear]
    assert len(asked) <= 1 + len(unclear), f"a dead channel was asked for {len(asked)} times"
