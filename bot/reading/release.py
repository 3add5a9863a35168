"""Finds what an article says of the release: which sentence, about which work, how surely, when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from bot.domain.documents import Grade, Status
from bot.domain.edtf import Precision, parse
from bot.domain.facts import Kind
from bot.domain.names import fold
from bot.reading.dates import resolve
from bot.reading.found import Passed, Statement
from bot.reading.settling import settle
from bot.reading.tokens import CueToken, DateToken, Token, Tokens, Work, tokens_of, within
from bot.reading.tongue import Cue
from bot.reading.tongues import tongue_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading.article import Article
    from bot.reading.roster import Mention, Roster
    from bot.reading.tokens import WorkToken
    from bot.reading.tongue import Tongue

_MOVES = frozenset({Status.DELAYED, Status.MOVED_UP})
_NEW = re.compile(
    r"(?:\b(?:to|until|till|for|before|now|in favou?r of|is|as|auf|bis|in den|in das|ins|für|a|al|à|au|jusqu|fino|"
    r"in|on|im|am|en|le|nel|later|:)\s*(?:(?:the|an?|its|new|sometime|around|early|late|mid|as (?:late|early) as|"
    r"der|dem|den|il|la|le|l’|l'|date|window|slot|of|in|on|at|least|der Zeit|Anfang|Mitte|Ende)\s*-?)*)$",
    re.IGNORECASE,
)


_PEOPLE = (Kind.PERSON, Kind.CHARACTER, Kind.GROUP)
_AUXILIARY = re.compile(
    r"(?:['’]s)?\s+(?:(?:will|would|can|is|are|was|were|has|have|had|also|then|now|been|\w+ly|set|due|to)\s+)*"
)
_ONWARD = re.compile(r"\s*(?:to|until|till|into|auf|bis|al|à|au)\b", re.IGNORECASE)
_WEEKS_AGO = 45
"""Days after which a day without a year may be next year's."""
_FILM = re.compile(
    r"\b(?:films?|movies?|feature|box office|Spielfilm|Kinofilm|lungometraggio|long[- ]métrage)\b"
    r"|映画|영화",
    re.IGNORECASE,
)
_LEAD = 8
"""Sentences within which an article names what it is about."""
_REACH, _FAR, _NEAR, _BEGIN = 90, 220, 30, 70
"""Characters at most between a cue and its date, the same where the show stands between them,
between a date and its cue, and the same where the date begins its clause."""
_LINE = Cue("list-line", Status.SCHEDULED, re.compile(r"(?!)"))


def _line_cue(token: Token) -> CueToken:
    return CueToken(token.start, token.end, _LINE)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, the headline or a heading, with its tokens; `named` if it names the show."""

    tokens: Tokens
    title: bool
    heading: bool
    paragraph: int

    @property
    def named(self) -> bool:
        return any(w.work is Work.SHOW for w in self.tokens.works)


@dataclass(slots=True)
class _Topic:
    """What the text speaks of at a place: `ours` if the show, and whether it is the main subject."""

    ours: bool = False
    main: bool = False
    paragraph: int = -2


def release_of(
    article: Article, roster: Roster
) -> tuple[tuple[Statement, ...], tuple[Passed, ...]]:
    """Return what an article says of the release, and the dates that weren't taken, with reasons."""
    tongue = tongue_of(article)
    mentions = ours(article.text, roster)
    units = list(_units(article, tongue, mentions))
    reader = _Reader(article, tongue, mentions, _anchor(article, units, tongue), roster)
    reader.opening = [unit.tokens for unit in units[:4]]
    main = _is_main(units)
    topic = _Topic(ours=main, main=main)
    for number, unit in enumerate(units):
        reader.read(unit, topic, units[number - 1] if number else None)
        _turn(topic, unit)
    return settle(reader.found, reader.passed)


def ours(text: str, roster: Roster) -> list[Mention]:
    """Return the names in a text, those of the show's that are a film's of the same name as works.

    Where half of them or more are called a film the article is about that.
    """
    mentions = roster.mentions(text)
    shows = [m for m in mentions if m.kind is Kind.SHOW]
    if not roster.show.homonyms or not shows:
        return mentions
    films = [m for m in shows if _FILM.search(text[max(0, m.start - 24) : m.end + 24])]
    others = shows if len(films) * 2 >= len(shows) else films
    return [m._replace(kind=Kind.WORK) if m in others else m for m in mentions]


