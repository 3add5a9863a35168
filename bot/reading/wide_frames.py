"""Whether the clause behind Japanese or Korean words in marks says that somebody said them."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.reading.sentences import BLOT, OPEN, STOPPED

BLOTTED = (BLOT, STOPPED, OPEN)
_CLAUSE = 70
# Between two stretches that are told together: 「…」「…」といった声, "…", "…" 등의 반응.
_AND = re.compile(r"(?:\s?[、,・や/]\s?|\s?(?:와|과|そして|に|、?また)\s?|\s)?(?=\ue000)")
_JA_AFTER = re.compile(
    r"\s*(?:[（(][^）)\n]{1,16}[）)])?(?:だ|です|など|等|だった|でした|である|なのだ|なん)?(?P<tie>と(?!き[にはの、]|ころ|ころが|同[時じ様]|並|共|とも|い[うっ]しょ|一緒|異|違|似|比)|って|(?=そう[でだ])"
    r"|(?<=など)の|(?<=等)の)(?P<rest>[^。！？\n]*)"
)
_JA_VOICE = re.compile(
    r"\s*(?:など)?の(?:声|投稿|コメント|書き込み|意見|反応|感想|口コミ|一言|返事|指摘|レビュー|ポスト)(?:[がもをやでは、]|など|。|$)"
)
_JA_LABEL = re.compile(
    r"^(?:(?:い(?:う|った)|の)(?:名|タイトル|題|作品|曲|歌|映画|ドラマ|番組|本[をがのはに]|小説|漫画|単語|フレーズ|キーワード|文字|店|役|キャラ"
    r"|会社|企画|コーナー|愛称|あだ名|ハッシュタグ|グループ|バンド|イベント|シーン|場面|設定|テーマ|せりふ|セリフ|台詞|副題|サブタイトル|看板"
    r"|キャッチ|コピー|項目|欄|ボタン|ジャンル|町|村|駅|場所|地区|存在|概念|一語|二文字|三文字|漢字|表記|文言|呼び名|制度|雑誌|ブログ|アプリ|サイト)"
    r"|(?:も|は)?(?:呼ばれ|呼ぶ|呼んで|呼称|名付け|名づけ|題し|題す|題され|銘打|称さ|称す|読む|読ませ|訳され|略|表記|タグ付け|改題|改め|あだ名|記載|印字|印刷)"
    r"|(?:だけ)?(?:大きく|赤く|手書きで)?(?:書かれた|記された|刻まれた|描かれた|書いた(?!の)|刻んだ|染め抜|縫い|プリント|ある(?:看板|札|紙|ボード|横断幕|うちわ|旗))"
    r"|(?:とも|な(?:る|って|った|り)|して(?:知られ|有名|親しま|人気|描か|登場)|の間|を比|ともに|に分け))"
)
_JA_SPEECH = re.compile(
    "語|話|コメント|明か|振り返|述べ|説明|綴|つづ|投稿|書[いき込]|呼び掛|呼びか|答|笑|告白|吐露|強調|続け|ツイート|ポスト|感謝|喜|意気込"
    "|胸の内|回答|言|伝え|アピール|訴え|挨拶|あいさつ|口に|ぼや|報告|期待|打ち明|評|寄せ|表現|約束|冗談|叫|つぶや|呟|謝罪|宣言|ジョーク"
    "|絶賛|返|指摘|自信|そうで|そうだ|祝福|届|質問|ささや|照れ|明言|はにか|嘆|要望|歓喜|漏れ|相次|あふれ|心境|メッセージ|聞|尋|漏ら|もら"
    "|感想|称え|讃|懐か|断言|否定|弾ませ|驚|苦笑|声|反応|意見|つづ|記し|締め|補足|念を押|首を|胸を張|頭を|目を細|肩を|首をかし|白状|認め|考え|見る|みる|予測|分析"
)
_KO_AFTER = re.compile(
    r"\s*(?:[（(][^）)\n]{1,16}[）)])?(?P<tie>이?라(?:고|며|면서|는|던|더니|거나|기에|지만)(?:도|만|는|까지)?|이란|이다며|고(?:도|만|는|까지)?|다(?:고|며|면서|는)|며|면서(?:도)?"
    r"|(?:냐|자)(?:고|며|는)|는|란|라|으로|로)(?![가-힣])(?P<rest>[^.!?。\n]*)"
)
_KO_VOICE = re.compile(
    r"\s*(?:\([^)\n]{1,16}\))?\s?(?:등(?:의|\s)|같은|이?라는\s?등의?)\s?(?:[가-힣]+\s){0,3}?(?:반응|댓글|글|의견|목소리|평|후기|말|호평|혹평|칭찬|응원|불만|기대|질문|지적|소감|찬사|성토)"
)
_KO_LABEL = re.compile(
    r"^(?:이?라는|이란|는|란|이?라)\s(?:[가-힣]+\s)?(?:제목|이름|작품|드라마|영화|노래|곡|앨범|별명|애칭|단어|글자|문구|키워드|타이틀|수식어|해시태그|책|소설|간판|가게|별칭"
    r"|가제|부제|닉네임|아이디|슬로건|캐릭터|역할|설정|주제|의미|뜻|대사|장면|코너|프로그램|채널|계정|표지|현수막|카피|부제목|문장(?!을\s남)|꼬리표|낱말|브랜드|잡지|식당|카페|동네|공식|원칙|개념)"
    r"|^(?:이?라고도?|으?로|고)\s(?:[가-힣]+\s)?(?:불리|불렸|불린|부르|불러|부른|이름|칭하|명명|제목|적힌|쓰인|쓰여|쓴\s|새겨|새긴|표기|적혀|번역|지은|지었|정했|바뀌|바꾸|통하|통한|개명)"
)
_KO_SPEECH = re.compile(
    "말|밝|전했|전한|전해|전하|설명|덧붙|답|강조|털어놓|털어놨|소감|했다|한다|하더라|했던|했어|적었|적은|썼|남겼|고백|당부|알렸|웃|귀띔|놀라|회상|기억|이야기|얘기|언급"
    "|주장|토로|인사|것이다|선을 그|일축|부인|반박|평|꼽|외치|외쳤"
    "|감탄|회고|치켜세|자랑|고개|너스레|각오|포부|다짐|글|반응|댓글|올라|올렸|미소|운을"
    "|입을|칭찬|표현|물었|묻|되물|반문|농담|감사|약속|호소|요청|입장|돌아봤|돌아보|떠올|강변|지적|분석|전망|내다|봤다|보았|짚|점쳤|속삭|중얼|극찬|호평|혹평|비판|우려|기대|하소연|거들|맞장구|받아쳤|맞받|응수|소개|선언|예고|다독|격려"
)
# Words that end as a sentence does, without its stop.
_JA_CLAUSE = re.compile(
    r"(?:[うくすつぬむるぐぶただいねよかなわぞさん]|です|ます|から|ので|けど|けれど|って|たら|ても|ては|には|まで|より|とか|のに|ように|ください|[!?！？…〜～ーwｗ♪])[」』）)]?$"
)
_KO_CLAUSE = re.compile(
    r"(?:[다요죠까네라지군해냐자걸데서니고며어아야돼줘세봐임음함됨듯]|[!?…~ㅋㅎㅠ])[’'”\"]?$"
)
_KO_SUBJECT = re.compile(r"[가-힣]{2}(?:은|는|이|가)\s")
_ENDED = ("。", ".", "!", "?", "！", "？", "…", "♪", "~", "〜", "w", "笑", "笑)", "笑）")


class Shape(StrEnum):
    """What words in marks look like: a clause, a phrase without a verb, or a mere word."""

    CLAUSE = "clause"
    PHRASE = "phrase"
    WORD = "word"


_LONG_WORD = 7


def shape_of(words: str) -> Shape:
    """Return what words in marks look like."""
    bare = words.rstrip()
    japanese = bool(re.search(r"[ぁ-ヴ一-龥]", bare))
    if bare.endswith(_ENDED) or "。" in bare or re.search(r"[.!?]\s", bare):
        return Shape.CLAUSE
    pattern = _JA_CLAUSE if japanese else _KO_CLAUSE
    if pattern.search(bare) and len(bare) >= (4 if japanese else 3):
        return Shape.CLAUSE
    if not japanese and " " in bare:
        return Shape.PHRASE
    if japanese and len(bare) >= _LONG_WORD and re.search("[ぁ-ん]", bare):
        return Shape.PHRASE
    return Shape.WORD


def is_whole(words: str) -> bool:
    """Say whether words can stand by themselves: a clause, or at least a subject with a noun."""
    if shape_of(words) is Shape.CLAUSE:
        return True
    return bool(_KO_SUBJECT.search(words)) or "は" in words[1:]


def behind(plain: str, end: int) -> int:
    """Return where the clause begins that is about a stretch: behind all told with it."""
    while True:
        match = _AND.match(plain, end)
        if match is None:
            return end
        end = match.end()
        while plain[end : end + 1] in BLOTTED and plain[end : end + 1]:
            end += 1


def tells(plain: str, place: int, words: str, *, human: bool) -> tuple[int, int] | None:
    """Return the clause behind a place if it says that the words in marks before it were said.

    `human` says that somebody is the topic of the sentence.
    """
    shape = shape_of(words)
    for after, voice, label, speech in (
        (_JA_AFTER, _JA_VOICE, _JA_LABEL, _JA_SPEECH),
        (_KO_AFTER, _KO_VOICE, _KO_LABEL, _KO_SPEECH),
    ):
        found = voice.match(plain, place, place + _CLAUSE)
        if found is not None and shape is not Shape.WORD:
            return found.start(), _cut(plain, found.end())
        match = after.match(plain, place, place + _CLAUSE)
        if match is None:
            continue
        start, end = match.span("rest")
        rest = plain[start:end]
        labelled = label.search(rest if after is _JA_AFTER else plain[match.start("tie") : end])
        spoken = speech.search(rest) is not None
        if labelled is not None or not _holds(
            match["tie"], rest, shape, spoken=spoken, human=human
        ):
            return None
        return start, end
    return None


def _holds(tie: str, rest: str, shape: Shape, *, spoken: bool, human: bool) -> bool:
    """Say whether a tie can hold words of that shape: a mere word needs a verb of speech."""
    if tie in ("으로", "로", "라", "란", "이란", "は"):
        return spoken and shape is not Shape.WORD
    if shape is Shape.CLAUSE:
        return True
    if shape is Shape.PHRASE:
        return spoken or human or not rest.strip() or tie[0] in "이라고며면"
    return spoken


def _cut(plain: str, end: int) -> int:
    """Return where the clause at a place ends."""
    match = re.compile(r"[^。！？.!?\n]*").match(plain, end, end + _CLAUSE)
    return end if match is None else match.end()
