"""Reads feeds: RSS, Atom and RDF become entries with ids, links, days, and text without markup.

Run in the workshop's child, like `parsing`.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from bot.sources.addresses import BadLink, shaped
from bot.sources.charsets import text_of, without_controls
from bot.sources.days import day_of
from bot.sources.forms import Entry, FeedRead, NotParsed, Unparsed
from bot.sources.headers import charset_of
from bot.sources.nesting import look_over
from bot.sources.paragraphs import line_of, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MOST = 500
"""Entries of a feed that are read, from its beginning, where the newest stand."""
LONGEST, IN_ALL = 100_000, 3_000_000
"""Characters of an entry's text, and of all entries', that are kept. Of a longer one only a
beginning is: the article is fetched instead."""
_BEGINNING = 500
_LONGEST_TITLE, _LONGEST_ID = 500, 500
# feedparser tells nothing of its types.
_feedparser: Any = import_module("feedparser")
_get: Any = dict[Any, Any].get


def entries_of_feed(
    body: bytes, content_type: str, base_url: str, *, today: date | None = None
) -> FeedRead:
    """Return what is in a feed that came from `base_url`.

    Raises NotParsed: no feed, one whose end is missing, one nested too deep.
    """
    text, more = look_over(without_controls(text_of(body, charset_of(content_type))), MOST)
    parsed = _parsed(text)
    if not parsed.version and not parsed.entries:
        raise NotParsed(Unparsed.NOT_A_FEED)
    title = line_of(_text(parsed.feed, "title"))[:_LONGEST_TITLE]
    language = _language(_text(parsed.feed, "language"))
    reader = _Reader(base_url, today or datetime.now(UTC).date(), title, language)
    return FeedRead(title, language, tuple(reader.entries(parsed.entries[:MOST])), more)


def _parsed(text: str) -> Any:
    """Have a feed parsed. Raises NotParsed also where feedparser fails: some odd feeds make it."""
    try:
        # Only ever a stream: what looks like a path or a link would be opened.
        return _feedparser.parse(
            io.BytesIO(f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            # What is kept of markup is made here, from its text alone.
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise NotParsed(Unparsed.NOT_A_FEED, f"feedparser: {type(error).__name__}") from error


class _Reader:
    """Makes entries of what feedparser found in one feed."""

    def __init__(self, base_url: str, today: date, title: str, language: str | None) -> None:
        self._base_url = base_url
        self._today = today
        self._title = title
        self._language = language
        self._left = IN_ALL

    def entries(self, found: list[Any]) -> Iterator[Entry]:
        """Return the entries in order, the first one of each id."""
        seen: set[str] = set()
        for each in found:
            entry = self._entry(each)
            if entry.id and entry.id not in seen:
                seen.add(entry.id)
                yield entry

    def _entry(self, found: Any) -> Entry:
        link = self._link(_text(found, "link"))
        title = line_of(_text(found, "title"))[:_LONGEST_TITLE]
        own = " ".join(_text(found, "id").split())[:_LONGEST_ID]
        fullest, language = _fullest(found)
        source: Any = found.get("source") or {}
        return Entry(
            id=own or link or title,
            link=link,
            title=title,
            html=self._cleaned(fullest),
            published=self._day(found),
            language=_language(language) or self._language,
            outlet=line_of(_text(source, "title"))[:_LONGEST_TITLE] or self._title,
        )

    def _day(self, found: Any) -> str | None:
        for name in ("published", "updated", "created"):
            if day := day_of(_text(found, name), self._today):
                return day
        return None

    def _link(self, said: str) -> str | None:
        """Return a link if it is one of the web's, made whole by where the feed came from."""
        try:
            return shaped(urljoin(self._base_url, said.strip()) if said.strip() else "").text
        except (BadLink, ValueError):
            return None

    def _cleaned(self, markup: str) -> str:
        """Return the text of a piece of HTML, with no markup but paragraphs."""
        lines = paragraphs_of(markup)
        length = sum(map(len, lines))
        if length > min(LONGEST, self._left):
            lines = [" ".join(lines)[:_BEGINNING] + "…"]
            length = 0
        self._left -= length
        return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)


def _text(holder: Any, name: str) -> str:
    # feedparser's own way of looking takes one thing for another, and warns that it does.
    value = _get(holder, name)
    return value if isinstance(value, str) else ""


def _fullest(found: Any) -> tuple[str, str]:
    """Return the longest text of an entry, and the language that it is said to be in."""
    fullest, language = _text(found, "summary"), ""
    for content in found.get("content") or ():
        if len(text := _text(content, "value")) > len(fullest):
            fullest, language = text, _text(content, "language")
    return fullest, language


def _language(said: str) -> str | None:
    """Return the language without its country, if it can be one."""
    first = said.strip().lower().replace("_", "-").partition("-")[0]
    return first if first.isascii() and first.isalpha() and 2 <= len(first) <= 3 else None
