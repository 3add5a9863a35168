"""Who is spoken of where: people known and unknown, organisations, pronouns and roles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.facts import Kind
from bot.domain.names import AliasKind
from bot.reading.frames import NEAR_ONLY, OBLIQUE, SPOKESPERSON, VERB
from bot.reading.patterns import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.reading.found import Place
    from bot.reading.roster import Mention, Roster

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽİŞ]"
_PART = rf"{_CAPITAL}[\w’']*[\wà-ÿ](?:-[\w]+)*|{_CAPITAL}\."
_NAME = re.compile(
    rf"(?<![\w@-])(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?(?:{_PART})"
    rf"(?:[ \u00a0](?:(?:de|da|di|van|von|der|den|bin|la|le|dos|del)[ ])?(?:{_PART}))*"
)
_HANDLE = re.compile(r"(?<![\w.])@[\w.]*\w")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr)\.?\s")
_PRONOUNS = {
    tongue: re.compile(
        rf"(?<![\w'’-])(?:(?P<he>{he})|(?P<she>{she})|(?P<it>{it}))(?:[’'](?:d|s|ll))?(?![\w-])",
        re.IGNORECASE,
    )
    for tongue, he, she, it in (
        (
            "en",
            "he",
            "she",
            "it|they|(?:the|his|her|a) (?:caption|post|note|letter|message|tweet|story|statement)",
        ),
        ("de", "er", "sie", "es"),
        ("fr", "il", "elle", "on"),
        ("it", "lui|egli", "lei", "esso"),
    )
}
_INVERTED = re.compile(r"-t?-?(il|elle)\b|-(il|elle)\b")
ROLE_WORDS: dict[str, tuple[str, ...]] = {
    "director": (
        "director",
        "filmmaker",
        "helmer",
        "regisseur",
        "réalisateur",
        "cinéaste",
        "regista",
    ),
    "writer": (
        *("writer", "screenwriter", "author", "novelist", "scriptwriter", "autor", "drehbuchautor"),
        *("schriftsteller", "scénariste", "romancier", "sceneggiatore", "romanziere", "scrittore"),
    ),
    "creator": ("creator", "showrunner", "schöpfer", "créateur", "creatore"),
    "executive-producer": (
        *("producer", "exec", "executive", "produzent", "produktionschef"),
        *("producteur", "produttore"),
    ),
    "actor": (
        *("actor", "star", "lead", "co-star", "performer", "leading man", "heartthrob"),
        *("schauspieler", "darsteller", "hauptdarsteller", "acteur", "comédien", "vedette"),
        *("attore", "interprete", "protagonista"),
    ),
    "singer": ("singer", "idol", "rapper", "vocalist", "sänger", "chanteur", "cantante"),
}
_BY_WORD = {word: role for role, words in ROLE_WORDS.items() for word in words}
_ROLE = re.compile(
    r"(?<![\w-])(?:the|der|die|das|le|la|il|lo|el|l['’])[ ]?"
    r"(?P<between>(?:(?!(?:of|in|on|for|and)\b)[\w-]+[ ]){0,3}?(?:\w+-)?)(?P<role>"
    + "|".join(sorted(map(re.escape, _BY_WORD), key=len, reverse=True))
    + r"|member|mitglied|membre|membro|\d\d-year-old|\d\d-jährige)(?![\w-])",
    re.IGNORECASE,
)
_NOBODY = (
    r"(?<![\w-])(?:ARTICLES|one|some|another|several|other|fans?|viewers?|critics?|sources?|insiders?"
    r"|someone|somebody|users?|netizens?|everyone|people|the (?:notice|listing|insider|source|fan|user|report|article|review|host|mc|publicist"
    r"|interviewer|audience|crowd|panel)|management|quelqu['’]un)(?![\w-])"
)
_ARTICLES = {"en": "an?", "de": "eine?", "fr": "une?", "it": "una?|uno"}
_NOBODIES = {
    tongue: re.compile(_NOBODY.replace("ARTICLES", articles), re.IGNORECASE)
    for tongue, articles in _ARTICLES.items()
}
_ORG_NOUN = re.compile(
    r"(?<![\w-])(?:the|an?|its|their|his|her|la|le|die|der|das|dem|il|una?|eine?)[ ](?:[\w’'-]+[ ]){0,2}?"
    + SPOKESPERSON.pattern[2:],
    re.IGNORECASE,
)
_NO_NAME = listed("""
    I A An The This That These Those It He She They We You My Our Your His Her Their Its In On At By
    For From With Of To As If But And Or So Yet When While After Before Since Because Although Though
    Then There Here Now Also Asked What Who Why Where How One Two Three Another Other Others Both
    Some Many Most All Every Each No Not Only Even Still Just Until Following During Despite According
    Meanwhile However Later Earlier Today Yesterday Tomorrow Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday January February March April May June July August September October November
    December Mr Mrs Ms Dr X Instagram Twitter YouTube TikTok Facebook Weverse TV BL LGBTQ K-pop K-Pop
    Japan Korea Germany Japanese Korean German Asian Seoul Tokyo Berlin Selon Secondo Laut Executive
    Director Producer Actor Actress Star Writer Creator Agency Read More Photo Credit Image Source
    Comment Written Directed Starring Following Speaking Talking Asked Appearing Elsewhere Hello Yes
    MC Series Show Drama Film Movie Episode Season Interview Exclusive Update News Like Let Well Right
    Someone Somebody Nobody Everyone Everybody Stunt Coordinator Composer Editor Presenter Host Critic Analyst Professor Trainer Coach Manager
