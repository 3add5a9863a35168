"""Japanese: its calendar, and how it speaks of a release."""

from __future__ import annotations

import re

from bot.domain.documents import Status
from bot.reading.tongue import DIGITS, Calendar, Cue, Tongue

_Y = rf"(?P<y>[2２][0０][{DIGITS}]{{2}})\s*年"
_YW = r"(?P<yw>来年|今年|本年|昨年|再来年|翌年)"
_M = rf"(?P<mn>[01０１]?[{DIGITS}])\s*月"
_D = rf"(?P<d>[0-3０-３]?[{DIGITS}])\s*日"
_S = r"(?P<s>春|夏|秋|冬)"
_H = r"(?P<h>上|下|前|後)(?:半期|半)"

CALENDAR = Calendar(
    patterns=tuple(
        re.compile(pattern)
        for pattern in (
            rf"{_Y}\s*{_M}\s*{_D}",
            rf"{_YW}の?\s*{_M}\s*{_D}",
            rf"{_M}\s*{_D}",
            rf"{_Y}\s*{_M}(?!間)",
            rf"{_YW}の?\s*{_M}(?!間)",
            rf"(?<![{DIGITS}]){_M}(?!間|\s*[{DIGITS}])",
            rf"{_Y}の?{_S}(?!期)",
            rf"{_YW}の?{_S}",
            r"(?P<yw>今|来)(?P<s>春|夏|秋|冬)",
            rf"{_Y}の?第?(?P<q>[1-4１-４])四半期",
            rf"{_YW}の?第?(?P<q>[1-4１-４])四半期",
            rf"{_Y}の?{_H}",
            r"(?<![年度])(?P<h>上|下)半期",
            rf"{_YW}の?{_H}",
            rf"{_Y}",
            rf"{_YW}",
            r"(?P<mw>来月|今月|先月)(?:の?(?P<d>[0-3]?\d)日)?",
            r"(?P<rel>明日|本日|今日|あす|昨日)",
        )
    ),
    seasons={"春": 1, "夏": 2, "秋": 3, "冬": 4},
    ordinals={"上": 1, "前": 1, "下": 2, "後": 2},
    years={"来年": 1, "翌年": 1, "今年": 0, "本年": 0, "昨年": -1, "再来年": 2, "今": 0, "来": 1},
    next_months={"来月": 1, "今月": 0, "先月": -1},
    days={"明日": 1, "あす": 1, "本日": 0, "今日": 0, "昨日": -1},
)


def _cue(rule: str, status: Status, pattern: str, *, bare: bool = False, past: bool = False) -> Cue:
    return Cue(rule, status, re.compile(pattern), bare, past)


_OUT = r"(?:世界)?(?:独占)?(?:同時)?(?:配信|公開|放送|リリース|スタート|お披露目|オンエア|ストリーミング)"
_CUES = (
    _cue(
        "cancelled",
        Status.CANCELLED,
        r"(?:配信|公開|制作|放送|リリース)(?:が|を|の)?(?:中止|取りやめ|見送り|白紙|お蔵入り)|打ち切り|お蔵入り|制作中止|配信中止|中止(?:が決定|となった|を発表|すると)",
        bare=True,
    ),
    _cue(
        "brought-forward",
        Status.MOVED_UP,
        r"前倒し|繰り上げ|早まる|早まった|早める|早めて",
        bare=True,
    ),
    _cue(
        "postponed",
        Status.DELAYED,
        r"延期|先送り|後ろ倒し|ずれ込|遅れる|遅れて|遅れが|見送",
        bare=True,
    ),
    _cue("denied", Status.DENIED, r"否定|事実ではない|事実無根|誤報|デマ", bare=True),
    _cue(
        "no-date",
        Status.NO_DATE,
        r"(?:配信|公開|放送|リリース|開始)(?:開始)?(?:日|時期|日程|スケジュール|予定日)?(?:や[^。]{0,10})?(?:は|が|も|について|に関して)[^。]{0,25}?(?:未定|未発表|明らかに(?:され|なって)|発表されて(?:い)?ない|決まって(?:い)?ない|わかって(?:い)?ない|不明|明かされて(?:い)?ない|触れ(?:られ)?な|後日|追って|示されな|公表されて(?:い)?な)|日程は未定|時期未定|日未定|いつ(?:配信|公開|見られる)[^。]{0,25}?(?:未定|不明|わから|決まって|明らか)",
        bare=True,
    ),
    _cue(
        "was-planned",
        Status.WAS_SCHEDULED,
        r"(?:配信|公開|放送|リリース|開始)?(?:される|する)?(?:予定|はず)(?:だった|であった|でした)|当初[^。]{0,30}?(?:予定|見込み)",
    ),
    _cue(
        "out-now",
        Status.RELEASED,
        r"(?:好評)?(?:独占)?配信中|公開中|配信されている|配信が(?:始ま|スタートし|開始され)(?:っている|った|た|ました)|配信(?:を)?開始した|現在配信",
        bare=True,
        past=True,
    ),
    _cue(
        "came-out",
        Status.RELEASED,
        rf"{_OUT}(?:が)?(?:開始)?(?:された|され、|されると|した|しました|が始まった|となった|されました|され話題)",
        past=True,
    ),
    _cue(
        "goal",
        Status.TARGET,
        r"(?:配信|公開|放送|リリース|完成)?(?:開始)?を?(?:目指|めざ|目標)|目途|目処",
    ),
    _cue(
        "planned",
        Status.SCHEDULED,
        rf"{_OUT}(?:開始)?(?:が|を|される|する|の|も)?(?:こと(?:が|に))?(?:予定|決定|決まっ|開始|スタート|始まる|始ま|へ|される|する|となる|日)?|お目見え|登場|見られる|視聴できる|幕を開け|始まる|届けられる|お届け",
    ),
)

