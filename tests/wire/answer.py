"""What a bot answered to an interaction, as the member who asked sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from tests.wire.forms import components

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.wire.bodies import File
    from tests.wire.shapes import Json

BUTTON, TEXT, CONTAINER = 2, 10, 17
STRING_SELECT, USER_SELECT, ROLE_SELECT, CHANNEL_SELECT = 3, 5, 6, 8
"""Kinds of components."""
SELECTS = frozenset({STRING_SELECT, USER_SELECT, ROLE_SELECT, 7, CHANNEL_SELECT})
EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot called back with, and the message that Discord made of it."""

    MESSAGE: ClassVar[int] = 4
    LATER: ClassVar[int] = 5
    UPDATE_LATER: ClassVar[int] = 6
    UPDATE: ClassVar[int] = 7
    CHOICES: ClassVar[int] = 8
    MODAL: ClassVar[int] = 9

    token: str
    """The interaction's, never the bot's."""
    kind: int
    data: Json
    message: Json | None
    files: tuple[File, ...] = ()

    @property
    def private(self) -> bool:
        """Whether only the asker sees it."""
        return bool(self.data.get("flags", 0) & EPHEMERAL)

    @property
    def is_v2(self) -> bool:
        """Whether the message is of Components V2, in form and by its flag."""
        v2 = bool(self.data.get("flags", 0) & COMPONENTS_V2)
        return v2 and any(part["type"] == CONTAINER for part in self.data["components"])

    @property
    def text(self) -> str:
        """All that can be read on the card."""
        return "\n".join(part["content"] for part in self._parts() if part["type"] == TEXT)

    @property
    def buttons(self) -> list[Json]:
        """The buttons that lead somewhere in the bot."""
        return [p for p in self._parts() if p["type"] == BUTTON and "custom_id" in p]

    def button(self, label: str) -> Json:
        """Return the button with this label."""
        (found,) = (button for button in self.buttons if button["label"] == label)
        return found

    @property
    def selects(self) -> list[Json]:
        """The menus to pick from, of all kinds."""
        return [part for part in self._parts() if part["type"] in SELECTS]

    def select(self, kind: int) -> Json:
        """Return the only menu of a kind, such as `CHANNEL_SELECT`."""
        (found,) = (menu for menu in self.selects if menu["type"] == kind)
        return found

    def _parts(self) -> Iterator[Json]:
        return components(self.data)
