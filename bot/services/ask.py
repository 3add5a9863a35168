"""Answers a free question: typed facts first, text second, and silence where documents are silent.

understand | facts of its topics and names | else facts and quotes whose text holds its words
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.questions import TOPICS, understand

if TYPE_CHECKING:
    from bot.domain.questions import Lexicon, Question
    from bot.domain.view import Entity, Fact, Quote
    from bot.store.knowledge import Knowledge

MOST = 6
"""Facts of one answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: facts best first, quotes, and whom the question is about.

    `whole` names a topic that has a card of its own (`release`, `quote`). No facts, no quotes and
    no such topic mean that the documents don't say.
    """

    question: Question
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    whole: str | None = None

    @property
    def silent(self) -> bool:
        """Whether the documents don't say."""
        return not (self.facts or self.quotes or self.whole)


async def ask(known: Knowledge, text: str, lexicon: Lexicon) -> Answer:
    """Answer a question. A word that no document knows makes the answer silent, never a guess."""
    question = understand(text, known.names, lexicon)
    named = [e for e in question.entities if e != known.show.entity]
    entities = tuple(known.entities[entity] for entity in named)
    found: list[Fact] = []
    quotes: list[str] = []
    if question.rest:
        found, quotes = await known.search(list(question.rest), limit=20)
        if named:
            found = [fact for fact in found if _touches(fact, named)]
        found = _narrowed(found, question)
        if not found and not quotes:
            return Answer(question, entities=entities)
    for whole in ("release", "quote"):
        if question.topics[:1] == (whole,) and not question.rest:
            return Answer(question, entities=entities, whole=whole)
    subjects = named or [fact.subject.id for fact in found]
    typed = await _of_topics(known, question, subjects)
    if question.topics and not typed and not found:
        return Answer(question, entities=entities)
    facts = list({fact.id: fact for fact in [*found[:MOST], *typed]}.values())
    if not facts and not question.topics:
        facts = await _of_entities(known, named)
    about = entities or tuple({fact.subject.id: fact.subject for fact in facts}.values())
    players = [f.subject for f in typed if f.predicate == "plays" and f.subject not in about]
    return Answer(
        question,
        facts=tuple(facts[:MOST]),
        quotes=tuple(await known.quotes(quotes[:2])) if not facts else (),
        entities=(*about, *dict.fromkeys(players)),
    )


def _narrowed(found: list[Fact], question: Question) -> list[Fact]:
    """Keep the facts that answer the topics; else those that say who somebody is, if any."""
    wanted = {predicate for topic in question.topics for predicate in TOPICS[topic]}
    answering = [fact for fact in found if fact.predicate in wanted]
    return answering or [fact for fact in found if fact.predicate == "is"] or found


def _touches(fact: Fact, entities: list[str]) -> bool:
    return fact.subject.id in entities or (fact.object is not None and fact.object.id in entities)


async def _of_topics(known: Knowledge, question: Question, subjects: list[str]) -> list[Fact]:
    """Return the facts that answer the question's topics, of its subjects where it has some."""
    facts: list[Fact] = []
    for predicate in dict.fromkeys(p for topic in question.topics for p in TOPICS[topic]):
        if not subjects:
            facts += await known.facts_with(predicate, MOST)
            continue
        for entity in dict.fromkeys(subjects):
            both = [*await known.facts_of(entity), *await known.facts_naming(entity)]
            facts += [fact for fact in both if fact.predicate == predicate]
    return facts


async def _of_entities(known: Knowledge, entities: list[str]) -> list[Fact]:
    facts: list[Fact] = []
    for entity in entities:
        facts += [*await known.facts_naming(entity), *await known.facts_of(entity)]
    return [fact for fact in facts if not fact.spoiler][:MOST]
