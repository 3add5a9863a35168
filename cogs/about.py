"""Answers /about: what the show is, and where the articles differ."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.answers import entity_card
from bot.services.library import differences
from bot.services.release import agencies
from bot.ui.card import Card
from bot.ui.show import differ_card


class About(commands.Cog):
    """The show."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.presses = {"about": self.show, "differ": self.differ}

    @app_commands.command(name="about", description="command-about")
    @app_commands.describe(private="option-private")
    async def about(self, interaction: discord.Interaction, private: bool | None = None) -> None:
        """Answer with what the show is."""
        await self.answering.answer(interaction, private, self.show)

    async def show(self, asked: Asked, *_: str) -> Card | None:
        """Return the show's card."""
        return await entity_card(asked, asked.known.show.entity)

    async def differ(self, asked: Asked, *_: str) -> Card:
        """Return everything on which the articles differ."""
        known = asked.known
        found = await differences(known)
        return differ_card(asked.voice, known.show, found, await agencies(known))
