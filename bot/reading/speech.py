"""Finds what was said: which words in marks are speech, and whose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution, QuoteKind
from bot.reading import wide
from bot.reading.anyverb import any_behind
from bot.reading.attribution import after, before
from bot.reading.found import Speech
from bot.reading.hearing import NOBODY, Case, Hearing, Taken
from bot.reading.joining import coordinated, joined, translated
from bot.reading.mainland_frames import framed
from bot.reading.stretches import (
    COPULA,
    WORD,
    count,
    is_full,
    is_heading,
    is_title,
    may_be_part,
    words_of,
)
from bot.reading.subjects import STORY, Frame
from bot.reading.unframed import keep_unframed
from bot.reading.wide_keeping import keep_wide
from bot.reading.worked_in import is_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.reading.article import Article
    from bot.reading.marks import Marked
    from bot.reading.narration import Narration
    from bot.reading.roster import Roster

_LED = (":", ",", "：")
# What goes on behind words that somebody said before: Ann told him “…,” and he …
_JOINS = re.compile(r"[\s,]*(?:and|but|und|aber|et|mais|e|ma)\s")
_CLAUSE_BEHIND = re.compile(r"[^,;.:\n]{1,40},\s")
_SHORTEST_HEADING = 3


def quotes_of(article: Article, roster: Roster) -> tuple[Speech, ...]:
    """Return what an article quotes, in order. Its headline isn't read."""
    return heard(article, roster)[1]


def heard(article: Article, roster: Roster) -> tuple[Narration, tuple[Speech, ...]]:
    """Return what an article quotes, and its own sentences around that.

    The last article's are kept: quotes and facts are both read from them.
    """
    held = roster.held.get("speech")
    if held is not None and held[0] is article:
        return held[1]
    found = _heard(article, roster)
    roster.held["speech"] = article, found
    return found


def _heard(article: Article, roster: Roster) -> tuple[Narration, tuple[Speech, ...]]:
    hearing = Hearing.of(article, roster)
    used = -1
    for at, mark in enumerate(hearing.marks):
        used = _hear(hearing, at, mark, used)
    _settle_headings(hearing)
    return hearing.narration, tuple(_spoken(hearing))


def _hear(hearing: Hearing, at: int, mark: Marked, used: int) -> int:
    """Take a stretch if it is speech. `used` is the last verb that is taken, of this or before."""
    narration, plain = hearing.narration, hearing.narration.plain
    sentence = narration.sentences[narration.at(mark.start)]
    previous = hearing.marks[at - 1] if at else None
    shared = previous is not None and previous.end > sentence.start
    begin = previous.end if previous is not None and shared else sentence.start
    end = narration.sentences[narration.at(max(mark.start, mark.end - 1))].end
    if at + 1 < len(hearing.marks):
        end = min(end, hearing.marks[at + 1].start)
    lead, tail = plain[begin : mark.start], plain[mark.end : end]
    case = Case(mark, lead, shared)
    if is_heading(hearing.article, mark, lead, tail):
        if count(hearing.text, mark) >= _SHORTEST_HEADING:
            hearing.keep(mark, QuoteKind.PULL, NOBODY, "heading")
    elif is_title(hearing.text, mark, lead, plain[mark.end : mark.end + 40], hearing.roster):
        pass
    elif wide.is_wide(narration, mark):
        keep_wide(hearing, case)
    elif not translated(hearing, mark, previous):
        used = used if shared and used >= begin else -1
        front = _front(hearing, mark, begin, used) if case.bare or not shared else None
        if front is None and case.bare:
            front = framed(narration, begin, mark.start, mark.end, end)
        led = front is not None and case.bare.endswith(_LED) and not _is_open(hearing, mark, front)
        behind = None
        if not led and tail.strip() and _may_follow(hearing, case):
            joins = front is not None and _JOINS.match(tail) is not None
            behind = None if joins else after(narration, mark.end, end)
            if behind is None and not case.bare:
                behind = any_behind(hearing, mark, end)
        elif front is None and case.bare and hearing.narration.tongue != "en":
            clause = _CLAUSE_BEHIND.match(tail)
            if clause is not None:
                # „man wolle “dies und das” zeigen, heißt es“
                behind = after(narration, mark.end + clause.end(), end)
        _judge(hearing, case._replace(front=front, behind=behind))
        return used if behind is None else behind.verb
    return used


