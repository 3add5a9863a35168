"""The built file, knowledge.db: what it is called, how it is known, and how it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "knowledge.db"
PREVIOUS = "knowledge.db.prev"
APPLICATION_ID = 0x46414E31


def address(path: Path) -> str:
    """Return the URI under which a built file is opened, whatever signs its path has."""
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"
