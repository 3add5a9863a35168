"""English: its calendar, and how it speaks of a release."""

from __future__ import annotations

import re

from bot.domain.documents import Status
from bot.reading.tongue import Calendar, Cue, Tongue

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_FLAGS = re.IGNORECASE
_M = (
    r"(?P<m>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_Y = r"(?P<y>(?:19|20)\d\d)\b(?!\s?(?:Articles|comments|episodes|seats|fans|people))"
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
    " twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_D = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:.]\d)"
_PART = r"(?:(?:early|mid|late|the (?:beginning|start|middle|end|first|second) (?:half )?of)[- ]?)?"
_YEARS = {
    "next year": 1, "the coming year": 1, "the new year": 1,
    "this year": 0, "the year": 0, "the current year": 0, "this calendar year": 0, "last year": -1,
    "next calendar year": 1,
}  # fmt: skip
_YW = r"(?P<yw>(?:next|this|last|the|the (?:coming|new|current))(?: calendar)? year)\b"
_S = r"(?P<s>spring|summer|autumn|fall|winter)(?:time)?"
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "final": -1, "last": -1, "latter": 2, "back": 2, "opening": 1, "closing": -1, "front": 1,
    **_COUNTS,
}  # fmt: skip
_N = r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})"
_LEAD = (
    r"\b(?:in|by|this|next|last|until|till|for|from|come|of|before|since|to|during|around|through)"
)

