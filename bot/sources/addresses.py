"""Says which links and which machines the bot may fetch from, and when two links are the same."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from yarl import URL

from bot.domain.documents import encoded

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

PORTS = frozenset({80, 443})
"""The ports of the web; a link to any other is refused."""
LONGEST, LONGEST_HOST = 490, 253
"""Characters of a link, as a document has it, and of its host that are accepted. A document's
link may be a little longer: the day of a new version is added to it."""
_SCHEMES = {"http": 80, "https": 443}
_HERE = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "onion", "arpa")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_UNSEEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)

# Ranges that `is_global` lets pass in some versions of Python.
_NEVER = tuple(
    ipaddress.ip_network(n)
    for n in ("::/96", "3fff::/20", "5f00::/16", "192.0.0.0/24", "192.88.99.0/24")
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_TRACKING = re.compile(
    r"utm_.*|ref|ref_?src|ref_?url|referrer|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid"
    r"|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(enc|mi)|_ga|_gl|spm|cmpid|ncid|ocid|soc_src"
    r"|soc_trk|guccounter|guce_.*|at_medium|at_campaign|smid|amp|outputtype",
    re.IGNORECASE,
)
_TWICE = re.compile(r"(?:www[0-9]?|m|mobile|amp)\.(?=[^.]+\.)")


class BadLink(ValueError):
    """A link that is refused before anything is asked of anybody; `reason` is plain words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TooLong(BadLink):
    """A link that is longer than what is accepted, or is with its other letters encoded."""


class NotPublic(BadLink):
    """A link that leads to a machine that isn't a public one."""


@dataclass(frozen=True, slots=True)
class Url:
    """A link as it is used: `text` whole and canonical, host in lower case and punycode."""

    text: str
    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        return self.text


Open = frozenset[tuple[str, int]]
"""Pairs of an IP address and a port that may be fetched from although they aren't public."""


def refusal(address: str) -> str | None:
    """Say why nothing may be fetched from this IP address; None if it is a public one.

    `address` is what a socket is about to connect to. Whatever is no address is refused.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return f"“{address}” is no IP address"
    inner = ip if isinstance(ip, ipaddress.IPv4Address) else _inner(ip)
    return None if _public(inner) else f"{address} is not a public address"


def checked(
    link: str,
    *,
    ports: AbstractSet[int] = PORTS,
    open_to: Open = frozenset(),
    guard: Callable[[str], str | None] = refusal,
) -> Url:
    """Return the link in its canonical form, fragment dropped. Raises BadLink and NotPublic.

    Only a link's own words are looked at: what its name resolves to is judged at the socket.
    `open_to` lets links with just these addresses and ports pass, `guard` is for tests.
    """
    url = shaped(link)
    if (url.host, url.port) in open_to:
        return url
    if url.port not in ports:
        raise BadLink(f"port {url.port} is not one of the web's")
    if _is_literal(url.host):
        if why := guard(url.host):
            raise NotPublic(why)
    elif "." not in url.host or url.host.rpartition(".")[2] in _HERE:
        raise NotPublic(f"“{url.host}” is no public name")
    return url


def shaped(link: str) -> Url:
    """Return the link in its canonical form if it is well-formed, wherever it leads.

    Raises BadLink: another scheme than http and https, no host or an odd one, a user's name,
    white space, backslashes, control characters, too long (TooLong).
    """
    if len(link) > LONGEST:
        raise TooLong(f"it is longer than {LONGEST} characters")
    if _UNSEEN.search(link) or "\\" in link:
        raise BadLink("it has white space, control characters or backslashes in it")
    scheme, colon, rest = link.partition("://")
    scheme = scheme.lower()
    if not colon or scheme not in _SCHEMES:
        raise BadLink("it doesn't begin with http:// or https://")
    if "@" in re.split(r"[/?#]", rest, maxsplit=1)[0]:
        raise BadLink("it has a user's name in it")
    try:
        url = URL(link).with_fragment(None)
        port = url.explicit_port
        host = (url.raw_host or "").lower()
    except (ValueError, UnicodeError) as error:
        raise BadLink("it is not well-formed") from error
    if url.raw_user is not None or url.raw_password is not None:
        raise BadLink("it has a user's name in it")
    host = _host(host)
    port = port if port is not None else _SCHEMES[scheme]
    if not 0 < port <= 65_535:
        raise BadLink(f"there is no port {port}")
    shown = f"[{host}]" if ":" in host else host
    where = shown if port == _SCHEMES[scheme] else f"{shown}:{port}"
    text = f"{scheme}://{where}{url.raw_path_qs or '/'}"
    if len(encoded(text)) > LONGEST:
        raise TooLong(f"it is longer than {LONGEST} characters")
    return Url(text, scheme, host, port)


def same(link: str) -> str:
    """Return the key under which an article is recognised, however its link is written.

    Not a link that can be fetched. A link that isn't well-formed is its own key.
    """
    try:
        url = shaped(link)
    except BadLink:
        return link.strip()
    parts = URL(url.text, encoded=True)
    host = url.host if _is_literal(url.host) else _plain(url.host)
    if url.port not in _SCHEMES.values():
        host = f"{host}:{url.port}"
    path = re.sub(r"/{2,}", "/", parts.raw_path)
    path = re.sub(r"\.amp(?=(\.html?)?$)|/amp/?$", "", re.sub(r"^/amp(?=/.)", "", path))
    kept = sorted(
        (key, value)
        for key, value in parse_qsl(parts.raw_query_string, keep_blank_values=True)
        if not _TRACKING.fullmatch(key)
    )
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{encoded(path).rstrip('/')}{query}"


def _plain(host: str) -> str:
    """Return the host without `www.`, `m.` or `amp.` before it."""
    while match := _TWICE.match(host):
        host = host[match.end() :]
    return host


def _host(host: str) -> str:
    """Return the host without its last dot. Raises BadLink if it is empty or odd."""
    host = host.removesuffix(".")
    if not host or len(host) > LONGEST_HOST:
        raise BadLink("it names no host, or one with too long a name")
    if ":" in host:
        if not _is_literal(host) or "%" in host:
            raise BadLink("its host is no IP address")
        return ipaddress.ip_address(host).compressed
    # What ends in a number is an address for some, in a way of writing that differs among them.
    if _NUMBER.fullmatch(host.rpartition(".")[2]) and not _is_literal(host):
        raise BadLink("its host is a number in an odd form")
    if not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise BadLink("its host is no name")
    return host


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for, or the address itself."""
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


def _public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if any(ip in net for net in _NEVER if net.version == ip.version):
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
