"""The bot on Discord: its commands, its buttons, and what it tells Discord at the start."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.i18n.translator import FluentTranslator, in_english
from bot.ui.layout import NOBODY, PressButton, PressMenu, understood
from bot.ui.modal import sent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence

    from bot.answering import Answering, Asked, Managing
    from bot.i18n.fluent import Voices
    from bot.store.state import State
    from bot.ui.card import Card
    from bot.ui.press import Press

    Handler = Callable[..., Awaitable[Any]]

log = logging.getLogger(__name__)

LEAST = discord.Permissions(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    send_messages_in_threads=True,
    read_message_history=True,
)
"""What the invitation asks for, and all that the bot ever needs."""


PATIENCE = 30.0
"""Seconds that discord.py itself waits on a rate limit; the outbox waits for what takes longer."""


class Tree(app_commands.CommandTree[Any]):
    """The commands; what breaks in one is told to the member and to the log."""

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Apologise in private."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        client: FanBot = interaction.client  # pyright: ignore[reportAssignmentType]
        await client.answering.apologise(interaction, cause)


class FanBot(commands.Bot):
    """The bot: the `guilds` intent and no other, no cache of members or messages, no mentions."""

    def __init__(
        self,
        answering: Answering,
        cogs: Sequence[commands.Cog],
        voices: Voices,
        state: State,
        *,
        greet: Callable[[str], None] | None = None,
        changed: Callable[[int | None], None] | None = None,
        answered: Callable[[int, bool], None] | None = None,
    ) -> None:
        """Take what answers with; `changed` hears of a server whose channels, roles or our rights
        are others now, none for all servers; `answered` of the HTTP status of each answer, and
        whether its limit is shared with others.
        """
        # The bot never speaks aloud; that it can't needs no warning at each start.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=NOBODY,
            max_ratelimit_timeout=PATIENCE,
            http_trace=_trace(answered),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
        )
        self.answering = answering
        self._mine = tuple(cogs)
        self._voices = voices
        self._state = state
        self._greet = greet
        self._hears = changed
        self._presses: dict[str, Handler] = {}
        self._shares: dict[str, Handler] = {}
        self._manages: dict[str, Handler] = {}
        self._takes: dict[str, Handler] = {}
        self._forms: dict[str, Handler] = {}

    async def setup_hook(self) -> None:
        """Add the cogs and their buttons, and tell Discord of the commands if they changed."""
        homes: set[int] = set()
        for cog in self._mine:
            home: int | None = getattr(cog, "home", None)
            if home is None:
                await self.add_cog(cog)
            else:
                await self.add_cog(cog, guild=discord.Object(home))
                homes.add(home)
            self._presses.update(getattr(cog, "presses", {}))
            self._shares.update(getattr(cog, "shares", {}))
            self._manages.update(getattr(cog, "manages", {}))
            self._takes.update(getattr(cog, "takes", {}))
            self._forms.update(getattr(cog, "forms", {}))
        self.add_dynamic_items(PressButton, PressMenu)
        await self.tree.set_translator(FluentTranslator(self._voices))
        for scope in (None, *sorted(homes)):
            await self._unless_refused(self.sync_if_changed(scope))
        await self._unless_refused(self.withdraw_commands(homes))
        if self._greet is not None and self.application_id is not None:
            self._greet(
                discord.utils.oauth_url(
                    self.application_id,
                    permissions=LEAST,
                    scopes=("bot", "applications.commands"),
                )
            )

    async def _unless_refused(self, telling: Awaitable[object]) -> None:
        """Tell Discord of commands. What no retry mends, such as the daily limit, ends nothing."""
        try:
            await telling
        except discord.HTTPException as error:
            if error.status == 401 or error.status >= 500:
                raise
            log.error("Discord refused the new commands, the old ones go on: %s", error)

    async def sync_if_changed(self, home: int | None = None) -> bool:
        """Send the commands to Discord if their translated payload isn't the one it has.

        Those for everybody, or those of the server `home` alone. Returns whether they were sent.
        The hash is kept in state.db, since what Discord returns leaves out fields and would always
        seem to differ; that of a server's own under the server's id.
        """
        translator = self.tree.translator
        application = self.application_id
        if translator is None or application is None:
            return False
        scope = discord.Object(home) if home is not None else None
        roots = sorted(self.tree.get_commands(guild=scope), key=lambda command: command.name)
        translated = [await root.get_translated_payload(self.tree, translator) for root in roots]
        payload: list[Any] = [in_english(command, self._voices) for command in translated]
        for command in payload:
            if isinstance(asked := command.get("default_member_permissions"), int):
                # Discord takes bits as text; discord.py sends a number.
                command["default_member_permissions"] = str(asked)
            if home is not None:
                # Where a command is offered is only asked of those for everybody.
                for key in ("contexts", "integration_types", "dm_permission"):
                    command.pop(key, None)
        wire = json.dumps([application, payload], sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(wire.encode()).hexdigest()
        kept_under = home if home is not None else application
        if await self._state.synced_commands(kept_under) == digest:
            return False
        if home is None:
            await self.http.bulk_upsert_global_commands(application, payload=payload)
        else:
            await self.http.bulk_upsert_guild_commands(application, home, payload=payload)
        await self._state.commands_were_synced(kept_under, digest)
        log.info("told Discord of %d commands", len(payload))
        return True

    async def withdraw_commands(self, homes: Collection[int]) -> None:
        """Take the commands of servers that aren't among `homes` any more out of them.

        One that we aren't in any more, or that is gone, is forgotten all the same.
        """
        application = self.application_id
        if application is None:
            return
        for former in await self._state.synced() - {application, *homes}:
            try:
                await self.http.bulk_upsert_guild_commands(application, former, payload=[])
            except (discord.Forbidden, discord.NotFound) as error:
                log.warning(
                    "our commands in the former server %d are out of reach: %s", former, error
                )
            else:
                log.info("took our commands out of the former server %d", former)
            await self._state.forget_synced(former)

    async def on_ready(self) -> None:
        """Say that the bot answers; Discord may say this more than once."""
        log.info("ready in %d servers", len(self.guilds))
        self._changed(None)

    def _changed(self, guild: int | None) -> None:
        if self._hears is not None:
            self._hears(guild)

    async def on_resumed(self) -> None:
        """Look at all servers again: events may have been missed."""
        self._changed(None)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note a server that we joined."""
        self._changed(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note a server that we left."""
        self._changed(guild.id)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Note a server that is back from an outage."""
        self._changed(guild.id)

    async def on_guild_update(self, _: discord.Guild, after: discord.Guild) -> None:
        """Note that a server's own settings changed."""
        self._changed(after.id)

    async def on_guild_channel_create(self, channel: discord.abc.GuildChannel) -> None:
        """Note a new channel."""
        self._changed(channel.guild.id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Note a channel that is gone."""
        self._changed(channel.guild.id)

    async def on_guild_channel_update(
        self, _: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """Note a channel whose permissions may be others now."""
        self._changed(after.guild.id)

    async def on_guild_role_update(self, _: discord.Role, after: discord.Role) -> None:
        """Note a role whose permissions may be others now."""
        self._changed(after.guild.id)

    async def on_member_update(self, _: discord.Member, after: discord.Member) -> None:
        """Note that our own roles changed; of no other member are we told."""
        self._changed(after.guild.id)

    async def on_thread_update(self, _: discord.Thread, after: discord.Thread) -> None:
        """Note a thread that was opened, closed or locked."""
        self._changed(after.guild.id)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer forms, and clicks on what we don't know: no dynamic item does."""
        if interaction.type is discord.InteractionType.component and not understood(interaction):
            await self._guarded(interaction, self.answering.refuse(interaction))
        if interaction.type is discord.InteractionType.modal_submit:
            form = sent(interaction)
            handler = self._forms.get(form[0].verb) if form is not None else None
            if form is None or handler is None:
                await self.refuse(interaction)
            else:
                await self._guarded(interaction, handler(interaction, *form))

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what broke in an event."""
        del args, kwargs
        log.exception("trouble in %s", event_method)  # noqa: LOG004 - it is being handled above us

    async def pressed(self, interaction: discord.Interaction, owner: int, press: Press) -> None:
        """Answer a click on a card of ours."""
        if handler := self._shares.get(press.verb):
            answer = self.answering.share(interaction, _bound(handler, press))
        elif handler := self._presses.get(press.verb):
            answer = self.answering.press(interaction, owner, _bound(handler, press))
        elif handler := self._manages.get(press.verb):
            answer = self.answering.manage(interaction, _bound(handler, press), owner)
        elif handler := self._takes.get(press.verb):
            answer = handler(interaction, press)
        else:
            answer = self.answering.refuse(interaction)
        await self._guarded(interaction, answer)

    async def refuse(self, interaction: discord.Interaction) -> None:
        """Answer a click that means nothing to us."""
        await self._guarded(interaction, self.answering.refuse(interaction))

    async def _guarded(self, interaction: discord.Interaction, answer: Awaitable[None]) -> None:
        try:
            await answer
        except Exception as error:  # noqa: BLE001 - nobody above would tell the member
            await self.answering.apologise(interaction, error)


def _trace(answered: Callable[[int, bool], None] | None) -> aiohttp.TraceConfig:
    trace = aiohttp.TraceConfig()

    async def ended(_: object, __: object, about: aiohttp.TraceRequestEndParams) -> None:
        if answered is not None:
            shared = about.response.headers.get("X-RateLimit-Scope") == "shared"
            answered(about.response.status, shared)

    trace.on_request_end.append(ended)
    return trace


def _bound(handler: Handler, press: Press) -> Callable[[Asked | Managing], Awaitable[Card | None]]:
    return lambda asked: handler(asked, *press.arguments)
