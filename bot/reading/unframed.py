"""Keeps words in marks that no verb of speech holds, where they can only be speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution, QuoteKind
from bot.reading.conversing import GUEST, answering, in_turn
from bot.reading.frames import TALK
from bot.reading.hearing import ITEMS, NOBODY
from bot.reading.mainland_frames import asked_about, resumed
from bot.reading.signing import doing, related, signed, stating, summed
from bot.reading.somebody import Sort
from bot.reading.stretches import (
    WORD,
    count,
    is_question_heading,
    is_sentence,
    may_be_part,
    words_of,
)
from bot.reading.worked_in import is_story, is_worked_in, whose

if TYPE_CHECKING:
    from bot.reading.hearing import Case, Hearing
    from bot.reading.marks import Marked
    from bot.reading.somebody import Speaker

_TELLING = re.compile(
    r"\b(?:explor(?:es?|ing)|touch(?:es)? on|tells?|telling|creating|promises|depicts?"
    r"|deals with|follows"
    r"|is about|tracks)\b",
    re.IGNORECASE,
)
_JUDGING = re.compile(r"\b(?:was|were|is|been|felt|still|be|than)\s*$")
_ANSWER = re.compile(r"[AR]\.?\s?:")
_WHOSE = re.compile(r"(?:His|Her)\b")
_SENTENCES = 2
_WHOLE = 4
"""Words that may be a sentence by themselves, at least."""
_FAR = 1_000
_ASIDE = re.compile(r"\b(?:which|where|what)\b")


def keep_unframed(hearing: Hearing, case: Case) -> None:
    """Keep a stretch without a frame if what stands around shows that it is speech."""
    words = words_of(hearing.text, case.mark)
    if not case.bare and hearing.starts_sentence(case.mark):
        # French and Italian marks stand before the stop: «Piove da ieri».
        stopped = hearing.text[case.mark.end : case.mark.end + 1] in (".", "!", "?", "…")
        whole = is_sentence(words) or (stopped and count(hearing.text, case.mark) >= _WHOLE)
        if whole and not is_question_heading(hearing.article, case.mark, hearing.marks):
            guest = answering(hearing, case.mark)
            if guest is not None:
                hearing.keep(case.mark, QuoteKind.FULL, guest, GUEST)
                return
            speaker = _going_on(hearing, case.mark)
            if speaker is not None:
                hearing.keep(case.mark, QuoteKind.FULL, speaker, "goes-on")
    elif case.bare.endswith(":") and (same := resumed(hearing, case)) is not None:
        hearing.keep(case.mark, QuoteKind.FULL, same, "resumed")
    elif case.bare.endswith(":") and is_sentence(words):
        speaker = _before_colon(hearing, case)
        if speaker is not None:
            hearing.keep(case.mark, QuoteKind.FULL, speaker, "colon-topic")
    elif may_be_part(hearing.text, case.mark, case.lead) and not is_story(hearing, case):
        _keep_part(hearing, case)


def _before_colon(hearing: Hearing, case: Case) -> Speaker | None:
    """Return who speaks behind a colon without a verb: “Her verdict: …”, “A fan's view: …”."""
    narration, place = hearing.narration, case.mark.start
    if _ANSWER.fullmatch(case.bare):
        return narration.hero or narration.before(place)
    sentence = narration.sentences[narration.at(place)]
    whos = narration.people.within(max(sentence.start, place - _FAR), place)
    nobodies = whos and all(who.sort is Sort.NOBODY for who in whos)
    if nobodies and _ASIDE.search(narration.plain, sentence.start, whos[0].start) is None:
        return NOBODY
    related_to = related(narration, narration.at(place))
    if related_to is not None:
        return related_to
    own = _WHOSE.match(case.bare)
    if own is not None:
        return narration.before(place, "he" if own[0] == "His" else "she") or NOBODY
    return narration.before(place)


def _keep_part(hearing: Hearing, case: Case) -> None:
    """Keep a part of a sentence: of the show's description, or of what somebody talks about."""
    size = count(hearing.text, case.mark)
    if size >= 3 and _TELLING.search(case.lead):
        hearing.keep(case.mark, QuoteKind.PARTIAL, NOBODY, "telling")
    elif (size >= 3 or _JUDGING.search(case.lead)) and TALK.search(_above(hearing, case.mark)):
        hearing.keep(case.mark, QuoteKind.PARTIAL, whose(hearing, case), "talk")
    elif is_worked_in(hearing, case):
        words = words_of(hearing.text, case.mark)
        whole = is_sentence(words) and words[:1].isupper() and words[-1:] in ".!?…"
        kind = QuoteKind.FULL if whole else QuoteKind.PARTIAL
        hearing.keep(case.mark, kind, whose(hearing, case), "worked-in")


def _above(hearing: Hearing, mark: Marked) -> str:
    """Return the narration of a line from two sentences above a stretch up to it."""
    narration = hearing.narration
    number = narration.at(mark.start)
    line = narration.sentences[number].line
    near = narration.sentences[max(0, number - _SENTENCES) : number + 1]
    start = next(s.start for s in near if s.line == line)
    return narration.plain[max(start, mark.start - _FAR) : mark.start]


def _going_on(hearing: Hearing, mark: Marked) -> Speaker | None:
    """Return who goes on speaking in a sentence of nothing but words in marks."""
    narration = hearing.narration
    number = narration.at(mark.start)
    if number == 0:
        return None
    if hearing.taken:
        last = hearing.taken[-1]
        if not WORD.search(narration.plain[last.end : mark.start]) and last.speaker != NOBODY:
            return last.speaker._replace(attribution=Attribution.PARAGRAPH)
        asked = narration.plain[last.end : mark.start].rstrip()
        if asked.endswith("?") and "\n" not in asked and last.speaker != NOBODY:
            # “We were late.” Was Ann angry? “She slept.”: who told the one tells the other.
            return last.speaker._replace(attribution=Attribution.PARAGRAPH)
    named = signed(narration, mark.end) or asked_about(hearing, mark)
    if named is None and narration.plain[mark.end : mark.end + 1] == " ":
        named = summed(narration, number + 1)
    if named is None and hearing.text[: mark.start].rstrip(" ").endswith(ITEMS):
        # One of a list of many people's words.
        return NOBODY
    same = narration.sentences[number - 1].line == narration.sentences[number].line
    if named is None and same:
        named = related(narration, number - 1) or doing(narration, number - 1)
    named = named or stating(narration, number)
    if named is None and not same:
        named = in_turn(hearing, mark)
    if named is not None:
        return named
    found = narration.before(mark.start, narration.gender_above(mark.start))
    if found is not None:
        return found
    return NOBODY if same else None
