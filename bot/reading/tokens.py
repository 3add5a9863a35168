"""What stands in one sentence that matters to a release: works, cues, other events, dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import msgspec

from bot.domain.documents import Status
from bot.domain.facts import Kind
from bot.reading.caseless import Letters
from bot.reading.dates import Dates, When
from bot.reading.titles import MARKS, is_loose, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.reading.roster import Mention
    from bot.reading.tongue import Cue, Tongue


class Work(Enum):
    """Which work a word stands for: the show by name, another one, or "the series"."""

    SHOW = "show"
    OTHER = "other"
    REFERENCE = "reference"


class Token(msgspec.Struct, frozen=True):
    """Something in a sentence, with its place."""

    start: int
    end: int


class WorkToken(Token, frozen=True):
    """A work; `apposed` where the name only describes somebody ("Harbour star X"), `loose` where
    what may be a title stands after a preposition, and is rather a place or a person, `sure`
    where it is a title without doubt.
    """

    work: Work
    apposed: bool = False
    loose: bool = False
    sure: bool = True


class CueToken(Token, frozen=True):
    """A wording of release news."""

    cue: Cue


class DateToken(Token, frozen=True):
    """A date."""

    when: When


class Tokens(msgspec.Struct, frozen=True):
    """All tokens of one sentence, each kind in order, and where its clauses begin and end."""

    text: str
    start: int
    end: int
    works: tuple[WorkToken, ...]
    cues: tuple[CueToken, ...]
    foreign: tuple[Token, ...]
    dates: tuple[DateToken, ...]
    clauses: tuple[Token, ...]

    def clause(self, place: int) -> int:
        """Return the number of the clause that holds a place."""
        return max(n for n, c in enumerate(self.clauses) if c.start <= place or n == 0)


T = TypeVar("T", bound=Token)


def within(tokens: Iterable[T], place: Token) -> list[T]:
    """Return the tokens that lie in a place."""
    return [t for t in tokens if place.start <= t.start and t.end <= place.end]


_NAMES = (Kind.PERSON, Kind.CHARACTER, Kind.CITY, Kind.COUNTRY, Kind.GROUP, Kind.ORGANISATION)
_APPOSED = re.compile(
    r"(?:['’]s)?[”\"’']?\s+(?:(?:lead|co-?|main|former|title|supporting)[- ]?)?"
    r"(?:stars?|actors?|actress|leads?|director|writer|creator|heart-?throb|duo|leading m[ae]n|cast"
    r"|castmates?|fame|producer|co-stars?|screenwriter|composer|team|man|pair|boys?|fans?)\b",
    re.IGNORECASE,
)


class Tokenizer:
    """Takes the tokens of one text's sentences; `mentions` are those of the whole text."""

    def __init__(self, text: str, tongue: Tongue, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.tongue = tongue
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._letters = Letters(text)
        self._dates = Dates(self._letters, tongue.calendar)
        self._cues = tongue.hinted.over(self._letters)

    def tokens(self, start: int, end: int, *, whole: bool = False) -> Tokens:
        """Return the tokens between two places.

        Where no date stands and no wording says something by itself there are no cues and no
        events, and the sentence is one clause; unless the `whole` of them is wanted.
        """
        text, tongue, letters = self.text, self.tongue, self._letters
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        here = [m for m in self._mentions[first:last] if m.end <= end]
        dates = tuple(
            DateToken(when.start, when.end, when) for when in self._dates.within(start, end)
        )
        names = [(m.start, m.end) for m in here]
        wordings = self._cues.within(start, end)
        bare = [cue for cue in wordings if cue.bare]
        if not (dates or whole or _cues(letters, start, end, bare, names)):
            works = _works(letters, start, end, tongue, here, dates)
            one = (Token(start, end),)
            return Tokens(text, start, end, works, cues=(), foreign=(), dates=(), clauses=one)
        foreign = tuple(
            Token(*match.span())
            for match in tongue.parts.foreign.finditer(letters, start, end)
            if not any(m.start <= match.start() < m.end for m in here if m.kind is Kind.SHOW)
        )
        cues = _cues(letters, start, end, wordings, names, dates)
        return Tokens(
            text=text,
            start=start,
            end=end,
            works=_works(letters, start, end, tongue, here, dates, cues),
            cues=cues,
            foreign=foreign,
            dates=dates,
            clauses=_clauses(letters, start, end, tongue, here, dates, [*cues, *foreign]),
        )


def _cues(
    letters: Letters,
    start: int,
    end: int,
    wordings: Iterable[Cue],
    names: Sequence[tuple[int, int]],
    dates: Sequence[DateToken] = (),
) -> tuple[CueToken, ...]:
    """Return the cues of these wordings, those of earlier rules first where some overlap."""
    kept: list[CueToken] = []
    for cue in wordings:
        for match in cue.caseless.finditer(letters, start, end):
            a, b = match.span()
            if any(a < k.end and k.start < b for k in kept):
                continue
            if any(s <= a and b <= e for s, e in names):
                continue
            if cue.status is Status.NO_DATE and any(a < d.start and d.end < b for d in dates):
                # "No earlier than October, since the window": there is a date.
                continue
            kept.append(CueToken(a, b, cue))
    return tuple(sorted(kept, key=lambda token: token.start))


def _clauses(
    letters: Letters,
    start: int,
    end: int,
    tongue: Tongue,
    names: Iterable[Mention],
    dates: Sequence[DateToken],
    events: Sequence[Token],
) -> tuple[Token, ...]:
    """Return a sentence's clauses; no name and no date is ever cut in two.

    Nor is a clause cut by brackets that only describe something and tell of no other event.
    """
    whole = [(m.start, m.end) for m in names] + [(d.start, d.end) for d in dates]
    for match in _BRACKETS.finditer(letters.text, start, end):
        a, b = match.span()
        if not any(a <= e.start < b for e in (*dates, *events)):
            whole.append((a - 1, b))
    places = [start]
    for match in tongue.parts.breaks.finditer(letters, start, end):
        at = match.end()
        if not any(a < at < b or a <= match.start() < b for a, b in whole) and at < end:
            places.append(at)
    places.append(end)
    return tuple(Token(a, b) for a, b in pairwise(places))


_BRACKETS = re.compile(r"\([^()]{1,80}\)|（[^（）]{1,40}）")
# What has matched is never tried otherwise: "AAAA" could be one word, or two, or three.
_TITLE_CASE = re.compile(
    r"(?:\W*(?:[A-ZÀ-Þ0-9][\w.’'-]*+|(?:a|an|the|and|of|in|on|to|for|by|at|as|with|from|its)\b))++\W*"
)


def _works(
    letters: Letters,
    start: int,
    end: int,
    tongue: Tongue,
    here: Sequence[Mention],
    dates: Sequence[DateToken],
    cues: Sequence[CueToken] = (),
) -> tuple[WorkToken, ...]:
    text = letters.text
    found: list[WorkToken] = []
    taken: list[tuple[int, int]] = [(d.start, d.end) for d in dates]
    if cues and tongue.capitals and _TITLE_CASE.fullmatch(text, start, end):
        # “Show Moves Premiere Forward”: in such a headline verbs are written like titles.
        taken += [(c.start, c.end) for c in cues]
    for m in here:
        if m.kind is Kind.SHOW:
            apposed = _APPOSED.match(text, m.end) is not None
            found.append(WorkToken(m.start, m.end, Work.SHOW, apposed))
        elif m.kind is Kind.WORK:
            apposed = _APPOSED.match(text, m.end) is not None
            found.append(WorkToken(m.start, m.end, Work.OTHER, apposed))
        if m.kind in (*_NAMES, Kind.SHOW, Kind.WORK):
            taken.append((m.start, m.end))
    places = [(m.start, m.end) for m in here if m.kind in (Kind.CITY, Kind.COUNTRY)]
    for place in titles_of(text, start, end, taken, tongue, places):
        apposed = _APPOSED.match(text, place[1]) is not None
        loose = is_loose(text, place, start)
        around = text[max(start, place[0] - 30) : place[0]] + " " + text[place[1] : place[1] + 24]
        sure = text[place[0]] in MARKS or tongue.work_words.search(around) is not None
        found.append(WorkToken(*place, Work.OTHER, apposed, loose, sure))
        taken.append(place)
    for match in tongue.parts.works.finditer(letters, start, end):
        if not any(w.start < match.end() and match.start() < w.end for w in found):
            found.append(WorkToken(*match.span(), Work.REFERENCE))
    return tuple(sorted(found, key=lambda token: token.start))
