"""A question is taken apart into whom it names, what it asks, and which words are left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.facts import PREDICATES
from bot.domain.names import Alias, AliasKind, Named, NameIndex
from bot.domain.questions import LONGEST, MOST_WORDS, TOPICS, Lexicon, understand

NAMES = NameIndex.of(
    [
        Named("quay", "show", "The Lantern Quay"),
        Named("ines", "person", "Inês Moura"),
        Named("rui", "person", "Rui Moura"),
        Named("nina", "character", "Nina Falk"),
        Named("will", "person", "Will Ota"),
        Named("porto", "city", "Porto"),
        Named("low-tide", "work", "Low Tide"),
    ],
    [Alias("will", "Will", AliasKind.WEAK)],
)
LEXICON = Lexicon(
    stop=frozenset(["the", "is", "in", "it", "who", "does", "will", "of", "s"]),
    topics={
        "cast": frozenset(["plays", "play"]),
        "release": frozenset(["release", "premiere"]),
        "crew": frozenset(["directs", "director"]),
        "filming": frozenset(["filmed"]),
    },
    hints={
        "release": frozenset(["when", "out"]),
        "city": frozenset(["where"]),
        "cast": frozenset(["director"]),
    },
)


def asked(text):
    return understand(text, NAMES, LEXICON)


def taken_apart(question):
    return list(question.entities), list(question.topics), list(question.rest)


@pytest.mark.parametrize(
    ("text", "entities", "topics", "rest"),
    [
        ("Who plays Nina Falk?", ["nina"], ["cast"], []),
        ("who plays NINA", ["nina"], ["cast"], []),
        ("Who plays the harbour pilot?", [], ["cast"], ["harbour", "pilot"]),
        ("who does Moura play", ["ines", "rui"], ["cast"], []),
        ("Moura Inês", ["ines"], [], []),
        ("Nina, Nina and Nina", ["nina"], [], ["and"]),
        ("who directs it, and when?", [], ["crew"], ["and"]),
        ("when is it out?", [], ["release"], []),
        ("where is it", [], ["city"], []),
        ("where was it filmed", [], ["filming"], ["was"]),
        ("director", [], ["crew"], []),
        ("will it be in Porto?", ["porto"], [], ["be"]),
        ("is will ota in it", ["will"], [], []),
        ("is low tide in it", ["low-tide"], [], []),
        ("is it low", [], [], ["low"]),
        ("The Lantern Quay premiere", ["quay"], ["release"], []),
        ("fog fog fog", [], [], ["fog"]),
        ("", [], [], []),
        ("?!", [], [], []),
    ],
)
def test_a_question_is_understood_as(text, entities, topics, rest):
    assert taken_apart(asked(text)) == (entities, topics, rest)


def test_a_topics_own_word_counts_before_a_hint_of_another():
    assert asked("when is the premiere, and who plays?").topics == ("release", "cast")
    assert asked("when does the director say so").topics == ("crew",)


def test_words_of_a_name_are_no_topic_and_are_not_left():
    named = NameIndex.of([Named("w", "work", "Premiere Night")], [])
    question = understand("is premiere night in it", named, LEXICON)
    assert taken_apart(question) == (["w"], [], [])


def test_only_so_much_of_a_question_is_read():
    assert asked("fog " * LONGEST + "Porto").entities == ()
    words = " ".join(f"w{n}" for n in range(120))
    assert len(asked(words).rest) <= MOST_WORDS


def test_every_topic_asks_for_known_predicates_or_has_a_card_of_its_own():
    assert {p for asks in TOPICS.values() for p in asks} <= set(PREDICATES)
    assert {"release", "quote"} <= {topic for topic, asks in TOPICS.items() if not asks}


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=700)
    | st.lists(st.sampled_from(["nina", "moura", "when", "fog"])).map(" ".join)
)
def test_any_text_is_a_question(text):
    question = asked(text)
    assert set(question.entities) <= set(NAMES.named)
    assert set(question.topics) <= set(TOPICS)
    assert len(question.rest) <= MOST_WORDS
    assert not LEXICON.stop & set(question.rest)
