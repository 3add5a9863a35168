"""Keeps words in marks between Japanese or Korean words where they can only be speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.documents import QuoteKind
from bot.reading import wide
from bot.reading.stretches import words_of
from bot.reading.wide_frames import Shape, behind, is_whole, shape_of, tells

if TYPE_CHECKING:
    from bot.reading.hearing import Case, Hearing
    from bot.reading.narration import Speaker

_LEADING = (
    "は",
    "が",
    "も",
    "に",
    "で",
    "から",
    "、",
    "：",
    ":",
    ",",
    "은",
    "는",
    "이",
    "가",
    "도",
    "에서",
    "に対し",
    "よると",
    "よれば",
    "いわく",
    "曰く",
    "따르면",
)
# A verb that governs both: "…"며 "…"고 말했다.
_CONTINUING = re.compile(
    r"(?:이?라?며|이?라?면서도?|다며|다면서|이?라고도?)\s*(?:이어\s|또\s|동시에\s)?"
)
_HE_LAUGHED = re.compile(
    r"\s*(?:그가|그는|그녀가|그녀는|彼は|彼が)[^.。\n]{1,20}[.。]\s*|と[^。\n、]{1,22}。"
)
_ONE_SENTENCE = re.compile(r"[。\s]?\s*[^.。\n]{2,40}[.。]\s*")
# One verb for the words of two.
_SHARED = re.compile(r"、[^。、\ue000\n]{2,16}[はが]、?\ue000")
_WORDS_ARE = re.compile(
    r"(?:一行|一言|ひと言|ひとこと|文面|返事|答え|返信|コメント|メッセージ|第一声|言葉)は、?$|(?:한마디|대답|답장|답변|답|메시지|첫마디|문자)[은는]$"
)
_COPULA = re.compile(r"\s?(?:だった|でした|だ|です|である|、それだけ|이었다|였다|이다|뿐)?[。.]")
_SHORTEST = 8
_HANGUL = re.compile("[가-힣]")
_SIGNED = re.compile(
    r"\s?[（(](?=[^）)\n]{0,16}(?:代|歳|さん|会社員|学生|主婦|ファン|대|세|씨|팬|직장인|학생)[^）)\n]{0,10}[）)])"
)


def keep_wide(hearing: Hearing, case: Case) -> None:
    """Keep a stretch if the clause behind it, or nothing around it, says that it is speech."""
    mark, plain = case.mark, hearing.narration.plain
    if any((m.start, m.end) == mark.parts[0] for m in hearing.roster.mentions(hearing.text)):
        return
    words = words_of(hearing.text, mark)
    if mark.mark in "「『" and _HANGUL.search(words):
        # In Korean these are the marks of titles.
        return
    place = behind(plain, mark.end)
    human = wide.speaker_in(hearing.narration, mark.start) is not None
    clause = tells(plain, place, words, human=human)
    if clause is not None and not _is_small(mark.mark, words):
        if _continues(hearing, case):
            hearing.taken[-1].marks.append(mark)
            return
        kind = QuoteKind.FULL if is_whole(words) else QuoteKind.PARTIAL
        hearing.keep(mark, kind, _who(hearing, case, clause) or wide.NOBODY, "said-behind")
        return
    if clause is None and _stands_alone(hearing, case, words):
        if _told_between(hearing, case):
            hearing.taken[-1].marks.append(mark)
            return
        speaker = _alone(hearing, case)
        if speaker is not None:
            hearing.keep(mark, QuoteKind.FULL, speaker, "goes-on")
    elif clause is None and _are_words(hearing, case, words):
        who = _who(hearing, case, (mark.end, mark.end)) or wide.NOBODY
        hearing.keep(mark, QuoteKind.FULL, who, "said-behind")


def _are_words(hearing: Hearing, case: Case, words: str) -> bool:
    """Say whether a noun for words is said to be a stretch: 最後の一行は「…」だった.

    Or it shares its verb with the words of the next: 磯村は「…」、オクは「…」と語った.
    """
    plain, end = hearing.narration.plain, case.mark.end
    if shape_of(words) is not Shape.CLAUSE or case.mark.mark in "'‘『":
        return False
    if _SHARED.match(plain, end) is not None:
        return wide.speaker_in(hearing.narration, case.mark.start) is not None
    return _WORDS_ARE.search(case.bare) is not None and _COPULA.match(plain, end) is not None


def _is_small(mark: str, words: str) -> bool:
    """Say whether words stand in single marks and are too few to be more than a title."""
    return mark in "'‘" and (len(words) < _SHORTEST + 4 or shape_of(words) is not Shape.CLAUSE)


def _who(hearing: Hearing, case: Case, clause: tuple[int, int]) -> Speaker | None:
    """Return who speaks where the clause behind a stretch says that somebody does."""
    narration, place = hearing.narration, case.mark.start
    words = narration.plain[clause[0] : clause[1]]
    signer = wide.signed(narration, case.mark.end)
    if signer is not None:
        return signer
    found = wide.speaker_in(narration, place) or wide.speaker_behind(narration, *clause)
    if found is not None:
        return found
    if wide.crowd(narration, place, words):
        return wide.NOBODY
    return wide.speaker_above(narration, _words(hearing, case, _last(hearing))) or narration.hero


def _stands_alone(hearing: Hearing, case: Case, words: str) -> bool:
    """Say whether nothing but a speaker leads to words that end as a sentence does."""
    plain = hearing.narration.plain
    closed = plain[case.mark.end : case.mark.end + 1] in ("", "\n", "。", "\r", "」", ".")
    signed = _SIGNED.match(plain, case.mark.end) is not None
    shape = shape_of(words)
    ended = words.rstrip().endswith(("。", ".", "!", "?", "！", "？"))
    lead = case.bare.strip(wide.BULLETS)
    if case.mark.mark in "'‘『" or shape is Shape.WORD or not (closed or ended or signed):
        return False
    if not lead:
        return len(words) >= _SHORTEST or ended or signed
    said = wide.speaker_in(hearing.narration, case.mark.start)
    leading = lead.endswith(_LEADING) or wide.leads(hearing.narration, case.mark.start)
    return shape is Shape.CLAUSE and leading and said is not None


def _alone(hearing: Hearing, case: Case) -> Speaker | None:
    """Return who speaks in words of their own, by what stands before or behind them."""
    narration, mark = hearing.narration, case.mark
    signer = wide.signed(narration, mark.end)
    if signer is not None:
        return signer
    if _SIGNED.match(narration.plain, mark.end):
        return wide.NOBODY
    found = (
        wide.commenting(narration, mark.start)
        or wide.speaker_in(narration, mark.start)
        or wide.speaker_next(narration, mark.end)
        or wide.speaker_acting(narration, mark.start, mark.end)
    )
    if found is not None:
        return found
    own = None if case.bare else _last(hearing)
    above = wide.speaker_above(narration, _words(hearing, case, own))
    return above or own or narration.hero or wide.NOBODY


def _words(hearing: Hearing, case: Case, last: Speaker | None) -> wide.Words:
    """Return a stretch as words that nobody beside them says, with who spoke before."""
    since = hearing.taken[-1].end if hearing.taken else 0
    return wide.Words(case.mark.start, case.mark.end, last, since)


def _last(hearing: Hearing) -> Speaker | None:
    """Return who spoke last, if they have a name."""
    last = hearing.taken[-1].speaker if hearing.taken else wide.NOBODY
    return last if last != wide.NOBODY else None


def _continues(hearing: Hearing, case: Case) -> bool:
    """Say whether no more than a tie stands between a stretch and the speech before it."""
    if not hearing.taken:
        return False
    return (
        _CONTINUING.fullmatch(hearing.narration.plain, hearing.taken[-1].end, case.mark.start)
        is not None
    )


def _told_between(hearing: Hearing, case: Case) -> bool:
    """Say whether no more than “he laughed” stands between a stretch and the speech before it."""
    if not hearing.taken or hearing.taken[-1].kind is not QuoteKind.FULL or case.bare:
        return False
    gap = hearing.narration.plain[hearing.taken[-1].end : case.mark.start]
    if _HE_LAUGHED.fullmatch(gap) is not None:
        return True
    last = hearing.taken[-1]
    if _ONE_SENTENCE.fullmatch(gap) is None or last.speaker == wide.NOBODY:
        return False
    said = wide.speaker_next(hearing.narration, last.end)
    return said is not None and (said.entity, said.called) == last.who
