"""Cards of the show itself: what it is, and where the articles differ about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.card import Button, Page
from bot.ui.facts import cited, hidden, lines, value
from bot.ui.press import Press
from bot.ui.quotes import printings
from bot.ui.release import said

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.domain.view import Fact, Show, Spelling
    from bot.i18n.fluent import Voice
    from bot.services.library import Differences
    from bot.services.profiles import Profile
    from bot.ui.card import Card, Cited

SHOWN = 6


def about_card(voice: Voice, show: Show, profile: Profile) -> Card:
    """Return what the show is: kind, platform, span, premise, how it came to be."""
    page = Page(voice, show.colour)
    page.heading(voice("about-heading", show=page.say(show.title)))
    facts = profile.facts
    kind = [_value(page, f) for key in ("format", "genre", "origin") for f in facts.get(key, [])]
    page.row(kind)
    frame = [
        cited(page, fact, voice(f"about-{key}", **{key: value(page, fact)}))
        for key in ("platform", "span")
        for fact in facts.get(key, [])
    ]
    state = [_value(page, fact) for fact in facts.get("production", [])]
    state += [
        cited(page, fact, voice("about-announced", day=value(page, fact)))
        for fact in facts.get("announced", [])
    ]
    page.row([*frame, *state])
    page.gap()
    story = [*facts.get("premise", []), *facts.get("story", [])]
    lines(page, [fact for fact in story if not fact.spoiler])
    spoilers = [fact for fact in story if fact.spoiler]
    if spoilers:
        page.plain(voice("spoiler-lead"))
        lines(page, spoilers)
    page.gap()
    lines(page, [f for key in ("idea", "promo", "reception") for f in facts.get(key, [])])
    if any(len(facts.get(key, [])) > 1 for key in ("format", "genre", "origin", "span")):
        page.note(voice("about-said-differently"))
    return page.finish(
        Button(voice("button-cast"), Press.to("cast")),
        Button(voice("button-crew"), Press.to("crew")),
        Button(voice("button-release"), Press.to("release")),
        Button(voice("button-differ"), Press.to("differ")),
    )


def _value(page: Page, fact: Fact) -> Cited:
    return cited(page, fact, value(page, fact))


def differ_card(
    voice: Voice, show: Show, found: Differences, agencies: Collection[str] = ()
) -> Card:
    """Return everything on which the articles differ, and why we show what we show."""
    page = Page(voice, show.colour)
    page.heading(voice("differ-heading"))
    by_subject: dict[tuple[str, str], list[Fact]] = {}
    for fact in found.facts:
        by_subject.setdefault((fact.subject.id, fact.predicate), []).append(fact)
    for facts in list(by_subject.values())[:SHOWN]:
        _contested(page, facts)
    names = _names(page, found.spellings)
    if names:
        page.fact(*names, lead=voice("differ-names") + " ")
    for fact in found.replaced[:SHOWN]:
        text = f"{page.say(fact.subject.name)}, {value(page, fact)}"
        page.fact(cited(page, fact, text), lead=voice("differ-roles") + " ")
    for quote in found.quotes[:SHOWN]:
        notes = printings(page, quote)
        text = f"“{page.say(quote.text, 120)}”"
        shown = page.marks([p.document for p in quote.printings if p.shown])
        page.plain(f"{voice('differ-quotes')} {text} {shown}; {page.fitted(notes, '; ')}")
    if len(found.statements) > 1:
        parts = [
            page.stated(said(page, statement, agencies), statement.document)
            for statement in found.statements[:SHOWN]
        ]
        page.fact(*parts, lead=voice("differ-release") + " ")
    if not (by_subject or names or found.quotes or len(found.statements) > 1):
        page.plain(voice("differ-none"))
    return page.finish(
        Button(voice("button-about"), Press.to("about")),
        Button(voice("button-documents"), Press.to("news", 0)),
    )


def _contested(page: Page, facts: Sequence[Fact]) -> None:
    """Add the values of one predicate, the best first, with the reason that it is."""
    voice, best = page.voice, facts[0]
    subject = page.say(best.subject.name)
    what = voice.maybe(f"what-{best.predicate}", subject=subject)
    lead = voice("differ-value", what=what or voice("what-other", subject=subject))
    page.fact(*(_value(page, fact) for fact in facts), lead=f"{lead} ")
    reason = voice(f"reason-{best.reason}")
    page.note(voice("differ-best", value=hidden(best, value(page, best)), reason=reason))


def _names(page: Page, spellings: Sequence[Spelling]) -> list[Cited]:
    """Return the names that are printed in another way than ours."""
    return [
        page.stated(f"“{page.say(spelling.printed)}”", spelling.document)
        for spelling in spellings
        if spelling.kind in ("typo", "order", "romanisation")
    ]
