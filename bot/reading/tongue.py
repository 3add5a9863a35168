"""The form of a language as the reader knows it, and which language a text is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.caseless import Caseless
from bot.reading.hints import Hints

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.documents import Status

DIGITS = "0-9０-９"
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a language writes dates.

    `patterns` find them; their groups are `y` a year, `yw` a word for one, `m` a month, `mw` a
    word for one, `d` a day, `s` a season, `q` a quarter, `h` a half, `w` a weekday, with `nth`
    which of a month's and with `ww` a word for its week, or `nx` one that leaves it open, `rel` a
    word for a day, `n` with `unit` a count of days, weeks, months or years from now. `telling` are
    the hints (as in `Cue`) of those patterns that have a group, the first such one. The mappings
    read the words, caselessly: a year's and month's as what is to be added to the present one.
    `last` are words for "last", with which a date may begin.
    """

    patterns: tuple[re.Pattern[str], ...]
    hinted: Hints[Caseless] = field(init=False)
    telling: tuple[tuple[str, tuple[str, ...]], ...] = ()
    months: Mapping[str, int] = field(default_factory=dict[str, int])
    seasons: Mapping[str, int] = field(default_factory=dict[str, int])
    ordinals: Mapping[str, int] = field(default_factory=dict[str, int])
    years: Mapping[str, int] = field(default_factory=dict[str, int])
    next_months: Mapping[str, int] = field(default_factory=dict[str, int])
    weekdays: Mapping[str, int] = field(default_factory=dict[str, int])
    days: Mapping[str, int] = field(default_factory=dict[str, int])
    days_named: Mapping[str, int] = field(default_factory=dict[str, int])
    last: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        """Note for each pattern what is always there where it matches, by its groups."""
        told = dict(self.telling)
        hinted = Hints(
            (Caseless(p), next((told[g] for g in told if f"(?P<{g}>" in p.pattern), ()))
            for p in self.patterns
        )
        object.__setattr__(self, "hinted", hinted)


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that says something of a release: `status`, and the rule's name for explaining.

    `bare` says that it is a claim even where no date stands beside it; `past` that it looks back,
    so a day with no year is the last such day; `weak` that any other cue goes before it;
    `anyone` that a person may be its subject; `dateless` that no date belongs to it;
    `leads` that a date only ever follows it;
    `soft` that the sentence must say what comes. One of `hints` is in small letters wherever the
    wording is, if there are any: most sentences are passed over by looking for these alone.
    """

    rule: str
    status: Status
    pattern: re.Pattern[str]
    bare: bool = False
    past: bool = False
    weak: bool = False
    anyone: bool = False
    dateless: bool = False
    leads: bool = False
    soft: bool = False
    hints: tuple[str, ...] = ()
    caseless: Caseless = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the pattern for text in small letters."""
        object.__setattr__(self, "caseless", Caseless(self.pattern))


def cue(
    rule: str,
    status: Status,
    pattern: str,
    *,
    flags: re.RegexFlag = re.NOFLAG,
    bare: bool = False,
    past: bool = False,
    weak: bool = False,
    anyone: bool = False,
    dateless: bool = False,
    leads: bool = False,
    soft: bool = False,
    hints: tuple[str, ...] = (),
) -> Cue:
    """Return a cue for a pattern as written, compiled with a language's `flags`."""
    compiled = re.compile(pattern, flags)
    return Cue(rule, status, compiled, bare, past, weak, anyone, dateless, leads, soft, hints)


