"""The cards on which admins set up their server: the panel, what was saved, and what can't be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from bot.domain.delivery import Trouble
from bot.domain.routes import Need, State
from bot.services.settings import OWN, Control, Refusal
from bot.ui.card import Attached, Button, Choice, Menu, Page, Pick, menu
from bot.ui.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n.fluent import Voice
    from bot.services.config import Changed, Setup
    from bot.services.settings import Setting, Words
    from bot.ui.card import Card

CALM, TROUBLE = 0x57606A, 0x9A6700
_PICKS = {Control.CHANNEL: Pick.CHANNEL, Control.ROLE: Pick.ROLE}
_MENDED = frozenset(
    {
        Trouble.NO_CHANNEL,
        Trouble.NO_ACCESS,
        Trouble.NO_PERMISSION,
        Trouble.CANT_VIEW,
        Trouble.CANT_SEND,
        Trouble.CANT_EMBED,
        Trouble.BLOCKED,
    }
)
"""Troubles that admins can mend themselves."""


def panel_card(
    voice: Voice,
    setup: Setup,
    settings: Sequence[Setting],
    languages: Sequence[str],
    *,
    notes: Sequence[str] = (),
    offer: bool = False,
) -> Card:
    """Return the panel: everything at once, or only the question for a channel while there is none.

    `notes` stand above it; with `offer`, the current state can be posted.
    """
    page = Page(voice, CALM)
    if setup.server.route is None:
        page.heading(voice("panel-ask-heading"))
        _note(page, notes)
        page.plain(voice("panel-ask"))
        first = next(s for s in settings if s.control is Control.CHANNEL)
        return page.finish(menus=[_menu(voice, first, (), languages)])
    page.heading(voice("panel-heading"))
    _note(page, notes)
    page.plain(state_line(voice, setup))
    for line in warnings(voice, setup):
        page.plain(line)
    page.gap()
    for setting in settings:
        value = shown(voice, setting, setting.read(setup.server))
        page.plain(voice("config-line", label=voice(setting.label), value=value))
    page.note(voice("panel-more"))
    paused = setup.state is State.PAUSED
    return page.finish(
        Button(voice("button-resume" if paused else "button-pause"), _toggle(setup)),
        Button(voice("button-test"), Press.to("test", "panel")),
        Button(voice("button-doctor"), Press.to("doctor")),
        current(voice) if offer else None,
        menus=[
            _menu(voice, setting, _standing(setup, setting), languages)
            for setting in settings
            if setting.on_panel
        ],
    )


def _note(page: Page, notes: Sequence[str]) -> None:
    for note in notes:
        page.plain(note)
    if notes:
        page.gap()


def _standing(setup: Setup, setting: Setting) -> Words:
    """Return what is picked now; nothing for a channel or role that is gone: Discord knows none."""
    gone = {Control.CHANNEL: setup.place is None, Control.ROLE: setup.role is None}
    return () if gone.get(setting.control, False) else setting.read(setup.server)


def _toggle(setup: Setup) -> Press:
    return Press.to("resume" if setup.state is State.PAUSED else "pause", "panel")


def current(voice: Voice) -> Button:
    """Return the button that posts the current state."""
    return Button(voice("button-current"), Press.to("current"))


def state_line(voice: Voice, setup: Setup) -> str:
    """Return how the route stands, and why, in one line."""
    route = setup.server.route
    if route is None:
        return voice("panel-ask-heading")
    match setup.state:
        case State.PAUSED:
            return voice("panel-paused", since=moment(route.paused_at))
        case State.SUSPENDED:
            since = moment(route.suspended_at)
            return voice("panel-suspended", since=since, why=mend(voice, setup.trouble))
        case State.BLOCKED:
            return voice("panel-blocked", why=mend(voice, setup.trouble))
        case _:
            return voice("panel-open", channel=f"<#{route.channel}>")


def warnings(voice: Voice, setup: Setup) -> list[str]:
    """Return what stops no news, but isn't as the admin wants it."""
    route = setup.server.route
    if route is None or route.role is None:
        return []
    if setup.role is None:
        return [voice("panel-no-role")]
    if (Need.PING, False) in setup.needs:
        return [voice("panel-unpingable", role=f"<@&{route.role}>")]
    return []


def moment(at: int | None, style: str = "f") -> str:
    """Return a millisecond as each reader's own time."""
    return f"<t:{(at or 0) // 1000}:{style}>"


def mend(voice: Voice, trouble: Trouble | None) -> str:
    """Return what is in the way, and how to mend it."""
    if trouble is None or trouble not in _MENDED:
        return voice("doctor-mend-other")
    return voice(f"doctor-mend-{trouble.value}")


