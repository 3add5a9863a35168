"""A card before it is Discord's: lines with numbered sources, one row of buttons, one menu."""

from __future__ import annotations

from dataclasses import dataclass
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
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Cited = NewType("Cited", str)
"""Text that carries the marks of its sources. Only `Page.cited` makes it."""


class Unsourced(ValueError):
    """A fact was about to be shown without the documents behind it (product promise 1)."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it asks for, or where it leads."""

    label: str
    press: Press | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu: its value becomes the last argument of the menu's press."""

    label: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu under a card."""

    press: Press
    placeholder: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An answer: paragraphs of Discord's Markdown, then at most one menu and one row of buttons.

    `private` is set where only the asker should see it, whatever they chose.
    """

    blocks: tuple[str, ...]
    colour: int
    buttons: tuple[Button, ...] = ()
    menu: Menu | None = None
    private: bool = False

    @property
    def text(self) -> str:
        """All the text, for tests and terminals."""
        return "\n".join(self.blocks)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    sources: int
    small: bool
    block: int


class Page:
    """Writes a card line by line, numbering its sources as they first appear.

    Text that comes from documents goes through `say`, which makes it inert.
    """

    def __init__(self, voice: Voice, colour: int) -> None:
        self.voice = voice
        self._colour = colour
        self._numbers: dict[str, int] = {}
        self._documents: list[Document] = []
        self._before: list[str] = []
        self._lines: list[_Line] = []
        self._heading = ""
        self._block = 0

    def say(self, text: str, limit: int = 200) -> str:
        """Return a document's or the show's text, safe to stand on a card."""
        return inert(text, limit)

    def small_heading(self, text: str) -> None:
        """Set the small print above the heading."""
        self._before.append(f"-# {text}")

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
        """Return the marks of documents, numbering those that are new to this card."""
        unique = list({document.id: document for document in documents}.values())
        if not unique:
            raise Unsourced
        numbers: list[int] = []
        for document in unique[:MARKS]:
            if document.id not in self._numbers:
                self._documents.append(document)
                self._numbers[document.id] = len(self._documents)
            numbers.append(self._numbers[document.id])
        marks = [str(number).translate(_SUPERSCRIPTS) for number in sorted(numbers)]
        more = max(sources or 0, len(unique)) - len(numbers)
        joined = ("" if max(numbers) < 10 else "\u2009").join(marks)
        return joined + (f"\u2009⁺{str(more).translate(_SUPERSCRIPTS)}" if more > 0 else "")

    def fact(self, *parts: Cited, lead: str = "", tail: str = "") -> None:
        """Add a line of cited parts between `lead` and `tail`; what doesn't fit is counted."""
        kept: list[Cited] = []
        length = len(lead)
        for part in parts:
            length += len(part) + 3
            if kept and length > ROW:
                break
            kept.append(part)
        rest = len(parts) - len(kept)
        line = lead + " · ".join(kept)
        if rest:
            line += " · " + self.voice("more-items", count=rest)
        self._add(line + tail)

    def row(self, parts: Sequence[Cited]) -> None:
        """Add a line of cited parts that begins with a capital; none for no parts."""
        if parts:
            first = Cited(parts[0][:1].upper() + parts[0][1:])
            self.fact(first, *parts[1:])

    def plain(self, text: str) -> None:
        """Add a line that states nothing from documents."""
        self._add(text)

    def note(self, text: str) -> None:
        """Add small print below the lines."""
        self._add(f"-# {text}", small=True)

    def gap(self) -> None:
        """Leave a little space before the next line."""
        self._block = min(self._block + 1, BLOCKS)

    def _add(self, text: str, *, small: bool = False) -> None:
        self._lines.append(_Line(text, len(self._documents), small, self._block))

    def finish(
        self, *buttons: Button | None, menu: Menu | None = None, private: bool = False
    ) -> Card:
        """Return the card, cut at a line's end where it would be longer than Discord allows."""
        lines = sorted(self._lines, key=lambda line: line.small)
        blocks = self._blocks(lines, cut=False)
        cut = list(lines)
        while cut and sum(map(len, blocks)) > TEXT:
            cut.pop()
            blocks = self._blocks(cut, cut=True)
        shown = [button for button in buttons if button is not None][:BUTTONS]
        return Card(
            blocks=tuple(blocks),
            colour=self._colour,
            buttons=tuple(Button(clean(b.label, LABEL), b.press, b.link) for b in shown),
            menu=menu,
            private=private,
        )

    def _blocks(self, lines: Sequence[_Line], *, cut: bool) -> list[str]:
        sources = max((line.sources for line in lines), default=0)
        head = [*self._before, self._heading] if self._heading else self._before
        body = ["\n".join(head)] if head else []
        for block, group in groupby((ln for ln in lines if not ln.small), lambda ln: ln.block):
            text = "\n".join(line.text for line in group)
            if block == 0 and body:
                body[0] += f"\n{text}"
            else:
                body.append(text)
        small = [line.text for line in lines if line.small]
        if cut:
            small.append(f"-# {self.voice('card-cut')}")
        if sources:
            small.append(f"-# {self._sources(sources)}")
        return [text for text in (*body, "\n".join(small)) if text]

    def _sources(self, count: int) -> str:
        numbered = enumerate(self._documents[:count], 1)
        return "  ".join(
            f"{str(number).translate(_SUPERSCRIPTS)} [{inert(d.outlet, 60)}]({d.link})"
            for number, d in numbered
        )


def menu(press: Press, placeholder: str, choices: Iterable[Choice]) -> Menu | None:
    """Return a menu of up to 25 choices, cut to Discord's lengths; none without a choice."""
    cut = tuple(
        Choice(clean(c.label, CHOICE), c.value, clean(c.description, CHOICE)) for c in choices
    )[:CHOICES]
    return Menu(press, clean(placeholder, 150), cut) if cut else None
