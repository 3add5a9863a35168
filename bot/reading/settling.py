"""Settles what an article claims of the release: its statements against one another, few kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.domain.documents import Grade, Status
from bot.domain.edtf import Precision, Window, parse
from bot.reading.found import Passed, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST = 2
_WEIGHED = 200
"""Statements that are weighed against one another: no article makes as many."""
_BESIDE = 300
"""Characters between two plans for two parts of the world."""
_PLANS = (Status.SCHEDULED, Status.TARGET)
_NEWER = (Status.DELAYED, Status.MOVED_UP)
# Of statements that say different things, the first of these kinds that occurs is what is held.
_RANK = (
    Status.CANCELLED,
    Status.RELEASED,
    Status.DENIED,
    Status.MOVED_UP,
    Status.DELAYED,
    Status.SCHEDULED,
    Status.TARGET,
    Status.DELAY_RUMORED,
    Status.RUMORED,
    Status.PASSED,
    Status.WAS_SCHEDULED,
    Status.NO_DATE,
)


def settle(
    found: Sequence[Statement],
    passed: Iterable[Passed],
    unsure: Mapping[int, tuple[int, int]],
    others: Sequence[Statement],
) -> tuple[tuple[Statement, ...], tuple[Passed, ...]]:
    """Return the statements that an article makes, and all dates that aren't taken, in order.

    What stands in a sentence that names the show goes before what only refers to it. An old
    plan goes where there is a new one, a rough date where there is a finer one inside it. What
    are `others`' dates count nowhere; a plan that begins where one is `unsure` counts beside
    others but isn't taken itself: its date's place is given with it.
    """
    ours = [s for s in found if s not in others]
    if any(s.status in _NEWER for s in ours):
        # What a move took the place of isn't just gone.
        ours = [s for s in ours if s.status is not Status.WAS_SCHEDULED]
    left = list(passed)
    unread = any(p.why != "day-of-the-news" for p in left)
    kept = _held(_finest(_moved(_strong(ours[:_WEIGHED]), unread=unread)))
    taken = {s.start for s in kept}
    left += [
        Passed(start=s.start, end=s.end, why="said-elsewhere")
        for s in ours
        if s.edtf is not None and s.start not in taken
    ]
    doubted = [s for s in kept if s.status is Status.SCHEDULED and s.start in unsure]
    places = [unsure[s.start] for s in doubted]
    left += [Passed(start=start, end=end, why="too-unsure") for start, end in places]
    stand = sorted((s for s in kept if s not in doubted), key=lambda s: s.start)
    return tuple(stand), tuple(sorted(left, key=lambda p: p.start))


def _strong(found: list[Statement]) -> list[Statement]:
    """Leave out what only refers to the show where something else is said that names it."""
    strong = [s for s in found if s.grade is Grade.A]
    if not strong:
        return found
    return [
        s
        for s in found
        if s.grade is Grade.A
        or any(_agrees(s, other) for other in strong)
        or (s.status is Status.PASSED and any(o.edtf == s.edtf for o in strong))
        or (s.status in _NEWER and any(o.status in _PLANS for o in strong))
        or (
            s.status in _PLANS
            and s.precision is not Precision.DAY
            and any(o.status is Status.NO_DATE for o in strong)
        )
        or (s.status in _PLANS and any(o.status in (*_NEWER, Status.PASSED) for o in strong))
    ]


def _agrees(one: Statement, other: Statement) -> bool:
    """Say whether a statement is the other's, only finer."""
    if one.edtf is None or other.edtf is None:
        return other.edtf is None and one.status is other.status
    return one.status is other.status and _window(other).holds(_window(one))