def _units(article: Article, tongue: Tongue, mentions: Sequence[Mention]) -> list[_Unit]:
    units: list[_Unit] = []
    if article.title is not None:
        made = tokens_of(article.text, *article.title, tongue, mentions)
        units.append(_Unit(made, title=True, heading=True, paragraph=-1))
    for s in article.sentences:
        made = tokens_of(article.text, s.start, s.end, tongue, mentions)
        units.append(_Unit(made, title=False, heading=s.heading, paragraph=s.paragraph))
    return units


def _is_main(units: Sequence[_Unit]) -> bool:
    """Say whether the show is what an article is about: its headline or its beginning names it.

    A headline that names it only to say who somebody is ("Harbour star X") says nothing.
    """
    counts: Counter[str] = Counter()
    for unit in units:
        for w in unit.tokens.works:
            if w.work is Work.OTHER and not w.loose:
                counts[fold(unit.tokens.text[w.start : w.end])] += 1
    ours = [w for u in units for w in u.tokens.works if w.work is Work.SHOW and not w.apposed]
    if any(u.title and w in u.tokens.works for u in units[:1] for w in ours):
        return True
    first = [u for u in units if not u.heading][: _LEAD if counts else len(units)]
    led = any(w in u.tokens.works for u in first for w in ours)
    return led and len(ours) >= max(counts.values(), default=0)


def _turn(topic: _Topic, unit: _Unit) -> None:
    """Follow what the text speaks of past this unit."""
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


def _anchor(article: Article, units: Sequence[_Unit], tongue: Tongue) -> date | None:
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


