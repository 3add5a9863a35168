"""Each article that waits has a card, and each card shows its article as it is now."""

from __future__ import annotations

from msgspec.structs import replace

from bot.domain.desk import Card, Standing, approved
from tests.desk.articles import arrival, statement


async def wanted(cards):
    return [(one.document, card and card.revision) for one, card in await cards.cards_wanted()]


async def test_what_waits_wants_a_card_oldest_first(desk, cards):
    await desk.keep(arrival("new", standing=Standing.WAITING, at=2))
    await desk.keep(arrival("old", statement(), held=["r1"], at=1))
    await desk.keep(arrival("taken", statement()))
    assert await wanted(cards) == [("old", None), ("new", None)]
    assert [one.document for one, _ in await cards.cards_wanted(1)] == ["old"]


async def test_a_card_that_was_sent_is_wanted_no_more(desk, cards):
    await desk.keep(arrival("one", standing=Standing.WAITING))
    await cards.note_card("one", 5, 6, 1, 77)
    assert await cards.card("one") == Card(document="one", channel=5, message=6, revision=1, at=77)
    assert await wanted(cards) == []
    assert await cards.card("two") is None


async def test_a_card_of_which_nobody_knows_whether_it_was_sent_is_wanted(desk, cards):
    await desk.keep(arrival("one", standing=Standing.WAITING))
    await cards.note_card("one", 5, None, 1, 77)
    assert await wanted(cards) == [("one", 1)]


async def test_a_card_is_wanted_anew_once_its_article_changed_or_was_decided(desk, cards):
    kept = await desk.keep(arrival("one", standing=Standing.WAITING))
    await cards.note_card("one", 5, 6, 1, 77)
    kept = await desk.keep(replace(kept, updated_at=2))
    assert await wanted(cards) == [("one", 1)]
    await cards.note_card("one", 5, 6, 2, 78)
    assert await wanted(cards) == []
    await desk.decide("one", 2, lambda now: approved(now, None, 9))
    assert await wanted(cards) == [("one", 2)]
    await cards.note_card("one", 5, 6, 3, 79)
    assert await wanted(cards) == []
    await desk.retract("one", 1, None, 99)
    assert await wanted(cards) == [("one", 3)]


async def test_a_card_that_is_gone_comes_back_only_while_its_article_waits(desk, cards):
    for name in ("open", "done"):
        await desk.keep(arrival(name, standing=Standing.WAITING))
        await cards.note_card(name, 5, 6, 1, 77)
    await desk.decide("done", 1, lambda now: approved(now, None, 9))
    for name in ("open", "done"):
        await cards.drop_card(name)
    assert await wanted(cards) == [("open", None)]
    assert await cards.card("open") is None
