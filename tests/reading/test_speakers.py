"""Whose words they are where no name stands by the verb: the invented sentences say how."""

import re

import pytest

from bot.domain.documents import QuoteKind
from bot.reading import narration, nonnames, signing, subjects, wide_meaning
from bot.reading.article import from_text
from bot.reading.speech import quotes_of


def heard(roster, text, lang="en", title="News"):
    roster.held.clear()
    article = from_text(f"title: {title}\nlang: {lang}\n\n{text}")
    return [q.speaker or q.called for q in quotes_of(article, roster)]


INTERVIEW = (
    "The novelist pours tea.\n\nHow was the harbour?\n\n“It was cold. We loved it.”\n\n"
    "What did Isomura bring?\n\n“He brought a kettle. It leaked.”"
)


def test_the_answers_of_an_interview_are_the_guests_and_not_whom_a_question_names(roster):
    who = heard(roster, INTERVIEW, title="An hour with Shunki Hashizume")
    assert who == ["shunki-hashizume", "shunki-hashizume"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Guide Lena Brook used to sing. “The boat is late,” she says.", "Lena Brook"),
        ("Gaffer Tom Reed, hired in May, counts lamps. “It is dark,” he says.", "Tom Reed"),
        ("“The boat is late,” said the head of the pier, Lena Brook.", "Lena Brook"),
        ("“The boat is late,” said one guest, who goes by the name of Pim.", "Pim"),
        ("Attorney Lena Brook of Pier Law Group said: “The boat is late.”", "Lena Brook"),
        ("Lena Brook, head of piers, Netflix Japan, said: “The boat is late.”", "Lena Brook"),
        ("“The boat is late,” wrote a user called @pierfan.", "@pierfan"),
        ("A thread by @pierfan began it. “The boat is late,” the account wrote.", "@pierfan"),
    ],
)
def test_strangers_are_named_in_full_by_their_work_or_account(roster, text, speaker):
    assert heard(roster, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Netflix spoke up. We were told that the company “never rows at night.”", "netflix"),
        ("51K answered on Monday. The label added, “We never row at night.”", "51k"),
        ("A spokesperson for Netflix cited “a wind that never ended.”", "netflix"),
        ("51K, representing Ok Taec-yeon, said it was “rowing very slowly.”", "51k"),
        ("Taec-yeon’s agency issued a statement.\n\n“Hello, we never row at night.”", "51k"),
        ("It came by post.\n\n“We never row at night.”\n— Dai Ota", "dai-ota"),
    ],
)
def test_a_company_a_label_and_a_signature_speak(roster, text, speaker):
    assert heard(roster, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Isomura rowed. “I kept the oar,” his partner says.", "ok-taec-yeon"),
        ("Isomura laughs. “That was me,” says the Japanese.", "hayato-isomura"),
        ("On the pier Hashizume sat. “You will see,” is all he offers.", "shunki-hashizume"),
        ("Of Isomura he speaks softly. “He rows with one hand. One!”", "ok-taec-yeon"),
        ("His teacher, Ann Lee, told him to stop. He laughs. “She was right.”", "ok-taec-yeon"),
        ("Isomura, whose films include Grey Bell (2020), said: “I rowed.”", "hayato-isomura"),
    ],
)
def test_he_his_partner_and_an_aside_are_understood(roster, text, speaker):
    title = "Ok Taec-yeon comes home" if speaker == "ok-taec-yeon" else "News"
    assert heard(roster, text, title=title) == [speaker]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        (
            "en",
            "Lena Brook, head of Oslo's Tern Films, warned that “we leave at noon”.",
            "Lena Brook",
        ),
        ("en", "“We leave at noon,” said the firm's head of boats, Lena Brook.", "Lena Brook"),
        ("en", "“We leave at noon,” said a visibly wet Lena Brook.", "Lena Brook"),
        ("en", "A few words from Isomura: “We leave at noon.”", "hayato-isomura"),
        ("en", "Isomura sat down. His mother, a sailor, was louder. “We leave at noon.”", None),
        ("en", "Isomura sat down. His producer stood. “We leave at noon.”", "dai-ota"),
        ("en", "Isomura hid. “We leave at noon.” That is how Lena Brook tells it.", "Lena Brook"),
        ("fr", "« On part », lance en riant la scripte, Léa Morel.", "Léa Morel"),
        ("fr", "Isomura dort. « On part à midi », s'amuse la gérante.", None),
        ("it", "Netflix tace. «Si parte», si legge nella nota della società.", "netflix"),
    ],
)
def test_who_stands_by_the_verb_is_told_from_who_is_only_named_there(roster, lang, text, speaker):
    assert heard(roster, text, lang) == [speaker]