def shown(voice: Voice, setting: Setting, words: Words) -> str:
    """Return a setting's value as it is read."""
    match setting.control:
        case Control.CHANNEL if words:
            return f"<#{words[0]}>"
        case Control.ROLE if words:
            return f"<@&{words[0]}>"
        case Control.LANGUAGES:
            return language(voice, words[0]) if words else voice("config-own-language")
        case Control.CHOICES if setting.several:
            return ", ".join(words)
        case Control.CHOICES if words:
            return voice(dict(setting.choices)[words[0]])
        case _:
            return voice.maybe(f"config-none-{setting.name}") or "–"


def language(voice: Voice, code: str) -> str:
    """Return a language's name."""
    try:
        return Locale.parse(code, sep="-").get_display_name(voice.locale) or code
    except (ValueError, UnknownLocaleError):
        return code


def _menu(voice: Voice, setting: Setting, words: Words, languages: Sequence[str]) -> Menu:
    press = Press.to("set", setting.name)
    placeholder = voice.maybe(f"menu-{setting.name}") or voice(setting.label)
    least = 0 if setting.empty else 1
    if setting.control in _PICKS:
        return Menu(
            press, placeholder, pick=_PICKS[setting.control], chosen=words, least=least, most=1
        )
    if setting.control is Control.LANGUAGES:
        own = Choice(voice("config-own-language"), OWN)
        chosen = tuple(word.lower() for word in words) or (OWN,)
        named = [Choice(language(voice, code), code.lower()) for code in languages]
        choices = [own, *named]
    else:
        chosen = words
        choices = [Choice(voice(key), word) for word, key in setting.choices]
    made = menu(press, placeholder, choices)
    if made is None:
        raise ValueError(setting.name)
    most = len(made.choices) if setting.several else 1
    return Menu(press, made.placeholder, made.choices, Pick.CHOICES, chosen, least, most)


def changed_lines(voice: Voice, changed: Sequence[Changed]) -> list[str]:
    """Return what is another now, one line each."""
    return [
        voice(
            "config-changed",
            label=voice(change.setting.label),
            before=shown(voice, change.setting, change.before),
            after=shown(voice, change.setting, change.after),
        )
        for change in changed
    ]


def refusal(voice: Voice, why: Refusal, languages: Sequence[str]) -> str:
    """Return why a value can't be taken, and what to do."""
    said = {"languages": voice.listed(languages)} | why.details
    return voice(f"config-refused-{why.why}", **said)


def refused_card(
    voice: Voice, why: Refusal, languages: Sequence[str], *, named: bool = False
) -> Card:
    """Return the card of a refusal; with `named`, it names the setting, one among several."""
    text = refusal(voice, why, languages)
    if named and why.setting is not None:
        text = voice("config-refused-in", label=voice(why.setting.label), why=text)
    return said_card(voice, text, colour=TROUBLE)


def said_card(voice: Voice, *lines: str, colour: int = CALM, panel: bool = True) -> Card:
    """Return a short private answer; the panel is one click away."""
    page = Page(voice, colour)
    for line in lines:
        page.plain(line)
    return page.finish(Button(voice("button-panel"), Press.to("panel")) if panel else None)


def saved_card(voice: Voice, setup: Setup, lines: Sequence[str], *, offer: bool = False) -> Card:
    """Return what was saved, what is missing for it, and the offer to post the current state."""
    missing = setup.trouble_now is not None
    page = Page(voice, TROUBLE if missing else CALM)
    for line in lines:
        page.plain(line)
    if offer and not missing:
        page.gap()
        page.plain(voice("config-offer"))
    return page.finish(
        current(voice) if offer and not missing else None,
        Button(voice("button-panel"), Press.to("panel")),
    )


def paused_card(voice: Voice, setup: Setup) -> Card:
    """Return that news is paused now."""
    route = setup.server.route
    channel = f"<#{route.channel}>" if route is not None else ""
    page = Page(voice, CALM)
    page.plain(voice("config-paused", channel=channel))
    return page.finish(
        Button(voice("button-resume"), Press.to("resume", "panel")),
        Button(voice("button-panel"), Press.to("panel")),
    )


def resumed_line(voice: Voice, setup: Setup, missed: int | None) -> str:
    """Return what became of the wish to resume."""
    route = setup.server.route
    channel = f"<#{route.channel}>" if route is not None else ""
    if missed is not None:
        return voice("config-resumed", channel=channel, missed=missed)
    if setup.trouble_now is not None:
        return voice("config-cant-resume", channel=channel, why=mend(voice, setup.trouble_now))
    return voice("config-not-paused")


def reset_card(voice: Voice) -> Card:
    """Return the question before everything is deleted."""
    page = Page(voice, TROUBLE)
    page.plain(voice("config-reset"))
    return page.finish(
        Button(voice("button-wipe"), Press.to("wipe")),
        Button(voice("button-keep"), Press.to("keep")),
    )


def export_card(voice: Voice, content: bytes) -> Card:
    """Return the file with the settings."""
    page = Page(voice, CALM)
    page.plain(voice("config-exported"))
    return page.finish(attached=Attached("settings.json", content))
