"""A member of the local Discord's server, who types, picks and clicks, and reads the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.wire.discord import Discord
    from tests.wire.shapes import Json

COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4
"""Kinds of interactions."""
ROW, BUTTON, TEXT, CONTAINER = 1, 2, 10, 17
"""Kinds of components."""
EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15
_OPTIONS = {bool: 5, str: 3, int: 4}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot called back with, and the message that Discord made of it."""

    MESSAGE: ClassVar[int] = 4
    UPDATE: ClassVar[int] = 7
    CHOICES: ClassVar[int] = 8

    token: str
    """The interaction's, never the bot's."""
    kind: int
    data: Json
    message: Json | None

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

    def _parts(self) -> Iterator[Json]:
        waiting = list(self.data.get("components", ()))
        while waiting:
            part = waiting.pop(0)
            yield part
            waiting = [*part.get("components", ()), *waiting]


class Member:
    """Somebody in the server."""

    def __init__(self, discord: Discord, user: Json, locale: str) -> None:
        self._discord = discord
        self._user = user
        self._locale = locale

    async def types(self, command: str, **options: Any) -> Answer:
        """Send a slash command."""
        given = [
            {"name": name, "type": _OPTIONS[type(value)], "value": value}
            for name, value in options.items()
        ]
        return await self._interacts(COMMAND, self._command(command, given))

    async def begins(self, command: str, option: str, typed: str) -> list[Json]:
        """Type the beginning of an option's value; return the choices that are offered."""
        focused = {"name": option, "type": _OPTIONS[str], "value": typed, "focused": True}
        answer = await self._interacts(AUTOCOMPLETE, self._command(command, [focused]))
        assert answer.kind == Answer.CHOICES
        choices: list[Json] = answer.data["choices"]
        return choices

    async def clicks(self, button: Json, on: Answer) -> Answer:
        """Click a button of an answer."""
        return await self._click(button["custom_id"], on.message)

    async def forges(self, custom_id: str, on: Answer) -> Answer:
        """Click, with a client of one's own making, a button that the answer never had."""
        return await self._click(custom_id, on.message)

    async def digs_up(self, custom_id: str, on: Answer) -> Answer:
        """Click a button of a message so old that it was another version of the bot's."""
        button = {"type": BUTTON, "id": 3, "style": 2, "label": "Old", "custom_id": custom_id}
        row = {"type": ROW, "id": 2, "components": [button]}
        container = {"type": CONTAINER, "id": 1, "components": [row]}
        assert on.message is not None
        return await self._click(custom_id, {**on.message, "components": [container]})

    def _command(self, name: str, options: list[Json]) -> Json:
        """Return what names a command that the bot has told Discord of, as Discord names it."""
        known = {each["name"]: each["id"] for each in self._discord.commands}
        return {"id": known[name], "name": name, "type": 1, "options": options}

    async def _click(self, custom_id: str, message: Json | None) -> Answer:
        assert message is not None
        data = {"component_type": BUTTON, "custom_id": custom_id, "id": 3}
        return await self._interacts(COMPONENT, data, message=message)

    async def _interacts(self, kind: int, data: Json, **more: Any) -> Answer:
        more["locale"] = self._locale
        return await self._discord.interacts(kind, data, self._user, more)