def test_what_one_character_tells_another_is_no_quote(roster):
    assert heard(roster, "“You row as if it owed you money,” he tells Ryu at the pier.") == []


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("fr", "Ann Roche rame. « Le bateau est en retard », raconte-t-elle.", "Ann Roche"),
        ("fr", "Pour le réalisateur, il s’agit d’« une barque sans rames ».", "shunki-hashizume"),
        ("it", "«La barca è in ritardo», afferma nella nota Dai Ota.", "dai-ota"),
        ("it", "Dai Ota ha parlato di una «barca senza alcun remo».", "dai-ota"),
        ("de", "„Das Boot ist spät“, so Sprecherin Lena Brook.", "Lena Brook"),
        ("de", "„Das Boot ist spät“, erinnert sich Bootsbauer Jan Brook.", "Jan Brook"),
        ("de", "Netflix sei bereit. Man wolle „ganz ohne Ruder“ fahren, heißt es.", "netflix"),
        ("ja", "司会に聞かれた監督が「船がとても遅れています」と話した。", "shunki-hashizume"),
        ("ja", "▼太田大のコメント\n「船がとても遅れています。待ちました。」", "dai-ota"),
        ("ja", "「船がとても遅れています」と橋爪さん。", "shunki-hashizume"),
        ("ko", "한 항구 직원은 “배가 아주 늦게 왔다”고 말했다.", None),
        ("ko", "평론가 서누리는 “배가 아주 늦게 왔다”고 평했다.", "서누리"),
    ],
)
def test_other_languages_put_the_speaker_elsewhere(roster, lang, text, speaker):
    assert heard(roster, text, lang) == [speaker]


