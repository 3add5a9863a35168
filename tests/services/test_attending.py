"""Servers are attended to: newcomers are welcomed once, routes come back, admins know why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from bot.domain.delivery import Outcome, Step, Trouble
from bot.domain.routes import ANNOUNCEMENT, PUBLIC_THREAD, TEXT, Place, trouble
from bot.domain.story import Digest, Notice, Topic, Welcome, decoded
from bot.services.attending import DAY, GRACE, NOTICES, OUTCOMES, Attendant
from bot.services.delivering import Broken, Refused
from bot.store import attendance
from bot.store.attendance import Attendance
from bot.store.reopening import Reopening
from bot.store.state import State
from bot.store.stories import tell_one
from bot.store.tables import delivery, outcome, story
from tests.outbox.desk import SHOW, Desk

HOUR, MINUTE = 3_600, 60
NEWS, OFFICE = 1, 500
"""The channel of news (its server has the same id), and where the admins read."""
NO_PERMISSION = Refused(403, 50013)


@dataclass
class Server:
    """A server as our cache has it: `lacks` names what we may not do in a channel."""

    joined: int
    office: int | None = OFFICE
    out: bool = False
    channels: set[int] = field(default_factory=set)
    lacks: dict[int, set[str]] = field(default_factory=dict)
    kinds: dict[int, int] = field(default_factory=dict)
    system: int | None = None


class FakeGuilds:
    """What Discord's cache says, for tests to change."""

    def __init__(self, clock):
        self.clock = clock
        self.ready = True
        self.servers: dict[int, Server] = {}

    def joins(self, guild, *, ago=0, office=OFFICE):
        """Let us join a server, some seconds ago."""
        channels = {guild, OFFICE, OFFICE + 1}
        self.servers[guild] = Server(self.clock() - ago * 1000, office, channels=channels)

    def is_left(self, guild):
        del self.servers[guild]

    def has_an_outage(self, guild):
        self.servers[guild].out = True

    def is_back(self, guild):
        self.servers[guild].out = False

    def loses_permission(self, guild, channel, what="send"):
        self.servers[guild].lacks.setdefault(channel, set()).add(what)

    def gets_permission(self, guild, channel):
        self.servers[guild].lacks.pop(channel, None)

    def loses_channel(self, guild, channel):
        self.servers[guild].channels.discard(channel)

    # What follows is asked by the attendant.

    def ids(self):
        return set(self.servers) if self.ready else set()

    def reachable(self, guild_id):
        return self.ready and guild_id in self.servers and not self.servers[guild_id].out

    def joined_at(self, guild_id):
        return datetime.fromtimestamp(self.servers[guild_id].joined / 1000, UTC)

    def place(self, guild_id, channel_id):
        server = self.servers.get(guild_id)
        if server is None or channel_id not in server.channels:
            return None
        can = {w: w not in server.lacks.get(channel_id, ()) for w in ("view", "send", "embed")}
        kind = server.kinds.get(channel_id, TEXT)
        return Place(guild_id, channel_id, "news", kind, **can, history=True)

    def admins_read(self, guild_id, chosen=None):
        server = self.servers[guild_id]
        wanted = (chosen, server.office, server.system)
        return [channel for channel in wanted if channel in server.channels]


