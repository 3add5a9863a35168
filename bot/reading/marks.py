"""Finds what stands in quotation marks: straight, curly, low, angled and corner ones, nested."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.found import Place
from bot.reading.patterns import CJK

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 2_000
"""Characters of one stretch of speech; more than that is a mark that was never closed."""
_MARK = re.compile("[\"“”„‟«»「」『』〝〟＂'‘’‚‛‹›]")
_DOUBLE, _SINGLE, _ANGLE, _SMALL_ANGLE = "double", "single", "angle", "small angle"
_FAMILY = {
    **dict.fromkeys('"“”„‟〝〟＂', _DOUBLE),
    **dict.fromkeys("'‘’‚‛", _SINGLE),
    **dict.fromkeys("«»", _ANGLE),
    **dict.fromkeys("‹›", _SMALL_ANGLE),
}
_CORNER = {"「": "」", "『": "』"}
_BEFORE_OPENING = frozenset(' \t\u00a0\u202f\u2009\u3000([{/-—–―·:,、。;…>*_|"“„«»‹›‘‚「『（')
_AFTER_CLOSING = frozenset(' \t\u00a0\u202f\u2009\u3000)]}/-—–―·:,、。;.!?…<*_|"”“«»›’」』）')
# Cut letters at a word's beginning, as in 'em, 'til, '90s.
_CUT = re.compile(r"['‘’](?:em|til|tis|twas|cause|n|bout|round|\d\ds?)\b", re.IGNORECASE)


class Marked(NamedTuple):
    """A stretch in quotation marks: its place with the marks, and its words by paragraph.

    `depth` is 0 where it stands in no other marks. `mark` is the opening one.
    """

    start: int
    end: int
    parts: tuple[Place, ...]
    mark: str
    depth: int
    paragraph: int


class _Open(NamedTuple):
    at: int
    family: str
    mark: str


class _Scan:
    """Goes through one paragraph's marks and keeps which of them are open."""

    def __init__(self, text: str, place: Place) -> None:
        self.text = text
        self.place = place
        self.stack: list[_Open] = []
        self.maybe: dict[int, int] = {}
        self.pairs: list[tuple[int, int, str, int]] = []
        self.first_closing: int | None = None
        self.reverse = _is_reversed(text, place)
        self._count: Counter[str] = Counter()

    def run(self, expected: str | None) -> None:
        """Read the marks; `expected` is the family that the paragraph above left open."""
        for match in _MARK.finditer(self.text, self.place.start, self.place.end):
            mark, at = match[0], match.start()
            if mark in _CORNER:
                self._open(at, _CORNER[mark], mark)
            elif mark in "」』":
                self._close(at, mark)
            elif _FAMILY[mark] is _SINGLE:
                self._single(at, mark)
            elif self._opens(at, mark):
                self._open(at, _FAMILY[mark], mark)
            elif not self._close(at, _FAMILY[mark]) and expected == _FAMILY[mark]:
                first = self.first_closing is None and not self.stack and not self.pairs
                self.first_closing = at if first else self.first_closing
        while self.stack and self.stack[-1].at in self.maybe:
            self._settle()

    def _around(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.place.start else " "
        after = self.text[at + 1] if at + 1 < self.place.end else " "
        return before, after

    def _open(self, at: int, family: str, mark: str) -> None:
        self.stack.append(_Open(at, family, mark))
        self._count.update((family, mark))

    def _opens(self, at: int, mark: str) -> bool:
        """Say whether a double or angled mark opens."""
        if mark in "„‟〝":
            return True
        if mark in "«‹»›":
            return mark in ("»›" if self.reverse else "«‹")
        if mark == "“":
            return not self._count["„"]
        before, after = self._around(at)
        is_open = self._count[_FAMILY[mark]] > 0
        may = before in _BEFORE_OPENING and not after.isspace()
        if is_open and mark == '"' and CJK.match(after):
            # "…"라고: no space stands behind the closing mark.
            return False
        if mark in "”〟":
            # ”Swedish” marks look alike on both sides.
            return may and not is_open
        return may and not (is_open and after in _AFTER_CLOSING)

    def _single(self, at: int, mark: str) -> None:
        """Open or close at a single mark, which is mostly an apostrophe."""
        before, after = self._around(at)
        top = self.stack[-1] if self.stack and self.stack[-1].family is _SINGLE else None
        wide = CJK.match(after) is not None and CJK.match(before) is not None
        if before.isalnum() and after.isalnum() and not wide:
            return
        starts = before in _BEFORE_OPENING and not after.isspace() and after not in ",.;:!?"
        if starts and mark != "’":
            self._open_single(at, mark, top)
            return
        if (
            (after.isalnum() and not CJK.match(after))
            or before.isspace()
            or (mark == "‘" and top and top.mark != "‚")
        ):
            return
        if top is not None and before in "sSxz" and after.isspace():
            # In "the actors' work" an apostrophe, unless nothing else closes.
            self.maybe.setdefault(top.at, at)
        elif top is not None or any(one.family is _SINGLE for one in self.stack[-3:]):
            self._close(at, _SINGLE)

    def _open_single(self, at: int, mark: str, top: _Open | None) -> None:
        if _CUT.match(self.text, at):
            return
        if top is not None and top.at in self.maybe:
            self._settle()
            top = None
        if top is None or mark == "‘":
            self._open(at, _SINGLE, mark)

    def _pop(self) -> _Open:
        one = self.stack.pop()
        self._count.subtract((one.family, one.mark))
        return one

    def _settle(self) -> None:
        """Close at an apostrophe after all."""
        one = self._pop()
        self.pairs.append((one.at, self.maybe.pop(one.at), one.mark, len(self.stack)))

    def _close(self, at: int, family: str) -> bool:
        """Close the last stretch of a family, and drop what was left open within it."""
        if not self._count[family]:
            return False
        while self.stack[-1].family != family:
            if self.stack[-1].at in self.maybe:
                self._settle()
            else:
                self._pop()
        one = self._pop()
        self.maybe.pop(one.at, None)
        self.pairs.append((one.at, at, one.mark, len(self.stack)))
        return True


def _is_reversed(text: str, place: Place) -> bool:
    """Say whether »this« is how angled marks stand here."""
    match = re.compile("[«»‹›]").search(text, place.start, place.end)
    if match is None or match[0] in "«‹":
        return False
    after = text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()] if match.start() > place.start else " "
    return before in _BEFORE_OPENING and not after.isspace() and after != ""


