"""Finds people whom the show doesn't know, by the pattern of a name and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.calling import BY_WORD, NATIVE
from bot.reading.frames import NEAR_ONLY, VERB
from bot.reading.jobs import is_job, titled
from bot.reading.patterns import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽİŞ]"
_PART = rf"{_CAPITAL}[\w’']*[\wà-ÿ](?:-[\w]+)*|{_CAPITAL}\."
_NAME = re.compile(
    rf"(?<![\w@-])(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?(?:{_PART})"
    rf"(?:[ \u00a0](?:(?:de|da|di|van|von|der|den|bin|la|le|dos|del)[ ])?(?:{_PART}))*"
)
_HANDLE = re.compile(
    r"(?<![\w.])@[\w.]*\w|(?<![\w./@])[A-Za-z]{3,24}[a-z\d]{0,9}_\w{2,20}(?![\w./])"
)
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr)\.?\s")
_TITLES = ("Mr.", "Mrs.", "Ms.", "Dr.")
_MOST = 4
_SHORTEST = 2
_POSSESSIVE = re.compile(r"[’']s?$")
_NO_SPEECH = ("found him", "found her", "found it", "found them", "finds him", "finds her", "notes")
_NAMING = listed("""
    called calls calling dubbed dubs dubbing branded brands labelled labeled described describes
    heißt nannte nennt nennen nomme surnomme definisce definito read reads ran hailed cited cites
    announced announces annonce annuncia confirmed confirms
""")
_MONTHS = ("April", "May", "June", "August")
_NO_NAME = listed("""
    I A An The This That These Those It He She They We You My Our Your His Her Their Its In On At By
    For From With Of To As If But And Or So Yet When While After Before Since Because Although
    Though Then There Here Now Also Asked What Who Why Where How One Two Three Another Other Others
    Both Some Many Most All Every Each No Not Only Even Still Just Until Following During Despite
    According Meanwhile However Later Earlier Today Yesterday Tomorrow Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday January February March April May June July August September
    October November December Mr Mrs Ms Dr X Instagram Twitter YouTube TikTok Facebook Weverse TV BL
    LGBTQ K-pop K-Pop Japanese Korean German Asian Selon Secondo Laut Executive Director Producer
    Actor Actress Star Writer Creator Agency Read More Photo Credit Image Source Comment Written
    Directed Starring Following Speaking Talking Appearing Elsewhere Hello Yes MC Series Show Drama
    Film Movie Episode Season Interview Exclusive Update News Like Let Well Right Someone Somebody
    Nobody Everyone Everybody Stunt Coordinator Composer Editor Presenter Host Critic Analyst
    Professor Trainer Coach Manager
""")
_FOREIGN = listed("""
    Der Die Das Ein Eine Er Sie Es Wir Im Am Ich Und Aber Auch Als Wenn Wie Was Wer Für Mit Von Bei
    Le La Les Un Une Il Elle Je Nous Et Mais Pour Dans Sur De Du Des Ce Cette
    Lo Gli Una Per Con Non Ma Nel Nella Del Della Dal Alla Sul Di Da
