"""Turns what was read into a document: the form that the build takes, drafted from one article."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from bot.domain.copies import sketch
from bot.domain.documents import (
    ClaimForm,
    DocumentForm,
    NameForm,
    QuoteForm,
    QuotePart,
    ReleaseForm,
    Tier,
)
from bot.domain.facts import PREDICATES, Value
from bot.domain.names import fold
from bot.domain.quotes import belongs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.reading.article import Article
    from bot.reading.found import Reading

LONGEST_SENTENCE = 300
"""Characters of a release statement's sentence that a curator is shown."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A drafted document. `named` says whether the text names the show at all.

    `sentences` are those in which the release statements stand, by the statement's id; `strangers`
    people whom the show doesn't know, as plain text; `sketch` see `copies.sketch`.
    """

    form: DocumentForm
    named: bool
    sentences: dict[str, str] = {}
    strangers: tuple[str, ...] = ()
    sketch: bytes = b""


def draft(article: Article, reading: Reading, *, named: bool, tier: Tier) -> Draft:
    """Return the document that an article makes, with what was taken from it.

    Raises ValueError if the article has no text.
    """
    raise NotImplementedError
