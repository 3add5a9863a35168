"""Finds the names of unknown people in Japanese and Korean text by where they stand."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.facts import Kind
from bot.reading.wide_alone import alone
from bot.reading.wide_words import (
    ASKED,
    BRACKET,
    JA_ADDRESS,
    KANJI,
    KO_ADDRESS,
    KO_JOB,
    KO_NAME,
    KO_NOT_NAMES,
    KO_OFFICES,
    KO_SHORT_NAME,
    KO_TWO,
    NOT_NAMES,
    TIED,
    WHOSE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.reading.roster import Mention

_AGE = r"(?:\s?[(（]\d{1,2}(?:歳|세|(?=[)）・、, ]))[^()（）\n]{0,12}[)）])"
_K = rf"[{KANJI}]"
_SPACED = rf"{_K}{{1,4}}[ \u3000](?:{_K}{{1,3}}|[ぁ-ん]{{2,4}}|[ァ-ヴー]{{2,5}})"
_MIXED = (
    rf"{_K}{{1,4}}(?:[ァ-ヴー]{{1,5}}[江子代美枝恵]?|[ぁ-ん]{{1,3}}[子代美江香恵]|[ぁ-ん]{{2,4}})"
)
_FOREIGN = r"[ァ-ヴー]+(?:[・＝][ァ-ヴー]{2,})+"
_LATIN = r"(?:[A-Z][A-Za-z.]+)(?: [A-Z][A-Za-z.]+)+"
# Family names of one sign.
_SINGLE = (
    "黄金李朴崔鄭姜趙尹張林呉韓申徐権王陳劉楊周孫馬朱胡郭何高羅梁謝宋唐許馮鄧曹彭曽蕭田袁潘蔡蒋余杜葉程蘇魏呂丁"
    "沈盧汪廖賈方孟江邱洪白文裵安柳全南森原東関岸堀谷辻菅桂泉乾榊橘楠畑浜星堤岡"
)
_START = r"(?:(?<=[の、。・「」\s（(\ue001\ue002])|^)"
# 三枝凛子さん, 小田切 葵氏, 羽生田しのぶ(41), ミナ・オルセンさん
_JA_ADDRESSED = re.compile(
    rf"(?:(?<!{_K})(?P<spaced>{_SPACED})|(?<!{_K})(?P<kanji>{_K}{{2,9}}?)|{_START}(?P<mixed>{_MIXED})|(?<!{_K})(?P<lone>{_K}{{1,4}}[ァ-ヴー]{{1,5}}[江子代美枝恵]?|(?<![ァ-ヴー]){_K}(?=さん|氏))"
    rf"|(?<![ァ-ヴー])(?P<foreign>{_FOREIGN})|{_START}(?P<kana>[ァ-ヴー]{{2,6}}|[ぁ-ん]{{2,4}})(?=さん|氏)"
    rf"|(?:(?<=[、。・「」\s（(\ue001\ue002の])|^)(?P<single>[{_SINGLE}])(?=さん|氏)"
    rf"|(?<![A-Za-z])(?P<latin>{_LATIN}))(?:{BRACKET}?{JA_ADDRESS}|{_AGE})(?![{KANJI}])",
    re.MULTILINE,
)
# 助監督の名雪千景は, 脚本家・小田切葵が, 美術の大河内真は, 衣装を手がけた三枝凛子は「
_PERSONAL = "集工匠家者長員師手優督人主当役生士官客報演任授身術装明影楽響出幕訳伝付ーンルトス"
_ENDS = rf"(?={TIED}|だ|です|である|[。、と]|\ue000|{WHOSE.pattern}|{ASKED.pattern})"
# Hiragana behind kanji, the end of a verb or a particle as often as a given name.
_NO_GIVEN = (
    r"(?!から|まで|など|だけ|より|たち|ため|こと|もの|する|した|して|され|かた|ぶり|づか|ほう"
    r"|とき|ところ|あと|まま|です|だっ|でし|[をがにで])"
)
# Words in marks follow, in the sentence or right behind it.
_THEN = r"(?=(?:[^。\ue000\n]{0,40}|[^。\ue000\n]{0,60}。)\ue000)"
_JA_TITLED = re.compile(
    rf"(?:(?<=[{_PERSONAL}]の)|(?<=[{_PERSONAL}][・、])|(?<=[家者長員師手優督主ー])"
    rf"|(?<=[たるだ])(?=[^\ue000\n]{{3,6}}(?:は|が)、?\ue000))"
    rf"(?P<kanji>{_K}{{3,5}}|{_K}{{2,3}}[ァ-ヴー]{{2,4}}[江子代美枝恵]?|{_K}{{1,3}}{_NO_GIVEN}[ぁ-ん]{{2,4}}(?=[はがも]{_THEN}))(?!{_K}){BRACKET}?{_ENDS}"
    rf"|(?<=[{_PERSONAL}][の・、])(?P<spaced>{_SPACED})(?={BRACKET}?{TIED})"
    rf"|(?<=[{_PERSONAL}]の)(?P<latin>[A-Z][A-Za-z]{{2,}})(?={TIED}|さん|氏)"
    rf"|(?<![ァ-ヴー・])(?P<foreign>{_FOREIGN})(?={BRACKET}?{TIED})"
)
# A line that says no more than who speaks: ■小田切 葵のコメント, ――三枝凛子
_JA_LINE = re.compile(
    rf"(?:^|(?<=\ue001)|(?<=\ue002))\s?[■▼◆●◇□・▽【<＜〈―—–-]{{0,2}}\s?"
    rf"(?:[^\n\s。、\ue000]{{2,12}}[ \u3000])??"
    rf"(?P<spaced>{_SPACED})(?=\s?{BRACKET}?\s?(?:{JA_ADDRESS})?(?:(?:の|より)?\s?コメント|[：:]|\ue000|】|$))"
    rf"|(?:^|(?<=\ue001)|(?<=\ue002))\s?(?:[■▼◆●◇□▽【<＜〈―—–-]{{1,2}}\s?|[（(])?(?P<kanji>{_K}{{3,5}})"
    rf"(?=\s?{BRACKET}?\s?(?:{JA_ADDRESS})?(?:(?:の|より)?\s?コメント|[：:]|\ue000|】|$|[・、][^\n。]{{1,16}}[）)]))",
    re.MULTILINE,
)
_JOB_BEFORE = re.compile(
    rf"^{_K}*?(?:[女俳男声]優|歌手|監督|社長|会長|店主|店長|館長|教授|作家|画家|書家|記者|部長|課長|局長|市長|編集長|研究員|主任"
    r"|理事長?|取締役|代表|評論家|演出家|脚本家|写真家|小説家|作曲家|漫画家|専門家|指揮者|担当者?|広報|司会|議員|選手|支配人|主演|助手|医師|弁護士)"
    rf"(?={_K}{{2,5}}$)"
)
_NO_KANA = re.compile(
    r"^(?:みな|たく|おじ|おば|おかあ|おとう|おにい|おねえ|おく|むすめ|むすこ|おきゃく|おまわり|どなた|かみ|おじい|おばあ"
    r"|ファン|スタッフ|ユーザー|オーナー|ママ|パパ|メンバー|マスター|プロデューサー|ディレクター|カメラマン|ライター|リスナー|フォロワー)$"
)
_KIN = re.compile("[兄姉父母娘嫁婿奥客皆孫甥姪妻爺婆叔伯者方屋親様]")
_SHORTEST_KANJI = 2
_LONGEST_NAME = 6
_KO_ADDRESSED = re.compile(
    rf"(?<![가-힣])(?P<korean>{KO_NAME})(?:{BRACKET}?\s?씨|{BRACKET}?\s{KO_ADDRESS}|{_AGE}|님(?=[은이의]))(?!지)"
    rf"|(?<![가-힣])(?P<short>{KO_SHORT_NAME})\s?씨"
    rf"|(?<=[가-힣]\s)(?P<any>[가-힣]{{3}})\s씨(?=[는가도의를와,\s])"
)
# 김서하 넷플릭스 콘텐츠 디렉터는
_KO_OF_FIRM = re.compile(
    rf"(?<![가-힣])(?P<korean>{KO_NAME})(?<![은는을를의에로와과한할된던며고])(?=(?:\s[가-힣A-Za-z]{{1,10}}){{1,3}}\s[가-힣]{{0,5}}(?:{KO_OFFICES}){TIED})"
)
# 총괄 마에다 겐은 19일 “…”
_KO_FOREIGN_TITLED = re.compile(
    rf"(?<![가-힣]){KO_JOB}\s(?P<foreign>[가-힣]{{2,5}}\s[가-힣]{{1,4}})(?={BRACKET}?[은는이가]\s[^.\ue000\n]{{0,24}}\ue000)"
)
# 사토 유키 씨, 나카무라 겐지 감독
_KO_FOREIGN = re.compile(
    rf"(?<![가-힣])(?P<foreign>[가-힣]{{2,5}}\s[가-힣]{{2,4}})(?:{_AGE}?\s씨|\s감독|{_AGE})"
)
_KO_TITLED = re.compile(
    rf"(?<![가-힣]){KO_JOB}\s(?P<korean>{KO_NAME})(?={BRACKET}?(?:{TIED}|[의와과을를](?:\s)|에게|,|$))"
    rf"|(?<![가-힣]){KO_JOB}\s(?P<two>[가-힣]{{2}})(?=[은는이가]\s\ue000)"
    rf"|^[■▶▲◆●◇□-]?\s?(?P<line>{KO_NAME})(?={BRACKET}?\s?(?:[：:]|\ue000|$))",
    re.MULTILINE,
)
# A name that begins a sentence, and comes again: 三枝凛子は…。三枝は…, 표유진는….
_JA_BARE = re.compile(rf"(?:^|(?<=[。\s]))(?P<kanji>{_K}{{3,5}})(?=は|が|も)", re.MULTILINE)
_KO_BARE = re.compile(
    rf"(?:^|(?<=[.\s]))(?P<korean>{KO_NAME})(?<![자들진사비일권편극물제팀측계원스즈터어])(?=[은는이가]\s)",
    re.MULTILINE,
)
_KO_SURNAMED = re.compile(rf"(?<![가-힣])(?P<family>[가-힣]|{KO_TWO})\s(?={KO_ADDRESS})")
_KO_OTHER = re.compile(
    r"(?:가|자|원|장|수|사|인|관|생|팬|담당|출신|PD|배우|감독|출연한|한|은|는|인|운|된|던|의|적|측|씨|에서|에|을|를|도|로)\s"
)


_KOREAN = (_KO_ADDRESSED, _KO_TITLED, _KO_FOREIGN, _KO_FOREIGN_TITLED, _KO_OF_FIRM)
_NO_KANJI_BEFORE = re.compile(rf"(?<!{_K})")
_AGAIN = re.compile(rf"(?!{_K})(?=[はがもの、をに]|さん|氏|と)")
_NO_HANGUL_BEFORE = re.compile("(?<![가-힣])")
_KO_AGAIN = re.compile(r"(?:[은는이가을를의도와과]|에게|\s?씨)(?![가-힣])")
_NO_LETTER_BEFORE = re.compile(rf"(?<![{KANJI}가-힣ァ-ー])")
_NO_LETTER_AFTER = re.compile(rf"(?![{KANJI}ァ-ー])")
_NO_PART_BEFORE = re.compile(rf"(?<![{KANJI}ァ-ー・])")
_TIED_AFTER = re.compile(rf"(?![{KANJI}ァ-ー])(?={JA_ADDRESS}|{TIED}|、?\ue000)")
_KO_PART_BEFORE = re.compile("(?<![가-힣ァ-ー・])")
_KO_PART_AFTER = re.compile(rf"(?![ァ-ー・])(?=\s?{KO_ADDRESS}|{JA_ADDRESS}|{TIED}|[、と\ue000])")
_KO_SUFFIXED = re.compile(rf"[가-힣]{{1,2}}(?=\s?(?:{KO_ADDRESS}|가\s|이\s|은\s|는\s))")
_KANJI_MORE = re.compile(rf"{_K}{{1,3}}(?!{_K})")
_NO_PERSON = re.compile(rf"(?:{JA_ADDRESS}|家|組|邸|作品)$")
_KO_FAMILY = re.compile(KO_TWO)
_KO_ADDRESSED_NAME = re.compile(rf"{KO_NAME}|{KO_ADDRESS}")
_SHORT_KANJI = re.compile(rf"{_K}{{2,3}}")
_MOST = 200
"""Names that are followed in one article: none speaks of as many."""


def standing(
    plain: str, words: str, before: re.Pattern[str], after: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Return where words stand between what may stand `before` and `after` them.

    The end is that of what `after` matches.
    """
    place = plain.find(words)
    while place >= 0:
        match = after.match(plain, place + len(words))
        if match is not None and before.match(plain, place) is not None:
            yield place, match.end()
        place = plain.find(words, place + len(words))


