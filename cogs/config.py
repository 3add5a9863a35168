"""Answers /config: how those who manage a server set it up, and see what works."""

from __future__ import annotations

from datetime import UTC, datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Managing, refused
from bot.direct import Direct, NotPosted, Posting, current, trial
from bot.domain.delivery import Step, nonce
from bot.services.config import LARGEST, Admin
from bot.services.doctor import advise, examine
from bot.services.settings import OWN, Refusal, Words, complete_topics
from bot.ui import config as cards
from bot.ui.card import Card
from bot.ui.doctor import advice_card, doctor_card, link, missing_lines

Offered = list[app_commands.Choice[str]]
Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread


class _Any(app_commands.Transformer):
    """Lets any channel be named, so that a refusal can say why."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A channel; of which kind, isn't said."""
        return discord.AppCommandOptionType.channel

    async def transform(self, interaction: discord.Interaction, value: Channel, /) -> Channel:
        """Take it as it is."""
        del interaction
        return value


AnyChannel = app_commands.Transform[Channel, _Any]


class Config(commands.Cog):
    """Setting a server up."""

    config = app_commands.Group(
        name="config",
        description="command-config",
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, answering: Answering, admin: Admin, direct: Direct) -> None:
        self.answering = answering
        self.admin = admin
        self.direct = direct
        self.manages = {
            "panel": self.show,
            "set": self.picked,
            "pause": self.paused,
            "resume": self.resumed,
            "test": self.tried,
            "doctor": self.examined,
            "look": self.looked,
            "current": self.stated,
            "wipe": self.wiped,
            "keep": self.kept,
        }

    # ── commands ─────────────────────────────────────────────────────────────

    @config.command(name="panel", description="command-config-panel")
    async def panel(self, interaction: discord.Interaction) -> None:
        """Show everything on one card."""
        await self.answering.manage(interaction, self.show)

    @config.command(name="channel", description="command-config-channel")
    @app_commands.describe(channel="option-config-channel")
    async def channel(self, interaction: discord.Interaction, channel: AnyChannel) -> None:
        """Choose where news goes."""
        await self._set(interaction, "channel", (str(channel.id),))

    @config.command(name="role", description="command-config-role")
    @app_commands.describe(role="option-config-role")
    async def role(
        self, interaction: discord.Interaction, role: discord.Role | None = None
    ) -> None:
        """Choose whom news pings."""
        await self._set(interaction, "role", (str(role.id),) if role is not None else ())

    @config.command(name="language", description="command-config-language")
    @app_commands.describe(language="option-config-language")
    async def language(self, interaction: discord.Interaction, language: str) -> None:
        """Choose the server's language."""
        await self._set(interaction, "language", (language,))

    @language.autocomplete("language")
    async def _language(self, interaction: discord.Interaction, typed: str) -> Offered:
        if refused(interaction) is not None:
            return []
        voice = self.answering.voice(interaction, private=True)
        named = [(OWN, voice("config-own-language"))]
        named += [(code, cards.language(voice, code)) for code in self.admin.languages]
        wanted = typed.strip().lower()
        return [
            app_commands.Choice(name=name[:100], value=code)
            for code, name in named
            if wanted in name.lower() or code.lower().startswith(wanted)
        ][:25]

    @config.command(name="topics", description="command-config-topics")
    @app_commands.describe(topics="option-config-topics")
    async def topics(self, interaction: discord.Interaction, topics: str) -> None:
        """Choose which news the server wants."""
        await self._set(interaction, "topics", (topics,))

    @topics.autocomplete("topics")
    async def _topics(self, interaction: discord.Interaction, typed: str) -> Offered:
        if refused(interaction) is not None:
            return []
        return [app_commands.Choice(name=text, value=text) for text in complete_topics(typed)]

    @config.command(name="answers", description="command-config-answers")
    @app_commands.describe(answers="option-config-answers")
    @app_commands.choices(
        answers=[app_commands.Choice(name=word, value=word) for word in ("public", "private")]
    )
    async def answers(self, interaction: discord.Interaction, answers: str) -> None:
        """Choose whether answers are public where nobody says otherwise."""
        await self._set(interaction, "answers", (answers,))

    @config.command(name="notices", description="command-config-notices")
    @app_commands.describe(notices="option-config-notices")
    async def notices(
        self, interaction: discord.Interaction, notices: AnyChannel | None = None
    ) -> None:
        """Choose where admins are told of trouble."""
        await self._set(interaction, "notices", (str(notices.id),) if notices is not None else ())

    @config.command(name="pause", description="command-config-pause")
    async def pause(self, interaction: discord.Interaction) -> None:
        """Send nothing until it is resumed."""

        async def make(managing: Managing) -> Card:
            setup = await self.admin.pause(managing.guild, managing.now)
            if setup.server.route is None:
                return self._refused(managing, Refusal("channel-first"))
            return cards.paused_card(managing.voice, setup)

        await self.answering.manage(interaction, make)

    @config.command(name="resume", description="command-config-resume")
    async def resume(self, interaction: discord.Interaction) -> None:
        """Send news again."""

        async def make(managing: Managing) -> Card:
            setup, missed = await self.admin.resume(managing.guild, managing.now)
            if setup.server.route is None:
                return self._refused(managing, Refusal("channel-first"))
            voice = managing.voice
            return cards.said_card(voice, cards.resumed_line(voice, setup, missed))

        await self.answering.manage(interaction, make)

    @config.command(name="test", description="command-config-test")
    async def test(self, interaction: discord.Interaction) -> None:
        """Try whether news arrives."""

        async def make(managing: Managing) -> Card:
            return cards.said_card(managing.voice, await self._try(managing))

        await self.answering.manage(interaction, make)

    @config.command(name="doctor", description="command-config-doctor")
    @app_commands.describe(story="option-config-story")
    async def doctor(self, interaction: discord.Interaction, story: str | None = None) -> None:
        """Say what works, or which rule decides on one story."""

        async def make(managing: Managing) -> Card:
            if not story or not story.strip():
                return await self.examined(managing)
            found = await advise(self.admin, managing.guild, story, managing.now)
            if found is None:
                return cards.said_card(managing.voice, managing.voice("doctor-forgotten"))
            return advice_card(managing.voice, found)

        await self.answering.manage(interaction, make)

    @doctor.autocomplete("story")
    async def _story(self, interaction: discord.Interaction, typed: str) -> Offered:
        if refused(interaction) is not None:
            return []
        voice = self.answering.voice(interaction, private=True)
        offered: Offered = []
        for story in await self.admin.stories.news(self.admin.servers.show()):
            day = voice.day(datetime.fromtimestamp(story.updated_at / 1000, UTC).date())
            name = f"{story.topic.slug} · {day}"
            if typed.strip().lower() in name.lower() and len(story.id) <= 100:
                offered.append(app_commands.Choice(name=name[:100], value=story.id))
        return offered[:25]

    @config.command(name="export", description="command-config-export")
    async def export(self, interaction: discord.Interaction) -> None:
        """Hand over the settings as a file."""

        async def make(managing: Managing) -> Card:
            content = await self.admin.export(managing.guild)
            return cards.export_card(managing.voice, content)

        await self.answering.manage(interaction, make)

    @config.command(name="import", description="command-config-import")
    @app_commands.describe(file="option-config-file")
    async def take_over(self, interaction: discord.Interaction, file: discord.Attachment) -> None:
        """Take over settings from a file: all of them, or none."""

        async def make(managing: Managing) -> Card:
            try:
                return await self._imported(managing, await _content(managing, file))
            except Refusal as why:
                return self._refused(managing, why, named=True)

        await self.answering.manage(interaction, make)

    @config.command(name="reset", description="command-config-reset")
    async def reset(self, interaction: discord.Interaction) -> None:
        """Ask before everything is deleted."""

        async def make(managing: Managing) -> Card:
            server = await self.admin.servers.get(managing.guild)
            if not server.known:
                said = managing.voice("config-nothing-held")
                return cards.said_card(managing.voice, said, panel=False)
            return cards.reset_card(managing.voice)

        await self.answering.manage(interaction, make)

    # ── buttons and menus ────────────────────────────────────────────────────

    async def show(self, managing: Managing, *_: str) -> Card:
        """Return the panel."""
        return await self._panel(managing)

    async def picked(self, managing: Managing, name: str = "", *words: str) -> Card | None:
        """Set what was picked on the panel."""
        if name not in {setting.name for setting in self.admin.settings}:
            return None
        voice = managing.voice
        try:
            changed = await self.admin.set(managing.guild, {name: words}, managing.now)
        except Refusal as why:
            return await self._panel(managing, cards.refusal(voice, why, self.admin.languages))
        notes = [voice("config-saved" if changed else "config-same")]
        if name == "channel":
            notes += missing_lines(voice, await self.admin.setup(managing.guild))
        return await self._panel(managing, *notes, offer=name == "channel")

    async def paused(self, managing: Managing, *_: str) -> Card:
        """Pause, and show the panel."""
        await self.admin.pause(managing.guild, managing.now)
        return await self._panel(managing)

    async def resumed(self, managing: Managing, *_: str) -> Card:
        """Resume, and show the panel."""
        setup, missed = await self.admin.resume(managing.guild, managing.now)
        return await self._panel(managing, cards.resumed_line(managing.voice, setup, missed))

    async def tried(self, managing: Managing, back: str = "panel", *_: str) -> Card:
        """Post a test, and show where it was asked for how that went."""
        said = await self._try(managing)
        if back == "doctor":
            return doctor_card(managing.voice, await examine(self.admin, managing.guild), [said])
        return await self._panel(managing, said)

    async def examined(self, managing: Managing, *_: str) -> Card:
        """Return the doctor's card."""
        return doctor_card(managing.voice, await examine(self.admin, managing.guild))

    async def looked(self, managing: Managing, *_: str) -> Card:
        """Look whether the channel can be used again."""
        setup, missed = await self.admin.look(managing.guild, managing.now)
        voice = managing.voice
        if missed is not None:
            said = cards.resumed_line(voice, setup, missed)
        elif setup.trouble_now is not None:
            said = voice("doctor-still")
        else:
            paused = setup.server.route is not None and setup.server.route.paused_at is not None
            said = voice("doctor-idle" if paused else "doctor-well")
        return doctor_card(voice, await examine(self.admin, managing.guild), [said])

    async def stated(self, managing: Managing, *_: str) -> Card:
        """Post the current state of the release, once for each card that offers it."""
        said = await self._post(managing, "config-posted", managing.origin, current)
        return cards.said_card(managing.voice, said)

    async def wiped(self, managing: Managing, *_: str) -> Card:
        """Delete everything that we hold about the server."""
        await self.admin.reset(managing.guild)
        return cards.said_card(managing.voice, managing.voice("config-wiped"), panel=False)

    async def kept(self, managing: Managing, *_: str) -> Card:
        """Delete nothing after all."""
        return cards.said_card(managing.voice, managing.voice("config-kept"))

    # ── what they share ──────────────────────────────────────────────────────

    async def _panel(self, managing: Managing, *notes: str, offer: bool = False) -> Card:
        setup = await self.admin.setup(managing.guild)
        admin = self.admin
        return cards.panel_card(
            managing.voice, setup, admin.settings, admin.languages, notes=notes, offer=offer
        )

    async def _set(self, interaction: discord.Interaction, name: str, words: Words) -> None:
        async def make(managing: Managing) -> Card:
            try:
                changed = await self.admin.set(managing.guild, {name: words}, managing.now)
            except Refusal as why:
                return self._refused(managing, why)
            voice, setup = managing.voice, await self.admin.setup(managing.guild)
            lines = [voice("config-saved" if changed else "config-same")]
            lines += cards.changed_lines(voice, changed)
            match name:
                case "channel":
                    lines += missing_lines(voice, setup)
                case "role":
                    lines += cards.warnings(voice, setup)
                case "notices":
                    lines += self._mute(managing, setup.server.notices)
                case _:
                    pass
            return cards.saved_card(voice, setup, lines, offer=name == "channel")

        await self.answering.manage(interaction, make)

    def _mute(self, managing: Managing, channel: int | None) -> list[str]:
        place = self.admin.seen.place(managing.guild, channel) if channel is not None else None
        if place is None or (place.view and place.send):
            return []
        return [managing.voice("config-mute", channel=f"<#{place.id}>")]

    def _refused(self, managing: Managing, why: Refusal, *, named: bool = False) -> Card:
        return cards.refused_card(managing.voice, why, self.admin.languages, named=named)

    async def _imported(self, managing: Managing, content: bytes) -> Card:
        values = self.admin.read(content)
        changed = await self.admin.set(managing.guild, values, managing.now)
        voice, setup = managing.voice, await self.admin.setup(managing.guild)
        if not changed:
            return cards.said_card(voice, voice("config-same"))
        lines = [voice("config-imported"), *cards.changed_lines(voice, changed)]
        moved = any(change.setting.name == "channel" for change in changed)
        return cards.saved_card(voice, setup, [*lines, *missing_lines(voice, setup)], offer=moved)

    async def _try(self, managing: Managing) -> str:
        return await self._post(managing, "config-tested", managing.command, trial)

    async def _post(self, managing: Managing, done: str, once: int, make: Posting) -> str:
        """Post what `make` makes in the server's language, once for `once`; say how it went."""
        voice, guild = managing.voice, managing.guild
        route = (await self.admin.servers.get(guild)).route
        if route is None:
            return cards.refusal(voice, Refusal("channel-first"), self.admin.languages)
        await managing.wait()
        theirs = self.answering.voice_of(guild, self.admin.seen.locale(guild))
        shown = await self.answering.ask(theirs, make)
        key = nonce("", f"{done}:{once}", route.channel, step=Step.POST, number=0, birth=1)
        channel = f"<#{route.channel}>"
        try:
            message = await self.direct.post(guild, route.channel, shown, key)
        except NotPosted as error:
            if error.trouble is None:
                return voice("config-failed-unclear", channel=channel)
            return voice("config-failed", channel=channel, why=cards.mend(voice, error.trouble))
        return voice(done, channel=channel, link=link(guild, route.channel, message))


async def _content(managing: Managing, file: discord.Attachment) -> bytes:
    """Return what is in a file that an admin sent. Raises Refusal."""
    if file.size > LARGEST:
        raise Refusal("file-large")
    await managing.wait()
    try:
        return await file.read()
    except discord.HTTPException as error:
        raise Refusal("file-gone") from error
