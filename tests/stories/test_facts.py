"""Every fact of the four articles, asked for as a fan would, with the articles that state it."""

from __future__ import annotations

import re

import pytest

from bot.ui.press import Press

ALL = {"Achillean Kilig", "PinkNews", "Epicflix", "Pinkvilla"}
KILIG, PINKNEWS, EPICFLIX, PINKVILLA = "Achillean Kilig", "PinkNews", "Epicflix", "Pinkvilla"
_MARKS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LISTED = re.compile(r"([¹²³⁴⁵⁶⁷⁸⁹]) \[([^\]]+)\]\(")

COMMANDS = (
    "/cast",
    "/cast person:taecyeon",
    "/cast person:isomura",
    "/crew",
    "/crew person:hashizume",
    "/crew person:ota",
    "/character name:ryu",
    "/character name:johan",
    "/city name:berlin",
    "/city name:seoul",
    "/city name:tokyo",
    "/release",
    "/about",
    "/news",
    "/sources",
    "/sources document:achillean kilig",
    "/sources document:pinknews",
    "/sources document:epicflix",
    "/sources document:pinkvilla",
    "/help",
    "/privacy",
    "/quote speaker:ota",
    "/quote speaker:isomura",
    "/quote speaker:taecyeon",
    "/quote speaker:hashizume",
    "/quote speaker:netflix",
    "/quote about:bonds",
    "/quote about:journey",
    "/cast person:2pm",
    "/cast person:51k",
    "/cast person:netflix",
    "/cast person:vincenzo",
    "/cast person:germany",
)


def cited(card, said):
    """Return the outlets whose marks stand right behind `said` on a card."""
    outlets = dict(_LISTED.findall(card.text))
    assert said in card.text, f"{said!r} is not on:\n{card.text}"
    behind = card.text[card.text.index(said) + len(said) :]
    marks = re.match(r"[^\n·;]*?([¹²³⁴⁵⁶⁷⁸⁹]+)", behind)
    assert marks is not None, f"nothing is cited behind {said!r}"
    return {outlets[mark] for mark in marks[1]}


