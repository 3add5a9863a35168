"""What curators decide, on a real state: once, with a trail, and put where the build reads it."""

from __future__ import annotations

import asyncio
import shutil
import threading

import pytest
from msgspec.structs import replace

from bot.domain.delivery import Trouble
from bot.domain.desk import Standing, What
from bot.domain.documents import ClaimForm, Status, Tier
from bot.domain.edtf import Precision
from bot.domain.effects import NotAStatement, asked, corrected, effect, without
from bot.domain.story import Topic
from bot.domain.tracker import Reason
from bot.services import curating
from bot.services.curating import Audience, BadFeed, Curator, Overtaken
from bot.services.publishing import Publishing
from bot.services.shelf import Shelf
from bot.store.build import build
from bot.store.built import NAME
from bot.store.deliveries import suspend_route
from bot.store.desk import Desk
from bot.store.evidence import read_evidence
from bot.store.feeds import Feeds
from bot.store.servers import Servers
from bot.store.state import State
from tests.conftest import DATA
from tests.curator import held
from tests.desk.articles import arrival, draft, statement

ADA, BEN = 1, 2
DAY = statement(edtf="2027-05-14", precision=Precision.DAY)
NEWS, THREAD = 5, 11


class Office:
    """A curator, the stores behind, and the folder in which the build reads."""

    def __init__(self, state, folder):
        self.state, self.folder, self.now = state, folder, 1_000
        self.desk, self.feeds, self.servers = Desk(state), Feeds(state), Servers(state)
        self.woken = 0
        self.publishing = Publishing(self.desk, folder, lambda: None)
        self.curator = Curator(
            self.desk,
            self.feeds,
            self.servers,
            publishing=self.publishing,
            shelf=Shelf(folder, self.desk),
            knowledge=folder,
            ticks=lambda: self.now,
        )

        def wake():
            self.woken += 1

        self.curator.woken = wake

    def lists(self, **outlets):
        """Trust outlets so far from now on, by the domains of each tier."""
        known = (DATA / "show.toml").read_text("utf-8")
        lines = [f"{tier} = {list(domains)}" for tier, domains in outlets.items()]
        before, there, after = known.partition("[outlets]\n")
        assert there
        rest = after[after.index("\n[") :]
        text = "\n".join([f"{before}[outlets]", *lines, rest])
        (self.folder / "show.toml").write_text(text, "utf-8")

    def public(self):
        return sorted(path.stem for path in (self.folder / "documents").glob("*.toml"))

    async def follows(self, guild, topics=Topic.RELEASE, role=None):
        await self.servers.set_channel(guild, guild + 100, NEWS, 0)
        await self.servers.set_route(guild, topics=int(topics), role_id=role)


@pytest.fixture
async def office(built, tmp_path):
    shutil.copyfile(built / NAME, tmp_path / NAME)
    shutil.copyfile(DATA / "show.toml", tmp_path / "show.toml")
    state = await State.open(tmp_path)
    yield Office(state, tmp_path)
    await state.close()


# ── what waits ───────────────────────────────────────────────────────────────


async def test_the_queue_is_what_waits_oldest_first(office):
    await office.desk.keep(held("new", DAY, at=2))
    await office.desk.keep(arrival("old", DAY, standing=Standing.WAITING, at=1))
    await office.desk.keep(arrival("taken", DAY))
    assert [found.document for found in await office.curator.queue()] == ["old", "new"]


async def test_what_a_yes_would_change_and_who_would_hear_it(office):
    await office.follows(1, role=9)
    await office.follows(2)
    await office.follows(3, Topic.PROMO)
    await office.follows(4)
    async with office.state.transaction() as db:
        await suspend_route(db, 4, 104, Trouble.CANT_SEND, 0)
    await office.desk.keep(held("one", DAY))
    waiting = await office.curator.waiting("one")
    assert waiting.effect.change.after.window.text == "2027-05-14"
    assert waiting.effect.why is Reason.TOLD
    assert waiting.audience == Audience(channels=2, servers=2, pinged=1)
    (point,) = waiting.points
    assert point.sentence == "It comes in October."


async def test_an_outlet_is_trusted_as_it_is_listed_when_its_article_is_looked_at(office):
    fans = draft("one", DAY, tier=Tier.FAN, published="2027-02-01")
    kept = await office.desk.keep(arrival("one", draft=fans, standing=Standing.WAITING))
    for listed, tier, why in (
        ({}, Tier.FAN, Reason.TOLD),
        ({"agency": ["one.example"]}, Tier.AGENCY, Reason.TOLD),
        ({"blocked": ["one.example"]}, Tier.BLOCKED, Reason.BLOCKED),
        ({}, Tier.FAN, Reason.TOLD),
    ):
        office.lists(**listed)
        waiting = await office.curator.waiting("one")
        assert (waiting.arrival.draft.tier, waiting.effect.why) == (tier, why)
        assert waiting.arrival.revision == kept.revision
    assert await office.desk.arrival("one") == kept


