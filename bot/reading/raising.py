"""Gives the names in an article that has no capitals the capitals that they are found by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.facts import Kind
from bot.domain.names import AliasKind
from bot.reading.firstnames import GENDERS

if TYPE_CHECKING:
    from bot.reading.roster import Roster

_WORD = re.compile(r"(?<![\w@#./-])[a-zà-ÿ][a-zà-ÿ]+(?![\w])")
# Shorter first names are common words, too: “will”, “mark”.
_SHORTEST = 5


def raised(text: str, roster: Roster) -> str:
    """Return a text, as long as before, in which the names of ours and first names are raised."""
    ours = {
        word.casefold()
        for form in roster.show.entities
        if form.kind in (Kind.PERSON, Kind.CHARACTER, Kind.ORGANISATION)
        for name in (form.name, *(a.text for a in form.alias if a.kind is not AliasKind.WEAK))
        for word in re.split(r"[ -]", name)
        if len(word) > _SHORTEST - 2
    }

    def raise_name(match: re.Match[str]) -> str:
        word = match[0]
        first = len(word) >= _SHORTEST and word.capitalize() in GENDERS
        return word.capitalize() if word in ours or first else word

    return _WORD.sub(raise_name, text)
