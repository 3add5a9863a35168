"""Finds what an article says of the release: which sentence, about which work, how surely, when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from bot.domain.documents import Grade, Status
from bot.domain.edtf import Precision, parse
from bot.reading.beside import Surroundings
from bot.reading.dates import resolve
from bot.reading.found import Passed, Statement
from bot.reading.governing import MOVES, Governing, asks, line_cue
from bot.reading.hedging import Hedging
from bot.reading.others import ours, years_of
from bot.reading.owning import Owning
from bot.reading.page import Page
from bot.reading.settling import settle
from bot.reading.timing import Timing
from bot.reading.tokens import CueToken, DateToken, Token, Tokens, Work, within
from bot.reading.tongues import tongue_of
from bot.reading.topics import BEGINNING, Topic, Unit, anchor_of, is_main, turn, units_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading.article import Article
    from bot.reading.found import Place
    from bot.reading.roster import Roster

_PLANS = (Status.SCHEDULED, Status.TARGET, Status.RUMORED, Status.WAS_SCHEDULED)
_RIGHT_AFTER = 8
"""Characters between a wording and a date that is part of it, at most."""
_NOT = 16
"""Characters before a date within which it is said that it isn't that."""
_STEPS = re.compile(r"(?:,?\s[\w’'-]+){1,6},?\s")
"""Words between a wording and a date a little way off."""
_JUDGED = 1_000
"""Dates and statements after which a text is read no further: no article has as many."""


def release_of(
    article: Article, roster: Roster
) -> tuple[tuple[Statement, ...], tuple[Passed, ...]]:
    """Return what an article says of the release; and the dates that weren't taken, with why."""
    tongue = tongue_of(article, roster)
    mentions = ours(article.text, roster)
    units = units_of(article, tongue, mentions)
    page = Page(article.text, tongue, mentions, anchor_of(article, units, tongue), years_of(roster))
    reader = _Reader(page, [unit.tokens for unit in units[:BEGINNING]], article.title)
    main = is_main(units, tongue)
    topic = Topic(ours=main, main=main)
    for unit in units:
        if len(reader.found) + len(reader.passed) > _JUDGED:
            break
        reader.read(unit, topic)
        turn(topic, unit)
    return settle(reader.found, reader.passed, reader.unsure, reader.elsewhere())


def _denied(s: Statement) -> Statement:
    """Return a plan, or a move to another time, as denied."""
    if s.status not in (*_PLANS, *MOVES, Status.DELAY_RUMORED) or s.edtf is None:
        return s
    return msgspec.structs.replace(s, status=Status.DENIED, hedge=None)


