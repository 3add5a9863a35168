"""What goes wrong between the outbox and Discord: nothing is lost, and nothing is repeated."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.delivery import BACKOFF, Outcome, Standing, Step
from bot.services.delivering import Posted, Refused, Revoked
from tests.outbox.town import Crash, Luck


async def begun(desk, *luck):
    """Tell something to channel 1, and let the first attempts have this luck."""
    await desk.follows(1)
    desk.town.luck = list(luck)
    await desk.happens()


@pytest.mark.parametrize("luck", [Luck.LOST, Luck.CUT, Luck.ERROR_BEFORE, Luck.ERROR_AFTER])
async def test_what_may_have_worked_is_tried_again_with_the_same_nonce(desk, luck):
    await begun(desk, luck)
    await desk.delivers_all()
    assert desk.town.stands(1) == ["post 1"]
    assert len({asked.nonce for asked in desk.town.asked}) == 1
    assert desk.town.deduped == luck.works


async def test_an_old_message_of_the_same_nonce_is_taken_for_what_it_shows(desk):
    await begun(desk, Luck.LOST)
    await desk.delivers()
    await desk.happens()
    await desk.delivers_all()
    assert desk.town.requests(1) == ["post", "post", "edit", "reply"]
    assert desk.town.stands(1) == ["post 2", "reply 2"]


@pytest.mark.parametrize("luck", [Luck.LIMITED, Luck.NOT_NOW])
async def test_what_was_not_tried_in_earnest_counts_no_try(desk, luck):
    await begun(desk, luck)
    await desk.delivers()
    row = await desk.row(1)
    assert (row.tries, row.first_at, row.state) == (0, None, Standing.PENDING)
    assert row.next_at - desk.clock() == {Luck.LIMITED: 7_000, Luck.NOT_NOW: 11_000}[luck]


async def test_each_failure_waits_longer_within_its_bounds(desk):
    await begun(desk, *[Luck.ERROR_BEFORE] * 9)
    for tries in range(1, 10):
        desk.clock.now = await desk.outbox.next_at()
        await desk.delivers()
        longest = BACKOFF[min(tries, len(BACKOFF)) - 1]
        row = await desk.row(1)
        assert row.tries == tries
        assert longest * 0.1 <= (row.next_at - desk.clock()) / 1000 <= longest


async def test_success_forgets_the_tries(desk):
    await begun(desk, Luck.ERROR_BEFORE, Luck.ERROR_BEFORE)
    await desk.delivers_all()
    assert (await desk.row(1)).tries == 0


async def test_what_could_not_be_delivered_in_a_day_is_given_up(desk):
    await begun(desk, *[Luck.ERROR_BEFORE] * 1000)
    start = desk.clock()
    await desk.delivers_all()
    assert desk.clock() - start == pytest.approx(24 * 3_600_000, rel=0.1)
    assert await desk.outcomes(1) == ["expired"]
    assert await desk.standing(1) is Standing.DEAD


async def test_what_is_material_has_a_day_of_its_own_though_older_news_wait_for_longer(desk):
    await begun(desk, *[Luck.ERROR_BEFORE] * 1000)
    desk.clock.passes(23 * 3_600)
    await desk.happens()
    desk.clock.passes(2 * 3_600)
    desk.town.luck.clear()
    await desk.delivers()
    assert desk.town.stands(1) == ["post 2"]


async def test_a_repetition_prolongs_nothing(desk):
    await begun(desk)
    desk.clock.passes(23 * 3_600)
    await desk.happens(repeated=True)
    desk.clock.passes(2 * 3_600)
    await desk.delivers()
    assert await desk.outcomes(1) == ["expired"]


async def test_within_the_trust_nothing_is_looked_for(desk):
    await begun(desk, Luck.LOST)
    await desk.delivers()
    desk.clock.passes(59)
    await desk.delivers()
    assert desk.town.requests(1) == ["post", "post"]


async def test_past_the_trust_what_is_found_ends_it(desk):
    await begun(desk, Luck.LOST)
    await desk.delivers()
    desk.clock.passes(3_600)
    await desk.delivers()
    assert desk.town.requests(1) == ["post", "find"]
    assert desk.town.stands(1) == ["post 1"]
    assert await desk.outcomes(1) == ["found"]


async def test_past_the_trust_what_is_not_found_is_sent(desk):
    await begun(desk, Luck.CUT)
    await desk.delivers()
    desk.clock.passes(3_600)
    await desk.delivers()
    assert desk.town.requests(1) == ["post", "find", "post"]
    assert desk.town.stands(1) == ["post 1"]


async def test_a_first_attempt_that_comes_late_looks_for_nothing(desk):
    await begun(desk)
    desk.clock.passes(3_600)
    await desk.delivers()
    assert desk.town.requests(1) == ["post"]


async def test_without_history_it_is_held_and_the_next_material_change_goes_on(desk):
    await begun(desk, Luck.LOST)
    desk.town.unreadable.add(1)
    await desk.delivers()
    desk.clock.passes(3_600)
    await desk.delivers()
    assert await desk.standing(1) is Standing.HELD
    await desk.happens(repeated=True)
    await desk.delivers_all()
    assert desk.town.stands(1) == ["post 1"]
    await desk.happens()
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1", "post 3"]


async def test_a_change_that_waits_behind_what_is_held_is_told_by_a_new_post(desk):
    await begun(desk, Luck.CUT)
    desk.town.unreadable.add(1)
    await desk.delivers()
    await desk.happens()
    desk.clock.passes(3_600)
    await desk.delivers_all()
    assert desk.town.stands(1) == ["post 2"]


async def test_a_sender_that_died_is_followed_by_another_after_the_lease(desk):
    await begun(desk, Luck.CRASH_AFTER)
    with pytest.raises(Crash):
        await desk.delivers()
    _, other = desk.another_sender("two")
    desk.clock.passes(44)
    assert await other.round() == 0
    desk.clock.passes(1)
    assert await other.round() == 1
    assert desk.town.stands(1) == ["post 1"]


async def test_the_only_sender_takes_up_its_claims_at_once_when_it_starts(desk):
    await begun(desk, Luck.CRASH_AFTER)
    with pytest.raises(Crash):
        await desk.delivers()
    await desk.starts_again()
    assert await desk.delivers() == 1
    assert desk.town.stands(1) == ["post 1"]
    assert desk.town.deduped == 1


async def test_a_claim_that_ran_out_writes_nothing(desk):
    await begun(desk)
    (late,) = await desk.outbox.claim(desk.clock())
    desk.clock.passes(45)
    two, _ = desk.another_sender("two")
    (mine,) = await two.claim(desk.clock())
    now = desk.clock()
    refused = [
        await desk.outbox.sent(late, 1, 1, now, Outcome.DELIVERED),
        await desk.outbox.again(late, now, 1, "late"),
        await desk.outbox.later(late, now, 1),
        await desk.outbox.gone(late, now),
        await desk.outbox.drop(late, now, None),
        await desk.outbox.suspend(late, now, "no-channel"),
    ]
    assert refused == [False] * 6
    assert await two.sent(mine, 2, 1, now, Outcome.DELIVERED)
    assert (await desk.row(1)).message_id == 2


async def test_a_sender_that_takes_its_own_row_twice_heeds_only_the_second_claim(desk):
    await begun(desk)
    (first,) = await desk.outbox.claim(desk.clock())
    desk.clock.passes(45)
    (second,) = await desk.outbox.claim(desk.clock())
    assert not await desk.outbox.sent(first, 1, 1, desk.clock(), Outcome.DELIVERED)
    assert await desk.outbox.sent(second, 1, 1, desk.clock(), Outcome.DELIVERED)


async def test_what_is_in_the_sender_s_hands_is_not_claimed_again(desk):
    await begun(desk)
    (due,) = await desk.outbox.claim(desk.clock())
    desk.clock.passes(3_600)
    assert await desk.outbox.claim(desk.clock(), busy=[due.id]) == []


async def test_two_senders_at_once_never_hold_the_same(desk):
    for channel in range(1, 60):
        await desk.follows(channel)
    await desk.happens()
    other, _ = desk.another_sender("two")
    claims = await asyncio.gather(
        *(each.claim(desk.clock(), 10) for each in (desk.outbox, other) * 4)
    )
    claimed = [due.id for batch in claims for due in batch]
    assert len(claimed) == len(set(claimed)) > 40


async def test_a_token_that_is_revoked_stops_all_and_nothing_is_lost(desk):
    await begun(desk)
    desk.town.refuses(1, "post", Refused(401, 0))
    await desk.delivers()
    assert desk.sender.revoked.is_set()
    assert await desk.delivers() == 0
    row = await desk.row(1)
    assert (row.state, row.first_at) == (Standing.PENDING, None)
    desk.outbox, desk.sender = desk.another_sender("with a new token")
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1"]


async def test_a_courier_that_knows_of_the_revoked_token_stops_all(desk):
    await begun(desk)
    desk.town.refuses(1, "post", Revoked())
    await asyncio.wait_for(desk.sender.run(asyncio.Event()), 5)
    assert desk.sender.revoked.is_set()


async def test_an_unforeseen_error_is_tried_again_later(desk, caplog):
    await begun(desk)
    desk.town.refuses(1, "post", ZeroDivisionError())
    await desk.delivers()
    assert "trouble with delivery" in caplog.text
    await desk.delivers_all()
    assert desk.town.stands(1) == ["post 1"]


async def test_a_clock_that_jumps_forward_and_back_delays_and_repeats_nothing(desk):
    await begun(desk, Luck.LOST)
    desk.clock.passes(10 * 86_400)
    await desk.happens()
    await desk.delivers()
    desk.clock.passes(-10 * 86_400)
    await desk.delivers()
    await desk.delivers_all(days=0.1)
    assert desk.town.stands(1) == ["post 2"]


async def test_times_that_a_wrong_clock_left_ahead_delay_nothing_after_a_start(desk):
    await begun(desk, Luck.LOST)
    await desk.delivers()
    day = 86_400_000
    ahead = ", ".join(f"{name} = {name} + {day * 300}" for name in ("next_at", "first_at"))
    await desk.run(f"UPDATE delivery SET {ahead}")
    await desk.starts_again()
    await desk.delivers()
    assert desk.town.requests(1) == ["post", "find"]
    assert desk.town.stands(1) == ["post 1"]


async def test_a_nonce_of_a_wrong_clock_is_not_trusted_when_that_time_comes(desk):
    await begun(desk, Luck.LOST)
    await desk.delivers()
    ahead = 3_600_000
    await desk.run(f"UPDATE delivery SET first_at = first_at + {ahead}")
    await desk.outbox.settle(desk.clock())
    desk.clock.passes(ahead / 1000)
    await desk.delivers()
    assert desk.town.requests(1) == ["post", "find"]


async def test_a_sender_runs_until_it_is_stopped_and_lets_go_in_order(desk):
    await begun(desk)
    stop = asyncio.Event()
    posted = asyncio.Event()
    make = desk.town.post

    async def slowly(due) -> Posted:
        posted.set()
        await asyncio.sleep(0)
        return await make(due)

    desk.town.post = slowly
    running = asyncio.create_task(desk.sender.run(stop))
    await posted.wait()
    stop.set()
    await running
    assert await desk.standing(1) is Standing.SENT


async def test_a_sender_that_is_cut_short_leaves_a_claim_that_runs_out(desk):
    await begun(desk)
    begins = asyncio.Event()

    async def hangs(_):
        begins.set()
        await asyncio.Event().wait()

    make, desk.town.post = desk.town.post, hangs
    (due,) = await desk.outbox.claim(desk.clock())
    task = asyncio.create_task(desk.sender.deliver(due))
    await begins.wait()
    task.cancel()
    await asyncio.wait([task])
    desk.town.post = make
    desk.clock.passes(46)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1"]


async def test_a_reply_without_a_post_is_given_up(desk):
    await begun(desk)
    await desk.delivers()
    await desk.happens()
    await desk.run("UPDATE delivery SET message_id = NULL, state = 'gone' WHERE step = 0")
    await desk.delivers()
    assert await desk.standing(1, Step.REPLY) is Standing.DEAD
    assert desk.town.requests(1) == ["post"]
