"""Names are found as articles write them, and those of others are left alone."""

import time

import pytest

from bot.domain.documents import EntityForm, ShowForm
from bot.domain.facts import Kind
from bot.reading.roster import Roster


def named(roster, text):
    return [(text[m.start : m.end], m.entity) for m in roster.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It stars Hayato Isomura.", [("Hayato Isomura", "hayato-isomura")]),
        ("ISOMURA HAYATO in Tokyo", [("ISOMURA HAYATO", "hayato-isomura"), ("Tokyo", "tokyo")]),
        ("Taec‑yeon’s coach was there", [("Taec‑yeon", "ok-taec-yeon")]),
        ("Ok Taec Yeon's coach", [("Ok Taec Yeon", "ok-taec-yeon")]),
        ("Isomuras Figur heißt Ryu.", [("Isomura", "hayato-isomura"), ("Ryu", "ryu-narutaki")]),
        ("옥택연은 웃었다", [("옥택연", "ok-taec-yeon")]),
        ("磯村勇斗が演じる", [("磯村勇斗", "hayato-isomura")]),
        ("オク テギョンさん", [("オク テギョン", "ok-taec-yeon")]),
        ("ソウルメイトとソウル", [("ソウルメイト", "soul-mate"), ("ソウル", "seoul")]),
        ("He was in Bring It On Ghost", [("Bring It On Ghost", "bring-it-on-ghost")]),
        (
            "seen in Secret Royal Inspector and Joy",
            [("Secret Royal Inspector and Joy", "secret-royal-inspector-joy")],
        ),
        ("the (Ab)normal Desire star", [("(Ab)normal Desire", "abnormal-desire")]),
    ],
)
def test_a_name_is_found_in_its_variants(roster, text, expected):
    assert named(roster, text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Soul Mate begins.", ["Soul Mate"]),
        ("SOUL MATE begins.", ["SOUL MATE"]),
        ("We watched Soulmate.", ["Soulmate"]),
        ("We watched 'soul mate' twice.", ["soul mate"]),
        ("La série Âme sœur arrive.", ["Âme sœur"]),
        ("Everyone here is a soulmate.", []),
        ("She calls him her soul mate.", []),
        ("He is “my ‘soulmate’”, she says.", []),
        ("Soul Mates of the sea", []),
        ("the 2023 film Soulmate was sad", []),
        ("Soulmate (2023) was sad", []),
        ("the Korean movie “Soulmate” was sad", []),
        ("It premiered in 2023. Soulmate is new.", ["Soulmate"]),
    ],
)
def test_the_title_is_told_from_the_noun_and_from_the_film(roster, text, found):
    assert [text[m.start : m.end] for m in roster.mentions(text) if m.kind is Kind.SHOW] == found


@pytest.mark.parametrize(
    "text",
    [
        "Kim Taeyeon sang in the evening.",
        "The caterer Kenji Ota had brought soup for them.",
        "Kenji Ota had brought soup. Later Ota left with the pots.",
        "Ok, so we all went home.",
        "It was ok. Dai was late.",
        "Ryu Seung-ryong was never there.",
        "An evening in La Grande Paris",
        "キム・テギョンが来た",
        "김택연은 웃었다",
        "and then the Berlin Film Festival was showing films all week long",
    ],
)
def test_others_of_nearly_the_same_name_are_not_ours(roster, text):
    assert named(roster, text) == []


def test_a_surname_is_ours_again_after_the_full_name(roster):
    text = "The cook Kenji Ota made soup for them. Then Dai Ota came, and Ota ate the soup."
    assert [m.start for m in roster.mentions(text)] == [text.index("Dai"), text.rindex("Ota")]


def test_a_weak_name_needs_the_full_one_and_a_verb(roster):
    alone = "Ok said that the boat was late."
    assert named(roster, alone) == []
    text = f"Ok Taec-yeon was there. {alone} Ok, then."
    assert [entity for _, entity in named(roster, text)] == ["ok-taec-yeon"] * 2


def test_a_city_within_a_known_title_is_no_city(roster):
    text = "After La Grande Maison Paris he flew to Berlin."
    assert [m.kind for m in roster.mentions(text)] == [Kind.WORK, Kind.CITY]


def test_a_part_of_a_text_is_read_in_the_light_of_the_whole(roster):
    text = "Ok Taec-yeon was there. Ok said that it rained."
    assert [m.entity for m in roster.mentions(text, 20, 40)] == ["ok-taec-yeon"]
    assert [m.start for m in roster.mentions(text, 0, 12)] == [0]
    assert roster.mentions(text, 0, 5) == []


def test_nothing_in_the_code_knows_this_show(harbour):
    text = "Rui Moura and Inês Moura met Inês Mora. 등대 부두 and The Lantern Quay are one."
    assert [m.entity for m in harbour.mentions(text)] == [
        *("rui-moura", "ines-moura"),
        *("lantern-quay", "lantern-quay"),
    ]


def test_a_listed_namesake_takes_its_place_before_a_short_name_of_ours():
    person = EntityForm(id="mo", kind=Kind.PERSON, name="Mo Vale", short="Mo")
    show = EntityForm(id="quay", kind=Kind.SHOW, name="Quay")
    text = "MO VALE MEETS MO VAIN"

    def found(*namesakes):
        form = ShowForm(
            title="Quay",
            entity="quay",
            colour="#000000",
            entities=(show, person),
            namesakes=namesakes,
        )
        return [text[m.start : m.end] for m in Roster.of(form).mentions(text)]

    assert found() == ["MO VALE", "MO"]
    assert found("Mo Vain") == ["MO VALE"]


@pytest.mark.parametrize("piece", ["Soul Mate ", "Ok ", "“", "(", "Kenji Ota ", "ソウル", "A"])
def test_a_long_text_is_scanned_in_linear_time(roster, piece):
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    roster.mentions(text)
    assert time.process_time() - began < 3
