"""Makes text of documents and members safe to show: nothing in it pings, links or formats."""

from __future__ import annotations

import re
import unicodedata

TITLE = 256
_ZWJ = "\u200d"
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that look like nothing."""
_MARKS = str.maketrans(
    {char: f"\\{char}" for char in "\\*_~`|[]<"} | {"@": "@\u200b", "\n": " ", "\r": " "}
)
_LINE_START = re.compile(r"^\s*(?:#{1,3}(?=\s)|-#?(?=\s)|>{1,3}(?=\s)|\d+\.(?=\s)|\+(?=\s))")
_SCHEME = re.compile(r"(?i)(?<=[a-z0-9])://|(?<![a-z])www\.|discord\.gg/")
_ECHO = 40
_ECHOED = frozenset(" -'’.&!")


def clean(text: str, limit: int = TITLE) -> str:
    """Return `text` on one line, without controls or characters that can't be seen or that turn
    the direction of reading; cut to `limit` code points, with an ellipsis if anything was cut.

    Joiners inside emoji stay.
    """
    read = text.strip()[: limit * 4]
    rest = len(text.strip()) > len(read)
    if read.isprintable() and _UNSEEN.isdisjoint(read):
        return _cut(read, limit, rest=rest)
    kept: list[str] = []
    for place, char in enumerate(read):
        category = unicodedata.category(char)
        if char == _ZWJ:
            if _emoji(read[max(place - 1, 0)]) and _emoji(read[place + 1 : place + 2]):
                kept.append(char)
        elif category in {"Zs", "Zl", "Zp"} or char in "\t\n\r":
            kept.append(" ")
        elif category[0] != "C" and char not in _UNSEEN:
            kept.append(char)
    return _cut("".join(kept), limit, rest=rest)


def _emoji(char: str) -> bool:
    """Say whether a joiner may stand beside this: a symbol, its variation, or a tone of skin."""
    tone = "\U0001f3fb" <= char <= "\U0001f3ff"
    return tone or char == "\ufe0f" or (char != "" and unicodedata.category(char) == "So")


def _cut(text: str, limit: int, *, rest: bool) -> str:
    line = " ".join(text.split())
    if not line or (len(line) <= limit and not rest):
        return line
    return line[: limit - 1].rstrip(f" {_ZWJ}") + "…"


def inert(text: str, limit: int = TITLE) -> str:
    """Return cleaned `text` with all markup of Discord's escaped; takes linear time."""
    safe = clean(text, limit).translate(_MARKS)
    safe = _SCHEME.sub(lambda match: _broken(match[0]), safe)
    return _LINE_START.sub(lambda match: _escaped(match[0].lstrip()), safe)


def _escaped(start: str) -> str:
    """Return the sign of a heading, quote or list escaped; of a number, its dot is the sign."""
    return f"{start[:-1]}\\." if start[0].isdigit() else f"\\{start}"


def _broken(start: str) -> str:
    """Return the start of an address with a gap that can't be seen, so that it is no link."""
    return start.replace("/", "\u200b/", 1) if "/" in start else start.replace(".", "\u200b.")


def echo(typed: str) -> str | None:
    """Return what was typed if it is an ordinary short name, else none: then it isn't repeated."""
    line = clean(typed, _ECHO + 1)
    plain = all(char.isalnum() or char in _ECHOED for char in line)
    marks = all(unicodedata.category(char) != "Mn" for char in unicodedata.normalize("NFC", line))
    readable = any(char.isalnum() for char in line)
    fits = readable and plain and marks and len(line) <= _ECHO
    return line if fits and not re.search(r"(?i)\w\.\w|everyone|here$", line) else None
