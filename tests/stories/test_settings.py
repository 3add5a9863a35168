"""The settings of a server: what each takes, what it does to answers, and as a file."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import discord
import pytest
from sqlalchemy import text as sql

from bot.client import LEAST
from bot.domain.delivery import Outcome
from bot.domain.story import Topic
from bot.i18n.fluent import Voices
from bot.preview import as_text, world
from bot.services.config import LARGEST
from bot.services.preferences import Preferences
from bot.services.settings import complete_topics
from bot.store.state import StateRefused
from tests.admin import Server, ended, tell
from tests.conftest import ROOT

# ── the other settings ───────────────────────────────────────────────────────


async def test_a_role_is_set_and_left_out_it_is_switched_off(ready):
    role = ready.guild.create_role("News", mentionable=True)
    await ready.env.settle()
    said = await ready.says("role", role=role)
    assert f"nobody → {role.mention}" in said
    assert "can't be pinged" not in said
    assert f"✅ {role.mention} can be pinged" in await ready.says("doctor")
    assert f"{role.mention} → nobody" in await ready.says("role")
    assert (await ready.stands()).route.role is None


async def test_a_role_that_cannot_be_pinged_is_saved_with_how_to_mend_it(ready):
    role = ready.guild.create_role("Quiet", mentionable=False)
    least = LEAST.value | discord.Permissions(use_application_commands=True).value
    for mine in (ready.guild.me.top_role.id, ready.guild.default_role.id):
        ready.env.backend.edit_role(ready.guild.id, mine, {"permissions": least})
    await ready.env.settle()
    for said in (await ready.says("role", role=role), await ready.says("panel")):
        assert f"{role.mention} can't be pinged: in the role's settings" in said
    assert f"❌ {role.mention} can't be pinged" in await ready.says("doctor")
    assert "can't be pinged" in await ready.says("channel", channel=ready.news)


async def test_everyone_is_never_pinged(ready):
    said = await ready.says("role", role=ready.guild.default_role)
    assert "I never ping everyone" in said
    assert (await ready.stands()).route.role is None


async def test_a_role_that_is_gone_is_told(ready):
    role = ready.guild.create_role("News", mentionable=True)
    await ready.env.settle()
    await ready.types("role", role=role)
    ready.env.backend.delete_role(ready.guild.id, role.id)
    await ready.env.settle()
    assert "The role that I should ping is gone" in await ready.says("doctor")
    assert "The role that I should ping is gone" in await ready.says("panel")


async def test_what_belongs_to_the_channel_asks_for_one_first(server):
    for name, options in (
        ("role", {}),
        ("topics", {"topics": "people"}),
        ("pause", {}),
        ("resume", {}),
        ("test", {}),
    ):
        assert "Choose one first: `/config channel`" in await server.says(name, **options)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("release", "release"),
        ("People, RELEASE", "release, people"),
        ("corrections;promo,,", "promo, corrections"),
    ],
)
async def test_topics_are_typed_in_any_order_and_case(ready, typed, said):
    assert f"→ {said}" in await ready.says("topics", topics=typed)


@pytest.mark.parametrize("typed", ["gossip", "release gossip", "release, gossip", ",", " "])
async def test_an_unknown_topic_is_refused_and_the_four_are_named(ready, typed):
    said = await ready.says("topics", topics=typed)
    assert "The topics are release, promo, people and corrections" in said
    assert (await ready.stands()).route.topics == Topic.RELEASE | Topic.PROMO | Topic.CORRECTIONS


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["release", "promo", "people", "corrections"]),
        ("p", ["promo", "people"]),
        ("release, p", ["release, promo", "release, people"]),
        ("promo,release,c", ["promo, release, corrections"]),
        (
            "people",
            ["people", "people, release", "people, promo", "people, corrections"],
        ),
        ("gossip, p", ["promo", "people"]),
        ("x" * 6000, []),
    ],
)
def test_topics_are_completed_one_after_the_other(typed, offered):
    assert complete_topics(typed) == offered


async def test_a_language_that_nobody_speaks_is_refused_and_ours_are_named(server):
    said = await server.says("language", language="tlh")
    assert "I speak: en" in said
    assert "→ English" in await server.says("language", language="EN")
    assert "→ the server's own" in await server.says("language", language="own")


async def test_notices_take_a_channel_and_left_out_go_where_discords_own_go(server):
    said = await server.says("notices", notices=server.channel)
    assert f"→ {server.channel.mention}" in said
    assert (await server.stands()).notices == server.channel.id
    assert "→ where Discord's own updates" in await server.says("notices")
    closed = server.denies("send_messages")
    await server.env.settle()
    assert "I can't write in" in await server.says("notices", notices=closed)


async def test_a_value_that_stands_already_changes_nothing(ready):
    assert "nothing changed" in await ready.says("answers", answers="public")


async def test_a_disk_that_is_full_is_told_and_changes_nothing(ready, monkeypatch):
    async def full(*_):
        raise StateRefused("disk full")

    monkeypatch.setattr(ready.parts.servers, "change", full)
    said = await ready.says("answers", answers="private")
    assert "so nothing changed" in said
    assert not ready.parts.preferences.private(ready.guild.id)


# ── what the settings do to answers ──────────────────────────────────────────


async def test_answers_are_private_where_the_server_says_so_and_the_option_wins(server):
    await server.types("answers", answers="private")
    assert (await server.member.slash(server.channel, "cast")).ephemeral
    assert not (await server.member.slash(server.channel, "cast", private=False)).ephemeral
    await server.types("answers", answers="public")
    assert not (await server.member.slash(server.channel, "cast")).ephemeral
    assert (await server.member.slash(server.channel, "cast", private=True)).ephemeral


async def test_an_answer_costs_no_look_into_the_database(server, monkeypatch):
    await server.types("answers", answers="private")

    def never(*_):
        raise AssertionError

    monkeypatch.setattr(server.parts.state, "transaction", never)
    assert (await server.member.slash(server.channel, "cast")).ephemeral


async def test_preferences_outlive_a_restart_and_go_with_the_server(server):
    await server.types("answers", answers="private")
    await server.types("language", language="en")
    fresh = Preferences()
    await fresh.load(server.parts.servers)
    assert fresh.private(server.guild.id)
    assert fresh.language(server.guild.id) == "en"
    await server.parts.servers.reset(server.guild.id)
    assert not fresh.private(server.guild.id)
    assert fresh.language(server.guild.id) is None


@pytest.fixture
def german(tmp_path, monkeypatch):
    """English as it is, and a German of one message."""

    class Polyglot(Voices):
        def __init__(self):
            super().__init__()
            self._root = tmp_path

    shutil.copytree(ROOT / "bot" / "i18n" / "locales" / "en", tmp_path / "en")
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "cards.ftl").write_text("button-crew = Wer es gemacht hat\n", "utf-8")
    monkeypatch.setattr("bot.app.Voices", Polyglot)


@pytest.mark.usefixtures("german")
async def test_public_answers_speak_the_servers_language_and_private_ones_the_readers(built):
    async with world(built) as here:
        server = Server(here)
        offered = await here.admin.autocomplete(here.channel, "config language", "language", "ger")
        assert [choice["value"] for choice in offered] == ["de"]
        assert "→ German" in await server.says("language", language="DE")
        public = await here.member.slash(here.channel, "cast")
        assert "[Wer es gemacht hat]" in as_text(public)
        private = await here.member.slash(here.channel, "cast", private=True)
        assert "[Who made it]" in as_text(private)
        here.env.raise_errors()


# ── export, import, reset ────────────────────────────────────────────────────


async def test_what_was_exported_comes_back_whole(ready):
    role = ready.guild.create_role("News", mentionable=True)
    await ready.env.settle()
    await ready.types("role", role=role)
    await ready.types("topics", topics="people, promo")
    await ready.types("answers", answers="private")
    await ready.types("language", language="en")
    await ready.types("notices", notices=ready.channel)
    exported = await ready.exports()
    assert exported == {
        "kind": "fan-community-bot settings",
        "version": 1,
        "settings": {
            "channel": str(ready.news.id),
            "role": str(role.id),
            "topics": ["promo", "people"],
            "language": "en",
            "answers": "private",
            "notices": str(ready.channel.id),
        },
    }
    await ready.parts.servers.reset(ready.guild.id)
    said = await ready.imports(exported)
    assert "Taken over from the file" in said
    assert f"**Channel**: none → {ready.news.mention}" in said
    assert "→ promo, people" in said
    assert await ready.exports() == exported
    assert "nothing changed" in await ready.imports(exported)


def file(version=1, **settings):
    return {"kind": "fan-community-bot settings", "version": version, "settings": settings}


BAD = {
    "empty": (b"", "isn't a file that"),
    "text": (b"hello", "isn't a file that"),
    "not UTF-8": (b'{"kind": "\xff"}', "isn't a file that"),
    "a list": ([], "isn't a file that"),
    "another's": ({"kind": "x", "version": 1, "settings": {}}, "isn't a file that"),
    "without settings": (file(), "isn't a file that"),
    "with more": ({**file(answers="private"), "more": 1}, "isn't a file that"),
    "an unknown setting": (file(answers="private", colour="red"), "isn't a file that"),
    "a number": (file(answers="private", channel=5), "isn't a file that"),
    "version 0": (file(0, answers="private"), "isn't a file that"),
    "newer": ({**file(2, colour={"a": 1}), "more": 1}, "made by a newer version"),
    "nested without end": (b"[" * 60_000, "isn't a file that"),
    "large": (b" " * (LARGEST + 1), "larger than any of mine"),
    "no such channel": (file(answers="private", channel="12"), "no such channel"),
    "too great an id": (file(answers="private", notices=str(2**63)), "no such channel"),
    "a negative id": (file(answers="private", role="-5"), "no such role"),
    "no channel": (file(answers="private", channel=None), "exactly one"),
    "no topic": (file(answers="private", topics=[]), "**Topics**: The topics are"),
    "an unknown topic": (file(answers="private", topics=["gossip"]), "The topics are"),
    "an unknown language": (file(answers="private", language="@everyone"), "I speak: en"),
    "unknown answers": (file(language="en", answers="loud"), "public or private"),
    "two answers": (file(language="en", answers=["public", "private"]), "exactly one"),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_file_is_taken_over_whole_or_not_at_all(ready, name):
    content, said = BAD[name]
    before = await ready.exports()
    answer = await ready.imports(content)
    assert said in answer
    assert "othing changed" in answer
    assert "everyone" not in answer
    assert await ready.exports() == before


async def test_a_file_that_is_too_large_is_never_fetched(ready, monkeypatch):
    async def never(_):
        raise AssertionError

    monkeypatch.setattr(discord.Attachment, "read", never)
    assert "larger than any of mine" in await ready.imports(b" " * (LARGEST + 1))


async def test_a_file_that_discord_does_not_hand_over_is_told(ready, monkeypatch):
    async def lost(_):
        raise discord.NotFound(SimpleNamespace(status=404, reason="Not Found"), "gone")

    monkeypatch.setattr(discord.Attachment, "read", lost)
    assert "Discord didn't hand me the file" in await ready.imports(file(answers="private"))


async def test_a_file_with_another_servers_channel_is_refused(ready):
    theirs = ready.env.create_guild("Elsewhere").create_text_channel("theirs")
    await ready.env.settle()
    answer = await ready.imports(file(channel=str(theirs.id), answers="private"))
    assert "**Channel**: I see no such channel in this server" in answer
    assert (await ready.stands()).answers == "public"


async def test_a_file_without_a_channel_sets_nothing_that_belongs_to_one(server):
    assert "none is chosen yet" in await server.imports(file(topics=["people"]))
    assert (await server.exports())["settings"] == {
        "language": None,
        "answers": "public",
        "notices": None,
    }


async def test_a_reset_asks_once_and_then_deletes_every_row(ready):
    await ready.types("answers", answers="private")
    await tell(ready)
    await ended(ready, (Outcome.DELIVERED, None))
    question = await ready.types("reset")
    assert (await ready.stands()).route is not None
    await ready.admin.click(question.response, label="Keep it")
    assert "Nothing was deleted" in as_text(question)
    assert (await ready.stands()).route is not None
    question = await ready.types("reset")
    await ready.admin.click(question.response, label="Delete everything")
    assert "I hold nothing about this server any more" in as_text(question)
    async with ready.parts.state.transaction() as db:
        tables = (
            await db.execute(sql("SELECT name FROM sqlite_master WHERE type = 'table'"))
        ).scalars()
        for table in list(tables):
            found = (await db.execute(sql(f"SELECT * FROM {table}"))).all()
            assert str(ready.guild.id) not in str(found), table
            assert str(ready.news.id) not in str(found), table
    assert not (await ready.member.slash(ready.channel, "cast")).ephemeral
    assert "nothing to delete" in await ready.says("reset")


async def test_privacy_and_help_tell_what_is_held_and_how_to_delete_it(server):
    said = as_text(await server.member.slash(server.channel, "privacy"))
    assert "/config reset" in said
    assert "7 days" in said
    assert "About you: nothing." in said
    assert "/config" in as_text(await server.member.slash(server.channel, "help"))


def test_the_days_until_a_left_server_is_deleted_are_those_of_the_text():
    from bot.services.attending import GRACE

    assert GRACE == 7 * 24 * 3_600 * 1_000
