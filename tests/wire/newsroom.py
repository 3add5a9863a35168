"""An operator's folder beside a running bot, and channels in which its news are awaited."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.servers import Servers
from bot.store.state import State
from tests.conftest import DATA
from tests.replay.newsroom import Article, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.discord import Discord
    from tests.wire.places import Channel, Role
    from tests.wire.posts import Post

AUGUST = Article(
    "2027-02-02",
    "Example Wire",
    "agency",
    "Netflix names the month. Soul Mate arrives on Netflix in August 2027.",
    "Soul Mate arrives on Netflix in August 2027",
    "scheduled 2027-08",
)
DAY = Article(
    "2027-03-09",
    "Example Wire",
    "agency",
    "Netflix names the day. Soul Mate arrives on Netflix on 14 August 2027.",
    "Soul Mate arrives on Netflix on 14 August 2027",
    "scheduled 2027-08-14",
)
REPEATS = [
    replace(DAY, day="2027-03-10", outlet=outlet, text=f"{outlet} says: {DAY.text}")
    for outlet in ("Stage Post", "Screen Notes", "Slate Notes")
]


class Newsroom:
    """Documents that arrive, change and go while the bot runs."""

    def __init__(self, folder: Path, discord: Discord) -> None:
        self.data = folder / "data"
        self._state = folder
        self._discord = discord
        shutil.copytree(DATA, self.data)

    def prints(self, *articles: Article) -> None:
        """Let articles arrive as documents."""
        for article in articles:
            path = self.data / "documents" / f"{article.id}.toml"
            path.write_text(document(article), "utf-8")

    def takes_back(self, article: Article) -> None:
        """Let an article's document go."""
        (self.data / "documents" / f"{article.id}.toml").unlink()

    async def subscribes(self, channel: Channel, role: Role | None = None) -> None:
        """Have a channel hear of news. For a bot that doesn't run yet."""
        state = await State.open(self._state)
        servers = Servers(state)
        server = int(channel.server.id)
        await servers.set_channel(server, int(channel.id), channel.kind, 0)
        if role is not None:
            await servers.set_route(server, role_id=int(role.id))
        await state.close()

    async def hears(self, channel: Channel, posts: int, edits: int = 0) -> list[Post]:
        """Wait until a channel had so many messages and edits; return its messages."""
        path = f"/channels/{channel.id}/messages"
        asked = self._discord.requests

        def ended(method: str, count: int) -> bool:
            done = [r.path for r in asked if r.method == method and r.status == 200]
            made = [p for p in done if path in p and not p.endswith("crosspost")]
            return len(made) >= count

        await asked.first(lambda _: ended("POST", posts) and ended("PATCH", edits), within=30)
        return self._discord.messages(channel)
