"""Turns forms into Discord's modals, and what was filled in back into words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.ui.form import HINT, LABEL, TITLE
from bot.ui.inert import clean
from bot.ui.press import FORMS, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.ui.form import Field, Form
    from bot.ui.press import Press


def modal(form: Form, owner: int) -> ui.Modal:
    """Return a modal of a form.

    discord.py forgets modals in a restart, and keeps those that are never sent for good. So this
    one is stopped before it is shown: what is sent is known by its custom_id alone.
    """
    made = ui.Modal(title=clean(form.title, TITLE), custom_id=encode(form.press, owner, form=True))
    for field in form.fields:
        control: ui.Item[Any] = _select(field) if field.choices else _input(field)
        made.add_item(ui.Label(text=clean(field.label, LABEL), component=control))
    made.stop()
    return made


def _input(field: Field) -> ui.TextInput[Any]:
    return ui.TextInput(
        custom_id=field.name,
        placeholder=clean(field.hint, HINT) or None,
        default=field.value[: field.longest] or None,
        required=field.required,
        max_length=field.longest,
    )


def _select(field: Field) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=choice.label, value=choice.value, default=choice.value == field.value
        )
        for choice in field.choices
    ]
    return ui.Select(custom_id=field.name, options=options, required=field.required)


def sent(interaction: discord.Interaction) -> tuple[Press, dict[str, str]] | None:
    """Return what a form that was sent asks for, and what is in its fields; none if not ours."""
    data: Any = interaction.data or {}
    custom_id = str(data.get("custom_id", ""))
    decoded = decode(custom_id) if re.fullmatch(FORMS, custom_id) else None
    if decoded is None:
        return None
    return decoded[1], dict(_filled(data.get("components") or ()))


def _filled(components: Iterable[Any]) -> Iterable[tuple[str, str]]:
    """Yield names and values, whether fields stand in rows or under labels."""
    for part in components:
        inside = part.get("components") or ([part["component"]] if "component" in part else [])
        yield from _filled(inside)
        if "custom_id" in part:
            picked = part.get("values") or [part.get("value") or ""]
            yield str(part["custom_id"]), str(picked[0])
