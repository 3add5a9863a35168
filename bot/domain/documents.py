"""The forms of a show's folder: the show, its names, and what each document states."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from typing import Annotated

import msgspec

from bot.domain.edtf import Precision
from bot.domain.facts import Kind
from bot.domain.names import AliasKind

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Short = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
Printed = Annotated[str, msgspec.Meta(min_length=1, max_length=700)]
Link = Annotated[str, msgspec.Meta(pattern=r"^https?://[!#-'*-;=?-Z_a-z~]+$", max_length=512)]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Check = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{12}$")]
Sketch = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{2}([0-9a-f]{16}){0,128}$")]
Offset = Annotated[int, msgspec.Meta(ge=0, le=100_000_000)]
Texts = dict[Language, Sentence]
_AFTER_HOST = re.compile(r"(https?://[^/?#]*)(.*)", re.DOTALL)
_NOT_IN_LINKS = re.compile(r"[^!#-'*-;=?-Z_a-z~]")


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a TOML file: an unknown field is refused."""


class Tier(StrEnum):
    """How far an outlet is trusted, most first."""

    OFFICIAL = "official"
    AGENCY = "agency"
    TRADE = "trade"
    PRESS = "press"
    FAN = "fan"
    BLOCKED = "blocked"


class Word(Form, frozen=True, kw_only=True):
    """What the documents say, in our words, by language; `label` names it without telling it.

    `find` holds phrases by which the reader knows that an article says this; it then states
    `says` of each of `about` (of the show where there is none). A phrase is words as they may be
    written, caselessly and without punctuation, a hyphen being a space: `(a|b c)` one of several,
    `(a|)` perhaps nothing, `word*` any ending, `…` up to eight words or none, `{id}` any name of
    that entity. It holds within one sentence. Words that say `occupation` hold plain nouns.
    """

    text: Texts
    label: Texts | None = None
    find: tuple[Sentence, ...] = ()
    says: str | None = None
    about: tuple[Slug, ...] = ()


class AliasForm(Form, frozen=True, kw_only=True):
    """Another way in which a name is written; see `AliasKind`."""

    text: Short
    kind: AliasKind


class EntityForm(Form, frozen=True, kw_only=True):
    """Someone or something that documents speak of.

    `short` is the name in running text; `country` and `timezone` (IANA) belong to cities.
    `roles` is what an article may call them instead: crew roles, occupations, or a group's id.
    """

    id: Slug
    kind: Kind
    name: Short
    short: Short | None = None
    pronoun: Slug = "they"
    country: Slug | None = None
    timezone: str | None = None
    spoiler: bool = False
    roles: tuple[Slug, ...] = ()
    alias: tuple[AliasForm, ...] = ()


class Homonym(Form, frozen=True, kw_only=True):
    """Another work or person of the same name: `note` says which."""

    name: Short
    note: Short


class FeedForm(Form, frozen=True, kw_only=True):
    """A feed that is polled every so many `minutes`.

    `seconds` count instead, and only for a server of the operator's own (`FETCH_ALSO`).
    """

    url: Link
    name: Short
    minutes: Annotated[int, msgspec.Meta(ge=1, le=10_080)] = 15
    seconds: Annotated[int, msgspec.Meta(ge=2, le=86_400)] | None = None


class ShowForm(Form, frozen=True, kw_only=True):
    """`show.toml`: all that is known of the show apart from what documents state.

    `entity` is the show's own entry. `namesakes` are people who are not ours but nearly share a
    name. `outlets` maps a tier to the domains trusted so far.
    """

    title: Short
    entity: Slug
    colour: Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-fA-F]{6}$")]
    language: Language = "en"
    namesakes: tuple[Short, ...] = ()
    homonyms: tuple[Homonym, ...] = ()
    outlets: dict[Tier, tuple[Short, ...]] = {}
    feeds: tuple[FeedForm, ...] = ()
    words: dict[Slug, Word] = {}
    entities: tuple[EntityForm, ...]


def encoded(text: str) -> str:
    """Return a text with every character that a `Link` refuses percent-encoded."""
    return _NOT_IN_LINKS.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), text)


