"""What is news: each change once, what is taken back as a correction, a first sight in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from bot.domain.documents import Grade, Status, Tier
from bot.domain.edtf import parse
from bot.domain.news import Before, Evidence, Item, Moment, Printed, news
from bot.domain.story import Topic, Type
from tests.domain.test_tracker import says


class Newsroom:
    """Documents come and go; `look` tells what is news, and remembers what was told."""

    def __init__(self, *claims, today="2027-06-01"):
        self.claims = list(claims)
        self.people = []
        self.promos = []
        self.days = {}
        self.links = {}
        self.told = {}
        self.now = Moment(date.fromisoformat(today), 1_000)

    def look(self):
        """Return the type of each change that is told now."""
        tellings = news(self._seen(), self.told, self.now)
        for update in tellings:
            known = self.told.get(update.topic)
            body = update.body or (known.body if known is not None else None)
            self.told[update.topic] = Before(update.value, update.evidence, body)
        return [update.body.entries[-1].type for update in tellings if update.body is not None]

    def story(self, topic=Topic.RELEASE):
        """Return the newest entry of a topic's story."""
        return self.told[topic].body.entries[-1]

    def takes_back(self, claim):
        self.claims.remove(claim)

    def becomes(self, claim, **changed):
        """A document's record is changed; returns its claim of now."""
        self.claims.remove(claim)
        self.claims.append(replace(claim, **changed))
        return self.claims[-1]

    def _seen(self):
        documents = {c.document: self._printed(c) for c in self.claims}
        for item in (*self.people, *self.promos):
            for document in item.documents:
                trusted = Tier.FAN if document.startswith("fan") else Tier.PRESS
                documents[document] = Printed(
                    document,
                    document,
                    "A title",
                    self.links.get(document, f"https://{document}.example/"),
                    self.days.get(document),
                    trusted,
                    document,
                    reviewed=False,
                )
        return Evidence(
            "show", documents, tuple(self.claims), tuple(self.people), tuple(self.promos)
        )

    @staticmethod
    def _printed(claim):
        return Printed(
            claim.document,
            claim.outlet,
            "A title",
            f"https://{claim.document}.example/",
            claim.day,
            claim.tier,
            claim.original,
            claim.reviewed,
        )


AUGUST = says("2027-08", "2027-02-02")
DAY = says("2027-08-14", "2027-03-09")
GOAL = says("2025", "2024-06-28", status=Status.TARGET, by="Old Post")


def who(key, *documents, name="Somebody"):
    return Item(key, {"en": name}, documents)


def test_the_first_sight_of_documents_is_a_silent_baseline():
    room = Newsroom(GOAL, AUGUST)
    room.people = [who("a", "press")]
    assert room.look() == []
    assert room.look() == []
    assert set(room.told) == {Topic.RELEASE, Topic.PROMO, Topic.PEOPLE}


def test_a_change_is_told_once():
    room = Newsroom(GOAL)
    room.look()
    room.claims.append(AUGUST)
    assert room.look() == [Type.MOVED]
    entry = room.story()
    assert (entry.before.edtf, entry.before.passed, entry.after.edtf) == ("2025", True, "2027-08")
    assert entry.day == "2027-02-02"
    assert [source.outlet for source in entry.sources] == ["Example Wire"]
    assert not entry.correction
    assert room.look() == []


def test_a_repetition_only_adds_its_name():
    room = Newsroom(GOAL)
    room.look()
    room.claims.append(AUGUST)
    room.look()
    room.claims.append(says("2027-08", "2027-02-03", by="Late Repeat"))
    assert room.look() == [Type.REPEATED]
    assert {source.outlet for source in room.story().sources} == {"Example Wire", "Late Repeat"}
    assert not room.story().material
    assert room.look() == []


def test_a_repetition_of_what_was_never_told_shows_nothing():
    room = Newsroom(AUGUST)
    room.look()
    room.claims.append(says("2027-08", "2027-02-03", by="Late Repeat"))
    assert room.look() == []


def test_what_is_taken_back_is_corrected():
    room = Newsroom(GOAL)
    room.look()
    room.claims.append(AUGUST)
    room.look()
    room.claims.append(DAY)
    assert room.look() == [Type.NARROWED]
    room.takes_back(DAY)
    assert room.look() == [Type.WIDENED]
    assert room.story().correction
    assert (room.story().before.edtf, room.story().after.edtf) == ("2027-08-14", "2027-08")
    assert room.story().day == "2027-06-01", "it is taken back today"


