"""What Discord's cache says of servers, asked of a simulated one."""

from __future__ import annotations

import pytest

from bot.preview import world
from tests.admin import Server


@pytest.fixture
async def server(built):
    async with world(built) as here:
        yield Server(here)
        here.env.raise_errors()


def known(server, **channels):
    """Let a server name its own channels, as its settings do; they stand in the cache."""
    guild = server.env.bot.get_guild(server.guild.id)
    guild._public_updates_channel_id = channels.get("updates")
    guild._system_channel_id = channels.get("system")
    return server.parts.guilds


async def test_admins_may_hear_from_us_in_the_channel_they_chose_then_in_the_servers_own(server):
    system = server.guild.create_text_channel("system")
    await server.env.settle()
    guilds = known(server, updates=server.news.id, system=system.id)
    read = guilds.admins_read(server.guild.id, server.channel.id)
    assert read == [server.channel.id, server.news.id, system.id]


async def test_a_channel_in_which_we_may_not_write_is_named_and_left_to_whoever_asks(server):
    closed = server.denies("embed_links")
    await server.env.settle()
    guilds = known(server, updates=closed.id, system=server.news.id)
    assert guilds.admins_read(server.guild.id) == [closed.id, server.news.id]


async def test_each_channel_is_named_once_and_one_that_is_gone_is_not(server):
    guilds = known(server, updates=server.news.id, system=server.news.id)
    assert guilds.admins_read(server.guild.id, 404) == [server.news.id]


async def test_a_server_that_is_not_known_has_no_such_channel(server):
    assert server.parts.guilds.admins_read(404) == []
