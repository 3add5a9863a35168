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


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        # Behind an answer the next question begins with a dash: it signs nothing.
        (
            "ja",
            "磯村「船がとても遅れていますね」\n\n――オク・テギョンさんはどんな方でしたか。",
            "hayato-isomura",
        ),
        # Whom a question names doesn't answer it.
        (
            "ja",
            "磯村は「船は寒い」と話す。\n\nでは監督は? 「船では、とても小声なんです」",
            "hayato-isomura",
        ),
        (
            "ja",
            "磯村は港にいた。店主の川端トミ子さん(82)が、割って入った。「船が冷めるで。」",
            "川端トミ子",
        ),
        ("ja", "船長の里中 洋平は次のように述べています。「船を三つ造りました。」", "里中 洋平"),
        (
            "ja",
            "案内役の猟師、瀬川岩男さんの「湿原では急ぐ者から沈む」という一言が重い。",
            "瀬川岩男",
        ),
        (
            "ja",
            "■磯村勇斗\n「船です。待ちました。」\n\n■ヨハン役・オク・テギョン\n「海です。待ちました。」",
            "ok-taec-yeon",
        ),
        ("ja", "磯村は「船は寒い」と話す。俳優は「はい、待ちます」と答えた。", "hayato-isomura"),
        (
            "ko",
            "부두에서 열린 뱃놀이(13일)를 마친 옥택연을 만났다. 그는 “배가 좋다”고 했다.",
            "ok-taec-yeon",
        ),
        ("ko", "국숫집 주인 박순례 씨는 몰라봤다. “잘생긴 사공이 다 먹었다”는 말이다.", "박순례"),
        (
            "ko",
            "이소무라는 옥택연을 두고 “사공”이라고 했고, 이에 그는 “그럼 동생이”라고 했다.",
            "ok-taec-yeon",
        ),
        (
            "ko",
            "옥택연은 “배가 좋다”고 했다. 함께 나온 가수 이든은 “형은 사공”이라고 거들었다.",
            "이든",
        ),
        ("ko", "담당 공무원 부지훈 씨는 “배를 만들어 두었다”고 했다.", "부지훈"),
        (
            "ko",
            "옥택연은 “배가 좋다”고 했다. 어머니가 보내 준 반찬이 힘이 됐다. “배에서 먹었어요.”",
            "ok-taec-yeon",
        ),
    ],
)
def test_answers_headings_and_addresses_show_who_speaks(roster, lang, text, speaker):
    assert [who for _, who in heard(roster, text, lang)][-1] == speaker
