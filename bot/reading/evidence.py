"""What the words around a name show: that it is a person's, or that it is none."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.reading.firstnames import is_first_name
from bot.reading.frames import NEAR_ONLY, NO_CLAUSE, VERB
from bot.reading.jobs import KIN, is_job, titled
from bot.reading.nonnames import FIRM, is_common, is_place
from bot.reading.patterns import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_SPEECH = ("found him", "found her", "found it", "found them", "finds him", "finds her", "notes")
_NAMING = listed("""
    called calls calling dubbed dubs dubbing branded brands labelled labeled described describes
    heißt nannte nennt nennen nomme surnomme definisce definito read reads ran hailed cited cites
    announced announces annonce annuncia confirmed confirms
""")
_PERSON_AFTER = re.compile(
    r"(?:, (?:who|whose|\d\d|qui|che|dessen|deren|dont|il cui|la cui)\b"
    r"|, (?:lui|elle|lei),"
    r"|, (?:of|from) [A-Z]\w+,"
    r"|, (?:the|an?|die|der|il|le|la) \w+(?:er|or|ist|ian|eur|ore|star|lead)\b"
    r"|\s?\(\d\d\)|\s\(@| (?:him|her)self\b"
    r"|[’']s (?:father|mother|hands?|face|voice|wife|husband|son"
    r"|daughter|smile|eyes)\b)"
)
# „…“, brummt Ann
_BEHIND_WORDS = re.compile(r"[\ue000-\ue002]\s?,?\s([a-zà-ÿ][\wà-ÿ’'-]*)\s$")
# „Ann Lee, pensionierte Lehrerin aus Kiel,“
_WORK_APPOSED = re.compile(
    r", (?:[a-zäöüß-]+(?:er|e|ter)\s){0,2}[A-ZÄÖÜ][a-zäöüß-]+(?:er|in|ist|mann|frau|or|eur|ent|loge"
    r"|wart|wirt|anwalt)(?:\s(?:der|des|von|vom|im|am|bei|beim|aus|in)\s[^,.\n]{1,50})?[,.]"
)
_APPOSED_REACH = 110
_ACTING = re.compile(r"s?\s(?:[a-zäöüß]{2,}t|[a-zäöüß]{2,}te|hatte|war|will|kam)(?![\w-])")
_FROM = re.compile(r"\b(?:from|in|at|of|near|to|aus|nach|à|a)\s$")
_PLACED = re.compile(r"\b(?:from|in|at|near|aus|nach)\s$")
_WORKS_AT = re.compile(r"[A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+ (?:of|from|at|chez|presso|von|bei) $")
_OF_HOUSE = re.compile(r" (?:of|from|at) (?:the )?(?:[A-ZÀ-Þ][\w’&-]+ ?){1,4}(?<! )")
_THE = re.compile(
    r"\b(?:the|a|an|le|la|les|il|lo|der|die|das|dem|den|des|im|am|du)\s$", re.IGNORECASE
)
_BASED = re.compile(r"-(?:based|born|area|style)\b")
_IS = re.compile(r"\b(?:is|a)\s$")
# “One of them, Ann Lee, runs …”: a name set off by commas.
_APPOSED = re.compile(r"[a-z]{3,},\s$")
_BEHIND_NAME = re.compile(r", (?!and\b|or\b|und\b|et\b|e\b)[a-z]+")
_RELATIVE = re.compile(
    r"\b(?:mother|father|sister|brother|wife|husband|friend|aunt|uncle|colleague|daughter|son"
    r"|cousin|neighbour|neighbor|partner|assistant|manager|them),?\s$"
)
# A common noun right before a name says what somebody is: “building officer Ann Lee”.
_WORD_BEFORE = re.compile(
    r"(?:^|\s)([\w-]*(?:er|or|ors|ist|ian|man|woman|ant|ent|eague|eur|ess|ard|old|ary|ee|chef|ive"
    r"|iend|ste|iste|ista|ore|in|ic)),?\s$"
)
# What only people do, right behind a name.
_LIVES = re.compile(
    r"[ ](?:was born|grew up|sat|sits|stood|stands|laughs|laughed|smiles|smiled|nods|nodded|grins"
    r"|remembers|remembered|thinks|thought|believes|knows|knew|loves|loved|hates|wanted|wants|lives"
    r"|lived|teaches|taught|runs|ran|counts|counted|keeps|kept|wears|wore|pours|used to|turned up"
    r"|fell|walks|walked|moved|shrugs|shrugged|sighs|sighed|blushes|apologi[sz]e[sd]|hesitate[sd]"
    r"|waited|waits|worked|works|hopes|hoped|fears|sees|saw|spent|learned|learnt|studied|married"
    r"|retired|carried|drove|drives|cooked|cooks|sang|plays|played by|credits|calls|cried|wept|has"
    r" been (?:teaching|working|running|living)|is (?:sure|proud|certain|delighted|happy|glad"
    r"|unsure|not sure|less|more|quick|careful)|was (?:careful|delighted|sure|blunt|less|more|quick"
    r"|reached|there|asked|told|hired|surprised|unmoved)|sat down|put(?:s)? it"
    r"|fällt|lebt|arbeitet|lacht|lächelt|erinnert sich|weiß|wohnt|kennt|glaubt|hofft|freut sich"
    r"|enseigne|habite|vit|travaille|rit|sourit|se souvient|sait|connaît|croit|espère"
    r"|vive|lavora|insegna|abita|ride|sorride|ricorda|conosce|crede|spera|sa)(?![\w-])"
)
_CALLED = re.compile(
    r"(?:s[’']appelle|si chiama|heißt|heiße|name is|nom est|nome è|(?:man|woman|boy|girl|someone"
    r"|fan) (?:called|named)|(?:user|editor|actor|teacher|driver|writer|artist) (?:called"
    r"|named)|Herr|Frau|Madame|Monsieur|M\.|Mme|[Ss]ignora|[Ss]ignor|Sig\.)[ ]$"
)
# “versichert Hallenwart Detlef Kowalke”, “so Sprecherin Ann Lee”
_VERB_NOUN = re.compile(rf"(?:{VERB.pattern}|\bso)\s[A-ZÄÖÜ][a-zäöüß-]+(?:in|er|t|e|r|n|s)\s$")
_HER_OWN = (
    r"(?<![\w’'-])(?:my|our|his|her|their|its|(?:mein|dein|sein|ihr|unser)(?:e[mnrs]?)?|notre|mon|ma"
    r"|son|sa|leur|votre|(?:(?:il|la|lo) )?(?:mi[oa]|su[oa]|nostr[oa]|loro))\s"
)
# “my flatmate Ann”, “our own Ann”: somebody whom the writer knows.
_CLOSE = re.compile(_HER_OWN + r"(?:[a-zà-ÿ-]+\s){0,2}?([\w-]+),?\s$", re.IGNORECASE)
# „Pohls Frau Ann“
_GENITIVE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]\w+s\s([A-Z]\w+)\s$")
_OURS = re.compile(
    r"(?<![\w’'-])(?:our|unser[en]?|notre|(?:la )?nostra|(?:il )?nostro)\s(?:own\s|liebe\s|chère\s"
    r"|cara\s)?$",
    re.IGNORECASE,
)
# “Ann, moderator and friend,”, “Ann (12)”, “Ann in Leeds writes”, “Ann from Leeds:”
_WORK_AFTER = re.compile(r",? (?:an?|the|une?|la|le|l['’]|die|der|eine?|il|una?)?\s?([\w-]+)")
_WRITES_IN = re.compile(
    r" (?:in|from|of|aus|in|de|d['’]|à|da|di) [A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?"
    r"(?::| (?:asks?|asked|writes?|wrote|wants?|says?|said|fragt|schreibt|will|demande|écrit|chiede"
    r"|scrive|vuole)\b)"
)
_NEXT_ONE = re.compile(r"[^.!?\n\ue000]*[.!?] (?:He|She|Elle|Er|Lei|Lui)\s")
_PLACE_BEFORE = re.compile(
    r"\b(?:station|gare|rue|place|quai|avenue|boulevard|lycée|hôtel|théâtre|café|via|piazza|stazione"
    r"|corso|viale|teatro|platz|bahnhof|hotel|café|métro)\s$"
)
_GOES_BY = re.compile(r"(?:goes by|the name of|calls (?:him|her|them)sel(?:f|ves))\s$")
_LAST_WORD = re.compile(r"([\w-]+),?[ ]$")
_FUNCTION = listed("""
    in on at of to by for from with and or the an as but that than then when while after before like
    per via its his her their into over under about called named is was are were be has had plus vs
    starring including titled see sees watch watched film movie series drama show novel song single
    album book group band company firm studio city magazine daily outlet site agency festival et und
    de du des la le les dans sur chez avec par pour di da del della nel con per che von im am bei
    mit auf aus für den dem der die das serie série romp thriller comedy fantasy epic romance
    contest