def _is_open(hearing: Hearing, mark: Marked, front: Frame) -> bool:
    """Say whether a frame behind words may come before that of a mere colon: a comma is left."""
    inner = hearing.text[mark.parts[-1].end - 1]
    open_behind = inner == "," or hearing.narration.plain[mark.end : mark.end + 1] == ","
    return open_behind and front.rule in ("colon", "colon-above")


def _front(hearing: Hearing, mark: Marked, begin: int, used: int) -> Frame | None:
    """Return the frame in front of a stretch, be it at the end of the line above."""
    narration = hearing.narration
    if narration.plain[begin : mark.start].strip():
        return before(narration, begin, mark.start, used)
    number = narration.at(mark.start)
    if number == 0:
        return None
    above = narration.sentences[number - 1]
    said = narration.plain[above.start : above.end].rstrip()
    if not said.endswith(_LED) or "\ue000" in said[-3:]:
        return None
    found = before(narration, above.start, above.end)
    if found is None and said.endswith(":"):
        return Frame(narration.before(above.end) or NOBODY, "colon-above", above.end)
    return found


def _may_follow(hearing: Hearing, case: Case) -> bool:
    """Say whether a verb behind a stretch can be about it."""
    if case.stands_alone or case.bare.endswith(","):
        return True
    inner = hearing.text[case.mark.parts[-1].end - 1]
    return inner in ",?!…" or hearing.narration.plain[case.mark.end : case.mark.end + 1] in ",—"


def _judge(hearing: Hearing, case: Case) -> None:
    """Decide on a stretch, and keep it if it is speech."""
    going_on = joined(hearing, case)
    if going_on is not None:
        going_on.marks.append(case.mark)
        return
    if coordinated(hearing, case):
        return
    frame = case.behind or case.front
    if frame is None:
        keep_unframed(hearing, case)
    elif frame.speaker == NOBODY and is_shown(hearing, frame.verb):
        return
    elif frame.rule != STORY and (case.stands_alone or _is_said(hearing, case, frame)):
        full = is_full(hearing.text, case.mark, case.lead, fronted=frame is case.front)
        kind = QuoteKind.FULL if full else QuoteKind.PARTIAL
        hearing.keep(case.mark, kind, frame.speaker, frame.rule, frame.verb)


def _is_said(hearing: Hearing, case: Case, frame: Frame) -> bool:
    """Say whether words within a sentence are what its verb says, not a label in it."""
    size = count(hearing.text, case.mark)
    called = words_of(hearing.text, case.mark).endswith(("!", "?"))
    if size == 1 and not (called or COPULA.search(case.lead) or case.bare.endswith(",")):
        return False
    if frame is not case.front:
        return True
    if frame.rule == "nobody-verb-words" and size < 3 and not case.bare.endswith(","):
        return False
    return may_be_part(hearing.text, case.mark, case.lead)


def _settle_headings(hearing: Hearing) -> None:
    """Keep a heading in marks only where its words are quoted in full, and by whom."""
    full = [(_bare(hearing, one), one) for one in hearing.taken if one.kind is QuoteKind.FULL]
    kept: list[Taken] = []
    for one in hearing.taken:
        if one.kind is QuoteKind.PULL:
            words = _bare(hearing, one)
            source = next((other for said, other in full if words in said), None)
            if source is None:
                continue
            one.speaker = source.speaker
        kept.append(one)
    hearing.taken = kept


def _bare(hearing: Hearing, one: Taken) -> str:
    places = [part for mark in one.marks for part in mark.parts]
    words = [WORD.findall(hearing.text[place.start : place.end]) for place in places]
    return " ".join(word.casefold() for some in words for word in some)


def _spoken(hearing: Hearing) -> Iterator[Speech]:
    for one in hearing.taken:
        yield Speech(
            start=one.marks[0].start,
            end=one.end,
            rule=one.rule,
            parts=tuple(part for mark in one.marks for part in mark.parts),
            kind=one.kind,
            attribution=Attribution.NONE if one.who == (None, None) else one.speaker.attribution,
            speaker=one.speaker.entity,
            called=one.speaker.called and hearing.narration.printed(one.speaker.called),
        )
