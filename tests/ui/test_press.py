"""A button's custom_id holds its whole meaning; whatever else comes back means nothing."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.ui.press import BUTTONS, LONGEST, MENUS, Press, decode, encode

FEW = settings(max_examples=100, deadline=None)
LAST = 2**63 - 1
"""The greatest id that Discord can give."""
OWNERS = st.integers(0, LAST)
SLUG = st.text(string.ascii_lowercase + string.digits + "-", max_size=20)
VERB = st.text(string.ascii_lowercase, min_size=1, max_size=12)
PRESSES = st.builds(Press, VERB, st.lists(SLUG, max_size=3).map(tuple))


@FEW
@given(PRESSES, OWNERS, st.booleans())
@example(Press("cast"), 0, False)
@example(Press("document"), LAST, True)
@example(Press("quote", ("", "0")), LAST, False)
def test_what_was_sent_comes_back(press, owner, menu):
    custom_id = encode(press, owner, menu=menu)
    assert len(custom_id) <= LONGEST
    assert decode(custom_id) == (owner, press)


def test_arguments_are_slugs_or_numbers():
    assert Press.to("quote", "somebody", 3) == Press("quote", ("somebody", "3"))


@FEW
@given(PRESSES, OWNERS)
def test_buttons_and_menus_are_told_apart(press, owner):
    button, menu = encode(press, owner), encode(press, owner, menu=True)
    assert re.fullmatch(BUTTONS, button)
    assert re.fullmatch(MENUS, menu)
    assert not re.fullmatch(MENUS, button)
    assert not re.fullmatch(BUTTONS, menu)


@FEW
@given(st.lists(st.tuples(PRESSES, OWNERS), min_size=2, max_size=2, unique=True))
def test_two_presses_never_share_a_custom_id(pair):
    first, second = pair
    assert encode(*first) != encode(*second)


def test_a_menu_with_the_longest_choice_can_be_read():
    custom_id = encode(Press("document"), LAST, menu=True)
    assert decode(f"{custom_id}:{'a' * 40}") == (LAST, Press("document", ("a" * 40,)))


@pytest.mark.parametrize(
    ("press", "owner"),
    [
        (Press("cast", ("a" * 40, "b" * 40)), LAST),
        (Press("cast", ("a" * 41,)), 1),
        (Press("cast", ("Kursiv",)), 1),
        (Press("cast", ("a:b",)), 1),
        (Press("cast", ("été",)), 1),
        (Press("cast", ("a\n",)), 1),
        (Press(""), 1),
        (Press("a verb"), 1),
        (Press("averylongverb"), 1),
        (Press("cast"), -1),
        (Press("cast"), 2**63),
    ],
)
def test_what_could_not_be_read_again_is_never_sent(press, owner):
    with pytest.raises(ValueError, match=r"custom_id|nobody"):
        encode(press, owner)


FORGED = {
    "nothing": "",
    "another bot's": "persistent_view:confirm",
    "an older version": "v0:b:1:cast",
    "a newer version": "v2:b:1:cast",
    "no owner": "v1:b::cast",
    "no verb": "v1:b:1:",
    "only the version": "v1",
    "another kind": "v1:x:1:cast",
    "a negative owner": "v1:b:-1:cast",
    "a signed owner": "v1:b:+1:cast",
    "an owner in capitals": "v1:b:ZZ:cast",
    "an owner in other digits": "v1:b:٣:cast",
    "an owner above all ids": f"v1:b:{'z' * 13}:cast",
    "the first owner above all ids": "v1:b:1y2p0ij32e8e8:cast",
    "an owner without end": f"v1:b:{'1' * 50}:cast",
    "a verb in capitals": "v1:b:1:Cast",
    "a verb with a sign": "v1:b:1:ca_st",
    "a verb without end": f"v1:b:1:{'a' * 50}",
    "an argument with a space": "v1:b:1:who:a b",
    "an argument with a sign": "v1:b:1:who:a;b",
    "an argument up the folders": "v1:b:1:who:../etc",
    "an argument too long": f"v1:b:1:who:{'a' * 41}",
    "arguments without end": "v1:b:1:who" + ":a" * 60,
    "a line end": "v1:b:1:cast\n",
    "a line before": "\nv1:b:1:cast",
    "a null": "v1:b:1:cast\0",
}


@pytest.mark.parametrize("custom_id", FORGED.values(), ids=FORGED)
def test_what_we_never_sent_means_nothing(custom_id):
    assert decode(custom_id) is None


def test_the_greatest_id_is_still_an_owner():
    assert decode("v1:b:1y2p0ij32e8e7:cast") == (LAST, Press("cast"))


@FEW
@given(st.text(max_size=200) | st.from_regex(r"v[0-9]:[bm]:[0-9a-z-]{0,20}(:[a-zA-Z-]{0,50}){0,4}"))
def test_whatever_comes_back_is_read_or_refused_but_never_breaks(custom_id):
    decoded = decode(custom_id)
    if decoded is not None:
        owner, press = decoded
        assert 0 <= owner <= LAST
        assert decode(encode(press, owner)) == decoded