""")


_PERSON_AFTER = re.compile(
    r"(?:, (?:who|whose|one|\d\d|qui|che)\b|, (?:the|an?|die|der|il|le|la) \w+(?:er|or|ist|ian|eur|ore|star|lead)\b"
    r"|\s?\(\d\d\)| (?:him|her)self\b|[’']s (?:father|mother))"
)
_FROM = re.compile(r"\b(?:from|in|at|of|near)\s$")
# “One of them, Ann Lee, runs …”: a name set off by commas.
_APPOSED = re.compile(r"[a-z]{3,},\s$")
_BEHIND_NAME = re.compile(r", (?!and\b|or\b|und\b|et\b|e\b)[a-z]+")
_RELATIVE = re.compile(
    r"\b(?:mother|father|sister|brother|wife|husband|friend|aunt|uncle|colleague|daughter|son"
    r"|cousin|neighbour|neighbor|partner|assistant|manager|them),?\s$"
)
# A common noun right before a name says what somebody is: “building officer Ann Lee”.
_WORD_BEFORE = re.compile(
    r"(?:^|\s)([\w-]*(?:er|or|ors|ist|ian|man|woman|ant|ent|eague|eur|ess|ard|old|ary|ee|chef|ive|iend|ste|iste|ista"
    r"|ore|in|ic)),?\s$"
)
_FUNCTION = listed("""
    in on at of to by for from with and or the an as but that than then when while after before like
    per via its his her their into over under about called named is was are were be has had plus vs
    starring including titled see sees watch watched film movie series drama show novel song single
    album book group band company firm studio city magazine daily outlet site agency festival et und
    de du des la le les dans sur chez avec par pour di da del della nel con per che von im am bei mit
    auf aus für den dem der die das serie série romp thriller comedy fantasy epic romance contest
""")


_FOREIGN = listed("""
    Der Die Das Ein Eine Er Sie Es Wir Im Am Ich Und Aber Auch Als Wenn Wie Was Wer Für Mit Von Bei
    Le La Les Un Une Il Elle Je Nous Et Mais Pour Dans Sur De Du Des Ce Cette
    Lo Gli Una Per Con Non Ma Nel Nella Del Della Dal Alla Sul Di Da
