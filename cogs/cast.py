"""Answers /cast: the cast as a whole, or one person."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.answers import entity_card, named_card
from bot.domain.facts import Kind
from bot.services.profiles import billing, cast
from bot.ui.card import Card
from bot.ui.people import cast_card

KINDS = (Kind.PERSON,)


class Cast(commands.Cog):
    """The cast."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.presses = {"cast": self.whole, "who": self.one}

    @app_commands.command(name="cast", description="command-cast")
    @app_commands.describe(person="option-cast-person", private="option-private")
    async def cast(
        self,
        interaction: discord.Interaction,
        person: str | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the cast, or with one person's card."""

        async def make(asked: Asked) -> Card | None:
            return await (named_card(asked, person, KINDS) if person else self.whole(asked))

        await self.answering.answer(interaction, private, make)

    @cast.autocomplete("person")
    async def _person(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        del interaction
        return await self.answering.complete(typed, KINDS)

    async def whole(self, asked: Asked, *_: str) -> Card:
        """Return the card of the whole cast."""
        known = asked.known
        return cast_card(
            asked.voice, known.show, await cast(known), await billing(known), known.documents
        )

    async def one(self, asked: Asked, entity: str = "", *_: str) -> Card | None:
        """Return the card of anyone or anything, by id: where the buttons with names lead."""
        return await entity_card(asked, entity)