FACTS = [
    ("/cast", "**Hayato Isomura** is Ryu Narutaki", ALL),
    ("/cast", "**Ok Taec-yeon** (2PM) is Johan Hwang", ALL),
    ("/cast person:isomura", "plays **Ryu Narutaki**", ALL),
    ("/cast person:isomura", "Extremely Inappropriate!", {EPICFLIX}),
    ("/cast person:isomura", "normal Desire", {EPICFLIX}),
    ("/cast person:isomura", "The Moon", {EPICFLIX}),
    ("/cast person:isomura", "Alice in Borderland", {PINKVILLA}),
    ("/cast person:isomura", "31 years old in 2024", {EPICFLIX}),
    ("/cast person:taecyeon", "plays **Johan Hwang**", ALL),
    ("/cast person:taecyeon", "Of the group 2PM", ALL),
    ("/cast person:taecyeon", "agency 51K", {PINKVILLA}),
    ("/cast person:taecyeon", "actor and singer", {KILIG, PINKVILLA}),
    ("/cast person:taecyeon", "rapper and songwriter", {PINKVILLA}),
    ("/cast person:taecyeon", "Vincenzo", {EPICFLIX, PINKVILLA}),
    ("/cast person:taecyeon", "La Grande Maison Paris", {EPICFLIX}),
    ("/cast person:taecyeon", "Bring It On, Ghost", {PINKVILLA}),
    ("/cast person:taecyeon", "Secret Royal Inspector & Joy", {PINKVILLA}),
    ("/cast person:taecyeon", "lost weight and trained as a boxer", {KILIG, PINKNEWS, EPICFLIX}),
    ("/crew", "**Shunki Hashizume**: writer and director", ALL),
    ("/crew", "creator", {EPICFLIX}),
    ("/crew", "**Dai Ota**: executive producer", {KILIG, PINKNEWS, EPICFLIX}),
    ("/crew person:hashizume", "Scroll", {EPICFLIX}),
    ("/crew person:hashizume", "More Than Words", {EPICFLIX}),
    ("/character name:johan", "played by **Ok Taec-yeon**", ALL),
    ("/character name:johan", "A boxer", ALL),
    ("/character name:johan", "Korean", {PINKVILLA}),
    ("/character name:johan", "wounds that he carries inside", {PINKVILLA}),
    ("/character name:johan", "He saves Ryu", ALL),
    ("/character name:ryu", "leaves everything behind in Japan", ALL),
    ("/character name:ryu", "Johan Hwang, saves him", ALL),
    ("/character name:ryu", "ruined his best friend's life", {EPICFLIX}),
    ("/city name:berlin", "One of the story's three cities", ALL),
    ("/city name:seoul", "One of the story's three cities", ALL),
    ("/city name:tokyo", "One of the story's three cities", ALL),
    ("/city name:seoul", "Isomura names Japan, Korea and Germany", {KILIG, PINKNEWS, EPICFLIX}),
    ("/about", "Live-action series", {PINKNEWS, EPICFLIX}),
    ("/about", "gay romance", {KILIG}),
    ("/about", "LGBTQ+ drama", {PINKNEWS}),
    ("/about", "BL drama", {EPICFLIX, PINKVILLA}),
    ("/about", "For Netflix", ALL),
    ("/about", "a story of 10 years", ALL),
    ("/about", "in production", {EPICFLIX, PINKVILLA}),
    ("/about", "announced on 28 June 2024", {PINKVILLA}),
    ("/about", "a conversation between Dai Ota", {KILIG, PINKNEWS, EPICFLIX}),
    ("/about", "comfort and heal each other", {EPICFLIX}),
    ("/about", "fate turns brutal", {EPICFLIX}),
    ("/about", "what life and love really mean", {EPICFLIX, PINKVILLA}),
    ("/about", "Two young men meet by chance", ALL),
    ("/about", "posted by Netflix on X", {PINKNEWS}),
    ("/about", "before a wide sky", {PINKVILLA}),
    ("/about", "not make it a bromance", {PINKNEWS}),
    ("/about", "were excited", {PINKNEWS}),
    ("/release", "set for 2025", {EPICFLIX}),
    ("/release", "the goal is next year, 2025", {PINKVILLA}),
    ("/release", "no premiere date yet", {KILIG}),
    ("/quote about:destiny", "**Dai Ota**", {KILIG, PINKNEWS}),
    ("/quote about:hearts of viewers", "**Dai Ota**", {PINKNEWS, EPICFLIX}),
    ("/quote about:script moved", "**Hayato Isomura**", {KILIG}),
    ("/quote about:charm", "**Hayato Isomura**", {KILIG, PINKNEWS, EPICFLIX}),
    ("/quote about:intrigued", "**Ok Taec-yeon**", {KILIG, PINKNEWS}),
    ("/quote about:weaving", "**Shunki Hashizume**", {PINKNEWS}),
    ("/quote about:soulmate", "**Shunki Hashizume**", {PINKNEWS, EPICFLIX}),
    ("/quote speaker:netflix", "**Netflix**", {PINKNEWS}),
]


@pytest.mark.parametrize(("command", "said", "outlets"), FACTS)
async def test_a_fact_is_answered_with_the_articles_that_state_it(fan, command, said, outlets):
    card = await fan.types(command)
    assert cited(card, said) == outlets


