"""What an article says of the show in words for which the show has its own: `Word.find`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.facts import PREDICATES
from bot.reading.phrases import Words, phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.reading.found import Fact
    from bot.reading.scene import Scene


def sayings(scene: Scene) -> Iterator[Fact]:
    """Return each word of the show that the article says, where it says it first.

    Of a predicate that takes one value only the first is kept.
    """
    show = scene.roster.show
    lines = scene.lines
    words = Words(scene.text, lines)
    single: dict[tuple[str, str], Fact] = {}
    for slug, word in show.words.items():
        if not word.find or word.says is None or word.says == "occupation":
            continue
        places = [
            (start, -end, phrase)
            for phrase in word.find
            for row, start, end in words.find(phrase_of(phrase))
            if lines[row].ours
        ]
        if not places:
            continue
        start, end, phrase = min(places)
        for about in word.about or (show.entity,):
            fact = scene.fact(_rule(slug, phrase), start, -end, about, word.says, value=slug)
            predicate = PREDICATES.get(word.says)
            if predicate is None or not predicate.single:
                yield fact
                continue
            held = single.get((about, word.says))
            if held is None or (fact.start, -fact.end) < (held.start, -held.end):
                single[about, word.says] = fact
    yield from single.values()


def _rule(slug: str, phrase: str) -> str:
    return f"says-{slug}" if phrase else slug


def occupations_of(scene: Scene) -> dict[str, str]:
    """Return our word for each noun of an occupation."""
    return {
        noun.casefold(): slug
        for slug, word in scene.roster.show.words.items()
        if word.says == "occupation"
        for noun in word.find
    }
