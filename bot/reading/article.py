"""An article as it stands: its text, where its headline is, where it came from, its sentences."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from bot.domain.documents import DateSource, Tier
from bot.domain.edtf import parse
from bot.reading.found import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADERS = ("title", "outlet", "url", "published", "tier", "lang")
"""What lines at the beginning of a text file may say, each `name: value`, up to an empty line."""
_HEADER = re.compile(r"(title|outlet|url|published|tier|lang):[ \t]*(.*?)[ \t]*$", re.IGNORECASE)
_STOPS = ".!?…。！？｡"
_CLOSING = "\"'”’»›」』】)）]"
_END = re.compile(
    rf"(?<![{_STOPS}])[{_STOPS}]+[{re.escape(_CLOSING)}]*(?=\s|$)|[。！？｡]+[{re.escape(_CLOSING)}]*"
)
# A stop after these ends no sentence. Compared caselessly, with what stands before the stop.
_SHORT = frozenset(
    (
        "mr mrs ms dr prof st vs no vol ep feat ft e.g i.e jan feb mar apr jun jul"
        " aug sep sept oct nov dec z.b d.h bzw ca janv févr juil gen febb giu lug ago sett ott dic"
    ).split()
)
# After these a stop ends a sentence only before a capital.
_MAYBE = frozenset(["jr", "sr", "etc", "inc", "co", "ltd", "corp", "u.s", "u.k", "a.m", "p.m"])
# "14. Mai", "3. Quartal": German ordinals end no sentence.
_COUNTED = re.compile(
    r"\s*(?:Jan|Feb|März|Mrz|Apr|Mai\b|Juni|Juli|Aug|Sep|Okt|Nov|Dez|Quartal|Staffel|Folge|Episode"
    r"|Jahrhundert|Halbjahr|Geburtstag|Platz|Teil)"
)
_LONGEST_HEADING = 120
_LONGEST_SENTENCE = 600
_LONGEST_SHORT = 16
"""Characters of an abbreviation, with some room."""
_NEXT = 8


class Sentence(msgspec.Struct, frozen=True):
    """One sentence's place, the paragraph it is in, and whether it is a heading."""

    start: int
    end: int
    paragraph: int
    heading: bool = False


class Article(msgspec.Struct, frozen=True, dict=True):
    """An article. All places in it count code points of `text`.

    `title` is the headline's place, none if there is no headline; `body` where the article
    itself begins: what stands before is header lines, or the headline. `published` is EDTF.
    """

    text: str
    body: int = 0
    title: Place | None = None
    outlet: str = ""
    link: str = ""
    published: str | None = None
    published_from: DateSource | None = None
    tier: Tier | None = None
    language: str | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The body's sentences in order. A line's end always ends a sentence.

        What runs on and on without an end is cut in pieces, so that no text takes long.
        """
        found: list[Sentence] = []
        for paragraph, line in enumerate(self.paragraphs):
            pieces = [cut for piece in _split(self.text, line) for cut in _cut(self.text, piece)]
            heading = len(pieces) == 1 and _is_heading(self.text[line.start : line.end])
            found += [Sentence(a, b, paragraph, heading) for a, b in pieces]
        return tuple(found)

    @cached_property
    def paragraphs(self) -> tuple[Place, ...]:
        """The body's lines that hold anything, without the white space around them."""
        found: list[Place] = []
        for match in re.finditer(r"[^\n\r]+", self.text):
            line = match[0]
            if match.end() <= self.body or not line.strip():
                continue
            start = match.start() + len(line) - len(line.lstrip())
            found.append(Place(start, match.start() + len(line.rstrip())))
        return tuple(found)


def _split(text: str, line: Place) -> list[Place]:
    """Return the places of a line's sentences."""
    found: list[Place] = []
    start = line.start
    for match in _END.finditer(text, line.start, line.end):
        if match.end() < line.end and not _ends(text, start, match):
            continue
        found.append(Place(start, match.end()))
        start = match.end()
        while start < line.end and text[start].isspace():
            start += 1
    if start < line.end:
        found.append(Place(start, line.end))
    return found


