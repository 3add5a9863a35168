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
WHOLE = (("time",), ("release",), ("quote",))
"""Topics that a card of their own answers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: facts best first, quotes, and whom the question is about.

    `whole` names a topic that has a card of its own (see WHOLE). No facts, no quotes and
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
    quotes: list[Quote] = []
    if question.rest:
        found, ids = await known.search(list(question.rest), limit=20)
        quotes = await known.quotes(ids)
        if named:
            found = [fact for fact in found if _touches(fact, named)]
            quotes = [q for q in quotes if q.speaker is not None and q.speaker.id in named]
        found = _narrowed(found, question)
        if not found and not quotes:
            return Answer(question, entities=entities)
    elif question.topics[:1] in WHOLE and not (question.hinted and named and _released(question)):
        return Answer(question, entities=entities, whole=question.topics[0])
    typed = await _of_topics(known, question, named or [fact.subject.id for fact in found[:MOST]])
    answered = {fact.predicate for fact in typed}
    if not question.hinted and not found:
        for topic in question.topics:
            if not answered.intersection(TOPICS[topic]):
                return Answer(question, entities=entities)
    facts = list({fact.id: fact for fact in [*found[:MOST], *typed]}.values())
    if named and not found and (question.hinted or not question.topics):
        facts += [fact for fact in await _of_entities(known, named) if fact not in facts]
    about = entities or tuple({fact.subject.id: fact.subject for fact in facts}.values())
    players = [f.subject for f in typed if f.predicate == "plays" and f.subject not in about]
    return Answer(
        question,
        facts=tuple(facts[:MOST]),
        quotes=tuple(quotes[:2]) if not facts else (),
        entities=(*about, *dict.fromkeys(players)),
    )


def _released(question: Question) -> bool:
    """Say whether the release is what the question begins with."""
    return question.topics[:1] == ("release",)


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
    predicates = list(dict.fromkeys(p for topic in question.topics for p in TOPICS[topic]))
    if not subjects or not predicates:
        return [fact for p in predicates for fact in await known.facts_with(p, MOST)]
    subjects = list(dict.fromkeys(subjects))
    own, naming = await known.facts_about(*subjects)
    for predicate in predicates:
        said = [fact for fact in own if fact.predicate == predicate]
        said_to = [fact for fact in naming if fact.predicate == predicate]
        for entity in subjects:
            facts += [fact for fact in said if fact.subject.id == entity]
            facts += [fact for fact in said_to if fact.object and fact.object.id == entity]
    return facts


async def _of_entities(known: Knowledge, entities: list[str]) -> list[Fact]:
    facts: list[Fact] = []
    for entity in entities:
        own, naming = await known.facts_about(entity)
        facts += [*naming, *own]
    return [fact for fact in facts if not fact.spoiler][:MOST]
