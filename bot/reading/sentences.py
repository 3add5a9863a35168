"""An article's own sentences: its text with all that stands in marks blotted out."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.frames import VERB

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.reading.article import Article
    from bot.reading.found import Place

# What stands in marks is blotted out. The last sign keeps how it ends: with a stop, or otherwise.
BLOT, STOPPED, OPEN = "\ue000", "\ue001", "\ue002"
_STOPS = {".": STOPPED, "。": STOPPED}
_LINE = re.compile(r"[^\n\r]+")
_STOP = re.compile(rf"(?:(?<![.!?…])[.!?…]+[)\]]?|{STOPPED}|{OPEN})(?=\s+\S)|[。！？]")
# “posted on X.” ends a sentence, “Malcolm X. Lee” does not.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|vs|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|[a-z]\.[a-z]|[A-WYZ])"
    r"|(?<!\bon )\bX)$"
)
_DAY = re.compile(r"(?:^|\D)\d\d?$")
_TONGUES = {
    "de": re.compile(r"\b(?:und|der|die|das|ist|nicht|ein|eine|mit|von|für)\b"),
    "fr": re.compile(r"\b(?:et|les|des|est|une|dans|pour|qui|sur|pas|du)\b"),
    "it": re.compile(r"\b(?:il|che|di|è|una|per|non|con|gli|della|sono)\b"),
    "en": re.compile(r"\b(?:the|and|of|is|a|to|in|that|with|for)\b"),
}
_SMALL = re.compile(r"[.!?][)\]]?\s+[a-zà-ÿ]")
_CAPITAL = re.compile(r"[.!?][)\]]?\s+[A-ZÀ-Þ]")
_ENOUGH = 4
_HEAD = 3_000
_CLAUSE = 90


class Sentence(NamedTuple):
    """One sentence of the narration, and its line."""

    start: int
    end: int
    line: int


class Sentences:
    """The article's own sentences, in order; `plain` is as long as its text."""

    def __init__(self, article: Article, places: Sequence[Place]) -> None:
        self.text = article.text
        self.plain = shielded(article.text, places)
        self.tongue = article.language or tongue_of(self.plain)
        self.small = is_small(self.plain)
        self.sentences = list(self._split(article.body)) or [Sentence(0, len(self.plain), 0)]
        self._starts = [sentence.start for sentence in self.sentences]

    def at(self, place: int) -> int:
        """Return the number of the sentence at a place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def _split(self, body: int) -> Iterator[Sentence]:
        for number, line in enumerate(_LINE.finditer(self.plain, body)):
            start = self._skip(line.start(), line.end())
            for stop in _STOP.finditer(self.plain, start, line.end()):
                if stop.start() >= start and self._ends(stop, start):
                    yield Sentence(start, stop.end(), number)
                    start = self._skip(stop.end(), line.end())
            if start < line.end():
                yield Sentence(start, line.end(), number)

    def _skip(self, start: int, end: int) -> int:
        while start < end and self.plain[start].isspace():
            start += 1
        return start

    def _ends(self, stop: re.Match[str], start: int) -> bool:
        """Say whether a sentence ends at a sign."""
        if stop[0] in "。！？":
            return True
        after = self.plain[stop.end() : stop.end() + _CLAUSE].lstrip()
        if after[:1].islower() and not (self.small and stop[0] != OPEN):
            return False
        if stop[0] == ".":
            before = self.plain[max(start, stop.start() - 5) : stop.start()]
            if self.tongue == "de" and _DAY.search(before) is not None:
                # „sagt Ann Lee, 61. „…““ ends with her age, and is no 61st.
                return before[-4:-2] == ", " and after[:1] == BLOT
            return _SHORT.search(before) is None
        if stop[0] == OPEN:
            # “How?” Ann asked: the sentence goes on, and it always does behind a comma.
            if self.text[stop.start() - 1] == ",":
                return False
            if self.tongue in ("de", "fr", "it") and after[:1].isupper():
                # “Wie?” fragte Ann: there a verb comes first, and with a capital another sentence.
                return True
            clause = re.split(rf"[.!?;\n{BLOT}]", after, maxsplit=1)[0]
            return after[:1] != BLOT and not VERB.search(clause)
        return True


def shielded(text: str, places: Sequence[Place]) -> str:
    """Return the text with each of `places` blotted out, so that only the article speaks.

    Asterisks, which only make words bold, are white space: “**Ann:** “…”” is Ann and a colon.
    """
    pieces: list[str] = []
    at = 0
    for start, end in places:
        inner = text[start:end].rstrip("\"'”’»“‘›」』").rstrip()
        pieces += (text[at:start], BLOT * (end - start - 1), _STOPS.get(inner[-1:], OPEN))
        at = end
    pieces.append(text[at:])
    return "".join(pieces).replace("*", " ")


def is_small(plain: str) -> bool:
    """Say whether an article begins its sentences with small letters, as some fans do."""
    small = sum(1 for _ in islice(_SMALL.finditer(plain), _ENOUGH))
    return small == _ENOUGH and len(_CAPITAL.findall(plain)) < small


def tongue_of(text: str) -> str:
    """Return the language that an article seems to be in, of those that are told apart."""
    head = text[:_HEAD]
    counts = {tongue: len(pattern.findall(head)) for tongue, pattern in _TONGUES.items()}
    return max(counts, key=lambda tongue: counts[tongue])
