"""Weighs an article against all that is there: known or not, a new version, a copy, safe or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from bot.domain.desk import Arrival, Decided, Newcomer, Standing, What
from bot.domain.effects import said
from bot.domain.naming import document_id, with_statement_ids
from bot.domain.revising import rejections, revised, says_more, settled, shrunk, substance
from bot.domain.tracker import TRUSTED
from bot.domain.weighing import Circumstances, Rule, key_of, weigh
from bot.services.shelf import host_of, outlet_name
from bot.sources.addresses import same

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
    from datetime import date

    from bot.domain.desk import Way
    from bot.domain.documents import DocumentForm, Tier
    from bot.domain.weighing import Verdict
    from bot.reading.draft import Draft
    from bot.services.shelf import Own, Shelf
    from bot.store.desk import Desk

BESIDE = " beside"
"""What ends the key of an article whose link is that of a document of the show's own."""
_DECISIONS = 1_000
_UNWANTED = (Standing.REJECTED, Standing.RETRACTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article to be weighed: its draft, its outlet's tier, and how it came in.

    `beside` are those that were planned before and will be kept first. `unproven` is a file of
    which only itself says where it is from.
    """

    draft: Draft
    tier: Tier
    way: Way
    at: int
    handed_by: int | None = None
    unproven: bool = False
    beside: Sequence[Arrival] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What an article comes to: the arrival to keep, none if there is nothing to keep of it.

    `document` is the one that it is, or that is there in its place; `mere` says that it is nearly
    a copy, and says nothing that its original doesn't.
    """

    document: str | None = None
    arrival: Arrival | None = None
    before: Arrival | None = None
    rule: str = ""
    mere: bool = False
    decided: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class _Copy:
    """The document of which an article is nearly a copy."""

    document: str
    unwanted: bool
    mere: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """An article as it is compared: its form, and the key of its link.

    `own` says that its link is that of a document of the show's own.
    """

    article: Article
    form: DocumentForm
    sentences: Mapping[str, str]
    key: str
    own: bool


class Weigher:
    """Compares articles with the desk and the show's own documents; writes nothing.

    `linked` gives the quotes of a form the ids of those that are known.
    """

    def __init__(
        self,
        shelf: Shelf,
        desk: Desk,
        linked: Callable[[DocumentForm], Awaitable[DocumentForm]],
    ) -> None:
        self._shelf = shelf
        self._desk = desk
        self._linked = linked

    async def same_text(self, sha256: str, beside: Sequence[Arrival] = ()) -> Arrival | str | None:
        """Return what has this very text: an arrival, or the id of one of the show's own."""
        for own in await self._shelf.own():
            if own.sha256 == sha256:
                return own.id
        there = next((a for a in beside if a.sha256 == sha256), None)
        return there or await self._desk.by_sha(sha256)

    async def weigh(self, article: Article) -> Weighed:
        """Return what an article comes to."""
        form, sentences = with_statement_ids(await self._named(article), article.draft.sentences)
        key = same(form.link)
        own = next((own for own in await self._shelf.own() if own.link_key == key), None)
        if own is not None:
            key += BESIDE
            differs = await self._beside(form, own, article.at)
            if differs is None:
                return Weighed(document=own.id)
            form = differs
        twin = await self.same_text(form.sha256, article.beside)
        if isinstance(twin, str):
            return Weighed(document=twin)
        found = _Found(article, form, sentences, key, own=own is not None)
        before = await self._before(key, article.beside)
        if before is not None:
            return await self._new_version(found, before)
        return await self._new(found, twin)

    async def _new_version(self, found: _Found, before: Arrival) -> Weighed:
        """Weigh a new version of an article that arrived before."""
        if shrunk(found.form, before.draft):
            return Weighed(document=before.document, rule="shrunk")
        article = found.article
        if article.unproven and before.standing is Standing.TAKEN:
            # It must not stand in for what was read at the link itself.
            return Weighed(document=before.document, rule=Rule.UNTRUSTED)
        no = rejections(await self._desk.decisions(before.document, _DECISIONS))
        form = revised(found.form, before, no, own=found.own)
        verdict = weigh(form, found.sentences, Circumstances(article.way, before, found.own))
        if verdict.standing not in _UNWANTED:
            day = _day(article.at)
            form, verdict = settled(form, verdict, before, found.sentences, day)
        if verdict.standing in _UNWANTED or _is_known(form, verdict, before):
            return Weighed(document=before.document, rule=verdict.rule)
        form = await self._linked(form)
        arrival = msgspec.structs.replace(
            before,
            draft=form,
            standing=verdict.standing,
            held=verdict.held,
            newcomers=_newcomers(article.draft),
            way=before.way if before.standing is verdict.standing else article.way,
            sha256=form.sha256,
            sketch=article.draft.sketch,
            updated_at=article.at,
        )
        return Weighed(
            document=arrival.document,
            arrival=arrival,
            before=before,
            rule=verdict.rule,
            decided=tuple(_decisions(arrival, verdict, before)),
        )

    async def _new(self, found: _Found, twin: Arrival | None) -> Weighed:
        """Weigh an article that wasn't there. `twin` has the same text at another link."""
        form, article = found.form, found.article
        copy = await self._copy(form, article) if not found.own else None
        if twin is not None and _is_better(form, twin):
            copy = _Copy(twin.document, unwanted=True, mere=False)
        if copy is not None:
            form = msgspec.structs.replace(form, copy_of=copy.document)
        unwanted = copy is not None and copy.unwanted
        about = Circumstances(article.way, own=found.own, unwanted=unwanted)
        verdict = weigh(form, found.sentences, about)
        if verdict.standing in _UNWANTED:
            return Weighed(rule=verdict.rule)
        if twin is not None and _is_known(form, verdict, twin):
            return Weighed(document=twin.document)
        mere = copy is not None and copy.mere
        if copy is not None and mere and form.tier not in TRUSTED:
            return Weighed(document=copy.document, mere=True)
        form = await self._linked(form)
        arrival = Arrival(
            document=await self._id(form, article.beside),
            draft=form,
            standing=verdict.standing,
            held=verdict.held,
            newcomers=_newcomers(article.draft),
            way=article.way,
            link_key=found.key,
            sha256=form.sha256,
            sketch=article.draft.sketch,
            handed_by=article.handed_by,
            at=article.at,
            updated_at=article.at,
        )
        return Weighed(
            document=arrival.document,
            arrival=arrival,
            rule=verdict.rule,
            mere=mere,
            decided=tuple(_decisions(arrival, verdict, None)),
        )

    async def _named(self, article: Article) -> DocumentForm:
        """Return the draft's form with its true tier, and its outlet as it is called here."""
        form = article.draft.form
        taken = (a for a in article.beside if a.standing is Standing.TAKEN)
        planned = {host_of(a.draft.link): a.draft.outlet for a in taken}
        hosts = planned | await self._shelf.hosts()
        show, _ = await self._shelf.show()
        listed = [domain for domains in show.outlets.values() for domain in domains]
        outlet = outlet_name(form.outlet, form.link, hosts, listed)
        return msgspec.structs.replace(form, tier=article.tier, outlet=outlet)

    async def _beside(self, form: DocumentForm, own: Own, at: int) -> DocumentForm | None:
        """Return of a new version of one of the show's own documents what that doesn't state."""
        if form.sha256 == own.sha256:
            return None
        there = await self._shelf.form(own)
        if there is None:
            return None
        known = substance(there)
        release = tuple(r for r in form.release if key_of(r) not in set(map(key_of, there.release)))
        stated = {row[:5] for row in known}
        claim = tuple(
            c for c in form.claim if ("claim", c.about, c.says, c.of, c.value) not in stated
        )
        if not release and not claim:
            return None
        # The link leads to the same article and is another one: that of this version.
        link = f"{form.link}#as-of-{_day(at).isoformat()}"
        return msgspec.structs.replace(
            form, link=link, release=release, claim=claim, quote=(), name=(), copy_of=own.id
        )

    async def _before(self, key: str, beside: Sequence[Arrival]) -> Arrival | None:
        for planned in reversed(beside):
            if planned.link_key == key:
                return msgspec.structs.replace(planned, revision=planned.revision + 1)
        return await self._desk.by_link(key)

    async def _copy(self, form: DocumentForm, article: Article) -> _Copy | None:
        sketches = {arrival.document: arrival.sketch for arrival in article.beside}
        document = await self._shelf.copied(article.draft.sketch, sketches)
        if document is None:
            return None
        there = next((a for a in article.beside if a.document == document), None)
        there = there or await self._desk.arrival(document)
        unwanted = there is not None and there.standing in _UNWANTED
        unwanted = unwanted or document in await self._desk.retracted()
        if there is not None:
            return _Copy(document, unwanted, not says_more(form, there.draft))
        for own in await self._shelf.own():
            if own.id == document:
                original = await self._shelf.form(own)
                mere = original is not None and not says_more(form, original)
                return _Copy(document, unwanted, mere)
        return None

    async def _id(self, form: DocumentForm, beside: Sequence[Arrival]) -> str:
        taken = await self._shelf.ids() | await self._desk.retracted()
        taken |= {arrival.document for arrival in beside}
        return document_id(form.outlet, form.title, form.sha256, taken)


def _newcomers(draft: Draft) -> tuple[Newcomer, ...]:
    """Return whom a draft names and the show doesn't know, each one's role once."""
    said = (text.partition(": ") for text in dict.fromkeys(draft.strangers))
    return tuple(Newcomer(name, role) for name, _, role in said)


def _is_better(form: DocumentForm, there: Arrival) -> bool:
    """Say whether an outlet that is trusted has the text of one that isn't, and was rejected."""
    rejected = there.standing is Standing.REJECTED and there.draft.tier not in TRUSTED
    return rejected and form.tier in TRUSTED


def _is_known(form: DocumentForm, verdict: Verdict, there: Arrival) -> bool:
    """Say whether an article brings nothing that isn't there: no word, and no better standing."""
    rises = there.standing is Standing.WAITING and verdict.standing is Standing.TAKEN
    rises = rises or _is_better(form, there)
    if form.sha256 == there.sha256:
        return not rises
    reviewed = {r.id for r in form.release if r.reviewed}
    doubted = {held.id for held in verdict.held if held.kept} - reviewed
    asks = doubted - {held.id for held in there.held}
    return substance(form) == substance(there.draft) and not rises and not asks


def _decisions(arrival: Arrival, verdict: Verdict, before: Arrival | None) -> Iterator[Decided]:
    """Yield what the rules decided, as the audit trail has it."""
    at = arrival.updated_at
    what = What.TAKEN if arrival.standing is Standing.TAKEN else What.HELD
    old = said(before.draft.release) if before is not None else None
    yield Decided(
        what=what if before is None else What.UPDATED,
        at=at,
        document=arrival.document,
        rule=verdict.rule,
        before=old or None,
        after=said(arrival.draft.release) or None,
    )
    rows = {r.id: r for r in arrival.draft.release}
    if arrival.standing is Standing.TAKEN:
        for held in arrival.held:
            yield Decided(
                what=What.HELD,
                at=at,
                document=arrival.document,
                statement=held.id,
                rule=held.why,
                after=said([rows[held.id]]),
            )


def _day(at: int) -> date:
    return datetime.fromtimestamp(at / 1000, UTC).date()
