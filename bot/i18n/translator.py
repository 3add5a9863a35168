"""Gives Discord the commands' descriptions in every language that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.i18n.fluent import FALLBACK

if TYPE_CHECKING:
    from bot.i18n.fluent import Voices

_DESCRIPTIONS = {
    Location.command_description,
    Location.group_description,
    Location.parameter_description,
}


class FluentTranslator(app_commands.Translator):
    """Reads descriptions, which in code are keys, from Fluent. Names are the same everywhere."""

    def __init__(self, voices: Voices) -> None:
        self._voices = voices

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return a description in `locale`, or none where English stands in."""
        code = str(locale)
        voice = self._voices[code]
        if context.location not in _DESCRIPTIONS or voice.language == FALLBACK:
            return None
        return voice.maybe(string.message)


def in_english(payload: dict[str, Any], voices: Voices) -> dict[str, Any]:
    """Return a command's payload with its default descriptions, keys in code, in English."""
    said = dict(payload)
    if said.get("description"):
        said["description"] = voices[FALLBACK](said["description"])
    if "options" in said:
        said["options"] = [in_english(option, voices) for option in said["options"]]
    return said
