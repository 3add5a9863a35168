"""Wordings are found in small letters, and by their hints, wherever their patterns find them."""

from __future__ import annotations

import re

import pytest

from bot.reading.article import from_text
from bot.reading.caseless import Caseless, Letters
from bot.reading.tongues import tongue_of
from tests.reading.figures import SETS, articles, our_roster

TEXTS = [labelled["text"] for name in SETS for labelled in articles(name)[::30]]


def spans(matches):
    return [match.span() for match in matches]


def said_otherwise(text):
    return text, text.upper()


def test_every_wording_is_found_where_its_pattern_is():
    roster = our_roster()
    for text in TEXTS:
        tongue = tongue_of(from_text(text), roster)
        patterns = [(cue.pattern, cue.caseless) for cue in tongue.cues]
        patterns += [(small.pattern, small) for small in tongue.parts]
        patterns += [(pattern, Caseless(pattern)) for pattern in tongue.calendar.patterns]
        for letters in map(Letters, said_otherwise(text)):
            for pattern, small in patterns:
                found = spans(small.finditer(letters, 0, len(letters.text)))
                assert found == spans(pattern.finditer(letters.text)), pattern.pattern[:80]


def test_a_wording_never_stands_without_one_of_its_hints():
    roster = our_roster()
    for text in TEXTS:
        tongue = tongue_of(from_text(text), roster)
        letters = Letters(text)
        for hinted in (tongue.hinted, tongue.calendar.hinted):
            over = hinted.over(letters)
            for wording in hinted.wordings:
                small = wording if isinstance(wording, Caseless) else wording.caseless
                for match in small.finditer(letters, 0, len(text)):
                    assert wording in over.within(*match.span()), match[0]


@pytest.mark.parametrize("text", ["İstanbul", "ışık ſo", "ẞ and ß", "Σίσυφος", "Ａｐｒｉｌ", "𐐀"])
def test_small_letters_keep_their_places(text):
    assert len(Letters(text).small) == len(text)


def test_what_asks_for_case_is_looked_for_more_widely_and_then_exactly():
    small = Caseless(re.compile(r"\bopen(?! in (?-i:[A-Z]))|\bshown (?-i:may)\b", re.IGNORECASE))
    letters = Letters("Open in Kyoto, OPEN in kyoto; shown May, shown may, SHOWN may")
    assert spans(small.finditer(letters, 0, 99)) == spans(small.pattern.finditer(letters.text))
    assert [match[0] for match in small.finditer(letters, 0, 99)] == [
        "OPEN",
        "shown may",
        "SHOWN may",
    ]
