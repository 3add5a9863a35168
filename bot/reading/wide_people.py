"""Who is named, or meant without a name, in Japanese and Korean sentences, and how they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.facts import Kind
from bot.reading.patterns import CJK
from bot.reading.wide_firms import firms
from bot.reading.wide_names import Names, standing
from bot.reading.wide_standing import Named, stands
from bot.reading.wide_words import (
    ABOUT,
    ASKED,
    BRACKET,
    JA_ADDRESS,
    JA_NAMELESS,
    KO_ADDRESS,
    KO_HUMAN,
    KO_NAMELESS,
    TIE,
    TIED,
    WHOSE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.reading.narration import Narration

_ADDRESS = re.compile(
    rf"(?:\s?{KO_ADDRESS}(?![가-힣]{{3}})|(?<=[)）])\s(?:{KO_HUMAN})|・?{JA_ADDRESS}|{BRACKET}|(?:\s|・)?役)*?(?={TIED}|\s?\ue000|[のに]|의\s|에게|께|한테)|"
)
# 広報担当者, 관계자 behind its name: the organisation speaks.
_VOICE = re.compile(
    r"(?:\s?(?:Japan|Korea|ジャパン|日本法人|日本|コリア|코리아|재팬))?の?(?:\s?(?:公式|広報|宣伝|日本|高位|고위|홍보|마케팅|공식|측|팀))*"
    r"\s?(?:担当者|担当|広報|広報部|関係者|幹部|責任者|代表者|側|サイド|アカウント|スタッフ|관계자|담당자|담당|대변인|측|팀|임원|계정|X|엑스)?"
)
_LONG_ADDRESS = re.compile(rf"(?:\s[가-힣A-Za-z]{{1,10}}){{1,3}}\s{KO_ADDRESS}(?={TIED})")
_NEXT = re.compile(r"(?:[、,：:]|の|의)?\s?\ue000")
_PRONOUN = re.compile(
    r"(?<![가-힣一-龥])(?:그는|그가|그도|그녀는|그녀가|彼は|彼が|彼女は|彼女が|同氏は|本人は|本人が|본인은)"
)
_ROLES = (
    (
        re.compile(
            rf"(?<![助一-龥ァ-ー])監督{TIED}|(?<![가-힣]\s)(?<![가-힣])감독(?:은|이|도)(?![가-힣])"
        ),
        "director",
    ),
    (
        re.compile(
            rf"(?<![ァ-ー一-龥])(?:エグゼクティブ・?)?プロデューサー{TIED}"
            r"|(?<![가-힣])프로듀서(?:은|는|이|가)"
        ),
        "executive-producer",
    ),
    (
        re.compile(
            rf"(?<![ァ-ー一-龥])(?:主演)?俳優{TIED}"
            r"|(?<![가-힣]\s)(?<![가-힣])배우(?:는|가|도)(?![가-힣])"
        ),
        "actor",
    ),
)
_FIRM = re.compile(
    r"同社(?:は|が|も|では)|(?<![가-힣])(?:이\s)?회사(?:는|측은)|(?<![가-힣])플랫폼\s?(?:측은|은)|同サービスは|配信元は"
)
_AGENCY = re.compile(
    r"(?:所属)?事務所(?:側)?(?:の担当者)?(?:は|が|も|によると|からは)|(?<![가-힣])소속사(?:\s관계자|\s측)?(?:은|는|도|가)(?![가-힣])"
)


_HANGUL = re.compile("[가-힣]")
_NO_HANGUL = re.compile("(?<![가-힣] )(?<![가-힣])")
_ADDRESSED = re.compile(rf"(?=\s?{KO_ADDRESS}(?![가-힣]{{3}})|[은는가도]\s)")
_BEHIND_DOT = re.compile("(?<=[役優手者]・)")
_NO_KANA = re.compile("(?![ァ-ー])")
_SURE = 3
"""Syllables of a foreign name's part in hangul that is surely one."""


class Someone(NamedTuple):
    """One who is named or meant at a place.

    `tie` is “topic”, “subject”, “source”, “next”, or nothing; “whose” before a noun
    for their words, “asked” where they are asked, “about” at the end.

    `means` says how whom it means is found: nothing for a name, or “nobody”, “he”, “firm”,
    “agency”, or the word of a role.
    """

    at: int
    end: int
    entity: str | None
    called: str | None
    tie: str
    means: str = ""
    firm: bool = False


