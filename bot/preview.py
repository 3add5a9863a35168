"""Runs the real bot on a simulated Discord: in a browser page, or as text in the terminal."""

from __future__ import annotations

import asyncio
import re
import signal
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discord
import simcord
from rich.console import Console

from bot.app import Parts, Places, parts

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from simcord import ChannelHandle, Env, InteractionResult, MemberActor

SETTLE = 30.0
"""Seconds that a simulated answer may take on a slow machine."""
_COMMAND = re.compile(
    r"/?(?P<name>[a-z]+(?: [a-z]+)?)(?=\s+[a-z_]+:|\s*$)(?P<options>.*)", re.DOTALL
)
_OPTION = re.compile(r"\s([a-z_]+):")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\((https?://[^)]+)\)")
_ESCAPE = re.compile(r"\\([\\*_~`|\[\]<])")
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


class BadCommand(ValueError):
    """A line for `--run` isn't a command; the message says how one looks."""


@dataclass(frozen=True, slots=True)
class World:
    """A small fan server: a channel to ask in and one for news, a member, and an admin."""

    env: Env
    parts: Parts
    channel: ChannelHandle
    news: ChannelHandle
    member: MemberActor
    admin: MemberActor


@asynccontextmanager
async def world(knowledge: Path, data: Path | None = None) -> AsyncGenerator[World]:
    """Start the bot on a simulated Discord. Its own state is fresh, and gone afterwards.

    Its workers aren't started; `data` is the show's folder that they would watch.
    """
    with tempfile.TemporaryDirectory(prefix="bot-preview-") as state:
        places = Places(data or knowledge, knowledge, Path(state))
        async with parts(places) as opened, _running(opened.bot()) as env:
            guild = env.create_guild("Fan server")
            admins = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
            channel = guild.create_text_channel("ask-the-bot")
            news = guild.create_news_channel("news")
            member = guild.add_member(env.create_user("mika", global_name="Mika"))
            admin = guild.add_member(env.create_user("robin", global_name="Robin"), roles=[admins])
            await env.settle()
            yield World(env, opened, channel, news, member, admin)


@asynccontextmanager
async def _running(bot: discord.Client) -> AsyncGenerator[Env]:
    env = simcord.Env(bot, settle_timeout=SETTLE)
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()


async def serve(data: Path, knowledge: Path, port: int) -> int:
    """Serve the page until it is closed, or until a signal. Returns an exit code."""
    async with world(knowledge, data) as here:
        workers = here.parts.workers()
        workers.start()
        try:
            await _serve(here, port)
        finally:
            await workers.end()
    return 0


async def _serve(here: World, port: int) -> None:
    await here.member.slash(here.channel, "cast")
    viewers = [here.member, here.admin]
    async with here.env.preview(
        here.channel, viewers=viewers, layout="channel", port=port or None
    ) as page:
        closed = asyncio.create_task(page.wait_closed())
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, closed.cancel)
        out.print("The bot is here, on a simulated Discord:", markup=False)
        out.print(f"  {page.url}", markup=False)
        out.print("Type / to see its commands. Ctrl-C ends it.", markup=False)
        await asyncio.wait({closed})


async def print_replies(knowledge: Path, commands: list[str]) -> int:
    """Print the bot's reply to each command as text. Returns an exit code."""
    async with world(knowledge) as here:
        for line in commands:
            try:
                name, options = parse(line)
                result = await here.member.slash(here.channel, name, **options)
            except (BadCommand, simcord.SetupError, simcord.BackendError) as error:
                err.print(f"{line}: {error}", style="red", markup=False)
                return 2
            out.print(f"> {line}", markup=False)
            out.print(as_text(result), markup=False)
            out.print()
    return 0


def parse(line: str) -> tuple[str, dict[str, Any]]:
    """Read `/name option:value …`; a value runs to the next option. Raises BadCommand."""
    match = _COMMAND.fullmatch(line.strip())
    if match is None:
        raise BadCommand("a command looks like: /cast person:name")
    pieces = _OPTION.split(f" {match['options'].strip()}")
    values = dict(zip(pieces[1::2], (value.strip() for value in pieces[2::2]), strict=True))
    words = {"true": True, "false": False}
    read = {
        key: words.get(value.lower(), value) if key == "private" else value
        for key, value in values.items()
    }
    return match["name"], read


def as_text(result: InteractionResult) -> str:
    """Return a reply as text: small print marked, links spelled out, buttons in brackets."""
    message = result.response
    if message is None:
        return "(no answer)"
    lines = ["(only you see this)"] if message.ephemeral else []
    for component in message.components:
        lines += _lines(component)
    return "\n".join(lines)


def _lines(component: dict[str, Any]) -> list[str]:
    kind = component.get("type")
    if kind == discord.ComponentType.text_display.value:
        text = _LINK.sub(r"\1 <\2>", component["content"])
        return _ESCAPE.sub(r"\1", text).replace("\u200b", "").split("\n")
    if kind == discord.ComponentType.action_row.value:
        return ["  ".join(_control(child) for child in component["components"])]
    return [line for child in component.get("components", ()) for line in _lines(child)]


def _control(component: dict[str, Any]) -> str:
    if component.get("type") == discord.ComponentType.button.value:
        return f"[{component.get('label', '')}]"
    options = "  ".join(f"· {option['label']}" for option in component.get("options", ()))
    return f"{component.get('placeholder', '')} {options}"
