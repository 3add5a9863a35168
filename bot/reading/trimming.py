"""Cuts a run of capitalised words down to the name in it, without titles and what stands before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.firstnames import is_first_name
from bot.reading.jobs import is_job
from bot.reading.nonnames import FIRM, MONTHS, is_none, is_place
from bot.reading.patterns import listed

if TYPE_CHECKING:
    from collections.abc import Collection

_HONORIFICS = listed("""
    Mr Mrs Ms Miss Dr Prof Herr Herrn Frau Monsieur Madame Mademoiselle Mme Mlle Signor Signora
    Signorina Sig Dott Dottor Dottoressa
""")
HONORIFIC = r"(?:Mr|Mrs|Ms|Dr|Prof|Mme|Mlle|Sig|Sig\.ra|Dott)\.?"
"""The titles that may have a stop of their own."""
_POSSESSIVE = re.compile(r"[’']s?$")
# “L'universitaire”, “Dell'attore”: an article and a common noun.
_ELIDED = re.compile(r"(?:[LlDd]|[DdNnAaSs]ell|[Aa]ll|[Uu]n)[’'][a-zà-ÿ]{2,}")
_PARTICLES = listed("de da di van von der den bin la le dos del zu")
# “Onlooker Ann Lee”, “Freundin Ann”: a common noun that says what somebody is.
_AGENT = re.compile(
    r".{2,}(?:er|or|ist|ian|man|woman|ant|ent|eur|eer|mate|smith|wright|friend|worker|grapher"
    r"|holder|fan|boss|guru|whizz|pal|star|chief|erin|in|ierin|istin|beauftragter?|frau|mann"
    r"|chefin|kraft|euse|iste|ière|ienne|iere|iera|ista|tore|trice|ette)"
)
_ADJECTIVE = re.compile(
    r".{2,}(?:[^aeiou]y|ed|ing|ous|ful|ish|ive|less|ic|al|ern|ese)|Old|Young|Poor|Dear|New|Big|Little|Fellow|Noted|Late|Our"
)
_POSSESSED = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|(?:[MmDdSs]ein|[Ii]hr|[Uu]nser|[Ee]u[e]?r|[Ee]in)(?:e[mnrs]?)?)"
    r"\s(?:[a-zäöüß]+[enrs]\s){0,2}$"
)
_OWNED = re.compile(r"(?:(?<![\w-])[A-ZÄÖÜ]\w+s|(?:mein|sein|unser)e[rn]?)\s$")
_STARTS = re.compile(r"(?:^|[\n.!?…:•\ue001\ue002)\]–—][\s*>–—-]*)$")
_MOST = 4
_SHORTEST = 2
_REACH = 40


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def is_honorific(word: str, tongue: str) -> bool:
    """Say whether a word is a title that is no part of a full name: “Ms.”, “Frau”."""
    return word.rstrip(".") in _HONORIFICS or (tongue == "fr" and word == "M.")


def untitled(name: str, tongue: str) -> list[str]:
    """Return the words of a name without the titles before it."""
    words = name.split()
    while len(words) > 1 and is_honorific(words[0], tongue):
        words = words[1:]
    return words


_OF = {"it": ("di", "da"), "fr": ("de", "du")}


def trimmed(
    text: str, start: int, end: int, tongue: str, small: Collection[str]
) -> tuple[int, int] | None:
    """Return a name's place without words before and after that aren't part of it.

    Of its titles the last stays. `small` are the words that the article writes in small letters.
    """
    if " " not in (said := text[start:end]) and "\u00a0" not in said:
        return _alone(start, said, tongue)
    words = [
        _Word(start + match.start(), start + match.start() + len(word), word)
        for match in re.finditer(r"\S+", said)
        for word in (_POSSESSIVE.sub("", match[0]),)
    ]
    last = max((at for at, word in enumerate(words) if _is_apart(word.text, tongue)), default=-1)
    name = words[last + 1 :]
    if not all(word.text.isupper() for word in name):
        # A place in capitals before a name begins a report, and is no part of it.
        while name and name[0].text.isupper() and len(name[0].text) > _MOST:
            name = name[1:]
    if tongue == "de":
        name = _last_two(name)
    month = last > 0 and words[last].text in MONTHS and is_job(words[last - 1].text)
    if month and name and name[0] is words[last + 1]:
        name = [words[last], *name]
    if name and last < 0:
        name = _without_noun(text, name, tongue, small)
    while name and name[0].text in _PARTICLES:
        name = name[1:]
    if tongue in _OF:
        # “ha detto Anna Conti di Paolo”: behind two names it begins what they are of.
        of = next((at for at, word in enumerate(name) if at > 1 and word.text in _OF[tongue]), None)
        name = name[:of]
    while name and name[-1].text in _PARTICLES:
        name = name[:-1]
    if not name or len(name[-1].text) < _SHORTEST:
        return None
    if sum(word.text not in _PARTICLES for word in name) > _MOST:
        return None
    titled = last >= 0 and is_honorific(words[last].text, tongue)
    if titled and words[last].text == "Frau":
        # „Pohls Frau Ann“ is his wife.
        titled = _OWNED.search(text, max(0, start - _REACH), words[last].start) is None
    return (words[last] if titled else name[0]).start, name[-1].end


def _is_apart(word: str, tongue: str) -> bool:
    """Say whether a name can only begin behind a word."""
    return (
        is_none(word, tongue) or is_honorific(word, tongue) or _ELIDED.fullmatch(word) is not None
    )


def _last_two(name: list[_Word]) -> list[_Word]:
    """Return a German name of two words, and what stands between: nouns have capitals, too."""
    first = len(name) - 2
    while first > 0 and name[first].text in _PARTICLES:
        first -= 1
    return name[max(0, first) :]


def _without_noun(text: str, name: list[_Word], tongue: str, small: Collection[str]) -> list[_Word]:
    """Return a name without a noun before it: “Onlooker Ann Lee”, „meine Freundin Ann“."""
    first, *rest = name
    if not rest or is_first_name(first.text) or FIRM.search(" ".join(w.text for w in name)):
        return name
    before = text[max(0, first.start - _REACH) : first.start]
    if tongue == "de":
        return rest if len(rest) == 1 and _POSSESSED.search(before) else name
    if _STARTS.search(before) is None or is_place(first.text):
        return name
    word = first.text
    known = is_first_name(rest[0].text)
    if len(rest) == 1:
        # “Hunky Percy”, but “Percy Lee”: one word alone must be a first name.
        common = word.casefold() in small or _ADJECTIVE.fullmatch(word)
        return rest if known and common else name
    if known or word.casefold() in small or _AGENT.fullmatch(word) or _ADJECTIVE.fullmatch(word):
        return rest
    return name


def _alone(start: int, said: str, tongue: str) -> tuple[int, int] | None:
    """Return the place of a name that is one word, if it can be one."""
    word = _POSSESSIVE.sub("", said)
    if len(word) < _SHORTEST or _is_apart(word, tongue):
        return None
    return start, start + len(word)
