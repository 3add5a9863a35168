"""Articles that nobody wrote are read without a crash; many more are by `tests.reading.fuzz`."""

from __future__ import annotations

import random

import pytest

from tests.reading.fuzz import SEED, Trial, generated

PARTS, EACH = 10, 30


@pytest.fixture(scope="module")
def trial():
    return Trial()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_generated_article_makes_the_reader_fail(trial, part):
    for number in range(part * EACH, (part + 1) * EACH):
        text = generated(random.Random(f"{SEED}-{number}"))
        if text.strip():
            try:
                trial.of(text)
            except Exception as error:
                raise AssertionError(f"{SEED}-{number}: {text!r}") from error


def test_the_same_seed_makes_the_same_article():
    first, again = (generated(random.Random("1")) for _ in range(2))
    assert first == again != generated(random.Random("2"))