class Name(NamedTuple):
    """A place where somebody unknown is named: `called` is the fullest form that is printed."""

    start: int
    end: int
    called: str | None
    entity: str | None = None


class Names:
    """The unknown people of one article, and the short forms of the known."""

    def __init__(self, plain: str, known: Sequence[Mention]) -> None:
        self._plain = plain
        self._known = known
        places = [*islice(self._japanese(), _MOST), *islice(self._korean(), _MOST)]
        places += islice(self._bare(places), _MOST)
        places += self._alone(places)
        self._full = {plain[start:end] for start, end in places}
        self._longest: dict[str, str | None] = {}
        found = {*self._named(places), *self._short()}
        self.found = sorted(found, key=lambda one: (one.start, -one.end))

    def _japanese(self) -> Iterator[tuple[int, int]]:
        for pattern in (_JA_ADDRESSED, _JA_TITLED, _JA_LINE):
            for match in pattern.finditer(self._plain):
                place = self._trimmed(match)
                if place is not None:
                    yield place

    def _trimmed(self, match: re.Match[str]) -> tuple[int, int] | None:
        """Return the place of a name without a job that stands before it, if it can be one."""
        group = match.lastgroup or ""
        start, end = match.span(group)
        name = match[group]
        if group == "kanji":
            job = _JOB_BEFORE.match(name)
            if job is not None:
                start += job.end()
                name = name[job.end() :]
            if not _SHORTEST_KANJI <= len(name) <= _LONGEST_NAME:
                return None
        if group == "lone" and _KIN.fullmatch(name):
            return None
        if group == "kana" and _NO_KANA.search(name):
            return None
        return None if NOT_NAMES.search(name) else (start, end)

    def _korean(self) -> Iterator[tuple[int, int]]:
        for pattern in _KOREAN:
            for match in pattern.finditer(self._plain):
                group = match.lastgroup or ""
                start, end = match.span(group)
                name = match[group]
                if group == "foreign":
                    last = name.rpartition(" ")[2]
                    if _KO_ADDRESSED_NAME.fullmatch(last) or _KO_OTHER.search(name):
                        continue
                if not KO_NOT_NAMES.search(name):
                    yield start, end

    def _bare(self, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Return names that nothing but their coming again shows."""
        seen = {self._plain[start:end] for start, end in places}
        for match in _JA_BARE.finditer(self._plain):
            name = match["kanji"]
            if name in seen or NOT_NAMES.search(name):
                continue
            again = (
                standing(self._plain, part, _NO_KANJI_BEFORE, _AGAIN)
                for part in {name[:2], name[:3]}
            )
            if any(next(places, None) is not None for places in again):
                yield match.span("kanji")
        for match in _KO_BARE.finditer(self._plain):
            name = match["korean"]
            if name in seen or KO_NOT_NAMES.search(name):
                continue
            again = standing(self._plain, name, _NO_HANGUL_BEFORE, _KO_AGAIN)
            if len([*islice(again, 2)]) > 1:
                yield match.span("korean")

    def _alone(self, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Return the names that only what they are made of shows, where no other stands."""
        taken = [*places, *((m.start, m.end) for m in self._known)]
        for start, end in islice(alone(self._plain), _MOST):
            if all(end <= a or b <= start for a, b in taken):
                yield start, end

    def _named(self, places: Sequence[tuple[int, int]]) -> Iterator[Name]:
        """Return each name that is found, and wherever else it stands."""
        for start, end in places:
            yield self._called(start, end)
        long = sorted({self._plain[a:b] for a, b in places if b - a > _SHORTEST_KANJI}, key=len)
        for name in reversed(long):
            for place in standing(self._plain, name, _NO_LETTER_BEFORE, _NO_LETTER_AFTER):
                yield self._called(*place)
        for name in long:
            for family in _families(name):
                # 三枝は: the family name alone, once the full one is printed.
                for place in standing(self._plain, family, _NO_PART_BEFORE, _TIED_AFTER):
                    yield Name(*place, name)
        for match in _KO_SURNAMED.finditer(self._plain):
            full = self._fullest(match["family"])
            if full is not None:
                yield Name(match.start(), match.end("family"), full)

    def _called(self, start: int, end: int) -> Name:
        name = self._plain[start:end]
        owner = self._owner(name)
        if owner is not None:
            return Name(start, end, None, owner)
        return Name(start, end, self._fullest(name) or name)

    def _owner(self, name: str) -> str | None:
        """Return the known person of whose printed name this is a part."""
        for m in self._known:
            if m.kind is Kind.PERSON and name in re.split(r"[・\s]", self._plain[m.start : m.end]):
                return m.entity
            if m.kind is Kind.PERSON and self._plain[m.start : m.end].startswith(name):
                return m.entity
        return None

    def _fullest(self, name: str) -> str | None:
        """Return the longest printed name that begins or ends with this one, noted once."""
        if name not in self._longest:
            self._longest[name] = self._longer(name)
        return self._longest[name]

    def _longer(self, name: str) -> str | None:
        longer = [
            full
            for full in self._full
            if len(full) > len(name) and (full.startswith(name) or full.endswith(name))
        ]
        if longer:
            return max(longer, key=len)
        if len(name) == 1 or _KO_FAMILY.fullmatch(name):
            before, after, others = _NO_HANGUL_BEFORE, _KO_SUFFIXED, KO_NOT_NAMES
        elif _SHORT_KANJI.fullmatch(name):
            before, after, others = _NO_KANJI_BEFORE, _KANJI_MORE, _NO_PERSON
        else:
            return None
        printed = (self._plain[a:b] for a, b in standing(self._plain, name, before, after))
        return next((one for one in printed if not others.search(one)), None)

    def _short(self) -> Iterator[Name]:
        """Return where a part of a known person's printed name stands alone: オク, 하야토."""
        parts: dict[str, str | None] = {}
        for m in self._known:
            said = self._plain[m.start : m.end]
            pieces = re.split(r"[・\s]", said)
            if m.kind is Kind.PERSON and len(pieces) > 1:
                parts.update({piece: m.entity for piece in pieces if len(piece) > 1})
        for part, entity in parts.items():
            for start, end in standing(self._plain, part, _KO_PART_BEFORE, _KO_PART_AFTER):
                yield Name(start, end, None, entity)


def _families(name: str) -> Iterator[str]:
    """Return what can be the family name of a full Japanese or foreign name."""
    if "・" in name:
        yield name.rpartition("・")[2]
    elif (match := re.match(rf"{_K}{{2,}}", name)) is not None:
        kanji = match[0]
        for size in range(2, len(kanji) + (len(kanji) < len(name))):
            if not NOT_NAMES.search(kanji[:size]):
                yield kanji[:size]
