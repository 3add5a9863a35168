"""Polls feeds: asks only for what is new, leaves those in trouble alone, hands entries in."""

from __future__ import annotations

import asyncio
import logging
import random
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from bot.domain.desk import Feed, Sighting, Way
from bot.services import ending
from bot.services.articles import Arriving, End, Outcome
from bot.services.ending import pause
from bot.services.picking import AGAIN, TRIES, all_keys, keyed, pick
from bot.services.shelf import NoShow
from bot.sources.addresses import BadLink, shaped
from bot.sources.fetched import NotFetched, Unfetched
from bot.sources.forms import NotParsed
from bot.store.state import StateRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from bot.domain.documents import FeedForm
    from bot.services.picking import Picked
    from bot.services.shelf import Shelf
    from bot.sources.addresses import Open
    from bot.sources.fetched import Fetched
    from bot.sources.forms import FeedRead
    from bot.store.feeds import Feeds, Seen

log = logging.getLogger(__name__)

SHORTEST, SHORTEST_OWN = 60, 2
"""Seconds between two polls of a feed at least; of one on the operator's own servers."""
LONGEST_WAIT = 86_400.0
"""Seconds after which a feed in trouble is tried again, at the latest."""
JITTER, LATEST = 0.1, 3.0
"""By how much the time to the next poll varies; it is never later by more than these seconds."""
AT_ONCE = 6
"""Feeds that are polled at once."""
LONGEST_REST, SHORTEST_REST, BUSY_REST = 30.0, 0.2, 1.0
"""Seconds between two looks at which feeds are due."""
ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9,"
    " text/xml;q=0.9, */*;q=0.5"
)
KEPT = 90 * 86_400_000
"""Milliseconds for which it is known that an entry was seen after a feed stopped listing it."""
_TIDY_EVERY = 86_400_000


class Web(Protocol):
    """Whoever fetches feeds."""

    async def get(
        self, url: str, *, etag: str | None = None, modified: str | None = None, accept: str = ""
    ) -> Fetched:
        """Fetch a link. Raises NotFetched."""
        ...


class Reads(Protocol):
    """Whoever takes feeds apart."""

    async def entries_of_feed(
        self, body: bytes, content_type: str, url: str, *, today: date | None = None
    ) -> FeedRead:
        """Return what is in a feed. Raises NotParsed."""
        ...


class Takes(Protocol):
    """Whoever takes articles in."""

    async def take(self, arriving: Arriving) -> Outcome:
        """Take an article in. Raises StateRefused."""
        ...


