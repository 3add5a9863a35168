"""From a feed's entry to the post in a server, with the shipped bot and a press on the loopback."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest
import pytest_asyncio

from tests.wire.newsroom import Newsroom
from tests.wire.press import Press, Story
from tests.wire.process import started

pytestmark = pytest.mark.asyncio(loop_scope="module")

EVERY = 2
"""Seconds between two polls: the shortest that there is, for servers of the operator's own."""
BASELINE = "the documents' state is the baseline"
MAY = Story(
    "may",
    "Soul Mate has a day",
    "Soul Mate will premiere on Netflix on 14 May 2027, the streamer announced.",
    "2026-03-02",
)
LATER = Story(
    "later",
    "Soul Mate has another day",
    "Soul Mate will premiere on Netflix on 21 May 2027, the streamer announced.",
    "2026-03-03",
)
WEDDING = Story(
    "wedding",
    "Soul Mate star to marry",
    "The Soul Mate actor Hayato Isomura will marry on 3 June 2027, his agency announced.",
    "2026-03-02",
)


@pytest_asyncio.fixture(loop_scope="module")
async def press():
    async with Press.open() as opened:
        yield opened


@pytest.fixture
def newsroom(folder, discord, press):
    made = Newsroom(folder, discord)
    press.is_read_by(made.data, every=EVERY)
    return made


def reads(discord, folder, newsroom, press):
    """Start the bot with the press as one of the operator's own servers."""
    settings = {"DATA_DIR": str(newsroom.data), "FETCH_ALSO": press.address}
    return started(discord, folder, **settings)


def embed(post):
    return post.shape["embeds"][0]


async def polled(press, times=2):
    """Wait until the feed was asked for so many times more."""
    before = len([path for path in press.asked if path == "/feed"])
    after = len(press.asked)
    for _ in range(times):
        await press.asked.first(lambda path: path == "/feed", after=after)
        after = len(press.asked)
    assert len([path for path in press.asked if path == "/feed"]) >= before + times


async def test_an_entry_is_told_once_corrected_by_the_next_and_never_again(
    discord, folder, newsroom, press
):
    news = await discord.has_channel("news")
    await newsroom.subscribes(news)
    async with reads(discord, folder, newsroom, press) as bot:
        await bot.is_ready()
        await bot.says(BASELINE)
        await press.asked.first(lambda path: path == "/feed")

        appeared = time.monotonic()
        press.prints(MAY, WEDDING)
        (post,) = await newsroom.hears(news, 1)
        took = time.monotonic() - appeared
        assert took <= EVERY + 10 or os.environ.get("CI"), f"it took {took:.1f} s"
        assert embed(post)["title"] == "Soul Mate: 14 May 2027"
        assert "The Press" in embed(post)["description"]

        press.prints(LATER)
        post, reply = await newsroom.hears(news, 2, edits=1)
        assert embed(post)["title"] == "Soul Mate: 21 May 2027"
        assert "21 May 2027 (was: 14 May 2027)" in reply.content
        await bot.stops()
    async with reads(discord, folder, newsroom, press) as bot:
        await bot.is_ready()
        await polled(press)
        await bot.stops()
    assert len(discord.posts.ever(news.id)) == 2
    pages = [path for path in press.asked if path.startswith("/a/")]
    assert sorted(pages) == ["/a/later", "/a/may", "/a/wedding"], "each was read once"


async def test_an_article_that_is_changed_has_its_post_edited(discord, folder, newsroom, press):
    news = await discord.has_channel("news")
    await newsroom.subscribes(news)
    async with reads(discord, folder, newsroom, press) as bot:
        await bot.is_ready()
        await press.asked.first(lambda path: path == "/feed")
        press.prints(MAY)
        await newsroom.hears(news, 1)
        press.prints(replace(MAY, headline=LATER.headline, sentence=LATER.sentence))
        post, reply = await newsroom.hears(news, 2, edits=1)
        assert embed(post)["title"] == "Soul Mate: 21 May 2027"
        assert "was: 14 May 2027" in reply.content
        await bot.stops()


async def test_a_file_in_the_inbox_is_told_too(discord, folder, newsroom, press):
    news = await discord.has_channel("news")
    await newsroom.subscribes(news)
    async with reads(discord, folder, newsroom, press) as bot:
        await bot.is_ready()
        await bot.says(BASELINE)
        text = f"url: http://{press.address}/a/file\noutlet: The Press\npublished: 2026-03-02\n\n"
        (folder / "inbox" / "article.txt").write_text(f"{text}{MAY.headline}\n\n{MAY.sentence}\n")
        (post,) = await newsroom.hears(news, 1)
        assert embed(post)["title"] == "Soul Mate: 14 May 2027"
        await bot.stops()
    assert (folder / "inbox" / "done" / "article.txt").is_file()
