"""Quotation marks of many kinds, nested, over paragraphs, and left open."""

import pytest

from bot.reading.article import from_text
from bot.reading.marks import marked


def inside(text, depth=0):
    article = from_text(f"title: T\n\n{text}")
    found = marked(article.text, article.paragraphs)
    return [
        " ".join(article.text[p.start : p.end] for p in m.parts) for m in found if m.depth == depth
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said.", ["One,"]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("‘It’s the actors’ turn,’ he said.", ["It’s the actors’ turn,"]),
        ("'It's the actors' turn,' he said.", ["It's the actors' turn,"]),
        ("The boys’ boat and the girls’ boat left.", []),
        ("Back in ’98 they sang rock ’n’ roll.", []),
        ("„Eins“, sagte er. „Zwei.“", ["Eins", "Zwei."]),
        ("»Eins«, sagte er, ›zwei‹.", ["Eins", "zwei"]),
        ("‚Eins‘, sagte er.", ["Eins"]),
        ("« Un », dit-elle.", ["Un"]),
        ("«Uno», dice. “Due.”", ["Uno", "Due."]),
        ("”Ett”, säger hon.", ["Ett"]),
        ("彼は「雨だ」と言った。", ["雨だ"]),
        ("그는 “비가 온다”고 말했다.", ["비가 온다"]),
        ("He never closed “this one.", []),
        ('A 5\'11" man and a 6" nail', []),
    ],
)
def test_what_stands_in_marks_is_found(text, expected):
    assert inside(text) == expected


def test_marks_within_marks_are_deeper():
    text = "“He said ‘no,’ and I said ‘yes,’” she said."
    assert inside(text) == ["He said ‘no,’ and I said ‘yes,’"]
    assert inside(text, depth=1) == ["no,", "yes,"]


def test_a_quote_that_is_opened_again_runs_over_paragraphs():
    assert inside("She said: “One.\n\n“Two.\n\n“Three.”") == ["One. Two. Three."]


def test_a_quote_that_is_neither_closed_nor_opened_again_runs_on():
    assert inside("She said,\n\n“One.\n\nTwo.”\n\nThen “three” came.") == ["One. Two.", "three"]


def test_an_open_mark_never_swallows_the_article():
    assert inside("She said “one.\n\nNothing here.\n\n“Two,” he said.") == ["Two,"]
    assert inside("An open “mark\n\n" + "word " * 600 + "”") == []
