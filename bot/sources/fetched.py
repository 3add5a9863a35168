"""What comes of fetching: an answer, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.sources.headers import seconds_to_wait

if TYPE_CHECKING:
    import aiohttp


class Unfetched(StrEnum):
    """Why nothing was fetched."""

    BAD_LINK = "bad-link"
    LONG_LINK = "long-link"
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


_REASONS = {
    401: Unfetched.LOGIN,
    402: Unfetched.LOGIN,
    403: Unfetched.LOGIN,
    404: Unfetched.NOT_FOUND,
    407: Unfetched.LOGIN,
    410: Unfetched.GONE,
    429: Unfetched.BUSY,
}


def raise_for(answer: aiohttp.ClientResponse, *, asked: bool) -> None:
    """Raise NotFetched if the answer's status promises nothing to read.

    `asked` if the request was for what is newer only.
    """
    status = answer.status
    if 200 <= status < 300 or (status == 304 and asked):
        return
    reason = _REASONS.get(status)
    if reason is None:
        reason = Unfetched.SERVER_ERROR if status >= 500 else Unfetched.ODD_STATUS
    wait = seconds_to_wait(answer.headers.get("Retry-After"))
    raise NotFetched(reason, f"{answer.url.host} said {status}", retry_after=wait)