TONGUE = Tongue(
    code="ja",
    calendar=CALENDAR,
    cues=_CUES,
    works=re.compile(
        r"(?:本作|同作|同シリーズ|本シリーズ|同ドラマ|このドラマ|このシリーズ|この作品|当作品|シリーズ(?=は|が|の)|ドラマ(?=は|が)|作品(?=は|が))"
    ),
    foreign=re.compile(
        r"CM|予告(?:編|映像)?|ティーザー|トレーラー|特報|ポスター|キービジュアル|ビジュアル|場面写真|写真|映像が|撮影|クランクイン|クランクアップ|クランク|ロケ|誕生日|生まれ|結婚|入籍|挙式|ファンミ\w*|ファンミーティング|イベント|記者会見|会見|制作発表|発表会|舞台挨拶|舞台あいさつ|試写|先行上映|上映|映画|劇場|入隊|除隊|兵役|コンサート|ツアー|アルバム|シングル|主題歌|サウンドトラック|OST|楽曲|原作|小説|漫画|書籍|写真集|Blu-?ray|DVD|シーズン\s?[2-9２-９]|第[2-9二三]シーズン|続編|最終回|舞台|ミュージカル|チケット|前売|インタビュー|受賞|授賞式|映画祭|発表(?:された|した|され|し|があ)|明らかに(?:した|なった|され)|報じ|伝え|投稿|更新|解禁|取材|コメントを寄せ|イベント|展|出演(?:した|する)|主演(?:した)?|デビュー"
    ),
    breaks=re.compile(r"[;；]|(?:が|一方|また|なお|ため|ので|けれど)、|——|（|）"),
    hedges=re.compile(
        r"噂|うわさ|かもしれ|可能性|とみられ|と見られ|と報じられ|リーク|流出|非公式|未確認|憶測|関係者によると|らしい|ようだ|模様|との情報|ささやかれ|見通し|ネット上で|予想"
    ),
    rumours=re.compile(
        r"噂|うわさ|リーク|流出|未確認|憶測|関係者によると|との情報|ささやかれ|非公式"
    ),
    modal=re.compile(r"(?!)"),
    actors=re.compile(r"(?!)"),
    goals=re.compile(r"目指|めざ|目標|目途|目処"),
    former=re.compile(
        r"当初(?:の|は|予定していた|予定されていた|、)?$|予定していた$|予定されていた$"
    ),
    denials=re.compile(r"否定|事実ではない|事実無根|誤報|デマ"),
    turns=re.compile(r"[；。]|しかし|だが|予定通り"),
    despite=re.compile(r"(?:にもかかわらず|という噂を)[^。]{0,20}$"),
    settles=re.compile(r"正式|公式|決定|発表した|確認"),
    negation=re.compile(r"(?:ない|なし)$"),
    told_before=re.compile(r"(?:発表|公開|明らかに)(?:した|された)のは$"),
    told_after=re.compile(
        r"(?:\s*(?:付|[（(][月火水木金土日][)）]|に|、|の|、?PLATFORMが|、?PLATFORMは|、?都内で|、?東京都内で|、?自身の|、?公式\w*で|、?公式サイトで))*(?:発表|明らかに|公表|報じ|報道|伝え|投稿|コメント|会見|開催|行われ|制作発表|イベント|更新)"
    ),
    dated=re.compile(r"[^。]{0,30}(?:発表|明らかに|公表)"),
    belongs=re.compile(r"(?:が|を|は|も|の)?"),
    list_gap=re.compile(r"[』」]?(?:は|が|を|（|、|：|:)?\s*"),
    bracket_gap=re.compile(r"[』」]?(?:[（(]\s*|：)"),
    platform=re.compile(r"(?!)"),
    says=re.compile(r"(?:は|が)[^。]{0,30}(?:発表|明らかに|コメント)"),
    new_after=re.compile(
        r"\s*(?:[（(][月火水木金土日祝][)）])?(?:ごろ|頃|以降|中)?(?:へ|に|まで|となる|となった|と(?:し|な)|への)"
    ),
    reported=re.compile(r"予定"),
    spaced=False,
    capitals=False,
    verb_last=True,
    implies=True,
)
