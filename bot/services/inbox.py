"""Reads articles that the operator drops into a folder: whole plain files, moved when done."""

from __future__ import annotations

import asyncio
import logging
import os
import re
from typing import TYPE_CHECKING, Protocol

from bot.domain.desk import Way
from bot.services.articles import End, from_file
from bot.services.ending import pause, until
from bot.sources.files import NotRead, Unread, look, read_file, safe_name, still
from bot.store.state import StateRefused

if TYPE_CHECKING:
    from pathlib import Path

    from bot.services.articles import Arriving, Outcome
    from bot.sources.files import Look

log = logging.getLogger(__name__)

FOLDER, DONE, BAD = "inbox", "done", "failed"
EVERY = 2.0
"""Seconds between two looks; a file that stands still from one to the next is whole."""
ENDINGS = (".txt", ".md", ".html", ".htm", ".xhtml")
"""What is read; any other file fails."""
WHY = ".why.txt"
_SAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 100
WORDS = {
    End.NOT_ABOUT: "It doesn't name the show.",
    End.NOTHING: "It names the show, and nothing could be taken from it.",
    End.BLOCKED: "Its outlet is blocked in show.toml.",
    "no-link": "It doesn't say where it is from. Put a first line into it such as"
    " “url: https://…”, and an empty line after the last of such lines.",
    "no-article": "No article could be found in it.",
    "trouble": "Something broke while it was read: the bot's log says what.",
    "kind": f"Only {', '.join(ENDINGS)} are read.",
    "bad-link": "Its link isn't one of the web's.",
    "long-link": "Its link is too long: give a shorter one of the same article.",
    "refused-address": "Its link leads to a machine that isn't a public one.",
    Unread.TOO_LARGE: "It is too large.",
    Unread.MISSING: "It can't be found.",
    Unread.NOT_A_FILE: "It is no plain file.",
    Unread.UNREADABLE: "It can't be read: see that the bot may.",
    Unread.BAD_NAME: "Its name can't be used: give it another one.",
}
"""What the operator is told, by an outcome or its reason."""


class Takes(Protocol):
    """Whoever takes articles in."""

    async def take(self, arriving: Arriving) -> Outcome:
        """Take an article in. Raises StateRefused."""
        ...


class Inbox:
    """The folder `inbox` in `state`, with `done` and `failed` in it."""

    def __init__(self, state: Path, intake: Takes) -> None:
        self._folder = state / FOLDER
        self._intake = intake
        self._before: Look = {}
        self._problem: str | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Look again and again until `stop`."""
        while not stop.is_set():
            await until(stop, self.round())
            await pause(stop, EVERY)

    async def round(self) -> None:
        """Look once, and take in what stands still. Whatever is wrong is reported."""
        try:
            await self._round()
        except (StateRefused, OSError) as error:
            if self._problem is None:
                log.error("the inbox can't be worked on (%s); it is tried again", error)
            self._problem = str(error)
        except Exception:
            log.exception("trouble with the inbox")
        else:
            self._problem = None

    def make(self) -> None:
        """Make the folders. Raises OSError."""
        for name in (DONE, BAD):
            (self._folder / name).mkdir(parents=True, exist_ok=True)

    async def _round(self) -> None:
        await asyncio.to_thread(self.make)
        for path in await asyncio.to_thread(_odd, self._folder):
            await self._fails(path, Unread.NOT_A_FILE)
        now = await asyncio.to_thread(look, self._folder)
        whole, self._before = still(self._before, now), now
        for path in whole:
            await self._take(path)

    async def _take(self, path: Path) -> None:
        try:
            name = safe_name(path.name)
            if not name.lower().endswith(ENDINGS):
                await self._fails(path, "kind")
                return
            body = await asyncio.to_thread(read_file, path)
            outcome = await self._intake.take(from_file(name, body, Way.FOLDER))
        except NotRead as error:
            if error.reason is not Unread.MISSING:
                await self._fails(path, error.reason)
            return
        except (StateRefused, OSError):
            raise
        except Exception:
            log.exception("trouble with %s in the inbox", ascii(path.name[:_LONGEST]))
            await self._fails(path, "trouble")
            return
        if outcome.again:
            return
        if outcome.end in (End.FAILED, End.NOT_ABOUT, End.NOTHING, End.BLOCKED):
            reason = outcome.reason if outcome.end is End.FAILED else outcome.end
            await self._fails(path, reason)
        else:
            await asyncio.to_thread(_move, path, self._folder / DONE)

    async def _fails(self, path: Path, reason: str) -> None:
        log.warning("%s in the inbox wasn't taken: %s", ascii(path.name[:_LONGEST]), reason)
        words = WORDS.get(reason, f"It can't be read ({reason}).")
        await asyncio.to_thread(_move, path, self._folder / BAD, words)


def _odd(folder: Path) -> list[Path]:
    """Return what in a folder is neither a plain file nor a folder: links, pipes, devices."""
    with os.scandir(folder) as entries:
        return sorted(
            folder / entry.name
            for entry in entries
            if entry.is_symlink()
            or not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False))
        )


def _move(path: Path, folder: Path, why: str | None = None) -> None:
    """Move a file under a name that is safe and free; with `why` beside it, if there is one."""
    name = _SAFE.sub("_", path.name).lstrip(".")[-_LONGEST:] or "file"
    target, number = folder / name, 1
    while os.path.lexists(target):
        number += 1
        target = folder / f"{number}-{name}"
    path.rename(target)
    if why is not None:
        (folder / f"{target.name}{WHY}").write_text(f"{why}\n", "utf-8")