class Stage:
    """A desk with servers around it, and their attendant."""

    def __init__(self, state):
        self.desk = Desk(state)
        self.clock = self.desk.clock
        self.guilds = FakeGuilds(self.clock)
        self.woken = 0
        self.starts_again()

    def starts_again(self):
        """Let the bot start: it remembers nothing but the state."""
        d = self.desk
        self.attendant = Attendant(
            d.state, d.servers, d.stories, self.guilds, self.clock, self._wake
        )

    def _wake(self):
        self.woken += 1

    async def subscribed(self, **joins):
        """Let a server of a year ago follow the news, with a first post that stands."""
        self.guilds.joins(NEWS, ago=365 * 24 * HOUR, **joins)
        await self.round()
        await self.desk.follows(NEWS)
        await self.news()
        await self.desk.delivers_all()

    async def news(self):
        self.clock.passes(MINUTE)
        await self.desk.happens()

    async def delivers(self):
        """Deliver all; what our cache knows to be broken costs no request."""
        d, place = self.desk, self.guilds.place
        while due := await d.outbox.claim(self.clock(), 1):
            wrong = trouble(place(due[0].guild, due[0].channel))
            if wrong is not None:
                d.town.refuses(due[0].channel, "edit", Broken(wrong))
                d.town.refuses(due[0].channel, "post", Broken(wrong))
            await d.sender.deliver(due[0])
            d.town.refusals.clear()

    async def refused(self):
        """Let Discord refuse the next news, though we see no reason."""
        self.desk.town.dies(NEWS, 403, 50013)
        await self.news()
        await self.delivers()
        self.desk.town.dead.clear()

    async def round(self):
        self.clock.passes(1)
        await self.attendant.round(self.clock())

    async def event(self, guild=NEWS):
        """Let an event of a server arrive, and look."""
        self.clock.passes(1)
        self.attendant.changed(guild)
        await self.round()

    async def route(self):
        return (await self.desk.servers.get(NEWS)).route

    async def told(self, channel):
        """Return what was or is to be told to one server alone in a channel."""
        async with self.desk.state.transaction() as db:
            wanted = (
                select(story.c.body)
                .join(delivery, delivery.c.story_id == story.c.id)
                .where(delivery.c.channel_id == channel, story.c.kind != "news")
                .order_by(delivery.c.id)
            )
            return [decoded(body) for body in (await db.execute(wanted)).scalars()]


@pytest.fixture
async def stage(tmp_path):
    state = await State.open(tmp_path)
    yield Stage(state)
    await state.close()


# Coming and going


async def test_a_new_server_is_welcomed_once(stage):
    stage.guilds.joins(7)
    for _ in range(3):
        await stage.round()
        stage.starts_again()
    assert await stage.told(OFFICE) == [Welcome()]
    assert stage.woken == 1
    await stage.delivers()
    assert stage.desk.town.stands(OFFICE) == ["post 1"]


async def test_a_server_that_we_joined_long_ago_is_only_noted(stage):
    stage.guilds.joins(7, ago=25 * HOUR)
    await stage.round()
    assert await stage.told(OFFICE) == []
    assert await stage.desk.servers.known() == {7: None}


async def test_a_server_joined_while_we_were_away_is_welcomed_within_a_day(stage):
    stage.guilds.joins(7, ago=23 * HOUR)
    await stage.round()
    assert await stage.told(OFFICE) == [Welcome()]


async def test_whoever_set_something_before_we_looked_needs_no_welcome(stage):
    stage.guilds.joins(7)
    await stage.desk.servers.set_server(7, stage.clock(), language="ja")
    joined = stage.guilds.servers[7].joined
    kept = Attendance(stage.desk.state)
    assert not await kept.arrived(7, stage.clock(), joined=joined, channel=OFFICE)
    assert await stage.told(OFFICE) == []


async def test_where_nobody_could_read_a_welcome_none_is_sent(stage):
    stage.guilds.joins(7, office=None)
    await stage.round()
    assert await stage.desk.servers.known() == {7: None}
    assert await stage.desk.count(delivery) == 0


async def test_a_new_server_in_an_outage_is_welcomed_when_it_is_back(stage):
    stage.guilds.joins(7)
    stage.guilds.has_an_outage(7)
    await stage.round()
    assert await stage.desk.servers.known() == {}
    stage.guilds.is_back(7)
    await stage.round()
    assert await stage.told(OFFICE) == [Welcome()]


