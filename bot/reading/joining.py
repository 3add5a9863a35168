"""Joins the pieces of interrupted speech: “One,” Ann said. “Two.” is one quote of two parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution, QuoteKind
from bot.reading.speakers import Sort

if TYPE_CHECKING:
    from bot.reading.hearing import Case, Hearing, Taken
    from bot.reading.marks import Marked

_LONGEST_GAP = 220
_RUNS_ON = re.compile(r"[,:—–]\s*$")


def joined(hearing: Hearing, case: Case) -> Taken | None:
    """Return the speech that goes on in a stretch after an interruption; none if none does."""
    if not hearing.taken or case.front is not None:
        return None
    last = hearing.taken[-1]
    gap = hearing.narration.plain[last.end : case.mark.start]
    if last.kind is not QuoteKind.FULL or len(gap) > _LONGEST_GAP or "\n" in gap:
        return None
    if "\ue000" in gap and not (case.shared and hearing.text[case.mark.parts[0].start].islower()):
        # Only a title stands between: “…,” says the star of “Ann”, “but …”
        return None
    if case.behind is not None:
        return last if gap.strip() and _says_more(case, last) else None
    return last if not gap.strip() or _goes_on(hearing, case, last, gap) else None


def _says_more(case: Case, last: Taken) -> bool:
    """Say whether “he added” behind a stretch means the speaker of the one before."""
    if case.behind is None or last.who == (None, None):
        return False
    if case.bare and not case.shared:
        return False
    speaker = case.behind.speaker
    same = (speaker.entity, speaker.called) == last.who
    return same and speaker.attribution is Attribution.PRONOUN


def _goes_on(hearing: Hearing, case: Case, last: Taken, gap: str) -> bool:
    """Say whether a stretch without a frame goes on with the speech before it."""
    starts = hearing.starts_sentence(case.mark)
    if case.shared:
        return starts or bool(_RUNS_ON.search(gap))
    if not starts:
        return False
    people = hearing.narration.people
    rest = len(gap.partition(".")[2])
    return not any(
        who.sort in (Sort.NAME, Sort.NOBODY, Sort.ORGANISATION)
        and (who.entity, who.called) != last.who
        and people.is_subject(who)
        for who in people.within(case.mark.start - rest, case.mark.start)
    )


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
