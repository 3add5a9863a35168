"""Says which time a date means beside a wording of release news: a former one, ahead, or past."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Status
from bot.domain.edtf import parse
from bot.reading.dates import resolve
from bot.reading.governing import MOVES

if TYPE_CHECKING:
    from bot.domain.edtf import Window
    from bot.reading.dates import Day
    from bot.reading.page import Page
    from bot.reading.tokens import CueToken, DateToken, Tokens

_NEW = re.compile(
    r"(?:\b(?:to|into|until|till|for|before|now|in favou?r of|is|as|auf|bis|in den|in das|ins|für|a"
    r"|al|il|à|au|jusqu|fino|in|on|im|am|en|le|nel|later|:)\s*(?:(?:the|an?|its|new|sometime|around|early"
    r"|late|mid|as (?:late|early) as|\b\w+(?:day|tag|woch|di|dì)\b,?|der|dem|den|il|la|le|l’|l'"
    r"|date|window|slot|of|in|on|at|least"
    r"|der Zeit|Anfang|Mitte|Ende|until|till)\s*-?)*)$",
    re.IGNORECASE,
)


_NAMELY = re.compile(
    r"\s?[,:–—]\s*(?:\b(?:namely|nämlich|soit|cioè|ossia|already|bereits|schon|dès|già|am|im|den|le"
    r"|il|l(?=[’'])|on|in|en|au|à|a|nel|by|before|the|end|of|early|late|mid|Anfang|Mitte|Ende|début|mi"
    r"|fin|fine|inizio|ab|dem|diesem|cet|cette|d[’']ici|la|\w+(?:day|tag|di|dì))\b,?[\s’'-]*)*",
    re.IGNORECASE,
)
"""Words by which a time is only set off from "earlier than planned"."""
_FROM = re.compile(r"(?:\b(?:from|vom|von|dal|da|du|de)\s+(?:the\s+)?|dall[’'])$", re.IGNORECASE)
_ONWARD = re.compile(r"\s*(?:to|until|till|into|auf|bis|al|à|au)\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|depuis|seit)\s+(?:(?:the|le|la|dem|der)\s+|l[’'])?$", re.IGNORECASE
)
_THIS = re.compile(r"\b(?:this|diese[mnrs]?|quest[aeo’']|cet(?:te)?|ce)\b|今|올", re.IGNORECASE)
_AHEAD = 8
"""Characters before a date in which "this" stands."""
_GOES_ON = 140
"""Characters after an old plan within which it is said that nothing came of it."""
_TOLD = 80
"""Characters before a date within which it is told that somebody had said so."""
_WEEKS_AGO = 45
"""Days after which a day without a year may be next year's."""


