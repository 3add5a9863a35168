"""Whom a word for somebody means in Japanese and Korean: he, the director, the company."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution
from bot.domain.facts import Kind
from bot.reading.narration import Speaker
from bot.reading.wide_people import people_of

if TYPE_CHECKING:
    from bot.reading.narration import Narration
    from bot.reading.wide_people import Someone

NOBODY = Speaker()
_MANY = re.compile("들|두\\s|[二両]|一同|たち|ファン")
_LEADING = ("topic", "subject", "source", "whose", "asked", "about")
_REPLIES = re.compile(r"(?:이에|그러자|이에\s대해|すると|これに|これに対し)[、,]?\s?$")
_REPLY = 8
_BACK = 10
_FAR = 1_000


def resolved(narration: Narration, one: Someone) -> Speaker | None:
    """Return whom somebody is; `NOBODY` where they have no name."""
    if one.means == "nobody":
        return NOBODY
    if one.means == "he" and (other := _other(narration, one)) is not None:
        return other
    if one.means == "he":
        answers = _answering(narration, one.at)
        return answers or _person_above(narration, narration.at(one.at))
    if one.means == "firm":
        return _firm(narration, one.at)
    if one.means == "agency":
        return _agency(narration)
    if one.means == "actor":
        return _actor(narration, one.at)
    if one.means:
        return _role(narration, one.means, one.at)
    return Speaker(one.entity, one.called, Attribution.EXPLICIT)


def _answering(narration: Narration, place: int) -> Speaker | None:
    """Return who answers what was said of them: 이소무라는 옥택연을 두고 “…”, 이에 그는."""
    if not narration.plain.startswith("이에 ", place - 3):
        return None
    here = narration.at(place)
    start = narration.sentences[max(0, here - 1)].start
    for one in reversed(people_of(narration).within(start, place)):
        if one.tie in ("topic", "subject") or one.firm or not (one.entity or one.called):
            continue
        return Speaker(one.entity, one.called, Attribution.PRONOUN)
    return None


def _person_above(narration: Narration, here: int) -> Speaker | None:
    """Return the person whom “he” means: the first topic of the sentences above."""
    for number in range(here - 1, max(-1, here - _BACK), -1):
        sentence = narration.sentences[number]
        told = narration.told.get(number)
        if told is not None and not _is_firm(narration, told):
            return told._replace(attribution=Attribution.PRONOUN)
        for one in people_of(narration).within(sentence.start, sentence.end):
            many = _MANY.search(narration.plain, one.at, one.end) is not None
            if one.means == "nobody" and one.tie == "topic" and not many:
                return NOBODY
            if one.tie in _LEADING and not one.firm and (one.entity or one.called):
                return Speaker(one.entity, one.called, Attribution.PRONOUN)
    return None


def _other(narration: Narration, one: Someone) -> Speaker | None:
    """Return whom “he” means who replies to the topic of that sentence: 이에 그는, これに彼は."""
    sentence = narration.sentences[narration.at(one.at)]
    if _REPLIES.search(narration.plain, max(sentence.start, one.at - _REPLY), one.at) is None:
        return None
    people = people_of(narration).within(sentence.start, one.at)
    named = [each for each in people if not each.firm and (each.entity or each.called)]
    topics = {(each.entity, each.called) for each in named if each.tie in ("topic", "subject")}
    others = {(each.entity, each.called) for each in named} - topics
    if len(topics) != 1 or len(others) != 1:
        return None
    ((entity, called),) = others
    return Speaker(entity, called, Attribution.PRONOUN)


def _is_firm(narration: Narration, one: Speaker) -> bool:
    return one.entity is not None and narration.roster.kind(one.entity) is Kind.ORGANISATION


def _firm(narration: Narration, place: int) -> Speaker | None:
    """Return the organisation that “the same company” means: the one named last."""
    mentions = narration.roster.mentions(narration.text, max(0, place - _FAR), place)
    firms = [m.entity for m in mentions if m.kind is Kind.ORGANISATION]
    return Speaker(firms[-1], None, Attribution.EXPLICIT) if firms else NOBODY


def _agency(narration: Narration) -> Speaker:
    """Return the agency that “the agency” means, if the article names it."""
    agencies = narration.people.by_role["agency"]
    named = {
        m.entity
        for m in narration.roster.mentions(narration.text)
        if m.kind is Kind.ORGANISATION and m.entity in agencies
    }
    return Speaker(next(iter(named)), None, Attribution.EXPLICIT) if len(named) == 1 else NOBODY


def _actor(narration: Narration, place: int) -> Speaker:
    """Return whom “the actor” means: of the actors the one last spoken of as a topic, or at all."""
    actors = narration.people.by_role["actor"]
    near = people_of(narration).within(max(0, place - _FAR), place)
    above = [one for one in near if one.entity in actors]
    topics = [one for one in above if one.tie in ("topic", "subject")]
    hero = narration.hero
    if hero is not None and hero.entity in actors and not topics:
        return hero
    last = (topics or above)[-1:]
    return Speaker(last[0].entity, None, Attribution.EXPLICIT) if last else NOBODY


def _role(narration: Narration, role: str, place: int) -> Speaker | None:
    """Return the one whom a role means: a stranger who was just called so, or the only one."""
    having = narration.people.by_role[role]
    for one in reversed(people_of(narration).within(max(0, place - _FAR), place)):
        if one.entity in having:
            break
        titled = re.search("監督|감독|プロデューサー|프로듀서", narration.plain[one.at : one.end])
        if one.called is not None and titled is not None:
            return Speaker(None, one.called, Attribution.EXPLICIT)
    if len(having) == 1:
        return Speaker(next(iter(having)), None, Attribution.EXPLICIT)
    # Of two who have the role whoever spoke last, or is named last.
    here = narration.at(place)
    spoke = (narration.told.get(number) for number in range(here, max(-1, here - _BACK), -1))
    last = next((one for one in spoke if one is not None and one.entity in having), None)
    if last is not None:
        return last._replace(attribution=Attribution.EXPLICIT)
    for one in reversed(people_of(narration).within(max(0, place - _FAR), place)):
        if one.entity in having:
            return Speaker(one.entity, None, Attribution.EXPLICIT)
    return NOBODY
