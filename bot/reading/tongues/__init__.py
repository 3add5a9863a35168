"""What the reader knows of each language: words of the calendar, and of release news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reading.tongue import language_of
from bot.reading.tongues import de, en, fr, it, ja, ko

if TYPE_CHECKING:
    from bot.reading.article import Article
    from bot.reading.tongue import Tongue

TONGUES: dict[str, Tongue] = {m.TONGUE.code: m.TONGUE for m in (en, de, it, fr, ja, ko)}


def tongue_of(article: Article) -> Tongue:
    """Return the language in which an article is to be read; English where ours don't fit."""
    said = (article.language or "").partition("-")[0]
    code = said if said in TONGUES else language_of(article.text[article.body :])
    return TONGUES.get(code, TONGUES["en"])
