"""Folds names for comparison and finds who a query means, by one ladder."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from heapq import merge
from itertools import chain, islice, permutations
from math import ceil, floor
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

LONGEST_QUERY = 200
"""Characters of a query that are read; names are far shorter."""
SLIP_FROM = 6
"""Folded letters of a name from which one slip is forgiven."""
LIKENESS = 0.6
"""Normalised similarity from which a name is worth a "did you mean"."""
SUGGESTIONS = 3
PEOPLE = ("person", "character")
_PERMUTED = 3
_COMBINING = range(0x300, 0x370)
_DOTS = str.maketrans("・·=,", "    ")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return `text` as compared: NFKC, caseless, Latin marks, spaces and signs removed.

    Marks of other scripts stay: a kana with its voicing mark is another letter.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if ord(c) not in _COMBINING)
    return "".join(c for c in unicodedata.normalize("NFC", bare) if c.isalnum())


def words(text: str) -> list[str]:
    """Return the folded words of a name or question, in order; empty ones are dropped."""
    spaced = unicodedata.normalize("NFKC", text).translate(_DOTS)
    return [folded for word in spaced.split() if (folded := fold(word))]


class AliasKind(StrEnum):
    """How an alias came to be: what a search may do with it depends on this."""

    NAME = "name"
    ORDER = "order"
    ROMANISATION = "romanisation"
    SHORT = "short"
    NATIVE = "native"
    TYPO = "typo"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Alias:
    """One way in which an entity is written. Folding is left to the index."""

    entity: str
    text: str
    kind: AliasKind


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as the index needs it: its id, kind, name, and whether its name is a spoiler."""

    id: str
    kind: str
    name: str
    spoiler: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a query means.

    `entities` holds ids, best first: none means nothing was found, and then `suggestions` holds
    up to three ids worth asking about. `slip` says that one letter was forgiven.
    """

    entities: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    slip: bool = False


def _orders(tokens: Sequence[str]) -> set[str]:
    """Return the folded spellings of a name's words in the orders that people use."""
    if len(tokens) <= _PERMUTED:
        return {"".join(order) for order in permutations(tokens)}
    return {"".join(tokens), "".join(reversed(tokens))}


