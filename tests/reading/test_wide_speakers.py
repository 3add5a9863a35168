"""Japanese and Korean: who speaks where no name stands beside the words, and who has no job."""

from __future__ import annotations

import pytest

from tests.reading.test_wide import heard

OK, ISOMURA, HASHIZUME, OTA = "ok-taec-yeon", "hayato-isomura", "shunki-hashizume", "dai-ota"


def speakers(roster, lang, text):
    return [who for _, who in heard(roster, text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        # Whoever is asked answers, and whoever asks doesn't.
        ("ja", "編集の木崎徹に聞いた。「毎日が船でした。絵も揺れます」", "木崎徹"),
        ("ja", "橋爪監督に船の感想を求めると、間があった。「酔いました、ずっと」", HASHIZUME),
        ("ko", "기자가 까닭을 묻자 옥택연은 하늘을 봤다. “배가 좋아서요.”", OK),
        ("ko", "옥택연은 친절했다. 사공이 까닭을 묻자 돌아온 대답은 짧았다. “그냥요, 그냥.”", OK),
        ("ja", "橋爪監督は磯村に尋ねた。「この船は、寒くないですか？」", HASHIZUME),
        ("ja", "橋爪監督は磯村に理由を尋ねた。「この船が、好きだからです」", ISOMURA),
        # The words of somebody are announced by a noun.
        ("ja", "書評家・立花沙羅の評は厳しい。「船が広すぎる。読者は迷う」", "立花沙羅"),
        ("ko", "마지막 질문은 여덟 살 관객의 몫이었다. “배는 진짜였어요?”", None),
        ("ja", "磯村から船へ手紙が届いた。文面は一行。「傘を返してください、船長」", ISOMURA),
        ("ko", "“다시 타겠습니다”라는 옥택연의 말에 모두 웃었다.", OK),
        # Whom the sentence above is about, in the place of its predicate.
        ("ko", "옥택연은 도망쳤다. 그를 붙잡은 건 이소무라였다. “같이 가자고 했거든요.”", ISOMURA),
        # A subject of no more than the clause before doesn't speak.
        (
            "ja",
            "オク・テギョンは笑った。白石瑞希さんが席を外すと、急に静かになった。「実は船がとても怖いんです」",
            OK,
        ),
        (
            "ko",
            "이소무라는 배를 탔다. 사공의 아들이 준 떡이 맛있었다고 한다. “세 개 먹었어요.”",
            ISOMURA,
        ),
        # Nobody calls themselves by name.
        ("ja", "橋爪監督の話になった。「橋爪さんは船で眠るんです」と磯村。", ISOMURA),
        # Words that begin a paragraph belong to whoever does something right behind them.
        ("ko", "“잠을 못 잤어요.” 옥택연이 눈을 내리깔았다.", OK),
        ("ko", "“배는 안 타요.” 그렇게 말하는 이소무라의 눈이 붉었다.", ISOMURA),
    ],
)
def test_the_sentence_beside_tells_who_speaks(roster, lang, text, speaker):
    assert speakers(roster, lang, text) == [speaker]


def test_nobody_is_called_by_name_in_their_own_words(roster):
    text = (
        "磯村が待っていた。テギョンの話になると箸が止まった。テギョンは？「テギョンさんは眠ります」"
    )
    assert speakers(roster, "ja", text) == [ISOMURA]
    assert speakers(roster, "ja", "テギョンは笑う。「テギョンです。船は初めてです」") == [OK]


def test_a_later_topic_speaks_before_whoever_spoke_last(roster):
    text = (
        "船長の遠山すみれさんは「大きい船です」と話した。テギョンは椅子を直していた。\n\n"
        "泣いた日があったそうだ。「波の音を聞いたんです。急に」"
    )
    assert speakers(roster, "ja", text) == ["遠山すみれ", OK]


def test_whoever_hears_words_did_not_say_them(roster):
    text = "국밥집 주인 박순례 씨는 배를 몰랐다. “잘 먹으니 예쁘지”라는 말에 이소무라는 웃었다."
    assert speakers(roster, "ko", text) == ["박순례"]


def test_he_who_replies_is_the_other(roster):
    text = (
        "이소무라는 옥택연을 두고 “배 같은 사람”이라고 했고, 이에 그는 “그럼 타세요”라고 받아쳤다."
    )
    assert speakers(roster, "ko", text) == [ISOMURA, OK]


def test_he_is_whoever_the_sentence_above_is_told_by(roster):
    text = "다이 오타에 따르면 하시즈메가 배를 골랐다고. 그는 “배값은 내가 냈다”며 웃었다."
    assert speakers(roster, "ko", text) == [OTA]