async def test_a_server_that_was_reset_is_not_welcomed_once_more(stage):
    stage.guilds.joins(7)
    await stage.round()
    await stage.delivers()
    await stage.desk.servers.reset(7)
    for _ in range(2):
        await stage.round()
    assert await stage.told(OFFICE) == []
    assert await stage.desk.servers.known() == {7: None}


async def test_a_server_that_was_reset_and_left_is_welcomed_when_it_is_joined_again(stage):
    stage.guilds.joins(7)
    await stage.round()
    await stage.desk.servers.reset(7)
    stage.guilds.is_left(7)
    await stage.round()
    stage.guilds.joins(7)
    await stage.round()
    assert await stage.told(OFFICE) == [Welcome()]


async def test_a_server_that_we_left_is_forgotten_after_the_days_of_grace(stage):
    await stage.subscribed()
    stage.guilds.is_left(NEWS)
    await stage.round()
    left = (await stage.desk.servers.known())[NEWS]
    assert left is not None
    await stage.round()
    assert (await stage.desk.servers.known())[NEWS] == left, "it was left only once"
    stage.clock.now = left + GRACE
    await stage.round()
    assert await stage.desk.servers.known() == {}
    assert await stage.desk.count(delivery) == 0


async def test_until_then_all_is_kept_and_whoever_comes_back_finds_it(stage):
    await stage.subscribed()
    stage.guilds.is_left(NEWS)
    await stage.round()
    stage.clock.passes(6 * 24 * HOUR)
    await stage.round()
    stage.guilds.joins(NEWS)
    await stage.round()
    stage.clock.passes(6 * 24 * HOUR)
    await stage.round()
    assert await stage.desk.servers.known() == {NEWS: None}
    assert (await stage.route()).open
    assert await stage.told(OFFICE) == [], "who is known isn't welcomed"


async def test_whoever_comes_back_after_the_grace_but_before_we_look_is_kept(stage):
    await stage.subscribed()
    stage.guilds.is_left(NEWS)
    await stage.round()
    stage.clock.now += 2 * GRACE
    stage.guilds.joins(NEWS, ago=24 * HOUR)
    await stage.round()
    assert (await stage.route()).open


async def test_neither_an_outage_nor_a_lost_connection_counts_as_leaving(stage):
    await stage.subscribed()
    stage.guilds.has_an_outage(NEWS)
    await stage.round()
    stage.guilds.ready = False
    await stage.round()
    assert await stage.desk.servers.known() == {NEWS: None}


async def test_without_a_connection_nobody_is_forgotten(stage):
    await stage.subscribed()
    stage.guilds.is_left(NEWS)
    await stage.round()
    stage.guilds.ready = False
    stage.clock.now += 2 * GRACE
    await stage.round()
    assert NEWS in await stage.desk.servers.known()


# Routes that work again


async def loses_permission(stage, what="send"):
    """Take a permission away, and let news find that out."""
    stage.guilds.loses_permission(NEWS, NEWS, what)
    await stage.news()
    await stage.delivers()
    await stage.round()


@pytest.mark.parametrize("what", ["view", "send", "embed"])
async def test_a_permission_that_returns_opens_the_route_and_what_was_missed_is_told(stage, what):
    await stage.subscribed()
    await loses_permission(stage, what)
    assert (await stage.route()).suspended is Trouble(f"cant-{what}")
    stage.guilds.gets_permission(NEWS, NEWS)
    await stage.round()
    await stage.delivers()
    assert (await stage.route()).open
    assert stage.desk.town.stands(NEWS) == ["post 2", "post 1"]
    digest = (await stage.told(NEWS))[0]
    assert [entry.revision for _, entry in digest.entries] == [2]


async def test_a_route_stays_suspended_while_its_permission_is_missing(stage):
    await stage.subscribed()
    await loses_permission(stage)
    stage.clock.passes(24 * HOUR)
    await stage.event()
    assert not (await stage.route()).open


async def test_in_an_outage_a_route_is_left_alone(stage):
    await stage.subscribed()
    await loses_permission(stage)
    stage.guilds.gets_permission(NEWS, NEWS)
    stage.guilds.has_an_outage(NEWS)
    await stage.event()
    assert not (await stage.route()).open


