"""Cards of cities, and of things that have no card of their own: groups, works, countries."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.facts import Kind
from bot.ui.card import Page
from bot.ui.facts import cited, few, sentence, to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.view import Entity, Fact, Show
    from bot.i18n.fluent import Voice
    from bot.services.profiles import Profile
    from bot.ui.card import Card, Menu

LISTED = 10


def city_card(
    voice: Voice,
    show: Show,
    profile: Profile,
    now: datetime,
    *,
    typed: str | None,
    menu: Menu | None,
) -> Card:
    """Return a city's card. `now` is an instant; the card shows the city's own time, as text."""
    page = Page(voice, show.colour)
    city = profile.entity
    page.typed(typed)
    page.heading(page.say(city.name))
    others = [f.subject for f in profile.places if f.subject != city and not f.spoiler]
    settings = profile.facts.get("setting", [])
    for fact in settings:
        text = voice("city-one")
        if others:
            names = voice.listed([page.say(other.name) for other in others[:6]])
            text = voice("city-with", count=len(others) + 1, others=names)
        page.fact(cited(page, fact, text))
    if not settings:
        page.plain(voice("city-none", name=page.say(city.name)))
    _filming(page, profile)
    if city.timezone is not None:
        page.plain(voice("city-time", time=voice.clock(now.astimezone(ZoneInfo(city.timezone)))))
    return page.finish(*map(to, others[:5]), menu=menu)


def _filming(page: Page, profile: Profile) -> None:
    """Say what documents say of filming: in the city itself, else in its country."""
    city, voice = profile.entity, page.voice
    here = [f for f in profile.filming if f.object is not None and f.object.id == city.id]
    country = [f for f in profile.filming if f.object is not None and f.object.id == city.country]
    if here:
        for fact in here:
            page.fact(page.cited(sentence(page, fact), fact.cites, fact.sources))
        return
    if not country:
        page.plain(voice("city-filming-silent"))
        return
    speaker = _speaker(country)
    # All countries that the same people name, so that the line is what they said.
    told = [f for f in profile.filming if _speaker([f]) == speaker and f.cites == country[0].cites]
    listed = [page.say(f.object.name) for f in told if f.object is not None]
    names = {"countries": few(voice, listed)}
    if speaker is not None:
        text = voice("city-filming-said", **names, speaker=page.say(speaker.short))
    else:
        text = voice("city-filming-stated", **names)
    part = page.cited(text, country[0].cites, country[0].sources)
    kinds = {f.object.kind for f in profile.filming if f.object is not None}
    # Where some city is named, it can't be said that none is.
    where = "" if Kind.CITY in kinds else f" {voice('city-filming-nowhere', count=len(listed))}"
    page.fact(part, lead=f"{voice('city-filming')} ", tail=f".{where}")


def _speaker(facts: Sequence[Fact]) -> Entity | None:
    cites = [cite for fact in facts for cite in fact.cites]
    return cites[0].said_by if cites else None


def thing_card(
    voice: Voice, show: Show, profile: Profile, typed: str | None, menu: Menu | None
) -> Card:
    """Return the card of anything else that documents name: what they say of it, as sentences."""
    page = Page(voice, show.colour)
    page.typed(typed)
    page.heading(page.say(profile.entity.name))
    facts = [f for group in (profile.named, profile.facts) for fs in group.values() for f in fs]
    for fact in facts[:LISTED]:
        page.fact(page.cited(sentence(page, fact), fact.cites, fact.sources))
    if not facts:
        page.plain(voice("thing-nothing", name=page.say(profile.entity.name)))
    told = [fact for fact in facts if fact.subject != profile.entity and not fact.spoiler]
    people = dict.fromkeys(fact.subject for fact in told)
    return page.finish(*map(to, list(people)[:4]), menu=menu)
