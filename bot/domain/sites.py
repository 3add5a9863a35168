"""Says whose site a link leads to: subdomains of one domain are one outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHARED = frozenset(
    ("ac", "co", "com", "edu", "gob", "go", "gov", "me", "ne", "net", "nom", "or", "org")
)
"""What stands before a country's ending without being anybody's name: `co.uk`, `or.kr`."""
_COUNTRY = 2


def host_in(link: str) -> str:
    """Return the host in a link in lower case without `www.`; empty for what is no link."""
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def site_of(link: str) -> str:
    """Return the domain that stands for the whole site of a link; empty for what is no link.

    Where we can't know better it is rather too wide: two outlets of one domain count as one. A
    number, or a name of one word, is a machine of its own, as is each of its ports.
    """
    host = host_in(link)
    labels = host.split(".")
    if ":" in host or "." not in host or labels[-1].isdecimal():
        return urlsplit(link).netloc.lower() if host else ""
    shared = len(labels) > _COUNTRY and len(labels[-1]) == _COUNTRY and labels[-2] in _SHARED
    return ".".join(labels[-3 if shared else -2 :])


def as_one(outlets: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return one name for the outlets that are one, by each one's name and link.

    Those are one that have the same name or the same site, also by way of others.
    """
    known = list(dict.fromkeys(outlets))
    first: dict[str, str] = {}

    def found(mark: str) -> str:
        while first.setdefault(mark, mark) != mark:
            mark = first[mark]
        return mark

    for name, link in known:
        one, other = sorted((found(f"name {name}"), found(f"site {site_of(link)}")))
        first[other] = one
    return {(name, link): found(f"name {name}").removeprefix("name ") for name, link in known}
