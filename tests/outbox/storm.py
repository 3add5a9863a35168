"""The storm: senders killed at random instants, a Discord that misbehaves, and the reckoning.

python -m tests.outbox.storm --kills 200 --deliveries 5000 [--plant NAME] [--seed 7]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import insert

from bot.domain.delivery import Step
from bot.domain.story import Entry, Said, Source, Topic, Type, added
from bot.store.build import build
from bot.store.state import NAME, State
from bot.store.stories import Stories, Telling, Told
from bot.store.tables import guild, subscription
from tests.conftest import DATA, ROOT
from tests.outbox.worker import PLANTS
from tests.wire.discord import Discord

TIMING = {"lease": 6.5, "timeout": 1.5, "trust": 2.5, "pace": 40.0}
"""Seconds: everything is short, and in the same order as in earnest. What is lost is tried again
while its nonce is trusted; what a dead sender had claimed, only when Discord has forgotten it."""
NONCE_WINDOW = 5.0
SENDERS = 2
DEAD = 20
STARTS = 5
STALL = 7
"""Every so many-th strike only stops a sender, and lets it go on when its lease has run out."""
STALLED = (TIMING["lease"] + 1.0, TIMING["lease"] + NONCE_WINDOW + 1.5)
"""Seconds for which it is stopped, in turn: in the second, what was sent for it is forgotten."""
DONE = ("delivered", "edited", "replied", "found")
_MARK = re.compile(r"#news-soul-mate-release-([pr])(\d+)-(\d+)")


@dataclass
class Reckoning:
    """What came of a storm."""

    kills: int = 0
    stalls: int = 0
    deliveries: int = 0
    lost: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    hammered: list[str] = field(default_factory=list)
    deduped: int = 0
    found: int = 0
    requests: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    seconds: float = 0

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, repeated, or asked of a dead channel in vain."""
        return not (self.lost or self.repeated or self.hammered)

    def table(self) -> str:
        """Return the figures as a Markdown table."""
        rows = {
            "deliveries": self.deliveries,
            "kill -9": self.kills,
            "stopped for longer than the lease": self.stalls,
            "faults of Discord": sum(self.faults.values()),
            "lost": len(self.lost),
            "repeated": len(self.repeated),
            f"of {DEAD} dead channels, asked too often": len(self.hammered),
            "messages kept from repeating by their nonce": self.deduped,
            "messages found again in the channel": self.found,
            "requests": self.requests,
            "seconds": round(self.seconds),
        }
        return "\n".join(["| | |", "|---|---|", *(f"| {k} | {v} |" for k, v in rows.items())])


def entry(revision: int) -> Entry:
    """Return one material change."""
    return Entry(
        revision=revision,
        type=Type.MOVED,
        day="2027-02-02",
        at=revision,
        before=Said("planned", "2027-07"),
        after=Said("planned", "2027-08"),
        sources=(Source("d", "Example Wire", f"Change {revision}", "https://wire.example/a"),),
    )


