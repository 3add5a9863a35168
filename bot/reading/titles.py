"""Finds what looks like other works' titles: in quotation marks, or capitalised in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading.tongue import Tongue

_CAPITAL = re.compile(
    r"(?:[A-ZÄÖÜÀÉÈÎÔŒ][\w’'-]*|\d{1,4}(?=\s+[A-Z]))"
    r"(?:(?:\s+|\s*&\s*)(?:(?:of|the|and|in|on|a|an|for|to|at|de|du"
    r"|la|le|les|der|die|das|di|del|della|von|und|et|e)\s+(?=(?:the\s+)?[A-ZÄÖÜÀÉ]))*"
    r"(?:[A-ZÄÖÜÀÉÈÎÔŒ][\w’'-]*|\d{1,2}\b))*"
)
# Each way begins with its mark, so that the marks alone are looked for.
_QUOTED = re.compile(
    r"(?:“(?P<a>[^“”\n]{2,60})”|\"(?P<b>[^\"\n]{2,60})\"|«\s?(?P<c>[^«»\n]{2,60}?)\s?»|»(?P<d>[^«»\n]{2,60})«"
    r"|„(?P<e>[^„“”\n]{2,60})[“”]|‘(?P<f>[^‘’\n]{2,60})’|'(?<!\w')(?P<g>[^'\n]{2,60})'|「(?P<h>[^「」\n]{2,40})」"
    r"|『(?P<i>[^『』\n]{2,40})』|《(?P<j>[^《》\n]{2,40})》|〈(?P<k>[^〈〉\n]{2,40})〉)(?![A-Za-z0-9])"
)
_PREPOSITION = re.compile(
    r"\b(?:in|at|from|of|by|on|with|to|for|like|after|near|via|per|over|across|into|under|about|as"
    r"|than|against|through|around|outside|inside|behind|between|à|aux?|en|de|du|des|dans|entre|et|chez|sur|avec|di|del|della|dei|al|alla|con|tra|fra|nel|nella|su|alongside|beside|opposite|featuring|starring)\s+(?:(?:the|its|his|her|their|a|an|central|downtown|nearby|la|le|les|il|lo|gli|i)\s+|l[’\'])?$",
    re.IGNORECASE,
)
MARKS = "“\"«„‘'「『《〈"
_PLACES = re.compile(
    r"\b(?:in|across|throughout|including|from|outside|for|by|with|between)\s+(?:the\s+)?"
    r"(?:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*,?\s+(?:and\s+|or\s+|the\s+)*)+$"
)
_PERSON_AFTER = re.compile(
    r"(?:,?\s+\(?\d{2}\)?,?)?\s+(?:said|says|told|tells|added|adds|wrote|writes|explained|confirmed"
    r"|announced|revealed|noted|stars|plays|starring|posted|joked|laughed|thinks|believes"
    r"|will (?:play|star|marry|wed))\b"
)
_TITLED = re.compile(
    r"\b(?:director|actor|actress|writer|producer|star|singer|president|executive|editor|author|critic|composer|mr\.?|ms\.?|mrs\.?|dr\.?)\s+$",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lady|Lord|Dame)\b")
_ACRONYM = re.compile(r"[A-Z0-9&+-]{1,5}s?")
_SMALL = frozenset(
    (
        "of the and in on a an for to at de du la le les der die das di del della von und et e"
    ).split()
)
_STARTS = frozenset(
    (
        "who whose whatever could would should can might may don do did does isn wasn let see"
        " wait have has had think going subscribers viewers analysts others nobody everyone"
        " somebody readers critics q a the a an in on at by from it its this that these those and"
        " but so or for with as if when while what who why how here there then now not no yes we"
        " you they he she i our your their his her my one two three four five six all both each"
        " every some many most more other another after before since until during only just even"
        " still also yet once first last next new good bad best on-screen mr mrs ms dr of to is"
        " are was were will director actor actress writer producer star fans sources according"
        " despite although though because instead meanwhile however expect asked speaking filming"
        " production written directed starring based set title cast launch release premiere date"
        " genre format platform network where source note answer verdict launches premieres"
    ).split()
)
_NOT_WORKS = frozenset(
    (
        "january february march april may june july august september october november december"
        " monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep"
        " sept oct nov dec korean japanese german english french italian american british european"
        " asian chinese thai k-drama k-pop j-drama bl tv twitter instagram x youtube tiktok japan"
        " korea germany europe asia america london paris new york los angeles kyoto osaka busan"
        " corée corea sud nord états-unis stati uniti giappone japon allemagne germania deutschland"
        " südkorea vereinigte staaten usa france francia frankreich italia italien italie canada"
        " spring summer autumn fall winter christmas easter lunar year day eve update q1 q2 q3 q4"
    ).split()
)
_FIRST_OF_OURS = re.compile(
    r"(?:,? (?:which|premieres|arrives|debuts|returns|drops|launches)| \(|:| —| –)"
)
_WORDS = re.compile(r"\S+")
_SPACE = re.compile(r"\s")
_CONTRACTED = re.compile(r"(?:n[’']t|[’'](?:s|re|m|ve|ll|d))$")


def titles_of(
    text: str,
    start: int,
    end: int,
    taken: Sequence[tuple[int, int]],
    tongue: Tongue,
    places: Sequence[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """Return what looks like other works' titles: in quotation marks, or capitalised in a row.

    Of what is `taken` only the names of `places` may stand within a title in quotation marks.
    """
    found: list[tuple[int, int]] = []

    def free(a: int, b: int, but: Sequence[tuple[int, int]] = ()) -> bool:
        return not any(
            x < b and a < y and not ((x, y) in but and y - x < b - a - 2)
            for x, y in (*taken, *found)
        )

    for match in _QUOTED.finditer(text, start, end):
        inner = (match[match.lastgroup or 0]).strip(" ,.")
        if (
            match[match.lastgroup or 0].strip()[-1:] in ".?!"
            and tongue.spaced
            and not match[0].endswith((".”", '."'))
        ):
            continue
        if free(*match.span(), places) and _is_title(inner, tongue):
            found.append(match.span())
    if not (tongue.spaced and tongue.capitals):
        return found
    for match in _CAPITAL.finditer(text, start, end):
        a, b = match.span()
        if any(x <= a and b <= y for x, y in taken):
            continue
        place = _bare(text, match, start, taken, tongue)
        if place is not None and free(*place) and _may_be_work(text, place, start):
            found.append(place)
    return found


def _is_title(inner: str, tongue: Tongue) -> bool:
    """Say whether words in quotation marks are a title rather than speech."""
    if not tongue.spaced:
        return len(inner) <= 20 and not inner.endswith(("。", "です", "ます", "다", "요", "た"))
    words = inner.split()
    if tongue.small_titles:
        return 0 < len(words) <= 6 and words[0][:1].isupper()
    if not words or len(words) > 8 or inner[-1] in ",.?":
        return False
    big = [w for w in words if w[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL]
    return words[0][:1].isupper() and len(big) == len(words)


def _bare(
    text: str,
    match: re.Match[str],
    start: int,
    taken: Sequence[tuple[int, int]],
    tongue: Tongue,
) -> tuple[int, int] | None:
    """Return a row of capitalised words without small words and a sentence's first at its start."""
    a, b = match.span()
    at_start = not text[start:a].strip("“\"‘'«„(*#_–—- 0123456789.")
    if at_start and not _SPACE.search(match[0]) and not _FIRST_OF_OURS.match(text, b):
        # A sentence's first word is capitalised whatever it is: a title only before such a verb.
        return None
    words = [(m.start(), m.end()) for m in _WORDS.finditer(text, a, b)]
    # A date or a name that we know ends the row: "Lights Down on April 3".
    cut = min((x for x, y in taken if a < y and x < b), default=b)
    words = [(x, y) for x, y in words if y <= cut]
    while words and text[slice(*words[-1])].casefold() in _SMALL:
        words = words[:-1]
    while words:
        word = text[words[0][0] : words[0][1]].strip(":&").casefold()
        plain = _CONTRACTED.sub("", word)
        lone = len(words) == 1
        parts = plain.split("-")
        if all(part in _NOT_WORKS for part in parts[:1] + ([] if lone else parts[1:])) or (
            plain in _STARTS and (at_start or lone or plain in _SMALL)
        ):
            words = words[1:]
            continue
        break
    while words and text[words[-1][0] : words[-1][1]].strip(":&").casefold() in _NOT_WORKS:
        words = words[:-1]
    if not words:
        return None
    if tongue.small_titles and len(words) == 1:
        return None
    first = at_start and len(words) == 1 and words[0][0] == a
    if first and not _FIRST_OF_OURS.match(text, words[0][1]):
        return None
    return words[0][0], max(words[-1][1], words[0][1]) if words else b


def _may_be_work(text: str, place: tuple[int, int], start: int) -> bool:
    said = text[place[0] : place[1]]
    before = text[max(start, place[0] - 40) : place[0]]
    if _HONORIFIC.match(said):
        return False
    if _ACRONYM.fullmatch(said) or said[:1].isdigit() or said.isupper():
        return False
    return not (_PERSON_AFTER.match(text, place[1]) or _TITLED.search(before))


def is_loose(text: str, place: tuple[int, int], start: int) -> bool:
    """Say whether a row of capitals, no title in quotation marks, stands after a preposition."""
    before = text[max(start, place[0] - 40) : place[0]]
    return (
        text[place[0]] not in MARKS
        and (_PREPOSITION.search(before) or _PLACES.search(before)) is not None
    )
