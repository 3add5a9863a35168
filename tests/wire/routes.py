"""The message routes: permissions, limits and faults around what `posts` does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire import forms, traffic
from tests.wire.bodies import FILES, SENT
from tests.wire.faults import Fault, Refusal
from tests.wire.permissions import bits
from tests.wire.places import ANNOUNCEMENT, NO_MESSAGES_IN, THREAD
from tests.wire.reply import Cut, Reply, refused
from tests.wire.traffic import Step

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.wire.discord import Discord
    from tests.wire.places import Channel
    from tests.wire.posts import Post
    from tests.wire.shapes import Json

    _Work = Callable[[web.Request, Channel], tuple[str, Reply]]

UNKNOWN_CHANNEL = refused(404, 10003, "Unknown Channel")
UNKNOWN_MESSAGE = refused(404, 10008, "Unknown Message")
NO_ACCESS = refused(403, 50001, "Missing Access")
NO_PERMISSION = refused(403, 50013, "Missing Permissions")
NOT_MINE = refused(403, 50005, "Cannot edit a message authored by another user")
EMPTY = refused(400, 50006, "Cannot send an empty message")
NOT_OF_TEXT = refused(400, 50008, "Cannot send messages in a non-text channel")
ARCHIVED = refused(400, 50083, "Thread is archived")
NO_HISTORY = refused(400, 160002, "Cannot reply without permission to read message history")
WRONG_KIND = refused(400, 50024, "Cannot execute action on this channel type")
PUBLISHED_ALREADY = refused(400, 40033, "This message has already been crossposted")


class MessageRoutes:
    """The part of REST that can be made to fail. Every request is told to `discord.traffic`."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self._posts = discord.posts

    def all(self) -> list[web.RouteDef]:
        """Return the routes."""
        here = "/api/v10/channels/{channel}"
        one = f"{here}/messages/{{message}}"
        return [
            web.get(here, self._channel),
            web.post(f"{here}/messages", self._through("create", self._create)),
            web.get(f"{here}/messages", self._through("read", self._read)),
            web.get(one, self._through("look", self._look)),
            web.patch(one, self._through("edit", self._edit)),
            web.delete(one, self._through("delete", self._delete)),
            web.post(f"{one}/crosspost", self._through("crosspost", self._crosspost)),
        ]

    def _through(self, action: str, work: _Work) -> Callable[[web.Request], Awaitable[Any]]:
        """Return a handler that lets faults, limits and permissions have their say."""

        async def handle(request: web.Request) -> Reply:
            discord = self._discord
            channel = request.match_info["channel"]
            fault = discord.faults.strikes(action, channel)
            if fault is Fault.SLOW:
                await asyncio.sleep(discord.faults.slowness)
            headers: dict[str, str] = {}
            done, reply = traffic.NOTHING, Reply(200)
            if isinstance(fault, Refusal):
                reply = refused(fault.status, fault.code, fault.message)
                done = f"refused {fault.code}"
            elif fault is None or not fault.is_before:
                told = discord.limits.take(action, channel)
                headers = told.headers
                if told.refusal is not None:
                    done, reply = traffic.LIMITED, Reply(429, told.refusal)
                else:
                    done, reply = self._work(work, request, channel)
            elif fault in {Fault.LIMITED, Fault.LIMITED_GLOBAL}:
                everywhere = fault is Fault.LIMITED_GLOBAL
                told = discord.limits.refuse(discord.faults.retry_after, everywhere=everywhere)
                headers, done, reply = told.headers, traffic.LIMITED, Reply(429, told.refusal)
            name = fault.value if isinstance(fault, Fault) else "refusal" if fault else None
            self._log(request, action, done, reply, name)
            return _hit(fault, reply, headers)

        return handle

    def _work(self, work: _Work, request: web.Request, channel: str) -> tuple[str, Reply]:
        found = self._discord.place(channel)
        if found is None:
            reply = UNKNOWN_CHANNEL
        elif not found.server.has_bot or not _may(found, "view_channel"):
            reply = NO_ACCESS
        else:
            done, reply = work(request, found)
            if reply.status < 300:
                return done, reply
        return f"refused {reply.answer['code']}", reply

    def _log(
        self, request: web.Request, action: str, done: str, reply: Reply, fault: str | None
    ) -> None:
        message = request.match_info.get("message")
        if message is None and action == "create" and done in {traffic.CREATED, traffic.DEDUPED}:
            message = reply.answer["id"]
        sent = request[SENT] if action == "create" else None
        nonce = None if not sent or sent.get("nonce") is None else str(sent["nonce"])
        now, channel = self._discord.clock.now(), request.match_info["channel"]
        step = Step(now, request.method, action, channel, message, nonce, done, fault)
        self._discord.traffic.add(step)

    async def _channel(self, request: web.Request) -> Reply:
        found = self._discord.place(request.match_info["channel"])
        if found is None:
            return UNKNOWN_CHANNEL
        may_see = found.server.has_bot and _may(found, "view_channel")
        return Reply(200, found.shape()) if may_see else NO_ACCESS

    def _create(self, request: web.Request, channel: Channel) -> tuple[str, Reply]:
        sent, files = request[SENT] or {}, request[FILES]
        if refusal := self._cannot_create(channel, sent, bool(files)):
            return "", refusal
        nonce = sent.get("nonce")
        if nonce is not None and sent.get("enforce_nonce"):
            known = self._posts.recall(channel.id, str(nonce))
            if known is not None:
                return traffic.DEDUPED, UNKNOWN_MESSAGE if known.deleted else Reply(
                    200, known.first
                )
        channel.archived = False
        return traffic.CREATED, Reply(200, self._posts.create(channel, sent, files).shape)

    def _cannot_create(self, channel: Channel, sent: Json, with_files: bool) -> Reply | None:
        needed = ["send_messages_in_threads" if channel.kind == THREAD else "send_messages"]
        needed += ["embed_links"] * bool(sent.get("embeds")) + ["attach_files"] * with_files
        words = forms.wrong(sent, sent.get("flags") or 0)
        refusals = {
            NOT_OF_TEXT: channel.kind in NO_MESSAGES_IN,
            NO_PERMISSION: not _may(channel, *needed),
            ARCHIVED: channel.locked,
            EMPTY: forms.empty(sent, with_files),
            _invalid(words or ""): words is not None,
        }
        refusal = next((reply for reply, holds in refusals.items() if holds), None)
        return refusal or self._cannot_refer(channel, sent.get("message_reference"))

    def _cannot_refer(self, channel: Channel, to: Any) -> Reply | None:
        if to is None:
            return None
        if not _may(channel, "read_message_history"):
            return NO_HISTORY
        known = self._posts.find(channel.id, str(to["message_id"]))
        if known is None and to.get("fail_if_not_exists", True):
            return _invalid("message_reference: Unknown message")
        return None

    def _read(self, request: web.Request, channel: Channel) -> tuple[str, Reply]:
        if not _may(channel, "read_message_history"):
            return traffic.READ, Reply(200, [])
        asked = request.query
        limit = int(asked.get("limit", "50"))
        if not 1 <= limit <= 100:
            return "", _invalid("limit: int value should be between 1 and 100.")
        edges = {name: asked.get(name) for name in ("after", "before", "around")}
        page = self._posts.page(channel.id, limit, **edges)
        return traffic.READ, Reply(200, [post.shape for post in page])

    def _look(self, request: web.Request, channel: Channel) -> tuple[str, Reply]:
        if not _may(channel, "read_message_history"):
            return "", NO_PERMISSION
        post = self._posts.find(channel.id, request.match_info["message"])
        return (traffic.READ, Reply(200, post.shape)) if post else ("", UNKNOWN_MESSAGE)

    def _edit(self, request: web.Request, channel: Channel) -> tuple[str, Reply]:
        sent, files = request[SENT] or {}, request[FILES]
        post = self._posts.find(channel.id, request.match_info["message"])
        if post is None:
            return "", UNKNOWN_MESSAGE
        if not self._is_mine(post):
            return "", NOT_MINE
        if channel.locked:
            return "", ARCHIVED
        if words := forms.wrong(sent, post.shape["flags"] | (sent.get("flags") or 0)):
            return "", _invalid(words)
        self._posts.edit(post, sent, files)
        return traffic.EDITED, Reply(200, post.shape)

    def _delete(self, request: web.Request, channel: Channel) -> tuple[str, Reply]:
        post = self._posts.find(channel.id, request.match_info["message"])
        if post is None:
            return "", UNKNOWN_MESSAGE
        if not self._is_mine(post) and not _may(channel, "manage_messages"):
            return "", NO_PERMISSION
        self._posts.delete(post)
        return traffic.DELETED, Reply(204)

    def _crosspost(self, request: web.Request, channel: Channel) -> tuple[str, Reply]:
        post = self._posts.find(channel.id, request.match_info["message"])
        if channel.kind != ANNOUNCEMENT:
            return "", WRONG_KIND
        if post is None:
            return "", UNKNOWN_MESSAGE
        if not _may(channel, "send_messages" if self._is_mine(post) else "manage_messages"):
            return "", NO_PERMISSION
        if post.published:
            return "", PUBLISHED_ALREADY
        self._posts.crosspost(post)
        return traffic.CROSSPOSTED, Reply(200, post.shape)

    def _is_mine(self, post: Post) -> bool:
        return bool(post.shape["author"]["id"] == self._discord.bot["id"])


def _may(channel: Channel, *names: str) -> bool:
    needed = bits(names)
    return channel.server.bot_may(channel) & needed == needed


def _invalid(words: str) -> Reply:
    """Return what Discord says of a form that is wrong in a certain place."""
    place, _, why = words.partition(": ")
    errors = {place: {"_errors": [{"code": 50035, "message": why}]}}
    return refused(400, 50035, "Invalid Form Body", errors=errors)


def _hit(fault: Fault | Refusal | None, reply: Reply, headers: dict[str, str]) -> Reply:
    """Return what is left of a reply after a fault."""
    if not isinstance(fault, Fault):
        name = None if fault is None else "refusal"
        return Reply(reply.status, reply.answer, headers, fault=name)
    if fault.cuts:
        cut = Cut.CLOSED if fault is Fault.LOST else Cut.RESET
        return Reply(reply.status, reply.answer, headers, cut, fault)
    if fault.error:
        error = {"message": f"{fault.error}: Server Error", "code": 0}
        return Reply(fault.error, error, headers, fault=fault)
    return Reply(reply.status, reply.answer, headers, fault=fault)
