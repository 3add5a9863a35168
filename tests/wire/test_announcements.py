"""One announcement's life: the shipped bot, documents on disk, and a server that asked for news."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from tests.wire.newsroom import AUGUST, DAY, REPEATS, Newsroom
from tests.wire.places import ANNOUNCEMENT, FORUM
from tests.wire.process import started

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST_POST = 10.0
"""Seconds from a document's arrival on disk to the first post."""
BASELINE = "the documents' state is the baseline"


@pytest.fixture
def newsroom(folder, discord):
    return Newsroom(folder, discord)


def embed(post):
    return post.shape["embeds"][0]


async def test_one_announcements_life(discord, folder, newsroom):
    news = await discord.has_channel("news", kind=ANNOUNCEMENT)
    role = await discord.has_role("Soul Mate news", mentionable=True)
    await newsroom.subscribes(news, role)
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.is_ready()
        await bot.says(BASELINE)
        assert discord.messages(news) == [], "what the articles say is never announced"

        arrived = time.monotonic()
        newsroom.prints(AUGUST)
        (post,) = await newsroom.hears(news, 1)
        assert time.monotonic() - arrived < FIRST_POST
        assert embed(post)["title"] == "Soul Mate: August 2027"
        assert "Was: 2025 (a plan; it passed)" in embed(post)["description"]
        assert "Now: August 2027, no day yet" in embed(post)["description"]
        assert "Example Wire" in embed(post)["description"]
        assert post.pinged == [role.id]
        crosspost = f"/channels/{news.id}/messages/{post.id}/crosspost"
        await discord.requests.first(lambda r: r.path.endswith(crosspost))

        newsroom.prints(DAY)
        post, reply = await newsroom.hears(news, 2, edits=1)
        assert embed(post)["title"] == "Soul Mate: 14 August 2027"
        assert reply.shape["message_reference"]["message_id"] == post.id
        assert reply.content.startswith(f"<@&{role.id}> 14 August 2027 (was: August 2027)")
        assert reply.pinged == [role.id]

        newsroom.prints(*REPEATS)
        post, reply = await newsroom.hears(news, 2, edits=2)
        for article in REPEATS:
            assert article.outlet in embed(post)["description"]

        newsroom.takes_back(DAY)
        for article in REPEATS:
            newsroom.takes_back(article)
        post, _, correction = await newsroom.hears(news, 3, edits=3)
        assert embed(post)["title"] == "Soul Mate: August 2027"
        assert "14 August" in correction.content
        assert "withdrawn" in correction.content
        await bot.stops()
    assert post.published
    assert discord.limits.given.total() == 0


async def test_a_post_that_a_moderator_deleted_comes_back_only_with_a_change(
    discord, folder, newsroom
):
    news = await discord.has_channel("news")
    await newsroom.subscribes(news)
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.says(BASELINE)
        await bot.is_ready()
        newsroom.prints(AUGUST)
        (post,) = await newsroom.hears(news, 1)
        await discord.deletes(post)
        late = f"Late Repeat says it too. {AUGUST.text}"
        newsroom.prints(replace(AUGUST, day="2027-02-03", outlet="Late Repeat", text=late))
        await discord.requests.first(lambda r: r.method == "PATCH" and r.status == 404)
        assert discord.messages(news) == []
        newsroom.prints(DAY)
        (again,) = await newsroom.hears(news, 2)
        assert embed(again)["title"] == "Soul Mate: 14 August 2027"
        assert again.nonce != post.nonce
        await bot.stops()
    assert len(discord.posts.ever(news.id)) == 2


async def test_a_route_that_breaks_is_suspended_told_of_and_comes_back_with_one_digest(
    discord, folder, newsroom
):
    news, system = await discord.has_channel("news"), await discord.has_channel("system")
    discord.server.system = system.id
    await newsroom.subscribes(news)
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.says(BASELINE)
        await bot.is_ready()
        await discord.forbids(news, "send_messages")
        newsroom.prints(AUGUST)
        (notice,) = await newsroom.hears(system, 1)
        assert f"<#{news.id}>" in embed(notice)["description"]
        assert "Send Messages" in embed(notice)["description"]
        assert discord.traffic.of(news) == [], "a refusal that can be foreseen costs no request"
        newsroom.prints(DAY)
        await bot.says("built from 6 documents")
        await discord.leaves_open(news)
        (digest,) = await newsroom.hears(news, 1)
        assert "August 2027" in embed(digest)["description"]
        await bot.stops()
    assert len(discord.posts.ever(news.id)) == 1


async def test_a_new_server_is_greeted_once_and_told_no_news(discord, folder, newsroom):
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.is_ready()
        server = await discord.has_server()
        (system,) = server.channels.values()
        (welcome,) = await newsroom.hears(system, 1)
        assert "/config panel" in embed(welcome)["description"]
        newsroom.prints(AUGUST)
        await bot.says("release: news")
        await bot.stops()
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.says("ready in 2 servers")
        await bot.stops()
    assert len(discord.posts.ever(system.id)) == 1


async def test_an_admin_sets_a_channel_and_the_next_news_go_there(discord, folder, newsroom):
    news, forum = await discord.has_channel("news"), await discord.has_channel("talk", kind=FORUM)
    admin, member = discord.member("Robin", manages=True), discord.member("Mika")
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.says(BASELINE)
        await bot.is_ready()
        refused = await member.types("config channel", channel=news)
        assert refused.private
        assert "Manage Server" in refused.text
        assert "forum" in (await admin.types("config channel", channel=forum)).text
        newsroom.prints(AUGUST)
        await bot.says("release: news")
        assert "Saved" in (await admin.types("config channel", channel=news)).text
        newsroom.prints(DAY)
        (post,) = await newsroom.hears(news, 1)
        assert embed(post)["title"] == "Soul Mate: 14 August 2027"
        doctor = await admin.types("config doctor")
        assert "delivered" in doctor.text
        await bot.stops()


async def test_a_thread_hears_news_and_a_role_that_cannot_be_pinged_is_not(
    discord, folder, newsroom
):
    thread = await discord.has_channel("talk", parent=await discord.has_channel("forum"))
    role = await discord.has_role("Soul Mate news", mentionable=False)
    await newsroom.subscribes(thread, role)
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.says(BASELINE)
        await bot.is_ready()
        newsroom.prints(AUGUST)
        (post,) = await newsroom.hears(thread, 1)
        await bot.stops()
    assert post.pinged == []
    assert "<@&" not in post.content


async def test_a_second_start_tells_nothing_again(discord, folder, newsroom):
    news = await discord.has_channel("news")
    await newsroom.subscribes(news)
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.says(BASELINE)
        newsroom.prints(AUGUST)
        await newsroom.hears(news, 1)
        await bot.stops()
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.is_ready()
        newsroom.prints(DAY)
        await newsroom.hears(news, 2, edits=1)
        await bot.stops()
    assert len(discord.posts.ever(news.id)) == 2


async def test_a_second_copy_on_the_same_folder_is_refused(discord, folder, newsroom):
    async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
        await bot.is_ready()
        async with started(discord, folder, DATA_DIR=str(newsroom.data)) as second:
            assert await second.ends() == 78
            assert "another copy of the bot is running" in second.everything
        await bot.stops()
