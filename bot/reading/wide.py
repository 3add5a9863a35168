"""Who speaks in Japanese and Korean, where the verb comes last and the speaker first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.documents import Attribution
from bot.domain.facts import Kind
from bot.reading.narration import Narration, Speaker
from bot.reading.patterns import CJK
from bot.reading.wide_meaning import NOBODY, resolved
from bot.reading.wide_people import Someone, people_of
from bot.reading.wide_words import CROWD, JA_ADDRESS, KO_ADDRESS

if TYPE_CHECKING:
    from bot.reading.marks import Marked

_LATIN = re.compile("[A-Za-z]")
_BACK = 10
BULLETS = "・•●▼▽■□◆◇○※▶▷►*-－– \u3000"
_NEAR = 12
_WIDER = 200
_ENOUGH = 3
_COMMENT = re.compile(
    r"(?:の|から)?(?:の)?コメント(?:全文)?\W*$|(?:^|\s)(?:코멘트|소감|입장문?(?:\s전문)?)\W*$"
)
_QUESTION = re.compile(r"\s?(?:[―—–]{1,2}|[QＱ][.．：:\s])")
# A clause ends here: whoever is the subject before that needn't be who speaks.
_CLAUSE_END = re.compile(
    r"、|,|(?:中|なか|ところ|たび|ため|ので|ながら|ると|すると)$|(?:자|가운데|면|때)\s*$"
)
_SAYS_SO = re.compile(
    r"(?:^|[はが])、?\s*(?:そう|こう|これは|と)(?!し[てた])"
    r"|そう(?=話|語|言|書|振り|述|答|打ち|笑|つぶ|明か|切り)"
)
_CLEFT = re.compile(r"のは|人(?:が|は)|말(?:한|하는)\s(?:이는|사람은|것은)|전한\s이는")
_KO_SO = re.compile(r"\s*(?:그렇게|이렇게|이같이)\s[가-힣]{1,6}(?:는|던|한)\s")
_KO_SAID = re.compile(
    r"말했|말한|물었|되물|외쳤|말이다|말입니다|설명|전했|웃|이야기|얘기|회상|귀띔|덧붙|답했|의\s(?:답|대답|기억|평|설명)이|고백|토로|의\s말|소감|털어놨|강조|목소리"
)
_AS_SPEAKER = re.compile(
    rf"(?:\s?{KO_ADDRESS}|{JA_ADDRESS}|[（(][^）)]{{1,16}}[）)])*(?:だ|である|です|だった|の弁|談)?[。\s、]*$"
)
_VOICES = re.compile(
    r"(?:声|投稿|反応|意見|書き込み|感想|口コミ|つぶやき|歓声|レビュー|ポスト|疑問|不満|悲鳴|指摘|質問|要望|見方|評)(?:[がもやで]|など|も)"
    r"|(?:반응|댓글|글|의견|목소리|후기|호평|혹평|평가|지적|응원|이야기|질문|소문)(?:이|도|은|들이|가|까지|과|와)(?=\s)"
    r"|말(?:이|도|까지)\s(?:[가-힣]+\s)?(?:나오|나온|나왔|나돌|많|돌았|돈다|쏟아|들린|들려)"
)
_OBJECT = re.compile(r"(?:와|과|에|를|을|と|に|を|へ|의|の)")
# A syllable that ends in n before a noun: 보내 준 반찬이.
_N_ENDING = "".join(map(chr, range(0xAC04, 0xD7A4, 28)))
# What stands before is the subject of no more than a clause about a noun: 磯村が着たコートが….
_EMBEDDED = re.compile(
    rf"[はが](?![ぁ-ん])|[가-힣\s][{_N_ENDING}]\s[가-힣]+(?:에서|을|를|이|가|에|의|은|는|도|와|과)(?![가-힣])"
)
_SIGN = re.compile(r"\s{0,3}[（(]|\s{0,3}[―—–-]{1,2}\s?|\s?／")
_WHO = re.compile(
    rf"(?:\s?{KO_ADDRESS}|{JA_ADDRESS}|\s?[（(][^）)\n]{{1,20}}[）)]|\s?役|[】>＞〉：:\s])*"
)
_SHORT = 34
_PRESENTS = re.compile(
    r"(?:です|でした|だ|と申|という|といい)|\s?(?:입니다|이에요|예요|라고|로서|이라고|이야)"
)
_SENT = re.compile(
    r"届|寄せ|送[らっ]|渡|贈|来た|入った|メール|手紙|電話|伝言|メッセージ|コメント|도착|왔|보내|메일|편지|문자|메시지|답장"
)
_TWO = re.compile("두\\s|둘|[二両]")
_HEARSAY = re.compile(
    r"[다라자]고\s(?:한다|했다|합니다|하더라|전해진다)\W{0,3}$|(?:という|そうだ|そうです|らしい)\W{0,3}$"
)
_BEFORE_THAT = re.compile(
    r"[^、。\ue000\n]{0,40}?(?:[うくすつぬむるぐぶ]と|たら|れば|ても|ので|ため|ところ|とき|あと|以来|けど|のに|たび)、"
    r"|\s[^.,\ue000\n]{0,40}?(?:[하되묻리이주오치나]자|[으하되오가이]니|[려어아]도|자마자|[을할될]\s때)[,\s]"
)
_HEARS = re.compile(
    r"(?:말|질문|물음|소식|제안|요청|농담|칭찬|한마디|부탁|인사)에[는도]?\s"
    r"|[가-힣](?:자|니)\s|(?:とい?う|との)(?:言葉|質問|問い|声|話|知らせ|お願い|一言)に"
    r"|[いうるたす]と、?|れて?、"
)


def is_wide(narration: Narration, mark: Marked) -> bool:
    """Say whether the words around a stretch are Japanese or Korean."""
    plain, first = narration.plain, narration.sentences[0].start
    near = plain[max(first, mark.start - _NEAR) : mark.start] + plain[mark.end : mark.end + _NEAR]
    if len(CJK.findall(near)) >= _ENOUGH:
        return True
    # Between other words in marks: what stands further off tells.
    far = plain[max(first, mark.start - _WIDER) : mark.start] + plain[mark.end : mark.end + _WIDER]
    return len(CJK.findall(far)) > len(_LATIN.findall(far)) + 1


def leads(narration: Narration, place: int) -> bool:
    """Say whether a name alone leads to a stretch, as in a talk: 磯村「…」."""
    sentence = narration.sentences[narration.at(place)]
    near = people_of(narration).within(sentence.start, place)
    first = place
    if near and near[0].tie == "next" and near[0].at < sentence.start + _NEAR:
        first = near[0].at
    return not narration.plain[sentence.start : first].strip(BULLETS) if first < place else False


def speaker_in(narration: Narration, place: int) -> Speaker | None:
    """Return who speaks as the sentence before a place says; nobody known as `NOBODY`."""
    sentence = narration.sentences[narration.at(place)]
    one = _topic(narration, sentence.start, place)
    return None if one is None else resolved(narration, one)


def speaker_behind(narration: Narration, start: int, end: int) -> Speaker | None:
    """Return whom the clause behind a stretch names as its speaker: 「…」とオクは笑った."""
    people = people_of(narration).within(start, end)
    clause = narration.plain[start:end]
    cleft = _CLEFT.search(clause)
    for one in people:
        before = narration.plain[start : one.at]
        if _HEARS.search(before) is not None and one.tie != "whose":
            # “…”라는 말에 그는 웃었다: whoever reacts didn't say it.
            return None
        if one.means == "nobody":
            # “…”는 팬도, 「…」と話す女性も
            near = not re.search("[、,]", before) and len(before) <= _NEAR
            if one.tie in ("topic", "subject") and near:
                return NOBODY
            continue
        if cleft is not None and one.at >= start + cleft.start():
            return resolved(narration, one)
        if _AS_SPEAKER.match(narration.plain, _bare_end(narration, one), end + 1):
            return resolved(narration, one)
        if "、" in before.strip("、 ") or "," in before.strip(", "):
            return None
        if one.tie in ("topic", "subject", "whose") and one.end < end:
            return resolved(narration, one)
    return None


def speaker_next(narration: Narration, place: int) -> Speaker | None:
    """Return whom the sentence after a stretch names as its speaker: 「…」。そう話すのは…."""
    number = narration.at(place)
    if narration.sentences[number].end <= place + 1:
        number += 1
    if number >= len(narration.sentences):
        return None
    sentence = narration.sentences[number]
    if narration.plain[place : sentence.start].count("\n") or sentence.start < place - 1:
        return None
    said = narration.plain[max(place, sentence.start) : sentence.end]
    so = _SAYS_SO.search(said.lstrip("。 "))
    so = so or _KO_SO.match(said)
    korean = len(said) <= _SHORT + 20 and _KO_SAID.search(said) is not None
    if (so is None and not korean) or "\ue000" in said:
        return None
    people = people_of(narration).within(max(place, sentence.start), sentence.end)
    named = [one for one in people if one.entity is not None or one.called is not None]
    persons = [one for one in named if not one.firm]
    if _CLEFT.search(said) is None and not (named or people):
        return None
    chosen = (persons or named or people)[-1:] if _CLEFT.search(said) else (named or people)[:1]
    return resolved(narration, chosen[0]) if chosen else None


def speaker_acting(narration: Narration, start: int, end: int) -> Speaker | None:
    """Return who does something right behind words that begin a paragraph: “…” 그는 웃었다."""
    asks = narration.text[start:end].rstrip('」”’"』').endswith(("?", "？"))
    before = narration.plain[max(0, start - _NEAR) : start].rstrip(" \u3000")
    if asks or before[-1:] not in ("", "\n"):
        return None
    number = narration.at(end) + (narration.sentences[narration.at(end)].end <= end + 1)
    if number >= len(narration.sentences):
        return None
    sentence = narration.sentences[number]
    if sentence.start > end + _NEAR or "\n" in narration.plain[end : sentence.start]:
        return None
    for one in people_of(narration).within(max(end, sentence.start), sentence.end)[:1]:
        before = narration.plain[max(end, sentence.start) : one.at]
        if one.tie in ("topic", "subject") and not one.firm and "," not in before:
            return resolved(narration, one)
    return None


def crowd(narration: Narration, start: int, clause: str) -> bool:
    """Say whether the words are those of many: voices on the net, fans, comments."""
    sentence = narration.sentences[narration.at(start)]
    if _VOICES.search(clause):
        return True
    begin = max(sentence.start, start - _WIDER)
    return CROWD.search(narration.plain, begin, start + 1) is not None


class Words(NamedTuple):
    """Words in marks whose speaker isn't named beside them: their place, and who spoke last.

    `last` go on where the sentence right above has no other topic, nor has any sentence behind
    `since`, where they ended.
    """

    start: int
    end: int
    last: Speaker | None = None
    since: int = 0


def speaker_above(narration: Narration, words: Words) -> Speaker | None:
    """Return the topic of the sentences before that of some words, the nearest first."""
    here = narration.at(words.start)
    line = narration.sentences[here].line
    named = _named_in(narration, words)
    last = words.last if words.last is not None and words.last.entity not in named else None
    since = narration.at(words.since)
    asks = narration.text[words.start : words.end].rstrip('」”’"』').endswith(("?", "？", "か"))
    for sure in (True, False):
        for number in range(here - 1, max(-1, here - 1 - _BACK), -1):
            sentence = narration.sentences[number]
            same = sentence.line == line
            asked = narration.plain[max(sentence.start, sentence.end - 2) : sentence.end]
            if _QUESTION.match(narration.plain, sentence.start) or "?" in asked or "？" in asked:
                continue
            near = same or number == here - 1
            if sure and not near and (last is None or number <= since):
                break
            told = narration.told.get(number)
            if told is not None and same and told.entity not in named:
                return told._replace(attribution=Attribution.PARAGRAPH)
            found = _above(narration, number, near=near, sure=sure, asks=asks)
            if found is not None and (found.entity is None or found.entity not in named):
                return found._replace(attribution=Attribution.PARAGRAPH)
        if last is not None:
            return last._replace(attribution=Attribution.PARAGRAPH)
    return None


def _named_in(narration: Narration, words: Words) -> set[str]:
    """Return whom words name: nobody says their own name, but to present themselves."""
    found = narration.roster.mentions(narration.text, words.start, words.end)
    return {
        m.entity
        for m in found
        if m.kind is Kind.PERSON and _PRESENTS.match(narration.text, m.end) is None
    }


def _above(
    narration: Narration, number: int, *, near: bool, sure: bool, asks: bool
) -> Speaker | None:
    """Return whom one sentence above is about: its topic, or, not `sure`, the only one named.

    `asks` says that the words are a question: whoever is asked in that sentence doesn't say it.
    """
    sentence = narration.sentences[number]
    said = narration.plain[max(sentence.start, sentence.end - _SHORT) : sentence.end]
    people = [
        one
        for one in people_of(narration).within(sentence.start, sentence.end)
        if (near or not (one.firm or one.means))
        and (
            one.tie != "source"
            or _SENT.search(narration.plain, one.end, min(sentence.end, one.end + _SHORT))
        )
        and one.means not in ("firm", "agency")
        and not (one.means == "nobody" and _TWO.match(narration.plain, one.at))
    ]
    topics = [one for one in people if one.tie == "asked" and not asks]
    topics = topics or [one for one in people if one.tie in ("topic", "about")]
    if sure and not near:
        topics = [one for one in topics if one.tie == "topic" and not one.means]
    elif not topics:
        topics = [
            one
            for one in people
            if one.tie in ("subject", "next", "whose", "source")
            and (
                not sure
                or one.tie == "whose"
                or not _EMBEDDED.search(narration.plain, one.end, sentence.end)
            )
            and not (sure and one.tie == "subject" and _leads_on(narration, one, said))
        ]
    for one in topics:
        found = resolved(narration, one)
        if found is not None:
            return found
    if sure:
        return None
    persons = [one for one in people if not one.firm and (one.entity or one.called)]
    if narration.hero is not None:
        persons = [one for one in persons if not _OBJECT.match(narration.plain, one.end)]
    if len({(one.entity, one.called) for one in persons}) == 1:
        return Speaker(persons[0].entity, persons[0].called, Attribution.PARAGRAPH)
    return None


def _leads_on(narration: Narration, one: Someone, said: str) -> bool:
    """Say whether a subject is only that of a clause before the one that leads to the words.

    店主が席を外すと、…; a sentence of hearsay has the one who tells as its topic.
    """
    if one.means == "nobody" and _HEARSAY.search(said):
        return True
    return _BEFORE_THAT.match(narration.plain, one.end) is not None


def commenting(narration: Narration, place: int) -> Speaker | None:
    """Return whose comment the line above a place announces: ▼太田大のコメント."""
    here = narration.at(place)
    if here == 0:
        return None
    above = narration.sentences[here - 1]
    said = narration.plain[above.start : above.end]
    named = [
        one
        for one in people_of(narration).within(above.start, above.end)
        if one.entity is not None or one.called is not None
    ]
    persons = [one for one in named if not one.firm] or named
    announced = _COMMENT.search(said) is not None
    if not announced and len(said) <= _SHORT and len(persons) == 1:
        # A line of its own that says no more than who: ■橋爪駿輝
        announced = _WHO.fullmatch(narration.plain, persons[0].end, above.end) is not None
    if not announced or len({(one.entity, one.called) for one in persons}) != 1:
        return None
    return resolved(narration, persons[0])


def signed(narration: Narration, end: int) -> Speaker | None:
    """Return who signs words that end at a place: 「…」 ――三枝凛子（衣装）."""
    match = _SIGN.match(narration.plain, end)
    if match is None:
        return None
    far = min(len(narration.plain), match.end() + _WIDER)
    stop = narration.plain.find("\n", match.end(), far)
    stop = far if stop < 0 else stop
    for one in people_of(narration).within(match.end(), match.end() + _NEAR)[:1]:
        if "\n" in match[0] and _WHO.fullmatch(narration.plain, one.end, stop) is None:
            # The next question of a talk: ――磯村さんの印象は。
            return None
        if one.entity is not None or one.called is not None:
            return resolved(narration, one)
    return None


def _topic(narration: Narration, start: int, place: int) -> Someone | None:
    """Return whose sentence it is up to a place: the last topic, or the subject right there."""
    people = people_of(narration).within(start, place)
    chosen: Someone | None = None
    for one in people:
        gap = narration.plain[one.end : place]
        topic = one.tie in ("topic", "source", "whose", "asked")
        topic = topic and (not one.firm or chosen is None or len(gap) <= _SHORT)
        subject = one.tie == "subject"
        subject = subject and (chosen is None or not _CLAUSE_END.search(gap.strip()))
        beside = one.tie == "next" and not gap.strip("、,の의 \u3000")
        if topic or subject or beside:
            chosen = one
    return chosen


def _bare_end(narration: Narration, one: Someone) -> int:
    """Return where a name ends, without what ties it to its sentence."""
    called = one.called or ""
    if called and narration.plain.startswith(called, one.at):
        return one.at + len(called)
    for m in narration.roster.mentions(narration.text, one.at, one.end):
        return m.end
    return one.end
