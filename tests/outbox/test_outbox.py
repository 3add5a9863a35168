"""Fan-out and what a channel gets to see: posts, edits, replies, in order and once."""

from __future__ import annotations

import pytest

from bot.domain.delivery import Standing, Step, Trouble
from bot.domain.story import Topic
from bot.services.delivering import Broken, Refused
from bot.store.tables import delivery, story, told
from tests.outbox.town import Luck


async def test_who_asked_for_a_topic_is_told_and_nobody_else(desk):
    await desk.follows(1, Topic.RELEASE)
    await desk.follows(2, Topic.PEOPLE)
    await desk.follows(3, Topic.RELEASE | Topic.PEOPLE)
    await desk.happens(Topic.RELEASE)
    assert await desk.delivers() == 2
    assert [desk.town.stands(channel) for channel in (1, 2, 3)] == [["post 1"], [], ["post 1"]]


async def test_a_change_its_state_and_its_deliveries_are_kept_together_or_not_at_all(desk):
    await desk.follows(1)
    first, second = desk.next(Topic.RELEASE), desk.next(Topic.PROMO)
    broken = type(second)(second.show, second.topic, type(second.told)(None, "x"), second.body)
    with pytest.raises(Exception, match=r"(?i)not.null"):
        await desk.stories.tell([first, broken], desk.clock.now)
    assert [await desk.count(table) for table in (told, story, delivery)] == [0, 0, 0]
    assert await desk.stories.tell([first, second], desk.clock.now) == 2


async def test_telling_twice_changes_nothing(desk):
    await desk.follows(1)
    telling = await desk.happens()
    assert await desk.stories.tell([telling], desk.clock.now) == 0
    await desk.delivers()
    desk.clock.passes(60)
    assert await desk.stories.tell([telling], desk.clock.now) == 0
    assert await desk.delivers() == 0
    assert desk.town.stands(1) == ["post 1"]


async def test_a_silent_baseline_tells_nobody(desk):
    await desk.follows(1)
    telling = desk.next()
    silent = type(telling)(telling.show, telling.topic, telling.told)
    assert await desk.stories.tell([silent], desk.clock.now) == 0
    assert await desk.stories.told("harbour") == {Topic.RELEASE: telling.told}
    assert await desk.delivers() == 0


async def test_a_material_change_edits_the_post_and_is_told_by_one_reply(desk):
    await desk.follows(1)
    for _ in range(3):
        await desk.happens()
        await desk.delivers()
    assert desk.town.stands(1) == ["post 3", "reply 2", "reply 3"]


async def test_changes_before_the_first_post_collapse_into_it(desk):
    await desk.follows(1)
    for _ in range(5):
        await desk.happens()
    await desk.delivers()
    assert desk.town.requests(1) == ["post"]
    assert desk.town.stands(1) == ["post 5"]


async def test_repetitions_collapse_into_one_edit_without_a_reply(desk):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    for _ in range(10):
        await desk.happens(repeated=True)
    await desk.delivers()
    assert desk.town.requests(1) == ["post", "edit"]
    assert desk.town.stands(1) == ["post 11"]


async def test_a_repetition_alone_begins_no_post(desk):
    await desk.happens()
    await desk.follows(1)
    await desk.happens(repeated=True)
    assert await desk.delivers() == 0


async def test_a_reply_is_dropped_when_a_post_that_is_new_tells_it_already(desk):
    await desk.follows(1)
    await desk.happens()
    (due,) = await desk.outbox.claim(desk.clock())
    await desk.happens()
    assert await desk.standing(1, Step.REPLY) is Standing.PENDING
    await desk.outbox.later(due, desk.clock(), 0)
    await desk.delivers()
    assert desk.town.requests(1) == ["post"]
    assert await desk.standing(1, Step.REPLY) is Standing.SENT


async def test_a_change_while_the_post_is_under_way_is_told_after_it(desk):
    await desk.follows(1)
    await desk.happens()
    (due,) = await desk.outbox.claim(desk.clock())
    await desk.happens()
    await desk.sender.deliver(due)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 2", "reply 2"]


async def test_a_channel_gets_its_stories_in_the_order_in_which_they_happened(desk):
    await desk.follows(1, Topic.RELEASE | Topic.PROMO | Topic.PEOPLE)
    desk.town.refuses(1, "post", Refused(500, 0))
    for topic in (Topic.PEOPLE, Topic.RELEASE, Topic.PROMO):
        await desk.happens(topic)
    await desk.delivers()
    assert desk.town.stands(1) == []  # the second waits for the first
    await desk.delivers_all()
    order = [m.story for m in desk.town.posts(1)]
    assert order == ["harbour:people", "harbour:release", "harbour:promo"]


