"""The local Discord's gateway breaks and tells as the real one does, seen from discord.py."""

from __future__ import annotations

import asyncio

import pytest
import pytest_asyncio
from discord import utils

from tests.wire.client import connected, logged_in
from tests.wire.gateway import ABRUPT, IDENTIFY, RESUME
from tests.wire.places import ANNOUNCEMENT, FORUM, THREAD, VOICE

pytestmark = pytest.mark.asyncio(loop_scope="module")


def ops(discord):
    return [frame["op"] for frame in discord.gateway.heard if frame["op"] in {IDENTIFY, RESUME}]


@pytest_asyncio.fixture(loop_scope="module")
async def client(discord):
    async with connected(discord, heartbeat_timeout=1.0) as client:
        yield client


@pytest.fixture(params=["zstd", "zlib"])
def compression(request, monkeypatch):
    if request.param == "zlib":
        monkeypatch.setattr(utils, "_ActiveDecompressionContext", Zlib)
    return request.param


class Zlib:
    """What discord.py uses where zstandard isn't installed."""

    COMPRESSION_TYPE = "zlib-stream"

    def __init__(self):
        import zlib

        self._stream = zlib.decompressobj()

    def decompress(self, data):
        return self._stream.decompress(data).decode()


async def test_a_world_is_told_in_the_welcome(discord):
    await discord.has_channel("news", kind=ANNOUNCEMENT)
    await discord.has_channel("talks", kind=FORUM)
    await discord.has_channel("voice", kind=VOICE)
    await discord.has_channel("talk", parent=discord.asking)
    fans = await discord.has_role("fans", mentionable=True)
    others = [await discord.has_server(f"Server {number}") for number in range(24)]
    async with connected(discord) as client:
        assert len(client.guilds) == 25
        guild = client.get_guild(int(discord.guild))
        assert {channel.name for channel in guild.channels} == {
            *("ask-the-bot", "news", "talks", "voice"),
        }
        assert [thread.name for thread in guild.threads] == ["talk"]
        assert guild.get_role(int(fans.id)).mentionable
        assert guild.me.guild_permissions.send_messages
        assert client.get_guild(int(others[0].id)).name == "Server 0"


@pytest.mark.parametrize("code", [1000, 4000, 4009, ABRUPT])
async def test_a_closed_connection_is_resumed_and_missed_events_come(
    discord, compression, client, code
):
    await discord.gateway.drops(code)
    await discord.has_channel("news")
    await client.hears("resumed")
    assert (await client.hears("guild_channel_create")).name == "news"
    assert ops(discord) == [IDENTIFY, RESUME]
    assert all(f"compress={compression}-stream" in each for each in discord.gateway.connections)


@pytest.mark.parametrize("how", ["refused", "forgotten", "invalidated"])
async def test_a_lost_session_is_begun_anew(discord, client, how):
    before = len(client.events)
    if how == "refused":
        discord.gateway.refuses_resumes = 1
        await discord.gateway.drops(4000)
    elif how == "forgotten":
        await discord.gateway.forgets()
    else:
        await discord.gateway.invalidates(resumable=False)
    await client.hears("ready", after=before)
    expected = [IDENTIFY, IDENTIFY] if how == "invalidated" else [IDENTIFY, RESUME, IDENTIFY]
    assert ops(discord) == expected


@pytest.mark.parametrize("how", ["asked", "invalidated", "silent"])
async def test_a_session_outlasts_a_connection(discord, client, how):
    if how == "asked":
        await discord.gateway.asks_to_reconnect()
    elif how == "invalidated":
        await discord.gateway.invalidates(resumable=True)
    else:
        await discord.gateway.goes_silent()
    await discord.has_channel("news")
    await client.hears("resumed")
    assert (await client.hears("guild_channel_create")).name == "news"
    assert ops(discord) == [IDENTIFY, RESUME]


@pytest.mark.usefixtures("compression")
async def test_a_garbled_frame_ends_a_client_that_nobody_restarts(discord):
    async with logged_in(discord) as client:
        connecting = asyncio.create_task(client.connect())
        await client.hears("ready")
        await discord.gateway.garbles()
        with pytest.raises(Exception, match=r"(?i)zstd|decompress"):
            await connecting


async def test_channels_come_change_and_go(discord, client):
    news = await discord.has_channel("news")
    assert (await client.hears("guild_channel_create")).id == int(news.id)
    await discord.changes(news, name="old-news", kind=ANNOUNCEMENT)
    assert (await client.hears("guild_channel_update")).name == "old-news"
    before = len(client.events)
    await discord.forbids(news, "send_messages")
    changed = await client.hears("guild_channel_update", after=before)
    assert not changed.permissions_for(changed.guild.me).send_messages
    thread = await discord.has_channel("talk", parent=news)
    assert thread.kind == THREAD
    await client.hears("thread_create")
    await discord.loses(news)
    await client.hears("guild_channel_delete")


async def test_roles_come_change_and_go_and_the_bot_has_them(discord, client):
    fans = await discord.has_role("fans", "mention_everyone")
    await client.hears("guild_role_create")
    await discord.changes_role(fans, mentionable=True)
    assert (await client.hears("guild_role_update")).mentionable
    await discord.bot_has_roles(discord.server.bot_role, fans)
    guild = client.get_guild(int(discord.guild))
    await discord.loses_role(fans)
    assert (await client.hears("guild_role_delete")).id == int(fans.id)
    assert [role.name for role in guild.me.roles] == ["@everyone", "Fan bot"]


async def test_servers_come_fail_recover_and_go(discord, client):
    other = await discord.has_server("Other")
    joined = await client.hears("guild_join")
    assert (utils.utcnow() - joined.me.joined_at).total_seconds() < 60
    await discord.server_fails(other)
    await client.hears("guild_unavailable")
    await discord.server_recovers(other)
    await client.hears("guild_available")
    await discord.removes_bot(other)
    assert (await client.hears("guild_remove")).id == int(other.id)
    before = len(client.events)
    await discord.invites_bot(other)
    await client.hears("guild_join", after=before)


async def test_a_bot_is_told_of_deleted_messages_only_if_it_asked(discord, client):
    sent = await client.to(discord.asking).send("Hello")
    (kept,) = discord.messages(discord.asking)
    await discord.deletes(kept)
    await discord.has_channel("news")
    await client.hears("guild_channel_create")
    assert "raw_message_delete" not in {event for event, *_ in client.events}
    assert discord.messages(discord.asking) == []
    assert str(sent.id) == kept.id
