"""Takes one question from Discord to one card and back, whichever command or button asked."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.store.generations import KnowledgeStore, NoKnowledge
from bot.ui.layout import NOBODY, layout, reply, turn
from bot.ui.plain import trouble_card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.i18n.fluent import Voice, Voices
    from bot.store.knowledge import Knowledge
    from bot.ui.card import Card

log = logging.getLogger(__name__)

_GONE = {10062, 40060}
"""Discord's codes for an interaction that is too old, or was answered already."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the knowledge and the language to answer from, when, and who asked."""

    known: Knowledge
    voice: Voice
    now: datetime
    member: str
    """A mention of whoever asked. It pings nobody: no message of ours may."""


Make = Callable[[Asked], Awaitable["Card | None"]]
"""Makes the card of an answer; none says that the question can't be understood any more."""


class Answering:
    """What every cog is given to answer with."""

    def __init__(
        self, store: KnowledgeStore, voices: Voices, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._voices = voices
        self._clock = clock

    def voice(self, interaction: discord.Interaction, *, private: bool) -> Voice:
        """Return the reader's language for a private answer, the server's for a public one."""
        locale = interaction.locale
        if not private and interaction.guild_locale is not None:
            locale = interaction.guild_locale
        return self._voices[str(locale)]

    async def answer(self, interaction: discord.Interaction, private: bool, make: Make) -> None:
        """Answer a command with a card."""
        card = await self._make(interaction, make, private=private)
        await reply(interaction, card, private=private)

    async def press(self, interaction: discord.Interaction, owner: int, make: Make) -> None:
        """Answer a click on a card that `owner` asked for."""
        message = interaction.message
        hidden = message is not None and message.flags.ephemeral
        if hidden and owner != interaction.user.id:
            card = trouble_card(self.voice(interaction, private=True), "not-yours")
            await reply(interaction, card, private=True)
            return
        mine = owner == interaction.user.id
        await turn(
            interaction, await self._make(interaction, make, private=hidden or not mine), owner
        )

    async def share(self, interaction: discord.Interaction, make: Make) -> None:
        """Answer a click with a new card that everybody sees."""
        await reply(interaction, await self._make(interaction, make, private=False), private=False)

    async def complete(
        self, typed: str, kinds: Sequence[str], *, quoted: bool = False
    ) -> list[app_commands.Choice[str]]:
        """Offer names of `kinds` that begin with what was typed, from memory.

        With `quoted`, only those of whom there are quotes.
        """
        async with self._store.reading() as known:
            named = known.names.complete(typed, kinds, known.speakers if quoted else None)
        return [app_commands.Choice(name=entity.name[:100], value=entity.id) for entity in named]

    async def complete_documents(self, typed: str) -> list[app_commands.Choice[str]]:
        """Offer documents whose outlet or title holds what was typed."""
        async with self._store.reading() as known:
            titles = await known.titles_like(typed)
        return [
            app_commands.Choice(name=f"{outlet} · {title}"[:100], value=document)
            for document, outlet, title, *_ in titles
        ]

    async def refuse(self, interaction: discord.Interaction) -> None:
        """Say that a button is from another time."""
        card = trouble_card(self.voice(interaction, private=True), "stale")
        await reply(interaction, card, private=True)

    async def apologise(self, interaction: discord.Interaction, error: BaseException) -> None:
        """Tell the member, privately, that it broke; the log has the trace under the same id."""
        if isinstance(error, discord.HTTPException) and error.code in _GONE:
            log.warning("an answer came too late for Discord (%s)", error.code)
            return
        trouble = secrets.token_hex(4)
        command = interaction.command.qualified_name if interaction.command else "button"
        log.error("trouble %s in %s", trouble, command, exc_info=error, extra={"trouble": trouble})
        card = trouble_card(self.voice(interaction, private=True), "unexpected", id=trouble)
        view = layout(card, interaction.user.id)
        with suppress(discord.HTTPException):
            if interaction.response.is_done():
                await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=NOBODY)
            else:
                await reply(interaction, card, private=True)

    async def _make(self, interaction: discord.Interaction, make: Make, *, private: bool) -> Card:
        voice = self.voice(interaction, private=private)
        try:
            async with self._store.reading() as known:
                card = await make(Asked(known, voice, self._clock(), interaction.user.mention))
        except NoKnowledge:
            log.exception("there is nothing to answer from")
            return trouble_card(voice, "no-knowledge")
        return card if card is not None else trouble_card(voice, "stale")
