"""Korean: its calendar, and how it speaks of a release."""

from __future__ import annotations

import re

from bot.domain.documents import Status
from bot.reading.tongue import Calendar, Tongue, cue

_Y = r"(?P<y>20\d\d)\s?년"
_YW = r"(?P<yw>내년|올해|작년|지난해|이듬해|내후년|올)"
_M = r"(?P<mn>[01]?\d)\s?월"
_D = r"(?P<d>[0-3]?\d)\s?일"
_S = r"(?P<s>봄|여름|가을|겨울)"
_H = r"(?P<h>상|하)반기"

CALENDAR = Calendar(
    patterns=tuple(
        re.compile(pattern)
        for pattern in (
            rf"{_Y}\s?{_M}\s?{_D}",
            rf"{_YW}\s?{_M}\s?{_D}",
            rf"(?<!\d){_M}\s?{_D}",
            rf"{_Y}\s?{_M}",
            rf"{_YW}\s?{_M}",
            rf"(?<!\d){_M}(?!\s?\d)",
            rf"{_Y}\s?{_S}",
            rf"{_YW}\s?{_S}",
            rf"(?:이번|다가오는|오는)\s?{_S}",
            rf"{_Y}\s?(?P<q>[1-4])분기",
            rf"{_YW}\s?(?P<q>[1-4])분기",
            rf"{_Y}\s?{_H}",
            rf"{_YW}\s?{_H}",
            rf"{_H}",
            rf"{_Y}",
            r"(?P<yw>내년|올해|작년|지난해|내후년)",
            r"(?P<mw>다음\s?달|내달|이달|이번\s?달|지난달)(?:\s?(?P<d>[0-3]?\d)일)?",
            r"지난\s?(?P<date>(?P<d>[0-3]?\d)일)",
            r"오는\s?(?P<date>(?P<d>[0-3]?\d)일)",
            r"(?P<rel>내일|오늘|어제)(?=\s|부터|,)",
        )
    ),
    seasons={"봄": 1, "여름": 2, "가을": 3, "겨울": 4},
    ordinals={"상": 1, "하": 2},
    years={"내년": 1, "이듬해": 1, "올해": 0, "올": 0, "작년": -1, "지난해": -1, "내후년": 2},
    next_months={
        "다음달": 1,
        "다음 달": 1,
        "내달": 1,
        "이달": 0,
        "이번달": 0,
        "이번 달": 0,
        "지난달": -1,
    },
    last=("지난",),
    days={"내일": 1, "오늘": 0, "어제": -1},
)

_OUT = r"(?:전\s?세계\s?)?(?:단독\s?|독점\s?|동시\s?)*(?:공개|방영|방송|스트리밍|론칭|서비스|베일을 벗)"
_CUES = (
    cue(
        "cancelled",
        Status.CANCELLED,
        r"(?:공개|방영|편성|서비스)하지 않기로|(?:공개|제작|방영|편성)[이가은는을를]?\s?(?:취소|무산|백지화|중단|불발)|제작 중단|무산됐|취소됐|취소한다|취소를|백지화",
        bare=True,
    ),
    cue("brought-forward", Status.MOVED_UP, r"앞당|당겨|조기 공개|이른 시점|일찍 공개", bare=True),
    cue(
        "postponed",
        Status.DELAYED,
        r"(?:공개|방영|방송|편성|일정|무기한|잠정)[을를이가]?\s?(?:일정[을를이]?\s?)?연기|연기(?:됐|되었|된다|될|됨|되면|하기로|를 결정|를 공식|를 발표|설|론)|(?:으로|로|까지) 연기|미뤄|미루|늦춰|늦추|밀렸|밀려|지연|순연",
        bare=True,
    ),
    cue("denied", Status.DENIED, r"부인|사실이 아니|사실무근|사실과 다르|오보", bare=True),
    cue(
        "no-date",
        Status.NO_DATE,
        r"(?:공개|방영|방송|편성|첫\s?방송)\s?(?:일|일정|시기|날짜|시점)?\s?(?:자)?(?:은|는|이|가|도|에 대해서는|에 대해|과|와)?[^.。]{0,25}?(?:미정|정해지지|잡히지|확정되지|밝히지|공개되지|알려지지|발표되지|결정되지|나오지|미공개|추후|베일에|안갯속|정해진 (?:것|바)[이가]? 없|오리무중)|일정 미정|시기 미정|언제 (?:공개|볼 수)[^.]{0,25}?(?:미정|알 수 없|모르|정해지지|밝혀지지)",
        bare=True,
    ),
    cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        r"(?:공개|방영|방송)?(?:될|할)?\s?(?:예정|계획)이었|당초[^.]{0,30}?(?:예정|계획|공개)|애초[^.]{0,30}?(?:예정|계획)",
    ),
    cue(
        "out-now",
        Status.RELEASED,
        r"스트리밍\s?중|절찬|공개\s?중|만나볼 수 있다|감상할 수 있다|시청할 수 있다|서비스되고 있|볼 수 있다|공개되고 있",
        bare=True,
        past=True,
    ),
    cue(
        "came-out",
        Status.RELEASED,
        rf"{_OUT}(?:됐|되었|했|하며|된 (?:뒤|후|이후|PLATFORM|시리즈|드라마|직후)|되며|되자|돼|된\b)|공개 (?:직후|이후|첫 주)",
        past=True,
    ),
    cue("goal", Status.TARGET, r"목표|노리|겨냥"),
    cue(
        "planned",
        Status.SCHEDULED,
        rf"{_OUT}(?:일|를|을|가|이|은|는|될|된다|한다|할|되는|하는|되며|되고|하기로|확정|예정|을 앞둔|을 확정|날)?|풀린다|풀릴|나온다|뜬다|오픈|첫선|선보|찾아온다|찾아올|만나볼|만날|만난다|시청자(?:들)?(?:와|를)|볼 수|출격|안방",
    ),
)

