"""What curators do: see what waits and what a yes would change, decide, take back, tend the feeds.

Each decision names the revision that was looked at, so of two who click at once one decides and
the other is told; it is written down with who decided, and put where the build reads it.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import msgspec

from bot.domain.desk import Decided, What, all_rejected, rejected
from bot.domain.effects import Effect, asked, corrected, effect, said, with_yes, without
from bot.domain.story import MAY_PING
from bot.domain.weighing import as_listed
from bot.services.shelf import NoShow
from bot.sources.addresses import BadLink, checked
from bot.store.built import NAME
from bot.store.desk import Stale
from bot.store.evidence import Unreadable, read_evidence
from bot.store.folder import is_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from bot.domain.desk import Arrival, Feed, Hold
    from bot.domain.documents import ReleaseForm, Tier
    from bot.domain.story import Topic
    from bot.domain.telling import Evidence
    from bot.services.shelf import Shelf
    from bot.sources.addresses import Open
    from bot.store.desk import Counts, Desk
    from bot.store.feeds import Feeds
    from bot.store.servers import Servers

log = logging.getLogger(__name__)

SHORTEST, LONGEST = 5, 1_440
"""Minutes between two looks at a feed that a curator may choose."""
TOLD = 3
"""Decisions on one article that its card tells."""
_DECIDED = frozenset({What.APPROVED, What.EDITED, What.REJECTED, What.RETRACTED, What.RESTORED})
"""What curators decide; the rest is what rules did."""


class Publishes(Protocol):
    """Whoever puts what is public where the build reads it."""

    async def publish(self) -> bool:
        """Write what is public now. Returns whether that worked."""
        ...


class BadFeed(Exception):
    """A feed can't be added; `why` is the rest of a message's key."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Overtaken(Exception):
    """Somebody else was faster; `by` is the last decision there is, none where nobody decided."""

    def __init__(self, by: Decided | None) -> None:
        super().__init__()
        self.by = by