async def test_a_channel_that_fails_holds_up_no_other(desk):
    await desk.follows(1)
    await desk.follows(2)
    desk.town.refuses(1, "post", Refused(500, 0))
    await desk.happens()
    await desk.delivers()
    assert (desk.town.stands(1), desk.town.stands(2)) == ([], ["post 1"])


async def test_an_edit_that_is_put_off_holds_up_neither_its_reply_nor_other_stories(desk):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    desk.town.refuses(1, "edit", Refused(429, 20022))
    await desk.happens()
    await desk.happens(Topic.PROMO)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1", "reply 2", "post 1"]
    desk.clock.passes(3_600)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 2", "reply 2", "post 1"]


async def test_a_reply_waits_for_an_edit_that_is_tried_again_soon(desk):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    desk.town.refuses(1, "edit", Refused(429, 0, wait=100), Refused(500, 0))
    await desk.happens()
    await desk.delivers()
    assert desk.town.requests(1) == ["post", "edit"]
    await desk.delivers_all()
    assert desk.town.requests(1) == ["post", "edit", "edit", "edit", "reply"]


async def test_of_corrections_only_those_hear_by_reply_who_asked_for_them(desk):
    await desk.follows(1, Topic.RELEASE)
    await desk.follows(2, Topic.RELEASE | Topic.CORRECTIONS)
    await desk.follows(3, Topic.CORRECTIONS)
    await desk.happens()
    await desk.delivers()
    await desk.happens(correction=True)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 2"]
    assert desk.town.stands(2) == ["post 2", "reply 2"]
    assert desk.town.stands(3) == []


async def test_a_correction_is_never_the_first_thing_that_a_channel_hears(desk):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    await desk.follows(2)
    await desk.happens(correction=True)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 2", "reply 2"]
    assert desk.town.stands(2) == []
    await desk.happens()
    await desk.delivers()
    assert desk.town.stands(2) == ["post 3"]


async def test_a_correction_reaches_a_channel_that_only_kept_corrections(desk):
    await desk.follows(1, Topic.RELEASE)
    await desk.happens()
    await desk.delivers()
    await desk.follows(1, Topic.CORRECTIONS)
    await desk.happens()
    await desk.happens(correction=True)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 3", "reply 3"]


async def test_what_a_moderator_deleted_is_not_made_again_by_a_repetition(desk):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    desk.town.moderator_deletes(1)
    for _ in range(2):
        await desk.happens(repeated=True)
        await desk.delivers()
    assert desk.town.requests(1) == ["post", "edit"]
    assert await desk.standing(1) is Standing.GONE
    assert await desk.outcomes(1) == ["delivered", "gone"]


@pytest.mark.parametrize("noticed", [False, True])
async def test_a_material_change_begins_a_deleted_post_anew_and_says_all_in_it(desk, noticed):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    desk.town.moderator_deletes(1)
    if noticed:
        await desk.happens(repeated=True)
        await desk.delivers()
    await desk.happens()
    await desk.delivers()
    assert desk.town.stands(1) == ["post 3" if noticed else "post 2"]
    nonces = [asked.nonce for asked in desk.town.asked if asked.what == "post"]
    assert len(set(nonces)) == 2


async def test_a_change_that_comes_while_a_deletion_is_found_out_is_not_lost(desk):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    desk.town.moderator_deletes(1)
    await desk.happens(repeated=True)
    (edit,) = await desk.outbox.claim(desk.clock())
    await desk.happens()  # material, after the sender read what it sends
    await desk.sender.deliver(edit)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 3"]


async def test_a_change_whose_reply_still_waits_when_the_post_is_found_deleted_is_not_lost(desk):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    await desk.happens()
    (edit,) = await desk.outbox.claim(desk.clock())
    await desk.sender.deliver(edit)
    desk.town.moderator_deletes(1)
    await desk.happens(repeated=True)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 3"]


async def test_a_message_that_was_deleted_before_we_heard_of_it_stays_deleted(desk):
    await desk.follows(1)
    await desk.happens()
    desk.town.luck = [Luck.LOST]
    await desk.delivers()
    desk.town.moderator_deletes(1)
    desk.clock.passes(2)
    await desk.delivers()
    assert desk.town.requests(1) == ["post", "post"]
    assert await desk.standing(1) is Standing.GONE


async def test_a_post_that_was_begun_anew_and_deleted_unseen_is_not_begun_once_more(desk):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    desk.town.moderator_deletes(1)
    await desk.happens()
    desk.town.luck = [Luck.FINE, Luck.LOST]
    await desk.delivers()
    desk.town.moderator_deletes(1)
    await desk.delivers_all()
    assert desk.town.requests(1) == ["post", "edit", "post", "post"]
    assert desk.town.stands(1) == []


