"""All that the finders of facts share: an article's sentences, who is named, what is quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.facts import Kind
from bot.reading.found import Fact
from bot.reading.frames import VERB
from bot.reading.somebody import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading.article import Article
    from bot.reading.found import Speech
    from bot.reading.narration import Narration
    from bot.reading.roster import Mention, Roster
    from bot.reading.somebody import Speaker

_QUOTED_TITLE = re.compile(
    r"[“‘\"'„«»「『]((?:[A-Z0-9][\w’'-]*)(?:\s(?:of|the|a|and|in"
    r"|[A-Z0-9][\w’'-]*)){0,6})[,.]?[”’\"'“«»」』]"
)


class Line(NamedTuple):
    """A sentence of the headline or the body, with who and what it names.

    `ours` says that it may speak of the show.
    """

    start: int
    end: int
    text: str
    ours: bool
    named: tuple[Mention, ...] = ()


class Scene:
    """One article, prepared for the finders of facts."""

    def __init__(
        self, article: Article, roster: Roster, narration: Narration, quotes: Sequence[Speech]
    ) -> None:
        self.article = article
        self.text = article.text
        self.roster = roster
        self.narration = narration
        self.quotes = quotes
        self.mentions = [
            m
            for m in roster.mentions(article.text)
            if m.start >= article.body
            or (article.title and article.title.start <= m.start < article.title.end)
        ]
        self._quoted = [quote.start for quote in quotes]

    @cached_property
    def lines(self) -> list[Line]:
        """The sentences, the headline first."""
        places: list[tuple[int, int]] = []
        if self.article.title is not None:
            places.append(self.article.title)
        places += [(sentence.start, sentence.end) for sentence in self.article.sentences]
        found: list[Line] = []
        ours, at = True, 0
        mentions = self.mentions
        for start, end in places:
            while at < len(mentions) and mentions[at].start < start:
                at += 1
            last = at
            here: list[Mention] = []
            while last < len(mentions) and mentions[last].start < end:
                here.append(mentions[last])
                last += 1
            text = self.text[start:end]
            if any(m.kind in (Kind.SHOW, Kind.CHARACTER) for m in here):
                ours = True
            elif any(not self._known_title(m[1]) for m in _QUOTED_TITLE.finditer(text)):
                ours = False
            found.append(Line(start, end, text, ours, tuple(here)))
            at = last
        return found

    def _known_title(self, words: str) -> bool:
        return any(m.end - m.start >= len(words) - 1 for m in self.roster.named(words))

    def within(self, line: Line, *kinds: Kind) -> list[Mention]:
        """Return the mentions in a sentence, of these kinds."""
        return [m for m in line.named if m.kind in kinds] if line.named else []

    def speech_at(self, place: int) -> Speech | None:
        """Return the quote in which a place stands."""
        at = bisect_right(self._quoted, place) - 1
        if at < 0:
            return None
        quote = self.quotes[at]
        return quote if any(part.start <= place < part.end for part in quote.parts) else None

    def said_by(self, start: int) -> str | None:
        """Return who says what stands at a place: a quote's speaker, or whoever states it."""
        speech = self.speech_at(start)
        if speech is not None:
            return speech.speaker
        sentence = self.narration.sentences[self.narration.at(start)]
        verb = VERB.search(self.narration.plain, sentence.start, start)
        if verb is None or not re.search(
            r"\b(?:that|dass|que|che)\b", self.narration.plain[verb.end() : start]
        ):
            return None
        for who in self.narration.people.within(sentence.start, verb.start()):
            if who.sort in (Sort.ORGANISATION, Sort.NAME) and who.entity is not None:
                if who.sort is Sort.ORGANISATION or who.end == verb.start() - 1:
                    return who.entity
            elif who.sort is Sort.PRONOUN and who.end == verb.start() - 1:
                speaker = self.narration.resolve(who)
                return None if speaker is None else speaker.entity
        return None

    def person(self, place: int) -> Speaker | None:
        """Return the person whom “he” or “the star” at a place means."""
        return self.narration.before(place, "he") or self.narration.before(place)

    def fact(
        self,
        rule: str,
        start: int,
        end: int,
        about: str,
        says: str,
        *,
        of: str | None = None,
        value: str | int | None = None,
        own: bool = False,
    ) -> Fact:
        """Return a fact with its place, and who says it: the article its `own`."""
        said_by = None if own else self.said_by(start)
        return Fact(
            start=start,
            end=end,
            rule=rule,
            about=about,
            says=says,
            of=of,
            value=value,
            said_by=said_by,
        )
