"""The reader is fast, keeps nothing, and no text makes it slow: bars several times the strict ones.

The strict bars are those of `python -m tests.reading.pace`; a shared machine needs some room.
"""

from __future__ import annotations

import time
from random import Random
from statistics import median

import pytest

from bot.domain.documents import Tier
from bot.reading.article import from_text
from bot.reading.draft import draft
from bot.reading.whole import read
from tests.reading.pace import GROWTH, MEDIAN, english, grown, long_text, seconds

ROOM = 3
LONG = 1.6
"""Seconds for 100 kB, dense with names and dates; the strict bar is another, see `pace`."""
SLOWEST = 2.0
SIZE = 100_000
HEAD = "title: Soul Mate arrives\nurl: https://wire.example/a\npublished: 2026-02-03\nlang: {}\n\n"
PIECES = {
    "quote marks": "“",
    "straight marks": '"',
    "single marks": "‘",
    "closing marks": "”",
    "apostrophes": "'",
    "corner brackets": "「",
    "angle marks": "«",
    "German marks": "„",
    "brackets": "(",
    "closed brackets": "()",
    "square brackets": "[",
    "capitals": "A",
    "capitalised words": "Soul Blade ",
    "the show's name": "Soul Mate ",
    "half of the show's name": "Soul ",
    "people": "Hayato Isomura ",
    "digits": "7",
    "years": "2026 ",
    "years in a row": "2026",
    "months": "May ",
    "days": "14 May 2026 ",
    "days in a row": "14 May and ",
    "ordinals": "first quarter ",
    "cues": "will premiere on ",
    "weak cues": "on Netflix ",
    "one claim": "Soul Mate will premiere on 14 May 2026. ",
    "one claim without an end": "Soul Mate will premiere on 14 May 2026, and ",
    "denials": "Netflix denied that ",
    "hedges": "reportedly ",
    "goals": "aims to ",
    "negations": "not ",
    "no date": "no release date ",
    "former": "originally ",
    "told": "announced on ",
    "speech": "“Yes,” he said. ",
    "speech without an end": "“We row,” he said ",
    "said": "said ",
    "stops": ".",
    "dots apart": ". ",
    "abbreviations": "Mr. ",
    "dashes": " — ",
    "commas": ", ",
    "semicolons": "; ",
    "line ends": "\n",
    "paragraphs": "Soul Mate\n\n",
    "carriage returns": "\r",
    "spaces": " ",
    "tabs": "\t",
    "ideographic spaces": "\u3000",
    "zero-width spaces": "\u200b",
    "right to left": "\u202e\u05d0\u05d1 ",
    "Arabic": "\u0645\u0633\u0644\u0633\u0644 ",
    "combining": "e\u0301",
    "emoji": "🎬",
    "astral": "𠮷",
    "Japanese": "『ソウルメイト』は配信",
    "Korean": "‘소울메이트’ 공개 ",
    "Japanese speech without an end": "「船です」と語り、",
    "kanji": "年",
    "headers": "title: Soul Mate\n",
    "markdown": "## Soul Mate ",
    "markup": "<p>",
    "backslashes": "\\",
    "percent": "%s",
    "braces": "{}",
    "underscores": "_",
    "words without spaces": "soulmate",
    "hyphens": "a-",
    "possessives": "Netflix’s ",
}


def timed(roster, text):
    """Read an article and draft it; return the time of this process that it took."""
    began = time.process_time()
    article = from_text(text)
    reading = read(article, roster)
    if article.link and text.strip():
        draft(article, reading, named=True, tier=Tier.PRESS)
    return time.process_time() - began


def test_an_article_is_read_in_milliseconds():
    spent = [seconds(from_text(text)) for text in english()[::3]]
    assert median(spent) <= MEDIAN * ROOM


def test_a_long_article_is_read_in_time():
    text = long_text()
    assert len(text.encode()) > SIZE * 0.99
    assert seconds(from_text(text)) <= LONG


def test_time_grows_with_the_length_and_not_with_its_square():
    short, long = (min(seconds(from_text(long_text(n))) for _ in "12") for n in (50_000, SIZE))
    assert long < short * 3.2


def test_reading_keeps_no_memory():
    assert grown(300) < GROWTH


