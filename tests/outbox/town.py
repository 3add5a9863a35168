"""A Discord without a wire: a courier that knows nonces, deletions, dead channels and bad luck."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.delivery import Step, nonce
from bot.services.delivering import NotNow, Posted, Refused, Unclear, Unsearchable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Crash(BaseException):
    """The process died here: nobody catches it, nothing is cleaned up."""


class Luck(StrEnum):
    """What happens to a request. `LOST` and what ends in `AFTER` does its work first."""

    FINE = "fine"
    LOST = "lost"
    CUT = "cut"
    ERROR_BEFORE = "500 before"
    ERROR_AFTER = "500 after"
    CRASH_BEFORE = "crash before"
    CRASH_AFTER = "crash after"
    LIMITED = "429"
    NOT_NOW = "not now"

    @property
    def works(self) -> bool:
        return self in {Luck.FINE, Luck.LOST, Luck.ERROR_AFTER, Luck.CRASH_AFTER}

    def ends(self) -> None:
        """Raise what the courier gets to know."""
        match self:
            case Luck.LOST | Luck.CUT:
                raise Unclear("the connection is gone")
            case Luck.ERROR_BEFORE | Luck.ERROR_AFTER:
                raise Refused(500, 0)
            case Luck.CRASH_BEFORE | Luck.CRASH_AFTER:
                raise Crash
            case Luck.LIMITED:
                raise Refused(429, 0, wait=7)
            case Luck.NOT_NOW:
                raise NotNow(11)
            case _:
                pass


class Clock:
    """Milliseconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1_800_000_000_000

    def __call__(self) -> int:
        return self.now

    def passes(self, seconds: float) -> None:
        """Let time pass, or go back."""
        self.now += round(seconds * 1000)


@dataclass
class Message:
    """What stands in a channel: `shows` are the revisions that it showed, newest last."""

    id: int
    channel: int
    story: str
    step: Step
    number: int
    birth: int
    nonce: str
    at: int
    shows: list[int]
    deleted: bool = False
    published: bool = False

    def is_of(self, due) -> bool:
        """Say whether this is what a delivery is to send."""
        mine = (self.channel, self.story, self.step, self.number, self.birth)
        return mine == (due.channel, due.story, due.step, due.number, due.birth)

    def __str__(self) -> str:
        kind = "post" if self.step is Step.POST else "reply"
        return f"{kind} {self.shows[-1]}"


@dataclass
class Asked:
    """One request that the courier made. `unclear`: its answer came to nobody, or too late."""

    what: str
    channel: int
    story: str
    nonce: str
    unclear: bool


