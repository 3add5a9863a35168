"""Whatever the documents hold, a card is one that Discord takes, cited, and of our markup only."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.facts import Kind
from bot.i18n.fluent import Voices
from bot.ui.ask import answer_card, silent_card
from bot.ui.card import Button, Card, Choice, Page, Unsourced, menu
from bot.ui.inert import echo
from bot.ui.layout import layout
from bot.ui.library import document_card, news_card, sources_card
from bot.ui.people import cast_card, character_card, crew_card, person_card
from bot.ui.places import city_card, thing_card
from bot.ui.plain import help_card, others_menu, privacy_card, trouble_card, unknown_card
from bot.ui.press import Press
from bot.ui.quotes import no_quote_card, quote_card
from bot.ui.release import history_card, release_card
from bot.ui.show import about_card, differ_card
from tests.ui.nasty import FACT, SECRET, World

VOICE = Voices()["en"]
LAST = 2**63 - 1
MEMBER = "<@42>"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
ROW, BUTTON, SELECT, TEXT, SEPARATOR, CONTAINER = 1, 2, 3, 10, 14, 17
"""Discord's numbers for kinds of components."""


def _cast(w):
    cast = [(w.fact("plays", n), w.fact("member_of") if n % 2 else None) for n in range(w.count())]
    return cast_card(VOICE, w.show, cast, w.facts("billing"), 9_999)


def _quote(w):
    quote = w.quote()
    others = [w.quote(number) for number in range(1, w.count())]
    return quote_card(VOICE, w.show, quote, picked=w.picked(quote), others=others)


def _others(w):
    """The menu stands under a card of an entity."""
    others = list({entity.id: entity for entity in (w.entity() for _ in range(w.count()))}.values())
    return others_menu(VOICE, others)


def _typed(w):
    return echo(w.text(60))


def _crew(w):
    return crew_card(VOICE, w.show, [w.facts("crew") or [w.fact("crew")] for _ in range(w.count())])


def _city(w):
    profile = w.profile(Kind.CITY)
    return city_card(VOICE, w.show, profile, w.now, typed=_typed(w), menu=_others(w))


def _known(w):
    return frozenset(entity.id for entity in w.entities[::2])


CARDS = {
    "cast": _cast,
    "crew": _crew,
    "person": lambda w: person_card(VOICE, w.show, w.profile(Kind.PERSON), _typed(w), _others(w)),
    "character": lambda w: character_card(
        VOICE, w.show, w.profile(Kind.CHARACTER), _typed(w), _others(w)
    ),
    "city": _city,
    "thing": lambda w: thing_card(VOICE, w.show, w.profile(Kind.WORK), _typed(w), _others(w)),
    "quote": _quote,
    "shared quote": lambda w: quote_card(VOICE, w.show, w.quote(), shared_by=MEMBER),
    "no quote": lambda w: no_quote_card(VOICE, w.show, w.text(200), searched=False),
    "release": lambda w: release_card(VOICE, w.show, w.outlook(), _known(w)),
    "history": lambda w: history_card(VOICE, w.show, w.outlook(), _known(w)),
    "about": lambda w: about_card(VOICE, w.show, w.profile(Kind.SHOW)),
    "differences": lambda w: differ_card(VOICE, w.show, w.differences(), _known(w)),
    "news": lambda w: news_card(VOICE, w.show, w.news()),
    "sources": lambda w: sources_card(VOICE, w.show, w.documents[:10]),
    "no such source": lambda w: sources_card(VOICE, w.show, w.documents[:10], unknown=True),
    "document": lambda w: document_card(VOICE, w.show, w.contents()),
    "unknown": lambda w: unknown_card(VOICE, w.show, w.lookup()),
    "answer": lambda w: answer_card(VOICE, w.show, w.answer()),
    "silence": lambda w: silent_card(VOICE, w.show, w.answer(), 9_999),
    "help": lambda w: help_card(VOICE, w.show, 9_999),
    "privacy": lambda w: privacy_card(VOICE, w.show),
    "trouble": lambda w: trouble_card(VOICE, "unexpected", id=f"{w.chance.getrandbits(32):08x}"),
}


def cards(*left_out):
    chosen = {name: make for name, make in CARDS.items() if name not in left_out}
    return pytest.mark.parametrize("make", chosen.values(), ids=chosen)


