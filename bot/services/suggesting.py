"""Takes links that members hand in: a few a day each, for curators to decide; thanks them once.

A command only writes the link down. A round has new ones read, sees what came of the others, tells
the member once where theirs was taken, and deletes what is old.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

import msgspec

from bot.domain.desk import HandedIn, Standing, Way
from bot.services.handing import Fate
from bot.sources.addresses import BadLink, TooLong, checked, same
from bot.store.desk import Stale
from bot.store.generations import NoKnowledge
from bot.store.state import StateRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.domain.desk import Arrival, Suggestion
    from bot.services.handing import TakesIn
    from bot.store.desk import Desk
    from bot.store.generations import KnowledgeStore
    from bot.store.suggestions import Suggestions

log = logging.getLogger(__name__)

A_DAY = 3
"""Links that one member may hand in within a day."""
KEPT = 90 * 24 * 3_600 * 1_000
"""Milliseconds for which a link is kept, with who handed it in."""
FIRST_AGAIN, LAST_AGAIN = 60_000, 6 * 3_600_000
"""Milliseconds until a link that couldn't be read is tried again; doubled each time."""
TRIES = 6
MOST = 1_000
"""Links that wait to be decided and are followed; newer ones are read once there are fewer."""
_ALL = 1_000_000


class CantBeTold(Exception):
    """The member takes no letters from us; nothing more is tried."""


class NotNow(Exception):
    """A letter can't be sent at the moment."""


class Answer(StrEnum):
    """What a member is told of a link at once."""

    TAKEN_IN = "taken-in"
    KNOWN = "known"
    KNOWN_TAKEN = "known-taken"
    TOO_MANY = "too-many"
    ALL_TOO_MANY = "all-too-many"
    BAD_LINK = "bad-link"
    LONG_LINK = "long-link"


class Came(StrEnum):
    """What came of a link in the end."""

    TAKEN = "taken"
    REJECTED = "rejected"
    NOTHING = "nothing"


class Writes(Protocol):
    """Whoever writes letters to members."""

    async def thank(self, user: int, title: str, link: str, once: str, guild: int | None) -> None:
        """Tell a member that their article was taken. Raises CantBeTold, NotNow."""
        ...


