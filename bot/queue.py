"""Keeps the queue's cards in the curators' channel as they should be: one for each that waits.

Level-triggered: a round posts what is missing and edits what is out of date, until nothing is. A
card is noted before it is sent, with a nonce that a second try repeats, so a crash posts none
twice.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.domain.delivery import Step, Trouble, nonce, verdict
from bot.domain.routes import trouble
from bot.ui.desk import queue_card
from bot.ui.layout import NOBODY, layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.desk import Arrival, Card
    from bot.guilds import Guilds
    from bot.i18n.fluent import Voices
    from bot.pacing import Pacer
    from bot.services.curating import Curator
    from bot.store.cards import Cards
    from bot.ui.card import Card as Shown

log = logging.getLogger(__name__)

NOBODYS = 0
"""Whose the cards are: any curator's."""
PATIENCE = 15.0
"""Seconds that one request may take."""
SKEW = timedelta(minutes=5)
"""How far our clock may differ from Discord's."""
READ_BACK = 100
"""Messages that are looked through for a card of which nobody knows whether it was sent."""
_UNKNOWN_MESSAGE = 10008
_CLOSED, _BROKEN = frozenset({401, 403, 404, 429}), 500
"""Answers that another card would get, too: of the channel, of a limit, of trouble at Discord."""


