"""Joins the pieces of interrupted speech: “One,” Ann said. “Two.” is one quote of two parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution, QuoteKind
from bot.reading.somebody import Sort

if TYPE_CHECKING:
    from bot.reading.hearing import Case, Hearing, Taken
    from bot.reading.marks import Marked

_LONGEST_GAP = 220
_RUNS_ON = re.compile(r"[,;—–]\s*$")
# What follows isn't about the words before: “a saint,” and Ann, “a poet”.
_ON = re.compile(
    r"[\s,]*(?:and|but|or|while|whereas|then|with|to|in|of|for|that|which|who|und|aber|während|et"
    r"|mais|puis|tandis|e|ed|ma|mentre|poi)\b"
)
# Who interviews asks, and somebody else answers: “Why?” I asked. “Why not?”
_ASKED = re.compile(
    r"[\s,]*(?:(?:I|we) (?:\w+ )?ask|(?:lui )?demand\w+-(?:t-)?(?:on|je|nous)\b"
    r"|frag\w+ (?:ich|wir)\b|(?:gli|le|vi) (?:chied|abbiamo chiesto|ho chiesto))"
)
_AND = re.compile(r"\s*(?:[,;]|,?\s?(?:and|or|und|oder|sowie|et|ou|e|o|ed))?\s+")
_APART = re.compile(r"\n|;\s*\w")
_SORTS = (Sort.NAME, Sort.NOBODY, Sort.ORGANISATION)


def joined(hearing: Hearing, case: Case) -> Taken | None:
    """Return the speech that goes on in a stretch after an interruption; none if none does.

    What interrupts is one clause about the words before it, or one sentence that such a clause
    ends. Where the article says something of its own in between, other speech begins.
    """
    if not hearing.taken:
        return None
    last = hearing.taken[-1]
    gap = hearing.narration.plain[last.end : case.mark.start]
    if not gap.strip() or len(gap) > _LONGEST_GAP or _APART.search(gap) or _ASKED.match(gap):
        return None
    runs_on = case.shared and bool(_RUNS_ON.search(gap)) and _is_cut(hearing, last)
    runs_on = runs_on and _ON.match(gap) is None
    if case.front is not None:
        # “One,” she said in her comments, “and two.”
        speaker = case.front.speaker
        same = last.who in ((speaker.entity, speaker.called), (None, None))
        lower = hearing.text[case.mark.parts[0].start].islower()
        return last if same and runs_on and lower else None
    if "\ue000" in gap and not (case.shared and hearing.text[case.mark.parts[0].start].islower()):
        # Only a title stands between: “…,” says the star of “Ann”, “but …”
        return None
    if case.behind is not None and not _says_more(case, last):
        return None
    if case.shared and not hearing.starts_sentence(case.mark):
        return last if runs_on else None
    return last if last.kind is QuoteKind.FULL and _is_one(hearing, case, last) else None


def _is_cut(hearing: Hearing, last: Taken) -> bool:
    """Say whether speech stops in the middle of a sentence, and not as a part of another."""
    sign = hearing.text[last.marks[-1].parts[-1].end - 1]
    return sign not in ".!?" if last.kind is QuoteKind.FULL else sign == ","


def _says_more(case: Case, last: Taken) -> bool:
    """Say whether “he added” behind a stretch means the speaker of the one before."""
    if case.behind is None or last.who == (None, None):
        return False
    if case.bare and not case.shared:
        return False
    speaker = case.behind.speaker
    same = (speaker.entity, speaker.called) == last.who
    return same and speaker.attribution is Attribution.PRONOUN


def _is_one(hearing: Hearing, case: Case, last: Taken) -> bool:
    """Say whether the sentence that the last speech is in ends right before a stretch."""
    narration = hearing.narration
    start = case.mark.start
    if not hearing.starts_sentence(case.mark) or narration.at(start) - narration.at(last.end) != 1:
        return False
    rest = len(narration.plain[last.end : start].partition(".")[2])
    return not any(
        who.sort in _SORTS
        and (who.entity, who.called) != last.who
        and narration.people.is_subject(who)
        for who in narration.people.within(start - rest, start)
    )


def coordinated(hearing: Hearing, case: Case) -> bool:
    """Keep words that stand in one row with the speech before them: wrote “one” and “two”."""
    if not hearing.taken or not case.shared or case.behind is not None:
        return False
    last = hearing.taken[-1]
    if _AND.fullmatch(hearing.narration.plain, last.end, case.mark.start) is None:
        return False
    hearing.keep(case.mark, last.kind, last.speaker, "coordinated")
    return True


def translated(hearing: Hearing, mark: Marked, previous: Marked | None) -> bool:
    """Keep words in brackets right behind speech: the same in another language."""
    if previous is None or not hearing.taken or hearing.taken[-1].marks[-1] != previous:
        return False
    plain = hearing.narration.plain
    opened = plain[previous.end : mark.start].strip() in ("(", "（")
    if not opened or plain[mark.end : mark.end + 1] not in (")", "）"):
        return False
    last = hearing.taken[-1]
    hearing.keep(mark, last.kind, last.speaker, "translation")
    return True