def test_the_actor_is_the_one_last_spoken_of(roster):
    text = "옥택연은 배에 올랐다.\n\n“진짜로 저었어요.” 배우가 무릎을 굽히고 답했다."
    assert speakers(roster, "ko", text) == [OK]
    assert speakers(roster, "ja", "磯村が着いた。俳優は「はい」と答えた。") == [ISOMURA]


def test_a_job_stands_for_whoever_was_named_with_it(roster):
    text = "船着き場の店主の川端トミ子さんは魚を焼く。翌朝、店主は「また来る」と言った。"
    assert speakers(roster, "ja", text) == ["川端トミ子"]
    text = "관장 구본희 씨는 배를 판다. 이튿날 관장은 “또 온다”고 했다."
    assert speakers(roster, "ko", text) == ["구본희"]
    text = "店主の川端トミ子さんは魚を焼く。翌朝、別の店主は「また来る」と言った。"
    assert speakers(roster, "ja", text) == [None]


def test_a_question_on_the_next_line_signs_nothing(roster):
    text = "橋爪「寒い船でした。海が凍るんです」\n\n――磯村勇斗さんの印象は。"
    assert speakers(roster, "ja", text) == [HASHIZUME]


def test_two_share_a_verb_of_saying(roster):
    text = "磯村は「船が好きです」、テギョンは「船は嫌いです」と語った。"
    assert speakers(roster, "ja", text) == [ISOMURA, OK]


def test_a_noun_for_words_is_said_to_be_them(roster):
    text = "Netflixの投稿は三行だった。最後の一行は「もう少し待っていてください」。"
    assert speakers(roster, "ja", text) == ["netflix"]


def test_a_single_word_of_saying_is_no_crowd(roster):
    text = "이소무라는 노를 놓쳤다. “저는 수건을 맡겠습니다”라는 말이 아직도 통한다."
    assert speakers(roster, "ko", text) == [ISOMURA]


def test_bullets_lead_to_a_speaker(roster):
    text = "▶이소무라 하야토 “바다가 제일 어려웠다”\n\n▶옥택연 “노보다 파도가 무서웠다”"
    assert speakers(roster, "ko", text) == [ISOMURA, OK]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("ja", "椎葉玲子は「朝の海は冷たい」と話す。", "椎葉玲子"),
        ("ja", "港で働く宮園ひよりは首を振った。「朝の海は冷たいんですよ」", "宮園ひより"),
        ("ja", "帆を縫った宮園ひよりさんが「朝の海は冷たい」と明かす。", "宮園ひより"),
        ("ja", "知り合いの技師、黄さんは「朝の海は冷たい」と笑った。", "黄"),
        ("ja", "代表取締役の里中 洋平は次のように述べた。「朝の海は冷たいものです」", "里中 洋平"),
        ("ja", "漁師の椎葉玲子さん＝港区＝は「朝の海は冷たい」と話した。", "椎葉玲子"),
        ("ja", "漁師の本間さんは「朝の海は冷たい」と話した。", "本間"),
        ("ja", "歌手のKAZUHAは「朝の海は冷たい」と記した。", "KAZUHA"),
        ("ja", "ヨハン役・オク・テギョン\n「朝の海は冷たいものでした。二度目は慣れました」", OK),
        ("ja", "船長の椎葉玲子さん(82)が、皿を置いた。「朝の海は冷たいで」", "椎葉玲子"),
        ("ja", "奥さんは「朝の海は冷たい」と話した。", None),
        ("ko", "반기석은 “아침 바다는 차다”고 말했다.", "반기석"),
        ("ko", "밴드 보컬 허경모는 SNS에 “아침 바다는 차다”고 적었다.", "허경모"),
        ("ko", "편집기사 다마루 레이코가 입을 열었다. “아침 바다는 차요.”", "다마루 레이코"),
        ("ja", "「朝の海は冷たい」（漁師・椎葉玲子さん）といった声が並ぶ。", "椎葉玲子"),
        ("ko", "모델 고미나는 “아침 바다는 차다”고 말했다.", "고미나"),
        ("ko", "가수 이든은 “아침 바다는 차다”고 말했다.", "이든"),
        ("ko", "부산에서 열린 팬미팅(13일)은 “바다가 차다”는 말로 끝났다.", None),
        ("ko", "전문가는 “아침 바다는 차다”고 말했다.", None),
        ("ko", "이어진 분위기는 “아침 바다는 차다”는 것이라고 한다.", None),
    ],
)
def test_names_are_known_by_what_they_are_made_of(roster, lang, text, speaker):
    assert speakers(roster, lang, text) == [speaker]
