"""Finds the line of a TOML file at which a table or key stands, for messages to its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Path = tuple[str | int, ...]
SOME_KEY = "…"
"""A step that msgspec leaves open: some key of a table of any keys."""
_NAME = r"""(?:[A-Za-z0-9_\-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_STEP = re.compile(r"\.([A-Za-z0-9_\-]+)|\[(\d+)\]|\[\.\.\.\]")
_LONG = r'"""(?:\\.|.)*?"""|' + r"'''.*?'''"
_SHORT = r""""(?:\\.|[^"\\\n])*"|'[^'\n]*'"""
_HIDDEN = re.compile(rf"(?P<long>{_LONG})|{_SHORT}|(?P<comment>#[^\n]*)", re.DOTALL)
_TOKEN = re.compile(rf"{_SHORT}|[\[\]{{}},]|[^\s\[\]{{}},\"']+")


def steps(path: str) -> Path:
    """Turn msgspec's `$.claim[2].start` into `("claim", 2, "start")`."""
    return tuple(
        int(match[2]) if match[2] else match[1] or SOME_KEY for match in _STEP.finditer(path)
    )


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the line (from 1) of the nearest table, key or item on the way to `path`.

    `text` is valid TOML. What isn't there at all is on line 1.
    """
    wanted = tuple(path)
    text = _HIDDEN.sub(_blank, text)
    counts: dict[Path, int] = {}
    table: Path = ()
    best, depth = 0, 0
    start = 0
    for line in text.split("\n"):
        here: Path = ()
        if header := _HEADER.match(line):
            table = here = _resolve(header[2], header[1] == "[[", counts)
        elif key := _KEY.match(line):
            here = (*table, *_names(key[1]))
        # What stands within the wanted table tells where that is, if it has no line of its own.
        common = min(len(here), len(wanted))
        if common > depth and wanted[:common] == here[:common]:
            best, depth = start, common
            if key := _KEY.match(line):
                best = _item(text, start + key.end(), wanted[common : common + 1]) or best
        start += len(line) + 1
    return text.count("\n", 0, best) + 1


def _blank(match: re.Match[str]) -> str:
    """Blank what only looks like tables and keys: comments, and strings of several lines."""
    if match["comment"]:
        return " " * len(match[0])
    if match["long"]:
        return '""' + re.sub(r"[^\n]", " ", match[0][2:])
    return match[0]


def _names(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in re.findall(_NAME, dotted)]


def _resolve(dotted: str, array: bool, counts: dict[Path, int]) -> Path:
    """Return a header's full path; the tables of an array are numbered from 0."""
    path: Path = ()
    *parents, last = _names(dotted)
    for name in parents:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, last)
    if array:
        counts[path] = counts.get(path, -1) + 1
        path = (*path, counts[path])
    return path


def _item(text: str, start: int, wanted: Path) -> int | None:
    """Return where the wanted item of the inline array at `start` begins; none if there is none."""
    depth, number, fresh = 0, -1, False
    for token in _TOKEN.finditer(text, start):
        sign = token[0]
        if sign in {"]", "}"}:
            depth -= 1
        elif depth == 1 and sign == ",":
            fresh = True
        else:
            if fresh:
                number, fresh = number + 1, False
                if (number,) == wanted:
                    return token.start()
            if sign in {"[", "{"}:
                depth += 1
                fresh = depth == 1
        if depth <= 0:
            break
    return None