def _cut(text: str, sentence: Place) -> Iterator[Place]:
    """Yield a sentence, in pieces where it is too long for one: cut at a space, if there is one."""
    start = sentence.start
    while sentence.end - start > _LONGEST_SENTENCE:
        most = start + _LONGEST_SENTENCE
        at = text.rfind(" ", start + _LONGEST_SENTENCE // 2, most)
        at = at if at > start else most
        yield Place(start, at)
        start = at + (text[at] == " ")
    if start < sentence.end:
        yield Place(start, sentence.end)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a stop inside a line ends a sentence: not after an abbreviation or in a date."""
    if match[0][0] in "。！？｡":
        # Speech within a sentence goes on after the closing mark: 「…。」と話した
        return match[0][-1] in "。！？｡" or text[match.end() : match.end() + 1] in (
            "",
            " ",
            "\u3000",
        )
    after = text[match.end() : match.end() + _NEXT].lstrip()[:1]
    if match[0][0] != ".":
        return not after.islower()
    near = max(start, match.start() - _LONGEST_SHORT)
    before = re.split(r"[\s(“\"'‘«„]", text[near : match.start()])[-1].casefold()
    if before in _SHORT or (len(before) == 1 and before.isalpha() and before != "x"):
        return False
    if before in _MAYBE:
        return after.isupper() or after in "“‘«„「『"
    if before.isdecimal() and not text[start : match.start()].strip("*_# 0123456789"):
        # A list's number: "2. The Harbour".
        return False
    if before.isdecimal() and len(before) <= 2 and _COUNTED.match(text, match.end()):
        return False
    return not after.islower()


def _is_heading(line: str) -> bool:
    """Say whether a line of one piece is a heading: short, and without an end."""
    bare = line.rstrip(_CLOSING + "*_ ")
    return len(line) <= _LONGEST_HEADING and not bare.endswith(tuple(_STOPS + ":,;"))


def from_text(text: str) -> Article:
    """Return the article of a text file, whose first lines may be headers (see HEADERS).

    Places count from the beginning of the file, headers included. Without a `title:` a first
    line that looks like a heading is the headline.
    """
    said: dict[str, str] = {}
    title: Place | None = None
    body = at = 0
    for line in text.splitlines(keepends=True):
        match = _HEADER.match(line)
        if match is None:
            body = at + len(line) if said and not line.strip() else 0
            break
        key = match[1].lower()
        said.setdefault(key, match[2])
        if key == "title" and match[2]:
            title = Place(at + match.start(2), at + match.end(2))
        at += len(line)
    else:
        body = at if said else 0
    if not body:
        said, title = {}, None
    return _made(text, body, title, said)


def from_parts(title: str, body: str, **said: str) -> Article:
    """Return the article of a headline and its text, which come apart; `said` as in HEADERS."""
    title = " ".join(title.split())
    if not title:
        return _made(body, 0, None, said)
    return _made(f"{title}\n\n{body}", len(title) + 2, Place(0, len(title)), said)


def _made(text: str, body: int, title: Place | None, said: dict[str, str]) -> Article:
    if title is None:
        title, body = _first_line(text, body)
    published = said.get("published", "").strip()[:10] or None
    try:
        tier = Tier(said.get("tier", "").strip().lower())
    except ValueError:
        tier = None
    if published is not None:
        try:
            parse(published)
        except ValueError:
            published = None
    return Article(
        text=text,
        body=body,
        title=title,
        outlet=said.get("outlet", "").strip(),
        link=said.get("url", "").strip(),
        published=published,
        published_from=DateSource.META if published is not None else None,
        tier=tier,
        language=said.get("lang", "").strip().lower() or None,
    )


def _first_line(text: str, body: int) -> tuple[Place | None, int]:
    """Return the place of a first line that is a headline, and where the rest begins."""
    match = re.compile(r"\s*(\S[^\n\r]*)(\r?\n|\r)\s*\S").match(text, body)
    if match is None:
        return None, body
    line = match[1].rstrip()
    if not _is_heading(line):
        return None, body
    return Place(match.start(1), match.start(1) + len(line)), match.end(1) + len(match[2])
