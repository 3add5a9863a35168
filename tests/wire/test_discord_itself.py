"""The local Discord behaves as the real one is known to, for a client that isn't this bot."""

from __future__ import annotations

import asyncio
import io

import aiohttp
import pytest
import pytest_asyncio
from discord import (
    AllowedMentions,
    Embed,
    File,
    Forbidden,
    HTTPException,
    MediaGalleryItem,
    NotFound,
    ui,
)
from discord.utils import utcnow

from tests.wire.client import logged_in
from tests.wire.discord import Discord
from tests.wire.faults import Fault
from tests.wire.places import ANNOUNCEMENT, FORUM, TEXT
from tests.wire.spec import problems

pytestmark = pytest.mark.asyncio(loop_scope="module")

STORM = {
    "lost": 0.05,
    "reset_before": 0.03,
    "reset_after": 0.05,
    "error_503_before": 0.04,
    "error_503_after": 0.04,
    "limited": 0.02,
    "slow": 0.02,
}


@pytest_asyncio.fixture(loop_scope="module")
async def client(discord):
    async with logged_in(discord) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="module")
async def news(discord):
    return await discord.has_channel("news", kind=ANNOUNCEMENT)


async def test_a_message_is_made_read_edited_and_deleted(discord, client, news):
    embed = Embed(title="News", url="https://x.invalid/", colour=0x123456, timestamp=utcnow())
    embed.set_image(url="https://x.invalid/a.png").set_thumbnail(url="https://x.invalid/b.png")
    embed.set_footer(text="Story 1", icon_url="https://x.invalid/c.png").set_author(name="Fans")
    sent = await client.to(news).send("First", embed=embed.add_field(name="Who", value="Mika"))
    await sent.edit(content="Second")
    (kept,) = discord.messages(news)
    assert kept.history == ["First", "Second"]
    assert kept.shape["embeds"][0]["title"] == "News"
    assert (await client.to(news).fetch_message(sent.id)).content == "Second"
    await sent.delete()
    with pytest.raises(NotFound) as refused:
        await sent.edit(content="Third")
    assert refused.value.code == 10008
    assert discord.messages(news) == []
    done = [step.done for step in discord.traffic.of(news)]
    assert done == ["created", "edited", "read", "deleted", "refused 10008"]


async def test_a_card_of_components_comes_back_with_numbers(discord, client, news):
    view = ui.LayoutView()
    thumbnail = ui.Thumbnail("https://x.invalid/a.png")
    gallery = ui.MediaGallery(MediaGalleryItem("https://x.invalid/b.png"))
    view.add_item(ui.Container(ui.Section(ui.TextDisplay("# Hi"), accessory=thumbnail), gallery))
    await client.to(news).send(view=view, silent=True)
    (kept,) = discord.messages(news)
    section = kept.shape["components"][0]["components"][0]
    assert section["components"][0]["content"] == "# Hi"
    assert section["accessory"]["id"] > 0


async def test_files_come_as_a_form_and_can_be_downloaded(discord, client, news):
    await discord.allows(news, "attach_files")
    sent = await client.to(news).send("See", file=File(io.BytesIO(b"\x89PNG"), "a.png"))
    (kept,) = discord.messages(news)
    assert kept.files[0].data == b"\x89PNG"
    assert await sent.attachments[0].read() == b"\x89PNG"


async def test_a_nonce_makes_one_message_within_its_window(discord, client, news):
    first = await client.to(news).send("As it was first", nonce="story-1")
    await first.edit(content="As it is now")
    again = await client.to(news).send("Something else", nonce="story-1")
    assert (again.id, again.content) == (first.id, "As it was first")
    assert discord.posts.deduped == 1
    discord.clock.passes(discord.posts.nonce_window + 1)
    later = await client.to(news).send("Too late", nonce="story-1")
    assert later.id > first.id
    assert len(discord.messages(news)) == 2


async def test_a_nonce_counts_in_its_own_channel_only(discord, client, news):
    other = await discord.has_channel("other")
    for channel in (news, other):
        await client.to(channel).send("Hello", nonce="story-1")
    assert [len(discord.messages(channel)) for channel in (news, other)] == [1, 1]


async def test_a_nonce_of_a_deleted_message_is_an_unknown_message(discord, client, news):
    sent = await client.to(news).send("Hello", nonce="story-1")
    await sent.delete()
    with pytest.raises(NotFound) as refused:
        await client.to(news).send("Hello", nonce="story-1")
    assert refused.value.code == 10008
    assert discord.messages(news) == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.LOST, aiohttp.ServerDisconnectedError),
        (Fault.RESET_AFTER, aiohttp.ClientOSError),
        (Fault.ERROR_503_AFTER, HTTPException),
        (Fault.RESET_BEFORE, aiohttp.ClientOSError),
        (Fault.ERROR_503_BEFORE, HTTPException),
    ],
)
async def test_a_retry_after_a_failure_leaves_one_message(discord, client, news, fault, error):
    discord.faults.once(fault, on="create")
    with pytest.raises(error):
        await client.to(news).send("Hello", nonce="story-1")
    assert len(discord.messages(news)) == (not fault.is_before)
    await client.to(news).send("Hello", nonce="story-1")
    assert len(discord.messages(news)) == 1
    first, second = discord.traffic.of(news, action="create", nonce="story-1")
    assert (first.fault, second.fault) == (fault, None)
    assert second.done == ("created" if fault.is_before else "deduped")


