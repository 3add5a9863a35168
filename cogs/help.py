"""Answers /help and /privacy: what the bot does, and what it stores."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.ui.card import Card
from bot.ui.plain import help_card, privacy_card


class Help(commands.Cog):
    """Help and privacy."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering

    @app_commands.command(name="help", description="command-help")
    @app_commands.describe(private="option-private")
    async def help(self, interaction: discord.Interaction, private: bool | None = None) -> None:
        """Answer with what the bot can do."""

        async def make(asked: Asked) -> Card:
            return help_card(asked.voice, asked.known.show, asked.known.documents)

        await self.answering.answer(interaction, private, make)

    @app_commands.command(name="privacy", description="command-privacy")
    @app_commands.describe(private="option-private")
    async def privacy(self, interaction: discord.Interaction, private: bool | None = None) -> None:
        """Answer with what is stored."""

        async def make(asked: Asked) -> Card:
            return privacy_card(asked.voice, asked.known.show)

        await self.answering.answer(interaction, private, make)