def _moved(found: list[Statement], *, unread: bool) -> list[Statement]:
    """Give a move without a date the new date that is said after it.

    Who says that it comes earlier says mostly when: where a date is `unread` it may be that.
    """
    made: list[Statement] = []
    used: set[int] = set()
    for move in found:
        if move.status not in _NEWER:
            made.append(move)
            continue
        if move.edtf is not None:
            inside = [
                s
                for s in found
                if s.status in _PLANS and s.edtf is not None and _window(move).holds(_window(s))
            ]
            finer = _best([move, *inside])
            used.update(id(s) for s in inside)
            grade = min(move.grade, finer.grade)
            made.append(msgspec.structs.replace(finer, status=move.status, grade=grade))
            continue
        if any(o.status is move.status and o.edtf is not None for o in found):
            continue
        # A move that only refers to the show moves no mere goal.
        plans = _PLANS if move.grade is Grade.A else _PLANS[:1]
        dated = [s for s in found if s.status in plans and s.edtf is not None]
        later = [s for s in dated if s.start > move.start or s.end > move.start - 200]
        if not later:
            if move.status is Status.DELAYED or (move.grade is Grade.A and not unread):
                made.append(move)
            continue
        new = _best(later)
        used.update(id(s) for s in later if _overlap(s, new))
        grade = Grade.A if Grade.A in (move.grade, new.grade) else Grade.B
        made.append(msgspec.structs.replace(new, status=move.status, rule=move.rule, grade=grade))
    return [s for s in made if id(s) not in used]


def _overlap(one: Statement, other: Statement) -> bool:
    return _window(one).holds(_window(other)) or _window(other).holds(_window(one))


def _window(statement: Statement) -> Window:
    return parse(statement.edtf or "0001")


def _best(statements: Sequence[Statement]) -> Statement:
    """Return the finest statement; of equally fine ones the best supported, then the first."""
    fine = list(Precision)
    return min(statements, key=lambda s: (fine.index(s.precision), s.grade, s.start))


def _finest(found: list[Statement]) -> list[Statement]:
    """Keep of statements of one kind, one inside the other, the finest one."""
    kept: list[Statement] = []
    for s in found:
        if any(o is not s and _covers(o, s) for o in found):
            continue
        kept.append(_raised(s, found))
    return kept


def _covers(fine: Statement, rough: Statement) -> bool:
    """Say whether `fine` makes `rough` superfluous."""
    if fine.status is not rough.status:
        return False
    if fine.edtf == rough.edtf:
        return (fine.grade, fine.start) < (rough.grade, rough.start)
    if rough.edtf is None:
        return True
    return fine.edtf is not None and _window(rough).holds(_window(fine))


def _raised(s: Statement, found: Sequence[Statement]) -> Statement:
    """Return a statement with the better grade where the same is said in a better place."""
    best = min(o.grade for o in found if o.status is s.status and o.edtf == s.edtf)
    return s if best is s.grade else msgspec.structs.replace(s, grade=best)


def _held(found: list[Statement]) -> list[Statement]:
    """Return what is held in the end: one statement, or two that don't speak of the same."""
    plans = [
        s
        for s in found
        if s.status is Status.SCHEDULED and s.grade is Grade.A and s.edtf is not None
    ]
    for status in _RANK:
        same = [s for s in found if s.status is status]
        strong = [s for s in same if s.grade is Grade.A] or same
        dated = [s for s in strong if s.edtf is not None] or strong
        if not dated:
            continue
        held = min(dated, key=lambda s: s.start)
        if held.edtf is None and status is Status.DELAYED and held.grade is not Grade.A:
            # Whose delay it is isn't told.
            continue
        if held.edtf is None and status is Status.DENIED:
            # Which report is denied isn't told: mostly one whose time we didn't find.
            continue
        if status is Status.DENIED and plans:
            # "Not February: it comes in May." What is denied counts only if it is a time.
            if held.edtf is None or held.rule.endswith(("-moved", "-postponed")):
                return plans[:1]
            others = [s for s in plans if not _overlap(s, held)]
            return [held, *others[:1]]
        if status in (Status.SCHEDULED, Status.RELEASED):
            return [held, *[s for s in plans if _elsewhere(held, s)][:1]]
        return [held]
    return []


def _elsewhere(one: Statement, other: Statement) -> bool:
    """Say whether a second plan is for another part of the world, as is said beside the first."""
    return (
        other is not one
        and one.region != other.region
        and one.edtf is not None
        and not _overlap(one, other)
        and abs(other.start - one.start) <= _BESIDE
    )
