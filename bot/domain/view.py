"""What the store gives back: entities, documents, and facts with those who state them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.documents import DateSource, QuoteKind, Status, Tier
    from bot.domain.edtf import Precision, Window
    from bot.domain.facts import Kind
    from bot.domain.names import AliasKind
    from bot.domain.quotes import Difference

Texts = dict[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class Show:
    """The show itself: `colour` is 0xRRGGBB, `entity` the id of its own entry."""

    title: str
    entity: str
    colour: int
    language: str
    built_from: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that documents speak of; `short` is its name in running text."""

    id: str
    kind: Kind
    name: str
    short: str
    pronoun: str
    country: str | None
    timezone: str | None
    spoiler: bool


@dataclass(frozen=True, slots=True)
class Document:
    """One article, without its text. `position` is its place in the folder's order, from 0."""

    id: str
    position: int
    outlet: str
    title: str
    link: str
    language: str
    tier: Tier
    published: Window | None
    published_from: DateSource | None
    tells_of: date | None

    @property
    def dated(self) -> date | None:
        """The day it was published, where that is known to the day."""
        if self.published is None or self.published.earliest != self.published.latest:
            return None
        return self.published.earliest


@dataclass(frozen=True, slots=True)
class Cite:
    """A document that states a fact: who said it there, and what value it stands in place of."""

    document: Document
    said_by: Entity | None = None
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What claims together support.

    `sources` counts all the documents; `cites` holds the first few of them, in the folder's order.
    `rank` 1 is the value to show among those of one predicate, `reason` says why it is.
    """

    id: int
    subject: Entity
    predicate: str
    object: Entity | None
    value: str | None
    text: Texts
    label: Texts
    spoiler: bool
    rank: int
    reason: str
    sources: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as one document prints it."""

    entity: str
    document: Document
    printed: str
    kind: AliasKind


@dataclass(frozen=True, slots=True)
class QuotePrinting:
    """One document's printing of a quote, and how it differs from the words shown."""

    document: Document
    kind: QuoteKind
    attributed: bool
    shown: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, as the best printing has them; `speaker` is none where none is named."""

    id: str
    text: str
    language: str
    speaker: Entity | None
    whole: bool
    printings: tuple[QuotePrinting, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document says of the release; `repeats` marks a copy that repeats its original."""

    document: Document
    status: Status
    precision: Precision
    window: Window | None
    said_by: Entity | None
    anchor: date | None
    relative: bool
    repeats: bool = False
