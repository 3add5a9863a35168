"""Answers clicks on the queue's cards: yes, no, a correction, one of several statements."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import discord
from discord.ext import commands

from bot.answering import Answering
from bot.curators import Curators, Staff, tell
from bot.domain.desk import Arrival, What
from bot.domain.effects import NotAStatement
from bot.i18n.fluent import Voice
from bot.queue import NOBODYS, DeskCards
from bot.services.curating import Curator, Overtaken, Waiting
from bot.ui.card import Card
from bot.ui.desk import (
    EDIT,
    FIX,
    NO,
    NOTE,
    ONE,
    YES,
    done_card,
    edit_form,
    overtaken_card,
    point_card,
    queue_card,
)
from bot.ui.desk_replies import SHOW, desk_card
from bot.ui.layout import NOBODY, layout
from bot.ui.modal import modal
from bot.ui.press import Press


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was clicked: a document at a revision, and one of its statements, if one is meant."""

    document: str
    revision: int
    statement: str | None = None


Decide = Callable[[_Wish], Awaitable[Arrival]]


class Queue(commands.Cog):
    """The queue's cards."""

    def __init__(
        self, answering: Answering, staff: Staff, curator: Curator, cards: DeskCards
    ) -> None:
        self.answering = answering
        self.curators = Curators(answering, staff)
        self.curator = curator
        self.cards = cards
        self.takes = {
            YES: self.approved,
            NO: self.rejected,
            EDIT: self.corrected,
            ONE: self.picked,
            SHOW: self.opened,
        }
        self.forms = {FIX: self.sent}

    async def approved(self, interaction: discord.Interaction, press: Press) -> None:
        """Say yes."""

        async def decide(wish: _Wish) -> Arrival:
            return await self.curator.approve(
                wish.document, wish.statement, interaction.user.id, wish.revision
            )

        await self._decides(interaction, press, What.APPROVED, decide)

    async def rejected(self, interaction: discord.Interaction, press: Press) -> None:
        """Say no."""

        async def decide(wish: _Wish) -> Arrival:
            return await self.curator.reject(
                wish.document, wish.statement, interaction.user.id, wish.revision
            )

        await self._decides(interaction, press, What.REJECTED, decide)

    async def sent(
        self, interaction: discord.Interaction, press: Press, fields: Mapping[str, str]
    ) -> None:
        """Correct a statement, and say yes to it."""

        async def decide(wish: _Wish) -> Arrival:
            return await self.curator.edit(
                wish.document,
                wish.statement or "",
                fields.get("status", ""),
                fields.get("date", ""),
                interaction.user.id,
                revision=wish.revision,
                note=fields.get("note", "")[:NOTE],
            )

        await self._decides(interaction, press, What.EDITED, decide)

    async def corrected(self, interaction: discord.Interaction, press: Press) -> None:
        """Open the form in which a statement is corrected."""

        async def work(voice: Voice) -> None:
            wish = _wish(press)
            arrival = await self.curator.arrival(wish.document) if wish is not None else None
            rows = {row.id: row for row in arrival.draft.release} if arrival is not None else {}
            release = rows.get(wish.statement or "") if wish is not None else None
            if wish is None or arrival is None or release is None:
                await self._missed(interaction, voice, wish)
                return
            if arrival.revision != wish.revision or not arrival.waits:
                await self._missed(interaction, voice, wish)
                return
            form = edit_form(voice, arrival, release)
            await interaction.response.send_modal(modal(form, NOBODYS))

        await self.curators.serve(interaction, work)

    async def picked(self, interaction: discord.Interaction, press: Press) -> None:
        """Open one of several statements for whoever picked it; the card stays as it is."""

        async def work(voice: Voice) -> None:
            wish = _wish(press)
            waiting = await self.curator.waiting(wish.document) if wish is not None else None
            points = {p.release.id: p for p in waiting.points} if waiting is not None else {}
            point = points.get(wish.statement or "") if wish is not None else None
            if waiting is None or point is None:
                await self._missed(interaction, voice, wish)
                return
            await _open(interaction, point_card(voice, waiting, point))

        await self.curators.serve(interaction, work)

    async def opened(self, interaction: discord.Interaction, press: Press) -> None:
        """Open an article's card for whoever picked it."""

        async def work(voice: Voice) -> None:
            document = press.arguments[-1] if press.arguments else ""
            waiting = await self.curator.waiting(document)
            if waiting is None:
                await tell(interaction, overtaken_card(voice, None))
                return
            await _open(interaction, queue_card(voice, waiting))

        await self.curators.serve(interaction, work)

    async def _decides(
        self, interaction: discord.Interaction, press: Press, what: What, decide: Decide
    ) -> None:
        async def work(voice: Voice) -> None:
            wish = _wish(press)
            if wish is None:
                await self.answering.refuse(interaction)
                return
            await interaction.response.defer()
            try:
                await decide(wish)
            except Overtaken as error:
                await self._refresh(interaction, voice, wish, None)
                await tell(interaction, overtaken_card(voice, error.by))
            except NotAStatement as error:
                said = voice(f"edit-refused-{error.why}")
                await tell(interaction, desk_card(voice, said, trouble=True))
            else:
                await self._refresh(interaction, voice, wish, what)

        await self.curators.serve(interaction, work)

    async def _missed(
        self, interaction: discord.Interaction, voice: Voice, wish: _Wish | None
    ) -> None:
        """Tell a curator that somebody was faster, and bring the card up to date."""
        if wish is None:
            await self.answering.refuse(interaction)
            return
        waiting = await self.curator.waiting(wish.document)
        await tell(interaction, overtaken_card(voice, waiting.last if waiting else None))
        self.curator.woken()

    async def _refresh(
        self, interaction: discord.Interaction, voice: Voice, wish: _Wish, what: What | None
    ) -> None:
        """Bring the card that was clicked up to date; a private one says what was done."""
        message = interaction.message
        waiting = await self.curator.waiting(wish.document)
        if message is None or waiting is None:
            return
        if message.flags.ephemeral:
            await _edit(interaction, _private(voice, waiting, what))
            return
        made = await self.cards.shown(wish.document)
        if made is not None:
            await _edit(interaction, made[0])
            await self.cards.was_shown(wish.document, message.id, made[1])


def _private(voice: Voice, waiting: Waiting, what: What | None) -> Card:
    return done_card(voice, waiting, what) if what is not None else queue_card(voice, waiting)


async def _open(interaction: discord.Interaction, card: Card) -> None:
    view = layout(card, NOBODYS)
    await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=NOBODY)


async def _edit(interaction: discord.Interaction, card: Card) -> None:
    view = layout(card, NOBODYS)
    await interaction.edit_original_response(view=view, allowed_mentions=NOBODY)


def _wish(press: Press) -> _Wish | None:
    """Return what a click means; none for what we never sent."""
    match press.arguments:
        case (document, revision, *rest) if revision.isdecimal() and len(rest) <= 1:
            return _Wish(document, int(revision), rest[0] if rest else None)
        case _:
            return None
