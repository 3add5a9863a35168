"""Dates as each language writes them: what they mean, what they need for it, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.edtf import parse
from bot.reading.caseless import Letters
from bot.reading.dates import Dates, resolve
from bot.reading.tongues import TONGUES

TUESDAY = date(2026, 2, 3)


def dates(language, text, anchor=TUESDAY, *, past=False):
    """Return what each date in a text means; none for those that mean nothing."""
    found = Dates(Letters(text), TONGUES[language].calendar).within(0, len(text))
    made = [resolve(when, anchor, past=past) for when in found]
    return [day.edtf if day is not None else None for day in made]


FIXED = {
    "en": {
        "on 14 May 2026": "2026-05-14",
        "May 14, 2026": "2026-05-14",
        "the fourteenth of May 2026": "2026-05-14",
        "the second Thursday of May 2026": "2026-05-14",
        "on the last Friday in May, 2026": "2026-05-29",
        "2026-05-14": "2026-05-14",
        "14/05/2026": "2026-05-14",
        "5/14/2026": "2026-05-14",
        "Sept. 4, 2026": "2026-09-04",
        "in early May 2026": "2026-05",
        "in the summer of 2026": "2026-22",
        "summer '26": "2026-22",
        "fall 2026": "2026-23",
        "2026’s winter": "2026-24",
        "Q3 2026": "2026-35",
        "2026 Q1": "2026-33",
        "the final quarter of 2026": "2026-36",
        "the second half of 2026": "2026-41",
        "H1 2027": "2027-40",
        "by the end of 2026": "2026",
    },
    "de": {
        "am 14. Mai 2026": "2026-05-14",
        "14.05.2026": "2026-05-14",
        "Jänner 2027": "2027-01",
        "im Frühjahr 2027": "2027-21",
        "im dritten Quartal 2026": "2026-35",
        "in der ersten Hälfte des Jahres 2027": "2027-40",
        "Anfang 2027": "2027",
        "im Jahr 2027": "2027",
        "14.05.26": "2026-05-14",
        "im Spätsommer 2026": "2026-22",
        "H2 2026": "2026-41",
    },
    "it": {
        "il 14 maggio 2026": "2026-05-14",
        "il primo giugno 2026": "2026-06-01",
        "14/05/2026": "2026-05-14",
        "maggio 2026": "2026-05",
        "nella primavera del 2027": "2027-21",
        "nel terzo trimestre del 2026": "2026-35",
        "nella seconda metà del 2026": "2026-41",
        "14.05.2026": "2026-05-14",
        "nel Q3 2026": "2026-35",
        "nel 2026": "2026",
    },
    "fr": {
        "le 14 mai 2026": "2026-05-14",
        "le 1er juin 2026": "2026-06-01",
        "le premier juin 2026": "2026-06-01",
        "15 déc. 2026": "2026-12-15",
        "en mai 2026": "2026-05",
        "à l’été 2026": "2026-22",
        "au troisième trimestre 2026": "2026-35",
        "au second semestre 2026": "2026-41",
        "14.05.2026": "2026-05-14",
        "au T3 2026": "2026-35",
        "en 2026": "2026",
    },
    "ja": {
        "2026年5月14日": "2026-05-14",
        "２０２６年５月１４日": "2026-05-14",
        "2026年5月": "2026-05",
        "2026年夏": "2026-22",
        "2026年第3四半期": "2026-35",
        "2026年上半期": "2026-40",
        "2026年": "2026",
    },
    "ko": {
        "2026년 5월 14일": "2026-05-14",
        "2026년 5월": "2026-05",
        "2026년 여름": "2026-22",
        "2026년 3분기": "2026-35",
        "2026년 상반기": "2026-40",
        "2026년": "2026",
    },
}
"""What says by itself when it is."""

RELATIVE = {
    "en": {
        "on Thursday, May 14th": "2026-05-14",
        "on the first of June": "2026-06-01",
        "in May": "2026-05",
        "mid-May": "2026-05",
        "in January": "2027-01",
        "on 2 February": "2027-02-02",
        "May 14 next year": "2027-05-14",
        "May of next year": "2027-05",
        "this summer": "2026-22",
        "in the third quarter": "2026-35",
        "the first half of next year": "2027-40",
        "next year": "2027",
        "later this year": "2026",
        "next month": "2026-03",
        "on the 14th": "2026-02-14",
        "tomorrow": "2026-02-04",
        "tonight": "2026-02-03",
        "next Monday": "2026-02-09",
        "on Tuesday": "2026-02-10",
        "in ten days": "2026-02-13",
        "two weeks from today": "2026-02-17",
        "in two months": "2026-04",
        "a year from today": "2027-02-03",
        "last Friday": "2026-01-30",
        "last summer": "2025-22",
        "last month": "2026-01",
        "February 29": "2028-02-29",
    },
    "de": {
        "am 14. Mai": "2026-05-14",
        "am 1. Februar": "2027-02-01",
        "am 14. Mai nächsten Jahres": "2027-05-14",
        "Ende Mai": "2026-05",
        "im Mai kommenden Jahres": "2027-05",
        "im Sommer": "2026-22",
        "in der zweiten Jahreshälfte": "2026-41",
        "im nächsten Jahr": "2027",
        "in diesem Jahr": "2026",
        "nächsten Monat": "2026-03",
        "am Freitag": "2026-02-06",
        "ab kommendem Freitag": "2026-02-06",
        "seit vergangenem Freitag": "2026-01-30",
        "ab 14.5.": "2026-05-14",
        "im kommenden Mai": "2026-05",
        "nicht vor Mai": "2026-05",
        "bis Jahresende": "2026",
        "Ende des Jahres": "2026",
        "im übernächsten Jahr": "2028",
        "in zwei Monaten": "2026-04",
        "in drei Tagen": "2026-02-06",
        "ab morgen": "2026-02-04",
    },
    "it": {
        "il 14 maggio": "2026-05-14",
        "il 2 febbraio": "2027-02-02",
        "il 14 maggio dell’anno prossimo": "2027-05-14",
        "a fine maggio": "2026-05",
        "a marzo dell'anno prossimo": "2027-03",
        "quest'estate": "2026-22",
        "l'anno prossimo": "2027",
        "il mese prossimo": "2026-03",
        "venerdì prossimo": "2026-02-06",
        "da venerdì scorso": "2026-01-30",
        "la primavera prossima": "2026-21",
        "entro fine anno": "2026",
        "entro la fine dell’anno": "2026",
        "nel secondo semestre": "2026-41",
        "nella seconda metà dell'anno": "2026-41",
        "fra due mesi": "2026-04",
        "da domani": "2026-02-04",
        "il 1° giugno": "2026-06-01",
        "quest’anno": "2026",
    },
    "fr": {
        "le 14 mai": "2026-05-14",
        "le 2 février": "2027-02-02",
        "le 14 mai de l’année prochaine": "2027-05-14",
        "fin mai": "2026-05",
        "courant août": "2026-08",
        "cet été": "2026-22",
        "l'année prochaine": "2027",
        "le mois prochain": "2026-03",
        "vendredi prochain": "2026-02-06",
        "depuis vendredi dernier": "2026-01-30",
        "avant mai": "2026-05",
        "d’ici la fin de l’année": "2026",
        "en fin d'année": "2026",
        "dans la seconde moitié de l’année": "2026-41",
        "dans deux mois": "2026-04",
        "dès demain": "2026-02-04",
        "cette année": "2026",
        "l’an dernier": "2025",
    },
    "ja": {
        "来週金曜": "2026-02-13",
        "おととい": "2026-02-01",
        "5月14日": "2026-05-14",
        "2月1日": "2027-02-01",
        "来年5月14日": "2027-05-14",
        "5月": "2026-05",
        "今夏": "2026-22",
        "来春": "2027-21",
        "下半期": "2026-41",
        "来年の前半": "2027-40",
        "来年": "2027",
        "去年": "2025",
        "来月14日": "2026-03-14",
        "14日から": "2026-02-14",
        "明日": "2026-02-04",
    },
    "ko": {
        "지난주 목요일": "2026-01-29",
        "그제 공개": "2026-02-01",
        "5월 14일": "2026-05-14",
        "2월 1일": "2027-02-01",
        "내년 5월 14일": "2027-05-14",
        "5월": "2026-05",
        "올여름": "2026-22",
        "하반기": "2026-41",
        "내년 하반기": "2027-41",
        "올해": "2026",
        "다음 달": "2026-03",
        "오는 14일": "2026-02-14",
        "지난 14일": "2026-01-14",
        "내일 공개": "2026-02-04",
    },
}
"""What needs the article's own day, here a Tuesday, 3 February 2026."""

