"""How fast an article is read, and what memory that keeps: `python -m tests.reading.pace`.

Time is the process's own, so that a busy machine changes little.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path
from statistics import median, quantiles

from bot.reading.article import Article, from_text
from bot.reading.whole import read
from tests.reading.figures import SETS, articles, our_roster

MEDIAN = 0.020
LONG = 0.200
"""Seconds: for an article at the median, and at most for one of 100 kB."""
GROWTH = 5_000_000
"""Bytes that reading 1,000 articles may keep, once warm."""
ENGLISH = tuple(name for name in SETS if not name.startswith("languages"))
MANY = 1_000
_USUAL = range(500, 701)
"""Words of an article of a usual length."""
_FILL = (
    "The council met on Tuesday to talk about the new road near the old mill.",
    "Several people from the village said they were glad that it would be repaired.",
    "Nobody knew how long the work might take, but most hoped for a quick end.",
    "A farmer named Tom Baker brought his dog and two baskets of apples.",
    "Rain was expected later in the week, and the river had already risen a little.",
)


def english() -> list[str]:
    """Return the texts of the English articles."""
    return [labelled["text"] for name in ENGLISH for labelled in articles(name)]


def seconds(article: Article) -> float:
    """Return the time in which an article is read."""
    began = time.process_time()
    read(article, our_roster())
    return time.process_time() - began


def long_text(size: int = 100_000) -> str:
    """Return an article as long as a small book, of many articles' bodies."""
    text = "title: Everything of this year\npublished: 2026-02-03\nlang: en\n\n"
    for one in english():
        text += one.split("\n\n", 1)[-1] + "\n\n"
        if len(text.encode()) >= size:
            break
    return text.encode()[:size].decode("utf-8", "ignore")


def fill_text(size: int = 100_000) -> str:
    """Return a text as long that names the show once, and else has nothing to do with it."""
    head = (
        "title: A look at the week\npublished: 2026-02-03\nlang: en\n\nSoul Mate, among others.\n\n"
    )
    number, text = 0, head
    while len(text) < size:
        # Each is another one: what is said twice is read once.
        number += 1
        text += f"Number {number}. {' '.join(_FILL)}\n\n"
    return text[:size]


def grown(count: int = MANY) -> int:
    """Return by how many bytes the process has grown after so many articles, once warm."""
    texts = [labelled["text"] for name in SETS for labelled in articles(name)]
    for text in texts[:100]:
        read(from_text(text), our_roster())
    gc.collect()
    before = _resident()
    for number in range(count):
        # Each is another article: what is kept by its text would be kept for each.
        read(from_text(f"{texts[number % len(texts)]}\n\nIssue {number}.\n"), our_roster())
    gc.collect()
    return _resident() - before


def _resident() -> int:
    status = Path("/proc/self/status").read_text("ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) * 1024


def main() -> None:
    """Print the figures; fail where one is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=MANY, help="read for the memory")
    chosen = parser.parse_args()
    read(from_text(english()[0]), our_roster())
    spent = [seconds(from_text(text)) for text in english()]
    usual = [seconds(from_text(text)) for text in english() if len(text.split()) in _USUAL]
    fill = min(seconds(from_text(fill_text())) for _ in range(3))
    long = min(seconds(from_text(long_text())) for _ in range(3))
    kept = grown(chosen.articles)
    print(  # noqa: T201
        f"{len(spent)} articles: median {median(spent) * 1000:.1f} ms,"
        f" p95 {quantiles(spent, n=20)[18] * 1000:.1f} ms, slowest {max(spent) * 1000:.1f} ms;"
        f" {len(usual)} of about 600 words: median {median(usual) * 1000:.1f} ms;"
        f" 100 kB of nothing else {long * 1000:.0f} ms, that name the show once"
        f" {fill * 1000:.0f} ms;"
        f" {chosen.articles:,} articles keep {kept / 1e6:.1f} MB"
    )
    sys.exit(0 if median(spent) <= MEDIAN and long <= LONG and kept < GROWTH else 1)


if __name__ == "__main__":
    main()
