"""Folds text for full-text search, and turns what a user typed into a query that can't break."""

from __future__ import annotations

import re
import unicodedata

from bot.domain.names import fold

TOKENS = 8
"""Words of a query that are searched; the rest is ignored."""
_CJK = (
    (0x1100, 0x11FF),  # Hangul letters
    (0x2E80, 0x9FFF),  # kana and han
    (0xAC00, 0xD7AF),  # Hangul syllables
    (0xF900, 0xFAFF),  # han, compatibility
    (0x20000, 0x3FFFF),  # han, extensions
)
_IN_CJK = "".join(f"{chr(first)}-{chr(last)}" for first, last in _CJK)
_RUN = re.compile(rf"((?:(?=[^\W_])[{_IN_CJK}])+)|[^\W_{_IN_CJK}]+")
"""Letters and digits in a row, either all CJK (the group) or none of them."""


def folded(text: str) -> str:
    """Return `text` as the index holds it: folded words, CJK runs as overlapping pairs."""
    return " ".join(terms(text))


def terms(text: str) -> list[str]:
    """Return the folded search terms of a text, in order.

    Words without spaces (Chinese, Japanese, Korean) become pairs of characters, so that any part
    of two or more is found.
    """
    found: list[str] = []
    for match in _RUN.finditer(unicodedata.normalize("NFKC", text)):
        if run := fold(match[0]):
            found += _pairs(run) if match[1] else [run]
    return found


def query(words: list[str], *, every: bool = True) -> str:
    """Return an FTS5 expression of quoted terms, joined by AND or OR; empty for no terms.

    Each term is folded to letters and digits first, so no operator of FTS5 can come through.
    """
    quoted = [f'"{term}"' for word in words for term in terms(word)][:TOKENS]
    return (" AND " if every else " OR ").join(dict.fromkeys(quoted))


def _pairs(run: str) -> list[str]:
    return [run] if len(run) < 3 else [run[at : at + 2] for at in range(len(run) - 1)]
