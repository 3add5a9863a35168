"""Says messages from the Fluent files in a reader's language, English where one is missing."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from bot.domain.edtf import Precision, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.view import Texts

log = logging.getLogger(__name__)

FALLBACK = "en"
Argument = str | int | float


@dataclass(frozen=True)
class Voice:
    """One language: its messages first, then those of English.

    Messages are data of ours; arguments are inserted as they are, so a caller escapes what a user
    or a document wrote (see `bot.ui.inert`).
    """

    language: str
    bundles: tuple[FluentBundle, ...]

    def __call__(self, key: str, /, **arguments: Argument) -> str:
        """Return the message `key`. Raises KeyError for a key that no language has."""
        said = self.maybe(key, **arguments)
        if said is None:
            raise KeyError(key)
        return said

    def maybe(self, key: str, /, **arguments: Argument) -> str | None:
        """Return the message `key`, or none where no language has it."""
        return _said(self, key, tuple(arguments.items()))

    def text(self, texts: Texts | Mapping[str, str], otherwise: str = "") -> str:
        """Return a text of the show's data in this language, else in English, else any."""
        if not texts:
            return otherwise
        for language in (self.language, self.language.partition("-")[0], FALLBACK):
            if language in texts:
                return texts[language]
        return next(iter(texts.values()))

    def lexicon(self, key: str) -> frozenset[str]:
        """Return the words listed in a message, in this language and in English."""
        found: set[str] = set()
        for bundle in self.bundles:
            if bundle.has_message(key) and (value := bundle.get_message(key).value) is not None:
                listed, _ = bundle.format_pattern(value, {})
                found |= set(str(listed).split())
        return frozenset(found)

    @cached_property
    def locale(self) -> Locale:
        """Babel's data for this language."""
        if self.language == FALLBACK:
            # English for the world: “3 July 2024”, “a, b and c”.
            return Locale("en", "GB")
        try:
            return Locale.parse(self.language, sep="-")
        except (ValueError, UnknownLocaleError):
            return Locale.parse(FALLBACK)

    def day(self, day: date) -> str:
        """Return a date without a time, written out: `3 July 2024`."""
        return format_date(day, "long", locale=self.locale)

    def window(self, window: Window) -> str:
        """Return a date as precisely as it was given and no more: `August 2025`, `2025`."""
        match window.precision:
            case Precision.DAY:
                return self.day(window.earliest)
            case Precision.MONTH:
                return format_skeleton("yMMMM", window.earliest, locale=self.locale)
            case Precision.YEAR:
                return str(window.earliest.year)
            case _:
                first = (window.earliest.month - 1) // 3 + 1
                part = 1 if window.earliest.month <= 6 else 2
                year = str(window.earliest.year)
                number = part if window.precision is Precision.HALF else first
                return self(f"window-{window.precision}", part=number, year=year)

    def month(self, day: date) -> str:
        """Return the month of a day: `June 2024`."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    def clock(self, moment: datetime) -> str:
        """Return a weekday and a time of day, in the moment's own time zone: `Sunday 08:04`."""
        return format_datetime(moment, "EEEE HH:mm", locale=self.locale)

    def listed(self, items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """Join items as the language does: `Berlin, Seoul and Tokyo`."""
        return format_list(list(items), style=style, locale=self.locale)


@lru_cache(maxsize=2_048)
def _said(voice: Voice, key: str, arguments: tuple[tuple[str, Argument], ...]) -> str | None:
    for bundle in voice.bundles:
        if bundle.has_message(key):
            value = bundle.get_message(key).value
            if value is None:
                continue
            said, errors = bundle.format_pattern(value, dict(arguments))
            for error in errors:
                log.error("message %s in %s: %s", key, voice.language, error)
            return str(said)
    return None


class Voices:
    """All languages that have a folder of messages. A language's files are read when first used."""

    def __init__(self) -> None:
        self._root = files("bot.i18n").joinpath("locales")
        self._bundles: dict[str, FluentBundle] = {}
        self._voices: dict[str, Voice] = {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, English first."""
        found = sorted(entry.name for entry in self._root.iterdir() if entry.is_dir())
        return (FALLBACK, *(name for name in found if name != FALLBACK))

    def __getitem__(self, locale: str) -> Voice:
        """Return the voice for a locale such as `de` or `en-GB`: the nearest that there is."""
        if locale not in self._voices:
            known = [name for name in (locale, locale.partition("-")[0]) if name in self.languages]
            chain = list(dict.fromkeys([*known, FALLBACK]))
            self._voices[locale] = Voice(chain[0], tuple(self._bundle(name) for name in chain))
        return self._voices[locale]

    def speaks(self, locale: str) -> bool:
        """Say whether there are messages in exactly this language, or in its parent."""
        return locale in self.languages or locale.partition("-")[0] in self.languages

    def _bundle(self, language: str) -> FluentBundle:
        if language not in self._bundles:
            # Isolating marks would get into <t:…> and other markup of Discord's.
            bundle = FluentBundle([language], use_isolating=False)
            for path in self._sources(language):
                bundle.add_resource(FluentResource(path))
            self._bundles[language] = bundle
        return self._bundles[language]

    def _sources(self, language: str) -> Iterable[str]:
        folder = self._root.joinpath(language)
        names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".ftl"))
        return [folder.joinpath(name).read_text("utf-8") for name in names]