async def test_a_paused_route_is_no_longer_suspended_but_stays_paused(stage):
    await stage.subscribed()
    await loses_permission(stage)
    await stage.desk.servers.pause(NEWS, stage.clock())
    stage.guilds.gets_permission(NEWS, NEWS)
    await stage.round()
    route = await stage.route()
    assert (route.suspended, route.paused_at is None) == (None, False)
    assert not [body for body in await stage.told(NEWS) if not isinstance(body, Notice)]


async def test_what_only_discord_refuses_is_not_tried_again_before_something_changes(stage):
    await stage.subscribed()
    await stage.event()
    await stage.refused()
    stage.clock.passes(24 * HOUR)
    for _ in range(3):
        await stage.round()
    assert not (await stage.route()).open
    await stage.event(99)
    assert not (await stage.route()).open
    await stage.event()
    assert (await stage.route()).open


async def test_it_is_tried_again_at_most_every_ten_minutes(stage):
    await stage.subscribed()
    await stage.refused()
    await stage.event()
    assert (await stage.route()).open
    await stage.refused()
    await stage.event()
    assert not (await stage.route()).open
    stage.clock.passes(8 * MINUTE)
    await stage.event()
    assert not (await stage.route()).open
    stage.clock.passes(MINUTE)
    await stage.round()
    assert (await stage.route()).open, "the event isn't forgotten"


async def test_a_new_connection_counts_as_a_change_of_all_servers(stage):
    await stage.subscribed()
    await stage.refused()
    stage.starts_again()
    await stage.round()
    assert not (await stage.route()).open
    await stage.event(None)
    assert (await stage.route()).open


async def test_a_channel_that_is_gone_stays_gone(stage):
    await stage.subscribed()
    stage.guilds.loses_channel(NEWS, NEWS)
    await stage.news()
    await stage.delivers()
    await stage.event()
    assert (await stage.route()).suspended is Trouble.NO_CHANNEL


async def test_an_archived_thread_is_not_taken_for_gone(stage):
    await stage.subscribed()
    await stage.desk.follows(NEWS, kind=PUBLIC_THREAD)
    await stage.refused()
    stage.guilds.loses_channel(NEWS, NEWS)
    await stage.event()
    assert (await stage.route()).open


async def test_a_thread_that_discord_no_longer_has_is_asked_for_no_more(stage):
    await stage.subscribed()
    await stage.desk.follows(NEWS, kind=PUBLIC_THREAD)
    stage.guilds.loses_channel(NEWS, NEWS)
    stage.desk.town.dies(NEWS, 404, 10003)
    await stage.news()
    await stage.desk.delivers_all()
    asked = len(stage.desk.town.asked)
    for _ in range(3):
        stage.clock.passes(HOUR)
        await stage.event()
        await stage.desk.delivers_all()
    assert (await stage.route()).suspended is Trouble.NO_CHANNEL
    assert len(stage.desk.town.asked) == asked + 1, "only the notice was sent"


async def test_a_thread_that_is_seen_again_is_tried_again(stage):
    await stage.subscribed()
    await stage.desk.follows(NEWS, kind=PUBLIC_THREAD)
    stage.guilds.loses_channel(NEWS, NEWS)
    stage.desk.town.dies(NEWS, 404, 10003)
    await stage.news()
    await stage.desk.delivers_all()
    stage.guilds.servers[NEWS].channels.add(NEWS)
    stage.guilds.servers[NEWS].kinds[NEWS] = PUBLIC_THREAD
    await stage.event()
    assert (await stage.route()).open


