"""Unpacks gzip and deflate as they come, in small pieces and never more than was allowed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zlib import _Decompress as Member  # pyright: ignore[reportPrivateUsage]

CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
"""What may be said in Content-Encoding; two codings, one on the other, may not."""
PIECE = 262_144
"""Bytes that are unpacked before others get their turn."""
_MEMBERS = 1_000
"""Members of a gzip file that are read; each costs more than its bytes say."""


class Broken(Exception):
    """Bytes that aren't packed as was said, or whose end is missing."""


class TooLarge(Exception):
    """More bytes than are allowed."""


class Unpacker:
    """Unpacks one answer. `limit` holds for the bytes as they come, and again unpacked."""

    def __init__(self, coding: str, limit: int) -> None:
        self._coding = coding.strip().lower()
        if self._coding not in CODINGS:
            raise Broken(f"packed as “{self._coding[:40]}”")
        self._packed = self._coding not in {"", "identity"}
        self._limit = limit
        self._came = self._made = self._members = 0
        self._at: Member | None = None
        self._begun = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Unpack what came. Raises Broken and TooLarge."""
        self._came += len(data)
        if self._came > self._limit:
            raise TooLarge(f"more than {self._limit:,} bytes")
        if not self._packed:
            yield data
            return
        data, self._begun = self._begun + data, b""
        while data:
            if self._at is None:
                # Zeros fill up some files after their members; they are no member.
                data = data.lstrip(b"\0") if self._members else data
                if len(data) < 2:
                    self._begun = data
                    return
                self._at = self._new(data)
            at = self._at
            yield from self._unpacked(at, data)
            data = b""
            if at.eof:
                data, self._at = at.unused_data, None

    def finish(self) -> None:
        """Say that all has come. Raises Broken if an end is missing."""
        if self._at is not None or self._begun:
            raise Broken("cut short")

    def _unpacked(self, at: Member, data: bytes) -> Iterator[bytes]:
        """Unpack one member's bytes, until it needs more of them or is at its end."""
        while True:
            try:
                piece = at.decompress(data, PIECE)
            except zlib.error as error:
                raise Broken("not packed as was said") from error
            self._made += len(piece)
            if self._made > self._limit:
                raise TooLarge(f"more than {self._limit:,} bytes, unpacked")
            if piece:
                yield piece
            data = at.unconsumed_tail
            # A full piece may have left something inside that no more bytes would bring out.
            if at.eof or not (data or len(piece) == PIECE):
                return

    def _new(self, data: bytes) -> Member:
        self._members += 1
        if self._members > _MEMBERS:
            raise Broken(f"more than {_MEMBERS:,} members")
        if self._coding != "deflate":
            return zlib.decompressobj(31)
        # Some send deflate as it is written down (in zlib's form), some without zlib's head.
        whole = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
        return zlib.decompressobj(15 if whole else -15)
