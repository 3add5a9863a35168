"""Answers /ask: a free question, from facts first and text second, or not at all."""

from __future__ import annotations

from functools import lru_cache

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering import Answering, Asked
from bot.answers import entity_card
from bot.domain.facts import Kind
from bot.domain.names import words
from bot.domain.questions import TOPICS, Lexicon
from bot.i18n.fluent import Voice
from bot.services.ask import Answer, ask
from bot.services.quotes import pick
from bot.services.release import agencies, release
from bot.ui.ask import answer_card, empty_card, silent_card
from bot.ui.card import Card
from bot.ui.quotes import quote_card
from bot.ui.release import release_card


class Ask(commands.Cog):
    """Free questions."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering

    @app_commands.command(name="ask", description="command-ask")
    @app_commands.describe(question="option-ask-question", private="option-private")
    async def ask(
        self, interaction: discord.Interaction, question: str, private: bool | None = None
    ) -> None:
        """Answer a question, or say that the documents don't."""

        async def make(asked: Asked) -> Card | None:
            return await self.card(asked, question)

        await self.answering.answer(interaction, private, make)

    async def card(self, asked: Asked, question: str) -> Card:
        """Return the card that answers a question."""
        known, voice = asked.known, asked.voice
        if not words(question):
            return empty_card(voice, known.show)
        answer = await ask(known, question, lexicon(voice))
        card = await self._whole(asked, answer) if answer.whole else None
        if card is not None:
            return card
        if answer.silent or answer.whole:
            return silent_card(voice, known.show, answer, known.documents)
        return answer_card(voice, known.show, answer)

    async def _whole(self, asked: Asked, answer: Answer) -> Card | None:
        """Return the card that a topic has of its own, if it fits the question."""
        known = asked.known
        match answer.whole:
            case "release":
                outlook = await release(known, asked.now.date())
                return release_card(asked.voice, known.show, outlook, await agencies(known))
            case "time":
                city = next((e for e in answer.entities if e.kind is Kind.CITY), None)
                return await entity_card(asked, city.id) if city is not None else None
            case _:
                return await self._quote(asked, answer)

    async def _quote(self, asked: Asked, answer: Answer) -> Card | None:
        speaker = answer.entities[0].id if answer.entities else None
        picked = await pick(asked.known, speaker, 0)
        if picked is None:
            return None
        return quote_card(asked.voice, asked.known.show, picked.quote, picked=picked)


@lru_cache(maxsize=64)
def lexicon(voice: Voice) -> Lexicon:
    """Return a language's words for asking."""
    return Lexicon(
        stop=voice.lexicon("ask-stop"),
        topics={topic: voice.lexicon(f"ask-topic-{topic}") for topic in TOPICS},
        hints={topic: voice.lexicon(f"ask-hint-{topic}") for topic in TOPICS},
    )
