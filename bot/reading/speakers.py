"""Who is spoken of where: people known and unknown, organisations, pronouns and roles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.facts import Kind
from bot.domain.names import AliasKind
from bot.reading.calling import (
    INVERTED,
    NATIVE,
    NOBODIES,
    ORGANISATION,
    OTHER,
    OWNED,
    PRONOUNS,
    ROLE,
    STARTERS,
    WORD,
)
from bot.reading.frames import OBLIQUE
from bot.reading.jobs import is_job, titled
from bot.reading.unknown import Strangers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.reading.roster import Mention, Roster

_BEFORE = 32
_ONLY_PRONOUNS = ("he", "she", "it", "they")
_APPOSED_GAP = 2
JOB = "job "
"""Before the word of a role that is none of the show's: “the composer”."""
_WORKER = re.compile(
    r"(?:[Tt]he|[Ll]e|[Ll]a|[Ii]l|[Dd]er|[Dd]ie) (?:[a-z-]+ )?([\w-]{4,})(?![\w-])"
)


class Sort(Enum):
    """How somebody is named."""

    NAME = auto()
    PRONOUN = auto()
    ROLE = auto()
    ORGANISATION = auto()
    NOBODY = auto()
    OTHER = auto()


class Who(NamedTuple):
    """A place that names somebody who may speak: `entity` known, or `called` unknown.

    For a pronoun `called` is its gender; for a role its word.
    """

    start: int
    end: int
    sort: Sort
    entity: str | None = None
    called: str | None = None
    character: bool = False


class People:
    """All in an article's own text (quotes left out) who may speak, in order.

    `persons` are the unknown who are surely people, `genders` what pronouns told of them.
    """

    def __init__(self, text: str, roster: Roster, mentions: Sequence[Mention], tongue: str) -> None:
        self.text = text
        self.roster = roster
        self.genders: dict[str, str] = {}
        self.by_role: dict[str, set[str]] = defaultdict(set)
        for form in roster.show.entities:
            for role in form.roles:
                self.by_role[role].add(form.id)
        strangers = Strangers(text, tongue, [(m.start, m.end) for m in mentions])
        self.persons = strangers.persons
        names = list(_known(mentions))
        own = _own_words(roster)
        for one in strangers.found:
            known = own.get(one.called.rpartition(" ")[2] if one.called[:2] == "Mr" else one.called)
            called = one.called if known is None else None
            names.append(Who(one.start, one.end, Sort.NAME, known, called))
        every = [*names, *_outside(_others(text, tongue), names)]
        self.all = sorted(every, key=lambda who: (who.start, who.end))
        self._starts = [who.start for who in self.all]

    def within(self, start: int, end: int) -> list[Who]:
        """Return who is named between two places."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.all[low:high]

    def is_subject(self, who: Who) -> bool:
        """Say whether somebody does something here, rather than is spoken of in passing."""
        if self.text[who.end : who.end + 2] in ("’s", "'s"):
            return False
        begin = max(0, who.start - _BEFORE)
        if OBLIQUE.search(self.text, begin, who.start) is None:
            return True
        return who.sort is Sort.NAME and titled(self.text, who.start)

    def gender(self, who: Who) -> str | None:
        """Return whether somebody is he or she, as far as that is known."""
        if who.entity is not None:
            return self.roster.forms[who.entity].pronoun
        return self.genders.get(who.called or "")


def _own_words(roster: Roster) -> dict[str, str]:
    """Return the short forms of people's names that are too common to be found alone."""
    return {
        alias.text: form.id
        for form in roster.show.entities
        if form.kind is Kind.PERSON
        for alias in form.alias
        if alias.kind is AliasKind.WEAK
    }


def _known(mentions: Iterable[Mention]) -> Iterator[Who]:
    for m in mentions:
        if m.kind in (Kind.PERSON, Kind.CHARACTER):
            character = m.kind is Kind.CHARACTER
            yield Who(m.start, m.end, Sort.NAME, m.entity, character=character)
        elif m.kind is Kind.ORGANISATION:
            yield Who(m.start, m.end, Sort.ORGANISATION, m.entity)


def _others(text: str, tongue: str) -> Iterator[Who]:
    pronoun = PRONOUNS.get(tongue, PRONOUNS["en"])
    nobody = NOBODIES.get(tongue, NOBODIES["en"])
    for word in WORD.finditer(text):
        said = word[0].lower()
        if said not in STARTERS:
            continue
        at = word.start()
        if match := pronoun.match(text, at):
            yield Who(at, match.end(), Sort.PRONOUN, called=match.lastgroup)
            if said in _ONLY_PRONOUNS:
                continue
        if match := ORGANISATION.match(text, at):
            yield Who(at, match.end(), Sort.ORGANISATION, called=match[0].casefold())
        if (match := ROLE.match(text, at)) or (match := NATIVE.match(text, at)):
            yield Who(at, match.end(), Sort.ROLE, called=match[0].casefold())
        elif (match := _WORKER.match(text, at)) and is_job(match[1]):
            yield Who(at, match.end(), Sort.ROLE, called=JOB + match[1].casefold())
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


def _outside(others: Iterable[Who], taken: Iterable[Who]) -> Iterator[Who]:
    """Return those of `others` who stand in none of the names and not right before one."""
    names = sorted(taken)
    starts = [name.start for name in names]
    reached = -1
    for who in sorted(others, key=lambda who: (who.start, -who.end)):
        if who.start < reached:
            continue
        reached = who.end
        at = bisect_left(starts, who.start)
        if at and names[at - 1].end > who.start:
            continue
        # “the director Shunki” is one person; “a spokesperson, Ann” is told by the verb.
        gap = _APPOSED_GAP if (who.called or "").startswith(JOB) else 1
        near = at < len(names) and (starts[at] < who.end or 0 < starts[at] - who.end <= gap)
        if not near or who.sort is Sort.PRONOUN:
            yield who
