"""How a server is set up: who may, the panel, the channel, and what is posted at once."""

from __future__ import annotations

import re

import pytest

from bot.domain.story import Topic
from bot.preview import as_text
from bot.services.settings import SETTINGS, Control, Setting
from bot.store.servers import Changes
from bot.ui.layout import PressButton, PressMenu
from bot.ui.press import Press
from tests.admin import asked

COMMANDS = [
    *("panel", "channel", "role", "language", "topics", "answers", "notices", "pause"),
    *("resume", "test", "doctor", "export", "import", "reset"),
]


# ── who may ──────────────────────────────────────────────────────────────────


async def test_every_command_is_there_for_admins_and_hidden_from_members(server):
    offered = set(server.admin.available_commands(server.channel))
    assert {name for name in offered if name.startswith("config ")} == {
        f"config {name}" for name in COMMANDS
    }
    assert not any(
        name.startswith("config") for name in server.member.available_commands(server.channel)
    )


async def test_discord_is_told_of_the_right_as_text_and_of_any_kind_of_channel(server):
    told = next(r.json for r in server.env.http_requests if r.path.endswith("/commands"))
    (config,) = (command for command in told if command["name"] == "config")
    assert config["default_member_permissions"] == "32"
    named = {leaf["name"]: leaf.get("options", []) for leaf in config["options"]}
    for name in ("channel", "notices"):
        assert [(o["name"], o["type"]) for o in named[name]] == [(name, 7)]
        assert not named[name][0].get("channel_types")


def options_of(server, name):
    return {
        "channel": {"channel": server.news},
        "role": {"role": server.guild.roles["Admins"]},
        "language": {"language": "en"},
        "topics": {"topics": "release"},
        "answers": {"answers": "private"},
        "notices": {"notices": server.news},
        "import": {"file": ("settings.json", b"{}")},
    }.get(name, {})


@pytest.mark.parametrize("name", COMMANDS)
async def test_a_member_let_through_by_the_servers_own_settings_is_refused_kindly(server, name):
    server.lets_through(server.member)
    said = await server.says(name, server.member, **options_of(server, name))
    assert "Only those who may Manage Server" in said
    assert await server.rows("guild") == []
    assert asked(server.env, f"{server.news.id}/messages") == []


@pytest.mark.parametrize(("name", "option"), [("topics", "topics"), ("doctor", "story")])
async def test_a_member_let_through_is_offered_nothing_by_autocomplete(server, name, option):
    server.lets_through(server.member)
    typed = await server.member.autocomplete(server.channel, f"config {name}", option, "")
    assert typed == []


@pytest.mark.parametrize(
    "label", ["Pause", "Post a test", "Doctor", "Delete everything", "Look now"]
)
async def test_a_button_is_refused_to_whoever_lost_the_right_meanwhile(ready, label):
    name = {"Delete everything": "reset", "Look now": "doctor"}.get(label, "panel")
    card = await ready.types(name)
    before = await ready.stands()
    posted = len(asked(ready.env, f"{ready.news.id}/messages"))
    ready.takes_the_right()
    clicked = await ready.admin.click(card.response, label=label)
    assert clicked.ephemeral
    assert "Only those who may Manage Server" in as_text(clicked)
    assert await ready.stands() == before
    assert len(asked(ready.env, f"{ready.news.id}/messages")) == posted


async def test_a_menu_is_refused_to_whoever_lost_the_right_meanwhile(ready):
    card = await ready.types("panel")
    ready.takes_the_right()
    picked = await ready.picks(card.response, "topics", "people")
    assert "Only those who may Manage Server" in as_text(picked)
    assert (await ready.stands()).route.topics == Topic.RELEASE | Topic.PROMO | Topic.CORRECTIONS


async def test_a_forged_button_of_an_admins_deletes_nothing(ready):
    press = Press.to("wipe")
    by_member = await ready.forges(press, ready.admin, ready.member)
    assert "Only those who may Manage Server" in as_text(by_member)
    by_admin = await ready.forges(press, ready.member, ready.admin)
    assert "belongs to somebody else" in as_text(by_admin)
    assert (await ready.stands()).route is not None


