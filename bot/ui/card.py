"""A card before it is Discord's: lines with numbered sources, one row of buttons, menus."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NewType

from bot.ui.inert import clean, inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.view import Cite, Document
    from bot.i18n.fluent import Voice
    from bot.ui.press import Press

TEXT = 4000
"""Characters of all text on one card that Discord allows."""
BUTTONS, LABEL, CHOICES, CHOICE = 5, 80, 25, 100
BLOCKS = 10
"""Groups of lines with space between; what comes after joins the last."""
MARKS = 4
"""Sources marked on one line; of more, the number is told."""
ROW = 700
"""Characters of one line of several items; the rest is counted."""
MOST = 50
"""Items of one such line."""
_MARKED = re.compile("\ue000([^+]+)\\+([0-9]+)\ue001")
"""Documents' ids and the number of more, until a card is finished. `inert` lets none through."""
_THIN = "\u2009"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Cited = NewType("Cited", str)
"""Text that carries the marks of its sources. Only `Page.cited` makes it."""


class Unsourced(ValueError):
    """A fact was about to be shown without the documents behind it."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it asks for, or where it leads."""

    label: str
    press: Press | None = None
    link: str | None = None


class Pick(StrEnum):
    """What a menu offers: choices of ours, or the server's channels or roles."""

    CHOICES = "choices"
    CHANNEL = "channel"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu: its value becomes the last argument of the menu's press."""

    label: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu under a card: between `least` and `most` may be picked, `chosen` are picked now.

    What is picked, an id where Discord offers channels or roles, ends the press's arguments.
    """

    press: Press
    placeholder: str
    choices: tuple[Choice, ...] = ()
    pick: Pick = Pick.CHOICES
    chosen: tuple[str, ...] = ()
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a card hands over."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Card:
    """An answer: paragraphs of Discord's Markdown, a file, menus, and one row of buttons.

    `private` is set where only the asker should see it, whatever they chose.
    """

    blocks: tuple[str, ...]
    colour: int
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()
    private: bool = False
    attached: Attached | None = None

    @property
    def menu(self) -> Menu | None:
        """The only menu, or the first; none where there is none."""
        return self.menus[0] if self.menus else None

    @property
    def text(self) -> str:
        """All the text, for tests and terminals."""
        return "\n".join(self.blocks)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    small: bool
    block: int


class Page:
    """Writes a card line by line; its sources are numbered as they appear on it.

    Text that comes from documents goes through `say`, which makes it inert.
    """

    def __init__(self, voice: Voice, colour: int) -> None:
        self.voice = voice
        self._colour = colour
        self._documents: dict[str, Document] = {}
        self._before: list[str] = []
        self._lines: list[_Line] = []
        self._heading = ""
        self._block = 0

    def say(self, text: str, limit: int = 200) -> str:
        """Return a document's or the show's text, safe to stand on a card."""
        return inert(text, limit)

    def typed(self, typed: str | None) -> None:
        """Say above the heading what was typed, where that wasn't quite the name."""
        if typed is not None:
            self._before.append(f"-# {self.voice('typed-note', name=typed)}")

    def heading(self, text: str) -> None:
        """Set the heading."""
        self._heading = f"## {text}"

    def cited(self, text: str, cites: Sequence[Cite], sources: int | None = None) -> Cited:
        """Return `text` with the marks of the documents behind it. Raises Unsourced for none.

        `sources` is the number of all the documents where `cites` holds only some.
        """
        return Cited(f"{text} {self.marks([cite.document for cite in cites], sources)}")

    def stated(self, text: str, document: Document) -> Cited:
        """Return `text` with the mark of the one document that states it."""
        return Cited(f"{text} {self.marks([document])}")

    def marks(self, documents: Iterable[Document], sources: int | None = None) -> str:
        """Return the marks of documents; they get their numbers when the card is finished."""
        unique = list({document.id: document for document in documents}.values())
        if not unique:
            raise Unsourced
        marked = unique[:MARKS]
        for document in marked:
            self._documents[document.id] = document
        more = max(sources or 0, len(unique)) - len(marked)
        return f"\ue000{','.join(document.id for document in marked)}+{more}\ue001"

    def fitted(self, parts: Sequence[str], separator: str, taken: int = 0, most: int = MOST) -> str:
        """Join parts to one line, of which `taken` is taken; what doesn't fit is counted."""
        kept: list[str] = []
        for part in parts:
            taken += len(_MARKED.sub("⁴³²¹", part)) + len(separator)
            if kept and (taken > ROW or len(kept) == most):
                kept.append(self.voice("more-items", count=len(parts) - len(kept)))
                break
            kept.append(part)
        return separator.join(kept)

    def fact(self, *parts: Cited, lead: str = "", tail: str = "") -> None:
        """Add a line of cited parts between `lead` and `tail`; what doesn't fit is counted."""
        self._add(lead + self.fitted(parts, " · ", len(lead)) + tail)

    def row(self, parts: Sequence[Cited]) -> None:
        """Add a line of cited parts that begins with a capital; none for no parts."""
        if parts:
            bar = "||" if parts[0].startswith("||") else ""
            words = parts[0].removeprefix(bar)
            first = Cited(f"{bar}{words[:1].upper()}{words[1:]}")
            self.fact(first, *parts[1:])

    def plain(self, text: str) -> None:
        """Add a line that states nothing from documents."""
        self._add(text)

    def note(self, text: str) -> None:
        """Add small print below the lines."""
        self._add(f"-# {text}", small=True)

    def notes(self, notes: Sequence[str]) -> None:
        """Add notes as one line of small print; none for none."""
        if notes:
            self.note(f"{self.fitted(notes, '; ')}.")

    def gap(self) -> None:
        """Leave a little space before the next line."""
        self._block = min(self._block + 1, BLOCKS)

    def _add(self, text: str, *, small: bool = False) -> None:
        self._lines.append(_Line(text, small, self._block))

    def finish(
        self,
        *buttons: Button | None,
        menu: Menu | None = None,
        menus: Sequence[Menu] = (),
        private: bool = False,
        attached: Attached | None = None,
    ) -> Card:
        """Return the card, cut at a line's end where it would be longer than Discord allows."""
        blocks = self._blocks(*self._fitting())
        # Discord takes a button only once.
        shown: dict[Press | str | None, Button] = {}
        for button in buttons:
            if button is not None:
                shown.setdefault(button.press or button.link, button)
        return Card(
            blocks=tuple(blocks),
            colour=self._colour,
            buttons=tuple(
                Button(_label(b.label, LABEL), b.press, b.link)
                for b in list(shown.values())[:BUTTONS]
            ),
            menus=(*([menu] if menu is not None else []), *menus),
            private=private,
            attached=attached,
        )

    def _fitting(self) -> tuple[list[_Line], dict[str, int]]:
        """Return the lines that fit on the card, and the numbers of the documents they mark."""
        head = [*self._before, self._heading, f"-# {self.voice('card-cut')}"]
        room = TEXT - sum(len(text) + 1 for text in head)
        numbers: dict[str, int] = {}
        kept: list[_Line] = []
        for line in sorted(self._lines, key=lambda line: line.small):
            marked = [d for match in _MARKED.finditer(line.text) for d in match[1].split(",")]
            known = len(numbers)
            numbers |= {d: n for n, d in enumerate(dict.fromkeys([*numbers, *marked]), 1)}
            text = _MARKED.sub(partial(_superscripts, numbers, _THIN), line.text)
            listed = [self._source(d, n) for d, n in list(numbers.items())[known:]]
            room -= len(text) + 1 + sum(len(source) + 2 for source in listed)
            if room < 0:
                return kept, dict(list(numbers.items())[:known])
            kept.append(line)
        return kept, numbers

    def _blocks(self, lines: Sequence[_Line], numbers: dict[str, int]) -> list[str]:
        head = [*self._before, self._heading] if self._heading else self._before
        body = ["\n".join(head)] if head else []
        for block, group in groupby((ln for ln in lines if not ln.small), lambda ln: ln.block):
            text = "\n".join(line.text for line in group)
            if block == 0 and body:
                body[0] += f"\n{text}"
            else:
                body.append(text)
        small = [line.text for line in lines if line.small]
        if len(lines) < len(self._lines):
            small.append(f"-# {self.voice('card-cut')}")
        if numbers:
            small.append(f"-# {'  '.join(self._source(d, n) for d, n in numbers.items())}")
        # Side by side, ¹² could be twelve where there are twelve.
        marks = partial(_superscripts, numbers, "" if len(numbers) < 10 else _THIN)
        return [_MARKED.sub(marks, text) for text in (*body, "\n".join(small)) if text]

    def _source(self, document: str, number: int) -> str:
        found = self._documents[document]
        return f"{_raised(number)} [{inert(found.outlet, 60)}]({found.link})"


def _superscripts(numbers: dict[str, int], between: str, match: re.Match[str]) -> str:
    """Return the numbers of marked documents, and of how many there are more."""
    marks = sorted(numbers[document] for document in match[1].split(","))
    joined = between.join(map(_raised, marks))
    return joined + (f"{_THIN}⁺{_raised(int(match[2]))}" if match[2] != "0" else "")


def _raised(number: int) -> str:
    return str(number).translate(_SUPERSCRIPTS)


def _label(text: str, limit: int) -> str:
    return clean(text, limit) or "…"


def menu(press: Press, placeholder: str, choices: Iterable[Choice]) -> Menu | None:
    """Return a menu of up to 25 choices, cut to Discord's lengths; none without a choice."""
    cut = tuple(
        Choice(_label(c.label, CHOICE), c.value, clean(c.description, CHOICE)) for c in choices
    )[:CHOICES]
    return Menu(press, clean(placeholder, 150), cut) if cut else None
