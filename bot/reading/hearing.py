"""What has been heard of an article so far: its marks, its narration, and the speech taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.found import Place
from bot.reading.inserted import uninserted
from bot.reading.marks import Marked, marked
from bot.reading.narration import Narration
from bot.reading.sentences import tongue_of
from bot.reading.somebody import Speaker

if TYPE_CHECKING:
    from bot.domain.documents import QuoteKind
    from bot.reading.article import Article
    from bot.reading.roster import Roster
    from bot.reading.subjects import Frame

NOBODY = Speaker()
_FAR = 2_000
ITEMS = ("-", "–", "•", "·")


@dataclass(slots=True)
class Taken:
    """Words that are speech, with their speaker: several stretches where they are interrupted."""

    marks: list[Marked]
    kind: QuoteKind
    speaker: Speaker
    rule: str

    @property
    def end(self) -> int:
        """Where the last stretch ends."""
        return self.marks[-1].end

    @property
    def who(self) -> tuple[str | None, str | None]:
        """The speaker without how they are known."""
        return self.speaker.entity, self.speaker.called


class Case(NamedTuple):
    """One stretch in marks: what stands before and behind it in its sentence, and its frames.

    `shared` says that other words in marks stand before it in the same sentence.
    """

    mark: Marked
    lead: str
    shared: bool
    front: Frame | None = None
    behind: Frame | None = None

    @property
    def bare(self) -> str:
        """What stands before it, without white space or the sign of a list's item."""
        bare = self.lead.strip()
        return "" if bare in ITEMS else bare

    @property
    def stands_alone(self) -> bool:
        """Whether nothing of the sentence leads into it, but perhaps a colon."""
        return not self.bare or self.bare.endswith((":", "—", "–"))


@dataclass(slots=True)
class Hearing:
    """One article while its speech is taken."""

    article: Article
    roster: Roster
    marks: list[Marked]
    narration: Narration
    taken: list[Taken] = field(default_factory=list[Taken])

    @classmethod
    def of(cls, article: Article, roster: Roster) -> Hearing:
        """Find the marks of an article and its narration around them."""
        tongue = article.language or tongue_of(article.text)
        whole = _outermost(marked(article.text, article.paragraphs))
        marks = [piece for mark in whole for piece in uninserted(article.text, mark, tongue)]
        places = [Place(mark.start, mark.end) for mark in marks]
        return cls(article, roster, marks, Narration(article, roster, places))

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def keep(
        self, mark: Marked, kind: QuoteKind, speaker: Speaker, rule: str, at: int | None = None
    ) -> None:
        """Keep a stretch as speech; `at` is where its speaker is named."""
        self.taken.append(Taken([mark], kind, speaker, rule))
        if speaker.entity is not None or speaker.called is not None:
            self.narration.told[self.narration.at(mark.start if at is None else at)] = speaker

    def starts_sentence(self, mark: Marked) -> bool:
        """Say whether nothing but words in marks stands before a stretch in its sentence."""
        plain = self.narration.plain
        sentence = self.narration.sentences[self.narration.at(mark.start)]
        begin = max(sentence.start, mark.start - _FAR)
        lead = plain[begin : mark.start].strip("\ue000\ue001\ue002 ")
        return not lead or lead in ITEMS


def _outermost(marks: list[Marked]) -> list[Marked]:
    """Return the stretches that stand in no other."""
    found: list[Marked] = []
    reached = -1
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= reached:
            found.append(mark)
            reached = mark.end
    return found
