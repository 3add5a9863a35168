"""Decides what is news: compares what documents support now with what was last told. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from bot.domain.documents import Tier
from bot.domain.edtf import parse
from bot.domain.story import Entry, News, Said, Source, Topic, Type, added
from bot.domain.tracker import INDEPENDENT, TRUSTED, ChangeType, Phase, State, diff, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.domain.tracker import Change, Claim


@dataclass(frozen=True, slots=True)
class Printed:
    """A document as news cite it. `day` is the document's own; `original` as in `Claim`."""

    id: str
    outlet: str
    title: str
    link: str
    day: date | None
    tier: Tier
    original: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Item:
    """Somebody of cast or crew, or a piece of promotion: what to call it, and who states it."""

    key: str
    what: Mapping[str, str]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that documents state and news are made of. `show` is the id of the show's own entry."""

    show: str
    documents: Mapping[str, Printed]
    claims: tuple[Claim, ...]
    people: tuple[Item, ...] = ()
    promos: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """When we look: the day in UTC, and milliseconds since 1970.

    It dates what is told and says whether a window had passed; by itself it makes no news.
    """

    today: date
    at: int


@dataclass(frozen=True, slots=True)
class Update:
    """What is to be remembered as told of a topic, and the story's new body if there is news."""

    topic: Topic
    value: str
    evidence: str
    body: News | None = None


class _Release(msgspec.Struct, frozen=True):
    phase: str
    edtf: str | None
    since: str | None
    documents: tuple[str, ...]


class _Items(msgspec.Struct, frozen=True):
    keys: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Before:
    """What was told of a topic, as `Update` had it, and its story so far."""

    value: str
    evidence: str
    body: News | None


def news(seen: Evidence, told: Mapping[Topic, Before], now: Moment) -> list[Update]:
    """Return what is to be written: nothing where all has been told.

    The first sight of a topic is a silent baseline.
    """
    release = _release(seen, told.get(Topic.RELEASE), now)
    lists = ((Topic.PROMO, seen.promos), (Topic.PEOPLE, seen.people))
    others = [_items(seen, topic, items, told.get(topic), now) for topic, items in lists]
    return [update for update in (release, *others) if update is not None]


def _release(seen: Evidence, told: Before | None, now: Moment) -> Update | None:
    state = resolve(seen.claims)
    evidence = _hash(sorted(_stated(claim) for claim in seen.claims))
    if told is None:
        return Update(Topic.RELEASE, _release_value(state), evidence)
    if told.evidence == evidence:
        # The same documents: if they are understood otherwise now, we changed, not the news.
        same = told.value == _release_value(state)
        return None if same else Update(Topic.RELEASE, _release_value(state), evidence)
    before = _release_state(told.value)
    change = diff(before, state)
    update = Update(Topic.RELEASE, _release_value(state), evidence)
    if change is None:
        return _repeated(seen, told, (before, state), update, now)
    lost = _lost(before, seen.claims)
    if lost and told.body is None:
        # It was never told, so there is nothing to take back.
        return update
    entry = Entry(
        revision=_next(told.body),
        type=_release_type(change, lost=lost),
        # What is taken back is taken back today, whatever the day of what stands now.
        day=now.today.isoformat() if lost else _day(seen, state.documents, before.documents, now),
        at=now.at,
        before=_said(before, now),
        after=_said(state, now),
        sources=_sources(seen, state.documents, before.documents),
        correction=lost or change.type is ChangeType.WITHDRAWN,
    )
    body = added(told.body, Topic.RELEASE, entry)
    return Update(Topic.RELEASE, update.value, evidence, body)


def _stated(claim: Claim) -> str:
    """Return all that a claim says, field by field: a later version must write the same."""
    edtf = claim.window.text if claim.window is not None else None
    said = (claim.document, claim.original, claim.outlet, claim.day, claim.tier, claim.status)
    return "|".join(map(str, (*said, edtf, claim.said_by, claim.grade, claim.reviewed)))


def _release_type(change: Change, *, lost: bool) -> Type:
    """Return the type as it is told: what only falls back was taken back, it didn't move."""
    if lost and change.type is ChangeType.WITHDRAWN:
        return Type.RETRACTED
    if lost and change.type in (ChangeType.MOVED, ChangeType.NARROWED, ChangeType.ANNOUNCED):
        return Type.CORRECTED
    return Type(change.type.value)


def _lost(before: State, claims: Sequence[Claim]) -> bool:
    """Say whether what was told has lost everything that supported it."""
    if before.phase is Phase.UNKNOWN or not before.documents:
        return False
    return not any(
        claim.document in before.documents and claim.window == before.window for claim in claims
    )


