"""Whom an article's own sentences are about, and so who is meant by “he” or “the director”."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.documents import Attribution
from bot.domain.facts import Kind
from bot.reading.calling import roles_of
from bot.reading.sentences import BLOT, OPEN, Sentences
from bot.reading.speakers import JOB, People, Sort, Who

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.reading.article import Article
    from bot.reading.found import Place
    from bot.reading.roster import Roster

_BACK = 16
_NEAR = 4
_FAR = 1_500
_LONGEST_NAME = 48
_STORY = re.compile(r"\b(?:teaser|trailer|scene|subtitles?|dialogue|synopsis)\b", re.IGNORECASE)
_MEMBER = re.compile("member|mitglied|membr", re.IGNORECASE)
_SELF = re.compile(r"\s(?:him|her)self\b|[’']s (?:was|were|is|are|ran|came|read|own)\b")
_LINE = re.compile(r"[^\n\r]+")
_QUESTION = re.compile(r"[^\ue000]{3,300}[?？]\s*")
_OWN = {"he": "His ", "she": "Her "}
_NAMED_SO = re.compile(r"\s(?:s[’']appelle|heißt|si chiama|is (?:called|named))\s")
_SLIP = re.compile(r" (?:card|postcard|note|slide|page)$")
_FIRM = re.compile(
    r"(?:Films?|Pictures|Studios?|Media|Works|Festival|Theatre|Records|Weekly|Daily|Magazine|Group"
    r"|Room|News|Hall|House|Street|Park|Road|University|Award|Awards|Prize)$|&"
)
_NAMED = (Sort.NAME, Sort.ROLE)
_HERO = 2
_FRONTED = 12
_ORGANISATIONS = {
    "agency": re.compile("agen(?:cy|z|t|c)|label|management"),
    "platform": re.compile("platt?form|plate|piatta|stream|service"),
}


class Speaker(NamedTuple):
    """Who said it, as far as that is known, and how."""

    entity: str | None = None
    called: str | None = None
    attribution: Attribution = Attribution.NONE


class Narration(Sentences):
    """The sentences of an article with their people; `told` keeps who spoke in which."""

    def __init__(self, article: Article, roster: Roster, places: Sequence[Place]) -> None:
        super().__init__(article, places)
        self.roster = roster
        self.title = article.title
        self.told: dict[int, Speaker] = {}
        shown = [
            m for m in roster.mentions(article.text) if not BLOT <= self.plain[m.start] <= OPEN
        ]
        self.people = People(self.plain, roster, shown, self.tongue)
        self._asked = self._questions(article.body)

    def _questions(self, body: int) -> frozenset[int]:
        """Return the lines that are nothing but a question: an interviewer's."""
        lines = enumerate(_LINE.finditer(self.plain, body))
        return frozenset(number for number, line in lines if _QUESTION.fullmatch(line[0]))

    @cached_property
    def hero(self) -> Speaker | None:
        """The only person whom the headline names."""
        if self.title is None:
            return None
        named = {
            (who.entity, who.called)
            for who in self.people.within(self.title.start, self.title.end)
            if who.sort is Sort.NAME and not who.character and self._person(who) is not None
        }
        if len(named) != 1:
            return None
        entity, called = named.pop()
        return Speaker(entity, called if entity is None else None, Attribution.PARAGRAPH)

    def resolve(self, who: Who) -> Speaker | None:
        """Return whom a name, pronoun or role means; none where that is somebody of the story."""
        if who.character:
            return None
        if who.sort is Sort.NAME or who.entity is not None:
            return Speaker(who.entity, who.called, Attribution.EXPLICIT)
        if who.sort is Sort.ORGANISATION:
            return self._organisation(who)
        if who.sort is Sort.ROLE:
            return self._role(who)
        if who.sort is Sort.OTHER:
            return self._other(who)
        return Speaker() if who.sort is Sort.NOBODY else self._pronoun(who)

    def _other(self, who: Who) -> Speaker:
        """Return whom “his partner” means: of the two leads the one who isn't spoken of."""
        leads = self.people.by_role["actor"]
        found = self.before(who.start)
        others = leads - {found.entity} if found is not None and found.entity else leads
        if len(others) != 1 or len(others) == len(leads):
            return Speaker()
        return Speaker(next(iter(others)), None, Attribution.EXPLICIT)

    def _pronoun(self, who: Who) -> Speaker | None:
        if who.called == "it":
            said = self.plain[who.start : who.end].casefold()
            if said in ("they", "one"):
                return Speaker()
            if said == "es":
                start = self._line_start(who.start)
                firm = self._organisation(who, people=True, since=start)
                return firm if firm != Speaker() else self.before(who.start) or Speaker()
            return self._organisation(who, people=True)
        here = self.sentences[self.at(who.start)]
        if _STORY.search(self.plain, max(here.start, who.start - _FAR), who.start):
            return None
        # In “Ann, he says, was late” he is somebody else.
        aside = self.plain[who.start - 2 : who.start] == ", " and self._ends_name(who.start - 2)
        found = self.before(here.start if aside else who.start, who.called)
        if found is None:
            firm = self._spokesperson(who)
            return firm if firm != Speaker() else self._stranger(who.start) or firm
        if found.called is not None and who.called is not None:
            self.people.genders[found.called] = who.called
        return found._replace(attribution=Attribution.PRONOUN)

    def _ends_name(self, place: int) -> bool:
        return any(who.end == place for who in self.people.within(place - _LONGEST_NAME, place))

    def _role(self, who: Who) -> Speaker:
        if (who.called or "").startswith(JOB):
            return self._stranger(who.start) or Speaker()
        among = self._among(who)
        if among is None and _MEMBER.search(who.called or ""):
            return Speaker()
        if among is not None and len(among) == 1:
            return Speaker(next(iter(among)), None, Attribution.EXPLICIT)
        found = self.before(who.start, None, among)
        if found is None and among is not None:
            found = self._stranger(who.start)
        found = found or self.before(who.start) or Speaker()
        return found._replace(attribution=Attribution.EXPLICIT)

    def _among(self, who: Who) -> set[str] | None:
        """Return those who have a role; none if nobody of ours is known for such a role."""
        words = (who.called or "").removeprefix("the ")
        groups = [self.people.by_role[role] for role in roles_of(words)]
        if _MEMBER.search(words):
            groups += [ids for group, ids in self.people.by_role.items() if group in words]
        among: set[str] | None = None
        for group in groups:
            among = set(group) if among is None else among & group
        return among

    def _unique(self, who: Who) -> str | None:
        among = self._among(who)
        return next(iter(among)) if among is not None and len(among) == 1 else None

    def _line_start(self, place: int) -> int:
        return self.plain.rfind("\n", 0, place) + 1

    def _stranger(self, place: int) -> Speaker | None:
        """Return the unknown name of two words or more that begins a sentence above."""
        here = self.at(place)
        for number in range(here, max(-1, here - _NEAR), -1):
            sentence = self.sentences[number]
            for who in self.people.within(sentence.start, min(sentence.end, place)):
                full = who.sort is Sort.NAME and who.called is not None and " " in who.called
                if full and not _FIRM.search(who.called or ""):
                    return Speaker(None, who.called, Attribution.PRONOUN)
        return None

    def _organisation(self, who: Who, *, people: bool = False, since: int = 0) -> Speaker:
        """Return the organisation that “the agency”, “a spokesperson” or “it” speaks for."""
        said = (who.called or "").casefold()
        if "account" in said or "user" in said:
            return self._handle(who.start)
        role = next((role for role, words in _ORGANISATIONS.items() if words.search(said)), "")
        named = self.people.by_role[role] if role else set[str]()
        if len(named) == 1:
            return Speaker(next(iter(named)), None, Attribution.EXPLICIT)
        here = self.at(who.start)
        line = self.sentences[here].line
        for number in range(here, max(-1, here - _BACK), -1):
            sentence = self.sentences[number]
            if sentence.end <= since:
                break
            near = people and sentence.line < line
            if near and _SLIP.search(self.plain, who.start, who.end):
                break
            for other in self.people.within(sentence.start, min(sentence.end, who.start)):
                if other.sort is Sort.ORGANISATION and other.entity is not None:
                    if not named or other.entity in named:
                        return Speaker(other.entity, None, Attribution.EXPLICIT)
                elif (
                    people
                    and other.called
                    and self.people.is_subject(other)
                    and (other.sort is Sort.ORGANISATION)
                ):
                    firm = self._organisation(other)
                    if firm.entity is not None:
                        return firm
                elif people and self._is_topic(other):
                    one = self._person(other)
                    if one is not None and (number < here or other.sort is Sort.NAME):
                        called = one.called if one.entity is None else None
                        return Speaker(one.entity, called, Attribution.PRONOUN)
        return Speaker()

    def _handle(self, place: int) -> Speaker:
        """Return the account that is named last."""
        here = self.sentences[self.at(place)]
        near = self.people.within(max(0, here.start - _FAR), place)
        handles = [who.called for who in near if who.called and who.called.startswith("@")]
        return Speaker(None, handles[-1], Attribution.EXPLICIT) if handles else Speaker()

    def _spokesperson(self, who: Who) -> Speaker:
        """Return the organisation of a spokesperson whom a pronoun means."""
        here = self.at(who.start)
        for number in range(here, max(-1, here - _NEAR), -1):
            sentence = self.sentences[number]
            for other in self.people.within(sentence.start, min(sentence.end, who.start)):
                if other.sort is Sort.ORGANISATION and other.called is not None:
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
                if who.sort is Sort.PRONOUN and who.called != "it":
                    return who.called
        return None

    def before(
        self, place: int, gender: str | None = None, among: Collection[str] | None = None
    ) -> Speaker | None:
        """Return the person whom the sentences up to a place are about, the nearest first.

        Line by line, first by who does something, then by the only one who is named. Where
        nobody is, a pronoun means the only person of the headline.
        """
        here = self.at(place)
        lines: dict[int, list[int]] = {}
        for number in range(here, max(-1, here - _BACK), -1):
            lines.setdefault(self.sentences[number].line, []).append(number)
        for at, (line, numbers) in enumerate(lines.items()):
            if at and line in self._asked:
                continue
            if at >= _HERO and self.hero is not None:
                return self._headlined(gender, among)
            for sure in (True, False):
                for number in numbers:
                    found = self._topic(number, place, gender, among, sure=sure)
                    if found is not None and (sure or number < here):
                        return found
        return self._headlined(gender, among)

    def _headlined(self, gender: str | None, among: Collection[str] | None) -> Speaker | None:
        if self.hero is None:
            return None
        who = Who(0, 0, Sort.NAME, self.hero.entity, self.hero.called)
        if not self._fits(who, gender, among):
            return None
        return self.hero._replace(attribution=Attribution.PRONOUN)

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
        end = min(sentence.end, place)
        whos = self.people.within(max(sentence.start, end - _FAR), end)
        if gender in _OWN and self.plain.startswith(_OWN[gender], sentence.start):
            # “His editor, Ann, came. He laughed”: he isn't the editor.
            return None
        told = self.told.get(number)
        if told is not None and sure and self._is_told(told, whos, gender, among):
            return told._replace(attribution=Attribution.PARAGRAPH)
        if not any(who.sort in _NAMED for who in whos):
            return None
        found: list[Speaker] = []
        for who in whos:
            if who.sort is Sort.PRONOUN and _NAMED_SO.match(self.plain, who.end):
                continue
            if who.sort is Sort.PRONOUN:
                away = not found or (not sure and whos[0].start - sentence.start < _FRONTED)
                if who.called != "it" and away and self.people.is_subject(who):
                    # Its subject is a pronoun: whom it means is said further up.
                    return None
                continue
            one = None if who.character else self._person(who)
            fits = one is not None and self._fits(one, gender, among)
            if one is not None and fits and (not sure or self._is_topic(who)):
                called = one.called if one.entity is None else None
                found.append(Speaker(one.entity, called, Attribution.PARAGRAPH))
        return found[0] if found and (sure or len(set(found)) == 1) else None

    def _is_told(
        self,
        told: Speaker,
        whos: Sequence[Who],
        gender: str | None,
        among: Collection[str] | None,
    ) -> bool:
        """Say whether who speaks in a sentence is also whom it is about."""
        who = Who(0, 0, Sort.NAME, told.entity, told.called)
        first = next((w for w in whos if w.sort in (Sort.NAME, Sort.PRONOUN)), who)
        own = first.sort is not Sort.PRONOUN or told.attribution is Attribution.PRONOUN
        if gender is not None and self.hero is not None and who[3:5] != self.hero[:2]:
            # “A box given by Ann, who wrote on it …” isn't about Ann.
            here = [w for w in whos if w[3:5] == who[3:5]]
            own = own and (not here or any(self._is_topic(w) for w in here))
        return own and self._fits(who, gender, among)

    def _person(self, who: Who) -> Who | None:
        """Return the person whom a name or a role surely means."""
        if who.sort is Sort.ROLE:
            entity = self._unique(who)
            return None if entity is None else who._replace(entity=entity)
        if who.sort is not Sort.NAME:
            return None
        return who if who.entity is not None or who.called in self.people.persons else None

    def _is_topic(self, who: Who) -> bool:
        if who.sort not in (Sort.NAME, Sort.ROLE):
            return False
        if self.people.is_subject(who) or self.sentences[self.at(who.start)].start == who.start:
            return True
        return _SELF.match(self.plain, who.end) is not None

    def _fits(self, who: Who, gender: str | None, among: Collection[str] | None) -> bool:
        if among is not None:
            return who.entity in among
        if who.entity is not None and self.roster.kind(who.entity) is Kind.ORGANISATION:
            return gender not in ("he", "she")
        own = self.people.gender(who)
        return gender not in ("he", "she") or own in (None, gender, "they")
