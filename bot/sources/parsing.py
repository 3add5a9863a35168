"""Makes articles of what was fetched or dropped in: pages, text files, entries of feeds.

These are run in the workshop's child. They trust nothing, and raise NotParsed for whatever is no
article; anything else that they raise is a fault of theirs, which the workshop reports as a crash.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from bot.domain.sites import host_in
from bot.reading.article import from_parts, from_text
from bot.sources.charsets import text_of, without_controls
from bot.sources.days import day_of
from bot.sources.forms import NotParsed, Unparsed
from bot.sources.headers import charset_of
from bot.sources.nesting import shallow
from bot.sources.paragraphs import line_of, paragraphs_of

if TYPE_CHECKING:
    from datetime import date

    from bot.reading.article import Article
    from bot.sources.forms import Entry

LARGEST_TEXT = 2_000_000
"""Bytes of a text file that are read."""
LEAST, LEAST_BESIDE_LOGIN, LEAST_OF_ENTRY = 250, 1_500, 1_000
"""How much text (see `weight`) is an article: of a page, of one that asks for a password, and of
an entry of a feed, which may be only a beginning."""
_LONGEST_TITLE = 500
_LOGIN = re.compile(r"<input\b[^<>]{0,500}?\btype\s{0,9}=\s{0,9}[\"']?password\b", re.IGNORECASE)
_LANG = re.compile(
    r"<html\b[^<>]{0,1000}?\slang\s{0,9}=\s{0,9}[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE
)
_CJK = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_ITEM = re.compile(r"^- ", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CUT = re.compile(
    r"(?:…|\.\.\.|\b(?:read more|continue reading|read the full (?:article|story)))\W*$",
    re.IGNORECASE,
)
_APPEARED = re.compile(
    r"the post .{1,300} (?:appeared first on|first appeared on) .{1,100}$", re.IGNORECASE
)
_HOST = re.compile(r"[^\s.]+(?:\.[^\s.]+)*\.[^\s.\d]{2,}(?::\d+)?|[\d.:]+")
# trafilatura tells nothing of its types.
_trafilatura: Any = import_module("trafilatura")


def article_of_html(
    body: bytes, content_type: str, url: str, *, today: date | None = None
) -> Article:
    """Return the article of a web page that came from `url`.

    Raises NotParsed: a page to log in, an empty one, one without an article.
    """
    markup = _as_markup(text_of(body, charset_of(content_type)))
    today = today or datetime.now(UTC).date()
    page = _extracted(shallow(markup), url)
    if page is None:
        raise NotParsed(Unparsed.NO_ARTICLE)
    text = _ITEM.sub("", without_controls(str(page.text or "")))
    least = LEAST_BESIDE_LOGIN if _LOGIN.search(markup) else LEAST
    if weight(text) < least:
        raise NotParsed(Unparsed.NO_ARTICLE, f"{len(text)} characters of text")
    title = _one_line(page.title)
    lines = text.split("\n")
    if lines[0].strip().casefold() == title.casefold():
        text = "\n".join(lines[1:]).lstrip("\n")
    lang = _LANG.search(markup)
    return from_parts(
        title,
        text,
        url=url,
        published=day_of(str(page.date or ""), today) or "",
        outlet=_outlet(_one_line(page.sitename), url),
        lang=lang[1].lower() if lang else "",
    )


def article_of_text(body: bytes, *, headed: bool = True) -> Article:
    """Return the article of a text file, whose first lines may be headers.

    Where it isn't `headed`, they say nothing of where it is from, when, or how far it is trusted.

    Raises NotParsed: too large, empty, or not text at all.
    """
    if len(body) > LARGEST_TEXT:
        raise NotParsed(Unparsed.TOO_LARGE, f"more than {LARGEST_TEXT:,} bytes")
    text = text_of(body)
    if len(_CONTROL.findall(text)) * 20 > len(text):
        raise NotParsed(Unparsed.NO_ARTICLE, "not text")
    text = without_controls(text)
    if not text.strip():
        raise NotParsed(Unparsed.NO_ARTICLE, "empty")
    article = from_text(text)
    if headed:
        return article
    return msgspec.structs.replace(
        article, outlet="", link="", published=None, published_from=None, tier=None
    )


def entry_article(entry: Entry) -> Article | None:
    """Return the article of a feed's entry; none if it holds too little, or ends in the middle."""
    lines = paragraphs_of(entry.html)
    if lines and _APPEARED.match(lines[-1]):
        lines.pop()
    text = "\n".join(lines)
    if weight(text) < LEAST_OF_ENTRY or _CUT.search(text[-500:]):
        return None
    return from_parts(
        entry.title,
        text,
        url=entry.link or "",
        published=entry.published or "",
        outlet=entry.outlet,
        lang=entry.language or "",
    )


def weight(text: str) -> int:
    """Return how much text this is, in letters of an alphabet: a CJK character says more."""
    return len(text) + 2 * len(_CJK.findall(text))


def _extracted(markup: str, url: str) -> Any:
    """Have an article found. Raises NotParsed also where trafilatura fails: odd pages make it."""
    try:
        return _trafilatura.bare_extraction(
            markup,
            url=url or None,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # A date is taken where the page says it, never guessed from what it tells of.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise NotParsed(Unparsed.NO_ARTICLE, f"trafilatura: {type(error).__name__}") from error


def _outlet(name: str, url: str) -> str:
    """Return what a page calls its outlet; a host is only its own: where the page came from.

    For want of a name trafilatura gives the host of the link that the page says is its own.
    """
    return name if name and not _HOST.fullmatch(name) else host_in(url)


def _one_line(value: Any) -> str:
    """Return what a page says of itself in one line of text."""
    return line_of(str(value or "")[: 2 * _LONGEST_TITLE])[:_LONGEST_TITLE]


def _as_markup(text: str) -> str:
    """Return the page without what confuses the parser: controls, and what it says of its bytes."""
    text = without_controls(text).lstrip()
    if text.startswith("<?xml"):
        text = text.partition("?>")[2]
    return text