async def test_a_channel_that_became_one_of_announcements_is_published_from_then_on(stage):
    await stage.subscribed()
    stage.guilds.servers[NEWS].kinds[NEWS] = ANNOUNCEMENT
    await stage.round()
    assert (await stage.route()).kind == ANNOUNCEMENT
    await stage.desk.happens(Topic.PROMO)
    await stage.desk.delivers_all()
    assert [m.published for m in stage.desk.town.posts(NEWS)] == [False, True]


async def test_what_expired_while_the_process_was_down_is_told_in_one_digest(stage):
    await stage.subscribed()
    await stage.news()
    await stage.desk.happens(Topic.PROMO)
    stage.clock.passes(25 * HOUR)
    await stage.desk.delivers_all()
    assert "expired" in await stage.desk.outcomes(NEWS)
    for _ in range(3):
        stage.starts_again()
        await stage.round()
        await stage.desk.delivers_all()
    (digest,) = await stage.told(NEWS)
    told = {(topic, entry.revision) for topic, entry in digest.entries}
    assert told == {(Topic.RELEASE, 2), (Topic.PROMO, 1)}
    assert stage.desk.town.stands(NEWS) == ["post 2", "post 1"]


async def test_a_digest_that_expired_is_told_with_the_next_one(stage):
    await stage.subscribed()
    await stage.news()
    for _ in range(2):
        stage.clock.passes(25 * HOUR)
        await stage.delivers()
        stage.starts_again()
        await stage.round()
    await stage.desk.delivers_all()
    digests = await stage.told(NEWS)
    assert [[e.revision for _, e in one.entries] for one in digests] == [[2], [2]]
    assert stage.desk.town.stands(NEWS) == ["post 2", "post 1"], "only one of them was sent"


async def test_a_paused_route_is_not_told_what_expired_before_it_is_resumed(stage):
    await stage.subscribed()
    await stage.news()
    stage.clock.passes(25 * HOUR)
    await stage.desk.delivers_all()
    await stage.desk.servers.pause(NEWS, stage.clock())
    await stage.round()
    assert await stage.told(NEWS) == []


async def test_only_what_the_served_show_missed_is_told(stage):
    await stage.subscribed()
    stage.desk.servers.show = lambda: "another"
    await stage.news()
    stage.clock.passes(25 * HOUR)
    await stage.desk.delivers_all()
    await stage.round()
    assert await stage.told(NEWS) == []
    stage.desk.servers.show = lambda: SHOW
    stage.clock.passes(HOUR)
    await stage.round()
    assert len(await stage.told(NEWS)) == 1


# What admins hear


async def test_the_admins_hear_of_a_suspension_once(stage):
    await stage.subscribed()
    await loses_permission(stage)
    suspended = (await stage.route()).suspended_at
    for _ in range(3):
        stage.starts_again()
        await stage.round()
    assert await stage.told(OFFICE) == [Notice(NEWS, Trouble.CANT_SEND, suspended)]
    assert (await stage.route()).noticed_at is not None
    await stage.delivers()
    assert stage.desk.town.stands(OFFICE) == ["post 1"]


async def test_they_hear_it_in_the_channel_that_they_chose(stage):
    await stage.subscribed()
    await stage.desk.servers.set_server(NEWS, stage.clock(), notices_id=OFFICE + 1)
    await loses_permission(stage)
    assert len(await stage.told(OFFICE + 1)) == 1
    assert await stage.told(OFFICE) == []


async def test_where_the_chosen_channel_is_broken_too_they_hear_it_in_another(stage):
    await stage.subscribed()
    await stage.desk.servers.set_server(NEWS, stage.clock(), notices_id=NEWS)
    await stage.refused()
    await stage.round()
    assert len(await stage.told(OFFICE)) == 1
    assert await stage.told(NEWS) == []


@pytest.mark.parametrize("office", [None, NEWS])
async def test_where_nobody_can_hear_it_it_is_tried_again(stage, office):
    await stage.subscribed(office=office)
    await stage.refused()
    await stage.round()
    assert (await stage.route()).noticed_at is None
    assert await stage.told(NEWS) == []
    stage.guilds.servers[NEWS].office = OFFICE
    await stage.round()
    assert len(await stage.told(OFFICE)) == 1


