"""The pace: how fast the shipped bot delivers, and how fast it answers meanwhile.

python -m tests.outbox.pace --deliveries 10000
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from sqlalchemy import insert

from bot.domain.delivery import Timing
from bot.store.build import build
from bot.store.state import State
from bot.store.tables import guild, subscription
from tests.conftest import DATA
from tests.wire.discord import Discord
from tests.wire.newsroom import AUGUST, Newsroom
from tests.wire.process import started

QUESTIONS = ("cast", "release", "quote", "about", "city")


@dataclass
class Paced:
    """What was measured. Times in seconds."""

    deliveries: int
    seconds: float
    limited: int
    answers: list[float]

    @property
    def share(self) -> float:
        """Deliveries a second, as a share of the pace that is allowed."""
        return (self.deliveries - 1) / self.seconds / Timing().pace

    @property
    def slowest(self) -> float:
        """The time in which 99 of 100 commands were answered."""
        return quantiles(self.answers, n=100)[98]

    def table(self) -> str:
        """Return the figures as a Markdown table."""
        rows = {
            "deliveries": f"{self.deliveries:,}",
            "share of the pace of 45 a second": f"{self.share:.1%}",
            "429s": self.limited,
            "commands answered meanwhile": len(self.answers),
            "p99 of these": f"{self.slowest * 1000:.1f} ms",
        }
        return "\n".join(["| | |", "|---|---|", *(f"| {k} | {v} |" for k, v in rows.items())])


async def subscribe(discord: Discord, folder: Path, count: int) -> None:
    """Make so many channels that asked for news."""
    server = discord.server
    channels = [await discord.has_channel(f"news-{number}") for number in range(count)]
    state = await State.open(folder)
    async with state.transaction() as db:
        await db.execute(insert(guild), [{"guild_id": int(server.id), "seen_at": 0}])
        rows = [
            {
                "guild_id": int(server.id),
                "channel_id": int(channel.id),
                "kind": 0,
                "topics": 15,
                "since_at": 0,
            }
            for channel in channels
        ]
        await db.execute(insert(subscription), rows)
    await state.close()


async def paced(deliveries: int) -> Paced:
    """Deliver one story to so many channels, and ask questions all the while."""
    with tempfile.TemporaryDirectory(prefix="pace-") as name:
        folder = Path(name)
        build(DATA, folder)
        async with Discord.open() as discord:
            discord.keeps_requests = 0
            await subscribe(discord, folder, deliveries)
            newsroom = Newsroom(folder, discord)
            async with started(discord, folder, DATA_DIR=str(newsroom.data)) as bot:
                await bot.is_ready()
                await bot.says("is the baseline")
                newsroom.prints(AUGUST)
                answers = await _asking(discord, deliveries)
                created = discord.traffic.of(action="create", done="created")
                await bot.stops()
            shutil.rmtree(newsroom.data)
            seconds = created[-1].at - created[0].at
            limited = discord.limits.given.total()
            return Paced(len(created), seconds, limited, answers)


async def _asking(discord: Discord, deliveries: int) -> list[float]:
    """Ask one question after the other until all is delivered; return how long each took."""
    member = discord.member("Mika")
    answers: list[float] = []
    while len(discord.traffic.of(action="create")) < deliveries:
        for question in QUESTIONS:
            asked = time.perf_counter()
            await member.types(question)
            answers.append(time.perf_counter() - asked)
            await asyncio.sleep(0.05)
    return answers[len(QUESTIONS) :]


def main() -> None:
    """Measure from the command line; exit with 1 where a bar is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--deliveries", type=int, default=10_000)
    result = asyncio.run(paced(parser.parse_args().deliveries))
    sys.stdout.write(result.table() + "\n")
    sound = result.share >= 0.98 and not result.limited and result.slowest < 0.05
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
