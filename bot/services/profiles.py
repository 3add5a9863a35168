"""Gathers what the documents say of one person, character, city or thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.facts import Kind

if TYPE_CHECKING:
    from bot.domain.view import Entity, Fact, Spelling
    from bot.store.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity with the facts about it and those that name it, both by predicate.

    `titles` are the spellings of works credited to a person, `companions` the show's other
    characters, `places` are the facts of all the story's cities, `filming` those of where it was
    filmed: only a city's profile has them. `quoted` says that words of theirs are known.
    """

    entity: Entity
    facts: dict[str, list[Fact]]
    named: dict[str, list[Fact]]
    spellings: tuple[Spelling, ...] = ()
    quoted: bool = False
    places: tuple[Fact, ...] = ()
    filming: tuple[Fact, ...] = ()
    titles: tuple[Spelling, ...] = ()
    companions: tuple[Entity, ...] = ()


def by_predicate(facts: list[Fact]) -> dict[str, list[Fact]]:
    """Group facts by predicate; their order stays."""
    grouped: dict[str, list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(fact.predicate, []).append(fact)
    return grouped


async def profile(known: Knowledge, entity: str) -> Profile | None:
    """Return what is known of an entity; none if no entity has this id."""
    found = known.entities.get(entity)
    if found is None:
        return None
    own, naming = await known.facts_about(entity)
    facts = by_predicate(own)
    works = [fact.object.id for fact in facts.get("credit", ()) if fact.object is not None]
    city = found.kind is Kind.CITY
    spellings = await known.spellings([entity, *works])
    return Profile(
        entity=found,
        facts=facts,
        named=by_predicate(naming),
        spellings=tuple(s for s in spellings if s.entity == entity),
        quoted=bool(await known.quote_ids(entity)),
        places=tuple(await known.facts_with("setting")) if city else (),
        filming=tuple(await known.facts_with("filmed_in")) if city else (),
        titles=tuple(s for s in spellings if s.entity != entity),
        companions=await _companions(known, found) if found.kind is Kind.CHARACTER else (),
    )


async def _companions(known: Knowledge, character: Entity) -> tuple[Entity, ...]:
    played = [fact.object for fact in await known.facts_with("plays") if not fact.spoiler]
    others = [entity for entity in played if entity is not None and entity != character]
    return tuple(entity for entity in others if not entity.spoiler)


async def cast(known: Knowledge) -> list[tuple[Fact, Fact | None]]:
    """Return who plays whom, in the documents' order, each with the actor's group if any."""
    roles = [fact for fact in await known.facts_with("plays") if not fact.spoiler]
    groups = {fact.subject.id: fact for fact in reversed(await known.facts_with("member_of"))}
    return [(fact, groups.get(fact.subject.id)) for fact in roles]


async def billing(known: Knowledge) -> list[Fact]:
    """Return whom documents name first, where they differ in that."""
    named = await known.facts_with("billing")
    return named if len(named) > 1 else []


async def crew(known: Knowledge) -> list[list[Fact]]:
    """Return what each member of the crew does, in the documents' order."""
    people: dict[str, list[Fact]] = {}
    for fact in await known.facts_with("crew"):
        people.setdefault(fact.subject.id, []).append(fact)
    return list(people.values())
