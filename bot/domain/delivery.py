"""Decides what follows from one attempt to deliver: pure, from Discord's answer alone."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from enum import IntEnum, StrEnum

NONCE = 25
"""Characters that Discord allows in a nonce."""
BACKOFF = (1, 5, 30, 120, 600, 1_800, 3_600)
"""Seconds of the longest wait after each failed try; the last one goes on."""
EXPIRES = 24 * 3_600
"""Seconds after which what could not be delivered is given up."""


class Step(IntEnum):
    """The parts of telling a story in a channel, in the order in which they are done."""

    POST = 0
    REPLY = 1
    PUBLISH = 2


class Standing(StrEnum):
    """Where a delivery stands. `GONE`: a moderator deleted the post. `HELD`: nobody can know
    whether it was sent, so it isn't sent again.
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    GONE = "gone"
    HELD = "held"
    DEAD = "dead"


class Outcome(StrEnum):
    """What is written down of a delivery, for its admin."""

    DELIVERED = "delivered"
    EDITED = "edited"
    REPLIED = "replied"
    PUBLISHED = "published"
    FOUND = "found"
    GONE = "gone"
    HELD = "held"
    REFUSED = "refused"
    SUSPENDED = "suspended"
    EXPIRED = "expired"


class Trouble(StrEnum):
    """Why a route is suspended, or a delivery was given up."""

    NO_CHANNEL = "no-channel"
    NO_ACCESS = "no-access"
    NO_PERMISSION = "no-permission"
    CANT_VIEW = "cant-view"
    CANT_SEND = "cant-send"
    CANT_EMBED = "cant-embed"
    NO_GUILD = "no-guild"
    INVALID = "invalid"
    BLOCKED = "blocked"
    UNKNOWN_FATE = "unknown-fate"
    EXPIRED = "expired"
    PAUSED = "paused"
    MOVED = "moved"


class Action(StrEnum):
    """What is to be done with a delivery after an attempt."""

    DONE = "done"
    LATER = "later"
    UNCLEAR = "unclear"
    GONE = "gone"
    DROP = "drop"
    SUSPEND = "suspend"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do. `wait` (seconds) is given for LATER; `trouble` for DROP and SUSPEND.

    LATER: not tried in earnest, no try is counted. UNCLEAR: it may have
    worked. STOP: the token is no longer valid, nothing may be sent at all. `limited` says that the
    message stands and can't be edited for now.
    """

    action: Action
    wait: float = 0
    trouble: Trouble | None = None
    limited: bool = False


LIMITED = "edited too often"
"""What is kept of an edit that is put off, though its message stands."""
_LOST = {
    10003: Trouble.NO_CHANNEL,
    10004: Trouble.NO_GUILD,
    50001: Trouble.NO_ACCESS,
    50008: Trouble.NO_CHANNEL,
    50013: Trouble.NO_PERMISSION,
    50024: Trouble.NO_CHANNEL,
}
_UNKNOWN_MESSAGE, _CROSSPOSTED = 10008, 40033
_EDIT_LIMITS = {20022, 30046}
_EDIT_WAIT = 3_600.0
_BLOCKED = {200000, 200001}
"""AutoMod."""


def verdict(step: Step, status: int, code: int, *, wait: float = 0) -> Verdict:
    """Return what follows from a refusal.

    `status` is HTTP's, `code` Discord's own, `wait` the seconds that a 429 asked for.
    """
    if status == 401 or status >= 500:
        return Verdict(Action.STOP if status == 401 else Action.UNCLEAR)
    if status == 429 or code in _EDIT_LIMITS:
        limited = code in _EDIT_LIMITS
        return Verdict(Action.LATER, max(wait, _EDIT_WAIT if limited else 1.0), limited=limited)
    if code == _UNKNOWN_MESSAGE or (code == 0 and status in {403, 404}):
        # On a new post with a nonce: it was delivered, and somebody deleted it since. Without a
        # code these are not Discord's own words, and the channel may be sound.
        return Verdict(Action.GONE if code else Action.UNCLEAR)
    if step is Step.PUBLISH:
        # A step that fails by itself: the post stands, and the route is sound.
        done = code == _CROSSPOSTED
        return (
            Verdict(Action.DONE) if done else Verdict(Action.DROP, trouble=_trouble(status, code))
        )
    trouble = _trouble(status, code)
    dropped = trouble in (Trouble.INVALID, Trouble.BLOCKED)
    return Verdict(Action.DROP if dropped else Action.SUSPEND, trouble=trouble)


def _trouble(status: int, code: int) -> Trouble:
    by_status = {403: Trouble.NO_PERMISSION, 404: Trouble.NO_CHANNEL}
    if code in _BLOCKED:
        return Trouble.BLOCKED
    return _LOST.get(code) or by_status.get(status, Trouble.INVALID)


def backoff(tries: int, luck: float) -> float:
    """Return the seconds to wait after the `tries`-th failed try; `luck` lies in [0, 1).

    Full jitter: any time up to the bound, but at least a tenth of it, so that nothing spins.
    """
    longest = BACKOFF[min(max(tries, 1), len(BACKOFF)) - 1]
    return longest * (0.1 + 0.9 * luck)


def nonce(install: str, story: str, channel: int, *, step: Step, number: int, birth: int) -> str:
    """Return the nonce of a message: the same at each attempt, without the revision in it."""
    name = f"{install}|{story}|{channel}|{step.value}|{number}|{birth}"
    digest = hashlib.blake2b(name.encode(), digest_size=15).digest()
    return base64.b32encode(digest).decode().lower()[:NONCE]


def marker(story: str, step: Step, *, number: int, birth: int, revision: int) -> str:
    """Return the mark that a message carries in its link: what it is, and at which revision.

    Its part before the last dash is the same for all revisions of one message.
    """
    kind = f"p{birth}" if step is Step.POST else f"r{number}"
    return f"news-{story.replace(':', '-')}-{kind}-{revision}"


def marked_revision(text: str, mark: str) -> int | None:
    """Return the revision with which `text` carries the mark of `mark`'s message; none if not."""
    stem = f"#{mark.rpartition('-')[0]}-"
    place = text.find(stem)
    if place < 0:
        return None
    digits = ""
    for sign in text[place + len(stem) :]:
        if not ("0" <= sign <= "9"):
            break
        digits += sign
    return int(digits) if digits else None


@dataclass(frozen=True, slots=True)
class Timing:
    """The times of delivering, in seconds.

    A claim is held for `lease`; an attempt is cut off after `timeout`, well within it. A nonce is
    trusted for `trust` after the first attempt: Discord keeps it for "the past few minutes".
    """

    lease: float = 45
    timeout: float = 15
    trust: float = 60
    expires: float = EXPIRES
    pace: float = 45
    """Requests a second; Discord takes 50 of a bot."""
