"""Cards of quotes: the exact words, who said them, where, and how the printings differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.documents import QuoteKind
from bot.domain.quotes import Change
from bot.ui.card import Button, Choice, Page, menu
from bot.ui.inert import inert
from bot.ui.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.quotes import Difference
    from bot.domain.view import Quote, QuotePrinting, Show
    from bot.i18n.fluent import Voice
    from bot.services.quotes import Picked
    from bot.ui.card import Card

LONGEST = 1500


def quote_card(
    voice: Voice,
    show: Show,
    quote: Quote,
    *,
    picked: Picked | None = None,
    others: Sequence[Quote] = (),
    shared_by: str | None = None,
) -> Card:
    """Return a quote's card.

    `picked` says which quote comes after it; `others` fit the search as well; `shared_by` is the
    mention of the member who shared it, which pings nobody.
    """
    page = Page(voice, show.colour)
    words = inert(quote.text, LONGEST)
    page.plain(f"> {words}")
    page.gap()
    # Of a quote that is only a heading, that heading is the words.
    documents = [p.document for p in quote.printings if _words(p) or p.shown]
    name = voice("quote-nobody")
    if quote.speaker is not None:
        name = voice("quote-speaker", speaker=page.say(quote.speaker.name))
    page.plain(f"{name} {page.marks(documents)}")
    notes = printings(page, quote)
    if not quote.whole:
        page.note(voice("quote-fragment"))
    page.notes(notes)
    if shared_by is not None:
        page.note(voice("quote-shared", member=shared_by))
        return page.finish()
    another = None
    if picked is not None and picked.total > 1:
        speaker = picked.speaker or ""
        another = Button(voice("button-another"), Press.to("quote", speaker, picked.place + 1))
    choices = [Choice(other.text, other.id, _said_by(other)) for other in others]
    return page.finish(
        another,
        Button(voice("button-share"), Press.to("share", quote.id)),
        menu=menu(Press.to("quoted"), voice("quotes-menu"), choices),
    )


def _words(printing: QuotePrinting) -> bool:
    """Say whether a printing has the words, and not only a part, a heading or a report of them."""
    partly = {Change.ONLY, Change.REPORTED, Change.HEADING}
    return printing.kind in (QuoteKind.FULL, QuoteKind.PARTIAL) and not any(
        difference.change in partly for difference in printing.differences
    )


def printings(page: Page, quote: Quote) -> list[str]:
    """Return a note for each document that prints the quote in another way."""
    notes: list[str] = []
    whole = {p.document.id for p in quote.printings if _words(p)}
    for printing in quote.printings:
        also = printing.document.id in whole
        said = [_difference(page, difference, also=also) for difference in printing.differences]
        if said:
            marks = page.marks([printing.document])
            notes.append(f"{marks} {page.voice.listed(said)}")
    return notes


def _difference(page: Page, difference: Difference, *, also: bool) -> str:
    voice = page.voice
    words = {"printed": page.say(difference.printed), "shown": page.say(difference.shown)}
    match difference.change:
        case Change.WORDS if not difference.shown:
            return voice("difference-added", **words)
        case Change.WORDS if not difference.printed:
            return voice("difference-left-out", **words)
        case Change.ONLY if also:
            return voice("difference-also-only", **words)
        case Change.REPORTED if difference.printed:
            return voice("difference-reported-as", **words)
        case _:
            key = f"difference-{difference.change}"
            return voice(key, **words, pieces=difference.pieces)


def _said_by(quote: Quote) -> str:
    return quote.speaker.name if quote.speaker is not None else ""


def no_quote_card(voice: Voice, show: Show, name: str | None, *, searched: bool) -> Card:
    """Return the card that says that nobody is quoted so; `name` is whose words were wanted."""
    page = Page(voice, show.colour)
    if searched:
        page.plain(voice("quote-no-match"))
    elif name is not None:
        page.plain(voice("quote-none", name=page.say(name)))
    else:
        page.plain(voice("quote-none-at-all"))
    any_quote = Button(voice("button-quotes"), Press.to("quote", "", 0))
    return page.finish(any_quote if searched or name else None, private=True)
