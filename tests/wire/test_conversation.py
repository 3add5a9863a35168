"""What members get from a running bot, byte by byte over HTTP and the gateway."""

from __future__ import annotations

import re

import pytest

from tests.wire.answer import Answer
from tests.wire.gateway import HEARTBEAT, IDENTIFY, RESUME
from tests.wire.spec import MISSING, judge, problems

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("shared_bot")]

LINK = re.compile(r"https://discord\.com/\S+")
FORGED = (
    *("delete-everything", "v0:b:1:cast", "v1:b:", "v1:b:zzzzzzzzzzzzz:cast", "v1:b:1:nonsense"),
    *("v1:b:1:who:nobody", "v1:b:1:cast:'; DROP TABLE fact; --", "v1:m:1:who:x", "x" * 100),
)


@pytest.fixture
def mika(shared_discord):
    return shared_discord.member("mika")


@pytest.fixture
def robin(shared_discord):
    return shared_discord.member("robin")


async def test_a_command_is_answered_with_a_card_that_pings_nobody(mika):
    answer = await mika.types("cast", person="taecyeon")
    assert answer.kind == Answer.MESSAGE
    assert answer.is_v2
    assert not answer.private
    assert "Taecyeon" in answer.text
    assert answer.data["allowed_mentions"] == {"parse": []}
    assert not answer.data.get("content")
    assert not answer.data.get("embeds")


async def test_a_private_question_gets_a_private_answer(mika):
    answer = await mika.types("cast", person="taecyeon", private=True)
    assert answer.is_v2
    assert answer.private


async def test_what_is_typed_is_completed_with_at_most_25_names(mika):
    choices = await mika.begins("cast", "person", "tae")
    assert 1 <= len(choices) <= 25
    assert any("taec" in choice["name"].lower() for choice in choices)
    chosen = await mika.types("cast", person=choices[0]["value"])
    assert chosen.is_v2


async def test_an_empty_option_is_completed_too(mika):
    assert 1 <= len(await mika.begins("cast", "person", "")) <= 25


async def test_a_click_by_the_asker_turns_the_message_into_another(mika):
    answer = await mika.types("cast", person="taecyeon")
    turned = await mika.clicks(answer.buttons[0], answer)
    assert turned.kind == Answer.UPDATE
    assert turned.text != answer.text
    assert turned.data["allowed_mentions"] == {"parse": []}
    assert turned.message["id"] == answer.message["id"]


async def test_a_shared_quote_is_a_new_message_that_everybody_sees(mika):
    answer = await mika.types("cast", person="taecyeon")
    quote = await mika.clicks(answer.button("What he said"), answer)
    shared = await mika.clicks(quote.button("Share"), quote)
    assert shared.kind == Answer.MESSAGE
    assert not shared.private
    assert shared.data["allowed_mentions"] == {"parse": []}


async def test_a_click_by_somebody_else_gets_a_private_copy(mika, robin):
    answer = await mika.types("cast", person="taecyeon")
    mikas = await mika.clicks(answer.buttons[0], answer)
    robins = await robin.clicks(answer.buttons[0], answer)
    assert robins.kind == Answer.MESSAGE
    assert robins.private
    assert robins.is_v2
    assert robins.text == mikas.text
    assert robins.data["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize("custom_id", FORGED)
async def test_a_forged_click_is_refused_politely_and_in_private(mika, custom_id):
    answer = await mika.types("cast", person="taecyeon")
    for refused in (await mika.forges(custom_id, answer), await mika.digs_up(custom_id, answer)):
        assert refused.kind == Answer.MESSAGE
        assert refused.private
        assert "older time" in refused.text
        assert refused.data["allowed_mentions"] == {"parse": []}


async def test_heartbeats_go_on_and_name_the_newest_event(shared_discord, mika):
    await mika.types("help")
    gateway = shared_discord.gateway
    newest = gateway.number
    for _ in range(3):
        before = len(gateway.heard)
        beat = await gateway.heard.first(lambda frame: frame["op"] == HEARTBEAT, after=before)
        assert beat["d"] == newest


async def test_a_dropped_connection_is_resumed_and_answers_go_on(shared_discord, mika):
    gateway = shared_discord.gateway
    before, known = len(gateway.heard), gateway.number
    await gateway.drops(4000)
    answer = await mika.types("release")
    assert answer.is_v2
    resumed = await gateway.heard.first(lambda frame: frame["op"] == RESUME, after=before)
    assert resumed["d"]["seq"] == known
    assert sum(frame["op"] == IDENTIFY for frame in gateway.heard) == 1


async def test_it_asks_for_the_guilds_intent_and_no_other(shared_discord):
    identified = await shared_discord.gateway.heard.first(lambda frame: frame["op"] == IDENTIFY)
    assert identified["d"]["intents"] == 1


async def test_it_prints_an_invitation_with_the_least_permissions(shared_bot, shared_discord):
    line = await shared_bot.out.first(lambda line: "Invite" in line)
    query = dict(pair.split("=") for pair in LINK.search(line)[0].split("?")[1].split("&"))
    assert query["client_id"] == shared_discord.application
    assert query["permissions"] == "274877991936"
    assert query["scope"] == "bot+applications.commands"


async def test_a_first_start_in_an_empty_folder_builds_the_store(shared_bot):
    await shared_bot.out.first(lambda line: line.startswith("Built from"))


async def test_every_line_of_a_json_log_is_json(shared_bot):
    assert len(shared_bot.log) > 0
    assert [event for event in shared_bot.log if "plain" in event] == []


async def test_all_traffic_stays_on_loopback(shared_bot, mika):
    await mika.types("cast")
    assert shared_bot.addresses == {"127.0.0.1"}


async def test_nothing_was_asked_that_discord_does_not_have(shared_discord, mika):
    await mika.types("cast")
    assert {request.status for request in shared_discord.requests} == {200}


async def test_every_request_is_one_that_discord_specifies(shared_discord, mika):
    if judge() is None:
        pytest.skip(MISSING)
    answer = await mika.types("cast", person="taecyeon")
    await mika.clicks(answer.buttons[0], answer)
    await mika.begins("cast", "person", "t")
    for command in shared_discord.commands:
        needed = [option["name"] for option in command["options"] if option.get("required")]
        await mika.types(command["name"], **dict.fromkeys(needed, "taecyeon"))
    assert problems(shared_discord) == []
