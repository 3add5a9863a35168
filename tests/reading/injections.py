"""The show's name put into articles about other shows: `python -m tests.reading.injections`.

At every place of the body, and in two kinds of headline. Whoever only looks for the name and a
date beside it announces hundreds of false dates here.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from bot.domain.documents import Grade, Tier
from bot.domain.replay import claims_of
from bot.domain.tracker import State, resolve
from bot.reading.article import Article, from_text
from bot.reading.draft import draft
from bot.reading.found import Reading
from bot.reading.release import release_of
from tests.reading.figures import OTHERS, articles, our_roster

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES = {
    "en": (
        "Soul Mate star Hayato Isomura was among the guests.",
        "It recalls Netflix's Soul Mate.",
        "Fans of Soul Mate will know the face.",
        "Ok Taec-yeon, who stars in Soul Mate, sent flowers.",
        "Soul Mate is also made by Netflix.",
    ),
    "de": ("Er erinnert an die Serie Soul Mate.",),
    "it": ("Ricorda la serie Soul Mate di Netflix.",),
    "fr": ("Elle rappelle la série Soul Mate.",),
    "ja": ("Netflixシリーズ『ソウルメイト』の磯村勇斗も出席した。",),
    "ko": ("넷플릭스 시리즈 ‘소울메이트’의 옥택연도 참석했다.",),
}
HEADLINES = (
    "Soul Mate star Hayato Isomura: {title}",
    "{title} — and what it means for Soul Mate",
)
A_SIXTH = 6


@dataclass(frozen=True)
class Variant:
    """An article with the show's name in it. `place` says where, for all articles alike."""

    article: str
    place: str
    text: str
    headline: bool


@dataclass
class Tally:
    """What came of the variants. `fooled` names those that would have announced something."""

    body: int = 0
    headlines: int = 0
    weak: int = 0
    fooled: list[str] = field(default_factory=list)


@cache
def variants() -> tuple[Variant, ...]:
    """Return every variant, article by article."""
    return tuple(one for labelled in articles(OTHERS) for one in _of(labelled))


def _of(labelled: dict[str, str]) -> Iterator[Variant]:
    name, text = labelled["id"], labelled["text"]
    head, body = text.split("\n\n", 1)
    paragraphs = body.split("\n\n")
    language = re.search(r"^lang: (\w+)", head, re.MULTILINE)
    for number, sentence in enumerate(SENTENCES[language[1] if language else "en"]):
        for at in range(len(paragraphs) + 1):
            changed = {f"{number}-alone-{at}": [*paragraphs[:at], sentence, *paragraphs[at:]]}
            if at < len(paragraphs):
                before, here, after = paragraphs[:at], paragraphs[at], paragraphs[at + 1 :]
                changed[f"{number}-end-{at}"] = [*before, f"{here} {sentence}", *after]
                changed[f"{number}-start-{at}"] = [*before, f"{sentence} {here}", *after]
            for place, lines in changed.items():
                yield Variant(name, place, f"{head}\n\n" + "\n\n".join(lines), headline=False)
    title = re.search(r"^title: (.*)$", head, re.MULTILINE)
    assert title is not None
    for number, form in enumerate(HEADLINES):
        new = head.replace(title[0], "title: " + form.format(title=title[1]), 1)
        yield Variant(name, f"headline-{number}", f"{new}\n\n{body}", headline=True)


def sixth(number: int = 0) -> list[Variant]:
    """Return each sixth variant, where to begin rotating by article: all articles and places."""
    order = {labelled["id"]: place for place, labelled in enumerate(articles(OTHERS))}
    counts: dict[str, int] = {}
    chosen = []
    for one in variants():
        counts[one.article] = counts.get(one.article, -1) + 1
        if (counts[one.article] + order[one.article] + number) % A_SIXTH == 0:
            chosen.append(one)
    return chosen


def tried(one: Variant, tally: Tally) -> None:
    """Read one variant as a trusted newspaper's, and count what came of it."""
    article = from_text(one.text)
    release, passed = release_of(article, our_roster())
    tally.headlines += one.headline
    tally.body += not one.headline
    strong = [s for s in release if s.grade is Grade.A]
    tally.weak += bool(release) and not strong
    state = weighed(article, Reading(release=release, passed=passed))
    if strong or state != State():
        said = [(s.status.value, s.edtf, s.rule) for s in release]
        tally.fooled.append(f"{one.article} {one.place}: {said}, {state.said}")


def weighed(article: Article, reading: Reading) -> State:
    """Return the release's state where this article, drafted, is all that is known."""
    form = draft(article, reading, named=True, tier=Tier.PRESS).form
    return resolve(claims_of("injected", form))


def main() -> None:
    """Try every variant and say what came of them."""
    tally = Tally()
    for one in variants():
        tried(one, tally)
    print(  # noqa: T201
        f"{tally.body:,} in the body, {tally.headlines} headlines:"
        f" {len(tally.fooled)} announced, {tally.weak} left to a curator"
    )
    print("\n".join(tally.fooled))  # noqa: T201
    sys.exit(1 if tally.fooled else 0)


if __name__ == "__main__":
    main()
