"""Who is meant by a role: “the director”, “the Korean actor”, “the latter”, “the executive”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution
from bot.reading.calling import nations_of, roles_of
from bot.reading.somebody import FORMER, JOB, Sort, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.reading.sentences import Sentences
    from bot.reading.somebody import Who
    from bot.reading.speakers import People
    from bot.reading.unnamed import Key

_NEXT = 3
_NAMED = 24
# “A company executive, …”: somebody without a name.
_INDEFINITE = re.compile(r"(?:An?|One|Eine?|Une?|Una|Uno)(?: [\w-]+){1,3}")
_WORDS = re.compile(r"[\w-]+")
_MEMBER = re.compile("member|mitglied|membr", re.IGNORECASE)
_NAMING = (Sort.NAME, Sort.ROLE, Sort.OTHER)
_AGE = re.compile(r"(\d\d)-")


def _key(who: Who) -> Key | None:
    """Return whom a name means, surely a person or not."""
    return (who.entity, who.called) if who.sort is Sort.NAME else None


class Roles:
    """The roles of one article; `foremost` chooses of more than one who has a role."""

    def __init__(
        self,
        text: Sentences,
        people: People,
        foremost: Callable[[int, Callable[[Key], float]], Key | None],
    ) -> None:
        self.text = text
        self.people = people
        self.foremost = foremost

    def is_unnamed(self, who: Who) -> bool:
        """Say whether “the executive” is one of whom it was only said “an executive of a firm”."""
        word = (who.called or "").rpartition(" ")[2]
        here = self.text.at(who.start)
        for sentence in self.text.sentences[max(0, here - _NEXT) : here]:
            begun = _INDEFINITE.match(self.text.plain, sentence.start, sentence.end)
            if begun is None or word not in _WORDS.findall(begun[0].casefold())[1:]:
                continue
            if not any(
                other.sort is Sort.NAME
                for other in self.people.within(begun.end(), begun.end() + _NAMED)
            ):
                return True
        return False

    def last_named(self, who: Who, named: Callable[[Who], Key | None]) -> Speaker:
        """Return whom “the latter” or “the former” means, of those named just before."""
        here = self.text.at(who.start)
        for number in range(here, max(-1, here - _NEXT), -1):
            sentence = self.text.sentences[number]
            keys = [
                key
                for other in self.people.within(sentence.start, min(sentence.end, who.start))
                if other.sort in _NAMING and not other.character
                if (key := _key(other) or named(other)) is not None
            ]
            if keys:
                return Speaker(
                    *(keys[0] if who.called == FORMER else keys[-1]), Attribution.EXPLICIT
                )
        return Speaker()

    def meant(self, who: Who) -> Key | None:
        """Return the person whom a role means, if somebody has it."""
        words = (who.called or "").removeprefix(JOB).split()
        if not words:
            return None
        age = _AGE.match(words[-1])
        asked: set[str] = set() if age else {words[-1], *words[-1].split("-")} | roles_of(words[-1])
        keys = {
            told.called
            for told in self.people.introduced
            if told.start < who.start and (told.age == age[1] if age else told.work & asked)
        }
        own = self.among(who) or set()
        if len(own) == 1 and len(words) > 1 and len(self._bare(words[-1])) > 1:
            # “the Korean star”: of all the stars only one is Korean.
            return next(iter(own)), None
        keys |= {
            (entity, None) for entity in own if self.people.first.get(entity, who.start) < who.start
        }
        if len(keys) > 1:
            best = self.foremost(who.start, lambda key: float(key in keys))
            return best or max(keys, key=str)
        if keys:
            return next(iter(keys))
        return (next(iter(own)), None) if len(own) == 1 else None

    def _bare(self, word: str) -> set[str]:
        """Return those who have the role of one word alone."""
        return set[str]().union(*(self.people.by_role[role] for role in roles_of(word)))

    def among(self, who: Who) -> set[str] | None:
        """Return those who have a role; none if nobody of ours is known for such a role."""
        words = (who.called or "").removeprefix("the ")
        groups = [self.people.by_role[role] for role in roles_of(words)]
        # “the Mermaids member”, “the Mermaids star”
        member = _MEMBER.search(words) is not None
        said = words if member else words.split()
        groups += [ids for group, ids in self.people.by_role.items() if group in said]
        groups += [self.people.by_role[nation] for nation in nations_of(words)]
        among: set[str] | None = None
        for group in groups:
            among = set(group) if among is None else among & group
        if len(groups) == 1 and among and len(among) > 1 and nations_of(words):
            # “the Japanese” beside “the Korean”: the leads are told apart so.
            among = among & self.people.by_role["actor"] or among
        return among

    def unique(self, who: Who) -> str | None:
        """Return the only one of ours who has a role."""
        among = self.among(who)
        return next(iter(among)) if among is not None and len(among) == 1 else None
