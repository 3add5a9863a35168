"""English, put together: its calendar, its cues, and what guards them."""

from __future__ import annotations

import re

from bot.reading.tongue import Tongue
from bot.reading.tongues.en_cues import CUES, DENIED
from bot.reading.tongues.en_dates import CALENDAR

_FLAGS = re.IGNORECASE
_FIRM = r"\W*(?:PLATFORM|the (?:\w+ )?(?:company|streamer|platform|service|studio|agency|giant|broadcaster))\b[^.;?!,]{0,24}?\b"
_REPORT = r"(?:this|that(?=\s*[.,;])|it|them|(?:the|these|those|such|all) (?:\w+ )?(?:report|claim|rumou?r|story|stories|date|day|post|news|leak)s?)"

TONGUE = Tongue(
    code="en",
    calendar=CALENDAR,
    cues=CUES,
    works=re.compile(
        r"\b(?:the|this|their|its|her|his)\s+(?:(?!film|movie|other|another|next|previous|latest|second|third)[\w’'+-]+\s+){0,3}?(?:series|show|drama|romance|k-drama|j-drama|bl|project|title|programme|program|two-hander|vehicle|skein|starrer|serial|saga|tearjerker|dramedy|[\w-]+-parter|limited series|mini-?series|six-part \w+|eight-part \w+|love story|adaptation|original)\b|\b[\w-]+[’']s\s+(?:[\w-]+\s+){0,2}?(?:series|show|drama|romance|vehicle|love story|k-drama|j-drama)\b|\bit\b(?=\s+(?:will|is|was|has|had|would|can|should|(?-i:may)|might|could|won|now|also|finally|then|does|did|never|premier|arriv|land|drop|launch|debut|com|start|begin|hit|bow|air|stream|releas|open|return|go|follow))|\bit[’'](?:s|ll|d)\b",
        _FLAGS,
    ),
    foreign=re.compile(
        r"\b(?:(?:world |european |asian |north american |festival )?premiere (?:at|in) (?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?-i:[A-Z])\w+|first (?:two|three) episodes|opening episodes?|trailers?|teasers?|clips?|posters?|stills|first (?:\w+ )?(?:look|glimpse|peek|images?|photos?)|key art|footage|sneak peek|behind-the-scenes|making-of|"
        r"fan[- ]?meet(?:ing|ings|s)?|fan[- ]?(?:event|con|sign)|press (?:conference|tour|day|screening|junket|event)|premiere (?:event|party|screening|night)|red carpet|(?:advance |special |preview )?screening[s]?|gala|showcase|launch (?:event|party)|festival|exhibition|pop-?up|slate|line-?up event|"
        r"wedding|marr(?:y|ies|ied|iage)|weds?|birthday|born|turn(?:s|ed|ing) \d+|enlist\w*|discharg\w*|military|anniversary|engaged|engagement|funeral|died|death|"
        r"film(?:ing|ed)|lensing|rehears\w+|shoot(?:s|ing)?|shot|cameras|principal photography|wrap(?:s|ped|ping)?|in the can|post-production|production (?:began|begins|starts|started|kicks|wrapped)|table[- ]read|script reading|casting|cast in|"
        r"tour|concerts?|album|(?:new|debut|lead|solo|latest) single|soundtrack|(?:music|score) (?:from|of|to|for)|(?:more|new) episodes (?:could|would|might|may)|(?:digital|vinyl|paper|print|audio|extended|uncut) (?:version|edition|release)|ost\b|songs?|theme|ep\b|comeback|world tour|novel(?:isation|ization)?|book|manga|manhwa|webtoon|blu-?ray|dvd|vinyl|merch\w*|magazine|photo ?book|calendar shoot|"
        r"season (?:two|three|2|3|ii)|(?:second|new|next|third|upcoming) season|third season|second series|sequel|spin-?off|renew\w*|remake|finale|(?:final|last|closing|remaining) (?:\w+ )?(?:pair|batch|two|three|episodes?|chapter|part|instal\w*|volume)|episode (?:two|three|four|five|six|seven|eight|\d+)|reunion|documentary|variety show|"
        r"film|films|movie|movies|cinemas?|theat(?:er|re)s|box office|stage|musical|(?:a|an|the|his|her|new|stage|school|radio) play\b|"
        r"tickets?|pre-?orders?|on sale|podcast|interview|awards?|ceremony|nominat\w*|leav(?:e|es|ing) (?:on|PLATFORM)|expire\w*|subscription|price|earnings|quarterly|results)\b",
        _FLAGS,
    ),
    breaks=re.compile(
        r"[;]|\s[—–-]\s|—|:\s|\s\(|\)\s?|,\s+(?=(?:and|but|while|whereas|though|although|with|after|before|as|which|who|whose|so|when|where|yet|then|or|because|since|following|having|if|plus|meaning)\b)"
        r"|\s(?=(?:while|whereas|although|but|because|after|before|following|whose)\s)|\s(?=and (?:is|are|will|was|has|had|would|can|now|premieres|debuts|arrives|lands|drops|launches)\b)|(?<=said)\s(?=that)|(?<=announced)\s(?=that)|(?<=confirmed)\s(?=that)|(?<=revealed)\s(?=that)",
        _FLAGS,
    ),
    hedges=re.compile(
        r"\b(?:rumou?r\w*|reportedly|(?:is|are|was|were) reported|reports? (?:say|says|claim|claims|suggest|suggests)|alleged(?:ly)?|supposed(?:ly)?|insiders?|tabloids?|bloggers?|youtubers?|leak(?:s|ed|er|ers)?|unconfirmed|anonymous|unnamed|swears?|unverified|verified it|speculat\w*|purported(?:ly)?|apparently|people (?:familiar|close|with knowledge)|person (?:familiar|close|with knowledge)|sources? (?:say|said|claim|close|told|suggest)\w*|according to (?:sources|insiders|a (?:source|leak|tipster|post|thread))|(?-i:may|might|could) (?:well |now |finally |also |yet |even |indeed |be )*(?:premiere|arrive|debut|launch|drop|land|air|stream|come|be|get|release|released|out|arriving|coming|bow|hit|slip|move|face|see|miss|start|begin|turn up|end up)|(?:fans|users|viewers|many|some|observers|netizens|followers|people|everyone|most) (?:now |still |all |already |widely |generally )?(?:expect|believe|think|guess|suspect|speculate|are (?:betting|guessing|convinced|hoping)|predict|reckon)|word is|talk (?:in|of|that|around)|to be believed|whisper\w*|is said to|are said to|tipp?ed (?:to|for|as)|tipster|hearsay|scuttlebutt|grapevine|gossip|buzz|chatter|placeholder|guess(?:es|ing|work)?|seems? (?:to|likely|set)|likely|probably|possibly|perhaps|hint(?:s|ed|ing)?|suggest(?:s|ed|ing)?|claim(?:s|ed|ing)?|fear(?:s|ed|ing)?|worr(?:y|ies|ied)|believed to|thought to|understood to|predict\w*)\b",
        _FLAGS,
    ),
    rumours=re.compile(
        r"\b(?:rumou?r\w*|reportedly|allegedly|leak(?:s|ed|er|ers)?|insiders?|unconfirmed|anonymous|unnamed|swears?|unverified|verified it|speculat\w*|hearsay|(?:if\b[^.;]{0,30}? to|be) believed?|grapevine|gossip|tipsters?|,\s(?:\w+\s)?sources (?:say|said|claim(?:ed)?|tell)|purported\w*|supposedly|apparently)\b",
        _FLAGS,
    ),
    depends=re.compile(r"\s*that\b"),
    modal=re.compile(r"\b(?:may|might|could)\s+(?:\w+\s+){0,2}$"),
    actors=re.compile(
        r"\b(?:he|she|they|we|i|you|who)(?:[’'](?:ll|d|ve|re|m|s))?\s+(?:\w+ly\s+|will\s+|would\s+|can\s+|also\s+|then\s+|was\s+|were\s+|is\s+|are\s+|has\s+|had\s+|have\s+|been\s+)*$",
        _FLAGS,
    ),
    goals=re.compile(
        r"\b(?:goal|aim(?:s|ing|ed)?|target(?:s|ing|ed)?|ambition|hop(?:e|es|ed|ing)|eye(?:s|d|ing)?|eyeing|shooting for|gunning for|intend(?:s|ed|ing)?|intention|tentative(?:ly)?|provisional(?:ly)?|pencil(?:l)?ed in|would like to|wants? to|want(?:s|ed) it|(?:has|have|had) in mind|if all goes|all being well|ideally|working towards?|pushing for|with an eye)\b",
        _FLAGS,
    ),
    former=re.compile(
        r"\b(?:instead of|rather than|in place of|in lieu of|not|originally|initially|previously|formerly|once|replac(?:es|ing|ed)|up from|down from|back from|forward from|former|earlier|old|original|first|compared with|than|ahead of|abandon(?:s|ed|ing)?|scrap(?:s|ped)?)\s+(?:(?:its|the|an?|their|planned|announced|previously|original|earlier|old|date|day|window|slot|of|in|on|for|set|expected|scheduled|release|premiere)\s+)*$",
        _FLAGS,
    ),
    denials=re.compile(DENIED, _FLAGS),
    turns=re.compile(
        r"[;—]|\.(?!\s*\d)|\b(?:and(?! (?-i:[A-Z]))|but|insist\w*|remains?|still|confirm\w*|reiterat\w*|instead|stressing|(?<!post )(?<!posts )(?<!report )(?<!reports )(?<!rumours )(?<!rumors )(?<!claims )saying|adding|maintain\w*|standing by)\b",
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
        r"\b(?:not(?! only\b)|n[’']t|never|no|without|denied|denies|deny|denying|isn[’']t|wasn[’']t|avoid(?:s|ed|ing)?)\s+(?:\w+\s+){0,3}$",
        _FLAGS,
    ),
    told_before=re.compile(
        r"\b(?!released|aired|launched|premiered|debuted|landed|arrived|dropped|scheduled|dated|planned|slated|expected|delayed|postponed|bumped|shifted|moved|pushed)\w+ed\s+on\s+(?=$)|\b(?:announc(?:ed|ement|es|ing)|reveal(?:ed|s)|confirm(?:ed|s)|unveil(?:ed|s)|shared|posted|tweeted|wrote|said|told|report(?:ed|s)|publish(?:ed)|statement|news|presented|issued|teased|uploaded|dropped the news|broke|emerged|surfaced|circulat\w*|reached|contacted|asked|approached|interview(?:ed)?|spoke|speaking|event|presentation|conference|showcase|ceremony|meeting|press release|dated|came)\s+(?:(?:it|this|that|the|us|me|them|everyone|fans|viewers|news|its|plans?|first|back|late|early|earlier|last|held|in|at|(?-i:[A-Z]\w+)|online|officially|here|there|out|to|fans|reporters|a|statement|morning|night|afternoon)\s+){0,5}?(?:on\s+|of\s+|in\s+)?$",
        _FLAGS,
    ),
    told_after=re.compile(
        r"\s+that\b|(?:,\s+(?:\w+\s+)?\d{1,2}(?:\s+\w+)?,)\s+(?:announc|reveal|confirm|unveil)\w+|(?:,?\s*[—–-]\s*(?:[\w’'-]+\s+){1,4}?(?:today\s+)?(?:announced|unveiled|revealed|confirmed|said)\b)|,?\s+(?:a |some |the )?(?:[\w-]+ ){0,4}?news (?:came|broke|arrived|dropped|emerged)\b|(?:,|\s+(?:at|in|during)\s[^.;]{0,40}?,)?\s+(?!although|though|but|nothing|no\b|which|with)(?:(?:the|a|an|its)\s+)?(?:(?!been|be|was|is|has|nothing|that|will|had)[\w’'-]+\s+){0,6}?(?:announc(?:ed|es|ing)|reveal(?:ed|s)|confirm(?:ed|s)|unveil(?:ed|s)|shared|posted|tweeted|wrote|said|told|reported|published|announcement|press release|statement|issued|presented)\b",
        _FLAGS,
    ),
    dated=re.compile(
        r",?\s[^.;]{0,40}?\b(?:news|announc\w+|confirm\w+|reveal\w+|unveil\w+|said|told|statement|report\w*)\b",
        _FLAGS,
    ),
    belongs=re.compile(
        r"\s+(?:at|for|of|to|from|behind|around|about|featuring|on|with)\s+(?:(?:the|its|PLATFORM[’']s|upcoming|new|hit|series|drama|show|[\w-]+-language)\s+)*[“‘\"']?",
        _FLAGS,
    ),
    list_gap=re.compile(
        r"[”\"’']?\s*(?:,|:|—|–|-|\()?\s*(?:in|on|for|from|this|next|coming|arriving|due|out|follows|following)?\s*(?:on|in)?\s*",
        _FLAGS,
    ),
    platform=re.compile(r"\b(?:on|to|via|by|hits?|at)\s+$", _FLAGS),
    subject=re.compile(
        r"\b(?:release|premiere|debut|launch|broadcast|streaming|date|dates|window|rollout|roll-out|episodes?|all eight|we|you|fans|viewers|subscribers|audiences|PLATFORM|the streamer|the platform|producers|makers|the team|the studio|the company)\b",
        _FLAGS,
    ),
    work_words=re.compile(
        r"\b(?:series|show|drama|film|movie|sitcom|thriller|comedy|romance|anime|novel|book|documentary|season|episodes?|k-drama|reboot|remake|sequel|spin-?off|franchise|game|album|musical|premier\w+|debut\w*)\b",
        _FLAGS,
    ),
    regions=re.compile(
        r"\b(?:in|across|for|to)\s+(?:[A-Z][\w.]+)|\b(?:worldwide|globally|elsewhere|internationally|all other territories|other (?:territories|countries|regions|markets)|everywhere else|rest of the world|overseas|abroad|domestically)\b"
    ),
    once=re.compile(
        r"\b(?:originally|initially|original (?:plan|schedule|date)s?|had (?:\w+ )?(?:said|promised|given|announced|told|planned|pledged|listed|scheduled|slated|dated|set|pencill?ed)|(?:was|were) (?:to|meant|supposed)|once|at one point)\b",
        _FLAGS,
    ),
    former_after=re.compile(
        r"\s*(?:(?:slot|perch|berth|date|launch|debut|window|release)\s+)?(?:that\s+)?(?:it\s+|had\s+|was\s+)*(?:previously|originally|formerly|initially|first|once|earlier)\b",
        _FLAGS,
    ),
    not_so=re.compile(
        r"(?:\b(?:nobody|no one)(?: has| have| is)?\s+$)|(?:\b(?:isn|wasn|won|doesn|aren|didn)[’']t|\b(?:is|was|will|does|are|did) not|\bnever)\s+(?:\w+\s+)?$|^(?:isn|won|doesn)[’']t",
        _FLAGS,
    ),
    ours_of=re.compile(
        r"\b(?:of|from|behind|like|unlike|than|alongside|since|beside|by)\s+(?:(?:the|PLATFORM(?:[’']s)?|its|streamer[’']s|hit|upcoming|new|coming|series|drama|show|romance|live-action|[\w-]+-language|(?-i:[A-ZÀ-Þ][\w-]+)[’']s|(?-i:[A-ZÀ-Þ][\w-]+)|and)\s+)*+[“‘\"']?$",
        _FLAGS,
    ),
    former_clause=re.compile(
        r"\b(?:rather than|instead of|in place of|in lieu of)\b[^,;]{0,60}$", _FLAGS
    ),
    arrivals=re.compile(
        r"\b(?:coming|arriv\w+|line-?up|slate|calendar|schedule|releases?|premieres?|dates|new on|originals|titles|debuts?|drops?|heading|lands?|bringing)\b",
        _FLAGS,
    ),
    object_gap=re.compile(
        r"[“\"'‘]?\s*(?:(?:a|an|the|its|their|his|her|new|first|another|official|full|main|two|three|five|several|some|of|set|batch|more|second|latest|series|special|final|teaser|key|character|with|stunning|brand-new|previously|unseen|\d+|[\w-]+)\s+){0,4}",
        _FLAGS,
    ),
    part_of=re.compile(
        r"\b[\w’'-]+\s+[\w’'-]+\s+(?:at|of|for|from|about|behind|with)\s+(?:(?:the|its|PLATFORM[’']s|upcoming|new|series|drama|[\w-]+-language)\s+)*[“‘\"']?$",
        _FLAGS,
    ),
    since=re.compile(r"\b(?:available|streaming)\b", _FLAGS),
    former_not=re.compile(
        r"\b(?:no (?:earlier|sooner|later) than|not before|not until)\s+(?:the\s+)?$", _FLAGS
    ),
    condition=re.compile(r"\s*[“\"']?(?:if|should|unless|once|provided|assuming|when)\b", _FLAGS),
    aside=re.compile(
        r"\s*[“\"'*]*(?:claim|myth|false|rumou?r|the claim|the rumou?r|fiction|what was said)\b\s*[:.—–-]|.*\brespectively\b",
        _FLAGS | re.DOTALL,
    ),
    present=re.compile(
        r"\b(?:is|are|[’']s)\s+(?:\w+\s+)?(?:available|out|streaming|live)\b|\bnow\b", _FLAGS
    ),
    loosely=re.compile(
        r"\b(?:calls?|called|calling|put|puts|putting|hold|holds|held|set|move|moves|moved)\b.*\b(?:back|off|over)\b",
        _FLAGS,
    ),
    would=re.compile(r"\bwould\b", _FLAGS),
    relative=re.compile(r"\s*[“\"']?\s*(?:which|that|who|whose)\b", _FLAGS),
    bracket_gap=re.compile(
        r"[”\"’']?\s*(?:\((?:[\w ]{0,20},\s*)?(?:from|on|out|starts|premieres|arrives|out on|starting)?\s*|,\s*(?:from|out|out on|arriving)\s*)",
        _FLAGS,
    ),
    reported=re.compile(
        r"\b(?:told|said|promised|announced|would|planned|meant|assured|pledged|hoped)\b", _FLAGS
    ),
    doubt=re.compile(
        r"\b(?:had|(?:was|were)(?! told\b)|not(?! (?:before|until|only)\b)|never|no(?! (?:earlier|sooner|later) than\b)|nobody|none|nothing|without|neither|hardly)\b|n[’']t\b"
        r"|\A(?:(?!\b(?:PLATFORM|streamer|platform|service|company|studio|agency|broadcaster|distributor|producers?|director|executive|chief|head|spokes\w+)\b[^.;]{0,40}\b(?:sa(?:id|ys|ying)|told|tells|announc\w+|confirm\w+|reveal\w+)\b).)*\bwould\b"
        r"|\blisted\b",
        _FLAGS | re.DOTALL,
    ),
    retracts=re.compile(
        rf"\W*(?:(?:that|this|it|which|they|all (?:of )?(?:it|that|this|which))\b|(?:the|these|those|such|all) (?:\w+ )?(?:report|claim|rumou?r|story|date|day|post|poster|image|news|card|leak)s?\b)[^.;?!]{{0,48}}?{DENIED}"
        rf"|{_FIRM}(?:den(?:y|ies|ied)|dismiss(?:es|ed)|reject(?:s|ed)|refut(?:es|ed)|rebuff(?:s|ed))\s{_REPORT}\b[^.;?!]{{0,20}}(?=[.;!]|$)"
        rf"|{_FIRM}(?:call(?:ed|s)|said|says|labell?ed|branded)\s{_REPORT}\b[^.;?!]{{0,20}}?(?:{DENIED}|\b(?:false|wrong|fake|incorrect|inaccurate|bogus|misleading)\b)",
        _FLAGS,
    ),
    informant=re.compile(
        r"\b(?:the|our|an?|one|said the|their) (?:\w+ )?(?:insider|mole|tipster|leaker|snitch|source)\b"
        r"|\A\W*(?:that|this)\b(?:,[^,.]{1,30},)? is (?:what|according to)\b",
        _FLAGS,
    ),
    lapse=re.compile(
        r"\b(?:still|yet|gone|ended|is over|without (?:it|them)|passed|packed up|never|nowhere|no sign|(?:is|has|did|was|were|have)(?:n[’']t| not)(?! (?:yet )?(?:named|given|said|announced|offered|set|told|explained|commented|confirmed|revealed|been (?:named|given|announced|set|explained|confirmed|revealed))\b))\b",
        _FLAGS,
    ),
    says=re.compile(
        r"(?:\s+\w+){0,2}\s+(?:said|says|announc\w+|confirm\w+|reveal\w+|told|stated|added|will|has (?:announced|confirmed|revealed|set|dated))\b",
        _FLAGS,
    ),
)
