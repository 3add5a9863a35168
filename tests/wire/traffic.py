"""The log of the message routes: who asked for what, what was done, and what went wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.wire.places import Channel

CREATED, DEDUPED, EDITED, DELETED = "created", "deduped", "edited", "deleted"
CROSSPOSTED, READ, NOTHING, LIMITED = "crossposted", "read", "nothing", "limited"


@dataclass(frozen=True, slots=True)
class Step:
    """One request to a message route."""

    at: float
    method: str
    action: str
    """One of `faults.ACTIONS`."""
    channel: str
    message: str | None
    nonce: str | None
    done: str
    """Such as `created`; `refused 50013`; `limited`; `nothing`, where a fault came before."""
    fault: str | None


class Traffic:
    """Every request to message routes, in the order in which they were done."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, step: Step) -> None:
        """Keep a request."""
        self._steps.append(step)

    def of(self, channel: Channel | str | None = None, **wanted: str | None) -> list[Step]:
        """Return the requests of a channel, or of all, with these values: `action="create"`."""
        here = getattr(channel, "id", channel)
        return [
            step
            for step in self._steps
            if (here is None or step.channel == here)
            and all(getattr(step, name) == value for name, value in wanted.items())
        ]

    def per_channel(self, action: str | None = None) -> Counter[str]:
        """Return how many requests each channel had."""
        return Counter(step.channel for step in self._steps if action in {None, step.action})

    def faults(self, channel: Channel | str | None = None) -> Counter[str]:
        """Return how often each fault hit, in a channel or in all."""
        return Counter(step.fault for step in self.of(channel) if step.fault)
