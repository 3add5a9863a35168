"""Decides what a channel missed while nothing could be sent there: pure, from rows and entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.delivery import EXPIRES, Standing, Trouble
from bot.domain.story import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.story import Entry, News

CLOSED = frozenset(
    {
        Trouble.NO_CHANNEL,
        Trouble.NO_ACCESS,
        Trouble.NO_PERMISSION,
        Trouble.CANT_VIEW,
        Trouble.CANT_SEND,
        Trouble.CANT_EMBED,
        Trouble.NO_GUILD,
        Trouble.PAUSED,
        Trouble.EXPIRED,
    }
)
"""Why a delivery was given up though nothing was wrong with it: its route was closed, or nothing
could be sent for too long.
"""
_TOLD = frozenset({Standing.PENDING, Standing.SENDING, Standing.SENT})


@dataclass(frozen=True, slots=True)
class Part:
    """How a post or a reply stands in a channel; `closed` where it was given up for its route."""

    state: Standing
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Post(Part):
    """A story's post in a channel: `want`, `sent` and `stands` as its row has them."""

    want: int = 0
    sent: int = 0
    stands: bool = False
    replies: Mapping[int, Part] = field(default_factory=dict[int, Part])


def asked(topics: Topic, story: Topic, entry: Entry) -> bool:
    """Say whether a route with these topics asked for this entry of a story."""
    return bool(topics & story) or (entry.correction and Topic.CORRECTIONS in topics)


def missed(body: News, post: Post | None, topics: Topic, since: int) -> list[Entry]:
    """Return the material entries that a channel was not told, oldest first.

    `since` is when the route was closed, in milliseconds; `post` none where there never was one.
    A route that asked for corrections alone misses those of posts that stand there.
    """
    if post is None:
        told = [e for e in body.entries if e.at >= since and topics & body.topic]
    else:
        told = list(_of(body, post, since))
    return [e for e in told if e.material and asked(topics, body.topic, e)]


def _of(body: News, post: Post, since: int) -> Iterable[Entry]:
    # What waited when the route was closed can't be older than what expires.
    recent = since - EXPIRES * 1000
    for entry in body.entries:
        reply = post.replies.get(entry.revision)
        if post.stands:
            closed = reply is not None and reply.closed and entry.at >= recent
            told = reply is not None and reply.state in _TOLD
            if (entry.revision > post.sent or closed) and not told:
                yield entry
        elif post.state is Standing.DEAD and post.closed:
            # It died unsent: all that it would have told first, at least its newest entry.
            newest = entry.revision == body.newest.revision
            if entry.revision > post.sent and (entry.at >= recent or newest):
                yield entry
        elif post.state is not Standing.PENDING and entry.revision > max(post.want, post.sent):
            yield entry
