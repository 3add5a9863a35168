"""A Discord on loopback: REST and gateway, as far as this bot speaks to them.

async with Discord.open() as discord:
    mika = discord.member("mika")
    answer = await mika.types("cast", person="taecyeon")
    news = await discord.has_channel("news", kind=ANNOUNCEMENT)
    discord.faults.once("lost", on="create")
"""

from __future__ import annotations

import asyncio
import base64
import secrets
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire import shapes
from tests.wire.bodies import FILES, SENT, Shelf, read
from tests.wire.clock import Clock
from tests.wire.faults import Faults
from tests.wire.gateway import Gateway
from tests.wire.heard import Heard
from tests.wire.interactions import Interactions
from tests.wire.limits import Limits
from tests.wire.member import Member
from tests.wire.permissions import bits
from tests.wire.places import Channel, Server
from tests.wire.posts import Posts
from tests.wire.reply import Reply, refused
from tests.wire.routes import MessageRoutes
from tests.wire.traffic import Traffic
from tests.wire.world import World

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from tests.wire.answer import Answer
    from tests.wire.bodies import File
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
    fault: str | None = None
    """What went wrong with it by intention; its answer may not have been heard."""


class Discord(World):
    """Discord, as a bot with the right token finds it. Use `open`."""

    def __init__(self) -> None:
        self.application = shapes.snowflake()
        number = base64.urlsafe_b64encode(self.application.encode()).decode().rstrip("=")
        self.token = f"{number}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}"
        """Fresh each time, in the form of a real one: id, time, signature."""
        self.bot = shapes.user(self.application, "fan-bot", bot=True)
        self.clock = Clock()
        self.server = Server(shapes.snowflake(), "Fan server", self.bot)
        self.servers = {self.server.id: self.server}
        self.asking = Channel(shapes.snowflake(), self.server, "ask-the-bot")
        """The text channel in which members ask, the first server's only one at first."""
        self.server.channels[self.asking.id] = self.asking
        self.guild, self.channel = self.server.id, self.asking.id
        self.posts = Posts(self.clock, self.bot, self.application)
        self.faults = Faults()
        self.limits = Limits(self.clock)
        self.traffic = Traffic()
        self.requests: Heard[Request] = Heard("request")
        self.arrivals: Heard[str] = Heard("request, answered or not")
        self.answers: Heard[Answer] = Heard("answer to an interaction")
        self.later: Heard[Answer] = Heard("edit or message after an answer")
        self.keeps_requests: int | None = None
        """How many requests are kept whole, to be judged; all of them if none is given."""
        self.commands: list[Json] = []
        self.home_commands: dict[str, list[Json]] = {}
        """Commands of one server alone, by its id."""
        self.answers_rest = True
        """Whether requests are answered at all; if not they wait until the end."""
        self.takes_commands = True
        """Whether there may be new commands today: Discord allows 200 a day."""
        self.echoes_headers = 0
        """How many of the next requests are refused with all of their headers in the message."""
        self.gateway = Gateway(self.token, BEAT, self._welcome)
        self._over = asyncio.Event()
        self._rest, self._ws = _reserved(), _reserved()
        self.api = f"http://127.0.0.1:{self._rest.getsockname()[1]}/api/v10"
        self.ws = f"ws://127.0.0.1:{self._ws.getsockname()[1]}/gateway"
        self._shelf = Shelf(self.api.removesuffix("/api/v10"))
        self._interactions = Interactions(self)
        self._runner = web.AppRunner(self._site(), shutdown_timeout=1.0, access_log=None)

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

    def member(
        self,
        name: str,
        locale: str = shapes.LOCALE,
        *,
        manages: bool = False,
        channel: Channel | None = None,
    ) -> Member:
        """Return a new member of the server, who may manage it or not."""
        may = int(shapes.VIEWING) | (bits(["manage_guild"]) if manages else 0)
        user = shapes.user(shapes.snowflake(), name)
        return Member(self, user, locale, channel or self.asking, may)

    def count(self, method: str, ending: str) -> int:
        """Return how many requests there were to paths that end so."""
        return sum(r.method == method and r.path.endswith(ending) for r in self.requests)

    async def interacts(self, kind: int, data: Json, where: Json) -> Answer:
        """Tell the bot of an interaction; return what it answers."""
        return await self._interactions.ask(kind, data, where)

    def has_file(self, name: str, data: bytes, kind: str = "text/plain") -> File:
        """Return a file that a member can attach to a command; the bot can download it."""
        return self._shelf.keep(name, data, kind)

    def _welcome(self, session: str) -> list[Json]:
        about = {"application": {"id": self.application, "flags": 0}}
        ready = {"v": 10, "user": self.bot, "resume_gateway_url": self.ws, **about}
        return self.welcome(session, ready)

    def _site(self) -> web.Application:
        site = web.Application(middlewares=[self._record], client_max_size=32 << 20)
        site.add_routes(
            [
                web.get("/gateway", self.gateway.serve),
                web.get("/api/v10/users/@me", self._me),
                web.get("/api/v10/oauth2/applications/@me", self._my_application),
                web.put(f"/api/v10/applications/{self.application}/commands", self._take_commands),
                web.put(
                    f"/api/v10/applications/{self.application}/guilds/{{guild}}/commands",
                    self._take_home_commands,
                ),
                web.get("/api/v10/gateway/bot", self._gateway),
                web.get("/cdn/attachments/{id}/{name}", self._shelf.hand_out),
                *MessageRoutes(self).all(),
                *self._interactions.all(),
            ]
        )
        return site

    @web.middleware
    async def _record(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if not request.path.startswith("/api/"):
            return await handler(request)
        await self.arrivals.add(request.path)
        if not self.answers_rest:
            await self._over.wait()
        request[SENT], request[FILES] = await read(request, self._shelf)
        reply = await self._answered(request, handler)
        if self.keeps_requests is None or len(self.requests) < self.keeps_requests:
            asked = request.method, request.path, dict(request.query), request[SENT]
            await self.requests.add(Request(*asked, reply.status, reply.answer, reply.fault))
        return reply.response(request)

    async def _answered(self, request: web.Request, handler: Any) -> Reply:
        # The token of an interaction is all that its routes ask for.
        open_to_all = request.path.startswith(("/api/v10/interactions/", "/api/v10/webhooks/"))
        if self.echoes_headers:
            self.echoes_headers -= 1
            return Reply(400, {"message": f"no route for {dict(request.headers)}", "code": 0})
        if not open_to_all and request.headers.get("Authorization") != f"Bot {self.token}":
            return Reply(401, UNAUTHORISED)
        try:
            reply: Reply = await handler(request)
        except web.HTTPNotFound:
            return Reply(404, {"message": "404: Not Found", "code": 0})
        return reply

    async def _gateway(self, request: web.Request) -> Reply:
        del request
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return Reply(200, {"url": self.ws, "shards": 1, "session_start_limit": limit})

    async def _me(self, request: web.Request) -> Reply:
        del request
        more = {"mfa_enabled": False, "locale": shapes.LOCALE, "verified": True}
        return Reply(200, {**self.bot, **more})

    async def _my_application(self, request: web.Request) -> Reply:
        del request
        return Reply(200, shapes.application(self.application))

    async def _take_commands(self, request: web.Request) -> Reply:
        if not self.takes_commands:
            return refused(400, 30034, "Max number of daily command creates reached")
        self.commands = self._registered(request)
        return Reply(200, self.commands)

    async def _take_home_commands(self, request: web.Request) -> Reply:
        guild = request.match_info["guild"]
        server = self.servers.get(guild)
        if server is None or not server.has_bot:
            return refused(403, 50001, "Missing Access")
        self.home_commands[guild] = self._registered(request, guild_id=guild)
        return Reply(200, self.home_commands[guild])

    def _registered(self, request: web.Request, **more: str) -> list[Json]:
        fixed = {"application_id": self.application, "version": shapes.snowflake(), **more}
        defaults = {"type": 1, "default_member_permissions": None, **fixed}
        sent: list[Json] = request[SENT]
        return [{**defaults, **each, "id": shapes.snowflake()} for each in sent]


def _reserved() -> socket.socket:
    """Return a free port on loopback, which refuses connections until somebody serves it."""
    reserved = socket.socket()
    reserved.bind(("127.0.0.1", 0))
    return reserved
