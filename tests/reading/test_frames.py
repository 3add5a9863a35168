"""Who speaks in the frames that any outlet would use, however they are combined."""

from __future__ import annotations

import pytest

from tests.reading.frames import LANGUAGES, made, misheard, share

FEW = 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_frames_are_heard_with_their_speakers(language):
    heard, right = share(language, FEW, seed=7)
    wrong = [(one.text, found) for one, found in misheard(language, FEW, seed=7)]
    assert heard > 0.98, wrong[:1]
    assert right > 0.98, wrong[:1]


def test_what_is_heard_is_compared_with_what_was_said():
    one = made("en", 1)[0]
    assert one.said
    words = [said for said, _ in one.said]
    assert len(set(words)) == len(words)
    assert [said for said, _ in one.heard()] == words
