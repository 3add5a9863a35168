"""One printing of a quote is shown, in its exact words; how the others differ is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.documents import QuoteKind
from bot.domain.quotes import Change, Difference, Printing, best, differences

FULL, PARTIAL, PULL, REPORTED = (
    *(QuoteKind.FULL, QuoteKind.PARTIAL, QuoteKind.PULL, QuoteKind.REPORTED),
)


def printed(*pieces, kind=FULL, trust=3, position=0):
    return Printing(f"document-{position}", kind, pieces, trust, position)


# ── which is shown ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("better", "other", "why"),
    [
        (
            [printed("The fog is real.", position=9)],
            [printed("The fog is real and so is everything in it", kind=PARTIAL)],
            "whole before part, however long",
        ),
        (
            [printed("The fog is real.", position=8), printed("the fog is real", position=9)],
            [printed("The fog is quite real.", trust=0)],
            "printed more often before longer and more trusted",
        ),
        (
            [printed("The fog is only real here.", position=9)],
            [printed("The fog is real.", trust=0)],
            "longer before more trusted",
        ),
        (
            [printed("The fog is real.", position=9)],
            [printed("The fog is real,", trust=0)],
            "closed before broken off",
        ),
        (
            [printed("The fog is real.", trust=1, position=9)],
            [printed("The fog is real!", trust=2)],
            "the more trusted outlet",
        ),
        (
            [printed("The fog is real.", position=1)],
            [printed("The fog is real!", position=2)],
            "the first",
        ),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_the_shown_printing_is(better, other, why, order):
    shown = best([*better, *other][::order])
    assert shown in better, why


@pytest.mark.parametrize(
    "printings",
    [
        [],
        [printed(kind=REPORTED)],
        [printed("“His words”, so to speak", kind=REPORTED)],
        [printed(kind=FULL)],
    ],
)
def test_without_exact_words_nothing_is_shown(printings):
    assert best(printings) is None


def test_a_heading_is_shown_only_where_there_is_nothing_else():
    heading, part = printed("Fog is real", kind=PULL), printed("real", kind=PARTIAL, position=1)
    assert best([heading]) == heading
    assert best([printed("The fog is real.", position=2), heading, part]).position == 2


def test_the_pieces_of_an_interrupted_quote_are_joined():
    assert printed("We built it,", "and it held.").text == "We built it, and it held."


# ── how the others differ ────────────────────────────────────────────────────

SHOWN = "Working with Ok Taec-yeon has been a joy; his charm draws me in more each day."


@pytest.mark.parametrize(
    ("printing", "said"),
    [
        (printed(SHOWN), ()),
        (
            printed(SHOWN.replace("Taec-yeon", "Taecyeon")),
            (Difference(Change.WORDS, printed="Taecyeon", shown="Taec-yeon"),),
        ),
        (
            printed(SHOWN.replace("a joy", "a true joy")),
            (Difference(Change.WORDS, printed="true"),),
        ),
        (printed(SHOWN.replace("more ", "")), (Difference(Change.WORDS, shown="more"),)),
        (
            printed("Working with Ok Taec-yeon has been a joy."),
            (Difference(Change.ONLY, printed="Working with Ok Taec-yeon has been a joy."),),
        ),
        (
            printed("has been a joy", kind=PARTIAL),
            (Difference(Change.ONLY, printed="has been a joy"),),
        ),
        (
            printed("Has been a joy,", kind=PARTIAL),
            (Difference(Change.ONLY, printed="Has been a joy,"),),
        ),
        (
            printed(*SHOWN.split("; ")),
            (Difference(Change.SPLIT, pieces=2),),
        ),
        (
            printed(*SHOWN.replace("Taec-yeon", "Taecyeon").split("; ")),
            (
                Difference(Change.WORDS, printed="Taecyeon", shown="Taec-yeon"),
                Difference(Change.SPLIT, pieces=2),
            ),
        ),
        (printed(SHOWN.replace(";", ",")), (Difference(Change.PUNCTUATION),)),
        (printed(SHOWN[:-1] + ","), (Difference(Change.PUNCTUATION),)),
        (
            printed("A charm that draws in", kind=PULL),
            (Difference(Change.HEADING, printed="A charm that draws in"),),
        ),
        (printed(kind=REPORTED), (Difference(Change.REPORTED),)),
        (
            printed("charm", "day", kind=REPORTED),
            (Difference(Change.REPORTED, printed="charm … day"),),
        ),
    ],
)
def test_a_printing_differs_by(printing, said):
    assert differences(SHOWN, printing) == said


def test_straight_and_curly_apostrophes_are_the_same_words():
    assert differences("It’s real.", printed("It's real.")) == (Difference(Change.PUNCTUATION),)


WORDS = st.lists(st.sampled_from(["fog", "Fog,", "—", "is", "real.", "霧", "", "“"]), max_size=8)


@settings(max_examples=200, deadline=None)
@given(WORDS, st.lists(WORDS.map(" ".join), max_size=3), st.sampled_from(QuoteKind))
def test_any_two_printings_can_be_compared(shown, pieces, kind):
    printing = Printing("d", kind, tuple(pieces), 0, 0)
    found = differences(" ".join(shown), printing)
    if printing.text == " ".join(shown) and kind in {FULL, PARTIAL}:
        assert {difference.change for difference in found} <= {Change.SPLIT}


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=5), st.randoms())
def test_the_shown_printing_does_not_depend_on_the_order_of_asking(texts, chance):
    printings = [printed(text, position=place) for place, text in enumerate(texts)]
    turned = list(printings)
    chance.shuffle(turned)
    assert best(printings) == best(turned)
