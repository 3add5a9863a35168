"""The messages of all channels: made once per nonce, edited, published, deleted, paged through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.wire import shapes
from tests.wire.forms import pings
from tests.wire.permissions import bits

if TYPE_CHECKING:
    from tests.wire.bodies import File
    from tests.wire.clock import Clock
    from tests.wire.places import Channel
    from tests.wire.shapes import Json

PUBLISHED = 1 << 0
REPLY = 19


@dataclass(eq=False)
class Post:
    """A message of a channel, with all that it ever said."""

    channel: Channel
    nonce: str | None
    at: float
    shape: Json
    """The message as Discord sends it now."""
    first: Json
    """The message as it was when it was new."""
    sent: list[Json]
    """The bodies of the request that made it, and of each edit."""
    files: list[File] = field(default_factory=list)
    deleted: bool = False

    @property
    def id(self) -> str:
        """Its snowflake."""
        return str(self.shape["id"])

    @property
    def content(self) -> str:
        """The plain text."""
        return str(self.shape["content"])

    @property
    def history(self) -> list[str]:
        """The plain text as it was at first and after each edit."""
        texts: list[str] = []
        for body in self.sent:
            texts.append((body["content"] or "") if "content" in body else (texts or [""])[-1])
        return texts

    @property
    def published(self) -> bool:
        """Whether it was crossposted."""
        return bool(self.shape["flags"] & PUBLISHED)

    @property
    def pinged(self) -> list[str]:
        """The ids of the roles that it pinged when it was new."""
        return list(self.first["mention_roles"])


class Posts:
    """What was posted where. Nothing here asks for permissions, faults or limits."""

    def __init__(self, clock: Clock, bot: Json, application: str) -> None:
        self.nonce_window = 180.0
        """Seconds for which a nonce stands for its message. The real window is not documented."""
        self.deduped = 0
        """How often a message was asked for that was there already."""
        self._clock = clock
        self._bot = bot
        self._application = application
        self._posts: dict[str, list[Post]] = {}
        self._ids: dict[str, list[int]] = {}
        self._by_id: dict[tuple[str, str], Post] = {}
        self._nonces: dict[tuple[str, str], Post] = {}

    def all(self, channel: str) -> list[Post]:
        """Return the messages of a channel that are still there, the oldest first."""
        return [post for post in self._posts.get(channel, ()) if not post.deleted]

    def ever(self, channel: str) -> list[Post]:
        """Return all messages that a channel ever had, deleted ones too."""
        return list(self._posts.get(channel, ()))

    def find(self, channel: str, message: str) -> Post | None:
        """Return a message that is there."""
        post = self._by_id.get((channel, message))
        return None if post is None or post.deleted else post

    def recall(self, channel: str, nonce: str) -> Post | None:
        """Return the message, deleted or not, that the bot made of this nonce lately."""
        post = self._nonces.get((channel, nonce))
        if post is None or self._clock.now() - post.at > self.nonce_window:
            return None
        self.deduped += 1
        return post

    def create(
        self, channel: Channel, sent: Json, files: list[File], author: Json | None = None
    ) -> Post:
        """Make a message of the bot, or of somebody else."""
        nonce = None if sent.get("nonce") is None else str(sent["nonce"])
        may_ping_all = bool(channel.server.bot_may(channel) & bits(["mention_everyone"]))
        shape = {
            **shapes.message(channel.id, author or self._bot, self._application, sent),
            "id": self._clock.snowflake(),
            "type": 0,
            "timestamp": self._clock.stamp(),
            "attachments": [file.shape for file in files],
            **pings(sent, channel.server, may_ping_all=may_ping_all),
        }
        if author is not None:
            del shape["application_id"]
        if reference := sent.get("message_reference"):
            shape["type"] = REPLY
            known = {"type": 0, "channel_id": channel.id, "guild_id": channel.server.id}
            shape["message_reference"] = {**known, "message_id": str(reference["message_id"])}
        if nonce is not None:
            shape["nonce"] = sent["nonce"]
        post = Post(channel, nonce, self._clock.now(), shape, dict(shape), [sent], list(files))
        self._posts.setdefault(channel.id, []).append(post)
        self._ids.setdefault(channel.id, []).append(int(post.id))
        self._by_id[channel.id, post.id] = post
        if nonce is not None and author is None:
            self._nonces[channel.id, nonce] = post
        return post

    def edit(self, post: Post, sent: Json, files: list[File]) -> None:
        """Change what the request names, and leave the rest."""
        post.sent.append(sent)
        post.files += files
        post.shape = {**edited(post.shape, sent, files), "edited_timestamp": self._clock.stamp()}

    def crosspost(self, post: Post) -> None:
        """Publish a message to those who follow its channel."""
        post.shape = {**post.shape, "flags": post.shape["flags"] | PUBLISHED}

    def delete(self, post: Post) -> None:
        """Take a message away; its nonce is remembered."""
        post.deleted = True

    def page(self, channel: str, limit: int, **edges: str | None) -> list[Post]:
        """Return up to so many messages, the newest first, as Discord does whatever is asked."""
        posts, ids = self._posts.get(channel, []), self._ids.get(channel, [])
        if (after := edges.get("after")) is not None:
            later = posts[bisect_right(ids, int(after)) :]
            found = [post for post in later if not post.deleted][:limit]
        elif (around := edges.get("around")) is not None:
            here = bisect_left(ids, int(around))
            before = [post for post in posts[:here] if not post.deleted][-(limit // 2) :]
            later = [post for post in posts[here:] if not post.deleted]
            found = [*before, *later][:limit]
        else:
            before = edges.get("before")
            end = len(ids) if before is None else bisect_left(ids, int(before))
            found = [post for post in posts[:end] if not post.deleted][-limit:]
        return found[::-1]


def edited(message: Json, sent: Json, files: list[File]) -> Json:
    """Return a message after an edit: of the flags only what bots may change."""
    new = shapes.said(sent)
    changed = {key: new[key] for key in ("content", "embeds", "components") if key in sent}
    if sent.get("flags") is not None:
        lasting = message["flags"] & (PUBLISHED | 1 << 6 | 1 << 15)
        changed["flags"] = lasting | (sent["flags"] & (1 << 2 | 1 << 15))
    if files or "attachments" in sent:
        kept = message["attachments"]
        if sent.get("attachments") is not None:
            named = {str(each["id"]) for each in sent["attachments"]}
            kept = [each for each in kept if each["id"] in named]
        changed["attachments"] = [*kept, *(file.shape for file in files)]
    return {**message, **changed}
