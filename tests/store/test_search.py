"""Whatever is typed is searched as words: no operator comes through, and nothing breaks."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.names import words
from bot.store import search

NUL = "\0"
CATALOGUE = {
    "nothing": "",
    "only spaces": "   \t\n\u3000\u2003",
    "only signs": "?!… — ''",
    "SQL": "'; DROP TABLE fact; --",
    "more SQL": '") OR 1=1 UNION SELECT * FROM meta --',
    "a quote": '"',
    "two quotes": '""',
    "an open phrase": '"fog',
    "a star": "*",
    "a prefix": "fo*",
    "NEAR": "NEAR(fog quay, 2)",
    "an open NEAR": "NEAR(",
    "AND": "AND",
    "OR at an end": "fog OR",
    "NOT": "NOT fog",
    "a minus": "-x",
    "a plus": "fog + quay",
    "a column": "a:b",
    "the column": "folded:fog",
    "a column filter": "{folded} : fog",
    "a caret": "^fog",
    "brackets": "((((((((((",
    "a backslash": "\\",
    "a percent": "%_%",
    "NUL": NUL,
    "NUL within": f"fog{NUL}quay",
    "other controls": "\x01\x1b[31m\x7f",
    "directions": "\u202efog\u202c\u200b",
    "6,000 characters": "f" * 6_000,
    "5,000 words": "fog " * 5_000,
    "5,000 other words": " ".join(f"w{number}" for number in range(5_000)),
    "emoji": "😀👩‍👩‍👧‍👦🏳️‍🌈",
    "emoji and a word": "fog 😀",
    "two signs of Chinese": "燈塔",
    "two of Korean": "등대",
    "two of kana": "ツキ",
    "one of Chinese": "燈",
    "all kinds": "fog燈塔quay등대",
    "beyond the first plane": "𠮷野家 𝐟𝐨𝐠",
    "marks alone": "\u0301\u0308",
    "many marks": "f" + "\u0301" * 500 + "og",
    "a number": "8",
    "Arabic": "ضباب ﷺ",
    "Thai": "หมอก",
    "German": "Straße",
    "Turkish": "İSTANBUL ı",
}


@pytest.mark.parametrize("typed", CATALOGUE.values(), ids=CATALOGUE.keys())
async def test_whatever_is_typed_is_searched_and_nothing_breaks(known, typed):
    for asked in (words(typed), typed.split(), [typed]):
        facts, quotes = await known.search(asked, limit=5)
        assert len(facts) + len(quotes) <= 5
    assert (await known._rows("SELECT count(*) FROM fact"))[0][0] == 25


@pytest.mark.parametrize("typed", CATALOGUE.values(), ids=CATALOGUE.keys())
@pytest.mark.parametrize("every", [True, False])
def test_what_reaches_the_index_is_a_few_quoted_terms(typed, every):
    expression = search.query(typed.split(" "), every=every)
    terms = expression.split(" AND " if every else " OR ") if expression else []
    assert len(terms) <= search.TOKENS
    for term in terms:
        assert term[0] == term[-1] == '"'
        assert term[1:-1].isalnum()


@pytest.mark.parametrize(
    ("typed", "quote"),
    [
        ("fog", "the-fog"),
        ("FOG", "the-fog"),
        ("ｆｏｇ", "the-fog"),
        ("fog studio", "the-fog"),
        ("studio fog", "the-fog"),
        ("tanks", "the-fog"),
        ("ferry vestergaard", None),
        ("ferry moura", "the-ferry"),
        ("vestergaard tank", "the-fog"),
        ("fo", None),
        ("zeppelin", None),
        ("fog zeppelin", None),
    ],
)
async def test_a_quote_is_found_by_all_of_its_words_and_its_speaker(known, typed, quote):
    _, quotes = await known.search(words(typed))
    assert quotes == ([quote] if quote else [])


@pytest.mark.parametrize(
    ("typed", "predicate"),
    [
        ("pilot", "is"),
        ("lamp burns", "premise"),
        ("low tide", "credit"),
        ("writer", "crew"),
        ("filming over", "production"),
        ("optagelserne", "production"),
    ],
)
async def test_a_fact_is_found_by_its_names_and_words_in_any_language(known, typed, predicate):
    facts, _ = await known.search(words(typed))
    assert predicate in [fact.predicate for fact in facts]


async def test_no_more_is_found_than_was_asked_for(known):
    facts, quotes = await known.search(["moura"], limit=2)
    assert len(facts) + len(quotes) == 2


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The fog, isn't it?", ["the", "fog", "isn", "t", "it"]),
        ("Âme sœur", ["ame", "sœur"]),
        ("灯台", ["灯台"]),
        ("灯台守り", ["灯台", "台守", "守り"]),
        ("灯台のfog", ["灯台", "台の", "fog"]),
        ("등대 부두", ["등대", "부두"]),
        ("オク・テギョン", ["オク", "テギ", "ギョ", "ョン"]),
        ("ｵｸ･ﾃｷﾞ", ["オク", "テギ"]),
        ("", []),
        ("…", []),
    ],
)
def test_a_text_becomes_folded_words_and_pairs_of_signs(text, terms):
    assert search.terms(text) == terms


@pytest.mark.parametrize("typed", ["灯台", "台守", "등대", "守り", "灯台守", "モウ"])
def test_two_signs_of_a_longer_word_find_it(typed):
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'porter unicode61')")
        text = "夜の灯台守り 등대지기 モウラ"
        db.execute("INSERT INTO t VALUES (?)", (search.folded(text),))
        found = db.execute("SELECT count(*) FROM t WHERE t MATCH ?", (search.query([typed]),))
        assert found.fetchone() == (1,)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=200) | st.text(alphabet='"*()-:^{}+ \0ANDORTNEfog燈塔', max_size=60))
@example('" OR "')
@example("NEAR(a b)")
async def test_no_text_split_into_words_breaks_the_search(known, text):
    for asked in (words(text), text.split(), text.split(" ")):
        facts, quotes = await known.search(asked, limit=4)
        assert len(facts) + len(quotes) <= 4
