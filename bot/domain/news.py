"""Decides what is news: compares what documents support now with what was last told. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from bot.domain.edtf import parse
from bot.domain.items import items
from bot.domain.story import Entry, Said, Topic, Type, added
from bot.domain.telling import (
    Before,
    Evidence,
    Item,
    Moment,
    Printed,
    Update,
    fingerprint,
    newest_day,
    next_revision,
    sources,
)
from bot.domain.tracker import ChangeType, Phase, State, diff, resolve, supports

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.tracker import Change, Claim

__all__ = ["Before", "Evidence", "Item", "Moment", "Printed", "Update", "news"]

_LOSSES = frozenset({ChangeType.WIDENED, ChangeType.WITHDRAWN})
"""Changes that only tell that something no longer holds."""


class _Release(msgspec.Struct, frozen=True):
    """A state as it is remembered; `newest` is the day of its newest document, if it was stored."""

    phase: str
    edtf: str | None
    since: str | None
    documents: tuple[str, ...]
    newest: str | None = None


def news(seen: Evidence, told: Mapping[Topic, Before], now: Moment) -> list[Update]:
    """Return what is to be written: nothing where all has been told.

    The first sight of a topic is a silent baseline. One update tells one change of its topic:
    where there was one, there may be more to tell.
    """
    release = _release(seen, told.get(Topic.RELEASE), now)
    lists = ((Topic.PROMO, seen.promos), (Topic.PEOPLE, seen.people))
    others = [items(seen, topic, found, told.get(topic), now) for topic, found in lists]
    return [update for update in (release, *others) if update is not None]


def _release(seen: Evidence, told: Before | None, now: Moment) -> Update | None:
    state = resolve(seen.claims)
    update = Update(
        Topic.RELEASE, _value(seen, state), fingerprint(_stated(claim) for claim in seen.claims)
    )
    if told is None:
        return update
    if told.evidence == update.evidence:
        # The same documents: if they are understood otherwise now, we changed, not the news.
        return None if told.value == update.value else update
    form = msgspec.json.decode(told.value, type=_Release)
    before = _state(form)
    change = diff(before, state)
    if change is None:
        return _repeated(seen, told, (before, state), update, now)
    lost = _taken_back(change, seen.claims)
    if lost and told.body is None:
        # It was never told, so there is nothing to take back; what newly stands may be news.
        revived = before.phase is Phase.CANCELLED
        if (change.type in _LOSSES and not revived) or not _newly(seen, state, form):
            return update
        lost = False
    fresh = [d for d in state.documents if d not in before.documents]
    # What is taken back is taken back today, whatever the day of what stands now.
    day = None if lost else newest_day(seen, fresh)
    kind = _type(change, lost=lost)
    entry = Entry(
        revision=next_revision(told.body),
        type=kind,
        day=(day or now.today).isoformat(),
        at=now.at,
        before=_said(before, now),
        after=_said(state, now),
        sources=sources(seen, state.documents, before.documents),
        correction=lost,
    )
    return Update(
        Topic.RELEASE, update.value, update.evidence, added(told.body, Topic.RELEASE, entry)
    )


def _stated(claim: Claim) -> str:
    """Return all that a claim says, field by field: a later version must write the same."""
    edtf = claim.window.text if claim.window is not None else None
    said = (claim.document, claim.original, claim.outlet, claim.day, claim.tier, claim.status)
    return "|".join(map(str, (*said, edtf, claim.said_by, claim.grade, claim.reviewed)))


def _type(change: Change, *, lost: bool) -> Type:
    """Return the type as it is told: what only falls back was taken back, it didn't move.

    A plan after a cancellation that still stands is announced; nothing was withdrawn.
    """
    if change.type is ChangeType.WITHDRAWN:
        return Type.RETRACTED if lost else Type.ANNOUNCED
    if lost and change.type in (ChangeType.MOVED, ChangeType.NARROWED, ChangeType.ANNOUNCED):
        return Type.CORRECTED
    return Type(change.type.value)


def _taken_back(change: Change, claims: Iterable[Claim]) -> bool:
    """Say whether what was told doesn't stand any more, or has only given way to something older.

    What is older can't overrule what was told: if it stands now, our own record was corrected.
    A finer date within the one that was told, and a release, may well be found in an older
    document.
    """
    before, after = change.before, change.after
    if before.phase is Phase.UNKNOWN:
        return False
    if change.type is ChangeType.WIDENED or not supports(before, claims):
        return True
    if change.type in (ChangeType.NARROWED, ChangeType.RELEASED):
        return False
    return (after.since or date.min) < (before.since or date.min)


def _newly(seen: Evidence, state: State, before: _Release) -> bool:
    """Say whether a state has a new document that isn't older than those of the one before.

    One without a day counts as older than all others.
    """
    known = before.newest or before.since
    days = [seen.documents[d].day for d in state.documents if d not in before.documents]
    return any(day is not None and (known is None or day.isoformat() >= known) for day in days)


def _repeated(
    seen: Evidence, told: Before, states: tuple[State, State], update: Update, now: Moment
) -> Update:
    """Return the same news with the names of those who say it now; unchanged, nothing is shown."""
    before, state = states
    if told.body is None or set(before.documents) == set(state.documents):
        return update
    newest = told.body.newest
    fresh = [d for d in state.documents if d not in before.documents]
    entry = Entry(
        revision=next_revision(told.body),
        type=Type.REPEATED,
        day=(newest_day(seen, fresh) or now.today).isoformat(),
        at=now.at,
        before=newest.before,
        after=newest.after,
        sources=sources(seen, state.documents, ()),
    )
    body = added(told.body, Topic.RELEASE, entry)
    return Update(Topic.RELEASE, update.value, update.evidence, body)


def _value(seen: Evidence, state: State) -> str:
    newest = newest_day(seen, state.documents)
    form = _Release(
        state.phase,
        state.window.text if state.window is not None else None,
        state.since.isoformat() if state.since is not None else None,
        state.documents,
        newest.isoformat() if newest is not None else None,
    )
    return msgspec.json.encode(form).decode()


def _state(form: _Release) -> State:
    return State(
        Phase(form.phase),
        parse(form.edtf) if form.edtf is not None else None,
        date.fromisoformat(form.since) if form.since is not None else None,
        form.documents,
    )


def _said(state: State, now: Moment) -> Said:
    window = state.window
    return Said(
        phase=state.phase,
        edtf=window.text if window is not None else None,
        passed=window is not None and window.passed(now.today),
    )
