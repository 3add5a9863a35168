"""What an article speaks of, sentence by sentence, the show or another work; and its own day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.edtf import Precision, parse
from bot.domain.names import fold
from bot.reading.dates import resolve
from bot.reading.tokens import Tokenizer, Tokens, Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading.article import Article
    from bot.reading.roster import Mention
    from bot.reading.tongue import Tongue

BEGINNING = 4
"""Units at an article's beginning that say what sort of article it is."""
_LEAD = 8
"""Sentences within which an article names what it is about."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, the headline or a heading, with its tokens; `named` if it names the show."""

    tokens: Tokens
    title: bool
    heading: bool
    paragraph: int

    @property
    def named(self) -> bool:
        """Whether the show is named in it."""
        return any(w.work is Work.SHOW for w in self.tokens.works)


@dataclass(slots=True)
class Topic:
    """What the text speaks of at a place: `ours` if the show; `main` if all of it mainly does.

    `paragraph` is where a work was named last; `section` that its heading names the show;
    `event` that another event was spoken of since.
    """

    ours: bool = False
    main: bool = False
    paragraph: int = -2
    section: bool = False
    event: bool = False


def units_of(article: Article, tongue: Tongue, mentions: Sequence[Mention]) -> list[Unit]:
    """Return the headline, headings and sentences of an article, in order."""
    units: list[Unit] = []
    tokenizer = Tokenizer(article.text, tongue, mentions)
    if article.title is not None:
        made = tokenizer.tokens(*article.title, whole=True)
        units.append(Unit(made, title=True, heading=True, paragraph=-1))
    for s in article.sentences:
        whole = s.heading or len(units) < BEGINNING
        made = tokenizer.tokens(s.start, s.end, whole=whole)
        units.append(Unit(made, title=False, heading=s.heading, paragraph=s.paragraph))
    return units


def is_main(units: Sequence[Unit], tongue: Tongue) -> bool:
    """Say whether the show is what an article is about: its headline or its beginning names it.

    A headline that names it only to say who somebody is ("Harbour star X") says nothing.
    """
    counts: Counter[str] = Counter()
    for unit in units:
        for w in unit.tokens.works:
            if w.work is Work.OTHER and not w.loose:
                counts[fold(unit.tokens.text[w.start : w.end])] += 1
    ours = [w for u in units for w in u.tokens.works if w.work is Work.SHOW and not w.apposed]
    known = set(ours)
    title = next((u for u in units if u.title), None)
    inside = [w for u in units if not u.title for w in u.tokens.works if w in known]
    if title is not None and any(w in known for w in title.tokens.works):
        named = next(w for w in title.tokens.works if w in known)
        others = [w for w in title.tokens.works if w.work is Work.OTHER and w.start < named.start]
        before = title.tokens.text[title.tokens.start : named.start]
        match = tongue.part_of.search(before)
        aside = match is not None and tongue.subject.search(match[0]) is None
        return bool(inside) or not (aside or any(not w.loose for w in others))
    most = max(counts.values(), default=0)
    first = [u for u in units if not u.heading][: _LEAD if counts else len(units)]
    led = any(w in known for u in first for w in u.tokens.works)
    sure = any(w.sure and w.work is Work.OTHER for u in units for w in u.tokens.works)
    return led and len(ours) >= most and (len(ours) > 1 or not sure)


def turn(topic: Topic, unit: Unit) -> None:
    """Follow what the text speaks of past this unit."""
    if unit.heading and not unit.title:
        topic.section = unit.named
    if unit.tokens.works:
        topic.event = False
    elif unit.tokens.foreign:
        topic.event = True
    works = [
        w
        for w in unit.tokens.works
        if w.work is not Work.REFERENCE
        and not w.apposed
        and not w.loose
        and (w.sure or not topic.main)
    ]
    if not works:
        return
    topic.paragraph = unit.paragraph
    ours = [w for w in works if w.work is Work.SHOW]
    if unit.title:
        topic.ours = bool(ours)
    elif not ours:
        topic.ours = False
    else:
        topic.ours = Work.SHOW in (works[0].work, works[-1].work)


def anchor_of(article: Article, units: Sequence[Unit], tongue: Tongue) -> date | None:
    """Return the day from which relative dates count: published, else the news' own day in it."""
    if article.published is not None:
        window = parse(article.published)
        return window.earliest if window.precision is Precision.DAY else None
    for unit in [u for u in units if not u.title][:6]:
        for token in unit.tokens.dates:
            after = article.text[token.end : token.end + 40]
            if (
                token.when.year is not None
                and token.when.day is not None
                and tongue.dated.match(after)
            ):
                day = resolve(token.when, None)
                return date.fromisoformat(day.edtf) if day is not None else None
    return None
