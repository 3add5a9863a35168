"""Finds people and firms whom the show doesn't know, by how their names look and stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.calling import NATIVE
from bot.reading.evidence import SURE, Evidence
from bot.reading.firstnames import is_first_name
from bot.reading.jobs import is_job
from bot.reading.nonnames import FIRM, is_place
from bot.reading.trimming import HONORIFIC, trimmed, untitled

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽİŞ]"
_PART = rf"{_CAPITAL}[\w’']*[\wà-ÿ](?:-[\w]+)*|{_CAPITAL}\."
_NAME = re.compile(
    rf"(?<![\w@-])(?:{HONORIFIC}\s){{0,2}}(?:{_PART})"
    rf"(?:[ \u00a0](?:(?:de|da|di|van|von|der|den|bin|la|le|dos|del)[ ])?(?:{_PART}))*"
)
_HANDLE = re.compile(
    r"(?<![\w.])@[\w.]*\w|(?<![\w./@])[A-Za-z]{3,24}[a-z\d]{0,9}_\w{1,20}(?![\w./])"
)
# “wrote user mangopie”, “a poster called mangopie”: a name in small letters.
_ALIAS = re.compile(
    r"(?:(?:wrote|said|posted|replied|commented|joked|asked|added) (?:user|poster|commenter)"
    r"|(?:user|poster|commenter|account|reader|fan) (?:called|named)"
    r"|goes by|(?:signs|posts) as|uses the (?:handle|name))"
    r" ([a-z][a-z\d.]{3,24})(?![\w.])"
)
_OWNER = re.compile(r"[’']s?[ \u00a0]")
_JOB_BEFORE = re.compile(r"(?<![\w’'-])([\w-]{3,}) $")
# A capital within a sentence shows that a short name is one: “according to Ok”.
_WITHIN = re.compile(r"[a-zà-ÿ,] $")
_DOES = re.compile(r"(?:[’']s)? [a-z]|:")


class Unknown(NamedTuple):
    """A place that names somebody unknown: `called` is the fullest form that is printed.

    It may begin with a title that is no part of the name: “Coach Ann Lee”.
    """

    start: int
    end: int
    called: str


class Strangers:
    """The unknown of one article: `persons` are surely people, `firms` are none.

    Words that are `expected` are short names of people whom the show knows.
    """

    def __init__(
        self,
        text: str,
        tongue: str,
        taken: list[tuple[int, int]],
        expected: frozenset[str] = frozenset(),
    ) -> None:
        self.expected = expected
        self.text = text
        self.tongue = tongue
        self.persons: set[str] = set()
        self.firms: set[str] = set()
        self._evidence = Evidence(text, tongue)
        self.found = list(self._find(sorted(taken)))

    def _find(self, taken: list[tuple[int, int]]) -> Iterator[Unknown]:
        full: dict[str, list[tuple[int, int]]] = defaultdict(list)
        single: dict[str, list[tuple[int, int]]] = defaultdict(list)
        titled: dict[str, str] = {}
        for place in self._places(taken):
            name = self.text[place[0] : place[1]]
            words = untitled(name, self.tongue)
            if len(words) == 1:
                single[words[0]].append(place)
                if name != words[0]:
                    titled.setdefault(words[0], name)
            else:
                name = " ".join(words)
                full[name.title() if name.isupper() else name].append(place)
        whole: dict[str, str] = {}
        for name in full:
            words = name.split()
            for word in (words[0], words[-1]):
                if word in single:
                    whole.setdefault(word, name)
        shorts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for word, name in whole.items():
            shorts[name] += single[word]
            if word in titled:
                self.persons.add(name)
        for name, places in full.items():
            short = shorts[name]
            self._decide(name, places, short)
            if self.tongue != "de" or name in self.persons or name in self.firms:
                for start, end in (*places, *short):
                    yield Unknown(self._with_job(start), end, name)
        for word, places in single.items():
            if word in whole:
                continue
            called = titled.get(word)
            if called is not None:
                self.persons.add(called)
            if called is not None or self._is_somebody(word, places):
                for start, end in places:
                    yield Unknown(self._with_job(start), end, called or word)
        for pattern in (_HANDLE, _ALIAS):
            for match in pattern.finditer(self.text):
                called = match[match.lastindex or 0]
                self.persons.add(called)
                yield Unknown(match.start(match.lastindex or 0), match.end(), called)

    def _decide(
        self, name: str, places: list[tuple[int, int]], short: list[tuple[int, int]]
    ) -> None:
        """Decide once for a full name whether it is a person's or a firm's, if that is sure."""
        known = self._evidence
        if name in self.persons:
            return
        total = known.shape(name)
        if any(known.is_person(*place) for place in (*places, *short)):
            total += SURE
        if self.tongue == "de" and any(known.stands_alone(*place) for place in short):
            # „Ann Lee“ above and „Lee brauchte Zeit“ below: a noun would have its article.
            total += SURE
        total -= max(known.against(*place) for place in places)
        if total > 0:
            self.persons.add(name)
        elif FIRM.search(name):
            self.firms.add(name)

    def _is_somebody(self, word: str, places: list[tuple[int, int]]) -> bool:
        """Decide once for a name of one word whether it is somebody's who may speak."""
        known = self._evidence
        if word in self.expected and any(_DOES.match(self.text, end) for _, end in places):
            return True
        if word in self.expected and any(
            _WITHIN.search(self.text, max(0, a - 16), a) for a, _ in places
        ):
            return True
        if any(known.goes_by(start) for start, _ in places):
            self.persons.add(word)
            return True
        if NATIVE.match(self.text, max(0, places[0][0] - 4)):
            return False
        total = SURE - 1 if is_first_name(word) else 0.0
        if any(known.titled(start) for start, _ in places):
            total += SURE
        elif self.tongue != "de" and any(known.lives(*place) for place in places):
            # German nouns have capitals, too, and do what people do.
            total += SURE
        human = total > 0
        if any(known.speaks(*place) for place in places):
            total += SURE
        if is_place(word) or known.common(word, [start for start, _ in places]):
            total -= 2 * SURE
        if word.isupper() or (self.tongue == "de" and not human):
            return False
        total -= max(known.against(*place) for place in places)
        if human and total > 0:
            self.persons.add(word)
        return total > 0

    def _with_job(self, start: int) -> int:
        """Return where a name begins with the work right before it: “Coach Ann Lee”."""
        match = _JOB_BEFORE.search(self.text, max(0, start - 24), start)
        return match.start() if match is not None and is_job(match[1]) else start

    def _places(self, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        for match in _NAME.finditer(self.text):
            for start, end in _clear(match.start(), match.end(), taken):
                for piece in self._pieces(start, end):
                    place = trimmed(self.text, *piece, self.tongue, self._evidence.small)
                    if place is not None:
                        yield place

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Return the owner and what is owned apart: “Lee Hall's Ann Lee”."""
        for match in _OWNER.finditer(self.text, start, end):
            if match.start() > start:
                yield start, match.start()
            start = match.end()
        yield start, end


def _clear(start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what of a stretch lies in no known name."""
    pieces: list[tuple[int, int]] = []
    at = bisect_left(taken, (start, start))
    if at and taken[at - 1][1] > start:
        start = taken[at - 1][1]
    while at < len(taken) and taken[at][0] < end:
        if taken[at][0] > start:
            pieces.append((start, taken[at][0]))
        start = max(start, taken[at][1])
        at += 1
    if start < end:
        pieces.append((start, end))
    return pieces
