"""Who is spoken of where: people known and unknown, organisations, pronouns and roles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.domain.facts import Kind
from bot.domain.names import AliasKind
from bot.reading.calling import (
    JAPANESE,
    KOREAN,
    WORD,
)
from bot.reading.frames import OBLIQUE
from bot.reading.introduced import gender_told, introductions
from bot.reading.jobs import is_job, titled
from bot.reading.nameless import nameless
from bot.reading.nonnames import is_place
from bot.reading.patterns import CJK
from bot.reading.somebody import JOB, Sort, Who
from bot.reading.unknown import Strangers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.documents import EntityForm
    from bot.reading.roster import Mention, Roster

_BEFORE = 32
_NOMINATIVE = ("he", "she", "er", "il", "elle", "egli")
# „dem Regisseur“, „einen Fan“: German shows by the article who does nothing.
_NO_NOMINATIVE = re.compile(r"(?:de[mn]|eine[mn]|seine[mn]|ihre[mn])\s", re.IGNORECASE)
# «In conferenza stampa Ann ha parlato»: what a sentence begins with ends before its subject.
_PLACE_FIRST = re.compile(
    r"(?:^|[.\n!?\ue000-\ue002]\s*)(?:In|Nel|Nella|Nello|Al|Alla|Durante|Dans|En|À|Au|Lors d\w+)"
    r"\s(?:[a-zà-ÿ][\w’'-]*\s){1,4}$"
)
_APPOSED_GAP = 2
_SHORTENED = 4
# “Harbour Films Korea”: an organisation's branch in a country is that organisation.
_BRANCH = re.compile(r" ([A-Z][a-z]+)(?![\w-])")
# “the head of the pier, Ann Lee”, “la direttrice del coro, Ann Lee”
_OF = r" (?:of|at|for|de|du|des|di|del|della|dei|der|des|von|vom|d[’'])[ ]?"
_APPOSED = re.compile(rf"(?:{_OF}(?:[\w’'-]++ ?){{1,4}})?, |{_OF}(?:[a-zà-ÿ’'-]+ ){{1,3}}")
_ASIDE = re.compile(r",\s((?:[\w’'&-]+\s){1,10})")
_WITHIN = re.compile(
    r"(?:[’']s|\b(?:of|at|for|from|with|by|bei|beim|von|vom|der|des|de|du|chez|di|del|della|da)"
    r"(?: (?:the|its|la|le|il))?) $"
)


class People:
    """All in an article's own text (quotes left out) who may speak, in order.

    `persons` are the unknown who are surely people, `genders` what is told of them, `introduced`
    whose work or age is told where, `first` where each of the known is named first.
    """

    def __init__(self, text: str, roster: Roster, mentions: Sequence[Mention], tongue: str) -> None:
        self.text = text
        self.tongue = tongue
        self.roster = roster
        self.genders: dict[str, str] = {}
        self.by_role: dict[str, set[str]] = defaultdict(set)
        for form in roster.show.entities:
            for role in form.roles:
                self.by_role[role].add(form.id)
            nation = _nation(form)
            if nation is not None:
                self.by_role[nation].add(form.id)
        own = _own_words(roster)
        taken = [(m.start, m.end) for m in mentions]
        strangers = Strangers(text, tongue, taken, frozenset(own))
        self.persons = strangers.persons
        names = list(_known(text, mentions))
        for one in strangers.found:
            known = own.get(one.called.rpartition(" ")[2] if one.called[:2] == "Mr" else one.called)
            known = known or _nicknamed(roster, one.called) or _handled(roster, one.called)
            called = one.called if known is None else None
            firm = one.called in strangers.firms
            account = known is not None and roster.kind(known) is Kind.ORGANISATION
            sort = Sort.ORGANISATION if firm or account else Sort.NAME
            names.append(Who(one.start, one.end, sort, known, called, named=firm))
        self._introduce(names)
        every = [*_apart(text, names), *_outside(text, nameless(text, tongue), names)]
        self.all = sorted(every, key=lambda who: (who.start, who.end))
        self._starts = [who.start for who in self.all]
        self.first = {who.entity: who.start for who in reversed(self.all) if who.entity is not None}

    def _introduce(self, names: Iterable[Who]) -> None:
        """Take what is told of each person where they are named."""
        people = sorted(
            who
            for who in names
            if who.sort is Sort.NAME and (who.entity is not None or who.called in self.persons)
        )
        self.introduced = list(
            introductions(
                self.text,
                [(who.start, who.end, (who.entity, who.called)) for who in people],
            )
        )
        for who, behind in zip_longest(people, people[1:]):
            if who.called is not None and who.called not in self.genders:
                limit = len(self.text) if behind is None else behind.start
                found = gender_told(self.text, who.start, who.end, limit, who.called)
                if found is not None:
                    self.genders[who.called] = found

    def within(self, start: int, end: int) -> list[Who]:
        """Return who is named between two places."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.all[low:high]

    def is_subject(self, who: Who) -> bool:
        """Say whether somebody does something here, rather than is spoken of in passing."""
        if self.text[who.end : who.end + 2] in ("’s", "'s"):
            return False
        if self.text[who.start : who.end].casefold() in _NOMINATIVE:
            return True
        if self.tongue == "de" and _NO_NOMINATIVE.match(self.text, who.start):
            return False
        begin = max(0, who.start - _BEFORE)
        if OBLIQUE.search(self.text, begin, who.start) is None:
            return True
        if self.tongue != "en" and _PLACE_FIRST.search(self.text, begin, who.start):
            return who.sort is Sort.NAME
        return who.sort is Sort.NAME and titled(self.text, who.start)

    def gender(self, who: Who) -> str | None:
        """Return whether somebody is he or she, as far as that is known."""
        if who.entity is not None:
            return self.roster.forms[who.entity].pronoun
        return self.genders.get(who.called or "")


