"""Announcements say what is news, who says it, and nothing that a document smuggled in."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.delivery import Step, Trouble, marked_revision, marker
from bot.domain.story import (
    TOPICS,
    Digest,
    Entry,
    News,
    Notice,
    Said,
    Source,
    Topic,
    Type,
    added,
)
from bot.domain.view import Show
from bot.i18n.fluent import Voices
from bot.ui.announcement import digest, notice, post, reply, sample, welcome
from tests.ui.nasty import DATES, FRAGMENTS, LINK

VOICE = Voices()["en"]
SHOW = Show("Soul Mate", "soul-mate", 0xB0306A, "en", "0" * 64)
STORY = "soul-mate:release"
ROLE = 77
FEW = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def at(month, day, year=2027):
    return int(datetime(year, month, day, 9, tzinfo=UTC).timestamp() * 1000)


def plan(edtf, *, passed=False):
    return Said("planned", edtf, passed)


def entry(number, kind, day, before, after, *sources, correction=False):
    told = datetime.fromisoformat(day)
    return Entry(
        number, kind, day, at(told.month, told.day, told.year), before, after, sources, correction
    )


def source(name, title="", link=None):
    id_ = name.lower().replace(" ", "-")
    return Source(f"{id_}-{title[:4]}", name, title, link or f"https://{id_}.example/{title[:4]}")


MONTH = source("Example Wire", "Netflix names the month", "https://wire.example/month")
DAY = source("Example Wire", "From 14 August", "https://wire.example/day")
LINKED = "https://x.example/"
OTHERS = tuple(source(name) for name in ("One News", "Two Daily", "Three Post"))
AUGUST, FOURTEENTH = plan("2027-08"), plan("2027-08-14")
B = entry(1, Type.MOVED, "2027-02-02", plan("2025", passed=True), AUGUST, MONTH)
C = entry(2, Type.NARROWED, "2027-03-09", AUGUST, FOURTEENTH, DAY)
D = entry(3, Type.REPEATED, "2027-03-10", AUGUST, FOURTEENTH, DAY, *OTHERS)
E = entry(4, Type.WIDENED, "2027-03-20", FOURTEENTH, AUGUST, MONTH, correction=True)


def posted(*entries, topic=Topic.RELEASE, birth=1, role=None, show=SHOW, story=STORY):
    body = News(topic, entries)
    return post(VOICE, show, story, body, entries[-1].revision, birth, role)


def replied(told, topic=Topic.RELEASE, role=None):
    return reply(VOICE, SHOW, STORY, told, topic, role)


def read(text):
    """Return text as it is read: links by their names, escapes undone."""
    text = re.sub(r"\[((?:\\.|[^\\\]])*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\\(.)", r"\1", text)


# One announcement's life


def test_a_new_window_is_told_as_was_and_now_with_who_says_it():
    shown = posted(B)
    assert shown.title == "Soul Mate: August 2027"
    assert read(shown.description).split("\n") == [
        "Was: 2025 (a plan; it passed)",
        "Now: August 2027, no day yet",
        "Example Wire: Netflix names the month ¹",
    ]
    assert shown.footer == "Updated once · 2 February"
    assert shown.url == "https://wire.example/month#news-soul-mate-release-p1-1"
    assert shown.colour == SHOW.colour
    assert shown.content == ""


def test_the_first_that_was_ever_told_is_no_update():
    shown = posted(entry(1, Type.ANNOUNCED, "2027-02-02", Said(), AUGUST, MONTH))
    assert read(shown.description).split("\n")[0] == "Now: August 2027, no day yet"
    assert shown.footer == "2 February"


def test_a_day_that_is_named_later_is_edited_in_with_a_line_of_history():
    shown = posted(B, C)
    assert shown.title == "Soul Mate: 14 August 2027"
    assert read(shown.description).split("\n") == [
        "Was: August 2027",
        "Now: 14 August 2027",
        "Example Wire: From 14 August ¹",
        "2 February: August 2027 (was: 2025) · Example Wire ²",
    ]
    assert shown.footer == "Updated twice · 9 March"
    assert shown.url == "https://wire.example/day#news-soul-mate-release-p1-2"


def test_its_reply_is_one_short_line_with_the_ping():
    shown = replied(C, role=ROLE)
    assert shown.content == (
        "<@&77> 14 August 2027 (was: August 2027) · "
        "[Example Wire](<https://wire.example/day#news-soul-mate-release-r2-2>)"
    )
    assert (shown.ping, shown.title, shown.description) == (ROLE, None, "")


def test_outlets_that_repeat_it_are_named():
    before, shown = posted(B, C), posted(B, C, D)
    line = "Example Wire: From 14 August ¹ · One News ² · Two Daily ³ · Three Post ⁴"
    assert read(shown.description).split("\n")[2] == line
    assert shown.title == before.title
    assert shown.footer == "Updated 3 times · 10 March"


def test_what_is_taken_back_is_said_plainly():
    shown = posted(B, C, D, E)
    assert shown.title == "Soul Mate: August 2027"
    assert read(shown.description).split("\n") == [
        "August 2027 again; the day of 14 August was withdrawn.",
        "Example Wire: Netflix names the month ¹",
        "9 March: 14 August 2027 (was: August 2027) · Example Wire ²",
        "2 February: August 2027 (was: 2025) · Example Wire ¹",
    ]
    assert read(replied(E).content) == (
        "August 2027 again; the day of 14 August was withdrawn · Example Wire"
    )


def change(kind, before, after, *, correction=False):
    return entry(2, kind, "2027-03-09", before, after, DAY, correction=correction)


SAID = {
    "moved": (change(Type.MOVED, AUGUST, plan("2027-09")), "September 2027 (was: August 2027)"),
    "announced after nothing": (change(Type.ANNOUNCED, Said(), AUGUST), "August 2027"),
    "announced after a delay": (
        change(Type.ANNOUNCED, Said("delayed"), AUGUST),
        "August 2027 (was: delayed)",
    ),
    "a goal": (
        change(Type.NARROWED, plan("2027"), Said("goal", "2027-40")),
        "First half of 2027 as a goal (was: 2027)",
    ),
    "delayed": (change(Type.DELAYED, AUGUST, Said("delayed")), "Delayed (was: August 2027)"),
    "delayed to a year": (
        change(Type.DELAYED, AUGUST, Said("delayed", "2028")),
        "Delayed to 2028 (was: August 2027)",
    ),
    "cancelled": (
        change(Type.CANCELLED, AUGUST, Said("cancelled")),
        "Cancelled (was: August 2027)",
    ),
    "withdrawn": (
        change(Type.WITHDRAWN, FOURTEENTH, Said(), correction=True),
        "No date any more; 14 August 2027 was withdrawn",
    ),
    "a delay withdrawn": (
        change(Type.RETRACTED, Said("delayed"), AUGUST, correction=True),
        "August 2027 again; the delay was withdrawn",
    ),
    "a cancellation withdrawn": (
        change(Type.WITHDRAWN, Said("cancelled"), AUGUST, correction=True),
        "August 2027 again; the cancellation was withdrawn",
    ),
    "a release withdrawn": (
        change(Type.RETRACTED, Said("released", "2027-08"), AUGUST, correction=True),
        "August 2027 again; the release was withdrawn",
    ),
    "a month withdrawn": (
        change(Type.WIDENED, AUGUST, plan("2027"), correction=True),
        "2027 again; the month of August was withdrawn",
    ),
    "a half withdrawn": (
        change(Type.WIDENED, plan("2027-40"), plan("2027"), correction=True),
        "2027 again; the first half of 2027 was withdrawn",
    ),
    "a winter's month withdrawn": (
        change(Type.WIDENED, plan("2028-02"), plan("2027-24"), correction=True),
        "Winter 2027 again; the month of February 2028 was withdrawn",
    ),
    "corrected": (
        change(Type.CORRECTED, plan("2028"), AUGUST, correction=True),
        "Correction: August 2027 (was: 2028)",
    ),
}


@pytest.mark.parametrize(("told", "said"), SAID.values(), ids=SAID)
def test_each_change_has_its_sentence(told, said):
    assert read(replied(told).content) == f"{said} · Example Wire"


def test_the_release_is_told_with_who_says_so():
    on = change(Type.RELEASED, FOURTEENTH, Said("released", "2027-08-14"))
    assert read(replied(on).content) == "It's out: 14 August 2027, says Example Wire"
    assert read(replied(change(Type.RELEASED, AUGUST, Said("released"))).content) == (
        "It's out, says Example Wire"
    )
    assert posted(B, on).title == "Soul Mate: it's out"


NOW = {
    "2027": "Now: 2027, no month yet",
    "2027-34": "Now: second quarter of 2027, no month yet",
    "2027-08": "Now: August 2027, no day yet",
    "2027-08-14": "Now: 14 August 2027",
}


@pytest.mark.parametrize(("edtf", "line"), NOW.items(), ids=NOW)
def test_precision_is_kept_and_what_is_missing_is_said(edtf, line):
    shown = posted(entry(1, Type.MOVED, "2026-02-02", plan("2025"), plan(edtf), MONTH))
    assert line in shown.description.split("\n")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (Said("delayed"), "Now: delayed, no new date yet"),
        (Said("delayed", "2028-02"), "Now: delayed to February 2028, no day yet"),
        (Said("cancelled"), "Now: cancelled"),
        (Said("planned", "2026", passed=True), "Now: 2026 (a plan; it passed)"),
        (Said("goal", "2026", passed=True), "Now: 2026 (a plan; it passed)"),
        (Said("delayed", "2026", passed=True), "Now: delayed to 2026 (it passed)"),
    ],
)
def test_a_state_is_told_in_words_and_a_window_that_passed_as_passed(said, line):
    shown = posted(entry(1, Type.MOVED, "2027-02-02", AUGUST, said, MONTH))
    assert line in shown.description.split("\n")


def test_a_correction_says_that_it_is_one():
    shown = posted(B, change(Type.CORRECTED, AUGUST, plan("2028"), correction=True))
    assert shown.description.split("\n")[:3] == [
        "This corrects what was told here.",
        "Was: August 2027",
        "Now: 2028, no month yet",
    ]


def thing(number, kind, before="", after="", **how):
    sides = [Said(what={"en": text} if text else {}) for text in (before, after)]
    sources = () if kind is Type.RETRACTED else (DAY,)
    return entry(number, kind, "2027-03-09", *sides, *sources, **how)


def test_a_trailer_and_a_new_name_are_told_in_our_words():
    trailer = thing(1, Type.PROMO_ADDED, after="a trailer")
    assert read(replied(trailer, Topic.PROMO).content) == "New: a trailer · Example Wire"
    assert posted(trailer, topic=Topic.PROMO).title == "Soul Mate: new to see"
    name = thing(1, Type.PERSON_ADDED, after="Jane Doe")
    assert posted(name, topic=Topic.PEOPLE).title == "Soul Mate: cast and crew"
    assert read(posted(name, topic=Topic.PEOPLE).description) == (
        "New in the cast or crew: Jane Doe\nExample Wire: From 14 August ¹"
    )


def test_a_trailer_that_never_was_is_taken_back_though_nobody_is_left_to_cite():
    gone = thing(2, Type.RETRACTED, before="a trailer", correction=True)
    shown = posted(thing(1, Type.PROMO_ADDED, after="a trailer"), gone, topic=Topic.PROMO)
    assert read(shown.description).split("\n") == [
        "Withdrawn: a trailer",
        "9 March: New: a trailer · Example Wire ¹",
    ]
    assert replied(gone, Topic.PROMO).content == (
        "Withdrawn: a trailer\n-# #news-soul-mate-release-r2-2"
    )


def test_a_day_of_another_year_is_written_with_it():
    late = entry(2, Type.NARROWED, "2028-01-05", AUGUST, FOURTEENTH, DAY)
    assert "\n2 February 2027: " in posted(B, late).description
    assert posted(B, late).footer.endswith("· 5 January")


# Pings


@pytest.mark.parametrize("topic", TOPICS)
def test_only_the_release_and_corrections_ping_and_only_the_role(topic):
    may = topic in (Topic.RELEASE, Topic.CORRECTIONS)
    for shown in (posted(B, topic=topic, role=ROLE), replied(B, topic, ROLE)):
        assert shown.ping == (ROLE if may else None)
        assert shown.content.startswith("<@&77>") is may
    for shown in (posted(B, topic=topic), replied(B, topic)):
        assert shown.ping is None
        assert "<@" not in shown.content


def test_what_is_told_to_one_server_alone_pings_nobody():
    told = [
        digest(VOICE, SHOW, Digest(at(3, 1), ((Topic.RELEASE, C),))),
        notice(VOICE, SHOW, Notice(5, Trouble.CANT_SEND, 0)),
        welcome(VOICE, SHOW, None),
        sample(VOICE, SHOW),
    ]
    assert [shown.ping for shown in told] == [None] * 4
    assert not any("<@" in shown.content + shown.description for shown in told)


# What is told to one server alone


def test_a_digest_tells_all_that_was_missed_newest_first():
    missed = Digest(at(3, 1), ((Topic.RELEASE, C), (Topic.RELEASE, E)))
    shown = digest(VOICE, SHOW, missed)
    assert shown.title == "Soul Mate: what you missed"
    assert read(shown.description).split("\n") == [
        f"I was silent here from <t:{at(3, 1) // 1000}:f> on. This is what changed, newest first:",
        "20 March: August 2027 again; the day of 14 August was withdrawn · Example Wire ¹",
        "9 March: 14 August 2027 (was: August 2027) · Example Wire ²",
    ]


def test_a_digest_that_is_too_long_says_how_much_is_missing():
    many = tuple((Topic.RELEASE, added(None, Topic.RELEASE, C).newest) for _ in range(80))
    lines = digest(VOICE, SHOW, Digest(at(3, 1), many)).description.split("\n")
    assert lines[-1] == f"{80 - (len(lines) - 2)} more"


NAMED = {
    Trouble.CANT_SEND: "Send Messages",
    Trouble.CANT_VIEW: "View Channel",
    Trouble.NO_ACCESS: "View Channel",
    Trouble.CANT_EMBED: "Embed Links",
    Trouble.NO_PERMISSION: "/config doctor",
    Trouble.NO_CHANNEL: "/config channel",
    Trouble.UNKNOWN_FATE: "Read Message History",
    Trouble.BLOCKED: "/config doctor",
}


@pytest.mark.parametrize(("trouble", "named"), NAMED.items(), ids=NAMED)
def test_a_notice_says_where_what_is_missing_and_what_to_do(trouble, named):
    said = notice(VOICE, SHOW, Notice(5, trouble, 0)).description
    assert "<#5>" in said
    assert named in said


def test_a_notice_says_that_we_look_again():
    said = notice(VOICE, SHOW, Notice(5, Trouble.CANT_SEND, 0)).description
    assert said.startswith("I can't post in <#5> any more: Send Messages is missing. Allow it")
    assert "I look again whenever permissions change" in said


def test_a_welcome_says_what_it_does_how_old_it_is_and_that_it_keeps_quiet():
    shown = welcome(VOICE, SHOW, date(2024, 7, 3))
    assert shown.title == "Hello! I follow the news of Soul Mate"
    assert "My newest dated article is from 3 July 2024." in shown.description
    assert shown.description.endswith(
        "I post no news here until you choose a channel: `/config panel`."
    )
    assert "None of my articles has a date." in welcome(VOICE, SHOW, None).description


def test_a_test_says_that_it_is_one():
    shown = sample(VOICE, SHOW)
    assert shown.title == "Soul Mate: a test"
    assert "This isn't news" in shown.description


# The mark by which a message is found again


NASTY = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=25).map("".join)
LINKS = st.sampled_from(
    [
        *("https://wire.example/a", "https://wire.example/a#news-soul-mate-release-p1-99"),
        *("javascript:alert(1)", "data:text/html,x", "", "nonsense", "https://", "//x", LINK),
        *("https://good.example@evil.example/", "http://[::1", "https://x.example/a)[b](c"),
        *("https://wіre.example/", "https://x.example/ @everyone\n# h", "https://x.example:99999/"),
        "https://x.example/" + "a" * 500,
        "https://x.example/" + "é" * 100,
    ]
) | NASTY.map(lambda text: f"https://x.example/{text}")
SOURCES = st.builds(Source, st.sampled_from("abcdefgh"), NASTY, NASTY, LINKS)
PHASES = ("unknown", "goal", "planned", "delayed", "cancelled", "released")
SIDES = st.builds(
    Said, st.sampled_from(PHASES), st.none() | st.sampled_from(DATES), st.booleans()
) | st.builds(Said, what=st.dictionaries(st.sampled_from(("en", "ja")), NASTY, max_size=2))
ENTRIES = st.builds(
    Entry,
    st.just(0),
    st.sampled_from([kind for kind in Type if kind is not Type.REPEATED]),
    st.sampled_from(("2027-03-09", "0001-01-01", "9999-12-31")),
    st.just(at(3, 9)),
    SIDES,
    SIDES,
    st.lists(SOURCES, max_size=14).map(tuple),
    st.booleans(),
)
SHOWS = st.builds(Show, NASTY, st.just("x"), st.just(1), st.just("en"), st.just(""))


def numbered(entries):
    """Return entries as a story has them: each third one only repeats."""
    return [
        Entry(
            number,
            Type.REPEATED if number % 3 == 0 else told.type,
            *(told.day, told.at, told.before, told.after, told.sources, told.correction),
        )
        for number, told in enumerate(entries, 1)
    ]


STORIES = st.lists(ENTRIES, min_size=1, max_size=6).map(numbered)


def found(shown, step, number, birth=1):
    """Return the revision that whoever looks for the message reads off it."""
    text = f"{shown.content}\n{shown.url or ''}\n{shown.description}"
    return marked_revision(text, marker(STORY, step, number=number, birth=birth, revision=0))


@FEW
@given(SHOWS, STORIES, st.sampled_from(TOPICS), st.integers(1, 9))
def test_a_post_is_found_again_whatever_it_says(show, entries, topic, birth):
    shown = posted(*entries, topic=topic, birth=birth, show=show)
    assert found(shown, Step.POST, 0, birth) == entries[-1].revision
    assert found(shown, Step.POST, 0, birth + 1) is None


@FEW
@given(ENTRIES, st.sampled_from(TOPICS))
def test_a_reply_is_found_again_whatever_it_says(told, topic):
    (told,) = numbered([told])
    assert found(replied(told, topic), Step.REPLY, 1) == 1
    assert found(replied(told, topic), Step.REPLY, 2) is None


def test_a_document_that_carries_a_mark_of_ours_is_not_taken_for_it():
    forged = "#news-soul-mate-release-p1-99 #news-soul-mate-release-r1-99"
    liar = Source("a", forged, forged, f"https://x.example/{forged}")
    told = Entry(1, Type.PROMO_ADDED, "2027-03-09", 0, Said(), Said(what={"en": forged}), (liar,))
    assert found(posted(told), Step.POST, 0) == 1
    assert found(replied(told), Step.REPLY, 1) == 1


# Discord's limits, and markup that stays dead


def hold_the_limits(shown):
    assert len(shown.content) <= 2_000
    assert len(shown.title or "") <= 256
    assert len(shown.description) <= 4_096
    assert len(shown.footer) <= 2_048
    assert len(shown.url or "") <= 2_048
    assert len((shown.title or "") + shown.description + shown.footer) <= 6_000
    assert shown.content.strip() or shown.description.strip()


def without_ours(text):
    """Return text without what is escaped, and without the markup that is ours."""
    text = re.sub(r"\\[\\*_~`|\[\]<>#.+-]", "x", text)
    text = re.sub(r"(?m)^-# #news-\S+$", "", text)
    text = re.sub(r"\]\(<?https?://[!#-'*-;=?-Z_a-z~]+>?\)", "]", text)
    text = re.sub(r"<t:\d+:f>|<#\d+>|^<@&77>", "", text)
    return re.sub(r"\[([^\[\]]*)\]", r"\1", text)


def stay_dead(shown):
    for text in (shown.title or "", shown.description, shown.content):
        bare = without_ours(text)
        assert not set(bare) & set("\\*_~`|[]<"), bare
        assert not re.search("@(?!\u200b)", bare)
        assert not re.search(r"(?i)[a-z0-9]://|(?<![a-z])www\.|discord\.gg/", bare)
        assert not re.search(r"(?m)^(?:#{1,3}|-#?|>{1,3}|\d+\.) ", bare)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\ue000\ue001\0]", bare)


@FEW
@given(SHOWS, STORIES, st.sampled_from(TOPICS))
def test_a_post_holds_the_limits_and_nothing_in_it_is_alive(show, entries, topic):
    shown = posted(*entries, topic=topic, show=show, role=ROLE)
    hold_the_limits(shown)
    stay_dead(shown)
    assert shown.url is None or re.fullmatch(r"https?://[^\s()<>]+", shown.url)


@FEW
@given(ENTRIES, st.sampled_from(TOPICS))
def test_a_reply_holds_the_limits_and_nothing_in_it_is_alive(told, topic):
    shown = replied(told, topic, ROLE)
    hold_the_limits(shown)
    stay_dead(shown)


@FEW
@given(SHOWS, st.lists(ENTRIES, max_size=12))
@example(SHOW, [])
def test_a_digest_holds_the_limits_and_nothing_in_it_is_alive(show, entries):
    body = Digest(at(3, 1), tuple((Topic.RELEASE, told) for told in entries))
    shown = digest(VOICE, show, body)
    hold_the_limits(shown)
    stay_dead(shown)


@pytest.mark.parametrize("show", [SHOW, Show("*@everyone*" * 30, "x", 0, "en", "")])
def test_the_other_messages_hold_the_limits(show):
    for shown in (
        *(notice(VOICE, show, Notice(2**63 - 1, trouble, 0)) for trouble in Trouble),
        welcome(VOICE, show, date(2024, 2, 29)),
        sample(VOICE, show),
    ):
        hold_the_limits(shown)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://u:p@evil.example/"],
)
def test_what_is_no_address_of_the_web_is_not_linked(link):
    shown = posted(entry(1, Type.MOVED, "2027-02-02", AUGUST, FOURTEENTH, source("A", "b", link)))
    assert shown.url is None
    assert "](" not in shown.description
    assert "A: b ¹" in shown.description


def test_an_address_can_not_end_its_link_early():
    link = "https://x.example/a)[b](c"
    shown = posted(entry(1, Type.MOVED, "2027-02-02", AUGUST, FOURTEENTH, source("A", "b", link)))
    assert "[A: b](https://x.example/a%29%5Bb%5D%28c) ¹" in shown.description


def test_an_address_without_end_is_not_linked_and_the_post_is_found_all_the_same():
    long = "https://x.example/".ljust(500, "a")
    shown = posted(entry(1, Type.MOVED, "2027-02-02", AUGUST, FOURTEENTH, source("A", "b", long)))
    assert "A: b ¹\n" in shown.description
    assert shown.url is None
    assert found(shown, Step.POST, 0) == 1


def test_in_a_reply_the_first_that_can_be_linked_stands_first_and_carries_the_mark():
    sources = (source("A", link="nonsense"), source("B", link="https://b.example/"))
    told = entry(1, Type.MOVED, "2027-02-02", AUGUST, FOURTEENTH, *sources)
    link = "https://b.example/#news-soul-mate-release-r1-1"
    assert replied(told).content.endswith(f" · [B](<{link}>) · A")


def test_a_name_in_letters_that_look_alike_leads_where_it_is_seen_to_lead():
    shown = replied(
        entry(1, Type.MOVED, "2027-02-02", AUGUST, FOURTEENTH, source("A", "", "https://wіre.ex/"))
    )
    assert "https://xn--wre-jhd.ex/" in shown.content


def test_a_document_without_a_name_has_one_of_ours():
    shown = posted(
        entry(1, Type.MOVED, "2027-02-02", AUGUST, FOURTEENTH, source(" \u202e", "\0", LINKED))
    )
    assert "[An article](" in shown.description


def test_the_longest_title_takes_no_time():
    long = source("x", "[](" * 300_000, "https://x.example/")
    told = entry(1, Type.MOVED, "2027-02-02", AUGUST, FOURTEENTH, long)
    start = time.perf_counter()
    posted(told)
    assert time.perf_counter() - start < 0.5


def worst(number, length):
    """Return an entry of which all is as long as it can be."""
    long = "*" * length
    sources = tuple(
        Source(f"{number}-{n}", long, long, f"https://x.example/{n}/".ljust(400, "a"))
        for n in range(40)
    )
    said = Said("planned", "2027-08-14", what={"en": long})
    return Entry(number, Type.CORRECTED, "2027-03-09", at(3, 9), said, said, sources, True)


@pytest.mark.parametrize("length", [40, 300, 5_000])
def test_where_all_is_as_long_as_can_be_it_is_cut_at_the_ends_of_lines_and_sources(length):
    entries = [worst(number, length) for number in range(1, 21)]
    shown, answer = posted(*entries, role=ROLE), replied(entries[0], role=ROLE)
    for message in (
        shown,
        answer,
        digest(VOICE, SHOW, Digest(0, tuple((Topic.RELEASE, e) for e in entries))),
    ):
        hold_the_limits(message)
        stay_dead(message)
    assert re.fullmatch(
        r"\[.+\]\(https://x\.example/.+ · \d\d more", shown.description.split("\n")[1]
    )
    assert found(shown, Step.POST, 0) == 20
    assert found(answer, Step.REPLY, 1) == 1
