"""What may be built of what arrived: never what is held, and never two sources out of copies."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.domain.copies import IN_A_FILE, sketch, thinned
from bot.domain.desk import Hold, Standing, approved, public, published, rejected
from tests.desk.articles import arrival, copy, draft, statement


def stated(form):
    return {release.id: release.reviewed for release in form.release}


def two(standing=Standing.TAKEN, held=("r1",)):
    return arrival("one", statement("r1"), statement("r2"), held=held, standing=standing)


def test_what_was_taken_is_public_without_what_is_held():
    assert stated(published(two())) == {"r2": False}
    assert stated(published(two(held=()))) == {"r1": False, "r2": False}
    assert stated(published(two(held=["r1", "r2"]))) == {}


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.REJECTED, Standing.RETRACTED])
def test_of_what_was_not_taken_nothing_is_public(standing):
    assert published(two(standing)) is None


def test_a_yes_to_a_statement_is_a_curators_yes_to_it_alone():
    after = approved(two(), "r1", 9)
    assert stated(published(after)) == {"r1": True, "r2": False}
    assert not after.waits
    assert after.updated_at == 9
    assert not published(after).reviewed


def test_a_yes_to_a_statement_of_what_waits_takes_the_article_and_holds_the_other_statements():
    after = approved(two(Standing.WAITING), "r1", 9)
    assert after.standing is Standing.TAKEN
    assert stated(published(after)) == {"r1": True}
    assert [(held.id, held.why) for held in after.held] == [("r2", Hold.NEEDS_A_YES)]
    assert stated(published(approved(after, "r2", 10))) == {"r1": True, "r2": True}


def test_a_yes_to_all_is_a_yes_to_each_statement():
    after = approved(two(Standing.WAITING, ["r1", "r2"]), None, 9)
    assert stated(published(after)) == {"r1": True, "r2": True}
    assert not after.waits


def test_a_no_to_a_statement_drops_it_and_a_no_to_all_drops_the_article():
    after = rejected(two(), "r1", 9)
    assert stated(published(after)) == {"r2": False}
    assert not after.waits
    assert published(rejected(two(), None, 9)) is None
    assert rejected(two(Standing.WAITING), "r1", 9).standing is Standing.WAITING


def test_what_is_public_is_recognised_by_its_sketch():
    text = " ".join(map(str, range(900)))
    form = published(arrival("one", sketch=sketch(text)))
    assert form.sketch == sketch(text, IN_A_FILE).hex()
    assert published(arrival("one", sketch=b"")).sketch is None
    kept = replace(draft("one"), sketch="00")
    assert published(arrival("one", draft=kept, sketch=sketch(text))).sketch == "00"
    assert thinned(b"", 5) == b""


def originals(*arrivals, retracted=()):
    return {name: form.copy_of for name, form in public(arrivals, retracted).items()}


def test_a_copy_says_of_what_it_is_one():
    assert originals(arrival("a"), copy("b", "a")) == {"a": None, "b": "a"}
    assert originals(copy("b", "01-shows-own")) == {"b": "01-shows-own"}


def test_copies_of_what_was_taken_back_are_one_source():
    rows = arrival("a"), copy("b", "a"), copy("c", "a")
    assert originals(*rows, retracted=["a"]) == {"b": None, "c": "b"}
    gone = arrival("a", standing=Standing.REJECTED)
    assert originals(gone, *rows[1:]) == {"b": None, "c": "b"}


def test_a_copy_of_a_copy_that_was_taken_back_is_a_copy_of_the_original():
    rows = arrival("a"), copy("b", "a"), copy("c", "b")
    assert originals(*rows, retracted=["b"]) == {"a": None, "c": "a"}
    assert originals(*rows, retracted=["a", "b"]) == {"c": None}


def test_of_copies_of_one_another_the_first_is_the_original():
    assert originals(copy("a", "b"), copy("b", "a")) == {"a": None, "b": "a"}
    assert originals(copy("a", "a")) == {"a": None}
    three = copy("a", "c"), copy("b", "a"), copy("c", "b")
    assert originals(*three) == {"a": None, "b": "a", "c": "b"}
    assert originals(*three, retracted=["a"]) == {"b": None, "c": "b"}


NAMES = ("a", "b", "c", "d", "e")


def sources(links):
    """Return which names hang together."""
    groups = {name: {name} for name in NAMES}
    for name, original in links.items():
        if original is not None:
            both = groups[name] | groups[original]
            for one in both:
                groups[one] = both
    return {name: frozenset(group) for name, group in groups.items()}


@given(
    st.fixed_dictionaries(dict.fromkeys(NAMES, st.sampled_from([None, *NAMES]))),
    st.sets(st.sampled_from(NAMES)),
)
@example({"a": "b", "b": "d", "c": "d", "d": "b", "e": None}, {"d", "b"})
def test_whatever_is_taken_back_copies_stay_one_source(links, gone):
    arrivals = [copy(name, of) if of else arrival(name) for name, of in links.items()]
    found = originals(*arrivals, retracted=gone)
    assert set(found) == set(NAMES) - gone
    before, after = sources(links), sources(found)
    for one in found:
        for other in found:
            if other in before[one] and _reaches(links, one) & _reaches(links, other):
                assert other in after[one]
    for name in found:
        walked, original = set(), found[name]
        while original is not None:
            assert original in found
            assert original not in walked
            walked.add(original)
            original = found[original]


def _reaches(links, name):
    met = set()
    while name is not None and name not in met:
        met.add(name)
        name = links[name]
    return met
