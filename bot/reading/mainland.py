"""How German, French and Italian articles call people without a name, unlike English ones.

“la sua maestra”, « le Japonais », „jemand“, “l'attore coreano”, « son compère ».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading.calling import ROLE, roles_of
from bot.reading.jobs import KIN, is_job
from bot.reading.pairs import placed
from bot.reading.somebody import JOB, OWN, Sort, Who

if TYPE_CHECKING:
    from bot.reading.narration import Narration

_NATION = (
    r"(?:sud-?|süd)?(?:corean[oa]|giapponese|coréen(?:ne)?|japonaise?|koreaner(?:in)?"
    r"|japaner(?:in)?)"
)
_NATIVES = {
    "fr": re.compile(rf"(?:le|la)\s(?=[A-Z]){_NATION}(?!\w|\s[A-ZÀ-Þ])", re.IGNORECASE),
    "it": re.compile(rf"(?:il|la|l['’])\s?{_NATION}(?!\w|\s(?-i:[A-ZÀ-Þ]))", re.IGNORECASE),
}
_ADJECTIVE = re.compile(rf"\s{_NATION}(?!\w)", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?:jemand|niemand|qualcuno|nessuno|alcuni|certains)(?!\w)", re.IGNORECASE)
_OWN = {
    "de": re.compile(r"(?P<they>sein|ihr|mein)\s|(?P<she>seine|ihre|meine)\s", re.IGNORECASE),
    "fr": re.compile(r"(?P<they>son|leur)\s|(?P<she>sa)\s", re.IGNORECASE),
    "it": re.compile(r"(?P<they>(?:il )?suo)\s|(?P<she>(?:la )?sua)\s", re.IGNORECASE),
}
_NOUNS = re.compile(r"([\w-]{3,})(?!\w)(?:\s([\w-]{3,})(?!\w))?")
_WORKING = re.compile(
    r"[\w-]{2,}(?:[^m]ant|ateur|iteur|neur|euse|rice|ienne|ista|tore|iere|iera|iste|erin|istin|trainer|lehrer"
    r"|berater|anwalt|anwältin)"
)
_PARTNERS = {
    tongue: re.compile(rf"(?:{words})(?![\w-])", re.IGNORECASE)
    for tongue, words in (
        (
            "de",
            (
                r"(?:seine?|ihre?|der|die)\s(?:\w+[er]\s)?(?:(?:schauspiel)?kolleg(?:e|in)"
                r"|(?:film|spiel|leinwand)?partner(?:in)?|gegenüber|mitspieler|gegenpart|co-star)"
            ),
        ),
        (
            "fr",
            (
                r"(?:son|sa|le|la)\s(?:partenaire|collègue|compère|acolyte|complice|confrère|comparse"
                r"|camarade)"
            ),
        ),
        (
            "it",
            (
                r"(?:(?:il|la)\s)?(?:suo\s|sua\s)?(?:collega|partner|coprotagonista"
                r"|compagno di (?:set|scena|avventura))"
            ),
        ),
    )
}
_ARTICLE = re.compile(
    r"\s(?:de[rmns]|die|das|le|la|il|lo|l['’]|une?|una|eine?[mnr]?)\s", re.IGNORECASE
)
_OPENING = 16
_GENDERS = {"la ": "she", "die": "she", "le ": "he", "il ": "he", "der": "he"} | dict.fromkeys(
    ("l'a", "l’a", "l'e", "l’e"), "they"
)
_CONTRACTED = re.compile(r"(?:del|della|dell[’']|al|alla|all[’']|du)\s?$", re.IGNORECASE)
STARTERS = frozenset(
    "jemand niemand qualcuno nessuno alcuni certains ihr ihre suo sua leur collega".split()
)
"""The words that only here begin what is found."""


def one_noun(match: re.Match[str] | None, tongue: str) -> re.Match[str] | None:
    """Return a role's words unless they run over two: „das Boot hilft dem Regisseur“."""
    over = match is not None and tongue in _OWN and _ARTICLE.search(match[0]) is not None
    return None if over else match


def called_so(text: str, tongue: str, at: int) -> Who | None:
    """Return who is spoken of in one of these ways at a place, if anybody is."""
    if tongue not in _OWN:
        return None
    found = placed(text, tongue, at)
    if found is not None:
        return found
    native = _NATIVES.get(tongue)
    if native is not None and (match := native.match(text, at)):
        return Who(at, match.end(), Sort.ROLE, called=match[0].casefold())
    if match := _PARTNERS[tongue].match(text, at):
        return Who(at, match.end(), Sort.OTHER)
    if (match := ROLE.match(text, at)) and (more := _ADJECTIVE.match(text, match.end())):
        return Who(at, more.end(), Sort.ROLE, called=text[at : more.end()].casefold())
    if match := _SOMEBODY.match(text, at):
        return Who(at, match.end(), Sort.NOBODY)
    return _owned(text, tongue, at)


def going_on(narration: Narration, who: Who) -> Who | None:
    """Return the firm that a pronoun goes on about: « L'agence a tardé. Elle s'excuse … »."""
    number = narration.at(who.start)
    here, above = narration.sentences[number], narration.sentences[max(0, number - 1)]
    if narration.tongue == "en" or here.start != who.start or above.line != here.line:
        return None
    gender = _GENDERS.get(narration.plain[above.start : above.start + 3].casefold())
    for other in narration.people.within(above.start, above.start + _OPENING)[:1]:
        if other.sort is Sort.ORGANISATION and gender in (who.called, "they"):
            return other
    return None


def contracted(narration: Narration, accord: re.Match[str]) -> Who | None:
    """Return “the producer” of “a detta della produttrice”, whose article isn't a word there."""
    noun = _NOUNS.match(narration.plain, accord.end())
    if noun is None or _CONTRACTED.search(accord[0]) is None:
        return None
    word = noun[1].casefold()
    if not (roles_of(word) or is_job(word) or _WORKING.fullmatch(word)):
        return None
    called = f"la {word}" if roles_of(word) else JOB + word
    return Who(noun.start(), noun.end(1), Sort.ROLE, called=called)


def _owned(text: str, tongue: str, at: int) -> Who | None:
    """Return “his mother”, “her coach”: somebody else than whom the passage is about."""
    match = _OWN[tongue].match(text, at)
    nouns = None if match is None else _NOUNS.match(text, match.end())
    if match is None or nouns is None:
        return None
    # “sa mère”, “sa vieille mère”
    for number in (1, 2):
        word = (nouns[number] or "").casefold()
        if word in KIN or is_job(word) or _WORKING.fullmatch(word):
            # The pronoun goes with it, since nothing else tells it of somebody without a name.
            called = f"{OWN}{match.lastgroup} {word}"
            return Who(at, nouns.end(number), Sort.ROLE, called=called)
    return None
