"""What a sentence says of the release: one rule, one sentence. And why other dates are no claim."""

from __future__ import annotations

import re

import pytest

from bot.domain.documents import Status
from bot.i18n.fluent import FALLBACK, Voices
from bot.reading.article import from_text
from bot.reading.release import release_of
from tests.conftest import ROOT

TUESDAY = "2026-02-03"
LEAD = "Soul Mate is a love story. Netflix makes Soul Mate with Hayato Isomura."


def read(roster, body, *, title="News of the week", published=TUESDAY, lang="en"):
    day = f"published: {published}\n" if published else ""
    article = from_text(f"title: {title}\n{day}lang: {lang}\n\n{body}\n")
    release, passed = release_of(article, roster)
    return article, release, passed


def claims(roster, body, **said):
    """Return what an article says: status, date, and grade of each statement."""
    _, release, _ = read(roster, body, **said)
    return [(s.status.value, s.edtf, s.grade.value) for s in release]


def reasons(roster, body, **said):
    """Return the dates that weren't taken, and why."""
    article, _, passed = read(roster, body, **said)
    return {article.text[p.start : p.end]: p.why for p in passed}


@pytest.mark.parametrize(
    ("body", "claim"),
    [
        ("Soul Mate will premiere on Netflix on 14 May 2026.", ("scheduled", "2026-05-14")),
        ("Soul Mate arrives in May.", ("scheduled", "2026-05")),
        ("Netflix will release Soul Mate in the summer of 2026.", ("scheduled", "2026-22")),
        ("Soul Mate is slated for the third quarter of 2026.", ("scheduled", "2026-35")),
        ("Soul Mate premieres next month.", ("scheduled", "2026-03")),
        ("The release date of Soul Mate is 14 May 2026.", ("scheduled", "2026-05-14")),
        ("Netflix aims to release Soul Mate in 2026.", ("target", "2026")),
        ("The goal is to release Soul Mate in 2026.", ("target", "2026")),
        ("Soul Mate reportedly premieres on 14 May 2026.", ("rumored", "2026-05-14")),
        ("Soul Mate may premiere in May 2026, fans believe.", ("rumored", "2026-05")),
        ("Insiders claim that Soul Mate arrives in May 2026.", ("rumored", "2026-05")),
        ("Soul Mate was scheduled for August 2025.", ("was_scheduled", "2025-08")),
        ("Soul Mate was originally scheduled for August 2025.", ("was_scheduled", "2025-08")),
        ("Soul Mate was announced for August 2025.", ("was_scheduled", "2025-08")),
        ("Soul Mate was to premiere in August 2025.", ("was_scheduled", "2025-08")),
        ("Soul Mate was slotted for August 2025.", ("was_scheduled", "2025-08")),
        ("Soul Mate will arrive next Monday.", ("scheduled", "2026-02-09")),
        ("Soul Mate's date, 1 February 2026, passed without a release.", ("passed", "2026-02-01")),
        ("January 2026 has been and gone, and there's no Soul Mate.", ("passed", "2026-01")),
        ("Soul Mate was delayed to 2027.", ("delayed", "2027")),
        ("Soul Mate has been delayed indefinitely.", ("delayed", None)),
        ("Soul Mate may be delayed.", ("delay_rumored", None)),
        ("Soul Mate has been brought forward to 2 April 2026.", ("moved_up", "2026-04-02")),
        ("Netflix denied that Soul Mate arrives on 14 May 2026.", ("denied", "2026-05-14")),
        ("Soul Mate isn't coming in May 2026.", ("denied", "2026-05")),
        ("Netflix has cancelled Soul Mate.", ("cancelled", None)),
        ("Soul Mate is now streaming on Netflix.", ("released", None)),
        ("Soul Mate premiered on 1 February 2026.", ("released", "2026-02-01")),
        ("Soul Mate premiered on Sunday.", ("released", "2026-02-01")),
        ("No release date for Soul Mate has been announced.", ("no_date", None)),
        ("Soul Mate has no release date yet.", ("no_date", None)),
    ],
)
def test_each_status_is_told_by_its_wording(roster, body, claim):
    assert claims(roster, body) == [(*claim, "A")]


