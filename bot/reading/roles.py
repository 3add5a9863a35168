"""Who plays whom, and who made it: cast and crew, known people and strangers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.facts import Kind
from bot.reading.found import Fact, Stranger
from bot.reading.somebody import Sort, Who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.reading.roster import Mention
    from bot.reading.scene import Line, Scene

_PLAYS = re.compile(
    r"\b(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|star(?:s|red|ring)? as|as|role of|part of"
    r"|character(?: of)?|embod(?:y|ies|ied|ying)|cast as|brings? to life|inhabits?"
    r"|spielt|verkörpert|schlüpft in|incarne|joue|campe|interprète|prête ses traits à"
    r"|interpreta|veste i panni di|nei panni di|è)\s(?:[^.;:!?]*\s)?$",
    re.IGNORECASE,
)
_NOT_AS = re.compile(
    r"\b(?:such as|as well as|as soon as|as if|as though|not play|same \w+ as)\b", re.IGNORECASE
)
_PLAYED_BY = re.compile(
    r"^[\s,]*(?:(?:who|which) (?:is|will be) |is |was |being |to be )?(?:played|portrayed"
    r"|brought to life"
    r"|interpreted|embodied|gespielt|verkörpert|incarnée?|jouée?|interprétée?|interpretat[oa]"
    r"|con il volto) (?:by|von|par|da|di) (?:the |actor |\w+ )?$",
    re.IGNORECASE,
)
_IS = re.compile(r"^(?:\s*\([^)]*\))?,? (?:is|as|ist|est|è) (?:the \w+ |\w+ )?$")
_JOBS: tuple[tuple[str, str], ...] = (
    ("executive-producer", r"executive producers?|exec(?:utive)? producer|producteur exécutif"),
    ("producer", r"producers?|produzent|producteur|produttore"),
    ("director", r"directors?|helmer|filmmaker|regisseur|réalisateur|regista"),
    ("writer", r"writers?|screenwriters?|scriptwriter|drehbuchautor|scénariste|sceneggiatore"),
    ("creator", r"creators?|showrunner|créateur|creatore"),
    ("composer", r"composers?|komponist|compositeur|compositore"),
    ("cinematographer", r"cinematographer|director of photography|chef opérateur|kameramann"),
    ("editor", r"film editor|series editor|cutter"),
)
_DONE: tuple[tuple[str, str], ...] = (
    ("writer", r"written|wrote|writes|penned|écrite?|scritta|geschrieben"),
    ("director", r"directed|directs|helmed|helms|réalisée?|diretta|inszeniert"),
    ("creator", r"created|creates"),
    ("executive-producer", r"executive produced|executive produces"),
    ("producer", r"produced|produces"),
    ("composer", r"composed|composes|scored"),
)
_DONE_WORD = "|".join(words for _, words in _DONE)
_BY = re.compile(
    rf"\b(?P<done>(?:{_DONE_WORD})(?:(?:,|,? and|,? et|,? e|,? und| &"
    rf"| as well as)\s(?:{_DONE_WORD}))*)"
    r" (?:by|par|da|von)(?::)? (?P<words>(?:[\w’'-]+ ){0,5})$",
    re.IGNORECASE,
)
_DOES = re.compile(
    rf"^(?:,? who)?(?: also| both| has| will)? (?P<done>(?:{_DONE_WORD})(?:,? (?:and"
    rf"|&) (?:also )?(?:{_DONE_WORD}))*)\b(?! (?:by|on|in|to|that|under|back|for)\b|[:,])",
    re.IGNORECASE,
)
_JOB_WORD = "|".join(words for _, words in _JOBS)
_JOB_BEFORE = re.compile(
    rf"\b(?P<jobs>(?:{_JOB_WORD})(?:(?:[-/]| and | & )(?:{_JOB_WORD}))*),? $", re.IGNORECASE
)
_JOB_AFTER = re.compile(
    r"^(?:, (?:the |its |who is (?:the )?)?| serves as (?:the |an )?| is (?:the |an? |its )?"
    rf"| as (?:the |an )?)(?:series['’] |show['’]s )?(?P<jobs>(?:{_JOB_WORD})(?:(?:[-/]| and "
    rf"| & )(?:{_JOB_WORD}))*)\b",
    re.IGNORECASE,
)
_REACH = 110


def plays(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return who plays whom in a sentence."""
    here = scene.within(line, Kind.PERSON, Kind.CHARACTER)
    for left, right in pairwise(here):
        gap = scene.text[left.end : right.start]
        if len(gap) > _REACH or left.kind is right.kind:
            continue
        person, character = (left, right) if left.kind is Kind.PERSON else (right, left)
        end = right.end
        rule = None
        if re.fullmatch(r"\s?[(（]", gap) and scene.text[end : end + 1] in (")", "）"):
            rule, end = "name-in-brackets", end + 1
        elif left is person and not _NOT_AS.search(gap) and _PLAYS.search(gap):
            rule = "plays"
        elif left is person and _IS.match(gap):
            rule = "is-character"
        elif left is character and _PLAYED_BY.search(gap):
            rule = "played-by"
        if rule is not None:
            # What stands in brackets within a quote is the article's own.
            own = rule == "name-in-brackets"
            yield scene.fact(
                rule, left.start, end, person.entity, "plays", of=character.entity, own=own
            )


