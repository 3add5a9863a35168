"""English: how it writes dates."""

from __future__ import annotations

import re

from bot.reading.tongue import Calendar

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_FLAGS = re.IGNORECASE
MONTH = (
    r"(?P<m>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_Y = r"(?P<y>(?:19|20)\d\d)\b(?!\s?(?:Articles|comments|episodes|seats|fans|people))"
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
    " twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_D = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:.]\d)"
_PART = r"(?:(?:early|mid|late|the (?:beginning|start|middle|end|first|second) (?:half )?of)[- ]?)?"
_YEARS = {
    "next year": 1, "year": 0, "the coming year": 1, "the new year": 1,
    "this year": 0, "the year": 0, "the current year": 0, "this calendar year": 0, "last year": -1,
    "next calendar year": 1,
}  # fmt: skip
_YW = r"(?P<yw>(?:next|this|last|the|the (?:coming|new|current))(?: calendar)? year)\b"
_YEAR = rf"(?:{_Y}|{_YW})"
_S = r"(?P<s>spring|summer|autumn|fall|winter)(?:time)?"
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "final": -1, "last": -1, "latter": 2, "back": 2, "opening": 1, "closing": -1, "front": 1,
    **_COUNTS,
}  # fmt: skip
_N = r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})"
_NTH_DAY = rf"(?P<nth>first|second|third|fourth|last)\s+(?P<w>{'|'.join(_WEEKDAYS)})"
_LEAD = (
    r"\b(?:in|by|this|next|last|until|till|for|from|come|of|before|since|to|during|around|through)"
)