@pytest.mark.parametrize(
    ("body", "claim"),
    [
        (
            "Soul Mate, once set for May 2026, has been pushed back to September 2026.",
            ("delayed", "2026-09"),
        ),
        ("Soul Mate moves from May 2026 to September 2026.", ("delayed", "2026-09")),
        (
            "Netflix has moved up Soul Mate from 14 May 2026 to 30 April 2026.",
            ("moved_up", "2026-04-30"),
        ),
        (
            "Soul Mate will premiere in March 2026, earlier than the originally planned May.",
            ("moved_up", "2026-03"),
        ),
        ("Soul Mate, previously expected in 2025, will arrive in 2026.", ("delayed", "2026")),
        (
            "Listed for the first quarter, Soul Mate was moved back to the third quarter of 2026.",
            ("delayed", "2026-35"),
        ),
        (
            "Soul Mate will premiere on 2 April 2026 instead of 14 May 2026.",
            ("moved_up", "2026-04-02"),
        ),
        (
            "Soul Mate will premiere on 3 June 2026 instead of 14 May 2026.",
            ("delayed", "2026-06-03"),
        ),
    ],
)
def test_beside_a_new_date_the_former_one_only_says_which_way_it_moved(roster, body, claim):
    assert claims(roster, body) == [(*claim, "A")]


def test_of_two_ways_to_say_it_the_finest_and_best_placed_is_kept(roster):
    body = "Soul Mate comes out in 2026. Soul Mate arrives on 14 May 2026. It drops in May."
    assert claims(roster, body) == [("scheduled", "2026-05-14", "A")]
    assert set(reasons(roster, body).values()) == {"said-elsewhere"}


def test_a_newer_statement_goes_before_an_older_plan(roster):
    body = "Soul Mate was announced for August 2025.\n\nSoul Mate will premiere on 14 May 2026."
    assert claims(roster, body) == [("scheduled", "2026-05-14", "A")]
    body = "Soul Mate was announced for August 2025.\n\nSoul Mate has no release date."
    assert claims(roster, body) == [("was_scheduled", "2025-08", "A")]


def test_a_time_that_went_by_is_passed(roster):
    body = "Soul Mate was set for August 2025, but the month passed without a release."
    assert [claim[:2] for claim in claims(roster, body)] == [("passed", "2025-08")]


def test_an_old_plan_is_passed_once_its_time_is_over_and_nothing_came(roster):
    body = "Soul Mate was promised for August 2025 and still hasn't been seen."
    assert claims(roster, body) == [("passed", "2025-08", "A")]
    body = "Soul Mate was promised for August 2026 at a fair last spring. It isn't listed."
    assert claims(roster, body) == [("was_scheduled", "2026-08", "A")]
    body = "Soul Mate was promised for August 2026 and still hasn't been listed."
    assert claims(roster, body) == [("was_scheduled", "2026-08", "A")]


@pytest.mark.parametrize(
    "body",
    [
        "Soul Mate will not be released on 14 May 2026, Netflix says.",
        "Soul Mate will not be releasing on 14 May 2026, Netflix says.",
        "Netflix dismissed talk of Soul Mate on 14 May 2026.",
        "It is not correct that Soul Mate will be released on 14 May 2026.",
        "Netflix has never named 14 May 2026 for Soul Mate.",
        "The listing said that Soul Mate would start on 14 May 2026. That is simply wrong.",
        "The listing said that Soul Mate would start on 14 May 2026; that's a fake, says 51K.",
        "51K rejected a report by the weekly that Soul Mate would open on 14 May 2026.",
        "Two sites wrote that Soul Mate would start on 14 May 2026. These reports are untrue.",
        "Two sites wrote that Soul Mate may be postponed to 14 May 2026. They were wrong.",
        "Soul Mate has not been postponed to 14 May 2026, says 51K.",
        "Soul Mate was never moved up to 14 May 2026, says 51K.",
    ],
)
def test_a_plan_that_is_turned_down_is_denied_wherever_the_no_stands(roster, body):
    assert claims(roster, body) == [("denied", "2026-05-14", "A")]


def test_a_denial_counts_only_with_the_time_that_it_denies(roster):
    assert claims(roster, f"{LEAD} Netflix denied a report about its release date.") == []


def test_a_delay_counts_only_if_its_sentence_names_the_show_or_the_new_time(roster):
    assert claims(roster, f"{LEAD} The series has been postponed.") == []
    assert claims(roster, "Soul Mate has been postponed.") == [("delayed", None, "A")]


@pytest.mark.parametrize(
    ("body", "claim"),
    [
        ("In Soul Mate, which is streaming on Netflix now, two men meet.", ("released", None)),
        ("Soul Mate is out on Netflix, and Kreuzberg is crowded.", ("released", None)),
        ("Netflix has decided not to proceed with Soul Mate.", ("cancelled", None)),
        ("Soul Mate will now never be shown.", ("cancelled", None)),
        ("The day on which Soul Mate starts is known to nobody.", ("no_date", None)),
        ("Netflix declined to say when Soul Mate will get a release.", ("no_date", None)),
        ("Soul Mate will be premiering earlier than planned.", ("moved_up", None)),
        ("Many now expect that Soul Mate will drop in May 2026.", ("rumored", "2026-05")),
    ],
)
def test_a_status_is_told_in_less_usual_words_too(roster, body, claim):
    assert claims(roster, body) == [(*claim, "A")]


