"""Members hand in articles: a few a day, decided by curators, thanked once, and forgotten."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.domain.desk import Standing, Way
from bot.preview import as_text, world
from bot.services.handing import Became, Fate
from bot.services.suggesting import FIRST_AGAIN, KEPT, LAST_AGAIN, TRIES, Answer
from bot.store.suggestions import OF_ALL
from tests.curator import held, newsdesk
from tests.desk.articles import statement

LINK = "https://wire.example/news/1"


@pytest.fixture
async def desk(built, tmp_path):
    async with newsdesk(built, tmp_path) as here:
        yield here


class Time:
    """A clock that a test moves."""

    def __init__(self, desk):
        self.past = 0
        real = desk.parts.suggesting._ticks
        desk.parts.suggesting._ticks = lambda: real() + self.past


async def suggests(desk, link=LINK, who=None, where=None):
    who = who or desk.fan
    result = await who.slash(where or desk.asking, "suggest", link=link)
    assert result.ephemeral
    return as_text(result)


async def follows(desk):
    await desk.parts.suggesting.round()
    await desk.looks()


def letters(desk):
    return [r for r in desk.env.http_requests if r.path.endswith("/users/@me/channels")]


async def test_a_member_is_thanked_and_nothing_is_fetched_within_the_command(desk):
    assert "Thank you! The curators read it" in await suggests(desk)
    assert desk.intake.asked == []
    await follows(desk)
    assert desk.intake.asked == [(LINK, Way.SUGGESTION, desk.fan.id)]
    assert f"suggested by <@{desk.fan.id}>" in desk.text()


async def test_it_works_in_direct_messages_too(desk):
    lone = desk.env.create_user("lone")
    result = await lone.slash("suggest", link=LINK)
    assert "Thank you!" in as_text(result)


async def test_what_was_taken_is_told_to_its_member_once(desk):
    await suggests(desk)
    await follows(desk)
    await desk.clicks("Approve")
    for _ in range(3):
        await follows(desk)
    assert len(letters(desk)) == 1
    sent = [r.json for r in desk.env.http_requests if "wire.example" in str(r.json)]
    assert "the article that you handed in was taken" in str(sent[-1])
    assert await desk.parts.suggestions.untold() == []


async def test_what_was_rejected_is_told_to_nobody(desk):
    await suggests(desk)
    await follows(desk)
    await desk.clicks("Reject")
    await follows(desk)
    assert letters(desk) == []
    assert await desk.parts.suggestions.untold() == []
    assert await desk.parts.suggestions.open() == []


async def test_a_member_who_takes_no_letters_is_not_tried_again(desk):
    await suggests(desk)
    await follows(desk)
    await desk.clicks("Approve")
    desk.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=1)
    await follows(desk)
    assert await desk.parts.suggestions.untold() == []
    await follows(desk)
    assert len(letters(desk)) == 1


async def test_three_links_a_day_and_no_more(desk):
    time = Time(desk)
    for number in range(3):
        assert "Thank you!" in await suggests(desk, f"https://wire.example/{number}")
    assert "You handed in 3 today already" in await suggests(desk, "https://wire.example/3")
    assert "Thank you!" in await suggests(desk, "https://wire.example/4", desk.admin)
    time.past = 25 * 3_600_000
    assert "Thank you!" in await suggests(desk, "https://wire.example/3")


async def test_whoever_comes_when_all_together_handed_in_enough_is_not_blamed_for_it(desk):
    for member in range(OF_ALL):
        link = f"https://wire.example/{member}"
        assert await desk.parts.suggesting.hand_in(link, member, None) is Answer.TAKEN_IN
    said = await suggests(desk, "https://wire.example/late")
    assert "So many articles were handed in today" in said
    assert "You" not in said


@pytest.mark.parametrize(
    "link", ["not a link", "ftp://wire.example/a", "http://localhost/", "https://10.0.0.1/", "x"]
)
async def test_what_is_no_link_to_a_public_website_is_refused(desk, link):
    assert "That isn't a link to a website" in await suggests(desk, link)
    assert await desk.parts.suggestions.open() == []


async def test_a_known_link_costs_nothing_and_is_told_what_became_of_it(desk):
    await suggests(desk)
    assert "I know this article already" in await suggests(desk, f"{LINK}?utm_source=x#top")
    await follows(desk)
    await desk.clicks("Approve")
    assert "among our articles already" in await suggests(desk, LINK, desk.admin)


async def test_a_document_of_the_show_is_known_by_its_link(desk):
    async with desk.parts.knowledge.reading() as known:
        link = (await known.newest(1))[0].link
    assert "among our articles already" in await suggests(desk, link)


async def test_what_was_rejected_is_only_said_to_be_known(desk):
    await suggests(desk)
    await follows(desk)
    await desk.clicks("Reject")
    said = await suggests(desk)
    assert "I know this article already" in said
    assert "reject" not in said


async def test_a_link_that_cannot_be_read_is_tried_again_later_and_then_given_up(desk):
    time = Time(desk)
    desk.intake.becomes = Became(Fate.FAILED, why="unreachable", again=True)
    await suggests(desk)
    await follows(desk)
    await follows(desk)
    assert len(desk.intake.asked) == 1
    for tries in range(12):
        time.past += FIRST_AGAIN << tries
        await follows(desk)
    assert len(desk.intake.asked) == 6
    assert await desk.parts.suggestions.open() == []


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_link_that_leads_elsewhere_is_read_once_and_followed(desk, restarts):
    desk.intake.leads = {"https://short.example/x": LINK}
    await suggests(desk, "https://short.example/x")
    for _ in range(3):
        await follows(desk)
    assert len(desk.intake.asked) == 1
    if restarts:
        desk.parts.suggesting._became.clear()
        await follows(desk)
    await desk.clicks("Approve")
    await follows(desk)
    assert len(desk.intake.asked) == 1 + restarts
    assert len(letters(desk)) == 1
    assert LINK in str([r.json for r in desk.env.http_requests][-1])


async def test_what_fails_for_good_is_not_tried_again(desk):
    desk.intake.becomes = Became(Fate.NOT_OURS)
    await suggests(desk)
    await follows(desk)
    assert await desk.parts.suggestions.open() == []
    assert await desk.parts.suggestions.untold() == []


async def test_a_link_that_breaks_us_keeps_no_other_away_and_is_given_up(desk, caplog):
    await suggests(desk)
    await suggests(desk, "https://wire.example/2", desk.admin)
    read, time = [], Time(desk)

    class Breaks:
        async def link(self, link, *_):
            read.append(link)
            if link == LINK:
                raise RuntimeError("a fault of ours")
            return Became(Fate.FAILED, why="not-found")

    desk.parts.suggesting.takes = Breaks()
    await follows(desk)
    assert read == [LINK, "https://wire.example/2"]
    assert "trouble with a link that was handed in" in caplog.text
    for _ in range(TRIES):
        time.past += LAST_AGAIN
        await follows(desk)
    assert read.count(LINK) == TRIES
    assert await desk.parts.suggestions.open() == []


async def test_after_ninety_days_nobody_knows_who_handed_it_in(desk):
    time = Time(desk)
    await suggests(desk)
    await follows(desk)
    await desk.clicks("Approve")
    await follows(desk)
    assert (await desk.parts.desk.arrivals())[0].handed_by == desk.fan.id
    time.past = KEPT + 60_000
    await follows(desk)
    (arrival,) = await desk.parts.desk.arrivals()
    assert arrival.handed_by is None
    assert await desk.parts.suggestions.forget(desk.fan.id) == 0


async def test_a_member_deletes_what_they_handed_in_with_one_click(desk):
    await suggests(desk)
    await suggests(desk, "https://wire.example/2", desk.admin)
    privacy = await desk.fan.slash(desk.asking, "privacy")
    assert "for 90 days" in as_text(privacy)
    clicked = await desk.fan.click(privacy.response.message, label="Delete what I handed in")
    assert clicked.ephemeral
    assert "Deleted: the one link" in as_text(clicked)
    assert [s.user for s in await desk.parts.suggestions.open()] == [desk.admin.id]
    again = await desk.fan.click(privacy.response.message, label="Delete what I handed in")
    assert "nothing to delete" in as_text(again)


async def test_the_button_on_an_old_release_card_opens_a_form_for_a_link(desk):
    card = await desk.fan.slash(desk.asking, "release")
    shown = await desk.fan.click(card.response.message, label="Hand in a newer article")
    sent = await desk.fan.submit_modal(shown, {"link": LINK})
    assert sent.ephemeral
    assert "Thank you!" in as_text(sent)
    assert [s.link for s in await desk.parts.suggestions.open()] == [LINK]


async def test_a_form_sent_after_a_restart_still_counts(desk):
    card = await desk.fan.slash(desk.asking, "release")
    shown = await desk.fan.click(card.response.message, label="Hand in a newer article")
    await desk.env.restart_bot(desk.parts.bot())
    sent = await desk.fan.submit_modal(shown, {"link": LINK})
    assert "Thank you!" in as_text(sent)


async def test_no_form_is_offered_while_what_we_know_is_fresh(desk):
    from datetime import UTC, datetime

    day = datetime.now(UTC).date().isoformat()
    fresh = held("one", statement(edtf="2099-10"))
    fresh = replace(fresh, draft=replace(fresh.draft, published=day), held=())
    await desk.arrives(fresh)
    await desk.parts.publishing.publish()
    await desk.publishes()
    said = as_text(await desk.fan.slash(desk.asking, "release"))
    assert "[History]" in said
    assert "Hand in a link" not in said


async def test_where_nobody_looks_after_articles_none_is_taken(built):
    async with world(built) as here:
        said = as_text(await here.member.slash(here.channel, "suggest", link=LINK))
        assert "Nobody looks after new articles here" in said
        assert "Hand in" not in as_text(await here.member.slash(here.channel, "release"))
        assert await here.parts.suggestions.open() == []
        here.env.raise_errors()


async def test_an_article_that_waits_stays_private(desk):
    await suggests(desk)
    await follows(desk)
    (arrival,) = await desk.parts.desk.arrivals()
    assert arrival.standing is Standing.WAITING
    assert desk.public() == []
