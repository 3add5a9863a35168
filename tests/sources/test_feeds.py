"""Reading feeds: what is in them, whoever made them, and nothing of what they try."""

from __future__ import annotations

import socket
from datetime import date

import feedparser
import pytest

from bot.sources.feeds import IN_ALL, LONGEST, MOST, entries_of_feed
from bot.sources.forms import NotParsed, Unparsed
from bot.sources.nesting import look_over
from bot.sources.parsing import entry_article
from tests.sources.effort import MUCH, effort
from tests.sources.pieces import (
    ATOM,
    LAUGHS,
    OUTSIDE,
    QUADRATIC,
    RDF,
    URL,
    article,
    item,
    marked,
    paragraphs,
    rss,
    undeclared,
    words,
)

TODAY = date(2026, 5, 20)


def read(body, content_type="application/rss+xml"):
    return entries_of_feed(body, content_type, URL, today=TODAY)


def refused(body):
    with pytest.raises(NotParsed) as caught:
        read(body)
    return caught.value.reason


def only(*items):
    """The one entry of a feed."""
    (entry,) = read(rss(*items)).entries
    return entry


def test_an_rss_feed_gives_its_entries_in_order():
    feed = read(rss(item(1), item(2)))
    assert (feed.title, feed.language, feed.more) == ("The news", "en", 0)
    assert [entry.id for entry in feed.entries] == ["tag:news.example,1", "tag:news.example,2"]
    first = feed.entries[0]
    assert (first.title, first.link) == ("Title 1", "https://news.example/1")
    assert (first.html, first.published) == ("<p>Text of 1.</p>", "2026-05-14")
    assert (first.language, first.outlet) == ("en", "The news")


def test_an_atom_feed_gives_its_fullest_text_whole_links_and_the_day_as_printed():
    (entry,) = read(ATOM).entries
    assert (entry.id, entry.title, entry.link) == ("urn:1", "Un titre", "https://news.example/un")
    assert entry.html == "<p>Le texte.</p><p>Encore.</p>"
    assert (entry.published, entry.language) == ("2026-05-14", "fr")


def test_an_rdf_feed_is_read():
    (entry,) = read(RDF).entries
    assert (entry.title, entry.published) == ("One", "2026-05-14")


def test_what_stands_beside_the_text_is_left_out():
    text = "<script>x()</script><style>p{}</style><p onclick=x>One <b>two</b>.</p><iframe src=x>"
    assert only(item(text=text)).html == "<p>One two.</p>"
    assert only(item(text="a &lt;script&gt; of 5 < 6")).html.count("<p>") == 1
    assert "<script" not in only(item(text="a &lt;script&gt;x")).html


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("/relative?a=1", "https://news.example/relative?a=1"),
        ("http://other.example/", "http://other.example/"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https://u:p@news.example/", None),
        ("https://news.example/\\x", None),
        ("", None),
        ("https://news.example/" + "x" * 490, None),
    ],
)
def test_only_links_of_the_web_are_kept(link, kept):
    assert only(item(link=link)).link == kept


def test_an_entry_without_an_id_goes_by_its_link_and_without_that_by_its_title():
    assert only(item(guid=None)).id == "https://news.example/1"
    assert only(item(guid=None, link=None)).id == "Title 1"


def test_an_entry_with_nothing_to_know_it_by_is_left_out():
    assert read(rss(item(guid=None, link=None, title=None))).entries == ()


def test_of_two_entries_with_one_id_the_first_counts():
    feed = read(rss(item(1, guid="same"), item(2, guid="same"), item(3)))
    assert [entry.title for entry in feed.entries] == ["Title 1", "Title 3"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Thu, 14 May 2026 23:59:00 +0900", "2026-05-14"),
        ("2026-05-14T00:10:00+09:00", "2026-05-14"),
        ("22 May 2026 01:00 GMT", "2026-05-22"),
        ("23 May 2026 01:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Tue, 01 Jan 2999 00:00:00 GMT", None),
        ("31 Feb 2026 00:00:00 GMT", None),
        ("yesterday", None),
        ("9" * 10_000, None),
        ("", None),
    ],
)
def test_a_day_is_believed_only_if_it_can_be(said, day):
    assert only(item(pubDate=said)).published == day


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1", "shift_jis", "utf-8-sig"])
def test_a_feed_is_read_in_its_charset(encoding):
    title = "日本" if encoding != "latin-1" else "été"
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    body = rss(item(title=title), head=head).decode().encode(encoding)
    assert read(body, "text/xml").entries[0].title == title


