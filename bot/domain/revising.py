"""Joins a new version of an article to what was decided on the one before: pure, no clock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from bot.domain.desk import Held, Hold, Standing, What, published
from bot.domain.documents import Grade, Status
from bot.domain.edtf import speaks_from
from bot.domain.effects import said
from bot.domain.tracker import TRUSTED
from bot.domain.weighing import NEED_A_YES, PLANS, cut, excluding, key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from bot.domain.desk import Arrival, Decided
    from bot.domain.documents import DocumentForm, ReleaseForm
    from bot.domain.weighing import Verdict

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
    new: DocumentForm, before: Arrival, rejected: Collection[str], *, own: bool = False
) -> DocumentForm:
    """Return the new version of an article, with what was decided on the one `before`.

    What a curator said yes to keeps it, edited as it was; what was rejected (`rejected`, as the
    audit trail says it) stays away. An outlet that isn't trusted, and that a curator took all the
    same, adds nothing but statements, which wait; so does a version of the show's `own` document.
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
    if (old.tier in TRUSTED and not own) or before.standing is not Standing.TAKEN:
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


def settled(
    form: DocumentForm,
    verdict: Verdict,
    before: Arrival,
    sentences: Mapping[str, str],
    seen: date,
) -> tuple[DocumentForm, Verdict]:
    """Return a new version and its verdict, so that no rule takes back what is public of `before`.

    By a rule the new version replaces what it doesn't state any more only if it states a plan of
    its own, and nothing of it waits. Else what was public stays so, whatever is new waits, and a
    curator is asked about both. `seen` is the day on which the change was seen.
    """
    there = published(before)
    if there is not None and there.release and before.standing is Standing.TAKEN:
        form, verdict = _kept(form, verdict, there.release, sentences)
    waits = {held.id for held in verdict.held if not held.kept}
    day = dated(form, before.draft, waits, seen)
    if day != form.published:
        form = msgspec.structs.replace(form, published=day, published_from=None)
    return form, verdict


def _kept(
    form: DocumentForm,
    verdict: Verdict,
    told: Sequence[ReleaseForm],
    sentences: Mapping[str, str],
) -> tuple[DocumentForm, Verdict]:
    """Return a new version with what was `told` of the one before, as far as that has to stay."""
    held = {one.id: one for one in verdict.held}
    pairs = _pairs(form.release, told)
    found = {t.id for _, t in pairs if t is not None}
    lost = [t for t in told if t.id not in found]
    fresh = [r for r, t in pairs if t is None and not r.reviewed]
    replaces = any(r.status in PLANS and r.grade is Grade.A for r in fresh)
    replaces = replaces and not any(t.reviewed for t in lost)
    if verdict.standing is Standing.TAKEN and not held and (replaces or not lost):
        return form, verdict
    # What is told may be contradicted: by another day, or by what overthrows any day.
    against = excluding(form.release)
    if any(r.status in NEED_A_YES for r in fresh):
        against |= {r.id for r in form.release if r.status in PLANS}
    rows: list[ReleaseForm] = []
    asks: list[Held] = []
    for new, old in pairs:
        row = new if old is None else _decided(new, old, yes=False)
        rows.append(row)
        sentence = cut(sentences, new.id)
        if old is None and not new.reviewed:
            asks.append(held.get(new.id) or Held(new.id, Hold.CHANGED, sentence))
        elif not row.reviewed and (new.id in held or new.id in against):
            asks.append(Held(row.id, Hold.CHANGED, sentence, kept=True))
    for old in lost:
        rows.append(_within(old, form.length))
        asks.append(Held(old.id, Hold.CHANGED, kept=True))
    form = msgspec.structs.replace(form, release=tuple(rows))
    return form, replace(verdict, standing=Standing.TAKEN, held=tuple(asks))


def _pairs(
    new: Iterable[ReleaseForm], told: Iterable[ReleaseForm]
) -> list[tuple[ReleaseForm, ReleaseForm | None]]:
    """Return each statement with the one that was told and says the same, each of these once."""
    left = {t.id: t for t in told}
    met: set[tuple[object, ...]] = set()
    pairs: list[tuple[ReleaseForm, ReleaseForm | None]] = []
    for r in sorted(new, key=lambda r: r.id not in left):
        old = left.pop(r.id, None)
        old = old or next((t for t in left.values() if key_of(t) == key_of(r)), None)
        if old is not None:
            left.pop(old.id, None)
            met |= {key_of(r), key_of(old)}
        elif key_of(r) in met:
            continue  # it is said twice
        pairs.append((r, old))
    return pairs


def _within(lost: ReleaseForm, length: int) -> ReleaseForm:
    """Return a statement that isn't in the text any more, with a place that the text has."""
    start = min(lost.start, max(length - 1, 0))
    return msgspec.structs.replace(lost, start=start, end=max(start + 1, min(lost.end, length)))


def _decided(new: ReleaseForm, old: ReleaseForm | None, *, yes: bool) -> ReleaseForm:
    if old is None:
        return msgspec.structs.replace(new, reviewed=True) if yes else new
    return msgspec.structs.replace(
        old, start=new.start, end=new.end, check=new.check, anchor=new.anchor
    )


def _names(form: DocumentForm) -> set[tuple[str, str]]:
    return {(n.entity, n.printed) for n in form.name}


def dated(new: DocumentForm, old: DocumentForm, waits: Collection[str], seen: date) -> str | None:
    """Return the day from which the new version speaks; `waits` are the statements that wait.

    With nothing but news of the release in it that is its own day if that is a later one, else the
    day on which they were seen. With a plan that the old version stated, or without news, it is
    the old version's: what isn't new must not seem newer.
    """
    own, was = speaks_from(new.published, new.tells_of), speaks_from(old.published, old.tells_of)
    told = {key_of(r) for r in old.release}
    moves = [r for r in new.release if r.status in _MOVES]
    stays = any(key_of(r) in told and r.id not in waits for r in moves)
    if not stays and any(key_of(r) not in told for r in moves):
        later = own is not None and (was is None or own > was)
        return new.published if later and new.published is not None else seen.isoformat()
    return old.published if old.published is not None else new.published
