"""How long a feed of 5 MB holds the event loop: `python -m tests.sources.lag`."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from contextlib import asynccontextmanager, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from bot.services.picking import keyed
from bot.sources.fetching import LIMIT, Fetcher
from bot.sources.workshop import Workshop
from tests.sources.pieces import item, marked, paragraphs, rss
from tests.sources.web import HERE, only_here

MOST = 0.020
"""Seconds for which the loop may be held at a time."""
TIMES = 10


def feed(size: int = LIMIT) -> bytes:
    """Return a feed nearly as large as may be."""
    one = rss(item(0, text=marked(paragraphs(30))))
    count = size // len(one)
    return rss(*[item(n, text=marked(paragraphs(30, n))) for n in range(count)])


@contextmanager
def serving(body: bytes):
    """Serve one body in a thread of its own; give the link to it, and the port."""

    class Says(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer((HERE, 0), Says)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HERE}:{server.server_port}/feed", server.server_port
    finally:
        server.shutdown()
        server.server_close()


@asynccontextmanager
async def watched(held: list[float]):
    """Note how much time the loop's own thread spends between two turns of it."""

    async def beat() -> None:
        before = time.thread_time()
        while True:
            await asyncio.sleep(0)
            now = time.thread_time()
            held.append(now - before)
            before = now

    beating = asyncio.create_task(beat())
    try:
        yield
    finally:
        beating.cancel()


async def polled(link: str, fetcher: Fetcher, workshop: Workshop) -> int:
    """Fetch a feed and have it taken apart, as the poller does; return how many entries it has."""
    answer = await fetcher.get(link)
    read = await workshop.entries_of_feed(answer.body, answer.content_type, answer.url)
    return len(await asyncio.to_thread(keyed, link, read.entries))


async def measured(times: int) -> tuple[int, int, list[float], list[float]]:
    """Return bytes, entries, and the longest hold of each poll and of as many idle times."""
    body = feed()
    worst: list[float] = []
    idle: list[float] = []
    entries = 0
    with serving(body) as (link, port):
        fetching = Fetcher(guard=only_here, ports={port})
        async with fetching as fetcher, Workshop() as workshop:
            await polled(link, fetcher, workshop)
            for _ in range(times):
                held: list[float] = []
                async with watched(held):
                    entries = await polled(link, fetcher, workshop)
                worst.append(max(held))
                held = []
                async with watched(held):
                    await asyncio.sleep(0.2)
                idle.append(max(held))
    return len(body), entries, worst, idle


def main() -> None:
    """Print the figure; fail where it is over its bar."""
    size, entries, worst, idle = asyncio.run(measured(TIMES))
    print(  # noqa: T201
        f"a feed of {size:,} bytes ({entries} entries taken), polled {TIMES} times: the loop was"
        f" held {max(worst) * 1000:.1f} ms at most (idle {max(idle) * 1000:.1f} ms)"
    )
    sys.exit(max(worst) > MOST)


if __name__ == "__main__":
    main()
