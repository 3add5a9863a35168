"""An article's own sentences with all speech left out, and whom they are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.documents import Attribution
from bot.domain.facts import Kind
from bot.reading.frames import VERB
from bot.reading.speakers import People, Sort, Who, roles_of, shielded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.reading.article import Article
    from bot.reading.found import Place
    from bot.reading.roster import Roster

_LINE = re.compile(r"[^\n\r]+")
_STOP = re.compile("(?:[.!?…]+[)\\]]?|\ue001|\ue002)(?=\\s+\\S)|[。！？]")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|vs|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|[a-z]\.[a-z]|[A-Z]))$"
)
_DAY = re.compile(r"(?:^|\D)\d\d?$")
_TONGUES = {
    "de": re.compile(r"\b(?:und|der|die|das|ist|nicht|ein|eine|mit|von|für)\b"),
    "fr": re.compile(r"\b(?:et|les|des|est|une|dans|pour|qui|sur|pas|du)\b"),
    "it": re.compile(r"\b(?:il|che|di|è|una|per|non|con|gli|della|sono)\b"),
    "en": re.compile(r"\b(?:the|and|of|is|a|to|in|that|with|for)\b"),
}
_BACK = 16
_NEAR = 4
_PLACES = re.compile(r"\b(?:teaser|trailer|scene|subtitles?|dialogue|synopsis)\b", re.IGNORECASE)


class Speaker(NamedTuple):
    """Who said it, as far as that is known, and how."""

    entity: str | None = None
    called: str | None = None
    attribution: Attribution = Attribution.NONE


class Sentence(NamedTuple):
    """One sentence of the narration, and its line."""

    start: int
    end: int
    line: int


class Narration:
    """The article without what stands in marks: sentences, people, and who is meant by “he”."""

    def __init__(self, article: Article, roster: Roster, places: list[Place]) -> None:
        self.text = article.text
        self.plain = shielded(article.text, places)
        self.roster = roster
        self.tongue = article.language or _tongue(self.plain)
        self.title = article.title
        self.told: dict[int, Speaker] = {}
        self.sentences = list(self._split(article.body))
        self._starts = [sentence.start for sentence in self.sentences]
        shown = [
            m
            for m in roster.mentions(article.text)
            if self.plain[m.start] < "\ue000" or self.plain[m.start] > "\ue002"
        ]
        self.people = People(self.plain, roster, shown, self.tongue)
        self.mentions = shown

    def _split(self, body: int) -> Iterator[Sentence]:
        for number, line in enumerate(_LINE.finditer(self.plain, body)):
            start = line.start()
            while start < line.end() and self.plain[start].isspace():
                start += 1
            for stop in _STOP.finditer(self.plain, start, line.end()):
                if self._ends(stop, start):
                    yield Sentence(start, stop.end(), number)
                    start = stop.end()
                    while start < line.end() and self.plain[start].isspace():
                        start += 1
            if start < line.end():
                yield Sentence(start, line.end(), number)

    def _ends(self, stop: re.Match[str], start: int) -> bool:
        mark = stop[0]
        if mark in "。！？":
            return True
        after = self.plain[stop.end() : stop.end() + 90].lstrip()
        if after[:1].islower():
            return False
        if mark == ".":
            before = self.plain[max(start, stop.start() - 5) : stop.start()]
            return not (_SHORT.search(before) or (self.tongue == "de" and _DAY.search(before)))
        if mark == "\ue002":
            # “How?” Ann asked: the sentence goes on.
            clause = re.split(r"[.!?;\n\ue000]", after, maxsplit=1)[0]
            return not VERB.search(clause) if after[:1] != "\ue000" else False
        return True

    def at(self, place: int) -> int:
        """Return the number of the sentence at a place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def resolve(self, who: Who) -> Speaker | None:
        """Return whom a name, pronoun or role means; none where that is somebody of the story."""
        if who.character:
            return None
        if who.sort is Sort.NAME:
            return Speaker(who.entity, who.called, Attribution.EXPLICIT)
        if who.sort is Sort.NOBODY:
            return Speaker(attribution=Attribution.NONE)
        if who.sort is Sort.ORGANISATION:
            if who.entity is not None:
                return Speaker(who.entity, None, Attribution.EXPLICIT)
            return self._organisation(who)
        if who.sort is Sort.ROLE:
            return self._role(who)
        if who.called == "it":
            said = self.plain[who.start : who.end].casefold()
            if said in ("they", "one"):
                return Speaker()
            if said == "es":
                found = self.before(who.start)
                return found or Speaker()
            return self._organisation(who, people=True)
        if _PLACES.search(self.plain, self.sentences[self.at(who.start)].start, who.start):
            return None
        place = who.start
        if self.plain[place - 2 : place] == ", " and self._ends_name(place - 2):
            # “Ann, he says, was late”: he is somebody else.
            place = self.sentences[self.at(place)].start
        found = self.before(place, who.called)
        if found is None:
            return self._spokesperson(who)
        if found.called is not None and who.called is not None:
            self.people.genders[found.called] = who.called
        return found._replace(attribution=Attribution.PRONOUN)

    def _ends_name(self, place: int) -> bool:
        return any(who.end == place for who in self.people.within(place - 48, place))

    def _spokesperson(self, who: Who) -> Speaker:
        """Return the organisation of a spokesperson whom a pronoun means."""
        here = self.at(who.start)
        for number in range(here, max(-1, here - _NEAR), -1):
            sentence = self.sentences[number]
            for other in self.people.within(sentence.start, min(sentence.end, who.start)):
                if other.sort is Sort.ORGANISATION and other.called and "s" in other.called:
                    return self._organisation(other)
        return Speaker()

    def gender_above(self, place: int) -> str | None:
        """Return the pronoun that the sentences of a line begin with, up to a place."""
        here = self.at(place)
        line = self.sentences[here].line
        for number in range(here - 1, max(-1, here - _NEAR), -1):
            sentence = self.sentences[number]
            if sentence.line != line:
                return None
            for who in self.people.within(sentence.start, sentence.end)[:1]:
                if who.sort is Sort.PRONOUN and who.called in ("he", "she"):
                    return who.called
        return None

    def before(
        self, place: int, gender: str | None = None, among: Collection[str] | None = None
    ) -> Speaker | None:
        """Return the person whom the sentences up to a place are about, the nearest first."""
        here = self.at(place)
        lines: dict[int, list[int]] = {}
        for number in range(here, max(-1, here - _BACK), -1):
            lines.setdefault(self.sentences[number].line, []).append(number)
        for numbers in lines.values():
            for sure in (True, False):
                for number in numbers:
                    found = self._topic(number, place, gender, among, sure=sure)
                    if found is not None and (sure or number < here):
                        return found
        return self._headlined(gender, among)

    def _headlined(self, gender: str | None, among: Collection[str] | None) -> Speaker | None:
        """Return the only person whom the headline names: the article is about them."""
        title = self.title
        if title is None or gender is None:
            return None
        named = {
            m.entity
            for m in self.roster.mentions(self.text, title.start, title.end)
            if m.kind is Kind.PERSON
        }
        if len(named) != 1:
            return None
        entity = named.pop()
        if not self._fits(Who(0, 0, Sort.NAME, entity), gender, among):
            return None
        return Speaker(entity, None, Attribution.PRONOUN)

    def _topic(
        self,
        number: int,
        place: int,
        gender: str | None,
        among: Collection[str] | None,
        *,
        sure: bool,
    ) -> Speaker | None:
        """Return whom one sentence is about: its subject, or, not `sure`, the only one named."""
        sentence = self.sentences[number]
        whos = self.people.within(sentence.start, min(sentence.end, place))
        told = self.told.get(number)
        if told is not None and sure:
            who = Who(sentence.start, sentence.start, Sort.NAME, told.entity, told.called)
            pronoun = next((w for w in whos if w.sort in (Sort.NAME, Sort.PRONOUN)), who)
            same = pronoun.sort is not Sort.PRONOUN or told.attribution is Attribution.PRONOUN
            if self._fits(who, gender, among) and same:
                return told._replace(attribution=Attribution.PARAGRAPH)
        found: list[Speaker] = []
        for who in whos:
            if who.character or who.sort not in (Sort.NAME, Sort.ROLE, Sort.PRONOUN):
                continue
            if who.sort is Sort.PRONOUN:
                if who.called in ("he", "she") and not found and self.people.is_subject(who):
                    # Its subject is a pronoun: whom it means is said further up.
                    break
                continue
            if who.sort is Sort.ROLE:
                one = self._unique(who)
                if one is None:
                    continue
                who = who._replace(entity=one)
            if who.entity is None and who.called not in self.people.persons:
                continue
            if self._fits(who, gender, among) and (not sure or self._is_topic(who)):
                found.append(
                    Speaker(
                        who.entity,
                        who.called if who.entity is None else None,
                        Attribution.PARAGRAPH,
                    )
                )
        if found and (sure or len(set(found)) == 1):
            return found[0]
        return None

    def _unique(self, who: Who) -> str | None:
        """Return the only person of a role."""
        among = self._among(who)
        return next(iter(among)) if among is not None and len(among) == 1 else None

    def _among(self, who: Who) -> set[str] | None:
        """Return those who have a role; none if the role is nobody's."""
        words = (who.called or "").removeprefix("the ")
        groups = [set(self.people.by_role[role]) for role in roles_of(words)]
        if re.search("member|mitglied|membr", words):
            groups += [ids for group, ids in self.people.by_role.items() if group in words]
        return set.intersection(*groups) if groups else None

    def _is_topic(self, who: Who) -> bool:
        if self.people.is_subject(who):
            return True
        if self.sentences[self.at(who.start)].start == who.start:
            return True
        return bool(
            re.match(
                r"[’']s (?:was|were|is|ran|came|read|own)\b", self.plain[who.end : who.end + 9]
            )
        )

    def _fits(self, who: Who, gender: str | None, among: Collection[str] | None) -> bool:
        if among is not None:
            return who.entity in among
        if gender not in ("he", "she"):
            return True
        own = self.people.gender(who)
        return own is None or own == gender or own == "they"

    def _role(self, who: Who) -> Speaker:
        among = self._among(who)
        if among is None and re.search("member|mitglied|membr", who.called or ""):
            return Speaker()
        if among is not None and len(among) == 1:
            return Speaker(next(iter(among)), None, Attribution.EXPLICIT)
        found = self.before(who.start, None, among)
        if found is None:
            return Speaker()
        return found._replace(attribution=Attribution.EXPLICIT)

    def _organisation(self, who: Who, *, people: bool = False) -> Speaker:
        """Return the organisation that “the agency”, “a spokesperson” or “it” speaks for."""
        said = (who.called or "").casefold()
        role = None
        if re.search("agen(?:cy|z|t|c)", said):
            role = "agency"
        elif re.search("platform|platt|streamer|streaming|piatta|plate|service", said):
            role = "platform"
        named = self.people.by_role.get(role, set()) if role else set[str]()
        if len(named) == 1:
            return Speaker(next(iter(named)), None, Attribution.EXPLICIT)
        here = self.at(who.start)
        for number in range(here, max(-1, here - _BACK), -1):
            sentence = self.sentences[number]
            for other in self.people.within(sentence.start, min(sentence.end, who.start)):
                if other.sort is Sort.ORGANISATION and other.entity is not None:
                    if not named or other.entity in named:
                        return Speaker(other.entity, None, Attribution.EXPLICIT)
                if people and other.sort is Sort.NAME and self._is_topic(other) and number < here:
                    return Speaker(other.entity, other.called, Attribution.PRONOUN)
        return Speaker()


def _tongue(text: str) -> str:
    """Return the language that an article seems to be in, of those that are told apart."""
    head = text[:3_000]
    counts = {tongue: len(pattern.findall(head)) for tongue, pattern in _TONGUES.items()}
    return max(counts, key=lambda tongue: counts[tongue])