async def test_without_a_show_that_can_be_read_an_outlet_is_trusted_as_it_was(office):
    await office.desk.keep(held("one", DAY))
    (office.folder / "show.toml").unlink()
    assert (await office.curator.waiting("one")).arrival.draft.tier is Tier.PRESS


async def test_the_queue_says_what_waits_without_working_out_what_a_yes_does(office, monkeypatch):
    def never(*_):
        raise AssertionError

    monkeypatch.setattr(curating, "effect", never)
    monkeypatch.setattr(curating, "read_evidence", never)
    await office.desk.keep(held("one", DAY))
    assert [found.document for found in await office.curator.queue()] == ["one"]


async def test_what_a_decision_does_is_worked_out_beside_the_loop(office, monkeypatch):
    threads = []

    def noted(real):
        def does(*given):
            threads.append(threading.current_thread())
            return real(*given)

        return does

    monkeypatch.setattr(curating, "effect", noted(effect))
    monkeypatch.setattr(curating, "without", noted(without))
    await office.desk.keep(held("one", DAY))
    await office.curator.waiting("one")
    await office.curator.loses("01-nordlys-weekly")
    assert len(threads) == 3
    assert threading.main_thread() not in threads


async def test_the_built_file_is_read_once_for_all_cards_and_again_once_it_is_another(
    office, monkeypatch
):
    read = []

    def reads(path):
        read.append(path)
        return read_evidence(path)

    monkeypatch.setattr(curating, "read_evidence", reads)
    for name in ("one", "two"):
        await office.desk.keep(held(name, DAY))
        assert (await office.curator.waiting(name)).effect is not None
    assert len(read) == 1
    await office.curator.approve("one", None, ADA)
    await asyncio.to_thread(build, DATA, office.folder)
    assert (await office.curator.waiting("two")).effect.before.window.text == "2027-05-14"
    assert len(read) == 2


async def test_where_nothing_can_be_compared_nothing_is_claimed(office):
    (office.folder / NAME).write_bytes(b"no database")
    await office.desk.keep(held("one", DAY))
    waiting = await office.curator.waiting("one")
    assert waiting.effect is None
    assert waiting.audience == Audience()


def test_new_people_and_pictures_are_counted_and_known_ones_are_not(built):
    seen = read_evidence(built / NAME)
    known = seen.people[0].key
    span = {"start": 0, "end": 4, "check": "0" * 12}
    claims = (
        ClaimForm(id="a", about=known, says="plays", of="somebody", **span),
        ClaimForm(id="b", about="newcomer", says="crew", value="director", **span),
        ClaimForm(id="c", about="hidden", says="crew", value="director", spoiler=True, **span),
        ClaimForm(id="d", about="the-show", says="promo", value="teaser-nine", **span),
    )
    one = arrival("one", standing=Standing.WAITING)
    does = effect(seen, replace(one, draft=replace(one.draft, claim=claims)))
    assert (does.people, does.promos) == (1, 1)
    assert does.topics == Topic.PEOPLE | Topic.PROMO
    assert does.why is None


def test_people_and_pictures_of_one_untrusted_outlet_are_not_promised(built):
    span = {"start": 0, "end": 4, "check": "0" * 12}
    claims = (
        ClaimForm(id="a", about="newcomer", says="crew", value="director", **span),
        ClaimForm(id="b", about="the-show", says="promo", value="teaser-nine", **span),
    )
    one = arrival("one", standing=Standing.WAITING)
    fans = replace(one, draft=replace(one.draft, claim=claims, tier=Tier.FAN))
    assert effect(read_evidence(built / NAME), fans).topics == Topic(0)
    known = replace(fans, draft=replace(fans.draft, reviewed=True))
    assert effect(read_evidence(built / NAME), known).topics == Topic.PEOPLE | Topic.PROMO


@pytest.mark.parametrize(
    ("release", "more", "why"),
    [
        (statement(status=Status.RUMORED), {}, Reason.UNCONFIRMED),
        (statement(edtf="2024-10"), {}, Reason.PASSED),
        (DAY, {"tier": Tier.BLOCKED}, Reason.BLOCKED),
    ],
)
def test_what_would_not_be_told_says_which_rule_decides(built, release, more, why):
    one = held("one", release)
    one = replace(one, draft=replace(one.draft, **more))
    does = effect(read_evidence(built / NAME), one)
    assert does.topics == Topic(0)
    assert does.why is why


