"""Answers /crew: who made the show, and their earlier work."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.answers import named_card
from bot.domain.facts import Kind
from bot.services.profiles import crew
from bot.ui.card import Card
from bot.ui.people import crew_card

KINDS = (Kind.PERSON,)


class Crew(commands.Cog):
    """The crew."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.presses = {"crew": self.whole}

    @app_commands.command(name="crew", description="command-crew")
    @app_commands.describe(person="option-crew-person", private="option-private")
    async def crew(
        self,
        interaction: discord.Interaction,
        person: str | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the crew, or with one person's card."""

        async def make(asked: Asked) -> Card | None:
            return await (named_card(asked, person, KINDS) if person else self.whole(asked))

        await self.answering.answer(interaction, private, make)

    @crew.autocomplete("person")
    async def _person(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        del interaction
        return await self.answering.complete(typed, KINDS)

    async def whole(self, asked: Asked, *_: str) -> Card:
        """Return the card of the whole crew."""
        return crew_card(asked.voice, asked.known.show, await crew(asked.known))