def crew(scene: Scene, line: Line) -> Iterator[Fact]:
    """Return who of the people we know wrote, directed or produced the show."""
    if not line.ours:
        return
    for m in scene.within(line, Kind.PERSON):
        for start, end, job, rule in _jobs(scene.text, line, m.start, m.end):
            yield scene.fact(rule, start, end, m.entity, "crew", value=job)


def _jobs(text: str, line: Line, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    low = max(line.start, start - 90)
    before, after = text[low:start], text[end : min(line.end, end + 60)]
    if match := _BY.search(before):
        for job in _named(match["done"], _DONE):
            yield low + match.start(), end, job, "done-by"
    if match := _DOES.match(after):
        for job in _named(match["done"], _DONE):
            yield start, end + match.end(), job, "does"
    if match := _JOB_BEFORE.search(before):
        for job in _named(match["jobs"], _JOBS):
            yield low + match.start("jobs"), end, job, "job-name"
    if match := _JOB_AFTER.match(after):
        for job in _named(match["jobs"], _JOBS):
            yield start, end + match.end(), job, "name-job"


def _named(words: str, table: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Return the jobs that a phrase such as “writer and executive producer” names."""
    rest = words
    for job, pattern in table:
        cut = re.sub(rf"\b(?:{pattern})\b", "", rest, flags=re.IGNORECASE)
        if cut != rest:
            yield job
            rest = cut


def strangers(scene: Scene, line: Line) -> Iterator[Stranger]:
    """Return people of cast and crew whom the show doesn't know."""
    if not line.ours:
        return
    for who in scene.narration.people.within(line.start, line.end):
        if who.sort is not Sort.NAME or who.entity is not None or " " not in (who.called or ""):
            continue
        name = who.called or ""
        # The place may begin with the work: “Composer Ann Lee”.
        start = who.end - len(name)
        if scene.text[start : who.end] != name:
            continue
        yield from _plays_stranger(scene, line, who, name)
        for place, end, job, rule in _jobs(scene.text, line, start, who.end):
            if rule == "does":
                continue
            yield Stranger(start=place, end=end, rule=rule, name=name, says="crew", value=job)


_PLAYS_WHOM = re.compile(
    r"(?:\s?\([^)]*\))?,?(?: who)?(?: also| will)? (?:plays?|playing|portrays?|portraying"
    r"|appears as|as|stars as) "
    r"(?P<whom>(?:[^\s,.;:()]+ ?){1,6})"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w’-]*(?: [A-ZÀ-Þ][\w’-]*)*$")


def _plays_stranger(scene: Scene, line: Line, who: Who, name: str) -> Iterator[Stranger]:
    match = _PLAYS_WHOM.match(scene.text, who.end, line.end)
    if match is None:
        return
    known = scene.within(line, Kind.CHARACTER)
    whom = re.split(r"[’']s(?: |$)| who | whom | with | in ", match["whom"].strip())
    last = _CAPITALS.search(re.split(r" who | with | in ", match["whom"].strip())[0])
    value = last[0] if last is not None else match["whom"].strip()
    if not known and last is None:
        return
    if not whom[0] or any(_is(m, value, scene) for m in known):
        return
    yield Stranger(
        start=who.start,
        end=match.start("whom") + len(match["whom"].rstrip()),
        rule="stranger-plays",
        name=name,
        says="plays",
        value=value,
    )


def _is(m: Mention, value: str, scene: Scene) -> bool:
    return scene.text[m.start : m.end] == value