def test_a_move_that_was_wrong_is_corrected_not_moved_again():
    room = Newsroom(AUGUST)
    room.look()
    later = says("2027-11", "2027-03-09")
    room.claims.append(later)
    assert room.look() == [Type.MOVED]
    room.takes_back(later)
    assert room.look() == [Type.CORRECTED]
    assert room.story().correction


def test_a_date_that_nothing_supports_any_more_is_retracted():
    room = Newsroom()
    room.look()
    room.claims.append(AUGUST)
    assert room.look() == [Type.ANNOUNCED]
    room.takes_back(AUGUST)
    assert room.look() == [Type.RETRACTED]
    assert room.story().after.edtf is None
    assert room.story().correction


def test_a_date_that_moves_away_and_back_is_told_both_times():
    room = Newsroom(AUGUST)
    room.look()
    room.claims.append(says("2027-11", "2027-03-09"))
    assert room.look() == [Type.MOVED]
    room.claims.append(says("2027-08", "2027-04-01"))
    assert room.look() == [Type.MOVED]
    assert not room.story().correction


def test_what_was_never_told_is_never_taken_back():
    room = Newsroom(GOAL, AUGUST)
    room.look()
    room.takes_back(AUGUST)
    assert room.look() == []


def test_one_of_two_supporters_that_goes_only_changes_the_names():
    second = says("2027-08", "2027-02-03", by="Second")
    room = Newsroom(GOAL)
    room.look()
    room.claims += [AUGUST, second]
    room.look()
    room.takes_back(second)
    assert room.look() == [Type.REPEATED]
    assert [source.outlet for source in room.story().sources] == ["Example Wire"]


def test_documents_that_are_understood_otherwise_by_a_new_version_are_no_news():
    room = Newsroom(AUGUST)
    room.look()
    told = room.told[Topic.RELEASE]
    room.told[Topic.RELEASE] = Before(told.value.replace("2027-08", "2026"), told.evidence, None)
    assert room.look() == []
    assert room.told[Topic.RELEASE].value == told.value


@pytest.mark.parametrize(
    ("status", "told"),
    [(Status.DELAYED, []), (Status.RELEASED, []), (Status.CANCELLED, []), (Status.RUMORED, [])],
)
def test_what_needs_a_yes_is_not_told_without_it(status, told):
    room = Newsroom(AUGUST)
    room.look()
    room.claims.append(says(None, "2027-05-01", status=status))
    assert room.look() == told


def test_a_passing_date_makes_no_news():
    room = Newsroom(AUGUST)
    room.look()
    room.now = Moment(date(2037, 1, 1), 2_000)
    assert room.look() == []


LATER = says("2027-11", "2027-03-09")


@pytest.mark.parametrize(
    "gone",
    [
        lambda room: room.takes_back(GOAL),
        lambda room: room.becomes(GOAL, document="renamed", original="renamed"),
        lambda room: room.becomes(GOAL, window=parse("2026")),
    ],
    ids=["removed", "renamed", "updated"],
)
def test_news_are_told_though_the_baseline_they_replace_goes_in_the_same_look(gone):
    room = Newsroom(GOAL)
    room.look()
    gone(room)
    room.claims.append(AUGUST)
    assert room.look() == [Type.MOVED]
    assert not room.story().correction
    assert room.story().day == "2027-02-02"
    assert room.story().sources[0].outlet == "Example Wire"
    assert room.look() == []


def test_an_older_find_is_no_news_when_the_baseline_goes():
    room = Newsroom(AUGUST)
    room.look()
    room.takes_back(AUGUST)
    room.claims.append(says("2027-11", "2026-12-01", by="Late Find"))
    assert room.look() == []


def test_an_undated_baseline_that_goes_gives_way_to_another_undated_one_in_silence():
    room = Newsroom(says("2025", None, by="A"), says("2026", None, by="B"))
    room.look()
    assert '"2026"' in room.told[Topic.RELEASE].value
    room.claims.pop(1)
    assert room.look() == []
    assert '"2025"' in room.told[Topic.RELEASE].value


@pytest.mark.parametrize(
    "coarse", [says("2027-08", "2027-05-01", by="Coarse"), says("2027", "2027-05-01", by="Coarse")]
)
def test_a_finer_date_that_was_never_told_is_never_taken_back(coarse):
    room = Newsroom(DAY, coarse)
    room.look()
    room.takes_back(DAY)
    assert room.look() == []


