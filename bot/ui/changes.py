"""Says in words how news changed: from what was told to what is told now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton

from bot.domain.edtf import Precision, parse
from bot.domain.story import Type
from bot.domain.tracker import Phase, State
from bot.ui import plan
from bot.ui.inert import inert

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.edtf import Window
    from bot.domain.story import Entry, Said
    from bot.i18n.fluent import Voice

HALTED = frozenset({Type.WIDENED, Type.WITHDRAWN, Type.RETRACTED})
"""Changes that take back what was told."""
_OPEN = frozenset({Phase.GOAL, Phase.PLANNED, Phase.DELAYED})


def changed(voice: Voice, entry: Entry, limit: int) -> str:
    """Return one change as a sentence without its stop; what was told is taken back plainly."""
    if of_things(entry):
        return _thing(voice, entry, limit)
    before, after = entry.before, entry.after
    if entry.type in HALTED:
        return _capital(_taken_back(voice, before, after))
    now = words(voice, after)
    if entry.type is Type.RELEASED:
        window = _window(after)
        now = voice("news-out")
        if window is not None:
            now = voice("news-out-on", window=voice.window(window))
    elif not unknown(before) or entry.type is not Type.ANNOUNCED:
        now = voice("news-change", now=now, before=words(voice, before))
    return voice("news-correction", change=now) if corrects(entry) else _capital(now)


def _thing(voice: Voice, entry: Entry, limit: int) -> str:
    before, after = (say(voice.text(said.what), limit) for said in (entry.before, entry.after))
    if entry.type in (Type.PROMO_ADDED, Type.PERSON_ADDED):
        return voice(f"news-thing-{entry.type}", what=after or voice("news-something"))
    if entry.type in HALTED or not after:
        return voice("news-thing-retracted", what=before or after or voice("news-something"))
    now = voice("news-change", now=after, before=before) if before else after
    return voice("news-correction", change=now) if corrects(entry) else _capital(now)


def _taken_back(voice: Voice, before: Said, after: Said) -> str:
    lost = _lost(voice, before, after)
    if unknown(after):
        return voice("news-none-again", lost=lost)
    return voice("news-again", now=words(voice, after), lost=lost)


def _lost(voice: Voice, before: Said, after: Said) -> str:
    """Return what no longer holds: the state, or only the finer part of its date."""
    was, now = _window(before), _window(after)
    ended = before.phase in (Phase.DELAYED, Phase.CANCELLED, Phase.RELEASED)
    if was is None or (ended and before.phase != after.phase):
        return (ended and voice.maybe(f"news-lost-{before.phase}")) or words(voice, before)
    window = voice.window(was)
    if now is None or now == was or not now.holds(was):
        return window
    if was.earliest.year == was.latest.year == now.earliest.year:
        if was.precision is Precision.DAY:
            return voice("news-lost-day", day=short_day(voice, was.earliest))
        if was.precision is Precision.MONTH:
            month = format_date(was.earliest, "LLLL", locale=voice.locale)
            return voice("news-lost-month", month=month)
    lost = voice.maybe(f"news-lost-{was.precision}", window=window, day=window, month=window)
    return lost or window


def words(voice: Voice, said: Said) -> str:
    """Return a state in words: `August 2027`, `delayed`."""
    return plan.state(voice, State(Phase(said.phase), _window(said)))


def past(voice: Voice, said: Said) -> str:
    """Return what had been told; a window that was over by then is shown as passed."""
    window = _window(said)
    if window is None or not said.passed:
        return words(voice, said)
    passed = voice.maybe(f"news-past-{said.phase}", window=voice.window(window))
    return passed or words(voice, said)


def present(voice: Voice, said: Said) -> str:
    """Return what is told now, and how much finer it could be."""
    window, state = _window(said), words(voice, said)
    if said.phase not in _OPEN or said.passed:
        return past(voice, said)
    if window is None:
        return voice("news-open-date", state=state)
    if window.precision is Precision.DAY:
        return state
    coarse = window.precision is not Precision.MONTH
    return voice("news-open-month" if coarse else "news-open-day", state=state)


def _window(said: Said) -> Window | None:
    return parse(said.edtf) if said.edtf is not None else None


def unknown(said: Said) -> bool:
    """Say whether this side of a change says nothing."""
    return said.phase == Phase.UNKNOWN and not said.what


def of_things(entry: Entry) -> bool:
    """Say whether it tells of promotion or people, and not of the release's state."""
    added = entry.type in (Type.PROMO_ADDED, Type.PERSON_ADDED)
    return added or bool(entry.before.what or entry.after.what)


def corrects(entry: Entry) -> bool:
    """Say whether what had been told is taken back."""
    return entry.correction or entry.type is Type.CORRECTED


def say(text: str, limit: int) -> str:
    """Return a document's or the show's text, inert, and never to be taken for a mark of ours."""
    return inert(text, limit).replace("#news-", "#\u200bnews-")


def short_day(voice: Voice, day: date) -> str:
    """Return a day without its year: `2 February`."""
    return format_skeleton("MMMMd", day, locale=voice.locale)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
