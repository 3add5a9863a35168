"""The shipped bot as a process of its own: started, listened to, signalled, and ended."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.conftest import DATA, ROOT
from tests.wire.heard import Heard

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from tests.wire.discord import Discord

GUARD = Path(__file__).parent / "guard"
STOPPING = 10.0
"""Seconds in which a signal must end the bot: what Docker waits before it kills."""
_LONGEST_LINE = 1 << 20


class Process:
    """One run of `python -m bot run`."""

    def __init__(self, process: asyncio.subprocess.Process, addresses: Path) -> None:
        self._process = process
        self._addresses = addresses
        self.out: Heard[str] = Heard("line on stdout")
        self.err: Heard[str] = Heard("line on stderr")
        assert process.stdout is not None
        assert process.stderr is not None
        self._reading = (
            asyncio.create_task(_read(process.stdout, self.out)),
            asyncio.create_task(_read(process.stderr, self.err)),
        )

    async def is_ready(self) -> None:
        """Wait until it says that it answers."""
        await self.says("ready in 1 servers")

    async def says(self, words: str, *, after: int = 0) -> str:
        """Wait for a line of the log with these words; return it."""
        return await self.err.first(lambda line: words in line, after=after)

    def gets(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    async def ends(self, within: float = STOPPING) -> int:
        """Wait until it ends by itself; return its exit code. Raises TimeoutError."""
        async with asyncio.timeout(within):
            code = await self._process.wait()
            await asyncio.gather(*self._reading)
        return code

    async def stops(self) -> None:
        """End it as an operator does."""
        self.gets(signal.SIGTERM)
        assert await self.ends() == 0

    @property
    def log(self) -> list[dict[str, Any]]:
        """The events of the log; lines that aren't JSON are told under `plain`."""
        return [_event(line) for line in self.err]

    @property
    def everything(self) -> str:
        """All that it ever wrote."""
        return "\n".join([*self.out, *self.err])

    @property
    def addresses(self) -> set[str]:
        """Every host that it connected to or looked up, refused or not."""
        return {line.split()[1] for line in self._addresses.read_text().splitlines()}

    async def kill(self) -> None:
        """End it, however it is; wait for its last words."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()
        await asyncio.gather(*self._reading)


@asynccontextmanager
async def started(discord: Discord, folder: Path, **environment: str) -> AsyncGenerator[Process]:
    """Start the bot with its state in `folder`, in a working directory without any `.env`."""
    addresses = folder / "addresses.txt"
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{GUARD}{os.pathsep}{ROOT}",
        "WIRE_ADDRESSES": str(addresses),
        "LOG_FORMAT": "json",
        "DATA_DIR": str(DATA),
        "STATE_DIR": str(folder),
        "DISCORD_TOKEN": discord.token,
        "DISCORD_API_URL": discord.api,
        "DISCORD_GATEWAY_URL": discord.ws,
        **environment,
    }
    process = Process(
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd=folder,
            env=environment,
            limit=_LONGEST_LINE,
        ),
        addresses,
    )
    try:
        yield process
    except BaseException as error:
        error.add_note(f"The bot wrote:\n{process.everything}")
        raise
    finally:
        await process.kill()


async def _read(stream: asyncio.StreamReader, lines: Heard[str]) -> None:
    while line := await stream.readline():
        await lines.add(line.decode().rstrip("\n"))
    await lines.ends()


def _event(line: str) -> dict[str, Any]:
    try:
        event: dict[str, Any] = json.loads(line)
    except ValueError:
        return {"plain": line}
    return event
