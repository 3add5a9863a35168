"""Cards of the documents: the news, the list of sources, one document and what came from it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.ui.card import Button, Choice, Page, menu
from bot.ui.facts import few, value, when, year_of
from bot.ui.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.view import Document, Fact, Show, Statement
    from bot.i18n.fluent import Voice
    from bot.services.library import Contents, News
    from bot.ui.card import Card, Menu

ALONE, BRIEF = 10, 3
"""Things told that only one document has: on its own card, and in the list of news."""


def news_card(voice: Voice, show: Show, news: News) -> Card:
    """Return one page of the documents, newest first, each with what it brought."""
    page = Page(voice, show.colour)
    page.heading(voice("news-heading"))
    for contents in news.contents:
        document = contents.document
        page.gap()
        outlet = page.stated(f"**{page.say(document.outlet, 60)}**", document)
        page.fact(outlet, tail=f" · {when(voice, document)}")
        brought = [voice("from-release", what=_brief(voice, s)) for s in contents.statements[:1]]
        brought += alone(page, contents)[:BRIEF]
        page.plain("-# " + (page.fitted(brought, " · ") if brought else voice("only-nothing")))
    if not news.contents:
        page.plain(voice("news-empty"))
    last = news.offset + len(news.contents)
    if news.total > len(news.contents):
        page.note(voice("news-page", first=news.offset + 1, last=last, total=news.total))
    step = max(len(news.contents), 1)
    return page.finish(
        Button(voice("button-newer"), Press.to("news", max(news.offset - step, 0)))
        if news.offset
        else None,
        Button(voice("button-older"), Press.to("news", last)) if last < news.total else None,
        menu=documents_menu(voice, [contents.document for contents in news.contents]),
    )


def documents_menu(voice: Voice, documents: Sequence[Document]) -> Menu | None:
    """Return the menu that leads to documents."""
    choices = [
        Choice(f"{document.outlet} · {when(voice, document)}", document.id, document.title)
        for document in documents
    ]
    return menu(Press.to("document"), voice("menu-documents"), choices)


def sources_card(
    voice: Voice, show: Show, documents: Sequence[Document], *, unknown: bool = False
) -> Card:
    """Return the list of documents; `unknown` says that the one asked for isn't among them."""
    page = Page(voice, show.colour)
    if unknown:
        page.plain(voice("unknown-document"))
    else:
        page.heading(voice("sources-heading"))
    for document in documents:
        page.gap()
        outlet = page.stated(f"**{page.say(document.outlet, 60)}**", document)
        page.fact(outlet, tail=f" · {when(voice, document)}")
        page.plain(f"-# {page.say(document.title, 120)}")
    return page.finish(menu=documents_menu(voice, documents), private=unknown)


def document_card(voice: Voice, show: Show, contents: Contents) -> Card:
    """Return one document: where it is from, what came from it, what only it says."""
    page = Page(voice, show.colour)
    document = contents.document
    page.heading(page.say(document.title, 256))
    host = page.say(urlsplit(document.link).hostname or "")
    outlet = page.say(document.outlet, 60)
    page.plain(voice("sources-when", outlet=outlet, when=when(voice, document), host=host))
    things = _things(voice, contents)
    page.plain(voice("from-it", things=" · ".join(things)) if things else voice("from-nothing"))
    only = alone(page, contents)
    if only:
        page.plain(f"{voice('only-here')} {page.fitted(only, ' · ', most=ALONE)}")
    else:
        page.plain(voice("only-nothing"))
    return page.finish(
        Button(voice("button-documents"), Press.to("news", 0)),
        Button(voice("button-read"), link=document.link),
    )


def _things(voice: Voice, contents: Contents) -> list[str]:
    """Count what a document states, by kind."""

    def count(predicate: str) -> int:
        return len([fact for fact in contents.facts if fact.predicate == predicate])

    def people(predicate: str) -> int:
        told = [f for f in contents.facts if f.predicate == predicate and not f.spoiler]
        return len({fact.subject.id for fact in told})

    things = [
        voice(f"from-{key}", count=number)
        for key, number in (
            ("roles", people("plays")),
            ("crew", people("crew")),
            ("cities", count("setting")),
            ("quotes", contents.quotes),
            ("works", count("credit")),
        )
        if number
    ]
    return things + [voice("from-release", what=_brief(voice, s)) for s in contents.statements[:2]]


def _brief(voice: Voice, statement: Statement) -> str:
    window = voice.window(statement.window) if statement.window is not None else ""
    brief = voice.maybe(f"short-{statement.status}", window=window)
    return brief or voice("short-other")


def alone(page: Page, contents: Contents) -> list[str]:
    """Name what only this document states, without telling what gives the plot away."""
    voice = page.voice
    told = [page.say(voice.text(f.label), 400) for f in contents.alone if f.spoiler and f.label]
    works: dict[str, list[str]] = {}
    jobs: dict[str, list[str]] = {}
    for fact in contents.alone:
        short = page.say(fact.subject.short)
        if fact.label:
            told.append(page.say(voice.text(fact.label), 400))
        elif fact.spoiler:
            continue
        elif fact.predicate == "age":
            told.append(_age(page, fact, contents.document))
        elif fact.predicate == "credit":
            works.setdefault(short, []).append(value(page, fact))
        elif fact.predicate == "occupation":
            jobs.setdefault(short, []).append(value(page, fact))
        elif fact.predicate == "is":
            told.append(voice("alone-is", name=short, what=value(page, fact)))
        elif fact.predicate == "agency":
            told.append(voice("alone-agency", person=short))
    told += [voice("alone-job", person=p, jobs=few(voice, names)) for p, names in jobs.items()]
    told += [voice("alone-works", person=p, works=few(voice, w)) for p, w in works.items()]
    return list(dict.fromkeys(told))


def _age(page: Page, fact: Fact, document: Document) -> str:
    year = year_of(document)
    key = "alone-age" if year else "alone-age-undated"
    person = page.say(fact.subject.short)
    return page.voice(key, person=person, age=fact.value or "", year=year or "")
