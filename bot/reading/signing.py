"""Who speaks where no verb says so: whoever signs the words, or states something just before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution
from bot.reading.calling import roles_of
from bot.reading.jobs import KIN, is_job
from bot.reading.somebody import Sort, Speaker
from bot.reading.subjects import named_behind

if TYPE_CHECKING:
    from bot.reading.narration import Narration

_SIGN = re.compile(r"\s{0,4}[—–-]{1,2}\s?(?=\S)")
# “— Ann Lee, editor”, “— producer Ann Lee on the radio”
_WORK = re.compile(r"(?:[a-zà-ÿ][\w-]*\s){0,3}")
_REST = re.compile(r"(?:,| \(| (?:on|in|at|to|für|im|auf|dans|sur|à|su|in|al)\s|\s*(?:\n|$))")
_STATES = re.compile(
    r"\b(?:statement|address\w*|respond\w*|replied|reply|announce\w*|letter|notice|released|issued"
    r"|posted|wrote|message|declared|clarified|denied|commented|apologi[sz]ed|explained)\b"
)
_FROM = re.compile(r"(?:,|\b(?:came|comes|is|was|one|this|last|best))\s(?:from|by)\s$")
_SPAN = 80
_OPENING = 20
_DOES = re.compile(
    r"\s(?!(?:is|was|are|were|in|on|at|ist|est|è|and|und|et|e)\s(?!not|n[’']t))[a-zà-ÿ]"
)
_THUS = re.compile(
    r"(?:(?:That|This)(?:[’']s| is| was) (?:how|what|all)|So (?:says?|said|goes)|Thus|Those (?:are"
    r"|were)|(?:These|The) (?:are )?words|So (?:fasst|lautet|sagt|beschreibt|sieht|spricht)"
    r"|(?:Ainsi|C[’']est ainsi que) (?:parle|résume|s[’']exprime)?|Così (?:ha |parla|racconta"
    r"|riassume)?|Sono (?:le )?parole|Ce sont les mots)\b"
)
_OWN = re.compile(
    r"(?:his|her|their|its|seine?|ihre?|son|sa|ses|leur|(?:il|la) su[oa])\s"
    r"(?P<words>(?:[a-zà-ÿ][\w-]*\s){0,2}?)(?P<noun>[\w-]+)",
    re.IGNORECASE,
)
# Where the rest of a sentence ends, or other words in marks begin.
_CUT = re.compile("[;:!?\n\ue000-\ue002]| [–—] |(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)[.] ")


def signed(narration: Narration, end: int) -> Speaker | None:
    """Return who signs words that end at a place: “We are late.” — Ann Lee, director."""
    match = _SIGN.match(narration.plain, end)
    if match is None:
        return trailing(narration, end)
    for who in narration.people.within(match.end(), match.end() + _SPAN)[:1]:
        named = who.sort in (Sort.NAME, Sort.ORGANISATION)
        begins = named and _WORK.fullmatch(narration.plain, match.end(), who.start)
        if begins and _REST.match(narration.plain, who.end):
            return narration.resolve(who)
    return None


def summed(narration: Narration, number: int) -> Speaker | None:
    """Return who is named behind words that stand alone: “We are late.” That is how Ann sees it."""
    if number >= len(narration.sentences):
        return None
    sentence = narration.sentences[number]
    if _THUS.match(narration.plain, sentence.start, sentence.end) is None:
        return None
    for who in narration.people.within(sentence.start, sentence.end):
        if who.sort in (Sort.NAME, Sort.ORGANISATION, Sort.PRONOUN, Sort.ROLE):
            return narration.resolve(who)
    return None


def doing(narration: Narration, number: int) -> Speaker | None:
    """Return the unknown person whom the sentence before words alone begins with.

    A full name there needs no other sign that it is a person's: Ann Lee wasn't done. “And why?”
    """
    sentence = narration.sentences[number]
    for who in reversed(narration.people.within(sentence.start, sentence.end)):
        # “The best one came from Ann.”
        by = _FROM.search(narration.plain, max(sentence.start, who.start - _OPENING), who.start)
        rest = narration.plain[who.end : sentence.end].strip()
        if by is not None and who.sort is Sort.NAME and rest in (".", ":", ""):
            return narration.resolve(who)
        break
    for who in narration.people.within(sentence.start, sentence.start + _OPENING)[:1]:
        full = who.sort is Sort.NAME and who.entity is None and " " in (who.called or "")
        if full and _DOES.match(narration.plain, who.end, sentence.end):
            return narration.resolve(who)
    return None


def related(narration: Narration, number: int) -> Speaker | None:
    """Return who “his mother” or “her producer” is, where a sentence begins so.

    It is somebody else than whom the sentences before are about: named behind, or known by a role,
    or nobody whom we know.
    """
    sentence = narration.sentences[number]
    own = _OWN.match(narration.plain, sentence.start, sentence.end)
    if own is None or not (own["noun"].casefold() in KIN or is_job(own["noun"])):
        return None
    for who in narration.people.within(sentence.start, sentence.start + 1):
        # “Her coach, the former champion Ann Lee, waited.”
        named = named_behind(narration, who)
        if named is not who:
            return narration.resolve(named)
    roles = roles_of(own["noun"])
    for role in roles:
        known = narration.people.by_role[role]
        if len(known) == 1:
            return Speaker(next(iter(known)), None, Attribution.EXPLICIT)
    for who in narration.people.within(sentence.start, sentence.start + 1):
        if who.sort is Sort.OTHER:
            return narration.resolve(who)
    return None if roles else Speaker()


def trailing(narration: Narration, end: int) -> Speaker | None:
    """Return who does something in the rest of a sentence that words in marks lead into.

    “We are late,” Ann sobbed: the comma shows that they are hers, whatever the verb.
    """
    tail = _CUT.split(narration.plain[end : end + _SPAN], maxsplit=1)[0]
    inner = narration.text[max(0, end - 4) : end].rstrip("\"'”’»“‘› \u00a0")[-1:]
    leads = inner == "," or tail.startswith(",")
    begun = tail.lstrip(", \u00a0")
    if not begun or not (leads or begun[0].islower()):
        return None
    for who in narration.people.within(end, end + len(tail)):
        if narration.people.is_subject(who):
            return narration.resolve(who) or Speaker()
    return Speaker() if leads and narration.tongue == "en" else None


def stating(narration: Narration, number: int) -> Speaker | None:
    """Return the organisation that states something in the sentence before one of words alone."""
    above = narration.sentences[number - 1]
    if not _STATES.search(narration.plain, above.start, above.end):
        return None
    for who in narration.people.within(above.start, above.end):
        if not narration.people.is_subject(who):
            continue
        found = narration.resolve(who) if who.sort is Sort.ORGANISATION else None
        return found if found is not None and found.entity is not None else None
    return None
