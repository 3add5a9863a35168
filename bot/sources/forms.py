"""What is asked of the workshop and what comes back: jobs, entries of feeds, and refusals."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads it at run time
from enum import StrEnum

import msgspec


class Job(StrEnum):
    """What the workshop does; `bot.sources.child` says how."""

    ENTRIES_OF_FEED = "entries-of-feed"
    READ = "read"


class Unparsed(StrEnum):
    """Why nothing came of some bytes."""

    NO_ARTICLE = "no-article"  # a page to log in, an empty one, or too little text
    NOT_A_FEED = "not-a-feed"
    CUT_SHORT = "cut-short"  # a feed whose end is missing
    TOO_DEEP = "too-deep"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    CRASHED = "crashed"
    UNAVAILABLE = "unavailable"  # the workshop itself is closed or can't start; try again later


class NotParsed(Exception):
    """Nothing came of some bytes: `reason`, and `detail` for the log, free of what was read."""

    def __init__(self, reason: Unparsed | str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = Unparsed(reason)
        self.detail = detail


class Fragment(msgspec.Struct, frozen=True):
    """Bytes as they were fetched, with what the server said of them and where they came from.

    `today` bounds the dates that are believed; none for the machine's own day.
    """

    body: bytes
    content_type: str = ""
    url: str = ""
    today: date | None = None


class Entry(msgspec.Struct, frozen=True):
    """One entry of a feed. `title` is plain text, `html` the fullest text it came with, cleaned.

    `id` is the feed's own for it, else its link, else its title: one for each entry of a feed
    as long as the feed keeps to it. `link` is well-formed http or https, none if there is no such;
    where it leads is checked when it is fetched. `published` is an ISO day.
    """

    id: str
    link: str | None = None
    title: str = ""
    html: str = ""
    published: str | None = None
    language: str | None = None
    outlet: str = ""


class FeedRead(msgspec.Struct, frozen=True):
    """A feed: its title and its entries in its order, without second ones of the same id.

    `more` counts the entries that were left out because there were too many.
    """

    title: str = ""
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    more: int = 0