NO_DATES = {
    "en": (
        *("it may be", "He may come", "May Johnson", "the march on Rome", "they march on"),
        *("it cost $2026", "€2,026", "2,026 seats", "2026 fans", "aged 31", "room 1408"),
        *("10:30", "season 2", "5 million", "the 2010s", "the 2026-27 season", "a second chance"),
        *("the fall of Rome", "a spring in his step", "Second Avenue", "Christmas", "9/11"),
    ),
    "de": (
        "Maibaum",
        "bis heute",
        "Version 2.5.1",
        "am Morgen",
        "1.000 Seiten",
        "20.15 Uhr",
        "3. Staffel",
        "der Sommerabend",
    ),
    "it": ("maggiore", "prima parte", "2.026 posti", "marzolina", "la seconda volta", "stagione 2"),
    "fr": ("Maison", "il a été vu", "2 026 places", "la première fois", "saison 2", "marseille"),
    "ja": ("5月間", "2049", "第2話", "3人", "10話"),
    "ko": ("5개월", "2049", "2회", "3명", "10부작"),
}


def every(tables):
    return [(lang, text, edtf) for lang, table in tables.items() for text, edtf in table.items()]


@pytest.mark.parametrize(("language", "text", "edtf"), every(FIXED))
def test_what_names_its_year_means_the_same_on_any_day(language, text, edtf):
    assert dates(language, text) == [edtf]
    assert dates(language, text, anchor=None) == [edtf]
    (when,) = Dates(Letters(text), TONGUES[language].calendar).within(0, len(text))
    day = resolve(when, None)
    assert day is not None
    assert (day.relative, day.precision) == (False, parse(edtf).precision)