@dataclass
class Town:
    """All channels, seen from outside."""

    clock: Clock
    window: float = 180.0
    """Seconds for which a nonce stands for its message."""
    install: str = "tests"
    messages: list[Message] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    refusals: dict[tuple[int, str], list[BaseException]] = field(default_factory=dict)
    dead: dict[int, tuple[int, int]] = field(default_factory=dict)
    unreadable: set[int] = field(default_factory=set)
    luck: list[Luck] = field(default_factory=list)
    on_the_way: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    """What happens while the next request is on its way there, and while its answer comes back."""
    begun: dict[int, int] = field(default_factory=dict)
    wrongs: list[str] = field(default_factory=list)
    """What no sender may do: two requests for the same at once."""
    timeout: float = 15.0
    heeds_lease: bool = True
    """Whether the courier sends nothing that its claim wouldn't outlast."""
    deduped: int = 0
    _ids: itertools.count = field(default_factory=lambda: itertools.count(1000))

    def refuses(self, channel: int, what: str, *errors: BaseException) -> None:
        """Answer the next requests for this with these errors."""
        self.refusals.setdefault((channel, what), []).extend(errors)

    def dies(self, channel: int, status: int = 404, code: int = 10003) -> None:
        """Let a channel be no more."""
        self.dead[channel] = (status, code)

    def stands(self, channel: int) -> list[str]:
        """Return what can be read in a channel, as `post 1` or `reply 2`."""
        return [str(m) for m in self.messages if m.channel == channel and not m.deleted]

    def posts(self, channel: int) -> list[Message]:
        """Return the messages of a channel."""
        return [m for m in self.messages if m.channel == channel and not m.deleted]

    def moderator_deletes(self, channel: int) -> None:
        """Delete all that stands in a channel."""
        for message in self.posts(channel):
            message.deleted = True

    def requests(self, channel: int) -> list[str]:
        """Return what was asked for in a channel."""
        return [asked.what for asked in self.asked if asked.channel == channel]

    # What follows is the courier.

    async def post(self, due) -> Posted:
        message = await self._request("post", due, lambda: self._made(due, due.revision))
        return Posted(message.id, message.shows[-1])

    async def reply(self, due) -> Posted:
        message = await self._request("reply", due, lambda: self._made(due, due.number))
        return Posted(message.id, due.number)

    async def edit(self, due) -> Posted:
        def change() -> None:
            message = self._find(due.message)
            if message.shows[-1] != due.revision:
                message.shows.append(due.revision)

        await self._request("edit", due, change)
        return Posted(due.message, due.revision)

    async def publish(self, due) -> None:
        def publish() -> None:
            self._find(due.post).published = True

        await self._request("publish", due, publish)

    async def find(self, due) -> Posted | None:
        if due.channel in self.unreadable:
            raise Unsearchable
        return await self._request("find", due, lambda: self._searched(due))

    def nonce(self, due) -> str:
        """Return the nonce that a delivery is sent with."""
        kind = {"step": due.step, "number": due.number, "birth": due.birth}
        return nonce(self.install, due.story, due.channel, **kind)

    async def _request(self, what: str, due, work):
        """Make a request: on its way there, and on its answer's way back, much can happen."""
        luck = self.luck.pop(0) if self.luck else Luck.FINE
        if luck is Luck.NOT_NOW:
            raise NotNow(11)
        if self.heeds_lease and self.clock() > due.lease_until - self.timeout * 1000:
            raise NotNow(0)
        there = self.on_the_way.pop(0) if self.on_the_way else None
        back = self.on_the_way.pop(0) if self.on_the_way else None
        asked = Asked(what, due.channel, due.story, self.nonce(due), luck is not Luck.FINE)
        self.asked.append(asked)
        start = self.clock()
        if self.clock() - self.begun.get(due.id, 0) < self.timeout * 1000:
            self.wrongs.append(f"{what} of {due.id} though it was under way")
        self.begun[due.id] = self.clock()
        try:
            if waiting := self.refusals.get((due.channel, what)):
                raise waiting.pop(0)
            if there is not None:
                await there()
            result, no = self._worked(due, work) if luck.works else (None, None)
            if back is not None:
                await back()
            asked.unclear |= self.clock() - start > self.timeout * 1000
            luck.ends()
            if no is not None:
                raise no
            return result
        finally:
            self.begun.pop(due.id, None)

    def _worked(self, due, work):
        try:
            if due.channel in self.dead:
                raise Refused(*self.dead[due.channel])
            return work(), None
        except Refused as no:
            return None, no

    def _made(self, due, revision: int) -> Message:
        mark = self.nonce(due)
        known = self._recall(due.channel, mark)
        if known is not None:
            self.deduped += 1
            if known.deleted:
                raise Refused(404, 10008)
            return known
        made = Message(
            id=next(self._ids),
            channel=due.channel,
            story=due.story,
            step=due.step,
            number=due.number,
            birth=due.birth,
            nonce=mark,
            at=self.clock.now,
            shows=[revision],
        )
        self.messages.append(made)
        return made

    def _searched(self, due) -> Posted | None:
        for m in self.messages:
            if m.is_of(due) and not m.deleted:
                return Posted(m.id, m.shows[-1])
        return None

    def _recall(self, channel: int, mark: str) -> Message | None:
        age = self.window * 1000
        for m in reversed(self.messages):
            if (m.channel, m.nonce) == (channel, mark) and self.clock.now - m.at <= age:
                return m
        return None

    def _find(self, id_: int | None) -> Message:
        for message in self.messages:
            if message.id == id_ and not message.deleted:
                return message
        raise Refused(404, 10008)