# ── decisions ────────────────────────────────────────────────────────────────


async def test_a_yes_is_written_down_published_and_told_to_the_cards(office):
    await office.desk.keep(held("one", DAY))
    now = await office.curator.approve("one", None, ADA)
    assert now.draft.release[0].reviewed
    assert not now.waits
    assert office.public() == ["one"]
    assert office.woken == 1
    (line,) = await office.desk.decisions("one")
    assert (line.what, line.by, line.at) == (What.APPROVED, ADA, 1_000)
    assert (line.before, line.after) == ("scheduled 2027-05-14", "scheduled 2027-05-14")


async def test_what_a_curator_approved_is_built(office):
    await office.desk.keep(held("one", DAY))
    await office.curator.approve("one", None, ADA)
    await asyncio.to_thread(build, DATA, office.folder)
    seen = read_evidence(office.folder / NAME)
    (claim,) = (claim for claim in seen.claims if claim.document == "one")
    assert claim.reviewed


async def test_a_yes_to_one_statement_leaves_the_others_waiting(office):
    await office.desk.keep(held("one", DAY, statement("r2", "2027-11")))
    now = await office.curator.approve("one", "r1", ADA)
    assert asked(now) == ("r2",)
    assert office.public() == ["one"]


async def test_a_no_to_all_that_waits_leaves_what_was_taken(office):
    one = held("one", DAY)
    third = statement("r3", "2027-12")
    kept = replace(one, draft=replace(one.draft, release=(*one.draft.release, third)))
    await office.desk.keep(kept)
    now = await office.curator.reject("one", None, ADA)
    assert now.standing is Standing.TAKEN
    assert now.draft.release == (third,)


@pytest.mark.parametrize("second", ["approve", "reject", "edit"])
async def test_of_two_decisions_at_once_one_wins_and_the_other_learns_whose(office, second):
    kept = await office.desk.keep(held("one", DAY))

    async def decides(name, by):
        more = ("scheduled", "2027") if name == "edit" else ()
        act = getattr(office.curator, name)
        return await act("one", "r1", *more, by, revision=kept.revision)

    ends = await asyncio.gather(
        decides("approve", ADA), decides(second, BEN), return_exceptions=True
    )
    (lost,) = (end for end in ends if isinstance(end, Overtaken))
    (line,) = await office.desk.decisions("one")
    assert lost.by == line
    assert line.by in (ADA, BEN)


async def test_a_decision_on_what_is_not_what_was_seen_is_refused(office):
    kept = await office.desk.keep(held("one", DAY))
    await office.desk.keep(replace(kept, updated_at=5))
    with pytest.raises(Overtaken) as caught:
        await office.curator.approve("one", None, ADA, kept.revision)
    assert caught.value.by is None
    assert office.public() == []


@pytest.mark.parametrize("document", ["nobody", "taken"])
async def test_what_does_not_wait_cannot_be_decided(office, document):
    await office.desk.keep(arrival("taken", DAY))
    with pytest.raises(Overtaken):
        await office.curator.reject(document, None, ADA)
    with pytest.raises(Overtaken):
        await office.curator.approve("taken", "r9", ADA)
    assert len((await office.desk.arrival("taken")).draft.release) == 1


async def test_a_correction_keeps_the_place_in_the_text_and_is_a_yes(office):
    relative = statement(edtf="2027-10", relative=True, anchor="2027-02-01", said_by="netflix")
    await office.desk.keep(held("one", relative))
    now = await office.curator.edit("one", "r1", "delayed", " 2028-33 ", ADA, note="read it twice")
    (release,) = now.draft.release
    assert (release.status, release.edtf, release.precision) == (
        Status.DELAYED,
        "2028-33",
        Precision.QUARTER,
    )
    assert (release.start, release.end, release.check) == (0, 40, "0" * 12)
    assert (release.relative, release.anchor, release.said_by) == (False, None, "netflix")
    assert release.reviewed
    (line,) = await office.desk.decisions("one")
    assert line.what is What.EDITED
    assert (line.before, line.after) == ("scheduled 2027-10", "delayed 2028-33 · read it twice")


