"""How often the bot may ask: a bucket per route and channel, and a limit for all together."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.wire.clock import Clock
    from tests.wire.shapes import Json

Rate = tuple[int, float]
"""So many requests in so many seconds."""


@dataclass(slots=True)
class Told:
    """What Discord says of its limits with an answer, and whether the answer is only that."""

    headers: dict[str, str] = field(default_factory=dict)
    refusal: Json | None = None
    """The body of the 429."""


@dataclass(slots=True)
class _Window:
    begun: float
    used: int = 0


class Limits:
    """The real ones at first. Each can be set at any time, `None` for no limit at all.

    The rates of `per_channel` are what headers tell; `crossposts` is one of those limits of which
    a bot hears only when it meets them.
    """

    def __init__(self, clock: Clock) -> None:
        self.overall: int | None = 50
        """Requests of all kinds in any second by the clock; the gateway and logins are free."""
        self.per_channel: dict[str, Rate | None] = {
            "create": (5, 5.0),
            "edit": (5, 5.0),
            "crosspost": (5, 5.0),
            "delete": (5, 1.0),
            "read": (5, 1.0),
            "look": (5, 1.0),
        }
        self.crossposts: Rate | None = (10, 3600.0)
        self.given: Counter[str] = Counter()
        """How many 429s there were, by their scope: `user` or `global`."""
        self._clock = clock
        self._windows: dict[tuple[str, str], _Window] = {}

    def off(self) -> None:
        """Let the bot ask as often as it likes."""
        self.overall = self.crossposts = None
        self.per_channel = dict.fromkeys(self.per_channel)

    def take(self, action: str, channel: str) -> Told:
        """Count a request; return what to tell of it."""
        now = self._clock.now()
        if self.overall is not None:
            window = self._window(("global", ""), 1.0, now)
            if window.used >= self.overall:
                return self.refuse(window.begun + 1.0 - now, everywhere=True)
            window.used += 1
        told = self._take_of_channel(action, channel, now)
        if told.refusal is None and action == "crosspost" and self.crossposts is not None:
            many, seconds = self.crossposts
            window = self._window(("hourly crosspost", channel), seconds, now)
            if window.used >= many:
                hidden = self.refuse(window.begun + seconds - now)
                hidden.headers = {**told.headers, **hidden.headers}
                return hidden
            window.used += 1
        return told

    def refuse(self, seconds: float, *, everywhere: bool = False) -> Told:
        """Return a 429, and count it."""
        seconds = round(max(seconds, 0.001), 3)
        scope = "global" if everywhere else "user"
        self.given[scope] += 1
        headers = {"Retry-After": str(math.ceil(seconds)), "X-RateLimit-Scope": scope}
        if everywhere:
            headers["X-RateLimit-Global"] = "true"
        body = {"message": "You are being rate limited.", "code": 0, "retry_after": seconds}
        return Told(headers, {**body, "global": everywhere})

    def _take_of_channel(self, action: str, channel: str, now: float) -> Told:
        rate = self.per_channel.get(action)
        if rate is None:
            return Told()
        many, seconds = rate
        window = self._window((action, channel), seconds, now)
        left = window.begun + seconds - now
        full = window.used >= many
        window.used += not full
        told = self.refuse(left) if full else Told()
        told.headers |= {
            "X-RateLimit-Limit": str(many),
            "X-RateLimit-Remaining": str(many - window.used),
            "X-RateLimit-Reset": f"{now + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": f"bucket-of-{action}",
        }
        return told

    def _window(self, key: tuple[str, str], seconds: float, now: float) -> _Window:
        window = self._windows.get(key)
        if window is None or not window.begun <= now < window.begun + seconds:
            window = self._windows[key] = _Window(now)
        return window