async def test_direct_messages_are_refused_should_discord_ever_offer_it_there(server):
    command = server.env.backend.find_command("config", None, type=1)
    assert command["contexts"] == [0]
    assert command["integration_types"] == [0]
    command["contexts"] = None
    command["dm_permission"] = True
    lone = server.env.create_user("lone")
    result = await lone.slash("config panel")
    assert "works only there" in as_text(result)


# ── the panel ────────────────────────────────────────────────────────────────


async def test_the_first_panel_asks_for_a_channel_and_nothing_else(server):
    card = await server.types("panel")
    assert "Where should news go?" in as_text(card)
    controls = re.findall(r"'custom_id': '([^']+)'", str(card.response.components))
    assert len(controls) == 1
    assert controls[0].endswith(":set:channel")


async def test_picking_a_channel_on_the_panel_shows_all_the_rest_with_its_defaults(server):
    card = await server.types("panel")
    await server.picks(card.response, "channel", server.news)
    said = as_text(card)
    assert "Saved." in said
    assert f"✅ News goes to {server.news.mention}." in said
    assert "**Ping**: nobody" in said
    assert "**Topics**: release, promo, corrections" in said
    assert "**Language**: the server's own" in said
    assert "**Answers**: public" in said
    assert "[Pause]  [Post a test]  [Doctor]  [Post the current state]" in said
    assert (await server.stands()).route.channel == server.news.id
    assert asked(server.env, f"{server.news.id}/messages") == []


async def test_each_menu_of_the_panel_changes_its_setting_and_the_card(ready):
    card = (await ready.types("panel")).response
    role = ready.guild.create_role("News", mentionable=True)
    await ready.env.settle()
    await ready.picks(card, "role", role)
    await ready.picks(card, "topics", "people", "release")
    await ready.picks(card, "language", "en")
    result = await ready.picks(card, "answers", "private")
    said = as_text(result)
    assert f"**Ping**: {role.mention}" in said
    assert "**Topics**: release, people" in said
    assert "**Language**: English" in said
    assert "**Answers**: private" in said
    found = await ready.stands()
    assert (found.route.role, found.route.topics) == (role.id, Topic.RELEASE | Topic.PEOPLE)
    assert (found.language, found.answers) == ("en", "private")
    await ready.picks(card, "role")
    await ready.picks(card, "language", "own")
    found = await ready.stands()
    assert (found.route.role, found.language) == (None, None)


async def test_the_panel_pauses_and_resumes(ready):
    card = await ready.types("panel")
    await ready.admin.click(card.response, label="Pause")
    assert "Paused since <t:" in as_text(card)
    assert (await ready.stands()).route.paused_at is not None
    await ready.admin.click(card.response, label="Resume")
    assert "again. Nothing was missed." in as_text(card)
    assert (await ready.stands()).route.open


async def test_all_controls_work_after_a_restart(ready):
    panel, offer = await ready.types("panel"), await ready.types("channel", channel=ready.news)
    reset = await ready.types("reset")
    await ready.env.restart_bot(ready.parts.bot())
    await ready.picks(panel.response, "topics", "people")
    await ready.admin.click(panel.response, label="Pause")
    await ready.admin.click(panel.response, label="Resume")
    assert (await ready.stands()).route.topics == Topic.PEOPLE
    await ready.admin.click(offer.response, label="Post the current state")
    assert len(ready.news.history()) == 1
    await ready.admin.click(reset.response, label="Delete everything")
    assert await ready.rows("guild") == []
    assert "but its id, which I keep while I am in it" in as_text(reset)


