"""What a person is and has done: works, group, agency, age, occupation."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.facts import Kind
from bot.reading.somebody import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.reading.found import Fact
    from bot.reading.roster import Mention
    from bot.reading.scene import Line, Scene

_FAR = 40
_STAR = re.compile(
    r"^(?:[’']s?)?[”’\"'»]? "
    r"(?:star|actor|lead|leading man|fame|writer|director|singer|alum|creator)\b"
)
_POSSESSIVE = re.compile(r"[”\"»]?[’']")
_WORK_PERSON = re.compile(
    r"[”’\"'»]?(?:[’']s?)?(?: (?:star|actor|lead|fame|creator|director|alum))?,? (?:[\w-]+ )?"
)
_OPENED = re.compile(r"\s?\((?![^)]*\))")
_OF = re.compile(r"\s*(?:of|from)\s")
_IN_LIST = re.compile(
    r"^[\s,;&()\d–/\"'“”‘’«»-]*(?:(?:and|or|und|et|e|as well as|plus)\s)?[\"'“‘«]?$"
)
_KNOWN_FOR = re.compile(
    r"\b(?:(?:best |well |widely )?known (?:for|from)|starred in|stars in|appeared in|acted in"
    r"|seen in"
    r"|(?:act|star|appear)ing in|famous for|fame for|credits include|bekannt aus|bekannt durch"
    r"|connu pour|noto per|remembered for|of|from|whose .{0,30}include)"
    r"\s(?:his |her |the |their )?(?:[\w-]+ ){0,6}[\"'“‘«]?$",
    re.IGNORECASE,
)
_OWN_WORKS = re.compile(
    r"\b(?P<own>his|her|their|[\w-]+[’']s)\b[^.;:]{0,40}\b(?:dramas?|films?|works?|credits?"
    r"|projects?|roles?"
    r"|filmography|shows?|movies|series|titles)\b[^.;]{0,30}"
    r"\b(?:include[sd]?|are|is|were|such as|like|among)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"\bmember of (?:the )?(?:[\w-]+ ){0,5}$|^,? of (?:the )?(?:[\w-]+ ){0,5}$|^ \($"
    r"|^,? from (?:the )?(?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
_GROUPS_OWN = re.compile(r"^[’']s? $|^ (?:member|star|idol|singer|rapper)(?: and [\w-]+)? $")
_AGENCY = re.compile(
    r"^[’']s? (?:[\w-]+ )?agency,? $|^,? (?:who is )?represented by (?:the agency )?$"
)
_AGENCY_BEFORE = re.compile(
    r"^,? (?:which |who |that )?(?:represents|manages|looks after) $|^,? the agency of $"
)
_HIS_AGENCY = re.compile(r"\b(?:his|her|their) (?:[\w-]+ )?agency,? $", re.IGNORECASE)
_AGE_AFTER = re.compile(r"^(?:, |\s?\()(\d\d)(?:\)|,| years)")
_AGE_NOUN = re.compile(
    r"\b[Tt]he (\d\d)-year-old(?: (?:[\w-]+ )?(?:star|actor|singer|idol|performer|musician"
    r"|rapper))?\b"
)
_AGE_BEFORE = re.compile(r"\b(\d\d)-year-old (?:[\w-]+ ){0,3}$")
_IS_A = re.compile(
    r"\b(?:is|was|ist|est|è) (?:also )?(?:an?|ein|un) (?P<list>[^.;:()]{3,80})", re.IGNORECASE
)
_ITEM = re.compile(r",\s*(?:and\s)?|\s(?:and|und|et|e|&)\s")


def credits_of(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return the known works of known people that a sentence names."""
    works = scene.within(line, Kind.WORK)
    people = scene.within(line, Kind.PERSON)
    credited: dict[tuple[int, int], str] = {}
    for at, work in enumerate(works):
        owner = _owner(scene, line, work, people)
        if owner is None and at:
            last = works[at - 1]
            between = scene.text[last.end : work.start]
            if (last.start, last.end) in credited and _IN_LIST.match(between):
                owner = credited[last.start, last.end], "list"
        if owner is None:
            continue
        credited[work.start, work.end] = owner[0]
        yield scene.fact(owner[1], work.start, work.end, owner[0], "credit", of=work.entity)


def _owner(
    scene: Scene, line: Line, work: Mention, people: Sequence[Mention]
) -> tuple[str, str] | None:
    """Return whose work one is, and the rule that says so."""
    text = scene.text
    after = text[work.end : min(line.end, work.end + _FAR)]
    star = _STAR.match(after) is not None
    behind = next((person for person in people if person.start >= work.end), None)
    owned = star or _POSSESSIVE.match(after)
    if behind is not None and owned and _WORK_PERSON.fullmatch(text, work.end, behind.start):
        return behind.entity, "work-person"
    last = next((person for person in reversed(people) if person.end <= work.start), None)
    if star:
        entity = last.entity if last is not None else _meant(scene, work.start)
        return None if entity is None else (entity, "the-work-star")
    if last is not None:
        gap = text[last.end : work.start]
        if len(gap) < _FAR * 3 and _OPENED.match(gap):
            return last.entity, "brackets"
        if len(gap) < _FAR * 3 and _KNOWN_FOR.search(gap) and not _OF.match(gap):
            return last.entity, "known-for"
    return _own_works(scene, line, work, last)