class Storm:
    """One run: a Discord, a state, and senders that are killed."""

    def __init__(self, discord: Discord, folder: Path, seed: int, planted: str | None) -> None:
        self.discord = discord
        self.folder = folder
        self.planted = planted
        self.chance = random.Random(seed)
        self.reckoning = Reckoning()
        self.hits: Counter[int] = Counter()
        """How often a kill or a stall hit an attempt, by channel."""
        self.body = None
        self.revision = 0
        self.strikes = 0
        self.live: list[str] = []
        self.dead: list[str] = []

    async def prepare(self, channels: int) -> None:
        """Make channels, of which some are gone already, and have all of them subscribe."""
        build(DATA, self.folder)
        for number in range(channels + DEAD):
            channel = await self.discord.has_channel(f"news-{number}")
            (self.live if number < channels else self.dead).append(channel.id)
        for channel in self.dead:
            await self.discord.loses(self.discord.place(channel))
        self.state = await State.open(self.folder)
        ids = [int(channel) for channel in (*self.live, *self.dead)]
        self.chance.shuffle(ids)
        async with self.state.transaction() as db:
            await db.execute(insert(guild), [{"guild_id": i, "seen_at": 0} for i in ids])
            rows = [
                {"guild_id": i, "channel_id": i, "kind": 0, "topics": 15, "since_at": 0}
                for i in ids
            ]
            await db.execute(insert(subscription), rows)

    async def news(self) -> None:
        """Tell one more material change."""
        self.revision += 1
        self.body = added(self.body, Topic.RELEASE, entry(self.revision))
        telling = Telling("soul-mate", Topic.RELEASE, Told("", ""), self.body)
        await Stories(self.state).tell([telling], int(time.time() * 1000))

    def waiting(self) -> int:
        """Return how many deliveries aren't done."""
        sql = "SELECT count(*) FROM delivery WHERE state IN ('pending', 'sending')"
        return int(self._read(sql)[0][0])

    def delivered(self) -> int:
        """Return how many posts, edits and replies arrived."""
        marks = ",".join("?" * len(DONE))
        return int(self._read(f"SELECT count(*) FROM outcome WHERE what IN ({marks})", *DONE)[0][0])

    async def sends(self, kills: int, deliveries: int, deadline: float) -> None:
        """Let senders run and die until there were so many kills and deliveries, and then calm."""
        over = asyncio.Event()
        senders = [asyncio.create_task(self._sender(n, kills, over)) for n in range(SENDERS)]
        per_round = 2 * len(self.live)
        try:
            async with asyncio.timeout(deadline):
                await self.news()
                while True:
                    await asyncio.sleep(0.2)
                    waiting = self.waiting()
                    busy = self.reckoning.kills < kills or self.delivered() < deliveries
                    if busy and waiting < per_round // 3:
                        await self.news()
                    elif not busy and waiting == 0:
                        break
        except TimeoutError:
            pass
        over.set()
        await asyncio.gather(*senders)

    async def _sender(self, number: int, kills: int, over: asyncio.Event) -> None:
        life = 0
        while not over.is_set():
            life += 1
            owner = f"sender-{number}-{life}"
            process = await self._start(owner)
            last = self.reckoning.kills >= kills
            try:
                async with asyncio.timeout(None if last else self.chance.uniform(0.0, 1.6)):
                    await over.wait()
            except TimeoutError:
                pass
            await self._strike(process, owner, calm=over.is_set())

    async def _start(self, owner: str) -> asyncio.subprocess.Process:
        """Start a sender; again where it ends by itself, as whoever runs it would."""
        for _ in range(STARTS):
            process = await self._spawn(owner)
            assert process.stdout is not None
            if await process.stdout.readline() == b"ready\n":
                return process
            await process.wait()
        raise RuntimeError("a sender didn't start")

    async def _spawn(self, owner: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.outbox.worker"),
            *(str(self.folder), self.discord.api, self.discord.token, owner),
            *(json.dumps(TIMING), *([self.planted] if self.planted else [])),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )

    async def _strike(self, process: asyncio.subprocess.Process, owner: str, *, calm: bool) -> None:
        self.strikes += 1
        if process.returncode is None and not calm and self.strikes % STALL == STALL // 2:
            await self._stall(process, owner)
        if process.returncode is None:
            process.kill()
        await process.wait()
        self._count_hits(owner)
        self.reckoning.kills += not calm

    async def _stall(self, process: asyncio.subprocess.Process, owner: str) -> None:
        """Stop a sender in the middle of a reply, if it can be met there; let it go on later."""
        sql = "SELECT 1 FROM delivery WHERE state = 'sending' AND owner = ? AND step = ?"
        for _ in range(100):
            if self._read(sql, owner, Step.REPLY):
                break
            await asyncio.sleep(0.02)
        process.send_signal(signal.SIGSTOP)
        while self._locked():
            # Stopped while it writes, it would keep the other one from writing, too.
            process.send_signal(signal.SIGCONT)
            await asyncio.sleep(0.003)
            process.send_signal(signal.SIGSTOP)
        self._count_hits(owner)
        await asyncio.sleep(STALLED[self.reckoning.stalls % len(STALLED)])
        self.reckoning.stalls += 1
        process.send_signal(signal.SIGCONT)
        await asyncio.sleep(self.chance.uniform(0.5, 2.5))

    def _count_hits(self, owner: str) -> None:
        sql = "SELECT channel_id FROM delivery WHERE state = 'sending' AND owner = ?"
        self.hits.update(row[0] for row in self._read(sql, owner))

    def _locked(self) -> bool:
        with closing(sqlite3.connect(self.folder / NAME, timeout=0.1)) as db:
            try:
                db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
            db.execute("ROLLBACK")
            return False

    def _read(self, sql: str, *values: object) -> list[tuple[int, ...]]:
        with closing(sqlite3.connect(self.folder / NAME, timeout=30)) as db:
            return db.execute(sql, values).fetchall()

    def reckon(self) -> Reckoning:
        """Compare what each channel shows with what it was to be told."""
        result = self.reckoning
        for channel in self.live:
            self._reckon(channel)
        for channel in self.dead:
            asked = len([s for s in self.discord.traffic.of(channel) if s.done != "limited"])
            faults = sum(self.discord.traffic.faults(channel).values())
            allowed = 1 + self.hits[int(channel)] + faults
            if asked > allowed:
                result.hammered.append(f"{channel}: {asked} requests, {allowed} allowed")
        result.deduped = self.discord.posts.deduped
        result.found = self._read("SELECT count(*) FROM outcome WHERE what = 'found'")[0][0]
        result.requests = len(self.discord.traffic)
        result.faults = self.discord.traffic.faults()
        result.deliveries = self.delivered()
        return result

    def _reckon(self, channel: str) -> None:
        posts: list[tuple[int, int]] = []
        replies: Counter[int] = Counter()
        for message in self.discord.posts.ever(channel):
            embeds = message.first["embeds"]
            first = _MARK.search(embeds[0]["url"] if embeds else message.content)
            assert first is not None
            if first[1] == "p":
                now = _MARK.search(message.shape["embeds"][0]["url"])
                assert now is not None
                posts.append((int(first[3]), int(now[3])))
            else:
                replies[int(first[2])] += 1
        if not posts:
            self.reckoning.lost.append(f"{channel}: no post")
            return
        self.reckoning.repeated += [f"{channel}: {len(posts)} posts"] * (len(posts) - 1)
        told, shown = posts[0]
        if shown != self.revision:
            self.reckoning.lost.append(f"{channel}: shows {shown} of {self.revision}")
        for revision in range(told + 1, self.revision + 1):
            if replies[revision] == 0:
                self.reckoning.lost.append(f"{channel}: no reply {revision}")
        many = [(r, n) for r, n in replies.items() if n > 1 or r <= told]
        self.reckoning.repeated += [f"{channel}: reply {r}, {n} times" for r, n in many]


