"""Turns a name into a pattern that allows for its hyphens, spaces, apostrophes and capitals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.domain.facts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")
_KATAKANA = re.compile(r"[\u30a0-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_SPACE = r"[ \u00a0\u202f\u2009]"
_HYPHEN = r"[ \u00a0\-‐‑–]"
_APOSTROPHES = "'’‘ʼ`´"
_OPTIONAL = ",.!?:"
# After a name: no letter, but a possessive or a German genitive may follow.
_LATIN = r"[0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]"
_AFTER = rf"(?!{_LATIN})"
_AFTER_PERSON = rf"(?:(?!{_LATIN})|(?=s(?!{_LATIN})))"


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(words.split())


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of many words, such that it is quick to see that none is there."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    made = [re.escape(letter) + _branches(rest) for letter, rest in sorted(tree.items()) if letter]
    if not made:
        return ""
    body = made[0] if len(made) == 1 and "" not in tree else f"(?:{'|'.join(made)})"
    return f"{body}?" if "" in tree else body


@lru_cache(maxsize=4_096)
def pattern_of(text: str, kind: Kind) -> re.Pattern[str]:
    """Return the pattern of one spelling, to be matched where a word begins."""
    if CJK.search(text):
        return re.compile(_wide(text))
    people = kind in (Kind.PERSON, Kind.CHARACTER)
    loose = kind is Kind.SHOW
    words = re.split(r"[ \u00a0]+", text.strip())
    parts = [
        _word(word, first=at == 0, loose=loose, people=people) for at, word in enumerate(words)
    ]
    gap = f"(?:{_HYPHEN})?" if loose else _HYPHEN if people else f"{_SPACE}+"
    before = rf"(?<!{_LATIN})" if text[0].isalnum() else ""
    after = _AFTER_PERSON if people else _AFTER if text[-1].isalnum() else ""
    return re.compile(before + gap.join(parts) + after)


def _wide(text: str) -> str:
    """Return the pattern of a name in kana, kanji or hangul: no word ends around these."""
    body = rf"{_SPACE}?".join(re.escape(word) for word in text.split())
    body = body.replace("・", r"[・･·=＝\s]?")
    if _KATAKANA.match(text):
        # テギョン within キム・テギョン is somebody else.
        return rf"(?<![\u30a0-\u30ff]){body}(?![\u30a0-\u30fa\u30fc-\u30ff])"
    if _HANGUL.match(text):
        return rf"(?<![\uac00-\ud7af]){body}"
    return body


def _word(word: str, *, first: bool, loose: bool, people: bool) -> str:
    """Return the pattern of one word of a name, as written or in capitals."""
    pieces = re.split(r"([-‐‑])", word)
    made = ""
    for at, piece in enumerate(pieces):
        if piece in "-‐‑" and piece:
            made += f"(?:{_HYPHEN})?"
        else:
            made += _piece(piece, exact=first and at == 0 and not loose, people=people)
    return made


def _piece(piece: str, *, exact: bool, people: bool) -> str:
    """Return the pattern of a stretch of letters: `exact` where its first letter must stand."""
    if not piece:
        return ""
    if piece in ("&", "and", "And"):
        return "(?:&|[Aa]nd)"
    made = ""
    for at, letter in enumerate(piece):
        if letter in _APOSTROPHES:
            made += f"[{_APOSTROPHES}]?"
        elif letter in _OPTIONAL and not people:
            made += f"{re.escape(letter)}?"
        elif at == 0 and not exact and letter.isalpha():
            made += f"[{letter.upper()}{letter.lower()}]"
        else:
            made += re.escape(letter)
    upper = piece.upper()
    if upper == piece or not piece.isalpha() or len(piece) < 2:
        return made
    return f"(?:{made}|{re.escape(upper)})"