CALENDAR = Calendar(
    patterns=tuple(
        re.compile(pattern, _FLAGS)
        for pattern in (
            r"\b(?P<y>20\d\d)[-/.](?P<mn>[01]?\d)[-/.](?P<d>[0-3]?\d)\b",
            rf"\b{_D}(?:\s+of)?\s+{_M}(?:,?\s+(?:of\s+)?{_Y})?",
            rf"\b(?P<dn>{'|'.join(sorted(_NTH, key=len, reverse=True))})\s+of\s+{_M}(?:,?\s+{_Y})?",
            rf"\b{_M}\s+(?:the\s+)?(?P<dn>{'|'.join(sorted(_NTH, key=len, reverse=True))})\b(?:,?\s+{_Y})?",
            r"\b(?:on|from|until|since|by|for)\s+(?P<date>the (?P<d>[0-3]?\d)(?:st|nd|rd|th))\b(?!\s+(?:of\b|[A-Za-z]+ (?:of|floor|anniversary|birthday|episode|season|edition|century|time|place)))(?! [a-z]+y\b)",
            rf"\b(?:an?|its|the|that|this|planned|original|for)\s+(?:(?:early|mid|late)[- ])?(?P<date>{_M})\s+(?=(?:launch|release|premiere|debut|start|date|bow|slot|window|rollout|arrival|drop|berth|opening|streaming)\b)",
            rf"\b{_M}\s+(?:the\s+)?{_D}(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s+{_Y})?(?!\d)",
            rf"\b{_M},?\s+(?:of\s+)?{_Y}",
            rf"\b{_M},?\s+(?:of\s+)?{_YW}",
            rf"\b{_M}\s+(?=')'(?P<y>\d\d)\b",
            rf"{_LEAD}\s+(?:the month of |sometime in |as (?:early|late|soon) as )?{_PART}(?P<date>{_M})(?![\w’'])(?!\s+(?:be|not|have)\b)",
            rf"\b(?:early|mid|late)[- ](?P<date>{_M})(?![\w’'])",
            rf"\b{_S}(?:\s+of)?,?\s+{_Y}",
            rf"\b{_S}(?:\s+of)?\s+{_YW}",
            rf"\b(?:the|a|an|its)\s+(?P<date>{_S})\s+(?=(?:launch|release|premiere|debut|start|bow|slot|window|berth|arrival|drop|rollout)\b)",
            rf"\b{_S}\s+'(?P<y>\d\d)\b",
            rf"\b{_Y}['’]s\s+{_S}",
            rf"\b(?:this|next|the coming|this coming|in the|in|in early|in late|by|come|until the|until|till the|to the|for the|for|into the|from the)\s+(?P<date>{_S})\b(?!\s+(?:in|of|line|slate|festival|lights?))",
            rf"\b(?P<q>first|second|third|fourth|final|last|1st|2nd|3rd|4th|opening|closing)[- ]quarter\b(?:\s+(?:of\s+)?(?:{_Y}|{_YW}))?",
            rf"\bQ(?P<q>[1-4])(?:\s+(?:of\s+)?(?:{_Y}|{_YW}))?",
            rf"\b{_Y}\s*Q(?P<q>[1-4])\b",
            rf"\b(?P<h>first|second|latter|back|1st|2nd|front|last)[- ]half\b(?:\s+(?:of\s+)?(?:{_Y}|{_YW}))",
            rf"\bH(?P<h>[12])\s+(?:of\s+)?(?:{_Y}|{_YW})",
            rf"\b{_YW}",
            rf"\b{_Y}(?!['’]s\b|-)",
            r"\b(?P<mw>next month|this month|the coming month|last month)\b",
            rf"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)\s+of\s+(?P<mw>next month|this month|the month)\b",
            r"\b(?P<rel>tomorrow|tonight|today|yesterday|this evening)\b",
            rf"\b(?:on|this|next|this coming|the coming|coming|last|until|from|for|by)\s+(?P<date>(?P<w>{'|'.join(_WEEKDAYS)}))\b(?!s)(?!,?\s+(?:the\s+)?(?:{_D}(?:\s+of)?\s+{_M.replace('<m>', '<m_>')}|{_M.replace('<m>', '<m__>')}\s+\d))".replace(
                "(?P<d>", "(?:"
            ),
            rf"\b(?:in\s+(?:just\s+|exactly\s+|only\s+)?(?P<date>{_N}\s+(?P<unit>day|week|month|year)s?)(?:['’]s?)?(?:\s+time)?)\b(?!\s+(?:of|long))",
            rf"\b{_N}\s+(?P<unit>day|week|month|year)s?\s+from\s+(?:now|(?P<exact>today))\b",
        )
    ),
    months={**{name: place for place, name in enumerate(_MONTHS, 1)}, **_SHORT},
    seasons={"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4},
    ordinals=_ORDINALS,
    years=_YEARS,
    next_months={
        "next month": 1,
        "this month": 0,
        "the coming month": 1,
        "last month": -1,
        "the month": 0,
    },  # fmt: skip
    weekdays={name: place for place, name in enumerate(_WEEKDAYS)},
    days={"tomorrow": 1, "tonight": 0, "today": 0, "yesterday": -1, "this evening": 0},
    days_named={name: place for place, name in enumerate(_NTH, 1)},
    units={"day": "day", "week": "week", "month": "month", "year": "year"},
)

_BE = r"(?:is|are|was|were|be|been|being|’s|'s|’re|'re)"
_NOW = r"(?:now|finally|currently|already|still|officially|reportedly|apparently|provisionally|tentatively|exclusively|globally|simultaneously|quietly)"
_OUT = (
    r"(?:premier(?:e|es|ing)|debut(?:s|ing)?|releas(?:e|es|ing)|launch(?:es|ing)?|arriv(?:e|es|ing)"
    r"|drop(?:s|ping)?|land(?:s|ing)?|air(?:s|ing)?|stream(?:s|ing)?|bow(?:s|ing)?|broadcast(?:s|ing)?"
    r"|roll(?:s|ing)? out|be unveiled|unspool(?:s)?|kick(?:s|ing)? off|go(?:es|ing)? live"
    r"|com(?:e|es|ing) out|com(?:e|es|ing) to (?:netflix|screens|our screens|the (?:streamer|platform|service))"
    r"|com(?:e|es|ing) (?:home|our way|your way|your)|hit(?:s|ting)? (?:netflix|the|our|your|screens|tv|small|streaming)"
    r"|reach(?:es|ing)? (?:netflix|screens|viewers|audiences|subscribers|our|your|us)|join(?:s|ing)? (?:netflix|the)"
    r"|(?:start|begin)(?:s|ning|ing)? (?:streaming|airing|on netflix|its run|rolling|globally)|turn(?:s|ing)? up on"
    r"|touch(?:es|ing)? down|see(?:s)? the light|make(?:s)? its (?:debut|bow|premiere|way)|mak(?:e|es|ing) (?:its|an?) (?:\w+ )?(?:debut|bow|premiere|entrance)"
    r"|(?:begin(?:s|ning)?|start(?:s|ing)?|open(?:s|ing)?)(?! (?:work|filming|shooting|production|rehears\w+|training|a|his|her|preparing|looking|to)\b)(?! (?:in|at) [A-Z\u4e00-\u9fff])|unveil(?:s|ed)? in full|lift(?:s)? off)"
)
_SOFT = (
    r"(?:return(?:s)?|show(?:s)? up|appear(?:s)?|bring(?:s|ing)?|screen(?:s|ing)?|carr(?:y|ies)|put(?:s|ting)? out|offer(?:s|ing)?|serve(?:s)? up|follow(?:s|ing)?|get(?:s)?|go(?:es|ing)? (?:up|out))"
)
_PAST = (
    r"(?:premiered|debuted|released|launched|arrived|dropped|landed|aired|streamed|bowed|broadcast|opened"
    r"|rolled out|went live|came out|came to (?:netflix|screens|the)|hit (?:netflix|the|our|your|screens|tv)"
    r"|reached (?:netflix|screens|viewers|audiences|subscribers)|joined (?:netflix|the)|touched down"
    r"|(?:started|began) (?:streaming|airing|on netflix|its run|rolling)|made its (?:\w+ )?(?:debut|bow|premiere|way (?:to|onto)))"
)
_SET = r"(?:set|slated|scheduled|due|dated|booked|pencilled in|penciled in|lined up|earmarked|confirmed|planned|tipped|poised|primed|expected|billed|locked in|locked|announced|targeted|on course|on track|listed|ready|pegged|scheduled to be out)"
_DATE = r"(?:release|premiere|air|launch|streaming|broadcast|start|drop|debut|transmission|bow|firm|exact|official|set|return|arrival)"
_WHEN = rf"(?:(?:{_DATE}|specific|confirmed|concrete|new|fixed|definite|final|precise|international|global|revised|worldwide)[- ])*(?:dates?|day|window|slot|timeline|schedule|month|timeframe)"
_NOT = r"(?:\b(?:no|not|never|nor|nothing|without|neither|yet to|hardly)|n[’']t)"


_DENIED = (
    r"\b(?:den(?:y|ies|ied|ying)|denial|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|rebuff(?:s|ed)?|reject(?:s|ed)?|untrue|shot down|shoots down|shooting down|rubbish(?:es|ed)|debunk(?:s|ed)?|no truth|nonsense|not the (?:right |real |release |premiere )?date|made up|not true|untrue|pour(?:s|ed) cold water|quash(?:es|ed)?|fabricated|false report|is false|are false|was false|simply wrong|baseless|a fake|was fake|is fake|groundless|unfounded|hoax)\b"
)


def _cue(
    rule: str,
    status: Status,
    pattern: str,
    *,
    bare: bool = False,
    past: bool = False,
    weak: bool = False,
    anyone: bool = False,
    dateless: bool = False,
    leads: bool = False,
    soft: bool = False,
) -> Cue:
    return Cue(rule, status, re.compile(pattern, _FLAGS), bare, past, weak, anyone, dateless, leads, soft)


_CUES = (
    _cue(
        "cancelled",
        Status.CANCELLED,
        rf"\b(?:has|have|had|{_BE}|been)\s+(?:\w+ly\s+)?(?:been\s+)?(?:cancell?ed|scrapped|axed|canned|abandoned|binned|killed off|dead)\b"
        r"|\b(?:cancels|cancelled|canceled|scraps|scrapped|axes|axed|pulls the plug|pulled the plug|pulling the plug|drops the axe|ditched|ditches|shelv(?:ed|es)\b[^.;]{0,40}?\bfor good|withdraw(?:s|n)?\b[^.;]{0,30}?\bfrom (?:distribution|release|the service))\b"
        r"|\bwill (?:therefore )?(?:not|never) (?:be made available|be shown|show the|go ahead|see the light|be made|be released|air at all|go forward|be moving forward)|\bwon[’']t (?:go ahead|see the light|be going ahead|be released at all|move forward)"
        r"|\b(?:is|are) not (?:moving|going) (?:forward|ahead)|\b(?:will no longer|is no longer) (?:go(?:ing)? ahead|be(?:ing)? (?:made|released)|happen(?:ing)?|move forward|moving forward)",
        bare=True,
    ),
    _cue(
        "brought-forward",
        Status.MOVED_UP,
        r"\b(?:bring|brings|brought|bringing|move|moves|moved|moving|pull|pulled|pulls|shift|shifted|shifts|push|pushed|come|comes|drag|dragged) (?:[\w“”‘’\"' ]{0,40}? )?(?:forward|forwards)\b"
        r"|\b(?:move|moves|moved|moving|bump|bumped|bumps|shifted) (?:[\w“”‘’\"' ]{0,40}? )?up\b(?= (?:to|from|by|its|the|and)|[,.:;]|$)"
        r"|\badvanc(?:es|ed|ing)\b[^.;]{0,40}?\bto\b",
        bare=True,
    ),
    _cue(
        "earlier", Status.MOVED_UP,
        r"\b(?:earlier|sooner) than (?:planned|expected|scheduled|announced|thought|first|originally|previously|anticipated)|\bahead of (?:schedule|plan|time)\b|\b(?:weeks?|months?|days) early\b|\badvanced (?:to|its|the|by)\b|\bjumps? the queue\b",
        bare=True, dateless=True,
    ),
    _cue(
        "postponed",
        Status.DELAYED,
        r"\b(?:delay(?:s|ed|ing)?|postpon(?:e|es|ed|ing|ement)|deferred|defers)\b"
        r"|\b(?:push(?:es|ed|ing)?|put|puts|move|moves|moved|moving|set|knock(?:ed|s)?|roll(?:ed|s)?|shunt(?:ed|s)?|shift(?:ed|s)?|kick(?:ed|s)?|bump(?:ed|s)?|held|holds?|slid|slides|slip(?:s|ped|ping)?|drift(?:ed|s)?|sl(?:ips|ides)) (?:[\w“”‘’\"' ]{0,40}? )?(?:back|over|out|off)\b(?= (?:to|from|by|its|the|until|till|into|again|indefinitely|for|a |further|and|at|on)|[,.:;]|$)"
        r"|\b(?:shelv(?:ed|es|ing)|on (?:ice|hold|the shelf)|pressed pause|press(?:es|ing) pause|hit pause|hits pause|(?:will|must|have|has|having) to wait (?:until|till|for|longer|a)|won[’']t (?:be (?:with us|out|here|ready)|arrive|premiere|air|debut|launch|drop|release|land|come out|make it)\b.{0,25}? (?:until|till|before|this)|will not (?:arrive|premiere|air|debut|launch|drop|be released|be (?:out|ready)|make it)\b.{0,25}? (?:until|till|before|this)|not (?:arriving|coming|premiering|airing|now) (?:\w+ ){0,3}?(?:until|till|before)|later than (?:planned|expected|scheduled|announced|first|originally|previously|hoped)|(?:miss|not make|n[’']t make) (?:its|the|that) (?:slot|date|window|berth|deadline|premiere)|taken off the (?:schedule|calendar|slate)|pulled from the (?:schedule|calendar|slate|line-?up))\b",
        bare=True,
    ),
    _cue(
        "moved",
        Status.DELAYED,
        r"\b(?:bump(?:ed|s|ing)?|shift(?:ed|s|ing)?|slip(?:ped|s|ping)?|slid|slides?|push(?:ed|es)?|mov(?:ed|es|ing)|drift(?:ed|s)|reschedul(?:ed|es|ing)|held|knocked|chang(?:ed|es|ing))\b(?: [^.;]{0,60}?)? (?:in)?(?:to|until|till|for)\b",
    ),
    _cue(
        "denied",
        Status.DENIED,
        _DENIED,
        bare=True,
    ),
    _cue(
        "passed",
        Status.PASSED,
        r"\b(?:came and went|come and gone|came, and went|has (?:now )?(?:passed|elapsed|lapsed)|have (?:now )?(?:passed|elapsed)|had passed|passed (?:without|with no)|went by (?:without|with no)|gone by (?:without|with no)|(?:ended|closed|expired|finished|ran out|is over|was over|is up|rolled by|slipped by|ticked over|ticked by|slid past|rolled past) (?:without|with no|and (?:still )?(?:no|nothing|the))|missed its|has missed|missed the|with no sign of|no sign of|(?:has|have|had)(?:n[’']t| not| never| yet to) (?:yet )?(?:appeared?|materiali[sz]ed?|arrived?|come|surfaced?|been released|premiered?|turn(?:ed)? up|show(?:n)? up|happened|aired)|(?:never|did not|didn[’']t) (?:came|come|arrived?|materiali[sz]ed?|appear(?:ed)?|happen(?:ed)?|turn(?:ed)? up|show(?:ed)? up)|still (?:waiting|nothing))\b",
        bare=True,
    ),
    _cue(
        "no-date",
        Status.NO_DATE,
        rf"\b(?:no|without an?|lacks? an?|not an?|nor an?|neither an?|any)\s+(?:\w*(?:er|al|ed)\s+)?{_WHEN}\b"
        rf"|{_NOT}\b[^.;]{{0,60}}?\b(?:a|an|any|the|its|when|on)\s+(?:\w+ ){{0,1}}?{_WHEN}\b"
        rf"|(?:\b(?:yet|not)|n[’']t) (?:to )?(?:be )?(?:dated|announced? when|said when|sa(?:y|id) when|reveal(?:ed)? when|confirm(?:ed)? when|know when|disclos(?:e|ed) when|give[n]? (?:us )?(?:a|any|its) |set (?:a|any) |nam(?:e|ed) (?:a|the) day|been dated)"
        rf"|\b{_WHEN}\b[^.;]{{0,50}}?\b(?:tba|tbc|tbd|to be (?:announced|confirmed|decided|determined|revealed)|unknown|under wraps|a mystery|a secret|not (?:yet )?(?:been )?(?:announced|set|known|confirmed|revealed|given|fixed|disclosed|public)|n[’']t (?:yet )?(?:been )?(?:announced|set|known|confirmed|revealed|given|fixed|disclosed|public)|yet to (?:be )?(?:announced|set|confirmed|revealed|given|fixed|disclosed|named|come)|is (?:still )?(?:open|missing|pending|anyone[’']s guess)|(?:will|would|is to|are to) be (?:announced|revealed|confirmed|shared|given|made public) (?:later|at a later|at another|soon|in due|at a later|separately|closer|in the)|(?:to|will) follow|remains? (?:unknown|unannounced|unconfirmed|open|a mystery|to be seen|elusive|under|tba|undecided))"
        r"|\bwhen (?:exactly )?(?:it|the (?:series|show|drama)|that|we|you|viewers|fans) (?:will|might|can|is|are|may|could)\b[^.;]{0,60}?\b(?:unknown|not known|unclear|anyone[’']s guess|a mystery|a secret|nobody|no one|remains)"
        r"|\b(?:undated|tba|release: tbc|date tbc|remains? without an?)\b"
        r"|\b(?:nobody|no one|none|nothing)\b[^.;]{0,40}?\b(?:when|date)\b",
        bare=True,
    ),
    _cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        rf"\b(?:was|were|had(?: (?:\w+ly|once|also|always|first))? been|once|having been)\s+(?:(?:originally|initially|previously|first|once|at first|at one point|long|meant|supposed|to have|widely|already|due|also|always|earlier|still)\s+)*(?:{_SET}|pegged|down|pitched|promised|earmarked|meant|supposed|intended|to have|trailed|touted|scheduled|circled)\b(?:\s+(?:to|for|in|on|as|at|with|by))?(?:\s+(?:be|have been|have)\s+)?(?:\s*{_OUT}|released|premiered|out)?"
        rf"|\b(?:originally|initially|previously|formerly|at first|once|first)\s+(?:{_SET}|pegged|promised|meant|intended|supposed|touted|scheduled)\b(?:\s+(?:to|for|in|on|as))?(?:\s+(?:be\s+)?(?:{_OUT}|released|out))?"
        r"|\b(?:original|initial|previous|earlier|first|old|former|earlier-announced) (?:release |premiere |launch |target )?(?:date|window|plans?|slot|target|schedule)\b"
        rf"|\bshould have (?:been )?(?:{_PAST}|out|come)|\bhad (?:promised|planned|said|hoped|been meant|been supposed)\b",
    ),
    _cue(
        "out-now",
        Status.RELEASED,
        rf"\b(?:is|are|’s|'s)\s+(?:{_NOW}\s+)?(?:out now|now out|now streaming|streaming now|streaming worldwide now|finally (?:here|out|streaming)|now available|available now|available to (?:stream|watch) now|out in the world|here at last|already (?:out|streaming|available)|currently (?:streaming|available|airing)|now on netflix|now playing|now live)\b"
        rf"|\b(?:is|are) up now\b|\bis up on\b|\b(?:now|currently) (?:streaming|available|playing|showing|airing)\b|\b(?:out|available|streaming) now\b|\bhas (?:finally |now |officially |just |already )?(?:{_PAST}|been released|come out|gone live|made its|begun streaming|started streaming|hit netflix|dropped)\b|\bis (?:finally )?here\b(?=[.,!:;]|$)|\bcan (?:now|already) be (?:streamed|watched|seen)|\ball (?:\w+ )?episodes (?:are|of [^.,]{{1,40}}? are) (?:now )?(?:out|available|streaming)",
        bare=True,
        past=True,
    ),
    _cue(
        "came-out",
        Status.RELEASED,
        rf"\b(?:was|were) (?:{_NOW} )?(?:released|made available|put out|broadcast|launched|added)\b|(?<!to be )(?<!be )(?<!is )(?<!are )(?<!been )(?<!gets )(?<!get )\b{_PAST}\b|\b(?:has|have) been (?:out|available|streaming|on netflix) since\b|\b(?:have|has) had\b[^.;]{0,40}?\bsince\b|\bout since\b|\bstreaming since\b",
        past=True,
    ),
    _cue(
        "goal",
        Status.TARGET,
        rf"\b(?:goal|aim|target|ambition|hope|intention|idea) (?:is|of|to|for|remains|was|being|date|window)\b[^.;]{{0,40}}?\b(?:{_OUT}|release[d]?|ready|out|launch|deliver\w*|get it|have it)\b"
        rf"|\b(?:aim(?:s|ing|ed)?|hop(?:e|es|ing|ed)|eye(?:s|d|ing)?|eyeing|shooting|gunning|angling|working|pushing|would like|wants?|intends?|intending|with an eye)\b[^.;]{{0,40}}?\b(?:{_OUT}|release[d]?|launch|premiere|debut|slot|window|berth|date|deliver\w*|get it|have (?:it|the|\w+ \w+) (?:on|out|ready))\b"
        rf"|\btarget(?:s|ing|ed)\b(?:[^.;]{{0,40}}?\b(?:launch|release|premiere|debut|window|slot|date|bow)\b)?|\b(?:aim(?:s|ing|ed)?|shooting|gunning|angling|pushing) (?:for|at|towards?)\b|\beye(?:s|d|ing) (?=(?:an?|the|its)\b|{_M.replace('?P<m>', '?:')}|spring|summer|autumn|fall|winter|20)|\beyeing\b"
        rf"|\b(?:target|targeted|projected|tentative|provisional|internal) (?:release |premiere |launch )?(?:date|window|slot)\b|\ball going well\b|\bif all goes (?:well|to plan)\b",
    ),
    _cue(
        "planned",
        Status.SCHEDULED,
        rf"\b{_SET}\b(?:\s+(?:in|firmly))?\s+(?:for|on|in|as|at|with|to(?=\s+(?:\w+\s+){{0,2}}?(?:{_OUT}|released|launched|streamed|broadcast|made available|out)\b))\b(?:\s+(?:be\s+)?(?:\w+ly\s+)?(?:{_OUT}|released|launched|streamed|broadcast|made available|out)\b)?|\bdown for\b|\b(?:is|are|been|was) dated\b|\bplan(?:s|ned|ning) (?:to|on)\b(?:\s+(?:\w+ )?(?:{_OUT}|release|launch|put|have|get|air))?|\bdue (?=(?:next|this|{_M.replace('?P<m>', '?:')}|early|late|in|on|out))",
    ),
    _cue(
        "will-come",
        Status.SCHEDULED,
        rf"\b(?:will|shall|’ll|'ll|to|can|should|going to|gonna|does|would)\s+(?:(?:now|finally|also|then|not|officially|exclusively|globally|simultaneously|at last|only|still|indeed|definitely|be|all)\s+)*(?:{_OUT}|released?|out|available|streamed|watched|seen|stream|added|ready|with us|here|there|on netflix|on (?:our|your) screens|launched|broadcast|up|live)\b",
    ),
    _cue(
        "watch",
        Status.SCHEDULED,
        r"\b(?:can|will|could|able to|get to|gets to|chance to|finally|’ll|'ll|to)\s+(?:\w+ly\s+|all\s+|be\s+able\s+to\s+|get\s+to\s+|also\s+)*(?:watch|see|stream|catch|binge|enjoy)(?:ing)?\b(?!\s+(?:him|her|them|you|us|me)\b)",
        weak=True,
        anyone=True,
    ),
    _cue(
        "see-you",
        Status.SCHEDULED,
        r"\b(?:see|meet|catch|join) (?:you|ya|us|everyone|y[’']all)\b(?: all| there| again)?|\bon (?:its|the|their) way\b",
        anyone=True,
    ),
    _cue(
        "comes",
        Status.SCHEDULED,
        rf"\b(?<!the )(?<!a )(?<!an )(?<!its )(?<!and )(?<!world )(?:{_OUT})\b(?!\s+(?:date|window|event|party|screening|day\b|schedule|plan|numbers|platform|giant|service|rights|home|wars))",
    ),
    _cue(
        "comes-softly", Status.SCHEDULED,
        rf"\b(?:(?:will|to|can|’ll|'ll|should|would|now)\s+(?:\w+ly\s+|now\s+|also\s+|finally\s+)*)?{_SOFT}\b",
        soft=True,
    ),
    _cue(
        "given", Status.SCHEDULED,
        rf"\b(?:given|gives?|gave|giving|handed|assigned|allotted|grants?|granted)\b(?=[^.;]{{0,30}}?\b(?:{_M.replace('?P<m>', '?:')}|spring|summer|autumn|fall|winter|Q[1-4]|20\d\d|\d))",
        leads=True,
    ),
    _cue(
        "release-date",
        Status.SCHEDULED,
        rf"\b(?:{_DATE})[- ](?:dates?|day|window|slot|month)\b|\b(?:world(?:wide)?|global|international|series|small-screen|streaming|netflix)?\s*(?:premiere|debut|launch|release|rollout|roll-out|arrival|bow)\b(?!\s+(?:event|party|screening|week|titles))|\b(?:available|out|coming|arriving|landing|dropping)\s+(?:(?:from|on|in|this|next|worldwide|globally|everywhere|only|exclusively)\b|(?={_M.replace('?P<m>', '?:')}))|\b(?:circle|save|mark) (?:the date|your calendars?|it down|your diar)|\bdates?\b(?=[ ,:“\"'‘]{{1,3}}\S)|\bsets\b|\b(?:lock(?:s|ed)? (?:in|down)|land(?:s|ed)|got|gets|has|have|given|gave|gives|claimed|confirm(?:s|ed)|nam(?:es|ed)|pick(?:s|ed)|settled on|chosen|choos(?:es|e)) (?:an? |its |the |us )?(?:\w+ ){{0,2}}?(?:date|slot|window|release|premiere|launch|berth)\b",
    ),
)

