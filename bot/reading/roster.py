"""Finds whom and what an article names: people, places, works and the show, by their spellings."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.domain.facts import Kind
from bot.domain.names import AliasKind, fold
from bot.reading import namesakes
from bot.reading.patterns import CJK, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.documents import EntityForm, ShowForm

_PEOPLE = (Kind.PERSON, Kind.CHARACTER)
_KEY = 2
_OPEN = "\"'“”‘’„‚«»‹›「『《〈*_"
# Before a common noun, and never before a title in quotation marks that is one.
_ARTICLE = re.compile(
    r"\b(?:an?|my|your|his|her|our|their|true|ein|eine|une?|un|una)\s$", re.IGNORECASE
)


class Mention(NamedTuple):
    """A place that names an entity, without a possessive's ending."""

    start: int
    end: int
    entity: str
    kind: Kind
    alias_kind: AliasKind


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way of writing a name. `entity` is none for a namesake or a homonym."""

    text: str
    entity: str | None
    kind: Kind
    alias_kind: AliasKind
    pattern: re.Pattern[str]
    own: bool = False


@dataclass(slots=True)
class Roster:
    """A show's names, prepared once for reading any number of articles.

    `held` keeps what was last made of an article, by its sort, for the next who asks.
    """

    show: ShowForm
    forms: dict[str, EntityForm]
    _starts: dict[str, list[_Spelling]] = field(default_factory=dict[str, list[_Spelling]])
    _loose: dict[str, list[_Spelling]] = field(default_factory=dict[str, list[_Spelling]])
    _begin: re.Pattern[str] = re.compile(r"(?!)")
    _any_loose: re.Pattern[str] | None = None
    _homonyms: list[tuple[str, re.Pattern[str]]] = field(
        default_factory=list[tuple[str, re.Pattern[str]]]
    )
    _last: tuple[str, tuple[Mention, ...]] = ("", ())
    held: dict[str, tuple[object, Any]] = field(default_factory=dict[str, tuple[object, Any]])

    @classmethod
    def of(cls, show: ShowForm) -> Roster:
        """Prepare a show's names."""
        roster = cls(show, {form.id: form for form in show.entities})
        for spelling in _spellings(show):
            first = spelling.text[0]
            if CJK.match(first) or not first.isalnum():
                roster._loose.setdefault(first, []).append(spelling)
            else:
                roster._starts.setdefault(spelling.text[:_KEY].casefold(), []).append(spelling)
        firsts = {key[0] for key in roster._starts}
        capitals = "".join(re.escape(letter.upper()) for letter in sorted(firsts))
        marks = re.escape(_OPEN)
        roster._begin = re.compile(
            rf"(?<![0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f])[{capitals}]|(?<=[{marks}])[^\W_]"
        )
        if roster._loose:
            firsts = "".join(re.escape(first) for first in roster._loose)
            roster._any_loose = re.compile(f"[{firsts}]")
        roster._homonyms = [
            (fold(homonym.name), namesakes.marks_of(homonym.note)) for homonym in show.homonyms
        ]
        return roster

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Return what `text` names between two places, in order; the whole text is the context."""
        if self._last[0] is not text:
            self._last = (text, tuple(self._scan(text)))
        found = self._last[1]
        low = bisect_left(found, start, key=lambda mention: mention.start)
        high = len(found) if end is None else bisect_left(found, end, key=lambda m: m.start)
        return [m for m in found[low:high] if end is None or m.end <= end]

    def named(self, words: str) -> list[Mention]:
        """Return what a few words name by themselves. What a whole text names stays at hand."""
        return list(self._scan(words))

    def kind(self, entity: str) -> Kind:
        """Return what an entity is."""
        return self.forms[entity].kind

    def _scan(self, text: str) -> Iterator[Mention]:
        hits = [(m, spelling) for m, spelling in self._hits(text) if spelling.entity is not None]
        full = {
            spelling.entity
            for _, spelling in hits
            if spelling.kind in _PEOPLE and _is_full(spelling)
        }
        strangers = namesakes.Strangers()
        for place, spelling in hits:
            start, end = place
            if spelling.entity is None:
                continue
            if spelling.kind is Kind.SHOW and not self._titled(text, start, end, spelling):
                continue
            if spelling.kind in _PEOPLE:
                if _is_full(spelling):
                    strangers.forget(text[start:end])
                elif spelling.alias_kind is AliasKind.WEAK:
                    if spelling.entity not in full or not namesakes.sure(text, start, end):
                        continue
                elif strangers.claim(text, start, end):
                    continue
            if spelling.kind is Kind.CITY and namesakes.in_a_longer_name(text, start, end):
                continue
            yield Mention(start, end, spelling.entity, spelling.kind, spelling.alias_kind)

    def _hits(self, text: str) -> Iterator[tuple[tuple[int, int], _Spelling]]:
        """Return each place where a spelling stands, the longest at each, without overlaps."""
        hits: list[tuple[int, int, _Spelling]] = []
        starts = self._starts
        for word in self._begin.finditer(text):
            at = word.start()
            spellings = starts.get(text[at : at + _KEY].casefold())
            if spellings is not None and (hit := _best(text, at, spellings)) is not None:
                hits.append(hit)
        if self._any_loose is not None:
            for mark in self._any_loose.finditer(text):
                hit = _best(text, mark.start(), self._loose[mark[0]])
                if hit is not None:
                    hits.append(hit)
            hits.sort(key=lambda hit: (hit[0], -hit[1]))
        reached = 0
        for start, end, spelling in hits:
            if start >= reached:
                reached = end
                yield (start, end), spelling

    def _titled(self, text: str, start: int, end: int, spelling: _Spelling) -> bool:
        """Say whether this is the show's title, not the common noun, nor another work's title."""
        said = text[start:end]
        if not (CJK.match(said) or said == spelling.text or _is_title_case(said)):
            quoted = text[start - 1 : start] in set(_OPEN) and text[end : end + 1] in set(_OPEN)
            if start == 0 or not quoted or _ARTICLE.search(text, max(0, start - 9), start - 1):
                return False
        folded = fold(said)
        return not any(
            folded == name and namesakes.is_marked(text, start, end, marks)
            for name, marks in self._homonyms
        )


def _spellings(show: ShowForm) -> Iterator[_Spelling]:
    """Return every spelling, our own first."""
    for form in show.entities:
        kind = form.kind
        yield _spelling(form.name, form.id, kind, AliasKind.NAME, own=True)
        if form.short is not None:
            yield _spelling(form.short, form.id, kind, AliasKind.SHORT, own=True)
        for alias in form.alias:
            if alias.text not in (form.name, form.short):
                yield _spelling(alias.text, form.id, kind, alias.kind)
    for name in show.namesakes:
        yield _spelling(name, None, Kind.PERSON, AliasKind.NAME)


def _spelling(
    text: str, entity: str | None, kind: Kind, alias_kind: AliasKind, *, own: bool = False
) -> _Spelling:
    return _Spelling(text, entity, kind, alias_kind, pattern_of(text, kind), own)


def _best(text: str, at: int, spellings: list[_Spelling]) -> tuple[int, int, _Spelling] | None:
    """Return the longest spelling at a place; an exact one before others."""
    best: tuple[int, int, _Spelling] | None = None
    merit = (0, False)
    for spelling in spellings:
        match = spelling.pattern.match(text, at)
        if match is None:
            continue
        own = (match.end(), match[0] == spelling.text)
        if own > merit:
            best, merit = (at, match.end(), spelling), own
    return best


def _is_full(spelling: _Spelling) -> bool:
    return spelling.alias_kind not in (AliasKind.SHORT, AliasKind.WEAK) and (
        " " in spelling.text or bool(CJK.match(spelling.text))
    )


def _is_title_case(said: str) -> bool:
    return all(word[:1].isupper() for word in re.split(r"[\s\-‐‑]+", said) if word)
