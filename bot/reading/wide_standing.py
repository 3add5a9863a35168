"""Which words for what somebody is stand for them later in Japanese and Korean: 店主は, 관장이."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.wide_names import standing
from bot.reading.wide_words import JA_OFFICES, KANJI, KO_HUMAN, KO_OFFICES, TIED, WHOSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BEFORE = 16
_ASIDE = 48
_HEAD = 2
_MOST = 40
"""Words that are followed in one article: none has as many."""
_JA_NOUN = (
    rf"[{KANJI}ァ-ヴー]{{0,10}}(?:[工匠家者長員師手優主士官客役輩]"
    r"|夫人|恋人|友人|親友|相棒|女将|マネジャー|マネージャー|オーナー|マスター)"
)
_JA_BEFORE = re.compile(rf"(?P<noun>{_JA_NOUN})(?:の|、|・)$")
# 職場の先輩で、十五年も追っている三枝さん
_JA_AND = re.compile(rf"(?<![{KANJI}ァ-ヴー])(?P<noun>{_JA_NOUN})で、[^、。\ue000\n]{{0,30}}$")
_JA_BEHIND = re.compile(rf"(?P<noun>{JA_OFFICES})")
_KO_NOUN = rf"[가-힣]{{0,5}}(?:{KO_HUMAN}|{KO_OFFICES}|[^\W\d_](?:가|자|원|장|수|사|인|관|생|주))"
_KO_BEFORE = re.compile(rf"(?<![가-힣])(?P<noun>{_KO_NOUN})\s$")
_KO_BEHIND = re.compile(rf"\s?(?:\([^()\n]{{1,12}}\))?\s(?P<noun>{_KO_NOUN})(?={TIED}|[\s,])")
# Roles have their own rules, and some words only sound like somebody.
_OTHERS = re.compile(
    r"監督$|俳優$|記者$|主人公$|主役$|主演|[両各全]|視聴者$|関係者$|読者$|감독$|배우$|기자$|씨$|주인공$|관계자$|시청자$|관객$|팬$|누리꾼$|일본인$|한국인$"
)
_EDGE = re.compile(rf"(?<![{KANJI}ァ-ヴー가-힣])")
_TIED = re.compile(rf"(?:さん|님)?(?={TIED}|{WHOSE.pattern})")
_ANOTHER = re.compile(r"(?:別の|ある|他の|の|한|다른|어느|어떤|\d)\s?$")


class Stand(NamedTuple):
    """A place where a word stands for somebody who was named with it before."""

    start: int
    end: int
    entity: str | None
    called: str | None


class Named(NamedTuple):
    """Somebody who is named at a place."""

    at: int
    end: int
    entity: str | None
    called: str | None


def stands(plain: str, named: Iterable[Named]) -> Iterator[Stand]:
    """Return where words stand for those who were named with them before."""
    holders: dict[str, list[Named]] = {}
    for one in sorted(named):
        for noun in _nouns(plain, one):
            if noun in holders or len(holders) < _MOST:
                holders.setdefault(noun, []).append(one)
    for noun, having in holders.items():
        starts = [one.at for one in having]
        for start, end in standing(plain, noun, _EDGE, _TIED):
            holder = bisect_left(starts, start) - 1
            if holder < 0 or _ANOTHER.search(plain, max(0, start - 4), start):
                continue
            one = having[holder]
            yield Stand(start, end, one.entity, one.called)


def _nouns(plain: str, one: Named) -> Iterator[str]:
    """Return the words for what somebody is that stand with their name."""
    near = plain[max(0, one.at - _BEFORE) : one.at]
    found = [_JA_BEFORE.search(near), _KO_BEFORE.search(near)]
    found.append(_JA_AND.search(plain[max(0, one.at - _ASIDE) : one.at]))
    found += [_JA_BEHIND.match(plain, one.end), _KO_BEHIND.match(plain, one.end)]
    for match in found:
        if match is None:
            continue
        noun = match["noun"]
        for word in {noun, noun[-_HEAD:]} if not "가" <= noun[0] <= "힣" else {noun}:
            if len(word) >= _HEAD and not _OTHERS.search(word):
                yield word
