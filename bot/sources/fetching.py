"""Fetches web pages and feeds from public machines only, within limits of size and time."""

from __future__ import annotations

import asyncio
import errno
import socket
from contextvars import ContextVar
from typing import TYPE_CHECKING, Self

import aiohttp
from yarl import URL

from bot import __version__
from bot.sources.addresses import LONGEST, PORTS, BadLink, NotPublic, TooLong, checked, refusal
from bot.sources.fetched import Fetched, NotFetched, Unfetched, raise_for
from bot.sources.headers import charset_of, kept, seconds_to_wait
from bot.sources.turns import Turns
from bot.sources.unpacking import Broken, TooLarge, Unpacker

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from aiohttp.abc import AbstractResolver

    from bot.sources.addresses import Open, Url

LIMIT = 5_000_000
"""Bytes of an answer, as they come and unpacked, that are accepted unless a caller says less."""
TOTAL, CONNECT = 20.0, 5.0
"""Seconds for everything, redirects included; for a name's address, a connection, and TLS."""
HOPS = 3
"""Redirects that are followed."""
EACH, TOGETHER = 2, 6
"""Requests under way at once to one host, and in all."""
AGENT = f"fan-community-bot/{__version__} (reads articles for a fan community)"
ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
_CHUNK = 65_536
_ONWARD = frozenset({301, 302, 303, 307, 308})


class Blocked(OSError):
    """A connection that was refused before its socket was made."""

    def __init__(self, why: str) -> None:
        super().__init__(errno.EACCES, why)


_blocked: ContextVar[list[str]] = ContextVar("blocked")
"""Of the request under way, the addresses that were refused: aiohttp tells of the last one only."""