class _Reader:
    """Reads one article's units one after another and gathers what they claim."""

    def __init__(self, page: Page, opening: Sequence[Tokens], title: Place | None) -> None:
        self.text = page.text
        self.title = title
        self.tongue = page.tongue
        self.anchor = page.anchor
        self.opening = opening
        self.beside = Surroundings(page)
        self.found: list[Statement] = []
        self.passed: list[Passed] = []
        self.events: set[str] = set()
        """The times of other events, as far as they are told in the text: EDTF."""
        self.unsure: dict[int, tuple[int, int]] = {}
        """The dates of plans behind "was", "had" or "not", that may say more than we read."""
        self._told = 0
        self.governing = Governing(page)
        self.owning = Owning(page)
        self.hedging = Hedging(page)
        self.timing = Timing(page)

    def elsewhere(self) -> list[Statement]:
        """Return what a headline says by a day that the text below it gives to another event."""
        title = self.title
        return [
            s
            for s in self.found
            if title is not None
            and title.start <= s.start < title.end
            and s.precision is Precision.DAY
            and s.edtf in self.events
            and all(other is s or other.edtf != s.edtf for other in self.found)
        ]

    def read(self, unit: Unit, topic: Topic) -> None:
        """Take what one unit claims."""
        tokens = unit.tokens
        if self.tongue.aside.match(self.text[tokens.start : tokens.end]):
            self.passed += [
                Passed(start=d.start, end=d.end, why="another-work") for d in tokens.dates
            ]
            return
        if unit.heading:
            # The headline stands over everything, a section's heading until the next one.
            self.hedging.headings = (
                [*self.hedging.headings[:1], tokens] if not unit.title else [tokens]
            )
        elif self.tongue.retracts.match(self.text, tokens.start, tokens.end):
            # "It would come on 3 July, they said. That is untrue."
            self.found[self._told :] = [_denied(s) for s in self.found[self._told :]]
        self._told = len(self.found)
        used: set[int] = set()
        former: list[DateToken] = []
        old: Statement | str | None = None
        taken = len(self.found)
        for token in tokens.dates:
            cue, why = self._judge(unit, token, topic)
            if cue is None:
                self.passed.append(Passed(start=token.start, end=token.end, why=why))
                event = resolve(token.when, self.anchor) if why == "another-event" else None
                if event is not None and not (unit.heading or unit.named):
                    self.events.add(event.edtf)
                continue
            statement = self._dated(unit, token, cue, topic)
            if isinstance(statement, str):
                self.passed.append(Passed(start=token.start, end=token.end, why=statement))
                if statement == "former":
                    former.append(token)
                    if cue.cue.status is Status.WAS_SCHEDULED:
                        old = self._dated(unit, token, cue, topic, old=True)
            else:
                self.found.append(statement)
                used.add(cue.start)
        if len(former) == 1 and len(self.found) == taken and isinstance(old, Statement):
            # "It was originally set for August": an earlier plan with no newer one beside it.
            self.found.append(old)
            self.passed = [p for p in self.passed if p.start != former[0].start]
        elif len(former) == 1 and len(self.found) == taken + 1:
            self.found[-1] = self._compared(self.found[-1], former[0])
        for cue in tokens.cues:
            if cue.cue.bare and cue.start not in used:
                bare = self._bare(unit, cue, topic)
                if bare is not None:
                    self.found.append(bare)

    def _judge(self, unit: Unit, token: DateToken, topic: Topic) -> tuple[CueToken | None, str]:
        """Return the cue that a date belongs to; else none, and why it isn't ours."""
        tokens = unit.tokens
        if self.governing.in_brackets(token):
            return None, "in-brackets"
        if self.governing.told(tokens, token):
            return None, "day-of-the-news"
        if asks(self.text, token.end, tokens.end):
            return None, "only-asked"
        listed = self.governing.listed(unit, token)
        if listed is not None:
            return listed, ""
        number = tokens.clause(token.start)
        clause = tokens.clauses[number]
        cue = self.governing.governing(tokens, clause, token)
        if cue is None and number:
            cue = self.governing.inherited(tokens, number, token)
        if cue is None and number + 1 < len(tokens.clauses):
            # "On 14 May, when ...": what a sentence begins with belongs to what follows.
            begins = token.start - clause.start < 12
            following = tokens.clauses[number + 1]
            if begins and not within(tokens.foreign, clause):
                cue = self.governing.governing(tokens, Token(clause.start, following.end), token)
        if cue is None and unit.heading and self._line(unit) and self._is_list():
            return line_cue(token), ""
        if cue is None:
            return None, "no-cue"
        if not isinstance(cue, CueToken) or self.governing.is_of_another_form(tokens, token):
            return None, "another-event"
        if self.governing.in_a_row(tokens, cue, token):
            return None, "another-work"
        owner = self.owning.owner(unit, cue, token, topic)
        if owner == "implied" and cue.cue.soft:
            return None, "another-work"
        if owner and not cue.cue.anyone and self.governing.acted(tokens, cue, token):
            return None, "somebody-else"
        return (cue, "") if owner else (None, "another-work")

    def _dated(
        self, unit: Unit, token: DateToken, cue: CueToken, topic: Topic, *, old: bool = False
    ) -> Statement | str:
        """Return what a date and its cue claim; else why they claim nothing.

        With `old` words for an earlier plan are no reason: the sentence says of no newer one.
        """
        tokens = unit.tokens
        status = cue.cue.status
        if status is Status.CANCELLED and self._turns_down(cue, token):
            # "Will not be released in March": that is denied, and nothing is cancelled.
            status = Status.DENIED
        elif status is Status.DENIED and cue.end <= token.start:
            if not any(
                w.work is Work.SHOW for w in within(tokens.works, Token(cue.end, token.start))
            ):
                return "no-plan"
        elif status in (Status.NO_DATE, Status.CANCELLED, Status.DENIED):
            return "no-plan"
        if self.timing.is_former(tokens, cue, token, status, old=old):
            return "former"
        timed = self.timing.time(tokens, cue, token, status)
        if isinstance(timed, str):
            return timed
        status, day = timed
        window = parse(day.edtf)
        status, hedge = self.hedging.weighed(unit, cue, token, status)
        if status is Status.WAS_SCHEDULED and self.timing.lapsed(window, token):
            status = Status.PASSED
        colon = max(self.text.rfind(mark, tokens.start, cue.start) for mark in ":;")
        to = max(cue.end, token.start)
        if self.tongue.doubt.search(self.text[max(tokens.start, colon + 1) : to]):
            self.unsure[min(cue.start, token.start)] = (token.start, token.end)
        owner = self.owning.owner(unit, cue, token, topic)
        grade = Grade.A if owner == "named" and not unit.heading else Grade.B
        if unit.heading and not unit.title and self._line(unit):
            grade = Grade.A
        start, end = min(cue.start, token.start), max(cue.end, token.end)
        return Statement(
            start=start,
            end=end,
            rule=f"{self.tongue.code}-{cue.cue.rule}",
            status=status,
            precision=window.precision,
            edtf=day.edtf,
            platform=self.beside.platform(tokens),
            said_by=self.beside.said_by(tokens),
            anchor=self.anchor.isoformat() if day.relative and self.anchor else None,
            relative=day.relative,
            hedge=hedge,
            region=self.beside.region(tokens, token),
            grade=grade,
        )

    def _turns_down(self, cue: CueToken, token: DateToken) -> bool:
        """Say whether it is only a time at which something won't come."""
        if cue.end > token.start:
            return False
        if token.start - cue.end <= _RIGHT_AFTER:
            return True
        negated = self.tongue.negation.search(self.text[cue.start : cue.end] + " ")
        return negated is not None and bool(_STEPS.fullmatch(self.text, cue.end, token.start))

    def _compared(self, statement: Statement, former: DateToken) -> Statement:
        """Return a plan as a move, where the earlier plan is named beside it."""
        was = resolve(former.when, self.anchor)
        if was is None or statement.edtf is None or statement.status is not Status.SCHEDULED:
            return statement
        if self.tongue.negation.search(self.text[max(0, former.start - _NOT) : former.start]):
            # "It comes on 14 May, not on 24 May, as we had it": that was never a plan.
            return statement
        old, new = parse(was.edtf), parse(statement.edtf)
        if new.latest < old.earliest:
            return msgspec.structs.replace(statement, status=Status.MOVED_UP)
        if new.earliest > old.latest:
            return msgspec.structs.replace(statement, status=Status.DELAYED)
        return statement

    def _bare(self, unit: Unit, cue: CueToken, topic: Topic) -> Statement | None:
        """Return what a cue claims by itself, such as that there is no date."""
        tokens = unit.tokens
        clause = tokens.clauses[tokens.clause(cue.start)]
        if self.governing.event_of(tokens, clause, cue) is not None:
            return None
        if asks(self.text, cue.end, tokens.end):
            return None
        after = self.text[cue.end : min(cue.end + 36, clause.end)]
        if self.tongue.foreign.search(after) is not None:
            return None
        before = self.text[max(clause.start, cue.start - 24) : cue.start]
        if cue.cue.status is not Status.NO_DATE and self.tongue.negation.search(before):
            return None
        owner = self.owning.owner(unit, cue, None, topic)
        if owner is None:
            return None
        aside = any(e.end <= cue.start for e in tokens.foreign)
        status = cue.cue.status
        if owner == "implied" and (status is Status.MOVED_UP or (status in MOVES and aside)):
            return None
        if status is Status.MOVED_UP and not self._of_a_release(tokens, cue):
            return None
        # "He is late", "they put it back": too common to be news of the show's.
        loosely = self.tongue.loosely.search(self.text[cue.start : cue.end]) or owner == "implied"
        losing = status in (Status.DELAYED, Status.CANCELLED)
        if losing and owner != "named" and not unit.title and loosely:
            return None
        if cue.cue.status is Status.DENIED and not self._about_release(tokens, cue):
            return None
        if cue.cue.status is Status.PASSED:
            return self._went_by(cue)
        status, hedge = self.hedging.weighed(unit, cue, None, cue.cue.status)
        if status is Status.RUMORED:
            return None
        return Statement(
            start=cue.start,
            end=cue.end,
            rule=f"{self.tongue.code}-{cue.cue.rule}",
            status=status,
            precision=Precision.NONE,
            platform=self.beside.platform(tokens),
            said_by=self.beside.said_by(tokens),
            hedge=hedge,
            grade=Grade.A if owner == "named" and not unit.heading else Grade.B,
        )

    def _went_by(self, cue: CueToken) -> Statement | None:
        """Return that a time went by of which the article spoke before."""
        earlier = next((s for s in reversed(self.found) if s.edtf is not None), None)
        if earlier is None:
            return None
        if self.anchor is None:
            over = earlier.status is Status.WAS_SCHEDULED
        else:
            over = parse(earlier.edtf or "").passed(self.anchor)
        if not over:
            return None
        rule = f"{self.tongue.code}-{cue.cue.rule}"
        return msgspec.structs.replace(
            earlier, status=Status.PASSED, rule=rule, grade=Grade.B, hedge=None
        )

    def _of_a_release(self, tokens: Tokens, cue: CueToken) -> bool:
        """Say whether "ahead of plan" is said of a release, as another wording beside it tells."""
        plain = [c for c in tokens.cues if c.cue.status is Status.SCHEDULED and not c.cue.weak]
        return not cue.cue.dateless or bool(plain)

    def _about_release(self, tokens: Tokens, cue: CueToken) -> bool:
        """Say whether a denial is of something about the release."""
        return any(other is not cue for other in tokens.cues)

    def _line(self, unit: Unit) -> bool:
        """Say whether a line holds only the show's name and a date, as in a list of releases."""
        tokens = unit.tokens
        covered = sum(w.end - w.start for w in tokens.works if w.work is Work.SHOW)
        covered += sum(d.end - d.start for d in tokens.dates)
        plain = self.tongue.doubt.search(self.text[tokens.start : tokens.end]) is None
        return unit.named and plain and (tokens.end - tokens.start) - covered < 24

    def _is_list(self) -> bool:
        """Say whether the article is a list of what comes out, by its beginning."""
        return any(token.cues for token in self.opening)
