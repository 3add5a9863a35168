"""Keeps what was heard, in order, and waits for what is still to come."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

PATIENCE = 20.0
"""Seconds to wait for what should happen within two, on a slow machine."""


class Heard(Generic[T]):
    """A list that only grows, and tells whoever waits when it does."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._items: list[T] = []
        self._news = asyncio.Condition()
        self._over = False

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(tuple(self._items))

    async def add(self, item: T) -> None:
        """Keep an item."""
        async with self._news:
            self._items.append(item)
            self._news.notify_all()

    async def ends(self) -> None:
        """Say that nothing more will come, so that nobody waits for it."""
        async with self._news:
            self._over = True
            self._news.notify_all()

    async def first(
        self, wanted: Callable[[T], bool], *, after: int = 0, within: float = PATIENCE
    ) -> T:
        """Return the first item that is wanted, from the place `after` on; wait for it if need be.

        Raises AssertionError, which shows all that was heard, if it doesn't come.
        """

        def found() -> list[T]:
            return [item for item in self._items[after:] if wanted(item)]

        try:
            async with asyncio.timeout(within), self._news:
                await self._news.wait_for(lambda: found() or self._over)
        except TimeoutError:
            pass
        if matching := found():
            return matching[0]
        heard = "\n".join(f"  {item}"[:400] for item in self._items)
        raise AssertionError(f"the awaited {self._what} never came; what came:\n{heard}")
