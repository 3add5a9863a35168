"""What news are made of and what they become: documents, items, what was told, what is to be."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.story import News, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.domain.documents import Tier
    from bot.domain.story import Topic
    from bot.domain.tracker import Claim


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


@dataclass(frozen=True, slots=True)
class Before:
    """What was told of a topic, as `Update` had it, and its story so far."""

    value: str
    evidence: str
    body: News | None


def sources(seen: Evidence, documents: Sequence[str], known: Iterable[str]) -> tuple[Source, ...]:
    """Return documents to cite, those that are new first, in the order of their days."""
    old = set(known)
    printed = [seen.documents[d] for d in documents]
    printed.sort(key=lambda d: (d.id in old, d.day is None, d.day, d.id))
    return tuple(Source(d.id, d.outlet, d.title, d.link) for d in printed)


def newest_day(seen: Evidence, documents: Iterable[str]) -> date | None:
    """Return the day of the newest of some documents; none where none has a day."""
    days = [seen.documents[d].day for d in documents]
    return max((day for day in days if day is not None), default=None)


def next_revision(body: News | None) -> int:
    """Return the revision of the entry that is added next."""
    return body.entries[-1].revision + 1 if body is not None else 1


def fingerprint(lines: Iterable[str]) -> str:
    """Return a hash of lines, whatever their order."""
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
