"""Another show, another folder: an invented series is answered from its own three articles.

Nothing in the code knows a show. `tests/shows/harbour` has what the first show lacks: a surname
that two people share, a name that gives the plot away, a date that was taken back.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from bot.domain.facts import Kind
from bot.store.build import build
from bot.store.verify import Verified, verify
from bot.ui.press import Press
from tests.conftest import ROOT
from tests.fan import fan_of
from tests.stories.test_transcripts import buttons, shows

HARBOUR = ROOT / "tests" / "shows" / "harbour"
SUMMER = datetime(2027, 7, 1, 9, 0, tzinfo=UTC)
"""After the delay: a Thursday on which it is 10:00 in Lisbon."""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    state = tmp_path_factory.mktemp("harbour")
    build(HARBOUR, state)
    return state


@pytest.fixture
async def fan(harbour):
    async with fan_of(harbour, SUMMER) as someone:
        yield someone


@pytest.fixture
def at_a_time(tmp_path):
    """Return a fan of the same show at another time, with other documents."""

    def fan(now, *, without=(), later=()):
        folder, state = tmp_path / "show", tmp_path / "state"
        shutil.copytree(HARBOUR, folder)
        for document in without:
            (folder / "documents" / f"{document}.toml").unlink()
        for document in later:
            shutil.move(folder / "later" / f"{document}.toml", folder / "documents")
        build(folder, state)
        return fan_of(state, now)

    return fan


def choices(card):
    return [choice.label for choice in card.menu.choices] if card.menu else []


def test_every_place_in_its_documents_is_proved_against_its_originals(tmp_path):
    assert verify(HARBOUR, HARBOUR / "originals") == Verified(documents=3, spans=49, missing=())
    folder = tmp_path / "show"
    shutil.copytree(HARBOUR, folder)
    shutil.move(folder / "later" / "04-nordlys-review.toml", folder / "documents")
    assert verify(folder, HARBOUR / "originals") == Verified(documents=4, spans=51, missing=())


# ── names ────────────────────────────────────────────────────────────────────


async def test_a_surname_that_two_share_gives_the_first_and_a_menu_of_the_rest(fan):
    card = await fan.types("/cast person:moura")
    shows(card, "## Inês Moura", "plays **Nina Falk** ¹²³")
    assert choices(card) == ["Rui Moura"]
    assert "You typed" not in card.text
    other = await fan.presses_(Press.to("who", card.menu.choices[0].value))
    shows(other, "## Rui Moura", "plays **Tomás Reis** ¹²³")


@pytest.mark.parametrize(
    "typed",
    ["ines moura", "MOURA INES", "inêsmoura", "イネス・モウラ", "ｲﾈｽ･ﾓｳﾗ", "moura, inês"],
)
async def test_a_whole_name_in_any_form_gives_one_person_and_no_menu(fan, typed):
    card = await fan.types(f"/cast person:{typed}")
    shows(card, "## Inês Moura")
    assert card.menu is None


async def test_a_slip_in_a_name_is_forgiven_and_said(fan):
    card = await fan.types("/crew person:vestergard")
    shows(card, "-# You typed “vestergard”.", "## Signe Vestergaard")


async def test_a_slip_in_a_surname_that_two_share_is_asked_about(fan):
    card = await fan.types("/cast person:mouraa")
    assert card.private
    assert set(buttons(card)) == {"Inês Moura", "Rui Moura"}


async def test_a_namesake_is_asked_about(fan):
    card = await fan.types("/cast person:inês mora")
    shows(card, "None of our articles mentions “inês mora”. Did you mean someone else?")
    assert card.private
    assert buttons(card) == ["Inês Moura"]


async def test_a_person_card_tells_the_hidden_part_only_behind_a_bar(fan):
    card = await fan.types("/cast person:inês")
    shows(card, "plays **Nina Falk** ¹²³", "||plays **Clara Falk**|| ²")
    assert card.text.count("Clara") == 1
    assert buttons(card) == ["Nina Falk"]


# ── a name that is a spoiler ─────────────────────────────────────────────────


@pytest.mark.parametrize("typed", ["", "c", "clara", "clara falk", "falk", "falk c", "clara fal"])
async def test_a_name_that_is_a_spoiler_is_never_offered_while_typing(fan, typed):
    async with fan.store.reading() as known:
        offered = known.names.complete(typed, [kind.value for kind in Kind])
    assert "clara-falk" not in [named.id for named in offered]


@pytest.mark.parametrize(
    "typed", ["clara folk", "klara falc", "clare falkk", "clarafal kk", "nina clara"]
)
async def test_a_name_that_is_a_spoiler_is_never_asked_about(fan, typed):
    card = await fan.types(f"/character name:{typed}")
    assert "Clara" not in [word for label in buttons(card) for word in label.split()]


async def test_a_surname_shared_with_a_spoiler_gives_the_other_and_no_menu(fan):
    card = await fan.types("/character name:falk")
    shows(
        card,
        "## Nina Falk",
        "played by **Inês Moura** ¹²³",
        "A harbour pilot ¹",
        "||She lost her sister to the sea, or thinks so|| ²",
        "-# ³ once prints “Nina Flak”.",
    )
    assert card.menu is None
    assert buttons(card) == ["Inês Moura", "Tomás Reis"]


@pytest.mark.parametrize(
    "line",
    [
        "/cast",
        "/crew",
        "/about",
        "/news",
        "/sources",
        "/sources document:tagus",
        "/release",
        "/character name:nina",
        "/ask question:who is falk",
        "/ask question:what is it about",
        "/ask question:who plays whom",
        "/ask question:who keeps the lighthouse",
    ],
)
async def test_a_name_that_is_a_spoiler_stands_only_behind_bars(fan, line):
    card = await fan.types(line)
    bare = "".join(card.text.split("||")[::2])
    assert "Clara" not in bare
    assert "Clara Falk" not in buttons(card) + choices(card)


async def test_where_articles_differ_gives_no_plot_away(fan):
    card = await fan.presses_(Press.to("differ"))
    shows(card, "**Names**: “Nina Flak” ³")
    assert "lara" not in card.text


async def test_the_card_of_a_name_that_is_a_spoiler_hides_what_is_told(fan):
    shows(
        await fan.types("/character name:clara falk"),
        "## Clara Falk",
        "||The keeper of the lighthouse|| ¹",
    )


async def test_the_card_of_a_name_that_is_a_spoiler_does_not_deny_who_plays_it(fan):
    card = await fan.types("/character name:clara falk")
    assert "None of our articles says who plays" not in card.text


# ── cards ────────────────────────────────────────────────────────────────────


async def test_the_cast_leaves_the_hidden_part_out(fan):
    card = await fan.types("/cast")
    shows(
        card,
        "## The Lantern Quay · the cast",
        "**Inês Moura** is Nina Falk ¹²³",
        "**Rui Moura** is Tomás Reis ¹²³",
        "-# Our 3 articles name no other actors.",
        "¹ [Nordlys Weekly](https://nordlys.example/",
        "² [Tagus Post](https://tagus.example/",
        "³ [Quay Watch](https://quaywatch.example/",
    )
    assert buttons(card) == ["Inês Moura", "Rui Moura", "Who made it"]


async def test_the_crew_has_who_does_what_and_who_says_so(fan):
    shows(await fan.types("/crew"), "**Signe Vestergaard**: writer ¹ · director ¹²")
    card = await fan.types("/crew person:signe")
    shows(card, "## Signe Vestergaard", "Writer ¹ · director ¹²", "Low Tide ¹")
    assert buttons(card) == ["What she said", "Who made it"]


async def test_a_city_where_cameras_rolled_says_so_itself(fan):
    card = await fan.types("/city name:porto")
    shows(
        card,
        "## Porto",
        "One of the story's two cities, with Lisbon ¹²",
        "Filmed in Porto ¹",
        "Time there now: Thursday 10:00",
    )
    assert "No article says where" not in card.text
    assert buttons(card) == ["Lisbon"]


async def test_another_city_of_that_country_has_what_is_said_of_the_country(fan):
    card = await fan.types("/city name:lisboa")
    shows(card, "## Lisbon", "with Porto ¹²", "Filming: Vestergaard names Portugal ²")


async def test_where_in_the_country_is_not_denied_when_an_article_names_another_city(fan):
    assert "No article says where" not in (await fan.types("/city name:lisbon")).text


async def test_a_quote_that_she_interrupted_is_shown_whole_and_the_other_said_to_be_split(fan):
    card = await fan.types("/quote speaker:vestergaard")
    shows(
        card,
        "> We built the quay in a studio tank, and the fog is the only real thing in it.",
        "**Signe Vestergaard** ¹²",
        "-# ² splits it in two.",
    )
    assert "she said" not in card.text
    assert buttons(card) == ["Another", "Share"]


async def test_a_quote_is_found_by_a_word_in_it(fan):
    shows(await fan.types("/quote about:ferry"), "> I could steer a ferry", "**Rui Moura** ¹")


async def test_the_show_has_its_kinds_the_best_supported_first_and_its_end_hidden(fan):
    card = await fan.types("/about")
    shows(
        card,
        "## The Lantern Quay",
        "Crime drama ¹ · mystery ² · Danish-Portuguese ² · Danish ³",
        "For Fjordvision ¹² · filming is over ¹",
        "A lamp burns on the quay, and nobody says who lit it ²",
        "||The dead sister lights the lamp|| ¹",
    )
    assert "Where articles differ" in buttons(card)


async def test_where_articles_differ_each_best_value_has_its_reason(fan):
    card = await fan.types("/about")
    differ = next(button for button in card.buttons if button.label == "Where articles differ")
    shows(
        await fan.clicks(differ),
        "**Episodes**: 6 ¹ · 8 ²³",
        "**What kind of story**: crime drama ¹ · mystery ²",
        "**Where it comes from**: Danish-Portuguese ² · Danish ³",
        "We show “6”: it comes from the newest dated article.",
        "We show “Danish-Portuguese”: it comes from the outlet we trust most.",
    )


async def test_a_copy_of_an_article_adds_no_weight_to_what_it_repeats(fan):
    """Two documents say eight, but one is a copy of the other: the newer six is better."""
    card = await fan.types("/ask question:how many episodes are there?")
    shows(card, "The Lantern Quay has 6 episodes ¹", "The Lantern Quay has 8 episodes ²³")


async def test_the_news_come_newest_first_with_what_each_brought(fan):
    shows(
        await fan.types("/news"),
        "**Tagus Post** ¹ · 19 May 2027",
        "whom Nina lost",
        "**Quay Watch** ² · 10 February 2027",
        "set for 16 September 2027",
        "**Nordlys Weekly** ³ · 3 February 2027",
    )


async def test_a_document_says_what_came_from_it(fan):
    card = await fan.types("/sources document:nordlys")
    shows(
        card,
        "## A lamp on the quay: two countries share one mystery",
        "Nordlys Weekly · 3 February 2027 · nordlys.example",
        "From it: 2 actors and their parts",
        "3 quotes or parts of quotes",
        "release: set for 16 September 2027",
    )
    assert card.buttons[-1].link == "https://nordlys.example/2027/02/03/lamp-on-the-quay"


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("who plays the harbour pilot?", ["Nina Falk is a harbour pilot", "Inês Moura plays"]),
        ("where was it filmed?", ["Filmed in Porto ¹", "Filmed in Portugal, says Signe"]),
        ("who directs it?", ["Signe Vestergaard: director ¹²"]),
        ("what does Rui Moura say?", ["> I could steer a ferry", "**Rui Moura** ¹"]),
        ("where can I watch it?", ["is made for Fjordvision"]),
        ("who lit the lamp?", ["nobody says who lit it"]),
    ],
)
async def test_a_question_is_answered_from_these_documents(fan, question, wanted):
    shows(await fan.types(f"/ask question:{question}"), *wanted)


@pytest.mark.parametrize("question", ["who composed the music?", "how old is Rui Moura?"])
async def test_what_no_document_says_is_not_answered(fan, question):
    shows(await fan.types(f"/ask question:{question}"), "None of our 3 articles says")


@pytest.mark.parametrize("line", ["/cast", "/about", "/release", "/help", "/ask question:netflix"])
async def test_nothing_of_the_first_show_comes_through(fan, line):
    text = (await fan.types(line)).text
    assert not any(name in text for name in ("Soul Mate", "Isomura", "Netflix", "Berlin", "2PM"))


# ── the release, from its first day to the last ──────────────────────────────


async def test_an_exact_day_is_a_plan_to_the_day(at_a_time):
    spring = datetime(2027, 3, 1, tzinfo=UTC)
    async with at_a_time(spring, without=["02-tagus-post"]) as fan:
        shows(
            await fan.types("/release"),
            "## When is The Lantern Quay out?",
            "The plan: **16 September 2027**.",
            "set for 16 September 2027",
        )


async def test_a_day_that_has_passed_is_not_a_release(at_a_time):
    autumn = datetime(2027, 9, 17, tzinfo=UTC)
    async with at_a_time(autumn, without=["02-tagus-post"]) as fan:
        card = await fan.types("/release")
    shows(
        card,
        "The plan was **16 September 2027**.",
        "16 September 2027 is over, and none of our articles says that it came out.",
    )


async def test_the_day_itself_has_not_passed(at_a_time):
    day = datetime(2027, 9, 16, 23, 59, tzinfo=UTC)
    async with at_a_time(day, without=["02-tagus-post"]) as fan:
        shows(await fan.types("/release"), "The plan: **16 September 2027**.")


async def test_a_delay_without_a_day_leaves_no_plan(fan):
    card = await fan.types("/release")
    shows(
        card,
        "**No date is known to us.**",
        "Tagus Post: delayed ¹",
        "Nordlys Weekly: set for 16 September 2027",
        "Tagus Post: it had been set for 16 September 2027 ¹",
        "-# Our newest dated article is from 19 May 2027, 43 days ago.",
    )
    assert "The plan" not in card.text
    assert "is over" not in card.text


async def test_a_release_is_told_once_a_document_tells_it(at_a_time):
    winter = datetime(2028, 1, 22, tzinfo=UTC)
    async with at_a_time(winter, later=["04-nordlys-review"]) as fan:
        shows(
            await fan.types("/release"),
            "**It is out**, says Nordlys Weekly.",
            "Nordlys Weekly: out since 20 January 2028 ¹",
            "Tagus Post: delayed ²",
        )
        shows(
            await fan.types("/ask question:how many episodes?"),
            "has 6 episodes ¹²",
            "has 8 episodes ³⁴",
        )


async def test_the_history_has_every_word_newest_first(fan):
    shows(
        await fan.presses_(Press.to("history")),
        "19 May 2027: Tagus Post: delayed ¹",
        "19 May 2027: Tagus Post: it had been set for 16 September 2027 ¹",
        "10 February 2027: Quay Watch: set for 16 September 2027 ²",
        "3 February 2027: Nordlys Weekly: set for 16 September 2027 ³",
    )
