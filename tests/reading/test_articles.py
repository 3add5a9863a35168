"""The labelled articles are read at least as well as they were: floors a little under the figures.

An article is exact if all that it says of the release is read, and nothing else.
"""

from __future__ import annotations

import pytest

from bot.reading.article import from_text
from bot.reading.release import release_of
from tests.reading.figures import OTHERS, SETS, Figures, articles, score, table

EXACT = {
    "english-release": 0.89,
    "english-quotes": 0.95,
    "english-stress": 0.84,
    "english-mixed": 0.9,
    "mixed-press": 0.95,
    "languages-one": 0.93,
    "languages-two": 0.87,
    "stress-and-languages": 0.87,
    "english-rare": 0.88,
    "languages-plain": 0.93,
    "traps": 0.74,
    "english-stress-two": 0.58,
    "english-quotes-two": 0.84,
    "languages-three": 0.88,
    "mixed-press-two": 0.82,
    "all-kinds-one": 0.88,
    "all-kinds-two": 0.87,
    "all-kinds-three": 0.76,
    "all-kinds-four": 0.83,
    "all-kinds-five": 0.87,
    "all-kinds-six": 0.7,
    "press-quotes": 0.9,
    "languages-quotes": 0.92,
    "unread": 0.87,
}
QUOTES = {
    "english-release": (0.97, 0.92),
    "english-quotes": (0.96, 0.94),
    "english-stress": (0.98, 0.97),
    "english-mixed": (0.97, 0.95),
    "mixed-press": (0.97, 0.97),
    "languages-one": (0.97, 0.93),
    "languages-two": (0.91, 0.95),
    "stress-and-languages": (0.96, 0.95),
    "english-rare": (0.97, 0.93),
    "languages-plain": (0.93, 0.95),
    "traps": (0.96, 0.94),
    "english-stress-two": (0.97, 0.85),
    "english-quotes-two": (0.96, 0.75),
    "languages-three": (0.96, 0.88),
    "mixed-press-two": (0.97, 0.88),
    "all-kinds-one": (0.97, 0.86),
    "all-kinds-two": (0.96, 0.95),
    "all-kinds-three": (0.93, 0.85),
    "all-kinds-four": (0.96, 0.9),
    "all-kinds-five": (0.96, 0.92),
    "all-kinds-six": (0.95, 0.83),
    "press-quotes": (0.96, 0.8),
    "languages-quotes": (0.9, 0.73),
    "unread": (0.93, 0.88),
}
"""F1 of the quotes, and the share of those found whose speaker is right."""


@pytest.fixture(scope="module")
def scored(roster):
    found = {name: score(name, roster) for name in SETS}
    print("\n".join(table(found)))  # noqa: T201 - shown with -s, or where a test fails
    return found


@pytest.mark.parametrize("name", SETS)
def test_most_articles_are_read_exactly(scored, name):
    figures = scored[name]
    assert figures.exactly >= EXACT[name], "\n".join(figures.wrong)


@pytest.mark.parametrize("name", SETS)
def test_what_is_claimed_is_right(scored, name):
    figures = scored[name]
    assert figures.precision >= 0.9, "\n".join(figures.wrong)
    assert figures.wrong_date <= 0.07, "\n".join(figures.wrong)


@pytest.mark.parametrize("name", SETS)
def test_an_article_without_news_never_announces_any(scored, name):
    assert scored[name].strong_in_none == 0, "\n".join(scored[name].wrong)


def test_over_all_sets_silence_beats_a_guess(scored):
    total = sum(scored.values(), Figures())
    assert total.precision >= 0.95
    assert total.wrong_date <= 0.02
    assert total.exactly >= 0.86


@pytest.mark.parametrize("name", SETS)
def test_quotes_and_their_speakers_are_found(scored, name):
    quotes, speakers = QUOTES[name]
    assert scored[name].quotes_f1 >= quotes
    assert scored[name].right_speakers >= speakers


def test_articles_about_other_shows_say_nothing_of_ours(roster):
    for labelled in articles(OTHERS):
        release, _ = release_of(from_text(labelled["text"]), roster)
        assert release == (), labelled["id"]


def test_no_two_articles_are_the_same():
    every = [(name, one["id"], one["text"]) for name in (*SETS, OTHERS) for one in articles(name)]
    assert len({text for _, _, text in every}) == len(every)
    assert len({(name, number) for name, number, _ in every}) == len(every)
