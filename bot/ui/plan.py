"""Lines for the operator: what a history of documents would have told, and why not the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.domain.story import MAY_PING, TOPICS, Topic, Type
from bot.domain.tracker import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.replay import Step, Thing
    from bot.domain.tracker import Change, State
    from bot.i18n.fluent import Voice
    from bot.store.servers import Route


def lines(
    voice: Voice,
    told: State,
    steps: Sequence[Step],
    outlets: Mapping[str, str],
    *,
    things: Sequence[Thing] = (),
    routes: Sequence[Route] | None = (),
) -> Iterator[str]:
    """Yield one line for the start, one for each decision, a summary, and who would hear it.

    The last is left out where nobody knows the `routes`.
    """
    yield voice("plan-now", state=state(voice, told))
    kept = 0
    for step in steps:
        day = voice("plan-undated") if step.day == date.min else voice.day(step.day)
        if step.change is not None:
            yield voice("plan-told", day=day, **_change(voice, step.change, outlets))
        for thing in things:
            if thing.day == step.day:
                yield _thing(voice, day, thing)
        untold = list(_kept(voice, day, step))
        kept += len(untold)
        yield from untold
        if step.silent:
            yield voice("plan-quiet", day=day, count=len(step.silent))
    changes = len([step for step in steps if step.change is not None])
    if not changes and not things:
        yield voice("plan-nothing")
    yield voice("plan-summary", told=changes + len(things), kept=kept)
    told_of = {thing.topic for thing in things} | ({Topic.RELEASE} if changes else set[Topic]())
    for topic in TOPICS:
        if topic in told_of and routes is not None:
            yield from _audience(voice, topic, routes)


def _kept(voice: Voice, day: str, step: Step) -> Iterator[str]:
    for claim, reason in step.reasons:
        if reason is Reason.TOLD:
            continue
        window = voice.window(claim.window) if claim.window is not None else ""
        status = voice.maybe(f"short-{claim.status}", window=window)
        yield voice(
            "plan-claim",
            day=day,
            outlet=claim.outlet,
            status=status or f"{claim.status} {window}".strip(),
            reason=voice(f"decision-{reason}"),
        )


def _audience(voice: Voice, topic: Topic, routes: Sequence[Route]) -> Iterator[str]:
    asked = [route for route in routes if topic in route.topics]
    heard = [route for route in asked if route.open]
    pinged = len([route for route in heard if route.role is not None and topic in MAY_PING])
    name = voice(f"plan-topic-{topic.slug}")
    yield voice("plan-audience", topic=name, channels=len(heard), pinged=pinged)
    for route in heard:
        yield voice("plan-channel", channel=str(route.channel), server=str(route.guild))
    if len(asked) > len(heard):
        yield voice("plan-closed", count=len(asked) - len(heard))


def _thing(voice: Voice, day: str, thing: Thing) -> str:
    entry = thing.entry
    topic = voice(f"plan-topic-{thing.topic.slug}")
    if entry.type is Type.RETRACTED:
        what = voice.text(entry.before.what)
        return voice("plan-retracted", day=day, topic=topic, what=what)
    outlets = dict.fromkeys(source.outlet for source in entry.sources)
    what = voice.text(entry.after.what)
    said = {"day": day, "topic": topic, "what": what}
    return voice("plan-added", **said, outlets=voice.listed(list(outlets)))


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
