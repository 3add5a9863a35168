"""What is news: each change once, what is taken back as a correction, a first sight in silence."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.documents import Status, Tier
from bot.domain.news import Before, Evidence, Item, Moment, Printed, news
from bot.domain.story import Topic, Type
from tests.domain.test_tracker import says


class Newsroom:
    """Documents come and go; `look` tells what is news, and remembers what was told."""

    def __init__(self, *claims, today="2027-06-01"):
        self.claims = list(claims)
        self.people = []
        self.promos = []
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

    def _seen(self):
        documents = {c.document: self._printed(c) for c in self.claims}
        for item in (*self.people, *self.promos):
            for document in item.documents:
                trusted = Tier.FAN if document.startswith("fan") else Tier.PRESS
                documents[document] = Printed(
                    document,
                    document,
                    "A title",
                    "https://e.example/",
                    None,
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
            "https://e.example/",
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


def test_somebody_new_is_told_once_and_the_baseline_never():
    room = Newsroom(AUGUST)
    room.people = [who("a", "press")]
    room.look()
    room.people.append(who("b", "press", name="Newcomer (The Neighbour)"))
    assert room.look() == [Type.PERSON_ADDED]
    assert room.story(Topic.PEOPLE).after.what == {"en": "Newcomer (The Neighbour)"}
    assert room.look() == []


def test_somebody_whom_one_fan_page_names_waits_for_a_second_source():
    room = Newsroom(AUGUST)
    room.look()
    room.people = [who("b", "fan-one")]
    assert room.look() == []
    room.people = [who("b", "fan-one", "fan-two")]
    assert room.look() == [Type.PERSON_ADDED]


def test_a_person_told_of_who_is_named_by_nobody_any_more_is_taken_back():
    room = Newsroom(AUGUST)
    room.people = [who("a", "press", name="First")]
    room.look()
    room.people.append(who("b", "press", name="Second"))
    room.look()
    room.people = []
    assert room.look() == [Type.RETRACTED]
    assert room.story(Topic.PEOPLE).correction
    assert room.look() == []


def test_a_person_of_the_baseline_who_goes_is_no_news():
    room = Newsroom(AUGUST)
    room.people = [who("a", "press")]
    room.look()
    room.people = []
    assert room.look() == []


def test_a_new_trailer_is_told():
    room = Newsroom(AUGUST)
    room.look()
    room.promos = [who("trailer", "press", name="A trailer")]
    assert room.look() == [Type.PROMO_ADDED]
    assert room.look() == []
