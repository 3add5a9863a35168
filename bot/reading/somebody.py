"""Somebody who may speak, as an article names them, and who they turn out to be."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from bot.domain.documents import Attribution

LAST, FORMER = "latter", "former"
RELATED = "related"
"""Whom only others are known by: “her mother”."""
JOB = "job "
"""Before the word of a role that is none of the show's: “the composer”."""
OWN = "own "
"""Before the pronoun for, and the word of, somebody who is somebody else's: « sa mère »."""


class Sort(Enum):
    """How somebody is named."""

    NAME = auto()
    PRONOUN = auto()
    ROLE = auto()
    ORGANISATION = auto()
    NOBODY = auto()
    OTHER = auto()


class Who(NamedTuple):
    """A place that names somebody who may speak: `entity` known, or `called` unknown.

    For a pronoun `called` is its gender; for a role its word; `named` says that an organisation's
    is its own name.
    """

    start: int
    end: int
    sort: Sort
    entity: str | None = None
    called: str | None = None
    character: bool = False
    named: bool = False


class Speaker(NamedTuple):
    """Who said it, as far as that is known, and how."""

    entity: str | None = None
    called: str | None = None
    attribution: Attribution = Attribution.NONE