def test_a_wrong_charset_and_spoiled_bytes_spoil_no_more_than_themselves():
    body = rss(item(title="été à Paris"), head='<?xml version="1.0" encoding="us-ascii"?>')
    assert read(body, "text/xml; charset=punycode").entries[0].title == "été à Paris"
    spoiled = body.replace(b"Paris", b"Par\xffis").replace(b"Text", b"T\x00e\x08xt")
    entry = read(spoiled, "text/xml; charset=utf-16").entries[0]
    assert entry.title == "été à Par\ufffdis"
    assert entry.html == "<p>Text of 1.</p>"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   \n ",
        article(),
        b"<html><body><form><input type=password></form></body></html>",
        b"/etc/passwd",
        b"http://127.0.0.1/x",
        b"file:///etc/passwd",
        b'{"version": "https://jsonfeed.org/version/1"}',
        b"<!-- <rss> -->",
        b"<?xml version='1.0'?>" * 100,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10,
        b"<!DOCTYPE rss [",
    ],
)
def test_what_is_not_a_feed_is_told_as_such_and_nothing_is_opened_for_it(body, monkeypatch):
    def nothing(*_args, **_kwargs):
        raise AssertionError("something was opened")

    monkeypatch.setattr("builtins.open", nothing)
    monkeypatch.setattr(socket, "socket", nothing)
    monkeypatch.setattr(feedparser.http, "get", nothing)
    assert refused(body) == Unparsed.NOT_A_FEED


def test_a_path_as_a_feed_reaches_the_parser_as_a_stream_only(monkeypatch):
    given = []
    monkeypatch.setattr(
        feedparser, "parse", lambda source, **_: given.append(source) or feedparser.FeedParserDict()
    )
    with pytest.raises((NotParsed, AttributeError)):
        read(rss(item()))
    assert [hasattr(source, "read") for source in given] == [True]


def test_a_feed_without_entries_is_a_feed():
    assert read(rss()).entries == ()


@pytest.mark.parametrize("kept", [30, 200, 400, -1, -7, -20])
def test_a_feed_whose_end_is_missing_gives_nothing(kept):
    body = rss(item(1), item(2))
    assert refused(body[:kept]) in {Unparsed.CUT_SHORT, Unparsed.NOT_A_FEED}


def test_a_feed_with_faults_inside_is_read():
    body = rss(item(1), item(2)).replace(b"</title><link>", b" &nbsp; & <br></title><link>")
    assert [entry.link for entry in read(body).entries] == [
        "https://news.example/1",
        "https://news.example/2",
    ]


@pytest.mark.parametrize("bomb", [LAUGHS, QUADRATIC], ids=["laughs", "quadratic"])
def test_entities_are_never_expanded(bomb):
    feed = read(bomb)
    for title in (feed.title, *(entry.title for entry in feed.entries)):
        assert len(title) <= 500
        assert "lol" not in title
        assert "aaaa" not in title


@pytest.mark.parametrize("bomb", [LAUGHS, QUADRATIC], ids=["laughs", "quadratic"])
def test_entities_that_a_feed_declares_take_little_more_effort_than_those_that_all_know(bomb):
    assert effort(read, bomb) < MUCH * effort(read, undeclared(bomb))


@pytest.mark.parametrize("body", [LAUGHS, QUADRATIC, OUTSIDE])
def test_the_parser_never_sees_a_declaration_of_entities(body):
    text, _ = look_over(body.decode(), MOST)
    assert text.startswith("<rss ")
    assert "<!ENTITY" not in text


