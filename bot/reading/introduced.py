"""Who is introduced with which work, age and gender: what “the director” may mean further down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.calling import BY_WORD
from bot.reading.firstnames import gender_of
from bot.reading.jobs import is_job
from bot.reading.patterns import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# “writer and director Ann Lee”, “the composer, Ann Lee”
_BEFORE = re.compile(r"((?:[\w’'-]+[ /]){0,3}[\w’'-]+),? $")
# “Ann Lee, the composer”, “Ann Lee (producer)”
_AFTER = re.compile(
    r"(?:, | \()((?:[\w’'-]+ ){0,6}?[\w-]+)(?=[,.;:)\n]| (?:of|at|for|from|de|di|von|der|des)\b)"
)
_NO_TITLE = listed("""
    with as and or but in on to by who whose which while where when is was are were has had said mit
    und als wie in auf avec et comme qui est con e come che è
""")
_JOINING = ("and", "und", "et", "e")
_AGE = re.compile(r"(?:, | \()(\d\d)\b")
_WORK = re.compile(r"[’']s (?:[\w-]+ )?(?:film|movie|drama|remake|debut)\b")
_PRONOUN = re.compile(r"(?<![\w’'-])(?:(he|himself)|(she|herself))(?![\w-])")
_STOP = re.compile("[.!?\n\ue000\ue001\ue002]")
_TITLES = {
    "he": re.compile(
        r"(?:\b(?:Mr\.?|Herr|Herrn|Monsieur|M\.|Signor|Sig\.|actor|chairman|spokesman) )$"
    ),
    "she": re.compile(
        r"(?:\b(?:Mrs\.?|Ms\.?|Miss|Frau|Madame|Mme|Signora|Sig\.ra|actress|chairwoman|spokeswoman"
        r"|[A-Z][a-zäöüß]+(?:erin|istin|eurin|orin|entin|antin|ogin)|[a-zà-ÿ]+(?:trice|euse|ière"
        r"|ienne|essa)) )$"
    ),
}
# “She is Ann Lee”
_IS = re.compile(r"\b(?:([Ss]he|[Ee]lle)|[Hh]e) (?:is|was|[’']s|est|s[’']appelle) $")
_OWN_TITLE = {"Mr": "he", "Mrs": "she", "Ms": "she"}
_REACH = 64
_NEXT = 90


class Introduction(NamedTuple):
    """Somebody's work, as words, told where their name stands."""

    start: int
    called: tuple[str | None, str | None]
    work: frozenset[str]
    age: str | None


def introductions(
    text: str, names: Iterable[tuple[int, int, tuple[str | None, str | None]]]
) -> Iterator[Introduction]:
    """Return what work and age are told where each name stands."""
    for start, end, key in names:
        words = _work(text[start:end].split(" ", 1)[:1])
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        if before is not None:
            words |= _work(_leading(before[1]))
        after = _AFTER.match(text, end, end + _REACH)
        if after is not None and not _NO_TITLE.intersection(said := after[1].split()):
            words |= _work(said)
        if _WORK.match(text, end, end + _REACH):
            words.add("director")
        age = _AGE.match(text, end, end + 6)
        if words or age:
            yield Introduction(start, key, frozenset(words), None if age is None else age[1])


def _leading(words: str) -> list[str]:
    """Return the words of work that end a stretch: “the writer and director”."""
    found: list[str] = []
    for word in reversed(words.split()):
        if not _work([word]) and word not in _JOINING:
            break
        found.append(word)
    return found


def _work(words: Iterable[str]) -> set[str]:
    """Return which of some words name work, each with its kinds: “writer-director”."""
    found: set[str] = set()
    for word in (word.casefold() for word in words):
        parts = {word, *word.split("-")}
        if is_job(word) or any(part in BY_WORD for part in parts):
            found |= parts | {BY_WORD[part] for part in parts if part in BY_WORD}
    return found


def gender_told(text: str, start: int, end: int, limit: int, name: str) -> str | None:
    """Return whether a stranger is he or she, by title, name, or the pronoun behind."""
    first = name.split(" ", 1)[0].rstrip(".")
    if first in _OWN_TITLE:
        return _OWN_TITLE[first]
    for gender, titles in _TITLES.items():
        if titles.search(text, max(0, start - 24), start):
            return gender
    found = gender_of(name)
    if found is not None:
        return found
    cleft = _IS.search(text, max(0, start - 12), start)
    if cleft is not None:
        return "she" if cleft[1] else "he"
    limit = min(limit, end + _NEXT)
    stop = _STOP.search(text, end, limit)
    pronoun = _PRONOUN.search(text, end, limit if stop is None else stop.start())
    if pronoun is None:
        return None
    return "he" if pronoun[1] else "she"
