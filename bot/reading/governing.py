"""Finds which wording a date belongs to: a release's, or another event's, by its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Status
from bot.domain.facts import Kind
from bot.reading.tokens import CueToken, DateToken, Token, Tokens, Work, within
from bot.reading.tongue import Cue

if TYPE_CHECKING:
    from bot.reading.page import Page
    from bot.reading.topics import Unit

MOVES = frozenset({Status.DELAYED, Status.MOVED_UP})
_MOVED = 40
"""Characters between a date and a verb behind it that says what was moved to that."""
_REACH, _FAR, _NEAR, _BEGIN = 90, 220, 30, 70
"""Characters at most between a cue and its date, the same where the show stands between them,
between a date and its cue, and the same where the date begins its clause."""
PEOPLE = (Kind.PERSON, Kind.CHARACTER, Kind.GROUP)
_AUXILIARY = re.compile(
    r"(?:['’]s)?\s+(?:(?:will|would|can|is|are|was|were|has|have|had|also|then|now|been|\w+ly|set|due|to)\s+)*"
)
_ASIDE = re.compile(r"\s?[”\"’'»』」]?\s*,[”\"’'»]?\s")
_OF = re.compile(
    r"^[^,;.]{0,25}\b(?:of|for|to|from|about|behind|de|du|d[’']|di|del|dell[’']|della|zu|zum|zur"
    r"|von|aus)"
    # No word is tried in two ways: of many in a row each would double the time.
    r"(?:\s(?:(?:the|its|their|new|upcoming|hit|series|serie|série|drama|show|romance|and|und|et|e)"
    r"(?![\w.’'-])|[\w’']+-[\w’'-]+|(?-i:[A-ZÀ-Þ])[\w.’'-]*))*+\s*[“\"'‘«„]?\s?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:with|starring|featuring|mit|con|avec|of|von|di|de)\s+$", re.IGNORECASE)
_PLACE = re.compile(r"\W*(?:[A-ZÀ-Þ][\w.’'-]*[ ,/]+){1,5}\(?")
_DATELINE = re.compile(r"(?:\s*\([^()]{1,30}\)|\s*/[^/]{1,30}/)?\)?\s*(?:[–—:]|-{1,2}\s)")
_AS = re.compile(r"\s+(?:on|in|as|auf|als|su|come|sur|en)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}")
_STOP = re.compile(r"[?？!！。…]|\.(?=[\s”\"’'»)]|$)")
_LINE = Cue("list-line", Status.SCHEDULED, re.compile(r"(?!)"))


def line_cue(token: Token) -> CueToken:
    """Return the cue of a date in a list of what comes out, where no word says so."""
    return CueToken(token.start, token.end, _LINE)


def asks(text: str, start: int, end: int) -> bool:
    """Say whether what goes on at a place ends as a question, that claims nothing."""
    stop = _STOP.search(text, start, end)
    return stop is not None and stop[0] in "?？"


class Governing:
    """Says of a date which wording governs it, in one article."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.tongue = page.tongue
        self.named = page.between

    def in_a_row(self, tokens: Tokens, cue: CueToken, token: DateToken) -> bool:
        """Say whether a date is another work's in a sentence with several works and dates."""
        named = [w for w in tokens.works if not w.apposed and not w.loose]
        if len(tokens.dates) < 2 or not any(w.work is Work.OTHER for w in named):
            return False
        start = max([d.end for d in tokens.dates if d.end <= token.start], default=tokens.start)
        here = [w for w in named if start <= w.start and w.end <= token.start]
        if here:
            return here[-1].work is Work.OTHER
        return start > tokens.start and not (start <= cue.start and cue.end <= token.start)

    def acted(self, tokens: Tokens, cue: CueToken, token: DateToken | None) -> bool:
        """Say whether a person is a cue's subject, and no work its object: "he returns in May"."""
        start = max(tokens.start, cue.start - 50)
        before = self.text[start : cue.start]
        person = self.tongue.actors.search(before) is not None or any(
            m.kind in PEOPLE
            and m.end <= cue.start
            and _AUXILIARY.fullmatch(self.text[m.end : cue.start])
            and _BESIDE.search(self.text[max(0, m.start - 16) : m.start]) is None
            for m in self.named(start, cue.start)
        )
        end = max(cue.end, token.start if token is not None else cue.end)
        objects = [w for w in tokens.works if cue.start <= w.start and w.end <= end and not w.loose]
        return person and not objects

    def governing(self, tokens: Tokens, clause: Token, token: DateToken) -> CueToken | Token | None:
        """Return the cue or other event that a date belongs to: the last before it, else the next.

        A subject that is itself an event ("the trailer will be released") makes its cue one.
        """
        cues = [c for c in within(tokens.cues, clause) if not c.cue.dateless]
        events = within(tokens.foreign, clause)
        every = sorted([*cues, *events], key=lambda t: (t.start, -t.end))
        around = [t for t in cues if t.start <= token.start and token.end <= t.end]
        if around:
            return self.event_of(tokens, clause, around[0]) or around[0]
        before = [t for t in every if t.end <= token.start]
        after = [t for t in every if t.start >= token.end]
        for over in [t for t in cues if t.cue.status is Status.PASSED]:
            # "The announced date, 14 May, passed without a release."
            dated = token.when.weekday is None and token.when.day_plus is None
            if dated and 0 <= over.start - token.end <= _NEAR:
                return over
        if not self.tongue.verb_last:
            shown = any(
                w.work is not Work.OTHER
                for w in within(tokens.works, Token(clause.start, token.start))
            )
            reach = _FAR if shown else _REACH
            before = [t for t in before if token.start - t.end <= reach or t in events]
            begins = token.start - clause.start < 16
            near = _BEGIN if begins else _NEAR
            after = [t for t in after if t.start - token.end <= near or t in events]
            after = [
                t for t in after if not (isinstance(t, CueToken) and (t.cue.leads or t.cue.soft))
            ]
        if not before and after and self._sets_off(clause, token):
            return None
        if self.tongue.verb_last:
            chosen = after[0] if after else (before[-1] if before else None)
        else:
            chosen = before[-1] if before else (after[0] if after else None)
        moves = [t for t in after if isinstance(t, CueToken) and t.cue.status in MOVES]
        gap = self.text[token.end : moves[0].start] if moves else ""
        if self.tongue.moves_behind and moves and len(gap) <= _MOVED and "," not in gap:
            # "Der Start wurde auf den 27. August vorverlegt": what it was moved to. Not so
            # "listed for May, it was moved to June": the comma ends what it was moved from.
            return self.event_of(tokens, clause, moves[0]) or moves[0]
        if isinstance(chosen, CueToken) and self._makes_an_event(tokens, chosen):
            return Token(chosen.start, chosen.end)
        if isinstance(chosen, CueToken) and chosen.cue.weak:
            # "Premieres exclusively on a platform on 14 May": the verb says it.
            rest = before[-2:-1] or (after[:1] if before else after[1:2])
            others = [t for t in rest if chosen.start - t.end < 40]
            chosen = others[0] if others and isinstance(others[0], CueToken) else chosen
        if isinstance(chosen, CueToken) and self.event_of(tokens, clause, chosen) is not None:
            return self.event_of(tokens, clause, chosen)
        return chosen

    def is_of_another_form(self, tokens: Tokens, token: DateToken) -> bool:
        """Say whether it is said right after a date as what else a work comes: "on vinyl"."""
        after = [e for e in tokens.foreign if e.start >= token.end]
        return bool(after) and _AS.fullmatch(self.text, token.end, after[0].start) is not None

    def _makes_an_event(self, tokens: Tokens, cue: CueToken) -> bool:
        """Say whether a cue's object is another event: "dropped a poster"."""
        for event in tokens.foreign:
            if cue.end <= event.start <= cue.end + 45:
                between = self.text[cue.end : event.start]
                works = [w for w in tokens.works if cue.end <= w.start and w.end <= event.start]
                dates = [d for d in tokens.dates if cue.end <= d.start and d.end <= event.start]
                if not works and not dates and self.tongue.object_gap.fullmatch(between):
                    return True
        return False

    def event_of(self, tokens: Tokens, clause: Token, cue: CueToken) -> Token | None:
        """Return the event that is a cue's subject, if it isn't a work that comes."""
        events = [e for e in within(tokens.foreign, clause) if e.end <= cue.start]
        if not events:
            number = tokens.clause(clause.start)
            if self.text[clause.start - 1 : clause.start] in "(（":
                return None
            if self.text[tokens.start : clause.start].rstrip().endswith((":", ";")):
                return None
            if number and not [w for w in within(tokens.works, clause) if w.end <= cue.start]:
                return self._subject_event(tokens, tokens.clauses[number - 1])
            return None
        last = events[-1]
        if self._in_apposition(tokens, last, cue):
            return None
        between = self.text[last.end : cue.start]
        subjects = [
            w for w in within(tokens.works, clause) if w.start >= last.end and w.end <= cue.start
        ]
        show = next((w for w in subjects if w.work is not Work.OTHER), None)
        if show is not None and _OF.search(self.text[last.end : show.start]) is not None:
            return last
        match = self.tongue.belongs.match(between)
        of = match is not None and (
            not subjects or any(w.start <= last.end + match.end() for w in subjects)
        )
        return last if of or not subjects else None

    def _sets_off(self, clause: Token, token: DateToken) -> bool:
        """Say whether a date before a cue is of something else: of the news, or a condition."""
        if token.when.day_plus in (0, -1):
            return True
        return self.tongue.condition.match(self.text[clause.start : token.start]) is not None

    def _in_apposition(self, tokens: Tokens, event: Token, cue: CueToken) -> bool:
        """Say whether an event only describes the show: "the series, filmed in Berlin, starts"."""
        works = [w for w in tokens.works if w.end <= event.start and w.work is not Work.OTHER]
        if not works or any(works[0].end <= c.start < event.start for c in tokens.cues):
            return False
        opened = _ASIDE.match(self.text, works[0].end, event.start) is not None
        return opened and "," in self.text[event.end : cue.start]

    def _subject_event(self, tokens: Tokens, clause: Token) -> Token | None:
        """Return the event that a clause begins with, whose next clause goes on about it."""
        events = within(tokens.foreign, clause)
        cues = within(tokens.cues, clause)
        works = within(tokens.works, clause)
        if not events or any(c.start < events[0].start for c in cues):
            return None
        before = [w for w in works if w.end <= events[0].start]
        return None if before else events[0]

    def inherited(self, tokens: Tokens, number: int, token: DateToken) -> CueToken | Token | None:
        """Return the cue of the clause before, for a date whose own clause has none."""
        clause, earlier = tokens.clauses[number], tokens.clauses[number - 1]
        if within(tokens.foreign, clause):
            return None
        if within(tokens.dates, earlier):
            # What was said has its own date already.
            return None
        others = [w for w in within(tokens.works, clause) if w.work is Work.OTHER]
        if others or token.start - clause.start > 60:
            return None
        cues = within(tokens.cues, earlier)
        events = within(tokens.foreign, earlier)
        every = sorted([*cues, *events], key=lambda t: t.start)
        last = every[-1] if every else None
        if isinstance(last, CueToken):
            return self.event_of(tokens, earlier, last) or last
        return last

    def listed(self, unit: Unit, token: DateToken) -> CueToken | None:
        """Return the cue of a list in which the show stands right before or after a date."""
        tokens = unit.tokens
        show = [w for w in tokens.works if w.work is Work.SHOW and not w.apposed]
        others = [w for w in tokens.works if w.work is Work.OTHER]
        for w in show:
            if w.end <= token.start:
                gap = self.text[w.end : token.start]
                if token.when.day is not None and self.tongue.bracket_gap.fullmatch(gap):
                    return line_cue(token)
                row = len(tokens.dates) > 1 and self.tongue.arrivals.search(
                    self.text, tokens.start, w.start
                )
                if others and row and self.tongue.list_gap.fullmatch(gap):
                    return line_cue(token)
                rest = [c for c in tokens.cues if c.end <= w.start]
                if others and rest and self.tongue.list_gap.fullmatch(gap):
                    return rest[-1]
        return None

    def in_brackets(self, token: DateToken) -> bool:
        """Say whether a date is a year in brackets, as in a list of earlier works."""
        before = self.text[max(0, token.start - 24) : token.start]
        after = self.text[token.end : token.end + 1]
        bare = token.when.month is None and token.when.year is not None
        return (
            bare and re.search(r"[(（\[][^()（）]{0,20}$", before) is not None and after in ")）];,"
        )

    def told(self, tokens: Tokens, token: DateToken) -> bool:
        """Say whether a date is the day on which something was announced or reported."""
        near = token.when.day is not None or token.when.weekday is not None
        near = near or token.when.day_plus is not None
        before = self.text[max(0, token.start - 60) : token.start]
        after = self.text[token.end : token.end + 60]
        if any(
            (0 <= token.start - c.end <= 6 and not c.cue.weak)
            or (c.start <= token.start and token.end <= c.end)
            for c in tokens.cues
        ):
            return False
        if (
            _PLACE.fullmatch(self.text, tokens.start, token.start) is not None
            and _DATELINE.match(self.text, token.end, tokens.end) is not None
        ):
            return True
        passing = token.when.weekday is not None or token.when.day_plus is not None
        if passing and any(d.when.month and d is not token for d in tokens.dates):
            # "Under a plan shown on Wednesday it comes on 7 May, they said on Thursday."
            return True
        if self.tongue.told_before.search(before) is not None:
            return near or token.when.month is not None
        near = near or token.when.month is not None
        clause = tokens.clauses[tokens.clause(token.start)]
        if any(c.end <= token.start for c in within(tokens.cues, clause)):
            # "Premieres on 14 May, the streamer announced."
            return False
        return near and self.tongue.told_after.match(after) is not None
