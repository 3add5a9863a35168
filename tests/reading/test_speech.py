"""Who said what: frames in six languages, joined pieces, and what is no speech at all."""

import time

import pytest

from bot.domain.documents import QuoteKind
from bot.reading import subjects
from bot.reading.article import from_text
from bot.reading.people import facts_of
from bot.reading.speech import quotes_of

LEAD = "Soul Mate stars Hayato Isomura and Ok Taec-yeon."


def heard(roster, text, lang="en"):
    article = from_text(f"title: News\nlang: {lang}\n\n{text}")
    return [
        (" ".join(article.text[p.start : p.end] for p in q.parts), q.speaker or q.called)
        for q in quotes_of(article, roster)
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The boat was very late,” Isomura said.", "hayato-isomura"),
        ("“The boat was very late,” said Dai Ota, the executive producer.", "dai-ota"),
        ("Dai Ota (of the old school) said: “The boat was very late.”", "dai-ota"),
        ("Isomura, through an interpreter: “The boat was very late.”", "hayato-isomura"),
        ("“The boat was very late,” the director said.", "shunki-hashizume"),
        ("“The boat was very late,” the 2PM member told reporters.", "ok-taec-yeon"),
        ("According to Hashizume, “the boat was very late.”", "shunki-hashizume"),
        ("“The boat is late,” 51K said in a statement.", "51k"),
        ("“The boat is late,” a spokesperson for Netflix said.", "netflix"),
        ("“The boat is late,” said ferry officer Lena Brook.", "Lena Brook"),
        ("Lena Brook, who steers, was there. “The boat is late,” Brook said.", "Lena Brook"),
        ("“The boat is late,” wrote @ferryfan on X.", "@ferryfan"),
        ("“The boat is late,” one fan wrote.", None),
        ("Isomura arrived. He sat down. “The boat is late,” he said.", "hayato-isomura"),
        ("Asked about Isomura, Hashizume said, “The boat is late.”", "shunki-hashizume"),
    ],
)
def test_a_speaker_is_found_by_the_frame(roster, text, speaker):
    assert [who for _, who in heard(roster, text)] == [speaker]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("de", "„Das Boot kam viel zu spät“, sagte Isomura.", "hayato-isomura"),
        ("de", "Regisseur Hashizume erklärte: „Das Boot kam viel zu spät.“", "shunki-hashizume"),
        ("fr", "« Le bateau est en retard », a déclaré Dai Ota.", "dai-ota"),
        ("it", "«La barca è in ritardo», ha spiegato Isomura.", "hayato-isomura"),
        ("ja", "磯村勇斗は「船がとても遅れています」と語った。", "hayato-isomura"),
        ("ko", "옥택연은 “배가 아주 늦게 왔다”고 말했다.", "ok-taec-yeon"),
    ],
)
def test_plain_frames_of_other_languages_are_known(roster, lang, text, speaker):
    assert [who for _, who in heard(roster, text, lang)] == [speaker]


def test_interrupted_speech_is_one_quote_of_two_parts(roster):
    text = "“The boat,” Isomura said, “was late. Very late.”\n\n“We waited,” said Ota. “It rained.”"
    assert heard(roster, text) == [
        ("The boat, was late. Very late.", "hayato-isomura"),
        ("We waited, It rained.", "dai-ota"),
    ]


def test_two_who_speak_in_one_line_stay_two(roster):
    text = "“Who has the rope?” Isomura asked. “Your brother has,” Taec-yeon answered."
    assert [who for _, who in heard(roster, text)] == ["hayato-isomura", "ok-taec-yeon"]


def test_a_part_of_a_sentence_is_partial(roster):
    text = "Ota called the evening “a slow kind of thunder.”"
    (quote,) = quotes_of(from_text(f"title: N\n\n{text}"), roster)
    assert (quote.kind, quote.speaker) == (QuoteKind.PARTIAL, "dai-ota")


