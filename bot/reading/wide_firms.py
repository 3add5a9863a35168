"""Finds organisations that nobody knows in Japanese and Korean text, by their last letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.wide_words import KANJI, KO_HUMAN, TIED

if TYPE_CHECKING:
    from collections.abc import Iterator

_KIND_JA = (
    r"(?:配給会社|制作会社|製作会社|配給元|配給|運営会社|運営元|出版社|調査会社|芸能事務所|レコード会社|広告代理店"
    r"|放送局|テレビ局)(?:の|・|、)?"
)
_KIND_KO = (
    r"(?:제작사|배급사|수입사|방송사|출판사|기획사|소속사|매니지먼트사|통신사|리서치사|주최사)인?\s"
)
# 配給会社ムーンレイクは, 제작사 하늘픽처스는
_SAID_SO = re.compile(
    rf"{_KIND_JA}(?P<ja>[ァ-ヴー・A-Za-z{KANJI}]{{2,16}}?)(?=(?:側|の(?:広報)?担当者)?(?:は|が|も|によると|から))"
    rf"|(?<![가-힣]){_KIND_KO}(?P<ko>[가-힣A-Z][가-힣A-Za-z0-9]{{1,11}}?)"
    r"(?=\s?측은|\s?측이|\s?관계자는|은\s|는\s|가\s|이\s|도\s)"
)
# 北辰テレビは, 한빛연구소는
_ENDING = re.compile(
    rf"(?<![{KANJI}ァ-ヴーA-Za-z])(?P<ja>[{KANJI}ァ-ヴー・A-Za-z]{{2,16}}(?:社|協会|財団|委員会|大学|研究所|センター|省|庁|劇場|書店|新聞|日報"
    r"|放送|テレビ|グループ|スタジオ|ピクチャーズ|フィルム|フィルムズ|メディア|総研|事務局|組合|大使館|観光局|市|区))"
    rf"(?=(?:側|の(?:広報)?担当者)?{TIED})"
    r"|(?<![가-힣A-Za-z])(?P<ko>[가-힣A-Za-z0-9]{2,12}(?:협회|재단|위원회|진흥원|연구원|연구소|센터|구청|시청|극장|서점|신문|일보|방송|그룹"
    r"|컴퍼니|스튜디오|픽처스|필름|미디어|엔터테인먼트|엔터))(?=(?:은|는|도)\s|(?:이|가)\s|\s?측은)"
)
_NO_FIRM = re.compile(
    rf"(?:{KO_HUMAN}|担当者?|広報|関係者|幹部|社長|代表|両社|各社|者|人|員)$"
    r"|^(?:同|当|本|各|両|制作|製作|配給|映画|配信|運営|出版|広告|放送|実行|主催|地元|公共|民間|大手|独立|国内|海外|現地)*"
    r"(?:会?社|協会|財団|委員会|大学|研究所|センター|劇場|書店|新聞|放送|テレビ|グループ|スタジオ|メディア|事務局|組合)$"
)


class Firm(NamedTuple):
    """A place where an organisation is named that nobody knows."""

    start: int
    end: int
    called: str


def firms(plain: str) -> Iterator[Firm]:
    """Return where organisations that nobody knows are named, by what they are or end with."""
    for pattern in (_SAID_SO, _ENDING):
        for match in pattern.finditer(plain):
            group = match.lastgroup or ""
            if not _NO_FIRM.search(match[group]):
                yield Firm(*match.span(group), match[group])
