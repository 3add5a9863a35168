"""Takes articles in, whichever way: receive | fetch | parse | read | draft | weigh | keep.

Each is kept whole or not at all, one at a time. What isn't kept isn't noted as seen, so that
whatever a crash interrupts is done again.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import msgspec

from bot.domain.desk import Sighting, Standing, Way
from bot.domain.documents import Tier
from bot.domain.tracker import TRUSTED
from bot.domain.weighing import OWN_HAND, Rule, tier_of
from bot.services.articles import Arriving, End, Outcome, Planned, from_file
from bot.services.shelf import NoShow, host_of
from bot.services.weighing import Article
from bot.sources.addresses import BadLink, TooLong, same, shaped
from bot.sources.fetched import NotFetched, Unfetched
from bot.sources.files import NotRead
from bot.sources.forms import NotParsed, Unparsed
from bot.sources.pieces import Content, Piece, Said
from bot.store.desk import Stale

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import date

    from bot.domain.desk import Arrival
    from bot.domain.documents import ShowForm
    from bot.services.handing import Became
    from bot.services.publishing import Publishing
    from bot.services.shelf import Shelf
    from bot.services.weighing import Weigher
    from bot.sources.fetched import Fetched
    from bot.sources.forms import Entry
    from bot.sources.pieces import Drafted
    from bot.store.desk import Desk
    from bot.store.feeds import Seen

log = logging.getLogger(__name__)

_PASSING = frozenset(
    {
        *(Unfetched.TOO_SLOW, Unfetched.BUSY, Unfetched.SERVER_ERROR, Unfetched.CUT_SHORT),
        *(Unfetched.UNREACHABLE, Unparsed.UNAVAILABLE),
    }
)
"""Troubles that may be over at the next try."""


class Web(Protocol):
    """Whoever fetches pages."""

    async def get(self, url: str) -> Fetched:
        """Fetch a link. Raises NotFetched."""
        ...


class _Ended(Exception):
    """There is nothing to keep of it, and why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.end)
        self.outcome = outcome


