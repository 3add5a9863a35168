"""Tells our people and titles from others of the same name by the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.reading.frames import VERB
from bot.reading.patterns import listed

_NEAR = 48
_NEXT = re.compile(r"[ \u00a0](\w[\w'’\-]*)")
_PREVIOUS = re.compile(r"(\w[\w'’\-.]*)[ \u00a0]$")
_WORDS = re.compile(r"[^\W\d_][\w'’\-]*")
_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+$")
# Words with a capital letter that stand beside a name without being part of it.
ROLES = listed("""
    actor actress star director writer creator producer showrunner screenwriter author lead co-star
    singer rapper idol boxer character mr mrs ms miss dr herr herrn frau monsieur madame mme signor
    signora hero executive series film drama agency
    schauspieler regisseur autor produzent acteur réalisateur producteur attore regista
    autore produttore der die das il lo la le les l and und et e
""")
_FUNCTION = listed("""
    when while as after before since because although though if with for from by in on at of to
    but and or so yet then now both also here there once how what why where who that this these
    those meanwhile however still even only not no the a an his her their its our my your let is
    was are has had does did can could will would may should fellow young fans alongside like
    unlike between despite during against via per according thanks says said als wenn weil auch
    mit für und nach bei von doch quand lorsque avec pour mais selon quando mentre con per anche
    dopo secondo come japanese korean german
""")
_DOES = re.compile(
    r"(?:[’']s\b|,? who\b|,? whose\b|,? \d\d,|:|\s\([A-Z\d])"
    r"|,?\s+(?:(?:also|then|later|further|recently|has|had|will|is|was)\s+){0,2}"
    r"(?:plays?|played|portrays?|portrayed|stars?|starred|speaks|spoke|talked|serves|been|trained"
    r"|lost|debuted|joined|gave|gives|took|takes|looks|looked|himself)\b"
)
_AFTER = re.compile(r",?\s+(?:(?:also|then|later|has|had|would)\s+){0,2}(?=\w)")
_BEFORE = re.compile(
    r"(?:\b(?:actor|star|director|producer|singer|idol|rapper|member|mr\.?|with|by)"
    r"|executive producer)[ \u00a0]$",
    re.IGNORECASE,
)
# What a note calls another work, in the words that articles have for it.
_SORTS: dict[str, str] = {
    "film": "film|movie|feature|영화|映画|Kinofilm|Spielfilm|pellicola|long[- ]métrage",
    "song": "song|single|track|노래|곡|曲|Lied|chanson|canzone",
    "novel": "novel|book|소설|小説|Roman|roman|romanzo",
    "game": "game|게임|ゲーム|Spiel|jeu|gioco",
    "album": "album|앨범|アルバム",
    "manga": "manga|comic|만화|漫画",
}
_NEVER = re.compile(r"(?!)")


@dataclass
class Strangers:
    """Keeps who bears a surname of ours in this article: “Ota” after “Kenji Ota” is Kenji."""

    _held: set[str] = field(default_factory=set[str])

    def claim(self, text: str, start: int, end: int) -> bool:
        """Say whether a short name here is somebody else's."""
        name = text[start:end]
        if in_another_name(text, start, end):
            self._held.add(name)
            return True
        return name in self._held

    def forget(self, full: str) -> None:
        """One of ours is named in full: the parts of the name are theirs again."""
        self._held.difference_update(full.split())


def in_another_name(text: str, start: int, end: int) -> bool:
    """Say whether a short name is part of a stranger's longer one, such as “Kenji Ota”."""
    after = _NEXT.match(text, end)
    if after is not None and after[1][0].isupper():
        if _GIVEN.match(after[1]):
            return True
        if after[1].casefold() not in ROLES | _FUNCTION and _is_running(text, start, after.end()):
            return True
    before = _PREVIOUS.search(text, max(0, start - 24), start)
    if before is None or not before[1][0].isupper() or before[1].endswith("."):
        return False
    word = before[1].casefold()
    if word in ROLES | _FUNCTION or word.endswith(("ing", "ed", "ly", "'s", "’s", "s'", "s’")):
        return False
    return before[1][1:].islower() and _is_running(text, before.start(), end)


def _is_running(text: str, start: int, end: int) -> bool:
    """Say whether the words around are of a sentence, not of a headline in capitals."""
    around = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    behind = text[end : end + _NEAR].partition("\n")[0]
    words = [w for w in _WORDS.findall(around)[1:] + _WORDS.findall(behind)[:-1] if len(w) > 3]
    small = sum(word[0].islower() for word in words)
    return small > len(words) - small


def sure(text: str, start: int, end: int) -> bool:
    """Say whether a weak name, which is a common word too, stands for a person here."""
    if _DOES.match(text, end):
        return True
    after = _AFTER.match(text, end, end + _NEAR)
    if after is not None and VERB.match(text, after.end()):
        return True
    if not text[start].isupper():
        return False
    if _BEFORE.search(text, max(0, start - 24), start):
        return True
    return any(verb.end() == start - 1 for verb in VERB.finditer(text, max(0, start - 16), start))


def in_a_longer_name(text: str, start: int, end: int) -> bool:
    """Say whether a city is only part of a name, such as a festival's or an unknown title's."""
    after = _NEXT.match(text, end)
    if after is None or not after[1][0].isupper() or after[1].casefold() in _FUNCTION:
        return False
    return _is_running(text, start, after.end())


def marks_of(note: str) -> re.Pattern[str]:
    """Return what marks the other work that a note speaks of: its sort, its year."""
    marks = [rf"\b{number}\b" for number in re.findall(r"\b\d{4}\b", note)]
    marks += [
        rf"(?:\b|(?<=[^\x00-\x7f]))(?:{_SORTS[s]})s?(?![a-z])"
        for s in re.findall(r"\w+", note)
        if s in _SORTS
    ]
    return re.compile("|".join(marks), re.IGNORECASE) if marks else _NEVER


def is_marked(text: str, start: int, end: int, marks: re.Pattern[str]) -> bool:
    """Say whether the words right beside a title mark it as the other work."""
    before = re.split(r"[.!?,;:\n]\s", text[max(0, start - 32) : start])[-1]
    words = before.split()[-4:]
    if marks.search(" ".join(words)):
        return True
    after = re.match(
        r"[\"'“”‘’»『』」)]*\s*(?:\(([^)]{0,40})\)"
        r"|(?:,| is| was)\s(?:the|an?)\s([^,.]{0,40}))",
        text[end : end + 60],
    )
    return after is not None and marks.search(after[1] or after[2] or "") is not None