DISAGREEMENTS = [
    ("/character name:ryu", "once prints “Nataruki”"),
    ("/character name:ryu", "says only “Ryu”"),
    ("/character name:johan", "prints “Hwang Johan”"),
    ("/cast person:taecyeon", "Also written Ok Taecyeon"),
    ("/cast person:taecyeon", "Taecyeon ³"),
    ("/cast person:taecyeon", "once prints “Taecyon”"),
    ("/cast person:taecyeon", "once prints “Vicenzo”"),
    ("/cast person:isomura", "Also written Isomura Hayato"),
    ("/cast person:isomura", "once prints “Ismoura”"),
    ("/crew", "once says “creator” where others say “director”"),
    ("/cast", "¹² name Isomura first; ³⁴ name Taec-yeon first"),
    ("/about", "Japanese ²³ · Korean-Japanese ⁴"),
    ("/quote about:journey", "puts it as “souls … despite distance”, without quotation marks"),
    ("/quote about:journey", "puts it as “souls … despite the distance”"),
    ("/quote about:bonds", "“joy, pain, and bonds one cannot explain”"),
    ("/quote about:bonds", "“joy, pain, and unexplainable deep bonds”"),
    ("/quote speaker:isomura", "prints “Taecyeon” for “Ok Taec-yeon”"),
    ("/quote about:destiny", "has other punctuation"),
    ("/quote about:destiny", "prints only “ultimate destiny story,”"),
    ("/quote about:weaving", "prints only “blissful.”"),
    ("/release", "no premiere date yet"),
    ("/sources", "**Achillean Kilig** ⁴ · undated"),
    ("/sources", "3 July 2024 (by its link)"),
    ("/sources", "undated; tells of 28 June 2024"),
]


@pytest.mark.parametrize(("command", "said"), DISAGREEMENTS)
async def test_a_disagreement_stands_where_a_fan_would_look(fan, command, said):
    assert said in (await fan.types(command)).text


async def test_all_disagreements_stand_together_with_the_reason_for_our_choice(fan):
    card = await fan.presses_(Press.to("differ"))
    for said in (
        "**Who is named first**: Hayato Isomura",
        "Ok Taec-yeon",
        "**What kind of story**: BL drama",
        "gay romance",
        "**Where it comes from**: Japanese",
        "Korean-Japanese",
        "“Nataruki”",
        "“Taecyon”",
        "“Vicenzo”",
        "“Ismoura”",
        "creator",
        "despite distance",
        "set for 2025",
        "no premiere date yet",
        "We show “BL drama”: most articles say so.",
        "We show “Japanese”: it comes from the outlet we trust most.",
    ):
        assert said in card.text


NEVER = (
    *("Jonnalyn", "Cortez", "Quinn", "Munson", "Stranger Things", "Chewie", "Wookie"),
    *("Pixabay", "Pexels", "1239", "Star Wars", "tropes", "reaction", "login", "clapper"),
)


async def test_what_must_not_become_a_fact_is_never_said(fan):
    for command in COMMANDS:
        text = (await fan.types(command)).text
        for word in NEVER:
            assert word.casefold() not in text.casefold(), f"{word} on {command}"
        assert "in 2024 is" not in text


async def test_every_line_that_states_something_is_cited(fan):
    own = re.compile(
        r"^(##|-#|>)|^(Time there now|From it|Only here|How it goes on|\*\*/|Every line|"
        r"\*\*The day isn't known|2025 is over|About you|About this server|If something breaks|"
        r"Those who manage|Nothing in it that|None of our)|"
        r"· (undated|pinkvilla|www|epicflix|achillean)"
    )
    for command in COMMANDS:
        for line in (await fan.types(command)).text.splitlines():
            if not own.match(line) and not own.search(line):
                assert re.search(r"[¹²³⁴]", line), f"{command}: {line}"


SILENT = (
    "how long is each episode?",
    "is taecyeon gay?",
    "what does Johan eat for breakfast?",
    "who is the author of the book?",
    "how much does Isomura earn?",
    "how many episodes are there?",
    "is there a second season?",
    "who sings the theme song?",
    "what is the budget?",
    "does Ryu die?",
    "where in Berlin did they film the kiss?",
    "will it be on Disney?",
    "how tall is Taecyeon?",
    "who directed Stranger Things?",
)


@pytest.mark.parametrize("question", SILENT)
async def test_what_the_documents_do_not_say_is_not_guessed(fan, question):
    card = await fan.types(f"/ask question:{question}")
    assert card.text.startswith("None of our 4 articles")