def told_november():
    """A newsroom that has August from the start, and has told of November since."""
    room = Newsroom(AUGUST)
    room.look()
    room.claims.append(LATER)
    assert room.look() == [Type.MOVED]
    return room


@pytest.mark.parametrize(
    "changed",
    [
        {"day": date(2027, 1, 10)},
        {"tier": Tier.BLOCKED},
        {"tier": Tier.FAN},
        {"grade": Grade.B},
        {"status": Status.RUMORED},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_record_of_ours_that_is_corrected_is_told_as_a_correction_of_today(changed):
    room = told_november()
    room.becomes(LATER, **changed)
    assert room.look() == [Type.CORRECTED]
    assert room.story().correction
    assert room.story().day == "2027-06-01"
    assert (room.story().before.edtf, room.story().after.edtf) == ("2027-11", "2027-08")
    assert room.look() == []


def test_a_finer_date_that_loses_its_grade_is_a_correction():
    room = Newsroom(AUGUST)
    room.look()
    room.claims.append(DAY)
    room.look()
    room.becomes(DAY, grade=Grade.B)
    assert room.look() == [Type.WIDENED]
    assert room.story().correction
    assert room.story().day == "2027-06-01"


def test_a_finer_date_from_an_older_document_is_no_correction():
    room = Newsroom(GOAL)
    room.look()
    room.claims.append(AUGUST)
    room.look()
    room.claims.append(says("2027-08-14", "2027-01-20", by="Late Find"))
    assert room.look() == [Type.NARROWED]
    assert not room.story().correction


def test_a_document_that_now_names_the_day_takes_nothing_back():
    room = Newsroom(GOAL)
    room.look()
    room.claims.append(AUGUST)
    room.look()
    room.becomes(AUGUST, window=parse("2027-08-14"))
    assert room.look() == [Type.NARROWED]
    assert not room.story().correction


def test_a_document_that_is_renamed_while_another_arrives_takes_nothing_back():
    room = told_november()
    room.becomes(LATER, document="renamed", original="renamed")
    room.claims.append(says("2028-02", "2027-04-01", by="Another"))
    assert room.look() == [Type.MOVED]
    assert not room.story().correction
    assert room.story().day == "2027-04-01"


HALT = says(None, "2027-03-01", status=Status.CANCELLED, reviewed=True)
AGAIN = says("2028-08", "2027-05-05", by="Revival")


def halted(status=Status.CANCELLED):
    """A newsroom that has told of a cancellation, or a delay; returns that claim too."""
    room = Newsroom(AUGUST)
    room.look()
    room.claims.append(replace(HALT, status=status))
    room.look()
    return room, room.claims[-1]


def test_a_revival_after_a_cancellation_is_news_and_withdraws_nothing():
    room, _ = halted()
    room.claims.append(AGAIN)
    assert room.look() == [Type.ANNOUNCED]
    assert (room.story().before.phase, room.story().after.edtf) == ("cancelled", "2028-08")
    assert not room.story().correction
    assert room.story().day == "2027-05-05"


def test_a_revival_is_news_though_the_cancellation_of_the_baseline_goes_in_the_same_look():
    room = Newsroom(HALT)
    room.look()
    room.claims = [AGAIN]
    assert room.look() == [Type.ANNOUNCED]
    assert not room.story().correction


@pytest.mark.parametrize("more", [[], [AGAIN]], ids=["alone", "with a new date"])
def test_a_cancellation_whose_document_goes_is_withdrawn(more):
    room, halt = halted()
    room.takes_back(halt)
    room.claims += more
    assert room.look() == [Type.RETRACTED]
    assert room.story().correction


def test_a_new_date_after_a_delay_is_news():
    room, _ = halted(Status.DELAYED)
    room.claims.append(AGAIN)
    assert room.look() == [Type.ANNOUNCED]
    assert not room.story().correction


def test_a_state_that_was_stored_by_an_older_version_still_reads():
    room = Newsroom(GOAL)
    room.look()
    was = room.told[Topic.RELEASE]
    form = msgspec.json.decode(was.value)
    del form["newest"]
    room.told[Topic.RELEASE] = Before(msgspec.json.encode(form).decode(), was.evidence, None)
    room.claims = [AUGUST]
    assert room.look() == [Type.MOVED]
