"""Judges words that are worked into an article's own sentence without a verb of speech.

A title stands in capitals, a label is a word or two; what is longer and runs on with the sentence
is somebody's wording: Ann was promised an actor and got “a man with a notebook”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution
from bot.reading.frames import SELF, WORDING
from bot.reading.hearing import NOBODY
from bot.reading.reporting import is_reported
from bot.reading.somebody import Sort
from bot.reading.stretches import CLAUSE, WORD, count, is_sentence, words_of
from bot.reading.subjects import named_behind, subject

if TYPE_CHECKING:
    from bot.reading.hearing import Case, Hearing
    from bot.reading.somebody import Speaker, Who

_SHORTEST = 4
_FAR = 1_000
# What can be read on a thing, or belongs to the story, is nobody's speech.
_SHOWN = re.compile(
    r"\b(?:posters?|key (?:art|visual)|trailers?|teasers?|screen|subtitles?|plates?|plaques?|signs?"
    r"|banners?|billboards?|taglines?|slogans?|printed|scenes?|lyrics?|chorus"
    r"|the line (?:along|below|above|at|on)|characters?"
    r"|plakat\w*|untertitel\w*|szenen?|affiches?|sous-titres?|scène|locandin\w+|sottotitol\w+"
    r"|scena|insegna|targa|cartello)\b",
    re.IGNORECASE,
)
_READS = re.compile(r"(?:reads?|ran)\b")
_PAGE = r"(?:feed|account|page|blog|channel|profile|story|profil|compte|konto|seite|pagina)"
_PAGE_BEHIND = re.compile(rf"[’']s?\s(?:[\w-]+\s)?{_PAGE}\b", re.IGNORECASE)
_PAGE_OF = re.compile(rf"\b{_PAGE}\s(?:of|von|de|di)\s$", re.IGNORECASE)
_NEAR = 40
_AN = re.compile(r"\bun[ao]?\s*$")
_VERB_FORM = re.compile(r"(?:[a-z]+s|was|had)\s")
_WHO = re.compile(r", (?:who|der|die|qui|che)\s|, (?:pour|per) (?:qui|cui)\s")
_SORTS = (Sort.NAME, Sort.ORGANISATION, Sort.PRONOUN, Sort.ROLE, Sort.NOBODY)


def is_worked_in(hearing: Hearing, case: Case) -> bool:
    """Say whether words within a sentence are somebody's wording by their look alone."""
    words, size = words_of(hearing.text, case.mark), count(hearing.text, case.mark)
    if is_story(hearing, case):
        return False
    if WORDING.search(case.lead):
        return _subject(hearing, case) is not None
    if SELF.search(case.lead):
        return True
    if size >= _SHORTEST - 1 and words[:1].islower():
        return size >= _SHORTEST or bool(CLAUSE.match(words))
    if is_sentence(words) and CLAUSE.match(words):
        return True
    if is_sentence(words) and words.endswith(("!", "?")):
        # «Si è limitato a un «Ci siamo!»»: Italian needs no subject there.
        return bool(_AN.search(case.lead)) or _subject(hearing, case) is not None
    # Titles have capitals throughout in English, and only there.
    small = [word for word in WORD.findall(words)[1:] if word.islower()]
    return hearing.narration.tongue == "en" and size >= _SHORTEST and 2 * len(small) > size


def is_shown(hearing: Hearing, verb: int) -> bool:
    """Say whether words are only to be read somewhere: “…” reads the plate, and nobody speaks."""
    plain = hearing.narration.plain
    if _READS.match(plain, verb) is None:
        return False
    line = plain.rfind("\n", 0, verb) + 1
    near = max(line, verb - _NEAR)
    return bool(_SHOWN.search(plain, near, verb) or _SHOWN.search(plain, verb, verb + _NEAR))


def is_story(hearing: Hearing, case: Case) -> bool:
    """Say whether somebody of the story speaks here, or words are read on a thing."""
    narration = hearing.narration
    sentence = narration.sentences[narration.at(case.mark.start)]
    begin = max(sentence.start, case.mark.start - _FAR)
    shown = begin
    if WORDING.search(case.lead):
        # What bears the words may be named in the sentences before.
        line = narration.plain.rfind("\n", 0, begin) + 1
        shown = max(line, case.mark.start - _FAR)
    if _SHOWN.search(narration.plain, shown, case.mark.start):
        return True
    whos = narration.people.within(begin, case.mark.start)
    return any(who.character and narration.people.is_subject(who) for who in whos)


def whose(hearing: Hearing, case: Case) -> Speaker:
    """Return whose wording it is: the sentence's subject's, or whom those above are about."""
    narration = hearing.narration
    who = _subject(hearing, case)
    told = who is not None and (_is_told_of(hearing, case, who) or is_reported(narration, who.end))
    if who is not None and not told:
        return narration.resolve(who) or NOBODY
    sentence = narration.sentences[narration.at(case.mark.start)]
    found = narration.before(sentence.start) or NOBODY
    return found._replace(attribution=Attribution.PRONOUN)


def _subject(hearing: Hearing, case: Case) -> Who | None:
    """Return who does what a sentence tells in front of words."""
    narration, start = hearing.narration, case.mark.start
    if WORDING.search(case.lead):
        owner = _owner(hearing, case)
        if owner is not None:
            return owner
    begin = max(narration.sentences[narration.at(start)].start, start - _FAR)
    who = _relative(hearing, begin, start) or subject(narration, begin, start)
    if who is not None and who.sort is Sort.NOBODY:
        who = named_behind(narration, who)
    return who if who is not None and who.sort in _SORTS else None


def _owner(hearing: Hearing, case: Case) -> Who | None:
    """Return on whose page words stand: “went up on Ann's feed with the words …”."""
    narration, start = hearing.narration, case.mark.start
    begin = max(narration.sentences[narration.at(start)].start, start - _FAR)
    for who in reversed(narration.people.within(begin, start)):
        near = narration.plain[max(begin, who.start - _NEAR) : who.start]
        if _PAGE_BEHIND.match(narration.plain, who.end, start) or _PAGE_OF.search(near):
            return who
    return None


def _relative(hearing: Hearing, begin: int, end: int) -> Who | None:
    """Return the last one whom a clause is about: “by Ann Lee, who put …”."""
    plain = hearing.narration.plain
    for who in reversed(hearing.narration.people.within(begin, end)):
        if who.sort is Sort.NAME and _WHO.match(plain, who.end, end):
            return who
    return None


def _is_told_of(hearing: Hearing, case: Case, who: Who) -> bool:
    """Say whether words tell of whom they follow: Ann “thinks with her skin”."""
    words = words_of(hearing.text, case.mark)
    near = not hearing.narration.plain[who.end : case.mark.start].strip()
    return near and _VERB_FORM.match(words) is not None