class Suggesting:
    """What members hand in, and what comes of it."""

    def __init__(
        self,
        suggestions: Suggestions,
        desk: Desk,
        knowledge: KnowledgeStore,
        *,
        letters: Writes,
        ticks: Callable[[], int],
    ) -> None:
        self._suggestions = suggestions
        self._desk = desk
        self._knowledge = knowledge
        self.takes: TakesIn | None = None
        """Whoever reads new links; while there is nobody, they wait."""
        self._letters = letters
        self._ticks = ticks
        self._tries: dict[int, tuple[int, int]] = {}
        self._became: dict[int, str] = {}
        """Documents of links that led elsewhere, to articles with another link than was typed."""
        self._cleaned = 0
        self._links: tuple[str, frozenset[str]] = ("", frozenset())
        """Which built file was looked at last, and the links of its documents, to be compared."""
        self.woken: Callable[[], None] = lambda: None
        """Told of each new link, so that it is read soon."""

    async def hand_in(self, link: str, user: int, guild: int | None) -> Answer:
        """Write a link down, if it is one; return what the member is told."""
        try:
            url = checked(link.strip())
        except BadLink as error:
            return Answer.LONG_LINK if isinstance(error, TooLong) else Answer.BAD_LINK
        key = same(url.text)
        if await self._public(key):
            return Answer.KNOWN_TAKEN
        taken = await self._suggestions.hand_in(url.text, key, user, guild, self._ticks(), A_DAY)
        if taken is HandedIn.TAKEN_IN:
            self.woken()
        return Answer(taken)

    async def forget(self, user: int) -> int:
        """Delete what a member handed in, and that it was them. Returns how much it was."""
        count = await self._suggestions.forget(user)
        await self._suggestions.lapse(self._ticks())
        return count

    async def round(self) -> None:
        """Have new links read, see what came of others, tell whom it concerns, clean up."""
        for suggestion in await self._suggestions.open(MOST):
            try:
                await self._follow(suggestion)
            except StateRefused:
                raise
            except Exception:
                log.exception("trouble with a link that was handed in: %s", suggestion.link)
                await self._fails(suggestion)
        for suggestion in await self._suggestions.untold():
            try:
                await self._tell(suggestion)
            except StateRefused:
                raise
            except Exception:
                log.exception("nobody was told what came of %s", suggestion.link)
        now = self._ticks()
        await self._suggestions.lapse(now)
        if now - self._cleaned > KEPT // 90:
            await self._clean(now)
            self._cleaned = now

    async def _public(self, key: str) -> bool:
        """Say whether a link is of an article that everybody sees."""
        arrival = await self._desk.by_link(key)
        if arrival is not None:
            return arrival.standing is Standing.TAKEN
        try:
            async with self._knowledge.reading() as known:
                built = known.show.built_from
                if self._links[0] != built:
                    links = [document.link for document in await known.newest(_ALL)]
                    self._links = built, await asyncio.to_thread(_keys, links)
                return key in self._links[1]
        except NoKnowledge:
            return False

    async def _follow(self, suggestion: Suggestion) -> None:
        """See what came of a link; have it read where it wasn't yet."""
        now = self._ticks()
        arrival = await self._arrival(suggestion)
        came = _came(arrival)
        if arrival is None:
            came = await self._read(suggestion, now)
        if came is None and suggestion.at < now - KEPT:
            came = Came.NOTHING
        if came is not None:
            self._tries.pop(suggestion.id, None)
            await self._suggestions.came_to(suggestion.link_key, came)

    async def _arrival(self, suggestion: Suggestion) -> Arrival | None:
        arrival = await self._desk.by_link(suggestion.link_key)
        document = self._became.get(suggestion.id)
        if arrival is None and document is not None:
            arrival = await self._desk.arrival(document)
        return arrival

    async def _read(self, suggestion: Suggestion, now: int) -> Came | None:
        """Have a link read, now or when it is time to try again; return what came of it."""
        tries, due = self._tries.get(suggestion.id, (0, 0))
        if self.takes is None or now < due:
            return None
        became = await self.takes.link(suggestion.link, Way.SUGGESTION, suggestion.user)
        if became.document is not None:
            self._became[suggestion.id] = became.document
        match became.fate:
            case Fate.TAKEN:
                return Came.TAKEN
            case Fate.WAITING:
                return None
            case Fate.KNOWN if (arrival := await self._arrival(suggestion)) is not None:
                return _came(arrival)
            case Fate.FAILED if became.again and self._again(suggestion, tries, now):
                return None
            case _:
                return Came.NOTHING

    def _again(self, suggestion: Suggestion, tries: int, now: int) -> bool:
        """Have a link tried again later, for longer each time; return whether it will be."""
        if tries + 1 >= TRIES:
            return False
        wait = min(FIRST_AGAIN << tries, LAST_AGAIN)
        self._tries[suggestion.id] = (tries + 1, now + wait)
        return True

    async def _fails(self, suggestion: Suggestion) -> None:
        """Count a fault of ours as a try, so that one link keeps no other away."""
        tries, due = self._tries.get(suggestion.id, (0, 0))
        now = self._ticks()
        if now >= due and not self._again(suggestion, tries, now):
            self._tries.pop(suggestion.id, None)
            await self._suggestions.came_to(suggestion.link_key, Came.NOTHING)

    async def _tell(self, suggestion: Suggestion) -> None:
        """Thank a member whose article was taken; whom nothing was promised is told nothing."""
        if suggestion.outcome == Came.TAKEN:
            arrival = await self._arrival(suggestion)
            title = arrival.draft.title if arrival is not None else suggestion.link
            link = arrival.draft.link if arrival is not None else suggestion.link
            name = f"suggestion|{suggestion.id}|{suggestion.link_key}"
            once = hashlib.blake2b(name.encode(), digest_size=12).hexdigest()
            try:
                await self._letters.thank(suggestion.user, title, link, once, suggestion.guild)
            except NotNow:
                return
            except CantBeTold:
                log.info("a member who handed an article in takes no letters")
        self._became.pop(suggestion.id, None)
        await self._suggestions.told(suggestion.id, self._ticks())

    async def _clean(self, now: int) -> None:
        """Delete links that are old, and who handed in what arrived of them."""
        await self._suggestions.prune(now - KEPT)
        for arrival in await self._desk.arrivals():
            old = arrival.at < now - KEPT and arrival.handed_by is not None
            if old and arrival.way is Way.SUGGESTION:
                with suppress(Stale):  # somebody decides on it: the next time will do
                    await self._desk.decide(arrival.document, arrival.revision, _nobodys)


def _keys(links: Iterable[str]) -> frozenset[str]:
    return frozenset(map(same, links))


def _nobodys(arrival: Arrival) -> Arrival:
    return msgspec.structs.replace(arrival, handed_by=None)


def _came(arrival: Arrival | None) -> Came | None:
    """Return what came of a link, as its article stands; none while it waits."""
    if arrival is None or arrival.standing is Standing.WAITING:
        return None
    return Came.TAKEN if arrival.standing is Standing.TAKEN else Came.REJECTED
