"""A member of a local Discord's server, who types, picks and clicks, and reads the answers."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from tests.wire import shapes
from tests.wire.answer import BUTTON, CONTAINER, STRING_SELECT, Answer
from tests.wire.bodies import File
from tests.wire.places import DM, Channel, Role

if TYPE_CHECKING:
    from tests.wire.discord import Discord
    from tests.wire.posts import Post
    from tests.wire.shapes import Json

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
"""Kinds of interactions."""
ROW = 1
SUBCOMMAND, GROUP = 1, 2
_OPTIONS = {bool: 5, str: 3, int: 4, Channel: 7, Role: 8, File: 11}
"""Kinds of options, by what is given for them."""


class Member:
    """Somebody in a server, or alone with the bot."""

    def __init__(
        self, discord: Discord, user: Json, locale: str, channel: Channel, permissions: int
    ) -> None:
        self._discord = discord
        self._user = user
        self._locale = locale
        self._channel: Channel | None = channel
        self._private = shapes.snowflake()
        self._permissions = permissions

    @property
    def id(self) -> str:
        """The id of the user."""
        return str(self._user["id"])

    def at(self, channel: Channel) -> Member:
        """Return the same person in another channel, maybe of another server."""
        there = copy(self)
        there._channel = channel
        return there

    def in_private(self) -> Member:
        """Return the same person in a conversation with nobody but the bot."""
        there = copy(self)
        there._channel = None
        return there

    async def types(self, command: str, **options: Any) -> Answer:
        """Send a slash command, `config channel` for a subcommand.

        An option's value may be a `Channel`, a `Role` or a `File`.
        """
        given = [
            {"name": name, "type": _OPTIONS[type(value)], "value": getattr(value, "id", value)}
            for name, value in options.items()
        ]
        data = self._command(command, given)
        if resolved := self._resolved(options.values()):
            data["resolved"] = resolved
        return await self._interacts(COMMAND, data)

    async def begins(self, command: str, option: str, typed: str, **others: Any) -> list[Json]:
        """Type the beginning of an option's value, after others; return the choices offered."""
        given = [
            {"name": name, "type": _OPTIONS[type(value)], "value": getattr(value, "id", value)}
            for name, value in others.items()
        ]
        focused = {"name": option, "type": _OPTIONS[str], "value": typed, "focused": True}
        answer = await self._interacts(AUTOCOMPLETE, self._command(command, [*given, focused]))
        assert answer.kind == Answer.CHOICES
        choices: list[Json] = answer.data["choices"]
        return choices

    async def clicks(self, button: Json, on: Answer) -> Answer:
        """Click a button of an answer."""
        return await self._click(button["custom_id"], on.message)

    async def picks(self, menu: Json, *picked: Any, on: Answer) -> Answer:
        """Pick channels, roles or members, or values of a menu of texts; any number of them."""
        data = {
            "component_type": menu["type"],
            "custom_id": menu["custom_id"],
            "id": menu.get("id", 3),
            "values": [getattr(each, "id", each) for each in picked],
        }
        if menu["type"] != STRING_SELECT:
            data["resolved"] = self._resolved(picked)
        assert on.message is not None
        return await self._interacts(COMPONENT, data, message=on.message)

    async def submits(self, on: Answer, *, card: Answer | None = None, **texts: str) -> Answer:
        """Fill in a form that the bot opened, by the custom ids of its fields, and send it.

        `card` is what was clicked to open it.
        """
        assert on.kind == Answer.MODAL
        filled = []
        for part in on.data["components"]:
            (asked,) = part.get("components") or [part["component"]]
            value = {"type": asked["type"], "id": 2, "custom_id": asked["custom_id"]}
            picks = asked["type"] == STRING_SELECT
            text = texts[asked["custom_id"]]
            value |= {"values": [text]} if picks else {"value": text}
            inside = {"component": value} if "component" in part else {"components": [value]}
            filled.append({"type": part["type"], "id": 1, **inside})
        data = {"custom_id": on.data["custom_id"], "components": filled}
        more = {"message": card.message} if card is not None else {}
        return await self._interacts(MODAL, data, **more)

    async def reads_on(self, answer: Answer) -> Answer:
        """Wait for what the bot says after its first answer: an edit, or one message more."""
        return await self._discord.later.first(lambda later: later.token == answer.token)

    async def writes(self, content: str) -> Post:
        """Write a message in the channel. The bot isn't told, as it never asked to be."""
        assert self._channel is not None
        return self._discord.posts.create(self._channel, {"content": content}, [], self._user)

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

    def _command(self, words: str, options: list[Json]) -> Json:
        """Return what names a command that the bot has told Discord of, as Discord names it."""
        name, *below = words.split()
        for depth, word in enumerate(reversed(below)):
            kind = GROUP if depth else SUBCOMMAND
            options = [{"name": word, "type": kind, "options": options}]
        home = self._channel.server.id if self._channel is not None else ""
        mine = {each["name"]: each["id"] for each in self._discord.home_commands.get(home, ())}
        known = {each["name"]: each["id"] for each in self._discord.commands} | mine
        where = {"guild_id": home} if name in mine else {}
        return {"id": known[name], "name": name, "type": 1, "options": options, **where}

    def _resolved(self, values: Any) -> Json:
        """Return what Discord knows of the things that were named by id only."""
        resolved: Json = {}
        for value in values:
            if isinstance(value, Channel):
                picked = value.picked(self._permissions)
                resolved.setdefault("channels", {})[value.id] = picked
            elif isinstance(value, Role):
                resolved.setdefault("roles", {})[value.id] = value.shape()
            elif isinstance(value, File):
                resolved.setdefault("attachments", {})[value.id] = value.shape
            elif isinstance(value, Member):
                partial = {k: v for k, v in self._as_member(value).items() if k != "user"}
                resolved.setdefault("users", {})[value.id] = value._user
                resolved.setdefault("members", {})[value.id] = partial
        return resolved

    async def _click(self, custom_id: str, message: Json | None) -> Answer:
        assert message is not None
        data = {"component_type": BUTTON, "custom_id": custom_id, "id": 3}
        return await self._interacts(COMPONENT, data, message=message)

    def _as_member(self, who: Member) -> Json:
        return {**shapes.member(who._user), "permissions": str(who._permissions)}

    def _where(self) -> Json:
        """Return the part of an interaction that tells where it happens, and who it is."""
        if self._channel is None:
            return {
                "context": 1,
                "user": self._user,
                "channel_id": self._private,
                "channel": {"id": self._private, "type": DM, "flags": 0, "last_message_id": None},
                "app_permissions": str(self._channelless()),
                "authorizing_integration_owners": {"0": "0"},
            }
        server = self._channel.server
        return {
            "context": 0,
            "member": self._as_member(self),
            "guild_id": server.id,
            "guild": {"id": server.id, "locale": shapes.LOCALE, "features": []},
            "guild_locale": shapes.LOCALE,
            "channel_id": self._channel.id,
            "channel": self._channel.shape(),
            "app_permissions": str(server.bot_may(self._channel)),
            "authorizing_integration_owners": {"0": server.id},
        }

    @staticmethod
    def _channelless() -> int:
        """Return what the bot may do in a conversation with one person."""
        return 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16

    async def _interacts(self, kind: int, data: Json, **more: Any) -> Answer:
        where = {**self._where(), "locale": self._locale, **more}
        return await self._discord.interacts(kind, data, where)
