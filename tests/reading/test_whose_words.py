"""Each rule of whose words they are: the sentence that it is for, and what happens without it."""

import re

import pytest

from bot.reading import (
    attribution,
    evidence,
    foreground,
    introduced,
    nameless,
    narration,
    signing,
    standing_for,
    subjects,
    unframed,
    unknown,
    wide_names,
    worked_in,
)
from bot.reading.article import from_text
from bot.reading.speech import quotes_of

NEVER = re.compile("(?!)")


def heard(roster, lang, text):
    roster.held.clear()
    article = from_text(f"title: News\nlang: {lang}\n\n{text}")
    return [q.speaker or q.called for q in quotes_of(article, roster)][-1]


RULES = [
    # Of the two leads “the other” is whoever isn't spoken of.
    (
        nameless,
        "THE_OTHER",
        "en",
        "Ok rowed. “I am dry,” said Ok. “I am wet,” said the other.",
        "hayato-isomura",
    ),
    # “His friend” is somebody else than he, and has no name.
    (
        nameless,
        "THEIR_OWN",
        "en",
        "Isomura rowed. His friend was proud. “He never fell in,” he said.",
        None,
    ),
    # German nouns in -er are no people, unless they speak.
    (
        nameless,
        "_GERMAN_NATIVE",
        "de",
        "Der Koreaner kam. Er lachte. „Ich rudere nicht“, sagte er.",
        "ok-taec-yeon",
    ),
    # Somebody known by another is named in an apposition.
    (
        subjects,
        "_APPOSED_NAME",
        "en",
        "Isomura rows. His coach, the former champion Lena Brook, nods. “He rows well.”",
        "Lena Brook",
    ),
    # “By Ann, who …”: she does it, though she stands behind “by”.
    (
        subjects,
        "_WHO_DOES",
        "en",
        "It was shown by Dai Ota, who described it as “less a boat than a wish.”",
        "dai-ota",
    ),
    # “When he wakes, Ann …”: the pronoun is her.
    (
        foreground,
        "_FRONTED",
        "en",
        "Dai Ota rows. When he sees it, Isomura grins. “It floats,” he says.",
        "hayato-isomura",
    ),
    # Whoever is named in a clause put first isn't whom the sentence is about.
    (
        foreground,
        "_WHEN",
        "en",
        "Asked how Isomura had rowed, director Shunki Hashizume laughed. “He never fell in.”",
        "shunki-hashizume",
    ),
    # Whoever asks doesn't answer.
    (
        foreground,
        "_ASKS",
        "en",
        "Isomura rowed with Dai Ota. Ota wants to know why. “I like the sea,” he says.",
        "hayato-isomura",
    ),
    # Whom the writer asks answers.
    (
        foreground,
        "_I_ASK",
        "en",
        "Isomura rows alone. When I repeat that to Dai Ota by letter, he objects: “I row, too.”",
        "dai-ota",
    ),
    # A name that ends the words before a colon has its turn.
    (
        attribution,
        "_TURN",
        "en",
        "Dai Ota countered through his lawyer, Lena Brook: “We row at noon.”",
        "Lena Brook",
    ),
    # “In Ann's words” they are hers.
    (
        attribution,
        "_THEIR_WORDS",
        "en",
        "Ok is, in Isomura's words, “the only man who can sleep in a boat.”",
        "hayato-isomura",
    ),
    # “A:” is the guest.
    (
        unframed,
        "_ANSWER",
        "en",
        "Lena Brook, sailor, knows Ok.\n\nQ: Is it cold?\n\nA: “It is. We row to keep warm.”",
        "Lena Brook",
    ),
    # A name is a person's if the next sentence says “she” of it.
    (
        evidence,
        "_NEXT_ONE",
        "en",
        "Quorra Wex has cut all of Ota's ropes. She has no boat.\n\nA: “It is too cold.”",
        "Quorra Wex",
    ),
    # It is one if they speak for a house that is named with them.
    (
        evidence,
        "_OF_HOUSE",
        "en",
        "Quorra Wex of Tern Research noted the wind. “It is cold,” she wrote.",
        "Quorra Wex",
    ),
    # A letter is its signer's and its writer's.
    (
        standing_for,
        "_SIGNED",
        "en",
        "Netflix wrote. The letter, signed by Lena Brook, speaks of “a very cold wind.”",
        "Lena Brook",
    ),
    (
        standing_for,
        "_TEXT_BY",
        "en",
        "The notes include a letter from Hashizume for Netflix. “Dear sailors,” it begins.",
        "shunki-hashizume",
    ),
    # Whoever speaks for a hotel doesn't speak for the firm that was named before.
    (
        standing_for,
        "_OF_OTHERS",
        "en",
        "Netflix came by boat. “They were quiet,” a spokesperson for the hotel said.",
        None,
    ),
    # On whose page words stand, theirs they are.
    (
        worked_in,
        "_PAGE_BEHIND",
        "en",
        "Isomura rowed. A boat went up on Hashizume's feed with the words “Nobody fell in.”",
        "shunki-hashizume",
    ),
    (
        worked_in,
        "_PAGE_OF",
        "en",
        "Isomura rowed. It was on the feed of Hashizume, above the words “Nobody fell in.”",
        "shunki-hashizume",
    ),
    # “The best line came from Ann.”
    (
        signing,
        "_FROM",
        "en",
        "Isomura rowed. He sang. The best line came from Dai Ota. “We never fell in.”",
        "dai-ota",
    ),
    # A user's name may have small letters.
    (
        unknown,
        "_ALIAS",
        "en",
        "“If the boat sinks I swim,” wrote user mangofan, and rowed on.",
        "mangofan",
    ),
    # A short name with a capital within a sentence is one.
    (
        unknown,
        "_WITHIN",
        "en",
        "The boat is “the most honest thing we have”, according to Ok.",
        "ok-taec-yeon",
    ),
    # Whoever is asked answers.
    (
        narration,
        "_IS_ASKED",
        "en",
        "Dai Ota rows. Isomura was asked whether he rows. “Always at noon,” was the answer.",
        "hayato-isomura",
    ),
    # “She is Ann”: so she isn't he.
    (
        introduced,
        "_IS",
        "en",
        "Isomura rows. She is Quorra Wex, 61. Quorra Wex rows. “It is cold,” he says.",
        "hayato-isomura",
    ),
    # Family names of one sign.
    (
        wide_names,
        "_JA_ADDRESSED",
        "ja",
        "船大工、黄さんは電話口で笑った。「机の上に船がある。まだある。」",
        "黄",
    ),
]


@pytest.mark.parametrize("case", RULES)
def test_it_is_known_whose_words_they_are(roster, case):
    _, _, lang, text, speaker = case
    assert heard(roster, lang, text) == speaker


@pytest.mark.parametrize("case", RULES)
def test_each_of_these_rules_is_needed(roster, monkeypatch, case):
    place, rule, lang, text, speaker = case
    monkeypatch.setattr(place, rule, NEVER)
    assert heard(roster, lang, text) != speaker
