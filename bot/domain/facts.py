"""The vocabulary of facts: what can be said of an entity, and how values are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an entity is."""

    SHOW = "show"
    PERSON = "person"
    CHARACTER = "character"
    CITY = "city"
    COUNTRY = "country"
    GROUP = "group"
    ORGANISATION = "organisation"
    WORK = "work"


class Value(StrEnum):
    """What a predicate's value is: an entity, a word of the show's list, a number, a date, none."""

    ENTITY = "entity"
    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Predicate:
    """One kind of statement.

    `single` says that only one value can be true, so two values are a disagreement.
    """

    name: str
    value: Value
    single: bool = False
    about: tuple[Kind, ...] = ()
    of: tuple[Kind, ...] = ()


_PERSON, _CHARACTER, _SHOW = (Kind.PERSON,), (Kind.CHARACTER,), (Kind.SHOW,)

PREDICATES: dict[str, Predicate] = {
    p.name: p
    for p in (
        Predicate("plays", Value.ENTITY, about=_PERSON, of=_CHARACTER),
        Predicate("crew", Value.WORD, about=_PERSON),
        Predicate("member_of", Value.ENTITY, about=_PERSON, of=(Kind.GROUP,)),
        Predicate("occupation", Value.WORD, about=_PERSON),
        Predicate("agency", Value.ENTITY, single=True, about=_PERSON, of=(Kind.ORGANISATION,)),
        Predicate("age", Value.NUMBER, single=True, about=_PERSON),
        Predicate("credit", Value.ENTITY, about=_PERSON, of=(Kind.WORK,)),
        Predicate("preparation", Value.WORD, about=_PERSON),
        Predicate("is", Value.WORD, about=_CHARACTER),
        Predicate("story", Value.WORD, about=(Kind.CHARACTER, Kind.SHOW)),
        Predicate("setting", Value.NOTHING, about=(Kind.CITY,)),
        Predicate("filmed_in", Value.ENTITY, about=_SHOW, of=(Kind.COUNTRY, Kind.CITY)),
        Predicate("platform", Value.ENTITY, single=True, about=_SHOW, of=(Kind.ORGANISATION,)),
        Predicate("format", Value.WORD, single=True, about=_SHOW),
        Predicate("origin", Value.WORD, single=True, about=_SHOW),
        Predicate("genre", Value.WORD, single=True, about=_SHOW),
        Predicate("span", Value.WORD, single=True, about=_SHOW),
        Predicate("episodes", Value.NUMBER, single=True, about=_SHOW),
        Predicate("premise", Value.WORD, about=_SHOW),
        Predicate("idea", Value.WORD, about=_SHOW),
        Predicate("announced", Value.DATE, single=True, about=_SHOW),
        Predicate("production", Value.WORD, single=True, about=_SHOW),
        Predicate("promo", Value.WORD, about=_SHOW),
        Predicate("reception", Value.WORD, about=_SHOW),
        Predicate("billing", Value.ENTITY, single=True, about=_SHOW, of=_PERSON),
    )
}
"""Every predicate that a document may use, in the order in which cards show them."""