@pytest.mark.parametrize("fault", [Fault.ERROR_502_AFTER, Fault.ERROR_500_BEFORE, Fault.SLOW])
async def test_what_discord_py_outlasts_by_itself_is_told_once(discord, client, news, fault):
    discord.faults.once(fault, on="create", channel=news)
    await client.to(news).send("Hello")
    assert len(discord.messages(news)) == 1
    assert discord.traffic.faults(news) == {fault: 1}


async def test_a_limit_on_demand_is_waited_for(discord, client, news):
    for fault in (Fault.LIMITED, Fault.LIMITED_GLOBAL):
        discord.faults.once(fault)
        await client.to(news).send("Hello")
    assert discord.limits.given == {"user": 1, "global": 1}
    assert len(discord.messages(news)) == 2


async def test_discord_py_obeys_the_bucket_of_a_channel(discord, client, news):
    discord.limits.per_channel["create"] = (5, 0.5)
    await asyncio.gather(*(client.to(news).send(str(number)) for number in range(12)))
    times = [step.at for step in discord.traffic.of(news, done="created")]
    assert len(times) == 12
    assert all(later - sooner >= 0.4 for sooner, later in zip(times, times[5:], strict=False))
    assert sum(discord.limits.given.values()) <= 2


async def test_the_global_limit_is_met_and_outlasted(discord, client):
    discord.limits.overall = 20
    channels = [await discord.has_channel(f"news-{number}") for number in range(30)]
    await asyncio.gather(*(client.to(channel).send("Hello") for channel in channels))
    assert discord.limits.given["global"] >= 1
    assert [len(discord.messages(channel)) for channel in channels] == [1] * 30


async def test_a_429_has_all_that_discord_sends(discord, news):
    discord.limits.per_channel["create"] = (1, 30.0)
    headers = {"Authorization": f"Bot {discord.token}"}
    path = f"{discord.api}/channels/{news.id}/messages"
    async with aiohttp.ClientSession(headers=headers) as session:
        assert (await session.post(path, json={"content": "Hello"})).status == 200
        answer = await session.post(path, json={"content": "Hello"})
        body = await answer.json()
    assert answer.status == 429
    assert (body["global"], 29 < body["retry_after"] <= 30) == (False, True)
    assert answer.headers["Retry-After"] == "30"
    assert answer.headers["X-RateLimit-Scope"] == "user"
    assert answer.headers["X-RateLimit-Remaining"] == "0"
    assert "Via" in answer.headers
    assert [step.done for step in discord.traffic.of(news)] == ["created", "limited"]


async def test_an_announcement_is_published_once(discord, client, news):
    sent = await client.to(news).send("Hello")
    await sent.publish()
    assert discord.messages(news)[0].published
    with pytest.raises(HTTPException) as refused:
        await sent.publish()
    assert refused.value.code == 40033
    plain = await client.to(await discord.has_channel(kind=TEXT)).send("Hello")
    with pytest.raises(HTTPException):
        await plain.publish()


async def test_publishing_meets_a_limit_that_no_header_tells(discord, client, news):
    discord.limits.crossposts = (1, 3600.0)
    discord.limits.per_channel["crosspost"] = None
    first, second = [await client.to(news).send(text) for text in "ab"]
    await first.publish()
    path = f"{discord.api}/channels/{news.id}/messages/{second.id}/crosspost"
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {discord.token}"}) as session:
        refused = await session.post(path)
        assert (await refused.json())["retry_after"] > 3500
        discord.clock.passes(3601)
        assert (await session.post(path)).status == 200
    assert all(post.published for post in discord.messages(news))


async def test_a_fault_hits_what_it_is_meant_for(discord, client, news):
    sent = await client.to(news).send("First")
    for action in ("edit", "crosspost", "read"):
        discord.faults.once(Fault.LOST, on=action, channel=news)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await sent.edit(content="Second")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await sent.publish()
    assert discord.messages(news)[0].content == "Second"
    assert discord.messages(news)[0].published
    # What only reads is asked again by aiohttp itself, if the connection was an old one.
    assert [message.id async for message in client.to(news).history()] == [sent.id]
    assert [step.action for step in discord.traffic.of(news, fault="lost")] == [
        *("edit", "crosspost", "read"),
    ]


async def test_an_answer_refers_to_what_it_answers(discord, client, news):
    first = await client.to(news).send("First")
    await first.reply("Second")
    assert discord.messages(news)[1].shape["message_reference"]["message_id"] == str(first.id)
    await discord.deletes(discord.messages(news)[0])
    with pytest.raises(HTTPException):
        await first.reply("Third")