@dataclass
class NameIndex:
    """All names of a show, held in memory: answers autocomplete and every command's lookup."""

    named: dict[str, Named]
    _exact: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _starts: dict[str, list[tuple[str, str]]] = field(
        default_factory=dict[str, list[tuple[str, str]]]
    )
    _by_length: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    _by_kind: dict[tuple[str, int], list[str]] = field(
        default_factory=dict[tuple[str, int], list[str]]
    )
    _tokens: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    _namesakes: frozenset[str] = frozenset()
    _weak: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    _places: dict[str, int] = field(default_factory=dict[str, int])
    _longest: int = 1

    @classmethod
    def of(
        cls, entities: Iterable[Named], aliases: Iterable[Alias], namesakes: Iterable[str] = ()
    ) -> NameIndex:
        """Build the index. `entities` come in the show's order; `namesakes` are other people."""
        index = cls({entity.id: entity for entity in entities})
        index._places = {entity: place for place, entity in enumerate(index.named)}
        index._namesakes = frozenset(
            order for name in namesakes if (tokens := words(name)) for order in _orders(tokens)
        )
        starts: set[tuple[str, str]] = set()
        own = [
            Alias(e.id, text, AliasKind.NAME)
            for e in index.named.values()
            for text in (e.name, e.id)
        ]
        for alias in [*own, *aliases]:
            tokens = words(alias.text)
            if not tokens:
                continue
            # A title's words have one order; people's names are turned round.
            turned = index.named[alias.entity].kind in PEOPLE
            for key in _orders(tokens) if turned else {"".join(tokens)}:
                holders = index._exact.setdefault(key, [])
                if alias.entity not in holders:
                    holders.append(alias.entity)
                if alias.kind is AliasKind.WEAK:
                    index._weak.add((key, alias.entity))
                else:
                    starts.add((key, alias.entity))
            if alias.kind is not AliasKind.WEAK:
                index._longest = max(index._longest, len(tokens))
                for token in tokens:
                    index._tokens.setdefault(token, set()).add(alias.entity)
                    starts.add((token, alias.entity))
        index._longest = max([index._longest, *(len(words(name)) for name in namesakes)])
        index._pool(starts)
        return index

    def _pool(self, starts: set[tuple[str, str]]) -> None:
        """Keep the keys that begin with what is typed, or are like it, where each is looked for."""
        for key in {key for key, _ in starts}:
            self._by_length.setdefault(len(key), []).append(key)
        for key, kind in {(key, self.named[entity].kind) for key, entity in starts}:
            self._by_kind.setdefault((kind, len(key)), []).append(key)
        for start in sorted(starts):
            self._starts.setdefault(self.named[start[1]].kind, []).append(start)

    def find(
        self, query: str, prefer: Sequence[str] = (), only: Sequence[str] | None = None
    ) -> Found:
        """Climb the ladder for `query`: exact, part of a name, one slip, then suggestions.

        `prefer` lists kinds that come first. With `only`, names of these kinds are suggested, where
        one slip is as good as several. A listed namesake is never answered, only asked about.
        """
        query = query[:LONGEST_QUERY]
        key = fold(query)
        if not key:
            return Found()
        if key in self._namesakes:
            return Found(suggestions=self._like(key, prefer, only))
        if hits := self._exact.get(key):
            return Found(entities=self._ranked(hits, prefer))
        if hits := self._parts(query):
            return Found(entities=self._ranked(hits, prefer))
        if only is None and (slipped := self._slip(key)):
            return Found(entities=(slipped,), slip=True)
        return Found(suggestions=self._like(key, prefer, only))

    def complete(
        self,
        typed: str,
        kinds: Sequence[str],
        among: Container[str] | None = None,
        limit: int = 25,
    ) -> list[Named]:
        """Return up to `limit` entities of `kinds` whose names begin with what was typed.

        With `among`, only entities whose ids are in it. Spoilers never.
        """

        def fits(named: Named) -> bool:
            allowed = among is None or named.id in among
            return allowed and named.kind in kinds and not named.spoiler

        key = fold(typed[:LONGEST_QUERY])
        if not key:
            return list(islice(filter(fits, self.named.values()), limit))
        found: dict[str, Named] = {}
        for start in merge(*(self._from(key, kind) for kind in kinds)):
            named = self.named[start[1]]
            if fits(named):
                found.setdefault(named.id, named)
            if len(found) >= limit:
                break
        if not found:
            entities = self.find(typed, only=kinds)
            for entity in (*entities.entities, *entities.suggestions):
                named = self.named[entity]
                if fits(named):
                    found[entity] = named
        return list(found.values())

    def mentions(self, text: str) -> list[tuple[str, str]]:
        """Return the entities that `text` names, as (entity id, folded words that named it).

        The longest name wins at each place, a namesake's too: then nobody of ours is named there.
        Weak aliases don't count: a free text is no anchor.
        """
        tokens = words(text)
        found: list[tuple[str, str]] = []
        at = 0
        while at < len(tokens):
            for size in range(min(self._longest + 2, len(tokens) - at), 0, -1):
                key = "".join(tokens[at : at + size])
                holders = self._spoken(key)
                if holders or key in self._namesakes:
                    said = " ".join(tokens[at : at + size])
                    found += [(entity, said) for entity in holders if key not in self._namesakes]
                    at += size
                    break
            else:
                at += 1
        return found

    def _spoken(self, key: str) -> list[str]:
        """Return whom `key` names within a sentence: whole names, or one name of a person."""
        whole = [entity for entity in self._exact.get(key, ()) if (key, entity) not in self._weak]
        if whole:
            return whole
        return [
            entity
            for entity in sorted(self._tokens.get(key, ()))
            if self.named[entity].kind in PEOPLE and (key, entity) not in self._weak
        ]

    def _from(self, key: str, kind: str) -> Iterable[tuple[str, str]]:
        starts = self._starts.get(kind, [])
        for place in range(bisect_left(starts, (key, "")), len(starts)):
            if not starts[place][0].startswith(key):
                return
            yield starts[place]

    def _parts(self, query: str) -> list[str]:
        """Return entities of which every word typed is a word of a name."""
        holders = [self._tokens.get(token, set[str]()) for token in words(query)]
        if not holders:
            return []
        common = holders[0].intersection(*holders[1:])
        return sorted(common, key=self._places.__getitem__)

    def _slip(self, key: str) -> str | None:
        """Return the one entity that `key` misses by one letter; none where that is unsure."""
        if not SLIP_FROM - 1 <= len(key) <= LONGEST_QUERY:
            return None
        if any(OSA.distance(key, other, score_cutoff=1) <= 1 for other in self._namesakes):
            return None
        near = [
            near_key
            for length in (len(key) - 1, len(key), len(key) + 1)
            for near_key, _, _ in process.extract(
                key,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=1,
                limit=None,
            )
        ]
        # A short name is never answered for, but it is a rival.
        if all(len(near_key) < SLIP_FROM for near_key in near):
            return None
        entities = {entity for near_key in near for entity in self._exact_or_token(near_key)}
        return entities.pop() if len(entities) == 1 else None

    def _exact_or_token(self, key: str) -> set[str]:
        return set(self._exact.get(key, ())) | self._tokens.get(key, set())

    def _like(self, key: str, prefer: Sequence[str], only: Sequence[str] | None) -> tuple[str, ...]:
        """Return up to three entities with similar names, the most alike first."""
        scored: dict[str, float] = {}
        # A key of another length than these can't be so alike.
        for length in range(ceil(len(key) * LIKENESS), floor(len(key) / LIKENESS) + 1):
            longer = max(len(key), length)
            pools = [self._by_length.get(length, [])]
            if only is not None:
                pools = [self._by_kind.get((kind, length), []) for kind in only]
            for near_key, slips, _ in process.extract(
                key,
                list(chain.from_iterable(pools)),
                scorer=OSA.distance,
                score_cutoff=floor(longer * (1 - LIKENESS)),
                limit=10,
            ):
                for entity in self._exact_or_token(near_key):
                    scored[entity] = max(1 - slips / longer, scored.get(entity, 0.0))
        best = sorted(
            (
                entity
                for entity in scored
                if not self.named[entity].spoiler
                and (only is None or self.named[entity].kind in only)
            ),
            key=lambda entity: (self.named[entity].kind not in prefer, -scored[entity]),
        )
        return tuple(best[:SUGGESTIONS])

    def _ranked(self, hits: Iterable[str], prefer: Sequence[str]) -> tuple[str, ...]:
        """Return `hits`, those of preferred kinds first, names that are spoilers last."""

        def order(entity: str) -> tuple[bool, bool]:
            return (self.named[entity].spoiler, self.named[entity].kind not in prefer)

        return tuple(sorted(hits, key=order))
