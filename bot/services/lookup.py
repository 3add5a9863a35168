"""Climbs the ladder from what was typed to whom it means, the same for every command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.view import Entity
    from bot.store.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a query means: the entity to show, others that it may mean, or whom to ask about.

    `slip` says that one letter was forgiven.
    """

    typed: str
    best: Entity | None
    others: tuple[Entity, ...] = ()
    suggestions: tuple[Entity, ...] = ()
    slip: bool = False


def look_up(known: Knowledge, typed: str, prefer: Sequence[str]) -> Lookup:
    """Return what `typed` means; entities of the kinds in `prefer` come first."""
    found = known.names.find(typed, prefer)
    entities = [known.entities[entity] for entity in found.entities]
    return Lookup(
        typed=typed,
        best=entities[0] if entities else None,
        others=tuple(entities[1:]),
        suggestions=tuple(known.entities[entity] for entity in found.suggestions),
        slip=found.slip,
    )
