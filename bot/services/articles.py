"""An article on its way in, and what became of it: the words of the intake."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.documents import Tier
from bot.services.handing import Became, Fate
from bot.sources.files import safe_name
from bot.sources.pieces import Content, Said

if TYPE_CHECKING:
    from bot.domain.desk import Arrival, Decided, Way
    from bot.sources.forms import Entry
    from bot.sources.pieces import Drafted

PAGES = (".html", ".htm", ".xhtml")
"""Endings of files that are web pages; any other file is text."""
NOTHING_SAID = Said()
_HEADED = re.compile(
    rb"(?:(?:title|outlet|url|published|tier|lang):[^\n]{0,2000}\n)+\r?\n", re.IGNORECASE
)


class End(StrEnum):
    """What became of an article."""

    TAKEN = "taken"
    HELD = "held"
    WAITING = "waiting"
    COPY = "copy"
    KNOWN = "known"
    NOT_ABOUT = "not-about-the-show"
    NOTHING = "nothing-in-it"
    BLOCKED = "blocked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arriving:
    """An article that comes in: its link, or its bytes, or a feed's entry.

    `feed` is where an entry was read; its text is only believed for links of the same outlet.
    """

    way: Way
    link: str | None = None
    body: bytes | None = None
    content: Content = Content.PAGE
    said: Said = NOTHING_SAID
    entry: Entry | None = None
    feed: str = ""
    handed_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an article. `again` says whether a later try may do better.

    `reason` is the rule that decided, or why it failed; `link` where it came from in the end.
    """

    end: End
    document: str | None = None
    arrival: Arrival | None = None
    reason: str = ""
    link: str = ""
    again: bool = False

    @property
    def became(self) -> Became:
        """The same in the words in which whoever handed it in is told."""
        fate = _FATES[self.end]
        if self.arrival is None:
            why = self.reason or self.end if fate is Fate.FAILED else ""
            return Became(fate, self.document, why=why, again=self.again)
        draft = self.arrival.draft
        found = {table: len(getattr(draft, table)) for table in TABLES}
        fate = Fate.WAITING if self.end is End.WAITING else Fate.TAKEN
        holds = tuple(Counter(held.why for held in self.arrival.held))
        return Became(fate, self.document, draft.title, found, holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What would become of an article. Without an `arrival` there is nothing to keep.

    `before` is the arrival of which it is a new version, `made` what was drafted.
    """

    arriving: Arriving
    outcome: Outcome
    arrival: Arrival | None = None
    before: Arrival | None = None
    decided: tuple[Decided, ...] = ()
    made: Drafted | None = None


TABLES = ("release", "quote", "claim", "name")
"""What is taken from an article, by kind."""
_FATES = {
    End.TAKEN: Fate.TAKEN,
    End.HELD: Fate.TAKEN,
    End.WAITING: Fate.WAITING,
    End.COPY: Fate.KNOWN,
    End.KNOWN: Fate.KNOWN,
    End.NOT_ABOUT: Fate.NOT_OURS,
    End.NOTHING: Fate.NOT_OURS,
    End.BLOCKED: Fate.FAILED,
    End.FAILED: Fate.FAILED,
}


def from_file(name: str, body: bytes, way: Way, by: int | None = None) -> Arriving:
    """Return a file that somebody hands in. Raises NotRead where its name can't be one.

    A page may have header lines before its markup, as a text file has.
    """
    if not safe_name(name).lower().endswith(PAGES):
        return Arriving(way=way, body=body, content=Content.TEXT, handed_by=by)
    link, said, body = _unheaded(body)
    return Arriving(way=way, link=link, body=body, said=said, handed_by=by)


def _unheaded(body: bytes) -> tuple[str | None, Said, bytes]:
    """Return what the lines before a page's markup say, and the page."""
    match = _HEADED.match(body)
    if match is None:
        return None, Said(), body
    rows = (line.partition(":") for line in match[0].decode("utf-8", "replace").splitlines())
    said = {key.strip().lower(): value.strip() for key, _, value in rows if value.strip()}
    tier = said.get("tier", "").lower()
    return (
        said.get("url"),
        Said(
            outlet=said.get("outlet", ""),
            published=said.get("published"),
            language=said.get("lang"),
            tier=Tier(tier) if tier in set(Tier) else None,
        ),
        body[match.end() :],
    )
