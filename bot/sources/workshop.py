"""Has untrusted bytes taken apart in a process of their own, with little time and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.reading.article import Article
    from bot.sources.forms import Entry, FeedRead


class Workshop:
    """One warm child process that does one job at a time; started with the first job."""

    async def run(self, job: str, payload: bytes) -> bytes:
        """Have a job done. Raises NotParsed."""
        raise NotImplementedError

    async def article_of_html(self, body: bytes, content_type: str, url: str) -> Article:
        """Return the article of a web page. Raises NotParsed."""
        raise NotImplementedError

    async def article_of_text(self, body: bytes) -> Article:
        """Return the article of a text file. Raises NotParsed."""
        raise NotImplementedError

    async def entries_of_feed(
        self, body: bytes, content_type: str, url: str, *, today: date | None = None
    ) -> FeedRead:
        """Return what is in a feed. Raises NotParsed."""
        raise NotImplementedError

    async def entry_article(self, entry: Entry) -> Article | None:
        """Return the article of a feed's entry; none if it holds only a beginning of one."""
        raise NotImplementedError

    async def close(self) -> None:
        """End the child. A job under way fails; later ones do, too."""
        raise NotImplementedError