ASKED = [
    ("when does it come out?", "The plan was **2025**"),
    ("What's the release date of Soul Mate?", "The plan was **2025**"),
    ("who is the director", "Shunki Hashizume: director"),
    ("Who wrote it?", "Shunki Hashizume: writer"),
    ("who is the executive producer", "Dai Ota: executive producer"),
    ("Who plays Ryu?", "Hayato Isomura plays Ryu Narutaki"),
    ("who does taecyeon play", "Ok Taec-yeon plays Johan Hwang"),
    ("who is in the cast", "Hayato Isomura plays Ryu Narutaki"),
    ("which cities is it set in?", "Berlin is one of the story's cities"),
    ("where was it filmed", "Filmed in Germany, says Hayato Isomura"),
    ("which group is taecyeon in", "Ok Taec-yeon is a member of 2PM"),
    ("what is taecyeon's agency", "Ok Taec-yeon's agency is 51K"),
    ("how old is isomura", "31"),
    ("where can I watch it", "Soul Mate is made for Netflix"),
    ("what has isomura been in before", "Alice in Borderland"),
    ("how did the idea come up", "It began over coffee"),
    ("is there a trailer or a first look", "A first look"),
    ("what do fans say", "bromance"),
    ("when was it announced", "28 June 2024"),
    ("is it still in production", "in production"),
    ("how did he prepare for the role", "lost weight and trained as a boxer"),
    ("is it a BL?", "BL drama"),
    ("who is Johan?", "Johan Hwang is a boxer"),
    ("what about the bromance?", "bromance"),
    ("What did Isomura say about Taec-yeon?", "Working with Ok Taec-yeon has been inspiring"),
    ("tell me about Ryu", "Hayato Isomura plays Ryu Narutaki"),
    ("what is it about?", "Two young men meet by chance"),
    ("what's the story of Soul Mate", "Two young men meet by chance"),
    ("what time is it in Seoul?", "Time there now: Sunday 16:04"),
    ("who is 51K", "Ok Taec-yeon's agency is 51K"),
    ("who's in 2PM?", "Ok Taec-yeon is a member of 2PM"),
    ("where does Ryu come from?", "He leaves everything behind in Japan"),
    ("when was Ryu saved", "a boxer, Johan Hwang, saves him"),
    ("who is korean", "Johan Hwang is Korean"),
]


@pytest.mark.parametrize(("question", "said"), ASKED)
async def test_a_question_finds_typed_facts_first_and_text_second(fan, question, said):
    assert said in (await fan.types(f"/ask question:{question}")).text


async def test_what_gives_the_plot_away_is_hidden_until_tapped(fan):
    for command in ("/character name:ryu", "/about", "/ask question:what is ryu's story"):
        text = (await fan.types(command)).text
        for line in text.splitlines():
            if "best friend" in line or "brutal" in line:
                assert line.startswith("||")
                assert "||" in line[2:]


async def test_another_goes_through_all_quotes_and_comes_round(fan):
    card = await fan.types("/quote")
    seen = []
    for _ in range(8):
        seen.append(card.text.splitlines()[0])
        card = await fan.clicks(next(b for b in card.buttons if b.label == "Another"))
    assert len(set(seen)) == 8
    assert card.text.splitlines()[0] == seen[0]


async def test_a_persons_card_leads_to_their_quotes_and_their_character(fan):
    person = await fan.types("/cast person:taecyeon")
    said, part = person.buttons
    assert "The character of Johan Hwang intrigued me" in (await fan.clicks(said)).text
    assert (await fan.clicks(part)).text.startswith("## Johan Hwang")


async def test_the_history_of_the_release_names_every_statement_with_its_date(fan):
    card = await fan.types("/release")
    history = await fan.clicks(card.buttons[0])
    for said in ("tells of 28 June 2024", "undated, 2024", "undated: Achillean Kilig"):
        assert said in history.text
