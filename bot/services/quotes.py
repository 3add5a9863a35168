"""Finds a quote: somebody's next one, one about a subject, or a certain one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.view import Quote
    from bot.store.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Picked:
    """A quote with its place among those that were asked for, from 0, and their number."""

    quote: Quote
    place: int
    total: int
    speaker: str | None


async def pick(known: Knowledge, speaker: str | None, place: int) -> Picked | None:
    """Return the quote at `place`, counted round, among a speaker's whole quotes or all of them."""
    ids = await known.quote_ids(speaker)
    if not ids:
        return None
    place %= len(ids)
    quotes = await known.quotes([ids[place]])
    return Picked(quotes[0], place, len(ids), speaker)


async def about(known: Knowledge, words: list[str], speaker: str | None) -> list[Quote]:
    """Return the quotes that hold every one of `words`, whole ones first."""
    quotes = await known.quotes(await known.quotes_with(words, speaker, limit=25))
    return sorted(quotes, key=lambda quote: not quote.whole)