""")
_PERSON_AFTER = re.compile(
    r"(?:, (?:who|whose|one|\d\d|qui|che|dessen|deren|dont|il cui|la cui)\b"
    r"|, (?:the|an?|die|der|il|le|la) \w+(?:er|or|ist|ian|eur|ore|star|lead)\b"
    r"|\s?\(\d\d\)| (?:him|her)self\b|[’']s (?:father|mother))"
)
_FROM = re.compile(r"\b(?:from|in|at|of|near)\s$")
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
    r"|named)|Herr|Frau|Madame|Monsieur|M\.|Mme|Signora|Signor|Sig\.)[ ]$"
)
# “versichert Hallenwart Detlef Kowalke”, “so Sprecherin Ann Lee”
_VERB_NOUN = re.compile(rf"(?:{VERB.pattern}|\bso)\s[A-ZÄÖÜ][a-zäöüß-]+(?:in|er|t|e|r|n|s)\s$")
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


class Unknown(NamedTuple):
    """A place that names somebody unknown: `called` is the fullest form that is printed."""

    start: int
    end: int
    called: str


class Strangers:
    """The unknown people of one article; `persons` are those who are surely people."""

    def __init__(self, text: str, tongue: str, taken: list[tuple[int, int]]) -> None:
        self.text = text
        self.tongue = tongue
        self.persons: set[str] = set()
        self._full: dict[str, str] = {}
        self.found = list(self._find(sorted(taken)))

    def _find(self, taken: list[tuple[int, int]]) -> Iterator[Unknown]:
        single: list[Unknown] = []
        for place in self._places(taken):
            name = self.text[place[0] : place[1]]
            words = _TITLE.sub("", name).split()
            if len(words) == 1 and name == words[0]:
                single.append(Unknown(*place, name))
                continue
            name = name.title() if name.isupper() else name
            if _TITLE.match(name) or self._is_person(*place):
                self.persons.add(name)
            for word in (words[0], words[-1]):
                self._full.setdefault(word, name)
            if self.tongue != "de" or name in self.persons:
                yield Unknown(*place, name)
        for one in single:
            yield from self._single(one)
        for match in _HANDLE.finditer(self.text):
            self.persons.add(match[0])
            yield Unknown(match.start(), match.end(), match[0])

    def _single(self, one: Unknown) -> Iterator[Unknown]:
        """Return a single word where it is part of a name seen in full, or speaks."""
        full = self._full.get(one.called)
        if full is not None:
            if self._is_person(one.start, one.end):
                self.persons.add(full)
            if self.tongue != "de" or full in self.persons:
                yield one._replace(called=full)
        elif self._before(_GOES_BY, one.start, 32):
            self.persons.add(one.called)
            yield one
        elif self._speaks(one.start, one.end) and not self._before(_IS, one.start, 4):
            if NATIVE.match(self.text, max(0, one.start - 4)):
                return
            self.persons.add(one.called)
            yield one

    def _places(self, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        for match in _NAME.finditer(self.text):
            for start, end in _clear(match.start(), match.end(), taken):
                place = _bare(self.text, start, end, self.tongue)
                if place is not None:
                    yield place

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

    def _speaks(self, start: int, end: int) -> bool:
        """Say whether a single capitalised word is somebody who speaks."""
        after = self.text[end : end + 8]
        if self._does(end):
            return True
        if after.startswith(", who ") and not self._before(_FROM, start, 8):
            return True
        if after.startswith(",") and self._before(_RELATIVE, start):
            return True
        return self._is_object(start, (" ", " as "))

    def _is_object(self, start: int, gaps: tuple[str, ...]) -> bool:
        """Say whether a name follows a verb of speech."""
        before = self.text[max(0, start - 16) : start]
        verbs = list(VERB.finditer(before))
        if verbs and verbs[-1][0].casefold() in _NAMING:
            return False
        return bool(verbs) and before[verbs[-1].end() :] in gaps

    def _is_person(self, start: int, end: int) -> bool:
        """Say whether what stands around a name shows that it is a person's."""
        if self._does(end) or _PERSON_AFTER.match(self.text, end, end + 32):
            return True
        if self._before(_APPOSED, start) and _BEHIND_NAME.match(self.text, end):
            return True
        if _LIVES.match(self.text, end, end + 32) or self._before(_CALLED, start):
            return True
        if self.tongue == "de" and self._before(_VERB_NOUN, start, 60):
            return True
        last = self._before(_LAST_WORD, start)
        if (last is not None and is_job(last[1])) or titled(self.text, start):
            return True
        noun = self._before(_WORD_BEFORE, start)
        if noun is not None and noun[1] not in _FUNCTION:
            return True
        return self._is_object(start, (" ",))


def _clear(start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what of a stretch lies in no known name."""
    pieces: list[tuple[int, int]] = []
    at = bisect_left(taken, (start, start))
    if at and taken[at - 1][1] > start:
        start = taken[at - 1][1]
    while at < len(taken) and taken[at][0] < end:
        if taken[at][0] > start:
            pieces.append((start, taken[at][0]))
        start = max(start, taken[at][1])
        at += 1
    if start < end:
        pieces.append((start, end))
    return pieces


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def _bare(text: str, start: int, end: int, tongue: str) -> tuple[int, int] | None:
    """Return a name's place without words before and after that aren't part of it."""
    if " " not in (said := text[start:end]) and "\u00a0" not in said:
        return _alone(start, said, tongue)
    words: list[_Word] = []
    for match in re.finditer(r"\S+", text[start:end]):
        word = _POSSESSIVE.sub("", match[0])
        words.append(_Word(match.start(), match.start() + len(word), word))
    last = max((at for at, word in enumerate(words) if _is_none(word.text, tongue)), default=-1)
    name = words[last + 1 :]
    if not all(word.text.isupper() for word in name):
        # A place in capitals before a name begins a report, and is no part of it.
        while name and name[0].text.isupper() and len(name[0].text) > _MOST:
            name = name[1:]
    if tongue == "de":
        name = name[-2:]
        if name and name[0].text.islower():
            return None
    month = last > 0 and words[last].text in _MONTHS and is_job(words[last - 1].text)
    if month and name and name[0] is words[last + 1]:
        name = [words[last], *name]
    if not name or len(name) > _MOST or len(name[-1].text) < 2:
        return None
    if last >= 0 and words[last].text in _TITLES:
        name = [words[last], *name]
    return start + name[0].start, start + name[-1].end


def _alone(start: int, said: str, tongue: str) -> tuple[int, int] | None:
    """Return the place of a name that is one word, if it can be one."""
    word = _POSSESSIVE.sub("", said)
    if len(word) < _SHORTEST or _is_none(word, tongue):
        return None
    return start, start + len(word)


def _is_none(word: str, tongue: str) -> bool:
    if word in _NO_NAME or word in _TITLES or word.casefold() in BY_WORD or is_job(word):
        return True
    return tongue != "en" and word in _FOREIGN
