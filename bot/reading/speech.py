"""Finds what was said: which words in marks are speech, and whose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution, QuoteKind
from bot.domain.facts import Kind
from bot.domain.names import fold
from bot.reading import wide
from bot.reading.attribution import STORY, Frame, after, before
from bot.reading.found import Place, Speech
from bot.reading.frames import TALK, TITLED, VERB
from bot.reading.marks import Marked, marked
from bot.reading.narration import Narration, Speaker
from bot.reading.patterns import CJK, listed
from bot.reading.speakers import Sort

if TYPE_CHECKING:
    from bot.reading.article import Article
    from bot.reading.roster import Roster

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SMALL_WORDS = listed(
    "a an and as at but by for from in into is of on or the to with vs de la le der die und e di"
)
_CLAUSE = re.compile(
    r"^(?:I|it|we|he|she|they|there|you|this|that)(?:[’']\w+)?\s\w+", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"\b(?:was|were|is|are|be|been|felt|remained|still|both|his|her|their|an?|touches on|explores?"
    r"|tells?|telling|through|about|of)\s*$",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:explores?|exploring|touches on|tells|telling|creating|promises|depicts|deals with|follows"
    r"|is about|tracks)\b",
    re.IGNORECASE,
)
_COPULA = re.compile(r"\b(?:was|were|is|are|been|be|as|felt|feels|called|being|still|too|very)\s*$")
_NEXT_SENTENCES = 2
_JOINED_GAP = 220


@dataclass(slots=True)
class _Taken:
    """A stretch that is speech, with what is known of it so far."""

    marks: list[Marked]
    kind: QuoteKind
    speaker: Speaker
    rule: str

    @property
    def end(self) -> int:
        return self.marks[-1].end


class _Reader:
    """Reads one article's marks in order."""

    def __init__(self, article: Article, roster: Roster) -> None:
        self.text = article.text
        self.roster = roster
        self.article = article
        every = marked(article.text, article.paragraphs)
        self.marks = _outermost(every)
        self.narration = Narration(article, roster, [Place(m.start, m.end) for m in self.marks])
        self.taken: list[_Taken] = []

    def run(self) -> list[_Taken]:
        """Return all speech, interrupted quotes joined."""
        plain, narration = self.narration.plain, self.narration
        used = -1
        for at, mark in enumerate(self.marks):
            sentence = narration.sentences[narration.at(mark.start)]
            previous = self.marks[at - 1] if at else None
            following = self.marks[at + 1] if at + 1 < len(self.marks) else None
            lead_at = sentence.start
            shared = previous is not None and previous.end > sentence.start
            if previous is not None and shared:
                lead_at = previous.end
            last = narration.sentences[narration.at(max(mark.start, mark.end - 1))]
            tail_end = last.end
            if following is not None:
                tail_end = min(tail_end, following.start)
            lead = plain[lead_at : mark.start]
            if self._is_heading(mark, lead, plain[mark.end : tail_end]):
                self._pull(mark)
                continue
            if self._is_title(mark, lead, plain[mark.end : mark.end + 40]):
                continue
            if wide.is_wide(plain, mark):
                self._wide(mark, lead)
                continue
            if previous is not None and self._translates(mark, previous):
                continue
            if not (shared and used >= lead_at):
                used = -1
            front = self._front(mark, lead_at, used) if lead.strip() or not shared else None
            behind = None
            led = front is not None and lead.rstrip().endswith((":", ",", "："))
            if not led and plain[mark.end : tail_end].strip() and self._may_follow(mark, lead):
                behind = after(narration, mark.end, tail_end)
            if behind is not None:
                used = behind.verb
            self._judge(mark, lead, front, behind, previous if shared else None)
        return self.taken

    def _front(self, mark: Marked, lead_at: int, used: int) -> Frame | None:
        """Return the frame in front of a stretch, be it at the end of the line above."""
        plain, narration = self.narration.plain, self.narration
        if plain[lead_at : mark.start].strip():
            found = before(narration, lead_at, mark.start, used)
            if (
                found is None
                and used >= 0
                and re.search(r"(?:and|,)\s+\w+\W*$", plain[lead_at : mark.start])
            ):
                return None
            return found
        number = narration.at(mark.start)
        if number == 0:
            return None
        above = narration.sentences[number - 1]
        said = plain[above.start : above.end].rstrip()
        if not said.endswith((":", ",", "：")) or "\ue000" in said[-3:]:
            return None
        found = before(narration, above.start, above.end)
        if found is None and said.endswith(":"):
            speaker = narration.before(above.end)
            return Frame(speaker or Speaker(), "colon-above", above.end)
        return found

    def _judge(
        self,
        mark: Marked,
        lead: str,
        front: Frame | None,
        behind: Frame | None,
        shared: Marked | None,
    ) -> None:
        """Decide on one stretch, and keep it if it is speech."""
        bare = lead.strip()
        standing = not bare or bare.endswith((":", "—", "–"))
        joins = self._joins(mark, front, behind, shared)
        if joins is not None:
            joins.marks.append(mark)
            return
        frame = front if front is not None and bare.endswith((":", ",")) else behind or front
        if frame is not None and frame.rule == STORY:
            return
        if frame is None:
            self._unframed(mark, lead)
            return
        if not standing and frame is front and not self._may_be_part(mark, lead):
            return
        if (
            self._count(mark) == 1
            and not standing
            and not _COPULA.search(lead)
            and not bare.endswith(",")
        ):
            return
        if frame is front and frame.rule == "nobody-verb-words" and not bare.endswith((":", ",")):
            if self._count(mark) < 3:
                return
        kind = QuoteKind.FULL if self._is_full(mark, lead, frame is front) else QuoteKind.PARTIAL
        self._keep(mark, kind, frame.speaker, frame.rule, frame.verb)

    def _keep(
        self, mark: Marked, kind: QuoteKind, speaker: Speaker, rule: str, at: int | None = None
    ) -> None:
        self.taken.append(_Taken([mark], kind, speaker, rule))
        if speaker.entity is not None or speaker.called is not None:
            self.narration.told[self.narration.at(mark.start if at is None else at)] = speaker

    def _translates(self, mark: Marked, previous: Marked) -> bool:
        """Keep words in brackets right behind speech: the same in another language."""
        gap = self.narration.plain[previous.end : mark.start]
        if not self.taken or self.taken[-1].marks[-1] != previous or gap.strip() not in ("(", "（"):
            return False
        if self.narration.plain[mark.end : mark.end + 1] not in (")", "）"):
            return False
        last = self.taken[-1]
        self._keep(mark, last.kind, last.speaker, "translation")
        return True

    def _joins(
        self, mark: Marked, front: Frame | None, behind: Frame | None, shared: Marked | None
    ) -> _Taken | None:
        """Return the speech that goes on here after an interruption."""
        if not self.taken or front is not None:
            return None
        last = self.taken[-1]
        gap = self.narration.plain[last.end : mark.start]
        if "\n" in gap or "\ue000" in gap or len(gap) > _JOINED_GAP:
            return None
        if last.kind is not QuoteKind.FULL or not gap.strip():
            return last if last.kind is QuoteKind.FULL and not behind else None
        if behind is not None:
            same = behind.speaker.entity, behind.speaker.called
            if same != (last.speaker.entity, last.speaker.called) or same == (None, None):
                return None
            return last if behind.speaker.attribution is Attribution.PRONOUN else None
        if shared is None and not self._starts_sentence(mark):
            return None
        if shared is None:
            rest = gap.partition(".")[2]
            others = [
                who
                for who in self.narration.people.within(mark.start - len(rest), mark.start)
                if who.sort in (Sort.NAME, Sort.NOBODY, Sort.ORGANISATION)
                and (who.entity, who.called) != (last.speaker.entity, last.speaker.called)
                and self.narration.people.is_subject(who)
            ]
            if others:
                return None
        elif not self._starts_sentence(mark) and not re.search(r"[,:—–]\s*$", gap):
            return None
        return last

    def _unframed(self, mark: Marked, lead: str) -> None:
        """Keep a stretch without a verb of speech, where it can only be speech all the same."""
        text = self.text[mark.parts[0].start : mark.parts[-1].end]
        narration = self.narration
        if self._starts_sentence(mark) and not lead.strip():
            if not self._is_sentence(text) or self._is_question_heading(mark):
                return
            speaker = self._going_on(mark)
            if speaker is not None:
                self._keep(mark, QuoteKind.FULL, speaker, "goes-on")
            return
        bare = lead.strip()
        if bare.endswith(":") and self._is_sentence(text):
            speaker = narration.before(mark.start) or Speaker()
            if speaker.entity or speaker.called:
                self._keep(mark, QuoteKind.FULL, speaker, "colon-topic")
            return
        if not self._may_be_part(mark, lead) or self._is_story(mark):
            return
        sentence = narration.at(mark.start)
        line = narration.sentences[sentence].line
        above = narration.sentences[max(0, sentence - _NEXT_SENTENCES) : sentence + 1]
        start = next(one.start for one in above if one.line == line)
        own = narration.plain[start : mark.start]
        size = self._count(mark)
        if size >= 3 and _TELLING.search(lead):
            self._keep(mark, QuoteKind.PARTIAL, Speaker(), "telling")
        elif TALK.search(own) and (size >= 3 or _PREDICATE.search(lead)):
            if size < 3 and not re.search(r"\b(?:was|were|is|been|felt|still|be|than)\s*$", lead):
                return
            speaker = narration.before(mark.start)
            if speaker is not None and size >= 1:
                speaker = speaker._replace(attribution=Attribution.PRONOUN)
            self._keep(mark, QuoteKind.PARTIAL, speaker or Speaker(), "talk")
        elif (
            size >= 4
            and _TELLING.search(lead)
            or (size >= 3 and re.search(r"\bcreating an? $", lead))
        ):
            self._keep(mark, QuoteKind.PARTIAL, Speaker(), "telling")
        elif size >= 4 and re.search(
            r"\b(?:his|her|their|himself|herself|he|she)\s+(?:\w+\s+){0,3}$", lead
        ):
            speaker = narration.before(mark.start) or Speaker()
            self._keep(mark, QuoteKind.PARTIAL, speaker, "own")

    def _going_on(self, mark: Marked) -> Speaker | None:
        """Return who goes on speaking in a sentence of nothing but words in marks."""
        narration = self.narration
        number = narration.at(mark.start)
        if number == 0:
            return None
        above = narration.sentences[number - 1]
        if self.taken:
            last = self.taken[-1]
            between = narration.plain[last.end : mark.start]
            if not _WORD.search(between) and last.speaker != Speaker():
                return last.speaker._replace(attribution=Attribution.PARAGRAPH)
        found = narration.before(mark.start, narration.gender_above(mark.start))
        if found is None:
            return Speaker() if above.line == narration.sentences[number].line else None
        return found

    def _wide(self, mark: Marked, lead: str) -> None:
        found, part = wide.frame(self.narration, self.text, mark)
        words = self.text[mark.parts[0].start : mark.parts[-1].end]
        sentence = words.rstrip().endswith(("。", ".", "!", "?", "！", "？"))
        if found is None:
            closed = self.narration.plain[mark.end : mark.end + 1] in ("", "\n", "。", "\r")
            if len(words) < 8 or lead.strip() and not lead.rstrip().endswith(("：", ":")):
                return
            if not closed and not sentence:
                return
            speaker = self.taken[-1].speaker if self.taken and not lead.strip() else None
            speaker = speaker or wide.speaker_of(self.narration, mark.start)
            if speaker is not None:
                self._keep(mark, QuoteKind.FULL, speaker, "goes-on")
            return
        if mark.mark in "'‘" and len(words) < 12:
            return
        if self.taken and re.fullmatch(
            r"(?:이?라?며|이?라?면서|이?라고)\s*",
            self.narration.plain[self.taken[-1].end : mark.start],
        ):
            self.taken[-1].marks.append(mark)
            return
        kind = QuoteKind.PARTIAL if part and not sentence else QuoteKind.FULL
        self._keep(mark, kind, found.speaker, found.rule)

    def _is_title(self, mark: Marked, lead: str, tail: str) -> bool:
        """Say whether a stretch is the title of a work, not words that somebody said."""
        if mark.mark == "『":
            return True
        words = self.text[mark.parts[0].start : mark.parts[-1].end]
        folded = fold(words)
        for m in self.roster.mentions(self.text, mark.start, mark.end):
            if m.kind in (Kind.SHOW, Kind.WORK) and fold(self.text[m.start : m.end]) == folded:
                return True
        if fold(self.roster.show.title) == folded or not folded:
            return True
        tokens = _WORD.findall(words)
        if CJK.search(words):
            return False
        big = [word for word in tokens if word.casefold() not in _SMALL_WORDS]
        capital = all(word[0].isupper() or word[0].isdigit() for word in big)
        if TITLED.search(lead) and (len(tokens) <= 4 or capital):
            return True
        ended = words.rstrip().endswith((".", "?", "!", "…"))
        if not big or not capital or len(tokens) > 9 or words.isupper():
            return False
        if lead.strip() and not lead.rstrip().endswith((":", ",")):
            return True
        if words.rstrip()[-1:] == "," and VERB.search(tail):
            return False
        return len(tokens) > 1 and not ended

    def _is_heading(self, mark: Marked, lead: str, tail: str) -> bool:
        """Say whether a stretch is a heading in marks: a line to itself without an end."""
        if lead.strip() or tail.strip() or len(mark.parts) > 1:
            return False
        line = next((p for p in self._line_of(mark) if p.start <= mark.start < p.end), None)
        if line is None or line.start != mark.start or line.end - mark.end > 1:
            return False
        words = self.text[mark.parts[0].start : mark.parts[0].end]
        return len(words) <= 100 and not words.endswith((".", "!", "?", "…", ",", "。"))

    def _line_of(self, mark: Marked) -> list[Place]:
        return [self.article.paragraphs[mark.paragraph]]

    def _is_question_heading(self, mark: Marked) -> bool:
        """Say whether a line is one short question in marks: a heading, unless a colon is above."""
        words = self.text[mark.parts[0].start : mark.parts[-1].end]
        line = self.article.paragraphs[mark.paragraph]
        alone = line.start == mark.start and line.end == mark.end
        if not alone or not words.endswith("?") or len(words) >= 60:
            return False
        above = self.article.paragraphs[mark.paragraph - 1] if mark.paragraph else None
        return above is None or all(
            m.end <= above.start or m.start >= above.end for m in self.marks
        )

    def _is_story(self, mark: Marked) -> bool:
        """Say whether a character of the story is the one who speaks here."""
        sentence = self.narration.sentences[self.narration.at(mark.start)]
        whos = self.narration.people.within(sentence.start, mark.start)
        return any(
            who.character and VERB.search(self.narration.plain, who.end, mark.start)
            for who in whos[-1:]
        )

    def _pull(self, mark: Marked) -> None:
        words = [word.casefold() for word in _WORD.findall(self.text[mark.start : mark.end])]
        if len(words) >= 3:
            self._keep(mark, QuoteKind.PULL, Speaker(), "heading")

    def _may_follow(self, mark: Marked, lead: str) -> bool:
        """Say whether a verb behind a stretch can be about it."""
        bare = lead.strip()
        if not bare or bare.endswith((":", ",", "—", "–")):
            return True
        inner = self.text[mark.parts[-1].end - 1]
        return inner in ",?!…" or self.narration.plain[mark.end : mark.end + 1] in ",—"

    def _may_be_part(self, mark: Marked, lead: str) -> bool:
        """Say whether a stretch within a sentence may be words of somebody, not a mere label."""
        size = self._count(mark)
        words = self.text[mark.parts[0].start : mark.parts[-1].end]
        if TITLED.search(lead):
            return False
        if size <= 2 and mark.mark in "'‘‚":
            return size == 2 and lead.rstrip()[-1:] == ","
        return size >= 1 and bool(words)

    def _is_full(self, mark: Marked, lead: str, fronted: bool) -> bool:
        bare = lead.strip()
        words = self.text[mark.parts[0].start : mark.parts[-1].end]
        if not bare or bare.endswith((":", "—", "–")):
            return True
        upper = words[:1].isupper() or words[:1].isdigit()
        verbs = list(VERB.finditer(lead))
        if verbs and not lead[verbs[-1].end() :].strip() and fronted:
            return (upper and self._count(mark) >= 3) or bool(_CLAUSE.match(words))
        if bare.endswith(","):
            return upper or bool(_CLAUSE.match(words))
        return upper and self._count(mark) >= 3 and fronted and self._is_sentence(words)

    def _is_sentence(self, words: str) -> bool:
        size = len(_WORD.findall(words))
        ended = words.rstrip("'’”\"").endswith((".", "!", "?", "…", "。", "!”"))
        return (size >= 3 and ended) or size >= 7 or (ended and size >= 2)

    def _starts_sentence(self, mark: Marked) -> bool:
        sentence = self.narration.sentences[self.narration.at(mark.start)]
        return sentence.start == mark.start or not self.narration.plain[
            sentence.start : mark.start
        ].strip("\ue000\ue001\ue002 ")

    def _count(self, mark: Marked) -> int:
        return sum(len(_WORD.findall(self.text[p.start : p.end])) for p in mark.parts)


