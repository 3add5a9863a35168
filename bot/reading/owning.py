"""Finds whose a wording of release news is: the show's by name, by reference, or another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.documents import Status
from bot.reading.governing import PEOPLE
from bot.reading.tokens import CueToken, DateToken, Tokens, Work, WorkToken

if TYPE_CHECKING:
    from bot.reading.page import Page
    from bot.reading.topics import Topic, Unit


_OPENING = 12
"""Characters within which a sentence begins with somebody."""
_ASIDE = 60
"""Characters before the show's name within which it is named only to say who somebody is."""
_PRONOUN = 5
"""Characters of a reference that is only a pronoun, at most."""


class Owning:
    """Says of a wording whether it is about the show, in one article."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.tongue = page.tongue
        self.named = page.between

    def owner(self, unit: Unit, cue: CueToken, token: DateToken | None, topic: Topic) -> str | None:
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
            begin = self.text.rfind(";", tokens.start, cue.start) + 1
            if begin and not self._implied(begin, cue):
                # "It earned a lot; a second sum is due in May": that goes on about another thing.
                return None
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
                and self._implied(tokens.clauses[number].start, cue)
            ):
                chosen = later[0]
        if chosen is None:
            if any(w.work is Work.OTHER and not w.loose for w in tokens.works) or not self._implied(
                tokens.start, cue
            ):
                return None
            person = self.tongue.actors.match(
                self.text[tokens.start : tokens.start + _OPENING].lstrip("“\"'‘")
            ) or any(m.kind in PEOPLE for m in self.named(tokens.start, tokens.start + _OPENING))
            return "implied" if self._spoken_of(unit, topic) and not person else None
        return self._owned(unit, chosen, cue, topic)

    @staticmethod
    def _spoken_of(unit: Unit, topic: Topic) -> bool:
        """Say whether "the series" is ours here: as the main subject, or just named beside it."""
        near = topic.paragraph == unit.paragraph or topic.section
        return topic.ours and (topic.main or near)

    def _only_part(self, tokens: Tokens, chosen: WorkToken, cue: CueToken) -> bool:
        """Say whether a cue's subject is something of the show's, such as its cast, and not it."""
        if chosen.end > cue.start or "," in self.text[chosen.end : cue.start]:
            return False
        before = self.text[max(tokens.start, chosen.start - 60) : chosen.start]
        match = self.tongue.part_of.search(before)
        return match is not None and self.tongue.subject.search(match[0]) is None

    def _owned(self, unit: Unit, chosen: WorkToken, cue: CueToken, topic: Topic) -> str | None:
        tokens = unit.tokens
        if self._only_part(tokens, chosen, cue):
            return None
        if chosen.work is Work.SHOW:
            others = [w for w in tokens.works if w.work is Work.OTHER and w.end <= chosen.start]
            before = self.text[max(tokens.start, chosen.start - _ASIDE) : chosen.start]
            aside = self.tongue.ours_of.search(before) is not None
            return None if aside and any(not w.loose for w in others) else "named"
        if chosen.work is Work.OTHER:
            return None
        named = [w.end for w in tokens.works if w.work is Work.SHOW and w.end <= chosen.start]
        pronoun = chosen.end - chosen.start <= _PRONOUN and bool(named)
        if pronoun and any(max(named) <= e.start and e.end <= chosen.start for e in tokens.foreign):
            # "Turned the series into a book and brings it out": the book.
            return None
        earlier = [
            w for w in tokens.works
            if w.end <= chosen.start and w.work is not Work.REFERENCE
            and not w.apposed and not w.loose and (w.sure or not topic.main)
        ]  # fmt: skip
        if earlier:
            return "named" if earlier[-1].work is Work.SHOW else None
        following = [w for w in tokens.works if w.start >= chosen.end and w.work is Work.SHOW]
        if following and not any(w.work is Work.OTHER and not w.loose for w in tokens.works):
            return "named"
        if topic.event and chosen.end - chosen.start <= _PRONOUN:
            return None
        return "referred" if self._spoken_of(unit, topic) else None

    def _implied(self, start: int, cue: CueToken) -> bool:
        """Say whether what has no work in it, from `start` on, can speak of the show at all."""
        before = self.text[start : cue.start]
        if cue.cue.status is Status.TARGET:
            # "The goal is to release it": the wording itself says of what.
            before = self.text[start : cue.end]
        if self.tongue.implies or cue.cue.bare or not before.strip("“\"'‘«„ "):
            return True
        return len(before) < 60 and self.tongue.subject.search(before) is not None
