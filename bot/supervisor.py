"""Keeps the bot connected: survives a lost network, ends on a wrong token or a signal."""

from __future__ import annotations

import asyncio
import logging
import random
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Callable

    from discord.ext import commands

    from bot.settings import Secret
    from bot.workers import Workers

log = logging.getLogger(__name__)

BAD_CONFIGURATION = 78
"""Exit code of sysexits.h for a configuration that no retry can mend."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
CLOSING = 3.0
"""Seconds that closing may take, so that a stop takes less than ten in all."""
_REFUSED = "Discord refused the token: put the right one into DISCORD_TOKEN and start again"
_HOPELESS = {
    4004: _REFUSED,
    4013: "Discord calls the intents invalid: this version of the bot is too old or too new for it",
    4014: "Discord doesn't allow the intents: see the application's page in its developer portal",
}
"""What the operator is told, by the gateway's close code."""


async def supervise(
    make: Callable[[], commands.Bot],
    token: Secret,
    workers: Workers | None = None,
    revoked: asyncio.Event | None = None,
) -> int:
    """Run a client until a signal comes; make a new one whenever one dies. Returns an exit code.

    `workers` run beside it, whichever client it is, and end before the last one is closed.
    `revoked` is set by one that learns that the token is no longer valid.

    discord.py reconnects by itself once it has been connected. Its first connect, and a damaged
    frame later, end the client instead: those are what the fresh client is for.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    if workers is not None:
        workers.start()
    try:
        return await _keep_connected(make, token, workers, stop, revoked or asyncio.Event())
    finally:
        if workers is not None:
            await workers.end()


async def _keep_connected(
    make: Callable[[], commands.Bot],
    token: Secret,
    workers: Workers | None,
    stop: asyncio.Event,
    revoked: asyncio.Event,
) -> int:
    waiting = FIRST_WAIT
    while not stop.is_set():
        client = make()
        running = asyncio.create_task(client.start(token.reveal()), name="discord")
        ends = {asyncio.create_task(stop.wait()), asyncio.create_task(revoked.wait())}
        await asyncio.wait({running, *ends}, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.cancel()
        connected = client.is_ready()
        if stop.is_set() and workers is not None:
            # What is being sent needs the client until it has arrived.
            await workers.end()
        await _close(client, running)
        if stop.is_set():
            break
        problem = _REFUSED if revoked.is_set() else _hopeless(running)
        if problem is not None:
            log.critical(problem)
            return BAD_CONFIGURATION
        waiting = FIRST_WAIT if connected else waiting
        pause = waiting * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, not a secret
        log.warning("no connection to Discord (%s); again in %.1f s", _reason(running), pause)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        waiting = min(waiting * 2, LONGEST_WAIT)
    log.info("stopped")
    return 0


async def _close(client: commands.Bot, running: asyncio.Task[None]) -> None:
    """Close a client, however far it got; after a time it is left behind."""
    try:
        async with asyncio.timeout(CLOSING):
            await client.close()
            running.cancel()
            await asyncio.wait({running})
    except TimeoutError:
        log.warning("closing took longer than %.0f s and was given up", CLOSING)
    except Exception:
        log.exception("trouble while closing")


def _hopeless(running: asyncio.Task[None]) -> str | None:
    """Return why no retry can help; none if one can."""
    if running.cancelled():
        return None
    error = running.exception()
    if isinstance(error, discord.LoginFailure):
        return _REFUSED
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return _HOPELESS[4014]
    if isinstance(error, discord.ConnectionClosed):
        return _HOPELESS.get(error.code)
    return None


def _reason(running: asyncio.Task[None]) -> str:
    error = None if running.cancelled() else running.exception()
    if error is None:
        return "it ended"
    # The first failed connect shows as an AttributeError of discord.py's own (its issue 10520).
    return "the gateway can't be reached" if isinstance(error, AttributeError) else repr(error)