@pytest.mark.parametrize(
    "text",
    [
        "The series “Soul Mate” begins in May.",
        "He was in the drama “Nine Grey Bells,” said to be long.",
        "The so-called ‘boat’ was a door.",
        "“The Opposite of Late”",
        "“When does it begin?”",
        "In one scene Ryu says “we are all late,” and leaves.",
        "Isomura, known as ‘the quiet one’, left.",
    ],
)
def test_titles_headings_labels_and_lines_of_the_story_are_no_speech(roster, text):
    assert heard(roster, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("en", "“We left,” Isomura croaked. “At noon.”", ["We left, At noon."]),
        ("en", "“We left,” Isomura says, “and the cat stayed.”", ["We left, and the cat stayed."]),
        ("en", "“We left,” he says in his comments, “as it rained.”", ["We left, as it rained."]),
        # Something else is told in between.
        ("en", "Isomura: “We left.” He looked away. “It was noon.”", ["We left.", "It was noon."]),
        ("en", "“We left,” Isomura said. The door fell shut. “At noon.”", ["We left,", "At noon."]),
        ("en", "“We left,” said Isomura; Dai Ota nodded. “At noon.”", ["We left,", "At noon."]),
        ("en", "Fans wrote “we left at noon” and “so did we.”", ["we left at noon", "so did we."]),
        ("fr", "« On part, souffle Isomura. Il pleut. »", ["On part, Il pleut."]),
        ("fr", "« On part, avance-t-il, et il pleut. »", ["On part, et il pleut."]),
        ("it", "«Si parte – racconta Isomura – e piove».", ["Si parte e piove"]),
        ("de", "„Wir gehen“, brummt Isomura. „Es regnet.“", ["Wir gehen Es regnet."]),
    ],
)
def test_speech_is_joined_over_one_clause_and_no_more(roster, lang, text, said):
    assert [words for words, _ in heard(roster, text, lang)] == said


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("en", "“We left at noon,” breathed Isomura.", "hayato-isomura"),
        ("en", "“We left at noon,” one of the drivers emailed me.", None),
        ("en", "“Left at noon,” is Isomura's answer.", "hayato-isomura"),
        ("en", "**Isomura:** “We left at noon.”", "hayato-isomura"),
        ("it", "«Siamo partiti», sbuffa Isomura.", "hayato-isomura"),
        ("fr", "« On est partis », s'étrangle Isomura.", "hayato-isomura"),
    ],
)
def test_any_verb_will_do_behind_words_that_a_comma_leaves_open(roster, lang, text, speaker):
    assert [who for _, who in heard(roster, text, lang)] == [speaker]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("en", "Isomura had expected a boat and got “a bathtub with a flag on it”.", "isomura"),
        ("en", "Isomura put up a photograph with the words “Gone by noon.”", "isomura"),
        ("en", "For Isomura, of all people, it was “like rowing a piano home”.", "isomura"),
        ("fr", "Isomura s'est dit « trempé ».", "isomura"),
        ("it", "Isomura sognava «un porto con poca gente».", "isomura"),
        ("de", "Isomura wollte „einfach nur ans Wasser“.", "isomura"),
        ("de", "Isomura spricht von einer „Reise ohne Koffer“.", "isomura"),
    ],
)
def test_wordings_worked_into_a_sentence_are_its_subjects(roster, lang, text, speaker):
    assert [who for _, who in heard(roster, text, lang)] == [f"hayato-{speaker}"]


@pytest.mark.parametrize(
    "text",
    [
        "Isomura sat by a plate that reads “Rest here, all of you.”",
        "A poster shows the pair under the words “Nobody rows alone.”",
        "Ryu asks for “two of the very small ones”.",
        "Isomura signed the “very late boat” list.",
    ],
)
def test_what_is_only_shown_or_belongs_to_the_story_is_no_speech(roster, text):
    assert heard(roster, text) == []


def test_a_heading_in_marks_is_kept_only_where_its_words_are_quoted(roster):
    text = "‘A very late boat’\n\nIsomura said: “It was a very late boat for all of us.”"
    kinds = [q.kind for q in quotes_of(from_text(f"title: N\n\n{text}"), roster)]
    assert kinds == [QuoteKind.PULL, QuoteKind.FULL]


def test_a_fault_in_a_rule_is_seen(roster, monkeypatch):
    text = "“The boat is late,” said Dai Ota.\n\nOn Isomura, Hashizume said: “He is late.”"
    right = heard(roster, text)
    assert [who for _, who in right] == ["dai-ota", "shunki-hashizume"]
    roster.held.clear()
    monkeypatch.setattr("bot.reading.speech.after", lambda *_: None)
    monkeypatch.setattr("bot.reading.speech.any_behind", lambda *_, **__: None)
    assert heard(roster, text) != right
    roster.held.clear()
    monkeypatch.undo()
    monkeypatch.setattr("bot.reading.attribution.beside", lambda *_: None)
    monkeypatch.setattr("bot.reading.attribution.subject", lambda *_: None)
    assert heard(roster, text) != right
    assert subjects.STORY == "story"


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        '"',
        "‘",
        "«a» ",
        "(",
        "A",
        "Ann ",
        ".",
        "said, ",
        "“Ok,” he said. ",
        "\n“",
        "「",
        "who, ",
    ],
)
def test_a_long_strange_text_is_read_in_time(roster, piece):
    text = f"Soul Mate. {piece * (60_000 // len(piece))}"
    began = time.process_time()
    quotes_of(from_text(text), roster)
    facts_of(from_text(text), roster)
    assert time.process_time() - began < 5