""")


class Sort(Enum):
    """How somebody is named."""

    NAME = auto()
    PRONOUN = auto()
    ROLE = auto()
    ORGANISATION = auto()
    NOBODY = auto()


class Who(NamedTuple):
    """A place that names somebody who may speak: `entity` known, or `called` unknown.

    For a pronoun `called` is its gender; for a role its word.
    """

    start: int
    end: int
    sort: Sort
    entity: str | None = None
    called: str | None = None
    character: bool = False


class People:
    """All in an article's own text (quotes left out) who may speak, in order."""

    def __init__(self, text: str, roster: Roster, mentions: Sequence[Mention], tongue: str) -> None:
        self.text = text
        self.roster = roster
        self.by_role: dict[str, set[str]] = defaultdict(set)
        self.tongue = tongue
        self.genders: dict[str, str] = {}
        self.persons: set[str] = set()
        for form in roster.show.entities:
            for role in form.roles:
                self.by_role[role].add(form.id)
        taken: list[Who] = list(self._known(mentions))
        taken += self._strangers(taken, mentions, german=tongue == "de")
        taken += _outside(self._others(), taken)
        self.all = sorted(taken)
        self._starts = [who.start for who in self.all]

    def within(self, start: int, end: int) -> list[Who]:
        """Return who is named between two places."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.all[low:high]

    def _known(self, mentions: Iterable[Mention]) -> Iterable[Who]:
        for m in mentions:
            if m.kind in (Kind.PERSON, Kind.CHARACTER):
                entity, character = m.entity, m.kind is Kind.CHARACTER
                yield Who(m.start, m.end, Sort.NAME, entity, character=character)
            elif m.kind is Kind.ORGANISATION:
                yield Who(m.start, m.end, Sort.ORGANISATION, m.entity)

    def _strangers(
        self, known: Sequence[Who], mentions: Sequence[Mention], *, german: bool
    ) -> list[Who]:
        """Return people by the pattern of a name; one word counts only for a name seen in full."""
        taken = sorted((m.start, m.end) for m in mentions)
        full: dict[str, str] = {}
        single: list[tuple[int, int, str]] = []
        found: list[Who] = []
        for match in _NAME.finditer(self.text):
            for start, end in _clear(match.start(), match.end(), taken):
                place = _bare_name(self.text, start, end, self.tongue)
                if place is None:
                    continue
                name = self.text[place[0] : place[1]]
                words = _TITLE.sub("", name).split()
                if len(words) > 1 or name != words[0]:
                    name = name.title() if name.isupper() else name
                    found.append(Who(*place, Sort.NAME, called=name))
                    if name != words[0] and _TITLE.match(name) or self._is_person(*place):
                        self.persons.add(name)
                    for word in (words[0], words[-1]):
                        full.setdefault(word, name)
                else:
                    single.append((*place, name))
        for start, end, name in single:
            if name in full:
                found.append(Who(start, end, Sort.NAME, called=full[name]))
                if self._is_person(start, end):
                    self.persons.add(full[name])
            elif self._speaks(start, end) and not re.search(
                r"\b(?:is|a)\s$", self.text[start - 4 : start]
            ):
                found.append(Who(start, end, Sort.NAME, called=name))
                self.persons.add(name)
        if german:
            found = [who for who in found if who.called in self.persons]
        for match in _HANDLE.finditer(self.text):
            found.append(Who(match.start(), match.end(), Sort.NAME, called=match[0]))
            self.persons.add(match[0])
        return found

    def _speaks(self, start: int, end: int) -> bool:
        """Say whether a single capitalised word stands right beside a verb of speech."""
        after = self.text[end : end + 24].lstrip(" ")
        verb = VERB.match(after)
        if verb is not None and not (self.tongue == "de" and verb[0] in NEAR_ONLY):
            return True
        if after.startswith(", who ") and not _FROM.search(self.text, max(0, start - 8), start):
            return True
        if after.startswith(",") and _RELATIVE.search(self.text, max(0, start - 24), start):
            return True
        before = self.text[max(0, start - 16) : start]
        match = list(VERB.finditer(before))
        return bool(match) and before[match[-1].end() :] in (" ", " as ")

    def _is_person(self, start: int, end: int) -> bool:
        """Say whether what stands around a name shows that it is a person's."""
        after = self.text[end : end + 32]
        verb = VERB.match(after.lstrip(" "))
        if verb is not None and not (self.tongue == "de" and verb[0] in NEAR_ONLY):
            return True
        if _PERSON_AFTER.match(after):
            return True
        if _APPOSED.search(self.text, max(0, start - 24), start) and _BEHIND_NAME.match(after):
            return True
        before = _WORD_BEFORE.search(self.text, max(0, start - 24), start)
        if before is not None and before[1] not in _FUNCTION:
            return True
        verbs = list(VERB.finditer(self.text, max(0, start - 16), start))
        return bool(verbs) and verbs[-1].end() == start - 1

    def _others(self) -> Iterable[Who]:
        for match in _PRONOUNS.get(self.tongue, _PRONOUNS["en"]).finditer(self.text):
            gender = match.lastgroup
            if match[0] != "IT":
                yield Who(match.start(), match.end(), Sort.PRONOUN, called=gender)
        for match in _INVERTED.finditer(self.text):
            gender = "he" if match[0].endswith("il") else "she"
            yield Who(match.start() + 1, match.end(), Sort.PRONOUN, called=gender)
        for match in _ORG_NOUN.finditer(self.text):
            yield Who(match.start(), match.end(), Sort.ORGANISATION, called=match[0].casefold())
        for match in _ROLE.finditer(self.text):
            yield Who(match.start(), match.end(), Sort.ROLE, called=match[0].casefold())
        for match in _NOBODIES.get(self.tongue, _NOBODIES["en"]).finditer(self.text):
            yield Who(match.start(), match.end(), Sort.NOBODY)

    def is_subject(self, who: Who) -> bool:
        """Say whether somebody does something here, rather than is spoken of in passing."""
        if self.text[who.end : who.end + 2] in ("’s", "'s"):
            return False
        return OBLIQUE.search(self.text, max(0, who.start - 32), who.start) is None

    def gender(self, who: Who) -> str | None:
        """Return whether somebody is he or she, as far as that is known."""
        if who.entity is not None:
            return self.roster.forms[who.entity].pronoun
        return self.genders.get(who.called or "")