def _nation(form: EntityForm) -> str | None:
    """Return where somebody of ours is from, by the script of their own name."""
    if form.kind is not Kind.PERSON:
        return None
    native = next((alias.text for alias in form.alias if alias.kind is AliasKind.NATIVE), "")
    if not CJK.match(native):
        return None
    return KOREAN if "\uac00" <= native[0] <= "\ud7af" else JAPANESE


def _own_words(roster: Roster) -> dict[str, str]:
    """Return the short forms of people's names that are too common to be found alone."""
    return {
        alias.text: form.id
        for form in roster.show.entities
        if form.kind is Kind.PERSON
        for alias in form.alias
        if alias.kind is AliasKind.WEAK
    }


def _nicknamed(roster: Roster, name: str) -> str | None:
    """Return whom a shortened name means: “Alex” for Alexander."""
    if not len(name) >= _SHORTENED:
        return None
    return next(
        (
            form.id
            for form in roster.show.entities
            if form.kind is Kind.PERSON
            for alias in (form.name, *(alias.text for alias in form.alias))
            if any(part.startswith(name) for part in alias.split())
        ),
        None,
    )


def _handled(roster: Roster, name: str) -> str | None:
    """Return the organisation whose account a handle is: “@harbourjp”."""
    if not name.startswith("@"):
        return None
    account = name[1:].casefold()
    return next(
        (
            form.id
            for form in roster.show.entities
            if form.kind is Kind.ORGANISATION
            and len(form.name) >= _SHORTENED
            and account.startswith(form.name.replace(" ", "").casefold())
        ),
        None,
    )


def _known(text: str, mentions: Iterable[Mention]) -> Iterator[Who]:
    for m in mentions:
        if m.kind in (Kind.PERSON, Kind.CHARACTER):
            character = m.kind is Kind.CHARACTER
            yield Who(m.start, m.end, Sort.NAME, m.entity, character=character)
        elif m.kind is Kind.ORGANISATION:
            branch = _BRANCH.match(text, m.end)
            end = branch.end() if branch is not None and is_place(branch[1]) else m.end
            yield Who(m.start, end, Sort.ORGANISATION, m.entity)


def _apart(text: str, names: Iterable[Who]) -> Iterator[Who]:
    """Return all names but those by which another's work is told: “Ann, head of Lee Hall, said”."""
    last: Who | None = None
    for who in sorted(names):
        if last is not None and last.sort is Sort.NAME and text[who.end : who.end + 1] == ",":
            aside = _ASIDE.fullmatch(text, last.end, who.start)
            aside = aside if _WITHIN.search(text, last.end, who.start) else None
            if aside is not None and any(is_job(word) for word in WORD.findall(aside[1])):
                continue
        last = who
        yield who


def _outside(text: str, others: Iterable[Who], taken: Iterable[Who]) -> Iterator[Who]:
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
        apposed = who.sort is Sort.OTHER or (who.called or "").startswith(JOB)
        gap = _APPOSED_GAP if apposed else 1
        within = at < len(names) and starts[at] < who.end
        near = within or (at < len(names) and 0 < starts[at] - who.end <= gap)
        if who.sort is Sort.ROLE and at < len(names):
            near = near or _APPOSED.fullmatch(text, who.end, starts[at]) is not None
        if within and who.sort is Sort.ORGANISATION and names[at].sort is Sort.ORGANISATION:
            # “a member of the press team”
            near = False
        if not near or who.sort is Sort.PRONOUN:
            yield who
