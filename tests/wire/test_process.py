"""How the shipped bot starts, survives a Discord in trouble, and ends."""

from __future__ import annotations

import asyncio
import re
import shutil
import signal
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.store.built import NAME
from bot.supervisor import BAD_CONFIGURATION
from tests.wire.discord import Discord
from tests.wire.gateway import ABRUPT, IDENTIFY
from tests.wire.process import started
from tests.wire.spec import problems

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

pytestmark = pytest.mark.asyncio(loop_scope="module")

AT_ONCE = 5.0
SIGNALS = (signal.SIGTERM, signal.SIGINT)


def identifies(frame):
    return frame["op"] == IDENTIFY


def folder_of(folder, name):
    """Return a state folder for one of several bots that start side by side."""
    return shutil.copytree(folder, folder.with_name(f"{folder.name}-{name}"))


async def side_by_side(*bots: Coroutine[object, object, None]) -> None:
    """Run bots at the same time, since each spends most of its time waiting."""
    async with asyncio.TaskGroup() as group:
        for bot in bots:
            group.create_task(bot)


def assert_told_once(process):
    """It said once, and without a trace, what the operator can do."""
    told = [event for event in process.log if event.get("level") in {"critical", "error", None}]
    assert len(told) == 1
    assert "DISCORD_TOKEN" in "".join(map(str, told[0].values()))
    assert "Traceback" not in process.everything


async def test_a_wrong_token_ends_it_at_once_with_one_clear_line(discord, folder):
    async with started(discord, folder, DISCORD_TOKEN="an.old.token") as process:
        refused = await discord.requests.first(lambda request: request.status == 401)
        assert await process.ends(within=AT_ONCE) == BAD_CONFIGURATION
        assert_told_once(process)
    assert list(discord.requests) == [refused]


async def test_a_gateway_that_refuses_the_token_ends_it_at_once_too(discord, folder):
    discord.gateway.token = "another"
    async with started(discord, folder) as process:
        await discord.gateway.heard.first(identifies)
        assert await process.ends(within=AT_ONCE) == BAD_CONFIGURATION
        assert_told_once(process)
    assert len(discord.gateway.connections) == 1


async def test_no_token_at_all_ends_it_with_a_line_that_helps(discord, folder):
    async with started(discord, folder, DISCORD_TOKEN="") as process:
        assert await process.ends() == BAD_CONFIGURATION
        assert_told_once(process)
        assert ".env.example" in process.everything
        assert "preview" in process.everything
    assert len(discord.arrivals) == 0


async def test_a_discord_that_refuses_connections_at_first_is_survived(folder):
    async def survives(**closed: bool) -> None:
        here = folder_of(folder, "-".join(closed))
        async with Discord.open(**closed) as discord, started(discord, here) as process:
            await process.says("no connection to Discord")
            await (discord.gateway_opens() if "gateway" in closed else discord.rest_opens())
            await process.is_ready()
            assert discord.count("PUT", "/commands") == 1
            await process.stops()
            assert problems(discord) == []

    await side_by_side(survives(rest=False), survives(gateway=False))


async def test_a_gateway_that_hangs_up_at_first_is_survived(folder):
    async def survives(code: int) -> None:
        async with Discord.open() as discord:
            discord.gateway.hangs_up_with = [code]
            async with started(discord, folder_of(folder, str(code))) as process:
                await process.says("no connection to Discord")
                assert (await discord.member("mika").types("cast")).is_v2
                await process.stops()
            assert len(discord.gateway.connections) == 2

    await side_by_side(*map(survives, (1000, ABRUPT)))


async def test_a_damaged_frame_is_survived(discord, folder):
    async with started(discord, folder) as process:
        await discord.gateway.heard.first(identifies)
        before = len(discord.gateway.heard)
        await discord.gateway.babbles("{")
        await discord.gateway.heard.first(identifies, after=before)
        assert (await discord.member("mika").types("cast")).is_v2
        await process.stops()


async def test_each_signal_ends_a_bot_that_is_ready(discord, folder):
    async def ends_by(number: signal.Signals) -> None:
        async with started(discord, folder_of(folder, number.name)) as process:
            await process.is_ready()
            process.gets(number)
            assert await process.ends() == 0
            assert "Traceback" not in process.everything

    await side_by_side(*map(ends_by, SIGNALS))


