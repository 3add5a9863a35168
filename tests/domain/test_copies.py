"""Copies of an article are known by its words, other articles on the same news are not copies."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.copies import COPY, IN_A_FILE, MOST, containment, sketch, thinned
from tests.store.conftest import HARBOUR

NORDLYS = (HARBOUR / "originals" / "01-nordlys-weekly.txt").read_text("utf-8")
TAGUS = (HARBOUR / "originals" / "02-tagus-post.txt").read_text("utf-8")
ONE = """
FjordVision has set the date for Lantern Quay, the harbour mystery that Ines Moura and Rui Moura
lead: all eight episodes arrive on 16 September 2027. The streamer said so on Monday, together with
a first teaser in which the lamp on the quay goes out for the first time in ninety years. Director
Clara Holm called the long wait worth it. Filming had ended in Bergen last autumn, after a winter
in a studio tank in Lisbon, where most of the fog was made.
"""
OTHER = """
The fog lifts in September. On Monday morning viewers learned that Lantern Quay, starring Ines Moura
and Rui Moura, comes to FjordVision on 16 September 2027 with eight episodes at once. A short
teaser went with the news; in it the old lamp dies. According to Clara Holm, who directs, patience
will be rewarded. Her team built its harbour inside a tank in Lisbon and wrapped in Bergen in the
autumn of last year.
"""
JAPANESE = """
フィヨルドビジョンは月曜日、港町のミステリー『ランタン・キー』を2027年9月16日に全8話一挙配信すると発表した。
あわせて公開された初の映像では、桟橋の灯が九十年ぶりに消える場面が描かれている。監督のクララ・ホルムは
「待った甲斐があったと思ってもらえるはず」とコメントした。撮影は昨年の秋にベルゲンで終了している。
"""
JAPANESE_OTHER = """
待望のドラマがついに届く。『ランタン・キー』の配信日が2027年9月16日に決まったことが明らかになった。
全8話。主演の二人が霧の中で向かい合う短い予告も解禁され、古い灯台の光が失われる瞬間が話題を呼んでいる。
メガホンを取ったクララ・ホルムによれば、リスボンの巨大な水槽の中に港がまるごと作られたという。
"""
MORE = " A spokeswoman added on Tuesday that no second season has been ordered so far."


def words(count, seed=1):
    random_ = random.Random(seed)
    return [f"w{random_.randrange(50_000)}" for _ in range(count)]


@pytest.mark.parametrize("most", [MOST, IN_A_FILE])
@pytest.mark.parametrize("text", [ONE, OTHER, NORDLYS, TAGUS, ONE + NORDLYS + TAGUS])
def test_an_article_with_one_sentence_added_is_a_copy(text, most):
    for changed in (text + MORE, MORE + text):
        assert containment(sketch(text, most), sketch(changed, most)) >= 0.9


@pytest.mark.parametrize("most", [MOST, IN_A_FILE])
@pytest.mark.parametrize(
    ("one", "other"), [(ONE, OTHER), (NORDLYS, TAGUS), (JAPANESE, JAPANESE_OTHER)]
)
def test_another_article_on_the_same_news_is_no_copy(one, other, most):
    assert containment(sketch(one, most), sketch(other, most)) <= 0.35


def test_without_spaces_characters_are_compared():
    added = JAPANESE + "第二シーズンの製作は未定。"
    assert containment(sketch(JAPANESE), sketch(added)) >= 0.9


def test_long_texts_are_judged_by_a_sample():
    """Each tenth word is another, and so half of the rows of five are."""
    text = words(20_000)
    changed = [word if n % 10 else "other" for n, word in enumerate(text)]
    for most in (MOST, IN_A_FILE):
        found = containment(sketch(" ".join(text), most), sketch(" ".join(changed), most))
        assert abs(found - 0.5) < 0.2


def test_the_order_of_paragraphs_the_case_and_the_signs_do_not_matter():
    paragraphs = [" ".join(words(60, seed)) for seed in range(6)]
    shuffled = "\n\n".join(f"“{paragraph.upper()}!”" for paragraph in reversed(paragraphs))
    assert containment(sketch("\n\n".join(paragraphs)), sketch(shuffled)) >= 0.9
    assert sketch(ONE.upper()) == sketch(ONE.replace(",", " –"))


def test_a_short_text_is_compared_whole():
    short = "Lantern Quay arrives on 16 September 2027, FjordVision said."
    assert sketch(short)[0] == 0
    assert containment(sketch(short), sketch(short)) == 1.0
    assert containment(sketch(short), sketch(short.replace("September", "October"))) < COPY
    assert containment(sketch(short), sketch(f"{ONE} {short}")) == 1.0
    assert containment(sketch("Out now"), sketch("OUT NOW!")) == 1.0
    assert containment(sketch("Out now"), sketch("Out soon")) == 0.0


def test_nothing_is_a_copy_of_nothing():
    for empty in (b"", sketch(""), sketch("… — !")):
        assert containment(empty, empty) == 0.0
        assert containment(empty, sketch(ONE)) == containment(sketch(ONE), empty) == 0.0


def test_a_short_text_is_not_found_by_chance_in_a_book():
    book = sketch(" ".join(words(100_000)))
    assert book[0] >= 7
    for length in (40, 400, 1_000):
        short = " ".join(words(100_000)[:length])
        assert containment(sketch(short), book) == 0.0
        assert containment(book, sketch(short)) == 0.0


def test_an_article_is_found_in_one_several_times_as_long():
    article = words(400)
    longer = sketch(" ".join([*words(900, 2), *article, *words(900, 3)]))
    assert longer[0] > sketch(" ".join(article))[0]
    for most in (MOST, IN_A_FILE):
        assert containment(sketch(" ".join(article), most), longer) >= 0.9


def test_a_sketch_is_as_small_as_asked_and_holds_no_words():
    for most in (MOST, IN_A_FILE):
        sample = sketch(" ".join(words(30_000)), most)
        assert most // 3 < (len(sample) - 1) // 8 <= most
        assert (len(sample) - 1) % 8 == 0


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_texts_can_be_compared(one, other):
    first, second = sketch(one), sketch(other)
    found = containment(first, second)
    assert 0.0 <= found <= 1.0
    assert found == containment(second, first)
    assert containment(first, first) in {0.0, 1.0}
    for most in (4, 40):
        assert thinned(first, most) == sketch(one, most)
    assert thinned(first, MOST) == first


def test_a_long_article_takes_little_time():
    text = " ".join(words(16_000))
    started = time.perf_counter()
    sketch(text)
    assert time.perf_counter() - started < 1.0
