"""Lines for the operator: what a history of documents would have told, and why not the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.domain.story import Topic
from bot.domain.tracker import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.replay import Step
    from bot.domain.tracker import Change, State
    from bot.i18n.fluent import Voice
    from bot.store.servers import Route


def lines(
    voice: Voice,
    told: State,
    steps: Sequence[Step],
    outlets: Mapping[str, str],
    routes: Sequence[Route] = (),
) -> Iterator[str]:
    """Yield one line for the start, one for each decision, a summary, and who would hear it."""
    yield voice("plan-now", state=state(voice, told))
    kept = 0
    for step in steps:
        day = voice("plan-undated") if step.day == date.min else voice.day(step.day)
        if step.change is not None:
            yield voice("plan-told", day=day, **_change(voice, step.change, outlets))
        for claim, reason in step.reasons:
            if reason is Reason.TOLD:
                continue
            kept += 1
            window = voice.window(claim.window) if claim.window is not None else ""
            status = voice.maybe(f"short-{claim.status}", window=window)
            yield voice(
                "plan-claim",
                day=day,
                outlet=claim.outlet,
                status=status or f"{claim.status} {window}".strip(),
                reason=voice(f"decision-{reason}"),
            )
        if step.silent:
            yield voice("plan-quiet", day=day, count=len(step.silent))
    changes = len([step for step in steps if step.change is not None])
    if not changes:
        yield voice("plan-nothing")
    yield voice("plan-summary", told=changes, kept=kept)
    asked = [route for route in routes if Topic.RELEASE in route.topics]
    heard = [route for route in asked if route.open]
    pinged = len([route for route in heard if route.role is not None])
    yield voice("plan-audience", channels=len(heard), pinged=pinged)
    for route in heard:
        yield voice("plan-channel", channel=str(route.channel), server=str(route.guild))
    if len(asked) > len(heard):
        yield voice("plan-closed", count=len(asked) - len(heard))


def state(voice: Voice, told: State) -> str:
    """Return a state in words: `August 2027`, `delayed`."""
    if told.window is None:
        return voice(f"state-{told.phase}")
    window = voice.window(told.window)
    key = f"state-{told.phase}"
    for variant in (f"{key}-to", f"{key}-on"):
        said = voice.maybe(variant, window=window)
        if said is not None:
            return said
    return voice(key, window=window)


def _change(voice: Voice, change: Change, outlets: Mapping[str, str]) -> dict[str, str]:
    names = dict.fromkeys(outlets.get(document, document) for document in change.after.documents)
    return {
        "change": voice(f"change-{change.type}"),
        "before": state(voice, change.before),
        "after": state(voice, change.after),
        "outlets": voice.listed(list(names)),
    }
