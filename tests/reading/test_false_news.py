"""Nothing false is announced: the show's name among other news, and dates that aren't its own."""

from __future__ import annotations

import pytest

from bot.domain.documents import Grade, Tier
from bot.domain.replay import claims_of
from bot.domain.tracker import State, resolve
from bot.reading.article import from_text
from bot.reading.draft import draft
from bot.reading.found import Reading
from bot.reading.release import release_of
from tests.reading.figures import OTHERS, articles
from tests.reading.injections import A_SIXTH, Tally, sixth, tried, variants, weighed

HEAD = "title: {title}\noutlet: Wire\nurl: https://wire.example/a\npublished: 2026-02-03\nlang: en"


def read(roster, *lines, title="News of the week"):
    article = from_text(HEAD.format(title=title) + "\n\n" + "\n\n".join(lines) + "\n")
    release, passed = release_of(article, roster)
    return article, Reading(release=release, passed=passed)


@pytest.fixture(scope="module")
def tally():
    """What came of a sixth of the variants; the whole is `python -m tests.reading.injections`."""
    made = Tally()
    for one in sixth():
        tried(one, made)
    return made


def test_the_name_in_articles_about_others_announces_nothing(tally):
    assert tally.fooled == []
    assert tally.body > 600
    assert tally.headlines > 10


def test_what_is_left_to_a_curator_is_little(tally):
    assert tally.weak <= (tally.body + tally.headlines) * 0.1


def test_the_sixth_tries_every_article_every_sentence_and_every_place():
    chosen = sixth()
    assert len(chosen) == pytest.approx(len(variants()) / A_SIXTH, rel=0.02)
    assert {one.article for one in chosen} == {one["id"] for one in articles(OTHERS)}
    places = {one.place.rsplit("-", 1)[0] for one in variants()}
    assert {one.place.rsplit("-", 1)[0] for one in chosen} == places
    assert {one.place for one in variants()} == {o.place for n in range(A_SIXTH) for o in sixth(n)}


def test_two_papers_that_both_misplace_the_name_announce_nothing_together(roster):
    every = []
    for labelled in articles(OTHERS):
        text = labelled["text"].replace("title: ", "title: Soul Mate star Hayato Isomura: ", 1)
        article = from_text(text)
        release, passed = release_of(article, roster)
        form = draft(
            article, Reading(release=release, passed=passed), named=True, tier=Tier.PRESS
        ).form
        every += claims_of(labelled["id"], form)
    assert resolve(every) == State()


NOT_NEWS = {
    "a wedding": (
        "Soul Mate star Ok Taec-yeon will marry on April 24 in Seoul, his agency 51K said.",
        "The wedding will be held next spring, and the actor asked for privacy.",
    ),
    "a birthday": (
        "Hayato Isomura, the star of Soul Mate, turns 34 on 7 September 2026.",
        "Fans of Soul Mate will celebrate his birthday in September.",
    ),
    "a fan meeting": (
        "The cast of Soul Mate will hold a fan meeting in Tokyo on 14 May 2026.",
        "The Soul Mate fan meeting begins on May 14, tickets go on sale on 1 March.",
    ),
    "a filmography": (
        "Hayato Isomura stars in Soul Mate.",
        "He is known for Tokyo Rain (2024), The Ferry (2025) and Long Shadows (2026).",
    ),
    "a dateline": (
        "TOKYO, Feb. 2, 2026 — The makers of Soul Mate spoke to reporters about the music.",
        "Netflix presented Soul Mate in Tokyo on Monday.",
    ),
    "a list of others": (
        "Soul Mate is one of many series by Netflix.",
        "“Harbour Nine” arrives on 3 March, “The Ferry” on 14 May and “Ten Doors” in July.",
    ),
    "another show in the sentence": (
        "While fans wait for Soul Mate, “Harbour Nine” premieres on Netflix on 14 May 2026.",
        "Like Soul Mate, “The Ferry” arrives on 20 June.",
    ),
    "the film of the same name": (
        "The Korean film Soulmate was released on 15 March 2023.",
        "The film Soulmate will be released in Japan on 14 May 2026.",
    ),
    "filming": (
        "Filming of Soul Mate began on 3 March 2025 in Berlin and wrapped in August.",
        "Soul Mate was shot in Seoul in May 2025.",
    ),
    "a trailer": (
        "The trailer for Soul Mate will be released on 14 May 2026.",
        "A poster of Soul Mate drops on 2 March.",
    ),
    "an enlistment": (
        "Taec-yeon of Soul Mate was discharged on 16 May 2019.",
        "The Soul Mate actor enlisted in 2017.",
    ),
    "a soundtrack": (
        "The soundtrack of Soul Mate comes out on 14 May 2026.",
        "The Soul Mate novel will be published on 2 June 2026.",
    ),
    "a career": (
        "Hayato Isomura, who starred in The Ferry (2024), plays Ryu in Soul Mate.",
        "Ok Taec-yeon debuted in September 2008 and returns in Soul Mate.",
    ),
}


@pytest.mark.parametrize("kind", NOT_NEWS)
def test_what_is_no_release_makes_no_claim(roster, kind):
    article, reading = read(roster, *NOT_NEWS[kind])
    assert reading.release == (), [s.rule for s in reading.release]
    assert weighed(article, reading) == State()


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("de", "Der Trailer zu Soul Mate erscheint am 14. Mai 2026."),
        ("it", "Il trailer di Soul Mate esce il 14 maggio 2026."),
        ("fr", "La bande-annonce de Soul Mate sort le 14 mai 2026."),
        ("ja", "『ソウルメイト』の予告編が2026年5月14日に公開される。"),
        ("ko", "‘소울메이트’ 예고편이 2026년 5월 14일 공개된다."),
        ("de", "Die Hochzeit des Stars von Soul Mate ist am 14. Mai 2026."),
        ("fr", "Le mariage de la star de Soul Mate est prévu le 14 mai 2026."),
        ("ja", "『ソウルメイト』のオク・テギョンが2026年5月14日に結婚する。"),
        ("ko", "‘소울메이트’의 옥택연이 2026년 5월 14일 결혼한다."),
    ],
)
def test_other_languages_know_what_is_no_release(roster, language, lines):
    article = from_text(f"title: News\npublished: 2026-02-03\nlang: {language}\n\n{lines}\n")
    assert [s.rule for s in release_of(article, roster)[0]] == []


def test_a_headline_alone_never_announces(roster):
    article, reading = read(roster, "There is more to come.", title="Soul Mate arrives on 14 May")
    assert {s.grade for s in reading.release} <= {Grade.B}
    assert weighed(article, reading) == State()


def test_an_article_that_does_announce_is_not_lost(roster):
    article, reading = read(roster, "Soul Mate will premiere on Netflix on 14 May 2026.")
    state = weighed(article, reading)
    assert state.window is not None
    assert state.window.text == "2026-05-14"