def test_outside_entities_are_never_read(monkeypatch):
    def nothing(*_args, **_kwargs):
        raise AssertionError("something was opened")

    monkeypatch.setattr("builtins.open", nothing)
    monkeypatch.setattr(socket, "socket", nothing)
    (entry,) = read(OUTSIDE).entries
    assert "root:" not in entry.title + entry.html


@pytest.mark.parametrize(
    "body",
    [
        rss("<a>" * 100_000 + "</a>" * 100_000),
        rss("<a>" * 100_000),
        rss("<item>" * 100_000),
        rss("<item><b>" * 50_000 + "</b></item>" * 50_000),
    ],
)
def test_a_feed_that_is_nested_too_deep_is_refused_before_anything_parses_it(body, monkeypatch):
    def never(*_args, **_kwargs):
        raise AssertionError("it was parsed")

    monkeypatch.setattr(feedparser, "parse", never)
    assert refused(body) == Unparsed.TOO_DEEP
    flat = rss("<a></a>" * (len(body) // len("<a></a>")))
    assert effort(look_over, body.decode(), MOST) < effort(look_over, flat.decode(), MOST)


@pytest.mark.parametrize(
    "text", ["<div>" * 20_000, "<b>" * 20_000, "<p>" * 20_000, "<table><tr><td>" * 10_000]
)
def test_text_that_is_nested_too_deep_is_flattened(text):
    assert only(item(text=text + "words")).html == "<p>words</p>"


def test_of_very_many_entries_only_the_first_ones_are_parsed_at_all(monkeypatch):
    given, parse = [], feedparser.parse

    def noted(source, **how):
        given.append(source.getvalue())
        return parse(source, **how)

    monkeypatch.setattr(feedparser, "parse", noted)
    feed = read(rss(*(item(n) for n in range(50_000))))
    assert [body.count(b"<item>") for body in given] == [MOST]
    assert len(feed.entries) == MOST
    assert feed.more == 50_000 - MOST
    assert feed.entries[-1].title == f"Title {MOST - 1}"


def test_ends_of_entries_in_quoted_text_do_not_count():
    quoted = "<item><guid>q</guid><title><![CDATA[</item></item>]]></title><!-- </item> --></item>"
    feed = read(rss(quoted, *(item(n) for n in range(MOST + 5))))
    assert len(feed.entries) == MOST
    assert feed.more == 6


def test_a_very_long_text_is_left_to_be_fetched():
    entry = only(item(text=marked([words(LONGEST // 3)])))
    assert entry.html.endswith("…</p>")
    assert len(entry.html) < 1_000
    assert entry_article(entry) is None


def test_all_texts_together_have_a_limit():
    text = marked([words(15_000)])
    feed = read(rss(*(item(n, text=text) for n in range(60))))
    assert len(feed.entries) == 60
    assert sum(len(entry.html) for entry in feed.entries) < IN_ALL + 60 * 1_000


def test_an_entry_with_its_whole_text_is_an_article():
    lines = paragraphs(8)
    found = entry_article(only(item(text=marked(lines))))
    assert found.text == "Title 1\n\n" + "\n".join(lines)
    assert found.text[slice(*found.title)] == "Title 1"
    assert (found.link, found.published) == ("https://news.example/1", "2026-05-14")
    assert (found.outlet, found.language) == ("The news", "en")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Short.",
        marked(paragraphs(3)),
        marked([*paragraphs(8), "And then the …"]),
        marked([*paragraphs(8), "And then the [...]"]),
        marked(paragraphs(8)) + "<a href=/>Continue reading</a>",
    ],
)
def test_an_entry_with_a_beginning_only_is_none(text):
    assert entry_article(only(item(text=text))) is None


def test_the_line_that_a_blog_puts_under_its_entries_is_left_out():
    lines = paragraphs(8)
    text = marked([*lines, "The post Title 1 appeared first on The news."])
    assert entry_article(only(item(text=text))).text.endswith(lines[-1])
