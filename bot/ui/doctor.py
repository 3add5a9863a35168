"""The doctor's cards: how a route is, how to mend it, and which rule decides on a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.delivery import Trouble
from bot.domain.routes import Need, State
from bot.ui.card import Button, Page
from bot.ui.config import CALM, TROUBLE, mend, moment
from bot.ui.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n.fluent import Voice
    from bot.services.config import Setup
    from bot.services.doctor import Advice, Diagnosis
    from bot.store.servers import Ended, Route
    from bot.ui.card import Card

_TROUBLES = {trouble.value for trouble in Trouble}


def doctor_card(voice: Voice, found: Diagnosis, notes: Sequence[str] = ()) -> Card:
    """Return how a server's route is, and how to mend it."""
    setup = found.setup
    route = setup.server.route
    if route is None:
        page = Page(voice, CALM)
        page.heading(voice("doctor-none-heading"))
        page.plain(voice("doctor-none"))
        return page.finish(Button(voice("button-panel"), Press.to("panel")))
    well = setup.complete and setup.state is State.OPEN
    page = Page(voice, CALM if well else TROUBLE)
    page.heading(_headline(voice, setup, route))
    for note in notes:
        page.plain(note)
    for line in checks(voice, setup):
        page.plain(line)
    page.plain(_last(voice, found.last))
    if found.next_try is not None:
        page.plain(voice("doctor-next", when=moment(found.next_try, "R")))
    page.note(voice("doctor-looking"))
    return page.finish(
        Button(voice("button-look"), Press.to("look")),
        Button(voice("button-test"), Press.to("test", "doctor")),
    )


def _headline(voice: Voice, setup: Setup, route: Route) -> str:
    channel = f"<#{route.channel}>"
    match setup.state:
        case State.PAUSED:
            return voice("doctor-paused", channel=channel, since=moment(route.paused_at))
        case State.SUSPENDED:
            return voice("doctor-suspended", channel=channel, since=moment(route.suspended_at))
        case State.BLOCKED:
            return voice("doctor-blocked", channel=channel)
        case _:
            return voice("doctor-open", channel=channel, since=moment(route.since_at))


def checks(voice: Voice, setup: Setup) -> list[str]:
    """Return what is missing and how to mend it, a line each; then all that is well."""
    route = setup.server.route
    if route is None:
        return []
    channel, role = f"<#{route.channel}>", f"<@&{route.role}>"
    lines: list[str] = []
    if setup.place is None:
        gone = setup.trouble_now is not None
        lines.append(voice("doctor-missing-channel" if gone else "doctor-archived"))
    well: list[str] = []
    for need, given in setup.needs:
        if need is Need.PING:
            key = "doctor-given-ping" if given else "doctor-missing-ping"
            said = voice(key, role=role)
        else:
            key = "doctor-given" if given else "doctor-missing"
            said = voice(key, need=voice(f"doctor-{need.value}"), channel=channel)
        (well if given else lines).append(said)
    if route.role is not None and setup.role is None:
        lines.append(voice("doctor-missing-role"))
    if all(given for _, given in setup.needs) and setup.state is State.SUSPENDED:
        # What we see is in order, and Discord refused all the same.
        lines.append(f"❌ {mend(voice, route.suspended)}")
    return [*lines, "  ".join(well)] if well else lines


def missing_lines(voice: Voice, setup: Setup) -> list[str]:
    """Return what is missing in the channel that was set, or that nothing is."""
    route = setup.server.route
    if route is None:
        return []
    channel = f"<#{route.channel}>"
    if setup.complete:
        return [voice("config-able", channel=channel)]
    return [voice("config-needs", channel=channel), *checks(voice, setup)]


def _last(voice: Voice, last: Sequence[Ended]) -> str:
    if not last:
        return voice("doctor-last-none")
    return voice("doctor-last", outcomes=" · ".join(_ended(voice, ended) for ended in last))


def _ended(voice: Voice, ended: Ended) -> str:
    day, what = moment(ended.at, "D"), voice(f"doctor-outcome-{ended.what.value}")
    if ended.reason is None:
        return voice("doctor-ended", day=day, what=what)
    return voice("doctor-ended-why", day=day, what=what, why=why(voice, ended.reason))


def why(voice: Voice, reason: str | None) -> str:
    """Return a reason in few words; what isn't one of ours is trouble on the way."""
    return voice(f"doctor-why-{reason}" if reason in _TROUBLES else "doctor-why-other")


def advice_card(voice: Voice, found: Advice) -> Card:
    """Return whether a story would be posted, and which rule decides."""
    decided, server = found.ruling, found.setup.server
    page = Page(voice, CALM)
    page.heading(voice("rule-heading", topic=found.topic.slug))
    if found.story is not None:
        page.plain(voice("rule-newest", day=moment(found.story.updated_at, "D")))
    reason = why(voice, decided.error) if decided.error else mend(voice, decided.trouble)
    when = moment(decided.at, "R")
    page.plain(voice(f"rule-{decided.rule.value}", why=reason, when=when))
    if found.message is not None and server.route is not None:
        page.plain(link(server.id, server.route.channel, found.message))
    return page.finish(Button(voice("button-doctor"), Press.to("doctor")))


def link(guild: int, channel: int, message: int) -> str:
    """Return the address of a message."""
    return f"https://discord.com/channels/{guild}/{channel}/{message}"
