"""The transcripts of answers: what each shows, and in which order."""

from __future__ import annotations

import pytest


def shows(card, *wanted):
    """Check that a card's text holds all of these, in this order."""
    at = 0
    for text in wanted:
        assert text in card.text[at:], f"{text!r} is not after place {at} of:\n{card.text}"
        at = card.text.index(text, at) + len(text)


def buttons(card):
    return [button.label for button in card.buttons]


async def test_the_cast_names_both_actors_their_parts_and_all_four_sources(fan):
    card = await fan.types("/cast")
    shows(
        card,
        "## Soul Mate · the cast",
        "**Hayato Isomura** is Ryu Narutaki ¹²³⁴",
        "**Ok Taec-yeon** (2PM) is Johan Hwang ¹²³⁴",
        "-# Our 4 articles name no other actors.",
        "¹ [Achillean Kilig](https://",
        "² [PinkNews](https://",
        "³ [Epicflix](https://",
        "⁴ [Pinkvilla](https://",
    )
    assert buttons(card) == ["Hayato Isomura", "Ok Taec-yeon", "Who made it"]


@pytest.mark.parametrize(
    "typed",
    ["taecyeon", "Ok Taec-yeon", "TAEC YEON OK", "ok taecyeon", "옥택연", "ｔａｅｃｙｅｏｎ"],
)
async def test_a_person_is_found_in_any_order_hyphenation_case_and_script(fan, typed):
    card = await fan.types(f"/cast person:{typed}")
    shows(
        card,
        "## Ok Taec-yeon",
        "plays **Johan Hwang** ¹²³⁴",
        "Of the group 2PM ¹²³⁴",
        "actor and singer ¹⁴",
        "agency 51K ⁴",
        "Seen in Vincenzo ³⁴ · La Grande Maison Paris ³ · Bring It On, Ghost ⁴",
        "Secret Royal Inspector & Joy ⁴",
        "For the part he lost weight and trained as a boxer",
        "¹²³",
        "-# Also written Ok Taecyeon ⁴, Taecyeon ³",
        "¹ [",
    )
    assert "You typed" not in card.text
    assert buttons(card) == ["What he said", "Johan Hwang"]


async def test_one_slip_is_answered_and_says_what_was_typed(fan):
    card = await fan.types("/cast person:isomra hayato")
    shows(card, "-# You typed “isomra hayato”.", "## Hayato Isomura")


async def test_a_namesake_is_asked_about_and_never_taken_for_ours(fan):
    card = await fan.types("/cast person:taeyeon")
    shows(card, "None of our articles mentions “taeyeon”. Did you mean someone else?")
    assert card.private
    assert buttons(card) == ["Ok Taec-yeon"]


async def test_a_command_knows_everyone_whichever_it_is(fan):
    by_cast = await fan.types("/cast person:hashizume")
    assert by_cast == await fan.types("/crew person:hashizume")
    shows(by_cast, "## Shunki Hashizume", "riter and director ¹²³⁴", "Scroll ³")


async def test_a_character_has_a_player_a_story_a_hidden_past_and_misprints(fan):
    card = await fan.types("/character name:ryu")
    shows(
        card,
        "## Ryu Narutaki",
        "played by **Hayato Isomura** ¹²³⁴",
        "He leaves everything behind in Japan ¹²³⁴",
        "ar from home a boxer, Johan Hwang, saves him ¹²³⁴",
        "||He had ruined his best friend's life without meaning to, and nearly died abroad|| ³",
        "-# ¹ once prints “Nataruki”; ⁴ says only “Ryu”.",
        "-# ¹ [",
    )
    assert buttons(card) == ["Hayato Isomura", "Johan Hwang"]


async def test_a_city_has_its_part_what_is_said_of_filming_and_its_own_time(fan):
    card = await fan.types("/city name:berlin")
    shows(
        card,
        "## Berlin",
        "One of the story's three cities, with Seoul and Tokyo ¹²³⁴",
        "Filming: Isomura names ",
        "Japan",
        "¹²³",
        "No article says where in them.",
        "Time there now: Sunday 08:04",
    )
    assert "Germany" in card.text
    assert "<t:" not in card.text, "a timestamp would show the reader's own time"
    assert buttons(card) == ["Seoul", "Tokyo"]


async def test_a_quote_has_its_exact_words_its_speaker_and_how_printings_differ(fan):
    card = await fan.types("/quote speaker:isomura")
    shows(
        card,
        "> Working with Ok Taec-yeon has been inspiring; his charm draws me in more each day."
        " Filming in Japan, Korea, and Germany gives the project a truly global feel.",
        "**Hayato Isomura** ¹²³",
        "³ prints “Taecyeon”",
        "splits it in two",
        "¹ [Achillean Kilig](https://",
        "² [PinkNews](https://",
        "³ [Epicflix](https://",
    )
    assert buttons(card) == ["Another", "Share"]


async def test_the_release_has_a_year_as_a_plan_that_passed_and_no_day(fan):
    card = await fan.types("/release")
    shows(
        card,
        "## When is Soul Mate out?",
        "**The day isn't known to us.** The plan was **2025**.",
        "Epicflix: set for 2025 ¹",
        "The agency 51K, in June 2024: the goal is next year",
        "²",
        "Achillean Kilig: no premiere date yet ³",
        "2025 is over, and none of our articles says that it came out.",
        "-# Our newest dated article is from 3 July 2024, over two years ago. Two have no date.",
        "¹ [Epicflix](https://",
        "² [Pinkvilla](https://",
        "³ [Achillean Kilig](https://",
    )
    assert buttons(card) == ["History"]


async def test_silence_of_the_documents_is_said(fan):
    card = await fan.types("/ask question:how many episodes are there?")
    shows(card, "None of our 4 articles says how many episodes there are.")
    assert buttons(card) == ["About the series", "All articles"]


async def test_a_question_is_answered_from_facts_with_ways_on(fan):
    card = await fan.types("/ask question:who plays the boxer")
    shows(card, "Johan Hwang is a boxer ¹²³⁴", "Ok Taec-yeon plays Johan Hwang ¹²³⁴", "¹ [")
    assert buttons(card)[:2] == ["Johan Hwang", "Ok Taec-yeon"]
    assert "Isomura" not in card.text


async def test_a_document_tells_what_came_from_it_and_what_only_it_says(fan):
    card = await fan.types("/sources document:epicflix")
    shows(
        card,
        "## 2PM's Taecyeon & Isomura Hayato to Star in Netflix Japanese Series 'Soul Mate'",
        "Epicflix · undated, 2024",
        "From it: 2 actors and their parts",
        "3 cities · 6 quotes or parts of quotes · 7 earlier works · release: set for 2025",
        "Only here: Ryu's past",
        "Isomura's age (31 in 2024)",
        "Hashizume's Scroll and More Than Words",
    )
    assert buttons(card)[-1] == "Read it"
    assert card.buttons[-1].link == (
        "https://epicflix.com/2pm-taecyeon-isomura-hayato-to-star-nextflix-japanese-series-soul-mate"
    )


async def test_nothing_alive_comes_back_from_what_was_typed(fan):
    card = await fan.types("/cast person:@everyone [x](https://evil.example) ||a||")
    assert card.private
    assert card.text.startswith("None of our articles mentions that name.")
    assert "evil" not in card.text
    assert "@" not in card.text


async def test_the_premise_is_told_in_our_words_and_cited(fan):
    card = await fan.types("/about")
    shows(card, "## Soul Mate", "Live-action series", "Netflix ¹²³⁴", "10 years ¹²³⁴")
    assert "Destiny works in mysterious ways" not in card.text
