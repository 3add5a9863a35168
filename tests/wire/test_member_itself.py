"""The members of the local Discord ask as real ones do, for a client that isn't this bot."""

from __future__ import annotations

import discord as dpy
import pytest
import pytest_asyncio
from discord import app_commands, ui

from tests.wire.answer import CHANNEL_SELECT, ROLE_SELECT, STRING_SELECT, USER_SELECT, Answer
from tests.wire.client import connected

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Menus(ui.View):
    """One menu of each kind; each says what was picked."""

    def __init__(self):
        super().__init__(timeout=None)
        for menu in (
            ui.ChannelSelect(custom_id="channels"),
            ui.RoleSelect(custom_id="roles"),
            ui.UserSelect(custom_id="users"),
        ):
            menu.callback = self.says_names(menu)
            self.add_item(menu)
        options = [dpy.SelectOption(label=name, value=name.lower()) for name in ("One", "Two")]
        texts = ui.Select(custom_id="texts", options=options, max_values=2)
        texts.callback = self.says_names(texts)
        self.add_item(texts)

    @staticmethod
    def says_names(menu):
        async def says(interaction):
            names = [getattr(value, "name", value) for value in menu.values]
            await interaction.response.edit_message(content=" ".join(names))

        return says


class Form(ui.Modal, title="Form"):
    """Asks two things, in both ways in which a form can."""

    word = ui.TextInput(label="Word", custom_id="word")
    labelled = ui.Label(text="Name", component=ui.TextInput(custom_id="name"))

    async def on_submit(self, interaction):
        """Say what was filled in."""
        await interaction.response.send_message(f"{self.word} {self.labelled.component}")


def commands(tree):
    config = app_commands.Group(name="config", description="Settings")
    deep = app_commands.Group(name="deep", description="Deeper", parent=config)

    @config.command(description="Sets")
    async def where(
        interaction: dpy.Interaction,
        channel: dpy.TextChannel,
        role: dpy.Role,
        loud: bool,
        words: str,
    ):
        may = interaction.permissions.manage_guild
        told = f"{channel.name} {channel.type} {role.name} {loud} {words} {may}"
        await interaction.response.send_message(told, ephemeral=True)

    @deep.command(description="Takes a file")
    async def file(interaction: dpy.Interaction, file: dpy.Attachment):
        await interaction.response.defer(ephemeral=True)
        data = await file.read()
        await interaction.edit_original_response(content=data.decode())
        await interaction.followup.send("Done", ephemeral=True)

    @deep.command(description="Completes")
    async def name(interaction: dpy.Interaction, first: str, last: str):
        await interaction.response.send_message(f"{first} {last}")

    @name.autocomplete("last")
    async def completes(interaction: dpy.Interaction, current: str):
        value = f"{interaction.namespace.first} {current}"
        return [app_commands.Choice(name=value, value=value)]

    @tree.command(description="Where am I")
    async def here(interaction: dpy.Interaction):
        await interaction.response.send_message(
            f"{interaction.guild_id} {interaction.user.name} {interaction.context.dm_channel}"
        )

    @tree.command(description="Menus")
    async def menus(interaction: dpy.Interaction):
        await interaction.response.send_message("Pick", view=Menus())

    @tree.command(description="A form")
    async def form(interaction: dpy.Interaction):
        await interaction.response.send_modal(Form())

    tree.add_command(config)


@pytest_asyncio.fixture(loop_scope="module")
async def mika(discord):
    async with connected(discord) as client:
        tree = app_commands.CommandTree(
            client,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
        )
        commands(tree)
        await tree.sync()
        yield discord.member("mika", manages=True)
        client._connection._view_store._views.clear()


async def test_a_subcommand_brings_what_its_options_name(discord, mika):
    news = await discord.has_channel("news", kind=5)
    fans = await discord.has_role("fans")
    given = {"channel": news, "role": fans, "loud": True, "words": "Hello"}
    answer = await mika.types("config where", **given)
    assert answer.private
    assert answer.message["content"] == "news news fans True Hello True"
    anyone = await discord.member("robin").types("config where", **given)
    assert anyone.message["content"].endswith("False")


async def test_a_file_is_given_and_answered_later(discord, mika):
    given = discord.has_file("pack.toml", b"title = 1", "application/toml")
    answer = await mika.types("config deep file", file=given)
    assert answer.kind == Answer.LATER
    edited = await mika.reads_on(answer)
    assert edited.message["content"] == "title = 1"
    assert edited.private
    more = await discord.later.first(lambda later: later.kind == Answer.MESSAGE)
    assert more.message["content"] == "Done"


async def test_a_subcommand_is_completed(mika):
    (choice,) = await mika.begins("config deep name", "last", "Hw", first="Johan")
    assert choice == {"name": "Johan Hw", "value": "Johan Hw"}


async def test_everything_that_can_be_picked_is_understood(discord, mika):
    news = await discord.has_channel("news")
    fans = await discord.has_role("fans")
    robin = discord.member("robin")
    answer = await mika.types("menus")
    assert len(answer.selects) == 4
    for kind, picked, told in (
        (CHANNEL_SELECT, [news], "news"),
        (ROLE_SELECT, [fans], "fans"),
        (USER_SELECT, [robin], "robin"),
        (STRING_SELECT, ["one", "two"], "one two"),
    ):
        turned = await mika.picks(answer.select(kind), *picked, on=answer)
        assert turned.kind == Answer.UPDATE
        assert turned.message["content"] == told


async def test_a_form_is_filled_in(mika):
    opened = await mika.types("form")
    answer = await mika.submits(opened, word="Hello", name="Mika")
    assert answer.message["content"] == "Hello Mika"


async def test_a_member_asks_in_private_and_in_another_server(discord, mika):
    alone = await mika.in_private().types("here")
    assert alone.message["content"] == "None mika True"
    other = await discord.has_server()
    (general,) = other.channels.values()
    there = await mika.at(general).types("here")
    assert there.message["content"] == f"{other.id} mika False"


async def test_members_write_too_and_the_bot_may_not_edit_that(discord, mika):
    post = await mika.writes("Hi all")
    assert [each.content for each in discord.messages(discord.asking)] == ["Hi all"]
    async with connected(discord) as client:
        message = client.to(discord.asking).get_partial_message(int(post.id))
        with pytest.raises(dpy.Forbidden) as refused:
            await message.edit(content="Mine")
        assert refused.value.code == 50005
