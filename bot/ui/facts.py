"""Words for facts: a value by itself, a whole sentence, a document's date, a spoiler hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.documents import DateSource
from bot.domain.edtf import parse
from bot.ui.card import ROW, Button
from bot.ui.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.domain.view import Cite, Document, Entity, Fact, Spelling
    from bot.i18n.fluent import Voice
    from bot.ui.card import Cited, Page

DATES = {"announced"}
FEW = 7
"""Names listed in one sentence, the count of the others included."""


def value(page: Page, fact: Fact) -> str:
    """Return a fact's value in the reader's words: a name, our words for it, a role, a date."""
    voice = page.voice
    if fact.object is not None:
        return page.say(fact.object.name)
    if fact.predicate in DATES and fact.value:
        return voice.window(parse(fact.value))
    if fact.predicate == "crew":
        role = voice.maybe(f"role-{fact.value}")
        if role is not None:
            return role
    return page.say(voice.text(fact.text, (fact.value or "").replace("-", " ")), 400)


def sentence(page: Page, fact: Fact) -> str:
    """Return a fact as a sentence that stands by itself, hidden if it gives the plot away."""
    speaker = fact.cites[0].said_by if fact.cites else None
    same = speaker is not None and all(cite.said_by == speaker for cite in fact.cites)
    said = {"speaker": page.say(speaker.name)} if same and speaker is not None else {}
    key = f"fact-{fact.predicate}"
    text = page.voice.maybe(f"{key}-said", **_parts(page, fact), **said) if said else None
    return hidden(fact, text or page.voice(key, **_parts(page, fact)))


def _parts(page: Page, fact: Fact) -> dict[str, str]:
    thing = page.say(fact.object.name) if fact.object is not None else ""
    return {"subject": page.say(fact.subject.name), "object": thing, "value": value(page, fact)}


def hidden(fact: Fact, text: str) -> str:
    """Return `text` behind a spoiler bar if the fact gives the plot away."""
    return f"||{text}||" if fact.spoiler else text


def cited(page: Page, fact: Fact, text: str) -> Cited:
    """Return `text`, hidden if need be, with the marks of the documents that state the fact."""
    return page.cited(hidden(fact, text), fact.cites, fact.sources)


def lines(page: Page, facts: Sequence[Fact]) -> None:
    """Add each fact as a line of its own, in our words for it."""
    for fact in facts:
        page.fact(cited(page, fact, value(page, fact)))


def grouped(page: Page, facts: Sequence[Fact]) -> list[Cited]:
    """Return values joined where the same documents state them: `actor and singer ¹⁴`."""
    groups: dict[tuple[object, ...], list[list[str]]] = {}
    stated: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        text = value(page, fact)
        key = (fact.spoiler, fact.sources, *(cite.document.id for cite in fact.cites))
        rows = groups.setdefault(key, [[]])
        stated.setdefault(key, fact)
        if rows[-1] and sum(map(len, rows[-1])) + len(text) > ROW:
            rows.append([])
        rows[-1].append(text)
    return [
        cited(page, stated[key], page.voice.listed(texts))
        for key, rows in groups.items()
        for texts in rows
    ]


def few(voice: Voice, names: Sequence[str]) -> str:
    """Join the first few names as the language does; the rest is counted."""
    if len(names) <= FEW:
        return voice.listed(names)
    return voice.listed([*names[: FEW - 1], voice("more-items", count=len(names) - FEW + 1)])


def when(voice: Voice, document: Document) -> str:
    """Return a document's date as it is known: its day, what it tells of, or that it has none."""
    dated = document.dated
    if dated is not None:
        text = voice.day(dated)
        return voice("dated-by-link", day=text) if _read_off(document) else text
    undated = voice("undated")
    if document.published is not None:
        undated = voice("undated-in", window=voice.window(document.published))
    if document.tells_of is not None:
        return voice("tells-of", when=undated, day=voice.day(document.tells_of))
    return undated


def _read_off(document: Document) -> bool:
    return document.published_from is DateSource.LINK


def year_of(document: Document) -> str | None:
    """Return the year that a document speaks from, if it can be known."""
    day: date | None = document.tells_of
    if document.published is not None:
        day = document.published.earliest
    return str(day.year) if day is not None else None


def misspellings(page: Page, entity: Entity, spellings: Sequence[Spelling]) -> list[str]:
    """Return notes on how documents misprint a name, each with its mark."""
    return [
        page.voice("typo-note", marks=page.marks([s.document]), printed=page.say(s.printed))
        for s in spellings
        if s.entity == entity.id and s.kind == "typo"
    ]


def others_say(page: Page, facts: Sequence[Fact]) -> list[str]:
    """Return notes on values that a document gives in place of what the others say."""
    notes: list[str] = []
    for fact in facts:
        cites = [cite for cite in fact.cites if cite.instead_of]
        if cites:
            notes.append(
                page.voice(
                    "replaced-note",
                    marks=page.marks([cite.document for cite in cites]),
                    count=len(cites),
                    printed=hidden(fact, value(page, fact)),
                    others=_role(page, cites[0]),
                )
            )
    return notes


def _role(page: Page, cite: Cite) -> str:
    slug = cite.instead_of or ""
    return page.voice.maybe(f"role-{slug}") or page.say(slug.replace("-", " "))


def to(entity: Entity, label: str | None = None) -> Button:
    """Return the button that leads to an entity's card."""
    return Button(label or entity.name, Press.to("who", entity.id))
