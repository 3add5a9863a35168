"""Decides what the release's state is and how it changed: pure, from claims alone, no clock."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from bot.domain.documents import Grade, Status, Tier
from bot.domain.edtf import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.edtf import Window

TRUSTED = frozenset({Tier.OFFICIAL, Tier.AGENCY, Tier.TRADE, Tier.PRESS})
"""Tiers of which one outlet is enough; of the others two independent ones are."""
INDEPENDENT = 2
_UNDATED = date.min


class Phase(StrEnum):
    """Where the release stands. `GOAL` is a plan that was only called an aim."""

    UNKNOWN = "unknown"
    GOAL = "goal"
    PLANNED = "planned"
    DELAYED = "delayed"
    CANCELLED = "cancelled"
    RELEASED = "released"


_PHASES = {
    Status.TARGET: Phase.GOAL,
    Status.SCHEDULED: Phase.PLANNED,
    Status.MOVED_UP: Phase.PLANNED,
    Status.DELAYED: Phase.DELAYED,
    Status.CANCELLED: Phase.CANCELLED,
    Status.RELEASED: Phase.RELEASED,
}
"""The statuses that can move the state. The others (no date, rumours, denials, what had been
scheduled, what has passed) are shown and move nothing: none of them says when it comes."""
_PLANS = frozenset({Phase.GOAL, Phase.PLANNED})
_NEED_A_YES = frozenset({Phase.DELAYED, Phase.CANCELLED, Phase.RELEASED})


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says of the release, with what its weight depends on.

    `day` is the document's own day, none if it has none; `original` the document of which it is
    a copy, else its own id; `reviewed` a curator's yes.
    """

    document: str
    original: str
    outlet: str
    day: date | None
    tier: Tier
    status: Status
    window: Window | None
    said_by: str | None
    grade: Grade
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """The release as it may be told. `documents` support it, in the order of their ids."""

    phase: Phase = Phase.UNKNOWN
    window: Window | None = None
    since: date | None = None
    documents: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[Phase, str | None]:
        """What is said, without who says it."""
        return (self.phase, self.window.text if self.window is not None else None)


class ChangeType(StrEnum):
    """How the state changed."""

    ANNOUNCED = "announced"
    NARROWED = "narrowed"
    WIDENED = "widened"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    DELAYED = "delayed"
    CANCELLED = "cancelled"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Change:
    """One change to tell, from a state that was told to the one to tell now."""

    type: ChangeType
    before: State
    after: State


def resolve(claims: Iterable[Claim]) -> State:
    """Return the state that the claims support: day by day, undated ones first.

    A window inside the old one narrows it, one
    outside moves it, one around it is no news; what is older than the state doesn't change it;
    a window that was over when it was printed is ignored. The order of claims within a day
    doesn't matter, and the clock is never asked.
    """
    usable = sorted(filter(_usable, claims), key=_order)
    state = State()
    for day, backed in _backed_by_day(usable):
        for claim in sorted(backed, key=_merit):
            state = _moved(state, claim, day)
    return _supported(state, usable)


def _backed_by_day(usable: Sequence[Claim]) -> Iterator[tuple[date, list[Claim]]]:
    """Yield each day's claims that may move the state with all that was printed up to that day."""
    printed = _Printed(usable)
    for day, group in groupby(usable, key=lambda claim: claim.day or _UNDATED):
        claims = list(group)
        printed.add(claims)
        yield day, [claim for claim in claims if printed.backs(claim)]


def _usable(claim: Claim) -> bool:
    stale = claim.window is not None and claim.day is not None and claim.window.passed(claim.day)
    moves = _PHASES.get(claim.status)
    plan = moves in _PLANS
    return (
        moves is not None
        and claim.tier is not Tier.BLOCKED
        and not (plan and (claim.window is None or stale))
    )


def _order(claim: Claim) -> tuple[date, str, str]:
    """Order claims so that no two different ones are equal: the order of arrival never counts."""
    return (claim.day or _UNDATED, claim.document, repr(claim))