@dataclass(frozen=True, slots=True)
class Audience:
    """Who would hear of something: how many channels, in how many servers, with how many pings."""

    channels: int = 0
    servers: int = 0
    pinged: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """One statement that waits: what was read, from which sentence, why it waits, what it does.

    `why` is none where the article waits as a whole; `effect` where nothing can be compared now.
    """

    release: ReleaseForm
    why: Hold | None
    sentence: str
    effect: Effect | None
    audience: Audience


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article as a curator's card shows it. `points` are its statements that wait, `decisions`
    what curators decided on it last, newest first.
    """

    arrival: Arrival
    points: tuple[Point, ...]
    effect: Effect | None
    audience: Audience
    decisions: tuple[Decided, ...] = ()

    @property
    def last(self) -> Decided | None:
        """The newest decision; none where no curator decided."""
        return self.decisions[0] if self.decisions else None


@dataclass(frozen=True, slots=True)
class DeskStatus:
    """How the desk stands: how much waits, how the feeds do, and who decided what last."""

    counts: Counts
    feeds: tuple[Feed, ...]
    decisions: tuple[Decided, ...]


class Curator:
    """What curators can do. `knowledge` is the folder of the built file, `shelf` knows the show,
    `open_to` as `checked` has it.
    """

    def __init__(
        self,
        desk: Desk,
        feeds: Feeds,
        servers: Servers,
        *,
        publishing: Publishes,
        shelf: Shelf,
        knowledge: Path,
        ticks: Callable[[], int],
        open_to: Open = frozenset(),
    ) -> None:
        self._desk = desk
        self._feeds = feeds
        self._servers = servers
        self._publishing = publishing
        self._shelf = shelf
        self._knowledge = knowledge / NAME
        self._ticks = ticks
        self._open_to = open_to
        self._read: tuple[tuple[int, ...], Evidence] | None = None
        self.woken: Callable[[], None] = lambda: None
        """Told of each decision, so that the cards are brought up to date."""
        self.fed: Callable[[], None] = lambda: None
        """Told of each new feed, so that it is polled at once."""

    # ── what waits ───────────────────────────────────────────────────────────

    async def queue(self) -> list[Arrival]:
        """Return what waits, oldest first."""
        return await self._desk.waiting()

    async def arrival(self, document: str) -> Arrival | None:
        """Return an article that arrived; none if there is no such one."""
        return await self._desk.arrival(document)

    async def waiting(self, document: str) -> Waiting | None:
        """Return an article as its card shows it, whether it waits or not; none for no such one.

        Its outlet is trusted as it is listed now, as a build would trust it after a yes.
        """
        kept = await self._desk.arrival(document)
        if kept is None:
            return None
        draft = as_listed(kept.draft, await self._outlets())
        arrival = msgspec.structs.replace(kept, draft=draft)
        seen, routes = await self._seen(), await self._audiences()
        decisions = await self._decisions(document)
        return await asyncio.to_thread(self._waiting, arrival, seen, routes, decisions)

    @staticmethod
    def _waiting(
        arrival: Arrival,
        seen: Evidence | None,
        routes: Callable[[Topic], Audience],
        decisions: Sequence[Decided],
    ) -> Waiting:
        held = {held.id: held for held in arrival.held}
        rows = {row.id: row for row in arrival.draft.release}

        def point(statement: str) -> Point:
            why = held[statement].why if statement in held else None
            sentence = held[statement].sentence if statement in held else ""
            does = effect(seen, arrival, statement) if seen is not None else None
            heard = routes(does.topics) if does is not None else Audience()
            return Point(rows[statement], why, sentence, does, heard)

        does = effect(seen, arrival) if seen is not None and arrival.waits else None
        heard = routes(does.topics) if does is not None else Audience()
        points = tuple(point(statement) for statement in asked(arrival))
        return Waiting(arrival, points, does, heard, tuple(decisions))

    async def _outlets(self) -> Mapping[Tier, Sequence[str]]:
        try:
            show, _ = await self._shelf.show()
        except NoShow as error:
            log.warning("how far outlets are trusted now can't be told: %s", error)
            return {}
        return show.outlets

    async def _seen(self) -> Evidence | None:
        try:
            return await asyncio.to_thread(self._evidence)
        except (Unreadable, OSError) as error:
            log.warning("what a decision would change can't be told now: %s", error)
            return None

    def _evidence(self) -> Evidence:
        """Return what the built file says, read once for each build of it."""
        stat = self._knowledge.stat()
        stamp = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        if self._read is None or self._read[0] != stamp:
            self._read = (stamp, read_evidence(self._knowledge))
        return self._read[1]

    async def _audiences(self) -> Callable[[Topic], Audience]:
        open_ = [route for route in await self._servers.routes() if route.open]

        def heard(topics: Topic) -> Audience:
            mine = [route for route in open_ if route.topics & topics]
            pings = topics & MAY_PING
            pinged = [r for r in mine if r.role is not None and r.topics & pings]
            return Audience(len(mine), len({r.guild for r in mine}), len(pinged))

        return heard

    async def _decisions(self, document: str) -> list[Decided]:
        lines = await self._desk.decisions(document, 20)
        return [line for line in lines if line.what in _DECIDED][:TOLD]

    async def _last(self, document: str) -> Decided | None:
        return next(iter(await self._decisions(document)), None)

    # ── decisions ────────────────────────────────────────────────────────────

    async def approve(
        self, document: str, statement: str | None, by: int, revision: int | None = None
    ) -> Arrival:
        """Say yes to one statement, or to all that waits. Raises Overtaken."""
        at = self._ticks()
        return await self._decide(
            document,
            statement,
            by,
            lambda now: with_yes(now, statement, at),
            what=What.APPROVED,
            revision=revision,
        )

    async def edit(
        self,
        document: str,
        statement: str,
        status: str,
        date: str,
        by: int,
        *,
        revision: int | None = None,
        note: str = "",
    ) -> Arrival:
        """Correct one statement, and say yes to it. Raises NotAStatement, Overtaken."""
        at = self._ticks()

        def mend(now: Arrival) -> Arrival:
            return with_yes(corrected(now, statement, status, date), statement, at)

        return await self._decide(
            document, statement, by, mend, what=What.EDITED, revision=revision, note=note
        )

    async def reject(
        self, document: str, statement: str | None, by: int, revision: int | None = None
    ) -> Arrival:
        """Say no to one statement, or to all that waits. Raises Overtaken."""
        at = self._ticks()

        def drop(now: Arrival) -> Arrival:
            if statement is not None:
                return rejected(now, statement, at)
            return all_rejected(now, at)

        return await self._decide(
            document, statement, by, drop, what=What.REJECTED, revision=revision
        )

    async def _decide(
        self,
        document: str,
        statement: str | None,
        by: int,
        change: Callable[[Arrival], Arrival],
        *,
        what: What,
        revision: int | None,
        note: str = "",
    ) -> Arrival:
        now = await self._desk.arrival(document)
        wanted = asked(now) if now is not None else ()
        gone = now is None or not now.waits or (statement is not None and statement not in wanted)
        if now is None or gone or revision not in (None, now.revision):
            raise Overtaken(await self._last(document))
        after = change(now)
        decided = Decided(
            what=what,
            at=self._ticks(),
            document=document,
            statement=statement,
            by=by,
            before=said(_rows(now, statement, wanted)),
            after=" · ".join(filter(None, [said(_rows(after, statement, wanted)), note])) or None,
        )
        try:
            kept = await self._desk.decide(document, now.revision, change, [decided])
        except Stale as error:
            raise Overtaken(await self._last(document)) from error
        await self._done()
        return kept

    async def retract(self, document: str, by: int, why: str | None) -> bool:
        """Take a document back, whatever brought it. Returns whether it wasn't yet."""
        if not is_id(document):
            return False
        if not await self._desk.retract(document, by, why, self._ticks()):
            return False
        await self._done()
        return True

    async def restore(self, document: str, by: int) -> bool:
        """Let a document that was taken back stand again. Returns whether it was taken back."""
        if not await self._desk.restore(document, by, self._ticks()):
            return False
        await self._done()
        return True

    async def loses(self, document: str) -> tuple[Effect, Audience] | None:
        """Return what taking a document back changes, and who is told; none if nobody can know."""
        seen = await self._seen()
        if seen is None:
            return None
        does = await asyncio.to_thread(without, seen, document)
        return does, (await self._audiences())(does.topics)

    async def _done(self) -> None:
        await self._publishing.publish()
        self.woken()

    # ── feeds, and how all stands ────────────────────────────────────────────

    async def feeds(self) -> list[Feed]:
        """Return all feeds, by name."""
        return await self._feeds.all()

    async def feed_add(self, link: str, minutes: int, by: int) -> bool:
        """Add a feed. Returns whether it wasn't polled yet. Raises BadFeed."""
        if not SHORTEST <= minutes <= LONGEST:
            raise BadFeed("minutes")
        try:
            url = checked(link.strip(), open_to=self._open_to)
        except BadLink as error:
            raise BadFeed("link") from error
        added = await self._feeds.add(url.text, url.host, minutes * 60, by, self._ticks())
        if added:
            self.fed()
        return added

    async def feed_drop(self, url: str, by: int) -> bool:
        """Poll a feed no longer. Returns whether it was polled."""
        typed = url.strip()
        with suppress(BadLink):
            typed = checked(typed, open_to=self._open_to).text
        return await self._feeds.drop(typed, by, self._ticks())

    async def status(self) -> DeskStatus:
        """Return how the desk stands."""
        decisions = await self._desk.decisions(limit=10)
        feeds = await self._feeds.all()
        return DeskStatus(await self._desk.counts(), tuple(feeds), tuple(decisions))


def _rows(arrival: Arrival, statement: str | None, wanted: Sequence[str]) -> list[ReleaseForm]:
    ids = {statement} if statement is not None else set(wanted)
    return [row for row in arrival.draft.release if row.id in ids]
