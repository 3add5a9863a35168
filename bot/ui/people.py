"""Cards of people and characters, and of the cast and the crew as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.names import AliasKind, fold
from bot.ui.card import Button, Page
from bot.ui.facts import (
    cited,
    grouped,
    lines,
    misspellings,
    others_say,
    to,
    value,
    year_of,
)
from bot.ui.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.view import Entity, Fact, Show, Spelling
    from bot.i18n.fluent import Voice
    from bot.services.profiles import Profile
    from bot.ui.card import Card, Cited, Menu

LISTED = 12
"""People of one list; the rest is counted."""
_ALSO = (AliasKind.NAME, AliasKind.ORDER, AliasKind.ROMANISATION, AliasKind.SHORT)


def cast_card(
    voice: Voice,
    show: Show,
    cast: Sequence[tuple[Fact, Fact | None]],
    billing: Sequence[Fact],
    documents: int,
) -> Card:
    """Return the card of the whole cast. `documents` is how many articles there are."""
    page = Page(voice, show.colour)
    page.heading(voice("cast-heading", show=page.say(show.title)))
    for role, group in cast[:LISTED]:
        page.fact(*_cast_line(page, role, group))
    if not cast:
        page.plain(voice("cast-empty"))
    elif len(cast) > LISTED:
        page.note(voice("cast-more", count=len(cast) - LISTED))
    else:
        page.note(voice("cast-all", documents=documents))
    notes = [
        voice(
            "billing-note",
            marks=page.marks([cite.document for cite in fact.cites], fact.sources),
            count=fact.sources,
            person=page.say(fact.object.short),
        )
        for fact in billing[:3]
        if fact.object is not None
    ]
    page.notes(notes)
    people = [to(role.subject) for role, _ in cast[:4]]
    return page.finish(*people, Button(voice("button-crew"), Press.to("crew")))


def _cast_line(page: Page, role: Fact, group: Fact | None) -> list[Cited]:
    names = {"actor": page.say(role.subject.name), "character": value(page, role)}
    if group is None or group.object is None:
        return [cited(page, role, page.voice("cast-line", **names))]
    stated = {cite.document.id for cite in role.cites}
    if all(cite.document.id in stated for cite in group.cites):
        text = page.voice("cast-line-group", **names, group=page.say(group.object.name))
        return [cited(page, role, text)]
    of = page.voice("person-group", group=page.say(group.object.name))
    return [cited(page, role, page.voice("cast-line", **names)), cited(page, group, of)]


def crew_card(voice: Voice, show: Show, crew: Sequence[Sequence[Fact]]) -> Card:
    """Return the card of everybody who made the show."""
    page = Page(voice, show.colour)
    page.heading(voice("crew-heading", show=page.say(show.title)))
    for facts in crew[:LISTED]:
        lead = voice("crew-line", person=page.say(facts[0].subject.name))
        page.fact(*grouped(page, facts), lead=f"{lead}: ")
    if not crew:
        page.plain(voice("crew-empty"))
    elif len(crew) > LISTED:
        page.note(voice("cast-more", count=len(crew) - LISTED))
    for note in others_say(page, [fact for facts in crew for fact in facts]):
        page.note(f"{note}.")
    people = [to(facts[0].subject) for facts in crew[:4]]
    return page.finish(*people, Button(voice("button-cast"), Press.to("cast")))


def person_card(
    voice: Voice, show: Show, profile: Profile, typed: str | None, menu: Menu | None
) -> Card:
    """Return one person's card. `typed` is what was typed, where it wasn't quite the name."""
    page = Page(voice, show.colour)
    person = profile.entity
    page.typed(typed)
    page.heading(page.say(person.name))
    roles = profile.facts.get("plays", [])
    for fact in roles:
        page.fact(cited(page, fact, voice("person-plays", character=value(page, fact))))
    crew = profile.facts.get("crew", [])
    page.row(grouped(page, crew))
    page.row(_life(page, profile))
    earlier = profile.facts.get("credit", [])
    if earlier:
        key = "person-works" if crew and not roles else "person-credits"
        parts = [cited(page, fact, value(page, fact)) for fact in earlier]
        page.fact(*parts, lead=f"{voice(key)} ")
    for fact in profile.facts.get("preparation", []):
        text = voice("person-preparation", pronoun=person.pronoun, text=value(page, fact))
        page.fact(cited(page, fact, text))
    also = _also_written(page, person, profile.spellings)
    if also:
        page.note(voice("person-also", names=page.fitted(also, ", ")))
    works = [fact.object for fact in earlier if fact.object is not None]
    notes = misspellings(page, person, profile.spellings)
    notes += [note for work in works for note in misspellings(page, work, profile.titles)]
    notes += others_say(page, crew)
    page.notes(notes)
    parts = [fact.object for fact in roles if fact.object is not None and not fact.spoiler]
    return page.finish(
        _said(voice, person) if profile.quoted else None,
        *(to(character) for character in parts[:2]),
        Button(voice("button-crew"), Press.to("crew")) if crew and not roles else None,
        menu=menu,
    )


def _life(page: Page, profile: Profile) -> list[Cited]:
    """Return group, work, agency and age, as far as documents state them."""
    voice, facts = page.voice, profile.facts
    life = [
        cited(page, fact, voice("person-group", group=value(page, fact)))
        for fact in facts.get("member_of", [])
    ]
    life += grouped(page, facts.get("occupation", []))
    life += [
        cited(page, fact, voice("person-agency", agency=value(page, fact)))
        for fact in facts.get("agency", [])
    ]
    for fact in facts.get("age", []):
        year = year_of(fact.cites[0].document)
        key = "person-age" if year else "person-age-undated"
        life.append(cited(page, fact, voice(key, age=fact.value or "", year=year or "")))
    return life


def _also_written(page: Page, entity: Entity, spellings: Sequence[Spelling]) -> list[str]:
    """Return other ways in which documents print a name, each with its marks."""
    printed: dict[str, list[Spelling]] = {}
    for spelling in spellings:
        known = (entity.name, entity.short)
        if spelling.kind in _ALSO and spelling.printed not in known:
            printed.setdefault(spelling.printed, []).append(spelling)
    ordered = sorted(printed, key=lambda name: (-len(fold(name)), name))
    return [
        f"{page.say(name)} {page.marks([s.document for s in printed[name]])}" for name in ordered
    ]


def _said(voice: Voice, person: Entity) -> Button:
    return Button(voice("button-said", pronoun=person.pronoun), Press.to("quote", person.id, 0))


def character_card(
    voice: Voice, show: Show, profile: Profile, typed: str | None, menu: Menu | None
) -> Card:
    """Return one character's card: who plays them, who they are, what happens to them."""
    page = Page(voice, show.colour)
    character = profile.entity
    page.typed(typed)
    page.heading(page.say(character.name))
    players = profile.named.get("plays", [])
    for fact in players:
        text = voice("character-played", actor=page.say(fact.subject.name))
        page.fact(cited(page, fact, text))
    if not players:
        page.plain(voice("character-nobody", name=page.say(character.name)))
    traits = profile.facts.get("is", [])
    page.row(grouped(page, traits))
    story = profile.facts.get("story", [])
    lines(page, [fact for fact in story if not fact.spoiler])
    lines(page, [fact for fact in story if fact.spoiler])
    notes = misspellings(page, character, profile.spellings)
    notes += _short_only(page, profile.spellings)
    page.notes(notes)
    actors = [to(fact.subject) for fact in players if not fact.spoiler][:2]
    return page.finish(*actors, *map(to, profile.companions[:2]), menu=menu)


def _short_only(page: Page, spellings: Sequence[Spelling]) -> list[str]:
    """Return notes on documents that print another order, or only a part of the name."""
    notes: list[str] = []
    fuller = {s.document.id for s in spellings if s.kind != AliasKind.SHORT}
    for spelling in spellings:
        short = spelling.kind is AliasKind.SHORT and spelling.document.id not in fuller
        turned = spelling.kind in (AliasKind.ORDER, AliasKind.ROMANISATION)
        if short or turned:
            marks = page.marks([spelling.document])
            key = "short-note" if short else "order-note"
            notes.append(page.voice(key, marks=marks, printed=page.say(spelling.printed)))
    return notes