class Fetcher:
    """Fetches; to be used as an asynchronous context manager, or closed.

    `guard` says why an address may not be connected to, none if it may; it is asked at the socket,
    after names were resolved and for each redirect. `open_to` are pairs of an IP address and a
    port that are let pass nevertheless, and with which links may be written. Neither is open to
    fans or to what is fetched; nothing but tests and an operator's own word changes them.
    """

    def __init__(
        self,
        *,
        guard: Callable[[str], str | None] = refusal,
        ports: AbstractSet[int] = PORTS,
        open_to: Open = frozenset(),
        resolver: AbstractResolver | None = None,
        total: float = TOTAL,
        connect: float = CONNECT,
    ) -> None:
        self._guard = guard
        self._ports = ports
        self._open_to = open_to
        self._resolver = resolver
        self._total = total
        self._connect = connect
        self._turns = Turns(EACH, TOGETHER)
        self._session: aiohttp.ClientSession | None = None

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        limit: int = LIMIT,
        accept: str = ACCEPT,
    ) -> Fetched:
        """Fetch a link, redirects followed. Raises NotFetched.

        With `etag` or `modified` of an earlier answer the new one may be `unchanged`, and empty.
        `limit` is in bytes.
        """
        headers = {"Accept": accept, "Accept-Encoding": "gzip, deflate"}
        if etag is not None:
            headers["If-None-Match"] = etag
        if modified is not None:
            headers["If-Modified-Since"] = modified
        here = self._checked(url)
        left = self._total
        for _ in range(HOPS + 1):
            # Waiting for a turn isn't the server's fault and doesn't count.
            async with self._turns.turn(here.host):
                begun = asyncio.get_running_loop().time()
                try:
                    async with asyncio.timeout(left):
                        answer = await self._once(here, headers, limit)
                except TimeoutError as error:
                    raise NotFetched(Unfetched.TOO_SLOW, here.host) from error
                left = max(0.0, left - (asyncio.get_running_loop().time() - begun))
            if isinstance(answer, Fetched):
                return answer
            here = self.onward(here, answer)
        raise NotFetched(Unfetched.TOO_MANY_REDIRECTS, here.host)

    def onward(self, here: Url, location: str) -> Url:
        """Return where a redirect leads. Raises NotFetched if it may not be followed."""
        try:
            there = URL(here.text, encoded=True).join(URL(location.strip().replace(" ", "%20")))
        except ValueError as error:
            raise NotFetched(Unfetched.BAD_LINK, f"a redirect of {here.host}") from error
        url = self._checked(str(there))
        if here.scheme == "https" and url.scheme != "https":
            raise NotFetched(Unfetched.DOWNGRADE, f"{here.host} to {url.host}")
        return url

    async def close(self) -> None:
        """Close all connections. A request under way fails."""
        if self._session is not None:
            await self._session.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    def _checked(self, link: str) -> Url:
        try:
            return checked(link, ports=self._ports, open_to=self._open_to, guard=self._guard)
        except NotPublic as error:
            raise NotFetched(Unfetched.REFUSED_ADDRESS, error.reason) from error
        except BadLink as error:
            long = isinstance(error, TooLong)
            reason = Unfetched.LONG_LINK if long else Unfetched.BAD_LINK
            raise NotFetched(reason, error.reason) from error

    def _socket(self, info: tuple[int, int, int, str, tuple[str | int, ...]]) -> socket.socket:
        """Make the socket for an address, which no later look at the name can change."""
        family, kind, proto, _, sockaddr = info
        address, port = str(sockaddr[0]), int(sockaddr[1])
        why = self._guard(address)
        if why is not None and (address, port) not in self._open_to:
            _blocked.get([]).append(address)
            raise Blocked(why)
        return socket.socket(family, kind, proto)

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                socket_factory=self._socket,
                resolver=self._resolver,
                use_dns_cache=False,
                force_close=True,
                limit=0,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                timeout=aiohttp.ClientTimeout(total=None, connect=self._connect),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": AGENT},
                auto_decompress=False,
                trust_env=False,
            )
        return self._session

    async def _once(self, url: Url, headers: dict[str, str], limit: int) -> Fetched | str:
        """Ask once: return the answer, or where it redirects to. Raises NotFetched."""
        blocked: list[str] = []
        _blocked.set(blocked)
        try:
            async with self._opened().get(
                URL(url.text, encoded=True), headers=headers, allow_redirects=False
            ) as answer:
                location = answer.headers.get("Location")
                if answer.status in _ONWARD and location is not None:
                    return location
                raise_for(answer, asked=len(headers) > 2)
                body = b"" if answer.status == 304 else await _body(answer, limit)
                return _fetched(url, answer, body)
        except aiohttp.ClientPayloadError as error:
            raise NotFetched(Unfetched.CUT_SHORT, url.host) from error
        except aiohttp.InvalidURL as error:
            raise NotFetched(Unfetched.BAD_LINK, url.host) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            if blocked:
                detail = f"{url.host} is {', '.join(blocked[:3])}"
                raise NotFetched(Unfetched.REFUSED_ADDRESS, detail) from error
            if isinstance(error, TimeoutError) and not isinstance(error, aiohttp.ClientError):
                raise
            detail = f"{url.host} ({type(error).__name__})"
            raise NotFetched(Unfetched.UNREACHABLE, detail) from error


async def _body(answer: aiohttp.ClientResponse, limit: int) -> bytes:
    """Read an answer's bytes, unpacked. Raises NotFetched."""
    host = answer.url.host
    body = bytearray()
    try:
        unpacker = Unpacker(answer.headers.get("Content-Encoding", ""), limit)
        if (answer.content_length or 0) > limit:
            raise TooLarge(f"said to be {answer.content_length:,} bytes")
        async for chunk in answer.content.iter_chunked(_CHUNK):
            for piece in unpacker.feed(chunk):
                body += piece
                await asyncio.sleep(0)
        unpacker.finish()
    except TooLarge as error:
        raise NotFetched(Unfetched.TOO_LARGE, f"{host}: {error}") from error
    except Broken as error:
        raise NotFetched(Unfetched.BAD_ENCODING, f"{host}: {error}") from error
    return bytes(body)


def _fetched(url: Url, answer: aiohttp.ClientResponse, body: bytes) -> Fetched:
    content_type = answer.headers.get("Content-Type", "")[:LONGEST]
    return Fetched(
        url=url.text,
        status=answer.status,
        body=body,
        content_type=content_type,
        charset=charset_of(content_type),
        etag=kept(answer.headers.get("ETag")),
        modified=kept(answer.headers.get("Last-Modified")),
        retry_after=seconds_to_wait(answer.headers.get("Retry-After")),
        unchanged=answer.status == 304,
    )