TONGUE = Tongue(
    code="ko",
    calendar=CALENDAR,
    cues=_CUES,
    works=re.compile(
        r"(?:이 작품|이번 작품|본 작품|작품(?=은|이|의)|이 드라마|드라마(?=는|가)|이 시리즈|시리즈(?=는|가)|해당 작품|해당 시리즈)"
    ),
    foreign=re.compile(
        r"예고편|티저|트레일러|포스터|스틸|영상이|영상을|촬영|크랭크인|크랭크업|로케|생일|태어|결혼|웨딩|예식|화촉|백년가약|팬미팅|팬\s?콘서트|제작발표회|제작보고회|기자간담회|간담회|행사|시사회|상영|영화|극장|개봉|입대|전역|제대|군|콘서트|투어|앨범|싱글|OST|주제가|음원|신곡|컴백|소설|원작|웹툰|책|화보|블루레이|DVD|시즌\s?[2-9]|후속|최종회|마지막 회|종영|뮤지컬|연극|티켓|예매|인터뷰|수상|시상식|영화제|데뷔|출연(?:한|했|하는)|발표(?:했|한|됐)|밝혔|전했|보도|알렸|게재|올렸|업로드|공지|공식 입장|전시|팝업"
    ),
    breaks=re.compile(r"[;；]|(?:했지만|지만|으나|한편|또한|하며|면서|고),\s|(?<=다고)\s|\s\(|\)"),
    hedges=re.compile(
        r"루머|소문|설이|가능성|알려졌|추측|유출|글이 올라|커뮤니티|이야기가|유력설|뇌피셜|카더라|썼더라|글인데|캡처|미확인|비공식|관계자에 따르면|예상|것으로 보인|듯|관측|누리꾼|한다는 말|전망|점쳐"
    ),
    rumours=re.compile(
        r"루머|소문|추측|유출|글이 올라|커뮤니티|이야기가|유력설|뇌피셜|카더라|썼더라|글인데|캡처|미확인|비공식|누리꾼"
    ),
    modal=re.compile(r"(?!)"),
    actors=re.compile(r"(?!)"),
    goals=re.compile(r"목표|노리|겨냥"),
    former=re.compile(r"(?:당초|애초|원래)\s*$"),
    denials=re.compile(r"부인|사실이 아니|사실무근|사실과 다르|오보"),
    turns=re.compile(r"[;；]|그러나|하지만|예정대로|변함없"),
    despite=re.compile(r"(?:에도 불구하고|루머를)[^.]{0,20}$"),
    settles=re.compile(r"공식|확정|발표했"),
    negation=re.compile(r"(?:않|아니)\s?$"),
    told_before=re.compile(r"(?:발표|공개|공지)(?:한|된) 것은\s?$"),
    told_after=re.compile(
        r"(?:\s?(?:\([월화수목금토일]\)|,|오전|오후|에|PLATFORM는|PLATFORM가|소속사|측은|공식|자신의|SNS를 통해|보도자료를 통해|(?!공개|방영|방송)[가-힣]+(?:는|은|이|가)))*\s?(?:발표|밝혔|전했|알렸|보도|공지|공식 입장|게재|올렸|열린|개최|제작발표회|진행|업로드)"
    ),
    dated=re.compile(r"[^.]{0,30}(?:발표|밝혔|전했|공식)"),
    belongs=re.compile(r"(?:이|가|을|를|은|는|도|의)?\s?"),
    list_gap=re.compile(r"[’”』》〉'\"]?(?:은|는|이|가|\(|,|:)?\s*"),
    bracket_gap=re.compile(r"[’”』》〉'\"]?\s?(?:\(|:)\s*"),
    platform=re.compile(r"(?!)"),
    lapse=re.compile(r"아직|않|없|지났|지나|못"),
    says=re.compile(r"(?:는|은|가|이|측은)[^.]{0,30}(?:발표|밝혔|전했)"),
    new_after=re.compile(r"\s?(?:\([월화수목금토일]\))?\s?(?:로|으로|이후로|에(?!서)|까지|께|쯤)"),
    regions=re.compile(r"(?:일본|한국|국내|해외|전 세계|그 외 지역)(?:에서|에서는)"),
    former_after=re.compile(
        r"(?:에|로)?\s?(?:공개|방영|방송|베일을 벗)?[^.,]{0,12}예정이(?:던|었던)"
    ),
    reported=re.compile(r"예정|계획"),
    spaced=False,
    capitals=False,
    verb_last=True,
    implies=True,
)