def test_only_a_release_can_be_ahead_of_plan(roster):
    assert claims(roster, "Soul Mate finished its Korean leg ahead of plan.") == []


def test_what_an_insider_said_is_a_rumour_even_if_that_is_told_after_it(roster):
    body = "Soul Mate arrives in May 2026. “The posters are printed,” the insider added."
    assert claims(roster, body) == [("rumored", "2026-05", "A")]


@pytest.mark.parametrize(
    "opening",
    [
        "TOKYO, 3 March 2026 – ",
        "SEOUL, March 3 (Harbour) — ",
        "On a list shown to the press on Wednesday, ",
    ],
)
def test_the_day_of_the_report_is_not_the_shows(roster, opening):
    body = f"{opening}Soul Mate will start streaming on 14 May 2026."
    assert claims(roster, body) == [("scheduled", "2026-05-14", "A")]


def test_a_headlines_date_goes_if_the_text_gives_it_to_something_else(roster):
    said = {"title": "Soul Mate is out on 14 May"}
    body = "The first full trailer goes up on 14 May. The makers are proud of Soul Mate."
    assert claims(roster, body, **said) == []
    assert claims(roster, "The makers are proud of Soul Mate.", **said) != []


def test_what_comes_in_another_form_is_not_the_series(roster):
    body = "Soul Mate is due out on 14 May 2026 on double vinyl."
    assert claims(roster, body) == []
    assert reasons(roster, body) == {"14 May 2026": "another-event"}


def test_what_the_article_tells_beside_it_takes_nothing_from_a_plan(roster):
    body = "Soul Mate, a drama filmed in Berlin, will premiere on 14 May 2026."
    assert claims(roster, body) == [("scheduled", "2026-05-14", "A")]


def test_to_land_in_a_debate_is_no_release(roster):
    assert claims(roster, "Soul Mate has landed, unasked, in the middle of a row.") == []
    assert claims(roster, "Soul Mate has landed.") == [("released", None, "A")]


def test_a_greeting_alone_is_no_plan(roster):
    assert claims(roster, f"{LEAD} See you in the spring, or not.") == []
    body = "See you in the spring for Soul Mate."
    assert claims(roster, body) == [("scheduled", "2026-21", "A")]


def test_what_is_to_be_seen_since_a_day_is_out(roster):
    body = "Depuis le 1er février 2026, les abonnés de Netflix peuvent voir « Soul Mate »."
    assert claims(roster, body, lang="fr") == [("released", "2026-02-01", "A")]


def test_a_plan_that_is_on_the_list_no_longer_was_one(roster):
    body = "Annoncée pour août 2026, la série « Soul Mate » ne figure plus au programme."
    assert claims(roster, body, lang="fr") == [("was_scheduled", "2026-08", "A")]
    body = "Angekündigt für August 2026, ist „Soul Mate“ nicht mehr im Programm."
    assert claims(roster, body, lang="de")[0][:2] == ("was_scheduled", "2026-08")


def test_behind_a_negation_or_a_past_tense_a_plan_is_left_alone(roster):
    for before in ("Nobody there doubts that", "The editors were sure that", "It isn't so that"):
        assert claims(roster, f"{before} Soul Mate will premiere in May 2026.") in (
            [],
            [("denied", "2026-05", "A")],
        )
    for account in ("An account with a blue tick announced", "A paper said", "Last year it listed"):
        assert claims(roster, f"{account} that Soul Mate would premiere in May 2026.") == []
    body = "Last winter's brochure listed Soul Mate for 2026, where it arrives in May."
    assert claims(roster, body) == []
    body = "Soul Mate, we were told, arrives in May 2026."
    assert claims(roster, body) == [("scheduled", "2026-05", "A")]
    body = "The head of the house told a panel that Soul Mate would premiere in May 2026."
    assert claims(roster, body) == [("scheduled", "2026-05", "A")]
    body = "Nothing has changed: Soul Mate will premiere in May 2026."
    assert claims(roster, body) == [("scheduled", "2026-05", "A")]
    body = "Netflix said that Soul Mate would premiere in May 2026."
    assert claims(roster, body) == [("scheduled", "2026-05", "A")]


