"""What the reader knows of each language: words of the calendar, and of release news."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.domain.facts import Kind
from bot.reading.tongue import language_of
from bot.reading.tongues import de, en, fr, it, ja, ko

if TYPE_CHECKING:
    from bot.reading.article import Article
    from bot.reading.roster import Roster
    from bot.reading.tongue import Tongue

TONGUES: dict[str, Tongue] = {m.TONGUE.code: m.TONGUE for m in (en, de, it, fr, ja, ko)}
PLATFORM = "PLATFORM"
"""Stands in patterns for the names of organisations that the show knows."""


def tongue_of(article: Article, roster: Roster) -> Tongue:
    """Return the language in which an article is to be read; English where ours don't fit."""
    said = (article.language or "").partition("-")[0]
    code = said if said in TONGUES else language_of(article.text[article.body :])
    names = tuple(
        name
        for entity in roster.show.entities
        if entity.kind is Kind.ORGANISATION
        for name in (entity.name, *(alias.text for alias in entity.alias))
    )
    return _with_names(code if code in TONGUES else en.TONGUE.code, names)


@lru_cache(maxsize=64)
def _with_names(code: str, names: tuple[str, ...]) -> Tongue:
    """Return a language with organisations' names in its patterns."""
    tongue = TONGUES[code]
    either = "|".join(re.escape(name) for name in names) or "(?!)"

    def named(pattern: re.Pattern[str]) -> re.Pattern[str]:
        if PLATFORM not in pattern.pattern:
            return pattern
        return re.compile(pattern.pattern.replace(PLATFORM, f"(?:{either})"), pattern.flags)

    patterns: dict[str, Any] = {
        field.name: named(getattr(tongue, field.name))
        for field in fields(tongue)
        if PLATFORM in getattr(getattr(tongue, field.name), "pattern", "")
    }
    cues = tuple(replace(cue, pattern=named(cue.pattern)) for cue in tongue.cues)
    return replace(tongue, cues=cues, **patterns)