async def test_each_signal_ends_a_bot_between_two_tries_to_connect(folder):
    async def ends_by(number: signal.Signals) -> None:
        here = folder_of(folder, number.name)
        async with Discord.open(rest=False) as discord, started(discord, here) as process:
            await process.says("no connection to Discord")
            process.gets(number)
            assert await process.ends() == 0

    await side_by_side(*map(ends_by, SIGNALS))


async def test_a_signal_ends_a_bot_that_waits_for_an_answer_that_never_comes(folder):
    async def login(discord: Discord) -> None:
        discord.answers_rest = False
        await discord.arrivals.first(lambda path: path.endswith("/users/@me"))

    async def greeting(discord: Discord) -> None:
        discord.gateway.greets = False
        await discord.gateway.connections.first(bool)

    async def goodbye(discord: Discord) -> None:
        discord.gateway.says_goodbye = False
        await discord.gateway.heard.first(identifies)

    async def ends_without(stage: Callable[[Discord], Awaitable[None]]) -> None:
        here = folder_of(folder, stage.__name__)
        async with Discord.open() as discord, started(discord, here) as process:
            await stage(discord)
            process.gets(signal.SIGTERM)
            assert await process.ends() == 0

    await side_by_side(*map(ends_without, (login, greeting, goodbye)))


async def test_commands_are_told_once_and_again_when_they_changed(discord, folder):
    async def told_after_a_start() -> int:
        before = len(discord.gateway.heard)
        async with started(discord, folder) as process:
            await discord.gateway.heard.first(identifies, after=before)
            await process.stops()
        return discord.count("PUT", f"/applications/{discord.application}/commands")

    assert await told_after_a_start() == 1
    assert {"cast", "help"} <= {command["name"] for command in discord.commands}
    assert await told_after_a_start() == 1
    with closing(sqlite3.connect(folder / "state.db")) as db, db:
        changed = db.execute("UPDATE command_sync SET payload_hash = 'of older commands'")
        assert changed.rowcount == 1
    assert await told_after_a_start() == 2


async def test_commands_that_discord_refuses_do_not_silence_those_it_has(discord, folder):
    discord.commands = [{"name": "cast", "id": "1"}]
    discord.takes_commands = False
    async with started(discord, folder) as process:
        await process.says("refused the new commands")
        assert (await discord.member("mika").types("cast")).is_v2
        await process.stops()
    with closing(sqlite3.connect(folder / "state.db")) as db:
        assert db.execute("SELECT * FROM command_sync").fetchall() == []


def damage(folder):
    """Put a store in place that opens as any other does, but has no facts to answer from."""
    damaged = folder / "damaged.db"
    shutil.copyfile(folder / NAME, damaged)
    with closing(sqlite3.connect(damaged)) as db, db:
        db.execute("DROP TABLE fact")
    damaged.replace(folder / NAME)


async def test_what_breaks_is_told_in_private_and_traced_under_the_same_id(discord, folder):
    mika = discord.member("mika")
    async with started(discord, folder) as process:
        await discord.gateway.heard.first(identifies)
        whole = await mika.types("cast", person="taecyeon")
        damage(folder)
        answers = [
            await mika.types("cast", person="taecyeon"),
            await mika.clicks(whole.button("Johan Hwang"), whole),
        ]
        for answer in answers:
            assert answer.private
            assert answer.is_v2
            assert len(answer.text) < 300
            assert not re.search("sqlite|fact|Error", answer.text)
            trouble = re.search(r"\b[0-9a-f]{8}\b", answer.text)[0]
            await process.says(trouble)
            (traced,) = (event for event in process.log if event.get("trouble") == trouble)
            assert "no such table: fact" in traced["exception"]
            assert "Traceback" in traced["exception"]
        assert answers[0].text != answers[1].text
        await process.stops()
        assert discord.token not in process.everything
        assert whole.token not in process.everything


async def test_a_token_that_comes_back_in_an_error_is_not_logged(discord, folder):
    discord.echoes_headers = 1
    async with started(discord, folder) as process:
        line = await process.says("no connection to Discord")
        assert "Authorization" in line
        assert "[secret]" in line
        await discord.gateway.heard.first(identifies)
        await process.stops()
        assert discord.token not in process.everything
