"""Watches the documents: a change on disk becomes new knowledge, and news where it is some."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.store.build import build, is_stale
from bot.store.built import NAME
from bot.store.evidence import Unreadable
from bot.store.exported import hiding, warning_of
from bot.store.folder import Refusal, folder_stamp
from bot.store.state import StateRefused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.services.tracking import Tracker
    from bot.store.folder import Stamp

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks at the folders."""
STILL, STILL_LESS = 1, 3
"""Looks for which a change has to stand still, so that a file that is being written or replaced is
left alone until it is whole; longer where something is gone or got smaller. What arrived is put in
place whole by ourselves, so the longer wait is for the show's folder only."""


class Watcher:
    """Keeps knowledge.db in `state` in step with `folder` and what arrived, and has news told."""

    def __init__(
        self, folder: Path, state: Path, tracker: Tracker, told: Callable[[], None]
    ) -> None:
        self._folder = folder
        self._state = state
        self._tracker = tracker
        self._told = told
        self._seen: Stamp | None = None
        self._used: Stamp | None = None
        self._still = 0
        self._looked = False
        self._unwritten: str | None = None
        self.problem: str | None = None
        """Why the documents on disk aren't used; none if they are."""
        self.hiding: tuple[str, ...] = ()
        """What is to be told of files of the show that hide newer versions."""

    async def run(self, stop: asyncio.Event) -> None:
        """Look again and again until `stop`."""
        while not stop.is_set():
            await self.round()
            try:
                async with asyncio.timeout(EVERY):
                    await stop.wait()
            except TimeoutError:
                continue

    async def round(self) -> None:
        """Look once. Whatever is wrong is reported, and changes nothing."""
        try:
            await self._round()
        except (Refusal, UnicodeDecodeError) as error:
            self._report(f"The documents on disk aren't used, the ones from before are. {error}")
        except OSError as error:
            self._used = None
            self._report(f"The documents on disk can't be built ({error}); it is tried again.")
        except (StateRefused, Unreadable) as error:
            self._looked = False
            if self._unwritten is None:
                log.error("news can't be written down (%s); it is tried again", error)
            self._unwritten = str(error)
        except Exception:
            self._looked = False
            log.exception("trouble while watching the documents")

    async def _round(self) -> None:
        # Files are compared by their times first: reading them all takes longer.
        stamp = await asyncio.to_thread(folder_stamp, self._folder, self._state)
        self._still = self._still + 1 if stamp == self._seen else 0
        first, self._seen = self._seen is None, stamp
        wanted = STILL_LESS if _less(stamp, self._used) else STILL
        if stamp != self._used and (first or self._still >= wanted):
            self._used = stamp
            await self._rebuild(empty=not _documents(stamp))
        # Without any documents there is nothing to begin with, and no baseline.
        if not self._looked and _documents(self._used) and (self._state / NAME).is_file():
            self._looked = True
            if await self._tracker.look():
                self._told()
            self._unwritten = None

    async def _rebuild(self, *, empty: bool) -> None:
        if not await asyncio.to_thread(is_stale, self._folder, self._state):
            # It may have been built by hand: looking again at what was told is told once.
            self._looked = False
            await self._fine()
        elif empty and (self._state / NAME).is_file():
            # A folder that isn't there, such as a disk that isn't mounted, takes nothing back.
            self._report("There are no documents on disk any more; the ones from before are used.")
        else:
            built = await asyncio.to_thread(build, self._folder, self._state)
            log.info("built from %d documents, which changed on disk", built.documents)
            self._looked = False
            await self._fine()

    async def _fine(self) -> None:
        if self.problem is not None:
            log.info("the documents on disk are used again")
        self.problem = None
        found = await asyncio.to_thread(hiding, self._folder, self._state)
        hidden = tuple(map(warning_of, found))
        for line in hidden:
            if line not in self.hiding:
                log.warning(line)
        self.hiding = hidden

    def _report(self, problem: str) -> None:
        """Tell the operator, once for each problem."""
        if problem != self.problem:
            log.error(problem)
        self.problem = problem


def _less(stamp: Stamp, used: Stamp | None) -> bool:
    """Say whether a file of the show is gone, or smaller than it was."""
    sizes = {name: size for name, _, _, size in stamp}
    own = ((name, size) for name, _, _, size in used or () if "/" not in name)
    return any(sizes.get(name, -1) < size for name, size in own)


def _documents(stamp: Stamp | None) -> int:
    """Return how many documents there are, the show's own and those that arrived."""
    return sum(name.endswith(".toml") and name != "show.toml" for name, _, _, _ in stamp or ())
