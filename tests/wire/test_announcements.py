"""One announcement's life: the shipped bot, documents on disk, and a server that asked for news."""

from __future__ import annotations

import time

import pytest

from tests.wire.newsroom import AUGUST, DAY, REPEATS, Newsroom
from tests.wire.places import ANNOUNCEMENT
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
