"""The sender asks Discord only when it may, in the outbox's words, and finds what it once sent."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace

import discord as dpy
import pytest
from discord.http import Route

from bot.clock import steady_clock
from bot.domain.delivery import Step, Timing, Trouble
from bot.domain.routes import Place
from bot.domain.story import Entry, Kind, News, Said, Source, Topic, Type, encoded
from bot.i18n.fluent import Voices
from bot.pacing import Breaker, Pacer
from bot.sender import Sender
from bot.services.delivering import Broken, NotNow, Outdated, Refused, Unclear, Unsearchable
from bot.store.generations import KnowledgeStore
from bot.store.outbox import Due
from tests.outbox.worker import OpenGuilds
from tests.wire.discord import Discord
from tests.wire.faults import Fault

TIMING = Timing(timeout=2.0, pace=1_000)


def entry(revision=1):
    source = Source("d", "Example Wire", "It moves", "https://wire.example/a")
    before, after = Said("planned", "2027-07"), Said("planned", "2027-08")
    return Entry(revision, Type.MOVED, "2027-02-02", 1, before, after, (source,))


class Post:
    """A real sender, a Discord without a gateway, and one delivery."""

    def __init__(self, discord, sender, guilds, breaker, due):
        self.discord = discord
        self.sender = sender
        self.guilds = guilds
        self.breaker = breaker
        self.due = due


@asynccontextmanager
async def post_office(built):
    async with Discord.open(gateway=False) as discord:
        base, Route.BASE = Route.BASE, discord.api
        client = dpy.Client(intents=dpy.Intents.none(), max_ratelimit_timeout=30)
        knowledge, clock, breaker = KnowledgeStore(built), steady_clock(), Breaker(most=3)
        try:
            await client.login(discord.token)
            guilds = OpenGuilds(client)
            sender = Sender(
                guilds,
                knowledge,
                Voices(),
                "install",
                pacer=Pacer(TIMING.pace),
                breaker=breaker,
                timing=TIMING,
                clock=clock,
            )
            channel = await discord.has_channel("news")
            now = clock()
            due = Due(
                id=1,
                story="soul-mate:release",
                kind=Kind.NEWS,
                body=encoded(News(Topic.RELEASE, (entry(),))),
                revision=1,
                material=1,
                guild=int(channel.server.id),
                channel=int(channel.id),
                channel_kind=0,
                step=Step.POST,
                number=0,
                birth=1,
                want=1,
                sent=0,
                message=None,
                claims=1,
                tries=0,
                first_at=now,
                since_at=now,
                fresh=True,
                owner="me",
                lease_until=now + 45_000,
                language=None,
                role=None,
                topics=15,
                post=None,
            )
            yield Post(discord, sender, guilds, breaker, due)
        finally:
            await client.close()
            await knowledge.close()
            Route.BASE = base


@pytest.fixture
async def post(built):
    async with post_office(built) as opened:
        yield opened


async def test_a_post_shows_its_revision_and_is_found_by_it(post):
    sent = await post.sender.post(post.due)
    assert sent.shown == 1
    assert await post.sender.find(post.due) == sent


async def test_what_an_earlier_attempt_posted_shows_the_revision_of_that_attempt(post):
    post.discord.faults.once(Fault.LOST, on="create")
    with pytest.raises(Unclear):
        await post.sender.post(post.due)
    body = encoded(News(Topic.RELEASE, (entry(), entry(2))))
    again = replace(post.due, body=body, revision=2, want=2)
    assert (await post.sender.post(again)).shown == 1
    assert len(post.discord.posts.ever(str(post.due.channel))) == 1


async def test_nothing_is_found_where_nothing_was_posted(post):
    assert await post.sender.find(post.due) is None


async def test_without_the_right_to_read_back_it_cannot_be_found(post):
    def blind(guild, channel):
        return Place(guild, channel, "news", 0, view=True, send=True, embed=True, history=False)

    post.guilds.place = blind
    with pytest.raises(Unsearchable):
        await post.sender.find(post.due)
    assert len(post.discord.traffic) == 0


async def test_a_story_of_another_show_is_not_told_in_the_name_of_this_one(post):
    with pytest.raises(Outdated):
        await post.sender.post(replace(post.due, story="other-show:release"))
    assert len(post.discord.traffic) == 0


async def test_what_is_missing_in_the_cache_costs_no_request(post):
    def silent(guild, channel):
        return Place(guild, channel, "news", 0, view=True, send=False, embed=True, history=True)

    post.guilds.place = silent
    with pytest.raises(Broken) as broken:
        await post.sender.post(post.due)
    assert broken.value.trouble is Trouble.CANT_SEND
    assert len(post.discord.traffic) == 0


async def test_a_claim_that_could_run_out_under_way_is_not_begun(post):
    late = replace(post.due, lease_until=steady_clock()() + 1_000)
    with pytest.raises(NotNow):
        await post.sender.post(late)
    assert len(post.discord.traffic) == 0


async def test_after_too_many_refusals_nothing_is_sent_for_a_while(post):
    for _ in range(3):
        post.breaker.note(403)
    assert post.sender.resting() > 0
    with pytest.raises(NotNow):
        await post.sender.post(post.due)
    assert len(post.discord.traffic) == 0


async def test_a_refusal_has_its_code(post):
    post.discord.faults.refuses(50013, "Missing Permissions", status=403, on="create")
    with pytest.raises(Refused) as refused:
        await post.sender.post(post.due)
    assert (refused.value.status, refused.value.code) == (403, 50013)


async def test_a_reply_whose_post_is_gone_stands_alone(post):
    sent = await post.sender.post(post.due)
    await post.discord.deletes(post.discord.messages(str(post.due.channel))[0])
    reply = replace(post.due, step=Step.REPLY, number=1, post=sent.message)
    await post.sender.reply(reply)
    (alone,) = post.discord.messages(str(post.due.channel))
    assert "August 2027" in alone.content
