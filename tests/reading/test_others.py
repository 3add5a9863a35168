"""Other works: the film of the same name, and what our people do elsewhere, is never the show's."""

from bot.reading.article import from_text
from bot.reading.whole import names_the_show, read


def of(roster, text):
    return read(from_text(text), roster)


def test_a_film_that_is_called_one_is_the_film_in_the_next_sentence_too(roster):
    text = (
        "The Korean film Soulmate, starring Kim Da-mi, comes to streaming.\n\n"
        "Soulmate will premiere on 15 January 2027, the distributor said."
    )
    assert of(roster, text).release == ()
    assert not names_the_show(from_text(text), roster)


def test_the_films_spelling_alone_with_nobody_of_ours_is_not_the_show(roster):
    assert of(roster, "Soulmate will premiere on 15 January 2027, the streamer said.").release == ()


def test_the_films_spelling_beside_our_people_is_the_show(roster):
    text = "Soulmate with Ok Taec-yeon will premiere on 15 January 2027, the streamer said."
    assert [s.edtf for s in of(roster, text).release] == ["2027-01-15"]


def test_a_part_in_a_play_is_no_part_in_the_show(roster):
    text = (
        "Hayato Isomura plays Johan in the stage play Harbour Lights, the theatre said.\n\n"
        "Dai Ota directs the film Winter Song. Shunki Hashizume, who made Soul Mate, produced it."
    )
    assert [f for f in of(roster, text).facts if f.says in ("plays", "crew")] == []


def test_a_part_in_the_show_is_taken(roster):
    text = "Hayato Isomura plays Ryu Narutaki in the series Soul Mate."
    assert ("hayato-isomura", "ryu-narutaki") in {(f.about, f.of) for f in of(roster, text).facts}
