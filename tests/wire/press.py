"""A newspaper's website on the loopback: its articles, and the feed that lists them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from aiohttp import web

from tests.wire.heard import Heard

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

REST = (
    "The series was made over two years by a large crew, and its makers said little of it.",
    "The paper asked several of those who worked on it, and will print what they answer.",
    "Until then readers can find all of our older articles about it in the archive.",
)


@dataclass
class Story:
    """An article: its headline, the sentence that matters, and its day.

    The day is one that has passed: what a page says of days to come isn't believed.
    """

    slug: str
    headline: str
    sentence: str
    day: str

    @property
    def published(self) -> datetime:
        return datetime.fromisoformat(f"{self.day}T09:00:00+00:00")

    @property
    def page(self) -> str:
        """The article as its page has it."""
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in (self.sentence, *REST))
        return (
            f'<!doctype html><html lang="en"><head><title>{escape(self.headline)}</title>'
            f'<meta property="article:published_time" content="{self.published.isoformat()}">'
            f"</head><body><article><h1>{escape(self.headline)}</h1>{paragraphs}</article>"
            "</body></html>"
        )


class Press:
    """The website. Requests are heard by their paths."""

    def __init__(self) -> None:
        self.stories: dict[str, Story] = {}
        self.port = 0
        self.asked: Heard[str] = Heard("request of the press")

    @classmethod
    @asynccontextmanager
    async def open(cls) -> AsyncGenerator[Press]:
        """Serve until the end."""
        press = cls()
        site = web.Application()
        site.add_routes([web.get("/feed", press._feed), web.get("/a/{slug}", press._article)])
        runner = web.AppRunner(site, access_log=None)
        await runner.setup()
        listening = web.TCPSite(runner, "127.0.0.1", 0)
        await listening.start()
        press.port = runner.addresses[0][1]
        try:
            yield press
        finally:
            await runner.cleanup()

    @property
    def address(self) -> str:
        """The server as FETCH_ALSO has it."""
        return f"127.0.0.1:{self.port}"

    def prints(self, *stories: Story) -> None:
        """Print articles, or print one anew."""
        self.stories |= {story.slug: story for story in stories}

    def is_read_by(self, data: Path, *, every: int) -> None:
        """List the press in a show's folder: as an outlet of its tier, and as a feed."""
        show = data / "show.toml"
        text = show.read_text("utf-8")
        assert "\npress = [" in text
        text = text.replace("\npress = [", '\npress = ["127.0.0.1", ', 1)
        feed = f'url = "http://{self.address}/feed"\nname = "The Press"\nseconds = {every}\n'
        show.write_text(f"{text}\n[[feeds]]\n{feed}", "utf-8")

    async def _feed(self, request: web.Request) -> web.Response:
        items = "".join(
            f"<item><title>{escape(story.headline)}</title>"
            f"<link>http://{self.address}/a/{story.slug}</link><guid>{story.slug}</guid>"
            f"<pubDate>{format_datetime(story.published)}</pubDate>"
            f"<description>{escape(story.sentence)}</description></item>"
            for story in self.stories.values()
        )
        body = (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f"<title>The Press</title><link>http://{self.address}/</link>{items}</channel></rss>"
        )
        # Heard only now, so that what is printed after it isn't in this answer.
        await self.asked.add(request.path)
        answer = web.Response(text=body, content_type="application/rss+xml")
        answer.headers["ETag"] = f'"{hash(body):x}"'
        if request.headers.get("If-None-Match") == answer.headers["ETag"]:
            return web.Response(status=304)
        return answer

    async def _article(self, request: web.Request) -> web.Response:
        await self.asked.add(request.path)
        story = self.stories.get(request.match_info["slug"])
        if story is None:
            return web.Response(status=404)
        return web.Response(text=story.page, content_type="text/html")
