"""Weighs a wording of release news: a plan, a goal, a rumour, or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.documents import Status
from bot.reading.governing import MOVES

if TYPE_CHECKING:
    from bot.reading.page import Page
    from bot.reading.tokens import CueToken, DateToken, Tokens
    from bot.reading.topics import Unit


_NEXT = 200
"""Characters behind a sentence in which it may be told that somebody unnamed said so."""


class Hedging:
    """Says how surely something is said, in one article; `headings` stand over it."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.tongue = page.tongue
        self.headings: list[Tokens] = []

    def weighed(
        self, unit: Unit, cue: CueToken, token: DateToken | None, status: Status
    ) -> tuple[Status, str | None]:
        """Return a status with what hedges it, aims at it or denies it."""
        tokens = unit.tokens
        end = max(cue.end, token.end) if token is not None else cue.end
        clause = tokens.clauses[tokens.clause(cue.start)]
        if status not in (Status.NO_DATE, Status.DENIED) and self._denied(tokens, end):
            return Status.DENIED, None
        before = self.text[max(tokens.start, cue.start - 24) : cue.start]
        negated = self.tongue.not_so.search(before)
        if status in MOVES:
            # "Has not been postponed to November": what is denied is the move.
            negated = negated or self.tongue.negation.search(before)
        if status is Status.SCHEDULED and negated is None:
            # "Will not be releasing": the wording itself holds the no.
            negated = self.tongue.negation.search(self.text[cue.start : cue.end] + " ")
        if (
            negated is not None
            and token is not None
            and status in (Status.SCHEDULED, Status.RELEASED, *MOVES)
        ):
            return Status.DENIED, None
        hedge = self._hedge(tokens, cue, end)
        if hedge is not None and self.tongue.modal.fullmatch(hedge + " "):
            # "Could be ready in May, which is the goal": a goal, and no rumour.
            goal = self.tongue.goals.search(self.text, tokens.start, tokens.end)
            if status in (Status.SCHEDULED, Status.TARGET) and goal is not None:
                return Status.TARGET, goal[0]
        if status is Status.SCHEDULED and hedge is not None:
            return Status.RUMORED, hedge
        if status is Status.DELAYED and hedge is not None:
            return Status.DELAY_RUMORED, hedge
        if status in (Status.CANCELLED, Status.RELEASED, Status.MOVED_UP) and hedge is not None:
            return Status.RUMORED, hedge
        above = tokens.clauses[max(0, tokens.clause(cue.start) - 1)]
        begin = clause.start
        if self.tongue.depends.match(self.text[clause.start : clause.end]):
            # "The team hopes that it will": what is hoped stands in a clause of its own.
            begin = above.start
        near = self.text[begin : max(end, min(clause.end, end + 30))]
        if status is Status.SCHEDULED:
            goal = self.tongue.goals.search(near)
            if goal is not None:
                return Status.TARGET, goal[0]
        if status is Status.TARGET and hedge is not None:
            # "They aim for May, sources say": a goal all the same.
            told = self.text.find(hedge, tokens.start, cue.start) >= 0
            return (Status.RUMORED if told else status), hedge
        return status, hedge

    def _denied(self, tokens: Tokens, end: int) -> bool:
        """Say whether the sentence denies what it says up to `end`, before or after it."""
        for match in self.tongue.denials.finditer(self.text, tokens.start, tokens.end):
            a, b = sorted((match.end() if match.end() <= end else match.start(), end))
            turns = [*self.tongue.turns.finditer(self.text[a:b])]
            if not turns or self.tongue.retracts.match(self.text, a + turns[-1].end()):
                return True
        return False

    def _hedge(self, tokens: Tokens, cue: CueToken, end: int) -> str | None:
        """Return the word that makes a claim a rumour; none if nothing does, or it is settled."""
        first = self.text[cue.start : cue.end].split(" ", 1)[0]
        before = self.text[max(tokens.start, cue.start - 30) : cue.start]
        modal = self.tongue.modal.search(before) or self.tongue.modal.match(f"{first} ")
        if modal is not None:
            return modal[0].strip()
        begin = self.text.rfind(";", tokens.start, cue.start) + 1 or tokens.start
        near = max(begin, self.text.rfind(": ", tokens.start, cue.start) + 1)
        words = ((self.tongue.hedges, near), (self.tongue.rumours, begin))
        found = (m for pattern, at in words for m in pattern.finditer(self.text, at, tokens.end))
        for match in found:
            plain = self.tongue.rumours.match(match[0]) is not None
            if match.start() > end and not plain:
                continue
            after = self.text[match.end() : end]
            before = self.text[max(tokens.start, match.start() - 40) : match.start()]
            if self.tongue.settles.search(after) or self.tongue.despite.search(before):
                continue
            return match[0]
        source = self.tongue.informant.search(self.text[tokens.end : tokens.end + _NEXT])
        if source is not None:
            return source[0]
        for heading in self.headings:
            match = self.tongue.rumours.search(self.text, heading.start, heading.end)
            said = self.text[tokens.start : tokens.end]
            if match is not None and not self.tongue.settles.search(said):
                return match[0]
        return None
