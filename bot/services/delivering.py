"""Delivers what is due: claims it, hands it to Discord, and writes down how it ended."""

from __future__ import annotations

import asyncio
import logging
import random
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.domain.delivery import (
    LIMITED,
    Action,
    Outcome,
    Step,
    Timing,
    Trouble,
    backoff,
    verdict,
)
from bot.store.state import StateRefused

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.store.outbox import Due, Outbox

log = logging.getLogger(__name__)

AT_ONCE = 40
"""Deliveries under way at once: enough for 45 a second at 800 ms each."""
BATCH = 20
"""Free places from which on more is claimed, so that each claim is of many."""
LONGEST_REST = 5.0
"""Seconds after which the outbox is looked at though nobody said that there is something."""
CLOCK_WOBBLE = 1_000
"""Milliseconds by which a clock goes back without having been wrong."""
ENDING = 5.0
"""Seconds that deliveries under way get when the bot stops."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A message as Discord has it: its id, and the revision that it shows."""

    message: int
    shown: int


class Refused(Exception):
    """Discord's answer was no. `wait` is how long a 429 asked for, in seconds."""

    def __init__(self, status: int, code: int, text: str = "", wait: float = 0) -> None:
        super().__init__(f"{status} {code} {text}")
        self.status, self.code, self.wait = status, code, wait


class Unclear(Exception):
    """The connection broke or timed out: it may have worked."""


class NotNow(Exception):
    """It wasn't tried: Discord is out of reach, or has to be left alone for `wait` seconds."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"not for {wait} s")
        self.wait = wait


class Broken(Exception):
    """The route can't be used, as is known without asking Discord."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Outdated(Exception):
    """It is no longer to be told: the bot speaks for another show by now."""


class Unsearchable(Exception):
    """What was posted can't be read back: Read Message History is missing."""


class Revoked(Exception):
    """The token is no longer valid: nothing may be sent any more."""


class Courier(Protocol):
    """Whoever brings one delivery to Discord: paced, and with the same nonce at each attempt.

    Each method raises Refused, Unclear or NotNow; before a request is made, Broken.
    """

    async def post(self, due: Due) -> Posted:
        """Create the post, or get the one that an earlier attempt made."""
        ...

    async def edit(self, due: Due) -> Posted:
        """Make the post show the story's newest revision."""
        ...

    async def reply(self, due: Due) -> Posted:
        """Reply to the post, with what revision `due.number` told."""
        ...

    async def publish(self, due: Due) -> None:
        """Publish the post to the channel's followers."""
        ...

    async def find(self, due: Due) -> Posted | None:
        """Look for what earlier attempts may have posted. Raises Unsearchable."""
        ...


