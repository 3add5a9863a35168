"""What the tests on the wire share: a local Discord, and folders that a bot can start in."""

from __future__ import annotations

import shutil

import pytest
import pytest_asyncio

from bot.store.built import NAME
from tests.wire.discord import Discord
from tests.wire.process import started
from tests.wire.spec import problems


@pytest.fixture
def folder(built, tmp_path):
    """A state folder with the knowledge built already, which saves each start that work."""
    shutil.copyfile(built / NAME, tmp_path / NAME)
    return tmp_path


@pytest_asyncio.fixture(loop_scope="module")
async def discord():
    """A local Discord, all of it open. Whatever the bot asked of it must have been well-formed."""
    async with Discord.open() as opened:
        yield opened
    assert problems(opened) == []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_discord():
    """A local Discord for all tests of a module."""
    async with Discord.open() as opened:
        yield opened
    assert problems(opened) == []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_bot(shared_discord, tmp_path_factory):
    """A bot that is ready, for all tests of a module. It began with an empty folder."""
    async with started(shared_discord, tmp_path_factory.mktemp("shared")) as process:
        await process.is_ready()
        yield process