async def test_controls_outlive_discord_pys_own_quarter_of_an_hour(ready):
    card = await ready.types("panel")
    for label in ("Pause", "Resume", "Post a test"):
        await ready.admin.click(card.response, label=label)
    await ready.env.advance_time(16 * 60)
    await ready.picks(card.response, "topics", "people")
    await ready.admin.click(card.response, label="Doctor")
    assert "## " in as_text(card)
    known = ready.env.bot._connection._view_store._dynamic_items.values()
    assert {PressButton, PressMenu} <= set(known)


async def test_a_new_setting_is_one_entry_of_the_table(ready):
    mood = Setting(
        name="mood",
        label="config-label-answers",
        control=Control.CHOICES,
        read=lambda server: ("shy",) if server.answers == "private" else ("bold",),
        check=lambda _, words: words,
        change=lambda _, words: Changes(
            server={"answers": "private" if words == ("shy",) else "public"}
        ),
        choices=(("shy", "config-answers-private"), ("bold", "config-answers-public")),
    )
    ready.parts.admin.settings = (*SETTINGS, mood)
    card = await ready.types("panel")
    assert as_text(card).count("**Answers**") == 2
    await ready.picks(card.response, "mood", "shy")
    assert (await ready.exports())["settings"]["mood"] == "shy"
    await ready.imports(
        {"kind": "fan-community-bot settings", "version": 1, "settings": {"mood": "bold"}}
    )
    assert (await ready.stands()).answers == "public"


# ── the channel ──────────────────────────────────────────────────────────────


async def test_a_channel_that_has_all_is_saved_and_nothing_is_posted_unasked(server):
    said = await server.says("channel", channel=server.news)
    assert f"**Channel**: none → {server.news.mention}" in said
    assert "I can do all that I need" in said
    assert "[Post the current state]" in said
    assert server.news.history() == []


@pytest.mark.parametrize(
    ("permission", "line"),
    [
        ("view_channel", "❌ View Channel: allow it for me in"),
        ("send_messages", "❌ Send Messages: allow it for me in"),
        ("embed_links", "❌ Embed Links: allow it for me in"),
        ("read_message_history", "❌ Read Message History: allow it for me in"),
    ],
)
async def test_what_is_missing_in_a_channel_is_told_with_how_to_mend_it(server, permission, line):
    closed = server.denies(permission)
    await server.env.settle()
    said = await server.says("channel", channel=closed)
    assert f"{line} {closed.mention}" in said
    assert (await server.stands()).route.channel == closed.id
    assert line in await server.says("doctor")
    assert ("Post the current state" in said) == (permission == "read_message_history")


async def test_a_thread_needs_its_own_permission(server):
    closed = server.denies("send_messages_in_threads", "talk")
    thread = server.env.backend.create_thread(
        closed.id, name="a thread", owner_id=server.admin.id, type=11
    )
    await server.env.settle()
    handle = next(t for t in closed.threads if t.id == thread.id)
    said = await server.says("channel", channel=handle)
    assert "❌ Send Messages in Threads: allow it for me in" in said


async def test_a_forum_is_refused_with_the_reason(server):
    said = await server.says("channel", channel=server.guild.create_forum_channel("forum"))
    assert "is a forum, which can't be used for now" in said
    assert (await server.stands()).route is None


@pytest.mark.parametrize("kind", ["voice", "stage", "category"])
async def test_channels_that_hold_no_posts_are_refused_with_the_reason(server, kind):
    make = {
        "voice": server.guild.create_voice_channel,
        "stage": server.guild.create_stage_channel,
        "category": server.guild.create_category,
    }[kind]
    said = await server.says("channel", channel=make("other"))
    assert "no text channel, announcement channel or thread" in said
    assert (await server.stands()).route is None


NOBODYS = ["0", "-1", str(2**63), str(2**64), "9" * 40, "", "x", "1" * 19]


@pytest.mark.parametrize("number", NOBODYS)
async def test_an_id_that_is_no_channel_of_this_server_is_refused(server, number):
    press = Press.to("set", "channel", number)
    result = await server.forges(press, server.admin, server.admin)
    assert "I see no such channel in this server" in as_text(result)
    assert await server.rows("subscription") == []


