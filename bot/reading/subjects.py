"""Who stands by a verb of speech: right before it, right behind it, or first in its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.documents import Attribution
from bot.reading.frames import DIRECTLY_OBLIQUE, SPOKESPERSON
from bot.reading.jobs import is_job
from bot.reading.somebody import JOB, RELATED, Sort, Speaker, Who

if TYPE_CHECKING:
    from bot.reading.narration import Narration

_SMALL = (
    r"(?:used|also|then|later|further|recently|just|only|simply|has|had|have|would|will|could"
    r"|might|may"
    r"|can|did|does|do|was|is|be|been|being|not|even|once|again|still|always|often|first|now"
    r"|quickly"
    r"|m|t|me|mi|ci|nous|vous|gli|ihm|ihr|uns|mir|himself|herself|themselves|a|ha|hat|hatte"
    r"|haben|aveva|avait|habe|so|auch|noch|dann|sich"
    r"|s’est|avrebbe|aurait|hätte|hatten|hanno|ont|avaient|avevano|se|s|si|selbst|stess[oa]"
    r"|lui-même|elle-même|bereits|schon|gerade|zuletzt|daraufhin"
    r"|s'est|est|è|era|lui|poi|ensuite|aussi|alors|y|en|le|la|lo|l|[a-zà-ÿ]+ly|[a-zà-ÿ]+ment|to"
    r"|spokesperson"
    r"|spokes(?:man|woman)|representatives?|reps?|officials?|account|executives?|team|side|Japan"
    r"|Korea|san|shi|and|und|et|e|here|already|all)"
)
_GAP = re.compile(
    r"(?:-san|-ssi)?(?:\s*\([^)]*\))?(?:\s*,[^,]{0,120},)?(?:\s*\([^)]*\))?"
    r"(?:,\s(?:che|qui|who)(?=\s))?(?:,?[\s’'-]+" + _SMALL + r"(?![\w]))*,?[\s’']*$",
    re.IGNORECASE,
)
_NOUNS = re.compile(
    r"(?:spokes|representative|reps?\b|official|account|executive|team|side)", re.IGNORECASE
)
_AUX_ONLY = re.compile(rf"[\s,.;–—…-]*(?:{_SMALL}(?!\w)[\s’']*)*$", re.IGNORECASE)
_FEW_WORDS = re.compile(r"(?:\s[a-z’'-]+){0,4}\s*$")
_BEHIND = re.compile(
    r"(?:\s+(?:frau|herrn?|dr\.|prof\.|signora?|madame|monsieur|er|sie|sich|a|the|an|der|die|das|le|la|les|il|lo|l['’]|un|une|una|his|her|their"
    r"|co-star|actor"
    r"|director|producer|executive|writer|star|stars|singer|user|fan|also|by|both|then|simply|one"
    r"|[A-Z][a-z]+(?:ese|ish|ian|ean)|[\wà-ÿ-]+(?:er|in|eur|iste|ore|ista|ista|ice|ant|ent|ist"
    r"|or))){0,6}(?:\s*l['’]|\s+)$",
    re.IGNORECASE,
)
# “said ferry officer Ann Lee”
_NOUNS_BEHIND = re.compile(
    r"(?:\s(?!(?:that|in|of|on|when|how|if|to|about|at|after|before|as|with|for|not|and|but|by)\b)"
    r"[a-z][\w-]*){1,3}\s"
)
# “said the head of the festival, Ann Lee”
_TITLE_BEHIND = re.compile(
    r"(?:\s[^\s,;:.]+){0,4}?\s(?:the|an?|die|der|das|la|le|il|lo|l['’]|its|our|sa|son|notre"
    r"|nostr[ao]|su[ao]|unsere?|ihre?|seine?|his|her|their)\s?(?:[\w’'-]+\s){0,7}?[\w’'-]+,\s"
    r"(?:(?:who (?:goes by|is called|calls (?:him|her|them)self|signs as)|un certain|une certaine"
    r"|ein gewisser|un certo)\s)?"
)
# « jure l'auteur, un certain Ann Lee »
_CERTAIN = re.compile(
    r"[^,;:.\n]{0,40},\s(?:une?|una|eine?)\s(?:cert(?:ain|aine|o|a)|gewisser?|tale)\s"
)
_ADJECTIVE = re.compile(r"\s[a-zà-ÿ]{4,},\s$")
_APPOSED = re.compile(
    r"(?:[’']s)?(?:\s[\w’'-]+){0,7},\s"
    r"(?:who\s(?:goes by|is called|calls|asked|gave)\s(?:[a-z]+\s){0,6})?"
    r"|(?:\s[\w-]+){0,4}\s(?:called|named|going by|by the name of|namens|nommée?|di nome)\s"
)
_WHO_DOES = re.compile(r",\s(?:who|qui|che)\s")
_APPOSED_NAME = re.compile(
    r"(?:\s[\w’'-]+){0,3},\s(?:[\w’'-]+\s){0,5}(?:[ld][’'](?:[\w-]+\s){0,3})?"
)
# “said a visibly tired Ann”
_ADORNED = re.compile(
    r"(?:\s(?!(?:of|for|from|in|at|by|with|on|to|who|that|and|near|about|di|de|von|aus|da)\b)"
    r"[a-zà-ÿ][\w-]*){1,3}\s"
)
_ASIDE = re.compile(
    r",\s(?:who|whose|which|where|der|die|das|dessen|deren|qui|dont|che|il cui|la cui|[a-z]+ing)\s"
    r"[^,.;:]*"
)
# “Ann, head of ”, “Ann, ”, “Ann Lee, CEO of Seoul”
_APPOSITION = re.compile(r",\s(?:[\w’'-]+\s){0,7}[\w’'-]*(?:,\s)?")
# “Ann Lee of ” Example Films
_OF_FIRM = re.compile(
    r"\s(?:of|from|at|for|with|von|vom|bei|de|du|chez|di|della|presso)\s(?:(?:the|la|le|der|dem)\s)?"
)
_APPOSED_OF = re.compile(
    r",\s(?:[\w’'-]+\s){0,7}?(?:(?:of|at|for|from|with|de|du|des|di|del|della|dei|von|vom|bei|der)\s"
    r"(?:(?:the|la|le)\s)?(?:[a-z][\w-]*\s)?(?:[A-Z]\w+(?=[’']))?|d['’])"
)
_HEADED = re.compile(
    r"\s(?:le\s|la\s|l['’]|un\s|une\s|il\s|lo\s|una\s)[\w-]+\s(?:de\s|d['’]|di\s)[\w-]+\s$"
)
_WORKER = re.compile(r"\s(?:[ld][’']|(?:le|la|der|die|il|lo|un|une|una|ein|eine)\s)([\w-]{4,})")
_WORKING = re.compile(
    r"(?:ant|ante|iste|eur|euse|rice|ier|ière|ien|ienne|ista|tore|iere|iera|erin)$"
)
_INDEFINITE = re.compile(r"\s(?:un|une|una|uno|ein|eine)\s")
_OWN_TEXT = re.compile(r"\b(?:seine[mnr]?|ihre[mnr]?|son|sa|(?:nel |nella )?su[oa])\s\w+")
_BY = re.compile(r"\b(?:von|de|di|da|by)\s(?:[\wà-ÿ-]+\s)?$|d['’]$")
# „…“, heißt es in der Mitteilung: it is the firm's that the news is about.
_RELEASE = re.compile(r"\b(?:Mitteilung|Stellungnahme|communiqué|comunicato|nota)\b")
_FEW = 8
_STOPPING = re.compile(r"[,;:.]")
_OBLIQUE_TOO = re.compile(
    r"(?:^|\s)(?:(?:a|à|al|alla|au|aux|de|du|des|di|del|della|per|zu|zum|an|am|im|in|nach"
    r"|que|che)(?!\w)|d['’])"
    r"\s?(?:[a-zà-ÿ]+\s)?$",
    re.IGNORECASE,
)
_WHO = (Sort.NAME, Sort.ORGANISATION)
_FARTHEST = 130
_BEHIND_REACH = 90

STORY = "story"
"""The rule of words that a character says: they are told, not quoted."""


class Frame(NamedTuple):
    """What ties words to a speaker, and the rule that found it; `verb` is where it stands."""

    speaker: Speaker
    rule: str
    verb: int


def is_bare(before: str) -> bool:
    """Say whether there is nothing in front of a verb but small words."""
    return bool(_AUX_ONLY.match(before)) and not _NOUNS.search(before)


def is_english(verb: str) -> bool:
    """Say whether a verb is an English one: it needs a subject, and that comes first."""
    return verb.casefold().endswith(("ed", "ing", "said", "told", "wrote", "s", "ran"))


def worker(narration: Narration, verb: int) -> Speaker | None:
    """Return who is called by their work right behind a verb: « … », rit la gérante.

    That is somebody unknown who was named before, or nobody; none where no such word stands there.
    """
    found = _WORKER.match(narration.plain, verb)
    if found is None or not (is_job(found[1]) or _WORKING.search(found[1])):
        return None
    if _CERTAIN.match(narration.plain, found.end()):
        return None
    if narration.people.within(found.end(), found.end() + 2):
        # « … », s'enthousiasme l'exploitante Ann Roche
        return None
    if _INDEFINITE.match(found[0]):
        return Speaker()
    who = Who(found.start(), found.end(), Sort.ROLE, None, JOB + found[1].casefold())
    return narration.resolve(who) or Speaker()


def beside(narration: Narration, start: int, verb: int) -> Who | None:
    """Return who stands right before a verb, with nothing but small words or an aside between."""
    plain = narration.plain
    for who in reversed(narration.people.within(max(start, verb - 2 * _FARTHEST), verb)):
        if verb - who.end > _FARTHEST:
            return None
        gap = plain[who.end : verb]
        if who.sort is Sort.ORGANISATION and _ADJECTIVE.match(gap):
            return who
        if _GAP.match(gap) or (who.sort is Sort.NOBODY and _FEW_WORDS.match(gap)):
            before = plain[max(0, who.start - 24) : who.start]
            passing = who.sort is Sort.NAME or who.called == RELATED
            if not passing or _WHO_DOES.match(gap) or not DIRECTLY_OBLIQUE.search(before):
                return _outer(narration, start, who)
    return None


def _outer(narration: Narration, start: int, who: Who) -> Who:
    """Return whom an aside in which somebody stands is about: “Ann, representing Lee, said”.

    An apposition is such an aside too: “Ann Lee, head of Example Films, said”.
    """
    plain = narration.plain
    if plain[who.end : who.end + 1] not in (",", " "):
        return who
    for other in narration.people.within(max(start, who.start - _FARTHEST), who.start):
        if other.sort not in _WHO:
            continue
        if _ASIDE.fullmatch(plain, other.end, who.start):
            return other
        within = _APPOSITION if who.sort in (Sort.ROLE, Sort.ORGANISATION) else _APPOSED_OF
        apposed = other.sort is Sort.NAME and plain[who.end] == ","
        if apposed and within.fullmatch(plain, other.end, who.start):
            return other
        firm = who.sort is Sort.ORGANISATION and other.sort is Sort.NAME
        if firm and _OF_FIRM.fullmatch(plain, other.end, who.start):
            return other
    return who


def behind(narration: Narration, verb: int, end: int) -> Who | None:
    """Return who stands right after a verb, with nothing but an article and a role between."""
    plain = narration.plain
    whos = narration.people.within(verb, min(end, verb + _BEHIND_REACH))[:3]
    for at, who in enumerate(whos):
        following = next((other for other in whos[at + 1 :] if other.sort is Sort.NAME), None)
        if (
            who.sort is not Sort.NAME
            and following is not None
            and plain[following.end : following.end + 1] not in ("’", "'")
            and (
                _APPOSED.fullmatch(plain, who.end, following.start)
                or (who.sort is Sort.NOBODY and _ADORNED.fullmatch(plain, who.end, following.start))
            )
        ):
            # “by a critic, Ann Lee”
            return following
        gap = plain[verb : who.start]
        if gap in ("-", "-t-") or (gap and (gap.isspace() or _BEHIND.match(gap))):
            return who
        if who.sort is Sort.NAME and (_NOUNS_BEHIND.fullmatch(gap) or _TITLE_BEHIND.fullmatch(gap)):
            return who
    return None


def farther(narration: Narration, verb: int, end: int) -> Who | None:
    """Return who stands after a verb and other words: “afferma nella nota Ann Lee”."""
    plain = narration.plain
    for who in narration.people.within(verb, min(end, verb + _BEHIND_REACH)):
        gap = plain[verb : who.start]
        if who.sort in _WHO and gap[:1].isspace() and not _STOPPING.search(gap):
            before = plain[max(verb, who.start - 24) : who.start]
            headed = who.sort is Sort.NAME and _HEADED.match(gap) is not None
            if headed or not (DIRECTLY_OBLIQUE.search(before) or _OBLIQUE_TOO.search(before)):
                return who
    return None


def subject(narration: Narration, start: int, end: int) -> Who | None:
    """Return the first somebody of a clause who isn't spoken of in passing."""
    whos = narration.people.within(start, end)
    if narration.tongue != "en" and whos and whos[-1].sort is Sort.NOBODY:
        # „Er schrieb nur ein „Danke““: the article is that of the words.
        whos = whos if narration.plain[whos[-1].end : end].strip() else whos[:-1]
    return next((who for who in whos if narration.people.is_subject(who)), None)


