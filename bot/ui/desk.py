"""The curators' cards: an article that waits, one of its statements, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.desk import Standing, What
from bot.domain.documents import Status
from bot.domain.edtf import parse
from bot.ui import plan
from bot.ui.card import Button, Choice, Page, menu
from bot.ui.config import CALM, TROUBLE, moment
from bot.ui.form import Field, Form
from bot.ui.press import Press

if TYPE_CHECKING:
    from bot.domain.desk import Arrival, Decided
    from bot.domain.documents import ReleaseForm
    from bot.domain.effects import Effect
    from bot.i18n.fluent import Voice
    from bot.services.curating import Audience, Point, Waiting
    from bot.ui.card import Card

ASKING = 0x0969DA
YES, NO, EDIT, ONE, FIX = "dyes", "dno", "dedi", "done", "dfix"
"""Verbs of the cards: short, since a document's and a statement's id stand beside them."""
SHOWN = 4
"""Statements that a card of several shows in full; a menu has the rest."""
NAMED = 3
"""People whom the show doesn't know that a card names."""
NOTE = 200
LONGEST_DATE = len("2027-05-14?")


def queue_card(voice: Voice, waiting: Waiting) -> Card:
    """Return the card of an article: what is asked while it waits, one line once it is decided."""
    arrival = waiting.arrival
    if not arrival.waits:
        return _decided_card(voice, waiting)
    if len(waiting.points) == 1:
        return point_card(voice, waiting, waiting.points[0])
    page = _page(voice, arrival)
    for number, point in enumerate(waiting.points[:SHOWN], 1):
        page.gap()
        _point(page, point, f"**{number}** · ")
    page.gap()
    if len(waiting.points) > SHOWN:
        page.plain(voice("desk-more", count=len(waiting.points) - SHOWN))
    if not waiting.points:
        page.plain(voice("desk-no-statement", found=found(voice, arrival)))
    _newcomers(page, arrival)
    if arrival.standing is Standing.WAITING:
        page.plain(voice("desk-whole"))
    _outcome(page, waiting.effect, waiting.audience, max(len(waiting.points), 1))
    _origin(page, arrival)
    several = len(waiting.points) > 1
    one = _press(ONE, arrival)
    choices = [
        Choice(f"{number} · {read(voice, point.release)}", point.release.id)
        for number, point in enumerate(waiting.points, 1)
    ]
    return page.finish(
        Button(voice("button-approve-all" if several else "button-approve"), _press(YES, arrival)),
        Button(voice("button-reject-all" if several else "button-reject"), _press(NO, arrival)),
        menu=menu(one, voice("menu-desk-one"), choices) if several else None,
    )


def point_card(voice: Voice, waiting: Waiting, point: Point) -> Card:
    """Return the card of one statement, with what a yes to it would change."""
    arrival = waiting.arrival
    page = _page(voice, arrival)
    _point(page, point)
    page.gap()
    only = len(waiting.points) == 1
    _newcomers(page, arrival)
    if arrival.standing is Standing.WAITING:
        page.plain(voice("desk-whole"))
    does, audience = (waiting.effect, waiting.audience) if only else (point.effect, point.audience)
    _outcome(page, does, audience)
    _origin(page, arrival)
    # Of an article that waits as a whole, the yes or no to its only statement is to all of it.
    whole = only and arrival.standing is Standing.WAITING
    statement = () if whole else (point.release.id,)
    return page.finish(
        Button(voice("button-approve"), _press(YES, arrival, *statement)),
        Button(voice("button-edit"), _press(EDIT, arrival, point.release.id)),
        Button(voice("button-reject"), _press(NO, arrival, *statement)),
    )


def edit_form(voice: Voice, arrival: Arrival, release: ReleaseForm) -> Form:
    """Return the form in which a curator corrects a statement."""
    statuses = tuple(Choice(voice(f"desk-status-{status}"), status) for status in Status)
    return Form(
        _press(FIX, arrival, release.id),
        voice("desk-edit-title"),
        (
            Field("status", voice("desk-edit-status"), release.status, choices=statuses),
            Field(
                "date",
                voice("desk-edit-date"),
                release.edtf or "",
                hint=voice("desk-edit-date-hint"),
                longest=LONGEST_DATE,
            ),
            Field("note", voice("desk-edit-note"), longest=NOTE),
        ),
    )


def _press(verb: str, arrival: Arrival, *statement: str) -> Press:
    return Press.to(verb, arrival.document, arrival.revision, *statement)


def _page(voice: Voice, arrival: Arrival) -> Page:
    page = Page(voice, ASKING)
    page.heading(titled(page, arrival))
    return page


def titled(page: Page, arrival: Arrival) -> str:
    """Return an article's outlet, and its title as a link."""
    draft = arrival.draft
    return f"{page.say(draft.outlet, 60)} · [{page.say(draft.title, 160)}]({draft.link})"


