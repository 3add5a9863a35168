"""What the words between two marks look like: a title, a heading, a sentence, or a part of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.facts import Kind
from bot.domain.names import fold
from bot.reading.frames import NO_CLAUSE, TITLED, VERB, WORDING
from bot.reading.patterns import CJK, listed

if TYPE_CHECKING:
    from bot.reading.article import Article
    from bot.reading.marks import Marked
    from bot.reading.roster import Roster

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
COPULA = re.compile(
    r"\b(?:was|were|is|are|been|be|as|felt|feels|called|being|still|too|very"
    r"|se dit|si dice|si è detto|s[’']est dit|zeigt\w* sich)\s*$"
)
_ENDS = (".", "!", "?", "…", "。")
_SMALL = listed("""
    a an and as at but by for from in into is of on or the to with vs de la le der die und e di
""")
CLAUSE = re.compile(r"^(?:I|it|we|he|she|they|there|you|this|that)(?:[’']\w+)?\s\w+", re.IGNORECASE)
# German nouns have capitals, as titles do; but those have no article: „spricht von einer „Welt im
# Kleinen““.
_ARTICLE = re.compile(r"(?:[\w-]+ )?(?:von |als )?eine[rnms]?")
# What begins a sentence and stops at a comma before a verb is speech: „Ein Fest“, urteilt Ann.
_VERB_NEXT = re.compile(rf",\s(?!{NO_CLAUSE.pattern})[a-zà-ÿ]+\s")
# Of French and Italian titles only the first word has a capital: «la serie di «Pioggia di marzo»».
_OF = re.compile(r"\b(?:di|da|de|dans|pour|per|con|su|sur|avec|del|della|nel|nella|à)\s*$")
_WORK = re.compile(r"(?:series?|drama|film|movie|série|show|play|story)\b", re.IGNORECASE)
_MORE = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])(?<!Mrs)[.!?…]\s+[A-ZÀ-Þ“‘]")
_DETERMINER = re.compile(r"\b(?:the|an?|its)\s*$", re.IGNORECASE)
_NOUN_NEXT = re.compile(
    r"\s(?!(?:and|or|but|in|on|at|of|to|for|with|by|as|from|is|was|were|are|has|had|that|which|who"
    r"|when|while|than|before|after|because|if|during)\b)[a-z]{3,}"
)
# “the “quietly devastating” end” is somebody's judgement.
_ADJECTIVE = re.compile(r"ly\s|(?:ing|ed|ful|ous|able|ible|less|ic|ive|al|ant|ent)$")
_LONGEST_LABEL = 3
_LONGEST_TITLE = 9
_LONGEST_HALF_TITLE = 6
_LONGEST_HEADING = 100
_LONGEST_QUESTION = 60
_LONGEST_WIDE_HEADING = 24


def words_of(text: str, mark: Marked) -> str:
    """Return what stands between the marks, from first to last."""
    return text[mark.parts[0].start : mark.parts[-1].end]


def count(text: str, mark: Marked) -> int:
    """Return how many words stand between the marks."""
    return sum(len(WORD.findall(text[part.start : part.end])) for part in mark.parts)


def is_title(text: str, mark: Marked, lead: str, tail: str, roster: Roster) -> bool:
    """Say whether these words are the title of a work, not what somebody said."""
    words = words_of(text, mark)
    folded = fold(words)
    if mark.mark == "『" or not folded or folded == fold(roster.show.title):
        return True
    for m in roster.mentions(text, mark.start, mark.end):
        if m.kind in (Kind.SHOW, Kind.WORK) and fold(text[m.start : m.end]) == folded:
            return True
    if CJK.search(words):
        return False
    return _looks_like_title(words, lead, tail)


def _looks_like_title(words: str, lead: str, tail: str) -> bool:
    tokens = WORD.findall(words)
    if WORDING.search(lead) or _said_so(words, lead):
        return False
    big = [word for word in tokens if word.casefold() not in _SMALL]
    capital = all(word[0].isupper() or word[0].isdigit() for word in big)
    if TITLED.search(lead) and (len(tokens) <= 4 or capital):
        return True
    if len(tokens) < _LONGEST_HALF_TITLE and words[:1].isupper() and _OF.search(lead):
        return not words.endswith((*_ENDS, ","))
    if not big or not capital or len(tokens) > _LONGEST_TITLE or words.isupper():
        return False
    if lead.strip() and not lead.rstrip().endswith((":", ",")):
        return True
    if not lead.strip() and len(tokens) > 1 and _VERB_NEXT.match(tail):
        return False
    if words[:1].islower() and VERB.search(lead):
        return False
    if words.rstrip()[-1:] == "," and VERB.search(tail):
        return False
    return len(tokens) > 1 and not words.rstrip().endswith(_ENDS)


def _said_so(words: str, lead: str) -> bool:
    """Say whether a verb of speech shows that words aren't a title: she shouts “Stop!”."""
    verbs = list(VERB.finditer(lead))
    if not verbs:
        return False
    gap = lead[verbs[-1].end() :].strip()
    return words.endswith(("!", "?")) if not gap else bool(_ARTICLE.fullmatch(gap))


