"""Very long texts: what can say nothing is left out, and what is found stands where it stood."""

from __future__ import annotations

import random

from bot.reading.article import from_text
from bot.reading.shortening import LONG, shortened
from bot.reading.whole import read
from tests.reading.pace import long_text

HEAD = "title: The year\npublished: 2026-02-03\nlang: en\n\n"
NEWS = (
    "Soul Mate premieres on 14 May 2026.\n\n“We waited for this.\n\n"
    "“We waited for years,” Hayato Isomura said."
)
_SAID = "the market report of this week says that prices of bread rose in many a small town"
WORDS = _SAID.split()


def filler(paragraphs):
    """Return paragraphs about nothing of ours, each another one."""
    chance = random.Random(paragraphs)
    return "\n\n".join(
        f"Note {n}: {' '.join(chance.sample(WORDS, len(WORDS)))}." for n in range(paragraphs)
    )


def test_what_a_long_page_says_is_found_where_it_stands(roster):
    text = f"{HEAD}{filler(400)}\n\n{NEWS}\n\n{filler(399)}\n"
    article = from_text(text)
    found = read(article, roster)
    (claim,) = found.release
    assert article.text[claim.start : claim.end] == "premieres on 14 May 2026"
    (quote,) = found.quotes
    parts = [article.text[start:end] for start, end in quote.parts]
    assert parts == ["We waited for this.", "We waited for years,"]
    assert article.text[quote.start : quote.end].startswith("“We waited for this.\n\n“We")
    assert quote.speaker == "hayato-isomura"


def test_of_a_long_page_only_what_is_near_a_name_is_read_and_only_once(roster):
    article = from_text(f"{HEAD}{filler(400)}\n\n{NEWS}\n\n{filler(399)}\n")
    short = shortened(article, roster)
    assert short is not None
    assert len(short.article.text) < 3_000 < LONG < len(article.text)
    again = shortened(from_text(HEAD + f"{NEWS}\n\n" * 300), roster)
    assert again is not None
    assert len(again.article.text) < len(HEAD) + 2 * len(NEWS)


def test_a_long_page_reads_as_it_would_if_all_of_it_were_read(roster, monkeypatch):
    article = from_text(long_text(30_000))
    found = read(article, roster)
    monkeypatch.setattr("bot.reading.shortening.LONG", len(article.text))
    assert shortened(article, roster) is None
    whole = read(from_text(long_text(30_000)), roster)
    assert (found.quotes, found.release) == (whole.quotes, whole.release)
    assert (found.facts, found.names) == (whole.facts, whole.names)


def test_an_article_of_usual_length_is_read_as_a_whole(roster):
    assert shortened(from_text(HEAD + NEWS), roster) is None
