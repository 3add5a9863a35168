"""Cuts what an article inserts between marks: « One, says Ann. Two. » is speech around a clause.

French and Italian leave the marks open where they tell who speaks, and put that between commas
or dashes, with the verb before its subject. So it can be told from speech, which doesn't.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading.found import Place
from bot.reading.frames import VERB

if TYPE_CHECKING:
    from bot.reading.marks import Marked

_MARKS = '«“"„»'
_TONGUES = ("fr", "it")
_NAME = r"(?-i:[A-ZÀ-Þ])"
_WHO = rf"(?:{_NAME}|(?:le |la |les |l['’]|un |une |il |lo |gli |uno |una |son |sa |notre )[\w-])"
_INSERTED = re.compile(
    r"(?:[,?!…]|\s[–—])\s(?P<inner>"
    r"(?!(?:dit|peut|semble)-(?:on|elle|il)\b[^,.–—]*\?)"
    r"(?:s['’]|se |a |ha |è )?[a-zà-ÿ]+-(?:t-)?(?:il|elle|ils|elles)\b[^,.;:?!»–—\n]{0,60}"
    r"|(?:s['’]|se |ha |è |a |nous |lui |leur |me |m['’]|vous |ci |mi |gli )?"
    rf"{VERB.pattern}\s{_WHO}[^.;:?!»–—\n]{{0,80}}?"
    # « …, sourit Ann, la monteuse, … »
    r"(?:,\s(?:(?:le|la|un|une|il|lo|son|sa|notre)\s|l['’])[^,.;:?!»–—\n]{2,40}(?=,\s))?"
    r")(?P<end>[.,](?=\s)|\s[–—](?=\s))",
    re.IGNORECASE,
)


def uninserted(text: str, mark: Marked, tongue: str) -> list[Marked]:
    """Return a stretch without what is inserted in it: as itself, or as the two around that."""
    if tongue not in _TONGUES or mark.mark not in _MARKS or len(mark.parts) != 1:
        return [mark]
    (part,) = mark.parts
    found = _INSERTED.search(text, part.start, part.end)
    if found is None or found.end() >= part.end:
        return [mark]
    behind = found.end()
    while text[behind].isspace():
        behind += 1
    cut = found.start("inner")
    while text[cut - 1].isspace() or text[cut - 1] in "–—":
        cut -= 1
    first = mark._replace(end=cut, parts=(Place(part.start, cut),))
    rest = mark._replace(start=behind, parts=(Place(behind, part.end),))
    return [first, rest]
