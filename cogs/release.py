"""Answers /release: when the show comes out, as far as the documents know."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.services.release import agencies, release
from bot.ui.card import Card
from bot.ui.release import history_card, release_card


class Release(commands.Cog):
    """The release. With `offer`, members can hand in a link where what we know is old."""

    def __init__(self, answering: Answering, *, offer: bool = False) -> None:
        self.answering = answering
        self.offer = offer
        self.presses = {"release": self.state, "history": self.history}

    @app_commands.command(name="release", description="command-release")
    @app_commands.describe(private="option-private")
    async def release(self, interaction: discord.Interaction, private: bool | None = None) -> None:
        """Answer with the state of the release."""
        await self.answering.answer(interaction, private, self.state)

    async def state(self, asked: Asked, *_: str) -> Card:
        """Return the state of the release, as of today in UTC."""
        known = asked.known
        outlook = await release(known, asked.now.date())
        named = await agencies(known)
        return release_card(asked.voice, known.show, outlook, named, offer=self.offer)

    async def history(self, asked: Asked, *_: str) -> Card:
        """Return what was said of the release, newest first."""
        known = asked.known
        outlook = await release(known, asked.now.date())
        return history_card(asked.voice, known.show, outlook, await agencies(known))
