"""The card of a free question: cited facts as sentences, or that the documents don't say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.card import Button, Page
from bot.ui.facts import sentence, to
from bot.ui.inert import inert
from bot.ui.press import Press

if TYPE_CHECKING:
    from bot.domain.view import Show
    from bot.i18n.fluent import Voice
    from bot.services.ask import Answer
    from bot.ui.card import Card


def answer_card(voice: Voice, show: Show, answer: Answer) -> Card:
    """Return the facts that answer a question, with buttons to whom they are about."""
    page = Page(voice, show.colour)
    page.heading(voice("ask-heading"))
    for fact in answer.facts:
        page.fact(page.cited(sentence(page, fact), fact.cites, fact.sources))
    for quote in answer.quotes:
        documents = [p.document for p in quote.printings if p.shown]
        page.gap()
        page.plain(f"> {inert(quote.text, 600)}")
        page.gap()
        speaker = page.say(quote.speaker.name) if quote.speaker else voice("quote-nobody")
        page.plain(f"{speaker} {page.marks(documents)}")
    people = [to(entity) for entity in answer.entities[:4] if not entity.spoiler]
    return page.finish(*people, Button(voice("button-documents"), Press.to("news", 0)))


def empty_card(voice: Voice, show: Show) -> Card:
    """Return the answer to a question without words."""
    page = Page(voice, show.colour)
    page.plain(voice("ask-empty"))
    return page.finish(private=True)


def silent_card(voice: Voice, show: Show, answer: Answer, documents: int) -> Card:
    """Return the answer that no document says that: never a guess."""
    page = Page(voice, show.colour)
    topics = [] if answer.question.rest else list(answer.question.topics)
    what = next((said for t in topics if (said := voice.maybe(f"silent-{t}"))), None)
    page.plain(voice("ask-silent", documents=documents, what=what or voice("silent-default")))
    people = [to(entity) for entity in answer.entities[:3] if not entity.spoiler]
    return page.finish(
        *people,
        Button(voice("button-about"), Press.to("about")),
        Button(voice("button-documents"), Press.to("news", 0)),
    )