@pytest.mark.parametrize(("language", "text", "edtf"), every(RELATIVE))
def test_what_depends_on_the_articles_day_needs_it(language, text, edtf):
    assert dates(language, text) == [edtf]
    assert dates(language, text, anchor=None) == [None]
    (when,) = Dates(Letters(text), TONGUES[language].calendar).within(0, len(text))
    day = resolve(when, TUESDAY)
    assert day is not None
    assert (day.relative, day.precision) == (True, parse(edtf).precision)


@pytest.mark.parametrize(
    ("language", "text"), [(lang, text) for lang, texts in NO_DATES.items() for text in texts]
)
def test_what_only_looks_like_a_date_is_none(language, text):
    assert dates(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Soul Mate 2049"),
        ("en", "Blade Runner 2049"),
        ("en", "since 1917"),
        ("de", "2049"),
        ("en", "31 June 2026"),
        ("en", "29 February 2026"),
        ("en", "30 February"),
        ("en", "on 31 April"),
        ("de", "31. Juni 2026"),
        ("de", "31.06.2026"),
        ("it", "31 giugno 2026"),
        ("fr", "31 juin 2026"),
        ("fr", "le 30 février"),
        ("ja", "2026年6月31日"),
        ("ja", "2月30日"),
        ("ko", "2026년 6월 31일"),
        ("ko", "2월 30일"),
    ],
)
@pytest.mark.parametrize("anchor", [TUESDAY, None])
def test_days_that_do_not_exist_and_years_too_far_away_mean_nothing(language, text, anchor):
    assert dates(language, text, anchor) == [None]
    assert dates(language, text, anchor, past=True) == [None]


@pytest.mark.parametrize("text", ["32 May 2026", "May 40, 2026", "2026-13-01", "0 May 2026"])
def test_numbers_that_are_no_day_leave_no_day(text):
    assert all(len(edtf) < len("2026-05-14") for edtf in dates("en", text) if edtf)


@pytest.mark.parametrize(
    ("text", "ahead", "behind"),
    [
        ("on 14 May", "2026-05-14", "2025-05-14"),
        ("on 2 February", "2027-02-02", "2026-02-02"),
        ("on 3 February", "2026-02-03", "2026-02-03"),
        ("in February", "2026-02", "2026-02"),
        ("in January", "2027-01", "2026-01"),
        ("in the summer", "2026-22", "2025-22"),
        ("in the winter", "2026-24", "2025-24"),
        ("in the fourth quarter", "2026-36", "2025-36"),
        ("on Friday", "2026-02-06", "2026-01-30"),
        ("on Tuesday", "2026-02-10", "2026-02-03"),
        ("on the 14th", "2026-02-14", "2026-01-14"),
        ("on the 31st", "2026-03-31", "2026-01-31"),
        ("on 29 February", "2028-02-29", "2024-02-29"),
        ("last Friday", "2026-01-30", "2026-01-30"),
    ],
)
def test_without_a_year_the_next_is_meant_or_the_last(text, ahead, behind):
    assert dates("en", text) == [ahead]
    assert dates("en", text, past=True) == [behind]


def test_a_year_is_never_taken_from_the_clock():
    assert dates("en", "in May", anchor=None) == [None]
    assert dates("en", "in May", anchor=date(1999, 1, 1)) == ["1999-05"]
    assert dates("en", "in May", anchor=date(9999, 12, 31)) == [None]
    assert dates("en", "last Friday", anchor=date(1, 1, 1)) == [None]


def test_the_longest_of_overlapping_dates_is_taken_with_its_place():
    text = "It arrives on Thursday, May 14, 2026, and not in June."
    found = Dates(Letters(text), TONGUES["en"].calendar).within(0, len(text))
    assert [text[w.start : w.end] for w in found] == ["May 14, 2026", "June"]


def test_dates_are_looked_for_only_between_the_places_given():
    text = "2025. 2026. 2027."
    found = Dates(Letters(text), TONGUES["en"].calendar).within(6, 10)
    assert [(w.start, w.end) for w in found] == [(6, 10)]
