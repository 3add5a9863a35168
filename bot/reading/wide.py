"""Speech in Japanese and Korean, where the verb comes last and the speaker first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.documents import Attribution
from bot.domain.facts import Kind
from bot.reading.frames import (
    JAPANESE_AFTER,
    JAPANESE_TOPIC,
    JAPANESE_VERB,
    KOREAN_AFTER,
    KOREAN_VERB,
)
from bot.reading.narration import Narration, Speaker
from bot.reading.patterns import CJK
from bot.reading.subjects import Frame

if TYPE_CHECKING:
    from bot.reading.marks import Marked

_BACK = 4
_HONORIFIC = (
    r"(?:さん|氏|監督|プロデューサー|くん|君|選手|役|代表|社長|・?\([^)]{1,12}\)|（[^）]{1,12}）"
    r"|\s?(?:배우|감독|프로듀서|씨|측|측은|총괄 프로듀서|대표|관계자|담당자))*"
)
_JA_NAME = re.compile(
    r"(?P<name>[一-龥々]{2,6}|(?<=[の、。\s])[一-龥々]{1,4}[ぁ-んァ-ヴー]{1,4}(?=さん|氏)"
    r"|[ァ-ヴー]{2,}(?:・[ァ-ヴー]{2,})+)(?:さん|氏|監督)"
    r"|(?:(?:(?<=[家者長員師手優督])|(?<=[家者長員師手優督ー人主]の))(?P<plain>[一-龥々]{3,5})"
    r"|(?P<kana>[ァ-ヴー]{2,}(?:・[ァ-ヴー]{2,})+))(?:\([^)]{1,9}\)|（[^）]{1,9}）)?(?=は|が|も)"
)
_KO_JOB = re.compile(
    r"(?:평론가|기자|작가|감독|프로듀서|배우|프로그래머|대표|교수|가수|코치|통역사|통역|디자이너|스태프"
    r"|편집자|피디|PD|관장|팬|유학생|교민|위원장|사장|매니저|평론)\s(?P<name>[가-힣]{3})"
    r"(?:은|는|이|가|도|\s?씨)(?![가-힣])"
)
_NOBODY = re.compile(
    r"関係者は|소식통|누리꾼|네티즌|ファン(?:は|から)|ネット|SNS|コメント欄|常連|(?:男性|女性|客)(?:（[^）]*）)?[は、]"
    r"|(?<![가-힣])한\s(?:[가-힣]+\s){0,3}(?:관계자|대표|팬|평론가|시청자|직원|네티즌|매체|스태프)(?:은|는|이|가)"
    r"|팬들은|댓글|司会者(?:さん)?[はが]"
)
_ROLES = (
    (re.compile(r"(?<!助)監督(?:は|が|も)|(?<!조)감독(?:은|이|도)"), "director"),
    (
        re.compile(r"プロデューサー(?:は|が|も)|프로듀서(?:\s다이\s?오타)?(?:은|는|이|가)"),
        "executive-producer",
    ),
)
_COMMENT = re.compile(r"(?:の)?コメント\W*$|(?:^|\s)코멘트\W*$")
_SHOWN_AS_SPEAKER = re.compile(r"\s?(?:さん|氏|監督|プロデューサー)?[。\s]*$")
_KO_NAME = re.compile(
    r"(?:^|[\s(])(?P<name>[가-힣]{3})\s(?:씨|감독|프로듀서|배우|대표)(?:은|는|이|가|도|와|:)"
)
_KO_TOPIC = re.compile(r"(?:은|는|이|가|도|측은|측이|측|께서|,|:|\s)")
_JA_TOPIC = re.compile(JAPANESE_TOPIC + r"|[、：:\s]")
_PRONOUN = re.compile(r"(?<![가-힣一-龥])(?:그는|그가|그녀는|彼は|彼女は|同氏は|본인은)")
_NOT_NAMES = re.compile(
    r"今年|昨年|今回|今後|今日|昨日|当日|登壇|制作|製作|会見|男性|女性|常連|視聴|観客|人気|世界|日本|韓国"
    r"|제작사|방송|영화사|배급|업계|관계자|소속사|이번|최근|국내|해외|온라인|公式|事務所|全員|時期|情報|客席"
    r"|関係者|本作|同作|作品|物語|二人|会場|配信|撮影|番組|映画|主演|司会|助監督|出演|自身|同社|同局|記者|編集|監督|脚本|俳優|支配人"
)


_PATTERNS = (_JA_NAME, _KO_NAME, _KO_JOB)
_BLOTTED = ("\ue000", "\ue001", "\ue002")
_BRIEF = 30
_SURNAME = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣])\s(?:감독|씨|프로그래머|대표|작가|평론가|교수)(?:은|는|이|가)\s"
)
_OBJECT = re.compile(r"(?:와|과|에|를|을|と|に|を)")
_FAR = 1_000
_SAME = re.compile(r"同社(?:は|が|も|では)|(?<![가-힣])(?:이\s)?회사(?:는|측은)")


class _Named(NamedTuple):
    at: int
    end: int
    entity: str | None
    called: str | None
    topic: bool


def is_wide(text: str, mark: Marked) -> bool:
    """Say whether the words around a stretch are Japanese or Korean."""
    around = text[max(0, mark.start - 12) : mark.start] + text[mark.end : mark.end + 12]
    return len(CJK.findall(around)) >= 3


def frame(narration: Narration, text: str, mark: Marked) -> tuple[Frame | None, bool]:
    """Return the frame of a stretch, and whether it is only a part of a sentence."""
    if mark.mark == "『":
        return None, False
    behind = mark.end
    while narration.plain[behind : behind + 1] in _BLOTTED:
        # 「…」「…」といった投稿: both are what is told.
        behind += 1
    after = JAPANESE_AFTER.match(text, behind)
    verbs, copula = JAPANESE_VERB, False
    if after is not None:
        copula = behind == mark.end and text[behind : behind + 1] in ("だ", "で")
    else:
        after = None if mark.mark == "「" else KOREAN_AFTER.match(text, behind)
        verbs = KOREAN_VERB
        if after is not None:
            copula = after[0].lstrip().startswith(("으로", "는", "란"))
    if after is None:
        return None, False
    rest = after["rest"]
    named = _named(narration, after.start("rest"), after.end("rest")) if len(rest) < _BRIEF else []
    if named and not rest[: named[0].at - after.start("rest")].strip("、 "):
        # 「…」と橋爪さん。
        one = named[0]
        if _SHOWN_AS_SPEAKER.match(narration.plain, one.end, after.end("rest")):
            speaker = Speaker(one.entity, one.called, Attribution.EXPLICIT)
            return Frame(speaker, "name-behind", mark.end), False
    if not verbs.search(rest) and not (rest.strip() == "" and verbs is JAPANESE_VERB):
        return None, False
    speaker = speaker_of(narration, mark.start) or narration.hero
    return Frame(speaker or Speaker(), "said-behind", mark.end), copula


def speaker_of(narration: Narration, place: int) -> Speaker | None:
    """Return the topic of the sentence up to a place, or of the sentences before."""
    here = narration.at(place)
    for number in range(here, max(-1, here - _BACK), -1):
        sentence = narration.sentences[number]
        end = min(sentence.end, place)
        named = _named(narration, sentence.start, end)
        late = any(one.topic and one.at > sentence.start + 12 for one in named)
        pronoun = _PRONOUN.search(narration.plain, sentence.start, end)
        if number == here and pronoun is not None and not late:
            return _person_above(narration, here)
        topics = [one for one in named if one.topic]
        if topics:
            one = topics[-1] if number == here else topics[0]
            own = Attribution.EXPLICIT if number == here else Attribution.PARAGRAPH
            return Speaker(one.entity, one.called, own)
        if number == here:
            role = (
                _surnamed(narration, sentence.start, end)
                or _role(narration, sentence.start, end)
                or _firm(narration, sentence.start, end)
            )
            if role is not None:
                return role
            if _NOBODY.search(narration.plain, sentence.start, end):
                return Speaker()
        named = [one for one in named if not _is_firm(narration, one)]
        if narration.hero is not None:
            named = [o for o in named if not _OBJECT.match(narration.plain, o.end)]
        if number < here and len({(one.entity, one.called) for one in named}) == 1:
            return Speaker(named[0].entity, named[0].called, Attribution.PARAGRAPH)
    return None


def topic_near(narration: Narration, place: int) -> Speaker | None:
    """Return the topic of the sentence right before one of words alone, in the same line."""
    here = narration.at(place)
    if here == 0 or narration.sentences[here - 1].line != narration.sentences[here].line:
        return None
    above = narration.sentences[here - 1]
    named = _named(narration, above.start, above.end)
    topics = [one for one in named if one.topic and not _is_firm(narration, one)]
    if not topics:
        return None
    return Speaker(topics[0].entity, topics[0].called, Attribution.PARAGRAPH)


def _is_firm(narration: Narration, one: _Named) -> bool:
    return one.entity is not None and narration.roster.kind(one.entity) is Kind.ORGANISATION


def _surnamed(narration: Narration, start: int, end: int) -> Speaker | None:
    """Return whom a Korean surname with a title means: the one named so in full."""
    match = _SURNAME.search(narration.plain, start, end)
    if match is None:
        return None
    full = re.compile(rf"(?<![가-힣]){match['name']}[가-힣]{{2}}(?=\s?(?:씨|감독|가 |이 |은 |는 ))")
    found = full.search(narration.plain)
    return None if found is None else Speaker(None, found[0], Attribution.EXPLICIT)


def _firm(narration: Narration, start: int, end: int) -> Speaker | None:
    """Return the organisation that “the same company” means: the one named last."""
    if not _SAME.search(narration.plain, start, end):
        return None
    mentions = narration.roster.mentions(narration.text, max(0, start - _FAR), start)
    firms = [m.entity for m in mentions if m.kind is Kind.ORGANISATION]
    return Speaker(firms[-1], None, Attribution.EXPLICIT) if firms else None


def _role(narration: Narration, start: int, end: int) -> Speaker | None:
    """Return the only one who has the role that a sentence is about."""
    for pattern, role in _ROLES:
        having = narration.people.by_role[role]
        if len(having) == 1 and pattern.search(narration.plain, start, end):
            return Speaker(next(iter(having)), None, Attribution.EXPLICIT)
    return None


def commenting(narration: Narration, place: int) -> Speaker | None:
    """Return whose comment the line above a place announces: ▼太田大のコメント."""
    here = narration.at(place)
    if here == 0:
        return None
    above = narration.sentences[here - 1]
    if not _COMMENT.search(narration.plain, above.start, above.end):
        return None
    named = [one for one in _named(narration, above.start, above.end) if one.entity is not None]
    return Speaker(named[0].entity, None, Attribution.EXPLICIT) if len(named) == 1 else None


def _person_above(narration: Narration, here: int) -> Speaker | None:
    """Return the person whom “he” means: the first topic of the sentences above."""
    for number in range(here - 1, max(-1, here - 2 * _BACK), -1):
        sentence = narration.sentences[number]
        for one in _named(narration, sentence.start, sentence.end):
            person = one.entity is None or narration.roster.kind(one.entity) is Kind.PERSON
            if one.topic and person:
                return Speaker(one.entity, one.called, Attribution.PRONOUN)
    return None


def _named(narration: Narration, start: int, end: int) -> list[_Named]:
    plain = narration.plain
    found: list[_Named] = []
    for m in narration.roster.mentions(narration.text, start, end):
        if m.kind not in (Kind.PERSON, Kind.ORGANISATION) or not plain[m.start].isprintable():
            continue
        match = re.compile(_HONORIFIC).match(plain, m.end)
        at = match.end() if match is not None else m.end
        after = plain[at : at + 4]
        topic = bool(_JA_TOPIC.match(after) or _KO_TOPIC.match(after)) or at >= end
        topic = topic and not after.startswith(("の", "의"))
        if m.kind is Kind.ORGANISATION and after[:1] in (" ", "\u3000"):
            topic = False
        found.append(_Named(m.start, m.end, m.entity, None, topic))
    known = [(one.at, one.end) for one in found]
    for match in (m for one in _PATTERNS for m in one.finditer(plain, start, end)):
        group = match.lastgroup or "name"
        name = match[group]
        if _NOT_NAMES.search(name) or any(
            a < match.end(group) and match.start(group) < b for a, b in known
        ):
            continue
        found.append(_Named(match.start(group), match.end(group), None, name, topic=True))
    return sorted(found)