class WidePeople:
    """The people of one article in Japanese or Korean, in order."""

    def __init__(self, narration: Narration) -> None:
        self._plain = narration.plain
        self._narration = narration
        known = [
            m
            for m in narration.roster.mentions(narration.text)
            if m.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.CHARACTER)
            and narration.plain[m.start].isprintable()
        ]
        self._known = known
        self._names = Names(narration.plain, known)
        self._named: list[Named] = []
        self.all = sorted(self._find(), key=lambda one: one.at)
        self._places = [one.at for one in self.all]

    def within(self, start: int, end: int) -> list[Someone]:
        """Return those who stand between two places."""
        return self.all[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def _find(self) -> Iterator[Someone]:
        taken: list[tuple[int, int]] = []
        for m in self._known:
            one = self._tied(m.start, m.end, m.entity, None, firm=m.kind is Kind.ORGANISATION)
            taken.append((one.at, one.end))
            if m.kind is not Kind.CHARACTER:
                if not one.firm:
                    self._named.append(Named(m.start, m.end, m.entity, None))
                yield one
        for m_start, m_end, entity in self._turned():
            if _is_free(m_start, m_end, taken):
                one = self._tied(m_start, m_end, entity, None, firm=False)
                taken.append((one.at, one.end))
                yield one
        for name in self._names.found:
            if _is_free(name.start, name.end, taken):
                one = self._tied(name.start, name.end, name.entity, name.called, firm=False)
                self._named.append(Named(name.start, name.end, name.entity, name.called))
                taken.append((one.at, one.end))
                yield one
        for firm in firms(self._plain):
            if _is_free(firm.start, firm.end, taken):
                one = self._tied(firm.start, firm.end, None, firm.called, firm=True)
                taken.append((one.at, one.end))
                yield one
        for stand in stands(self._plain, self._named):
            if _is_free(stand.start, stand.end, taken):
                one = self._tied(stand.start, stand.end, stand.entity, stand.called, firm=False)
                taken.append((one.at, one.end))
                yield one
        for start, end, means in self._meant():
            if _is_free(start, end, taken):
                taken.append((start, end))
                tie = "subject" if self._plain[end - 1] in "が가이" else "topic"
                yield Someone(start, end, None, None, tie, means)
        for pattern in (JA_NAMELESS, KO_NAMELESS):
            for match in pattern.finditer(self._plain):
                end = match.end()
                if not _is_free(match.start(), end, taken) or self._is_topic_of(end):
                    continue
                tie = next(
                    (key for key, value in match.groupdict().items() if value is not None), ""
                )
                yield Someone(
                    match.start(), end, None, None, "topic" if tie == "some" else tie, "nobody"
                )

    def _meant(self) -> Iterator[tuple[int, int, str]]:
        """Return the places of pronouns, roles and words for an organisation."""
        for match in _PRONOUN.finditer(self._plain):
            yield match.start(), match.end(), "he"
        for match in _AGENCY.finditer(self._plain):
            yield match.start(), match.end(), "agency"
        for match in _FIRM.finditer(self._plain):
            yield match.start(), match.end(), "firm"
        for pattern, role in _ROLES:
            for match in pattern.finditer(self._plain):
                yield match.start(), match.end(), role

    def _turned(self) -> Iterator[tuple[int, int, str]]:
        """Return where a known name stands with its family name last, or with a part alone.

        다이 오타, オク; of names in hangul only longer parts: 하야토 씨.
        """
        for form in self._narration.roster.show.entities:
            for alias in form.alias if form.kind is Kind.PERSON else ():
                words = re.split(r"[ ・]", alias.text)
                if len(words) == 1 or not CJK.match(words[0]):
                    continue
                for part in words if _HANGUL.match(words[0]) else ():
                    # 하야토 씨는: longer than Korean names are, and addressed as a person.
                    if len(part) >= _SURE:
                        for place in standing(self._plain, part, _NO_HANGUL, _ADDRESSED):
                            yield *place, form.id
                if len(words) > 1 and "・" in alias.text:
                    # ヨハン役・オク・テギョン
                    for place in standing(self._plain, alias.text, _BEHIND_DOT, _NO_KANA):
                        yield *place, form.id
                turned = re.escape(" ".join(reversed(words)))
                if "・" in alias.text:
                    alone = rf"(?<![ァ-ー・])(?:{'|'.join(words)})(?![ァ-ー・])"
                    turned = rf"{alone}(?={JA_ADDRESS}|{TIED}|、?\ue000)"
                for match in re.finditer(turned, self._plain):
                    yield match.start(), match.end(), form.id

    def _is_topic_of(self, end: int) -> bool:
        """Say whether these words are only what is talked about: 二人については."""
        return self._plain.startswith(("つい", "関し"), end)

    def _tied(
        self, start: int, end: int, entity: str | None, called: str | None, *, firm: bool
    ) -> Someone:
        """Return somebody with how they are tied to their sentence."""
        reached = end
        if firm and WHOSE.match(self._plain, end) is None:
            voice = _VOICE.match(self._plain, end)
            reached = voice.end() if voice is not None else end
        match = _LONG_ADDRESS.match(self._plain, reached) if called is not None else None
        match = match or _ADDRESS.match(self._plain, reached)
        reached = match.end() if match is not None else reached
        tie = TIE.match(self._plain, reached)
        kind = ""
        if tie is not None:
            kind = tie.lastgroup or ""
            reached = tie.end()
        elif WHOSE.match(self._plain, reached):
            kind = "whose"
        elif ASKED.match(self._plain, reached):
            kind = "asked"
        elif ABOUT.match(self._plain, reached):
            kind = "about"
        elif _NEXT.match(self._plain, reached):
            kind = "next"
        return Someone(start, reached, entity, called, kind, "", firm)


def _is_free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= a or b <= start for a, b in taken)


@lru_cache(maxsize=2)
def people_of(narration: Narration) -> WidePeople:
    """Return the people of an article, found once."""
    return WidePeople(narration)