class Intake:
    """The pipeline. `read` has a piece drafted by the workshop, `ticks` is the state's clock."""

    def __init__(
        self,
        *,
        web: Web,
        read: Callable[[Piece], Awaitable[Drafted]],
        shelf: Shelf,
        weigher: Weigher,
        desk: Desk,
        seen: Seen,
        publishing: Publishing,
        ticks: Callable[[], int],
    ) -> None:
        self._web = web
        self._read = read
        self._shelf = shelf
        self._weigher = weigher
        self._desk = desk
        self._seen = seen
        self._publishing = publishing
        self._ticks = ticks
        self._one = asyncio.Lock()
        self.kept: Callable[[], None] = lambda: None
        """Told of each article that was kept, so that curators' cards are brought up to date."""

    async def take(self, arriving: Arriving) -> Outcome:
        """Take an article in. Raises StateRefused where the state can't be written.

        Several may be fetched and read at once; they are weighed and kept one after the other.
        """
        read = await self._drafted_or_not(arriving)
        async with self._one:
            return await self._keep(await self._weighed_or_not(read, ()))

    async def plan(self, arriving: Arriving, beside: Sequence[Arrival] = ()) -> Planned:
        """Do all but keep it. `beside` are those planned before, which will be kept first."""
        read = await self._drafted_or_not(arriving)
        async with self._one:
            return await self._weighed_or_not(read, beside)

    async def keep(self, planned: Planned, *, publish: bool = True) -> Outcome:
        """Keep what was planned. Of many, only the last one needs to `publish`."""
        async with self._one:
            return await self._keep(planned, publish=publish)

    async def link(self, link: str, way: Way, by: int | None) -> Became:
        """Fetch and read an article that somebody hands in."""
        return (await self.take(Arriving(way=way, link=link, handed_by=by))).became

    async def file(self, name: str, body: bytes, way: Way, by: int | None) -> Became:
        """Read an article from a file's bytes that somebody hands in."""
        try:
            arriving = from_file(name, body, way, by)
        except NotRead as error:
            return Outcome(end=End.FAILED, reason=error.reason).became
        return (await self.take(arriving)).became

    async def _drafted_or_not(self, arriving: Arriving) -> Planned:
        """Return what was drafted of it, not weighed yet, or why nothing was."""
        try:
            show, packed = await self._shelf.show()
            made = await self._drafted(arriving, show, packed)
        except _Ended as error:
            outcome = error.outcome
        except (NotFetched, NotParsed) as error:
            log.info("%s wasn't read: %s", _name_of(arriving), error)
            again = error.reason in _PASSING
            outcome = Outcome(end=End.FAILED, reason=error.reason, again=again)
        except BadLink as error:
            log.info("%s wasn't read: %s", _name_of(arriving), error)
            long = isinstance(error, TooLong)
            reason = Unfetched.LONG_LINK if long else Unfetched.BAD_LINK
            outcome = Outcome(end=End.FAILED, reason=reason)
        except NoShow as error:
            log.error("nothing is read: %s", error)
            outcome = Outcome(end=End.FAILED, reason="no-show", again=True)
        else:
            return Planned(arriving=arriving, outcome=Outcome(end=End.NOTHING), made=made)
        return Planned(arriving=arriving, outcome=outcome)

    async def _weighed_or_not(self, read: Planned, beside: Sequence[Arrival]) -> Planned:
        """Weigh what was drafted, if anything was."""
        if read.made is None:
            return read
        try:
            show, _ = await self._shelf.show()
            return await self._weighed(read.arriving, read.made, show, beside)
        except _Ended as error:
            return Planned(arriving=read.arriving, outcome=error.outcome)

    # ── receive | fetch | parse | read | draft ───────────────────────────────

    async def _drafted(self, arriving: Arriving, show: ShowForm, packed: bytes) -> Drafted:
        """Return the draft of what came in. Raises NotFetched, NotParsed, BadLink."""
        piece = await self._piece(arriving, show)
        made = await self._read(msgspec.structs.replace(piece, show=packed))
        if made.draft is None and not made.sha256 and piece.entry is not None:
            # Only a beginning of it was in the feed.
            piece = await self._fetched(piece.url, piece.said)
            made = await self._read(msgspec.structs.replace(piece, show=packed))
        if made.link:
            _let_pass(made.link, show)
        return made

    async def _piece(self, arriving: Arriving, show: ShowForm) -> Piece:
        """Return what is to be read: bytes at hand, an entry's text, or what a link leads to."""
        entry = arriving.entry
        link = arriving.link or (entry.link if entry is not None else None)
        url = shaped(link).text if link else ""
        if url:
            _let_pass(url, show)
        if arriving.body is not None:
            return Piece(
                content=arriving.content,
                body=arriving.body,
                url=url,
                said=arriving.said,
                today=self._today(),
                handed=True,
            )
        if not url:
            raise _Ended(Outcome(end=End.FAILED, reason="no-link"))
        if entry is None:
            return await self._fetched(url, Said())
        if not _same_outlet(url, arriving.feed, show):
            return await self._fetched(url, _said(entry, outlet=""))
        if not entry.html:
            return await self._fetched(url, _said(entry, outlet=entry.outlet))
        said, today = _said(entry, outlet=entry.outlet), self._today()
        return Piece(content=Content.ENTRY, entry=entry, url=url, said=said, today=today)

    async def _fetched(self, url: str, said: Said) -> Piece:
        answer = await self._web.get(url)
        kind = answer.content_type.partition(";")[0].strip().lower()
        return Piece(
            content=Content.TEXT if kind == "text/plain" else Content.PAGE,
            body=answer.body,
            content_type=answer.content_type,
            url=answer.url,
            said=said,
            today=self._today(),
        )

    # ── weigh | keep ─────────────────────────────────────────────────────────

    async def _weighed(
        self, arriving: Arriving, made: Drafted, show: ShowForm, beside: Sequence[Arrival]
    ) -> Planned:
        if made.draft is None:
            there = await self._weigher.same_text(made.sha256, beside) if made.sha256 else None
            if there is None:
                raise _Ended(Outcome(end=End.FAILED, reason="no-link"))
            document = there if isinstance(there, str) else there.document
            raise _Ended(Outcome(end=End.KNOWN, document=document))
        form = made.draft.form
        if not made.draft.named:
            raise _Ended(Outcome(end=End.NOT_ABOUT, link=made.link))
        if not (form.release or form.claim or form.quote):
            raise _Ended(Outcome(end=End.NOTHING, link=made.link))
        own_file = arriving.body is not None and arriving.way in OWN_HAND
        tier = tier_of(host_of(made.link), show.outlets, made.tier if own_file else None)
        unproven = arriving.body is not None and not own_file
        article = Article(
            draft=made.draft,
            # Where somebody else's file is from is only what it says itself.
            tier=Tier.FAN if unproven and tier in TRUSTED else tier,
            unproven=unproven,
            way=arriving.way,
            at=self._ticks(),
            handed_by=arriving.handed_by,
            beside=beside,
        )
        weighed = await self._weigher.weigh(article)
        if weighed.rule == Rule.BLOCKED:
            raise _Ended(Outcome(end=End.BLOCKED, reason=weighed.rule, link=made.link))
        if weighed.arrival is not None:
            await self._fits(weighed.arrival, made.link)
        end = _end_of(weighed.arrival, mere=weighed.mere)
        outcome = Outcome(
            end=end,
            document=weighed.document,
            arrival=weighed.arrival,
            reason=weighed.rule,
            link=made.link,
        )
        return Planned(
            arriving=arriving,
            outcome=outcome,
            arrival=weighed.arrival,
            before=weighed.before,
            decided=weighed.decided,
            made=made,
        )

    async def _fits(self, arrival: Arrival, link: str) -> None:
        """End it where the build would refuse the document: it would keep all others back."""
        why = await self._shelf.misfit(arrival.document, arrival.draft)
        if why is not None:
            log.error("%s was read in a way that can't be built: %s", link, why)
            raise _Ended(Outcome(end=End.FAILED, reason="unfit", link=link))

    async def _keep(self, planned: Planned, *, publish: bool = True) -> Outcome:
        """Write an article down and have it published, and only then note that it was seen."""
        outcome = planned.outcome
        if planned.arrival is not None:
            try:
                kept = await self._desk.keep(planned.arrival, planned.decided)
            except Stale:
                log.info("%s was decided on while it was read again", outcome.document)
                planned = await self._weighed_or_not(planned, ())
                outcome = planned.outcome
                kept = planned.arrival
                if kept is not None:
                    kept = await self._desk.keep(kept, planned.decided)
            if kept is not None:
                outcome = replace(outcome, arrival=kept)
                self._shelf.keeps(kept)
                if publish:
                    await self._publishing.publish()
                log.info("%s: %s (%s)", kept.document, outcome.end, outcome.reason)
                self.kept()
        if not outcome.again:
            await self._note(planned.arriving, outcome)
        return outcome

    async def _note(self, arriving: Arriving, outcome: Outcome) -> None:
        """Note what became of its links. What a member hands in settles nothing for a feed."""
        if arriving.way is Way.SUGGESTION:
            return
        entry = arriving.entry
        links = {arriving.link, outcome.link, entry.link if entry is not None else None}
        at = self._ticks()
        keys = sorted({same(link) for link in links if link})
        await self._seen.note(
            *(Sighting(key=k, outcome=outcome.end, at=at, document=outcome.document) for k in keys)
        )

    def _today(self) -> date:
        return datetime.fromtimestamp(self._ticks() / 1000, UTC).date()


