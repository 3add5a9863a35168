"""Japanese and Korean: what is speech, and whose, where names are known by how they stand."""

from __future__ import annotations

import pytest

from bot.reading.article import from_text
from bot.reading.speech import quotes_of


def heard(roster, text, lang):
    article = from_text(f"title: News\nlang: {lang}\n\n{text}")
    found = quotes_of(article, roster)
    return [
        (" ".join(article.text[p.start : p.end] for p in one.parts), one.speaker or one.called)
        for one in found
    ]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("ja", "北洋大学の戸倉玲司教授は「船は三年で倍になる」と分析する。", "戸倉玲司"),
        ("ja", "「船は三年で倍になる」。そう話すのは港湾総研の網野凛氏だ。", "網野凛"),
        ("ja", "指導にあたった小田切 葵さん（45）は「船が友だち」と評する。", "小田切 葵"),
        ("ja", "帆を縫った三枝凛子は「赤は一度しか使わない」と決めていた。", "三枝凛子"),
        ("ja", "■鳥居玲（音楽）のコメント\n\n「波にも調があります。」", "鳥居玲"),
        ("ja", "通訳のカン・ヘジンは「船の言葉は短い」と明かす。", "カン・ヘジン"),
        ("ja", "船長の伊集院岳は港にいた。伊集院によると「月夜が難しい」。", "伊集院岳"),
        ("ja", "配給会社ムーンレイクは「船を貸す予定はない」と発表した。", "ムーンレイク"),
        ("ja", "制作会社は「船は社内で確認中」と回答した。", None),
        ("ja", "列に並んだ会社員の女性（34）は「朝四時に船を出た」と笑う。", None),
        ("ja", "オク・テギョンは遅れて来た。オクは「船が凍った」と苦笑した。", "ok-taec-yeon"),
        ("ja", "磯村の母は「船に酔う子で」と打ち明けた。", None),
        ("ko", "음악을 맡은 황보솔 감독은 “배 한 척으로 갔다”고 했다.", "황보솔"),
        ("ko", "대학생 표유진(22) 씨는 “새벽 배로 왔다”고 했다.", "표유진"),
        ("ko", "김서하 넷플릭스 콘텐츠 디렉터는 “배는 계속 간다”고 했다.", "김서하"),
        ("ko", "변금례 씨는 배를 판다. 변 씨는 “노는 덤이에요”라고 했다.", "변금례"),
        ("ko", "“배가 옆으로 갔어요.” 사공 구본석 씨의 말이다.", "구본석"),
        ("ko", "제작을 총괄한 다이 오타는 “예산의 절반이 배”라고 했다.", "dai-ota"),
        ("ko", "소속사 관계자는 “당분간 쉰다”고 했다. 51K는 9년째다.", "51k"),
        ("ko", "한국선박연구원은 “배가 두 배로 늘 것”이라고 내다봤다.", "한국선박연구원"),
        ("ja", "船大工の網野ミツ江は「釘は数えない」と語る。", "網野ミツ江"),
        ("ko", "하야토 씨는 손을 흔들며 “배는 처음”이라고 했다.", "hayato-isomura"),
        ("ko", "등대 앞에 사는 표순자(71) 할머니는 “배 소리에 깬다”고 했다.", "표순자"),
        ("ko", "옥택연이 다녀간 병원 측은 “배려에 감사한다”고 전했다.", None),
        ("ko", "두 사람은 입을 모아 “다시 타라면 탄다”고 말했다.", None),
        ("ko", "“비 오는 날엔 배가 좋다”는 팬도 여럿이었다.", None),
    ],
)
def test_speakers_are_known_by_where_their_names_stand(roster, lang, text, speaker):
    assert [who for _, who in heard(roster, text, lang)] == [speaker]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ja", "この船は「世界で最も静かな乗り物」と呼ばれている。"),
        ("ja", "二人が入った店は「夜のカモメ」という名前だった。"),
        ("ja", "磯村は「孤独な船頭」を演じる。"),
        ("ko", "‘밤의 노래’라는 제목의 삽입곡도 화제다."),
        ("ko", "옥택연은 배에서 “형”이라고 불렸다."),
    ],
)
def test_names_of_things_are_no_speech(roster, lang, text):
    assert heard(roster, text, lang) == []


def test_voices_that_are_told_together_are_one_quote_each(roster):
    text = "SNSでは「船を待ってた」「有給を取る」といった声が相次いだ。"
    assert heard(roster, text, "ja") == [("船を待ってた", None), ("有給を取る", None)]
    text = "“배가 예쁘다” “표를 샀다” 등의 댓글이 쏟아졌다."
    assert heard(roster, text, "ko") == [("배가 예쁘다", None), ("표를 샀다", None)]


def test_what_one_verb_governs_is_one_quote(roster):
    text = "옥택연은 “배 위가 편했다”면서도 “문제는 뭍이었다”고 털어놨다."
    assert heard(roster, text, "ko") == [("배 위가 편했다 문제는 뭍이었다", "ok-taec-yeon")]
    text = "「船は怖いです」と磯村は笑う。「でも、降りません」"
    assert heard(roster, text, "ja") == [("船は怖いです でも、降りません", "hayato-isomura")]


def test_two_clauses_of_a_sentence_have_their_own_speakers(roster):
    text = "橋爪監督が「もう一度」と声を上げると、磯村は「七回目です」と返した。"
    assert [who for _, who in heard(roster, text, "ja")] == ["shunki-hashizume", "hayato-isomura"]


def test_he_is_nobody_where_the_one_above_has_no_name(roster):
    text = "옥택연은 없었다. 한 사공은 “밤을 샜다”고 했다. 그는 “그래도 좋았다”고 했다."
    assert [who for _, who in heard(roster, text, "ko")] == [None, None]


def test_a_mark_right_before_a_korean_particle_closes(roster):
    text = "‘소울메이트’에서 배를 모는 옥택연은 “열 달을 탔다…”라고 말했다."
    assert heard(roster, text, "ko") == [("열 달을 탔다…", "ok-taec-yeon")]
    text = '‘소울메이트’에서 배를 모는 옥택연은 "열 달을 탔다…"라고 말했다.'
    assert heard(roster, text, "ko") == [("열 달을 탔다…", "ok-taec-yeon")]