class Parts(NamedTuple):
    """What is looked for in most sentences, caselessly: see `Tongue`."""

    works: Caseless
    foreign: Caseless
    breaks: Caseless


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: its calendar, its cues in the order in which they are tried, and its guards.

    A guard that a language doesn't need matches nothing.

    What is spoken of: `works` are words for the show that refer back to it ("the series");
    `foreign` what shows that something else comes out or happens (a trailer, an event, another
    season); `work_words` stand beside a title ("drama"); `part_of` before the show's name makes it
    an aside ("the star of"), unless there is a `subject` in that ("the release of"); `ours_of`
    ties a thing to the show ("the release of"); `belongs` ties another event to what follows it;
    `actors` are a person as a cue's subject; `relative` begins a clause about what was named last
    ("which"); `aside` begins a sentence that only repeats what others hold ("Claim: ...").

    Where a clause or a row ends: `breaks` between clauses; `list_gap` between a title and its date
    in a list, `bracket_gap` where that is in brackets, `arrivals` what says that a list is one of
    releases; `object_gap` between a verb that moves and the date that it moves.

    How sure it is: `hedges` make a plan a rumour, `rumours` (the plainest of these) from anywhere
    in a sentence; `modal` is a verb such as "may" before a cue; `goals` make it an aim; `denials`
    turn it down up to the next of `turns` ("but", "still"), and `retracts` begins a clause that
    turns down the one before; behind a `doubt` a plan isn't taken for one; an `informant` named
    after it is somebody unnamed who said so; `not_so` before a hedge undoes it; `despite` and
    `settles` show that a rumour beside is over; `negation` before a cue and a `condition` at the
    beginning of a clause take a claim back; a clause that `depends` on the one before shares its
    hedge; `loosely` marks a cue that claims too little by itself.

    Which plan it is: `former`, but for `former_not`, before a date, `former_clause` anywhere
    before, and `former_after` behind it mark an earlier plan; `once` says that it was one;
    `reported` that somebody had said so; `would` is the future as seen from back then; `lapse`
    behind an old plan says that nothing came of it, `gone` behind a plan that it stands no longer;
    `present` that it happens on the day of the article; `since` that it goes on since.

    What dates else are: `told_before` and `told_after` mark the day of the news itself, `dated` the
    article's own day. `platform` and `regions` say where it comes out, `says` who speaks.

    `implies` lets a sentence without a subject speak of the show; `spaced`: there are spaces
    between words; `capitals`: names begin with them and other words don't; `small_titles`: only a
    title's first word does; `verb_last`: verbs stand behind their date, and `new_after` behind the
    one to which something is moved; `moves_behind`: that verb may stand behind its date.
    """

    code: str
    calendar: Calendar
    cues: tuple[Cue, ...]
    works: re.Pattern[str]
    foreign: re.Pattern[str]
    breaks: re.Pattern[str]
    hedges: re.Pattern[str]
    rumours: re.Pattern[str]
    modal: re.Pattern[str]
    actors: re.Pattern[str]
    goals: re.Pattern[str]
    former: re.Pattern[str]
    denials: re.Pattern[str]
    turns: re.Pattern[str]
    despite: re.Pattern[str]
    settles: re.Pattern[str]
    negation: re.Pattern[str]
    told_before: re.Pattern[str]
    told_after: re.Pattern[str]
    dated: re.Pattern[str]
    belongs: re.Pattern[str]
    list_gap: re.Pattern[str]
    platform: re.Pattern[str]
    says: re.Pattern[str]
    reported: re.Pattern[str] = NEVER
    subject: re.Pattern[str] = NEVER
    work_words: re.Pattern[str] = NEVER
    regions: re.Pattern[str] = NEVER
    once: re.Pattern[str] = NEVER
    former_after: re.Pattern[str] = NEVER
    not_so: re.Pattern[str] = NEVER
    ours_of: re.Pattern[str] = NEVER
    former_clause: re.Pattern[str] = NEVER
    arrivals: re.Pattern[str] = NEVER
    object_gap: re.Pattern[str] = NEVER
    part_of: re.Pattern[str] = NEVER
    since: re.Pattern[str] = NEVER
    depends: re.Pattern[str] = NEVER
    condition: re.Pattern[str] = NEVER
    aside: re.Pattern[str] = NEVER
    loosely: re.Pattern[str] = NEVER
    present: re.Pattern[str] = NEVER
    would: re.Pattern[str] = NEVER
    lapse: re.Pattern[str] = NEVER
    gone: re.Pattern[str] = NEVER
    retracts: re.Pattern[str] = NEVER
    doubt: re.Pattern[str] = NEVER
    informant: re.Pattern[str] = NEVER
    relative: re.Pattern[str] = NEVER
    bracket_gap: re.Pattern[str] = NEVER
    former_not: re.Pattern[str] = NEVER
    implies: bool = False
    spaced: bool = True
    capitals: bool = True
    small_titles: bool = False
    verb_last: bool = False
    moves_behind: bool = False
    new_after: re.Pattern[str] = NEVER
    hinted: Hints[Cue] = field(init=False)
    parts: Parts = field(init=False)

    def __post_init__(self) -> None:
        """Note which of the cues a sentence may hold at all, and prepare what is in all of them."""
        object.__setattr__(self, "hinted", Hints((cue, cue.hints) for cue in self.cues))
        parts = Parts(Caseless(self.works), Caseless(self.foreign), Caseless(self.breaks))
        object.__setattr__(self, "parts", parts)


_COMMON = {
    "en": "the and of to in for with that is was on will has as at from it by",
    "de": "der die das und ist von mit den im ein eine auf für zu nicht wird auch",
    "it": "il lo la di che è e un una per con del della non sono alla nel da",
    "fr": "le la les de des et est un une pour que dans du au sur avec en par",
}
_WORDS = {word: code for code, words in _COMMON.items() for word in words.split()}
_SHARED = {word for word in _WORDS if sum(word in words.split() for words in _COMMON.values()) > 1}
_SAMPLE = 4_000


def language_of(text: str) -> str:
    """Return the code of the language that a text seems to be in; `en` where nothing tells."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    if len(re.findall(r"[가-힣]", sample)) > letters * 0.25:
        return "ko"
    if len(re.findall(r"[ぁ-ヿ]", sample)) > letters * 0.15:
        return "ja"
    counts = dict.fromkeys(_COMMON, 0)
    for word in re.findall(r"[^\W\d_]+", sample.casefold()):
        for code, words in _LISTS.items():
            if word in words:
                counts[code] += 1 if word in _SHARED else 2
    return max(counts, key=lambda code: counts[code])


_LISTS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