class Poller:
    """Polls what is due. It may die at any instant: what wasn't taken in is still new."""

    def __init__(
        self,
        *,
        feeds: Feeds,
        seen: Seen,
        web: Web,
        workshop: Reads,
        intake: Takes,
        shelf: Shelf,
        ticks: Callable[[], int],
        open_to: Open = frozenset(),
        luck: Callable[[], float] = random.random,
    ) -> None:
        self._feeds = feeds
        self._seen = seen
        self._web = web
        self._workshop = workshop
        self._intake = intake
        self._shelf = shelf
        self._ticks = ticks
        self._open_to = open_to
        self._named: tuple[FeedForm, ...] | None = None
        self._luck = luck
        self._wake = asyncio.Event()
        self._tidied = 0
        self._refused = self._reported = False
        self._not_before = 0
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._door = asyncio.Semaphore(AT_ONCE)

    def wake(self) -> None:
        """Have a look soon: a feed was added."""
        self._wake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Poll what is due, again and again until `stop`."""
        while not stop.is_set():
            self._wake.clear()
            await self._begin()
            await pause(stop, await self._until_next(), self._wake)
        if self._busy:
            await asyncio.wait(self._busy.values(), timeout=ending.ENDING)
        for task in self._busy.values():
            task.cancel()
        await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def round(self) -> None:
        """Poll what is due now. Whatever is wrong is reported, and tried again another time."""
        await self._begin()
        await asyncio.gather(*self._busy.values())

    async def _begin(self) -> None:
        """Begin to poll what is due: a slow feed keeps no other one waiting."""
        if self._ticks() < self._not_before:
            return
        if not self._busy:
            self._reported, self._refused = self._refused, False
        try:
            await self._sync()
            for feed in await self._feeds.due(self._ticks()):
                if feed.url not in self._busy:
                    self._busy[feed.url] = task = asyncio.create_task(self._behind(feed))
                    task.add_done_callback(partial(self._ended, feed.url))
            await self._tidy()
        except StateRefused as error:
            self._report(error)
        except Exception:
            log.exception("trouble while polling feeds")

    def _ended(self, url: str, _: asyncio.Task[None]) -> None:
        self._busy.pop(url, None)
        self._wake.set()

    async def _sync(self) -> None:
        """Bring the feeds in step with those that the show names, if these are others now."""
        try:
            show, _ = await self._shelf.show()
        except NoShow as error:
            log.error("the feeds of the show aren't known: %s", error)
            return
        if show.feeds != self._named:
            await self._feeds.sync(feeds_of(show.feeds, self._open_to), self._ticks())
            self._named = show.feeds

    async def _behind(self, feed: Feed) -> None:
        async with self._door:
            try:
                await self._poll(feed)
            except StateRefused as error:
                self._report(error)
            except Exception:
                log.exception("trouble with the feed %s", feed.url)
                await self._fails(feed, "trouble", None)

    async def _poll(self, feed: Feed) -> None:
        try:
            answer = await self._web.get(
                feed.url, etag=feed.etag, modified=feed.modified, accept=ACCEPT
            )
            if answer.unchanged:
                marks = answer.etag or feed.etag, answer.modified or feed.modified
                await self._polled(feed, *marks)
                return
            read = await self._workshop.entries_of_feed(
                answer.body, answer.content_type, answer.url, today=self._today()
            )
        except NotFetched as error:
            await self._unfetched(feed, error)
        except NotParsed as error:
            await self._fails(feed, error.reason, None)
        else:
            whole = await self._read(feed, read, answer.url)
            # What was left must not be hidden behind “nothing has changed”.
            marks = (answer.etag, answer.modified) if whole else (None, None)
            await self._polled(feed, *marks)

    async def _read(self, feed: Feed, read: FeedRead, url: str) -> bool:
        """Hand in what is new in a feed. Returns whether nothing is left for the next poll."""
        entries = await asyncio.to_thread(keyed, feed.url, read.entries)
        known = await self._seen.known(all_keys(entries))
        now = self._ticks()
        chosen = pick(entries, known, first=feed.ok_at is None, today=self._today(), now=now)
        await self._seen.touch(chosen.met, now)
        for picked, outcome in chosen.passed:
            await self._note(picked, outcome)
        whole = not chosen.left
        for picked in chosen.read:
            came = await self._take(picked, url)
            tries = picked.tries + 1
            if came.again and tries < TRIES:
                await self._note(picked, f"{AGAIN}{tries}")
                whole = False
            else:
                await self._note(picked, came.end, came.document)
        waiting = any(sighting.outcome.startswith(AGAIN) for sighting in known.values())
        return whole and not waiting

    async def _take(self, picked: Picked, feed: str) -> Outcome:
        """Hand an entry in. One that breaks us is tried again later, and keeps no other away."""
        try:
            return await self._intake.take(Arriving(way=Way.FEED, entry=picked.entry, feed=feed))
        except StateRefused:
            raise
        except Exception:
            log.exception("trouble with %s", picked.entry.link)
            return Outcome(end=End.FAILED, reason="trouble", again=True)

    async def _note(self, picked: Picked, outcome: str, document: str | None = None) -> None:
        at = self._ticks()
        sightings = (
            Sighting(key=key, outcome=outcome, at=at, hash=picked.hash, document=document)
            for key in picked.keys
        )
        await self._seen.note(*sightings)

    async def _unfetched(self, feed: Feed, error: NotFetched) -> None:
        if error.reason is Unfetched.GONE:
            log.error("the feed %s is gone for good and isn't polled any more", feed.url)
            await self._feeds.disable(feed.url, error.reason, self._ticks())
            return
        await self._fails(feed, error.reason, error.retry_after)

    async def _fails(self, feed: Feed, problem: str, retry_after: int | None) -> None:
        """Leave a feed alone, for longer each time, and as long as it asked for."""
        wait = min(LONGEST_WAIT, feed.every_s * 2.0 ** min(feed.failures + 1, 20))
        wait = max(wait, float(retry_after or 0))
        if feed.problem != problem:
            log.warning("the feed %s can't be read (%s); again in %.0f s", feed.url, problem, wait)
        now = self._ticks()
        await self._feeds.polled(feed.url, now, now + self._about(wait), problem=problem)

    async def _polled(self, feed: Feed, etag: str | None, modified: str | None) -> None:
        if feed.problem is not None:
            log.info("the feed %s can be read again", feed.url)
        now = self._ticks()
        next_at = now + self._about(feed.every_s)
        await self._feeds.polled(feed.url, now, next_at, etag=etag, modified=modified)

    def _about(self, seconds: float) -> int:
        """Return milliseconds that vary, so that feeds aren't all polled at the same instant."""
        varied = seconds * (1 + JITTER * (2 * self._luck() - 1))
        return int(min(varied, seconds + LATEST) * 1000)

    async def _tidy(self) -> None:
        now = self._ticks()
        if now >= self._tidied + _TIDY_EVERY:
            self._tidied = now
            await self._seen.prune(now - KEPT)

    async def _until_next(self) -> float:
        try:
            next_at = await self._feeds.next_at()
        except StateRefused:
            return LONGEST_REST
        if next_at is None:
            return LONGEST_REST
        next_at = max(next_at, self._not_before)
        # What is under way is still due; whatever ends wakes us.
        shortest = BUSY_REST if self._busy else SHORTEST_REST
        return max(shortest, min(LONGEST_REST, (next_at - self._ticks()) / 1000))

    def _report(self, error: StateRefused) -> None:
        if not (self._reported or self._refused):
            log.error("what feeds bring can't be written down (%s); it is tried again", error)
        self._refused = True
        # A full disk is no reason to ask for the same again and again.
        self._not_before = self._ticks() + int(LONGEST_REST * 1000)

    def _today(self) -> date:
        return datetime.fromtimestamp(self._ticks() / 1000, UTC).date()


def feeds_of(forms: Iterable[FeedForm], open_to: Open) -> list[Feed]:
    """Return the feeds that a show names. Only the operator's own servers may be polled at once
    after seconds; for any other host `seconds` is passed over.
    """
    feeds: list[Feed] = []
    for form in forms:
        try:
            url = shaped(form.url)
        except BadLink as error:
            log.error("the feed %s isn't polled: %s", form.url, error.reason)
            continue
        every = form.minutes * 60
        if form.seconds is not None and (url.host, url.port) in open_to:
            every = max(SHORTEST_OWN, form.seconds)
        feeds.append(Feed(url=url.text, name=form.name, every_s=every))
    return feeds
