"""The versioned wire format of buttons, menus and forms: who asked, and what a click means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = "v1"
LONGEST = 100
"""Characters that Discord allows in a custom_id."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
PICKS = 25
"""Choices that can be picked of one menu."""
_FORM = re.compile(r"v1:([bmf]):([0-9a-z]{1,13}):([a-z]{1,12})((?::[a-z0-9-]{0,40})*)")
_CHOICE = re.compile(r"[a-z0-9-]{0,40}")
BUTTONS = rf"{VERSION}:b:[\s\S]*"
"""Pattern of the custom_ids that buttons of ours have, of this version."""
MENUS = rf"{VERSION}:m:[\s\S]*"
FORMS = rf"{VERSION}:f:[\s\S]*"
"""Pattern of the custom_ids of forms that were opened, and may be sent after a restart."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a click asks for: a verb that a cog answers, and its arguments."""

    verb: str
    arguments: tuple[str, ...] = ()

    @classmethod
    def to(cls, verb: str, *arguments: str | int) -> Press:
        """Return a press; arguments are slugs or numbers."""
        return cls(verb, tuple(str(argument) for argument in arguments))


def encode(press: Press, owner: int, *, menu: bool = False, form: bool = False) -> str:
    """Return the custom_id of a press on `owner`'s card. Raises ValueError if none can be made."""
    if not 0 <= owner < 2**63:
        raise ValueError(f"{owner} is nobody's id")
    kind = "m" if menu else "f" if form else "b"
    parts = (VERSION, kind, _base36(owner), press.verb, *press.arguments)
    custom_id = ":".join(parts)
    if decode(custom_id) != (owner, press):
        raise ValueError(f"no custom_id can be made of {custom_id!r}")
    return custom_id


def decode(custom_id: str, picked: Sequence[str] = ()) -> tuple[int, Press] | None:
    """Return the owner and the press, or none for what we never sent, or no longer understand.

    What was `picked` of a menu ends the press's arguments.
    """
    match = _FORM.fullmatch(custom_id)
    if match is None or len(custom_id) > LONGEST or len(picked) > PICKS:
        return None
    owner = int(match[2], 36)
    if owner >= 2**63 or not all(_CHOICE.fullmatch(choice) for choice in picked):
        return None
    return owner, Press(match[3], (*match[4].split(":")[1:], *picked))


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