def roles_of(words: str) -> set[str]:
    """Return the roles that a phrase such as “the writer-director” names."""
    found: set[str] = set()
    for word in re.split(r"[\s\-/]+", words.casefold().replace("co-star", "star")):
        role = _BY_WORD.get(word) or _BY_WORD.get(word.rstrip("en"))
        if role is not None:
            found.add(role)
    return found


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


def _bare_name(text: str, start: int, end: int, tongue: str) -> tuple[int, int] | None:
    """Return a name's place without words before and after that aren't part of it."""
    words = [(m.start(), m.end(), m[0]) for m in re.finditer(r"\S+", text[start:end])]
    cut = [(a, b, re.sub(r"[’']s?$", "", word)) for a, b, word in words]
    last = max(
        (
            at
            for at, (_, _, word) in enumerate(cut)
            if word in _NO_NAME or (tongue != "en" and word in _FOREIGN)
        ),
        default=-1,
    )
    last = max(
        (at for at, (_, _, word) in enumerate(cut) if word.casefold() in _BY_WORD), default=last
    )
    cut = cut[last + 1 :]
    cut = [one for at, one in enumerate(cut) if not (at == 0 and one[2].casefold() in _BY_WORD)]
    if not all(one[2].isupper() for one in cut):
        while cut and (cut[0][2].isupper() and len(cut[0][2]) > 4):
            cut = cut[1:]
    if tongue == "de" and len(cut) > 2:
        cut = cut[-2:]
    if not cut or len(cut) > 4:
        return None
    if last >= 0 and words[last][2] in ("Mr.", "Mrs.", "Ms.", "Dr."):
        cut = [words[last], *cut]
    if len(cut[-1][2]) < 2:
        return None
    return start + cut[0][0], start + cut[-1][0] + len(cut[-1][2])


def _outside(others: Iterable[Who], taken: Iterable[Who]) -> list[Who]:
    """Return those of `others` who stand in none of the names and not right before one."""
    found: list[Who] = []
    reached = -1
    rest = sorted(others, key=lambda who: (who.start, -who.end))
    for who in rest:
        if who.start >= reached:
            found.append(who)
            reached = who.end
    names = sorted(taken)
    starts = [name.start for name in names]
    kept: list[Who] = []
    for who in found:
        at = bisect_left(starts, who.start)
        if at and names[at - 1].end > who.start:
            continue
        if at < len(names) and (names[at].start < who.end or names[at].start - who.end == 1):
            # “the director Shunki” is one person; “a spokesperson, Ann” is told by the verb.
            if who.sort in (Sort.ROLE, Sort.ORGANISATION, Sort.NOBODY):
                continue
        kept.append(who)
    return kept


def shielded(text: str, places: Sequence[Place]) -> str:
    """Return the text with each of `places` blotted out, so that only the article speaks.

    What ends a sentence inside marks is kept as its last sign.
    """
    pieces: list[str] = []
    at = 0
    for start, end in places:
        pieces.append(text[at:start])
        inner = text[start:end].rstrip("\"'”’»“‘›」』").rstrip()
        last = inner[-1:] if inner[-1:] in ".!?…。" else ","
        pieces.append(
            "\ue000" * (end - start - 1) + {".": "\ue001", "。": "\ue001"}.get(last, "\ue002")
        )
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
