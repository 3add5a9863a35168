"""The card of the release: how precisely it is known, who said so, and how old that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.documents import Status
from bot.domain.release import Outlook, Standing, key_of
from bot.ui.card import Button, Page
from bot.ui.facts import when
from bot.ui.press import Press
from bot.ui.suggest import suggest_button

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bot.domain.view import Show, Statement
    from bot.i18n.fluent import Voice
    from bot.ui.card import Card

_DAYS_OF_MONTHS, _MONTHS_OF_YEARS = 60, 24
OLD = 60
"""Days after which a member may know something newer than our newest document."""
SHOWN = 8


def release_card(
    voice: Voice,
    show: Show,
    outlook: Outlook,
    agencies: Collection[str] = (),
    *,
    offer: bool = False,
) -> Card:
    """Return the answer to when it comes out. `agencies` are the ids of people's agencies.

    With `offer`, a link can be handed in where our newest document is old.
    """
    page = Page(voice, show.colour)
    page.heading(voice("release-heading", show=page.say(show.title)))
    page.plain(_headline(voice, outlook, page))
    for statement in outlook.statements[:SHOWN]:
        text = said(page, statement, agencies)
        if key_of(statement) in outlook.unconfirmed:
            text = voice("release-unconfirmed", statement=text)
        page.fact(page.stated(text, statement.document))
    if outlook.standing is Standing.PASSED and outlook.window is not None:
        page.plain(voice("release-over", window=voice.window(outlook.window)))
    page.note(_age_of_news(voice, outlook))
    history = Button(voice("button-history"), Press.to("history")) if outlook.statements else None
    return page.finish(history, suggest_button(voice) if offer and _old(outlook) else None)


def _old(outlook: Outlook) -> bool:
    """Say whether the newest dated document is old, or there is none."""
    newest = outlook.newest.dated if outlook.newest is not None else None
    return newest is None or (outlook.today - newest).days > OLD


def history_card(
    voice: Voice, show: Show, outlook: Outlook, agencies: Collection[str] = ()
) -> Card:
    """Return everything that documents said of the release, newest first."""
    page = Page(voice, show.colour)
    page.heading(voice("history-heading"))

    def day_of(statement: Statement) -> str:
        document = statement.document
        day: date | None = document.dated or document.tells_of
        if day is None and document.published is not None:
            day = document.published.earliest
        return day.isoformat() if day is not None else ""

    for statement in sorted(outlook.statements, key=day_of, reverse=True)[:20]:
        line = voice(
            "history-line",
            when=when(voice, statement.document),
            statement=said(page, statement, agencies),
        )
        page.fact(page.stated(line, statement.document))
    if not outlook.statements:
        page.plain(voice("release-none"))
    return page.finish(Button(voice("button-release"), Press.to("release")))


def _headline(voice: Voice, outlook: Outlook, page: Page) -> str:
    if outlook.standing is Standing.RELEASED:
        released = next((s for s in outlook.statements if s.status is Status.RELEASED), None)
        if released is None:
            return voice("release-unknown")
        return voice("release-out", speaker=page.say(released.document.outlet))
    if outlook.window is None:
        return voice("release-unknown" if outlook.statements else "release-none")
    passed = "passed" if outlook.standing is Standing.PASSED else "plan"
    kind = "day" if outlook.exact else "window"
    return voice(f"release-{kind}-{passed}", window=voice.window(outlook.window))


def said(page: Page, statement: Statement, agencies: Collection[str]) -> str:
    """Return one statement as `who: what`, as precisely as it was said."""
    voice, window = page.voice, statement.window
    speaker = page.say(statement.document.outlet)
    if statement.said_by is not None:
        speaker = page.say(statement.said_by.name)
        if statement.said_by.id in agencies:
            speaker = voice("speaker-agency", name=speaker)
    if statement.anchor is not None:
        month = voice.month(statement.anchor)
        speaker = voice("speaker-in-month", speaker=speaker, month=month)
    key = f"statement-{statement.status}"
    if window is None:
        return voice(key, speaker=speaker)
    if _next_year(statement):
        key = f"{key}-next-year"
    elif statement.status is Status.DELAYED:
        key = f"{key}-to"
    elif statement.status is Status.RELEASED:
        key = f"{key}-on"
    return voice(key, speaker=speaker, window=voice.window(window))


def _next_year(statement: Statement) -> bool:
    """Say whether the words were “next year”, as seen from the statement's own day."""
    return (
        statement.relative
        and statement.status is Status.TARGET
        and statement.anchor is not None
        and statement.window is not None
        and statement.window.text == str(statement.anchor.year + 1)
    )


def _age_of_news(voice: Voice, outlook: Outlook) -> str:
    if outlook.newest is None or outlook.newest.dated is None:
        return voice("newest-none")
    day = outlook.newest.dated
    text = voice("newest-dated", day=voice.day(day), age=_age(voice, day, outlook.today))
    if outlook.undated:
        text += " " + voice("undated-count", count=outlook.undated)
    return text


def _age(voice: Voice, day: date, today: date) -> str:
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    days = (today - day).days
    for key, count in (
        ("age-years", months // 12 if months >= _MONTHS_OF_YEARS else 0),
        ("age-months", months if days >= _DAYS_OF_MONTHS else 0),
        ("age-days", max(days, 0)),
    ):
        if count:
            return voice(key, count=count, words=voice("years-word", count=count))
    return voice("age-today")
