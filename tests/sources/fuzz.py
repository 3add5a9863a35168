"""Feeds and pages spoiled at random, and what must hold of them: `python -m tests.sources.fuzz`."""

from __future__ import annotations

import argparse
import faulthandler
import logging
import random
import sys
import time
from collections import Counter
from functools import cache

from bot.sources.feeds import MOST, entries_of_feed
from bot.sources.forms import NotParsed
from bot.sources.parsing import article_of_html, article_of_text, entry_article
from tests.sources.pieces import (
    ATOM,
    LAUGHS,
    OUTSIDE,
    RDF,
    URL,
    article,
    item,
    marked,
    paragraphs,
    rss,
)

MUCH = 100
"""Times what a whole page takes, that a single one may take; the longest ones take a tenth."""
WHOLE = (
    rss(item(1), item(2, text=marked(paragraphs(8))), item(3, guid=None)),
    ATOM,
    RDF,
    LAUGHS,
    OUTSIDE,
    rss(item(1, title="日本"), head='<?xml version="1.0" encoding="shift_jis"?>'),
    article(),
    article(paragraphs(3), after="<form><input type=password></form>"),
)
_TOKENS = (
    "< > & ]]> <![CDATA[ <!-- --> <? ?> <!DOCTYPE [ ]> </item> <item> <entry> </rss> "
    "<rss> &#0; &#xD800; &amp;lt; &nbsp; &a; % \x00 \x08 \ufeff \u202e \U0001f600 </ /> ' "
    "\" = xmlns:a='b' <a:b> xml:base='//[ <content type='xhtml'> <content "
    "src='file:///etc/passwd'/> <content type='application/octet-stream' "
    "encoding='base64'> <georss:polygon>1 2</georss:polygon> <gml:pos>x</gml:pos> "
    "<media:content url='x'> <itunes:duration>:::</itunes:duration> <pubDate>31 Feb 99999 "
    "99:99:99 +9999</pubDate> <updated>2026-W99</updated> "
    "<dc:date>-0001-13-32T25:61:61Z</dc:date> <link>http://[::</link> <link href='//'/> "
    "<script> <svg> <template> <table> <plaintext> <base href='http://[x'> "
    "<category><category> <source url='x'> <cloud domain='x'> <enclosure length='x'>"
)
TOKENS = _TOKENS.split(" ")
CHARSETS = (
    "",
    "utf-8",
    "utf-16",
    "utf-7",
    "shift_jis",
    "punycode",
    "zlib",
    "unicode_escape",
    "\0",
    "x" * 99,
)


def spoiled(chance):
    """Return a feed or a page after some accidents, and the Content-Type that it came with."""
    body = bytearray(chance.choice(WHOLE))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(body) + 1)
        to = min(len(body), at + int(chance.expovariate(1 / 20)))
        accident = chance.randrange(7)
        if accident == 0:
            body[at:to] = b""
        elif accident == 1:
            body[at:to] = bytes(chance.randrange(256) for _ in range(to - at))
        elif accident == 2:
            body[at:at] = chance.choice(TOKENS).encode("utf-8", "replace")
        elif accident == 3:
            body[at:at] = body[at:to] * chance.choice((1, 2, 50))
        elif accident == 4:
            other = chance.choice(WHOLE)
            begin = chance.randrange(len(other))
            body[at:to] = other[begin : begin + chance.randrange(400)]
        elif accident == 5:
            body[at:at] = chance.choice(TOKENS).encode("utf-8", "replace") * chance.choice((2, 300))
        elif chance.random() < 0.2:
            del body[at:]
    if chance.random() < 0.05:
        body = bytearray(bytes(body).decode("utf-8", "replace").encode("utf-16"))
    return bytes(body), f"text/xml; charset={chance.choice(CHARSETS)}"


def endure(body, content_type):
    """Take it apart in every way, and say what came of it. Raises AssertionError, or worse."""
    begun = time.process_time()
    outcome = _taken_apart(body, content_type)
    took = time.process_time() - begun
    assert took < MUCH * _usual(), f"{took:.1f} s"
    return outcome, took


@cache
def _usual():
    """Return what a whole page takes to be taken apart."""
    _taken_apart(article(), "")
    begun = time.process_time()
    _taken_apart(article(), "")
    return time.process_time() - begun


def _taken_apart(body, content_type):
    outcome = "feed"
    try:
        feed = entries_of_feed(body, content_type, URL)
    except NotParsed as error:
        outcome = str(error.reason)
    else:
        assert len(feed.entries) <= MOST
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            assert entry.link is None or entry.link.startswith(("http://", "https://"))
            assert entry.published is None or len(entry.published) == 10
            assert "root:x" not in entry.html + entry.title
            entry_article(entry)
    for made in (
        lambda: article_of_html(body, content_type, URL),
        lambda: article_of_text(body),
    ):
        try:
            found = made()
        except NotParsed:
            continue
        assert "\0" not in found.text
        assert all(sentence.end <= len(found.text) for sentence in found.sentences)
    return outcome


def main():
    """Spoil as many as are asked for, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    logging.disable()
    outcomes = Counter()
    longest = 0.0
    begun = time.perf_counter()
    for number in range(asked.seed, asked.seed + asked.feeds):
        body, content_type = spoiled(random.Random(number))
        faulthandler.dump_traceback_later(30, exit=True)
        try:
            outcome, took = endure(body, content_type)
        except BaseException:
            sys.stderr.write(f"seed {number}: {content_type!r}\n{body[:2_000]!r}\n")
            raise
        outcomes[outcome] += 1
        longest = max(longest, took)
    faulthandler.cancel_dump_traceback_later()
    told = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    took = time.perf_counter() - begun
    sys.stdout.write(
        f"{asked.feeds} in {took:.0f} s, the longest {longest * 1000:.0f} ms: {told}\n"
    )


if __name__ == "__main__":
    main()
