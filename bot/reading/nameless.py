"""Finds who is spoken of without a name: by a pronoun, a role, a sort of organisation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading import mainland
from bot.reading.calling import (
    ADDRESSED,
    BY_WORD,
    INVERTED,
    LATTER,
    NATIVE,
    NOBODIES,
    ORGANISATION,
    OTHER,
    OUR_OWN,
    OWNED,
    PRONOUNS,
    ROLE,
    STARTERS,
    THE_OTHER,
    THEIR_OWN,
    WORD,
)
from bot.reading.frames import VERB
from bot.reading.jobs import KIN, is_job
from bot.reading.nonnames import is_place
from bot.reading.somebody import FORMER, JOB, LAST, RELATED, Sort, Who
from bot.reading.unnamed import human

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONLY_PRONOUNS = ("he", "she", "it", "they")
# “It was Ann who went first”
_CLEFT = re.compile(r"it (?:was|is) (?:[\w’'-]+ ){1,5}who\b", re.IGNORECASE)
# What somebody does: “the Korean went”, never “the Korean thriller”.
_DOES = re.compile(
    rf"{VERB.pattern}|(?:\w+ed|went|goes|came|comes|took|takes|gave|gives|got|did|does|had|has|was|is"
    r"|will|would|could|can|stood|stands|sat|sits|looks|thinks|thought|made|makes|kept|keeps|left"
    r"|who|himself|herself|and|in|at|on|with|for|to)\b",
    re.IGNORECASE,
)
_GERMAN_NATIVE = re.compile(r"(?:aner|ese|esin|länder|ländler|ier|chner)(?:in)?$")
_SAYS = re.compile(r"(?<![\w])([a-zäöüß]+) $")
_JOB_WORD = re.compile(r"[\w-]{4,}")
# “for a race”, “una cena” behind “a”: a thing that somebody does something with.
_PASSING = re.compile(
    r"(?<![\w-])(?:for|in|on|at|with|about|into|like|through|without|under|to|after|before"
    r"|für|mit|in|auf|an|aus|bei|vor|nach|pour|dans|sur|avec|à|en|chez|sans|per|con|su|a|tra"
    r"|fra)\s$",
    re.IGNORECASE,
)
_ARTICLES = ("a", "an", "ein", "eine", "un", "une", "una", "uno")
_BACK = 12
_OWN_WORD = re.compile(r"[\w-]+")
_WORKER = re.compile(r"(?:[Tt]he|[Ll]e|[Ll]a|[Ii]l|[Dd]er|[Dd]ie)((?: [\w-]{3,}){1,3})")


def nameless(text: str, tongue: str) -> Iterator[Who]:
    """Return all who are spoken of without a name, some more than once."""
    pronoun = PRONOUNS.get(tongue, PRONOUNS["en"])
    addressed = ADDRESSED.get(tongue)
    nobody = NOBODIES.get(tongue, NOBODIES["en"])
    for word in WORD.finditer(text):
        said = word[0].lower()
        if said not in STARTERS and said not in mainland.STARTERS:
            continue
        at = word.start()
        if (so := mainland.called_so(text, tongue, at)) is not None:
            yield so
            continue
        if said == "a" and tongue != "en":
            continue
        if match := LATTER.match(text, at):
            first = match["first"] or match["erst"]
            yield Who(at, match.end(), Sort.ROLE, called=FORMER if first else LAST)
            continue
        if match := OUR_OWN.match(text, at):
            yield Who(at, match.end(), Sort.ROLE, called=match[0].casefold())
            continue
        if addressed is not None and (match := addressed.match(text, at)):
            yield Who(at, match.end(), Sort.PRONOUN, called=match.lastgroup)
            continue
        if said == "it" and _CLEFT.match(text, at):
            continue
        if match := pronoun.match(text, at):
            yield Who(at, match.end(), Sort.PRONOUN, called=match.lastgroup)
            if said in _ONLY_PRONOUNS:
                continue
        if (match := ORGANISATION.match(text, at)) and text[match.end() : match.end() + 2] not in (
            "’s",
            "'s",
        ):
            yield Who(at, match.end(), Sort.ORGANISATION, called=match[0].casefold())
        if (match := mainland.one_noun(ROLE.match(text, at), tongue)) or (
            match := _native(text, at)
        ):
            yield Who(at, match.end(), Sort.ROLE, called=match[0].casefold())
        elif (match := _WORKER.match(text, at)) and (job := _first_job(match)) is not None:
            yield Who(at, job.end(), Sort.ROLE, called=JOB + job[0].casefold())
        if (match := OTHER.match(text, at)) or (
            (match := THE_OTHER.match(text, at)) and _goes_on(text, match.end())
        ):
            yield Who(at, match.end(), Sort.OTHER)
        elif (match := THEIR_OWN.match(text, at)) and (end := _first_own(match)) is not None:
            yield Who(at, end, Sort.NOBODY, called=RELATED)
        if (match := nobody.match(text, at)) and (
            said not in _ARTICLES or _begins(text, at) or human(text, match.end())
        ):
            yield Who(at, match.end(), Sort.NOBODY)
    for match in OWNED.finditer(text):
        yield Who(match.start(1), match.end(), Sort.ORGANISATION, called=match[1].casefold())
    if tongue == "fr":
        for match in INVERTED.finditer(text):
            said = match[0].rpartition("-")[2]
            gender = {"il": "he", "elle": "she"}.get(said, "it")
            yield Who(match.start() + 1, match.end(), Sort.PRONOUN, called=gender)


def _begins(text: str, at: int) -> bool:
    """Say whether nothing before “a” shows that no more than a thing is spoken of."""
    return _PASSING.search(text, max(0, at - _BACK), at) is None


def _native(text: str, at: int) -> re.Match[str] | None:
    """Return “the Swede”, but not “the Swedish” of “the Swedish composer”."""
    match = NATIVE.match(text, at)
    if match is None or not (_is_native(match[0]) or _speaks(text, at, match.end())):
        return None
    noun = _JOB_WORD.match(text, match.end() + 1)
    if noun is not None and is_job(noun[0]):
        return None
    bare = match[0].startswith(("The", "the")) and noun is not None
    return match if not bare or _DOES.match(text, match.end() + 1) else None


def _is_native(said: str) -> bool:
    """Say whether “der Münchner” may be where somebody is from: “der Keller” is a thing."""
    article, _, word = said.partition(" ")
    if is_place(word):
        return False
    if article.casefold() not in ("der", "die"):
        return True
    stem = word.removesuffix("in").removesuffix("er")
    return _GERMAN_NATIVE.search(word) is not None or is_place(stem) or is_place(stem + "en")


def _speaks(text: str, start: int, end: int) -> bool:
    """Say whether a verb of speech stands by somebody: „…“, sagt der Preisträger."""
    before = _SAYS.search(text, max(0, start - _BACK), start)
    said = before is not None and (before[1] == "so" or VERB.fullmatch(before[1]) is not None)
    return said or VERB.match(text, end + 1) is not None


def _goes_on(text: str, at: int) -> bool:
    """Say whether no noun follows: “the other laughed”, never “the other film”."""
    return text[at : at + 1] in ",.:;" or _DOES.match(text, at + 1) is not None


def _first_own(match: re.Match[str]) -> int | None:
    """Return where the first word ends that says who “her tall brother” is."""
    words = _OWN_WORD.finditer(match.string, match.start(1), match.end(1))
    for word in words:
        said = word[0].casefold()
        if (said in KIN or is_job(said)) and said not in BY_WORD and said != "head":
            return word.end()
    return None


def _first_job(match: re.Match[str]) -> re.Match[str] | None:
    """Return the word of work in “the tall composer said”."""
    words = _JOB_WORD.finditer(match.string, match.start(1), match.end(1))
    return next((word for word in words if is_job(word[0])), None)
