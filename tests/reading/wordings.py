"""Plain wordings of release news, combined at random: `python -m tests.reading.wordings`.

The sentences that any outlet writes, in six languages: what a show is called, how a time is put,
which verb is chosen. What they say is known as they are made, so they find what no collected
article happens to hold. A file holds what is said of a show (`says`, by status; `none` of
something else) and the `words` that stand in braces there; `{d}` is a time, `{x}` the same without
its first word, and `{S}` the word `s` at a sentence's beginning.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import tomli

from bot.reading.article import from_text
from bot.reading.release import release_of
from tests.reading.figures import our_roster

LANGUAGES = ("en", "de", "it", "fr", "ja", "ko")
PUBLISHED = "2026-02-03"
MANY = 1_000
BAR = 0.99
_FOLDER = Path(__file__).parent / "wordings"
_BACK = ("was_scheduled", "passed", "released")
"""Statuses whose time lies in the past."""

Claim = tuple[str, str | None, str]
"""What is said of a release: status, EDTF, precision."""


@dataclass(frozen=True)
class Made:
    """A text, the sentence in it that matters, and what it says."""

    text: str
    sentence: str
    claims: list[Claim]

    def read(self) -> list[Claim]:
        """Return what the reader takes from it."""
        statements, _ = release_of(from_text(self.text), our_roster())
        return [(s.status.value, s.edtf, s.precision.value) for s in statements]


@cache
def wordings(language: str) -> dict[str, Any]:
    """Return the wordings of a language."""
    return tomli.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))


def made(language: str, count: int, seed: int = 1) -> list[Made]:
    """Return so many texts, the same for the same seed; each status as often as the others."""
    return [_made(language, random.Random(f"{seed} {number}"), number) for number in range(count)]


def _made(language: str, chance: random.Random, number: int) -> Made:
    known = wordings(language)
    kinds = list(known["says"])
    kind = kinds[number % len(kinds)]
    wording = chance.choice(known["says"][kind])
    when, edtf, precision = chance.choice(known["past" if kind in _BACK else "dates"])
    words = {"d": when, "x": when.partition(" ")[2] or when}

    def word(match: re.Match[str]) -> str:
        name = match[1].lower()
        chosen = words.get(name) or chance.choice(known["words"][name])
        chosen = _BRACED.sub(word, chosen)
        return chosen[:1].upper() + chosen[1:] if match[1][0].isupper() else chosen

    sentence = _BRACED.sub(word, wording)
    dated = re.search(r"\{[dDx]\}", wording) is not None
    claim = (kind, edtf if dated else None, precision if dated else "none")
    gap = "" if language == "ja" else " "
    body = f"{sentence}{gap}{chance.choice(known['after'])}\n\n{chance.choice(known['after'])}"
    head = f"title: {known['title']}\npublished: {PUBLISHED}\nlang: {language}"
    return Made(f"{head}\n\n{body}\n", sentence, [] if kind == "none" else [claim])


_BRACED = re.compile(r"\{(\w+)\}")


def misread(language: str, count: int, seed: int = 1) -> list[tuple[Made, list[Claim]]]:
    """Return the texts that are read otherwise than they say, and what was read."""
    both = [(one, one.read()) for one in made(language, count, seed)]
    return [(one, read) for one, read in both if read != one.claims]


def main() -> None:
    """Print the share that is read right, and what isn't; fail where it is under its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=MANY, help="made in each language")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    low = False
    for language in LANGUAGES:
        wrong = misread(language, chosen.texts, chosen.seed)
        share = 1 - len(wrong) / chosen.texts
        low = low or share < BAR
        print(f"{language}: {share:.4f} of {chosen.texts:,} read exactly")  # noqa: T201
        for one, read in wrong:
            print(f"  {one.claims} {read} {one.sentence}")  # noqa: T201
    sys.exit(low)


if __name__ == "__main__":
    main()
