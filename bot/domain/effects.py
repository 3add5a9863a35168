"""Works out what a curator's yes would change, and what a curator's correction makes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from bot.domain.desk import Standing, approved, published
from bot.domain.documents import Status
from bot.domain.edtf import Precision, parse, speaks_from
from bot.domain.story import Topic
from bot.domain.tracker import TRUSTED, Change, Claim, Reason, State, diff, reason, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from bot.domain.desk import Arrival
    from bot.domain.documents import DocumentForm, ReleaseForm
    from bot.domain.edtf import Window
    from bot.domain.telling import Evidence

NEEDS_A_DATE = frozenset(
    {Status.SCHEDULED, Status.TARGET, Status.RUMORED, Status.WAS_SCHEDULED, Status.MOVED_UP}
)
TAKES_NO_DATE = frozenset({Status.NO_DATE, Status.CANCELLED})
_PEOPLE = frozenset({"plays", "crew"})


class NotAStatement(ValueError):
    """A curator's correction can't be taken; `why` is the rest of a message's key."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Effect:
    """What would be another: the release's state, and how much there is of people and promotion.

    `before` is what the documents say now. `topics` are those of which there would be news; `why`
    is which rule decides on what is said of the release, none where nothing is.
    """

    before: State
    after: State
    people: int = 0
    promos: int = 0
    why: Reason | None = None

    @property
    def change(self) -> Change | None:
        """How the release's state would change; none if it wouldn't."""
        return diff(self.before, self.after)

    @property
    def topics(self) -> Topic:
        """The topics of which something would be told."""
        release = Topic.RELEASE if self.change is not None else Topic(0)
        people = Topic.PEOPLE if self.people else Topic(0)
        return release | people | (Topic.PROMO if self.promos else Topic(0))


def asked(arrival: Arrival) -> tuple[str, ...]:
    """Return the ids of the statements that a curator is asked about, in the draft's order."""
    if not arrival.waits:
        return ()
    held = {held.id for held in arrival.held}
    whole = arrival.standing is Standing.WAITING
    return tuple(r.id for r in arrival.draft.release if whole or r.id in held)


def all_approved(arrival: Arrival, at: int) -> Arrival:
    """Return an arrival with a curator's yes to all that waits, and to nothing else."""
    if arrival.standing is Standing.WAITING:
        return approved(arrival, None, at)
    kept = {held.id for held in arrival.held if held.kept}
    # What is new first: with a yes to it, what was kept until then is gone.
    for statement in sorted(asked(arrival), key=kept.__contains__):
        if statement in asked(arrival):
            arrival = approved(arrival, statement, at)
    return arrival


def with_yes(arrival: Arrival, statement: str | None, at: int) -> Arrival:
    """Return an arrival with a curator's yes to one statement, or to all that waits."""
    return approved(arrival, statement, at) if statement else all_approved(arrival, at)


def effect(seen: Evidence, arrival: Arrival, statement: str | None = None) -> Effect:
    """Return what a yes to one statement would change, or to all that waits."""
    ids = (statement,) if statement is not None else asked(arrival)
    return _effect(seen, arrival.document, published(with_yes(arrival, statement, 0)), ids)


def without(seen: Evidence, document: str) -> Effect:
    """Return what would change if a document were taken back."""
    return _effect(seen, document, None)


def _effect(
    seen: Evidence, document: str, form: DocumentForm | None, ids: Collection[str] = ()
) -> Effect:
    others = [claim for claim in seen.claims if claim.document != document]
    claims = claims_of(document, form) if form is not None else []
    known_people = {item.key for item in seen.people}
    known_promos = {item.key for item in seen.promos}
    # One outlet that isn't trusted tells nobody of people and promotion: see `items`.
    alone = form is not None and (form.reviewed or form.tier in TRUSTED)
    stated = form.claim if form is not None and alone else ()
    people = {c.about for c in stated if c.says in _PEOPLE and not c.spoiler} - known_people
    promos = {str(c.value) for c in stated if c.says == "promo" and not c.spoiler} - known_promos
    known = [*others, *claims]
    before, after = resolve(seen.claims), resolve(known)
    rows = form.release if form is not None else ()
    mine = [claim for claim, row in zip(claims, rows, strict=True) if row.id in ids]
    why = reason(mine[0], before, after, known) if mine else None
    return Effect(before, after, len(people), len(promos), why)


def claims_of(document: str, form: DocumentForm) -> list[Claim]:
    """Return what a document says of the release, as the tracker weighs it."""
    return [
        Claim(
            document=document,
            original=form.copy_of or document,
            outlet=form.outlet,
            day=speaks_from(form.published, form.tells_of),
            tier=form.tier,
            status=release.status,
            window=parse(release.edtf) if release.edtf is not None else None,
            said_by=release.said_by,
            grade=release.grade,
            reviewed=form.reviewed or release.reviewed,
        )
        for release in form.release
    ]


def corrected(arrival: Arrival, statement: str, status: str, date: str) -> Arrival:
    """Return an arrival of which one statement says what a curator read; its place stays.

    Raises NotAStatement where that can't be said.
    """
    known, window = _status(status), _window(date.strip())
    if window is None and known in NEEDS_A_DATE:
        raise NotAStatement("needs-a-date")
    if window is not None and known in TAKES_NO_DATE:
        raise NotAStatement("takes-no-date")
    precision = window.precision if window is not None else Precision.NONE
    text = window.text if window is not None else None

    def mended(release: ReleaseForm) -> ReleaseForm:
        relative = release.relative and text == release.edtf
        return msgspec.structs.replace(
            release,
            status=known,
            edtf=text,
            precision=precision,
            relative=relative,
            anchor=release.anchor if text == release.edtf else None,
        )

    rows = _mended(arrival.draft.release, statement, mended)
    return msgspec.structs.replace(
        arrival, draft=msgspec.structs.replace(arrival.draft, release=rows)
    )


def _mended(
    rows: Sequence[ReleaseForm], statement: str, mend: Callable[[ReleaseForm], ReleaseForm]
) -> tuple[ReleaseForm, ...]:
    if all(row.id != statement for row in rows):
        raise NotAStatement("gone")
    return tuple(mend(row) if row.id == statement else row for row in rows)


def _status(text: str) -> Status:
    try:
        return Status(text)
    except ValueError:
        raise NotAStatement("status") from None


def _window(text: str) -> Window | None:
    if not text:
        return None
    try:
        return parse(text)
    except ValueError:
        raise NotAStatement("date") from None


def said(rows: Iterable[ReleaseForm]) -> str:
    """Return statements as the audit trail has them: `scheduled 2027-05 · cancelled`."""
    return " · ".join(f"{row.status} {row.edtf or ''}".strip() for row in rows)
