"""Who speaks where no verb says so: whoever signs the words, or states something just before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading.narration import Speaker
from bot.reading.speakers import Sort

if TYPE_CHECKING:
    from bot.reading.narration import Narration

_SIGN = re.compile(r"\s{0,4}[—–-]{1,2}\s?(?=\S)")
_REST = re.compile(r"(?:,[^\n.]{0,60}| \([^)\n]{0,40}\))?\s*(?:\n|$)")
_STATES = re.compile(
    r"\b(?:statement|address\w*|respond\w*|replied|reply|announce\w*|letter|notice|released|issued"
    r"|posted|wrote|message|declared|clarified|denied|commented|apologi[sz]ed|explained)\b"
)
_SPAN = 80
# Where the rest of a sentence ends, or other words in marks begin.
_CUT = re.compile("[;:!?\n\ue000-\ue002]| [–—] |(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)[.] ")


def signed(narration: Narration, end: int) -> Speaker | None:
    """Return who signs words that end at a place: “We are late.” — Ann Lee, director."""
    match = _SIGN.match(narration.plain, end)
    if match is None:
        return trailing(narration, end)
    for who in narration.people.within(match.end(), match.end() + _SPAN)[:1]:
        named = who.sort in (Sort.NAME, Sort.ORGANISATION)
        if who.start == match.end() and named and _REST.match(narration.plain, who.end):
            return narration.resolve(who)
    return None


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
