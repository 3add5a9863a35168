"""English: the wordings in which it speaks of a release."""

from __future__ import annotations

import re
from functools import partial

from bot.domain.documents import Status
from bot.reading.tongue import cue
from bot.reading.tongues.en_dates import MONTH

_FLAGS = re.IGNORECASE

_BE = r"(?:is|are|was|were|be|been|being|’s|'s|’re|'re)"
_NOW = r"(?:now|finally|currently|already|still|officially|reportedly|apparently|provisionally|tentatively|exclusively|globally|simultaneously|quietly)"
_OUT = (
    r"(?:premier(?:e|es|ing)|debut(?:s|ing)?|releas(?:e|es|ing)|launch(?:es|ing)?|arriv(?:e|es|ing)"
    r"|drop(?:s|ping)?|land(?:s|ing)?|air(?:s|ing)?|stream(?:s|ing)?(?! (?:platform|giant|service|rights|home|wars))|bow(?:s|ing)?|broadcast(?:s|ing)?"
    r"|roll(?:s|ing)? out|be unveiled|be put (?:online|up)|go(?:es|ing)? online|unspool(?:s)?|kick(?:s|ing)? off|go(?:es|ing)? live"
    r"|com(?:e|es|ing) out|com(?:e|es|ing) to (?:PLATFORM|screens|our screens|the (?:streamer|platform|service))"
    r"|com(?:e|es|ing) (?:home|our way|your way|your)|hit(?:s|ting)? (?:PLATFORM|the|our|your|screens|tv|small|streaming)"
    r"|reach(?:es|ing)? (?:PLATFORM|screens|viewers|audiences|subscribers|our|your|us)|join(?:s|ing)? (?:PLATFORM|the)"
    r"|(?:start|begin)(?:s|ning|ing)? (?:streaming|airing|on PLATFORM|its run|rolling|globally)|turn(?:s|ing)? up"
    r"|touch(?:es|ing)? down|see(?:s)? the light|make(?:s)? its (?:debut|bow|premiere|way)|mak(?:e|es|ing) (?:its|an?) (?:\w+ )?(?:debut|bow|premiere|entrance)"
    r"|(?:begin(?:s|ning)?|start(?:s|ing)?|opens|(?:to|will|would) open)(?! (?:work|filming|shooting|production|rehears\w+|training|a|his|her|preparing|looking|to)\b)(?! (?:in|at) (?-i:[A-Z]))|unveil(?:s|ed)? in full|lift(?:s)? off)"
)
_SOFT = r"(?:return(?:s)?|show(?:s)? up|appear(?:s)?|bring(?:s|ing)?|carr(?:y|ies)|put(?:s|ting)? out|offer(?:s|ing)?|serve(?:s)? up|follow(?:s|ing)?|get(?:s)?|go(?:es|ing)? (?:up|out))"
_PAST = (
    r"(?:premiered|debuted|released|launched|arrived|dropped|landed|aired|streamed|bowed|broadcast|opened"
    r"|rolled out|went live|came out|came to (?:PLATFORM|screens|the)|hit (?:PLATFORM|the|our|your|screens|tv)"
    r"|reached (?:PLATFORM|screens|viewers|audiences|subscribers)|joined (?:PLATFORM|the)|touched down"
    r"|(?:started|began) (?:streaming|airing|on PLATFORM|its run|rolling)|made its (?:\w+ )?(?:debut|bow|premiere|way (?:to|onto)))"
)
_SET = r"(?:set|slated|scheduled|due|dated|booked|pencilled in|penciled in|lined up|earmarked|confirmed|planned|slotted|tipped|poised|primed|expected|billed|locked in|locked|announced|targeted|on course|on track|listed|ready|pegged|scheduled to be out)"
# "Announced in October" says when it was announced, "announced for October" when it comes.
_FOR = r"(?!(?:announced|confirmed)\s+(?:in|on|at|by|with|during|earlier|early|late|last|this)\b)"
_DATE = r"(?:release|premiere|air|launch|streaming|broadcast|start|drop|debut|transmission|bow|firm|exact|official|set|return|arrival)"
_WHEN = rf"(?:(?:{_DATE}|specific|confirmed|concrete|new|fixed|definite|final|precise|international|global|revised|worldwide)[- ])*(?:dates?|day|window|slot|timeline|schedule|month|timeframe)"
_NOT = r"(?:\b(?:no|not|never|nor|nothing|without|neither|yet to|hardly)|n[’']t)"


