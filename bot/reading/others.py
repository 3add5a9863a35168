"""Keeps other works apart from the show: a film of the same name, and what is said of a play."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.facts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.reading.article import Article
    from bot.reading.found import Fact
    from bot.reading.roster import Mention, Roster

_OWNER = re.compile(r"\b[A-Z][\w-]+(?:\s[A-Z]?[\w-]+){0,2}()[’']s\s[“‘\"']?$")
_FILM = re.compile(
    r"\b(?:films?|movies?|feature|box office|Spielfilm|Kinofilm|lungometraggio|long[- ]métrage)\b"
    r"|映画|영화",
    re.IGNORECASE,
)
_NEAR = 24
"""Characters around a title within which it is called a film."""
_WORD = 16
"""Characters that a word for a film has at most."""
_PEOPLE = (Kind.PERSON, Kind.CHARACTER)
_PERSONAL = frozenset({"plays", "crew", "promo"})
_TITLED = re.compile(
    r"\b(?:film|movie|stage play|play|musical|drama|series|show|sitcom|thriller|comedy|remake)"
    r"\s+[“\"'‘«]?(?=[A-Z])",
)


def years_of(roster: Roster) -> frozenset[int]:
    """Return the years of the other works of the show's name, as their notes have them."""
    notes = (homonym.note for homonym in roster.show.homonyms)
    return frozenset(int(year) for note in notes for year in re.findall(r"\b\d{4}\b", note))


def ours(text: str, roster: Roster) -> list[Mention]:
    """Return the names in a text, those of the show's that are a film's of the same name as works.

    Where half of them or more are called a film the article is about that. So it is where the
    title is only ever printed as the film's and is called one anywhere, or where nobody of ours
    is named beside it.
    """
    mentions = roster.mentions(text)
    shows = [m for m in mentions if m.kind is Kind.SHOW]
    names = {homonym.name for homonym in roster.show.homonyms}
    if not names or not shows:
        return mentions
    known = {m.end for m in mentions}
    films = [m for m in shows if _is_film(text, m) or _is_owned(text, m, names, known)]
    others = shows if len(films) * 2 >= len(shows) else films
    alike = [m for m in shows if text[m.start : m.end] in names]
    if len(alike) == len(shows) and (
        _called_a_film(text, names) or not any(m.kind in _PEOPLE for m in mentions)
    ):
        others = shows
    return [m._replace(kind=Kind.WORK) if m in others else m for m in mentions]


def _is_film(text: str, m: Mention) -> bool:
    return _film_near(text, m.start, m.end)


def _film_near(text: str, start: int, end: int) -> bool:
    """Say whether what stands here is called a film; no word ("Filming") is cut for that."""
    film = _FILM.search(text, max(0, start - _NEAR), end + _NEAR + _WORD)
    return film is not None and film.start() < end + _NEAR


def _is_owned(text: str, m: Mention, names: set[str], known: set[int]) -> bool:
    """Say whether the title is somebody's, and the other work's: "Min's Soulmate"."""
    before = _OWNER.search(text, max(0, m.start - 40), m.start)
    return text[m.start : m.end] in names and before is not None and before.end(1) not in known


def _called_a_film(text: str, names: Iterable[str]) -> bool:
    return any(
        _film_near(text, *found.span())
        for name in names
        for found in re.finditer(re.escape(name), text)
    )


def without_others(facts: Iterable[Fact], article: Article, roster: Roster) -> list[Fact]:
    """Leave out parts, jobs and pictures of another work: "he plays Johan in the play Harbour"."""
    kept: list[Fact] = []
    mentions = roster.mentions(article.text)
    shows = [(m.start, m.end) for m in mentions if m.kind is Kind.SHOW]
    for fact in facts:
        if fact.says in _PERSONAL and _elsewhere(fact, article, shows):
            continue
        kept.append(fact)
    return kept


def _elsewhere(fact: Fact, article: Article, shows: list[tuple[int, int]]) -> bool:
    """Say whether the sentence of a fact names another work, and the show not at all."""
    around = next((s for s in article.sentences if s.start <= fact.start < s.end), None)
    if around is None or any(around.start <= a < around.end for a, _ in shows):
        return False
    return _TITLED.search(article.text, around.start, around.end) is not None
