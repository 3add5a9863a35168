"""Names of unknown people in Japanese and Korean that no job shows, by what names are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reading.wide_words import (
    BRACKET,
    KANJI,
    KO_FAMILIES,
    KO_HUMAN,
    KO_JOB,
    KO_NOT_NAMES,
    KO_TWO,
    NOT_NAMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# The signs of which Japanese family names, and the ends of given names, are made.
_FAMILY = (
    "田中山川村井木林藤野原小大高松崎島嶋佐伯伊加斎斉吉石前後岡長橋渡辺邊西東北南上下近遠安阿青"
    "赤黒白金坂阪三二一五四六七八九十今浅"
    "池内清宮神河本森平広福富谷沢澤菅須杉鈴千葉竹武辻土寺戸徳永成新仁根能服部花浜早樋久口堀真増"
    "町丸水溝光宗望元守矢柳横若和鷲飯泉市"
    "植浦江榎尾奥沖荻折角笠片勝門梶桂鎌亀茅岸桐草窪熊倉栗桑児古郷駒紺酒桜笹里篠柴渋庄城末菊砂関"
    "瀬芹曽園染多滝瀧立館達棚玉丹築塚月"
    "筒堤綱鶴手堂常栃豊鳥直仲夏名並難沼畑羽塙馬場日引肥姫深船星細牧又間皆湊向室桃諸結湯弓椎柊乾"
    "逢生稲岩椿梅芦麻網有粟糸猪色宇牛海"
    "老扇鬼重貝柏霞桧垣樫粕狩刈喜来葛蔵剣御雲階嵐世院条地喜屋美潮津氷鷹鹿虎蓮萩槙楠楢榊保護見路"
    "越持置住幡積賀志良倉代伏祖父綿貫鷲巣芥薬黛鏑"
)
_GIVEN = (
    "子美香恵奈菜太郎朗介輔助樹翔大輝雄男夫彦人一二三之司也哉斗士治次史志平吾悟誠徹剛健隆茂稔豊"
    "実光明弘博浩宏洋徳勇進学聡智哲修茜葵凛"
    "凜杏結衣愛花華莉里梨理沙紗織央緒帆穂歩優真麻亜紀希貴季生代世江枝絵乃音桜咲月海空陸蓮湊律玲"
    "怜伶礼澪遥春夏秋冬景舞鈴和彩綾文絢瑠"
    "璃琉留未由有佑祐悠裕雅昌正政勝克清潔敬啓圭慶瞳静忍薫馨瑞紅緑碧翠蒼岳嶺峰丈旭昇晃晴暁陽尋嘉"
    "久亮涼諒良遼稜匠巧仁心新要環円雫楓梓椿"
)
_NAME_JA = (
    rf"[{_FAMILY}]{{2}}[{KANJI}]{{0,3}}[{_GIVEN}]|[{_FAMILY}]{{1,3}}[{KANJI}]?[{_GIVEN}][{_GIVEN}]"
    rf"|[{_FAMILY}]{{1,3}}[ァ-ヴー]{{2,5}}[江子代美枝恵]?"
    rf"|[{_FAMILY}]{{1,3}}[ \u3000][{KANJI}ぁ-んァ-ヴー]{{1,4}}?"
)
# Hiragana behind kanji is the end of a verb or a particle as often as a given name.
_NAME_KANA = (
    rf"[{_FAMILY}]{{2,3}}(?!から|まで|など|だけ|より|たち|ため|こと|もの|する|した|して|され|かた|ぶり|づか|ほう|とき|ところ|あと"
    r"|まま|です|だっ|でし|には|では|とは|[をがにで])[ぁ-ん]{2,4}?(?<![はがをにでへも])"
)
_THEN = r"(?=(?:[^。\ue000\n]{0,40}|[^。\ue000\n]{0,60}。)\ue000)"
# 椎葉玲子は首を振った。「…」
_JAPANESE = re.compile(
    rf"(?<![{KANJI}ァ-ヴー])(?P<name>{_NAME_JA}|{_NAME_KANA})"
    rf"(?={BRACKET}?(?:(?:[はも]|が){_THEN}|によ(?:ると|れば)))"
)
# 「…」と椎葉玲子は振り返る, 「…」。椎葉玲子はそう語った
_BEHIND_JA = re.compile(
    rf"(?:[\ue000-\ue002]。?|[\ue000-\ue002]と、?)(?P<name>{_NAME_JA}|{_NAME_KANA})(?={BRACKET}?[はが])"
)
# 縫った宮園ひよりさん: what stands behind shows where the name ends.
_CALLED = re.compile(
    rf"(?<![{KANJI}ァ-ヴー])(?P<name>{_NAME_KANA}|[{_FAMILY}]{{2,4}}々[{_GIVEN}])(?=さん|氏|監督|教授|プロデューサー|だ[。っ]|[（(]\d\d)"
)

# The syllables of which Korean given names are made: other words seldom have two of them.
_SYLLABLES = (
    "가강건경계고관광교구국권귀규균근금기길나남노늘다단달담대덕도돈동두라란람랑래려련령례레로록"
    "룡루류륜률름리린림마만말매명모목무문미민바반방배"
    "백범별병보복봉봄비빈빛빔삼상새샘서석선설섭성세소솔송수숙순슬승시식신심아안애양언여연열영예"
    "오옥온완용우욱운웅원월위유윤율은을의이익인일임"
    "장재전정제조종주준중지진찬창채천철청초춘충치칠태택통하한해향혁현형혜호홍화환황효훈휘희흥결든"
)
_KO_THEN = r"(?=(?:[^.\ue000\n]{0,40}|[^.\ue000\n]{0,60}\.\s)\ue000)"
_KOREAN = re.compile(
    rf"(?<![가-힣])(?P<name>(?:{KO_TWO})[{_SYLLABLES}]{{1,2}}|[{KO_FAMILIES}][{_SYLLABLES}]{{2}})(?<![장국관회팀단측권률점집력품곡편극])"
    rf"(?={BRACKET}?(?:[은는이가도]\s{_KO_THEN}|에\s?따르면|에\s?의하면))"
)
# “…”라고 김미영은 말했다
_BEHIND_KO = re.compile(
    rf"[\ue000-\ue002](?:이?라고|고|며|라며|면서)\s(?P<name>(?:{KO_TWO})[{_SYLLABLES}]{{1,2}}|[{KO_FAMILIES}][{_SYLLABLES}]{{2}})"
    rf"(?={BRACKET}?[은는이가]\s)"
)
# 다마루 레이코는: names of other tongues, whose syllables end openly or on an ㄴ.
_FOREIGN = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣]{{2,4}}\s(?:[가-힣]{{2,4}}?|[겐켄준신진렌슌류료쇼유린]))(?={BRACKET}?(?:[은는이가도]\s|\s(?:교수|대표|관장|변호사|작가|피디|기자|이사|팀장)[은는이가도]\s){_KO_THEN})"
)
_NO_FOREIGN = re.compile(
    r"드라마|시리즈|시사회|기자|교사|스타|미디어|서비스|커뮤니티|기사|대사|가사|무대|사진|시나리오|스튜디오|매니저|파트너|코미디|카메라|소리|하루"
    r"|모두|하나|우리|저마다|스스로|오히려|아버지|어머니|아내|누나|언니|오빠|나라|도시|사이|거리|자리|머리|시나|이후|아이|제가|네가|내가|누가|이미|다시|바로|아주"
    r"|또|그리고|그러나|하지만|때|너무|매우|나도|저도|[의와과는은를을도로서며고나니]\s"
)
# 가수 이든: the first word is what the second one is.
_JOB = re.compile(
    rf"{KO_JOB}|(?:{KO_HUMAN})|모델|보컬|리더|멤버|아이돌|개그맨|코미디언|유튜버|어부|셰프|농부|목수"
)
_A_NAME = re.compile(rf"[{KO_FAMILIES}][{_SYLLABLES}]{{2}}")
_FIRST, _FINALS = ord("가"), 28
_OPEN = (0, 4, 8, 19)
"""The finals of most syllables in foreign names: none, ㄴ, ㄹ, ㅅ."""


def alone(plain: str) -> Iterator[tuple[int, int]]:
    """Return where names stand that only what they are made of shows, with words to follow."""
    for pattern in (_JAPANESE, _BEHIND_JA, _CALLED):
        for match in pattern.finditer(plain):
            if not NOT_NAMES.search(match["name"]):
                yield match.span("name")
    for pattern in (_KOREAN, _BEHIND_KO):
        for match in pattern.finditer(plain):
            if not KO_NOT_NAMES.search(match["name"]):
                yield match.span("name")
    for match in _FOREIGN.finditer(plain):
        name = match["name"]
        known = KO_NOT_NAMES.search(name) or _NO_FOREIGN.search(name)
        openly = all((ord(one) - _FIRST) % _FINALS in _OPEN for one in name if one != " ")
        if openly and not known:
            job, _, last = name.partition(" ")
            titled = _A_NAME.fullmatch(last) or _JOB.fullmatch(job)
            yield (
                match.end("name") - len(last) if titled else match.start("name"),
                match.end("name"),
            )
