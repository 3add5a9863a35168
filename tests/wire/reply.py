"""What the local Discord answers to one REST request, if it lets an answer through at all."""

from __future__ import annotations

import json
import socket
import struct
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from tests.wire.shapes import Json

_AT_ONCE = struct.pack("ii", 1, 0)


class Cut(Enum):
    """How a connection ends in place of an answer."""

    CLOSED = "closed"
    RESET = "reset"


@dataclass(frozen=True, slots=True, eq=False)
class Reply:
    """A status, its JSON, and headers."""

    status: int
    answer: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: Cut | None = None
    fault: str | None = None

    def response(self, request: web.Request) -> web.StreamResponse:
        """Return what goes on the wire; or end the connection, so that nothing does."""
        if self.cut is not None:
            _end(request, self.cut)
        headers = {"Via": "1.1 local", **self.headers}
        if self.status == 204:
            return web.Response(status=204, headers=headers)
        # discord.py reads only a body of exactly this type, without a charset, as JSON.
        headers["Content-Type"] = "application/json"
        body = json.dumps(self.answer).encode()
        return web.Response(body=body, status=self.status, headers=headers)


def refused(status: int, code: int, message: str, **more: Json) -> Reply:
    """Return an error with Discord's code."""
    return Reply(status, {"message": message, "code": code, **more})


def _end(request: web.Request, cut: Cut) -> None:
    transport = request.transport
    if transport is None:
        return
    if cut is Cut.CLOSED:
        transport.close()
        return
    connection: socket.socket = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    transport.abort()
