"""What of an article is safe is decided by its outlet, its grade and its statuses alone."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from msgspec.structs import replace

from bot.domain.desk import Decided, Hold, Standing, Way, What
from bot.domain.documents import Grade, Status, Tier
from bot.domain.naming import LONGEST, document_id, statement_id, with_statement_ids
from bot.domain.revising import dated, rejections, says_more, substance
from bot.domain.tracker import TRUSTED
from bot.domain.weighing import NEED_A_YES, Circumstances, tier_of, weigh
from tests.desk.articles import arrival, draft, statement

OUTLETS = {
    Tier.OFFICIAL: ("netflix.com",),
    Tier.PRESS: ("press.example", "www.Paper.example"),
    Tier.FAN: ("fans.press.example",),
    Tier.BLOCKED: ("bad.example", "both.example"),
    Tier.AGENCY: ("both.example", "127.0.0.1"),
}


@pytest.mark.parametrize(
    ("host", "tier"),
    [
        ("netflix.com", Tier.OFFICIAL),
        ("about.netflix.com", Tier.OFFICIAL),
        ("netflix.com.evil.example", Tier.FAN),
        ("notnetflix.com", Tier.FAN),
        ("com", Tier.FAN),
        ("", Tier.FAN),
        ("press.example", Tier.PRESS),
        ("fans.press.example", Tier.FAN),
        ("a.fans.press.example", Tier.FAN),
        ("paper.example", Tier.PRESS),
        ("127.0.0.1", Tier.AGENCY),
        ("x.bad.example", Tier.BLOCKED),
        ("both.example", Tier.BLOCKED),
    ],
)
def test_an_outlets_tier_is_its_hosts(host, tier):
    assert tier_of(host, OUTLETS) is tier


def test_a_header_counts_only_for_what_is_not_listed():
    assert tier_of("unknown.example", OUTLETS, Tier.AGENCY) is Tier.AGENCY
    assert tier_of("fans.press.example", OUTLETS, Tier.OFFICIAL) is Tier.FAN
    assert tier_of("bad.example", OUTLETS, Tier.OFFICIAL) is Tier.BLOCKED


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("tier", Tier)
def test_nothing_is_public_that_is_not_safe(tier, way):
    safe = tier in TRUSTED and way is not Way.SUGGESTION
    for grade, status in itertools.product(Grade, Status):
        form = draft("one", statement(grade=grade, status=status), tier=tier)
        verdict = weigh(form, {"r1": "It comes."}, Circumstances(way))
        public = verdict.standing is Standing.TAKEN and not verdict.held
        assert public is (safe and grade is Grade.A and status not in NEED_A_YES)
        if tier is Tier.BLOCKED:
            assert verdict.standing is Standing.REJECTED
        elif not safe:
            assert verdict.standing is Standing.WAITING
            assert [held.id for held in verdict.held] == ["r1"]


@pytest.mark.parametrize("status", sorted(NEED_A_YES))
def test_a_curators_yes_is_never_asked_for_again(status):
    form = draft("one", statement(status=status, reviewed=True))
    assert weigh(form, {}, Circumstances(Way.FEED)).held == ()


def test_a_long_sentence_is_cut_for_the_card():
    verdict = weigh(
        draft("one", statement(grade=Grade.B)), {"r1": "x" * 900}, Circumstances(Way.FEED)
    )
    assert len(verdict.held[0].sentence) == 400


def test_plans_that_exclude_one_another_are_held_and_others_are_not():
    may, june = statement("a", "2027-05"), statement("b", "2027-06")
    inside = statement("c", "2027-05-14")
    gone = statement("d", "2026-05", status=Status.WAS_SCHEDULED)
    verdict = weigh(draft("one", may, june, gone), {}, Circumstances(Way.FEED))
    assert {held.id: held.why for held in verdict.held} == {"a": Hold.UNSURE, "b": Hold.UNSURE}
    assert weigh(draft("one", may, inside, gone), {}, Circumstances(Way.FEED)).held == ()


# ── new versions ─────────────────────────────────────────────────────────────


def test_a_new_version_without_a_day_speaks_from_when_it_was_seen_only_with_news():
    seen = date(2027, 3, 12)
    before = arrival("one", draft=draft("one", statement("a", "2027-05"), published=None))
    same = draft("one", statement("a", "2027-05"), published=None)
    news = draft("one", statement("b", "2027-06"), published=None)
    denial = draft("one", statement("c", None, status=Status.NO_DATE), published=None)
    assert dated(same, before.draft, (), seen) is None
    assert dated(news, before.draft, (), seen) == "2027-03-12"
    assert dated(denial, before.draft, (), seen) is None


def test_what_was_rejected_last_stays_away_and_what_was_approved_after_does_not():
    def line(what, before):
        return Decided(what=what, at=0, before=before)

    newest_first = [
        line(What.APPROVED, "delayed 2028"),
        line(What.REJECTED, "cancelled · delayed 2028"),
        line(What.UPDATED, "released"),
    ]
    assert rejections(newest_first) == {"cancelled"}


def test_a_grade_or_a_place_is_no_news_in_a_copy():
    one = draft("one", statement("a", "2027-05"))
    other = draft("two", statement("b", "2027-05", grade=Grade.B, start=7))
    assert not says_more(other, one)
    assert says_more(draft("two", statement("b", "2027-06")), one)


def test_where_it_stands_in_the_text_changes_nothing_that_is_stated():
    one = draft("one", statement("a", "2027-05"))
    moved = draft("one", statement("z", "2027-05", start=90, end=99), sha256="0" * 64)
    assert substance(one) == substance(moved)


# ── ids ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("outlet", "title", "slug"),
    [
        ("PinkNews", "Soul Mate’s day is here", "pinknews-soul-mates-day-is-here"),
        ("Âme & Cœur", "Café", "ame-cur-cafe"),
        ("The Wire", "x" * 90, "the-wire"),
        ("y" * 90, "z", "y" * LONGEST),
    ],
)
def test_a_documents_id_is_made_of_its_words(outlet, title, slug):
    assert document_id(outlet, title, "0" * 64, ()) == slug


def test_an_article_in_another_script_is_called_by_its_hash():
    assert document_id("ネット", "配信決定", "ab12" * 16, ()) == "article-ab12ab12ab12"


def test_an_id_that_is_taken_gets_a_number_and_stays_short():
    taken = {"y" * LONGEST, "y" * (LONGEST - 2) + "-2"}
    assert document_id("y" * 90, "", "0" * 64, taken) == "y" * (LONGEST - 2) + "-3"


@pytest.mark.parametrize(
    ("status", "edtf", "id_"),
    [
        (Status.SCHEDULED, "2027-05-14", "scheduled-2027-05-14"),
        (Status.DELAY_RUMORED, "2027?", "delay-rumored-2027-maybe"),
        (Status.TARGET, "2027-05~", "target-2027-05-about"),
        (Status.NO_DATE, None, "no-date"),
    ],
)
def test_a_statements_id_says_what_it_says(status, edtf, id_):
    assert statement_id(statement(status=status, edtf=edtf)) == id_


def test_statements_that_say_the_same_are_told_apart_with_their_sentences():
    form = draft("one", statement("r1"), statement("r2"), statement("r3", "2027"))
    named, sentences = with_statement_ids(form, {"r1": "One.", "r2": "Two."})
    assert [r.id for r in named.release] == [
        "scheduled-2027-10",
        "scheduled-2027-10-x2",
        "scheduled-2027",
    ]
    assert sentences == {"scheduled-2027-10": "One.", "scheduled-2027-10-x2": "Two."}
    assert replace(named, release=()) == replace(form, release=())
