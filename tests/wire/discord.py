"""A Discord of one server, on loopback: REST and gateway, as far as this bot speaks to them.

async with Discord.open() as discord:
    mika = discord.member("mika")
    answer = await mika.types("cast", person="taecyeon")
"""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire import shapes
from tests.wire.gateway import Gateway
from tests.wire.heard import Heard
from tests.wire.member import Answer, Member

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from tests.wire.shapes import Json

BEAT = 0.25
"""Seconds between heartbeats; the real Discord asks for about 41."""
UNAUTHORISED = {"message": "401: Unauthorized", "code": 0}


@dataclass(frozen=True, slots=True)
class Request:
    """One REST request of the bot, and what it was answered."""

    method: str
    path: str
    params: dict[str, str]
    body: Any
    status: int
    answer: Any


class Discord:
    """Discord, as a bot with the right token finds it. Use `open`."""

    def __init__(self) -> None:
        self.application = shapes.snowflake()
        number = base64.urlsafe_b64encode(self.application.encode()).decode().rstrip("=")
        self.token = f"{number}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}"
        """Fresh each time, in the form of a real one: id, time, signature."""
        self.bot = shapes.user(self.application, "fan-bot", bot=True)
        self.guild, self.channel = shapes.snowflake(), shapes.snowflake()
        self.requests: Heard[Request] = Heard("request")
        self.arrivals: Heard[str] = Heard("request, answered or not")
        self.answers: Heard[Answer] = Heard("answer to an interaction")
        self.commands: list[Json] = []
        self.answers_rest = True
        """Whether requests are answered at all; if not they wait until the end."""
        self.takes_commands = True
        """Whether there may be new commands today: Discord allows 200 a day."""
        self.echoes_headers = 0
        """How many of the next requests are refused with all of their headers in the message."""
        self.gateway = Gateway(self.token, BEAT, self._welcome)
        self._waiting: dict[str, Json] = {}
        self._over = asyncio.Event()
        self._rest, self._ws = _reserved(), _reserved()
        self.api = f"http://127.0.0.1:{self._rest.getsockname()[1]}/api/v10"
        self.ws = f"ws://127.0.0.1:{self._ws.getsockname()[1]}/gateway"
        self._runner = web.AppRunner(self._site(), shutdown_timeout=1.0)

    @classmethod
    @asynccontextmanager
    async def open(cls, *, rest: bool = True, gateway: bool = True) -> AsyncGenerator[Discord]:
        """Serve until the end. A part that isn't open yet refuses all connections."""
        discord = cls()
        await discord._runner.setup()
        try:
            if rest:
                await discord.rest_opens()
            if gateway:
                await discord.gateway_opens()
            yield discord
        finally:
            discord._over.set()
            await discord.gateway.ends()
            await discord._runner.cleanup()
            discord._rest.close()
            discord._ws.close()

    async def rest_opens(self) -> None:
        """Begin to accept REST requests."""
        await web.SockSite(self._runner, self._rest).start()

    async def gateway_opens(self) -> None:
        """Begin to accept connections to the gateway."""
        await web.SockSite(self._runner, self._ws).start()

    def member(self, name: str, locale: str = shapes.LOCALE) -> Member:
        """Return a new member of the server."""
        return Member(self, shapes.user(shapes.snowflake(), name), locale)

    def count(self, method: str, ending: str) -> int:
        """Return how many requests there were to paths that end so."""
        return sum(r.method == method and r.path.endswith(ending) for r in self.requests)

    async def interacts(self, kind: int, data: Json, by: Json, more: Json) -> Answer:
        """Tell the bot of an interaction; return what it answers."""
        token = secrets.token_urlsafe(120)
        interaction = {
            "id": shapes.snowflake(),
            "application_id": self.application,
            "type": kind,
            "token": token,
            "version": 1,
            "data": data,
            "context": 0,
            "entitlements": [],
            "guild_id": self.guild,
            "channel_id": self.channel,
            "member": shapes.member(by),
            "channel": shapes.channel(self.channel, self.guild),
            "app_permissions": "0",
            "guild": {"id": self.guild, "locale": shapes.LOCALE, "features": []},
            "guild_locale": shapes.LOCALE,
            "attachment_size_limit": 10_485_760,
            "authorizing_integration_owners": {"0": self.guild},
            **more,
        }
        self._waiting[token] = interaction
        await self.gateway.tells("INTERACTION_CREATE", interaction)
        return await self.answers.first(lambda answer: answer.token == token)

    def _welcome(self, session: str) -> list[Json]:
        channels = [shapes.channel(self.channel, self.guild)]
        ready = {
            "v": 10,
            "user": self.bot,
            "session_id": session,
            "resume_gateway_url": self.ws,
            "guilds": [{"id": self.guild, "unavailable": True}],
            "application": {"id": self.application, "flags": 0},
        }
        server = shapes.guild(self.guild, "Fan server", channels, self.bot)
        return [{"t": "READY", "d": ready}, {"t": "GUILD_CREATE", "d": server}]

    def _site(self) -> web.Application:
        site = web.Application(middlewares=[self._record])
        site.add_routes(
            [
                web.get("/gateway", self.gateway.serve),
                web.get("/api/v10/users/@me", self._me),
                web.get("/api/v10/oauth2/applications/@me", self._my_application),
                web.put(f"/api/v10/applications/{self.application}/commands", self._take_commands),
                web.post("/api/v10/interactions/{id}/{token}/callback", self._take_answer),
            ]
        )
        return site

    @web.middleware
    async def _record(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if request.path == "/gateway":
            return await handler(request)
        await self.arrivals.add(request.path)
        if not self.answers_rest:
            await self._over.wait()
        status, answer = await self._answered(request, handler)
        text = await request.text()
        await self.requests.add(
            Request(
                *(request.method, request.path, dict(request.query)),
                *(json.loads(text) if text else None, status, answer),
            )
        )
        # discord.py reads only a body of exactly this type, without a charset, as JSON.
        headers = {"Content-Type": "application/json", "Via": "1.1 local"}
        return web.Response(body=json.dumps(answer).encode(), status=status, headers=headers)

    async def _answered(self, request: web.Request, handler: Any) -> tuple[int, Any]:
        open_to_all = request.path.startswith("/api/v10/interactions/")
        if self.echoes_headers:
            self.echoes_headers -= 1
            return 400, {"message": f"no route for {dict(request.headers)}", "code": 0}
        if not open_to_all and request.headers.get("Authorization") != f"Bot {self.token}":
            return 401, UNAUTHORISED
        try:
            return await handler(request)
        except web.HTTPNotFound:
            return 404, {"message": "404: Not Found", "code": 0}

    async def _me(self, request: web.Request) -> tuple[int, Json]:
        del request
        return 200, {**self.bot, "mfa_enabled": False, "locale": shapes.LOCALE, "verified": True}

    async def _my_application(self, request: web.Request) -> tuple[int, Json]:
        del request
        return 200, shapes.application(self.application)

    async def _take_commands(self, request: web.Request) -> tuple[int, Any]:
        if not self.takes_commands:
            return 400, {"message": "Max number of daily command creates reached", "code": 30034}
        fixed = {"application_id": self.application, "version": shapes.snowflake()}
        defaults = {"type": 1, "default_member_permissions": None, **fixed}
        sent: list[Json] = await request.json()
        self.commands = [{**defaults, **each, "id": shapes.snowflake()} for each in sent]
        return 200, self.commands

    async def _take_answer(self, request: web.Request) -> tuple[int, Json]:
        token = request.match_info["token"]
        interaction = self._waiting.get(token)
        if interaction is None or interaction["id"] != request.match_info["id"]:
            return 404, {"message": "Unknown interaction", "code": 10062}
        if any(answer.token == token for answer in self.answers):
            return 400, {"message": "Interaction has already been acknowledged.", "code": 40060}
        sent: Json = await request.json()
        data = sent.get("data", {})
        message = None
        if "components" in data:
            message = shapes.message(self.channel, self.bot, self.application, data)
        if message and sent["type"] == Answer.UPDATE:
            message["id"] = interaction["message"]["id"]
        await self.answers.add(Answer(token, sent["type"], data, message))
        told = {"id": interaction["id"], "type": interaction["type"]}
        resource = {"type": sent["type"], **({"message": message} if message else {})}
        return 200, {"interaction": told, **({"resource": resource} if message else {})}


def _reserved() -> socket.socket:
    """Return a free port on loopback, which refuses connections until somebody serves it."""
    reserved = socket.socket()
    reserved.bind(("127.0.0.1", 0))
    return reserved