def _merit(claim: Claim) -> tuple[bool, bool, int, int, str]:
    """Order the claims of one day: the last one prevails.

    What needs a yes and has it comes first, a plan after it says when; then by trust and
    fineness. Of two that are trusted alike and contradict one another the later time prevails.
    """
    fineness = -list(Precision).index(claim.window.precision) if claim.window is not None else -9
    return (
        _PHASES[claim.status] not in _NEED_A_YES,
        claim.tier in TRUSTED,
        -list(Tier).index(claim.tier),
        fineness,
        claim.window.text if claim.window is not None else "",
    )


def unconfirmed(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that would move the state, had they better support."""
    usable = [claim for claim in claims if _usable(claim)]
    printed = _Printed(usable)
    printed.add(usable)
    return [claim for claim in usable if not printed.backs(claim)]


_Key = tuple[Phase, "Window | None"]
"""What a claim says: claims that say the same are backed alike."""


def _key(claim: Claim) -> _Key:
    return (_PHASES[claim.status], claim.window)


def _says(finer: _Key, coarser: _Key) -> bool:
    """Say whether one key says the same as another, or the same more finely."""
    phase, window = finer
    alike = phase is coarser[0] or (coarser[0] is Phase.GOAL and phase is Phase.PLANNED)
    return alike and _within(window, coarser[1])


def _within(inner: Window | None, outer: Window | None) -> bool:
    if outer is None or inner is None:
        return outer is None
    return outer.holds(inner)


@dataclass(slots=True)
class _Support:
    """How well the claims that say something support it.

    Two are independent that share neither outlet nor original nor who is quoted; `alike` counts
    the claims by these and by all of their combinations, so that no pair is ever looked at.
    """

    reviewed: bool = False
    trusted: bool = False
    two: bool = False
    total: int = 0
    alike: Counter[tuple[tuple[str, str], ...]] = field(
        default_factory=Counter[tuple[tuple[str, str], ...]]
    )

    def add(self, claim: Claim, original: str) -> None:
        """Count a claim whose last original is this."""
        self.reviewed |= claim.reviewed
        self.trusted |= claim.grade is Grade.A and claim.tier in TRUSTED
        if self.reviewed or self.trusted or self.two:
            return  # a second source changes nothing any more
        marks = [("outlet", claim.outlet), ("original", original)]
        if claim.said_by is not None:
            marks.append(("said by", claim.said_by))
        dependent = 0
        for size in range(1, len(marks) + 1):
            for shared in combinations(marks, size):
                dependent += self.alike[shared] if size % 2 else -self.alike[shared]
                self.alike[shared] += 1
        self.two = dependent < self.total
        self.total += 1


class _Printed:
    """What was printed so far. All that may be added is among `claims`."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._support = {_key(claim): _Support() for claim in claims}
        self._backs: dict[_Key, list[_Key]] = {}
        self._added: list[Claim] = []
        self._originals: dict[str, str] = {}
        self._named: set[str] = set()
        self._last: dict[str, str] = {}

    def add(self, claims: Sequence[Claim]) -> None:
        """Add what was printed at one time."""
        # Only now known to be a copy: what was taken for two sources may be one.
        late = any(
            claim.document in self._named
            and self._originals.get(claim.document, claim.document) != claim.original
            for claim in claims
        )
        for claim in claims:
            self._originals[claim.document] = claim.original
            self._named |= {claim.document, claim.original}
        self._added += claims
        if late:
            self._last.clear()
            self._support = {key: _Support() for key in self._support}
        for claim in self._added if late else claims:
            for key in self._backed_by(_key(claim)):
                self._support[key].add(claim, self._last_original(claim.document))

    def backs(self, claim: Claim) -> bool:
        """Say whether a claim may move the state with what was printed."""
        support = self._support[_key(claim)]
        if _PHASES[claim.status] in _NEED_A_YES:
            return support.reviewed
        return support.reviewed or support.trusted or support.two

    def _backed_by(self, key: _Key) -> list[_Key]:
        if key not in self._backs:
            self._backs[key] = [other for other in self._support if _says(key, other)]
        return self._backs[key]

    def _last_original(self, document: str) -> str:
        """Return what a document is a copy of in the end; the first of copies of one another.

        Copies of an original that isn't there any more stay copies of it: one source together.
        """
        way: list[str] = []
        met: set[str] = set()
        while document not in met and document not in self._last:
            way.append(document)
            met.add(document)
            document = self._originals.get(document, document)
        last = self._last.get(document) or min(way[way.index(document) :])
        self._last |= dict.fromkeys(way, last)
        return last


def supports(state: State, claims: Iterable[Claim]) -> bool:
    """Say whether a claim that may move the state still says `state`, or the same more finely."""
    return any(
        _PHASES[claim.status] in _alike(state.phase) and _within(claim.window, state.window)
        for _, backed in _backed_by_day(sorted(filter(_usable, claims), key=_order))
        for claim in backed
    )


def _moved(state: State, claim: Claim, day: date) -> State:
    """Return the state after a claim that may move it; the same one if it says nothing new."""
    phase = _PHASES[claim.status]
    new = State(phase, claim.window, None if day == _UNDATED else day)
    if phase in _NEED_A_YES:
        return new if new.said != state.said else state
    if state.phase is Phase.RELEASED:
        return state
    old = state.window
    if old is None or claim.window is None or state.phase not in (*_PLANS, Phase.DELAYED):
        return new
    if old.text == claim.window.text:
        firmer = state.phase is Phase.GOAL and phase is Phase.PLANNED
        return State(phase, old, state.since) if firmer else state
    if claim.window.holds(old):
        return state
    return new


def _supported(state: State, claims: Sequence[Claim]) -> State:
    """Return the state with the documents that say it, the later ones included."""
    said = {
        claim.document
        for claim in claims
        if claim.window == state.window and _PHASES[claim.status] in _alike(state.phase)
    }
    return State(state.phase, state.window, state.since, tuple(sorted(said)))


def _alike(phase: Phase) -> frozenset[Phase]:
    return _PLANS if phase in _PLANS else frozenset({phase})


def diff(before: State, after: State) -> Change | None:
    """Return how `after` differs from what was told `before`; none if it says the same.

    A goal that becomes a plan for the same time is no change, nor are more documents.
    """
    kind = _type(before, after)
    return Change(kind, before, after) if kind is not None else None


def _type(before: State, after: State) -> ChangeType | None:
    old, new = before.window, after.window
    if before.said == after.said or (
        {before.phase, after.phase} <= _PLANS and old is not None and old == new
    ):
        return None
    if after.phase in _NEED_A_YES:
        return ChangeType(after.phase)
    if new is None or before.phase in (Phase.RELEASED, Phase.CANCELLED):
        return ChangeType.WITHDRAWN
    if old is None:
        return ChangeType.ANNOUNCED
    if old == new or new.holds(old):
        # Only the loss of what supported the finer date, or a retracted delay, gets here.
        return ChangeType.WITHDRAWN if old == new else ChangeType.WIDENED
    return ChangeType.NARROWED if old.holds(new) else ChangeType.MOVED


class Reason(StrEnum):
    """Why a claim changed what is told, or didn't."""

    TOLD = "told"
    SAME = "same"
    COARSER = "coarser"
    OLDER = "older"
    PASSED = "passed"
    NO_DATE = "no-date"
    UNCONFIRMED = "unconfirmed"
    NEEDS_A_YES = "needs-a-yes"
    NEEDS_A_SECOND = "needs-a-second"
    BLOCKED = "blocked"
    OVER = "over"


def reason(claim: Claim, before: State, after: State, until: Sequence[Claim]) -> Reason:
    """Say which rule decided on `claim`, that came when `before` was told and `until` was known.

    `after` is the state with it, `until` includes it.
    """
    if not _usable(claim):
        return _unusable(claim)
    if claim in unconfirmed(until):
        yes = _PHASES[claim.status] in _NEED_A_YES
        return Reason.NEEDS_A_YES if yes else Reason.NEEDS_A_SECOND
    if claim.document in after.documents:
        return Reason.TOLD if diff(before, after) is not None else Reason.SAME
    if before.phase is Phase.RELEASED:
        return Reason.OVER
    older = before.since is not None and (claim.day or _UNDATED) < before.since
    return Reason.OLDER if older else Reason.COARSER


def _unusable(claim: Claim) -> Reason:
    if claim.tier is Tier.BLOCKED:
        return Reason.BLOCKED
    if claim.status is Status.NO_DATE:
        return Reason.NO_DATE
    return Reason.PASSED if claim.status in _PHASES else Reason.UNCONFIRMED
