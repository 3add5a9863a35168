"""Fetching: public machines only, at every hop; and never more, or longer, than was allowed."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace

import pytest

from bot.sources import fetching
from bot.sources.addresses import checked
from bot.sources.fetched import NotFetched, Unfetched
from bot.sources.fetching import Fetcher
from bot.sources.unpacking import TooLarge, Unpacker
from tests.sources.web import (
    ELSEWHERE,
    HERE,
    Names,
    dripping,
    endless,
    head,
    held,
    only_here,
    page,
    redirect,
    silent,
)

NOT_PUBLIC = ["127.0.0.1", "10.0.0.1", "100.64.0.1", "169.254.169.254", "192.0.0.8", "224.0.0.1"]
NOT_PUBLIC += ["::1", "fd00::8", "fe80::1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1"]


async def refused(fetcher, link, **how):
    """Fetch in vain, and return why."""
    with pytest.raises(NotFetched) as caught:
        await fetcher.get(link, **how)
    return caught.value


@pytest.fixture
def sockets(monkeypatch):
    """The sockets that fetching makes: none, in tests that use this. It fails before any is."""
    made = []

    def no_socket(*args):
        made.append(args)
        raise AssertionError("a socket was made")

    monkeypatch.setattr(fetching, "socket", SimpleNamespace(socket=no_socket))
    return made


# The address


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[::127.0.0.1]/",
        "http://①②⑦.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
async def test_a_machine_that_is_not_public_is_never_asked(link, sockets):
    async with Fetcher() as fetcher:
        assert (await refused(fetcher, link)).reason == Unfetched.REFUSED_ADDRESS
    assert sockets == []


@pytest.mark.parametrize(
    "link", ["http://2130706433/", "http://0177.0.0.1/", "http://127.1/", "http://u@127.0.0.1/"]
)
async def test_an_odd_link_is_refused_before_anybody_is_asked(link, sockets):
    async with Fetcher() as fetcher:
        assert (await refused(fetcher, link)).reason == Unfetched.BAD_LINK
    assert sockets == []


@pytest.mark.parametrize(
    "address",
    NOT_PUBLIC,
)
async def test_a_name_that_leads_to_such_a_machine_is_stopped_at_the_socket(address, sockets):
    async with Fetcher(resolver=Names(news_example=[[address]])) as fetcher:
        why = await refused(fetcher, "http://news.example/feed")
    assert why.reason == Unfetched.REFUSED_ADDRESS
    assert sockets == []


async def test_a_name_that_is_public_first_and_private_then_is_stopped_then(web):
    web.at("/", page(b"fine"))
    names = Names(news_example=[[HERE], [ELSEWHERE]])
    async with Fetcher(guard=only_here, ports={web.port}, resolver=names) as fetcher:
        link = web.link("/", "news.example")
        assert (await fetcher.get(link)).body == b"fine"
        assert (await refused(fetcher, link)).reason == Unfetched.REFUSED_ADDRESS
    assert len(web.heard) == 1


async def test_of_a_public_and_a_private_address_the_private_one_is_never_dialled(web, monkeypatch):
    web.at("/", page(b"fine"))
    asked = []

    def guard(address):
        asked.append(address)
        return only_here(address)

    made = []
    real = fetching.socket.socket

    def counted(*args):
        made.append(args)
        return real(*args)

    monkeypatch.setattr(fetching, "socket", SimpleNamespace(socket=counted))
    names = Names(news_example=[[ELSEWHERE, HERE]])
    async with Fetcher(guard=guard, ports={web.port}, resolver=names) as fetcher:
        assert (await fetcher.get(web.link("/", "news.example"))).body == b"fine"
    assert asked == [ELSEWHERE, HERE]
    assert len(made) == 1


async def test_two_private_addresses_of_a_name_are_both_refused(sockets):
    async with Fetcher(resolver=Names(news_example=[["10.0.0.1", "10.0.0.2"]])) as fetcher:
        why = await refused(fetcher, "http://news.example/")
    assert why.reason == Unfetched.REFUSED_ADDRESS
    assert sockets == []


async def test_one_origin_can_be_opened_for_trying_things_out(web):
    web.at("/", page(b"fine"))
    async with Fetcher(open_to=frozenset({(HERE, web.port)})) as fetcher:
        assert (await fetcher.get(web.link("/"))).body == b"fine"
        for other in (f"http://{ELSEWHERE}:{web.port}/", f"http://localhost:{web.port}/"):
            reason = (await refused(fetcher, other)).reason
            assert reason in {Unfetched.REFUSED_ADDRESS, Unfetched.BAD_LINK}


# Redirects


async def test_a_redirect_to_a_private_machine_is_stopped_at_the_hop(web, fetcher):
    for place in (f"http://{ELSEWHERE}:{web.port}/x", f"//{ELSEWHERE}:{web.port}/x"):
        why = await refused(fetcher, web.at("/start", redirect(place)))
        assert why.reason == Unfetched.REFUSED_ADDRESS
    assert web.paths == ["/start", "/start"]


async def test_a_redirect_to_a_name_of_a_private_machine_is_stopped_at_the_socket(web):
    names = Names(good_example=[[HERE]], bad_example=[[ELSEWHERE]])
    web.at("/start", redirect(web.link("/end", "bad.example")))
    async with Fetcher(guard=only_here, ports={web.port}, resolver=names) as fetcher:
        why = await refused(fetcher, web.link("/start", "good.example"))
    assert why.reason == Unfetched.REFUSED_ADDRESS
    assert web.paths == ["/start"]


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "gopher://x.example/", "http://u:p@x.example/", "http://[x/"]
)
async def test_a_redirect_to_what_is_no_link_of_the_web_is_refused(web, fetcher, place):
    why = await refused(fetcher, web.at("/start", redirect(place)))
    assert why.reason == Unfetched.BAD_LINK


async def test_three_redirects_are_followed_and_the_last_place_is_told(web, fetcher):
    web.at("/3", page(b"here"))
    for hop in range(3):
        web.at(f"/{hop}", redirect(f"/{hop + 1}", 301 + hop % 2))
    answer = await fetcher.get(web.link("/0"))
    assert (answer.body, answer.url) == (b"here", web.link("/3"))


async def test_a_fourth_redirect_is_not_followed(web, fetcher):
    for hop in range(5):
        web.at(f"/{hop}", redirect(f"/{hop + 1}"))
    assert (await refused(fetcher, web.link("/0"))).reason == Unfetched.TOO_MANY_REDIRECTS
    assert web.paths == ["/0", "/1", "/2", "/3"]


async def test_a_redirect_to_itself_ends(web, fetcher):
    why = await refused(fetcher, web.at("/loop", redirect("/loop")))
    assert why.reason == Unfetched.TOO_MANY_REDIRECTS
    assert len(web.heard) == 4


async def test_what_began_with_https_does_not_go_on_without_it():
    async with Fetcher() as fetcher:
        here = checked("https://news.example/a")
        with pytest.raises(NotFetched) as caught:
            fetcher.onward(here, "http://news.example/b")
        assert caught.value.reason == Unfetched.DOWNGRADE
        assert fetcher.onward(here, "/b").text == "https://news.example/b"
        assert fetcher.onward(here, "https://other.example/").host == "other.example"
        assert fetcher.onward(checked("http://a.example/"), "https://a.example/").port == 443


async def test_nothing_is_carried_from_one_answer_to_the_next(web, fetcher):
    web.at("/start", redirect(web.link("/end")))
    web.at("/end", page(Set_Cookie="who=me; Path=/"))
    web.at("/start", page(b"", status=302, Location="/end", Set_Cookie="who=me; Path=/"))
    await fetcher.get(web.link("/start"))
    await fetcher.get(web.link("/end"))
    for heard in web.heard:
        assert not {"cookie", "authorization", "referer"} & set(heard.headers)


async def test_proxies_of_the_environment_are_not_used(web, fetcher, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://{ELSEWHERE}:9")
    monkeypatch.setenv("HTTP_PROXY", f"http://{ELSEWHERE}:9")
    assert (await fetcher.get(web.at("/", page(b"fine")))).body == b"fine"


async def test_a_request_says_what_it_is_and_nothing_private(web, fetcher):
    await fetcher.get(web.at("/", page()))
    headers = web.heard[0].headers
    assert headers["user-agent"].startswith("fan-community-bot/")
    assert headers["accept-encoding"] == "gzip, deflate"
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


# Size


async def test_an_endless_body_is_cut_at_the_limit(web, fetcher):
    why = await refused(fetcher, web.at("/", endless()), limit=200_000)
    assert why.reason == Unfetched.TOO_LARGE


async def test_a_body_that_says_it_is_too_long_is_not_begun(web, fetcher):
    reply = silent(head(200, {"Content-Length": 10_000_000_000}))
    assert (await refused(fetcher, web.at("/", reply))).reason == Unfetched.TOO_LARGE


async def test_bytes_count_whatever_length_was_said(web, fetcher):
    body = b"x" * 1_000
    short = page(body, Content_Length=10)
    with suppress(NotFetched):  # more than was said may spoil it all
        assert (await fetcher.get(web.at("/", short))).body == b"x" * 10
    long = page(body, Content_Length=2_000)
    assert (await refused(fetcher, web.at("/", long))).reason == Unfetched.CUT_SHORT
    at_once = endless(b"10000\r\n" + b"x" * 65_536 + b"\r\n")

    async def chunked(writer):
        writer.write(head(200, {"Transfer-Encoding": "chunked"}))
        await at_once(_headless(writer))

    why = await refused(fetcher, web.at("/", chunked), limit=200_000)
    assert why.reason == Unfetched.TOO_LARGE


def _headless(writer):
    """A writer that leaves out the first thing that is written."""
    first = []

    def write(data):
        if first:
            writer.write(data)
        first.append(data)

    return SimpleNamespace(write=write, drain=writer.drain)


def test_the_limit_holds_for_the_bytes_as_they_come_too():
    # Members of nothing make a file of any size that unpacks to nothing.
    unpacker = Unpacker("gzip", 500)
    assert list(unpacker.feed(gzip.compress(b"") * 20)) == []
    with pytest.raises(TooLarge):
        list(unpacker.feed(gzip.compress(b"") * 20))


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"hello " * 1_000)),
        ("x-gzip", gzip.compress(b"hello " * 1_000)),
        ("GZIP", gzip.compress(b"hello " * 500) + gzip.compress(b"hello " * 500)),
        ("gzip", gzip.compress(b"hello " * 1_000) + b"\0" * 100),
        ("deflate", zlib.compress(b"hello " * 1_000)),
        ("deflate", zlib.compress(b"hello " * 1_000)[2:-4]),
        ("identity", b"hello " * 1_000),
    ],
    ids=["gzip", "x-gzip", "two members", "zeros behind", "deflate", "bare deflate", "identity"],
)
async def test_packed_bodies_are_unpacked(web, fetcher, coding, packed):
    reply = page(packed, Content_Encoding=coding)
    assert (await fetcher.get(web.at("/", reply))).body == b"hello " * 1_000


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(b"\0" * 50_000_000),
        b"".join(gzip.compress(b"\0" * 1_000_000) for _ in range(50)),
    ],
    ids=["one member", "many members"],
)
async def test_a_bomb_is_stopped_at_the_limit(web, fetcher, packed):
    assert len(packed) < 100_000
    reply = page(packed, Content_Encoding="gzip")
    why = await refused(fetcher, web.at("/", reply), limit=2_000_000)
    assert why.reason == Unfetched.TOO_LARGE


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "zstd", "compress", "gzip, br", "bzip2"])
async def test_other_codings_and_codings_in_codings_are_refused(web, fetcher, coding):
    packed = gzip.compress(gzip.compress(b"\0" * 1_000_000))
    reply = page(packed, Content_Encoding=coding)
    assert (await refused(fetcher, web.at("/", reply))).reason == Unfetched.BAD_ENCODING


async def test_a_bomb_in_a_bomb_is_unpacked_once_only(web, fetcher):
    inner = gzip.compress(b"\0" * 50_000_000)
    reply = page(gzip.compress(inner), Content_Encoding="gzip")
    assert (await fetcher.get(web.at("/", reply))).body == inner


@pytest.mark.parametrize(
    "packed",
    [
        b"hello",
        gzip.compress(b"hello")[:-4],
        gzip.compress(b"hello" * 10_000)[:30],
        gzip.compress(b"hello") + b"rubbish",
        b"".join(gzip.compress(b"") for _ in range(1_500)),
    ],
    ids=["not packed", "no end", "cut", "rubbish behind", "too many members"],
)
async def test_badly_packed_bodies_are_refused(web, fetcher, packed):
    reply = page(packed, Content_Encoding="gzip")
    assert (await refused(fetcher, web.at("/", reply))).reason == Unfetched.BAD_ENCODING


# Time


@pytest.mark.parametrize("reply", [dripping(), silent(), silent(head(200, {}))])
async def test_a_slow_answer_is_given_up_when_its_time_is_over(web, reply):
    async with Fetcher(guard=only_here, ports={web.port}, total=0.3) as fetcher:
        assert (await refused(fetcher, web.at("/", reply))).reason == Unfetched.TOO_SLOW


async def test_the_time_is_for_all_hops_together(web, monkeypatch):
    loop = asyncio.get_running_loop()
    now, ahead = loop.time, 0

    def after(seconds, reply):
        async def passes(writer):
            nonlocal ahead
            ahead += seconds
            for _ in range(20):
                await asyncio.sleep(0)
            await reply(writer)

        return passes

    monkeypatch.setattr(loop, "time", lambda: now() + ahead)
    web.at("/start", after(400, redirect("/end")))
    web.at("/end", after(400, page()))
    async with Fetcher(guard=only_here, ports={web.port}, total=1_000) as fetcher:
        assert (await fetcher.get(web.link("/start"))).body == b"hello"
    async with Fetcher(guard=only_here, ports={web.port}, total=600) as fetcher:
        assert (await refused(fetcher, web.link("/start"))).reason == Unfetched.TOO_SLOW


async def test_two_requests_at_once_go_to_a_host_and_the_others_wait_without_losing_time(web):
    gate, arrived = asyncio.Event(), asyncio.Semaphore(0)
    web.at("/", held(gate, arrived))
    async with Fetcher(guard=only_here, ports={web.port}) as fetcher:
        asking = [asyncio.create_task(fetcher.get(web.link("/"))) for _ in range(5)]
        for _ in range(2):
            await arrived.acquire()
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(web.heard) == 2
        gate.set()
        assert [answer.body for answer in await asyncio.gather(*asking)] == [b"hello"] * 5
    assert web.busiest == 2


async def test_who_waits_for_a_busy_host_keeps_no_other_host_waiting(web):
    gate, arrived = asyncio.Event(), asyncio.Semaphore(0)
    web.at("/slow", held(gate, arrived))
    web.at("/", page(b"fine"))
    names = Names(slow_example=[[HERE]], other_example=[[HERE]])
    async with Fetcher(guard=only_here, ports={web.port}, resolver=names) as fetcher:
        slow = web.link("/slow", "slow.example")
        asking = [asyncio.create_task(fetcher.get(slow)) for _ in range(20)]
        for _ in range(2):
            await arrived.acquire()
        assert (await fetcher.get(web.link("/", "other.example"))).body == b"fine"
        gate.set()
        await asyncio.gather(*asking)


# What servers say


async def test_an_answer_comes_with_what_was_said_of_it(web, fetcher):
    reply = page(
        "é".encode("latin-1"),
        content_type='text/html; charset="ISO-8859-1"',
        ETag='"abc"',
        Last_Modified="Thu, 14 May 2026 09:00:00 GMT",
    )
    answer = await fetcher.get(web.at("/", reply))
    assert (answer.status, answer.charset) == (200, "iso-8859-1")
    assert (answer.etag, answer.modified) == ('"abc"', "Thu, 14 May 2026 09:00:00 GMT")
    assert answer.unchanged is False


async def test_what_has_not_changed_is_not_sent_again(web, fetcher):
    web.at("/", page(b"", status=304, ETag='"abc"'))
    answer = await fetcher.get(web.link("/"), etag='"abc"', modified="yesterday")
    assert (answer.unchanged, answer.body, answer.etag) == (True, b"", '"abc"')
    assert web.heard[0].headers["if-none-match"] == '"abc"'
    assert web.heard[0].headers["if-modified-since"] == "yesterday"


async def test_unchanged_since_nothing_is_no_answer(web, fetcher):
    why = await refused(fetcher, web.at("/", page(b"", status=304)))
    assert why.reason == Unfetched.ODD_STATUS


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (410, Unfetched.GONE),
        (404, Unfetched.NOT_FOUND),
        (401, Unfetched.LOGIN),
        (402, Unfetched.LOGIN),
        (403, Unfetched.LOGIN),
        (429, Unfetched.BUSY),
        (500, Unfetched.SERVER_ERROR),
        (503, Unfetched.SERVER_ERROR),
        (418, Unfetched.ODD_STATUS),
        (300, Unfetched.ODD_STATUS),
    ],
)
async def test_a_status_without_an_answer_is_told_as_what_it_means(web, fetcher, status, reason):
    why = await refused(fetcher, web.at("/", page(b"x", status=status)))
    assert (why.reason, why.retry_after) == (reason, None)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("999999999999", 86_400), ("-5", None), ("soon", None), ("", None), ("0", 0)],
)
async def test_a_busy_server_says_how_long_to_wait(web, fetcher, said, seconds):
    why = await refused(fetcher, web.at("/", page(b"", status=429, Retry_After=said)))
    assert (why.reason, why.retry_after) == (Unfetched.BUSY, seconds)


async def test_the_wait_may_be_said_as_an_instant(web, fetcher):
    until = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    why = await refused(fetcher, web.at("/", page(b"", status=503, Retry_After=until)))
    assert 500 < why.retry_after <= 600
    past = page(b"", status=503, Retry_After="Thu, 01 Jan 1970 00:00:00 GMT")
    assert (await refused(fetcher, web.at("/", past))).retry_after == 0


async def test_marks_that_cannot_be_sent_back_are_not_kept(web, fetcher):
    reply = page(ETag="x" * 1_000, Last_Modified="ü")
    answer = await fetcher.get(web.at("/", reply))
    assert (answer.etag, answer.modified) == (None, None)


@pytest.mark.parametrize(
    "said",
    [b"", b"rubbish\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n"],
    ids=["nothing", "no http", "an endless header"],
)
async def test_a_server_that_does_not_speak_http_is_unreachable(web, fetcher, said):
    async def reply(writer):
        writer.write(said)

    assert (await refused(fetcher, web.at("/", reply))).reason == Unfetched.UNREACHABLE


async def test_a_closed_door_is_unreachable():
    async with Fetcher(guard=only_here, ports={1}) as fetcher:
        assert (await refused(fetcher, f"http://{HERE}:1/")).reason == Unfetched.UNREACHABLE


async def test_a_reason_tells_the_host_and_never_the_whole_link(web, fetcher):
    why = await refused(fetcher, web.link("/secret?token=abc"))
    assert HERE in str(why)
    assert "token" not in str(why)