CALENDAR = Calendar(
    telling=(
        ("q", ("quarter", "q1", "q2", "q3", "q4")),
        ("h", ("half", "h1", "h2")),
        ("s", ("spring", "summer", "autumn", "fall", "winter")),
        ("m", (*_MONTHS, *_SHORT)),
        ("mw", ("month",)),
        ("unit", ("day", "week", "month", "year")),
        ("rel", ("today", "tonight", "tomorrow", "yesterday", "evening")),
        ("w", tuple(_WEEKDAYS)),
        ("yw", ("year",)),
        ("y", ("19", "20")),
        ("d", tuple(f"the {digit}" for digit in range(10))),
    ),
    patterns=tuple(
        re.compile(pattern, _FLAGS)
        for pattern in (
            r"\b(?P<y>20\d\d)[-/.](?P<mn>[01]?\d)[-/.](?P<d>[0-3]?\d)\b",
            rf"\b{_NTH_DAY}\s+(?:of|in)\s+{MONTH}(?:,?\s+(?:of\s+)?{_Y})?",
            rf"\b(?P<d>1[3-9]|2\d|3[01])[/.](?P<mn>0?[1-9]|1[0-2])[/.]{_Y}",
            rf"\b(?P<mn>0?[1-9]|1[0-2])[/.](?P<d>1[3-9]|2\d|3[01])[/.]{_Y}",
            rf"\b{_D}(?:\s+of)?\s+{MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?",
            rf"\b(?P<dn>{'|'.join(sorted(_NTH, key=len, reverse=True))})\s+of\s+{MONTH}(?:,?\s+{_YEAR})?",
            rf"\b{MONTH}\s+(?:the\s+)?(?P<dn>{'|'.join(sorted(_NTH, key=len, reverse=True))})\b(?:,?\s+{_YEAR})?",
            r"\b(?:on|from|until|since|by|for)\s+(?P<date>the (?P<d>[0-3]?\d)(?:st|nd|rd|th))\b(?!\s+(?:of\b|[A-Za-z]+ (?:of|floor|anniversary|birthday|episode|season|edition|century|time|place)))(?! [a-z]+y\b)",
            rf"\b(?:an?|its|the|that|this|planned|original|for)\s+(?:(?:early|mid|late)[- ])?(?P<date>{MONTH})\s+(?=(?:launch|release|premiere|debut|start|date|bow|slot|window|rollout|arrival|drop|berth|opening|streaming)\b)",
            rf"\b{MONTH}\s+(?:the\s+)?{_D}(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s+(?:of\s+)?{_YEAR})?(?!\d)",
            rf"\b{MONTH},?\s+(?:of\s+)?{_Y}",
            rf"\b{MONTH},?\s+(?:of\s+)?{_YW}",
            rf"\b{MONTH}\s+(?=')'(?P<y>\d\d)\b",
            rf"{_LEAD}\s+(?:the month of |sometime in |as (?:early|late|soon) as )?{_PART}(?P<date>{MONTH})(?![\w’'])(?!\s+(?:be|not|have)\b)",
            rf"\b(?:early|mid|late)[- ](?P<date>{MONTH})(?![\w’'])",
            rf"\b{_S}(?:\s+of)?,?\s+{_Y}",
            rf"\b{_S}(?:\s+of)?\s+{_YW}",
            rf"\b(?:the|a|an|its)\s+(?P<date>{_S})\s+(?=(?:launch|release|premiere|debut|start|bow|slot|window|berth|arrival|drop|rollout)\b)",
            rf"\b{_S}\s+'(?P<y>\d\d)\b",
            rf"\b{_Y}['’]s\s+{_S}",
            rf"\b(?:this|next|last|the coming|this coming|in the|in|in early|in late|by|come|until the|until|till the|to the|for the|for|into the|from the)\s+(?P<date>{_S})\b(?!\s+(?:in|of|line|slate|festival|lights?))",
            rf"\b(?P<q>first|second|third|fourth|final|last|1st|2nd|3rd|4th|opening|closing)[- ]quarter\b(?:\s+(?:of\s+)?(?:{_Y}|{_YW}))?",
            rf"\bQ(?P<q>[1-4])(?:\s+(?:of\s+)?(?:{_Y}|{_YW}))?",
            rf"\b{_Y}\s*Q(?P<q>[1-4])\b",
            rf"\b(?P<h>first|second|latter|back|1st|2nd|front|last)[- ]half\b(?:\s+(?:of\s+)?(?:{_Y}|{_YW}))",
            rf"\bH(?P<h>[12])\s+(?:of\s+)?(?:{_Y}|{_YW})",
            rf"\b{_YW}",
            r"\b(?P<yw>year)(?:[’']s)?[- ]end\b(?! [a-z]+(?<! and)(?<! but)(?<! if)(?<! at)(?<! on)(?<! as)\b)",
            rf"(?<![$€£¥₩])\b{_Y}(?!['’]s\b|-)",
            r"\b(?P<mw>next month|this month|the coming month|last month)\b",
            r"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)\s+of\s+(?P<mw>next month|this month|the month)\b",
            r"\b(?P<rel>tomorrow|tonight|today|yesterday|this evening)\b",
            rf"\b(?P<date>(?P<nx>next)\s+(?P<w>{'|'.join(_WEEKDAYS)}))\b(?!s)",
            rf"\b(?:on|this|next|this coming|the coming|coming|last|until|from|for|by)\s+(?P<date>(?P<w>{'|'.join(_WEEKDAYS)}))\b(?!s)(?!,?\s+(?:the\s+)?(?:{_D}(?:\s+of)?\s+{MONTH.replace('<m>', '<m_>')}|{MONTH.replace('<m>', '<m__>')}\s+\d))".replace(
                "(?P<d>", "(?:"
            ),
            rf"\b(?:in\s+(?:just\s+|exactly\s+|only\s+)?(?P<date>{_N}\s+(?P<unit>day|week|month|year)s?)(?:['’]s?)?(?:\s+time)?)\b(?!\s+(?:of|long))",
            rf"\b{_N}\s+(?P<unit>day|week|month|year)s?\s+from\s+(?:now|(?P<exact>today))\b",
        )
    ),
    months={**{name: place for place, name in enumerate(_MONTHS, 1)}, **_SHORT},
    seasons={"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4},
    ordinals=_ORDINALS,
    years=_YEARS,
    next_months={
        "next month": 1,
        "this month": 0,
        "the coming month": 1,
        "last month": -1,
        "the month": 0,
    },  # fmt: skip
    weekdays={name: place for place, name in enumerate(_WEEKDAYS)},
    days={"tomorrow": 1, "tonight": 0, "today": 0, "yesterday": -1, "this evening": 0},
    last=("last ",),
    days_named={name: place for place, name in enumerate(_NTH, 1)},
    units={"day": "day", "week": "week", "month": "month", "year": "year"},
)