class DeskCards:
    """The queue's cards in `channel` of the server `guild`; none of either: there are no cards."""

    def __init__(
        self,
        cards: Cards,
        curator: Curator,
        guilds: Guilds,
        voices: Voices,
        *,
        guild: int | None,
        channel: int | None,
        install: str,
        pacer: Pacer,
        ticks: Callable[[], int],
    ) -> None:
        self.guild = guild
        self.channel = channel
        self._cards = cards
        self._curator = curator
        self._guilds = guilds
        self._voices = voices
        self._install = install
        self._pacer = pacer
        self._ticks = ticks
        self._told: Trouble | None = None
        self._refused: Trouble | None = None

    @property
    def trouble(self) -> Trouble | None:
        """Why the cards can't be posted right now; none if they can, or there are none."""
        if self.guild is None or self.channel is None or not self._guilds.ready:
            return None
        return self._blocked(self.guild, self.channel) or self._refused

    def _blocked(self, guild: int, channel: int) -> Trouble | None:
        why = trouble(self._guilds.place(guild, channel))
        # The cards are of components, which need no embeds.
        return None if why is Trouble.CANT_EMBED else why

    async def round(self) -> None:
        """Bring all cards up to date. What can't be done now is done by a later round."""
        if self.guild is None or self.channel is None or not self._guilds.ready:
            return
        blocked = self._blocked(self.guild, self.channel)
        self._report(blocked)
        if blocked is not None:
            return
        self._refused = None
        for arrival, card in await self._cards.cards_wanted():
            if not await self._tried(arrival, card):
                return

    async def _tried(self, arrival: Arrival, card: Card | None) -> bool:
        """Bring one card up to date; return whether others may go on. One never hides the rest."""
        try:
            await self._one(arrival, card)
        except discord.HTTPException as error:
            if error.status not in _CLOSED and error.status < _BROKEN:
                log.error("the card of %s can't be shown: %s", arrival.document, error)
                return True
            self._refused = verdict(Step.POST, error.status, error.code).trouble
            self._report(self._refused)
            return False
        except (discord.RateLimited, aiohttp.ClientError, OSError, RuntimeError) as error:
            # discord.py's session, when it is closed under a request, raises a RuntimeError.
            log.warning("the queue's cards wait: %r", error)
            return False
        except (KeyError, ValueError):
            log.exception("the card of %s can't be drawn", arrival.document)
        return True

    def _report(self, why: Trouble | None) -> None:
        """Tell the operator, once for each trouble."""
        if why is not None and why is not self._told:
            log.error("the queue's cards can't be posted in channel %s: %s", self.channel, why)
        self._told = why

    async def shown(self, document: str) -> tuple[Shown, int] | None:
        """Return a document's card as it should be now, and the revision that it shows."""
        waiting = await self._curator.waiting(document)
        if waiting is None:
            return None
        voice = self._voices[(self._guilds.locale(self.guild or 0) or "en")]
        return queue_card(voice, waiting), waiting.arrival.revision

    async def link(self, document: str) -> str | None:
        """Return the link of a document's card; none where there is no card."""
        card = await self._cards.card(document)
        if card is None or card.message is None:
            return None
        return f"https://discord.com/channels/{self.guild}/{card.channel}/{card.message}"

    async def was_shown(self, document: str, message: int, revision: int) -> None:
        """Note that a card shows a revision already: a click edited it."""
        card = await self._cards.card(document)
        if card is not None and card.message == message:
            await self._cards.note_card(document, card.channel, message, revision, card.at)

    async def _one(self, arrival: Arrival, card: Card | None) -> None:
        if card is not None and card.message is None and card.channel != self.channel:
            # It was to be sent to a channel that isn't the queue's any more.
            card = None
        made = await self.shown(arrival.document)
        client = self._guilds.client
        if made is None or client is None:
            return
        if card is not None and card.message is not None:
            await self._edit(client, card, *made)
        else:
            await self._post(client, arrival.document, card, *made)

    async def _post(
        self, client: discord.Client, document: str, card: Card | None, shown: Shown, revision: int
    ) -> None:
        at = card.at if card is not None else self._ticks()
        channel = card.channel if card is not None else self.channel or 0
        if card is None:
            await self._cards.note_card(document, channel, None, revision, at)
        place = client.get_partial_messageable(channel, guild_id=self.guild)
        found = await self._find(client, place, document, at) if card is not None else None
        if found is not None:
            await self._cards.note_card(document, channel, found, 0, at)
            return
        once = nonce(self._install, f"desk:{document}", channel, step=Step.POST, number=at, birth=1)
        await self._pacer.turn()
        try:
            async with asyncio.timeout(PATIENCE):
                sent = await place.send(
                    view=layout(shown, NOBODYS), nonce=once, allowed_mentions=NOBODY
                )
        except discord.NotFound as error:
            if error.code != _UNKNOWN_MESSAGE:
                raise
            # It was sent under this nonce, and somebody deleted it since: the next one is new.
            await self._cards.drop_card(document)
            return
        await self._cards.note_card(document, channel, sent.id, revision, at)

    async def _edit(self, client: discord.Client, card: Card, shown: Shown, revision: int) -> None:
        place = client.get_partial_messageable(card.channel, guild_id=self.guild)
        await self._pacer.turn()
        try:
            async with asyncio.timeout(PATIENCE):
                await place.get_partial_message(card.message or 0).edit(
                    view=layout(shown, NOBODYS), allowed_mentions=NOBODY
                )
        except (discord.NotFound, discord.Forbidden) as error:
            if isinstance(error, discord.Forbidden) and card.channel == self.channel:
                raise
            # The card was deleted, or its channel is the queue's no more: what still waits gets a
            # new one.
            await self._cards.drop_card(card.document)
            return
        await self._cards.note_card(card.document, card.channel, card.message, revision, card.at)

    async def _find(
        self, client: discord.Client, place: discord.PartialMessageable, document: str, at: int
    ) -> int | None:
        """Look for a card that an earlier try may have sent: Discord forgets nonces in minutes."""
        since = discord.Object(
            discord.utils.time_snowflake(datetime.fromtimestamp(at / 1000, UTC) - SKEW)
        )
        await self._pacer.turn()
        async with asyncio.timeout(PATIENCE):
            async for message in place.history(limit=READ_BACK, after=since, oldest_first=True):
                mine = client.user is not None and message.author.id == client.user.id
                view = discord.ui.LayoutView.from_message(message, timeout=None)
                ids = [str(getattr(item, "custom_id", "")) for item in view.walk_children()]
                if mine and any(f":{document}:" in f"{custom_id}:" for custom_id in ids):
                    return message.id
        return None