async def storm(
    kills: int, deliveries: int, *, channels: int, seed: int, planted: str | None, deadline: float
) -> Reckoning:
    """Run one storm; return what came of it."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="storm-") as folder:
        async with Discord.open(gateway=False) as discord:
            discord.keeps_requests = 0
            discord.limits.off()
            discord.posts.nonce_window = NONCE_WINDOW
            discord.faults.seed(seed)
            discord.faults.slowness = 0.8
            run = Storm(discord, Path(folder), seed, planted)
            await run.prepare(channels)
            discord.faults.often(
                on=("create", "edit", "read"),
                lost=0.03,
                reset_after=0.03,
                reset_before=0.01,
                error_500_after=0.005,
                error_502_after=0.005,
                error_503_after=0.01,
                error_503_before=0.01,
                slow=0.02,
            )
            try:
                await run.sends(kills, deliveries, deadline)
                result = run.reckon()
            finally:
                await run.state.close()
    result.seconds = time.monotonic() - started
    return result


def main() -> None:
    """Run a storm from the command line; exit with 1 if it did harm."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--deliveries", type=int, default=5_000)
    parser.add_argument("--channels", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", choices=PLANTS)
    parser.add_argument("--deadline", type=float, default=1_800)
    asked = parser.parse_args()
    result = asyncio.run(
        storm(
            asked.kills,
            asked.deliveries,
            channels=asked.channels,
            seed=asked.seed,
            planted=asked.plant,
            deadline=asked.deadline,
        )
    )
    wrong = (*result.lost[:5], *result.repeated[:5], *result.hammered[:5])
    sys.stdout.write("\n".join([result.table(), *(f"! {line}" for line in wrong)]) + "\n")
    sys.exit(0 if result.sound else 1)


if __name__ == "__main__":
    main()