def marked(text: str, paragraphs: Sequence[Place]) -> list[Marked]:
    """Return all stretches in marks, in order. One that isn't closed runs on only where the
    next paragraph opens it again, or closes it before anything else is opened.
    """
    found: list[Marked] = []
    left: _Open | None = None
    held: list[Place] = []
    held_in = 0
    for number, place in enumerate(paragraphs):
        scan = _Scan(text, place)
        scan.run(left.family if left is not None else None)
        pairs = sorted(scan.pairs)
        if left is not None:
            joined = _continued(text, place, scan, pairs, left)
            if joined is None:
                left, held = None, []
            else:
                held.append(joined[0])
                if joined[1] is not None:
                    end = joined[1]
                    pairs = [pair for pair in pairs if pair[0] >= end]
                    found.append(Marked(left.at, end, tuple(held), left.mark, 0, held_in))
                    left, held = None, []
        if left is not None:
            continue
        lost = _unclosed(scan, pairs)
        unclosed = [one.at for one in scan.stack]
        for start, end, mark, depth in pairs:
            hidden = bisect_left(unclosed, start)
            part = _trimmed(text, start + 1, end)
            if part.end > part.start and part.end - part.start <= LONGEST:
                real = max(0, depth - hidden)
                found.append(Marked(start, end + 1, (part,), mark, real, number))
        if lost is not None:
            left, held, held_in = lost, [_trimmed(text, lost.at + 1, place.end)], number
    return sorted(found)


def _unclosed(scan: _Scan, pairs: list[tuple[int, int, str, int]]) -> _Open | None:
    """Return what may run on into the next paragraph: the last stretch left open on the outside."""
    last = max((end for _, end, _, depth in pairs if depth == 0), default=-1)
    for one in scan.stack[:1]:
        if one.at > last and scan.place.end - one.at <= LONGEST:
            return one
    return None


def _continued(
    text: str,
    place: Place,
    scan: _Scan,
    pairs: list[tuple[int, int, str, int]],
    left: _Open,
) -> tuple[Place, int | None] | None:
    """Return the words of a paragraph that goes on with an open stretch, and where it closes."""
    if place.end - left.at > LONGEST:
        return None
    reopened = text[place.start] == left.mark or (
        left.mark not in _CORNER and _FAMILY.get(text[place.start]) == left.family
    )
    if reopened:
        for start, end, _, _ in pairs:
            if start == place.start:
                return _trimmed(text, start + 1, end), end + 1
        if any(one.at == place.start for one in scan.stack):
            return _trimmed(text, place.start + 1, place.end), None
        return None
    if scan.first_closing is not None and left.family in (_DOUBLE, _ANGLE):
        return _trimmed(text, place.start, scan.first_closing), scan.first_closing + 1
    return None


def _trimmed(text: str, start: int, end: int) -> Place:
    """Return a stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Place(start, end)
