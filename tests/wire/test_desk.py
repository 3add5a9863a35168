"""The curators' desk over the wire: where its commands are, and what a restart leaves as it was."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest

from bot.domain.desk import What
from bot.domain.edtf import Precision
from bot.store.cards import Cards
from bot.store.desk import Desk
from bot.store.state import State
from tests.curator import held
from tests.desk.articles import statement
from tests.wire.answer import Answer
from tests.wire.process import started

pytestmark = pytest.mark.asyncio(loop_scope="module")

DAY = statement(edtf="2027-05-14", precision=Precision.DAY)


@asynccontextmanager
async def stores(folder):
    state = await State.open(folder)
    try:
        yield Desk(state)
    finally:
        await state.close()


async def arrives(folder, *articles):
    """Let articles wait. For a bot that doesn't run yet."""
    async with stores(folder) as desk:
        for article in articles:
            await desk.keep(article)


async def trail(folder):
    async with stores(folder) as desk:
        return await desk.decisions()


class Office:
    """The operators' server with its queue, and two curators."""

    def __init__(self, discord, queue):
        self.discord, self.queue = discord, queue
        self.ada, self.ben = discord.member("Ada"), discord.member("Ben")
        self.settings = {
            "DESK_GUILD_ID": discord.server.id,
            "DESK_CHANNEL_ID": queue.id,
            "CURATOR_IDS": f"{self.ada.id}, {self.ben.id}",
        }

    @property
    def path(self):
        return f"/channels/{self.queue.id}/messages"

    async def cards(self, count):
        """Return the cards as answers that can be clicked, once they are there."""

        def posted():
            return sum(r.method == "POST" and r.path.endswith(self.path) for r in heard)

        heard = self.discord.requests
        await heard.first(lambda _: posted() >= count)
        return [Answer("", 4, post.shape, post.shape) for post in self.discord.messages(self.queue)]


@pytest.fixture
async def office(discord):
    return Office(discord, await discord.has_channel("queue"))


async def test_the_desks_commands_are_told_for_one_server_and_only_when_they_changed(
    discord, folder, office
):
    home = f"/guilds/{discord.server.id}/commands"
    for _ in range(2):
        async with started(discord, folder, **office.settings) as bot:
            await bot.is_ready()
            await bot.stops()
    assert discord.count("PUT", home) == 1
    assert "desk" not in {command["name"] for command in discord.commands}
    (desk,) = discord.home_commands[discord.server.id]
    assert {leaf["name"] for leaf in desk["options"]} == {
        *("add", "queue", "retract", "feeds", "status"),
    }


async def test_a_desk_that_moves_leaves_no_commands_where_it_was(discord, folder, office):
    there = await discord.has_server("The other office")
    moved = {**office.settings, "DESK_GUILD_ID": there.id}
    for settings in (office.settings, moved, moved):
        async with started(discord, folder, **settings) as bot:
            await bot.says("ready in 2 servers")
            await bot.stops()
    assert discord.home_commands[discord.server.id] == []
    assert [command["name"] for command in discord.home_commands[there.id]] == ["desk"]
    assert discord.count("PUT", f"/guilds/{discord.server.id}/commands") == 2
    await discord.removes_bot(there)
    for told in (True, False):
        async with started(discord, folder) as bot:
            assert (await discord.member("mika").types("cast")).is_v2
            await bot.stops()
        assert ("out of reach" in bot.everything) is told
    assert discord.count("PUT", f"/guilds/{there.id}/commands") == 2


async def test_a_server_that_the_bot_is_not_in_takes_no_desk_and_all_else_works(discord, folder):
    settings = {"DESK_GUILD_ID": "77", "DESK_CHANNEL_ID": "78", "CURATOR_IDS": "1"}
    async with started(discord, folder, **settings) as bot:
        await bot.says("refused the new commands")
        assert (await discord.member("mika").types("cast")).is_v2
        await bot.stops()


async def test_a_click_on_a_queues_card_and_a_form_that_was_open_outlive_a_restart(
    discord, folder, office
):
    await arrives(folder, held("one", DAY), held("two", statement(), at=2_000))
    async with started(discord, folder, **office.settings) as bot:
        await bot.is_ready()
        first, second = await office.cards(2)
        form = await office.ada.clicks(first.button("Edit"), first)
        assert form.kind == Answer.MODAL
        await bot.stops()
    async with started(discord, folder, **office.settings) as bot:
        await bot.is_ready()
        sent = await office.ada.submits(
            form, card=first, status="delayed", date="2028", note="as it says"
        )
        edited = await office.ada.reads_on(sent)
        assert "corrected and approved" in edited.text
        assert edited.buttons == []
        clicked = await office.ben.clicks(second.button("Reject"), second)
        assert "rejected by" in (await office.ben.reads_on(clicked)).text
        refused = await discord.member("Olga").clicks(second.button("Approve"), second)
        assert refused.private
        assert "aren't on their list" in refused.text
        late = await office.ada.clicks(second.button("Approve"), second)
        told = [later for later in await _later(discord, late, 2) if later.private]
        assert any("Somebody was faster" in later.text for later in told)
        await bot.stops()
    assert len(discord.messages(office.queue)) == 2
    assert [(line.what, str(line.by)) for line in await trail(folder)] == [
        (What.REJECTED, office.ben.id),
        (What.EDITED, office.ada.id),
    ]


async def test_a_bot_that_is_killed_while_it_posts_a_card_posts_no_second_one(
    discord, folder, office
):
    await arrives(folder, held("one", DAY))
    discord.faults.once("lost", on="create")
    async with started(discord, folder, **office.settings) as bot:
        await office.cards(1)
        await bot.kill()
    assert await noted(folder) is None
    async with started(discord, folder, **office.settings) as bot:
        await bot.is_ready()
        await discord.requests.first(lambda r: r.method == "GET" and r.path.endswith(office.path))
        await bot.stops()
    (card,) = discord.posts.ever(office.queue.id)
    assert str(await noted(folder)) == card.id


async def noted(folder):
    state = await State.open(folder)
    try:
        return (await Cards(state).card("one")).message
    finally:
        await state.close()


async def _later(discord, answer, count):
    def mine():
        return [later for later in discord.later if later.token == answer.token]

    await discord.later.first(lambda _: len(mine()) >= count, within=10)
    return mine()


ARTICLE = """title: Soul Mate has its day
outlet: Harbour Post
url: https://harbour-post.example/2027/soul-mate
published: 2027-02-02
lang: en

Netflix has named the day for its Japanese drama. Soul Mate arrives on Netflix on 14 May 2027.

The series stars Hayato Isomura and Ok Taec-yeon.
"""


async def test_a_file_that_a_curator_hands_in_is_read_and_waits_on_a_card(discord, folder, office):
    file = discord.has_file("article.txt", ARTICLE.encode())
    stranger = discord.member("Olga")
    async with started(discord, folder, **office.settings) as bot:
        await bot.is_ready()
        refused = await stranger.types("desk add", file=file)
        assert refused.private
        assert "aren't on their list" in refused.text
        asked = await office.ada.types("desk add", file=file)
        told = await office.ada.reads_on(asked)
        assert told.private
        assert "Soul Mate has its day" in told.text
        assert "statement about the release" in told.text
        (card,) = await office.cards(1)
        assert "> Soul Mate arrives on Netflix on 14 May 2027." in card.text
        assert "scheduled for 14 May 2027" in card.text
        again = await office.ben.reads_on(await office.ben.types("desk add", file=file))
        assert "I know this article already" in again.text
        await bot.stops()
