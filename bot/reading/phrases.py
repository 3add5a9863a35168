"""The small language of phrases by which a word of the show is recognised in an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.reading.roster import Mention

GAP = 8
"""Words that `…` may stand for, at most."""
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_END = "|"
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


class Words:
    """An article as words in a row, sentence by sentence, each name as one word `{id}`."""

    def __init__(
        self, text: str, places: Iterable[tuple[int, int]], mentions: Sequence[Mention]
    ) -> None:
        self.rows: list[str] = []
        self._starts: list[list[int]] = []
        self._places: list[list[tuple[int, int]]] = []
        self._index: dict[str, set[int]] = {}
        at = 0
        for number, (start, end) in enumerate(places):
            words: list[str] = []
            spans: list[tuple[int, int]] = []
            while at < len(mentions) and mentions[at].start < start:
                at += 1
            reached = start
            while at < len(mentions) and mentions[at].start < end:
                m = mentions[at]
                self._read(text, reached, m.start, words, spans)
                words.append("{" + m.entity + "}")
                spans.append((m.start, m.end))
                reached = m.end
                at += 1
            self._read(text, reached, end, words, spans)
            for word in words:
                self._index.setdefault(word, set()).add(number)
            self.rows.append(" " + "".join(word + " " for word in words))
            self._starts.append(list(accumulate((len(word) + 1 for word in words), initial=1)))
            self._places.append(spans)
        self._vocabulary = sorted(self._index)

    def _read(
        self, text: str, start: int, end: int, words: list[str], spans: list[tuple[int, int]]
    ) -> None:
        for match in _TOKEN.finditer(text, start, end):
            words.append(match[0].casefold().replace("’", "'"))
            spans.append(match.span())

    def find(self, phrase: Phrase) -> Iterator[tuple[int, int, int]]:
        """Return each sentence's number and the place in it where a phrase stands."""
        rows: set[int] | None = None
        for need in phrase.needs:
            some = self._rows_of(need)
            rows = some if rows is None else rows & some
            if not rows:
                return
        for row in sorted(rows or ()):
            match = phrase.pattern.search(self.rows[row])
            if match is not None:
                starts, spans = self._starts[row], self._places[row]
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
                found |= self._index.get(choice, set())
        return found