def is_heading(article: Article, mark: Marked, lead: str, tail: str) -> bool:
    """Say whether a line is nothing but these words, without an end: a heading in marks."""
    if lead.strip() or tail.strip() or len(mark.parts) > 1:
        return False
    line = article.paragraphs[mark.paragraph]
    words = words_of(article.text, mark)
    alone = line.start == mark.start and line.end - mark.end <= 1
    if CJK.search(words) and (len(words) > _LONGEST_WIDE_HEADING or "。" in words):
        return False
    return alone and len(words) <= _LONGEST_HEADING and not words.endswith((*_ENDS, ","))


def is_question_heading(article: Article, mark: Marked, others: list[Marked]) -> bool:
    """Say whether a line is one short question in marks, and the line above quotes nobody."""
    words = words_of(article.text, mark)
    line = article.paragraphs[mark.paragraph]
    if line != (mark.start, mark.end) or not words.endswith("?"):
        return False
    if len(words) >= _LONGEST_QUESTION:
        return False
    above = article.paragraphs[mark.paragraph - 1] if mark.paragraph else None
    return above is None or all(m.end <= above.start or m.start >= above.end for m in others)


def is_sentence(words: str) -> bool:
    """Say whether words can stand by themselves."""
    size = len(WORD.findall(words))
    ended = words.rstrip("'’”\"").endswith(_ENDS)
    return (ended and size >= 2) or size >= 7


def is_label(text: str, mark: Marked, lead: str) -> bool:
    """Say whether words are put before a noun to name its kind: the “very late boat” list."""
    size = count(text, mark)
    if size > _LONGEST_LABEL or not _DETERMINER.search(lead):
        return False
    words = words_of(text, mark)
    return bool(_NOUN_NEXT.match(text, mark.end)) and _ADJECTIVE.search(words) is None


def is_full(text: str, mark: Marked, lead: str, *, fronted: bool) -> bool:
    """Say whether speech is given as a sentence of its own, not worked into the article's."""
    bare = lead.strip()
    if not bare or bare.endswith((":", "—", "–")):
        return True
    words, size = words_of(text, mark), count(text, mark)
    if _MORE.search(words):
        return True
    upper = words[:1].isupper() or words[:1].isdigit()
    clause = bool(CLAUSE.match(words))
    if bare.endswith(","):
        return upper or clause
    verbs = list(VERB.finditer(lead))
    if fronted and verbs and not lead[verbs[-1].end() :].strip():
        return clause or (upper and size >= 3)
    return upper and size >= 3 and fronted and is_sentence(words)


def may_be_part(text: str, mark: Marked, lead: str) -> bool:
    """Say whether words within a sentence may be somebody's, not a mere label or a nickname."""
    label = TITLED.search(lead)
    if label is not None and not (_WORK.match(label[0]) and words_of(text, mark)[:1].islower()):
        return False
    if is_label(text, mark, lead):
        return False
    size = count(text, mark)
    if size <= 2 and mark.mark in "'‘‚":
        return size == 2 and lead.rstrip()[-1:] == ","
    return size >= 1
