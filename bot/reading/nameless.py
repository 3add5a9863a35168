"""Finds who is spoken of without a name: by a pronoun, a role, a sort of organisation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading.calling import (
    ADDRESSED,
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
    WORD,
)
from bot.reading.frames import VERB
from bot.reading.jobs import is_job
from bot.reading.somebody import FORMER, JOB, LAST, Sort, Who

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
_JOB_WORD = re.compile(r"[\w-]{4,}")
_WORKER = re.compile(r"(?:[Tt]he|[Ll]e|[Ll]a|[Ii]l|[Dd]er|[Dd]ie)((?: [\w-]{3,}){1,3})")


def nameless(text: str, tongue: str) -> Iterator[Who]:
    """Return all who are spoken of without a name, some more than once."""
    pronoun = PRONOUNS.get(tongue, PRONOUNS["en"])
    addressed = ADDRESSED.get(tongue)
    nobody = NOBODIES.get(tongue, NOBODIES["en"])
    for word in WORD.finditer(text):
        said = word[0].lower()
        if said not in STARTERS:
            continue
        at = word.start()
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
        if (match := ROLE.match(text, at)) or (match := _native(text, at)):
            yield Who(at, match.end(), Sort.ROLE, called=match[0].casefold())
        elif (match := _WORKER.match(text, at)) and (job := _first_job(match)) is not None:
            yield Who(at, job.end(), Sort.ROLE, called=JOB + job[0].casefold())
        if match := OTHER.match(text, at):
            yield Who(at, match.end(), Sort.OTHER)
        if match := nobody.match(text, at):
            yield Who(at, match.end(), Sort.NOBODY)
    for match in OWNED.finditer(text):
        yield Who(match.start(1), match.end(), Sort.ORGANISATION, called=match[1].casefold())
    if tongue == "fr":
        for match in INVERTED.finditer(text):
            gender = "he" if match[0].endswith("il") else "she"
            yield Who(match.start() + 1, match.end(), Sort.PRONOUN, called=gender)


def _native(text: str, at: int) -> re.Match[str] | None:
    """Return “the Swede”, but not “the Swedish” of “the Swedish composer”."""
    match = NATIVE.match(text, at)
    if match is None:
        return None
    noun = _JOB_WORD.match(text, match.end() + 1)
    if noun is not None and is_job(noun[0]):
        return None
    bare = match[0].startswith(("The", "the")) and noun is not None
    return match if not bare or _DOES.match(text, match.end() + 1) else None


def _first_job(match: re.Match[str]) -> re.Match[str] | None:
    """Return the word of work in “the tall composer said”."""
    words = _JOB_WORD.finditer(match.string, match.start(1), match.end(1))
    return next((word for word in words if is_job(word[0])), None)
