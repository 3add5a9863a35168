"""What members ask, and the routes by which a bot answers: at once, later, or once more."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

from tests.wire import shapes
from tests.wire.answer import EPHEMERAL, Answer
from tests.wire.bodies import FILES, SENT
from tests.wire.posts import edited
from tests.wire.reply import Reply, refused

if TYPE_CHECKING:
    from tests.wire.bodies import File
    from tests.wire.discord import Discord
    from tests.wire.shapes import Json

LIFETIME = 900.0
"""Seconds for which a token is good."""
LOADING = 1 << 7
UNKNOWN = refused(404, 10062, "Unknown interaction")
TWICE = refused(400, 40060, "Interaction has already been acknowledged.")
TOO_LATE = refused(401, 50027, "Invalid Webhook Token")
UNKNOWN_WEBHOOK = refused(404, 10015, "Unknown Webhook")
UNKNOWN_MESSAGE = refused(404, 10008, "Unknown Message")


@dataclass(slots=True)
class _Asked:
    interaction: Json
    at: float
    original: str | None = None
    answered: bool = False
    messages: dict[str, Json] = field(default_factory=dict)


class Interactions:
    """The interactions that were told to the bot, by their tokens."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self._asked: dict[str, _Asked] = {}

    def all(self) -> list[web.RouteDef]:
        """Return the routes."""
        hook = f"/api/v10/webhooks/{self._discord.application}/{{token}}"
        one = f"{hook}/messages/{{which}}"
        return [
            web.post("/api/v10/interactions/{id}/{token}/callback", self._take_answer),
            web.post(hook, self._follow_up),
            web.get(one, self._look),
            web.patch(one, self._edit),
            web.delete(one, self._delete),
        ]

    async def ask(self, kind: int, data: Json, where: Json) -> Answer:
        """Tell the bot of an interaction; return what it answers first."""
        discord, token = self._discord, secrets.token_urlsafe(120)
        interaction = {
            "id": shapes.snowflake(),
            "application_id": discord.application,
            "type": kind,
            "token": token,
            "version": 1,
            "data": data,
            "entitlements": [],
            "attachment_size_limit": 10_485_760,
            **where,
        }
        self._asked[token] = _Asked(interaction, discord.clock.now())
        await discord.gateway.tells("INTERACTION_CREATE", interaction)
        return await discord.answers.first(lambda answer: answer.token == token)

    async def _take_answer(self, request: web.Request) -> Reply:
        token = request.match_info["token"]
        asked = self._asked.get(token)
        if asked is None or asked.interaction["id"] != request.match_info["id"]:
            return UNKNOWN
        if asked.answered:
            return TWICE
        asked.answered = True
        sent: Json = request[SENT]
        kind, data, files = sent["type"], sent.get("data") or {}, request[FILES]
        message = None
        if kind in {Answer.MESSAGE, Answer.LATER}:
            message = self._new(asked, data, files)
            if kind == Answer.LATER:
                message["flags"] |= LOADING
        elif kind in {Answer.UPDATE, Answer.UPDATE_LATER} and "message" in asked.interaction:
            message = edited(asked.interaction["message"], data, files)
        if message is not None:
            asked.original = message["id"]
            asked.messages[message["id"]] = message
        await self._discord.answers.add(Answer(token, kind, data, message, tuple(files)))
        told = {"id": asked.interaction["id"], "type": asked.interaction["type"]}
        if message is None or kind not in {Answer.MESSAGE, Answer.UPDATE}:
            return Reply(200, {"interaction": told})
        told |= {"response_message_id": message["id"]}
        told |= {"response_message_ephemeral": bool(message["flags"] & EPHEMERAL)}
        return Reply(200, {"interaction": told, "resource": {"type": kind, "message": message}})

    async def _follow_up(self, request: web.Request) -> Reply:
        asked = self._of(request)
        if isinstance(asked, Reply):
            return asked
        sent, files = request[SENT], request[FILES]
        message = self._new(asked, sent, files)
        asked.messages[message["id"]] = message
        await self._tell(request, Answer.MESSAGE, sent, message, files)
        return Reply(200, message)

    async def _look(self, request: web.Request) -> Reply:
        found = self._found(request)
        return found if isinstance(found, Reply) else Reply(200, found[1])

    async def _edit(self, request: web.Request) -> Reply:
        found = self._found(request)
        if isinstance(found, Reply):
            return found
        (asked, message), sent, files = found, request[SENT], request[FILES]
        if message["flags"] & LOADING:
            flags = message["flags"] & EPHEMERAL | (sent.get("flags") or 0)
            filled = self._new(asked, {**sent, "flags": flags}, files)
            message = {**filled, "id": message["id"]}
        else:
            message = edited(message, sent, files)
        asked.messages[message["id"]] = message
        await self._tell(request, Answer.UPDATE, sent, message, files)
        return Reply(200, message)

    async def _delete(self, request: web.Request) -> Reply:
        found = self._found(request)
        if isinstance(found, Reply):
            return found
        del found[0].messages[found[1]["id"]]
        return Reply(204)

    async def _tell(
        self, request: web.Request, kind: int, sent: Json, message: Json, files: list[File]
    ) -> None:
        data = {**sent, "flags": message["flags"]}
        answer = Answer(request.match_info["token"], kind, data, message, tuple(files))
        await self._discord.later.add(answer)

    def _new(self, asked: _Asked, sent: Json, files: list[File]) -> Json:
        discord, channel = self._discord, asked.interaction["channel_id"]
        message = shapes.message(channel, discord.bot, discord.application, sent)
        return {**message, "attachments": [file.shape for file in files]}

    def _of(self, request: web.Request) -> _Asked | Reply:
        asked = self._asked.get(request.match_info["token"])
        if asked is None or not asked.answered:
            return UNKNOWN_WEBHOOK
        return TOO_LATE if self._discord.clock.now() - asked.at > LIFETIME else asked

    def _found(self, request: web.Request) -> tuple[_Asked, Json] | Reply:
        asked = self._of(request)
        if isinstance(asked, Reply):
            return asked
        which = request.match_info["which"]
        message = asked.messages.get((asked.original or "") if which == "@original" else which)
        return UNKNOWN_MESSAGE if message is None else (asked, message)
