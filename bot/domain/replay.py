"""Replays a history of documents day by day: what would have been told, and why not the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from bot.domain.edtf import parse
from bot.domain.tracker import Change, Claim, Reason, State, diff, reason, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.documents import DocumentForm


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a history: the change to tell, if any, and the reason for each claim."""

    day: date
    change: Change | None
    reasons: tuple[tuple[Claim, Reason], ...]
    silent: tuple[str, ...]
    """Documents of that day that say nothing of the release."""


def day_of(form: DocumentForm) -> date | None:
    """Return the day from which a document speaks: published, else told of; none if unknown.

    A document dated to a month or year counts from its last day, lest it seem older than it is.
    """
    if form.published is not None:
        return parse(form.published).latest
    return date.fromisoformat(form.tells_of) if form.tells_of is not None else None


def claims_of(document: str, form: DocumentForm) -> list[Claim]:
    """Return what a document says of the release, with what its weight depends on."""
    return [
        Claim(
            document=document,
            original=form.copy_of or document,
            outlet=form.outlet,
            day=day_of(form),
            tier=form.tier,
            status=release.status,
            window=parse(release.edtf) if release.edtf is not None else None,
            said_by=release.said_by,
            grade=release.grade,
            reviewed=form.reviewed,
        )
        for release in form.release
    ]


def replay(
    known: Sequence[Claim], arriving: Iterable[tuple[str, DocumentForm]], until: date | None = None
) -> list[Step]:
    """Return what each day of `arriving` documents would have told, after the silent baseline.

    `known` are the baseline's claims, of which nothing is told. Documents of a day arrive
    together; those without a day come first, and those after `until` not at all.
    """
    dated = sorted(
        ((day_of(form) or date.min, document, form) for document, form in arriving),
        key=lambda row: row[:2],
    )
    told = resolve(known)
    claims = list(known)
    steps: list[Step] = []
    for day, group in groupby(dated, key=lambda row: row[0]):
        if until is not None and day > until:
            break
        rows = [(document, claims_of(document, form)) for _, document, form in group]
        new = [claim for _, found in rows for claim in found]
        claims += new
        state = resolve(claims)
        steps.append(
            Step(
                day=day,
                change=diff(told, state),
                reasons=tuple((claim, reason(claim, told, state, claims)) for claim in new),
                silent=tuple(document for document, found in rows if not found),
            )
        )
        told = state
    return steps


def baseline(documents: Iterable[tuple[str, DocumentForm]]) -> tuple[list[Claim], State]:
    """Return the claims of the documents that are there from the start, and their state."""
    claims = [claim for document, form in documents for claim in claims_of(document, form)]
    return claims, resolve(claims)
