"""Finds the line of a TOML file at which a table or key stands, for messages to its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\"]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\-\"]+)\s*=")
_STEP = re.compile(r"\.([A-Za-z0-9_\-]+)|\[(\d+)\]|\[\.\.\.\]")

Path = tuple[str | int, ...]


def steps(path: str) -> Path:
    """Turn msgspec's `$.claim[2].start` into `("claim", 2, "start")`."""
    return tuple(int(match[2]) if match[2] else match[1] or "…" for match in _STEP.finditer(path))


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the line (from 1) of the nearest table or key on the way to `path`; 1 if none is."""
    wanted = tuple(path)
    counts: dict[Path, int] = {}
    table: Path = ()
    best, depth = 1, 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _resolve(header[2], header[1] == "[[", counts)
            here = table
        elif key := _KEY.match(line):
            here = (*table, *_names(key[1]))
        else:
            continue
        if len(here) > depth and wanted[: len(here)] == here:
            best, depth = number, len(here)
    return best


def _names(dotted: str) -> list[str]:
    return [name.strip('"') for name in dotted.split(".")]


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
