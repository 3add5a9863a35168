"""Whatever articles say, a curator's card is one that Discord takes, and nothing in it is alive."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.delivery import Trouble
from bot.domain.desk import Decided, Feed, Hold, Newcomer, Standing, Way, What
from bot.domain.documents import Status, Tier
from bot.domain.edtf import Precision, parse
from bot.domain.effects import Effect, corrected
from bot.domain.tracker import Phase, Reason, State
from bot.i18n.fluent import Voices
from bot.services.curating import Audience, DeskStatus, Point, Waiting
from bot.services.handing import Became, Fate
from bot.services.suggesting import Answer
from bot.store.desk import Counts
from bot.ui import desk as cards
from bot.ui import desk_replies as replies
from bot.ui.layout import layout
from bot.ui.modal import modal
from bot.ui.press import decode
from bot.ui.suggest import forgotten_card, suggest_form, suggested_card, thanks_card
from tests.desk.articles import arrival, draft, statement
from tests.ui.nasty import DATES, World
from tests.ui.test_limits import walk

VOICE = Voices()["en"]
LAST = 2**63 - 1
ROW, BUTTON, SELECT, TEXT, CONTAINER = 1, 2, 3, 10, 17
DOCUMENT, STATEMENT = "d" * 40, "s" * 36
OURS = re.compile(
    r"(?<!\\)<@\d+>|(?<!\\)<#\d+>|(?<!\\)<t:\d+:[fR]>"
    r"|\[its card\]\(https://discord\.com/channels/\d+/\d+/\d+\)"
    r"|`(?:/desk feeds add:|minutes:|drop:|url: https://…)`"
)
LINKED = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\((https?://[^()\s]+)\)")


def waiting(chance, length, many):
    world = World(chance, length, 1)
    some = chance.choice
    rows = [
        statement(
            f"{STATEMENT}-{number}"[-40:],
            some([None, *DATES]),
            status=some(list(Status)),
        )
        for number in range(many)
    ]
    form = draft(
        "one",
        *rows,
        outlet=world.text(200),
        title=world.text(200),
        link=("https://evil.example/@everyone/*a*_b_~c~/!$&+,-./:;=?" + "x" * 400)[:400],
        tier=some(list(Tier)),
    )
    one = arrival(
        "one",
        draft=form,
        document=DOCUMENT,
        standing=some([Standing.WAITING, Standing.TAKEN]),
        way=some(list(Way)),
        handed_by=some([None, LAST]),
        revision=99_999,
        held=(),
        newcomers=tuple(
            Newcomer(world.text(200), world.text(200)) for _ in range(some([0, 1, 3, 9]))
        ),
    )
    does = some(
        [
            None,
            Effect(State(), State(), why=some([None, *Reason])),
            Effect(State(), State(Phase.PLANNED, parse("2027-05-14")), 3, 1, Reason.TOLD),
        ]
    )
    heard = Audience(some([0, 1, 99_999]), some([0, 1, 99_999]), some([0, 1, 99_999]))
    points = tuple(Point(row, some([None, *Hold]), world.text(400), does, heard) for row in rows)
    last = some([(), (Decided(what=some(list(What)), at=1, by=some([None, LAST])),) * 3])
    return Waiting(one, points, does, heard, last)


def asking(chance, length, many):
    """The queue's card as it is while curators are asked, whatever the article's standing."""
    found = waiting(chance, length, many)
    if found.arrival.standing is Standing.TAKEN:
        from msgspec.structs import replace

        from bot.domain.desk import Held

        held = tuple(Held(id=p.release.id, why=Hold.GRADE) for p in found.points)
        found = Waiting(
            replace(found.arrival, held=held), found.points, found.effect, found.audience
        )
    return cards.queue_card(VOICE, found)


def pointed(chance, length, many):
    found = waiting(chance, length, many or 1)
    return cards.point_card(VOICE, found, chance.choice(found.points))


def decided(chance, length, many):
    del many
    found = waiting(chance, length, 0)
    from msgspec.structs import replace

    gone = replace(found.arrival, standing=Standing.REJECTED)
    return cards.queue_card(VOICE, Waiting(gone, (), None, Audience(), found.decisions))


def status(chance, length, many):
    world = World(chance, length, 1)
    feed = Feed(
        url="https://wire.example/" + "x" * 300,
        name=world.text(200),
        every_s=60,
        failures=chance.choice([0, 3]),
        problem=chance.choice([None, world.text(200)]),
        ok_at=chance.choice([None, 5]),
        disabled_at=chance.choice([None, 5]),
    )
    lines = tuple(
        Decided(what=what, at=1, document=chance.choice([None, DOCUMENT]), after=world.text(200))
        for what in What
    )
    found = DeskStatus(Counts(waiting=many), (feed,) * many, lines)
    return replies.status_card(
        VOICE,
        found,
        channel=chance.choice([None, LAST]),
        trouble=chance.choice([None, *Trouble]),
        newest=chance.choice([None, parse("2027-05-14").earliest]),
        documents=9_999,
        problems=[world.text(200)],
    )


def feeds(chance, length, many):
    world = World(chance, length, 1)
    one = Feed(url="https://wire.example/" + "x" * 300, name=world.text(200), every_s=60)
    return replies.feeds_card(VOICE, [one] * many, [VOICE("feed-added")])


def listed(chance, length, many):
    found = [waiting(chance, length, 0).arrival for _ in range(many)]
    from msgspec.structs import replace

    found = [replace(a, document=f"d-{number}") for number, a in enumerate(found)]
    links = {a.document: "https://discord.com/channels/1/2/3" for a in found[::2]}
    return replies.queue_list_card(VOICE, found, links)


def became(chance, length, many):
    world = World(chance, length, 1)
    return replies.became_card(
        VOICE,
        Became(
            chance.choice(list(Fate)),
            title=world.text(200),
            found={"release": many, "quote": 2, "name": 1},
            holds=tuple(Hold),
            why=chance.choice(["login", "too-slow", "no-link", "odd"]),
        ),
    )


def retracted(chance, length, many):
    del many
    found = waiting(chance, length, 1)
    lost = (found.effect, found.audience) if found.effect is not None else None
    return replies.retracted_card(VOICE, DOCUMENT, found.arrival.draft.title, lost)


def thanks(chance, length, many):
    del many
    form = waiting(chance, length, 0).arrival.draft
    return thanks_card(VOICE, form.title, form.link)


CARDS = {
    "asking": asking,
    "one statement": pointed,
    "decided": decided,
    "status": status,
    "feeds": feeds,
    "queue": listed,
    "became": became,
    "retracted": retracted,
    "thanks": thanks,
}
every_card = pytest.mark.parametrize("make", CARDS.values(), ids=CARDS)
worlds = given(
    seed=st.integers(0, 2**32),
    length=st.sampled_from((3, 40, 400)),
    many=st.sampled_from((0, 1, 2, 5, 30)),
)
few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@every_card
@few
@worlds
@example(seed=1, length=400, many=30)
@example(seed=2, length=400, many=2)
def test_discord_takes_every_card(make, seed, length, many):
    card = make(random.Random(seed), length, many)
    owner = 0 if make in (asking, pointed, decided) else LAST
    parts = list(walk(layout(card, owner).to_components()))
    texts = [part["content"] for part in parts if part["type"] == TEXT]
    assert len(parts) <= 40
    assert texts
    assert all(text.strip() for text in texts)
    assert sum(map(len, texts)) <= 4_000
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    assert len(set(ids)) == len(ids)
    for custom_id in ids:
        assert len(custom_id) <= 100
        assert decode(custom_id) is not None
    for part in parts:
        if part["type"] == BUTTON:
            assert 1 <= len(part["label"]) <= 80
        if part["type"] == SELECT:
            assert 1 <= len(part["options"]) <= 25
            values = [option["value"] for option in part["options"]]
            assert len(set(values)) == len(values)
            for option in part["options"]:
                assert 1 <= len(option["label"]) <= 100
                assert decode(part["custom_id"], [option["value"]]) is not None


@every_card
@few
@worlds
@example(seed=3, length=400, many=5)
def test_nothing_that_an_article_says_is_alive(make, seed, length, many):
    for line in make(random.Random(seed), length, many).text.split("\n"):
        said = OURS.sub("", line).replace("begin with http:// or https://", "")
        plain = LINKED.sub(lambda found: found[1], said)
        plain = re.sub(r"\\[\\*_~`|\[\]<>#.-]", "", re.sub(r"^(## |-# |> )", "", plain))
        plain = plain.replace("**", "")
        plain = plain.replace("DESK_CHANNEL_ID", "").replace("`/config channel`", "")
        plain = plain.replace("`/config doctor`", "")
        assert not set(plain) & set("*_~`|[]<"), line
        assert not re.search("@(?!\u200b)", plain), line
        assert not re.search(r"(?i)[a-z0-9]://|(?<![a-z])www\.\S|discord\.gg/", plain), line
        assert not re.search("[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\0]", plain), line


@few
@given(seed=st.integers(0, 2**32), status=st.sampled_from(list(Status)))
def test_discord_takes_every_form_and_it_is_filled_in_with_what_was_read(seed, status):
    found = waiting(random.Random(seed), 400, 1)
    release = statement("s" * 40, "2027-05-14", status=status)
    form = modal(cards.edit_form(VOICE, found.arrival, release), 0).to_dict()
    assert len(form["title"]) <= 45
    assert len(form["custom_id"]) <= 100
    kind, date, note = (part["component"] for part in form["components"])
    assert all(len(part["label"]) <= 45 for part in form["components"])
    assert [o["value"] for o in kind["options"] if o["default"]] == [status]
    assert len(kind["options"]) <= 25
    assert all(len(option["label"]) <= 100 for option in kind["options"])
    assert date["value"] == "2027-05-14"
    assert not date["required"]
    assert "value" not in note
    assert all(len(part.get("placeholder") or "") <= 100 for part in (date, note))


@pytest.mark.parametrize("edtf", ["2027-05-14?", "2027-05-14~", "2027-05", None])
def test_a_curator_who_only_opens_and_sends_a_form_changes_nothing(edtf):
    precision = parse(edtf).precision if edtf else Precision.NONE
    status = Status.SCHEDULED if edtf else Status.DELAYED
    release = statement(edtf=edtf, precision=precision, status=status)
    one = arrival("one", release)
    (field,) = (f for f in cards.edit_form(VOICE, one, release).fields if f.name == "date")
    assert corrected(one, "r1", status, field.value[: field.longest]) == one


async def test_a_form_is_forgotten_by_discord_py_and_known_by_its_id_alone():
    form = modal(suggest_form(VOICE), LAST)
    assert form.is_finished()
    assert decode(form.custom_id)[1].verb == "hand"


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("edtf", [None, "2027-05-14"])
def test_every_statement_is_told_in_plain_words(status, edtf):
    said = cards.read(VOICE, statement(edtf=edtf, status=status))
    dated = edtf is not None and status not in (Status.NO_DATE, Status.CANCELLED)
    assert ("14 May 2027" in said) is dated
    assert "_" not in said


@pytest.mark.parametrize("what", list(What))
def test_every_decision_is_told_with_who_and_when(what):
    said = cards.decided_words(VOICE, Decided(what=what, at=61_000, by=7))
    assert "<@7>" in said
    assert "<t:61:f>" in said


@pytest.mark.parametrize("outcome", [*Answer, "no-desk"])
def test_every_answer_to_a_member_is_short_and_private(outcome):
    card = suggested_card(VOICE, outcome, 3)
    assert card.private
    assert len(card.text) < 200


def test_numbers_are_told_in_words_that_fit_them():
    assert "1 channel in 1 server" in cards.audience_line(VOICE, Audience(1, 1, 0))
    said = cards.audience_line(VOICE, Audience(12, 9, 3))
    assert said == "Would be told: 12 channels in 9 servers, 3 of them with a ping"
    assert "with a ping" in cards.audience_line(VOICE, Audience(1, 1, 1))
    assert "nobody" in cards.audience_line(VOICE, Audience())
    assert "the one link" in forgotten_card(VOICE, 1).text