def spoken(narration: Narration, who: Who | None, rule: str, verb: int) -> Frame:
    """Return the frame of a verb whose subject is `who`."""
    if who is None:
        return Frame(Speaker(), rule, verb)
    if who.sort is Sort.NOBODY or (who.called or "").startswith(JOB):
        who = named_behind(narration, who)
    speaker = narration.resolve(who)
    return Frame(speaker or Speaker(), STORY if speaker is None else rule, verb)


def named_behind(narration: Narration, who: Who) -> Who:
    """Return who is named as an apposition: “her coach, the former champion Ann Lee, said”."""
    for other in narration.people.within(who.end, who.end + _FARTHEST):
        if other.sort is Sort.NAME:
            gap = narration.plain[who.end : other.start]
            # “According to the coach, Ann is late”: Ann begins what is said.
            closed = narration.plain[other.end : other.end + 1] != " "
            return other if closed and _APPOSED_NAME.fullmatch(gap) else who
    return who


def by_topic(narration: Narration, place: int, rule: str, verb: int) -> Frame:
    """Return the frame of a verb without a subject: whoever the sentences before are about."""
    speaker = narration.before(place) or Speaker()
    return Frame(speaker._replace(attribution=Attribution.PRONOUN), rule, verb)


def written(narration: Narration, verb: int) -> Frame:
    """Return the frame of a text that is only read: whose it is, or the organisation's above."""
    number = narration.at(verb)
    here = narration.sentences[number]
    for who in narration.people.within(here.start, here.end):
        of = who.sort is Sort.NAME and _BY.search(narration.plain, here.start, who.start)
        if (of or who.sort is Sort.ORGANISATION) and not who.character:
            return spoken(narration, who, "written", verb)
    if _OWN_TEXT.search(narration.plain, here.start, here.end):
        return by_topic(narration, verb, "written", verb)
    firm = SPOKESPERSON.search(narration.plain, verb, here.end)
    if firm is not None:
        who = Who(firm.start(), firm.end(), Sort.ORGANISATION, None, firm[0].casefold())
        return spoken(narration, who, "written", verb)
    released = _RELEASE.search(narration.plain, verb, here.end) is not None
    for sentence in reversed(narration.sentences[max(0, number - _FEW) : number]):
        if sentence.line != here.line and not released:
            break
        for who in narration.people.within(sentence.start, sentence.end):
            if who.sort is Sort.ORGANISATION:
                return spoken(narration, who, "written", verb)
    return by_topic(narration, verb, "written", verb)