def _own_works(
    scene: Scene, line: Line, work: Mention, last: Mention | None
) -> tuple[str, str] | None:
    """Return who “his works are …” or “Ann's films include …” speaks of."""
    own = _OWN_WORKS.search(scene.text, max(line.start, work.start - _FAR * 3), work.start)
    if own is None:
        return None
    entity = last.entity if last is not None else None
    if entity is None and own["own"].casefold() in ("his", "her", "their"):
        entity = _meant(scene, line.start + 1)
    return None if entity is None else (entity, "own-works")


def _meant(scene: Scene, place: int) -> str | None:
    """Return the person of ours whom the sentences up to a place are about."""
    found = scene.person(place)
    return None if found is None else found.entity


def membership(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return groups and agencies of people."""
    here = scene.within(line, Kind.PERSON, Kind.GROUP, Kind.ORGANISATION)
    for left, right in pairwise(here):
        gap = scene.text[left.end : right.start]
        if len(gap) > 90:
            continue
        kinds = left.kind, right.kind
        if kinds == (Kind.PERSON, Kind.GROUP) and _MEMBER.search(gap):
            yield scene.fact(
                "member-of", left.start, right.end, left.entity, "member_of", of=right.entity
            )
        elif kinds == (Kind.GROUP, Kind.PERSON) and _GROUPS_OWN.match(gap):
            yield scene.fact(
                "groups-own", left.start, right.end, right.entity, "member_of", of=left.entity
            )
        elif kinds == (Kind.PERSON, Kind.ORGANISATION) and _AGENCY.match(gap):
            yield scene.fact(
                "agency", left.start, right.end, left.entity, "agency", of=right.entity
            )
        elif kinds == (Kind.ORGANISATION, Kind.PERSON) and _AGENCY_BEFORE.match(gap):
            yield scene.fact(
                "represents", left.start, right.end, right.entity, "agency", of=left.entity
            )
    yield from _by_pronoun(scene, line, here)


def _by_pronoun(scene: Scene, line: Line, here: Sequence[Mention]) -> Iterator[Fact]:
    for m in here:
        before = scene.text[max(line.start, m.start - 60) : m.start]
        if m.kind is Kind.ORGANISATION and (own := _HIS_AGENCY.search(before)):
            start = m.start - len(before) + own.start()
            found = scene.person(start)
            if found is not None and found.entity is not None:
                yield scene.fact("his-agency", start, m.end, found.entity, "agency", of=m.entity)
        elif m.kind is Kind.GROUP and (
            own := re.search(
                r"\b(?:[Hh]e|[Ss]he) is (?:also )?a member of (?:the )?(?:[\w-]+ ){0,5}$", before
            )
        ):
            start = m.start - len(before) + own.start()
            found = scene.person(start)
            if found is not None and found.entity is not None:
                yield scene.fact(
                    "he-is-member", start, m.end, found.entity, "member_of", of=m.entity
                )


def ages(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return how old people are."""
    for m in scene.within(line, Kind.PERSON):
        after = _AGE_AFTER.match(scene.text[m.end : m.end + 12])
        before = _AGE_BEFORE.search(scene.text, max(line.start, m.start - 60), m.start)
        if after is not None and _plausible(after[1]):
            yield scene.fact(
                "name-age", m.start, m.end + after.end(1), m.entity, "age", value=int(after[1])
            )
        elif before is not None and _plausible(before[1]):
            yield scene.fact(
                "age-name", before.start(), m.end, m.entity, "age", value=int(before[1])
            )
    for match in _AGE_NOUN.finditer(scene.text, line.start, line.end):
        if scene.within(
            line._replace(start=match.end(), end=min(line.end, match.end() + 30)), Kind.PERSON
        ):
            continue
        found = scene.narration.before(match.start())
        if found is not None and found.entity is not None and _plausible(match[1]):
            yield scene.fact(
                "the-age", match.start() + 4, match.end(), found.entity, "age", value=int(match[1])
            )


def _plausible(age: str) -> bool:
    return 15 <= int(age) <= 95


def occupations(scene: Scene, line: Line, known: dict[str, str]) -> Iterator[Fact]:
    """Return what people are: “He is an actor and singer”. `known` maps a noun to our word."""
    for match in _IS_A.finditer(scene.text, line.start, line.end):
        found = [known[item] for item in _items(match["list"]) if item in known]
        if not found or (scene.speech_at(match.start()) is not None):
            continue
        subject = [
            who
            for who in scene.narration.people.within(line.start, match.start())
            if who.sort in (Sort.NAME, Sort.PRONOUN)
            and scene.text[who.end : match.start()].strip() == ""
        ]
        if not subject:
            continue
        who = subject[-1]
        entity = who.entity
        if who.sort is Sort.PRONOUN:
            speaker = scene.narration.resolve(who)
            entity = None if speaker is None else speaker.entity
        if entity is None or scene.roster.kind(entity) is not Kind.PERSON:
            continue
        for value in found:
            yield scene.fact("is-a", who.start, match.end(), entity, "occupation", value=value)


def _items(words: str) -> list[str]:
    """Return the nouns of a list: the last word of each piece, up to a relative clause."""
    words = re.split(r"\b(?:who|whose|that|best|known|from|for|in|with|of)\b", words)[0]
    return [piece.split()[-1].casefold() for piece in _ITEM.split(words.strip()) if piece.split()]
