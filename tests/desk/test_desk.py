"""What arrives is kept with who decided on it, and of two who decide at once one wins."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from bot.domain.desk import Decided, Newcomer, Standing, Way, What, approved, rejected
from bot.store.desk import Counts, Stale
from tests.desk.articles import arrival, draft, statement

WAITING = Standing.WAITING


def said(what, **more):
    return Decided(**{"what": what, "at": 5, "document": "one", **more})


async def test_an_article_is_kept_as_it_arrived(desk):
    new = arrival("one", statement(), held=["r1"], way=Way.SUGGESTION, handed_by=2**62)
    new = replace(new, newcomers=(Newcomer("Ann Lee", "Hana"),))
    kept = await desk.keep(new)
    assert kept == replace(new, revision=1)
    assert await desk.arrival("one") == kept
    assert await desk.by_link("one.example/news") == kept
    assert await desk.by_sha(new.sha256) == kept
    assert await desk.arrivals() == [kept]


async def test_what_never_arrived_is_not_there(desk):
    assert await desk.arrival("one") is None
    assert await desk.by_link("one.example/news") is None
    assert await desk.by_sha("0" * 64) is None
    assert await desk.arrivals() == await desk.waiting() == []
    assert await desk.counts() == Counts()


async def test_an_article_that_is_read_again_replaces_what_was_read_before(desk):
    kept = await desk.keep(arrival("one"))
    again = await desk.keep(replace(kept, draft=draft("one", statement()), updated_at=2_000))
    assert again.revision == 2
    assert await desk.arrivals() == [again]


async def test_an_article_that_changed_meanwhile_is_not_replaced(desk):
    kept = await desk.keep(arrival("one"))
    await desk.keep(replace(kept, updated_at=2_000))
    with pytest.raises(Stale):
        await desk.keep(replace(kept, updated_at=3_000), [said(What.UPDATED)])
    assert (await desk.arrival("one")).updated_at == 2_000
    assert await desk.decisions() == []


async def test_a_new_article_takes_neither_the_id_nor_the_link_of_another(desk):
    kept = await desk.keep(arrival("one"))
    for new in (arrival("one"), arrival("two", link_key=kept.link_key)):
        with pytest.raises(Stale):
            await desk.keep(new, [said(What.TAKEN)])
    assert await desk.arrivals() == [kept]
    assert await desk.decisions() == []


async def test_an_article_cannot_take_over_the_link_of_another(desk):
    kept = await desk.keep(arrival("one"))
    other = await desk.keep(arrival("two"))
    with pytest.raises(Stale):
        await desk.keep(replace(other, link_key=kept.link_key))
    assert await desk.by_link(kept.link_key) == kept


async def test_who_decided_what_is_written_with_it_or_not_at_all(desk):
    first, second = said(What.HELD, statement="r1", rule="grade"), said(What.TAKEN, rule="tier")
    await desk.keep(arrival("one"), [first, second])
    third = said(What.APPROVED, by=7, before="held", after="2027-10")
    await desk.decide("one", 1, lambda now: now, [third])
    await desk.note(said(What.EXPORTED, document="two"))
    assert await desk.decisions("one") == [third, second, first]
    assert await desk.decisions(limit=2) == [said(What.EXPORTED, document="two"), third]


async def test_a_long_text_is_shortened_in_the_audit_trail(desk):
    await desk.note(said(What.EDITED, before="x" * 5_000, after="y"))
    (line,) = await desk.decisions()
    assert len(line.before) == 400
    assert line.before.endswith("…")


async def test_of_two_who_decide_at_once_one_wins(desk):
    await desk.keep(arrival("one", statement(), held=["r1"]))

    async def yes(by):
        line = said(What.APPROVED, by=by)
        return await desk.decide("one", 1, lambda now: approved(now, "r1", 9), [line])

    async def no(by):
        line = said(What.REJECTED, by=by)
        return await desk.decide("one", 1, lambda now: rejected(now, None, 9), [line])

    ends = await asyncio.gather(yes(1), no(2), yes(3), no(4), return_exceptions=True)
    won = [end for end in ends if not isinstance(end, Exception)]
    assert len(won) == 1
    assert sum(isinstance(end, Stale) for end in ends) == 3
    assert await desk.arrival("one") == won[0]
    assert won[0].revision == 2
    assert len(await desk.decisions()) == 1


async def test_a_click_on_an_old_card_decides_nothing(desk):
    kept = await desk.keep(arrival("one", statement(), held=["r1"]))
    await desk.keep(kept)
    for document, revision in (("one", 1), ("one", 3), ("nobody", 1)):
        with pytest.raises(Stale):
            await desk.decide(document, revision, lambda now: rejected(now, None, 9))
    assert (await desk.arrival("one")).standing is Standing.TAKEN


async def test_a_change_that_fails_leaves_nothing(desk):
    kept = await desk.keep(arrival("one"))

    def fails(_):
        raise KeyError

    with pytest.raises(KeyError):
        await desk.decide("one", 1, fails, [said(What.EDITED)])
    assert await desk.arrival("one") == kept
    assert await desk.decisions() == []


async def test_the_queue_holds_what_a_curator_is_asked_about_oldest_first(desk):
    await desk.keep(arrival("held", statement(), held=["r1"], at=3))
    await desk.keep(arrival("waiting", standing=WAITING, at=2))
    await desk.keep(arrival("taken", statement(), at=1))
    await desk.keep(arrival("no", statement(), held=["r1"], standing=Standing.REJECTED))
    await desk.keep(arrival("gone", statement(), held=["r1"], standing=Standing.RETRACTED))
    queue = await desk.waiting()
    assert [one.document for one in queue] == ["waiting", "held"]
    assert all(one.waits for one in queue)
    assert [one.document for one in await desk.arrivals() if one.waits] == ["waiting", "held"]
    counts = await desk.counts()
    assert counts == Counts(taken=2, waiting=1, rejected=1, retracted=1, held=1)
    assert counts.asked == 2


async def test_the_queue_is_read_by_its_index(state):
    async with state.transaction() as db:
        if not state.embedded:
            await db.execute(text("SET LOCAL enable_seqscan = off"))
        plain = "EXPLAIN QUERY PLAN" if state.embedded else "EXPLAIN"
        rows = await db.execute(
            text(
                f"{plain} SELECT document FROM arrival"
                " WHERE standing = 'waiting' OR (standing = 'taken' AND held <> '[]')"
                " ORDER BY at, document"
            )
        )
        assert "arrival_asked" in str(rows.all())


async def test_what_is_taken_back_is_known_and_stands_again_as_it_did(desk):
    await desk.keep(arrival("one", standing=WAITING))
    assert await desk.retract("one", 7, "a hoax", 50)
    gone = await desk.arrival("one")
    assert (gone.standing, gone.revision, gone.updated_at) == (Standing.RETRACTED, 2, 50)
    assert await desk.retracted() == {"one"}
    assert await desk.waiting() == []
    assert await desk.restore("one", 8, 60)
    again = await desk.arrival("one")
    assert (again.standing, again.revision) == (WAITING, 3)
    assert await desk.retracted() == set()
    assert await desk.decisions("one") == [
        Decided(what=What.RESTORED, document="one", by=8, at=60, before="a hoax"),
        Decided(what=What.RETRACTED, document="one", by=7, at=50, after="a hoax"),
    ]


async def test_taking_back_twice_is_taking_back_once(desk):
    await desk.keep(arrival("one"))
    assert await desk.retract("one", 7, None, 50)
    assert not await desk.retract("one", 8, None, 51)
    assert await desk.restore("one", 7, 60)
    assert not await desk.restore("one", 7, 61)
    assert (await desk.arrival("one")).standing is Standing.TAKEN
    assert len(await desk.decisions()) == 2


async def test_a_document_of_the_shows_own_is_taken_back_too(desk):
    assert await desk.retract("01-nordlys-weekly", 7, "wrong show", 50)
    assert await desk.retracted() == {"01-nordlys-weekly"}
    assert await desk.arrivals() == []
    assert await desk.restore("01-nordlys-weekly", 7, 60)
    assert await desk.retracted() == set()


async def test_a_click_on_the_card_of_what_was_taken_back_decides_nothing(desk):
    kept = await desk.keep(arrival("one", statement(), held=["r1"]))
    await desk.retract("one", 7, None, 50)
    with pytest.raises(Stale):
        await desk.decide("one", kept.revision, lambda now: approved(now, None, 60))
    assert (await desk.arrival("one")).standing is Standing.RETRACTED
