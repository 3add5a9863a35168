"""Whatever is done to a feed or a page: it is read, or refused, and soon. More by `fuzz` itself."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sources.charsets import text_of, without_controls
from bot.sources.nesting import shallow
from bot.sources.paragraphs import paragraphs_of
from bot.sources.unpacking import Broken, TooLarge, Unpacker
from tests.sources.fuzz import TOKENS, endure, spoiled

_FEEDS = 300


@pytest.mark.parametrize("part", range(6))
def test_spoiled_feeds_and_pages_are_read_or_refused_and_soon(part):
    for number in range(part * _FEEDS // 6, (part + 1) * _FEEDS // 6):
        endure(*spoiled(random.Random(number)))


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_are_read_or_refused(body, charset):
    endure(body, f"text/xml; charset={charset}")


@given(st.lists(st.sampled_from([*TOKENS, "word", "<div>", "</div>", "<p>", "<br/>"]), max_size=60))
def test_any_markup_has_its_text_taken_out(tokens):
    markup = " ".join(tokens)
    for line in paragraphs_of(markup):
        assert line == line.strip()
        assert "\n" not in line
    assert shallow(shallow(markup, 5), 5).count("<div>") <= markup.count("<div>")


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "utf-16", "iso-2022-jp", "gbk", "x"]))
def test_any_bytes_become_text(body, charset):
    text = without_controls(text_of(body, charset))
    text.encode()
    assert "\0" not in text


@settings(max_examples=200)
@given(
    st.lists(st.binary(max_size=60), max_size=6), st.sampled_from(["gzip", "deflate", "identity"])
)
def test_any_bytes_are_unpacked_or_refused(pieces, coding):
    unpacker = Unpacker(coding, 1_000)
    made = 0
    try:
        for piece in pieces:
            made += sum(map(len, unpacker.feed(piece)))
        unpacker.finish()
    except (Broken, TooLarge):
        pass
    assert made <= 1_000
