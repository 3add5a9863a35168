"""Decides whether news can go to a channel, and would: pure, from what is known of the server."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.delivery import Standing, Trouble

TEXT, ANNOUNCEMENT, NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD, FORUM, MEDIA = (
    0,
    5,
    10,
    11,
    12,
    15,
    16,
)
"""Discord's types of channels that matter here."""
THREADS = frozenset({NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD})
USABLE = frozenset({TEXT, ANNOUNCEMENT}) | THREADS
FORUMS = frozenset({FORUM, MEDIA})


class Need(StrEnum):
    """What the bot needs in a channel, by the name of the permission, in the order of checks."""

    VIEW = "view"
    SEND = "send"
    SEND_IN_THREADS = "send-in-threads"
    EMBED = "embed"
    HISTORY = "history"
    PING = "ping"


@dataclass(frozen=True, slots=True)
class Place:
    """A channel as we see it: what we may do there. `kind` is Discord's type."""

    guild: int
    id: int
    name: str
    kind: int
    view: bool
    send: bool
    embed: bool
    history: bool

    @property
    def usable(self) -> bool:
        """Whether news can be posted in channels of this kind."""
        return self.kind in USABLE


@dataclass(frozen=True, slots=True)
class Pinged:
    """A role that news may ping: `pingable` in the channel that was asked about."""

    id: int
    name: str
    everyone: bool
    pingable: bool


def needs(place: Place, role: Pinged | None) -> list[tuple[Need, bool]]:
    """Return everything that is needed in a channel, and whether we have it."""
    send = Need.SEND_IN_THREADS if place.kind in THREADS else Need.SEND
    found = [
        (Need.VIEW, place.view),
        (send, place.send),
        (Need.EMBED, place.embed),
        (Need.HISTORY, place.history),
    ]
    return [*found, (Need.PING, role.pingable)] if role is not None else found


def missing(place: Place, role: Pinged | None = None) -> list[Need]:
    """Return what is missing in a channel; a lack of HISTORY or PING stops no news."""
    return [need for need, given in needs(place, role) if not given]


def trouble(place: Place | None) -> Trouble | None:
    """Return why nothing can be posted in a channel; none if it can. `place` none: it is gone."""
    if place is None or not place.usable:
        return Trouble.NO_CHANNEL
    if not place.view:
        return Trouble.CANT_VIEW
    if not place.send:
        return Trouble.CANT_SEND
    return None if place.embed else Trouble.CANT_EMBED


class State(StrEnum):
    """How a server's route stands. `BLOCKED`: nothing went wrong yet, but it would."""

    NONE = "none"
    OPEN = "open"
    PAUSED = "paused"
    SUSPENDED = "suspended"
    BLOCKED = "blocked"


def state(
    *, paused: bool, suspended: Trouble | None, blocked: Trouble | None
) -> tuple[State, Trouble | None]:
    """Return how a route stands, and why. `blocked` is what stands in the way right now."""
    if paused:
        return State.PAUSED, blocked
    if suspended is not None:
        return State.SUSPENDED, blocked or suspended
    return (State.BLOCKED, blocked) if blocked is not None else (State.OPEN, None)


class Rule(StrEnum):
    """What decides whether a story is posted in a channel, in the order in which it is asked."""

    NO_ROUTE = "no-route"
    PAUSED = "paused"
    SUSPENDED = "suspended"
    BLOCKED = "blocked"
    TOPIC = "topic"
    NO_STORY = "no-story"
    BEFORE = "before"
    SHOWN = "shown"
    DELETED = "deleted"
    HELD = "held"
    GIVEN_UP = "given-up"
    WAITS = "waits"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Stands:
    """How a story stands in a channel: its delivery, as far as a rule asks."""

    standing: Standing
    message: int | None
    behind: bool
    """Whether a newer revision is wanted than is shown."""
    next_at: int
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rule that decides on a story in a channel; `at` is when it is tried next."""

    rule: Rule
    trouble: Trouble | None = None
    at: int | None = None
    error: str | None = None


_BLOCKING = {
    State.NONE: Rule.NO_ROUTE,
    State.PAUSED: Rule.PAUSED,
    State.SUSPENDED: Rule.SUSPENDED,
    State.BLOCKED: Rule.BLOCKED,
}
_ENDED = {
    Standing.GONE: Rule.DELETED,
    Standing.HELD: Rule.HELD,
    Standing.DEAD: Rule.GIVEN_UP,
}


def ruling(
    now: int, stood: tuple[State, Trouble | None], stands: Stands | None, *, asked: bool, told: bool
) -> Ruling:
    """Return what decides on a story: `asked` for its topic, and `told` already anywhere."""
    route, why = stood
    if route in _BLOCKING:
        return Ruling(_BLOCKING[route], why)
    if not asked:
        return Ruling(Rule.TOPIC)
    if stands is None:
        return Ruling(Rule.BEFORE if told else Rule.NO_STORY)
    if stands.standing in _ENDED:
        return Ruling(_ENDED[stands.standing], error=stands.error)
    if stands.standing is Standing.SENT and not stands.behind:
        return Ruling(Rule.SHOWN)
    waits = stands.next_at > now
    return Ruling(Rule.WAITS if waits else Rule.NOW, at=stands.next_at, error=stands.error)
