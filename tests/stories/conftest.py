"""A server to set up, on a simulated Discord."""

from __future__ import annotations

import pytest

from bot.preview import world
from tests.admin import Server


@pytest.fixture
async def server(built):
    async with world(built) as here:
        yield Server(here)
        here.env.raise_errors()


@pytest.fixture
async def ready(server):
    """A server that has chosen its channel."""
    await server.types("channel", channel=server.news)
    return server
