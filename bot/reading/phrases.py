"""The small language of phrases by which a word of the show is recognised in an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.reading.scene import Line

GAP = 8
"""Words that `…` may stand for, at most."""
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_END = "|"
_NONE: frozenset[int] = frozenset()
_PIECE = re.compile(r"\([^)]*\)|…|\S+")


class Phrase(NamedTuple):
    """A phrase as a pattern over an article's words, and words of which it needs one each."""

    pattern: re.Pattern[str]
    needs: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=4_096)
def phrase_of(text: str) -> Phrase:
    """Read a phrase: see `Word` in `bot.domain.documents`."""
    made = ""
    needs: list[tuple[str, ...]] = []
    for piece in _PIECE.findall(text.casefold()):
        if piece == "…":
            made += rf"(?:[^ {_END}]+ ){{0,{GAP}}}?"
            continue
        choices = piece[1:-1].split("|") if piece.startswith("(") else [piece]
        full = [
            " ".join(_TOKEN.findall(c) if "{" not in c and "*" not in c else c.split())
            for c in choices
        ]
        patterns = [
            "".join(_word(word) + " " for word in choice.split()) for choice in full if choice
        ]
        optional = "?" if "" in full else ""
        made += f"(?:{'|'.join(patterns)}){optional}"
        if not optional:
            needs.append(tuple(choice.split()[0] for choice in full))
    return Phrase(re.compile("(?<= )" + made), tuple(needs))


def _word(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + rf"[^ {_END}]*"
    return re.escape(word)


class _Row(NamedTuple):
    """A sentence as words with a space around each, and the place of each."""

    words: str
    starts: list[int]
    places: list[tuple[int, int]]


class Words:
    """An article's words, sentence by sentence, each name as one word `{id}`."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = lines
        self._rows: dict[int, _Row] = {}
        self._index: dict[str, set[int]] = defaultdict(set)
        for number, line in enumerate(lines):
            for word in set(_TOKEN.findall(line.text.lower().replace("’", "'"))):
                self._index[word].add(number)
            for m in line.named:
                self._index["{" + m.entity + "}"].add(number)
        self._vocabulary = sorted(self._index)

    def _row(self, number: int) -> _Row:
        held = self._rows.get(number)
        if held is None:
            held = self._rows[number] = self._read(self.lines[number])
        return held

    def _read(self, line: Line) -> _Row:
        words: list[str] = []
        places: list[tuple[int, int]] = []

        def plain(start: int, end: int) -> None:
            for match in _TOKEN.finditer(self.text, start, end):
                words.append(match[0].lower().replace("’", "'"))
                places.append(match.span())

        reached = line.start
        for m in line.named:
            plain(reached, m.start)
            words.append("{" + m.entity + "}")
            places.append((m.start, m.end))
            reached = m.end
        plain(reached, line.end)
        starts = list(accumulate((len(word) + 1 for word in words), initial=1))
        return _Row(" " + "".join(word + " " for word in words), starts, places)

    def find(self, phrase: Phrase) -> Iterator[tuple[int, int, int]]:
        """Return each sentence's number and the place in it where a phrase stands."""
        rows: set[int] | None = None
        for need in phrase.needs:
            some = self._rows_of(need)
            rows = some if rows is None else rows & some
            if not rows:
                return
        for row in sorted(rows or ()):
            words, starts, spans = self._row(row)
            match = phrase.pattern.search(words)
            if match is not None:
                first = bisect_left(starts, match.start())
                last = bisect_left(starts, match.end()) - 1
                yield row, spans[first][0], spans[max(first, last)][1]

    def _rows_of(self, choices: tuple[str, ...]) -> set[int]:
        found: set[int] = set()
        for choice in choices:
            if choice.endswith("*"):
                stem = choice[:-1]
                at = bisect_left(self._vocabulary, stem)
                while at < len(self._vocabulary) and self._vocabulary[at].startswith(stem):
                    found |= self._index[self._vocabulary[at]]
                    at += 1
            else:
                found |= self._index.get(choice, _NONE)
        return found
