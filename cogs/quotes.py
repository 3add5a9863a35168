"""Answers /quote: somebody's exact words, one after another, to read or to share."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.domain.facts import Kind
from bot.domain.names import words
from bot.services.lookup import look_up
from bot.services.quotes import about as find_about
from bot.services.quotes import pick
from bot.ui.card import Card
from bot.ui.plain import unknown_card
from bot.ui.quotes import no_quote_card, quote_card

KINDS = (Kind.PERSON, Kind.ORGANISATION)


class Quotes(commands.Cog):
    """Quotes."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.presses = {"quote": self.next, "quoted": self.certain}
        self.shares = {"share": self.shared}

    @app_commands.command(name="quote", description="command-quote")
    @app_commands.describe(
        speaker="option-quote-speaker", about="option-quote-about", private="option-private"
    )
    async def quote(
        self,
        interaction: discord.Interaction,
        speaker: str | None = None,
        about: str | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with a quote."""

        async def make(asked: Asked) -> Card | None:
            return await self.search(asked, speaker, about)

        await self.answering.answer(interaction, private, make)

    @quote.autocomplete("speaker")
    async def _speaker(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        del interaction
        return await self.answering.complete(typed, KINDS, quoted=True)

    async def search(self, asked: Asked, speaker: str | None, about: str | None) -> Card | None:
        """Return a quote of `speaker`, or with the words of `about`, or simply the first one."""
        known, voice = asked.known, asked.voice
        entity = None
        if speaker:
            found = look_up(known, speaker, KINDS)
            if found.best is None:
                return unknown_card(voice, known.show, found)
            entity = found.best
        if about and about.strip():
            quotes = await find_about(known, words(about), entity.id if entity else None)
            if not quotes:
                return no_quote_card(voice, known.show, None, searched=True)
            return quote_card(voice, known.show, quotes[0], others=quotes[1:])
        return await self.next(asked, entity.id if entity else "", "0")

    async def next(self, asked: Asked, speaker: str = "", place: str = "0", *_: str) -> Card | None:
        """Return the quote at a place in a speaker's row, or in everybody's."""
        known = asked.known
        if not place.isdecimal() or (speaker and speaker not in known.entities):
            return None
        picked = await pick(known, speaker or None, int(place))
        if picked is None:
            name = known.entities[speaker].name if speaker else None
            return no_quote_card(asked.voice, known.show, name, searched=False)
        return quote_card(asked.voice, known.show, picked.quote, picked=picked)

    async def certain(self, asked: Asked, quote: str = "", *_: str) -> Card | None:
        """Return a certain quote."""
        quotes = await asked.known.quotes([quote])
        return quote_card(asked.voice, asked.known.show, quotes[0]) if quotes else None

    async def shared(self, asked: Asked, quote: str = "", *_: str) -> Card | None:
        """Return a certain quote as a member shares it with everybody."""
        quotes = await asked.known.quotes([quote])
        if not quotes:
            return None
        return quote_card(asked.voice, asked.known.show, quotes[0], shared_by=asked.member)