def _repeated(
    seen: Evidence, told: Before, states: tuple[State, State], update: Update, now: Moment
) -> Update:
    """Return the same news with the names of those who say it now; unchanged, nothing is shown."""
    before, state = states
    if told.body is None or set(before.documents) == set(state.documents):
        return update
    newest = told.body.newest
    entry = Entry(
        revision=_next(told.body),
        type=Type.REPEATED,
        day=_day(seen, state.documents, before.documents, now),
        at=now.at,
        before=newest.before,
        after=newest.after,
        sources=_sources(seen, state.documents, ()),
    )
    body = added(told.body, Topic.RELEASE, entry)
    return Update(Topic.RELEASE, update.value, update.evidence, body)


def _items(
    seen: Evidence,
    topic: Topic,
    items: Sequence[Item],
    told: Before | None,
    now: Moment,
) -> Update | None:
    """Compare a list: what is new and well supported is told, what is gone is taken back."""
    evidence = _hash(sorted(repr((i.key, i.documents)) for i in items))
    if told is None:
        return Update(topic, _items_value({i.key: i.what for i in items}), evidence)
    known = msgspec.json.decode(told.value, type=_Items).keys
    new = [i for i in items if i.key not in known and _backed(seen, i.documents)]
    if new:
        kind = Type.PROMO_ADDED if topic is Topic.PROMO else Type.PERSON_ADDED
        documents = tuple(dict.fromkeys(d for item in new for d in item.documents))
        entry = Entry(
            revision=_next(told.body),
            type=kind,
            day=_day(seen, documents, (), now),
            at=now.at,
            before=Said(),
            after=Said(what=_joined([item.what for item in new])),
            sources=_sources(seen, documents, ()),
        )
        value = _items_value({**known, **{item.key: item.what for item in new}})
        return Update(topic, value, evidence, added(told.body, topic, entry))
    gone = {key: what for key, what in known.items() if key not in {i.key for i in items}}
    if not gone:
        return None if told.evidence == evidence else Update(topic, told.value, evidence)
    value = _items_value({key: what for key, what in known.items() if key not in gone})
    what = _joined(list(gone.values()))
    if told.body is None or not _was_told(told.body, gone.values()):
        return Update(topic, value, evidence)
    entry = Entry(
        revision=_next(told.body),
        type=Type.RETRACTED,
        day=now.today.isoformat(),
        at=now.at,
        before=Said(what=what),
        after=Said(),
        correction=True,
    )
    return Update(topic, value, evidence, added(told.body, topic, entry))


def _was_told(body: News, gone: Iterable[Mapping[str, str]]) -> bool:
    """Say whether any of what is gone stands in the story: the baseline's was never told."""
    told = " ".join(text for entry in body.entries for text in entry.after.what.values())
    return any(text in told for what in gone for text in what.values())


def _backed(seen: Evidence, documents: Iterable[str]) -> bool:
    """Say whether documents are good evidence: a trusted one, a curator's yes, or two of a kind."""
    known = [seen.documents[d] for d in documents if seen.documents[d].tier is not Tier.BLOCKED]
    if any(d.reviewed or d.tier in TRUSTED for d in known):
        return True
    pairs = {d.outlet for d in known}, {d.original for d in known}
    return min(map(len, pairs)) >= INDEPENDENT


def _release_value(state: State) -> str:
    form = _Release(
        state.phase,
        state.window.text if state.window is not None else None,
        state.since.isoformat() if state.since is not None else None,
        state.documents,
    )
    return msgspec.json.encode(form).decode()


def _release_state(value: str) -> State:
    form = msgspec.json.decode(value, type=_Release)
    window = parse(form.edtf) if form.edtf is not None else None
    # `since` isn't asked of a state that was told.
    return State(Phase(form.phase), window, None, form.documents)


def _items_value(keys: Mapping[str, Mapping[str, str]]) -> str:
    return msgspec.json.encode(_Items({key: dict(what) for key, what in keys.items()})).decode()


def _said(state: State, now: Moment) -> Said:
    window = state.window
    return Said(
        phase=state.phase,
        edtf=window.text if window is not None else None,
        passed=window is not None and window.passed(now.today),
    )


def _sources(seen: Evidence, documents: Sequence[str], known: Iterable[str]) -> tuple[Source, ...]:
    """Return documents to cite, those that are new first, in the order of their days."""
    old = set(known)
    printed = [seen.documents[d] for d in documents]
    printed.sort(key=lambda d: (d.id in old, d.day is None, d.day, d.id))
    return tuple(Source(d.id, d.outlet, d.title, d.link) for d in printed)


def _day(seen: Evidence, documents: Iterable[str], known: Iterable[str], now: Moment) -> str:
    """Return the day of the newest document that is new; today's where there is none."""
    old = set(known)
    days = [seen.documents[d].day for d in documents if d not in old]
    return max((day for day in days if day is not None), default=now.today).isoformat()


def _joined(texts: Sequence[Mapping[str, str]]) -> dict[str, str]:
    languages = dict.fromkeys(language for what in texts for language in what)
    return {
        language: " · ".join(what.get(language, next(iter(what.values()), "")) for what in texts)
        for language in languages
    }


def _next(body: News | None) -> int:
    return body.entries[-1].revision + 1 if body is not None else 1


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
