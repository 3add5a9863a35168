"""Who is meant of two by their place: “il primo”, « le second », „der andere“, « l'intéressé »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution
from bot.domain.facts import Kind
from bot.reading.frames import VERB
from bot.reading.somebody import Sort, Speaker, Who

if TYPE_CHECKING:
    from bot.reading.narration import Narration

FIRST, SECOND, OTHER_ONE, CONCERNED = "one of two", "two of two", "other of two", "concerned"
PLACES = (FIRST, SECOND, OTHER_ONE, CONCERNED)
"""What such a role is called, whatever its words."""
_WORDS = {
    "de": (r"der (?:erste|eine)", r"der zweite", r"der andere", r"der Angesprochene|der Gefragte"),
    "fr": (
        r"(?:le premier|la première)",
        r"(?:le second|la seconde)",
        r"l['’]autre",
        r"l['’]intéressée?|(?:le principal|la principale) intéressée?",
    ),
    "it": (
        r"(?:il primo|la prima)",
        r"(?:il secondo|la seconda)",
        r"l['’]altr[oa]",
        r"(?:il|la) dirett[oa] interessat[oa]|l['’]interessat[oa]",
    ),
}
# No noun follows: “il primo ha detto”, never “il primo episodio”.
_ALONE = (
    r"(?=[,.;:!?»“”\n\ue000]|\s?$|\s(?:\(|[aà]|ha|est|è|era|avait|aveva|hat|ist|war|hatte|habe|sei"
    r"|aux?|al|alla|in|im|am|en|dans|durant|durante|lors|nel|nella|non|ne|se|si|la|le|lo|gli|lui"
    r"|mit|bei|con|avec|sur|su|par|zurück|von beiden|dei due|des deux|e|et|und)(?![\w’'])"
    rf"|\s(?:{VERB.pattern}))"
)
_PLACED = {
    tongue: re.compile(
        "|".join(
            rf"(?P<k{at}>{word}){'' if at == len(PLACES) - 1 else _ALONE}"
            for at, word in enumerate(words)
        ),
        re.IGNORECASE,
    )
    for tongue, words in _WORDS.items()
}
_BACK = 8
_TWO = 2
_FAR = 600


def placed(text: str, tongue: str, at: int) -> Who | None:
    """Return who is spoken of by their place among two here, if anybody is."""
    pattern = _PLACED.get(tongue)
    match = None if pattern is None else pattern.match(text, at)
    if match is None or match.lastgroup is None:
        return None
    called = PLACES[int(match.lastgroup.removeprefix("k"))]
    return Who(at, match.end(), Sort.ROLE, called=called)


def one_of_two(narration: Narration, who: Who) -> Speaker:
    """Return which of the two who were named last is meant; nobody where there aren't two."""
    if who.called == CONCERNED:
        return _concerned(narration, who.start)
    named = _two_named(narration, who.start)
    if len(named) < _TWO:
        return Speaker()
    first, last = named
    if who.called == FIRST:
        return first
    if who.called == SECOND:
        return last
    spoke = _spoke(narration, who.start)
    return first if spoke == last else last


def _two_named(narration: Narration, place: int) -> list[Speaker]:
    """Return the last two persons who are named above a place, in the order of the text."""
    here = narration.at(place)
    found: list[Speaker] = []
    for number in range(here, max(-1, here - _BACK), -1):
        sentence = narration.sentences[number]
        end = min(sentence.end, place)
        whos = narration.people.within(max(sentence.start, end - _FAR), end)
        persons = [one for who in whos if (one := narration.person_of(who)) is not None]
        found = list(dict.fromkeys([*persons, *found]))
        if len(found) >= _TWO:
            break
    return found[-_TWO:]


def _spoke(narration: Narration, place: int) -> Speaker | None:
    """Return who spoke last above a place."""
    here = narration.at(place)
    for number in range(here, max(-1, here - _BACK), -1):
        one = narration.told.get(number)
        if one is not None:
            return one._replace(attribution=Attribution.EXPLICIT)
    return None


def _concerned(narration: Narration, place: int) -> Speaker:
    """Return whom words just above are about: they are named in marks, too."""
    spoke = _spoke(narration, place)
    found = Speaker()
    for mention in narration.roster.mentions(narration.text, max(0, place - _FAR), place):
        one = Speaker(mention.entity, None, Attribution.EXPLICIT)
        if mention.kind is Kind.PERSON and one != spoke:
            found = one
    return found
