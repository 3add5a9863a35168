"""Discord takes every card for admins, whatever stands on it, and reads its controls again."""

from __future__ import annotations

import itertools

import pytest

from bot.domain.delivery import Outcome, Step, Trouble
from bot.domain.routes import ANNOUNCEMENT, PUBLIC_THREAD, Pinged, Place, Rule, Ruling, State
from bot.domain.story import Kind, Topic
from bot.i18n.fluent import Voices
from bot.services.config import Changed, Setup
from bot.services.doctor import Advice, Diagnosis
from bot.services.settings import SETTINGS, Refusal, identity
from bot.store.servers import Ended, Route, Server
from bot.store.stories import StoryRow
from bot.ui import config as cards
from bot.ui.doctor import advice_card, doctor_card, missing_lines
from bot.ui.layout import layout
from bot.ui.press import decode

VOICE = Voices()["en"]
LAST = 2**63 - 1
LANGUAGES = [
    *("en", "bg", "cs", "da", "de", "el", "es-ES", "es-419", "fi", "fr", "hi", "hr", "hu", "id"),
    *("it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk"),
    *("vi", "zh-CN", "zh-TW", "not a language"),
]
ALL = Topic.RELEASE | Topic.PROMO | Topic.PEOPLE | Topic.CORRECTIONS
NEEDS = list(itertools.product([True, False], repeat=5))
REFUSALS = [
    *("one", "no-such-channel", "forum", "kind", "no-such-role", "everyone", "topics", "language"),
    *("answers", "channel-first", "file-large", "file-not-ours", "file-newer", "file-gone"),
]


def setup(needs=(True,) * 5, state=State.OPEN, trouble=None, kind=ANNOUNCEMENT, *, gone=False):
    view, send, embed, history, ping = needs
    route = Route(LAST, LAST - 1, kind, LAST - 2, ALL, paused_at=1, suspended_at=2)
    server = Server(LAST, language="zh-TW", answers="private", notices=LAST - 3, route=route)
    place = Place(
        guild=LAST,
        id=LAST - 1,
        name="x" * 100,
        kind=kind,
        view=view,
        send=send,
        embed=embed,
        history=history,
    )
    role = Pinged(id=LAST - 2, name="x" * 100, everyone=False, pingable=ping)
    return Setup(server, state, trouble, None if gone else place, None if gone else role)


def walk(components):
    for component in components:
        yield component
        yield from walk(component.get("components", ()))


def taken(card):
    """Check what Discord does not take, and return the card's text."""
    parts = list(walk(layout(card, LAST).to_components()))
    assert len(parts) <= 40
    assert 0 < len(card.text) <= 4_000
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    assert len(set(ids)) == len(ids)
    for custom_id in ids:
        owner, press = decode(custom_id)
        assert owner == LAST
        assert press.verb
    for part in parts:
        assert len(part.get("label", "")) <= 80
        assert len(part.get("placeholder", "")) <= 150
        options = part.get("options", [])
        assert len(options) <= 25
        for option in options:
            assert 1 <= len(option["label"]) <= 100
            # What is picked comes back with the menu's own id.
            assert decode(part["custom_id"], [option["value"]]) is not None
        if "options" in part:
            assert part["min_values"] <= len(options)
            assert part["max_values"] <= len(options)
            assert sum(option.get("default", False) for option in options) <= part["max_values"]
    assert card.text == card.text.strip()
    return card.text


def panel(found, **more):
    return cards.panel_card(VOICE, found, SETTINGS, LANGUAGES, **more)


@pytest.mark.parametrize("state", [state for state in State if state is not State.NONE])
@pytest.mark.parametrize("trouble", [None, *Trouble])
def test_the_panel_and_the_doctor_in_every_state(state, trouble):
    for gone in (True, False):
        found = setup(state=state, trouble=trouble, gone=gone)
        notes = [cards.resumed_line(VOICE, found, 5), *missing_lines(VOICE, found)]
        taken(panel(found, notes=notes, offer=True))
        reason = trouble or Trouble.INVALID
        last = tuple(Ended("s", Step.POST, LAST // 2, what, reason) for what in Outcome)
        taken(doctor_card(VOICE, Diagnosis(found, last, LAST // 2), ["noted"]))


@pytest.mark.parametrize("needs", NEEDS)
@pytest.mark.parametrize("kind", [ANNOUNCEMENT, PUBLIC_THREAD])
def test_each_missing_permission_is_told_once_with_how_to_mend_it(needs, kind):
    said = taken(doctor_card(VOICE, Diagnosis(setup(needs, kind=kind), (), None)))
    assert said.count("❌") == needs.count(False)
    assert said.count("✅") == needs.count(True)
    assert said.count("allow it for me in") == needs[:4].count(False)
    assert ("in Threads" in said) == (kind == PUBLIC_THREAD)


def test_an_archived_thread_is_no_trouble():
    found = setup(kind=PUBLIC_THREAD, gone=True)
    assert found.trouble_now is None
    assert "it opens again" in taken(doctor_card(VOICE, Diagnosis(found, (), None)))


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("error", [None, "expired", "Server said 502"])
def test_each_rule_has_its_words(rule, error):
    story = StoryRow("show:release", Kind.NEWS, Topic.RELEASE, 1, 1, "{}", 1)
    ruling = Ruling(rule, Trouble.CANT_SEND, at=LAST // 2, error=error)
    said = taken(advice_card(VOICE, Advice(setup(), Topic.RELEASE, story, ruling, LAST)))
    assert len(said.splitlines()) == 4
    taken(advice_card(VOICE, Advice(setup(), Topic.RELEASE, None, ruling, None)))


@pytest.mark.parametrize("why", REFUSALS)
def test_each_refusal_says_what_to_do(why):
    refusal = Refusal(why, channel="<#1>")
    refusal.setting = SETTINGS[0]
    said = taken(cards.refused_card(VOICE, refusal, LANGUAGES, named=True))
    assert said.startswith("**Channel**: ")
    assert "{" not in said


def test_what_was_saved_is_shown_before_and_after():
    changed = [
        Changed(SETTINGS[0], (), (str(LAST),)),
        Changed(SETTINGS[3], (), ("not a language",)),
        Changed(SETTINGS[5], (str(LAST),), ()),
    ]
    lines = cards.changed_lines(VOICE, changed)
    said = taken(cards.saved_card(VOICE, setup(), lines, offer=True))
    assert f"none → <#{LAST}>" in said
    assert "the server's own → not a language" in said


def test_the_other_cards():
    taken(cards.reset_card(VOICE))
    taken(cards.paused_card(VOICE, setup()))
    assert cards.export_card(VOICE, b"{}").attached.name == "settings.json"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1", 1),
        (" <#12> ", 12),
        ("<@&12>", 12),
        (str(LAST), LAST),
        (str(LAST + 1), None),
        ("9" * 400, None),
        ("0", None),
        ("-1", None),
        ("+1", None),
        ("1.0", None),
        ("１２", None),
        ("", None),
        ("<#>", None),
        ("1 2", None),
    ],
)
def test_an_id_is_read_from_what_was_typed_or_it_is_none(typed, read):
    assert identity(typed) == read
