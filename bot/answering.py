"""Takes one question from Discord to one card and back, whichever command or button asked."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import discord
from discord import app_commands

from bot.clock import steady_clock
from bot.services.preferences import Preferences
from bot.store.generations import KnowledgeStore, NoKnowledge
from bot.store.state import StateRefused
from bot.ui.layout import NOBODY, layout, reply, settle, turn
from bot.ui.plain import trouble_card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.clock import Ticks
    from bot.i18n.fluent import Voice, Voices
    from bot.store.knowledge import Knowledge
    from bot.ui.card import Card

log = logging.getLogger(__name__)
T = TypeVar("T")

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


@dataclass(frozen=True, slots=True)
class Managing:
    """What somebody who may manage a server wants of us. Nobody else ever gets as far."""

    guild: int
    voice: Voice
    now: int
    """In milliseconds."""
    command: int
    """The id of the command or the click."""
    origin: int
    """The id of the message whose button was clicked; of the command where it was typed."""
    wait: Callable[[], Awaitable[None]]
    """Tells Discord that the answer takes longer; to be called before anything slow."""


Manage = Callable[[Managing], Awaitable["Card | None"]]


class Answering:
    """What every cog is given to answer with."""

    def __init__(
        self,
        store: KnowledgeStore,
        voices: Voices,
        clock: Callable[[], datetime],
        preferences: Preferences | None = None,
        ticks: Ticks | None = None,
    ) -> None:
        """Take what answers are made of: `clock` dates what is shown, `ticks` what is kept."""
        self._ticks = ticks or steady_clock()
        self._store = store
        self._voices = voices
        self._clock = clock
        self._preferences = preferences or Preferences()

    def voice(self, interaction: discord.Interaction, *, private: bool) -> Voice:
        """Return the reader's language for a private answer, the server's for a public one."""
        if not private and interaction.guild_locale is not None:
            return self.voice_of(interaction.guild_id, str(interaction.guild_locale))
        return self._voices[str(interaction.locale)]

    def voice_of(self, guild_id: int | None, locale: str | None) -> Voice:
        """Return a server's language: the one that it chose, else its own `locale`."""
        return self._voices[self._preferences.language(guild_id) or locale or ""]

    async def answer(
        self, interaction: discord.Interaction, private: bool | None, make: Make
    ) -> None:
        """Answer a command with a card, as privately as was asked for, else as the server does."""
        if private is None:
            private = self._preferences.private(interaction.guild_id)
        card = await self._make(interaction, make, private=private)
        await reply(interaction, card, private=private)

    async def manage(
        self, interaction: discord.Interaction, make: Manage, owner: int | None = None
    ) -> None:
        """Answer a command for admins, or a click on such a card of `owner`'s; always privately.

        Discord offers these commands to admins only, but a server's own settings can let others
        through, and rights can be lost while a card stands: so this is asked each time.
        """
        voice = self.voice(interaction, private=True)
        refusal = refused(interaction, owner)
        if refusal is not None or interaction.guild_id is None:
            await reply(interaction, trouble_card(voice, refusal or "not-here"), private=True)
            return
        clicked = owner is not None

        async def wait() -> None:
            await interaction.response.defer(ephemeral=True, thinking=not clicked)

        origin = interaction.message.id if interaction.message is not None else interaction.id
        now = self._ticks()
        try:
            card = await make(
                Managing(interaction.guild_id, voice, now, interaction.id, origin, wait)
            )
        except NoKnowledge:
            log.exception("there is nothing to answer from")
            card = trouble_card(voice, "no-knowledge")
        except StateRefused as error:
            log.error("a server's settings can't be read or written: %s", error)
            card = trouble_card(voice, "state")
        card = card or trouble_card(voice, "stale")
        if interaction.response.is_done():
            await settle(interaction, card)
        elif owner is not None:
            await turn(interaction, card, owner)
        else:
            await reply(interaction, card, private=True)

    async def ask(self, voice: Voice, make: Callable[[Asked], Awaitable[T]]) -> T:
        """Return what `make` makes of the knowledge, in any language. Raises NoKnowledge."""
        async with self._store.reading() as known:
            return await make(Asked(known, voice, self._clock(), ""))

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


def refused(interaction: discord.Interaction, owner: int | None = None) -> str | None:
    """Return why somebody may not manage this server, as a key of `trouble_card`; none if they may.

    `owner` is whose card was clicked.
    """
    if interaction.guild_id is None:
        return "not-here"
    if interaction.client.get_guild(interaction.guild_id) is None:
        return "not-member"
    allowed = interaction.permissions
    if not (allowed.manage_guild or allowed.administrator):
        return "not-allowed"
    return "not-yours" if owner not in (None, interaction.user.id) else None
