"""Tells “a woman in the queue” and “a tired agent” as somebody, though they have no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading.jobs import KIN, is_job

if TYPE_CHECKING:
    from bot.reading.somebody import Who

_FEW_WORDS = re.compile(r"(?: [a-z][\w-]+){1,3}")
_HUMAN = re.compile(
    r"\s(?:[\w’'-]+\s){0,3}?(?:(?P<she>woman|girl|lady|mother|grandmother|waitress|actress|Frau"
    r"|femme|dame|donna|signora|ragazza|spettatrice|fille|Zuschauerin)"
    r"|(?P<he>man|boy|gentleman|guy|lad|father|waiter|Mann|Junge|homme|monsieur|garçon|uomo|signore"
    r"|ragazzo)|(?P<they>person|insider|fan|viewer|reader|user|student|colleague|reporter|source"
    r"|listener|commenter|neighbour|neighbor|passer-by|pensioner|teenager|journalist|critic))(?![\w-])"
)
_OWN = re.compile(r".+", re.DOTALL)
Key = tuple[str | None, str | None]
"""Somebody known by their entity, or unknown by their name."""

UNNAMED: dict[Key, str] = {(None, f"* {who}"): who for who in ("he", "she", "they")}
"""Somebody without a name, and the pronoun for them."""
SOMEBODY: Key = (None, "* they")
"""Somebody of whom not even the pronoun is told."""


def unnamed(gender: str) -> Key:
    """Return somebody without a name for whom there is a pronoun."""
    return next(key for key, said in UNNAMED.items() if said == gender)


def human(plain: str, start: int) -> re.Match[str] | None:
    """Return the words behind “a” that say that it is a person; their group is the pronoun."""
    return _HUMAN.match(plain, start) or _worker(plain, start)


def own(plain: str, who: Who) -> re.Match[str] | None:
    """Return the words of “her mother”; their group is the pronoun where they tell it."""
    return _HUMAN.search(plain, max(0, who.start - 1), who.end) or _OWN.match(
        plain, who.start, who.end
    )


def _worker(plain: str, start: int) -> re.Match[str] | None:
    """Return the first words behind “a” where one of them is work: “a tired agent”."""
    words = _FEW_WORDS.match(plain, start)
    if words is None or not any(is_job(word) or word in KIN for word in words[0].split()):
        return None
    return words