async def test_a_channel_can_be_looked_up(discord, client, news):
    thread = await discord.has_channel("talk", parent=news)
    for channel in (news, thread):
        assert (await client.http.get_channel(int(channel.id)))["name"] == channel.name
    await discord.forbids(news, "view_channel")
    with pytest.raises(Forbidden):
        await client.http.get_channel(int(thread.id))


async def test_history_comes_in_pages_newest_first(discord, client, news):
    discord.limits.off()
    sent = [await client.to(news).send(str(number)) for number in range(7)]
    pages = {
        (("after", sent[1]),): ["4", "3", "2"],
        (("before", sent[6]),): ["5", "4", "3"],
        (): ["6", "5", "4"],
    }
    for edges, expected in pages.items():
        edge = {name: message.id for name, message in edges}
        page = await client.http.logs_from(int(news.id), 3, **edge)
        assert [message["content"] for message in page] == expected
    found = [message.content async for message in client.to(news).history(after=sent[2])]
    assert found == ["3", "4", "5", "6"]


async def test_history_without_permission_is_empty(discord, client, news):
    await client.to(news).send("Hello")
    await discord.forbids(news, "read_message_history")
    assert [message async for message in client.to(news).history()] == []
    await discord.leaves_open(news)
    assert len([message async for message in client.to(news).history()]) == 1


@pytest.mark.parametrize(("missing", "code"), [("view_channel", 50001), ("send_messages", 50013)])
async def test_where_the_bot_may_not_write_it_is_refused(discord, client, news, missing, code):
    await discord.forbids(news, missing)
    with pytest.raises(Forbidden) as refused:
        await client.to(news).send("Hello")
    assert refused.value.code == code
    await discord.allows(news, missing)
    await client.to(news).send("Hello")


async def test_a_thread_has_a_permission_of_its_own(discord, client):
    thread = await discord.has_channel("talk", parent=discord.asking)
    await discord.forbids(thread, "send_messages")
    await client.to(thread).send("Hello")
    await discord.forbids(thread, "send_messages_in_threads")
    with pytest.raises(Forbidden):
        await client.to(thread).send("Hello")


async def test_a_deleted_channel_and_a_left_server_are_told_apart(discord, client, news):
    await discord.removes_bot()
    with pytest.raises(Forbidden) as refused:
        await client.to(news).send("Hello")
    assert refused.value.code == 50001
    await discord.loses(news)
    with pytest.raises(NotFound) as refused:
        await client.to(news).send("Hello")
    assert refused.value.code == 10003


async def test_what_discord_would_refuse_of_a_form_is_refused(discord, client, news):
    forum = await discord.has_channel("talks", kind=FORUM)
    for channel, content, code in (
        (forum, "Hi", 50008),
        (news, "", 50006),
        (news, "x" * 2001, 50035),
    ):
        with pytest.raises(HTTPException) as refused:
            await client.to(channel).send(content)
        assert refused.value.code == code
    discord.faults.refuses(200000, "Blocked by AutoMod", on="create")
    with pytest.raises(HTTPException) as refused:
        await client.to(news).send("Hi")
    assert refused.value.code == 200000


async def test_a_role_is_pinged_if_it_may_be(discord, client, news):
    fans = await discord.has_role("fans")
    loud = AllowedMentions(roles=True)
    await client.to(news).send(f"<@&{fans.id}>", allowed_mentions=loud)
    await discord.changes_role(fans, mentionable=True)
    await client.to(news).send(f"<@&{fans.id}>", allowed_mentions=AllowedMentions.none())
    await client.to(news).send(f"<@&{fans.id}>", allowed_mentions=loud)
    assert [post.pinged for post in discord.messages(news)] == [[], [], [fans.id]]


async def test_a_storm_of_faults_costs_nothing_and_doubles_nothing(discord, client):
    discord.limits.off()
    discord.faults.slowness = discord.faults.retry_after = 0.01
    channels = [await discord.has_channel(f"news-{number}") for number in range(20)]
    discord.faults.seed(7)
    discord.faults.often(**STORM)

    async def delivers(channel, number):
        for _ in range(20):
            try:
                await client.to(channel).send(f"Story {number}", nonce=f"story-{number}")
            except (aiohttp.ClientError, HTTPException):
                continue
            return

    await asyncio.gather(*(delivers(channel, n) for channel in channels for n in range(5)))
    for channel in channels:
        told = sorted(post.content for post in discord.messages(channel))
        assert told == [f"Story {number}" for number in range(5)]
    faults = discord.traffic.faults()
    assert sum(faults.values()) > 10
    assert len(discord.traffic) == sum(discord.traffic.per_channel("create").values())
    assert discord.posts.deduped == len(discord.traffic.of(done="deduped")) > 0


async def test_the_same_seed_brings_the_same_faults():
    async def faults() -> list[str | None]:
        async with Discord.open(gateway=False) as discord, logged_in(discord) as client:
            discord.limits.off()
            discord.faults.seed(3)
            discord.faults.often(on=("create",), slow=0.5)
            discord.faults.slowness = 0.0
            for _ in range(20):
                await client.to(discord.asking).send("Hello")
            assert problems(discord) == []
            return [step.fault for step in discord.traffic]

    assert await faults() == await faults()