def test_a_weekday_beside_a_whole_date_is_the_day_of_the_news(roster):
    told = "the firm told buyers and the press at a lunch in Ostvik on Tuesday"
    body = f"Soul Mate will bow worldwide on 14 May, {told}."
    assert claims(roster, body) == [("scheduled", "2026-05-14", "A")]


def test_what_else_comes_of_a_show_and_what_else_passes_is_no_release_of_it(roster):
    body = "The music from Soul Mate comes on vinyl on 14 May 2026, a digital version on 29 May."
    assert claims(roster, body) == []
    body = "The first clip of Soul Mate, out since 28 January, has passed four million views."
    assert claims(roster, body) == []


def test_a_correction_of_a_day_is_no_move(roster):
    body = "Soul Mate will be released on 14 May 2026, not on 24 May. We are sorry."
    assert claims(roster, body) == [("scheduled", "2026-05-14", "A")]


def test_a_headline_that_says_no_is_no_line_of_a_list(roster):
    body = "Netflix had promised Soul Mate for the fourth quarter of 2025, and it ended without it."
    found = claims(roster, body, title="First quarter over, still no Soul Mate")
    assert found == [("passed", "2025-36", "A")]


def test_who_only_swears_to_a_plan_or_posts_it_spreads_a_rumour(roster):
    body = "An advertising man swears that Soul Mate is coming in July 2026."
    assert claims(roster, body) == [("rumored", "2026-07", "A")]
    body = "Netflix is aiming for a release of Soul Mate in July 2026, sources say."
    assert claims(roster, body) == [("target", "2026-07", "A")]
    body = "資料に『ソウルメイト』は2026年3月配信開始との記載があった。真偽は不明だ。"
    assert claims(roster, body, lang="ja") == [("rumored", "2026-03", "A")]
    body = "넷플릭스 '소울메이트'의 공개가 내년으로 밀릴 수 있다는 관측이 나온다."
    assert claims(roster, body, lang="ko") == [("delay_rumored", "2027", "A")]


def test_a_move_without_a_time_is_taken_only_where_no_time_is_left_unread(roster):
    body = "Netflix has brought forward the release of Soul Mate."
    assert claims(roster, body) == [("moved_up", None, "A")]
    assert claims(roster, f"{body} What stood under autumn 2026 is a spring 2026 title.") == []
    body = f"{LEAD} Netflix has brought forward its release."
    assert claims(roster, body) == []
    body = f"{LEAD} The series was planned for May 2026. It was brought forward by Netflix."
    assert claims(roster, body) == []


def test_a_plan_that_the_next_sentence_gives_to_somebody_is_a_rumour(roster):
    body = "Soul Mate starts on 3 September 2026. That, in any case, is what @dates posted."
    assert claims(roster, body) == [("rumored", "2026-09-03", "A")]


def test_a_quarter_is_read_by_its_months_in_japanese(roster):
    body = "『ソウルメイト』は26年4〜6月期に配信する。"
    assert claims(roster, body, lang="ja") == [("scheduled", "2026-34", "A")]


def test_what_only_refers_to_the_show_is_of_lower_grade(roster):
    body = "The series will premiere on 14 May 2026."
    assert claims(roster, f"{LEAD} {body}") == [("scheduled", "2026-05-14", "B")]
    assert claims(roster, f"{LEAD} It will arrive on 14 May 2026.")[0][-1] == "B"
    assert claims(roster, body) == []


def test_a_headline_alone_is_of_lower_grade(roster):
    said = {"title": "Soul Mate premieres on 14 May 2026"}
    assert claims(roster, "There is more to come.", **said) == [("scheduled", "2026-05-14", "B")]
    body = "Soul Mate will be on Netflix on 14 May."
    assert claims(roster, body, **said) == [("scheduled", "2026-05-14", "A")]


def test_a_section_heading_is_no_sentence_of_the_body(roster):
    body = f"{LEAD}\n\nSoul Mate premieres on 14 May 2026 on Netflix\n\nMore follows, fans hope."
    assert claims(roster, body) == [("scheduled", "2026-05-14", "B")]


def test_two_dates_for_two_parts_of_the_world_are_two_statements(roster):
    both = [("scheduled", "2026-05-14", "A"), ("scheduled", "2026-06-02", "A")]
    for body in (
        "Soul Mate will premiere on 14 May 2026 in Japan and on 2 June 2026 in Europe.",
        "Soul Mate premieres in Japan on 14 May and in Europe on 2 June.",
        "Soul Mate premieres in Japan on 14 May, elsewhere on 2 June.",
    ):
        assert claims(roster, body) == both
        assert {s.region for s in read(roster, body)[1]} in (
            {"in japan", "in europe"},
            {"in japan", "elsewhere"},
        )


