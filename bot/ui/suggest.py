"""What members read about articles that they hand in, and the form for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.card import Button, Page
from bot.ui.config import CALM
from bot.ui.form import Field, Form
from bot.ui.press import Press

if TYPE_CHECKING:
    from bot.i18n.fluent import Voice
    from bot.ui.card import Card

SUGGEST, SEND, FORGET = "suggest", "hand", "forget"
"""Verbs: open the form, send it, delete what somebody handed in."""
LONGEST = 490
"""Characters of a link that is taken."""


def suggest_button(voice: Voice) -> Button:
    """Return the button that opens the form."""
    return Button(voice("button-suggest"), Press.to(SUGGEST))


def forget_button(voice: Voice) -> Button:
    """Return the button that deletes what whoever clicks it handed in."""
    return Button(voice("button-forget"), Press.to(FORGET))


def suggest_form(voice: Voice) -> Form:
    """Return the form with one field, for a link."""
    field = Field(
        "link",
        voice("suggest-field"),
        hint=voice("suggest-field-hint"),
        longest=LONGEST,
        required=True,
    )
    return Form(Press.to(SEND), voice("suggest-title"), (field,))


def suggested_card(voice: Voice, outcome: str, most: int) -> Card:
    """Return what became of a link that a member handed in."""
    page = Page(voice, CALM)
    page.plain(voice(f"suggest-{outcome}", most=most))
    return page.finish(private=True)


def forgotten_card(voice: Voice, count: int) -> Card:
    """Return that what a member handed in is deleted."""
    page = Page(voice, CALM)
    page.plain(voice("suggest-forgotten", count=count))
    return page.finish(private=True)


def thanks_card(voice: Voice, title: str, link: str) -> Card:
    """Return the letter to a member whose article was taken."""
    page = Page(voice, CALM)
    page.plain(voice("suggest-thanks", article=f"[{page.say(title, 160)}]({link})"))
    return page.finish()
