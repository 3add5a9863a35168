"""Takes the facts of an article: cast and crew, careers, places, and the show's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.facts import PREDICATES, Kind
from bot.reading.careers import ages, credits_of, membership, occupations
from bot.reading.places import announced, billing, filmed, platform, settings
from bot.reading.roles import crew, plays, strangers
from bot.reading.sayings import occupations_of, sayings
from bot.reading.scene import Scene
from bot.reading.speech import heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.reading.article import Article
    from bot.reading.found import Fact, Stranger
    from bot.reading.roster import Roster

_BY_LINE = (
    plays,
    crew,
    credits_of,
    membership,
    ages,
    settings,
    filmed,
    platform,
    billing,
    announced,
)


def facts_of(article: Article, roster: Roster) -> tuple[list[Fact], list[Stranger]]:
    """Return what an article states of the show and its people, and whom it names anew.

    Each fact is taken once, where it is stated first. Without the show's title or its leads in
    it, an article states nothing of the show.
    """
    narration, quotes = heard(article, roster)
    scene = Scene(article, roster, narration, quotes)
    if not any(m.kind is Kind.SHOW for m in scene.mentions):
        return [], []
    found = list(_first(_all(scene)))
    unknown = {
        (s.name, s.says, s.value): s
        for line in reversed(scene.lines)
        for s in strangers(scene, line)
    }
    return found, sorted(unknown.values(), key=lambda one: (one.start, one.end))


def _all(scene: Scene) -> Iterator[Fact]:
    known = occupations_of(scene)
    for line in scene.lines:
        for find in _BY_LINE:
            yield from find(scene, line)
        yield from occupations(scene, line, known)
    yield from sayings(scene)


def _first(facts: Iterable[Fact]) -> list[Fact]:
    """Return each fact once, the first of a predicate that takes one value alone, in order."""
    seen: set[tuple[str, str, str | None, str | int | None]] = set()
    single: set[tuple[str, str]] = set()
    found: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (fact.start, fact.end)):
        key = (fact.about, fact.says, fact.of, fact.value)
        if key in seen or (PREDICATES[fact.says].single and (fact.about, fact.says) in single):
            continue
        seen.add(key)
        single.add((fact.about, fact.says))
        found.append(fact)
    return found
