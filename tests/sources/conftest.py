"""What the tests of sources share: a fake web, a fetcher that may speak to it, and a workshop."""

from __future__ import annotations

import pytest

from bot.sources.fetching import Fetcher
from bot.sources.workshop import Workshop
from tests.sources.web import only_here, served


@pytest.fixture
async def web():
    """A web server on the loopback."""
    async with served() as web:
        yield web


@pytest.fixture
async def fetcher(web):
    """A fetcher that takes the loopback's one address for public, and no other."""
    async with Fetcher(guard=only_here, ports={web.port}) as fetcher:
        yield fetcher


@pytest.fixture
async def workshop():
    """A workshop with the jobs that it has."""
    async with Workshop() as workshop:
        yield workshop
