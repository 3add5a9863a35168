"""Whom an article's own sentences are about, and so who is meant by “he” or “the director”."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution
from bot.domain.facts import Kind
from bot.reading.calling import nations_of
from bot.reading.foreground import Foreground
from bot.reading.interviews import prompts
from bot.reading.mainland import going_on
from bot.reading.nonnames import FIRM
from bot.reading.pairs import PLACES, one_of_two
from bot.reading.raising import raised
from bot.reading.roles_meant import Roles
from bot.reading.sentences import BLOT, OPEN, Sentences
from bot.reading.somebody import FORMER, JOB, LAST, OWN, Sort, Speaker, Who
from bot.reading.speakers import People
from bot.reading.standing_for import Organisations
from bot.reading.unnamed import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.reading.article import Article
    from bot.reading.found import Place
    from bot.reading.roster import Roster
    from bot.reading.unnamed import Key

_NEAR = 4
_NEXT = 3
# « l'artiste », „die Künstlerin“: whoever the article is about.
_ANYONE = re.compile("artist|künstler|interprète|musici", re.IGNORECASE)
_WORDS = re.compile(r"[\w-]+")
_FAR = 1_500
_STORY = re.compile(r"\b(?:teaser|trailer|scene|subtitles?|dialogue|synopsis)\b", re.IGNORECASE)
_MEMBER = re.compile("member|mitglied|membr", re.IGNORECASE)
_SELF = re.compile(r"\s(?:him|her)self\b|[’']s (?:was|were|is|are|ran|came|read|own)\b")
_IS_ASKED = re.compile(
    r"\s(?:is|was|got|wurde|wird|est|était|è stat[oa])\s(?:\w+\s)?"
    r"(?:asked|gefragt|interrogée?|chiesto)\b"
)
_FIRM_FITS = 0.8
_MAYBE = 0.75


class Narration(Sentences):
    """The sentences of an article with their people; `told` keeps who spoke in which."""

    def __init__(self, article: Article, roster: Roster, places: Sequence[Place]) -> None:
        super().__init__(article, places)
        self.roster = roster
        self.title = article.title
        self.told: dict[int, Speaker] = {}
        self._partners: dict[int, str | None] = {}
        self._printed: frozenset[str] | None = None
        text = article.text
        if self.small:
            self._printed = frozenset(_WORDS.findall(text))
            text, self.plain = raised(text, roster), raised(self.plain, roster)
        shown = [m for m in roster.mentions(text) if not BLOT <= self.plain[m.start] <= OPEN]
        self.people = People(self.plain, roster, shown, self.tongue)
        self._organisations = Organisations(self, self.people, self._topic)
        self.prompts = prompts(self.plain, article.body)
        self._front = Foreground(self, self.people, self._key, self._fits, self.prompts)
        self._roles = Roles(self, self.people, self._front.foremost)
        self._front.told = self.told
        self._front.headline = self._headliners()

    def _headliners(self) -> frozenset[Key]:
        """Return the people whom the headline names."""
        if self.title is None:
            return frozenset()
        whos = self.people.within(self.title.start, self.title.end)
        found = (self._key(who) for who in whos if who.sort is Sort.NAME and not who.character)
        return frozenset(key for key in found if key is not None)

    @cached_property
    def hero(self) -> Speaker | None:
        """The only person whom the headline names."""
        if len(self._front.headline) != 1:
            return None
        ((entity, called),) = self._front.headline
        return Speaker(entity, called, Attribution.PARAGRAPH)

    def printed(self, called: str) -> str:
        """Return a name as the article prints it: some articles have no capitals."""
        if self._printed is None or self._printed.issuperset(_WORDS.findall(called)):
            return called
        return called.casefold()

    def resolve(self, who: Who) -> Speaker | None:
        """Return whom a name, pronoun or role means; none where that is somebody of the story."""
        if who.character:
            return None
        if who.sort is Sort.NAME or who.entity is not None:
            return Speaker(who.entity, who.called, Attribution.EXPLICIT)
        if who.sort is Sort.ORGANISATION:
            return self._organisations.meant(who)
        if who.sort is Sort.ROLE:
            return self._role(who)
        if who.sort is Sort.OTHER:
            return self._other(who)
        return Speaker() if who.sort is Sort.NOBODY else self._pronoun(who)

    def _other(self, who: Who) -> Speaker:
        """Return whom “his partner” means: of the two leads the one who isn't spoken of."""
        leads = self.people.by_role["actor"]
        others = set(leads)
        for nation in nations_of(self.plain[who.start : who.end]):
            others &= self.people.by_role[nation]
        if len(others) == len(leads):
            # Whoever else is spoken of has no partner in the film.
            found = self.before(who.start, among=leads)
            others = leads - {found.entity} if found is not None and found.entity else leads
        if len(others) != 1 or len(others) == len(leads):
            return Speaker()
        return Speaker(next(iter(others)), None, Attribution.EXPLICIT)

    def _partner(self, who: Who) -> Key | None:
        """Return whom “his partner” means as a figure: found once, as it hangs on those above."""
        if self.plain[max(0, who.start - 2) : who.start] == ", ":
            # “Ann, his partner in the film”: the same person twice.
            return None
        if who.start not in self._partners:
            self._partners[who.start] = self._other(who).entity
        entity = self._partners[who.start]
        return None if entity is None else (entity, None)

    def _pronoun(self, who: Who) -> Speaker | None:
        if who.called == "it":
            said = self.plain[who.start : who.end].casefold()
            if said in ("they", "one"):
                return Speaker()
            if said == "es":
                start = self._line_start(who.start)
                end = self.sentences[self.at(who.start)].end
                for other in self.people.within(who.end, end):
                    if other.sort is Sort.ORGANISATION and (other.named or other.entity):
                        # „…“, heißt es in der Mitteilung der Firma.
                        return (
                            self._organisations.meant(other) if other.named else self.resolve(other)
                        )
                firm = self._organisations.meant(who, people=True, since=start)
                return firm if firm != Speaker() else self.before(who.start) or Speaker()
            return self._organisations.meant(who, people=True)
        here = self.sentences[self.at(who.start)]
        if _STORY.search(self.plain, max(here.start, who.start - _FAR), who.start):
            return None
        firm = going_on(self, who)
        if firm is not None:
            return self.resolve(firm)
        found = self._foremost(who.start, who.called, without=self._front.barred(who))
        if found is None:
            firm = self._organisations.of_spokesperson(who)
            return firm if firm != Speaker() else self._stranger(who.start) or firm
        return found._replace(attribution=Attribution.PRONOUN)

    def _role(self, who: Who) -> Speaker:
        """Return whom “the director” means: whoever is introduced so, or is known for it."""
        if who.called in (LAST, FORMER):
            return self._roles.last_named(who, self._key)
        if who.called in PLACES:
            return one_of_two(self, who)
        key = self._roles.meant(who)
        if key is None and (who.called or "").startswith(OWN):
            return Speaker()
        if self._roles.is_unnamed(who):
            return Speaker()
        if key is not None:
            return Speaker(key[0], key[1] if key[0] is None else None, Attribution.EXPLICIT)
        if (who.called or "").startswith(JOB):
            found = self._stranger(who.start)
            if found is None and _ANYONE.search(who.called or ""):
                found = self.before(who.start)
            return found or Speaker()
        among = self._roles.among(who)
        if among is None and _MEMBER.search(who.called or ""):
            return Speaker()
        found = self.before(who.start) if among is None else self._stranger(who.start)
        found = found or self.before(who.start) or Speaker()
        return found._replace(attribution=Attribution.EXPLICIT)

    def _line_start(self, place: int) -> int:
        return self.plain.rfind("\n", 0, place) + 1

    def _stranger(self, place: int) -> Speaker | None:
        """Return the unknown name of two words or more that begins a sentence above."""
        here = self.at(place)
        for number in range(here, max(-1, here - _NEAR), -1):
            sentence = self.sentences[number]
            begin = max(sentence.start, min(sentence.end, place) - _FAR)
            for who in self.people.within(begin, min(sentence.end, place)):
                full = who.sort is Sort.NAME and who.called is not None and " " in who.called
                if full and not FIRM.search(who.called or ""):
                    return Speaker(None, who.called, Attribution.PRONOUN)
        return None

    def gender_above(self, place: int) -> str | None:
        """Return the pronoun that the sentences of a line begin with, up to a place."""
        here = self.at(place)
        line = self.sentences[here].line
        for number in range(here - 1, max(-1, here - _NEAR), -1):
            sentence = self.sentences[number]
            if sentence.line != line:
                return None
            for who in self.people.within(sentence.start, sentence.end)[:1]:
                if who.sort is Sort.PRONOUN and who.called != "it":
                    return who.called
        return None

    def answering(self, place: int) -> Speaker | None:
        """Return who answers at a place: not whoever spoke or asked just before."""
        number = self.at(place)
        asking = next(
            (
                self.told[at]
                for at in range(number - 1, max(-1, number - _NEXT), -1)
                if at in self.told
            ),
            None,
        )
        for who in self.people.within(self.sentences[max(0, number - 1)].start, place):
            if who.sort is Sort.NAME and self.people.is_subject(who):
                asking = self.resolve(who)
                if _IS_ASKED.match(self.plain, who.end):
                    return asking
                break
        without = () if asking is None else ((asking.entity, asking.called),)
        found = self._foremost(place, without=without)
        return found if found is None else found._replace(attribution=Attribution.PRONOUN)

    def before(
        self, place: int, gender: str | None = None, among: Collection[str] | None = None
    ) -> Speaker | None:
        """Return the person whom the sentences up to a place are most about."""
        return self._foremost(place, gender, among)

    def _foremost(
        self,
        place: int,
        gender: str | None = None,
        among: Collection[str] | None = None,
        without: Collection[Key] = (),
    ) -> Speaker | None:
        def fits(key: Key) -> float:
            if key in without or (among is not None and key[0] not in among):
                return 0.0
            if key[0] is not None and self.roster.kind(key[0]) is Kind.CHARACTER:
                return 0.0
            return self._fits(key, gender)

        found = self._front.foremost(place, fits, going_on=gender is None)
        if found is None:
            return None
        if found in UNNAMED:
            return Speaker()
        return Speaker(found[0], found[1] if found[0] is None else None, Attribution.PARAGRAPH)

    def person_of(self, who: Who) -> Speaker | None:
        """Return the person, of the article and not the story, whom a name or a role means."""
        one = None if who.character else self._person(who)
        if one is None:
            return None
        return Speaker(one.entity, one.called if one.entity is None else None, Attribution.EXPLICIT)

    def _person(self, who: Who) -> Who | None:
        """Return the person whom a name or a role surely means."""
        if who.sort is Sort.ROLE:
            entity = self._roles.unique(who)
            return None if entity is None else who._replace(entity=entity)
        if who.sort is not Sort.NAME:
            return None
        return who if who.entity is not None or who.called in self.people.persons else None

    def _topic(self, who: Who) -> Who | None:
        """Return the person whom a name or a role means where a sentence is about them."""
        if who.sort not in (Sort.NAME, Sort.ROLE):
            return None
        begins = self.sentences[self.at(who.start)].start == who.start
        if begins or self.people.is_subject(who) or _SELF.match(self.plain, who.end):
            return self._person(who)
        return None

    def _fits(self, key: Key, gender: str | None) -> float:
        """Say how well a pronoun of a gender can mean somebody."""
        entity, called = key
        if key in UNNAMED:
            return _MAYBE * (gender is None or UNNAMED[key] in (gender, "they"))
        if entity is not None and self.roster.kind(entity) is Kind.ORGANISATION:
            return 0.0 if gender in ("he", "she") else _FIRM_FITS
        if gender not in ("he", "she"):
            return 1.0
        own = self.people.gender(Who(0, 0, Sort.NAME, entity, called))
        if own is None or own == "they":
            return _MAYBE
        return 1.0 if own == gender else 0.0

    def _key(self, who: Who) -> Key | None:
        """Return the person, of the story too, whom a name or a role surely means."""
        placed = who.sort is Sort.ROLE and who.called in PLACES
        if placed or (who.called in (LAST, FORMER) and who.sort is Sort.ROLE):
            one = one_of_two(self, who) if placed else self._roles.last_named(who, self._key)
            return None if one == Speaker() else (one.entity, one.called)
        if who.sort is Sort.ROLE:
            return self._roles.meant(who)
        if who.sort is Sort.OTHER:
            return self._partner(who)
        one = self._person(who)
        return None if one is None else (one.entity, one.called if one.entity is None else None)