@pytest.mark.parametrize(
    ("status", "date", "why"),
    [
        ("scheduled", "", "needs-a-date"),
        ("moved_up", "", "needs-a-date"),
        ("no_date", "2027", "takes-no-date"),
        ("cancelled", "2027-01", "takes-no-date"),
        ("scheduled", "May", "date"),
        ("scheduled", "2027-02-30", "date"),
        ("soonish", "2027", "status"),
    ],
)
async def test_a_correction_that_says_nothing_clear_is_refused(office, status, date, why):
    before = await office.desk.keep(held("one", DAY))
    with pytest.raises(NotAStatement) as caught:
        await office.curator.edit("one", "r1", status, date, ADA)
    assert caught.value.why == why
    assert await office.desk.arrival("one") == before
    assert await office.desk.decisions() == []


@pytest.mark.parametrize("status", list(Status))
async def test_whatever_can_be_corrected_can_be_built(office, status):
    date = "" if status in (Status.NO_DATE, Status.CANCELLED) else "2028-05"
    await office.desk.keep(held("one", DAY))
    await office.curator.edit("one", "r1", status, date, ADA)
    await asyncio.to_thread(build, DATA, office.folder)


def test_a_statement_that_is_gone_cannot_be_corrected():
    with pytest.raises(NotAStatement):
        corrected(held("one", DAY), "r9", "scheduled", "2027")


# ── taking back ──────────────────────────────────────────────────────────────


async def test_what_is_taken_back_is_gone_and_comes_back_as_it_was(office):
    await office.desk.keep(held("one", DAY))
    await office.curator.approve("one", None, ADA)
    assert await office.curator.retract("one", BEN, "a joke")
    assert not await office.curator.retract("one", BEN, "again")
    assert office.public() == []
    assert (await office.curator.waiting("one")).last.what is What.RETRACTED
    assert await office.curator.restore("one", ADA)
    assert office.public() == ["one"]


async def test_taking_back_says_what_it_alone_supported(office):
    await office.follows(1)
    does, heard = await office.curator.loses("03-epicflix")
    assert does.topics == (Topic.RELEASE if does.change else Topic(0))
    assert heard.channels == (1 if does.change else 0)


@pytest.mark.parametrize("name", ["../one", "ONE", "", "a" * 41])
async def test_what_cannot_be_a_documents_name_is_not_taken_back(office, name):
    assert not await office.curator.retract(name, ADA, "x")
    assert await office.desk.retracted() == set()


# ── when the disk refuses, and feeds ─────────────────────────────────────────


async def test_a_disk_that_refuses_loses_no_decision_and_the_next_run_mends_it(office, caplog):
    await office.desk.keep(held("one", DAY))
    (office.folder / "documents").write_text("in the way")
    for _ in range(2):
        assert not await office.publishing.publish()
    await office.curator.approve("one", None, ADA)
    assert not office.publishing.fresh
    assert len([r for r in caplog.records if "can't be written" in r.message]) == 1
    (office.folder / "documents").unlink()
    assert await office.publishing.publish()
    assert office.publishing.problem is None
    assert office.public() == ["one"]


async def test_decisions_at_the_same_time_never_write_an_older_list_last(office):
    for number in range(6):
        await office.desk.keep(held(f"one-{number}", DAY))
    await asyncio.gather(
        *(office.curator.approve(f"one-{number}", None, ADA) for number in range(6))
    )
    assert office.public() == [f"one-{number}" for number in range(6)]


async def test_a_feed_is_added_with_its_canonical_link_and_audited(office):
    told: list[str] = []
    office.curator.fed = lambda: told.append("a new feed")
    assert await office.curator.feed_add(" HTTPS://Wire.example/feed#x ", 15, ADA)
    (feed,) = await office.curator.feeds()
    assert (feed.url, feed.name, feed.every_s) == ("https://wire.example/feed", "wire.example", 900)
    assert not await office.curator.feed_add("https://wire.example/feed", 15, ADA)
    assert told == ["a new feed"]
    assert await office.curator.feed_drop(feed.url, ADA)
    assert not await office.curator.feed_drop(feed.url, ADA)
    assert [line.what for line in (await office.curator.status()).decisions] == [
        What.UNFED,
        What.FED,
    ]


@pytest.mark.parametrize(
    ("link", "minutes", "why"),
    [
        ("http://169.254.169.254/", 30, "link"),
        ("file:///etc/passwd", 30, "link"),
        ("https://wire.example/", 4, "minutes"),
        ("https://wire.example/", 1_441, "minutes"),
    ],
)
async def test_a_feed_that_may_not_be_read_is_refused(office, link, minutes, why):
    with pytest.raises(BadFeed) as caught:
        await office.curator.feed_add(link, minutes, ADA)
    assert caught.value.why == why