def as_link(link: str) -> str:
    """Return a link as a document may have it: what follows its host `encoded`."""
    match = _AFTER_HOST.fullmatch(link)
    return match[1] + encoded(match[2]) if match is not None else link


def check_of(text: str) -> str:
    """Return the short check of a stretch of an original: see `Span`."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class Span(Form, frozen=True, kw_only=True):
    """A place in the original: code points `start` to `end` (end excluded).

    `check` is the first 12 hex digits of the SHA-256 of that stretch in UTF-8.
    """

    start: Offset
    end: Offset
    check: Check


class NameForm(Span, frozen=True, kw_only=True):
    """A name as this document prints it where that differs from ours."""

    entity: Slug
    printed: Short
    kind: AliasKind


class ClaimForm(Span, frozen=True, kw_only=True):
    """One statement: `about` `says` `of`, or `value`.

    `instead_of` names the value that other documents give in its place.
    """

    id: Slug
    about: Slug
    says: str
    of: Slug | None = None
    value: Slug | int | None = None
    text: Texts | None = None
    said_by: Slug | None = None
    instead_of: Slug | None = None
    spoiler: bool = False


class QuoteKind(StrEnum):
    """How a document gives a quote: whole, in part, as a heading, or without its words."""

    FULL = "full"
    PARTIAL = "partial"
    PULL = "pull"
    REPORTED = "reported"


class Attribution(StrEnum):
    """How the speaker is known."""

    EXPLICIT = "explicit"
    PRONOUN = "pronoun"
    PARAGRAPH = "paragraph"
    NONE = "none"


class QuotePart(Span, frozen=True, kw_only=True):
    """A stretch of a quote in its exact words, without the quotation marks around it."""

    text: Printed


class QuoteForm(Span, frozen=True, kw_only=True):
    """One printing of a quote. Printings of the same words share `quote`.

    `parts` are more than one where the document interrupts the speaker.
    """

    id: Slug
    quote: Slug
    speaker: Slug | None = None
    kind: QuoteKind
    attribution: Attribution
    parts: tuple[QuotePart, ...] = ()


class Status(StrEnum):
    """What a release statement says."""

    NO_DATE = "no_date"
    SCHEDULED = "scheduled"
    TARGET = "target"
    RUMORED = "rumored"
    WAS_SCHEDULED = "was_scheduled"
    DELAYED = "delayed"
    DELAY_RUMORED = "delay_rumored"
    MOVED_UP = "moved_up"
    DENIED = "denied"
    CANCELLED = "cancelled"
    RELEASED = "released"
    PASSED = "passed"


class Grade(StrEnum):
    """How well a statement is tied to the show: A where its own sentence names the show."""

    A = "A"
    B = "B"


class ReleaseForm(Span, frozen=True, kw_only=True):
    """What a document says of the release, with the grade of the evidence.

    `anchor` is the day from which a relative date counts; `relative` keeps that it was relative.
    `reviewed` is a curator's yes to this statement.
    """

    id: Slug
    status: Status
    precision: Precision
    edtf: str | None = None
    platform: Slug | None = None
    said_by: Slug | None = None
    anchor: str | None = None
    relative: bool = False
    grade: Grade = Grade.B
    reviewed: bool = False


class DateSource(StrEnum):
    """Where a publication date was read."""

    META = "meta"
    LINK = "link"
    TEXT = "text"


class DocumentForm(Form, frozen=True, kw_only=True):
    """`documents/<id>.toml`: one article, where it came from and what was taken from it.

    `published` is EDTF; `tells_of` the day of the event it reports, where only that is known.
    `sha256` and `length` (code points) identify the original, which is not kept; by `sketch` (hex,
    see `copies`) nearly the same text is known.
    """

    outlet: Short
    title: Short
    link: Link
    language: Language
    tier: Tier
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    length: Annotated[int, msgspec.Meta(ge=1, le=100_000_000)]
    sketch: Sketch | None = None
    published: str | None = None
    published_from: DateSource | None = None
    tells_of: str | None = None
    copy_of: Slug | None = None
    reviewed: bool = False
    name: tuple[NameForm, ...] = ()
    claim: tuple[ClaimForm, ...] = ()
    quote: tuple[QuoteForm, ...] = ()
    release: tuple[ReleaseForm, ...] = ()
