"""Articles that nobody wrote: `python -m tests.reading.fuzz --articles 10000`.

Sentences of the labelled articles are put together anew and spoiled: marks, digits and letters
lost, doubled or shuffled, texts cut, languages joined. Whatever comes of it is read, drafted and
checked as the build checks it, without a crash, and each in its time.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from functools import cache

import msgspec

from bot.domain.documents import DocumentForm, Tier, check_of
from bot.reading.article import from_text
from bot.reading.draft import Incomplete, draft
from bot.reading.whole import names_the_show, read
from bot.store.checks import Checker
from bot.store.folder import ReadDocument, Source, read_show
from bot.store.write import as_toml
from tests.reading.figures import DATA, OTHERS, SETS, articles, our_roster

SEED = 20260514
BOUND = 2.0
"""Seconds of the process within which any generated article is read and drafted."""
MARKS = "“”\"‘’'«»„「」『』()[]—–-…,;:.!?。、·*_#\u200b\u202e\u00a0\u3000\ufeff\x00\x1c"
NEWS = (
    *("Soul Mate will premiere on 14 May 2026.", "Soul Mate has been delayed.", "“Yes,” he said."),
    *("Soul Mate startet am 31. Juni.", "『ソウルメイト』は2月30日に配信。", "소울메이트"),
)
HEADERS = ("title", "outlet", "url", "published", "tier", "lang")
VALUES = (
    *("", "Soul Mate", "2026-02-03", "2026", "press", "en", "ja", "xx-YYYY", "english", "0000"),
    *("https://wire.example/a", "https://wire.example/2026/02/31/a", "ftp://x", "  ", "“”", "9999"),
)


@cache
def sentences() -> tuple[str, ...]:
    """Return every sentence of every article."""
    found = []
    for name in (*SETS, OTHERS):
        for labelled in articles(name):
            article = from_text(labelled["text"])
            found += [article.text[s.start : s.end] for s in article.sentences]
    return tuple(found)


def generated(chance: random.Random) -> str:
    """Return an article made of others' sentences, and spoiled."""
    lines = [
        " ".join(chance.choices((*chance.choices(sentences(), k=6), *NEWS), k=chance.randint(1, 5)))
        for _ in range(chance.randint(1, 8))
    ]
    text = chance.choice(("\n\n", "\n", "\r\n", " ")).join(lines)
    for _ in range(chance.choice((0, 1, 3, 10, 40))):
        text = _spoiled(text, chance)
    head = "".join(
        f"{name}: {chance.choice(VALUES)}\n"
        for name in chance.sample(HEADERS, chance.randint(0, len(HEADERS)))
    )
    return f"{head}\n{text}" if head else text


def _spoiled(text: str, chance: random.Random) -> str:  # noqa: PLR0911 - a way each
    at = chance.randrange(len(text) + 1)
    to = min(len(text), at + chance.choice((1, 1, 2, 8, 40, 400)))
    match chance.randrange(9):
        case 0:
            return text[:at] + text[to:]
        case 1:
            return text[:to] + text[at:to] + text[to:]
        case 2:
            letters = list(text[at:to])
            chance.shuffle(letters)
            return text[:at] + "".join(letters) + text[to:]
        case 3:
            return text[:at] + chance.choice(MARKS) * chance.choice((1, 1, 2, 30)) + text[at:]
        case 4:
            return text[:at] + str(chance.randrange(10 ** chance.randint(1, 8))) + text[at:]
        case 5:
            return text[:at] if at > 1 else text
        case 6:
            return text[:at] + chance.choice((*NEWS, *MARKS)) + text[to:]
        case 7:
            return text[:at] + "".join(chance.choice((c.upper(), c.lower(), c)) for c in text[at:])
        case _:
            return text[:at] + chance.choice(sentences()) + text[at:]


class Trial:
    """Reads, drafts and checks. Whatever is wrong with an article is raised."""

    def __init__(self) -> None:
        self.show = read_show(DATA)
        self.slowest = 0.0

    def of(self, text: str) -> DocumentForm:
        """Return the document that a text makes, as the build would take it."""
        roster = our_roster()
        began = time.process_time()
        article = from_text(text)
        reading = read(article, roster)
        named = names_the_show(article, roster)
        try:
            made = draft(article, reading, named=named, tier=Tier.PRESS)
        except Incomplete:
            article = msgspec.structs.replace(article, link="https://wire.example/a")
            made = draft(article, reading, named=named, tier=Tier.PRESS)
        spent = time.process_time() - began
        self.slowest = max(self.slowest, spent)
        assert spent < BOUND, f"{spent:.1f} s"
        self._check(made.form, text)
        assert named or not reading.release, "release news of a show that isn't named"
        assert all(0 < len(said) <= 300 for said in made.sentences.values())
        for one in (*reading.passed, *reading.release, *reading.quotes, *reading.facts):
            assert 0 <= one.start < one.end <= len(text)
        return made.form

    def _check(self, form: DocumentForm, text: str) -> None:
        toml = as_toml(form)
        again = msgspec.toml.decode(toml, type=DocumentForm)
        assert again == form
        Checker(*self.show).document(ReadDocument("made", again, Source("made.toml", toml)))
        for span in (*form.name, *form.claim, *form.quote, *form.release):
            assert check_of(text[span.start : span.end]) == span.check


def main() -> None:
    """Try so many articles; print how they fared, and the first that fails whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    trial, failed = Trial(), 0
    for number in range(chosen.articles):
        text = generated(random.Random(f"{chosen.seed}-{number}"))
        try:
            trial.of(text) if text.strip() else None
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure to be told
            failed += 1
            print(f"{chosen.seed}-{number}: {type(error).__name__}: {error}")  # noqa: T201
            if failed == 1:
                print(repr(text))  # noqa: T201
    print(  # noqa: T201
        f"{chosen.articles:,} articles, {failed} failed, the slowest took {trial.slowest:.2f} s"
    )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