def test_more_than_one_sentence_is_full_even_where_the_first_letter_is_small(roster):
    text = "As described by Netflix, “rowing past two lonely men. It all starts with a fire.”"
    (quote,) = quotes_of(from_text(f"title: N\nlang: en\n\n{text}"), roster)
    assert (quote.kind, quote.speaker) == (QuoteKind.FULL, "netflix")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Whom the passage is about, and not whoever is named last.
        (
            "Isomura tied the boat. He dried the rope beside Dai Ota. “It is wet,” he said.",
            "hayato-isomura",
        ),
        # Nobody is “he” in a sentence that names him behind it.
        ("Ok rowed with Isomura. “The oar is yours,” he told Ok.", "hayato-isomura"),
        # Who begins a paragraph takes the place of whom the last was about.
        (
            "Isomura rowed. He sang. He slept.\n\nOn the pier, Ok waited. “It is late,” he said.",
            "ok-taec-yeon",
        ),
        # A subject goes before whoever introduces somebody.
        ("Isomura rowed. His uncle, Tom Reed, sat there. “I won,” he said.", "hayato-isomura"),
        # A woman is no he, and whoever has no name is somebody, too.
        ("Ok rowed past Lena Brook. “He is slow,” she said.", "Lena Brook"),
        ("Ok rowed home. A woman on the pier sneezed. “He is slow,” she said.", None),
    ],
)
def test_a_pronoun_means_whoever_is_in_the_foreground(roster, text, speaker):
    assert heard(roster, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Composer Lena Brook met Ok. “It is late,” the composer said.", "Lena Brook"),
        ("Tom Reed, the director of Grey Bell, rows. “I sank,” the director says.", "Tom Reed"),
        ("Hashizume rows with Tom Reed, a baker. “I sank,” the director says.", "shunki-hashizume"),
        ("Lena Brook (41) met Tom Reed (52). “I sank,” the 41-year-old says.", "Lena Brook"),
        ("The warden of the pier, Lena Brook, calls for calm: “We never row.”", "Lena Brook"),
        ("Ok rowed. The janitor had a plan.\n\n“We never row at night.”", None),
        ("Ok rowed home.\n\nA word from Isomura: “We never row at night.”", "hayato-isomura"),
    ],
)
def test_a_role_means_whoever_was_introduced_with_it(roster, text, speaker):
    assert heard(roster, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Niran, who sells oars, came early. Ok rowed. “I sold ten,” Niran said.", "Niran"),
        ("A guest from Busan asked Ok. “Never at night,” he said.", "ok-taec-yeon"),
        ("“Never at night,” said Netflix Italia.", "netflix"),
        ("The account of Netflix Korea woke up. “Never at night,” it said.", "netflix"),
        ("Lee Quill, head of Seoul's Pine Films, said: “We never row at night.”", "Lee Quill"),
        ("Taec sang. “We never row at night,” Taec said.", "ok-taec-yeon"),
        ("“We never row at night,” said Coach Brook.", "Brook"),
    ],
)
def test_a_name_is_told_from_a_place_a_firm_and_a_common_word(roster, text, speaker):
    assert heard(roster, text) == [speaker]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("en", "Angler Lena Brook rows. “It is late,” she says.", "Lena Brook"),
        ("en", "Dr. Lena Brook rows. “It is late,” said Brook.", "Lena Brook"),
        ("en", "“It is late,” said Mr Abel. Nobody else was there.", "Mr Abel"),
        ("en", "“It is late,” said Ms. Brook. Lena Brook had rowed all day.", "Lena Brook"),
        ("de", "Meine Nachbarin Jorun meinte: „Das Boot ist spät.“", "Jorun"),
        ("de", "Bootschefin Lena von Brook sprach von einem „Glück mit Rudern“.", "Lena von Brook"),
        ("fr", "L'étudiante Anne Roche rame : « Le bateau est en retard. »", "Anne Roche"),
        (
            "en",
            "At the Ulm Rowing Forum, Isomura spoke. “It is late,” the veteran said.",
            "hayato-isomura",
        ),
        ("en", "Old Tom Reed, of Ulm, who rows, has “a boat for every one of them.”", "Tom Reed"),
        ("en", "The tweet from @netflixde just says: “It is late.”", "netflix"),
        ("fr", "Quelqu'un, station Volta, a écrit : « Trop tard. »", None),
    ],
)
def test_a_name_stands_without_titles_jobs_and_places(roster, lang, text, speaker):
    assert heard(roster, text, lang) == [speaker]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("en", "Ok rows. “No more boats,” said my flatmate Oona at dinner.", "Oona"),
        ("en", "Ok rows. “No more boats,” said my mother.", None),
        ("en", "Teun, rowing past with a duck on his head: “No more boats.”", "Teun"),
        ("en", "Pim from Ulm: “No more boats.”", "Pim"),
        ("en", "Ok rowed with Isomura. “No more boats,” says the latter.", "hayato-isomura"),
        ("de", "Ok ruderte mit Isomura. Ersterer sagte: „Nie wieder Boote.“", "ok-taec-yeon"),
        ("en", "Ok and Isomura rowed. It was the Korean who spoke: “No boats.”", "ok-taec-yeon"),
        ("en", "Isomura sat. His co-star got up. “No more boats,” he said.", "ok-taec-yeon"),
        ("en", "Ok rowed; Isomura, by contrast, swam. “No more boats.”", "hayato-isomura"),
        ("en", "Ok's manager, Tom Reed, rows. “No more boats,” he adds.", "Tom Reed"),
        ("en", "A Netflix executive came. “No more boats,” the executive said.", None),
        ("en", "On Isomura's account was a boat. “No more boats,” it said.", "hayato-isomura"),
        ("en", "Ok is said to be “rowing like a monk” in Ulm.", None),
        ("en", "“No more boats,” Ok mused, before somebody told him to row.", "ok-taec-yeon"),
        ("en", "In her phrase, says Lena Brook, it is “a boat of sighs”.", "Lena Brook"),
        ("it", "Netflix tace. «Niente barche», fa sapere l'azienda.", "netflix"),
    ],
)
def test_friends_partners_and_the_latter_are_somebody(roster, lang, text, speaker):
    assert heard(roster, text, lang) == [speaker]


def test_two_who_talk_take_turns_and_a_reply_is_not_the_askers(roster):
    talk = "“You row badly,” Ok says.\n\n“I row well,” says Isomura.\n\n“Then why are we wet?”"
    assert heard(roster, talk) == ["ok-taec-yeon", "hayato-isomura", "ok-taec-yeon"]
    reply = "Ok rowed. Lena Brook wanted to know why. “Boats,” came the reply."
    assert heard(roster, reply) == ["ok-taec-yeon"]


def test_a_guest_answers_what_speaks_to_them_though_it_is_no_question(roster):
    text = (
        "A pier in Ulm.\n\nWhy boats?\n„Weil sie schwimmen. Meistens.“\n\n"
        "Ihr Kollege Ok sagt, Sie rudern schlecht.\n„Er lügt. Ich rudere gut.“\n\n"
        "Und nun?\n„Nun wird geschlafen. Lange.“"
    )
    who = heard(roster, text, "de", title="Ein Boot mit Hayato Isomura")
    assert who == ["hayato-isomura"] * 3


