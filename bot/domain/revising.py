"""Joins a new version of an article to what was decided on the one before: pure, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.domain.desk import Standing, What
from bot.domain.documents import Status
from bot.domain.edtf import speaks_from
from bot.domain.effects import said
from bot.domain.tracker import TRUSTED
from bot.domain.weighing import key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from bot.domain.desk import Arrival, Decided
    from bot.domain.documents import DocumentForm, ReleaseForm

SHRUNK = 2
"""By how many times a text that is less of the same article may be shorter. What is left of a page
behind a wall must not take back what the whole of it said."""
SEPARATOR = " · "
"""What stands between statements in the audit trail; see `effects.said`."""
_MOVES = frozenset(
    {
        *(Status.SCHEDULED, Status.TARGET, Status.MOVED_UP),
        *(Status.DELAYED, Status.CANCELLED, Status.RELEASED),
    }
)


def substance(form: DocumentForm) -> frozenset[tuple[object, ...]]:
    """Return all that a document states, without where it stands in the text."""
    return frozenset(
        [
            *(("claim", c.about, c.says, c.of, c.value, c.said_by) for c in form.claim),
            *(("quote", q.speaker, tuple(p.text for p in q.parts)) for q in form.quote),
            *(("release", *key_of(r), r.grade, r.said_by) for r in form.release),
        ]
    )


def says_more(form: DocumentForm, than: DocumentForm) -> bool:
    """Say whether a near-copy states anything that its original doesn't."""
    there = substance(than)
    loose = {row[:3] for row in there if row[0] == "release"}
    return any(
        row[:3] not in loose if row[0] == "release" else row not in there for row in substance(form)
    )


def rejections(decisions: Iterable[Decided]) -> set[str]:
    """Return the statements that were rejected last, as the audit trail says them; newest first."""
    last: dict[str, What] = {}
    for line in decisions:
        for statement in (line.before or "").split(SEPARATOR):
            if line.what in (What.APPROVED, What.EDITED, What.REJECTED):
                last.setdefault(statement, line.what)
    return {statement for statement, what in last.items() if what is What.REJECTED}


def shrunk(new: DocumentForm, old: DocumentForm) -> bool:
    """Say whether so little is left of an article that it can't be the whole of it."""
    return new.length * SHRUNK < old.length


def revised(
    new: DocumentForm, before: Arrival, rejected: Collection[str], seen: date
) -> DocumentForm:
    """Return the new version of an article, with what was decided on the one `before`.

    What a curator said yes to keeps it, edited as it was; what was rejected (`rejected`, as the
    audit trail says it) stays away. An outlet that isn't trusted, and that a curator took all the
    same, adds nothing but statements, which wait. `seen` is the day on which the change was seen.
    """
    old = before.draft
    decided = {r.id: r for r in old.release if r.reviewed}
    by_key = {key_of(r) for r in decided.values()}
    gone = set(rejected) - {said([r]) for r in decided.values()}
    release = tuple(
        _decided(r, decided.get(r.id), yes=key_of(r) in by_key)
        for r in new.release
        if r.id in decided or said([r]) not in gone
    )
    form = msgspec.structs.replace(
        new, release=release, reviewed=old.reviewed, copy_of=new.copy_of or old.copy_of
    )
    form = msgspec.structs.replace(form, published=_published(form, old, seen))
    if form.published != new.published:
        form = msgspec.structs.replace(form, published_from=None)
    if old.tier in TRUSTED or before.standing is not Standing.TAKEN:
        return form
    known = substance(old)
    return msgspec.structs.replace(
        form,
        name=tuple(n for n in form.name if (n.entity, n.printed) in _names(old)),
        claim=tuple(
            c for c in form.claim if ("claim", c.about, c.says, c.of, c.value, c.said_by) in known
        ),
        quote=tuple(
            q for q in form.quote if ("quote", q.speaker, tuple(p.text for p in q.parts)) in known
        ),
    )


def _decided(new: ReleaseForm, old: ReleaseForm | None, *, yes: bool) -> ReleaseForm:
    if old is None:
        return msgspec.structs.replace(new, reviewed=True) if yes else new
    return msgspec.structs.replace(
        old, start=new.start, end=new.end, check=new.check, anchor=new.anchor
    )


def _names(form: DocumentForm) -> set[tuple[str, str]]:
    return {(n.entity, n.printed) for n in form.name}


def _published(new: DocumentForm, old: DocumentForm, seen: date) -> str | None:
    """Return the day from which the new version speaks.

    With news of the release in it that is its own day if that is a later one, else the day on
    which they were seen. Without, it is the old version's: what isn't new must not seem newer.
    """
    own, was = speaks_from(new.published, new.tells_of), speaks_from(old.published, old.tells_of)
    told = {key_of(r) for r in old.release}
    if any(r.status in _MOVES and key_of(r) not in told for r in new.release):
        later = own is not None and (was is None or own > was)
        return new.published if later and new.published is not None else seen.isoformat()
    return old.published if old.published is not None else new.published
