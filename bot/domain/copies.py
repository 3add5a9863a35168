"""Tells whether two articles are nearly one: by hashes of five words in a row, no text kept."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from itertools import chain

COPY = 0.7
"""Containment from which an article counts as a copy: an updated one keeps nine tenths of its
rows of words, another one on the same news shares a third of its rows at the most."""
MOST = 512
"""Hashes of a sketch in our own state."""
IN_A_FILE = 128
"""Hashes of a sketch in a document's file."""
IN_A_ROW = 5
TOO_FEW = 16
"""Hashes of a sample below which it says nothing; a text that is whole in it says what it says."""
_SIZE = 8
_BITS = 8 * _SIZE
# Scripts that put no spaces between their words are compared by characters.
_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")


def sketch(text: str, most: int = MOST) -> bytes:
    """Return a sample of a text's rows of five words, by which copies of it are known.

    First a byte k, then the sorted 64-bit hashes of those rows whose hash is below 2**(64 - k):
    `most` of them at the most. A short text is there whole, with k of 0. Case, the order of
    paragraphs, and signs between words don't matter.
    """
    tokens = _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())
    rows = {
        " ".join(tokens[start : start + IN_A_ROW])
        for start in range(max(1, len(tokens) - IN_A_ROW + 1))
        if tokens
    }
    return _packed(0, {_hash(row) for row in rows}, most)


def thinned(sample: bytes, most: int) -> bytes:
    """Return a smaller sketch of the same text; nothing for no sketch."""
    k, hashes = _unpacked(sample)
    return _packed(k, hashes, most) if sample else b""


def containment(one: bytes, other: bytes) -> float:
    """Return how much of the smaller of two texts is in the other, from 0 to 1, by their sketches.

    Sketches of any two sizes are compared by what both would hold. Where that is too little to
    judge by it is 0: a short text isn't looked for in a book.
    """
    (k_one, first), (k_other, second) = _unpacked(one), _unpacked(other)
    k = max(k_one, k_other)
    first, second = _below(first, k), _below(second, k)
    smaller = min(len(first), len(second))
    if smaller == 0 or (k > 0 and smaller < TOO_FEW):
        return 0.0
    return len(first & second) / smaller


def _hash(row: str) -> int:
    return int.from_bytes(blake2b(row.encode("utf-8", "replace"), digest_size=_SIZE).digest())


def _below(hashes: set[int], k: int) -> set[int]:
    return {hash_ for hash_ in hashes if hash_ >> (_BITS - k) == 0}


def _packed(k: int, hashes: set[int], most: int) -> bytes:
    while len(hashes) > most:
        k += 1
        hashes = _below(hashes, k)
    return bytes(chain((k,), *(hash_.to_bytes(_SIZE) for hash_ in sorted(hashes))))


def _unpacked(sample: bytes) -> tuple[int, set[int]]:
    hashes = range(1, len(sample) - _SIZE + 1, _SIZE)
    return (
        sample[0] if sample else 0,
        {int.from_bytes(sample[start : start + _SIZE]) for start in hashes},
    )
