"""Understands a free question: whom it names, what it is about, and which words are left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.names import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.names import NameIndex

LONGEST = 500
"""Characters of a question that are read."""
MOST_WORDS = 60
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")

TOPICS: dict[str, tuple[str, ...]] = {
    "time": (),
    "release": (),
    "quote": (),
    "episodes": ("episodes",),
    "cast": ("plays",),
    "crew": ("crew",),
    "age": ("age",),
    "group": ("member_of",),
    "agency": ("agency",),
    "job": ("occupation",),
    "credits": ("credit",),
    "preparation": ("preparation",),
    "city": ("setting",),
    "filming": ("filmed_in",),
    "platform": ("platform",),
    "format": ("format", "origin", "genre"),
    "span": ("span",),
    "premise": ("premise", "story"),
    "idea": ("idea",),
    "announced": ("announced",),
    "production": ("production",),
    "promo": ("promo",),
    "reception": ("reception",),
}
"""What can be asked, and the predicates that answer it; the words for each are Fluent's."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words for asking: those that fill, name a topic, or only hint at one."""

    stop: frozenset[str]
    topics: Mapping[str, frozenset[str]]
    hints: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart.

    `rest` are the words that neither name nor ask nor fill; `hinted` says that no word named a
    topic, so that the topics are only hinted at.
    """

    entities: tuple[str, ...]
    topics: tuple[str, ...]
    rest: tuple[str, ...]
    hinted: bool = False


def understand(text: str, names: NameIndex, lexicon: Lexicon) -> Question:
    """Take a question apart. A topic's own words count before mere hints such as “when”."""
    text = text[:LONGEST]
    asked = words(_POSSESSIVE.sub("", text))[:MOST_WORDS]
    named = names.mentions(" ".join(asked))
    spoken = {word for _, key in named for word in key.split()}
    left = [word for word in asked if word not in spoken]
    topics = [topic for topic in TOPICS if lexicon.topics.get(topic, frozenset()) & set(left)]
    hinted = not topics
    if hinted:
        topics = [topic for topic in TOPICS if lexicon.hints.get(topic, frozenset()) & set(left)]
    known = lexicon.stop.union(*lexicon.topics.values(), *lexicon.hints.values())
    return Question(
        entities=tuple(dict.fromkeys(entity for entity, _ in named)),
        topics=tuple(topics),
        rest=tuple(dict.fromkeys(word for word in left if word not in known)),
        hinted=hinted,
    )