""")
_COLON = re.compile(r"(?:, [^,;:.\n]{1,60}| (?:no|not|again|encore|ancora|wieder))?:[ \n]?[\ue000]")
_KOREAN = re.compile(r"[A-Z][a-z]{0,6} [A-Z][a-z]+-[a-z]+$")
_STARTS = re.compile(r"(?:^|[\n.!?…:•\ue001\ue002)\]][\s*>–—-]*)$")
_TOKEN = re.compile(r"(?<![\w@#])[a-zà-öø-ÿ]{3,}(?!\w)")

SURE = 2.0
"""What one clear sign weighs, for or against a person."""


class Evidence:
    """What an article's text shows of the names in it."""

    def __init__(self, text: str, tongue: str) -> None:
        self.text = text
        self.tongue = tongue

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the article writes in small letters."""
        return frozenset(_TOKEN.findall(self.text))

    def shape(self, name: str) -> float:
        """Return how much a full name itself looks like a person's."""
        words = name.split()
        found = 0.0
        if FIRM.search(name):
            found -= 2 * SURE
        elif is_first_name(words[0]):
            found += SURE + 1
        elif _KOREAN.match(name):
            found += SURE - 1
        if any(is_place(word) for word in (words[0], words[-1])):
            found -= SURE - 1
        return found

    def against(self, start: int, end: int) -> float:
        """Return how much speaks against a person where a name stands."""
        if self._before(_PLACE_BEFORE, start):
            return 2 * SURE
        if _BASED.match(self.text, end):
            return 2 * SURE
        if self._before(_WORKS_AT, start, 48):
            # “Ann Lee of Example Partners”
            return 2 * SURE
        if self._before(_THE, start, 6):
            return SURE
        if not self._before(_FROM, start, 8):
            return 0.0
        placed = " " not in self.text[start:end] and self._before(_PLACED, start, 8)
        return SURE if placed else SURE - 1

    def common(self, word: str, starts: Iterable[int]) -> bool:
        """Say whether a word is a common one: seen only where a sentence begins."""
        if not all(self._before(_STARTS, start, 6) for start in starts):
            return False
        return word.casefold() in self.small or is_common(word, self.tongue)

    def goes_by(self, start: int) -> bool:
        """Say whether somebody is said to go by the name at a place."""
        return self._before(_GOES_BY, start, 32) is not None

    def speaks(self, start: int, end: int) -> bool:
        """Say whether a single capitalised word is somebody who speaks."""
        if self._before(_IS, start, 4):
            return False
        after = self.text[end : end + 8]
        if self._does(end) or _COLON.match(self.text, end):
            return True
        if after.startswith(", who ") and not self._before(_FROM, start, 8):
            return True
        if after.startswith(",") and self._before(_RELATIVE, start):
            return True
        return self._is_object(start, (" ", " as "))

    def is_person(self, start: int, end: int) -> bool:
        """Say whether what stands around a name shows that it is a person's."""
        if self._does(end) or _PERSON_AFTER.match(self.text, end, end + 32):
            return True
        if self._before(_APPOSED, start) and _BEHIND_NAME.match(self.text, end):
            return True
        if _LIVES.match(self.text, end, end + 32) or self._before(_CALLED, start):
            return True
        if self.tongue == "de" and self._before(_VERB_NOUN, start, 60):
            return True
        if self.tongue != "en" and self.follows_words(start):
            return True
        if self.tongue == "de" and _WORK_APPOSED.match(self.text, end, end + _APPOSED_REACH):
            return True
        if self._works(end) or self._goes_on(start, end):
            return True
        house = _OF_HOUSE.match(self.text, end, end + 80)
        if house is not None and self._does(house.end()):
            return True
        last = self._before(_LAST_WORD, start)
        if (last is not None and is_job(last[1])) or titled(self.text, start):
            return True
        noun = self._before(_WORD_BEFORE, start)
        if noun is not None and noun[1] not in _FUNCTION:
            return True
        return self._is_object(start, (" ",))

    def follows_words(self, start: int) -> bool:
        """Say whether a name stands behind words in marks and one verb: „…“, brummt Ann."""
        verb = self._before(_BEHIND_WORDS, start, 32)
        return verb is not None and NO_CLAUSE.match(verb[1]) is None

    def stands_alone(self, start: int, end: int) -> bool:
        """Say whether a single word does something with no article: „Lee brauchte Zeit“."""
        return _ACTING.match(self.text, end) is not None and not self._before(_THE, start, 6)

    def titled(self, start: int) -> bool:
        """Say whether a title stands before a single word: “Coach Lee”."""
        last = self._before(_LAST_WORD, start)
        if last is not None and last[1][:1].isupper() and is_job(last[1]):
            return True
        kin = self._before(_GENITIVE, start, 48)
        if self.tongue == "de" and kin is not None and kin[1].casefold() in KIN:
            return True
        close = self._before(_CLOSE, start, 48)
        if close is not None and (is_job(close[1]) or close[1].casefold() in KIN):
            return True
        return self._before(_OURS, start) is not None

    def lives(self, start: int, end: int) -> bool:
        """Say whether a single word does or has what only people do or have."""
        if self._before(_CALLED, start) or _WRITES_IN.match(self.text, end, end + 60):
            return True
        if _PERSON_AFTER.match(self.text, end, end + 32):
            # “of Leeds, who came”: somebody else came.
            return not self._before(_FROM, start, 8)
        if self._works(end):
            return True
        return _LIVES.match(self.text, end, end + 32) is not None

    def _works(self, end: int) -> bool:
        """Say whether work or kin is told right behind a name: “Ann Lee, editor”."""
        work = _WORK_AFTER.match(self.text, end, end + 32)
        told = work is not None and self.text[end] == ","
        return told and work is not None and (is_job(work[1]) or work[1] in KIN)

    def _goes_on(self, start: int, end: int) -> bool:
        """Say whether the next sentence speaks of whom a name begins one: “Ann Lee sang. She …”."""
        if not self._before(_STARTS, start, 6):
            return False
        return _NEXT_ONE.match(self.text, end, end + 200) is not None

    def _before(
        self, pattern: re.Pattern[str], start: int, reach: int = 24
    ) -> re.Match[str] | None:
        return pattern.search(self.text, max(0, start - reach), start)

    def _does(self, end: int) -> bool:
        """Say whether a verb of speech follows a name."""
        verb = VERB.match(self.text[end : end + 24].lstrip(" "))
        if verb is not None and verb[0].casefold().endswith(_NO_SPEECH):
            return False
        return verb is not None and not (self.tongue == "de" and verb[0] in NEAR_ONLY)

    def _is_object(self, start: int, gaps: tuple[str, ...]) -> bool:
        """Say whether a name follows a verb of speech."""
        before = self.text[max(0, start - 16) : start]
        verbs = list(VERB.finditer(before))
        if verbs and verbs[-1][0].casefold() in _NAMING:
            return False
        return bool(verbs) and before[verbs[-1].end() :] in gaps
