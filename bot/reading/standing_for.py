"""Which organisation somebody or something speaks for: “the agency”, “a spokesperson”, “it”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import Attribution
from bot.reading.somebody import Sort, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.reading.sentences import Sentences
    from bot.reading.somebody import Who
    from bot.reading.speakers import People

_BACK = 16
_NEAR = 4
_FAR = 1_500
_BESIDE = 24
_NEXT = 160
_OWN_TEXT = re.compile(
    r"[’']s? (?:[\w-]+ ){0,2}?(?:account|post|feed|story|page|caption|instagram|channel|blog|letter"
    r"|note|handwriting|message|tweet|weibo|newsletter|diary)\b",
    re.IGNORECASE,
)
# “The letter, signed by Ann Lee, speaks of …”
_SIGNED = re.compile(r"\b(?:signed by|unterzeichnet von|signée? (?:de|par)|firmat[ao] da) ")
# “a spokesperson for the hotel”
_OF_OTHERS = re.compile(r"\s(?:for|of|from)\s(?:the|an?)\s[a-z]")
_SPEAKS_FOR = re.compile(r"(?:spokes\w+|representative|rep|official)$")
# “a letter from Ann”
_TEXT_BY = re.compile(
    r"\b(?:post|story|caption|letter|note|message|tweet|diary|statement|card|e-?mail|foreword)"
    r" (?:from|by|of) $"
)
_SLIP = re.compile(r" (?:card|postcard|note|slide|page)$")
_FOR = re.compile(
    r"\s(?:for|of|at|from|by|with|de|du|von|vom|der|des|di|del|della|bei|beim)\s(?:the\s)?"
)
_KINDS = {
    "agency": re.compile("agen(?:cy|z|t|c)|label|management"),
    "platform": re.compile("platt?form|plate|piatta|stream|service"),
}


class Organisations:
    """The organisations of one article; `topic` says which person a sentence is about."""

    def __init__(self, text: Sentences, people: People, topic: Callable[[Who], Who | None]) -> None:
        self.text = text
        self.people = people
        self.topic = topic

    def meant(self, who: Who, *, people: bool = False, since: int = 0) -> Speaker:
        """Return the organisation that “the agency”, “a spokesperson” or “it” speaks for."""
        if who.named:
            return Speaker(None, who.called, Attribution.EXPLICIT)
        said = (who.called or "").casefold()
        whose = self._behind(who, people=people)
        if whose is not None and (whose.sort is Sort.NAME or whose.entity is not None):
            return Speaker(whose.entity, whose.called, Attribution.EXPLICIT)
        if whose is not None:
            return self.meant(whose)
        if _OF_OTHERS.match(self.text.plain, who.end) and _SPEAKS_FOR.search(said):
            return Speaker()
        if "account" in said or "user" in said:
            handle = self._handle(who.start)
            if handle != Speaker():
                return handle
        if people:
            writer = self._writer(who.start)
            if writer is not None:
                return writer
        role = next((role for role, words in _KINDS.items() if words.search(said)), "")
        named = self.people.by_role[role] if role else set[str]()
        if len(named) == 1:
            return Speaker(next(iter(named)), None, Attribution.EXPLICIT)
        here = self.text.at(who.start)
        line = self.text.sentences[here].line
        for number in range(here, max(-1, here - _BACK), -1):
            sentence = self.text.sentences[number]
            if sentence.end <= since:
                break
            near = people and sentence.line < line
            if near and _SLIP.search(self.text.plain, who.start, who.end):
                break
            others = self.people.within(sentence.start, min(sentence.end, who.start))
            if self.text.plain[who.start : who.end].casefold() == "it":
                others.sort(key=lambda other: other.sort is not Sort.ORGANISATION)
            for other in others:
                if other.sort is Sort.ORGANISATION and other.entity is not None:
                    if not named or other.entity in named:
                        return Speaker(other.entity, None, Attribution.EXPLICIT)
                elif other.named and self.people.is_subject(other):
                    return Speaker(None, other.called, Attribution.EXPLICIT)
                elif (
                    people
                    and other.called
                    and self.people.is_subject(other)
                    and (other.sort is Sort.ORGANISATION)
                ):
                    firm = self.meant(other)
                    if firm != Speaker():
                        return firm
                elif people and not other.character and (number < here or other.sort is Sort.NAME):
                    one = self.topic(other)
                    if one is not None:
                        called = one.called if one.entity is None else None
                        return Speaker(one.entity, called, Attribution.PRONOUN)
        return Speaker()

    def _writer(self, place: int) -> Speaker | None:
        """Return whose text was just named, for “it” or “the caption”: “on Ann's account”."""
        here = self.text.at(place)
        below = self.text.sentences[min(here + 1, len(self.text.sentences) - 1)]
        begin = max(self.text.sentences[here].start, place - _NEXT)
        signed = _SIGNED.search(self.text.plain, begin, min(below.end, place + _NEXT))
        for who in self.people.within(signed.end(), signed.end() + 1) if signed else ():
            return Speaker(who.entity, who.called, Attribution.PRONOUN)
        near = self.people.within(max(0, place - _NEXT), place)
        for who in reversed(near):
            before = self.text.plain[max(0, who.start - _BESIDE) : who.start]
            text = _OWN_TEXT.match(self.text.plain, who.end, place) or _TEXT_BY.search(before)
            if who.sort is Sort.NAME and text is not None:
                return Speaker(who.entity, who.called, Attribution.PRONOUN)
        return None

    def _behind(self, who: Who, *, people: bool) -> Who | None:
        """Return the organisation that is named right behind somebody who speaks for it.

        Of `people` too there is word: “the tweet from Ann”.
        """
        sorts = (Sort.ORGANISATION, Sort.NAME) if people else (Sort.ORGANISATION,)
        for other in self.people.within(who.start + 1, who.end + _BESIDE):
            if other.sort in sorts and other is not who and not other.character:
                inside = other.end <= who.end
                if inside or _FOR.fullmatch(self.text.plain, who.end, other.start):
                    return other
        return None

    def _handle(self, place: int) -> Speaker:
        """Return the account, or the organisation with one, that is named last."""
        here = self.text.sentences[self.text.at(place)]
        for who in reversed(self.people.within(max(0, here.start - _FAR), place)):
            if who.called and (who.called.startswith("@") or "_" in who.called):
                return Speaker(None, who.called, Attribution.EXPLICIT)
            if who.sort is Sort.ORGANISATION and (who.named or who.entity is not None):
                return Speaker(who.entity, who.called, Attribution.EXPLICIT)
        return Speaker()

    def of_spokesperson(self, who: Who) -> Speaker:
        """Return the organisation of a spokesperson whom a pronoun means."""
        here = self.text.at(who.start)
        for number in range(here, max(-1, here - _NEAR), -1):
            sentence = self.text.sentences[number]
            begin = max(sentence.start, min(sentence.end, who.start) - _FAR)
            for other in self.people.within(begin, min(sentence.end, who.start)):
                if other.sort is Sort.ORGANISATION and other.called is not None:
                    return self.meant(other)
        return Speaker()
