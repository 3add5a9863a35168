"""People and promotion as news: told once, taken back when told, silent where nothing is new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from bot.domain.documents import Tier
from bot.domain.news import Before
from bot.domain.story import Topic, Type
from tests.domain.test_news import AUGUST, Newsroom, who
from tests.domain.test_tracker import says


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


def test_two_subdomains_of_one_fan_page_are_no_two_sources():
    room = Newsroom(AUGUST)
    room.links = {"fan-one": "https://fan.example/a", "fan-two": "https://de.fan.example/b"}
    room.look()
    room.people = [who("b", "fan-one", "fan-two")]
    assert room.look() == []


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


def newsroom(*, people=(), promos=(), **days):
    """A newsroom after its baseline; `days` are those of documents."""
    room = Newsroom(AUGUST)
    room.days = {name.replace("_", "-"): date.fromisoformat(day) for name, day in days.items()}
    room.people, room.promos = list(people), list(promos)
    assert room.look() == []
    return room


def stored(room, topic=Topic.PEOPLE):
    """Return what is remembered of a list."""
    return msgspec.json.decode(room.told[topic].value)


def test_an_addition_and_a_removal_are_both_told_one_after_the_other():
    room = newsroom()
    room.people = [who("a", "press", name="First")]
    assert room.look() == [Type.PERSON_ADDED]
    room.people = [who("b", "press", name="Second")]
    assert room.look() == [Type.PERSON_ADDED]
    assert room.look() == [Type.RETRACTED]
    assert room.story(Topic.PEOPLE).before.what == {"en": "First"}
    assert room.look() == []


def test_a_person_whose_id_changes_is_nobody_new():
    room = newsroom(people=[who("a", "press", name="Baseline")])
    room.people.append(who("b", "press", name="Told"))
    assert room.look() == [Type.PERSON_ADDED]
    room.people = [who("a2", "press", name="Baseline"), who("b2", "press", name="Told")]
    assert room.look() == []
    room.people = []
    assert room.look() == [Type.RETRACTED]
    assert room.story(Topic.PEOPLE).before.what == {"en": "Told"}


def test_a_second_person_of_the_same_name_is_new():
    room = newsroom(people=[who("a", "press", name="Namesake")])
    room.people.append(who("b", "press", name="Namesake"))
    assert room.look() == [Type.PERSON_ADDED]


def test_what_an_older_document_tells_is_not_new():
    room = newsroom(old="2023-05-01")
    room.promos = [who("teaser", "old", name="A teaser")]
    assert room.look() == []
    room.promos = [who("teaser", "old", "press", name="A teaser")]
    assert room.look() == [], "it is known by now"
    room.promos = []
    assert room.look() == [], "it was never told"


@pytest.mark.parametrize("day", ["2027-02-02", "2027-02-03"])
def test_what_a_document_as_new_as_the_newest_tells_is_new(day):
    room = newsroom(new=day)
    room.promos = [who("teaser", "new", name="A teaser")]
    assert room.look() == [Type.PROMO_ADDED]


def test_the_newest_day_is_that_of_the_last_look_also_where_the_list_stayed_the_same():
    room = newsroom(late="2027-03-01")
    room.claims.append(says("2027-08", "2027-05-01", by="Repeat"))
    room.look()
    room.promos = [who("teaser", "late", name="A teaser")]
    assert room.look() == []


def test_a_document_of_a_year_that_is_not_over_bounds_nothing():
    room = newsroom(new="2027-05-30")
    room.claims.append(says("2027-08", "2027-12-31", by="Annual"))
    room.look()
    room.promos = [who("teaser", "new", name="A teaser")]
    assert room.look() == [Type.PROMO_ADDED]


def test_a_fresh_item_that_waited_for_its_second_source_is_told_however_late_that_is():
    room = newsroom(fan_one="2027-05-01", fan_two="2027-05-02")
    room.people = [who("b", "fan-one")]
    assert room.look() == []
    room.claims.append(says("2027-08", "2027-05-20", by="Repeat"))
    assert room.look() == []
    room.people = [who("b", "fan-one", "fan-two")]
    assert room.look() == [Type.PERSON_ADDED]


def test_items_that_are_understood_otherwise_by_a_new_version_are_no_news():
    room = newsroom(people=[who("a", "press", name="First")])
    was = room.told[Topic.PEOPLE]
    form = {**stored(room), "keys": {"b": {"en": "Other"}}, "told": {"b": {"en": "Other"}}}
    value = msgspec.json.encode(form).decode()
    room.told[Topic.PEOPLE] = Before(value, was.evidence, was.body)
    assert room.look() == []
    assert room.told[Topic.PEOPLE].value == was.value


def test_a_baseline_item_within_the_name_of_one_that_was_told_is_not_taken_back():
    room = newsroom(promos=[who("trailer", "press", name="trailer")])
    room.promos.append(who("teaser", "press", name="teaser trailer"))
    assert room.look() == [Type.PROMO_ADDED]
    room.promos = room.promos[1:]
    assert room.look() == []


def test_only_what_was_told_is_named_when_it_is_taken_back():
    room = newsroom(people=[who("a", "press", name="Baseline")])
    room.people.append(who("b", "press", name="Told"))
    room.look()
    room.people = []
    assert room.look() == [Type.RETRACTED]
    assert room.story(Topic.PEOPLE).before.what == {"en": "Told"}


def test_what_was_told_is_taken_back_when_one_fan_page_is_left_and_told_again_with_the_press():
    room = newsroom(press="2027-05-01")
    room.people = [who("b", "press", "fan-one", name="Told")]
    assert room.look() == [Type.PERSON_ADDED]
    room.people = [who("b", "fan-one", name="Told")]
    assert room.look() == [Type.RETRACTED]
    assert room.story(Topic.PEOPLE).correction
    assert room.look() == []
    room.claims.append(says("2027-08", "2027-05-20", by="Repeat"))
    assert room.look() == []
    room.people = [who("b", "press", "fan-one", name="Told")]
    assert room.look() == [Type.PERSON_ADDED]


def test_a_baseline_item_that_loses_its_press_stays_silent():
    room = newsroom(people=[who("a", "press", "fan-one")])
    room.people = [who("a", "fan-one")]
    assert room.look() == []
    room.people = [who("a", "fan-one", "press")]
    assert room.look() == []


def test_what_an_older_version_stored_still_reads_and_counts_as_never_told():
    room = newsroom(people=[who("a", "press", name="First")], old="2023-05-01")
    was = Before('{"keys":{"a":{"en":"First"}}}', "written otherwise", None)
    room.told[Topic.PEOPLE] = was
    room.people = [who("b", "old", name="Second")]
    assert room.look() == [Type.PERSON_ADDED], "no day is known before which nothing is new"
    assert room.look() == []


def test_a_blocked_document_makes_nothing_new(monkeypatch):
    room = newsroom(old="2023-05-01")
    seen = room._seen

    def blocked():
        found = seen()
        found.documents.update(
            {d.id: replace(d, tier=Tier.BLOCKED) for d in found.documents.values() if d.id == "bad"}
        )
        return found

    monkeypatch.setattr(room, "_seen", blocked)
    room.promos = [who("teaser", "bad", "old", name="A teaser")]
    assert room.look() == []
