"""The workshop's child: does jobs that come in by stdin, one after the other, within limits.

A job is a function from bytes to bytes, by its name in `jobs`. What comes in and goes out is a
frame each: for a job its name and its payload, for a result a letter and the payload.
"""

from __future__ import annotations

import os
import struct
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

import msgspec

from bot.sources.forms import Fragment, Job, NotParsed, Unparsed

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

MEMORY = 1 << 30
"""Bytes that a job may take beyond what the child has when it is warm."""
SECONDS = 15
"""Seconds of computing for one job, for a child whose parent is gone and can't end it."""
JOBS = 300
"""Jobs after which a child gives way to a fresh one, so that nothing piles up."""
HEAD = struct.Struct("!cI")
"""What a frame begins with: a letter, and how many bytes follow."""
READY, DONE, FAILED = b"r", b"d", b"f"
"""Letters of frames that go out; a capital says that the child ends by itself after it."""
_DENIED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "ctypes.")


class Failure(msgspec.Struct, frozen=True):
    """How NotParsed goes from the child to its parent."""

    reason: Unparsed
    detail: str = ""


def jobs() -> dict[str, Callable[[bytes], bytes]]:
    """Return what the child can do, by name; all that it needs is loaded now, before the limits."""
    from bot.sources.drafting import drafted
    from bot.sources.feeds import entries_of_feed

    fragments = msgspec.msgpack.Decoder(Fragment)

    def feed(payload: bytes) -> bytes:
        of = fragments.decode(payload)
        read = entries_of_feed(of.body, of.content_type, of.url, today=of.today)
        return msgspec.msgpack.encode(read)

    return {Job.ENTRIES_OF_FEED: feed, Job.READ: drafted}


def main() -> None:
    """Do jobs until stdin ends."""
    # Whatever prints must not write between frames.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    source = sys.stdin.buffer
    known = jobs()
    _limited()
    sys.addaudithook(_denied)
    _send(out, READY, b"")
    for left in reversed(range(JOBS)):
        name = _frame(source)
        payload = _frame(source)
        if name is None or payload is None:
            break
        _spend()
        letter, result = _done(known, name.decode(), payload)
        letter = letter if left else letter.upper()
        _send(out, letter, result)
        if letter.isupper():
            break
    # Nothing needs tidying up, which takes time with much memory in use.
    os._exit(0)


def _done(
    known: dict[str, Callable[[bytes], bytes]], name: str, payload: bytes
) -> tuple[bytes, bytes]:
    """Do one job, and return the letter and payload of its frame."""
    try:
        return DONE, known[name](payload)
    except NotParsed as error:
        return FAILED, _failure(error.reason, error.detail)
    except MemoryError:
        return FAILED.upper(), _failure(Unparsed.TOO_LARGE, "")
    except RecursionError:
        return FAILED, _failure(Unparsed.TOO_DEEP, "")
    except Exception as error:  # noqa: BLE001 - of the parsers' faults any may come
        # The message may hold what was read; where it happened doesn't.
        where = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"{type(error).__name__} in {os.path.basename(where.filename)}:{where.lineno}"  # noqa: PTH119
        return FAILED, _failure(Unparsed.CRASHED, detail)


def _failure(reason: Unparsed, detail: str) -> bytes:
    return msgspec.msgpack.encode(Failure(reason, detail))


def _frame(source: BinaryIO) -> bytes | None:
    """Read the next frame; none at the end of all."""
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    size = HEAD.unpack(head)[1]
    body = source.read(size)
    return body if len(body) == size else None


def _send(out: BinaryIO, letter: bytes, body: bytes) -> None:
    try:
        out.write(HEAD.pack(letter, len(body)))
        out.write(body)
        out.flush()
    except BrokenPipeError:
        os._exit(0)


def _denied(event: str, _: object) -> None:
    """Keep parsers from the network and from other programs; none of them has a need for it."""
    if event.startswith(_DENIED):
        _refuse(event)


def _refuse(event: str) -> NoReturn:
    raise PermissionError(f"{event} is not for the workshop")


def _limited() -> None:
    """Take what isn't needed: memory, writing to files, dumps; and let others go first."""
    if sys.platform == "win32":
        return
    import resource

    os.nice(5)
    most = _taken() + MEMORY
    for kind, limit in (
        (resource.RLIMIT_AS, most),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _set(kind, limit)


def _taken() -> int:
    """Return the bytes of address space in use, as the system counts them for its limit."""
    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123
            return int(stream.read().split()[0]) * os.sysconf("SC_PAGESIZE")
    except OSError:
        return MEMORY


def _spend() -> None:
    """Allow the next job its seconds of computing; the system ends the child after these."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + SECONDS)


def _set(kind: int, limit: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(kind)[1]
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(kind, (limit, hard))
    except (ValueError, OSError):
        # Some systems know a limit by name only; the parent's clock is left.
        return


if __name__ == "__main__":
    main()
