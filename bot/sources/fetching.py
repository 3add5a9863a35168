"""Fetches web pages and feeds from public machines only, within limits of size and time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

LIMIT = 5_000_000
"""Bytes of an answer, as they come and unpacked, that are accepted unless a caller says less."""


class Unfetched(StrEnum):
    """Why nothing was fetched."""

    BAD_LINK = "bad-link"
    REFUSED_ADDRESS = "refused-address"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    DOWNGRADE = "downgrade"
    GONE = "gone"
    NOT_FOUND = "not-found"
    LOGIN = "login"
    BUSY = "busy"
    SERVER_ERROR = "server-error"
    ODD_STATUS = "odd-status"
    BAD_ENCODING = "bad-encoding"
    CUT_SHORT = "cut-short"
    UNREACHABLE = "unreachable"


class NotFetched(Exception):
    """Nothing was fetched: `reason`, `detail` for the log, and seconds to wait if it said so."""

    def __init__(
        self, reason: Unfetched, detail: str = "", *, retry_after: int | None = None
    ) -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url` is where it came from in the end; `unchanged` if it is as it was (304)."""

    url: str
    status: int
    body: bytes
    content_type: str = ""
    charset: str = ""
    etag: str | None = None
    modified: str | None = None
    retry_after: int | None = None
    unchanged: bool = False


class Fetcher:
    """Fetches; to be used as an asynchronous context manager, or closed."""

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        limit: int = LIMIT,
        accept: str = "*/*",
    ) -> Fetched:
        """Fetch. Raises NotFetched."""
        raise NotImplementedError

    async def close(self) -> None:
        """Close all connections."""
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()