class Timing:
    """Places the dates of one article in time, as seen from its own day."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.tongue = page.tongue
        self.anchor = page.anchor
        self.years = page.years

    def is_former(
        self, tokens: Tokens, cue: CueToken, token: DateToken, status: Status, *, old: bool
    ) -> bool:
        """Say whether a date is an earlier plan's, beside which a newer one stands.

        With `old` words for an earlier plan are no sign: the sentence says of no newer one.
        """
        before = self.text[tokens.start : token.start]
        if status in MOVES and not self._is_new(tokens, cue, token):
            return True
        if _FROM.search(before) and _ONWARD.match(self.text[token.end : token.end + 12]):
            return True
        if self.tongue.former_clause.search(before):
            return True
        if not old and self.tongue.former_after.match(self.text, token.end):
            return True
        earlier = self.tongue.former.search(before) and not self.tongue.former_not.search(before)
        return bool(earlier) and not old

    def time(
        self, tokens: Tokens, cue: CueToken, token: DateToken, status: Status
    ) -> tuple[Status, Day] | str:
        """Return the day that a date means, with what its wording says as seen from the article.

        Else why it means none.
        """
        if token.when.weeks:
            return "too-loose"
        begin = tokens.clauses[tokens.clause(cue.start)].start
        begin = max([d.end for d in tokens.dates if d.end <= cue.start], default=begin)
        near = self.text[begin : cue.end]
        if status is Status.SCHEDULED and self.tongue.once.search(near):
            status = Status.WAS_SCHEDULED
        if status is Status.SCHEDULED and self.tongue.gone.search(self.text, token.end, tokens.end):
            # "Announced for August, the series is missing from the list."
            status = Status.WAS_SCHEDULED
        if status is Status.WAS_SCHEDULED and self.tongue.goals.search(near):
            status = Status.TARGET
        if (token.when.last or (token.when.year_plus or 0) < 0) and any(
            cue.start <= d.start < token.start for d in tokens.dates
        ):
            # "Had been announced for October at a fair last winter": when that was said.
            return "day-of-the-news"
        if status is Status.SCHEDULED and _SINCE.search(self.text[tokens.start : token.start]):
            status = Status.RELEASED
        cued = self.text[max(tokens.start, cue.start - 12) : cue.end]
        day = resolve(
            token.when,
            self.anchor,
            past=cue.cue.past or status in (Status.PASSED, Status.RELEASED),
        )
        if status is Status.SCHEDULED and self._just_passed(token):
            # "Available from 14 May", printed in late May: out, if anything.
            if self.tongue.since.search(cued) is None:
                return "over"
            status, day = Status.RELEASED, resolve(token.when, self.anchor, past=True)
        back_then = status is Status.SCHEDULED and self.tongue.would.search(cued) is not None
        if token.when.relative and (back_then or status is Status.WAS_SCHEDULED):
            # Without the article's own day "it would come in May" may be of any year.
            if self.anchor is not None:
                day = self._nearest(token)
            elif back_then:
                day = None
        if day is None:
            return "unresolved"
        if status is Status.PASSED and 0 in (token.when.year_plus, token.when.month_plus):
            return "too-loose"
        if status is Status.SCHEDULED and self._is_today(day) and self.tongue.present.search(cued):
            status = Status.RELEASED
        return self._seen(tokens, cue, token, status, day)

    def _seen(
        self, tokens: Tokens, cue: CueToken, token: DateToken, status: Status, day: Day
    ) -> tuple[Status, Day] | str:
        """Return a plan or an arrival as seen from the article's day; else why it can't be."""
        window = parse(day.edtf)
        if status is Status.RELEASED and window.earliest.year in self.years:
            return "another-work"
        if self.anchor is None:
            return status, day
        if status is Status.RELEASED and window.earliest > self.anchor:
            return "not-yet"
        plans = (Status.SCHEDULED, Status.TARGET, *MOVES)
        if status in plans and window.passed(self.anchor):
            before = self.text[max(tokens.start, token.start - _TOLD) : token.start]
            told = before + self.text[cue.start : cue.end]
            if status is Status.SCHEDULED and self.tongue.reported.search(told):
                return Status.WAS_SCHEDULED, day
            return "over"
        return status, day

    def _is_today(self, day: Day) -> bool:
        return self.anchor is not None and day.edtf == self.anchor.isoformat()

    def lapsed(self, window: Window, token: DateToken) -> bool:
        """Say whether a planned time went by, and the text goes on to say that nothing came."""
        if self.anchor is None or not window.passed(self.anchor):
            return False
        return self.tongue.lapse.search(self.text, token.end, token.end + _GOES_ON) is not None

    def _is_new(self, tokens: Tokens, cue: CueToken, token: DateToken) -> bool:
        """Say whether a date is the one to which something was moved."""
        if self.tongue.verb_last:
            return self.tongue.new_after.match(self.text, token.end) is not None
        if cue.end <= token.start and _NAMELY.fullmatch(self.text, cue.end, token.start):
            return True
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

    def _nearest(self, token: DateToken) -> Day | None:
        ahead = resolve(token.when, self.anchor)
        behind = resolve(token.when, self.anchor, past=True)
        if ahead is None or behind is None or self.anchor is None:
            return ahead or behind
        if _THIS.search(self.text, max(0, token.start - _AHEAD), token.end) is not None:
            now = str(self.anchor.year)
            return behind if behind.edtf.startswith(now) else ahead
        far = abs((parse(ahead.edtf).earliest - self.anchor).days)
        near = abs((parse(behind.edtf).earliest - self.anchor).days)
        return behind if near < far else ahead
