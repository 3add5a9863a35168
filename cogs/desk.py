"""Answers /desk: how those who look after the articles add some, see the queue, and take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePath

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.curators import Curators, Staff, tell
from bot.domain.desk import Way
from bot.i18n.fluent import Voice
from bot.queue import DeskCards
from bot.services.curating import LONGEST, SHORTEST, BadFeed, Curator
from bot.services.handing import LARGEST, Became, TakesIn
from bot.store.generations import NoKnowledge
from bot.ui.card import Card
from bot.ui.desk_replies import (
    RESTORE,
    became_card,
    desk_card,
    feeds_card,
    queue_list_card,
    retracted_card,
    status_card,
)
from bot.ui.layout import settle
from bot.ui.press import Press

Offered = list[app_commands.Choice[str]]
ENDINGS = frozenset({".txt", ".md", ".text", ".html", ".htm", ".xhtml"})
USUAL = 30
"""Minutes between two looks at a feed where nobody says otherwise."""


class _Refused(Exception):
    """A file can't be taken; the key says why."""


class Desk(commands.Cog):
    """The curators' commands, in one server only."""

    desk = app_commands.Group(name="desk", description="command-desk")

    def __init__(
        self,
        answering: Answering,
        staff: Staff,
        curator: Curator,
        cards: DeskCards,
        *,
        takes: TakesIn,
        problems: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self.home = staff.home
        """The only server whose members see these commands."""
        self.answering = answering
        self.curators = Curators(answering, staff)
        self.curator = curator
        self.cards = cards
        self.taking = takes
        self.problems = problems
        self.takes = {RESTORE: self.restored}

    # ── commands ─────────────────────────────────────────────────────────────

    @desk.command(name="add", description="command-desk-add")
    @app_commands.describe(link="option-desk-link", file="option-desk-file")
    async def add(
        self,
        interaction: discord.Interaction,
        link: str | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        """Take an article in."""

        async def work(voice: Voice) -> None:
            typed = (link or "").strip()
            if bool(typed) == (file is not None):
                await tell(interaction, desk_card(voice, voice("desk-one-thing"), trouble=True))
                return
            await interaction.response.defer(ephemeral=True, thinking=True)
            try:
                became = await self._taken_in(interaction.user.id, typed, file)
            except _Refused as why:
                said = voice(f"desk-file-{why}", megabytes=LARGEST // 1_000_000)
                await settle(interaction, desk_card(voice, said, trouble=True))
                return
            await settle(interaction, became_card(voice, became))

        await self.curators.serve(interaction, work)

    @desk.command(name="queue", description="command-desk-queue")
    async def queue(self, interaction: discord.Interaction) -> None:
        """Say what waits, and where its cards are."""

        async def work(voice: Voice) -> None:
            await interaction.response.defer(ephemeral=True, thinking=True)
            waiting = await self.curator.queue()
            links = {a.document: await self.cards.link(a.document) for a in waiting}
            await settle(interaction, queue_list_card(voice, waiting, links))

        await self.curators.serve(interaction, work)

    @desk.command(name="retract", description="command-desk-retract")
    @app_commands.describe(document="option-desk-document", why="option-desk-why")
    async def retract(
        self,
        interaction: discord.Interaction,
        document: str,
        why: app_commands.Range[str, 1, 300],
    ) -> None:
        """Take a document back."""

        async def work(voice: Voice) -> None:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await settle(interaction, await self._retracted(voice, interaction, document, why))

        await self.curators.serve(interaction, work)

    @retract.autocomplete("document")
    async def _document(self, interaction: discord.Interaction, typed: str) -> Offered:
        if self.curators.refused(interaction) is not None:
            return []
        return await self.answering.complete_documents(typed)

    @desk.command(name="feeds", description="command-desk-feeds")
    @app_commands.describe(
        add="option-desk-add", minutes="option-desk-minutes", drop="option-desk-drop"
    )
    async def feeds(
        self,
        interaction: discord.Interaction,
        add: str | None = None,
        minutes: int = USUAL,
        drop: str | None = None,
    ) -> None:
        """List the feeds; add one, or drop one."""

        async def work(voice: Voice) -> None:
            notes = await self._tended(voice, interaction.user.id, add, minutes, drop)
            await tell(interaction, feeds_card(voice, await self.curator.feeds(), notes))

        await self.curators.serve(interaction, work)

    @feeds.autocomplete("drop")
    async def _feed(self, interaction: discord.Interaction, typed: str) -> Offered:
        if self.curators.refused(interaction) is not None:
            return []
        wanted = typed.strip().lower()
        return [
            app_commands.Choice(name=f"{feed.name} · {feed.url}"[:100], value=feed.url)
            for feed in await self.curator.feeds()
            if feed.disabled_at is None
            and len(feed.url) <= 100
            and wanted in f"{feed.name} {feed.url}".lower()
        ][:25]

    @desk.command(name="status", description="command-desk-status")
    async def status(self, interaction: discord.Interaction) -> None:
        """Say how the desk stands."""

        async def work(voice: Voice) -> None:
            try:
                newest, documents = await self.answering.ask(voice, _age)
            except NoKnowledge:
                newest, documents = None, 0
            card = status_card(
                voice,
                await self.curator.status(),
                channel=self.cards.channel,
                trouble=self.cards.trouble,
                newest=newest,
                documents=documents,
                problems=self.problems(),
            )
            await tell(interaction, card)

        await self.curators.serve(interaction, work)

    # ── what they do ─────────────────────────────────────────────────────────

    async def restored(self, interaction: discord.Interaction, press: Press) -> None:
        """Put a document back that was taken back."""

        async def work(voice: Voice) -> None:
            await interaction.response.defer()
            document = press.arguments[0] if press.arguments else ""
            done = await self.curator.restore(document, interaction.user.id)
            said = voice("desk-restored" if done else "desk-not-restored")
            await settle(interaction, desk_card(voice, said))

        await self.curators.serve(interaction, work)

    async def _taken_in(self, by: int, link: str, file: discord.Attachment | None) -> Became:
        if file is None:
            return await self.taking.link(link, Way.DESK, by)
        if file.size > LARGEST:
            raise _Refused("large")
        if PurePath(file.filename).suffix.lower() not in ENDINGS:
            raise _Refused("kind")
        try:
            body = await file.read()
        except discord.HTTPException as error:
            raise _Refused("gone") from error
        if len(body) > LARGEST:
            raise _Refused("large")
        return await self.taking.file(file.filename, body, Way.DESK, by)

    async def _retracted(
        self, voice: Voice, interaction: discord.Interaction, typed: str, why: str
    ) -> Card:
        found = await self._known(voice, typed.strip())
        if found is None:
            return desk_card(voice, voice("desk-not-retracted"))
        document, title = found
        lost = await self.curator.loses(document)
        if not await self.curator.retract(document, interaction.user.id, why):
            return desk_card(voice, voice("desk-not-retracted"))
        return retracted_card(voice, document, title, lost)

    async def _known(self, voice: Voice, typed: str) -> tuple[str, str] | None:
        """Return the id and title of the document that was picked, or of the only one typed."""

        async def find(asked: Asked) -> tuple[str, str] | None:
            found = await asked.known.document(typed)
            if found is not None:
                return found.id, found.title
            titles = await asked.known.titles_like(typed, 2) if typed else []
            return (titles[0][0], titles[0][2]) if len(titles) == 1 else None

        waiting = await self.curator.arrival(typed)
        if waiting is not None:
            return typed, waiting.draft.title
        try:
            return await self.answering.ask(voice, find)
        except NoKnowledge:
            return None

    async def _tended(
        self, voice: Voice, by: int, add: str | None, minutes: int, drop: str | None
    ) -> list[str]:
        """Add or drop a feed; return what became of that."""
        if add and drop:
            return [voice("feed-both")]
        if add:
            try:
                fresh = await self.curator.feed_add(add, minutes, by)
            except BadFeed as error:
                return [voice(f"feed-refused-{error.why}", least=SHORTEST, most=LONGEST)]
            return [voice("feed-added" if fresh else "feed-same")]
        if drop:
            dropped = await self.curator.feed_drop(drop, by)
            return [voice("feed-dropped" if dropped else "feed-not-dropped")]
        return []


async def _age(asked: Asked) -> tuple[date | None, int]:
    """Return the day of the newest document, and how many there are."""
    newest = await asked.known.newest(1)
    return (newest[0].dated if newest else None), asked.known.documents
