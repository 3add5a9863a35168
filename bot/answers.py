"""Answers that several commands and buttons share: somebody's card, by name or by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.facts import Kind
from bot.domain.names import fold
from bot.services.library import contents
from bot.services.lookup import look_up
from bot.services.profiles import profile
from bot.ui.inert import echo
from bot.ui.library import document_card
from bot.ui.people import character_card, person_card
from bot.ui.places import city_card, thing_card
from bot.ui.plain import others_menu, unknown_card
from bot.ui.show import about_card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering import Asked
    from bot.ui.card import Card, Menu


async def named_card(asked: Asked, typed: str, prefer: Sequence[Kind]) -> Card | None:
    """Return the card of whoever `typed` means."""
    known = asked.known
    found = look_up(known, typed, prefer)
    if found.best is None:
        return unknown_card(asked.voice, known.show, found)
    note = echo(typed) if found.slip and fold(typed) else None
    menu = others_menu(asked.voice, found.others)
    return await entity_card(asked, found.best.id, typed=note, menu=menu)


async def entity_card(
    asked: Asked, entity: str, *, typed: str | None = None, menu: Menu | None = None
) -> Card | None:
    """Return an entity's card; none if there is no such entity."""
    voice, show = asked.voice, asked.known.show
    found = await profile(asked.known, entity)
    if found is None:
        return None
    match found.entity.kind:
        case Kind.PERSON:
            return person_card(voice, show, found, typed, menu)
        case Kind.CHARACTER:
            return character_card(voice, show, found, typed, menu)
        case Kind.CITY:
            return city_card(voice, show, found, asked.now, typed=typed, menu=menu)
        case Kind.SHOW:
            return about_card(voice, show, found)
        case _:
            return thing_card(voice, show, found, typed, menu)


async def source_card(asked: Asked, document: str) -> Card | None:
    """Return a document's card; none if there is no such document."""
    found = await asked.known.document(document)
    if found is None:
        return None
    return document_card(asked.voice, asked.known.show, await contents(asked.known, found))