@pytest.mark.parametrize(
    "body",
    [
        "“Harbour Nine” arrives on 3 March, Soul Mate on 14 May and “Ten Doors” in July.",
        "“Harbour Nine” arrives on 3 March 2026 and Soul Mate follows on 14 May 2026.",
        "New on Netflix: Harbour Nine (3 March), Soul Mate (14 May), Ten Doors (2 July).",
    ],
)
def test_in_a_list_each_show_has_its_own_date(roster, body):
    assert claims(roster, body) == [("scheduled", "2026-05-14", "A")]
    assert set(reasons(roster, body).values()) <= {"another-work", "no-cue"}


def test_in_a_list_of_lines_the_shows_line_counts(roster):
    body = (
        "New releases on Netflix\n\nHarbour Nine: 3 March\n\nSoul Mate: 14 May\n\nTen Doors: July"
    )
    assert claims(roster, body) == [("scheduled", "2026-05-14", "A")]


def test_who_says_it_where_and_from_which_day_is_kept(roster):
    body = "Netflix announced that Soul Mate will premiere next month."
    _, (said,), _ = read(roster, body)
    assert (said.said_by, said.anchor, said.relative) == ("netflix", TUESDAY, True)
    _, (said,), _ = read(roster, "Soul Mate will reportedly arrive on Netflix in May 2026.")
    assert (said.platform, said.hedge, said.anchor) == ("netflix", "reportedly", None)


def test_the_claims_place_holds_its_wording_and_its_date(roster):
    article, (said,), _ = read(roster, "Soul Mate will premiere on 14 May 2026.")
    assert article.text[said.start : said.end] == "will premiere on 14 May 2026"
    assert said.rule == "en-will-come"


def test_without_its_own_day_an_article_says_only_what_needs_none(roster):
    body = "Soul Mate premieres next month."
    assert claims(roster, body, published=None) == []
    assert reasons(roster, body, published=None) == {"next month": "unresolved"}
    assert claims(roster, "Soul Mate premieres on 14 May.", published=None) == []
    assert claims(roster, "Soul Mate arrives tomorrow.", published="2026") == []
    body = "Soul Mate premieres on 14 May 2026."
    assert claims(roster, body, published=None) == [("scheduled", "2026-05-14", "A")]


@pytest.mark.parametrize(
    ("body", "date", "why"),
    [
        ("In May 2025 Soul Mate was on everybody's lips.", "May 2025", "no-cue"),
        (
            "The trailer for Soul Mate will be released on 14 May 2026.",
            "14 May 2026",
            "another-event",
        ),
        ("The Soul Mate fan meeting takes place on 14 May 2026.", "14 May 2026", "another-event"),
        ("Will Soul Mate premiere on 14 May 2026?", "14 May 2026", "only-asked"),
        ("Soul Mate will premiere next Friday.", "next Friday", "unresolved"),
        ("Hardly anyone thinks Soul Mate will premiere in May 2026.", "May 2026", "too-unsure"),
        ("Filming of Soul Mate starts on 14 May 2026.", "14 May 2026", "another-event"),
        (
            "“Harbour Nine” premieres on 14 May 2026, unlike Soul Mate.",
            "14 May 2026",
            "another-work",
        ),
        (
            "He will arrive in Seoul on 14 May 2026 for Soul Mate.",
            "14 May 2026",
            "somebody-else",
        ),
        ("Soul Mate (2026) stars Hayato Isomura.", "2026", "in-brackets"),
        (
            "On 28 January 2026 Netflix announced that Soul Mate will premiere in May 2026.",
            "28 January 2026",
            "day-of-the-news",
        ),
        ("They told us in October that Soul Mate will come.", "October", "day-of-the-news"),
        ("It was in October that Soul Mate had its name.", "October", "day-of-the-news"),
        ("Soul Mate, announced in October, is a love story.", "October", "day-of-the-news"),
        ("Soul Mate, confirmed in March, has no trailer.", "March", "day-of-the-news"),
        ("Soul Mate was first announced on 28 June.", "28 June", "day-of-the-news"),
        (
            "Soul Mate, once set for May 2026, has been pushed back to September 2026.",
            "May 2026",
            "former",
        ),
        ("There is no release date for Soul Mate in 2026.", "2026", "no-plan"),
        ("Soul Mate will premiere in three weeks.", "three weeks", "too-loose"),
        ("Soul Mate premieres on 31 June 2026.", "31 June 2026", "unresolved"),
        ("Soul Mate was released on 14 May 2026.", "14 May 2026", "not-yet"),
        ("Soul Mate premieres on 14 May 2025.", "14 May 2025", "over"),
        (
            "Soul Mate comes out in 2026. Soul Mate arrives on 14 May 2026.",
            "comes out in 2026",
            "said-elsewhere",
        ),
    ],
)
def test_a_date_that_is_not_taken_has_its_reason(roster, body, date, why):
    article, release, passed = read(roster, body)
    assert {article.text[p.start : p.end]: p.why for p in passed}[date] == why
    assert not any(date in article.text[s.start : s.end] for s in release)