def _end_of(arrival: Arrival | None, *, mere: bool) -> End:
    if arrival is None:
        return End.COPY if mere else End.KNOWN
    if arrival.standing is Standing.WAITING:
        return End.WAITING
    if arrival.held:
        return End.HELD
    return End.COPY if mere else End.TAKEN


def _let_pass(link: str, show: ShowForm) -> None:
    """End it where the outlet is blocked: nothing is even fetched from there."""
    if tier_of(host_of(link), show.outlets) is Tier.BLOCKED:
        raise _Ended(Outcome(end=End.BLOCKED, reason=Rule.BLOCKED, link=link))


def _same_outlet(link: str, feed: str, show: ShowForm) -> bool:
    """Say whether a feed may speak for a link: it is of the same host, or the same listed outlet.

    Else the article itself is fetched, lest a feed put words into somebody's mouth.
    """
    one, other = host_of(link), host_of(feed)
    tiers = tier_of(one, show.outlets), tier_of(other, show.outlets)
    if not one or not other or tiers[0] is not tiers[1]:
        return False
    if one == other or one.endswith(f".{other}") or other.endswith(f".{one}"):
        return True
    domains = [d.lower().removeprefix("www.") for listed in show.outlets.values() for d in listed]
    return any(f".{one}".endswith(f".{d}") and f".{other}".endswith(f".{d}") for d in domains)


def _said(entry: Entry, *, outlet: str) -> Said:
    return Said(outlet=outlet, published=entry.published, language=entry.language)


def _name_of(arriving: Arriving) -> str:
    entry = arriving.entry
    return arriving.link or (entry.link if entry is not None else None) or "a file"