DENIED = r"\b(?:den(?:y|ies|ied|ying)|denial|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|rebuff(?:s|ed)?|reject(?:s|ed)?|untrue|(?:shot|shoots|shooting|knock(?:ed|s)|bat(?:ted|s)|swat(?:ted|s)|shut(?:s)?|wav(?:ed|es)) (?:down|away|aside|off)|play(?:ed|s) down|rubbish(?:es|ed)|debunk(?:s|ed)?|no truth|nonsense|not the (?:right |real |release |premiere )?date|made up|not true|untrue|pour(?:s|ed) cold water|quash(?:es|ed)?|contradict(?:s|ed)?|fabricated|pure invention|invented|false report|(?:is|are|was|were|called (?:it|the \w+|that)|plain|simply|just|be) (?:false|wrong|bogus|fake|mistaken|incorrect|inaccurate|erroneous|misleading|fiction)|not (?:correct|accurate|right|so(?=[.,;!]|$)|the case|genuine|based on)|no (?:basis|foundation|substance)|mistaken in|has nothing to do with|had nothing to do with|baseless|an? (?:fake|forgery|fabrication|invention)|groundless|unfounded|hoax)\b"

_cue = partial(cue, flags=_FLAGS)


def _any(hints: str) -> tuple[str, ...]:
    return tuple(hints.split("|"))