@pytest.mark.parametrize("kind", PIECES)
def test_no_piece_repeated_makes_it_slow(roster, kind):
    piece = PIECES[kind]
    text = HEAD.format("en") + piece * (SIZE // len(piece.encode()))
    assert timed(roster, text) <= SLOWEST * ROOM


@pytest.mark.parametrize(
    "kind",
    [
        *("quote marks", "years", "months", "days", "commas", "one claim"),
        "Japanese speech without an end",
    ],
)
@pytest.mark.parametrize("lang", ["de", "it", "fr", "ja", "ko"])
def test_other_languages_are_no_slower(roster, kind, lang):
    piece = PIECES[kind]
    text = HEAD.format(lang) + piece * (SIZE // 2 // len(piece.encode()))
    assert timed(roster, text) <= SLOWEST * ROOM


@pytest.mark.parametrize(
    ("lang", "piece"),
    [
        ("de", "Der Start von Soul Mate wurde auf den 14. Mai verschoben, "),
        ("de", "kein "),
        ("de", "nicht "),
        ("it", "Soul Mate arriva il 14 maggio e "),
        ("it", "non è "),
        ("fr", "Soul Mate sortira le 14 mai et "),
        ("fr", "n’a pas "),
        ("ja", "配信日は"),
        ("ja", "2026年5月14日に"),
        ("ja", "当初"),
        ("ko", "공개일은 "),
        ("ko", "2026년 5월 14일 "),
        ("ko", "당초 "),
    ],
)
def test_no_wording_of_another_language_makes_it_slow(roster, lang, piece):
    text = HEAD.format(lang) + piece * (SIZE // 2 // len(piece.encode()))
    assert timed(roster, text) <= SLOWEST * ROOM


def test_one_endless_line_is_read_in_time(roster):
    line = " ".join(one.split("\n\n", 1)[-1].replace("\n", " ") for one in english())[:SIZE]
    assert timed(roster, HEAD.format("en") + line) <= SLOWEST * ROOM
    bare = line.replace(". ", " ").replace("! ", " ").replace("? ", " ")
    assert timed(roster, HEAD.format("en") + bare) <= SLOWEST * ROOM


@pytest.mark.parametrize(
    "line", ["SOUL MATE PREMIERES GLOBALLY ON 14 MAY 2026 worldwide", "A" * 40]
)
def test_capitals_in_a_row_are_read_in_time(roster, line):
    text = (
        HEAD.format("en") + f"Soul Mate will premiere on 14 May.\n\n{line} premieres. On\n\n{line}"
    )
    assert timed(roster, text.replace("Soul Mate arrives", f"Soul Mate arrives {line} so")) <= 1


@pytest.mark.parametrize(
    "body",
    [
        "The trailer of" + " The A-b" * 60 + " x Soul Mate drops in May 2026.",
        "“Harbour” with Ann, known from " + "The " * 14 + "x Soul Mate, drops in May 2026.",
        "Soul Mate comes earlier than planned, " + "di" * 60 + "x May 2026.",
        "Soul Mate was moved to " + "di" * 60 + "x May 2026.",
        "“We row,” said Ann, head of " + "di" * 250 + "x, Tom Lee.",
    ],
)
def test_no_word_is_tried_in_many_ways(roster, body):
    assert timed(roster, HEAD.format("en") + body) <= SLOWEST


def test_a_text_without_spaces_is_read_in_time(roster):
    line = "".join(one.split("\n\n", 1)[-1] for one in english())[:SIZE]
    assert timed(roster, HEAD.format("en") + "".join(line.split())) <= SLOWEST * ROOM


def test_an_empty_text_is_read(roster):
    for text in ("", " ", "\n", "\r\n\r\n", "\ufeff", "\x00", "title:\n\n", HEAD.format("en")):
        assert read(from_text(text), roster).facts == ()


@pytest.mark.parametrize("language", ["ja", "ko", "en"])
def test_four_times_as_many_names_take_about_four_times_as_long(language):
    few, many = (min(seconds(from_text(crowd(language, n))) for _ in range(3)) for n in (300, 1200))
    assert many < few * 9


def crowd(language, count):
    """Return an article in which so many different people speak."""
    chosen = Random(count)
    if language == "ja":
        letters = "三枝凛子大河内真名雪千景葵森川田村上野原島崎藤佐加井松本高橋渡伊山木林清水"
        said = (
            "".join(chosen.sample(letters, 4)) + "さんは「船です」と語った。" for _ in range(count)
        )
    elif language == "ko":
        family, given = "김이박최정강조윤장임한오서신권황안송류홍", "서하민준지우현도윤예은수아라나"
        said = (
            chosen.choice(family) + "".join(chosen.sample(given, 2)) + " 감독은 “배”라고 했다. "
            for _ in range(count)
        )
    else:
        parts = [
            "an",
            "bel",
            "cor",
            "dan",
            "el",
            "fen",
            "gar",
            "hol",
            "in",
            "jor",
            "kel",
            "lum",
            "mor",
            "nel",
            "or",
            "pel",
            "quin",
            "ros",
            "sel",
            "tor",
        ]
        said = (
            f"{''.join(chosen.sample(parts, 2)).title()} {''.join(chosen.sample(parts, 3)).title()}"
            " said: “We sail.” "
            for _ in range(count)
        )
    return (
        f"title: Soul Mate\nlang: {language}\npublished: 2026-02-03\n\nSoul Mate. {''.join(said)}"
    )
