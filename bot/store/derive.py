"""Derives facts from claims: who states each, and which value of several is the best."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

CITED = 8
"""Documents kept by name for each fact; of more, the number is kept."""
Key = tuple[str, str, str | None, str | None]
"""A fact: subject, predicate, object, value."""


@dataclass(slots=True)
class _Support:
    """What stands behind one fact, as `knowledge.sql` tells it; `last` is the newest position."""

    id: int
    spoiler: bool
    trust: int
    first: int
    last: int = -1
    sources: int = 0
    independent: int = 0
    newest: str | None = None
    cites: list[tuple[str, str | None, str | None]] = field(
        default_factory=list[tuple[str, str | None, str | None]]
    )


def derive_facts(db: sqlite3.Connection) -> None:
    """Group claims into facts and rank the values of each predicate.

    A fact is a spoiler if a claim says so, or if it names somebody whose name is one.

    Best is the value of the most trusted outlet, then of most independent documents, then of the
    newest, then of the first.
    """
    facts = _grouped(db)
    values: dict[tuple[str, str], list[_Support]] = {}
    for key, support in facts.items():
        values.setdefault(key[:2], []).append(support)
    ranks = {s.id: rank for of in values.values() for s, *rank in _ranked(of)}
    db.executemany(
        "INSERT INTO fact VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            (
                *(s.id, *key, s.spoiler, s.sources, s.independent, s.trust, s.newest, s.first),
                *ranks[s.id],
            )
            for key, s in facts.items()
        ),
    )
    db.executemany(
        "INSERT INTO citation VALUES (?,?,?,?,?)",
        (
            (support.id, place, *cite)
            for support in facts.values()
            for place, cite in enumerate(support.cites, 1)
        ),
    )


def _grouped(db: sqlite3.Connection) -> dict[Key, _Support]:
    """Return the facts in the order in which documents bring them."""
    spoilers = {row[0] for row in db.execute("SELECT id FROM entity WHERE spoiler")}
    facts: dict[Key, _Support] = {}
    claims = db.execute(
        "SELECT subject, predicate, object, value, spoiler, position, trust, newest,"
        " copy_of IS NULL, document, said_by, instead_of"
        " FROM document CROSS JOIN claim ON document = document.id ORDER BY position, place"
    )
    for *said, spoiler, position, trust, newest, own, document, said_by, instead_of in claims:
        key: Key = tuple(said)
        support = facts.get(key)
        if support is None:
            hides = said[0] in spoilers or said[2] in spoilers
            support = facts[key] = _Support(len(facts) + 1, hides, trust, position)
        support.spoiler = support.spoiler or bool(spoiler)
        if support.last != position:
            support.last = position
            support.sources += 1
            support.trust = min(support.trust, trust)
            if own:
                support.independent += 1
                support.newest = max(support.newest or "", newest or "") or None
            if support.sources <= CITED:
                support.cites.append((document, said_by, instead_of))
        elif support.sources <= CITED:
            _, by, instead = support.cites[-1]
            support.cites[-1] = (document, _first(by, said_by), _first(instead, instead_of))
    return facts


def _first(one: str | None, other: str | None) -> str | None:
    """Return the first of two names; a document may state a fact more than once."""
    return min(one, other) if one is not None and other is not None else one or other


def _ranked(values: Sequence[_Support]) -> Iterator[tuple[_Support, int, str]]:
    """Yield the values of one predicate, the best first, each with its rank and the reason."""
    best = sorted(values, key=lambda s: s.newest or "", reverse=True)
    best.sort(key=lambda s: (s.trust, -s.independent))
    for place, support in enumerate(best):
        if len(best) == 1:
            yield support, 1, "only"
            continue
        other = best[place + 1] if place + 1 < len(best) else best[place - 1]
        if support.trust != other.trust:
            reason = "trust"
        elif support.independent != other.independent:
            reason = "sources"
        elif support.newest != other.newest:
            reason = "newest"
        else:
            reason = "first"
        yield support, place + 1, reason
