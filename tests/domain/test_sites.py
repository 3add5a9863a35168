"""Subdomains of one domain are one outlet."""

from __future__ import annotations

import pytest

from bot.domain.sites import as_one, site_of


@pytest.mark.parametrize(
    ("link", "site"),
    [
        ("https://fan.example/a", "fan.example"),
        ("https://www.de.Fan.example/a", "fan.example"),
        ("https://news.press.co.uk/", "press.co.uk"),
        ("https://press.co.uk/", "press.co.uk"),
        ("http://127.0.0.1:18099/a", "127.0.0.1:18099"),
        ("https://[::1]/a", "[::1]"),
        ("no link", ""),
        ("https://[broken", ""),
    ],
)
def test_a_link_is_of_the_site_of_its_domain(link, site):
    assert site_of(link) == site


def test_outlets_of_one_name_or_one_site_are_one_also_by_way_of_others():
    a, b, c = (
        ("Fan", "https://fan.example/1"),
        ("Fan DE", "https://de.fan.example/2"),
        (
            "Fan DE",
            "https://other.example/3",
        ),
    )
    other = ("Press", "https://press.example/4")
    found = as_one([a, b, c, other])
    assert found[a] == found[b] == found[c] != found[other]
