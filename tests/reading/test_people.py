"""Facts: cast, crew, careers, places, the show's own words; strangers; spellings."""

import pytest

from bot.reading.article import from_text
from bot.reading.people import facts_of
from bot.reading.phrases import phrase_of
from bot.reading.spellings import names_of

TITLE = "title: Soul Mate comes\nlang: en\n\n"


def stated(roster, text, *predicates):
    found, _ = facts_of(from_text(TITLE + text), roster)
    return {(f.about, f.says, f.of or f.value) for f in found if f.says in predicates}


def plays(person, character):
    return {(person, "plays", character)}


@pytest.mark.parametrize(
    "text",
    [
        "Isomura plays Ryu.",
        "Hayato Isomura will take on the role of Ryu Narutaki.",
        "It follows Ryu (Hayato Isomura) and a cat.",
        "It follows Ryu, played by Hayato Isomura.",
        "It stars Hayato Isomura as Ryu Narutaki.",
        "Hayato Isomura (33) is Ryu Narutaki.",
    ],
)
def test_who_plays_whom_is_read_from_many_wordings(roster, text):
    assert stated(roster, text, "plays") == plays("hayato-isomura", "ryu-narutaki")


@pytest.mark.parametrize(
    "text", ["Isomura met Ryu.", "Isomura, as well as Ryu, is sad.", "Ryu and Isomura are alike."]
)
def test_a_person_beside_a_character_plays_nobody_yet(roster, text):
    assert stated(roster, text, "plays") == set()


@pytest.mark.parametrize(
    ("text", "jobs"),
    [
        ("Soul Mate is written and directed by Shunki Hashizume.", {"writer", "director"}),
        ("Shunki Hashizume writes and directs.", {"writer", "director"}),
        ("Director Hashizume smiled.", {"director"}),
        ("Hashizume wrote on X that it rained.", set()),
        ("The film “Grey Bells” was directed by Hashizume.", set()),
    ],
)
def test_crew_is_read(roster, text, jobs):
    assert {value for _, _, value in stated(roster, text, "crew")} == jobs


@pytest.mark.parametrize(
    ("text", "works"),
    [
        (
            "Taecyeon (Vincenzo, La Grande Maison Paris) sang.",
            {"vincenzo", "la-grande-maison-paris"},
        ),
        ("The news is of Ok Taecyeon, as the Vincenzo star told us.", {"vincenzo"}),
        ("Taecyeon is best known for Vincenzo.", {"vincenzo"}),
        ("Taecyeon was asked where the Moon is. The Moon is up.", set()),
    ],
)
def test_works_are_credited_where_they_are_tied_to_a_person(roster, text, works):
    assert {of for _, _, of in stated(roster, text, "credit")} == works


def test_careers_are_read(roster):
    text = (
        "Ok Taec-yeon, a member of the band 2PM, left. His agency 51K was there. He is an actor,"
        " singer and cook. Hayato Isomura, 33, came."
    )
    assert stated(roster, text, "member_of", "agency", "occupation", "age") == {
        ("ok-taec-yeon", "member_of", "2pm"),
        ("ok-taec-yeon", "agency", "51k"),
        ("ok-taec-yeon", "occupation", "actor"),
        ("ok-taec-yeon", "occupation", "singer"),
        ("hayato-isomura", "age", 33),
    }


def test_cities_of_the_story_are_told_from_those_of_filming_and_of_events(roster):
    story = "The story of Soul Mate moves between Berlin, Seoul, and Tokyo."
    assert {about for about, _, _ in stated(roster, story, "setting")} == {
        "berlin",
        "seoul",
        "tokyo",
    }
    assert stated(roster, "Soul Mate was filmed in Berlin and Tokyo.", "setting") == set()
    assert stated(roster, "A press event for Soul Mate is in Seoul and Tokyo.", "setting") == set()
    filmed = stated(roster, "Soul Mate was filmed in Berlin and Tokyo.", "filmed_in")
    assert {of for _, _, of in filmed} == {"berlin", "tokyo"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two lonely people slowly comfort one another.", "heal-each-other"),
        ("Ryu has fled Japan.", "ryu-leaves-japan"),
        ("It was born over a cup of coffee.", "coffee"),
        ("Soul Mate is now in production.", "in-production"),
        ("Soul Mate, a live-action romance series, is new.", "live-action"),
    ],
)
def test_the_shows_own_words_are_recognised_in_other_wordings(roster, text, value):
    found, _ = facts_of(from_text(TITLE + text), roster)
    assert value in {fact.value for fact in found}


def test_words_about_another_work_are_not_the_shows(roster):
    text = "“Grey Bells” is a live-action drama series. It is in production."
    assert stated(roster, text, "format", "production") == set()
    article = from_text("title: Grey Bells\n\nA live-action drama series by Hashizume.")
    assert facts_of(article, roster) == ([], [])


def test_what_a_quote_states_is_said_by_its_speaker(roster):
    text = "“We were filming in Japan and Germany,” Isomura said."
    found, _ = facts_of(from_text(TITLE + text), roster)
    assert {f.said_by for f in found if f.says == "filmed_in"} == {"hayato-isomura"}


def test_strangers_of_cast_and_crew_are_shown_to_a_curator(roster):
    text = "In Soul Mate, Riko Sato plays Ryu's sister Mei. Composer Jon Vale wrote the songs."
    _, strangers = facts_of(from_text(TITLE + text), roster)
    assert [(s.name, s.says, s.value) for s in strangers] == [
        ("Riko Sato", "plays", "Mei"),
        ("Jon Vale", "crew", "composer"),
    ]


@pytest.mark.parametrize(
    ("phrase", "row", "fits"),
    [
        ("(lost|shed) … weight", " he lost a lot of weight ", True),
        (
            "(lost|shed) … weight",
            " he lost one two three four five six seven eight nine weight ",
            False,
        ),
        ("(a|) bromance", " bromance ", True),
        ("heal* others", " healing others ", True),
        ("heal others", " healing others ", False),
        ("{ryu} left", " {ryu} left ", True),
    ],
)
def test_a_phrase_fits_as_its_language_says(phrase, row, fits):
    assert (phrase_of(phrase).pattern.search(row) is not None) is fits


def test_a_fault_in_a_rule_of_facts_is_seen(roster, monkeypatch):
    text = "Ryu (Hayato Isomura) left Japan. Director Hashizume smiled."
    right = stated(roster, text, "plays", "crew")
    monkeypatch.setattr("bot.reading.roles._jobs", lambda *_: iter(()))
    assert stated(roster, text, "plays", "crew") < right


def test_other_spellings_are_told_once_where_they_are_first(roster):
    text = "Taecyeon and Isomura Hayato met. Taecyeon sang. Then Ok Taec-yeon and Ismoura left."
    found = names_of(from_text(TITLE + text), roster)
    assert [(n.printed, n.kind.value) for n in found] == [
        ("Taecyeon", "short"),
        ("Isomura Hayato", "order"),
        ("Ok Taec-yeon", "name"),
        ("Ismoura", "typo"),
    ]


def test_nothing_of_this_show_is_in_the_code(harbour):
    article = from_text(
        "title: The Lantern Quay\n\nInês Moura plays Clara Falk in The Lantern Quay."
    )
    found, _ = facts_of(article, harbour)
    assert ("ines-moura", "plays", "clara-falk") in {(f.about, f.says, f.of) for f in found}