def given():
    """Return each reason that the code gives."""
    source = "".join(
        (ROOT / "bot" / "reading" / name).read_text("utf-8")
        for name in ("release.py", "timing.py", "settling.py")
    )
    named = re.findall(
        r"(?:return (?:None, )?|why=)\"([a-z]+(?:-[a-z]+)+|former|unresolved|over)\"", source
    )
    return set(named)


def test_every_reason_has_a_text_and_every_text_its_reason():
    ftl = (ROOT / "bot" / "i18n" / "locales" / "en" / "explain.ftl").read_text("utf-8")
    texts = set(re.findall(r"^explain-why-([a-z-]+) =", ftl, re.MULTILINE))
    assert texts == given()
    (mark,) = [m for m in test_a_date_that_is_not_taken_has_its_reason.pytestmark if m.args]
    assert {why for _, _, why in mark.args[1]} == texts
    voice = Voices()[FALLBACK]
    assert all(voice(f"explain-why-{why}") for why in texts)


PLAIN = {
    "de": (
        ("Soul Mate startet am 14. Mai 2026 auf Netflix.", "scheduled", "2026-05-14"),
        ("Netflix peilt für Soul Mate einen Start im Jahr 2026 an.", "target", "2026"),
        ("Soul Mate soll angeblich im Mai 2026 starten.", "rumored", "2026-05"),
        ("Soul Mate sollte ursprünglich im August 2025 starten.", "was_scheduled", "2025-08"),
        ("Soul Mate wurde auf 2027 verschoben.", "delayed", "2027"),
        (
            "Der Start von Soul Mate wurde auf den 2. April 2026 vorverlegt.",
            "moved_up",
            "2026-04-02",
        ),
        ("Netflix dementiert, dass Soul Mate im Mai 2026 startet.", "denied", "2026-05"),
        ("Soul Mate wurde abgesagt.", "cancelled", None),
        ("Soul Mate ist jetzt auf Netflix verfügbar.", "released", None),
        ("Für Soul Mate gibt es noch keinen Starttermin.", "no_date", None),
        ("Netflix nimmt Soul Mate am 3. Juli 2026 ins Programm.", "scheduled", "2026-07-03"),
        (
            "Bis zum 3. Juli 2026 heißt es warten: Dann läuft Soul Mate an.",
            "scheduled",
            "2026-07-03",
        ),
        ("Netflix plant Soul Mate für den Herbst 2026 ein.", "scheduled", "2026-23"),
        ("Soul Mate erscheint nicht vor Juli 2026.", "scheduled", "2026-07"),
        ("Soul Mate startet nicht im Juli 2026, teilte Netflix mit.", "denied", "2026-07"),
        ("Dass Soul Mate im Juli 2026 anläuft, ist eine Falschmeldung.", "denied", "2026-07"),
        ("Gut möglich, dass Soul Mate im Juli 2026 erscheint.", "rumored", "2026-07"),
        ("Niemand weiß, wann Soul Mate anläuft.", "no_date", None),
        ("Netflix holt Soul Mate auf den 2. April 2026 vor.", "moved_up", "2026-04-02"),
        ("Netflix lässt Soul Mate fallen.", "cancelled", None),
        ("Zum Start von Soul Mate hält sich Netflix bedeckt.", "no_date", None),
        ("Soul Mate ist auf Netflix verfügbar.", "released", None),
        ("Netflix hat Soul Mate am 9. Januar 2026 veröffentlicht.", "released", "2026-01-09"),
        ("Soul Mate ist ab heute bei Netflix abrufbar.", "released", "2026-02-03"),
        (
            "Der 9. Januar 2026 ging vorbei, ohne dass Soul Mate aufgetaucht wäre.",
            "passed",
            "2026-01-09",
        ),
    ),
    "it": (
        ("Soul Mate arriva su Netflix il 14 maggio 2026.", "scheduled", "2026-05-14"),
        ("Netflix punta a far uscire Soul Mate nel 2026.", "target", "2026"),
        ("Secondo alcune voci Soul Mate uscirà nel maggio 2026.", "rumored", "2026-05"),
        ("Soul Mate è stata rinviata al 2027.", "delayed", "2027"),
        ("Soul Mate è stata anticipata al 2 aprile 2026.", "moved_up", "2026-04-02"),
        ("Netflix smentisce: Soul Mate non uscirà nel maggio 2026.", "denied", "2026-05"),
        ("Soul Mate è stata cancellata.", "cancelled", None),
        ("Soul Mate è ora disponibile su Netflix.", "released", None),
        ("Non c'è ancora una data di uscita per Soul Mate.", "no_date", None),
        ("La piattaforma trasmetterà Soul Mate dal 3 luglio 2026.", "scheduled", "2026-07-03"),
        ("Per Soul Mate bisognerà aspettare il 3 luglio 2026.", "scheduled", "2026-07-03"),
        ("Soul Mate non esce prima di luglio 2026.", "scheduled", "2026-07"),
        ("Netflix ha annunciato Soul Mate per l’autunno 2026.", "scheduled", "2026-23"),
        ("Soul Mate uscirebbe a luglio 2026.", "rumored", "2026-07"),
        ("Che Soul Mate esca a luglio 2026 è una bufala.", "denied", "2026-07"),
        ("Nessuno sa quando arriverà Soul Mate.", "no_date", None),
        ("Netflix aveva promesso Soul Mate per il 2025.", "was_scheduled", "2025"),
        ("Netflix ha rinunciato a Soul Mate.", "cancelled", None),
        ("Netflix ha distribuito Soul Mate il 9 gennaio 2026.", "released", "2026-01-09"),
        ("Il 9 gennaio 2026 è passato senza che Soul Mate arrivasse.", "passed", "2026-01-09"),
    ),
    "fr": (
        ("Soul Mate sortira sur Netflix le 14 mai 2026.", "scheduled", "2026-05-14"),
        ("Netflix espère sortir Soul Mate en 2026.", "target", "2026"),
        ("Selon une rumeur, Soul Mate sortira en mai 2026.", "rumored", "2026-05"),
        ("Soul Mate est repoussée à 2027.", "delayed", "2027"),
        ("Soul Mate est avancée au 2 avril 2026.", "moved_up", "2026-04-02"),
        ("Netflix dément que Soul Mate sorte en mai 2026.", "denied", "2026-05"),
        ("« Nous démentons la sortie de Soul Mate en mai 2026 », dit-on.", "denied", "2026-05"),
        ("Soul Mate est annulée.", "cancelled", None),
        ("Soul Mate est désormais disponible sur Netflix.", "released", None),
        ("Aucune date de sortie n’a été annoncée pour Soul Mate.", "no_date", None),
        (
            "La plateforme proposera Soul Mate à compter du 3 juillet 2026.",
            "scheduled",
            "2026-07-03",
        ),
        ("Il faudra attendre le 3 juillet 2026 pour voir Soul Mate.", "scheduled", "2026-07-03"),
        ("Soul Mate n’arrivera pas avant juillet 2026.", "scheduled", "2026-07"),
        ("Netflix a annoncé Soul Mate pour l’automne 2026.", "scheduled", "2026-23"),
        ("Soul Mate débarquerait en juillet 2026.", "rumored", "2026-07"),
        ("Soul Mate ne sortira pas en juillet 2026, précise Netflix.", "denied", "2026-07"),
        ("La sortie de Soul Mate en juillet 2026 est une infox.", "denied", "2026-07"),
        ("Personne ne sait quand arrivera Soul Mate.", "no_date", None),
        ("Netflix a décidé d’annuler Soul Mate.", "cancelled", None),
        ("Netflix avait promis Soul Mate pour 2025.", "was_scheduled", "2025"),
        ("Netflix a mis en ligne Soul Mate le 9 janvier 2026.", "released", "2026-01-09"),
        ("Le 9 janvier 2026 est passé sans que Soul Mate sorte.", "passed", "2026-01-09"),
    ),
    "ja": (
        ("『ソウルメイト』は2026年5月14日にNetflixで配信される。", "scheduled", "2026-05-14"),
        ("『ソウルメイト』は2026年の配信を目指している。", "target", "2026"),
        ("『ソウルメイト』は2026年5月に配信されるとの噂がある。", "rumored", "2026-05"),
        ("『ソウルメイト』の配信は2027年に延期された。", "delayed", "2027"),
        ("『ソウルメイト』の配信は2026年4月2日に前倒しされた。", "moved_up", "2026-04-02"),
        ("『ソウルメイト』が2026年5月に配信されるとの報道を否定した。", "denied", "2026-05"),
        ("『ソウルメイト』の制作は中止となった。", "cancelled", None),
        ("『ソウルメイト』はNetflixで配信中。", "released", None),
        ("『ソウルメイト』の配信日は未定だ。", "no_date", None),
        ("『ソウルメイト』は2027年に配信されるとみられる。", "rumored", "2027"),
        ("『ソウルメイト』の配信は2027年初頭へ延期された。", "delayed", "2027"),
        ("『ソウルメイト』がいつ見られるのか、何もアナウンスがない。", "no_date", None),
    ),
    "ko": (
        ("‘소울메이트’는 2026년 5월 14일 넷플릭스에서 공개된다.", "scheduled", "2026-05-14"),
        ("‘소울메이트’는 2026년 공개를 목표로 하고 있다.", "target", "2026"),
        ("‘소울메이트’가 2026년 5월 공개된다는 소문이 있다.", "rumored", "2026-05"),
        ("‘소울메이트’는 당초 2025년 8월 공개 예정이었다.", "was_scheduled", "2025-08"),
        ("‘소울메이트’ 공개가 2027년으로 연기됐다.", "delayed", "2027"),
        ("‘소울메이트’ 공개가 2026년 4월 2일로 앞당겨졌다.", "moved_up", "2026-04-02"),
        ("넷플릭스는 ‘소울메이트’가 2026년 5월 공개된다는 보도를 부인했다.", "denied", "2026-05"),
        ("‘소울메이트’ 제작이 무산됐다.", "cancelled", None),
        ("‘소울메이트’는 넷플릭스에서 스트리밍 중이다.", "released", None),
        ("‘소울메이트’ 공개일은 미정이다.", "no_date", None),
        ("‘소울메이트’는 2027년 공개될 가능성이 크다.", "rumored", "2027"),
        ("‘소울메이트’의 공개일은 아직 알려진 바 없다.", "no_date", None),
        ("‘소울메이트’ 제작이 전면 중단됐다.", "cancelled", None),
    ),
}


