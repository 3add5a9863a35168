"""What reading an article takes from it: each finding with its place and the rule that took it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from bot.domain.documents import Attribution, Grade, QuoteKind, Status
from bot.domain.edtf import Precision  # noqa: TC001 - msgspec reads it
from bot.domain.names import AliasKind  # noqa: TC001 - so it does this


class Place(NamedTuple):
    """Code points `start` to `end` (end excluded) of the article's text."""

    start: int
    end: int


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Anything taken: its place, and `rule`, the name of the rule that took it."""

    start: int
    end: int
    rule: str


class Name(Finding, frozen=True, kw_only=True):
    """A way of writing an entity's name that differs from ours."""

    entity: str
    printed: str
    kind: AliasKind


class Fact(Finding, frozen=True, kw_only=True):
    """One statement, as in `ClaimForm`: `about` `says` `of`, or `value`."""

    about: str
    says: str
    of: str | None = None
    value: str | int | None = None
    said_by: str | None = None


class Stranger(Finding, frozen=True, kw_only=True):
    """Somebody of cast or crew whom the show doesn't know yet: `name` as printed.

    `says` is `plays` (and `value` the character's name as printed) or `crew` (and `value` the
    job). It is shown to a curator and never becomes a fact by itself.
    """

    name: str
    says: str
    value: str


class Speech(Finding, frozen=True, kw_only=True):
    """Words in quotation marks, marks included in its place; `parts` are the words alone.

    More than one part where the article interrupts the speaker or begins a new paragraph.
    `speaker` is an entity's id, `called` the speaker's name as printed (at its longest) where
    the show doesn't know them; both are none where nobody is named.
    """

    parts: tuple[Place, ...]
    kind: QuoteKind
    attribution: Attribution
    speaker: str | None = None
    called: str | None = None


class Statement(Finding, frozen=True, kw_only=True):
    """What is said of the release; fields as in `ReleaseForm`. `hedge` is the hedging word,
    `region` where it is said to come then, as printed.
    """

    status: Status
    precision: Precision
    edtf: str | None = None
    platform: str | None = None
    said_by: str | None = None
    anchor: str | None = None
    relative: bool = False
    hedge: str | None = None
    region: str | None = None
    grade: Grade = Grade.B


class Passed(msgspec.Struct, frozen=True, kw_only=True):
    """A date that was seen and not taken: `why` names the reason."""

    start: int
    end: int
    why: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that was taken from one article, each kind in the order of the text."""

    names: tuple[Name, ...] = ()
    facts: tuple[Fact, ...] = ()
    strangers: tuple[Stranger, ...] = ()
    quotes: tuple[Speech, ...] = ()
    release: tuple[Statement, ...] = ()
    passed: tuple[Passed, ...] = ()
