"""A form before it is Discord's: a title, and fields to fill in or to pick from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.ui.card import Choice
    from bot.ui.press import Press

TITLE, LABEL, HINT = 45, 45, 100
"""Characters of a form's title, of a field's label, and of what stands in an empty field."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: text of up to `longest` characters, or one of `choices`. `value` is there now."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    longest: int = 200
    required: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what sending it asks for, and its one to five fields."""

    press: Press
    title: str
    fields: tuple[Field, ...]