@pytest.mark.parametrize(
    ("lang", "body", "status", "edtf"),
    [(lang, *row) for lang, rows in PLAIN.items() for row in rows],
)
def test_other_languages_say_the_plain_statuses(roster, lang, body, status, edtf):
    assert claims(roster, body, lang=lang) == [(status, edtf, "A")]
    (said,) = read(roster, body, lang=lang)[1]
    assert said.rule.startswith(f"{lang}-")


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("de", "Ab heute gibt es Karten für eine Lesung zu Soul Mate."),
        ("de", "Der Clip zu Soul Mate ist ab heute zu sehen."),
        ("de", "Netflix zeigt im Juli 2026 neue Fotos aus Soul Mate."),
        ("de", "Die Stars von Soul Mate kommen am 3. Juli 2026 zusammen."),
        ("it", "Oggi parte la prevendita per il concerto di Soul Mate."),
        ("it", "Soul Mate è stata annunciata per la prima volta nel luglio 2025."),
        ("it", "Il fumetto tratto da Soul Mate esce il 3 luglio 2026."),
        ("it", "Gli attori di Soul Mate arriveranno a Roma il 3 luglio 2026."),
        ("fr", "L’affiche de Soul Mate est visible depuis aujourd’hui."),
        ("fr", "Soul Mate a été annoncée pour la première fois en juillet 2025."),
        ("fr", "En juillet 2026 sortira l’album de Soul Mate."),
        ("fr", "Les acteurs de Soul Mate arriveront à Lyon le 3 juillet 2026."),
    ],
)
def test_other_languages_know_what_is_no_release_of_the_show(roster, lang, body):
    _, release, _ = read(roster, body, lang=lang)
    assert release == ()


def test_a_language_is_known_by_the_text_where_nothing_says_it(roster):
    for lang in PLAIN:
        body = PLAIN[lang][0][0]
        article = from_text(f"published: {TUESDAY}\n\n{body}\n")
        ((said,), _) = release_of(article, roster)
        assert said.rule.startswith(f"{lang}-")
        assert said.status is Status.SCHEDULED


def test_another_shows_names_are_read_by_the_same_rules(harbour):
    title = harbour.show.title
    article = from_text(f"published: {TUESDAY}\n\n{title} will premiere on 14 May 2026.\n")
    assert [s.edtf for s in release_of(article, harbour)[0]] == ["2026-05-14"]
    article = from_text(f"published: {TUESDAY}\n\nSoul Mate will premiere on 14 May 2026.\n")
    assert release_of(article, harbour)[0] == ()


def test_the_same_article_always_reads_the_same(roster):
    body = f"{LEAD} The series will premiere on 14 May 2026, and not in 2025."
    assert read(roster, body)[1:] == read(roster, body)[1:]
