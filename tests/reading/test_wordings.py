"""What any outlet would write of a release is read exactly, however it is combined."""

from __future__ import annotations

import pytest

from tests.reading.wordings import LANGUAGES, made, misread, wordings

FEW = 208


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_wordings_of_release_news_are_read_exactly(language):
    wrong = [(one.sentence, one.claims, read) for one, read in misread(language, FEW, seed=7)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_and_other_events_are_among_them(language):
    kinds = list(wordings(language)["says"])
    texts = made(language, len(kinds))
    said = [one.claims[0][0] if one.claims else "none" for one in texts]
    assert said == kinds
    assert len(kinds) == 13
