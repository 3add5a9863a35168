"""The gateway of the local Discord: greets, identifies, resumes, acknowledges, tells events."""

from __future__ import annotations

import asyncio
import json
import secrets
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import zstandard
from aiohttp import WSCloseCode, WSMsgType, web

from tests.wire.heard import PATIENCE, Heard

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.wire.shapes import Json

    _Say = Callable[[Json], Awaitable[None]]

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
WRONG_TOKEN = 4004
ABRUPT = WSCloseCode.ABNORMAL_CLOSURE
"""What a client sees where a connection breaks off without a word."""
GARBLED = b"\xff" * 16 + b"\x00\x00\xff\xff"
"""The end of a frame in either compression, after what neither can make sense of."""
INTENTS = {"MESSAGE_CREATE": 1 << 9, "MESSAGE_UPDATE": 1 << 9, "MESSAGE_DELETE": 1 << 9}
"""What a bot must have asked for to be told; all else comes with `guilds`, or without any."""


class Gateway:
    """One bot's way to be told of events. `heard` keeps every frame that the bot sent."""

    def __init__(self, token: str, beat: float, welcome: Callable[[str], list[Json]]) -> None:
        self.token = token
        self.hangs_up_with: list[int] = []
        """Close codes for the next connections, each before a word is said."""
        self.greets = True
        self.says_goodbye = True
        """Whether a closing handshake is answered, as all but a dead peer do."""
        self.refuses_resumes = 0
        """How many of the next resumes are told that their session is gone."""
        self.heard: Heard[Json] = Heard("frame")
        self.connections: Heard[str] = Heard("connection to the gateway")
        self.number = 0
        """Of the newest event."""
        self._beat = beat
        self._welcome = welcome
        self._told: list[Json] = []
        self._session: str | None = None
        self._tell: _Say | None = None
        self._socket: web.WebSocketResponse | None = None
        self._request: web.Request | None = None
        self._silent: web.WebSocketResponse | None = None
        self._intents = 0
        self._listening = asyncio.Event()
        self._over = asyncio.Event()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Answer one connection until it ends."""
        socket = web.WebSocketResponse(autoclose=False)
        await socket.prepare(request)
        await self.connections.add(request.query_string)
        if self.hangs_up_with:
            await self._hang_up(request, socket, self.hangs_up_with.pop(0))
            return socket
        speak = _speaking(socket, request.query.get("compress"))

        async def say(frame: Json) -> None:
            if self._silent is not socket:
                # What finds the connection broken waits for a resume among what was told.
                with suppress(ConnectionError):
                    await speak(frame)

        self._request = request
        if self.greets:
            await say({"op": HELLO, "d": {"heartbeat_interval": int(self._beat * 1000)}})
        async for incoming in socket:
            if incoming.type is not WSMsgType.TEXT:
                break
            frame: Json = json.loads(incoming.data)
            await self.heard.add(frame)
            await self._answer(frame, socket, say)
        if self._socket is socket:
            self._listening.clear()
        if not self.says_goodbye:
            await self._over.wait()
        await socket.close()
        return socket

    async def tells(self, event: str, about: Json) -> None:
        """Send an event to the bot, once it listens; remember it for a bot that resumes."""
        async with asyncio.timeout(PATIENCE):
            await self._listening.wait()
        await self._dispatch(event, about)

    async def reports(self, event: str, about: Json) -> None:
        """Send an event, if a bot is here that asked for its kind, or may come back to resume.

        A bot that was never here is told by its welcome how things are.
        """
        needed = INTENTS.get(event, 0)
        if self._session is not None and self._intents & needed == needed:
            await self._dispatch(event, about)

    async def drops(self, code: int) -> None:
        """Close the connection that the bot has, with whatever code, or `ABRUPT`ly."""
        assert self._socket is not None
        assert self._request is not None
        self._listening.clear()
        if code == ABRUPT:
            assert self._request.transport is not None
            self._request.transport.abort()
        else:
            await self._socket.close(code=code)

    async def asks_to_reconnect(self) -> None:
        """Ask the bot to connect anew and to resume, as before a restart of Discord's."""
        await self._says({"op": RECONNECT, "d": None})

    async def invalidates(self, *, resumable: bool) -> None:
        """Tell the bot that its session is invalid; it may resume it all the same, or not."""
        if not resumable:
            self._session = None
        await self._says({"op": INVALID, "d": resumable})

    async def forgets(self) -> None:
        """Lose the session, so that the next resume fails, and drop the connection."""
        self._session = None
        await self.drops(4000)

    async def goes_silent(self) -> None:
        """Say nothing more on this connection, not even that a heartbeat was heard."""
        self._silent = self._socket
        self._listening.clear()

    async def garbles(self) -> None:
        """Send a compressed frame that was damaged on its way."""
        assert self._socket is not None
        await self._socket.send_bytes(GARBLED)

    async def babbles(self, text: str) -> None:
        """Send what isn't JSON."""
        assert self._socket is not None
        await self._socket.send_str(text)

    async def ends(self) -> None:
        """Let go of whatever still waits."""
        self._over.set()
        if self._socket is not None:
            await self._socket.close()

    async def _answer(self, frame: Json, socket: web.WebSocketResponse, say: _Say) -> None:
        op, about = frame["op"], frame["d"]
        if op == HEARTBEAT:
            await say({"op": ACK})
        elif op in {IDENTIFY, RESUME} and about["token"] != self.token:
            await socket.close(code=WRONG_TOKEN, message=b"Authentication failed.")
        elif op == IDENTIFY:
            self._session, self._told, self.number = secrets.token_hex(16), [], 0
            self._intents = about["intents"]
            self._tell, self._socket = say, socket
            for event in self._welcome(self._session):
                await self._dispatch(event["t"], event["d"])
            self._listening.set()
        elif op == RESUME and self._resumes(about["session_id"]):
            self._tell, self._socket = say, socket
            for missed in self._told[about["seq"] :]:
                await say(missed)
            await self._dispatch("RESUMED", {})
            self._listening.set()
        elif op == RESUME:
            self._session = None
            await say({"op": INVALID, "d": False})

    def _resumes(self, session: str) -> bool:
        if self.refuses_resumes:
            self.refuses_resumes -= 1
            return False
        return session == self._session

    async def _says(self, frame: Json) -> None:
        """Say something that is no event; the bot is expected to connect anew."""
        assert self._tell is not None
        self._listening.clear()
        await self._tell(frame)

    async def _dispatch(self, event: str, about: Json) -> None:
        self.number += 1
        frame = {"op": DISPATCH, "t": event, "s": self.number, "d": about}
        self._told.append(frame)
        assert self._tell is not None
        await self._tell(frame)

    @staticmethod
    async def _hang_up(request: web.Request, socket: web.WebSocketResponse, code: int) -> None:
        if code == ABRUPT:
            assert request.transport is not None
            request.transport.abort()
        await socket.close(code=code)


def _speaking(socket: web.WebSocketResponse, compression: str | None) -> _Say:
    """Return how to send a frame in the compression that the bot asked for."""
    if compression == "zstd-stream":
        zstd = zstandard.ZstdCompressor().compressobj()

        def pack(text: bytes) -> bytes:
            return zstd.compress(text) + zstd.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    else:
        deflate = zlib.compressobj()

        def pack(text: bytes) -> bytes:
            return deflate.compress(text) + deflate.flush(zlib.Z_SYNC_FLUSH)

    async def say(frame: Json) -> None:
        await socket.send_bytes(pack(json.dumps(frame).encode()))

    return say
