"""Answers /news and /sources: the articles, newest first, and what came from each."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.answers import source_card
from bot.services.library import find, news
from bot.ui.card import CHOICES, Card
from bot.ui.library import news_card, sources_card

LISTED = 10
"""Documents on the card of sources; the menu and the news have the rest."""


class Documents(commands.Cog):
    """The documents."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.presses = {"news": self.page, "document": self.one}

    @app_commands.command(name="news", description="command-news")
    @app_commands.describe(private="option-private")
    async def news(self, interaction: discord.Interaction, private: bool | None = None) -> None:
        """Answer with the newest documents."""
        await self.answering.answer(interaction, private, self.page)

    @app_commands.command(name="sources", description="command-sources")
    @app_commands.describe(document="option-sources-document", private="option-private")
    async def sources(
        self,
        interaction: discord.Interaction,
        document: str | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with one document, or with the list of them."""

        async def make(asked: Asked) -> Card | None:
            return await self.search(asked, document)

        await self.answering.answer(interaction, private, make)

    @sources.autocomplete("document")
    async def _document(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        del interaction
        return await self.answering.complete_documents(typed)

    async def search(self, asked: Asked, typed: str | None) -> Card | None:
        """Return the document that was named, or the list."""
        known = asked.known
        found = await find(known, typed) if typed else None
        if found is not None:
            return await source_card(asked, found.id)
        listed = await known.newest(min(LISTED, CHOICES))
        return sources_card(asked.voice, known.show, listed, unknown=bool(typed))

    async def page(self, asked: Asked, offset: str = "0", *_: str) -> Card | None:
        """Return a page of the news."""
        if not offset.isdecimal():
            return None
        found = await news(asked.known, int(offset))
        return news_card(asked.voice, asked.known.show, found)

    async def one(self, asked: Asked, document: str = "", *_: str) -> Card | None:
        """Return a certain document."""
        return await source_card(asked, document)