async def test_a_notice_waits_for_a_channel_that_can_show_it(stage):
    await stage.subscribed()
    stage.guilds.loses_permission(NEWS, OFFICE, "embed")
    await loses_permission(stage)
    assert (await stage.route()).noticed_at is None
    stage.guilds.gets_permission(NEWS, OFFICE)
    await stage.round()
    assert len(await stage.told(OFFICE)) == 1


@pytest.mark.parametrize("office", [NEWS, OFFICE])
async def test_where_one_channel_of_the_admins_cannot_show_it_another_one_does(stage, office):
    await stage.subscribed(office=office)
    stage.guilds.servers[NEWS].system = OFFICE + 1
    stage.guilds.loses_permission(NEWS, OFFICE, "embed")
    await stage.refused()
    await stage.round()
    assert len(await stage.told(OFFICE + 1)) == 1
    assert await stage.told(OFFICE) == []


async def test_messages_to_admins_are_not_published_and_digests_are(stage):
    await stage.subscribed()
    await stage.desk.follows(NEWS, kind=ANNOUNCEMENT)
    stage.guilds.servers[NEWS].kinds[NEWS] = ANNOUNCEMENT
    now = stage.clock()
    for id_, body in (("welcome:x", Welcome()), ("digest:x", Digest(now, ()))):
        async with stage.desk.state.transaction() as db:
            await tell_one(db, id_, body, guild_id=NEWS, channel_id=NEWS, now=now)
    await stage.desk.delivers_all()
    published = {m.story: m.published for m in stage.desk.town.posts(NEWS)}
    assert published["digest:x"]
    assert not published["welcome:x"]


async def test_who_fails_again_and_again_is_not_told_again_and_again(stage):
    await stage.subscribed()
    for _ in range(4):
        await stage.refused()
        await stage.round()
        stage.clock.passes(11 * MINUTE)
        await stage.event()
    assert len(await stage.told(OFFICE)) == 1


async def test_but_what_worked_in_between_and_broke_again_is_told_again(stage):
    await stage.subscribed()
    for _ in range(2):
        await loses_permission(stage)
        stage.guilds.gets_permission(NEWS, NEWS)
        await stage.round()
        await stage.delivers()
    assert len(await stage.told(OFFICE)) == 2


async def holds(stage):
    """Let nobody know whether the next news arrived."""
    await stage.news()
    (due,) = await stage.desk.outbox.claim(stage.clock(), 1)
    await stage.desk.outbox.drop(due, stage.clock(), Trouble.UNKNOWN_FATE, Outcome.HELD)
    return stage.clock()


async def test_the_admins_hear_once_that_nobody_knows_whether_news_arrived(stage):
    await stage.subscribed()
    held = await holds(stage)
    for _ in range(3):
        stage.starts_again()
        await stage.round()
    assert await stage.told(OFFICE) == [Notice(NEWS, Trouble.UNKNOWN_FATE, held)]
    await stage.delivers()
    stage.clock.passes(35 * 24 * HOUR)
    await stage.round()
    await stage.round()
    assert await stage.told(OFFICE) == [], "it is neither kept nor told for ever"


async def test_admins_are_not_told_of_the_fate_of_what_was_told_to_them(stage):
    await stage.subscribed()
    await loses_permission(stage)
    (due,) = await stage.desk.outbox.claim(stage.clock(), 1)
    assert due.channel == OFFICE
    await stage.desk.outbox.drop(due, stage.clock(), Trouble.UNKNOWN_FATE, Outcome.HELD)
    await stage.round()
    assert len(await stage.told(OFFICE)) == 1


# Housekeeping


