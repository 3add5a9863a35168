"""How well the reader does on the labelled articles: `python -m tests.reading.figures [SET…]`.

Each set in `articles/` was written and labelled by somebody who never saw the reader. A line
holds an article as a text file has it, and what a perfect reader would take from it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.domain.documents import Grade, QuoteKind
from bot.reading.article import from_text
from bot.reading.release import release_of
from bot.reading.roster import Roster
from bot.reading.speech import quotes_of
from bot.store.folder import read_show

ARTICLES = Path(__file__).parent / "articles"
DATA = Path(__file__).parent.parent.parent / "data"
SETS = (
    *("english-release", "english-quotes", "english-stress", "english-mixed", "mixed-press"),
    *("languages-one", "languages-two", "stress-and-languages"),
    *("english-rare", "languages-plain", "traps"),
    *("english-stress-two", "english-quotes-two", "languages-three", "mixed-press-two"),
    *("all-kinds-one", "all-kinds-two", "all-kinds-three", "all-kinds-four", "all-kinds-five"),
    *("all-kinds-six", "press-quotes", "languages-quotes", "unread"),
)
OTHERS = "other-shows"
"""Articles about other shows, in which ours isn't named."""


@dataclass
class Figures:
    """What was right and wrong in a set; `wrong` says each mistake about the release in words."""

    articles: int = 0
    exact: int = 0
    labelled: int = 0
    claimed: int = 0
    right: int = 0
    wrong_dates: int = 0
    strong_in_none: int = 0
    quotes: int = 0
    heard: int = 0
    matched: int = 0
    speakers: int = 0
    wrong: list[str] = field(default_factory=list)

    def __add__(self, other):
        return Figures(*(getattr(self, name) + getattr(other, name) for name in vars(self)))

    @property
    def exactly(self):
        """Articles of which all statements are right, and none is missing."""
        return self.exact / max(1, self.articles)

    @property
    def precision(self):
        return self.right / max(1, self.claimed)

    @property
    def recall(self):
        return self.right / max(1, self.labelled)

    @property
    def wrong_date(self):
        """Statements whose date the article doesn't give."""
        return self.wrong_dates / max(1, self.claimed)

    @property
    def quotes_f1(self):
        return 2 * self.matched / max(1, self.quotes + self.heard)

    @property
    def right_speakers(self):
        """Quotes that were found whose speaker is right."""
        return self.speakers / max(1, self.matched)


@cache
def articles(name):
    """Return the labelled articles of a set."""
    lines = (ARTICLES / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def our_roster():
    show, _ = read_show(DATA)
    return Roster.of(show)


def said(statements):
    """Return what counts of statements, as often as each is made."""
    return Counter((s.status.value, s.edtf, s.precision.value) for s in statements)


def bare(words):
    return re.sub(r"[\W_]+", "", words).casefold()


def score(name, roster):
    """Return the figures of one set."""
    figures = Figures()
    names = {entity.id: entity.name for entity in roster.show.entities}
    for labelled in articles(name):
        article = from_text(labelled["text"])
        release, _ = release_of(article, roster)
        _score_release(figures, f"{name} {labelled['id']}", labelled["release"], release)
        _score_quotes(figures, labelled["quotes"], article, quotes_of(article, roster), names)
    return figures


def _score_release(figures, where, labels, release):
    want = Counter((r["status"], r["edtf"], r["precision"]) for r in labels)
    got = said(release)
    figures.articles += 1
    figures.exact += want == got
    figures.labelled += want.total()
    figures.claimed += got.total()
    figures.right += (want & got).total()
    dates = {edtf for _, edtf, _ in want}
    figures.wrong_dates += sum(s.edtf is not None and s.edtf not in dates for s in release)
    figures.strong_in_none += sum(s.grade is Grade.A and not labels for s in release)
    if want != got:
        figures.wrong.append(f"{where}: {sorted(want, key=str)}, read {sorted(got, key=str)}")


def _score_quotes(figures, labels, article, speeches, names):
    heard = [
        (bare("".join(article.text[p.start : p.end] for p in speech.parts)), speech)
        for speech in speeches
        if speech.kind is not QuoteKind.PULL
    ]
    figures.quotes += len(labels)
    figures.heard += len(heard)
    for label in labels:
        hit = next((one for one in heard if one[0] == bare(label["quote"])), None)
        if hit is None:
            continue
        heard.remove(hit)
        speech = hit[1]
        figures.matched += 1
        speaker = names.get(speech.speaker) if speech.speaker else speech.called
        figures.speakers += (speaker or None) == (label["speaker"] or None)


def table(scored):
    """Yield a table of figures by set, and of all together."""
    yield f"{'set':20} articles exact precision recall wrong-dates A-in-none quotes-F1 speakers"
    total = sum(scored.values(), Figures())
    for name, f in [*scored.items(), ("together", total)]:
        yield (
            f"{name:20} {f.articles:8} {f.exactly:5.3f} {f.precision:9.3f} {f.recall:6.3f}"
            f" {f.wrong_date:11.3f} {f.strong_in_none:9} {f.quotes_f1:9.3f} {f.right_speakers:8.3f}"
        )


def main():
    """Print the table of the sets named, or of all; with `-v` each mistake about the release."""
    names = [name for name in sys.argv[1:] if name != "-v"] or list(SETS)
    scored = {name: score(name, our_roster()) for name in names}
    print("\n".join(table(scored)))  # noqa: T201
    if "-v" in sys.argv:
        print("\n".join(line for figures in scored.values() for line in figures.wrong))  # noqa: T201


if __name__ == "__main__":
    main()
