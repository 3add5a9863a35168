"""Which links may be fetched, which machines may be spoken to, and when two links are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.addresses import LONGEST, BadLink, NotPublic, TooLong, checked, refusal, same


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://app.localhost/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[::127.0.0.1]/",
        "http://①②⑦.0.0.1/",
        "http://①②⑦。０。0。1/",
        "http://１６９.254.169.254/",
        "http://10.0.0.8/",
        "http://router/",
        "http://printer.local/",
        "http://vault.internal/",
    ],
)
def test_a_link_to_a_machine_that_is_not_public_is_refused(link):
    with pytest.raises(NotPublic):
        checked(link)


@pytest.mark.parametrize(
    "link",
    [
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0x7f.0.0.1/",
        "http://0x7f000001/",
        "http://1.2.3.4.5/",
        "http://example.0x1/",
        "http://[::1%25lo]/",
        "http://[1.2.3.4]/",
    ],
)
def test_a_host_that_is_a_number_in_an_odd_form_is_refused(link):
    with pytest.raises(BadLink):
        checked(link)


@pytest.mark.parametrize("scheme", ["file", "gopher", "ftp", "data", "javascript", "ws", "feed"])
def test_only_http_and_https_are_fetched(scheme):
    for rest in ("://example.com/x", ":///etc/passwd", ":text/html,x"):
        with pytest.raises(BadLink):
            checked(scheme + rest)


@pytest.mark.parametrize(
    "link",
    [
        "http://user@127.0.0.1/",
        "https://user:secret@example.com/",
        "https://@example.com/",
        "http://example.com%2f@127.0.0.1/",
    ],
)
def test_a_link_with_a_users_name_is_refused(link):
    with pytest.raises(BadLink, match="user's name"):
        checked(link)


@pytest.mark.parametrize(
    "link",
    [
        r"http://127.0.0.1\@good.example",
        r"https://good.example\path",
        "https://good.example/a b",
        " https://good.example/",
        "https://good.example/\n",
        "https://good.example/\x00",
        "https://good.example/\u202efdp",
        "https://good\u200b.example/",
    ],
)
def test_backslashes_white_space_and_controls_are_refused(link):
    with pytest.raises(BadLink, match="white space"):
        checked(link)


@pytest.mark.parametrize("port", [0, 22, 6379, 8080, 65_535, 70_000])
def test_only_the_ports_of_the_web_are_spoken_to(port):
    with pytest.raises(BadLink):
        checked(f"http://example.com:{port}/")


def test_another_port_passes_where_it_is_allowed():
    assert checked("http://example.com:8080/", ports={8080}).port == 8080


def test_one_origin_may_be_opened_and_no_other_with_it():
    door = frozenset({("127.0.0.1", 8080)})
    assert checked("http://127.0.0.1:8080/feed", open_to=door).text == "http://127.0.0.1:8080/feed"
    for link in (
        "http://127.0.0.1/",
        "http://127.0.0.1:8081/",
        "http://127.0.0.2:8080/",
        "http://localhost:8080/",
        "http://example.com:8080/",
    ):
        with pytest.raises(BadLink):
            checked(link, open_to=door)


@pytest.mark.parametrize(
    "link",
    [
        "https://" + "a." * 130 + "com/",
        "https://" + "a" * 64 + ".com/",
        "https://example.com/" + "a" * LONGEST,
        "https:///x",
        "https://-a.com/",
        "https://a..com/",
        "https://ex%41mple.com/",
        "https://[::g]/",
        "https://exa mple.com/",
        "https://",
        "",
    ],
)
def test_a_link_that_is_too_long_or_not_well_formed_is_refused(link):
    with pytest.raises(BadLink):
        checked(link)


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("HTTPS://Example.COM", "https://example.com/"),
        ("https://example.com:443/a#top", "https://example.com/a"),
        ("http://example.com:80/?q=ü", "http://example.com/?q=%C3%BC"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://example.com./x", "https://example.com/x"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2001:4860:4860:0::8888]/", "https://[2001:4860:4860::8888]/"),
    ],
)
def test_a_good_link_gets_its_one_canonical_form(link, text):
    url = checked(link)
    assert str(url) == text
    assert checked(url.text) == url


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2001:db8::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "2002:a00:1::",
        "2002:c0a8:101::1",
        "fc00::1",
        "fd00::8",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "",
        "example.com",
        "0177.0.0.1",
    ],
)
def test_the_guard_refuses_all_that_is_not_public(address):
    assert refusal(address) is not None


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "1.1.1.1",
        "2001:4860:4860::8888",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_the_guard_lets_public_machines_pass(address):
    assert refusal(address) is None


@given(st.ip_addresses(v=4))
def test_what_is_refused_is_refused_in_every_disguise(ip):
    if refusal(str(ip)) is None:
        return
    number = int(ip)
    high, low = number >> 16, number & 0xFFFF
    for disguise in (
        f"::ffff:{ip}",
        f"64:ff9b::{high:x}:{low:x}",
        f"2002:{high:x}:{low:x}::1",
        f"2001:0:808:808:0:0:{high ^ 0xFFFF:x}:{low ^ 0xFFFF:x}",
        f"::{high:x}:{low:x}",
    ):
        assert refusal(disguise) is not None, disguise


@pytest.mark.parametrize(
    "other",
    [
        "http://example.com/news/story?id=7",
        "https://www.example.com/news/story?id=7",
        "https://EXAMPLE.com/news/story/?id=7",
        "https://example.com/news/story?id=7#comments",
        "https://example.com/news/story?utm_source=rss&id=7&utm_medium=feed",
        "https://example.com/news/story?id=7&fbclid=abc&gclid=1&ref=home",
        "https://m.example.com/news/story?id=7",
        "https://amp.example.com/news/story?id=7",
        "https://example.com/news/story/amp?id=7",
        "https://example.com/news/story/amp/?id=7",
        "https://example.com/amp/news/story?id=7",
        "https://example.com:443//news/story?id=7",
    ],
)
def test_a_link_written_otherwise_is_the_same_article(other):
    assert same(other) == same("https://example.com/news/story?id=7")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.com/news/story?id=8",
        "https://example.com/news/story-2?id=7",
        "https://example.com/News/story?id=7",
        "https://example.org/news/story?id=7",
        "https://example.com:8443/news/story?id=7",
        "https://de.example.com/news/story?id=7",
        "not a link",
    ],
)
def test_another_link_is_another_article(other):
    assert same(other) != same("https://example.com/news/story?id=7")


def test_the_order_of_parameters_makes_no_other_article():
    assert same("https://example.com/?b=2&a=1") == same("https://example.com/?a=1&b=2")


@given(st.text(max_size=60))
def test_no_text_makes_the_check_or_the_key_fail_otherwise(text):
    for link in (text, f"https://{text}", f"https://example.com/{text}", f"http://{text}.com:80/x"):
        same(link)
        try:
            url = checked(link)
        except BadLink:
            continue
        assert checked(url.text) == url
        assert same(url.text) == same(link)


def test_a_link_in_other_letters_is_measured_as_it_is_written_in_a_document():
    assert len(checked("https://example.com/" + "한" * 50).text) <= LONGEST
    for link in ("한" * 60, "(" * 200):
        with pytest.raises(TooLong):
            checked(f"https://example.com/{link}")


def test_a_link_is_the_same_with_its_parentheses_encoded():
    assert same("https://example.com/a_(b)") == same("https://example.com/a_%28b%29")


@pytest.mark.parametrize("address", ["3fff::1", "3fff:fff::1", "5f00::1"])
def test_ranges_that_python_does_not_know_yet_are_not_public(address):
    assert refusal(address) is not None
