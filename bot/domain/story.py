"""What is told: stories of news as running accounts, and messages to a server's admins."""

from __future__ import annotations

from enum import IntFlag, StrEnum

import msgspec

KEPT = 20
"""Entries that a story remembers; older ones are dropped."""


class Topic(IntFlag):
    """A topic of news that a server may pick; the values are bits in the store."""

    RELEASE = 1
    PROMO = 2
    PEOPLE = 4
    CORRECTIONS = 8

    @property
    def slug(self) -> str:
        """The topic's name as admins type it."""
        return (self.name or "").lower()


TOPICS = (Topic.RELEASE, Topic.PROMO, Topic.PEOPLE, Topic.CORRECTIONS)
BY_DEFAULT = Topic.RELEASE | Topic.PROMO | Topic.CORRECTIONS
MAY_PING = Topic.RELEASE | Topic.CORRECTIONS


class Kind(StrEnum):
    """What a story is: news for all who asked, or something for one server alone."""

    NEWS = "news"
    DIGEST = "digest"
    NOTICE = "notice"
    WELCOME = "welcome"


class Type(StrEnum):
    """How news changed. `REPEATED` isn't told by itself: more sources, or fewer."""

    ANNOUNCED = "announced"
    NARROWED = "narrowed"
    WIDENED = "widened"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    DELAYED = "delayed"
    CANCELLED = "cancelled"
    RELEASED = "released"
    PROMO_ADDED = "promo-added"
    PERSON_ADDED = "person-added"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    REPEATED = "repeated"


class Source(msgspec.Struct, frozen=True):
    """A document behind news, as it was when that was told; the document may be gone since."""

    document: str
    outlet: str
    title: str
    link: str


class Said(msgspec.Struct, frozen=True):
    """One side of a change: the release's phase and EDTF window, or what was added, by language.

    `passed` says that the window was over when this was told.
    """

    phase: str = "unknown"
    edtf: str | None = None
    passed: bool = False
    what: dict[str, str] = {}


class Entry(msgspec.Struct, frozen=True):
    """One thing told: revision `revision` of its story.

    `day` is the ISO day on which it was printed (else told), `at` the millisecond at which we
    told it. `correction`: what had been told is taken back.
    """

    revision: int
    type: Type
    day: str
    at: int
    before: Said
    after: Said
    sources: tuple[Source, ...] = ()
    correction: bool = False

    @property
    def material(self) -> bool:
        """Whether it is worth a notification; the others are only shown."""
        return self.type is not Type.REPEATED


class News(msgspec.Struct, frozen=True, tag="news"):
    """A topic's running account, oldest entry first."""

    topic: Topic
    entries: tuple[Entry, ...]

    @property
    def newest(self) -> Entry:
        """The newest material entry."""
        return next(entry for entry in reversed(self.entries) if entry.material)


class Digest(msgspec.Struct, frozen=True, tag="digest"):
    """What a route missed while it was suspended or paused; `since` in milliseconds.

    `stories` are the ids of the stories that the entries are of, in the same order.
    """

    since: int
    entries: tuple[tuple[Topic, Entry], ...]
    stories: tuple[str, ...] = ()


class Notice(msgspec.Struct, frozen=True, tag="notice"):
    """Trouble with a route, for the admins of its server. `trouble` as in domain.delivery."""

    channel: int
    trouble: str
    since: int


class Welcome(msgspec.Struct, frozen=True, tag="welcome"):
    """The first message in a server."""


Body = News | Digest | Notice | Welcome
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Body)


def encoded(body: Body) -> str:
    """Return a body as JSON."""
    return _encoder.encode(body).decode()


def decoded(text: str) -> Body:
    """Read a body. Raises msgspec.ValidationError."""
    return _decoder.decode(text)


def added(story: News | None, topic: Topic, entry: Entry) -> News:
    """Return the story with one more entry; its first ones are dropped where they are many.

    What is dropped are old repetitions first, then the oldest.
    """
    entries = (*(story.entries if story is not None else ()), entry)
    if len(entries) > KEPT:
        spare = next((e for e in entries[:-1] if not e.material), entries[0])
        entries = tuple(e for e in entries if e is not spare)
    return News(topic, entries)


def slugs(topics: Topic) -> list[str]:
    """Return the names of topics, in their fixed order."""
    return [topic.slug for topic in TOPICS if topic in topics]


def read_topics(typed: str) -> Topic | None:
    """Read `release, promo`; none where a word isn't a topic, or there is none."""
    words = [word.strip().lower() for word in typed.replace(";", ",").split(",") if word.strip()]
    known = {topic.slug: topic for topic in TOPICS}
    if not words or any(word not in known for word in words):
        return None
    chosen = Topic(0)
    for word in words:
        chosen |= known[word]
    return chosen
