"""A small web on the loopback: a server that says what it is told to, well or badly, and names."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from aiohttp.abc import AbstractResolver

Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]
HERE, ELSEWHERE = "127.0.0.1", "127.0.0.2"


def only_here(address):
    """A guard for tests, strict but for the one machine that the fake web is on."""
    return None if address == HERE else f"{address} is not a public address"


@dataclass
class Heard:
    """One request as it came in."""

    path: str
    headers: dict[str, str]


@dataclass
class Web:
    """What the server says at each path, and what it has heard."""

    port: int = 0
    says: dict[str, Reply] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)
    busiest: int = 0
    _under_way: set[asyncio.Task] = field(default_factory=set)

    def link(self, path, host=HERE):
        return f"http://{host}:{self.port}{path}"

    def at(self, path, reply):
        """Have this said at this path, and return the link to it."""
        self.says[path] = reply
        return self.link(path)

    @property
    def paths(self):
        return [heard.path for heard in self.heard]

    async def _answer(self, reader, writer):
        self._under_way.add(asyncio.current_task())
        self.busiest = max(self.busiest, len(self._under_way))
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            path = head[0].split(" ")[1]
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
            self.heard.append(Heard(path, headers))
            await self.says.get(path, page(b"", status=404))(writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self._under_way.discard(asyncio.current_task())
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


@asynccontextmanager
async def served():
    """Serve the fake web, on a port that is free."""
    web = Web()
    server = await asyncio.start_server(web._answer, HERE, 0)
    web.port = server.sockets[0].getsockname()[1]
    try:
        yield web
    finally:
        server.close()
        for task in list(web._under_way):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await server.wait_closed()


def head(status, headers):
    lines = [f"HTTP/1.1 {status} Said", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def page(body=b"hello", *, status=200, content_type="text/html; charset=utf-8", **headers):
    """A whole answer; headers are named with underscores."""
    said = {"Content-Type": content_type, "Content-Length": len(body)}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}

    async def reply(writer):
        writer.write(head(status, said) + body)

    return reply


def redirect(to, status=302):
    return page(b"", status=status, Location=to)


def endless(piece=b"x" * 65_536):
    """A body that goes on until nobody listens."""

    async def reply(writer):
        writer.write(head(200, {"Content-Type": "text/html"}))
        while True:
            writer.write(piece)
            await writer.drain()

    return reply


def silent(first=b""):
    """An answer that begins, or doesn't, and then says nothing more."""

    async def reply(writer):
        writer.write(first)
        await writer.drain()
        await asyncio.Event().wait()

    return reply


def dripping():
    """A body of single bytes, each soon enough that the connection looks alive."""

    async def reply(writer):
        writer.write(head(200, {"Content-Type": "text/html", "Content-Length": 1_000_000}))
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    return reply


def held(gate, arrived):
    """An answer that waits for a gate, and says that it does."""

    async def reply(writer):
        arrived.release()
        await gate.wait()
        await page()(writer)

    return reply


class Names(AbstractResolver):
    """Names and what they resolve to: one list of addresses for each time, the last one stays."""

    def __init__(self, **answers):
        self.answers = {name.replace("_", "."): list(each) for name, each in answers.items()}
        self.asked = []

    async def resolve(self, host, port=0, family=socket.AF_INET):  # noqa: ARG002
        self.asked.append(host)
        answers = self.answers[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET6 if ":" in address else socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for address in addresses
        ]

    async def close(self):
        pass