async def test_another_servers_channel_and_role_are_refused(ready):
    elsewhere = ready.env.create_guild("Elsewhere")
    theirs = elsewhere.create_text_channel("theirs")
    role = elsewhere.create_role("theirs")
    await ready.env.settle()
    for name, number, why in (
        ("channel", theirs.id, "no such channel"),
        ("role", role.id, "no such role"),
    ):
        press = Press.to("set", name, number)
        result = await ready.forges(press, ready.admin, ready.admin)
        assert why in as_text(result)
    found = (await ready.stands()).route
    assert (found.channel, found.role) == (ready.news.id, None)


async def test_another_channel_takes_the_place_of_the_first_and_keeps_the_settings(ready):
    await ready.types("topics", topics="people")
    other = ready.guild.create_text_channel("other")
    await ready.env.settle()
    await ready.types("channel", channel=other)
    rows = await ready.rows("subscription")
    assert [(row["channel_id"], row["topics"]) for row in rows] == [(other.id, int(Topic.PEOPLE))]


# ── posts at once ────────────────────────────────────────────────────────────


async def test_the_current_state_is_posted_once_and_pings_nobody(ready):
    role = ready.guild.create_role("News", mentionable=True)
    await ready.env.settle()
    await ready.types("role", role=role)
    offer = await ready.types("channel", channel=ready.news)
    stored = ready.env.backend.get_message(ready.channel.id, offer.response.id)
    components = stored.components
    await ready.admin.click(offer.response, label="Post the current state")
    assert f"Posted in {ready.news.mention}" in as_text(offer)
    assert "Post the current state" not in as_text(offer)
    stored.components = components  # a second click, before the first one was answered
    await ready.admin.click(offer.response, label="Post the current state")
    first, second = (r.json for r in asked(ready.env, f"{ready.news.id}/messages"))
    assert first["nonce"] == second["nonce"]
    assert first["enforce_nonce"]
    assert first["allowed_mentions"] == {"parse": []}
    assert "When is Soul Mate out?" in str(first["components"])


async def test_two_offers_are_two_posts(ready):
    for _ in range(2):
        offer = await ready.types("channel", channel=ready.news)
        await ready.admin.click(offer.response, label="Post the current state")
    first, second = (r.json["nonce"] for r in asked(ready.env, f"{ready.news.id}/messages"))
    assert first != second


async def test_a_test_is_posted_marked_as_one_and_the_admin_is_told_at_once(ready):
    said = await ready.says("test")
    (posted,) = ready.news.history()
    assert posted.embeds[0].title == "Soul Mate: a test"
    assert "It works" in said
    assert str(posted.id) in said
    assert asked(ready.env, "messages")[-1].json["allowed_mentions"] == {"parse": []}


async def test_a_test_that_cannot_be_posted_says_why_and_asks_discord_nothing(server):
    closed = server.denies("send_messages")
    await server.env.settle()
    await server.types("channel", channel=closed)
    said = await server.says("test")
    assert "It didn't work" in said
    assert "Send Messages is missing" in said
    assert asked(server.env, f"{closed.id}/messages") == []


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (403, 50013, "a permission is missing"),
        (403, 50001, "allow me View Channel"),
        (404, 10003, "The channel is gone"),
        (403, 200000, "AutoMod stopped it"),
        (400, 50035, "Discord refused it"),
        (500, 0, "Discord gave no clear answer"),
    ],
)
async def test_discords_refusal_of_a_test_is_told_in_words(ready, status, code, said):
    ready.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    assert said in await ready.says("test")


async def test_the_buttons_for_a_test_say_where_they_stand_how_it_went(ready):
    for name in ("panel", "doctor"):
        card = await ready.types(name)
        await ready.admin.click(card.response, label="Post a test")
        assert "It works" in as_text(card)
        assert ("[Look now]" if name == "doctor" else "[Pause]") in as_text(card)