async def test_old_messages_to_admins_are_thrown_away_and_news_are_not(stage):
    await stage.subscribed()
    stage.guilds.joins(7)
    await stage.round()
    await stage.delivers()
    assert await stage.desk.count(story) == 2
    stage.clock.now += NOTICES + DAY
    await stage.round()
    assert [row.topic for row in await stage.desk.stories.news()] == [Topic.RELEASE]
    assert await stage.desk.count(story) == 1


async def test_of_old_outcomes_the_newest_fifty_of_each_channel_are_kept(stage):
    old = stage.clock()
    rows = [
        {"guild_id": 1, "channel_id": channel, "story_id": "s", "step": Step.POST}
        | {"at": old + number, "what": Outcome.EDITED}
        for channel, many in ((1, 60), (2, 3))
        for number in range(many)
    ]
    async with stage.desk.state.transaction() as db:
        await db.execute(outcome.insert(), rows)
    stage.clock.now = old + OUTCOMES - 2_000
    await stage.round()
    assert await stage.desk.count(outcome) == 63, "none is that old yet"
    stage.clock.passes(HOUR)
    await stage.round()
    async with stage.desk.state.transaction() as db:
        wanted = select(outcome.c.channel_id, func.count(), func.min(outcome.c.at))
        found = (await db.execute(wanted.group_by(outcome.c.channel_id))).all()
    assert sorted(map(tuple, found)) == [(1, 50, old + 10), (2, 3, old)]


async def test_more_old_outcomes_than_are_looked_at_at_once_are_thrown_away_too(stage, monkeypatch):
    monkeypatch.setattr(attendance, "CHUNK", 7)
    row = {"guild_id": 1, "channel_id": 1, "story_id": "s", "step": 0, "what": Outcome.EDITED}
    async with stage.desk.state.transaction() as db:
        await db.execute(outcome.insert(), [row | {"at": at} for at in range(90)])
    assert await Attendance(stage.desk.state).prune(1_000) == 40
    assert await stage.desk.count(outcome) == 50
    assert await Attendance(stage.desk.state).prune(1_000) == 0


async def replied(stage):
    """Let replies to a post be sent, and one publication."""
    await stage.subscribed()
    await stage.desk.follows(NEWS, kind=ANNOUNCEMENT)
    await stage.desk.happens(Topic.PROMO)
    for _ in range(3):
        await stage.news()
        await stage.desk.delivers_all()


async def steps(stage):
    return sorted(row.step for row in await stage.desk.rows())


async def test_old_replies_and_publications_are_thrown_away_and_posts_are_not(stage, monkeypatch):
    monkeypatch.setattr(attendance, "CHUNK", 2)
    await replied(stage)
    all_of_it = [Step.POST, Step.POST, Step.REPLY, Step.REPLY, Step.REPLY, Step.PUBLISH]
    assert await steps(stage) == all_of_it
    kept = Attendance(stage.desk.state)
    assert await kept.prune_replies(stage.clock() - HOUR * 1000) == 0
    assert await kept.prune_replies(stage.clock() + 1) == 4
    assert await steps(stage) == [Step.POST, Step.POST]
    await stage.news()
    await stage.desk.delivers_all()
    assert stage.desk.town.stands(NEWS)[-1] == "reply 5"


async def test_replies_of_a_closed_route_and_those_ahead_of_their_post_are_kept(stage):
    await replied(stage)
    kept, later = Attendance(stage.desk.state), stage.clock() + 1
    await stage.desk.servers.pause(NEWS, stage.clock())
    assert await kept.prune_replies(later) == 0
    await Reopening(stage.desk.state).reopen(NEWS, stage.clock())
    await stage.desk.run("UPDATE delivery SET sent_rev = 3 WHERE step = 0 AND sent_rev = 4")
    await kept.prune_replies(later)
    assert await steps(stage) == [Step.POST, Step.POST, Step.REPLY]


async def test_a_round_prunes_replies_of_ninety_days_ago(stage):
    await replied(stage)
    stage.clock.now += OUTCOMES + DAY
    await stage.round()
    assert await steps(stage) == [Step.POST, Step.POST]
