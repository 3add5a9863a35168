"""Answers /character: who a character is, who plays them, what happens to them."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.answers import named_card
from bot.domain.facts import Kind
from bot.ui.card import Card

KINDS = (Kind.CHARACTER,)


class Characters(commands.Cog):
    """The characters."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering

    @app_commands.command(name="character", description="command-character")
    @app_commands.describe(name="option-character-name", private="option-private")
    async def character(
        self, interaction: discord.Interaction, name: str, private: bool | None = None
    ) -> None:
        """Answer with a character's card."""

        async def make(asked: Asked) -> Card | None:
            return await named_card(asked, name, KINDS)

        await self.answering.answer(interaction, private, make)

    @character.autocomplete("name")
    async def _name(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        del interaction
        return await self.answering.complete(typed, KINDS)