def quotes_of(article: Article, roster: Roster) -> tuple[Speech, ...]:
    """Return what an article quotes, in order. Its headline isn't read."""
    return heard(article, roster)[1]


def heard(article: Article, roster: Roster) -> tuple[Narration, tuple[Speech, ...]]:
    """Return what an article quotes, and its own sentences around that."""
    reader = _Reader(article, roster)
    taken = reader.run()
    words = {id(one): _words_of(article.text, one) for one in taken}
    full = [words[id(one)] for one in taken if one.kind is QuoteKind.FULL]
    found: list[Speech] = []
    for one in taken:
        if one.kind is QuoteKind.PULL:
            source = next(
                (o for o in taken if o.kind is QuoteKind.FULL and words[id(one)] in words[id(o)]),
                None,
            )
            if source is None or not any(words[id(one)] in other for other in full):
                continue
            one.speaker = source.speaker
        named = one.speaker.entity is not None or one.speaker.called is not None
        parts = tuple(part for mark in one.marks for part in mark.parts)
        found.append(
            Speech(
                start=one.marks[0].start,
                end=one.end,
                rule=one.rule,
                parts=parts,
                kind=one.kind,
                attribution=one.speaker.attribution if named else Attribution.NONE,
                speaker=one.speaker.entity,
                called=one.speaker.called,
            )
        )
    return reader.narration, tuple(found)


def _words_of(text: str, taken: _Taken) -> str:
    parts = (text[p.start : p.end] for mark in taken.marks for p in mark.parts)
    return " ".join(word.casefold() for part in parts for word in _WORD.findall(part))


def _outermost(marks: list[Marked]) -> list[Marked]:
    """Return the stretches that stand in no other."""
    found: list[Marked] = []
    reached = -1
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= reached:
            found.append(mark)
            reached = mark.end
    return found
