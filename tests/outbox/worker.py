"""One sender as a process of its own, to be killed: the real outbox and sender, no gateway.

python -m tests.outbox.worker FOLDER API TOKEN OWNER TIMING [PLANT]
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import sys
from pathlib import Path

import discord
from discord.http import Route

from bot.clock import steady_clock
from bot.domain.delivery import Action, Timing, Verdict
from bot.domain.routes import Place
from bot.i18n.fluent import Voices
from bot.pacing import Breaker, Pacer
from bot.sender import Sender
from bot.services import delivering
from bot.services.delivering import Deliverer, Posted
from bot.store.generations import KnowledgeStore
from bot.store.outbox import Outbox
from bot.store.state import State
from bot.store.tables import delivery

PLANTS = (
    "random-nonce",
    "mark-before-send",
    "lease-too-short",
    "no-fencing",
    "no-reconciliation",
    "retry-after-404",
)


# ruff: noqa: ARG002 - it answers as the cache does, whatever it is asked of


class OpenGuilds:
    """Servers in which all is allowed, as far as the cache knows; Discord may say otherwise."""

    ready = True

    def __init__(self, client):
        self.client = client

    def has(self, guild):
        return True

    def reachable(self, guild):
        return True

    def locale(self, guild):
        return "en"

    def role(self, guild, role, channel=None):
        return None

    def place(self, guild, channel):
        return Place(guild, channel, "news", 0, view=True, send=True, embed=True, history=True)


def plant(name, timing):
    """Spoil this process in one of six ways; return the timing to use."""
    if name == "random-nonce":
        Sender._nonce = lambda *_: secrets.token_hex(12)
    elif name == "mark-before-send":
        send = Deliverer._send

        async def marked(self, due):
            shown = Posted(due.message or 1, due.revision)
            await self._outbox.sent(due, shown.message, shown.shown, self._clock(), "delivered")
            await send(self, due)

        Deliverer._send = marked
    elif name == "lease-too-short":
        Sender._late = lambda *_: False
        return Timing(**{**timing, "lease": 0.1})
    elif name == "no-fencing":
        Outbox._holds = lambda _, due: delivery.c.id == due.id
    elif name == "no-reconciliation":
        Deliverer._nonce_holds = lambda *_: True
    elif name == "retry-after-404":
        verdict = delivering.verdict

        def stubborn(step, status, code, **more):
            said = verdict(step, status, code, **more)
            return Verdict(Action.UNCLEAR) if status == 404 else said

        delivering.verdict = stubborn
    return Timing(**timing)


async def deliver(folder, api, token, owner, *rest):
    """Deliver until killed. `rest` is the timing, then what is planted, if anything."""
    timing = plant("".join(rest[1:]), json.loads(rest[0]))
    Route.BASE = api
    state = await State.open(Path(folder))
    client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=30)
    await client.login(token)
    clock = steady_clock()
    sender = Sender(
        OpenGuilds(client),
        KnowledgeStore(Path(folder)),
        Voices(),
        state.install,
        pacer=Pacer(timing.pace),
        breaker=Breaker(),
        timing=timing,
        clock=clock,
    )
    deliverer = Deliverer(Outbox(state, owner, timing), sender, clock, timing)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await deliverer.run(asyncio.Event())


if __name__ == "__main__":
    try:
        asyncio.run(deliver(*sys.argv[1:]))
    except BaseException:  # noqa: BLE001 - an open connection would keep the process
        sys.excepthook(*sys.exc_info())
        os._exit(1)
