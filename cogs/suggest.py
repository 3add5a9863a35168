"""Answers /suggest: members hand an article in; curators decide."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering
from bot.curators import tell
from bot.services.suggesting import A_DAY, Suggesting
from bot.store.state import StateRefused
from bot.ui.layout import reply
from bot.ui.modal import modal
from bot.ui.plain import trouble_card
from bot.ui.press import Press
from bot.ui.suggest import (
    FORGET,
    LONGEST,
    SEND,
    SUGGEST,
    forgotten_card,
    suggest_form,
    suggested_card,
)

log = logging.getLogger(__name__)


class Suggest(commands.Cog):
    """Handing in an article. Where nobody looks after them, there is no `suggesting`."""

    def __init__(self, answering: Answering, suggesting: Suggesting, *, open_: bool) -> None:
        self.answering = answering
        self.suggesting = suggesting
        self.open = open_
        self.takes = {SUGGEST: self.asked, FORGET: self.forgotten}
        self.forms = {SEND: self.sent}

    @app_commands.command(name="suggest", description="command-suggest")
    @app_commands.describe(link="option-suggest-link")
    async def suggest(
        self, interaction: discord.Interaction, link: app_commands.Range[str, 1, LONGEST]
    ) -> None:
        """Write a link down."""
        await self._hand_in(interaction, link)

    async def asked(self, interaction: discord.Interaction, press: Press) -> None:
        """Open the form for a link."""
        del press
        voice = self.answering.voice(interaction, private=True)
        if self.open:
            form = modal(suggest_form(voice), interaction.user.id)
            await interaction.response.send_modal(form)
        else:
            await tell(interaction, suggested_card(voice, "no-desk", A_DAY))

    async def sent(
        self, interaction: discord.Interaction, press: Press, fields: Mapping[str, str]
    ) -> None:
        """Write down the link of a form."""
        del press
        await self._hand_in(interaction, fields.get("link", ""))

    async def forgotten(self, interaction: discord.Interaction, press: Press) -> None:
        """Delete what whoever clicked handed in."""
        del press
        voice = self.answering.voice(interaction, private=True)
        count = await self.suggesting.forget(interaction.user.id)
        await reply(interaction, forgotten_card(voice, count), private=True)

    async def _hand_in(self, interaction: discord.Interaction, link: str) -> None:
        voice = self.answering.voice(interaction, private=True)
        outcome = "no-desk"
        if self.open:
            user, guild = interaction.user.id, interaction.guild_id
            try:
                outcome = await self.suggesting.hand_in(link, user, guild)
            except StateRefused as error:
                log.error("what members hand in can't be written: %s", error)
                await tell(interaction, trouble_card(voice, "desk-state"))
                return
        await reply(interaction, suggested_card(voice, outcome, A_DAY), private=True)