_PLAIN = (
    _cue(
        "cancelled",
        Status.CANCELLED,
        rf"\b(?:has|have|had|{_BE}|been)\s+(?:\w+ly\s+)?(?:been\s+)?(?:cancell?ed|scrapped|axed|canned|abandoned|binned|killed off)\b"
        r"|\b(?:cancels|cancelled|canceled|scraps|scrapped|axes|axed|pulls the plug|pulled the plug|pulling the plug|drops the axe|ditched|ditches|shelv(?:ed|es)\b[^.;]{0,40}?\bfor good|withdraw(?:s|n)?\b[^.;]{0,30}?\bfrom (?:distribution|release|the service)|shelv(?:ed|es)\b[^.;]{0,40}?\b(?:outright|permanently|altogether|entirely)|(?:decided|chosen|opted|elected) not to (?:proceed|go ahead|move forward|go forward|continue|release|air|show)|call(?:s|ed|ing)? (?:[\w“”‘’\"' ]{1,30} )?off|(?:series|show|drama|project) is dead)\b"
        r"|\b(?:is not|isn[’']t|are not) going to (?:come out|be released|happen|air|see)|\bwill (?:therefore |now |thus )?(?:not|never) (?:now )?(?:be made available|be (?:shown|seen|finished|broadcast|streamed) *(?=[.,;:!]|\b(?:at all|after all|anywhere|and)\b|$)|be shown|show the|go ahead|see the light|be made|be released|air at all|go forward|be moving forward)|\bwon[’']t (?:go ahead|see the light|be going ahead|be released at all|move forward)"
        r"|\b(?:is|are) not (?:moving|going) (?:forward|ahead)|\b(?:will no longer|is no longer) (?:go(?:ing)? ahead|be(?:ing)? (?:made|released)|happen(?:ing)?|move forward|moving forward)",
        hints=_any(
            "cancel|scrap|axe|canned|abandon|binned|killed|shelv|withdraw|plug|ditch|not go|not see|not be|not air|never|will not|will therefore|will now|will thus|not to|call| dead|won|no longer|no longer|not moving|not going|going to|n’t going|not show"
        ),
        bare=True,
    ),
    _cue(
        "brought-forward",
        Status.MOVED_UP,
        r"\b(?:bring|brings|brought|bringing|move|moves|moved|moving|pull|pulled|pulls|slid|slides|slide|jump|jumps|jumped|shift|shifted|shifts|push|pushed|come|comes|drag|dragged) (?:[\w“”‘’\"' ]{0,40}? )?(?:forward|forwards)\b"
        r"|\b(?:move|moves|moved|moving|bump|bumped|bumps|shifted) (?:[\w“”‘’\"' ]{0,40}? )?up\b(?= (?:to|from|by|its|the|and)|[,.:;]|$| [“‘\"']?(?-i:[A-Z]))"
        r"|\badvanc(?:es|ed|ing)\b[^.;]{0,40}?\bto\b",
        hints=_any("forward| up|advanc"),
        bare=True,
    ),
    _cue(
        "earlier",
        Status.MOVED_UP,
        r"\b(?:earlier|sooner) than (?:we |it |they |PLATFORM |the |its )?(?:had |was |were )?(?:first |originally |initially )?(?:planned|expected|scheduled|announced|thought|first|originally|previously|anticipated)|\bahead of (?:schedule|plan|time)\b|\b(?:weeks?|months?|days) early\b|\badvanced (?:to|its|the|by)\b|\bjumps? the queue\b",
        hints=_any("than|ahead|early|jump"),
        bare=True,
        dateless=True,
    ),
    _cue(
        "postponed",
        Status.DELAYED,
        r"\b(?:delay(?:s|ed|ing)?|postpon(?:e|es|ed|ing|ement)|deferred|defers)\b"
        r"|\b(?:push(?:es|ed|ing)?|puts?|putting|moves?|moved|moving|set|knock(?:ed|s)?|roll(?:ed|s)?|shunt(?:ed|s)?|shift(?:ed|s)?|kick(?:ed|s)?|bump(?:ed|s)?|held|holds?|slid|slides|slip(?:s|ped|ping)?|drift(?:ed|s)?) (?:(?:it|its|the|their|this|that|[“‘\"'])(?:[\w“”‘’\"' ]{0,40}?) )?back\b(?= (?:to|from|by|its|the|until|till|into|again|indefinitely|for|a |further|and|at|on)|[,.:;]|$| [“‘\"']?(?-i:[A-Z]))|\b(?:put|puts|putting|held|holds) (?:(?:it|its|the)(?:[\w“”‘’\"' ]{0,40}?) )?(?:off|over)\b(?= (?:to|from|until|till|into|again|indefinitely|for|and)|[,.:;]|$)|\bpush(?:es|ed|ing)? (?:out|off)\b"
        r"|\b(?:shelv(?:ed|es|ing)|on (?:ice|hold)|(?:put|puts|placed|left|leaves|sits|sitting|stays|remains) on the shelf|pressed pause|press(?:es|ing) pause|hit pause|hits pause|(?:will|must|have|has|having) to wait (?:until|till|for|longer|a)|won[’']t (?:be (?:with us|out|here|ready)|arrive|premiere|air|debut|launch|drop|release|land|come out|make it)\b.{0,25}? (?:until|till|before|this)|will not (?:arrive|premiere|air|debut|launch|drop|be released|be (?:out|ready)|make it)\b.{0,25}? (?:until|till|before|this)|not (?:arriving|coming|premiering|airing|now) (?:\w+ ){0,3}?(?:until|till|before)|later than (?:planned|expected|scheduled|announced|first|originally|previously|hoped)|(?:miss|not make|n[’']t make) (?:its|the|that) (?:slot|date|window|berth|deadline|premiere)|taken off the (?:schedule|calendar|slate)|pulled from the (?:schedule|calendar|slate|line-?up))\b",
        anyone=True,
        hints=_any(
            "delay|postpon|defer|back|put off|puts off|putting off|hold off|held off|off |over |push|shelv|on ice|on hold|the shelf|pause|wait|until|till|before|later|miss|not make|n’t make|n't make|taken|pulled|won|not "
        ),
        bare=True,
    ),
    _cue(
        "moved",
        Status.DELAYED,
        r"\b(?:bump(?:ed|s|ing)?|shift(?:ed|s|ing)?|slip(?:ped|s|ping)?(?! on)|slid|slides?|push(?:ed|es)?|mov(?:ed|es|ing)|drift(?:ed|s)|reschedul(?:ed|es|ing)|held|knocked|chang(?:ed|es|ing))\b(?: [^.;]{0,60}?)?? (?:in)?(?:to|until|till|for)\b",
        anyone=True,
    ),
    _cue(
        "denied",
        Status.DENIED,
        DENIED,
        hints=_any(
            "den|refut|dismiss|rebuff|reject|untrue|shot|shoot|down|away|aside| off|rubbish|debunk|truth|nonsense|not the|made up|not true|cold|quash|contradict|fabricat|false|wrong|bogus|fake|mistaken|correct|accurate|erroneous|misleading|fiction|not |no |nothing to do|forgery|invent|baseless|groundless|unfounded|hoax"
        ),
        bare=True,
    ),
    _cue(
        "passed",
        Status.PASSED,
        r"\b(?:came and went|(?:come|been) and gone|came, and went|(?:has|have|had) (?:now )?(?:passed|elapsed|lapsed)(?=[.,;:!]|$| (?:and|but|with|without|quietly|unmarked|in silence|now)\b)|passed (?:without|with no)|(?:pass(?:ed)?|went by|gone by|go by) (?:without|with no|with nothing|with only|and nothing|and (?:still )?no)|(?:has|have|had|is|are) (?:\w+ )?gone by|that never (?:happened|came|arrived)|(?:ended|closed|expired|finished|ran out|is over|was over|is up|rolled by|slipped by|ticked over|ticked by|slid past|rolled past) (?:without|with no|and (?:still )?(?:no|nothing|the))|missed its|has missed|missed the|with no sign of|no sign of|(?:has|have|had)(?:n[’']t| not| never| yet to) (?:yet )?(?:appeared?|materiali[sz]ed?|arrived?|come|surfaced?|been released|premiered?|turn(?:ed)? up|show(?:n)? up|happened|aired)|(?:never|did not|didn[’']t) (?:came|come|arrived?|materiali[sz]ed?|appear(?:ed)?|happen(?:ed)?|turn(?:ed)? up|show(?:ed)? up)|still (?:waiting|nothing))\b",
        hints=_any(
            "came|gone|pass|elaps|laps|went by|gone by|without|with no|and no|and still|and nothing|and the|is over|missed|no sign|not |n’t |never|still|yet"
        ),
        bare=True,
    ),
    _cue(
        "no-date",
        Status.NO_DATE,
        rf"\b(?:no|without an?|lacks? an?|not an?|nor an?|neither an?|any)\s+(?:\w*(?:er|al|ed)\s+)?{_WHEN}\b"
        rf"|{_NOT}\b[^.;]{{0,60}}?\b(?:a|an|any|the|its|when|on)\s+(?:\w+ ){{0,1}}?{_WHEN}\b"
        rf"|(?:\b(?:yet|not)|n[’']t) (?:to )?(?:be )?(?:dated|announced? when|said when|sa(?:y|id) when|reveal(?:ed)? when|confirm(?:ed)? when|know when|disclos(?:e|ed) when|give[n]? (?:us )?(?:a|any|its) |set (?:a|any) |nam(?:e|ed) (?:a|the) day|been dated)"
        rf"|\b{_WHEN}\b[^.;]{{0,90}}?\b(?:tba|tbc|tbd|to be (?:announced|confirmed|decided|determined|revealed)|unknown|under wraps|a mystery|a secret|not (?:yet )?(?:been )?(?:announced|set|known|confirmed|revealed|given|fixed|disclosed|public)|n[’']t (?:yet )?(?:been )?(?:announced|set|known|confirmed|revealed|given|fixed|disclosed|public)|yet to (?:be )?(?:announced|set|confirmed|revealed|given|fixed|disclosed|named|come)|is (?:still )?(?:open|missing|pending|anyone[’']s guess)|(?:will|would|is to|are to) be (?:announced|revealed|confirmed|shared|given|made public) (?:later|at a later|at another|soon|in due|at a later|separately|closer|in the)|(?:to|will) follow|remains? (?:unknown|unannounced|unconfirmed|open|a mystery|to be seen|elusive|under|tba|undecided))"
        r"|\bwhen (?:exactly )?(?:it|the (?:series|show|drama)|that|we|you|viewers|fans) (?:will|might|can|is|are|may|could)\b[^.;]{0,60}?\b(?:unknown|not (?:yet )?known|unclear|anyone[’']s guess|a mystery|a secret|nobody|no one|remains)"
        r"|\bwhen\b[^.;]{0,80}?\b(?:has|have|is) (?:yet to be|still to be|not been|to be) (?:revealed|announced|confirmed|said|settled|decided|disclosed)|\b(?:undated|tba|release: tbc|date tbc|remains? without an?)\b"
        r"|\b(?:nobody|no one|none|nothing)\b[^.;]{0,40}?\b(?:when|date)\b"
        r"|\b(?:unknown|unclear|uncertain|(?:not|n[’']t) (?:yet |currently |officially )?(?:known|clear|decided|certain)|yet to be (?:announced|revealed|confirmed|decided|seen)|remains to be seen) when\b"
        rf"|\b{_WHEN}\b[^.;]{{0,60}}?\b(?:keep(?:s|ing)? to (?:itself|themselves|himself|herself)|known to (?:nobody|no one|none)|(?:nobody|no one) knows|has (?:so far )?kept quiet|keep(?:s|ing)? (?:quiet|mum|secret|close))\b"
        r"|\b(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)|won[’']t|wouldn[’']t|would not|did not|didn[’']t|does not|doesn[’']t|unwilling|unable|not) (?:to )?(?:be drawn on|commit to|say|give|name|disclose|reveal|share|tell us|specify)\b[^.;]{0,30}?\b(?:when|a date|the date|any date|a day|a month|a release)\b",
        hints=_any(
            "date|window|slot|timeline|schedule|month|timeframe|when|tba|tbc|nobody|no one|none|nothing|undated|known to|a release| day| days"
        ),
        bare=True,
    ),
    _cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        rf"\b(?:was|were|had(?: (?:\w+ly|once|also|always|first))? been|once|having been)\s+(?:(?:originally|initially|previously|first|once|at first|at one point|long|meant|supposed|to have|widely|already|due|also|always|earlier|still)\s+)*{_FOR}(?:{_SET}|pegged|down|pitched|promised|earmarked|meant|supposed|intended|to have|trailed|touted|scheduled|circled)\b(?:\s+(?:to|for|in|on|as|at|with|by))?(?:\s+(?:be|have been|have)\s+)?(?:\s*{_OUT}|released|premiered|out|available|ready)?"
        rf"|\b(?:originally|initially|previously|formerly|at first|once|first)\s+{_FOR}(?:{_SET}|pegged|promised|meant|intended|supposed|touted|scheduled)\b(?:\s+(?:to|for|in|on|as))?(?:\s+(?:be\s+)?(?:{_OUT}|released|out))?"
        r"|\b(?:original|initial|previous|earlier|first|old|former|earlier-announced) (?:release |premiere |launch |target )?(?:date|window|plans?|slot|target|schedule)\b"
        rf"|\bshould have (?:been )?(?:{_PAST}|out|come)|\bhad (?:promised|planned|said|hoped|been meant|been supposed)\b|\bhad (?:announced|dated|slated|scheduled|listed|set)\b(?=[^.;]{{0,90}}?\bfor\b)|\bhad\b[^.;]{{0,40}}?\b(?:down|pencil?led in|marked down|lined up|earmarked) (?:for|in)\b",
    ),
    _cue(
        "out-now",
        Status.RELEASED,
        rf"\b(?:is|are|’s|'s)\s+(?:{_NOW}\s+)?(?:out now|now out|now streaming|streaming now|streaming worldwide now|finally (?:here|out|streaming)|now available|available now|available to (?:stream|watch) now|out in the world|here at last|already (?:out|streaming|available)|currently (?:streaming|available|airing)|now on PLATFORM|now playing|now live)\b"
        rf"|\b(?:is|are|’s|'s)\s+(?:{_NOW}\s+)?(?:streaming|out|available|live|up|showing|playing)\s+(?:worldwide |globally |in full |exclusively )?(?:on|over on|at|via) (?:PLATFORM|the (?:streamer|platform|service))(?!\s*(?:on|in|from|this|next|by|at|until|till|as of|starting|,? ?\d|{MONTH.replace('?P<m>', '?:')}|(?:mon|tues|wednes|thurs|fri|satur|sun)day))|\b(?:streaming|out|available) (?:on|at|via) PLATFORM (?:right )?now\b|\b(?:is|are) up now\b|\bis up on\b|\b(?:now|currently) (?:streaming|available|playing|showing|airing)\b|\b(?:out|available|streaming) now\b|\bhas (?:finally |now |officially |just |already )?(?:{_PAST}|been released|come out|gone live|made its|begun streaming|started streaming|hit PLATFORM|dropped)\b(?![^.;]{{0,30}}?\bin (?:the (?:thick|middle|midst|news|spotlight|lap)|hot water|trouble|court))|\bis (?:finally )?here\b(?=[.,!:;]|$)|\bcan (?:now|already) be (?:streamed|watched|seen)|\ball (?:\w+ )?episodes (?:are|of [^.,]{{1,40}}? are) (?:now )?(?:out|available|streaming)",
        hints=_any(
            "now|already|streaming| on | at | via |finally|available|is here|’s here|'s here|here at|has |is up |are up |up on|can be|episodes|current"
        ),
        bare=True,
        past=True,
    ),
    _cue(
        "came-out",
        Status.RELEASED,
        rf"\b(?:was|were) (?:{_NOW} )?(?:released|made available|put out|broadcast|launched|added)\b|(?<!to )(?<!will )(?<!to be )(?<!be )(?<!is )(?<!are )(?<!been )(?<!gets )(?<!get )\b{_PAST}\b|\b(?:has|have) been (?:out|available|streaming|on PLATFORM) since\b|\b(?:have|has) had\b[^.;]{{0,40}}?\bsince\b|\bout since\b|\bstreaming since\b",
        hints=_any(
            "premiered|debuted|released|launched|arrived|dropped|landed|aired|streamed|bowed|opened"
            "|broadcast|rolled out|went live|came out|came to|hit |reached|joined|touched down"
            "|started |began |made its|made available|put out|added|since"
        ),
        past=True,
    ),
    _cue(
        "goal",
        Status.TARGET,
        rf"\b(?:goal|aim|target|ambition|hope|intention|idea) (?:is|of|to|for|remains|was|being|date|window)\b[^.;]{{0,40}}?\b(?:{_OUT}|release[d]?|ready|out|launch|deliver\w*|get it|have it)\b"
        rf"|\b(?:aim(?:s|ing|ed)?|hop(?:e|es|ing|ed)|eye(?:s|d|ing)?|eyeing|shooting|gunning|angling|working|pushing|would like|wants?|intends?|intending|with an eye)\b[^.;]{{0,40}}?\b(?:{_OUT}|release[d]?|launch|premiere|debut|slot|window|berth|date|deliver\w*|get it|have (?:it|the|\w+ \w+) (?:on|out|ready))\b"
        rf"|\btarget(?:s|ing|ed)\b(?:[^.;]{{0,40}}?\b(?:launch|release|premiere|debut|window|slot|date|bow)\b)?|\b(?:aim(?:s|ing|ed)?|shooting|gunning|angling|pushing) (?:for|at|towards?)\b|\beye(?:s|d|ing) (?=(?:an?|the|its)\b|{MONTH.replace('?P<m>', '?:')}|spring|summer|autumn|fall|winter|20)|\beyeing\b|\b(?:have|has|with) (?:their|its|an?|his|her) eyes? on\b"
        rf"|\b(?:target|targeted|projected|tentative|provisional|internal) (?:release |premiere |launch )?(?:date|window|slot)\b|\ball going well\b|\bif all goes (?:well|to plan)\b",
    ),
    _cue(
        "planned",
        Status.SCHEDULED,
        rf"\b{_FOR}{_SET}\b(?:\s+(?:in|firmly))?\s+(?:for|in|as|at|with|on(?! [a-z])|to(?=\s+(?:\w+\s+){{0,2}}?(?:{_OUT}|released|launched|streamed|broadcast|made available|out)\b))\b(?:\s+(?:be\s+)?(?:\w+ly\s+)?(?:{_OUT}|released|launched|streamed|broadcast|made available|out)\b)?|(?<!had )\bdown for\b|\b(?:is|are|been|was) dated\b|\bplan(?:s|ned|ning) (?:to|on)\b(?:\s+(?:\w+ )?(?:{_OUT}|release|launch|put|have|get|air))?|\bdue (?=(?:next|this|{MONTH.replace('?P<m>', '?:')}|early|late|in|on|out))",
        hints=_any(
            "set|slated|scheduled|due|dated|booked|pencil|lined up|earmarked|confirmed|plan|slotted"
            "|tipped|poised|primed|expected|billed|locked|announced|targeted|on course|on track"
            "|listed|ready|pegged|down for"
        ),
    ),
    _cue(
        "will-come",
        Status.SCHEDULED,
        rf"\b(?:will|shall|’ll|'ll|to|can|should|going to|gonna|does|would|may|might|could)\s+(?:(?:now|also|then|not|at last|still|indeed|be|all|most|\w+ly)\s+)*(?:{_OUT}|come(?=\s+(?:in|on|this|next|no earlier|not before|by|to|from|at|early|late|sometime)\b)|released?|out|available|streamed|watched|seen|stream|added|ready|with (?:us|you|viewers|fans)|here|there|on PLATFORM|on (?:our|your) screens|launched|broadcast|up|live)\b",
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
        r"\b(?:greets?|greeting|meets?|meeting) (?:the )?(?:viewers|audiences|fans|the public|subscribers) (?:through|with|in|via)\b|\b(?:see|meet|catch|join) (?:you|ya|us|everyone|y[’']all)\b(?: all| there| again)?|\bon (?:its|the|their) way\b",
        anyone=True,
        soft=True,
    ),
    _cue(
        "comes",
        Status.SCHEDULED,
        rf"\b(?<!-)(?<!the )(?<!a )(?<!an )(?<!its )(?<!and )(?<!world )(?:{_OUT})\b(?!\s+(?:date|window|event|party|screening|day\b|schedule|plan|numbers))",
    ),
    _cue(
        "comes-softly",
        Status.SCHEDULED,
        rf"\b(?:(?:will|to|can|’ll|'ll|should|would|now)\s+(?:\w+ly\s+|now\s+|also\s+|finally\s+)*)?{_SOFT}\b",
        soft=True,
    ),
    _cue(
        "given",
        Status.SCHEDULED,
        rf"\b(?:named|fixed|promised|announced|confirmed|mentioned|published|listed)\b(?=[^.;,]{{0,12}}?\b(?:{MONTH.replace('?P<m>', '?:')}|\d)[^.;,]{{0,24}}?\b(?:for|as the day|as the date)\b)|\b(?:named|names|sets?|picked|picks|chosen|chose|announced|announces|confirmed|confirms)\b(?=[^.;,]{{0,24}}?\b(?:{MONTH.replace('?P<m>', '?:')}|\d)[^.;]{{0,24}}?\bas (?:the|its|a) (?:\w+ )?(?:date|day|premiere|launch|release|start))|\b(?:lists?|listed|listing|pencil?ls?|puts?|has|have)\b[^.;]{{0,40}}?\bfor\b(?=\s+(?:\w+\s+)?(?:{MONTH.replace('?P<m>', '?:')}|spring|summer|autumn|fall|winter|Q[1-4]|20\d\d|\d))|\b(?:given|gives?|giving|handed|assigned|allotted|grants?|granted)\b(?=[^.;]{{0,30}}?\b(?:{MONTH.replace('?P<m>', '?:')}|spring|summer|autumn|fall|winter|Q[1-4]|20\d\d|\d))",
        leads=True,
    ),
    _cue(
        "release-date",
        Status.SCHEDULED,
        rf"\b(?:{_DATE})[- ](?:dates?|day|window|slot|month)\b|\b(?:world(?:wide)?|global|international|series|small-screen|streaming|PLATFORM)?\s*(?:premiere|debut|launch|release|rollout|roll-out|arrival|bow)\b(?!\s+(?:event|party|screening|week|titles))|\b(?:available|out|coming|arriving|landing|dropping)\s+(?:(?:from|on|in|this|next|later|by|before|early|late|sometime|worldwide|globally|everywhere|only|exclusively)\b|(?={MONTH.replace('?P<m>', '?:')}))|\b(?:circle|save|mark) (?:the date|your calendars?|it down|your diar)|\bdates?\b(?=[ ,:“\"'‘]{{1,3}}\S)|\bsets\b|\b(?:lock(?:s|ed)? (?:in|down)|land(?:s|ed)|got|gets|has|have|given|gave|gives|claimed|confirm(?:s|ed)|nam(?:es|ed)|pick(?:s|ed)|settled on|chosen|choos(?:es|e)) (?:an? |its |the |us )?(?:\w+ ){{0,2}}?(?:date|slot|window|release|premiere|launch|berth)\b",
    ),
)

CUES = (
    *_PLAIN,
    _cue(
        "episodes",
        Status.SCHEDULED,
        r"\bevery\s+(?:week|\w+day)\b,?\s+(?:from|starting|beginning|as of)\b|\bepisodes?\b[^.;]{0,30}?\b(?:from|starting|beginning)\b|\b(?:starting|beginning)(?: on| in)?\b",
        weak=True,
    ),
    _cue(
        "on-platform",
        Status.SCHEDULED,
        r"\b(?:streaming|only|exclusively|worldwide|globally|live)?\s*(?:on|via|to) (?:PLATFORM|the (?:streamer|platform|service|streaming service|streaming giant))\b(?![’'])|\bstreaming\b",
        weak=True,
    ),
)
"""In the order in which they are tried: where two overlap, the earlier one holds."""
