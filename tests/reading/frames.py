"""Plain frames of speech, combined at random: `python -m tests.reading.frames`.

Who said something is known as it is made: by name before or behind, by a pronoun, in the sentence
above, by somebody who answers. A language's file holds the frames: `{q}` is a quote, `{+}` goes on
with it, `{q2}` is another one of the same person, `{r}` one of the other person `{o}`, between the
marks `{Q}` and `{E}`; `{n}` (`{N}` at a sentence's beginning) is the speaker, introduced at first
and called by the short name later.
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
from bot.reading.speech import quotes_of
from tests.reading.figures import our_roster

LANGUAGES = ("en", "de", "it", "fr", "ja", "ko")
MANY = 400
BAR = 0.98
_FOLDER = Path(__file__).parent / "frames"
_BRACED = re.compile(r"\{([\w+]+)\}")
_WORDS = re.compile(r"[\W_]+")

Said = tuple[str, str]
"""Words without marks and spaces, and who said them as we name them; empty if nobody is named."""


@dataclass(frozen=True)
class Made:
    """A text and who says what in it."""

    text: str
    said: list[Said]

    def heard(self) -> list[Said]:
        """Return what the reader hears in it."""
        roster = our_roster()
        article = from_text(self.text)
        names = {form.id: form.name for form in roster.show.entities}
        return [
            (
                plain("".join(article.text[part.start : part.end] for part in q.parts)),
                (names[q.speaker] if q.speaker else q.called) or "",
            )
            for q in quotes_of(article, roster)
        ]


@dataclass(frozen=True)
class Person:
    """Somebody who speaks: names, whether a woman, the job, and how we name them."""

    full: str
    short: str
    woman: bool
    job: str
    ours: str


def plain(words: str) -> str:
    """Return words without what stands between them."""
    return _WORDS.sub("", words).casefold()


@cache
def frames(language: str) -> dict[str, Any]:
    """Return the frames of a language."""
    return tomli.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))


def made(language: str, count: int, seed: int = 1) -> list[Made]:
    """Return so many texts, the same for the same seed."""
    return [_Maker(language, random.Random(f"{seed} {n}")).text() for n in range(count)]


class _Maker:
    """Makes one text."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language = language
        self.known = frames(language)
        self.chance = chance
        self.opening, self.closing = chance.choice(self.known["marks"])
        self.seen: list[Person] = []
        self.used: set[str] = set()
        self.said: list[list[str]] = []

    def text(self) -> Made:
        """Return a text of a few people who speak in turn."""
        people = [Person(*one) for one in self.known["people"]]
        here = self.chance.sample(people, 3)
        body = [self.chance.choice(self.known["plain"])]
        for _ in range(self.chance.randint(2, 4)):
            body.append(self._others() if self.chance.random() < 0.12 else self._of(here))
            if self.chance.random() < 0.3:
                body.append(self.chance.choice(self.known["plain"]))
        head = f"title: {self.known['plain'][1]}\npublished: 2026-02-03\nlang: {self.language}"
        said = [(plain(words), who) for words, who in self.said]
        return Made("\n\n".join([head, *body]) + "\n", said)

    def _others(self) -> str:
        frame, who = self.chance.choice(self.known["others"])
        return _BRACED.sub(lambda match: self._word(match[1], who, who, {}), frame)

    def _of(self, here: list[Person]) -> str:
        one = self.chance.choice(here)
        before = [person for person in self.seen if person is not one]
        other = self.chance.choice(before) if before else None
        every = [*self.known["frames"], *(self.known["both"] if other else [])]
        frame = self.chance.choice(every)
        name = self._name(one)
        woman = int(one.woman)
        words = {"he": self.known["he"][woman], "end": self.known.get("end", ["", ""])[woman]}
        if other is not None:
            words["o"] = other.short
        end = next((m.end() for m in _BRACED.finditer(frame) if m[1].lower() == "n"), 0)
        if name.endswith(",") and frame[end : end + 1] != " ":
            name = name[:-1]
        words |= {"n": name, "N": name[:1].upper() + name[1:], "n2": one.short}
        answers = other.ours if other else ""
        text = _BRACED.sub(lambda match: self._word(match[1], one.ours, answers, words), frame)
        self.seen = [*before, one]
        return _particles(text, [name, words.get("o", name)]) if self.language == "ko" else text

    def _name(self, one: Person) -> str:
        if one in self.seen:
            return self.chance.choice([one.short, one.short, one.full])
        if one.full.endswith(one.job):
            return one.full
        how = self.chance.choice(self.known["introduced"])
        return how.format(full=one.full, job=one.job)

    def _word(self, name: str, who: str, answers: str, words: dict[str, str]) -> str:
        if name in ("Q", "E"):
            return self.opening if name == "Q" else self.closing
        if name in words:
            return words[name]
        said = self._saying()
        if name == "+":
            self.said[-1][0] += f" {said}"
        else:
            self.said.append([said, answers if name == "r" else who])
        return said

    def _saying(self) -> str:
        while True:
            said = self.chance.choice(self.known["said"])
            said = said.format(thing=self.chance.choice(self.known["thing"]))
            if said not in self.used:
                self.used.add(said)
                return said


def _particles(text: str, names: list[str]) -> str:
    """Return a Korean text with the particle that each name wants."""
    pairs = {"은": "은는", "이": "이가"}

    def fit(match: re.Match[str]) -> str:
        last = match[1][-1]
        closed = (ord(last) - 0xAC00) % 28 > 0
        return match[1] + pairs[match[2]][0 if closed else 1]

    for name in set(names):
        text = re.sub(rf"({re.escape(name)})(은|이)(?=\s)", fit, text)
    return text


def misheard(language: str, count: int, seed: int = 1) -> list[tuple[Made, list[Said]]]:
    """Return the texts in which the reader hears something else, and what it hears."""
    both = [(one, one.heard()) for one in made(language, count, seed)]
    return [(one, heard) for one, heard in both if heard != one.said]


def share(language: str, count: int, seed: int = 1) -> tuple[float, float]:
    """Return the share of quotes that are heard, and of these the share whose speaker is right."""
    said = heard = right = 0
    for one in made(language, count, seed):
        found = dict(one.heard())
        said += len(one.said)
        here = [(words, who) for words, who in one.said if words in found]
        heard += len(here)
        right += sum(found[words] == who for words, who in here)
    return heard / said, right / heard


def main() -> None:
    """Print the shares, and what is misheard; fail where one is under its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=MANY, help="made in each language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="texts that are misheard, shown")
    chosen = parser.parse_args()
    low = False
    for language in LANGUAGES:
        heard, right = share(language, chosen.texts, chosen.seed)
        low = low or min(heard, right) < BAR
        print(f"{language}: {heard:.4f} of the quotes heard, {right:.4f} of the speakers right")  # noqa: T201
        for one, found in misheard(language, chosen.texts, chosen.seed)[: chosen.show]:
            print(one.text)  # noqa: T201
            for was in sorted({*one.said} ^ {*found}):
                print("  said" if was in one.said else "  heard", was)  # noqa: T201
    sys.exit(low)


if __name__ == "__main__":
    main()
