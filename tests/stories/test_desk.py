"""The curators' desk: who may, where it is, what they hand in, and the queue's cards."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace

import discord
import pytest
from msgspec.structs import replace

from bot.curators import Staff
from bot.domain.desk import Hold, Newcomer, Standing, What
from bot.domain.documents import Status, Tier
from bot.domain.edtf import Precision
from bot.preview import as_text
from bot.services.handing import Became, Fate
from bot.ui.press import Press, encode
from tests.curator import HOME, held, newsdesk
from tests.desk.articles import arrival, draft, statement

COMMANDS = ("add", "queue", "retract", "feeds", "status")
OPTIONS = {"add": {"link": "https://one.example/a"}, "retract": {"document": "one", "why": "x"}}
OCTOBER = statement(edtf="2027-10")
DAY = statement(edtf="2027-05-14", precision=Precision.DAY)


@pytest.fixture
async def desk(built, tmp_path):
    async with newsdesk(built, tmp_path) as here:
        yield here


# ── who may, and where ───────────────────────────────────────────────────────


async def test_the_commands_are_there_in_the_operators_server_and_nowhere_else(desk):
    offered = set(desk.ada.available_commands(desk.talk))
    assert {name for name in offered if name.startswith("desk")} == {f"desk {n}" for n in COMMANDS}
    assert not any(n.startswith("desk") for n in desk.admin.available_commands(desk.asking))
    assert desk.env.backend.find_command("desk", None, type=1) is None


async def test_discord_is_told_of_them_once_and_everybody_elses_stay_as_they_are(desk):
    def told():
        puts = [r for r in desk.env.http_requests if r.method == "PUT"]
        return [r.path for r in puts if r.path.endswith(f"guilds/{HOME}/commands")]

    assert len(told()) == 1
    assert await desk.env.bot.sync_if_changed(HOME) is False
    await desk.env.restart_bot(desk.parts.bot())
    assert len(told()) == 1


async def test_where_the_desk_was_its_commands_are_taken_away_once(desk):
    bot, state = desk.env.bot, desk.env.bot._state
    before = set(await state.synced())
    await bot.withdraw_commands({HOME})
    assert await state.synced() == before, "where the desk is they stay"
    await bot.withdraw_commands(())
    assert not any(n.startswith("desk") for n in desk.ada.available_commands(desk.talk))
    assert "cast" in desk.ada.available_commands(desk.talk)
    assert await state.synced() == before - {HOME}
    again = len(desk.env.http_requests)
    await bot.withdraw_commands(())
    assert len(desk.env.http_requests) == again
    assert await bot.sync_if_changed(HOME) is True, "should it come back"


@pytest.mark.parametrize(
    ("error", "status", "forgotten"),
    [
        (discord.Forbidden, 403, True),
        (discord.NotFound, 404, True),
        (discord.HTTPException, 400, False),
    ],
)
async def test_where_the_bot_is_no_longer_the_desks_commands_are_forgotten(
    desk, monkeypatch, error, status, forgotten
):
    bot, state, former = desk.env.bot, desk.env.bot._state, HOME + 77

    async def refuses(*_, **__):
        raise error(SimpleNamespace(status=status, reason="Refused"), "no")

    monkeypatch.setattr(bot.http, "bulk_upsert_guild_commands", refuses)
    await state.commands_were_synced(former, "of a server that we left")
    await bot._unless_refused(bot.withdraw_commands({HOME}))
    assert (former not in await state.synced()) is forgotten


async def test_without_a_desk_nobody_is_told_of_any(desk):
    closed = dataclasses.replace(desk.parts, staff=Staff())
    assert not {"Desk", "Queue"} & {type(cog).__name__ for cog in closed.bot()._mine}
    assert "tending the desk" not in closed.workers()._runs


@pytest.mark.parametrize("name", COMMANDS)
async def test_whoever_is_no_curator_is_refused_and_told_why(desk, name):
    await desk.arrives(held())
    said = await desk.says(name, desk.other, **OPTIONS.get(name, {}))
    assert "aren't on their list" in said
    assert "/suggest" in said
    assert await desk.trail() == []
    assert desk.intake.asked == []


@pytest.mark.parametrize("label", ["Approve", "Edit", "Reject"])
async def test_a_click_of_anybody_else_is_refused_and_changes_nothing(desk, label):
    before = await desk.arrives(held())
    clicked = await desk.clicks(label, desk.other)
    assert clicked.ephemeral
    assert "aren't on their list" in as_text(clicked)
    assert await desk.stands() == before


async def test_a_curators_form_sent_by_somebody_else_changes_nothing(desk):
    before = await desk.arrives(held())
    shown = await desk.clicks("Edit")
    desk.parts = _with_people(desk, {desk.ben.id})
    await desk.env.restart_bot(desk.parts.bot())
    sent = await desk.ada.submit_modal(shown, {"status": ["cancelled"], "date": "", "note": ""})
    assert "aren't on their list" in as_text(sent)
    assert await desk.stands() == before


async def test_a_forged_button_in_another_server_is_refused(desk):
    before = await desk.arrives(held())
    asked = await desk.fan.slash(desk.asking, "cast")
    stored = desk.env.backend.get_message(desk.asking.id, asked.response.id)
    forged = encode(Press.to("dyes", "one", before.revision), 0)
    stored.components[0]["components"][-1]["components"][0]["custom_id"] = forged
    clicked = await desk.fan.click(asked.response.message, custom_id=forged)
    assert "only in its own server" in as_text(clicked)
    assert await desk.stands() == before


async def test_autocomplete_offers_nothing_to_anybody_else(desk):
    for name, option in (("retract", "document"), ("feeds", "drop")):
        offered = await desk.other.autocomplete(desk.talk, f"desk {name}", option, "")
        assert offered == []
    assert await desk.ada.autocomplete(desk.talk, "desk retract", "document", "pink") != []


def _with_people(desk, people):
    staff = dataclasses.replace(desk.parts.staff, people=frozenset(people))
    return dataclasses.replace(desk.parts, staff=staff)


# ── handing in ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("became", "said"),
    [
        (Became(Fate.TAKEN, title="A title", found={"quote": 2}), "Taken:"),
        (Became(Fate.WAITING, holds=(Hold.TIER,)), "whether this outlet can be trusted"),
        (Became(Fate.KNOWN), "I know this article already"),
        (Became(Fate.NOT_OURS), "nothing in it that belongs to the show"),
        (Became(Fate.TAKEN, holds=(Hold.GRADE,)), "waits for a curator's yes"),
        (Became(Fate.FAILED, why="login"), "doesn't let me read that page"),
        (Became(Fate.FAILED, why="never-heard-of"), "I couldn't read it"),
    ],
)
async def test_a_link_is_answered_with_what_became_of_it(desk, became, said):
    desk.intake.becomes = became
    answer = await desk.says("add", link=" https://one.example/a ")
    assert said in answer
    assert desk.intake.asked == [("https://one.example/a", "desk", desk.ada.id)]


async def test_what_was_found_is_told_by_kind(desk):
    desk.intake.becomes = Became(Fate.TAKEN, found={"quote": 2, "release": 1, "claim": 0})
    said = await desk.says("add", link="https://one.example/a")
    assert "Found: 1 statement about the release and 2 quotes." in said
    assert "Taken: it is among our articles now, and told if it is news." in said


async def test_a_file_is_read_and_handed_on(desk):
    await desk.says("add", file=("article.txt", b"It comes."))
    assert desk.intake.asked == [("article.txt", b"It comes.", "desk", desk.ada.id)]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (("article.txt", b"x" * 2_000_001), "larger than 2 MB"),
        (("article.exe", b"MZ"), "as text or web pages"),
        (("article", b"x"), "as text or web pages"),
    ],
)
async def test_a_file_that_cannot_be_an_article_is_not_even_downloaded(desk, file, said):
    assert said in await desk.says("add", file=file)
    assert desk.intake.asked == []


async def test_a_link_and_a_file_or_neither_is_not_understood(desk):
    assert "one of them" in await desk.says("add")
    both = {"link": "https://one.example/a", "file": ("a.txt", b"x")}
    assert "one of them" in await desk.says("add", **both)
    assert desk.intake.asked == []


# ── the queue's cards ────────────────────────────────────────────────────────


async def test_a_card_tells_all_that_a_curator_needs(desk):
    await desk.admin.slash(desk.asking, "config channel", channel=desk.news)
    await desk.arrives(held("one", DAY, sentence="It comes on 14 May 2027, they said."))
    said = desk.text()
    for words in (
        "The one · [News of one](https://one.example/news)",
        "> It comes on 14 May 2027, they said.",
        "I read: **scheduled for 14 May 2027**",
        "Why it waits: its own sentence doesn't name the show.",
        "A yes changes: 2025 as a goal → 14 May 2027",
        "Would be told: 1 channel in 1 server",
        "Press · came by a feed ·",
    ):
        assert words in said, said
    assert [len(desk.pressed(verb)) for verb in ("dyes", "dedi", "dno")] == [1, 1, 1]
    assert not desk.card().mentions


async def test_a_card_tells_how_far_its_outlet_is_trusted_now(desk):
    form = draft("one", DAY, tier=Tier.FAN, link="https://about.netflix.com/news")
    await desk.arrives(held("one", draft=form))
    assert "Official source · came by a feed" in desk.text()


@pytest.mark.parametrize("releases", [(), (DAY,), (DAY, statement("r2"))])
async def test_a_card_names_people_whom_the_show_does_not_know(desk, releases):
    people = [("Ann Lee", "Hana"), ("*Bo* <@1>", "director"), ("Cy Ek", "Mo"), ("Di Om", "Al")]
    newcomers = tuple(Newcomer(*person) for person in people)
    article = held("one", standing=Standing.WAITING, newcomers=newcomers[:2])
    article = replace(article, draft=replace(article.draft, release=releases), held=())
    kept = await desk.arrives(article)
    said = "Names people we don't know: Ann Lee as Hana and \\*Bo\\* \\<@\u200b1> as director"
    assert said in desk.text().splitlines()
    await desk.arrives(replace(kept, newcomers=newcomers))
    assert "Cy Ek as Mo, and 1 more" in desk.text()
    assert "Di Om" not in desk.text()
    await desk.arrives(replace(kept, newcomers=(), revision=kept.revision + 1))
    assert "don't know:" not in desk.text()


async def test_what_changes_nothing_says_so(desk):
    rumour = statement(status=Status.RUMORED)
    await desk.arrives(held("one", rumour))
    assert "Nothing would be announced: a rumour or a look back" in desk.text()
    assert "Would be told" not in desk.text()


async def test_a_card_is_posted_once_however_often_the_round_runs(desk):
    await desk.arrives(held())
    for _ in range(3):
        await desk.looks()
    assert len(desk.cards()) == 1


@pytest.mark.parametrize("minutes", [0, 30])
async def test_a_crash_between_sending_and_noting_posts_no_second_card(desk, minutes):
    kept = await desk.arrives(held())
    # The simulated Discord has a clock of its own, and knows no nonces.
    at = int(desk.card().created_at.timestamp() * 1000)
    await desk.parts.cards._cards.note_card("one", desk.queue.id, None, kept.revision, at)
    await desk.env.advance_time(minutes * 60)
    await desk.looks()
    await desk.looks()
    assert len(desk.cards()) == 1
    assert (await desk.parts.cards._cards.card("one")).message == desk.card().id


async def test_a_card_is_brought_up_to_date_when_its_article_changes(desk):
    kept = await desk.arrives(held())
    changed = held("one", statement(edtf="2027-11"), sentence="Now in November.")
    await desk.parts.desk.keep(replace(changed, revision=kept.revision))
    await desk.looks()
    assert "Now in November." in desk.text()
    assert len(desk.cards()) == 1


async def test_a_card_that_was_deleted_comes_back_while_its_article_waits(desk):
    kept = await desk.arrives(held())
    desk.env.backend.delete_message(desk.queue.id, desk.card().id)
    await desk.parts.desk.keep(replace(kept, updated_at=kept.updated_at + 1))
    await desk.looks()
    await desk.looks()
    assert len(desk.cards()) == 1


async def test_cards_move_to_another_channel_when_the_queue_does(desk):
    kept = await desk.arrives(held("one", DAY))
    other = desk.home.create_text_channel("another")
    await desk.env.settle()
    await desk.parts.desk.keep(held("two", statement(), at=2_000))
    await desk.parts.cards._cards.note_card("two", desk.queue.id, None, 1, 5)
    desk.env.backend.delete_channel(desk.queue.id)
    await desk.parts.desk.keep(replace(kept, updated_at=2))
    desk.parts.cards.channel = other.id
    await desk.looks()
    await desk.looks()
    said = [desk.text(card) for card in other.history()]
    assert len(said) == 2
    assert {"14 May" in text for text in said} == {True, False}


@pytest.mark.parametrize("how", ["refused by Discord", "cannot be drawn"])
async def test_one_card_that_cannot_be_shown_hides_no_other(desk, monkeypatch, caplog, how):
    if how == "cannot be drawn":
        shown = desk.parts.cards.shown

        async def broken(document):
            if document == "one":
                raise KeyError(document)
            return await shown(document)

        monkeypatch.setattr(desk.parts.cards, "shown", broken)
    else:
        path = f"/channels/{desk.queue.id}/messages"
        desk.env.inject_error("POST", path, status=400, code=50035, times=1)
    await desk.arrives(held("one", DAY), held("two", statement(), at=2_000))
    assert "October 2027" in desk.text()
    assert "the card of one can't be" in caplog.text


async def test_a_yes_makes_it_public_and_the_card_one_line_without_buttons(desk):
    await desk.arrives(held("one", DAY))
    await desk.clicks("Approve")
    assert f"approved by <@{desk.ada.id}>" in desk.text()
    assert "\n" not in desk.text()
    assert desk.pressed("dyes") == []
    assert (await desk.stands()).draft.release[0].reviewed
    assert desk.public() == ["one"]
    (line,) = await desk.trail("one")
    assert (line.what, line.by, line.before) == (What.APPROVED, desk.ada.id, "scheduled 2027-05-14")
    await desk.looks()
    assert len(desk.cards()) == 1


async def test_a_yes_is_told_in_every_channel_that_asked(desk):
    await desk.admin.slash(desk.asking, "config channel", channel=desk.news)
    await desk.publishes()
    await desk.arrives(held("one", DAY))
    await desk.clicks("Approve")
    await desk.publishes()
    (post,) = desk.news.history()
    assert post.embeds[0].title == "Soul Mate: 14 May 2027"


async def test_a_no_keeps_it_out_and_the_rest_of_the_article_stays(desk):
    await desk.arrives(held("one", DAY))
    await desk.clicks("Reject")
    assert f"rejected by <@{desk.ada.id}>" in desk.text()
    now = await desk.stands()
    assert now.standing is Standing.TAKEN
    assert now.draft.release == ()


async def test_an_article_that_waits_as_a_whole_is_taken_or_rejected_as_a_whole(desk):
    await desk.arrives(
        arrival("one", DAY, standing=Standing.WAITING),
        arrival("two", statement(), standing=Standing.WAITING),
    )
    one, two = desk.cards()
    assert "Nothing of this article is public" in desk.text(one)
    await desk.clicks("Approve", message=one)
    await desk.clicks("Reject", message=two)
    assert (await desk.stands("one")).standing is Standing.TAKEN
    assert (await desk.stands("two")).standing is Standing.REJECTED
    assert desk.public() == ["one"]


async def test_of_two_curators_the_second_is_told_who_was_faster_and_decides_nothing(desk):
    await desk.arrives(held("one", DAY))
    (yes,), (no,) = desk.pressed("dyes"), desk.pressed("dno")
    card = desk.card()
    await desk.ada.click(card, custom_id=yes)
    stored = desk.env.backend.get_message(desk.queue.id, card.id)
    stale = [c.to_dict() for c in card.components]
    stored.components[:] = stale
    clicked = await desk.ben.click(card, custom_id=no)
    said = "\n".join(m.content or desk.text(m) for m in desk.queue.history(viewer=desk.ben))
    assert f"Somebody was faster: ✅ approved by <@{desk.ada.id}>" in said
    assert clicked is not None
    assert [line.what for line in await desk.trail("one")] == [What.APPROVED]
    assert (await desk.stands()).draft.release != ()


# ── corrections ──────────────────────────────────────────────────────────────


async def test_a_correction_is_prefilled_checked_and_approved(desk):
    await desk.arrives(held("one", OCTOBER))
    shown = await desk.clicks("Edit")
    fields = str(shown.modal)
    assert "2027-10" in fields
    assert "'default': True" in fields
    values = {"status": ["delayed"], "date": "2028", "note": "the sentence says so"}
    await desk.ada.submit_modal(shown, values)
    (release,) = (await desk.stands()).draft.release
    assert (release.status, release.edtf, release.precision) == (Status.DELAYED, "2028", "year")
    assert (release.start, release.end, release.check) == (
        OCTOBER.start,
        OCTOBER.end,
        OCTOBER.check,
    )
    assert release.reviewed
    assert "corrected and approved" in desk.text()
    (line,) = await desk.trail("one")
    assert line.before == "scheduled 2027-10"
    assert line.after == "delayed 2028 · the sentence says so"


@pytest.mark.parametrize(
    ("status", "date", "said"),
    [
        ("scheduled", "soon", "I can't read that date"),
        ("scheduled", "2027-13-01", "I can't read that date"),
        ("scheduled", "", "That needs a date"),
        ("cancelled", "2027", "goes without a date"),
    ],
)
async def test_a_correction_that_cannot_be_is_refused_and_nothing_changes(desk, status, date, said):
    before = await desk.arrives(held("one", OCTOBER))
    shown = await desk.clicks("Edit")
    await desk.ada.submit_modal(shown, {"status": [status], "date": date, "note": ""})
    texts = "\n".join(desk.text(m) for m in desk.cards())
    assert said in texts
    assert await desk.stands() == before
    assert desk.pressed("dedi") != []


async def test_a_correction_that_comes_second_is_told_so(desk):
    await desk.arrives(held("one", OCTOBER))
    shown = await desk.clicks("Edit")
    await desk.clicks("Reject", desk.ben)
    await desk.ada.submit_modal(shown, {"status": ["scheduled"], "date": "2027-11", "note": ""})
    texts = "\n".join(desk.text(m) for m in desk.cards())
    assert f"rejected by <@{desk.ben.id}>" in texts
    assert (await desk.stands()).draft.release == ()


# ── several statements ───────────────────────────────────────────────────────


async def test_of_several_statements_one_is_chosen_and_decided_in_private(desk):
    await desk.arrives(held("one", DAY, statement("r2", "2027-11")))
    said = desk.text()
    assert "scheduled for 14 May 2027" in said
    assert "scheduled for November 2027" in said
    (menu,) = desk.pressed("done")
    opened = await desk.ada.select(desk.card(), ["r1"], custom_id=menu)
    assert opened.ephemeral
    assert "scheduled for 14 May 2027" in as_text(opened)
    assert "November" not in as_text(opened)
    await desk.ada.click(opened.response.message, label="Approve")
    assert "One more statement of this article waits" in as_text(opened)
    await desk.looks()
    assert "November" in desk.text()
    assert "scheduled for 14 May" not in desk.text()
    now = await desk.stands()
    assert [r.reviewed for r in now.draft.release] == [True, False]
    assert [h.id for h in now.held] == ["r2"]


async def test_a_card_tells_each_of_several_decisions_and_whose_it_was(desk):
    await desk.arrives(held("one", DAY, statement("r2", "2027-11")))
    for who, label, statement_ in ((desk.ada, "Approve", "r1"), (desk.ben, "Reject", "r2")):
        (menu,) = desk.pressed("done") or [None]
        opened = await who.select(desk.card(), [statement_], custom_id=menu) if menu else None
        card = opened.response.message if opened else desk.card()
        await who.click(card, label=label)
        await desk.looks()
    said = desk.text()
    assert f"rejected by <@{desk.ben.id}>" in said
    assert f"approved by <@{desk.ada.id}>" in said
    assert "\n" not in said


async def test_a_yes_to_all_is_a_yes_to_what_waits_and_to_nothing_else(desk):
    third = statement("r3", "2027-12")
    two = held("one", DAY, statement("r2", "2027-11"))
    release = (*two.draft.release, third)
    await desk.arrives(replace(two, draft=replace(two.draft, release=release)))
    await desk.clicks("Approve all")
    now = await desk.stands()
    assert [r.reviewed for r in now.draft.release] == [True, True, False]
    assert now.held == ()


# ── taking back, feeds, status ───────────────────────────────────────────────


async def test_what_is_taken_back_is_corrected_and_can_be_put_back(desk):
    await desk.arrives(held("one", DAY))
    await desk.clicks("Approve")
    await desk.publishes()
    answer = await desk.types("retract", document="one", why="it was a joke")
    said = as_text(answer)
    assert "Taken back: News of one" in said
    assert "Was: 14 May 2027 → Now: 2025" in said, said
    assert "No channel asked for news of this" in said
    assert desk.public() == []
    assert (await desk.trail("one"))[0].after == "it was a joke"
    await desk.ada.click(answer.response.message, label="Put it back")
    assert "Put back" in as_text(answer)
    assert desk.public() == ["one"]


async def test_a_document_of_the_show_is_found_by_what_was_typed(desk):
    said = await desk.says("retract", document="epicflix", why="wrong")
    assert "Taken back: 2PM's Taecyeon & Isomura Hayato" in said
    assert await desk.parts.desk.retracted() == {"03-epicflix"}
    assert "Nothing changed" in await desk.says("retract", document="03-epicflix", why="again")
    assert "Nothing changed" in await desk.says("retract", document="../x", why="no such")


async def test_feeds_are_added_listed_and_dropped(desk):
    said = await desk.says("feeds", add="https://wire.example/feed", minutes=15)
    assert "Added." in said
    assert "wire.example" in said
    assert "every 15 min · not read yet" in said
    assert "read already" in await desk.says("feeds", add="https://wire.example/feed")
    offered = await desk.ada.autocomplete(desk.talk, "desk feeds", "drop", "wire")
    assert [one["value"] for one in offered] == ["https://wire.example/feed"]
    assert "Dropped." in await desk.says("feeds", drop="https://wire.example/feed")
    assert "no such feed" in await desk.says("feeds", drop="https://wire.example/feed")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"add": "http://127.0.0.1/feed"}, "a link that I may open"),
        ({"add": "ftp://wire.example/"}, "a link that I may open"),
        ({"add": "https://wire.example/", "minutes": 1}, "between 5 and 1,440 minutes"),
        ({"add": "https://wire.example/", "drop": "x"}, "not both at once"),
    ],
)
async def test_a_feed_that_cannot_be_read_is_refused(desk, options, said):
    assert said in await desk.says("feeds", **options)
    assert await desk.parts.feeds.all() == []


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("gone", "the website has no such page any more"),
        ("too-slow", "the website gave no whole answer"),
        ("not-a-feed", "what is there isn't a feed that I can read"),
    ],
)
async def test_a_feed_in_trouble_says_in_words_what_is_the_matter(desk, problem, said):
    await desk.says("feeds", add="https://wire.example/feed")
    await desk.parts.feeds.polled("https://wire.example/feed", 1_000, 2_000, problem=problem)
    told = await desk.says("feeds")
    assert f"⚠️ the last try failed, the next one is <t:2:R>: {said}\n" in told
    assert problem not in told
    assert "/desk feeds says why" in await desk.says("status")


async def test_the_status_says_what_waits_and_who_decided_last(desk):
    await desk.arrives(held("one", DAY), held("two", statement()))
    await desk.clicks("Approve", message=desk.cards()[0])
    said = await desk.says("status")
    assert "One article waits for a decision: see /desk queue." in said
    assert f"The queue's cards are in {desk.queue.mention}." in said
    assert f"one: ✅ approved by <@{desk.ada.id}>" in said
    assert "the newest dated one is from 3 July 2024" in said


async def test_the_status_names_files_that_hide_what_curators_decided(desk):
    desk.parts.watcher.hiding = ("data/documents/one.toml was edited",)
    assert "❌ data/documents/one.toml was edited" in await desk.says("status")


async def test_a_channel_that_cannot_be_written_to_is_told_of_and_logged_once(desk, caplog):
    desk.env.backend.delete_channel(desk.queue.id)
    await desk.parts.desk.keep(held())
    for _ in range(3):
        await desk.looks()
    assert "I can't post the queue's cards" in await desk.says("status")
    assert len([r for r in caplog.records if "cards can't be posted" in r.message]) == 1


async def test_the_queue_lists_what_waits_with_a_link_to_each_card(desk):
    assert "Nothing waits." in await desk.says("queue")
    await desk.arrives(held("one", DAY))
    answer = await desk.types("queue")
    assert "One article waits" in as_text(answer)
    link = f"https://discord.com/channels/{HOME}/{desk.queue.id}/{desk.card().id}"
    assert link in str(answer.response.components)
    await desk.ada.select(answer.response.message, ["one"])
    opened = desk.talk.history(viewer=desk.ada)[-1]
    assert "scheduled for 14 May 2027" in desk.text(opened)


async def test_a_title_cannot_ping_or_format(desk):
    nasty = "@everyone [x](https://evil.example) **bold** <@1>"
    form = draft("one", DAY, title=nasty, tier=Tier.FAN)
    await desk.arrives(held("one", DAY, draft=form, sentence=f"> {nasty}\n# big"))
    said = desk.text()
    assert "@everyone" not in said.replace("@\u200beveryone", "")
    assert "\\[x\\](https:\u200b//evil" in said
    assert "\n# big" not in said
    sent = [r.json for r in desk.env.http_requests if r.path.endswith("/messages")][-1]
    assert sent["allowed_mentions"]["parse"] == []
