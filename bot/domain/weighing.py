"""Decides what of an article is safe to take, and what waits for a curator: pure, by its facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from bot.domain.desk import Held, Hold, Standing, Way
from bot.domain.documents import Grade, Status, Tier
from bot.domain.edtf import parse
from bot.domain.sites import host_in
from bot.domain.tracker import TRUSTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.desk import Arrival
    from bot.domain.documents import DocumentForm, ReleaseForm

NEED_A_YES = frozenset({Status.DELAYED, Status.RELEASED, Status.CANCELLED})
"""Statuses that no rule takes."""
OWN_HAND = frozenset({Way.COMMAND, Way.FOLDER})
"""Ways by which the operator hands articles in, who may say how far an outlet is trusted."""
PLANS = frozenset({Status.SCHEDULED, Status.TARGET, Status.MOVED_UP})
_LONGEST = 400
_STRICTEST = {tier: rank for rank, tier in enumerate(Tier)}


class Rule(StrEnum):
    """Which rule decided on an article as a whole."""

    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    SUGGESTED = "suggested"
    BLOCKED = "blocked"
    OWN = "own"
    """The show's own folder has a document of the same link, which nothing replaces."""
    COPY = "copy"
    """It is nearly one that a curator rejected or took back."""
    BEFORE = "before"
    """A curator decided on an earlier version."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where an article stands, which of its statements wait, and which rule decided."""

    standing: Standing
    held: tuple[Held, ...]
    rule: Rule


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a verdict depends on besides the article itself.

    `before` is the arrival that it is a new version of; `own` whether it is a new version of a
    document of the show's folder; `unwanted` whether it is nearly one that a curator rejected or
    took back.
    """

    way: Way
    before: Arrival | None = None
    own: bool = False
    unwanted: bool = False


def tier_of(host: str, outlets: Mapping[Tier, Sequence[str]], said: Tier | None = None) -> Tier:
    """Return how far an outlet is trusted, by the host of its link and the show's `[outlets]`.

    A domain stands for its subdomains, too; of several the longest counts, and of two tiers the
    one trusted less. `said` counts for what isn't listed, else that is a fan's.
    """
    found = [
        (len(domain), _STRICTEST[tier], tier)
        for tier, domains in outlets.items()
        for domain in map(_plain, domains)
        if domain and (host == domain or host.endswith(f".{domain}"))
    ]
    return max(found)[2] if found else said or Tier.FAN


def as_listed(form: DocumentForm, outlets: Mapping[Tier, Sequence[str]]) -> DocumentForm:
    """Return a document trusted as its outlet is listed now; as it was where it isn't listed."""
    return msgspec.structs.replace(form, tier=tier_of(host_in(form.link), outlets, form.tier))


def weigh(form: DocumentForm, sentences: Mapping[str, str], about: Circumstances) -> Verdict:
    """Decide on an article whose `form` has its true tier; `sentences` are its statements'.

    A statement with `reviewed` has a curator's yes already and is never held.
    """
    refused = _refused(form, about.before)
    if refused is not None:
        return refused
    waits = _why_it_waits(form, about)
    if waits is not None:
        hold, rule = waits
        return Verdict(Standing.WAITING, _all(form, sentences, hold), rule)
    if form.tier in TRUSTED:
        return Verdict(Standing.TAKEN, tuple(_held(form, sentences)), Rule.TRUSTED)
    # A curator took it as it was; what is new in it wants a yes of its own.
    return Verdict(Standing.TAKEN, _all(form, sentences, Hold.CHANGED), Rule.BEFORE)


def _refused(form: DocumentForm, before: Arrival | None) -> Verdict | None:
    """Return the verdict on what isn't wanted, as it is or as it was; none for all else."""
    if form.tier is Tier.BLOCKED:
        return Verdict(Standing.REJECTED, (), Rule.BLOCKED)
    if before is None or before.standing not in (Standing.REJECTED, Standing.RETRACTED):
        return None
    known = {key_of(r) for r in before.draft.release}
    if before.standing is Standing.RETRACTED or all(key_of(r) in known for r in form.release):
        return Verdict(before.standing, (), Rule.BEFORE)
    return None


def _why_it_waits(form: DocumentForm, about: Circumstances) -> tuple[Hold, Rule] | None:
    """Return why an article waits as a whole; none if it doesn't."""
    before = about.before
    if before is not None and before.standing is Standing.REJECTED:
        return Hold.CHANGED, Rule.BEFORE
    if about.own:
        return Hold.CHANGED, Rule.OWN
    if before is not None and before.standing is Standing.TAKEN:
        return None
    if about.unwanted:
        return Hold.COPY, Rule.COPY
    if about.way is Way.SUGGESTION:
        return Hold.SUGGESTED, Rule.SUGGESTED
    return (Hold.TIER, Rule.UNTRUSTED) if form.tier not in TRUSTED else None


def key_of(statement: ReleaseForm) -> tuple[Status, str | None]:
    """Return what a release statement says: two of the same key are one decision."""
    return (statement.status, statement.edtf)


def _plain(domain: str) -> str:
    return domain.strip().lower().removeprefix("www.").rstrip(".")


def _all(form: DocumentForm, sentences: Mapping[str, str], why: Hold) -> tuple[Held, ...]:
    return tuple(
        Held(r.id, why if r.status not in NEED_A_YES else Hold.NEEDS_A_YES, cut(sentences, r.id))
        for r in form.release
        if not r.reviewed
    )


def _held(form: DocumentForm, sentences: Mapping[str, str]) -> Iterable[Held]:
    """Return the statements of a trusted article that wait all the same."""
    unsure = excluding(form.release)
    for statement in form.release:
        why = _why(statement, unsure)
        if why is not None:
            yield Held(statement.id, why, cut(sentences, statement.id))


def _why(statement: ReleaseForm, unsure: set[str]) -> Hold | None:
    if statement.reviewed:
        return None
    if statement.status in NEED_A_YES:
        return Hold.NEEDS_A_YES
    if statement.grade is not Grade.A:
        return Hold.GRADE
    return Hold.UNSURE if statement.id in unsure else None


def excluding(statements: Iterable[ReleaseForm]) -> set[str]:
    """Return the plans of one article that can't both be: their times don't meet."""
    plans = [
        (s.id, parse(s.edtf))
        for s in statements
        if s.status in PLANS and s.edtf is not None and s.grade is Grade.A
    ]
    return {
        id_
        for one, other in combinations(plans, 2)
        if one[1].latest < other[1].earliest or other[1].latest < one[1].earliest
        for id_ in (one[0], other[0])
    }


def cut(sentences: Mapping[str, str], statement: str) -> str:
    """Return a statement's sentence as it is kept for a card."""
    return sentences.get(statement, "")[:_LONGEST]
