"""Where the story plays, where it was filmed, on what platform; who is billed first, and when."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.facts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.reading.found import Fact
    from bot.reading.scene import Line, Scene

_FILMING = re.compile(
    r"\b(?:film(?:ed|ing)|shoot(?:ing|s)?|shot|cameras|production|on location|photography"
    r"|lens(?:ed|ing)"
    r"|gedreht|dreh\w*|tourn\w+|riprese|girat\w+|wrapped)\b",
    re.IGNORECASE,
)
_FILMED_IN = re.compile(
    r"\b(?:film(?:ed|ing)|shoot(?:ing)?|shot|gedreht|tournée?s?|tournage|girat[oaie])\b"
    r"(?P<between>[^.;:!?]{0,60}?)\b(?:in|across|between|à|en|entre|a|tra)\s(?:the )?$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:event|press|premiere|conference|festival|fan ?meet\w*|concert|tour|interview|airport"
    r"|hotel"
    r"|studio|office|based|born|said|told|museum|ceremony|wedding|marry|market|newsletter"
    r"|visit\w*|visiting"
    r"|Konzert|Termin|arrived|arrives|arriv[ée]e?|flew|flies|pressekonferenz|redaktion|tickets?)\b",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\b(?:travers\w+|spans?|spanning|across|set in|set between|set against|travels? (?:to"
    r"|between|from)|cities of"
    r"|takes? place|unfold\w*|moves? (?:between|from)|stretch\w*|angesiedelt|spielt|führt"
    r"|ambientat\w+|passe par|entre|journeys?|story|meets?|met|lives (?:cross|intersect)"
    r"|over a decade"
    r"|rescued|saved|saves|encounter)\b",
    re.IGNORECASE,
)
_ONE_CITY = re.compile(
    r"\b(?:set in|takes? place in|unfolds in|plays out in|ambientat\w+ a)\s$", re.IGNORECASE
)
_LIST = re.compile(
    r"^(?:,? [A-Z][\w]+(?: [A-Z]\w+)?)?[,;]?\s?(?:and |und |et |e |, )?(?:in |to |then )?$"
    r"|^, [A-Z][\w ]{2,20}; (?:and )?$"
)
_KIND = r"(?:series|drama|show|original|romance|love story|production|title|k-drama|serie|série)"
_NETWORK_SERIES = re.compile(rf"^(?:[’']s?)? (?:[\w+()’'“”‘-]+ ){{0,5}}?{_KIND}\b", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|for|to|by|auf|bei|sur|su|from)\s$", re.IGNORECASE)
_ANNOUNCING = re.compile(
    r"\b(?:announc\w+|unveil\w+|confirm\w+|order\w*|greenlit|bring\w*)\b", re.IGNORECASE
)
_BETWEEN_LEADS = re.compile(
    r"^,? (?:and|&|und|et|e|alongside|with) (?:[\w’]+ ){0,2}$|^(?:と|,? 그리고 |×|X)$"
)
_NAMES = (
    *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul"),
    *("august aug", "september sept sep", "october oct", "november nov", "december dec"),
)
_MONTHS = {name: at for at, names in enumerate(_NAMES, start=1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:[Oo]n )?(?:(?P<m1>{_MONTH})\.? (?P<d1>\d\d?)(?:st|nd|rd|th)?,? (?P<y1>20\d\d)"
    rf"|(?P<d2>\d\d?)(?:st|nd|rd|th)? (?P<m2>{_MONTH})\.? (?P<y2>20\d\d))\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\b(?:announc\w+|news (?:came|broke)|(?:surprising|big|official) news|revealed|confirmed)\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"\b(?:releas\w+|premier\w+|teaser|trailer|poster|stream\w*|wrap\w*|film(?:ed|ing)|born"
    r"|birthday|debut\w*"
    r"|launch\w*|air\w*|date|arriv\w+|weds?|wedding)\b",
    re.IGNORECASE,
)


def settings(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return the cities in which the story plays."""
    cities = scene.within(line, Kind.CITY)
    if not cities or not line.ours or _ELSEWHERE.search(line.text) or _FILMING.search(line.text):
        return
    listed = [a for a, b in pairwise(cities) if _LIST.match(scene.text[a.end : b.start])]
    about = scene.within(line, Kind.SHOW, Kind.CHARACTER)
    many = len({city.entity for city in cities}) > 1 and (bool(listed) or bool(about))
    together = many and _SET.search(line.text) is not None
    for m in cities:
        before = scene.text[max(line.start, m.start - 24) : m.start]
        alone = _ONE_CITY.search(before) is not None
        if alone or together:
            yield scene.fact("set-in", m.start, m.end, m.entity, "setting")


def filmed(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return the places in which the show was filmed."""
    if not line.ours:
        return
    show = scene.roster.show.entity
    last = None
    for m in scene.within(line, Kind.COUNTRY, Kind.CITY):
        before = scene.text[max(line.start, m.start - 90) : m.start]
        listed = last is not None and _LIST.match(scene.text[last.end : m.start])
        last = None
        if listed or _FILMED_IN.search(before):
            last = m
            yield scene.fact("filmed-in", m.start, m.end, show, "filmed_in", of=m.entity)


def platform(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return the platform that carries the show."""
    shows = scene.within(line, Kind.SHOW)
    if not shows:
        return
    for m in scene.within(line, Kind.ORGANISATION):
        if "platform" not in scene.roster.forms[m.entity].roles:
            continue
        after = scene.text[m.end : min(line.end, m.end + 70)]
        before = scene.text[max(line.start, m.start - 24) : m.start]
        behind = [show for show in shows if show.start >= m.end]
        gap = scene.text[m.end : behind[0].start] if behind else None
        if _NETWORK_SERIES.match(after):
            rule = "its-series"
        elif _ON.search(before):
            rule = "on-platform"
        elif gap is not None and (_ANNOUNCING.search(gap) or re.match(r"[’']s? ", gap)):
            rule = "announces"
        else:
            continue
        nearest = min(shows, key=lambda show: abs(show.start - m.start))
        start, end = min(m.start, nearest.start), max(m.end, nearest.end)
        entity = scene.roster.show.entity
        yield scene.fact(rule, start, end, entity, "platform", of=m.entity)
        return


def billing(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return the lead whom the article names first where it names two of them together."""
    people = scene.within(line, Kind.PERSON)
    for left, right in pairwise(people):
        both = (left.entity, right.entity)
        if left.entity == right.entity or not all(
            "actor" in scene.roster.forms[e].roles for e in both
        ):
            continue
        if _BETWEEN_LEADS.match(scene.text[left.end : right.start]) and not scene.speech_at(
            left.start
        ):
            show = scene.roster.show.entity
            yield scene.fact("named-first", left.start, right.end, show, "billing", of=left.entity)
            return


def announced(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return the day on which the show was announced."""
    if not scene.within(line, Kind.SHOW):
        return
    match = _DATE.search(scene.text, line.start, line.end)
    if match is None:
        return
    if not _NEWS.search(line.text) or _OTHER_DAY.search(line.text):
        return
    year = int(match["y1"] or match["y2"])
    month = _MONTHS[(match["m1"] or match["m2"]).casefold()]
    day = int(match["d1"] or match["d2"])
    if 1 <= day <= 31:
        value = f"{year:04}-{month:02}-{day:02}"
        show = scene.roster.show.entity
        yield scene.fact("announced-on", match.start(), match.end(), show, "announced", value=value)