every_card = cards()
worlds = given(
    seed=st.integers(0, 2**32),
    length=st.sampled_from((3, 40, 200, 1_000)),
    many=st.sampled_from((0, 1, 3, 12, 50)),
)
few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def world(seed, length, many):
    return World(random.Random(seed), length, many)


def walk(components):
    """Yield every component of a payload, nested ones too."""
    for component in components:
        yield component
        yield from walk(component.get("components", ()))


def lines(card):
    """Return a card's lines without its list of sources, and that list."""
    said = card.text.split("\n")
    if re.match(rf"-# [{RAISED}]+ \[", said[-1]):
        return said[:-1], said[-1]
    return said, ""


def without_ours(line):
    """Return a line without what is escaped, and without the markup that is ours."""
    line = re.sub(r"\\[\\*_~`|\[\]<>#.-]", "", line)
    line = re.sub(r"^(## |-# |> )", "", line)
    assert line.count("**") % 2 == 0, line
    assert line.count("||") % 2 == 0, line
    return (
        line.replace("**", "").replace("||", "").replace(MEMBER, "").replace("`private: True`", "")
    )


def marks(text, total):
    """Return the numbers that are marked in a text, as its reader takes them."""
    found = []
    for run in re.findall(rf"(?<![⁺{RAISED}])[{RAISED}]+(?:\u2009[{RAISED}]+)*", text):
        groups = run.split("\u2009") if total > 9 else run.replace("\u2009", "")
        found += [int("".join(str(RAISED.index(c)) for c in group)) for group in groups]
    return found


@every_card
@few
@worlds
@example(seed=1, length=1_000, many=50)
def test_discord_takes_every_card(make, seed, length, many):
    card = make(world(seed, length, many))
    payload = layout(card, owner=LAST).to_components()
    parts = list(walk(payload))
    texts = [part["content"] for part in parts if part["type"] == TEXT]
    rows = [part["components"] for part in parts if part["type"] == ROW]
    buttons = [part for part in parts if part["type"] == BUTTON]
    selects = [part for part in parts if part["type"] == SELECT]
    assert {part["type"] for part in parts} <= {ROW, BUTTON, SELECT, TEXT, SEPARATOR, CONTAINER}
    assert [part["type"] for part in payload] == [CONTAINER]
    assert len(parts) <= 40
    assert sum(map(len, texts)) <= 4_000
    assert texts
    assert all(text.strip() for text in texts)
    assert all(rows)
    assert all(part["components"] for part in parts if part["type"] == CONTAINER)
    assert all(len(row) <= 5 for row in rows)
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    assert len(set(ids)) == len(ids)
    assert all(1 <= len(custom_id) <= 100 for custom_id in ids)
    assert all(1 <= len(button["label"]) <= 80 for button in buttons)
    assert all(len(button.get("url", "")) <= 512 for button in buttons)
    for select in selects:
        assert 1 <= len(select["options"]) <= 25
        assert len(select["placeholder"]) <= 150
        values = [option["value"] for option in select["options"]]
        assert len(set(values)) == len(values)
        for option in select["options"]:
            assert 1 <= len(option["label"]) <= 100
            assert 1 <= len(option["value"]) <= 100
            assert 1 <= len(option.get("description") or "-") <= 100


@every_card
@few
@worlds
@example(seed=2, length=1_000, many=50)
def test_no_markup_of_the_documents_is_left_alive(make, seed, length, many):
    said, sources = lines(make(world(seed, length, many)))
    for line in said:
        plain = without_ours(line)
        assert not set(plain) & set("*_~`|[]<"), line
        assert not re.search("@(?!\u200b)", plain), line
        assert not re.search(r"(?i)[a-z0-9]://|(?<![a-z])www\.\S|discord\.gg/", plain), line
        assert not re.match(r"(#{1,3}|-#?|>{1,3}|\d+\.|\+) ", plain), line
        assert not re.search("[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\0]", plain), line
        assert not re.search("(?<![👩🏽🚀❤\ufe0f🔥])\u200d|\u200d(?![👩🏽🚀❤🔥])", plain), line
    plain = re.sub(r"\\[\\*_~`|\[\]<>#.-]", "", sources)
    links = re.findall(rf"[{RAISED}]+ \[[^\[\]]*\]\(https://[^()\s]+\)", plain)
    assert "  ".join(links) == plain.removeprefix("-# ")