class _Reader:
    """Reads one article's units one after another and gathers what they claim."""

    def __init__(
        self,
        article: Article,
        tongue: Tongue,
        mentions: Sequence[Mention],
        anchor: date | None,
        roster: Roster,
    ) -> None:
        self.text = article.text
        self.tongue = tongue
        self.mentions = mentions
        self.anchor = anchor
        self.published = article.published
        self.organisations = [m for m in mentions if m.kind is Kind.ORGANISATION]
        self.found: list[Statement] = []
        self.passed: list[Passed] = []
        self.roster = roster
        self.opening: Sequence[Tokens] = ()
        self.headings: list[Tokens] = []

    def read(self, unit: _Unit, topic: _Topic, before: _Unit | None) -> None:
        """Take what one unit claims."""
        tokens = unit.tokens
        if unit.heading:
            # The headline stands over everything, a section's heading until the next one.
            self.headings = [*self.headings[:1], tokens] if not unit.title else [tokens]
        used: set[int] = set()
        former: list[DateToken] = []
        taken = len(self.found)
        for token in tokens.dates:
            cue, why = self._judge(unit, token, topic, before)
            if cue is None:
                self.passed.append(Passed(start=token.start, end=token.end, why=why))
                continue
            statement = self._dated(unit, token, cue, topic)
            if isinstance(statement, str):
                self.passed.append(Passed(start=token.start, end=token.end, why=statement))
                if statement == "former":
                    former.append(token)
            else:
                self.found.append(statement)
                used.add(cue.start)
        if len(former) == 1 and len(self.found) == taken + 1:
            self.found[-1] = self._compared(self.found[-1], former[0])
        for cue in tokens.cues:
            if cue.cue.bare and cue.start not in used:
                bare = self._bare(unit, cue, topic)
                if bare is not None:
                    self.found.append(bare)

    # ── a date ───────────────────────────────────────────────────────────────

    def _judge(
        self, unit: _Unit, token: DateToken, topic: _Topic, before: _Unit | None
    ) -> tuple[CueToken | None, str]:
        """Return the cue that a date belongs to; else none, and why it isn't ours."""
        tokens = unit.tokens
        if self._in_brackets(token):
            return None, "in-brackets"
        if self._told(tokens, token):
            return None, "day-of-the-news"
        listed = self._listed(unit, token)
        if listed is not None:
            return listed, ""
        number = tokens.clause(token.start)
        clause = tokens.clauses[number]
        cue = self._governing(tokens, clause, token)
        if cue is None and number:
            cue = self._inherited(tokens, number, token)
        if cue is None and number + 1 < len(tokens.clauses):
            # "On 14 May, when ...": what a sentence begins with belongs to what follows.
            begins = token.start - clause.start < 12
            following = tokens.clauses[number + 1]
            if begins and not within(tokens.foreign, clause):
                cue = self._governing(tokens, Token(clause.start, following.end), token)
        if cue is None and unit.heading and self._line(unit) and self._is_list(topic):
            return _line_cue(token), ""
        if cue is None:
            return None, "no-cue"
        if not isinstance(cue, CueToken):
            return None, "another-event"
        if self._in_a_row(tokens, cue, token):
            return None, "another-work"
        owner = self._owner(unit, cue, token, topic)
        if owner == "implied" and cue.cue.soft:
            return None, "another-work"
        if owner and not cue.cue.anyone and self._acted(tokens, cue, token):
            return None, "somebody-else"
        return (cue, "") if owner else (None, "another-work")

    def _in_a_row(self, tokens: Tokens, cue: CueToken, token: DateToken) -> bool:
        """Say whether a date is another work's in a sentence with several works and dates."""
        named = [w for w in tokens.works if not w.apposed and not w.loose]
        if len(tokens.dates) < 2 or not any(w.work is Work.OTHER for w in named):
            return False
        start = max([d.end for d in tokens.dates if d.end <= token.start], default=tokens.start)
        here = [w for w in named if start <= w.start and w.end <= token.start]
        if here:
            return here[-1].work is Work.OTHER
        return start > tokens.start and not (start <= cue.start and cue.end <= token.start)

    def _acted(self, tokens: Tokens, cue: CueToken, token: DateToken | None) -> bool:
        """Say whether a person is a cue's subject, and no work its object: "he returns on 3 May"."""
        start = max(tokens.start, cue.start - 50)
        before = self.text[start : cue.start]
        person = self.tongue.actors.search(before) is not None or any(
            m.kind in _PEOPLE
            and m.start >= start
            and m.end <= cue.start
            and _AUXILIARY.fullmatch(self.text[m.end : cue.start])
            for m in self.mentions
        )
        end = max(cue.end, token.start if token is not None else cue.end)
        objects = [w for w in tokens.works if cue.start <= w.start and w.end <= end and not w.loose]
        return person and not objects

    def _governing(
        self, tokens: Tokens, clause: Token, token: DateToken
    ) -> CueToken | Token | None:
        """Return the cue or other event that a date belongs to: the last before it, else the next.

        A subject that is itself an event ("the trailer will be released") makes its cue one.
        """
        cues = [c for c in within(tokens.cues, clause) if not c.cue.dateless]
        events = within(tokens.foreign, clause)
        every = sorted([*cues, *events], key=lambda t: (t.start, -t.end))
        around = [t for t in cues if t.start <= token.start and token.end <= t.end]
        if around:
            return around[0]
        before = [t for t in every if t.end <= token.start]
        after = [t for t in every if t.start >= token.end]
        if not self.tongue.verb_last:
            shown = any(
                w.work is not Work.OTHER for w in within(tokens.works, Token(clause.start, token.start))
            )
            reach = _FAR if shown else _REACH
            before = [t for t in before if token.start - t.end <= reach or t in events]
            begins = token.start - clause.start < 16
            near = _BEGIN if begins else _NEAR
            after = [t for t in after if t.start - token.end <= near or t in events]
            after = [t for t in after if not (isinstance(t, CueToken) and (t.cue.leads or t.cue.soft))]
        if self.tongue.verb_last:
            chosen = after[0] if after else (before[-1] if before else None)
        else:
            chosen = before[-1] if before else (after[0] if after else None)
        if isinstance(chosen, CueToken) and self._makes_an_event(tokens, chosen):
            return Token(chosen.start, chosen.end)
        if isinstance(chosen, CueToken) and chosen.cue.weak:
            # "Premieres exclusively on Netflix on 14 May": the verb says it.
            others = [t for t in before[-2:-1] or after[1:2] if chosen.start - t.end < 40]
            chosen = others[0] if others and isinstance(others[0], CueToken) else chosen
        if isinstance(chosen, CueToken) and self._event_of(tokens, clause, chosen) is not None:
            return self._event_of(tokens, clause, chosen)
        return chosen

    def _makes_an_event(self, tokens: Tokens, cue: CueToken) -> bool:
        """Say whether a cue's object is another event: "dropped a poster", "releases the trailer"."""
        for event in tokens.foreign:
            if cue.end <= event.start <= cue.end + 45:
                between = self.text[cue.end : event.start]
                works = [w for w in tokens.works if cue.end <= w.start and w.end <= event.start]
                dates = [d for d in tokens.dates if cue.end <= d.start and d.end <= event.start]
                if not works and not dates and self.tongue.object_gap.fullmatch(between):
                    return True
        return False

    def _event_of(self, tokens: Tokens, clause: Token, cue: CueToken) -> Token | None:
        """Return the event that is a cue's subject, if it isn't a work that comes."""
        events = [e for e in within(tokens.foreign, clause) if e.end <= cue.start]
        if not events:
            number = tokens.clause(clause.start)
            if self.text[clause.start - 1 : clause.start] in "(（":
                return None
            if number and not [w for w in within(tokens.works, clause) if w.end <= cue.start]:
                return self._subject_event(tokens, tokens.clauses[number - 1])
            return None
        last = events[-1]
        between = self.text[last.end : cue.start]
        subjects = [
            w for w in within(tokens.works, clause) if w.start >= last.end and w.end <= cue.start
        ]
        match = self.tongue.belongs.match(between)
        of = match is not None and (
            not subjects or any(w.start <= last.end + match.end() <= w.end for w in subjects)
        )
        return last if of or not subjects else None

    def _subject_event(self, tokens: Tokens, clause: Token) -> Token | None:
        """Return the event that a clause begins with, whose next clause goes on about it."""
        events = within(tokens.foreign, clause)
        cues = within(tokens.cues, clause)
        works = within(tokens.works, clause)
        if not events or any(c.start < events[0].start for c in cues):
            return None
        before = [w for w in works if w.end <= events[0].start]
        return None if before else events[0]

    def _inherited(self, tokens: Tokens, number: int, token: DateToken) -> CueToken | Token | None:
        """Return the cue of the clause before, for a date whose own clause has none."""
        clause, earlier = tokens.clauses[number], tokens.clauses[number - 1]
        if within(tokens.foreign, clause):
            return None
        others = [w for w in within(tokens.works, clause) if w.work is Work.OTHER]
        if others or token.start - clause.start > 60:
            return None
        cues = within(tokens.cues, earlier)
        events = within(tokens.foreign, earlier)
        every = sorted([*cues, *events], key=lambda t: t.start)
        last = every[-1] if every else None
        if isinstance(last, CueToken):
            return self._event_of(tokens, earlier, last) or last
        return last

    def _owner(
        self, unit: _Unit, cue: CueToken, token: DateToken | None, topic: _Topic
    ) -> str | None:
        """Return how a cue (and its date) belongs to the show: `named`, `referred`; none if not."""
        tokens = unit.tokens
        at = token.start if token is not None else cue.end
        number = tokens.clause(cue.start)
        numbers = {number} | ({tokens.clause(at)} if token is not None else set[int]())
        inside = [w for w in tokens.works if tokens.clause(w.start) in numbers and not w.apposed]
        # The work nearest before the cue is its subject; one between cue and date its object.
        inside = [w for w in inside if not w.loose]
        between = [w for w in inside if cue.end <= w.start and w.end <= at]
        before = [
            w for w in inside if w.end <= max(cue.start, cue.end if cue.end <= at else cue.start)
        ]
        first_date = token is not None and token.start < cue.start
        within = [w for w in inside if w.start >= cue.start and w.end <= cue.end]
        chosen: WorkToken | None
        if within:
            chosen = within[-1]
        elif between and not first_date:
            chosen = between[-1]
        elif before:
            chosen = before[-1]
        else:
            after = [w for w in inside if w.start >= cue.end]
            clause = tokens.clauses[number]
            relative = self.tongue.relative.match(self.text[clause.start : clause.end])
            chosen = after[0] if after and relative is None else None
        if chosen is None:
            earlier = [
                w for w in tokens.works if w.end <= cue.start and not w.apposed and not w.loose
            ]
            chosen = earlier[-1] if earlier else None
        if chosen is None:
            later = [
                w for w in tokens.works if w.start >= cue.end and not w.apposed and not w.loose
            ]
            if (
                later
                and later[0].work is Work.SHOW
                and len(tokens.clauses) > 1
                and not unit.heading
            ):
                chosen = later[0]
        if chosen is None:
            if any(w.work is Work.OTHER and not w.loose for w in tokens.works) or not self._implied(
                unit, cue
            ):
                return None
            person = self.tongue.actors.match(
                self.text[tokens.start :].lstrip("“\"'‘")[:12]
            ) or any(
                m.kind in _PEOPLE and m.start - tokens.start < 12
                for m in self.mentions
                if m.start >= tokens.start
            )
            return "implied" if self._spoken_of(unit, topic) and not person else None
        return self._owned(unit, chosen, cue, topic)

    @staticmethod
    def _spoken_of(unit: _Unit, topic: _Topic) -> bool:
        """Say whether "the series" is ours here: as the main subject, or just named beside it."""
        return topic.ours and (topic.main or topic.paragraph == unit.paragraph)

    def _only_part(self, tokens: Tokens, chosen: WorkToken, cue: CueToken) -> bool:
        """Say whether a cue's subject is something of the show's, such as its cast, and not it."""
        if chosen.end > cue.start or "," in self.text[chosen.end : cue.start]:
            return False
        before = self.text[max(tokens.start, chosen.start - 60) : chosen.start]
        match = self.tongue.part_of.search(before)
        return match is not None and self.tongue.subject.search(match[0]) is None

    def _owned(
        self, unit: _Unit, chosen: WorkToken, cue: CueToken, topic: _Topic
    ) -> str | None:
        tokens = unit.tokens
        if self._only_part(tokens, chosen, cue):
            return None
        if chosen.work is Work.SHOW:
            others = [w for w in tokens.works if w.work is Work.OTHER and w.end <= chosen.start]
            before = self.text[max(tokens.start, chosen.start - 30) : chosen.start]
            aside = self.tongue.ours_of.search(before) is not None
            return None if aside and any(not w.loose for w in others) else "named"
        if chosen.work is Work.OTHER:
            return None
        named = [w.end for w in tokens.works if w.work is Work.SHOW and w.end <= chosen.start]
        if named and chosen.end - chosen.start <= 5:
            # "Turned the series into a book and brings it out": the book.
            if any(max(named) <= e.start and e.end <= chosen.start for e in tokens.foreign):
                return None
        earlier = [
            w for w in tokens.works
            if w.end <= chosen.start and w.work is not Work.REFERENCE
            and not w.apposed and not w.loose and (w.sure or not topic.main)
        ]  # fmt: skip
        if earlier:
            return "named" if all(w.work is Work.SHOW for w in earlier) else None
        following = [w for w in tokens.works if w.start >= chosen.end and w.work is Work.SHOW]
        if following and not any(w.work is Work.OTHER and not w.loose for w in tokens.works):
            return "named"
        return "referred" if self._spoken_of(unit, topic) else None

    def _implied(self, unit: _Unit, cue: CueToken) -> bool:
        """Say whether a sentence with no work in it can speak of the show at all."""
        before = self.text[unit.tokens.start : cue.start]
        if self.tongue.implies or cue.cue.bare or not before.strip("“\"'‘«„ "):
            return True
        return len(before) < 60 and self.tongue.subject.search(before) is not None

    def _listed(self, unit: _Unit, token: DateToken) -> CueToken | None:
        """Return the cue of a list in which the show stands right before or after a date."""
        tokens = unit.tokens
        show = [w for w in tokens.works if w.work is Work.SHOW and not w.apposed]
        others = [w for w in tokens.works if w.work is Work.OTHER]
        for w in show:
            if w.end <= token.start:
                gap = self.text[w.end : token.start]
                if token.when.day is not None and self.tongue.bracket_gap.fullmatch(gap):
                    return _line_cue(token)
                row = len(tokens.dates) > 1 and self.tongue.arrivals.search(
                    self.text, tokens.start, w.start
                )
                if others and row and self.tongue.list_gap.fullmatch(gap):
                    return _line_cue(token)
                rest = [c for c in tokens.cues if c.end <= w.start]
                if others and rest and self.tongue.list_gap.fullmatch(gap):
                    return rest[-1]
        return None

    def _in_brackets(self, token: DateToken) -> bool:
        """Say whether a date is a year in brackets, as in a list of earlier works."""
        before = self.text[max(0, token.start - 24) : token.start]
        after = self.text[token.end : token.end + 1]
        bare = token.when.month is None and token.when.year is not None
        return (
            bare and re.search(r"[(（\[][^()（）]{0,20}$", before) is not None and after in ")）];,"
        )

    def _told(self, tokens: Tokens, token: DateToken) -> bool:
        """Say whether a date is the day on which something was announced or reported."""
        near = token.when.day is not None or token.when.weekday is not None
        near = near or token.when.day_plus is not None
        before = self.text[max(0, token.start - 60) : token.start]
        after = self.text[token.end : token.end + 60]
        if any(0 <= token.start - c.end <= 6 and not c.cue.weak for c in tokens.cues):
            return False
        if self.tongue.told_before.search(before) is not None:
            return near or token.when.month is not None
        near = near or token.when.month is not None
        clause = tokens.clauses[tokens.clause(token.start)]
        if any(c.end <= token.start for c in within(tokens.cues, clause)):
            # "Premieres on 14 May, the streamer announced."
            return False
        return near and self.tongue.told_after.match(after) is not None

    # ── statements ───────────────────────────────────────────────────────────

    def _dated(
        self, unit: _Unit, token: DateToken, cue: CueToken, topic: _Topic
    ) -> Statement | str:
        tokens = unit.tokens
        before = self.text[tokens.start : token.start]
        status = cue.cue.status
        if status in (Status.NO_DATE, Status.CANCELLED, Status.DENIED):
            return "no-plan"
        moving = status in _MOVES
        if moving and not self._is_new(tokens, cue, token):
            return "former"
        ahead = self.text[token.end : token.end + 12]
        if re.search(r"\bfrom\s+(?:the\s+)?$", before) and _ONWARD.match(ahead):
            return "former"
        if self.tongue.former_clause.search(before):
            return "former"
        if self.tongue.former_after.match(self.text, token.end):
            return "former"
        if self.tongue.former.search(before) and not (self.tongue.former_not.search(before)):
            return "former"
        if token.when.weeks:
            return "too-loose"
        near = self.text[tokens.clauses[tokens.clause(cue.start)].start : cue.end]
        if status is Status.SCHEDULED and self.tongue.once.search(near):
            status = Status.WAS_SCHEDULED
        if status is Status.WAS_SCHEDULED and self.tongue.goals.search(near):
            status = Status.TARGET
        past = cue.cue.past or status is Status.PASSED
        day = resolve(token.when, self.anchor, past=past)
        cued = self.text[max(tokens.start, cue.start - 12) : cue.end]
        if status is Status.SCHEDULED and self._just_passed(token):
            # "Available from 14 May", printed in late May: out, if anything.
            if self.tongue.since.search(cued) is None:
                return "over"
            status, day = Status.RELEASED, resolve(token.when, self.anchor, past=True)
        if status is Status.SCHEDULED and self.tongue.would.search(cued) and token.when.relative:
            day = self._nearest(token) if self.anchor is not None else None
        if status is Status.WAS_SCHEDULED and token.when.relative and self.anchor is not None:
            day = self._nearest(token)
        if day is None:
            return "unresolved"
        window = parse(day.edtf)
        if self.anchor is not None:
            if status is Status.RELEASED and window.earliest > self.anchor:
                return "not-yet"
            plans = (Status.SCHEDULED, Status.TARGET, *_MOVES)
            if status in plans and window.passed(self.anchor):
                if status is Status.SCHEDULED and self.tongue.reported.search(
                    before[-80:] + self.text[cue.start : cue.end]
                ):
                    status = Status.WAS_SCHEDULED
                else:
                    return "over"
        said = status
        status, hedge = self._weighed(unit, cue, token, status)
        if status is Status.DENIED and said in (Status.DELAYED, Status.MOVED_UP):
            return "denied"
        owner = self._owner(unit, cue, token, topic)
        grade = Grade.A if owner == "named" and not unit.heading else Grade.B
        if unit.heading and not unit.title and self._line(unit):
            grade = Grade.A
        clause = tokens.clauses[tokens.clause(cue.start)]
        start, end = min(cue.start, token.start), max(cue.end, token.end)
        return Statement(
            start=start,
            end=end,
            rule=f"{self.tongue.code}-{cue.cue.rule}",
            status=status,
            precision=window.precision,
            edtf=day.edtf,
            platform=self._platform(tokens),
            said_by=self._said_by(tokens, clause),
            anchor=self.anchor.isoformat() if day.relative and self.anchor else None,
            relative=day.relative,
            hedge=hedge,
            region=self._region(tokens, token),
            grade=grade,
        )

    def _compared(self, statement: Statement, former: DateToken) -> Statement:
        """Return a plan as a move, where the earlier plan is named beside it."""
        was = resolve(former.when, self.anchor)
        if was is None or statement.edtf is None or statement.status is not Status.SCHEDULED:
            return statement
        old, new = parse(was.edtf), parse(statement.edtf)
        if new.latest < old.earliest:
            return msgspec.structs.replace(statement, status=Status.MOVED_UP)
        if new.earliest > old.latest:
            return msgspec.structs.replace(statement, status=Status.DELAYED)
        return statement

    def _is_new(self, tokens: Tokens, cue: CueToken, token: DateToken) -> bool:
        """Say whether a date is the one to which something was moved."""
        if self.tongue.verb_last:
            return self.tongue.new_after.match(self.text, token.end) is not None
        start = cue.start if cue.start < token.start else max(tokens.start, token.start - 40)
        return _NEW.search(self.text[start : token.start][-60:]) is not None

    def _just_passed(self, token: DateToken) -> bool:
        """Say whether a day without a year was a few weeks ago: hardly next year's is meant."""
        when = token.when
        if self.anchor is None or when.year is not None or when.year_plus is not None:
            return False
        if when.day is None or when.month is None:
            return False
        day = resolve(when, self.anchor, past=True)
        return day is not None and 0 < (self.anchor - parse(day.edtf).latest).days <= _WEEKS_AGO

    def _nearest(self, token: DateToken):
        ahead = resolve(token.when, self.anchor)
        behind = resolve(token.when, self.anchor, past=True)
        if ahead is None or behind is None or self.anchor is None:
            return ahead or behind
        far = abs((parse(ahead.edtf).earliest - self.anchor).days)
        near = abs((parse(behind.edtf).earliest - self.anchor).days)
        return behind if near < far else ahead

    def _bare(self, unit: _Unit, cue: CueToken, topic: _Topic) -> Statement | None:
        """Return what a cue claims by itself, such as that there is no date."""
        tokens = unit.tokens
        clause = tokens.clauses[tokens.clause(cue.start)]
        if self._event_of(tokens, clause, cue) is not None:
            return None
        after = self.text[cue.end : min(cue.end + 36, clause.end)]
        if self.tongue.foreign.search(after) is not None:
            return None
        if self.tongue.negation.search(self.text[max(clause.start, cue.start - 24) : cue.start]):
            if cue.cue.status is not Status.NO_DATE:
                return None
        owner = self._owner(unit, cue, None, topic)
        if owner is None:
            return None
        if cue.cue.status is Status.DENIED and not self._about_release(tokens, cue):
            return None
        if cue.cue.status is Status.PASSED:
            return self._went_by(cue, owner)
        status, hedge = self._weighed(unit, cue, None, cue.cue.status)
        if status is Status.RUMORED:
            return None
        return Statement(
            start=cue.start,
            end=cue.end,
            rule=f"{self.tongue.code}-{cue.cue.rule}",
            status=status,
            precision=Precision.NONE,
            platform=self._platform(tokens),
            said_by=self._said_by(tokens, clause),
            hedge=hedge,
            grade=Grade.A if owner == "named" and not unit.heading else Grade.B,
        )

    def _went_by(self, cue: CueToken, owner: str) -> Statement | None:
        """Return that a time went by of which the article spoke before."""
        for earlier in reversed(self.found):
            if earlier.edtf is not None and self.anchor is not None:
                past = parse(earlier.edtf).passed(self.anchor)
                return (
                    msgspec.structs.replace(
                        earlier,
                        status=Status.PASSED,
                        rule=f"{self.tongue.code}-{cue.cue.rule}",
                        grade=Grade.B,
                        hedge=None,
                    )
                    if past
                    else None
                )
        del owner
        return None

    def _about_release(self, tokens: Tokens, cue: CueToken) -> bool:
        """Say whether a denial is of something about the release."""
        return any(other is not cue for other in tokens.cues)

    def _weighed(
        self, unit: _Unit, cue: CueToken, token: DateToken | None, status: Status
    ) -> tuple[Status, str | None]:
        """Return a status with what hedges it, aims at it or denies it."""
        tokens = unit.tokens
        end = max(cue.end, token.end) if token is not None else cue.end
        clause = tokens.clauses[tokens.clause(cue.start)]
        said = self.text[tokens.start : end]
        if status not in (Status.NO_DATE, Status.DENIED) and self._denied(tokens, end):
            return Status.DENIED, None
        negated = self.tongue.not_so.search(self.text[max(tokens.start, cue.start - 24) : cue.start])
        if negated is not None and token is not None and status in (Status.SCHEDULED, Status.RELEASED):
            return Status.DENIED, None
        hedge = self._hedge(tokens, cue, clause, end)
        if status is Status.SCHEDULED and hedge is not None:
            return Status.RUMORED, hedge
        if status is Status.DELAYED and hedge is not None:
            return Status.DELAY_RUMORED, hedge
        if status in (Status.CANCELLED, Status.RELEASED, Status.MOVED_UP) and hedge is not None:
            return Status.RUMORED, hedge
        near = self.text[clause.start : max(end, min(clause.end, end + 30))]
        if status is Status.SCHEDULED:
            goal = self.tongue.goals.search(near)
            if goal is not None:
                return Status.TARGET, goal[0]
        if status is Status.TARGET and hedge is not None:
            return Status.RUMORED, hedge
        return status, hedge

    def _denied(self, tokens: Tokens, end: int) -> bool:
        """Say whether the sentence denies what it says up to `end`, before or after it."""
        for match in self.tongue.denials.finditer(self.text, tokens.start, tokens.end):
            a, b = sorted((match.end() if match.end() <= end else match.start(), end))
            if not self.tongue.turns.search(self.text[a:b]):
                return True
        return False

    def _hedge(self, tokens: Tokens, cue: CueToken, clause: Token, end: int) -> str | None:
        """Return the word that makes a claim a rumour; none if nothing does, or it is settled."""
        modal = self.tongue.modal.search(self.text[max(tokens.start, cue.start - 30) : cue.start])
        if modal is not None:
            return modal[0].strip()
        begin = self.text.rfind(";", tokens.start, cue.start) + 1 or tokens.start
        words = (self.tongue.hedges, self.tongue.rumours)
        found = (m for pattern in words for m in pattern.finditer(self.text, begin, tokens.end))
        for match in found:
            plain = self.tongue.rumours.match(match[0]) is not None
            if match.start() > end and not plain:
                continue
            after = self.text[match.end() : end]
            before = self.text[max(tokens.start, match.start() - 40) : match.start()]
            if self.tongue.settles.search(after) or self.tongue.despite.search(before):
                continue
            return match[0]
        del clause
        for heading in self.headings:
            match = self.tongue.rumours.search(self.text, heading.start, heading.end)
            said = self.text[tokens.start : tokens.end]
            if match is not None and not self.tongue.settles.search(said):
                return match[0]
        return None

    def _line(self, unit: _Unit) -> bool:
        """Say whether a line holds only the show's name and a date, as in a list of releases."""
        tokens = unit.tokens
        covered = sum(w.end - w.start for w in tokens.works if w.work is Work.SHOW)
        covered += sum(d.end - d.start for d in tokens.dates)
        return unit.named and (tokens.end - tokens.start) - covered < 24

    def _is_list(self, topic: _Topic) -> bool:
        """Say whether the article is a list of what comes out: its headline or beginning says so."""
        return any(token.cues for token in self.opening)

    def _region(self, tokens: Tokens, token: DateToken) -> str | None:
        """Return where a date is said to be of; none where nothing is said."""
        others = [d for d in tokens.dates if d is not token]
        start = max((d.end for d in others if d.end <= token.start), default=tokens.start)
        end = min((d.start for d in others if d.start >= token.end), default=tokens.end)
        before = [*self.tongue.regions.finditer(self.text, start, token.start)]
        match = before[-1] if before else self.tongue.regions.search(self.text, token.end, end)
        return match[0].casefold() if match is not None else None

    def _platform(self, tokens: Tokens) -> str | None:
        for m in self.organisations:
            if tokens.start <= m.start < tokens.end:
                before = self.text[max(tokens.start, m.start - 6) : m.start]
                if self.tongue.platform.search(before):
                    return m.entity
        return None

    def _said_by(self, tokens: Tokens, clause: Token) -> str | None:
        for m in self.organisations:
            if tokens.start <= m.start < tokens.end:
                after = self.text[m.end : m.end + 40]
                if self.tongue.says.match(after):
                    return m.entity
        return None
