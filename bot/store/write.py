"""Writes a document's form as the TOML that the build reads, in the order of the curated files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import msgspec
import tomli_w

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.domain.documents import DocumentForm

_HEAD = (
    *("outlet", "title", "link", "language", "tier", "published", "published_from", "tells_of"),
    *("copy_of", "reviewed", "sha256", "length", "sketch"),
)
_ROWS = {
    "name": ("entity", "printed", "kind"),
    "claim": ("id", "about", "says", "of", "value", "text", "said_by", "instead_of", "spoiler"),
    "quote": ("id", "quote", "speaker", "kind", "attribution"),
    "quote.parts": ("text",),
    "release": (
        *("id", "status", "edtf", "precision", "platform", "said_by", "anchor", "relative"),
        *("grade", "reviewed"),
    ),
}
_SPAN = ("start", "end", "check")


def as_toml(form: DocumentForm) -> str:
    """Return a document's form as TOML, without what is left at its default."""
    lines = list(_pairs(form, _HEAD))
    for table in ("name", "claim", "quote", "release"):
        for row in getattr(form, table):
            lines += ["", *_table(table, row)]
            for part in getattr(row, "parts", ()):
                lines += _table(f"{table}.parts", part)
    return "\n".join(lines) + "\n"


def put(path: Path, body: bytes) -> bool:
    """Write a file whole or not at all; leave alone one that has these bytes.

    Returns whether it was written. Raises OSError.
    """
    try:
        if path.read_bytes() == body:
            return False
    except FileNotFoundError:
        pass
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return True


def _table(name: str, row: msgspec.Struct) -> list[str]:
    return [f"[[{name}]]", *_pairs(row, (*_ROWS[name], *_SPAN))]


def _pairs(form: msgspec.Struct, keys: tuple[str, ...]) -> Iterator[str]:
    defaults = {field.name: field.default for field in msgspec.structs.fields(form)}
    for key in keys:
        value = getattr(form, key)
        if value is not None and value != defaults[key]:
            yield f"{key} = {_value(msgspec.to_builtins(value))}"


def _value(value: Any) -> str:
    """Return a value as TOML has it on one line."""
    if isinstance(value, dict):
        pairs = (f"{key} = {_value(inner)}" for key, inner in value.items())  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        return f"{{ {', '.join(pairs)} }}"
    return tomli_w.dumps({"value": value}).partition(" = ")[2].rstrip("\n")
