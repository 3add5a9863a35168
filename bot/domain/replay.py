"""Replays a history of documents day by day: what would have been told, and why not the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from bot.domain.edtf import parse, speaks_from
from bot.domain.news import Before, Moment, news
from bot.domain.story import Topic
from bot.domain.tracker import Change, Claim, Reason, State, diff, reason, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.documents import DocumentForm
    from bot.domain.news import Evidence
    from bot.domain.story import Entry

_LISTS = frozenset({"plays", "crew", "promo"})
"""What is said of people and promotion: news of lists, which `Evidence` holds as items."""
_LOOKS = 10
"""Looks at one day's documents, each of which tells one change of a topic."""


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a history: the change to tell, if any, and the reason for each claim."""

    day: date
    change: Change | None
    reasons: tuple[tuple[Claim, Reason], ...]
    silent: tuple[str, ...]
    """Documents of that day that say nothing of the release."""


@dataclass(frozen=True, slots=True)
class Thing:
    """News of people or promotion, told on a day of a history."""

    day: date
    topic: Topic
    entry: Entry


def day_of(form: DocumentForm) -> date | None:
    """Return the day from which a document speaks; none if unknown."""
    return speaks_from(form.published, form.tells_of)


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
            reviewed=form.reviewed or release.reviewed,
        )
        for release in form.release
    ]


def by_day(
    arriving: Iterable[tuple[str, DocumentForm]], until: date | None = None
) -> list[tuple[date, list[tuple[str, DocumentForm]]]]:
    """Return documents by the day of their arrival, those without one first, as `date.min`."""
    dated = sorted(
        ((day_of(form) or date.min, document, form) for document, form in arriving),
        key=lambda row: row[:2],
    )
    return [
        (day, [(document, form) for _, document, form in group])
        for day, group in groupby(dated, key=lambda row: row[0])
        if until is None or day <= until
    ]


def lists(form: DocumentForm) -> bool:
    """Say whether a document may change what is listed: people, or promotion."""
    return any(claim.says in _LISTS for claim in form.claim)


def replay_lists(seen: Iterable[tuple[date | None, Evidence]], today: date) -> list[Thing]:
    """Return what would have been told of people and promotion: `seen` is what each day had.

    The first is the baseline, and of no day. The days are looked at as if they were here, or had
    been waiting until `today`.
    """
    told: dict[Topic, Before] = {}
    things: list[Thing] = []
    for when, evidence in seen:
        day = when or date.min
        for _ in range(_LOOKS):
            updates = news(evidence, told, Moment(max(day, today), 0))
            if not updates:
                break
            for update in updates:
                before = told.get(update.topic)
                body = update.body or (before.body if before is not None else None)
                told[update.topic] = Before(update.value, update.evidence, body)
                if update.body is not None and update.topic is not Topic.RELEASE:
                    things.append(Thing(day, update.topic, update.body.entries[-1]))
    return things


def replay(
    known: Sequence[Claim], arriving: Iterable[tuple[str, DocumentForm]], until: date | None = None
) -> list[Step]:
    """Return what each day of `arriving` documents would have told, after the silent baseline.

    `known` are the baseline's claims, of which nothing is told. Documents of a day arrive
    together; those without a day come first, and those after `until` not at all.
    """
    told = resolve(known)
    claims = list(known)
    steps: list[Step] = []
    for day, group in by_day(arriving, until):
        rows = [(document, claims_of(document, form)) for document, form in group]
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
