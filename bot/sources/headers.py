"""Reads what servers say beside an answer: charset, how long to wait, and marks of its state."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 86_400
"""Seconds that a server is believed when it asks for patience."""
_LONGEST = 400
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)


def charset_of(content_type: str) -> str:
    """Return the charset named in a Content-Type, in lower case; empty if none is."""
    match = _CHARSET.search(content_type[:_LONGEST])
    return match[1].lower() if match else ""


def kept(value: str | None) -> str | None:
    """Return a header's value if it is fit to be kept and sent back."""
    if value is None or not 0 < len(value) <= _LONGEST or not value.isascii():
        return None
    return value if value.isprintable() else None


def seconds_to_wait(value: str | None, now: datetime | None = None) -> int | None:
    """Return the seconds of a Retry-After, which says a number or an instant; a day at most."""
    if value is None:
        return None
    value = value.strip()[:_LONGEST]
    if value.isascii() and value.isdigit():
        return min(int(value[:10]), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value)
        until = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
        left = (until - (now or datetime.now(UTC))).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0, min(int(left), LONGEST_WAIT))