def _point(page: Page, point: Point, lead: str = "") -> None:
    """Say what was read and why it waits. The sentence ends it: a line below would join a quote."""
    voice = page.voice
    page.plain(lead + voice("desk-read", what=read(voice, point.release)))
    if point.why is not None:
        page.plain(voice("desk-why", why=voice(f"hold-{point.why}")))
    if point.sentence:
        page.plain(f"> {page.say(point.sentence, 320)}")


def read(voice: Voice, release: ReleaseForm) -> str:
    """Return in plain words what was taken from a sentence: `scheduled for 14 May 2027`."""
    status = voice(f"desk-status-{release.status}")
    if release.edtf is None:
        return status
    window = voice.window(parse(release.edtf))
    return voice.maybe(f"read-{release.status}", window=window) or status


def _newcomers(page: Page, arrival: Arrival) -> None:
    """Name those whom the show doesn't know: a curator may want to add them to it."""
    voice, everybody = page.voice, arrival.newcomers
    named = [
        voice("desk-newcomer", name=page.say(one.name, 60), role=page.say(one.role, 60))
        for one in everybody[:NAMED]
    ]
    if len(everybody) > NAMED:
        more = len(everybody) - NAMED
        page.plain(voice("desk-newcomers-more", people=", ".join(named), count=more))
    elif named:
        page.plain(voice("desk-newcomers", people=voice.listed(named)))


def _outcome(page: Page, does: Effect | None, audience: Audience, count: int = 1) -> None:
    """Say what a yes to `count` statements would change, and who would be told."""
    voice = page.voice
    if does is None:
        page.plain(voice("desk-effect-unknown"))
        return
    for line in effect_lines(voice, does, count):
        page.plain(line)
    if not does.topics:
        why = voice(f"decision-{does.why}") if does.why is not None else None
        page.plain(voice("desk-effect-why", why=why) if why else voice("desk-effect-none"))
        return
    page.plain(audience_line(voice, audience))


def effect_lines(voice: Voice, does: Effect, count: int | None = None) -> list[str]:
    """Return what a yes to `count` statements would change, or without it what did; a line each."""
    lines: list[str] = []
    if does.change is not None:
        before, after = plan.state(voice, does.before), plan.state(voice, does.after)
        key = "desk-effect" if count is not None else "desk-effect-done"
        lines.append(voice(key, before=before, after=after, count=count or 0))
    if does.people:
        lines.append(voice("desk-effect-people", count=does.people))
    if does.promos:
        lines.append(voice("desk-effect-promos", count=does.promos))
    return lines


def audience_line(voice: Voice, audience: Audience, *, done: bool = False) -> str:
    """Return who would be told, in one line; or who is, where it is `done`."""
    return voice(
        "desk-heard" if done else "desk-audience",
        channels=audience.channels,
        servers=voice("desk-servers", count=audience.servers),
        pinged=audience.pinged,
    )


def _origin(page: Page, arrival: Arrival) -> None:
    voice = page.voice
    who = f"<@{arrival.handed_by}>" if arrival.handed_by is not None else voice("desk-somebody")
    page.note(
        voice(
            "desk-origin",
            source=voice(f"outlet-{arrival.draft.tier}"),
            way=voice(f"way-{arrival.way}", who=who),
            when=moment(arrival.at, "R"),
        )
    )


def found(voice: Voice, arrival: Arrival) -> str:
    """Return how much an article brings, by kind."""
    draft = arrival.draft
    counts = {"release": draft.release, "quote": draft.quote, "claim": draft.claim}
    said = [voice(f"desk-found-{kind}", count=len(rows)) for kind, rows in counts.items() if rows]
    return voice.listed(said) if said else voice("desk-found-nothing")


def _decided_card(voice: Voice, waiting: Waiting) -> Card:
    page = Page(voice, CALM)
    # Of several statements each may have been decided otherwise, and by somebody else.
    lines = [decided_words(voice, line) for line in waiting.decisions]
    said = "; ".join(lines) or voice("decided-by-rule")
    page.plain(voice("desk-decided", article=titled(page, waiting.arrival), decided=said))
    return page.finish()


def decided_words(voice: Voice, last: Decided) -> str:
    """Return who decided what, and when."""
    who = f"<@{last.by}>" if last.by is not None else voice("decided-rule")
    return voice(f"decided-{last.what}", who=who, when=moment(last.at, "f"))


def overtaken_card(voice: Voice, by: Decided | None) -> Card:
    """Return what a curator reads whose click came second."""
    page = Page(voice, TROUBLE)
    page.plain(
        voice("desk-overtaken", decided=decided_words(voice, by))
        if by is not None
        else voice("desk-changed")
    )
    return page.finish(private=True)


def done_card(voice: Voice, waiting: Waiting, what: What) -> Card:
    """Return what a curator reads after a decision on one of several statements."""
    page = Page(voice, CALM)
    page.plain(voice("desk-done", done=voice(f"desk-done-{what}")))
    page.plain(voice("desk-left", count=len(waiting.points)))
    return page.finish(private=True)
