"""Turns cards into Discord's Components V2, and clicks on them back into presses."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Protocol, Self

import discord
from discord import ui

from bot.domain.routes import USABLE
from bot.ui.card import Pick
from bot.ui.press import BUTTONS, MENUS, Press, decode, encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.announcement import Announcement
    from bot.ui.card import Attached, Card, Menu

    Select = ui.Select[Any] | ui.ChannelSelect[Any] | ui.RoleSelect[Any]

NOBODY = discord.AllowedMentions.none()
_SELECTS = (ui.Select, ui.ChannelSelect, ui.RoleSelect)
_MENUS = {
    discord.ComponentType.select.value,
    discord.ComponentType.channel_select.value,
    discord.ComponentType.role_select.value,
}


class Presses(Protocol):
    """Whoever answers clicks: the client."""

    async def pressed(self, interaction: discord.Interaction, owner: int, press: Press) -> None:
        """Answer a click on a card that `owner` asked for."""
        ...

    async def refuse(self, interaction: discord.Interaction) -> None:
        """Answer a click that means nothing to us."""
        ...


class PressButton(ui.DynamicItem[ui.Button[Any]], template=BUTTONS):
    """A button whose custom_id holds its whole meaning, so that it outlives a restart."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Rebuild the button from a message of any age."""
        del interaction, match
        if not isinstance(item, ui.Button):
            raise TypeError(item)
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> Any:
        """Pass the click on."""
        await _pass_on(interaction, self.item.custom_id or "")


class PressMenu(ui.DynamicItem["Select"], template=MENUS):
    """A menu whose custom_id and chosen values hold their whole meaning."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Rebuild the menu from a message of any age."""
        del interaction, match
        if not isinstance(item, _SELECTS):
            raise TypeError(item)
        menu: Any = item
        return cls(menu)

    async def callback(self, interaction: discord.Interaction) -> Any:
        """Pass the choices on; of channels and roles, their ids."""
        data: Any = interaction.data or {}
        await _pass_on(interaction, self.item.custom_id, data.get("values") or ())


async def _pass_on(
    interaction: discord.Interaction, custom_id: str, picked: Sequence[str] = ()
) -> None:
    answers: Any = interaction.client
    presses: Presses = answers
    decoded = decode(custom_id, picked)
    if decoded is None:
        await presses.refuse(interaction)
    else:
        await presses.pressed(interaction, *decoded)


def understood(interaction: discord.Interaction) -> bool:
    """Say whether one of our items will answer this click: ours by form, and on its message."""
    data: Any = interaction.data or {}
    custom_id = str(data.get("custom_id", ""))
    pattern = MENUS if data.get("component_type") in _MENUS else BUTTONS
    if re.fullmatch(pattern, custom_id) is None or interaction.message is None:
        return False
    view = ui.LayoutView.from_message(interaction.message, timeout=None)
    return any(getattr(item, "custom_id", None) == custom_id for item in view.walk_children())


def layout(card: Card, owner: int) -> ui.LayoutView:
    """Return a fresh view of a card for `owner` (a user's id).

    It holds only dynamic items and links, has no timeout and is never stopped or reused: a
    stopped view would unregister its dynamic items for the whole process.
    """
    view = ui.LayoutView(timeout=None)
    container: ui.Container[Any] = ui.Container(accent_colour=card.colour)
    for place, block in enumerate(card.blocks):
        if place:
            container.add_item(ui.Separator(visible=False))
        container.add_item(ui.TextDisplay(block))
    if card.attached is not None:
        container.add_item(ui.File(f"attachment://{card.attached.name}"))
    for menu in card.menus:
        menu_row: ui.ActionRow[Any] = ui.ActionRow()
        menu_row.add_item(PressMenu(_menu(menu, owner)))
        container.add_item(menu_row)
    if card.buttons:
        row: ui.ActionRow[Any] = ui.ActionRow()
        for button in card.buttons:
            if button.press is None:
                row.add_item(ui.Button(label=button.label, url=button.link))
            else:
                custom_id = encode(button.press, owner)
                row.add_item(PressButton(ui.Button(label=button.label, custom_id=custom_id)))
        container.add_item(row)
    view.add_item(container)
    return view


def _menu(menu: Menu, owner: int) -> Select:
    custom_id = encode(menu.press, owner, menu=True)
    picked: dict[str, Any] = {"min_values": menu.least, "max_values": menu.most}
    stands = [discord.Object(int(chosen)) for chosen in menu.chosen if chosen.isdecimal()]
    if menu.pick is Pick.CHANNEL:
        types = [discord.ChannelType(kind) for kind in sorted(USABLE)]
        return ui.ChannelSelect(
            custom_id=custom_id,
            placeholder=menu.placeholder,
            channel_types=types,
            default_values=[
                discord.SelectDefaultValue(id=one.id, type=discord.SelectDefaultValueType.channel)
                for one in stands
            ],
            **picked,
        )
    if menu.pick is Pick.ROLE:
        return ui.RoleSelect(
            custom_id=custom_id,
            placeholder=menu.placeholder,
            default_values=[
                discord.SelectDefaultValue(id=one.id, type=discord.SelectDefaultValueType.role)
                for one in stands
            ],
            **picked,
        )
    select: ui.Select[Any] = ui.Select(custom_id=custom_id, placeholder=menu.placeholder, **picked)
    for choice in menu.choices:
        select.add_option(
            label=choice.label,
            value=choice.value,
            description=choice.description or None,
            default=choice.value in menu.chosen,
        )
    return select


def file(attached: Attached) -> discord.File:
    """Return a card's file as Discord takes it; it can be sent once."""
    return discord.File(io.BytesIO(attached.content), attached.name)


def embed(shown: Announcement) -> discord.Embed:
    """Return the embed of an announcement, which may be published to followers."""
    made = discord.Embed(
        title=shown.title, description=shown.description, url=shown.url, colour=shown.colour
    )
    return made.set_footer(text=shown.footer) if shown.footer else made


async def reply(interaction: discord.Interaction, card: Card, *, private: bool) -> None:
    """Answer with a card, visible to all or to the asker only."""
    await interaction.response.send_message(
        view=layout(card, interaction.user.id),
        ephemeral=private or card.private,
        allowed_mentions=NOBODY,
        file=file(card.attached) if card.attached is not None else discord.utils.MISSING,
    )


async def turn(interaction: discord.Interaction, card: Card, owner: int) -> None:
    """Answer a click: the asker's card changes, anybody else gets a private copy."""
    if owner == interaction.user.id and not card.private:
        await interaction.response.edit_message(view=layout(card, owner), allowed_mentions=NOBODY)
    else:
        await reply(interaction, card, private=True)


async def settle(interaction: discord.Interaction, card: Card) -> None:
    """Answer what was deferred: its message, or the card that was clicked, becomes this card."""
    await interaction.edit_original_response(
        view=layout(card, interaction.user.id), allowed_mentions=NOBODY
    )
