"""What goes wrong between the bot and the message routes, by chance or on demand.

discord.faults.once(Fault.LOST, on="create")          # the next message is made, nobody is told
discord.faults.often(lost=0.02, reset_after=0.02)     # of all requests from here on
discord.faults.refuses(20022, "Edited too often", on="edit")
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.wire.places import Channel

ACTIONS = ("create", "edit", "delete", "crosspost", "read", "look")
"""What message routes are for: `read` is many messages, `look` a single one."""


class Fault(StrEnum):
    """A way to go wrong. "Before" and "after" are of the work: is the message there, or not?"""

    LOST = "lost"
    """The work is done, then the connection ends without an answer."""
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    """A TCP reset instead of an answer."""
    ERROR_500_BEFORE = "error_500_before"
    ERROR_500_AFTER = "error_500_after"
    ERROR_502_BEFORE = "error_502_before"
    ERROR_502_AFTER = "error_502_after"
    ERROR_503_BEFORE = "error_503_before"
    ERROR_503_AFTER = "error_503_after"
    LIMITED = "limited"
    """A 429 of the route, though there is no reason for one."""
    LIMITED_GLOBAL = "limited_global"
    SLOW = "slow"
    """All is well, only late: see `Faults.slowness`."""

    @property
    def error(self) -> int | None:
        """The status of a server's error."""
        return int(self.split("_")[1]) if self.startswith("error") else None

    @property
    def is_before(self) -> bool:
        """Whether it hits before any work is done."""
        return self.endswith("_before") or self.startswith("limited")

    @property
    def cuts(self) -> bool:
        """Whether it takes the answer and the connection along."""
        return self in {Fault.LOST, Fault.RESET_BEFORE, Fault.RESET_AFTER}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error that Discord answers for reasons of its own."""

    status: int
    code: int
    message: str


@dataclass(slots=True)
class _Order:
    what: Fault | Refusal
    action: str | None
    channel: str | None
    times: int


class Faults:
    """All that is to go wrong. What is ordered for a request comes before what chance has for it.

    The log of `discord.traffic` tells which request was hit by what.
    """

    def __init__(self) -> None:
        self.slowness = 0.05
        """Seconds that a slow answer takes."""
        self.retry_after = 0.05
        """Seconds that a 429 on demand asks to wait."""
        self._dice = random.Random(1)
        self._rates: list[tuple[Fault, float]] = []
        self._actions = frozenset(ACTIONS)
        self._orders: list[_Order] = []

    def seed(self, number: int) -> None:
        """Begin the chances anew: the same requests in the same order meet the same faults."""
        self._dice = random.Random(number)

    def often(self, *, on: tuple[str, ...] = ACTIONS, **rates: float) -> None:
        """Let faults happen by chance from now on, each with its rate, and no others."""
        assert sum(rates.values()) <= 1
        self._rates = [(Fault(name), rate) for name, rate in rates.items()]
        self._actions = frozenset(on)

    def never(self) -> None:
        """Let nothing go wrong any more."""
        self._rates, self._orders = [], []

    def once(
        self,
        fault: Fault | str,
        *,
        on: str | None = None,
        channel: Channel | str | None = None,
        times: int = 1,
    ) -> None:
        """Let the next request go wrong: the next to do that, in that channel, if named."""
        self._order(Fault(fault), on, channel, times)

    def refuses(
        self,
        code: int,
        message: str = "Refused",
        *,
        status: int = 400,
        on: str | None = None,
        channel: Channel | str | None = None,
        times: int = 1,
    ) -> None:
        """Let the next request be refused with an error code of Discord's, such as 200000."""
        self._order(Refusal(status, code, message), on, channel, times)

    def strikes(self, action: str, channel: str) -> Fault | Refusal | None:
        """Return what hits this request."""
        for order in self._orders:
            if order.action in {None, action} and order.channel in {None, channel}:
                order.times -= 1
                if not order.times:
                    self._orders.remove(order)
                return order.what
        if not self._rates or action not in self._actions:
            return None
        rolled = self._dice.random()
        for fault, rate in self._rates:
            rolled -= rate
            if rolled < 0:
                return fault
        return None

    def _order(self, what: Fault | Refusal, action: str | None, channel: Any, times: int) -> None:
        assert action is None or action in ACTIONS
        self._orders.append(_Order(what, action, getattr(channel, "id", channel), times))
