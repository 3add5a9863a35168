"""Has untrusted bytes taken apart in a process of their own, with little time and memory."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from bot.sources.child import DONE, FAILED, HEAD, READY, Failure
from bot.sources.forms import FeedRead, Fragment, Job, NotParsed, Unparsed

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Sequence
    from datetime import date

SECONDS = 10.0
"""Seconds that a job may take before its child is killed."""
START = 60.0
"""Seconds that a child may take to load what it needs."""
_END = 5.0
_CHUNK = 65_536
_LARGEST_RESULT = 50_000_000
_ROOT = str(Path(__file__).resolve().parents[2])
# Isolated: it takes nothing from the environment or the folder it is started in.
COMMAND = (
    sys.executable,
    "-I",
    "-X",
    "utf8",
    "-c",
    "import sys; sys.path.insert(0, sys.argv[1]); from bot.sources.child import main; main()",
    _ROOT,
)
"""What starts a child."""
_feeds = msgspec.msgpack.Decoder(FeedRead)
_failures = msgspec.msgpack.Decoder(Failure)
_pack = msgspec.msgpack.encode


class Workshop:
    """One warm child process that does one job at a time; started with the first job.

    The child has an empty environment, and ends when its parent does, however that ends.
    """

    def __init__(self, *, seconds: float = SECONDS, command: Sequence[str] = COMMAND) -> None:
        self._seconds = seconds
        self._command = command
        self._one = asyncio.Lock()
        self._child: Process | None = None
        self._closed = False

    async def run(self, job: str, payload: bytes) -> bytes:
        """Have a job done after those that were asked for before. Raises NotParsed."""
        async with self._one:
            child = await self._warm()
            try:
                async with asyncio.timeout(self._seconds):
                    await _send(child, job.encode())
                    await _send(child, payload)
                    letter, result = await _frame(child)
            except TimeoutError:
                await self._end()
                raise NotParsed(Unparsed.TOO_SLOW, f"more than {self._seconds:g} s") from None
            except (OSError, EOFError, ValueError) as error:
                await self._end()
                reason = Unparsed.UNAVAILABLE if self._closed else Unparsed.CRASHED
                detail = f"the child ended with {child.returncode}"
                raise NotParsed(reason, detail) from error
            except BaseException:
                # Cancelled: what the child still does is for nobody.
                await asyncio.shield(self._end())
                raise
            if letter.isupper():
                await self._end()
            if letter.lower() == DONE:
                return result
            failure = _failures.decode(result)
            raise NotParsed(failure.reason, failure.detail)

    async def entries_of_feed(
        self, body: bytes, content_type: str, url: str, *, today: date | None = None
    ) -> FeedRead:
        """Return what is in a feed. Raises NotParsed."""
        asked = _pack(Fragment(body, content_type, url, today))
        return _feeds.decode(await self.run(Job.ENTRIES_OF_FEED, asked))

    async def close(self) -> None:
        """End the child. A job under way fails; later ones do, too."""
        self._closed = True
        child = self._child
        if child is not None:
            _kill(child)
        async with self._one:
            await self._end()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def _warm(self) -> Process:
        """Return a child that waits for a job. Raises NotParsed if none can be had."""
        if self._closed:
            raise NotParsed(Unparsed.UNAVAILABLE, "closed")
        if self._child is not None and self._child.returncode is None:
            return self._child
        await self._end()
        try:
            self._child = child = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=None if sys.platform == "win32" else {},
                cwd=_ROOT,
                # Keys pressed for the parent aren't meant for it.
                start_new_session=True,
            )
            async with asyncio.timeout(START):
                letter, _ = await _frame(child)
            if letter != READY:
                raise ValueError(letter)
        except (TimeoutError, OSError, EOFError, ValueError) as error:
            await self._end()
            raise NotParsed(Unparsed.UNAVAILABLE, f"no child ({type(error).__name__})") from error
        except BaseException:
            await asyncio.shield(self._end())
            raise
        return child

    async def _end(self) -> None:
        """Kill the child, if there is one, and wait until it is gone."""
        child, self._child = self._child, None
        if child is None:
            return
        _kill(child)
        if child.stdin is not None:
            child.stdin.close()
        # What it wrote last must be taken off the pipe, or its end is never seen.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_END):
                await child.communicate()


def _kill(child: Process) -> None:
    if child.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            child.kill()


async def _send(child: Process, body: bytes) -> None:
    """Write a frame bit by bit: others get their turn between."""
    if child.stdin is None:
        raise EOFError
    child.stdin.write(HEAD.pack(b"j", len(body)))
    view = memoryview(body)
    for at in range(0, len(body), _CHUNK):
        child.stdin.write(view[at : at + _CHUNK])
        await child.stdin.drain()
    await child.stdin.drain()


async def _frame(child: Process) -> tuple[bytes, bytes]:
    """Read a frame. Raises EOFError at the end, ValueError if it is none of the child's."""
    if child.stdout is None:
        raise EOFError
    letter, size = HEAD.unpack(await child.stdout.readexactly(HEAD.size))
    if letter.lower() not in {READY, DONE, FAILED} or size > _LARGEST_RESULT:
        raise ValueError(letter)
    body = bytearray()
    while len(body) < size:
        piece = await child.stdout.read(min(_CHUNK, size - len(body)))
        if not piece:
            raise EOFError
        body += piece
    return letter, bytes(body)
