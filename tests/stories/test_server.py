"""Stories on a simulated server: asking, clicking on, private and shared, trouble, a restart."""

from __future__ import annotations

import logging

import pytest
import simcord

from bot.app import Places, parts
from bot.preview import as_text, world
from bot.ui.layout import PressButton, PressMenu
from bot.ui.press import Press, encode


@pytest.fixture
async def server(built):
    """A small fan server with the bot on it, a member and an admin."""
    async with world(built) as here:
        yield here
        here.env.raise_errors()


def text(result):
    return as_text(result)


def last(env, path):
    """Return the body of the newest request whose path ends so."""
    return next(r for r in reversed(env.http_requests) if r.path.endswith(path)).json


async def test_every_command_of_the_product_is_offered(server):
    offered = set(server.member.available_commands(server.channel))
    assert offered == {
        *("cast", "character", "city", "crew", "quote", "release", "about", "news", "sources"),
        *("ask", "suggest", "help", "privacy"),
    }


async def test_a_public_answer_is_a_card_that_mentions_nobody(server):
    result = await server.member.slash(server.channel, "cast")
    assert not result.ephemeral
    assert result.response.flags.components_v2
    assert "Hayato Isomura" in text(result)


async def test_a_private_answer_is_seen_by_the_asker_only(server):
    result = await server.member.slash(server.channel, "cast", private=True)
    assert result.ephemeral
    assert "Hayato Isomura" in text(result)


async def test_autocomplete_offers_names_and_what_is_picked_is_understood(server):
    offered = await server.member.autocomplete(server.channel, "cast", "person", "tae")
    assert [choice["name"] for choice in offered] == ["Ok Taec-yeon"]
    picked = await server.member.slash(server.channel, "cast", person=offered[0]["value"])
    typed = await server.member.slash(server.channel, "cast", person="Taec yeon")
    assert text(picked) == text(typed)


@pytest.mark.parametrize(
    ("command", "option", "typed", "names"),
    [
        ("cast", "person", "", ["Hayato Isomura", "Ok Taec-yeon", "Shunki Hashizume", "Dai Ota"]),
        ("cast", "person", "옥", ["Ok Taec-yeon"]),
        ("cast", "person", "isomra", ["Hayato Isomura"]),
        ("character", "name", "NARU", ["Ryu Narutaki"]),
        ("city", "name", "s", ["Seoul"]),
        ("quote", "speaker", "net", ["Netflix"]),
        ("quote", "speaker", "51", []),
        (
            "cast",
            "person",
            "%_'\"*",
            ["Hayato Isomura", "Ok Taec-yeon", "Shunki Hashizume", "Dai Ota"],
        ),
    ],
)
async def test_autocomplete_answers_from_memory(server, command, option, typed, names):
    offered = await server.member.autocomplete(server.channel, command, option, typed)
    assert [choice["name"] for choice in offered] == names


async def test_autocomplete_of_documents_finds_outlet_and_title(server):
    offered = await server.member.autocomplete(server.channel, "sources", "document", "k-pop")
    assert [choice["value"] for choice in offered] == ["02-pinknews"]


async def test_the_askers_click_changes_the_card(server):
    asked = await server.member.slash(server.channel, "cast")
    message = asked.response
    await server.member.click(message.message, label="Ok Taec-yeon")
    again = as_text(asked)
    assert "## Ok Taec-yeon" in again
    assert len(server.channel.history()) == 1


async def test_anybody_elses_click_gives_them_a_private_copy(server):
    asked = await server.member.slash(server.channel, "cast")
    before = as_text(asked)
    copy = await server.admin.click(asked.response.message, label="Ok Taec-yeon")
    assert copy.ephemeral
    assert "## Ok Taec-yeon" in text(copy)
    assert as_text(asked) == before


async def test_the_copys_own_buttons_change_the_copy(server):
    asked = await server.member.slash(server.channel, "cast")
    copy = await server.admin.click(asked.response.message, label="Ok Taec-yeon")
    await server.admin.click(copy.response, label="Johan Hwang")
    assert "## Johan Hwang" in text(copy)


async def test_a_quote_is_shared_from_a_private_answer(server):
    asked = await server.member.slash(server.channel, "quote", speaker="isomura", private=True)
    shared = await server.member.click(asked.response, label="Share")
    assert not shared.ephemeral
    assert f"Shared by {server.member.mention}" in text(shared)
    assert "Working with Ok Taec-yeon has been inspiring" in text(shared)
    sent = last(server.env, "/callback")
    assert sent["data"]["allowed_mentions"] == {"parse": []}


async def test_a_menu_leads_to_the_chosen_article(server):
    asked = await server.member.slash(server.channel, "news")
    await server.member.select(asked.response.message, ["03-epicflix"])
    assert "2PM's Taecyeon & Isomura Hayato" in text(asked)


async def test_an_old_button_works_after_a_restart(server, built, tmp_path):
    asked = await server.member.slash(server.channel, "cast")
    async with parts(Places(built, built, tmp_path)) as opened:
        await server.env.restart_bot(opened.bot())
        await server.member.click(asked.response.message, label="Ok Taec-yeon")
        assert "## Ok Taec-yeon" in text(asked)


