"""Lets only those who look after the articles use the desk, and only in its own server."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.state import StateRefused
from bot.ui.layout import NOBODY, layout, reply
from bot.ui.plain import trouble_card

if TYPE_CHECKING:
    import discord

    from bot.answering import Answering
    from bot.i18n.fluent import Voice
    from bot.ui.card import Card

log = logging.getLogger(__name__)

Work = Callable[["Voice"], Awaitable[None]]
"""What is done for a curator, in their language."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Who looks after the articles, and where: `home` is a server, none where there is no desk.

    `channel` is where the queue's cards stand.
    """

    home: int | None = None
    channel: int | None = None
    people: frozenset[int] = frozenset()


class Curators:
    """The door to the desk: asked for each command, click and form, whatever Discord lets by."""

    def __init__(self, answering: Answering, staff: Staff) -> None:
        self._answering = answering
        self._staff = staff

    async def serve(self, interaction: discord.Interaction, work: Work) -> None:
        """Do what a curator asked for; say to everybody else, in private, why not."""
        voice = self._answering.voice(interaction, private=True)
        why = self.refused(interaction)
        if why is not None:
            await tell(interaction, trouble_card(voice, why))
            return
        try:
            await work(voice)
        except StateRefused as error:
            log.error("the desk can't be read or written: %s", error)
            await tell(interaction, trouble_card(voice, "desk-state"))

    def refused(self, interaction: discord.Interaction) -> str | None:
        """Return why somebody may not use the desk, a key of `trouble_card`; none if they may."""
        if self._staff.home is None or interaction.guild_id != self._staff.home:
            return "desk-not-here"
        return None if interaction.user.id in self._staff.people else "desk-not-yours"


async def tell(interaction: discord.Interaction, card: Card) -> None:
    """Tell only whoever asked, whether they were answered already or not."""
    if interaction.response.is_done():
        await interaction.followup.send(
            view=layout(card, interaction.user.id), ephemeral=True, allowed_mentions=NOBODY
        )
    else:
        await reply(interaction, card, private=True)