@every_card
@few
@worlds
@example(seed=3, length=40, many=12)
def test_what_gives_the_plot_away_stays_behind_its_bar(make, seed, length, many):
    for line in lines(make(world(seed, length, many)))[0]:
        shown = re.sub(r"\\.", "", line).split("||")
        assert SECRET not in "".join(shown[::2]), line


@cards("news", "document")
@few
@worlds
@example(seed=4, length=40, many=12)
def test_no_line_shows_a_fact_without_its_sources(make, seed, length, many):
    for line in lines(make(world(seed, length, many)))[0]:
        chosen = line.startswith("-# We show “")
        assert chosen or not re.search(f"{FACT}|{SECRET}", line) or set(line) & set(RAISED), line


@cards("help")
@few
@worlds
@example(seed=5, length=3, many=50)
def test_sources_are_numbered_as_they_appear_and_each_is_used(make, seed, length, many):
    said, sources = lines(make(world(seed, length, many)))
    listed = [
        int("".join(str(RAISED.index(c)) for c in run))
        for run in re.findall(rf"(?:^-# |  )([{RAISED}]+) \[", sources)
    ]
    assert listed == list(range(1, len(listed) + 1))
    assert set(marks("\n".join(said), len(listed))) == set(listed)


# ── what holds a card together ───────────────────────────────────────────────


@pytest.fixture
def page():
    return Page(VOICE, 0)


@pytest.fixture
def documents():
    return World(random.Random(8), 3, 3).documents


def test_a_fact_without_documents_is_never_shown(page):
    with pytest.raises(Unsourced):
        page.cited("she plays the boxer", ())
    with pytest.raises(Unsourced):
        page.marks([])


def test_marks_side_by_side_are_single_digits_and_else_have_space(page, documents):
    assert len(documents) >= 12
    for document in documents[:12]:
        page.fact(page.stated("a", document))
    page.fact(page.stated("twelve", documents[11]))
    page.plain(f"one and two {page.marks(documents[:2])}")
    text = page.finish().text
    assert "twelve ¹²\n" in text
    assert "one and two ¹\u2009²\n" in text


def test_few_marks_stand_side_by_side_and_more_are_counted(page, documents):
    page.plain(page.marks(documents[:3]))
    page.plain(page.marks(documents[:9], 1_234))
    said = page.finish().text.split("\n")
    assert said[:2] == ["¹²³", "¹²³⁴\u2009⁺¹²³⁰"]


def test_what_is_cut_takes_its_sources_with_it(page, documents):
    page.fact(page.stated("first", documents[0]))
    page.fact(page.stated("x" * 3_900, documents[1]))
    page.fact(page.stated("last", documents[2]))
    said, sources = lines(page.finish())
    assert said == ["first ¹", f"-# {VOICE('card-cut')}"]
    assert "² [" not in sources


def test_what_does_not_fit_a_line_is_counted_and_not_listed(page, documents):
    parts = [page.stated("x" * 300, document) for document in documents[:9]]
    page.fact(*parts)
    said, sources = lines(page.finish())
    assert said[0].endswith("² · 7 more")
    assert "³ [" not in sources


def test_a_card_of_one_line_too_long_is_not_empty(page):
    page.plain("x" * 5_000)
    assert page.finish().text == f"-# {VOICE('card-cut')}"


def test_a_button_stands_once_and_the_first_five_are_kept(page):
    names = "abbacdefg"
    buttons = [Button(name * 200, Press.to("who", name)) for name in names]
    card = page.finish(*buttons, None)
    assert [button.label[0] for button in card.buttons] == ["a", "b", "c", "d", "e"]
    assert all(len(button.label) == 80 for button in card.buttons)


def test_a_label_of_nothing_that_can_be_seen_is_a_sign(page):
    assert page.finish(Button("\u200b", Press.to("cast"))).buttons[0].label == "…"
    made = menu(Press.to("who"), "which?", [Choice("\u202e", "a")])
    assert made is not None
    assert made.choices[0].label == "…"


def test_a_menu_of_nothing_is_none():
    assert menu(Press.to("who"), "which?", []) is None


def test_a_quote_that_is_only_a_heading_names_its_article():
    w = World(random.Random(3), 40, 3)
    quote = w.quote()
    while quote.printings[0].kind != "pull":
        quote = w.quote()
    card = quote_card(VOICE, w.show, quote)
    assert isinstance(card, Card)
    assert "¹" in card.text