async def test_buttons_of_private_answers_outlive_discord_pys_own_quarter_of_an_hour(server):
    public = await server.member.slash(server.channel, "cast")
    await server.member.slash(server.channel, "sources", document="epicflix", private=True)
    await server.env.advance_time(16 * 60)
    await server.member.click(public.response.message, label="Who made it")
    assert "Shunki Hashizume" in text(public)
    known = server.env.bot._connection._view_store._dynamic_items.values()
    assert {PressButton, PressMenu} <= set(known)


async def test_commands_are_sent_once_and_not_again_for_the_same_payload(server):
    assert await server.env.bot.sync_if_changed() is False


async def test_a_direct_message_is_answered_too(server):
    member = server.env.create_user("lone")
    result = await member.slash("cast", person="taecyeon")
    assert "## Ok Taec-yeon" in text(result)


async def test_an_exception_becomes_a_private_apology_with_the_id_that_the_log_has(
    built, tmp_path, caplog
):
    async with parts(Places(built, built, tmp_path)) as opened:
        bot = opened.bot()
        async with simcord.run(bot, check_errors=False) as env:
            guild = env.create_guild()
            channel = guild.create_text_channel("general")
            member = guild.add_member(env.create_user("mika"))
            await env.settle()
            async with opened.knowledge.reading() as known:
                del known.entities["berlin"]  # a fault that no test of the build would let pass
            with caplog.at_level(logging.ERROR):
                result = await member.slash(channel, "city", name="berlin")
            assert result.ephemeral
            assert "something broke" in text(result)
            number = text(result).split("the number ")[1][:8]
            record = next(r for r in caplog.records if number in r.getMessage())
            assert record.exc_info
            assert "KeyError" in record.exc_text or record.exc_info[0] is KeyError


FORGED = [
    "v0:b:1:cast",
    "v2:b:1:cast",
    "v1:b:1:nosuchverb",
    "v1:b:1:who:nobody",
    "v1:b:1:who",
    "v1:b:1:quote::-1",
    "v1:b:1:news:x",
    "v1:b:zzzzzzzzzzzzz:cast",
    "v1:b:1:share:../../etc",
    "something else",
    "v1:b:",
    "v1:b:1:who:" + "a" * 60,
]


@pytest.mark.parametrize("custom_id", FORGED)
async def test_a_forged_or_outdated_button_gets_a_polite_private_refusal(server, custom_id):
    asked = await server.member.slash(server.channel, "cast")
    stored = server.env.backend.get_message(server.channel.id, asked.response.id)
    row = stored.components[0]["components"][-1]
    row["components"][0]["custom_id"] = custom_id
    result = await server.admin.click(asked.response.message, custom_id=custom_id)
    assert result.ephemeral
    assert "older time" in text(result)


async def test_another_members_private_menu_is_refused(server):
    asked = await server.admin.slash(server.channel, "cast", private=True)
    stored = server.env.backend.get_message(server.channel.id, asked.response.id)
    theirs = encode(Press.to("crew"), server.member.id)
    stored.components[0]["components"][-1]["components"][0]["custom_id"] = theirs
    result = await server.admin.click(asked.response, custom_id=theirs)
    assert result.ephemeral
    assert "belongs to somebody else" in text(result)


BAD = [
    "'; DROP TABLE entity;--",
    '" OR 1=1',
    "*",
    "NEAR(a b)",
    "-x",
    "a:b",
    "\x00\x01\x1b[31m",
    "\u202egnp.exe",
    "\u200b\u200d\ufeff",
    "@everyone",
    "@here",
    "<@&1>",
    "<@1>",
    "<#1>",
    "<t:0:R>",
    "</x:1>",
    "<a:b:1>",
    "[good](https://evil.example)",
    "[good]\n(https://evil.example)",
    "https://evil.example",
    "||s||",
    "# h",
    "```x```",
    "x" * 6000,
    "word " * 1200,
    "   ",
    "🙂" * 50,
    "👨‍👩‍👧",
    "[](" * 2000,
]
LIVE = ("@everyone", "@here", "<@", "<#", "<t:", "</", "<a:", "evil", "DROP", "\u202e", "# h")


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("cast", "person"),
        ("character", "name"),
        ("city", "name"),
        ("crew", "person"),
        ("quote", "speaker"),
        ("quote", "about"),
        ("sources", "document"),
        ("ask", "question"),
    ],
)
async def test_bad_input_is_answered_politely_and_nothing_live_is_echoed(server, command, option):
    for typed in BAD:
        result = await server.member.slash(server.channel, command, **{option: typed})
        answer = text(result)
        assert answer.strip(), typed
        assert "something broke" not in answer, typed
        for live in LIVE:
            assert live not in answer, f"{typed!r}: {answer}"
        await server.member.autocomplete(server.channel, command, option, typed[:100]) if (
            option not in {"about", "question"}
        ) else None
    sent = [r for r in server.env.http_requests if r.path.endswith("/callback")]
    for request in sent:
        data = (request.json or {}).get("data") or {}
        if "components" in data:
            assert data["allowed_mentions"] == {"parse": []}