async def test_a_reply_that_may_be_there_is_cleared_up_before_its_post_is_found_deleted(desk):
    await desk.follows(1)
    await desk.happens()
    await desk.delivers()
    desk.town.luck = [Luck.FINE, Luck.LOST]
    await desk.happens()
    await desk.delivers()
    desk.town.posts(1)[0].deleted = True
    await desk.happens(repeated=True)
    await desk.delivers_all()
    assert desk.town.stands(1) == ["reply 2"]


async def test_a_dead_channel_gets_one_request_whatever_waits_for_it(desk):
    topics = Topic.RELEASE | Topic.PROMO | Topic.PEOPLE
    await desk.follows(1, topics)
    for topic in topics:
        await desk.happens(topic)
    await desk.delivers()
    desk.town.dies(1)
    before = len(desk.town.requests(1))
    for topic in topics:
        await desk.happens(topic)
    await desk.delivers_all()
    assert len(desk.town.requests(1)) == before + 1
    route = (await desk.servers.get(1)).route
    assert route.suspended is Trouble.NO_CHANNEL


async def test_a_route_that_is_broken_beforehand_costs_no_request(desk):
    await desk.follows(1)
    desk.town.refuses(1, "post", Broken(Trouble.CANT_EMBED))
    await desk.happens()
    await desk.delivers()
    assert await desk.standing(1) is Standing.DEAD
    assert (await desk.servers.get(1)).route.suspended is Trouble.CANT_EMBED


async def test_suspending_closes_what_waits_and_the_next_news_go_nowhere(desk):
    await desk.follows(1)
    await desk.happens(Topic.RELEASE)
    await desk.happens(Topic.PROMO)
    desk.town.dies(1, 403, 50001)
    await desk.delivers()
    assert (await desk.row(1, Topic.PROMO)).state == Standing.DEAD
    await desk.happens(Topic.RELEASE)
    assert await desk.outbox.next_at() is None


async def test_what_was_in_the_hands_of_the_sender_when_its_route_was_paused_is_not_retried(desk):
    await desk.follows(1)
    await desk.happens()
    (due,) = await desk.outbox.claim(desk.clock())
    await desk.servers.pause(1, desk.clock())
    desk.town.refuses(1, "post", Refused(500, 0))
    await desk.sender.deliver(due)
    await desk.delivers_all()
    assert desk.town.requests(1) == ["post"]
    assert await desk.standing(1) is Standing.DEAD
    assert (await desk.row(1)).last_error == Trouble.PAUSED


async def test_a_refused_post_is_given_up_and_its_route_goes_on(desk):
    await desk.follows(1)
    desk.town.refuses(1, "post", Refused(400, 50035))
    await desk.happens(Topic.RELEASE)
    await desk.happens(Topic.PROMO)
    await desk.delivers()
    assert await desk.standing(1) is Standing.DEAD
    assert desk.town.stands(1) == ["post 1"]
    await desk.happens(Topic.RELEASE)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 1", "post 2"]


async def test_in_an_announcement_channel_a_post_is_published_once(desk):
    await desk.follows(1, kind=5)
    for _ in range(2):
        await desk.happens()
        await desk.delivers()
    assert desk.town.requests(1) == ["post", "publish", "edit", "reply"]
    assert [m.published for m in desk.town.posts(1)] == [True, False]
    assert await desk.standing(1, Step.PUBLISH) is Standing.SENT


async def test_a_post_that_is_published_already_is_success(desk):
    await desk.follows(1, kind=5)
    desk.town.refuses(1, "publish", Refused(400, 40033))
    await desk.happens()
    await desk.delivers()
    assert await desk.standing(1, Step.PUBLISH) is Standing.SENT


@pytest.mark.parametrize("no", [Refused(403, 50013), Broken(Trouble.NO_PERMISSION)])
async def test_publishing_fails_by_itself(desk, no):
    await desk.follows(1, kind=5)
    desk.town.refuses(1, "publish", no)
    await desk.happens()
    await desk.delivers()
    assert await desk.standing(1, Step.PUBLISH) is Standing.DEAD
    assert await desk.standing(1) is Standing.SENT
    assert (await desk.servers.get(1)).route.open
    await desk.happens()
    await desk.delivers()
    assert desk.town.stands(1) == ["post 2", "reply 2"]


async def test_publishing_that_waits_blocks_nobody(desk):
    await desk.follows(1, kind=5)
    desk.town.refuses(1, "publish", Refused(429, 0, wait=3_000))
    await desk.happens(Topic.RELEASE)
    await desk.delivers()
    await desk.happens(Topic.RELEASE)
    await desk.happens(Topic.PROMO)
    await desk.delivers()
    assert desk.town.stands(1) == ["post 2", "reply 2", "post 1"]