_CUES = (
    *_CUES,
    _cue(
        "episodes",
        Status.SCHEDULED,
        r"\bevery\s+(?:week|\w+day)\b,?\s+(?:from|starting|beginning|as of)\b|\bepisodes?\b[^.;]{0,30}?\b(?:from|starting|beginning)\b|\b(?:starting|beginning)(?: on| in)?\b",
        weak=True,
    ),
    _cue(
        "on-platform",
        Status.SCHEDULED,
        r"\b(?:streaming|only|exclusively|worldwide|globally|live)?\s*(?:on|via|to) (?:netflix|the (?:streamer|platform|service|streaming service|streaming giant))\b(?![’'])|\bstreaming\b",
        weak=True,
    ),
)

TONGUE = Tongue(
    code="en",
    calendar=CALENDAR,
    cues=_CUES,
    works=re.compile(
        r"\b(?:the|this|their|its|her|his)\s+(?:(?!film|movie|other|another|next|previous|latest|second|third)[\w’'+-]+\s+){0,3}?(?:series|show|drama|romance|k-drama|j-drama|bl|project|title|programme|program|two-hander|vehicle|skein|starrer|serial|saga|tearjerker|dramedy|[\w-]+-parter|limited series|mini-?series|six-part \w+|eight-part \w+|love story|adaptation|original)\b|\b[\w-]+[’']s\s+(?:[\w-]+\s+){0,2}?(?:series|show|drama|romance|vehicle|love story|k-drama|j-drama)\b|\bit\b(?=\s+(?:will|is|was|has|had|would|can|should|(?-i:may)|might|could|won|now|also|finally|then|does|did|premier|arriv|land|drop|launch|debut|com|start|begin|hit|bow|air|stream|releas|open|return|go|follow))|\bit[’'](?:s|ll|d)\b",
        _FLAGS,
    ),
    foreign=re.compile(
        r"\b(?:trailers?|teasers?|clips?|posters?|stills|first (?:\w+ )?(?:look|glimpse|peek|images?|photos?)|key art|footage|sneak peek|behind-the-scenes|making-of|"
        r"fan[- ]?meet(?:ing|ings|s)?|fan[- ]?(?:event|con|sign)|press (?:conference|tour|day|screening|junket|event)|premiere (?:event|party|screening|night)|red carpet|(?:advance |special |preview )?screening[s]?|gala|showcase|launch (?:event|party)|festival|exhibition|pop-?up|slate|line-?up event|"
        r"wedding|marr(?:y|ies|ied|iage)|weds?|birthday|born|turn(?:s|ed|ing) \d+|enlist\w*|discharg\w*|military|anniversary|engaged|engagement|funeral|died|death|"
        r"film(?:ing|ed)|shoot(?:s|ing)?|shot|cameras|principal photography|wrap(?:s|ped|ping)?|in the can|post-production|production (?:began|begins|starts|started|kicks|wrapped)|table[- ]read|script reading|casting|cast in|"
        r"tour|concerts?|album|(?:new|debut|lead|solo|latest) single|soundtrack|ost\b|song|theme|ep\b|comeback|world tour|novel(?:isation|ization)?|book|manga|manhwa|webtoon|blu-?ray|dvd|vinyl|merch\w*|magazine|photo ?book|calendar shoot|"
        r"season (?:two|three|2|3|ii)|second season|third season|second series|sequel|spin-?off|renew\w*|remake|finale|(?:final|last|closing|remaining) (?:\w+ )?(?:pair|batch|two|three|episodes?|chapter|part|instal\w*|volume)|episode (?:two|three|four|five|six|seven|eight|\d+)|reunion|documentary|variety show|"
        r"film soulmate|movie soulmate|film|films|movie|movies|cinemas?|theat(?:er|re)s|box office|stage|musical|play\b|"
        r"tickets?|pre-?orders?|on sale|podcast|interview|awards?|ceremony|nominat\w*|leav(?:e|es|ing) (?:on|netflix)|expire\w*|subscription|price|earnings|quarterly|results)\b",
        _FLAGS,
    ),
    breaks=re.compile(
        r"[;]|\s[—–-]\s|—|:\s|\s\(|\)\s?|,\s+(?=(?:and|but|while|whereas|though|although|with|after|before|as|which|who|whose|so|when|where|yet|then|or|because|since|following|having|if|plus|meaning)\b)"
        r"|\s(?=(?:while|whereas|although|but|because|after|before|following|whose)\s)|\s(?=and (?:is|are|will|was|has|had|would|can|now|premieres|debuts|arrives|lands|drops|launches)\b)|(?<=said)\s(?=that)|(?<=announced)\s(?=that)|(?<=confirmed)\s(?=that)|(?<=revealed)\s(?=that)",
        _FLAGS,
    ),
    hedges=re.compile(
        r"\b(?:rumou?r\w*|reportedly|(?:is|are|was|were) reported|reports? (?:say|says|claim|claims|suggest|suggests)|alleged(?:ly)?|supposed(?:ly)?|insiders?|leak(?:s|ed|er|ers)?|unconfirmed|speculat\w*|purported(?:ly)?|apparently|sources? (?:say|said|claim|close|told|suggest)\w*|according to (?:sources|insiders|a (?:source|leak|tipster|post|thread))|(?-i:may|might|could) (?:well |now |finally |also |yet |even |indeed |be )*(?:premiere|arrive|debut|launch|drop|land|air|stream|come|be|get|release|released|out|arriving|coming|bow|hit|slip|move|face|see|miss|start|begin|turn up|end up)|(?:fans|users|viewers|many|some|observers|netizens|followers) (?:expect|believe|think|guess|suspect|speculate|are (?:betting|guessing|convinced|hoping)|predict|reckon)|word is|talk (?:in|of|that|around)|to be believed|whisper\w*|is said to|are said to|tipp?ed (?:to|for|as)|tipster|hearsay|scuttlebutt|grapevine|gossip|buzz|chatter|placeholder|guess(?:es|ing|work)?|seems? (?:to|likely|set)|likely|probably|possibly|perhaps|hint(?:s|ed|ing)?|suggest(?:s|ed|ing)?|claim(?:s|ed|ing)?|fear(?:s|ed|ing)?|worr(?:y|ies|ied)|believed to|thought to|understood to|predict\w*)\b",
        _FLAGS,
    ),
    rumours=re.compile(
        r"\b(?:rumou?r\w*|reportedly|allegedly|leak(?:s|ed|er|ers)?|insiders?|unconfirmed|speculat\w*|hearsay|(?:to|be) believe[d]?|grapevine|gossip|tipsters?|purported\w*|supposedly|apparently)\b",
        _FLAGS,
    ),
    modal=re.compile(r"\b(?:may|might|could)\s+(?:\w+\s+){0,2}$"),
    actors=re.compile(
        r"\b(?:he|she|they|we|i|you|who)(?:[’'](?:ll|d|ve|re|m|s))?\s+(?:\w+ly\s+|will\s+|would\s+|can\s+|also\s+|then\s+|was\s+|were\s+|is\s+|are\s+|has\s+|had\s+|have\s+|been\s+)*$",
        _FLAGS,
    ),
    goals=re.compile(
        r"\b(?:goal|aim(?:s|ing|ed)?|target(?:s|ing|ed)?|ambition|hop(?:e|es|ed|ing)|eye(?:s|d|ing)?|eyeing|shooting for|gunning for|intend(?:s|ed|ing)?|intention|tentative(?:ly)?|provisional(?:ly)?|pencil(?:l)?ed in|would like to|wants? to|want(?:s|ed) it|if all goes|all being well|ideally|working towards?|pushing for|with an eye)\b",
        _FLAGS,
    ),
    former=re.compile(
        r"\b(?:instead of|rather than|in place of|in lieu of|not|originally|initially|previously|formerly|once|replac(?:es|ing|ed)|up from|down from|back from|forward from|former|earlier|old|original|first|compared with|than|ahead of|abandon(?:s|ed|ing)?|scrap(?:s|ped)?)\s+(?:(?:its|the|an?|their|planned|announced|previously|original|earlier|old|date|day|window|slot|of|in|on|for|set|expected|scheduled|release|premiere)\s+)*$",
        _FLAGS,
    ),
    denials=re.compile(_DENIED, _FLAGS),
    turns=re.compile(
        r"[;.—]|\b(?:and|but|insist\w*|remains?|still|confirm\w*|reiterat\w*|instead|stressing|(?<!post )(?<!posts )(?<!report )(?<!reports )(?<!rumours )(?<!rumors )(?<!claims )saying|adding|maintain\w*|standing by)\b",
        _FLAGS,
    ),
    despite=re.compile(
        r"\b(?:despite|contrary to|ending|ends|ended|after (?:weeks|months|days) of|following|no longer|putting|dispels?|killed|scotch\w*|silenc\w*)\b[^.;]{0,30}$",
        _FLAGS,
    ),
    settles=re.compile(
        r"\b(?:confirm(?:s|ed|ing)?|official(?:ly)?|announc(?:es|ed)|made it official|revealed)\b",
        _FLAGS,
    ),
    negation=re.compile(
        r"\b(?:not|n[’']t|never|no|without|denied|denies|deny|denying|isn[’']t|wasn[’']t|avoid(?:s|ed|ing)?)\s+(?:\w+\s+){0,3}$",
        _FLAGS,
    ),
    told_before=re.compile(
        r"\b(?:announc(?:ed|ement|es|ing)|reveal(?:ed|s)|confirm(?:ed|s)|unveil(?:ed|s)|shared|posted|tweeted|wrote|said|told|report(?:ed|s)|publish(?:ed)|statement|news|presented|issued|teased|uploaded|dropped the news|broke|emerged|surfaced|circulat\w*|reached|contacted|asked|approached|interview(?:ed)?|spoke|speaking|event|presentation|conference|showcase|ceremony|meeting|press release|dated|came)\s+(?:(?:it|this|that|the|news|its|plans?|first|back|late|early|earlier|last|held|in|at|tokyo|seoul|berlin|online|officially|here|there|out|to|fans|reporters|a|statement|morning|night|afternoon)\s+){0,5}?(?:on\s+|of\s+|in\s+)?$",
        _FLAGS,
    ),
    told_after=re.compile(
        r"(?:,?\s*[—–-]\s*(?:[\w’'-]+\s+){1,4}?(?:today\s+)?(?:announced|unveiled|revealed|confirmed|said)\b)|,?\s+(?:a |some |the )?(?:[\w-]+ ){0,4}?news (?:came|broke|arrived|dropped|emerged)\b|(?:,|\s+(?:at|in|during)\s[^.;]{0,40}?,)?\s+(?!although|though|but|nothing|no\b|which|with)(?:(?:the|a|an|its)\s+)?(?:(?!been|be|was|is|has|nothing|that|will|had)[\w’'-]+\s+){1,6}?(?:announc(?:ed|es|ing)|reveal(?:ed|s)|confirm(?:ed|s)|unveil(?:ed|s)|shared|posted|tweeted|wrote|said|told|reported|published|announcement|press release|statement|issued|presented)\b",
        _FLAGS,
    ),
    dated=re.compile(
        r",?\s[^.;]{0,40}?\b(?:news|announc\w+|confirm\w+|reveal\w+|unveil\w+|said|told|statement|report\w*)\b",
        _FLAGS,
    ),
    belongs=re.compile(r"\s+(?:at|for|of|to|from|behind|around|about|featuring|on|with)\s+(?:(?:the|its|netflix[’']s|upcoming|new|hit|series|drama|show|[\w-]+-language)\s+)*[“‘\"']?", _FLAGS),
    list_gap=re.compile(
        r"[”\"’']?\s*(?:,|:|—|–|-|\()?\s*(?:in|on|for|from|this|next|coming|arriving|due|out|follows|following)?\s*(?:on|in)?\s*",
        _FLAGS,
    ),
    platform=re.compile(r"\b(?:on|to|via|by|hits?|at)\s+$", _FLAGS),
    subject=re.compile(
        r"\b(?:release|premiere|debut|launch|broadcast|streaming|date|dates|window|rollout|roll-out|episodes?|all eight|we|you|fans|viewers|subscribers|audiences|netflix|the streamer|the platform)\b",
        _FLAGS,
    ),
    work_words=re.compile(
        r"\b(?:series|show|drama|film|movie|sitcom|thriller|comedy|romance|anime|novel|book|documentary|season|episodes?|k-drama|reboot|remake|sequel|spin-?off|franchise|game|album|musical|premier\w+|debut\w*)\b",
        _FLAGS,
    ),
    regions=re.compile(
        r"\b(?:in|across|for|to)\s+(?:[A-Z][\w.]+)|\b(?:worldwide|globally|elsewhere|internationally|all other territories|other (?:territories|countries|regions|markets)|everywhere else|rest of the world|overseas|abroad|domestically)\b"
    ),
    once=re.compile(r"\b(?:originally|initially|original (?:plan|schedule|date)s?|had (?:said|promised|given|announced|told|planned|pledged)|(?:was|were) (?:to|meant|supposed)|once|at one point)\b", _FLAGS),
    former_after=re.compile(r"\s*(?:(?:slot|perch|berth|date|launch|debut|window|release)\s+)?(?:that\s+)?(?:it\s+|had\s+|was\s+)*(?:previously|originally|formerly|initially|first|once|earlier)\b", _FLAGS),
    not_so=re.compile(r"(?:\b(?:isn|wasn|won|doesn|aren|didn)[’']t|\b(?:is|was|will|does|are|did) not|\bnever)\s+(?:\w+\s+)?$|^(?:isn|won|doesn)[’']t", _FLAGS),
    ours_of=re.compile(r"\b(?:of|from|behind|like|unlike|than|alongside|since|beside|by)\s+(?:(?:the|netflix[’']s|its|streamer[’']s|hit|upcoming|new|coming)\s+)*[“‘\"']?$", _FLAGS),
    former_clause=re.compile(r"\b(?:rather than|instead of|in place of|in lieu of)\b[^,;]{0,60}$", _FLAGS),
    arrivals=re.compile(r"\b(?:coming|arriv\w+|line-?up|slate|calendar|schedule|releases?|premieres?|dates|new on|originals|titles|debuts?|drops?|heading|lands?|bringing)\b", _FLAGS),
    object_gap=re.compile(r"[“\"'‘]?\s*(?:(?:a|an|the|its|their|his|her|new|first|another|official|full|main|two|three|five|several|some|of|set|batch|more|second|latest|series|special|final|teaser|key|character|with|stunning|brand-new|previously|unseen|\d+|[\w-]+)\s+){0,4}", _FLAGS),
    part_of=re.compile(r"\b[\w’'-]+\s+[\w’'-]+\s+(?:at|of|for|from|about|behind|with)\s+(?:(?:the|its|netflix[’']s|upcoming|new|series|drama|[\w-]+-language)\s+)*[“‘\"']?$", _FLAGS),
    since=re.compile(r"\b(?:available|streaming)\b", _FLAGS),
    would=re.compile(r"\bwould\b", _FLAGS),
    relative=re.compile(r"\s*[“\"']?\s*(?:which|that|who|whose)\b", _FLAGS),
    bracket_gap=re.compile(
        r"[”\"’']?\s*(?:\((?:[\w ]{0,20},\s*)?(?:from|on|out|starts|premieres|arrives|out on|starting)?\s*|,\s*(?:from|out|out on|arriving)\s*)",
        _FLAGS,
    ),
    reported=re.compile(
        r"\b(?:told|said|promised|announced|would|planned|meant|assured|pledged|hoped)\b", _FLAGS
    ),
    says=re.compile(
        r"(?:\s+\w+){0,2}\s+(?:said|says|announc\w+|confirm\w+|reveal\w+|told|stated|added|will|has (?:announced|confirmed|revealed|set|dated))\b",
        _FLAGS,
    ),
)
