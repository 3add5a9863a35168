"""Cards without facts: a name that nobody knows, help, privacy, and what can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.card import Button, Choice, Page, menu
from bot.ui.facts import to
from bot.ui.inert import echo
from bot.ui.press import Press
from bot.ui.suggest import forget_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.view import Entity, Show
    from bot.i18n.fluent import Voice
    from bot.services.lookup import Lookup
    from bot.ui.card import Card, Menu

COMMANDS = (
    *("cast", "character", "city", "crew", "quote", "release", "about", "news", "sources"),
    *("ask", "suggest", "privacy"),
)
_TROUBLE = 0x9A6700


def unknown_card(voice: Voice, show: Show, lookup: Lookup) -> Card:
    """Return the polite answer to a name that no document has, with up to three suggestions."""
    page = Page(voice, show.colour)
    typed = echo(lookup.typed)
    if typed is None:
        text = voice("unknown-name-hidden")
    else:
        text = voice("unknown-name", name=page.say(typed))
    hint = voice("unknown-ask") if lookup.suggestions else voice("unknown-hint")
    page.plain(f"{text} {hint}")
    buttons = [to(entity) for entity in lookup.suggestions[:3]]
    cast = Button(voice("button-cast"), Press.to("cast"))
    return page.finish(*(buttons or [cast]), private=True)


def others_menu(voice: Voice, others: Sequence[Entity]) -> Menu | None:
    """Return the menu of what else a query may mean."""
    choices = [Choice(entity.name, entity.id) for entity in others if not entity.spoiler]
    return menu(Press.to("who"), voice("others-menu"), choices)


def help_card(voice: Voice, show: Show, documents: int) -> Card:
    """Return what the bot can do."""
    page = Page(voice, show.colour)
    page.heading(voice("help-heading", documents=documents, show=page.say(show.title)))
    page.plain(voice("help-intro"))
    page.plain(
        "\n".join(
            voice("help-line", command=command, what=voice(f"command-{command}"))
            for command in COMMANDS
        )
    )
    page.note(voice("help-private"))
    page.note(voice("help-buttons"))
    page.note(voice("help-config"))
    return page.finish(
        Button(voice("button-cast"), Press.to("cast")),
        Button(voice("button-about"), Press.to("about")),
        Button(voice("button-release"), Press.to("release")),
        Button(voice("button-documents"), Press.to("news", 0)),
    )


def privacy_card(voice: Voice, show: Show) -> Card:
    """Return what is stored, and how to be rid of it."""
    page = Page(voice, show.colour)
    page.heading(voice("privacy-heading"))
    for key in ("members", "suggestions", "server", "log", "delete"):
        page.plain(voice(f"privacy-{key}"))
    return page.finish(forget_button(voice))


def trouble_card(voice: Voice, key: str, **arguments: str) -> Card:
    """Return a private card that says what went wrong, what it means and what to do."""
    page = Page(voice, _TROUBLE)
    page.plain(voice(f"error-{key}", **arguments))
    return page.finish(private=True)
