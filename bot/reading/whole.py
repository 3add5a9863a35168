"""Reads an article as a whole: names, facts, quotes, and what is said of the release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.facts import PREDICATES, Kind
from bot.reading.found import Reading
from bot.reading.others import ours, without_others
from bot.reading.people import facts_of
from bot.reading.release import release_of
from bot.reading.shortening import shortened
from bot.reading.speech import quotes_of
from bot.reading.spellings import names_of

if TYPE_CHECKING:
    from bot.reading.article import Article
    from bot.reading.found import Fact
    from bot.reading.roster import Roster


def read(article: Article, roster: Roster) -> Reading:
    """Return all that is taken from an article. The same article always reads the same."""
    short = shortened(article, roster)
    if short is None:
        return _read(article, roster)
    return short.put_back(_read(short.article, roster))


def _read(article: Article, roster: Roster) -> Reading:
    facts, strangers = facts_of(article, roster)
    release, passed = release_of(article, roster)
    return Reading(
        names=names_of(article, roster),
        facts=tuple(f for f in without_others(facts, article, roster) if _fits(f, roster)),
        strangers=tuple(strangers),
        quotes=quotes_of(article, roster),
        release=release,
        passed=passed,
    )


def _fits(fact: Fact, roster: Roster) -> bool:
    """Say whether a fact is of such as can have it: a part of a person, not of an agency."""
    allowed = PREDICATES[fact.says]
    return (not allowed.about or roster.kind(fact.about) in allowed.about) and (
        fact.of is None or not allowed.of or roster.kind(fact.of) in allowed.of
    )


def names_the_show(article: Article, roster: Roster) -> bool:
    """Say whether an article names the show at all."""
    return any(m.kind is Kind.SHOW for m in ours(article.text, roster))
