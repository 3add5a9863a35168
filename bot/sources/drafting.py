"""Drafts a document of what came in: takes it apart and reads it, within the workshop's child."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from bot.domain.documents import DateSource, ShowForm, Tier, as_link
from bot.domain.edtf import parse
from bot.reading.draft import draft
from bot.reading.roster import Roster
from bot.reading.whole import names_the_show, read
from bot.sources.parsing import article_of_html, article_of_text, entry_article
from bot.sources.pieces import Content, Drafted, Piece

if TYPE_CHECKING:
    from bot.reading.article import Article


def drafted(payload: bytes) -> bytes:
    """Do the workshop's job: a packed Piece becomes a packed Drafted. Raises NotParsed."""
    return _pack(_drafted(_pieces.decode(payload)))


def _drafted(piece: Piece) -> Drafted:
    article = _article(piece)
    if article is None:
        return Drafted()
    article = _with(article, piece)
    known = Drafted(
        sha256=hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest(),
        link=article.link,
        tier=article.tier or piece.said.tier,
    )
    if not article.link:
        return known
    roster = _roster(piece.show)
    named = names_the_show(article, roster)
    made = draft(article, read(article, roster), named=named, tier=Tier.FAN)
    return msgspec.structs.replace(known, draft=made)


def _article(piece: Piece) -> Article | None:
    if piece.content is Content.PAGE:
        return article_of_html(piece.body, piece.content_type, piece.url, today=piece.today)
    if piece.content is Content.TEXT:
        return article_of_text(piece.body, headed=piece.handed)
    return entry_article(piece.entry) if piece.entry is not None else None


def _with(article: Article, piece: Piece) -> Article:
    """Return the article with what was said beside it, where it says nothing itself."""
    said, published, source = piece.said, article.published, article.published_from
    # A page that doesn't name its outlet is called by its host; any name is better.
    nameless = article.outlet.removeprefix("www.") in _hosts(piece.url)
    if published is None and said.published is not None and _is_date(said.published):
        published, source = said.published, DateSource.META
    return msgspec.structs.replace(
        article,
        link=as_link(piece.url or article.link),
        outlet=(said.outlet if nameless else "") or article.outlet,
        language=article.language or said.language,
        published=published,
        published_from=source,
    )


def _hosts(url: str) -> set[str]:
    parts = urlsplit(url)
    return {"", parts.netloc.removeprefix("www."), (parts.hostname or "").removeprefix("www.")}


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=2)
def _roster(show: bytes) -> Roster:
    """Prepare a show's names, once for each state of the show."""
    return Roster.of(msgspec.json.decode(show, type=ShowForm))


_pack = msgspec.msgpack.encode
_pieces = msgspec.msgpack.Decoder(Piece)
