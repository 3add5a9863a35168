"""A newsroom: a web that says what it is told to, pages that say what they state, and a clock."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from bot.domain.copies import sketch
from bot.domain.documents import (
    ClaimForm,
    DocumentForm,
    Grade,
    ReleaseForm,
    Status,
    Tier,
)
from bot.domain.edtf import Precision, parse
from bot.reading.draft import Draft
from bot.services.intake import Intake
from bot.services.publishing import Publishing
from bot.services.shelf import Shelf
from bot.services.weighing import Weigher
from bot.sources.fetched import Fetched, NotFetched, Unfetched
from bot.sources.forms import Entry, FeedRead, NotParsed, Unparsed
from bot.sources.pieces import Content, Drafted
from bot.store.desk import Desk
from bot.store.feeds import Feeds, Seen

if TYPE_CHECKING:
    from pathlib import Path

NONE = "0" * 12
PRESS, FAN, BLOCKED = "press.example", "fan.example", "blocked.example"
NEWS = f"https://{PRESS}/news"
FEED = f"https://{PRESS}/feed"
DAY = 86_400_000
START = int(datetime(2027, 3, 9, 12, tzinfo=UTC).timestamp() * 1000)
SHOW = f"""
title = "Harbour"
entity = "harbour"
colour = "#336699"
[outlets]
press = ["{PRESS}", "other.example", "third.example"]
fan = ["listed.{FAN}"]
blocked = ["{BLOCKED}"]
[[entities]]
id = "harbour"
kind = "show"
name = "Harbour"
[[entities]]
id = "ann"
kind = "person"
name = "Ann Lee"
[[entities]]
id = "mo"
kind = "character"
name = "Mo"
"""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page as the reader would read it.

    `says` are release statements such as `scheduled 2027-05-14`, of grade B with `?` before them;
    `plays` says that Ann plays Mo, `strangers` are `name: role` of those whom the show doesn't
    know. `text` sets apart what says the same in other words.
    """

    text: str = "Harbour arrives on a day that was named at last, the makers said today."
    says: tuple[str, ...] = ()
    plays: bool = False
    strangers: tuple[str, ...] = ()
    title: str = "Harbour has a day"
    outlet: str = ""
    published: str | None = None
    named: bool = True
    link: str = ""
    tier: str = ""
    short: bool = False

    @property
    def body(self) -> bytes:
        """The page as it is served."""
        return msgspec.json.encode(self)

    @property
    def sha256(self) -> str:
        """The hash of its text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class Clock:
    """The state's clock, which stands until it is moved."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> int:
        return self.at

    def goes(self, *, days: float = 0, seconds: float = 0) -> None:
        self.at += int(days * DAY + seconds * 1000)


