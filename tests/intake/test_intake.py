"""An article that comes in is taken, held, left to a curator, or left alone; never told twice."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from bot.domain.desk import Decided, Hold, Newcomer, Standing, Way, What, approved, rejected
from bot.domain.documents import Tier
from bot.i18n.fluent import Voices
from bot.services.articles import Arriving, End, from_file
from bot.services.handing import Fate
from bot.sources.addresses import same
from bot.sources.fetched import Unfetched
from bot.sources.forms import Unparsed
from bot.sources.pieces import Content, Said
from bot.store.state import StateRefused
from tests.intake.newsroom import (
    BLOCKED,
    FAN,
    FEED,
    NEWS,
    PRESS,
    FakeWorkshop,
    Page,
    drafted,
    entry,
)

MAY = Page(says=("scheduled 2027-05-14",), published="2027-03-09")
JUNE = Page(says=("scheduled 2027-06-14",), published="2027-03-09", text="It is June. " * 9)


def words(n, about="harbour"):
    """A text of many different words."""
    return " ".join(f"{about}{at}" for at in range(n))


async def test_a_trusted_outlets_article_is_taken_and_published(room, takes):
    outcome = await takes(NEWS, MAY)
    assert outcome.end is End.TAKEN
    assert room.public == {outcome.document}
    assert outcome.arrival.draft.tier is Tier.PRESS
    assert room.woken == ["watcher"]
    (line,) = await room.desk.decisions(outcome.document)
    assert (line.what, line.rule, line.after) == (What.TAKEN, "trusted", "scheduled 2027-05-14")


async def test_whom_an_article_names_that_the_show_does_not_know_is_kept_for_curators(room, takes):
    named = replace(MAY, strangers=("Ann Lee: Hana", "Ann Lee: Hana", "Bo Kim: director"))
    outcome = await takes(NEWS, named)
    both = (Newcomer("Ann Lee", "Hana"), Newcomer("Bo Kim", "director"))
    assert outcome.arrival.newcomers == both
    assert (await room.desk.arrival(outcome.document)).newcomers == both
    assert outcome.arrival.draft.claim == ()
    later = replace(named, says=("scheduled 2027-06-14",), text=words(40), strangers=("Cy Ek: Bo",))
    assert (await takes(NEWS, later)).arrival.newcomers == (Newcomer("Cy Ek", "Bo"),)


async def test_a_subdomain_is_its_outlets_and_a_look_alike_is_not(takes):
    inner = await takes(f"https://blog.{PRESS}/a", MAY)
    outer = await takes(f"https://not{PRESS}/a", replace(MAY, text=words(40)))
    assert inner.arrival.draft.tier is Tier.PRESS
    assert (outer.end, outer.arrival.draft.tier) == (End.WAITING, Tier.FAN)


async def test_what_a_page_says_of_itself_counts_for_nothing(takes):
    outcome = await takes(f"https://{FAN}/a", replace(MAY, tier="official"))
    assert outcome.arrival.draft.tier is Tier.FAN
    assert outcome.end is End.WAITING


async def test_a_redirect_counts_by_where_it_leads(room, takes):
    room.web.leads[NEWS] = f"https://{FAN}/a"
    room.web.has(f"https://{FAN}/a", MAY)
    outcome = await takes(NEWS)
    assert outcome.arrival.draft.tier is Tier.FAN
    assert {same(NEWS), f"{FAN}/a"} == set(await room.seen.known([same(NEWS), f"{FAN}/a"]))


@pytest.mark.parametrize("way", [Way.COMMAND, Way.FOLDER])
async def test_the_operators_own_hand_may_say_how_far_an_unlisted_outlet_is_trusted(room, way):
    page = replace(MAY, link="https://wire.example/a", tier="agency")
    outcome = await room.intake.take(Arriving(way=way, body=page.body, content=Content.TEXT))
    assert (outcome.end, outcome.arrival.draft.tier) == (End.TAKEN, Tier.AGENCY)
    listed = replace(page, link=f"https://listed.{FAN}/a", text=words(40))
    other = await room.intake.take(Arriving(way=way, body=listed.body, content=Content.TEXT))
    assert other.arrival.draft.tier is Tier.FAN


async def test_a_curators_or_members_file_says_nothing_of_its_tier(room):
    page = replace(MAY, link="https://wire.example/a", tier="agency")
    became = await room.intake.file("a.txt", page.body, Way.DESK, 7)
    assert became.fate is Fate.WAITING


@pytest.mark.parametrize("way", [Way.COMMAND, Way.FOLDER])
async def test_what_was_fetched_says_nothing_of_its_tier_whoever_asks(takes, way):
    outcome = await takes("https://wire.example/a", replace(MAY, tier="official"), way=way)
    assert (outcome.end, outcome.arrival.draft.tier) == (End.WAITING, Tier.FAN)


async def test_headers_are_believed_in_a_file_at_hand_and_not_in_a_text_that_was_fetched(room):
    asked = []

    async def read(piece):
        asked.append(piece.handed)
        return await FakeWorkshop().read(piece)

    room.workshop.read = read
    room.begins()
    room.web.has(NEWS, MAY)
    await room.intake.take(Arriving(way=Way.COMMAND, link=NEWS))
    page = replace(MAY, link=f"{NEWS}/2")
    await room.intake.take(Arriving(way=Way.COMMAND, body=page.body, content=Content.TEXT))
    assert asked == [False, True]


async def test_a_file_handed_to_the_desk_waits_though_it_says_it_is_a_trusted_outlets(room):
    page = replace(MAY, link=NEWS, tier="official")
    became = await room.intake.file("a.txt", page.body, Way.DESK, 7)
    assert (became.fate, room.public) == (Fate.WAITING, set())
    page = replace(page, link=f"https://{BLOCKED}/a", text=words(9))
    assert (await room.intake.file("b.txt", page.body, Way.DESK, 7)).fate is Fate.FAILED


async def test_a_file_handed_to_the_desk_replaces_nothing_that_was_taken_at_its_link(room, takes):
    first = await takes(NEWS, MAY)
    page = replace(JUNE, link=NEWS)
    became = await room.intake.file("a.txt", page.body, Way.DESK, 7)
    assert (became.fate, became.document) == (Fate.KNOWN, first.document)
    (there,) = await room.desk.arrivals()
    assert there.draft == first.arrival.draft


async def test_a_link_that_is_too_long_fails_and_is_told_so(room):
    became = await room.intake.link(f"https://{PRESS}/{'한' * 60}", Way.DESK, 7)
    assert (became.fate, became.why) == (Fate.FAILED, "long-link")
    assert Voices()["en"].maybe(f"intake-{became.why}") is not None


async def test_a_blocked_outlet_is_not_even_fetched(room, takes):
    outcome = await takes(f"https://{BLOCKED}/a", MAY)
    assert outcome.end is End.BLOCKED
    assert room.web.asked == []


async def test_a_redirect_to_a_blocked_outlet_keeps_nothing(room, takes):
    room.web.leads[NEWS] = f"https://{BLOCKED}/a"
    room.web.has(f"https://{BLOCKED}/a", MAY)
    assert (await takes(NEWS)).end is End.BLOCKED
    assert await room.desk.arrivals() == []


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("delayed 2027", Hold.NEEDS_A_YES),
        ("released", Hold.NEEDS_A_YES),
        ("cancelled", Hold.NEEDS_A_YES),
        ("?scheduled 2027-05-14", Hold.GRADE),
        ("?rumored 2027", Hold.GRADE),
    ],
)
async def test_what_is_not_safe_is_held_and_the_rest_is_taken(room, takes, says, why):
    outcome = await takes(NEWS, Page(says=(says, "no_date"), plays=True))
    assert outcome.end is End.HELD
    (held,) = outcome.arrival.held
    assert (held.why, held.sentence) == (why, f"It says {says}.")
    (path,) = (room.folder / "documents").glob("*.toml")
    assert "no_date" in path.read_text()
    assert says.strip("?").split()[0] not in path.read_text().replace("no_date", "")


async def test_two_days_that_cannot_both_be_are_held(takes):
    outcome = await takes(NEWS, Page(says=("scheduled 2027-05-14", "scheduled 2027-06-14")))
    assert [held.why for held in outcome.arrival.held] == [Hold.UNSURE, Hold.UNSURE]


async def test_a_finer_date_beside_a_coarser_one_is_taken(takes):
    outcome = await takes(NEWS, Page(says=("scheduled 2027-05", "scheduled 2027-05-14")))
    assert outcome.end is End.TAKEN


async def test_what_a_member_hands_in_waits_though_its_outlet_is_trusted(room, takes):
    outcome = await takes(NEWS, MAY, Way.SUGGESTION, 7)
    assert outcome.end is End.WAITING
    assert outcome.arrival.handed_by == 7
    assert room.public == set()


async def test_what_a_member_handed_in_is_taken_when_a_feed_brings_it(room, takes):
    first = await takes(NEWS, MAY, Way.SUGGESTION, 7)
    outcome = await takes(NEWS)
    assert outcome.end is End.TAKEN
    assert (outcome.document, outcome.arrival.handed_by) == (first.document, 7)
    assert room.public == {first.document}


async def test_a_suggestion_never_lowers_what_was_taken(room, takes):
    first = await takes(NEWS, MAY)
    outcome = await takes(NEWS, None, Way.SUGGESTION, 7)
    assert outcome.end is End.KNOWN
    assert room.public == {first.document}


@pytest.mark.parametrize(
    ("page", "end"),
    [(replace(MAY, named=False), End.NOT_ABOUT), (Page(), End.NOTHING)],
)
async def test_what_has_nothing_for_us_is_only_noted_as_seen(room, takes, page, end):
    assert (await takes(NEWS, page)).end is end
    assert await room.desk.arrivals() == []
    assert (await room.seen.known([same(NEWS)]))[same(NEWS)].outcome == end


@pytest.mark.parametrize(
    ("trouble", "again"),
    [
        (Unfetched.TOO_SLOW, True),
        (Unfetched.BUSY, True),
        (Unfetched.NOT_FOUND, False),
        (Unfetched.LOGIN, False),
    ],
)
async def test_only_trouble_that_passes_leaves_a_link_unseen(room, takes, trouble, again):
    room.web.is_in_trouble(NEWS, trouble)
    outcome = await takes(NEWS)
    assert (outcome.end, outcome.reason, outcome.again) == (End.FAILED, trouble, again)
    assert bool(await room.seen.known([same(NEWS)])) is not again


async def test_a_page_to_log_in_fails_and_says_so(room):
    room.workshop.trouble = Unparsed.NO_ARTICLE
    room.web.has(NEWS, MAY)
    became = await room.intake.link(NEWS, Way.DESK, 7)
    assert (became.fate, became.why, became.again) == (Fate.FAILED, "no-article", False)


@pytest.mark.parametrize(
    "link", ["not a link", "file:///etc/passwd", "https://user@press.example/"]
)
async def test_what_is_no_link_fails_with_nothing_asked(room, link):
    became = await room.intake.link(link, Way.DESK, 7)
    assert (became.fate, became.why) == (Fate.FAILED, "bad-link")
    assert room.web.asked == []


async def test_a_file_without_a_link_fails_unless_it_is_known(room, takes):
    became = await room.intake.file("a.txt", MAY.body, Way.DESK, 7)
    assert (became.fate, became.why) == (Fate.FAILED, "no-link")
    first = await takes(NEWS, MAY)
    became = await room.intake.file("a.txt", MAY.body, Way.DESK, 7)
    assert (became.fate, became.document) == (Fate.KNOWN, first.document)


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "a\0b", "", ".hidden"])
async def test_a_files_name_leads_nowhere(room, name):
    became = await room.intake.file(name, MAY.body, Way.DESK, 7)
    assert (became.fate, became.why) == (Fate.FAILED, "bad-name")


def test_a_saved_page_may_say_before_its_markup_where_it_is_from():
    body = f"url: {NEWS}\noutlet: The Press\npublished: 2027-03-09\ntier: press\n\n<html>x".encode()
    arriving = from_file("a.html", body, Way.FOLDER)
    assert (arriving.link, arriving.body) == (NEWS, b"<html>x")
    assert arriving.said == Said(outlet="The Press", published="2027-03-09", tier=Tier.PRESS)
    assert from_file("a.html", b"<html>url: x\n\n", Way.FOLDER).link is None


# ── once more ────────────────────────────────────────────────────────────────


async def test_the_same_article_again_changes_nothing(room, takes):
    first = await takes(NEWS, MAY)
    again = await takes(f"{NEWS}/?utm_source=feed", MAY)
    assert (again.end, again.document) == (End.KNOWN, first.document)
    assert len(await room.desk.arrivals()) == 1
    assert room.woken == ["watcher"]


async def test_other_words_that_state_the_same_change_nothing(room, takes):
    first = await takes(NEWS, MAY)
    again = await takes(NEWS, replace(MAY, text=f"{MAY.text} Our cookies have changed."))
    assert (again.end, again.document) == (End.KNOWN, first.document)
    assert (await room.desk.arrival(first.document)).revision == 1


async def test_a_new_version_keeps_its_id_and_speaks_from_the_day_it_was_seen(room, takes):
    first = await takes(NEWS, MAY)
    room.clock.goes(days=3)
    outcome = await takes(NEWS, JUNE)
    assert (outcome.end, outcome.document) == (End.TAKEN, first.document)
    assert outcome.arrival.draft.published == "2027-03-12"
    assert [r.edtf for r in outcome.arrival.draft.release] == ["2027-06-14"]
    newest = (await room.desk.decisions(first.document))[0]
    assert (newest.what, newest.before) == (What.UPDATED, "scheduled 2027-05-14")


async def test_a_new_version_with_a_later_day_of_its_own_speaks_from_that(room, takes):
    await takes(NEWS, MAY)
    room.clock.goes(days=3)
    outcome = await takes(NEWS, replace(JUNE, published="2027-03-11"))
    assert outcome.arrival.draft.published == "2027-03-11"


async def test_a_new_version_without_news_of_the_release_never_seems_newer(room, takes):
    await takes(NEWS, MAY)
    room.clock.goes(days=3)
    changed = replace(MAY, plays=True, text=f"{MAY.text} Ann plays Mo.", published="2027-03-11")
    outcome = await takes(NEWS, changed)
    assert outcome.end is End.TAKEN
    assert outcome.arrival.draft.published == "2027-03-09"


async def test_what_is_left_of_a_page_behind_a_wall_takes_nothing_back(room, takes):
    first = await takes(NEWS, MAY)
    short = await takes(NEWS, replace(MAY, text="Harbour: log in", says=("no_date",)))
    assert (short.end, short.document) == (End.KNOWN, first.document)
    empty = await takes(NEWS, Page(text="Harbour " * 20))
    assert empty.end is End.NOTHING
    kept = await room.desk.arrival(first.document)
    assert [r.edtf for r in kept.draft.release] == ["2027-05-14"]


async def test_what_was_decided_on_stays_so_in_a_new_version(room, takes):
    page = Page(says=("delayed 2028", "cancelled", "?scheduled 2027-05-14"))
    first = (await takes(NEWS, page)).arrival
    ids = [r.id for r in first.draft.release]
    assert ids == ["delayed-2028", "cancelled", "scheduled-2027-05-14"]
    no = Decided(what=What.REJECTED, at=1, document=first.document, by=7, before="cancelled")
    change = await room.desk.decide(
        first.document,
        first.revision,
        lambda now: rejected(approved(now, ids[0], 1), ids[1], 1),
        [no],
    )
    assert [held.id for held in change.held] == ["scheduled-2027-05-14"]
    newer = replace(page, says=(*page.says, "released"), text=words(60))
    outcome = await takes(NEWS, newer)
    assert {r.id: r.reviewed for r in outcome.arrival.draft.release} == {
        "delayed-2028": True,
        "scheduled-2027-05-14": False,
        "released": False,
    }
    assert {held.id for held in outcome.arrival.held} == {"scheduled-2027-05-14", "released"}


async def test_a_curators_correction_outlives_the_next_version(room, takes):
    first = (await takes(NEWS, Page(says=("?scheduled 2027-05-14",)))).arrival

    def mend(now):
        now = approved(now, "scheduled-2027-05-14", 1)
        (release,) = now.draft.release
        return replace(
            now, draft=replace(now.draft, release=(replace(release, edtf="2027-05-15"),))
        )

    await room.desk.decide(first.document, first.revision, mend)
    newer = Page(says=("?scheduled 2027-05-14",), plays=True, text=words(60))
    outcome = await takes(NEWS, newer)
    assert [(r.edtf, r.reviewed) for r in outcome.arrival.draft.release] == [("2027-05-15", True)]


async def test_what_a_curator_rejected_stays_rejected_until_it_says_something_new(room, takes):
    link = f"https://{FAN}/a"
    first = (await takes(link, MAY)).arrival
    await room.desk.decide(first.document, first.revision, lambda now: rejected(now, None, 1))
    again = await takes(link, replace(MAY, text=words(60), plays=True))
    assert again.end is End.KNOWN
    news = await takes(link, replace(JUNE, text=words(70)))
    assert (news.end, news.document) == (End.WAITING, first.document)


async def test_what_was_taken_back_stays_so(room, takes):
    first = await takes(NEWS, MAY)
    await room.desk.retract(first.document, 7, None, 1)
    outcome = await takes(NEWS, JUNE)
    assert outcome.end is End.KNOWN
    assert (await room.desk.arrival(first.document)).standing is Standing.RETRACTED


async def test_a_fans_article_that_a_curator_took_adds_nothing_by_itself(room, takes):
    link = f"https://{FAN}/a"
    first = (await takes(link, replace(MAY, plays=True))).arrival
    await room.desk.decide(first.document, first.revision, lambda now: approved(now, None, 1))
    says = ("scheduled 2027-05-14", "scheduled 2027-05-20")
    outcome = await takes(link, Page(says=says, text=words(60)))
    assert [(held.id, held.why) for held in outcome.arrival.held] == [
        ("scheduled-2027-05-20", Hold.CHANGED)
    ]
    assert outcome.arrival.standing is Standing.TAKEN


# ── copies, and the show's own documents ─────────────────────────────────────


async def test_a_near_copy_is_taken_and_never_a_second_source(takes):
    text = words(200)
    first = await takes(NEWS, replace(MAY, text=text))
    copy = await takes("https://other.example/a", replace(MAY, text=f"{text} and more of it"))
    assert (copy.end, copy.arrival.draft.copy_of) == (End.COPY, first.document)
    assert copy.arrival.standing is Standing.TAKEN


async def test_a_near_copy_that_says_something_else_is_compared_before_it_is_called_one(takes):
    text = words(200)
    first = await takes(NEWS, replace(MAY, text=text))
    copy = await takes("https://other.example/a", replace(JUNE, text=f"{text} but in June"))
    assert (copy.end, copy.arrival.draft.copy_of) == (End.TAKEN, first.document)


async def test_a_mere_copy_by_a_fan_asks_no_curator(room, takes):
    text = words(200)
    first = await takes(NEWS, replace(MAY, text=text))
    copy = await takes(f"https://{FAN}/a", replace(MAY, text=f"{text} and more of it"))
    assert (copy.end, copy.document) == (End.COPY, first.document)
    assert len(await room.desk.arrivals()) == 1


async def test_the_same_text_elsewhere_is_known(room, takes):
    first = await takes(NEWS, MAY)
    again = await takes("https://other.example/a", MAY)
    assert (again.end, again.document) == (End.KNOWN, first.document)
    assert len(await room.desk.arrivals()) == 1


async def test_a_fan_who_prints_it_first_keeps_no_trusted_outlet_away(room, takes):
    fan = await takes(f"https://{FAN}/a", MAY)
    outcome = await takes(NEWS, MAY)
    assert outcome.arrival.standing is Standing.TAKEN
    assert outcome.arrival.draft.copy_of == fan.document
    assert room.public == {outcome.document}


async def test_a_copy_of_what_was_taken_back_waits(room, takes):
    text = words(200)
    first = await takes(NEWS, replace(MAY, text=text))
    await room.desk.retract(first.document, 7, None, 1)
    copy = await takes("https://other.example/a", replace(MAY, text=f"{text} and more of it"))
    assert copy.end is End.WAITING
    assert copy.arrival.held[0].why is Hold.COPY


async def test_a_copy_of_what_a_curator_rejected_waits(room, takes):
    text = words(200)
    first = (await takes(f"https://{FAN}/a", replace(MAY, text=text))).arrival
    await room.desk.decide(first.document, first.revision, lambda now: rejected(now, None, 1))
    copy = await takes(NEWS, replace(MAY, text=f"{text} and more of it"))
    assert copy.end is End.WAITING
    assert copy.arrival.held[0].why is Hold.COPY


async def test_a_document_that_the_build_would_refuse_keeps_no_other_back(room, takes, caplog):
    outcome = await takes(NEWS, Page(says=("cancelled 2027",)))
    assert (outcome.end, outcome.reason) == (End.FAILED, "unfit")
    assert "takes no date" in caplog.text
    assert await room.desk.arrivals() == []


async def test_one_of_the_shows_own_documents_is_known_by_its_text(room, takes):
    form = drafted(MAY, NEWS, MAY.sha256, Said()).form
    room.owns("own", form)
    assert (await takes("https://other.example/a", MAY)).document == "own"
    assert await room.desk.arrivals() == []


async def test_the_shows_own_document_is_never_replaced_and_what_differs_waits(room, takes):
    room.owns("own", drafted(MAY, NEWS, MAY.sha256, Said()).form)
    same_said = await takes(NEWS, replace(MAY, text=words(60)))
    assert (same_said.end, same_said.document) == (End.KNOWN, "own")
    says = ("scheduled 2027-05-14", "scheduled 2027-06-14")
    outcome = await takes(NEWS, Page(says=says, text=words(70)))
    assert outcome.end is End.WAITING
    draft = outcome.arrival.draft
    assert [r.edtf for r in draft.release] == ["2027-06-14"]
    assert draft.copy_of == "own"
    assert draft.link == f"{NEWS}#as-of-2027-03-09"
    again = await takes(NEWS)
    assert (again.end, again.document) == (End.KNOWN, outcome.document)


async def test_a_document_of_the_folder_that_cannot_be_read_is_passed_over(room, takes, caplog):
    (room.data / "documents" / "broken.toml").write_text("outlet = 3")
    assert (await takes(NEWS, MAY)).end is End.TAKEN
    assert "broken.toml is passed over" in caplog.text


async def test_nothing_is_read_without_a_show_and_it_is_tried_again(room, takes):
    (room.data / "show.toml").write_text("title = 3")
    room.begins()
    outcome = await takes(NEWS, MAY)
    assert (outcome.end, outcome.reason, outcome.again) == (End.FAILED, "no-show", True)


# ── what outlets are called ──────────────────────────────────────────────────


async def test_an_outlet_has_one_name_and_nobody_passes_for_it(takes):
    first = await takes(NEWS, replace(MAY, outlet="The Press"))
    second = await takes(f"{NEWS}/2", replace(JUNE, outlet="THE PRESS | News", title="More"))
    third = await takes(
        "https://other.example/a", Page(plays=True, outlet="The  press", text=words(50))
    )
    names = [outcome.arrival.draft.outlet for outcome in (first, second, third)]
    assert names == ["The Press", "The Press", "other.example"]


async def test_a_name_that_was_only_claimed_stays_free_for_whoever_is_taken(room, takes):
    link = f"https://{FAN}/a"
    claims = await takes(link, replace(MAY, outlet="The Press"), way=Way.SUGGESTION, by=1)
    await room.desk.decide(claims.document, 1, lambda a: rejected(a, None, 1))
    await takes(f"https://b.{FAN}/a", replace(JUNE, outlet="Wire"), way=Way.SUGGESTION, by=1)
    first = await takes(NEWS, Page(plays=True, outlet="The Press", text=words(50)))
    second = await takes("https://other.example/a", Page(plays=True, outlet="Wire", text=words(9)))
    assert [o.arrival.draft.outlet for o in (first, second)] == ["The Press", "Wire"]


@pytest.mark.parametrize("name", ["Press", "press.example", "The Other", "OTHER"])
async def test_nobody_takes_the_name_of_another_listed_outlet(takes, name):
    outcome = await takes(f"https://{FAN}/a", replace(MAY, outlet=name))
    theirs = name != "The Other"
    assert outcome.arrival.draft.outlet == (FAN if theirs else name)
    own = await takes(NEWS, replace(JUNE, outlet="Press"))
    assert own.arrival.draft.outlet == "Press"


async def test_ids_are_readable_and_never_used_twice(takes):
    first = await takes(NEWS, replace(MAY, outlet="The Press"))
    second = await takes(f"{NEWS}/2", replace(JUNE, outlet="The Press"))
    assert [first.document, second.document] == [
        "the-press-harbour-has-a-day",
        "the-press-harbour-has-a-day-2",
    ]


# ── entries of feeds ─────────────────────────────────────────────────────────


async def test_a_feeds_own_text_is_read_for_links_of_the_same_outlet(room):
    arriving = Arriving(way=Way.FEED, entry=entry(NEWS, MAY), feed=FEED)
    assert (await room.intake.take(arriving)).end is End.TAKEN
    assert room.web.asked == []


async def test_a_feed_puts_no_words_into_anothers_mouth(room):
    room.web.has(NEWS, JUNE)
    arriving = Arriving(way=Way.FEED, entry=entry(NEWS, MAY), feed=f"https://{FAN}/feed")
    outcome = await room.intake.take(arriving)
    assert room.web.asked == [NEWS]
    assert [r.edtf for r in outcome.arrival.draft.release] == ["2027-06-14"]


async def test_a_beginning_in_a_feed_has_the_article_fetched(room):
    room.web.has(NEWS, MAY)
    arriving = Arriving(way=Way.FEED, entry=entry(NEWS, replace(MAY, short=True)), feed=FEED)
    assert (await room.intake.take(arriving)).end is End.TAKEN
    assert room.web.asked == [NEWS]


async def test_an_entry_without_a_link_has_nothing_to_cite(room):
    outcome = await room.intake.take(Arriving(way=Way.FEED, entry=entry(None, MAY), feed=FEED))
    assert (outcome.end, outcome.reason) == (End.FAILED, "no-link")


# ── plans, crashes, crowds ───────────────────────────────────────────────────


async def test_a_plan_keeps_nothing_and_the_next_one_counts_on_it(room):
    room.web.has(NEWS, replace(MAY, text=words(200), outlet="The Press"))
    room.web.has("https://other.example/a", replace(MAY, text=words(201)))
    first = await room.intake.plan(Arriving(way=Way.COMMAND, link=NEWS))
    second = await room.intake.plan(
        Arriving(way=Way.COMMAND, link="https://other.example/a"), [first.arrival]
    )
    assert second.arrival.draft.copy_of == first.arrival.document
    assert await room.desk.arrivals() == []
    assert await room.seen.known([same(NEWS)]) == {}
    await room.intake.keep(first)
    assert (await room.intake.keep(second)).end is End.COPY
    assert room.public == {first.arrival.document, second.arrival.document}


async def test_a_plan_of_two_versions_keeps_both_in_turn(room):
    room.web.has(NEWS, MAY)
    first = await room.intake.plan(Arriving(way=Way.COMMAND, link=NEWS))
    room.web.has(NEWS, JUNE)
    second = await room.intake.plan(Arriving(way=Way.COMMAND, link=NEWS), [first.arrival])
    await room.intake.keep(first)
    kept = (await room.intake.keep(second)).arrival
    assert (kept.revision, kept.draft.release[0].edtf) == (2, "2027-06-14")


async def test_what_was_decided_while_it_was_read_is_not_lost(room, takes):
    first = await takes(NEWS, Page(says=("cancelled",)))
    room.web.has(NEWS, Page(says=("cancelled", "delayed 2028"), text=words(60)))
    planned = await room.intake.plan(Arriving(way=Way.FEED, link=NEWS))
    yes = await room.desk.decide(
        first.document, first.arrival.revision, lambda now: approved(now, "cancelled", 1)
    )
    outcome = await room.intake.keep(planned)
    assert outcome.arrival.revision == yes.revision + 1
    assert {r.id: r.reviewed for r in outcome.arrival.draft.release} == {
        "cancelled": True,
        "delayed-2028": False,
    }


async def test_a_state_that_cannot_be_written_leaves_the_article_unseen(room, takes, monkeypatch):
    async def refused(*_):
        raise StateRefused("disk is full")

    monkeypatch.setattr(room.desk, "keep", refused)
    with pytest.raises(StateRefused):
        await takes(NEWS, MAY)
    monkeypatch.undo()
    assert await room.seen.known([same(NEWS)]) == {}
    assert (await takes(NEWS)).end is End.TAKEN


async def test_articles_that_come_at_once_are_taken_one_after_the_other(room):
    pages = {f"{NEWS}/{n}": replace(MAY, text=words(60, f"w{n}")) for n in range(8)}
    for link, page in pages.items():
        room.web.has(link, page)
    outcomes = await asyncio.gather(
        *(room.intake.take(Arriving(way=Way.FEED, link=link)) for link in pages)
    )
    assert len({outcome.document for outcome in outcomes}) == len(pages) == len(room.public)


async def test_files_that_cannot_be_written_are_made_good_by_the_next(room, takes, monkeypatch):
    def refuses(*_):
        raise OSError("disk is full")

    monkeypatch.setattr("bot.services.publishing.write_out", refuses)
    outcome = await takes(NEWS, MAY)
    assert (outcome.end, room.publishing.problem) == (End.TAKEN, "disk is full")
    monkeypatch.undo()
    assert await room.publishing.publish()
    assert room.public == {outcome.document}
