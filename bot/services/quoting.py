"""Gives a draft's quotes the ids of those that are known: printings of the same words share one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.reading.draft import linked
from bot.store.generations import NoKnowledge

if TYPE_CHECKING:
    from bot.domain.documents import DocumentForm
    from bot.store.generations import KnowledgeStore

_AT_ONCE = 500


class Quoting:
    """Knows the quotes that were built, with their words; read anew when they were built anew."""

    def __init__(self, knowledge: KnowledgeStore) -> None:
        self._knowledge = knowledge
        self._built_from = ""
        self._known: list[tuple[str, str]] = []

    async def linked(self, form: DocumentForm) -> DocumentForm:
        """Return a form whose quotes have the ids of those that are known."""
        if not form.quote:
            return form
        try:
            await self._read()
        except NoKnowledge:
            return form
        return await asyncio.to_thread(linked, form, self._known)

    async def _read(self) -> None:
        async with self._knowledge.reading() as known:
            if known.show.built_from == self._built_from:
                return
            ids = await known.quote_ids()
            found: list[tuple[str, str]] = []
            for start in range(0, len(ids), _AT_ONCE):
                quotes = await known.quotes(ids[start : start + _AT_ONCE])
                found += [(quote.id, quote.text) for quote in quotes]
            self._known, self._built_from = found, known.show.built_from