class Deliverer:
    """One sender. It may die at any instant: what it had claimed is taken up again."""

    def __init__(
        self,
        outbox: Outbox,
        courier: Courier,
        clock: Callable[[], int],
        timing: Timing,
        resting: Callable[[], float] | None = None,
    ) -> None:
        """Take what it works with; `resting` gives the seconds for which nothing can be sent."""
        self._outbox = outbox
        self._courier = courier
        self._clock = clock
        self._timing = timing
        self._resting = resting or (lambda: 0.0)
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._wake = asyncio.Event()
        self._settled_at: int | None = None
        self.revoked = asyncio.Event()
        """Set when Discord no longer takes the token."""
        self.troubled: Callable[[], None] | None = None
        """Told when there is something that admins must hear of."""

    def wake(self) -> None:
        """Say that there may be something to deliver."""
        self._wake.set()

    async def round(self) -> int:
        """Deliver all that is due now; return how many attempts were made."""
        attempts = 0
        while due := await self._claim():
            attempts += len(due)
            await asyncio.gather(*due)
        return attempts

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` or until the token is revoked; then let go in an orderly way."""
        while not stop.is_set() and not self.revoked.is_set():
            self._wake.clear()
            try:
                claimed = await self._claim()
            except StateRefused as error:
                # Nothing was claimed, so nothing is sent; what is due stays due.
                log.error("nothing can be delivered, the state refuses: %s", error)
                await self._rest(stop, LONGEST_REST)
                continue
            if not claimed:
                await self._rest(stop, await self._until_due())
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=ENDING)
        for task in list(self._under_way.values()):
            task.cancel()

    async def _rest(self, stop: asyncio.Event, longest: float) -> None:
        waiting = {
            asyncio.create_task(stop.wait()),
            asyncio.create_task(self._wake.wait()),
            asyncio.create_task(self.revoked.wait()),
        }
        tasks = waiting | set(self._under_way.values())
        await asyncio.wait(tasks, timeout=longest, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()

    async def _until_due(self) -> float:
        if len(self._under_way) > AT_ONCE - BATCH:
            return LONGEST_REST
        if resting := self._resting():
            return min(resting, LONGEST_REST)
        with suppress(StateRefused):
            when = await self._outbox.next_at()
            if when is not None:
                return min(max((when - self._clock()) / 1000, 0.02), LONGEST_REST)
        return LONGEST_REST

    async def _claim(self) -> list[asyncio.Task[None]]:
        room = AT_ONCE - len(self._under_way)
        if room < BATCH or self.revoked.is_set() or self._resting() > 0:
            return []
        now = self._clock()
        if self._settled_at is None or now < self._settled_at - CLOCK_WOBBLE:
            # The clock was wrong, or it is now: what lies far ahead must not wait that long.
            await self._outbox.settle(now)
        claimed = await self._outbox.claim(now, room, list(self._under_way))
        self._settled_at = now
        return [self._begin(due) for due in claimed]

    def _begin(self, due: Due) -> asyncio.Task[None]:
        task = asyncio.create_task(self.deliver(due), name=f"delivery {due.id}")
        self._under_way[due.id] = task

        def ended(_: asyncio.Task[None]) -> None:
            self._under_way.pop(due.id, None)

        task.add_done_callback(ended)
        return task

    async def deliver(self, due: Due) -> None:
        """Make one attempt, and write down how it ended."""
        try:
            await self._attempt(due)
        except StateRefused as error:
            # The claim runs out by itself; the nonce keeps the next attempt from repeating.
            log.error("the end of delivery %d can't be written down: %s", due.id, error)
        except Exception:
            log.exception("trouble with delivery %d", due.id)
            with suppress(StateRefused):
                wait = backoff(due.tries + 1, random.random())  # noqa: S311 - jitter
                await self._outbox.again(due, self._clock(), wait, "unexpected")

    async def _attempt(self, due: Due) -> None:
        now = self._clock()
        if now - due.since_at > self._timing.expires * 1000:
            await self._outbox.drop(due, now, Trouble.EXPIRED, Outcome.EXPIRED)
            return
        try:
            await self._send(due)
        except Refused as no:
            await self._refused(due, no)
        except NotNow as later:
            await self._outbox.later(due, self._clock(), later.wait)
        except Broken as broken:
            if due.step is Step.PUBLISH:
                await self._outbox.drop(due, self._clock(), broken.trouble)
            else:
                await self._suspend(due, broken.trouble)
        except Outdated:
            await self._outbox.drop(due, self._clock(), Trouble.MOVED)
        except Unsearchable:
            await self._outbox.drop(due, self._clock(), Trouble.UNKNOWN_FATE, Outcome.HELD)
            self._report()
        except (Unclear, TimeoutError) as error:
            await self._again(due, repr(error))
        except Revoked:
            await self._revoke(due)

    async def _send(self, due: Due) -> None:
        if due.step is Step.PUBLISH:
            if due.post is None:
                await self._outbox.drop(due, self._clock(), None, Outcome.GONE)
                return
            await self._courier.publish(due)
            await self._sent(due, Posted(due.post, due.want), Outcome.PUBLISHED)
        elif due.message is not None and due.step is Step.POST:
            await self._sent(due, await self._courier.edit(due), Outcome.EDITED)
        else:
            await self._create(due)

    async def _create(self, due: Due) -> None:
        what = Outcome.DELIVERED if due.step is Step.POST else Outcome.REPLIED
        if due.step is Step.REPLY and due.post is None:
            await self._outbox.drop(due, self._clock(), None, Outcome.GONE)
            return
        if not due.fresh and not self._nonce_holds(due):
            found = await self._courier.find(due)
            if found is not None:
                await self._sent(due, found, Outcome.FOUND)
                return
        make = self._courier.post if due.step is Step.POST else self._courier.reply
        await self._sent(due, await make(due), what)

    def _nonce_holds(self, due: Due) -> bool:
        """Say whether Discord surely still knows the nonce of the first attempt."""
        age = self._clock() - due.first_at
        # A clock that went back says nothing of the age.
        return 0 <= age <= self._timing.trust * 1000

    async def _sent(self, due: Due, posted: Posted, what: Outcome) -> None:
        held = await self._outbox.sent(due, posted.message, posted.shown, self._clock(), what)
        if not held:
            log.warning("delivery %d was in other hands when it ended", due.id)
        self.wake()

    async def _refused(self, due: Due, no: Refused) -> None:
        said = verdict(due.step, no.status, no.code, wait=no.wait)
        now = self._clock()
        match said.action:
            case Action.STOP:
                await self._revoke(due)
            case Action.LATER:
                error = LIMITED if said.limited else None
                await self._outbox.later(due, now, said.wait, error)
            case Action.GONE:
                await self._outbox.gone(due, now)
                self.wake()
            case Action.DONE:
                await self._sent(due, Posted(due.post or 0, due.want), Outcome.PUBLISHED)
            case Action.SUSPEND:
                await self._suspend(due, said.trouble or Trouble.NO_PERMISSION)
            case Action.DROP:
                log.error("delivery %d was refused for good: %s", due.id, no)
                await self._outbox.drop(due, now, said.trouble)
            case _:
                await self._again(due, str(no))

    async def _suspend(self, due: Due, trouble: Trouble) -> None:
        log.warning("channel %d of server %d is suspended: %s", due.channel, due.guild, trouble)
        await self._outbox.suspend(due, self._clock(), trouble)
        self._report()

    async def _again(self, due: Due, error: str) -> None:
        wait = backoff(due.tries + 1, random.random())  # noqa: S311 - jitter
        await self._outbox.again(due, self._clock(), wait, error)

    async def _revoke(self, due: Due) -> None:
        log.critical("Discord no longer takes the token; nothing is sent any more")
        self.revoked.set()
        await self._outbox.later(due, self._clock(), 0)

    def _report(self) -> None:
        if self.troubled is not None:
            self.troubled()