class FakeWeb:
    """Serves pages and feeds by link, or trouble, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Page | bytes | NotFetched] = {}
        self.leads: dict[str, str] = {}
        self.asked: list[str] = []
        self.marks: list[tuple[str | None, str | None]] = []

    def has(self, link: str, page: Page | bytes) -> None:
        self.pages[link] = page

    def is_in_trouble(self, link: str, why: Unfetched, retry_after: int | None = None) -> None:
        self.pages[link] = NotFetched(why, retry_after=retry_after)

    async def get(self, url, *, etag=None, modified=None, **_):
        self.asked.append(url)
        self.marks.append((etag, modified))
        url = self.leads.get(url, url)
        page = self.pages.get(url, NotFetched(Unfetched.NOT_FOUND))
        if isinstance(page, NotFetched):
            raise page
        body = page if isinstance(page, bytes) else page.body
        mark = hashlib.sha256(body).hexdigest()
        if etag == mark:
            return Fetched(url, 304, b"", unchanged=True)
        return Fetched(url, 200, body, "text/html", etag=mark)


class FakeWorkshop:
    """Takes apart what the fake web serves: pages, and feeds, which are lists of entries."""

    def __init__(self) -> None:
        self.trouble: Unparsed | None = None

    async def read(self, piece):
        if self.trouble is not None:
            raise NotParsed(self.trouble)
        if piece.content is Content.ENTRY and not piece.entry.html.startswith("{"):
            return Drafted()
        raw = piece.entry.html.encode() if piece.content is Content.ENTRY else piece.body
        page = msgspec.json.decode(raw, type=Page)
        if page.short and piece.content is Content.ENTRY:
            return Drafted()
        link = piece.url or page.link
        sha256 = page.sha256
        tier = Tier(page.tier) if page.tier else piece.said.tier
        if not link:
            return Drafted(sha256=sha256, tier=tier)
        return Drafted(
            sha256=sha256, link=link, tier=tier, draft=drafted(page, link, sha256, piece.said)
        )

    async def entries_of_feed(self, body, *_, **__):
        if self.trouble is not None:
            raise NotParsed(self.trouble)
        return FeedRead(entries=tuple(msgspec.json.decode(body, type=list[Entry])))


def drafted(page, link, sha256, said):
    """Return the draft of a page."""
    statements = [_statement(number, text) for number, text in enumerate(page.says, 1)]
    plays = ClaimForm(id="c1", about="ann", says="plays", of="mo", start=0, end=9, check=NONE)
    return Draft(
        form=DocumentForm(
            outlet=page.outlet or said.outlet or "Somebody",
            title=page.title,
            link=link,
            language="en",
            tier=Tier.FAN,
            sha256=sha256,
            length=len(page.text),
            published=page.published or said.published,
            release=tuple(statements),
            claim=(plays,) if page.plays else (),
        ),
        named=page.named,
        sentences={s.id: f"It says {text}." for s, text in zip(statements, page.says, strict=True)},
        strangers=page.strangers,
        sketch=sketch(page.text),
    )


def _statement(number, text):
    grade = Grade.B if text.startswith("?") else Grade.A
    status, _, edtf = text.removeprefix("?").partition(" ")
    return ReleaseForm(
        id=f"r{number}",
        status=Status(status),
        edtf=edtf or None,
        precision=parse(edtf).precision if edtf else Precision.NONE,
        grade=grade,
        start=0,
        end=9,
        check=NONE,
    )


def entry(link=None, page=None, *, id_=None, published="2027-03-09", title="News", html=""):
    """An entry of a feed, with the whole of a page in it or only its link."""
    html = page.body.decode() if page is not None else html
    return Entry(id=id_ or link or title, link=link, title=title, html=html, published=published)


def feed_of(*entries):
    """A feed as the fake web serves it."""
    return msgspec.json.encode(list(entries))


@dataclass
class Newsroom:
    """The intake with all that it works on; only the web and the reader are made up."""

    data: Path
    folder: Path
    state: object
    web: FakeWeb = field(default_factory=FakeWeb)
    workshop: FakeWorkshop = field(default_factory=FakeWorkshop)
    clock: Clock = field(default_factory=Clock)
    woken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = Desk(self.state)
        self.seen = Seen(self.state)
        self.feeds = Feeds(self.state)
        self.begins()

    def begins(self) -> None:
        """Start the intake, as after a restart."""
        self.publishing = Publishing(self.desk, self.folder, lambda: self.woken.append("watcher"))
        self.shelf = Shelf(self.data, self.desk)
        self.intake = Intake(
            web=self.web,
            read=self.workshop.read,
            shelf=self.shelf,
            weigher=Weigher(self.shelf, self.desk, _as_they_are),
            desk=self.desk,
            seen=self.seen,
            publishing=self.publishing,
            ticks=self.clock,
        )

    def owns(self, name, form):
        """Put a document into the show's own folder."""
        from bot.store.write import as_toml

        (self.data / "documents" / f"{name}.toml").write_text(as_toml(form), "utf-8")

    @property
    def public(self) -> set[str]:
        """The documents that a build would read."""
        return {path.stem for path in (self.folder / "documents").glob("*.toml")}


async def _as_they_are(form):
    return form