def test_an_article_without_capitals_has_people_too(roster):
    text = (
        "ok so. the boat is late. we all cried. nobody slept. then hashizume wrote: "
        "“it was always late.” marlene says she knew. “it is a boat,” she told us."
    )
    assert heard(roster, text) == ["shunki-hashizume", "marlene"]


@pytest.mark.parametrize(
    ("place", "fault", "said"),
    [
        ((narration, "prompts"), lambda *_: frozenset(), (INTERVIEW, "en")),
        (
            (nonnames, "is_job"),
            lambda *_: False,
            ("On the pier Baker Lena Brook used to bake. “It is late,” she says.", "en"),
        ),
        (
            (signing, "_SIGN"),
            re.compile("(?!)"),
            ("By post.\n\n“We never row at night.”\n— Dai Ota", "en"),
        ),
        (
            (subjects, "_ASIDE"),
            re.compile("(?!)"),
            ("51K, representing Ok Taec-yeon, said it was “rowing very slowly.”", "en"),
        ),
        (
            (wide_meaning, "_role"),
            lambda *_: None,
            ("司会に聞かれた監督が「船がとても遅れています」と話した。", "ja"),
        ),
    ],
)
def test_a_fault_in_each_of_five_rules_is_seen(roster, monkeypatch, place, fault, said):
    right = heard(roster, *said)
    monkeypatch.setattr(*place, fault)
    assert heard(roster, *said) != right
    roster.held.clear()


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        # In French and Italian the nation stands behind, or alone in small letters.
        ("fr", "« Je rame », dit l'acteur coréen. Isomura dort.", "ok-taec-yeon"),
        ("it", "Isomura dorme. «Io remo», ricorda il coreano.", "ok-taec-yeon"),
        ("fr", "Hashizume rame. « Je dors », avoue le Japonais.", "hayato-isomura"),
        # “His partner” is a lead's, whoever else was spoken of.
        ("en", "Isomura rowed. Dai Ota sang. “I kept the oar,” says his co-star.", "ok-taec-yeon"),
        (
            "en",
            "Dai Ota slept. His leading man from Korea rowed. “It is wet,” he said.",
            "ok-taec-yeon",
        ),
        (
            "en",
            "Isomura and his Korean partner rowed. “It is wet,” the latter said.",
            "ok-taec-yeon",
        ),
        ("en", "Isomura is an actor. “It is wet,” the Korean actor said.", "ok-taec-yeon"),
        # No character speaks to us.
        ("en", "Ryu rows at night. It said on the boat that it is “a very wet story.”", None),
        # Beside somebody who is only “him” a name is the subject.
        (
            "en",
            "Isomura rowed. Beside him Ok put down the oar. “It is wet. It leaks.”",
            "ok-taec-yeon",
        ),
        # The article's own question is answered by whoever has just spoken.
        ("en", "“I row,” said Dai Ota. Had Isomura rowed? “He slept all the way.”", "dai-ota"),
        # Of one who is the only person in a sentence it is told, however they stand.
        (
            "en",
            "Isomura rowed.\n\nThe boat is by Dai Ota. “I made it of paper,” he says.",
            "dai-ota",
        ),
        (
            "en",
            "Ok rowed. The 2PM star posted it, captioned: “We are wet. We are happy.”",
            "ok-taec-yeon",
        ),
        # “It” is the organisation before it is a person.
        ("en", "Isomura's agency, 51K, was quick. “The report is false,” it said.", "51k"),
        # A signature may begin with work, and end with where it was said.
        ("en", "— 1. “We row at noon.” — rower Dai Ota on the radio", "dai-ota"),
        ("en", "The last word goes to the director: “Bring a coat.”", "shunki-hashizume"),
    ],
)
def test_partners_nations_and_the_only_one_named_are_understood(roster, lang, text, speaker):
    assert heard(roster, text, lang)[-1:] == [speaker]


def test_a_question_of_an_interview_may_quote(roster):
    text = (
        "How was the harbour?\n\n“It was cold. We loved it.”\n\nDo you row?\n\n"
        "“I do. It leaks.”\n\n"
        "And your director, Mr Hashizume, does he call “Row”?\n\n“He nods. Then I row.”"
    )
    assert heard(roster, text, title="An hour with Isomura")[-1] == "hayato-isomura"
