"""Whose words they are where German, French and Italian say it in ways that English hasn't."""

import pytest

from bot.reading.article import from_text
from bot.reading.speech import quotes_of


def heard(roster, lang, text):
    roster.held.clear()
    article = from_text(f"title: News\nlang: {lang}\n\n{text}")
    return [q.speaker or q.called for q in quotes_of(article, roster)]


ISOMURA, OK, HASHIZUME = "hayato-isomura", "ok-taec-yeon", "shunki-hashizume"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "„Ich friere“, sagte der eine. „Ich nicht“, gab der andere zurück."),
        ("fr", "« J'ai froid », a dit le premier. « Pas moi », a répliqué le second."),
        ("fr", "« J'ai froid », a dit le premier. « Pas moi », a répondu l'autre."),
        ("it", "«Ho freddo», ha detto il primo. «Io no», ha replicato il secondo."),
    ],
)
def test_of_two_who_were_named_the_first_and_the_second_and_the_other_speak(roster, lang, text):
    both = {"de": "und", "fr": "et", "it": "e"}[lang]
    pair = f"Isomura {both} Taec-yeon – {{}}. "
    told = pair.format({"de": "da sind sie", "fr": "les voilà", "it": "eccoli"}[lang])
    assert heard(roster, lang, told + text) == [ISOMURA, OK]


@pytest.mark.parametrize(
    ("lang", "text", "speakers"),
    [
        ("it", "Il primo episodio è triste. «Ho pianto», ha detto Isomura.", [ISOMURA]),
        (
            "fr",
            "« Demandez à Taec-yeon », souffle Isomura. L'intéressé lève les yeux : « Il dort. »",
            [ISOMURA, OK],
        ),
    ],
)
def test_a_number_of_something_is_nobody_and_whom_words_name_may_answer(
    roster, lang, text, speakers
):
    assert heard(roster, lang, text) == speakers


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("it", "Isomura rema con Taec-yeon. «Non ci credevo», ammette l'attore coreano.", OK),
        ("it", "Isomura rema con Taec-yeon. «Non ci credevo», ammette il coreano.", OK),
        ("fr", "Isomura rame avec Taec-yeon. « J'avais froid », lâche le Coréen.", OK),
        ("fr", "Hashizume sourit. Isomura rame. Son compère jure : « J'ai froid. »", OK),
        ("it", "Taec-yeon rema. Sua madre è contraria. «Leggi un libro», gli diceva.", None),
        ("fr", "Taec-yeon rame. Sa vieille mère promet « du sable partout ».", None),
        (
            "it",
            "Taec-yeon rema. Il suo allenatore, l'ex campione Gino Ferri: «Rema bene.»",
            "Gino Ferri",
        ),
        (
            "fr",
            "Isomura rame. Son agent, Marc Ledru, hésite. « C'est loin », glisse-t-il.",
            "Marc Ledru",
        ),
        ("de", "Isomura rudert. „Hier riecht es nach Fisch“, verrät jemand vom Boot.", None),
        ("fr", "Taec-yeon rame. « J'ai froid », plaisante l'artiste.", OK),
    ],
)
def test_people_without_a_name_are_told_by_nation_work_and_whose_they_are(
    roster, lang, text, speaker
):
    assert heard(roster, lang, text)[-1:] == [speaker]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("de", "Hashizume hatte den Hafen zuvor als „müde Bühne“ bezeichnet.", HASHIZUME),
        ("de", "Isomura zufolge war der Dreh „eine einzige Pfütze“.", ISOMURA),
        ("de", "Er habe lange gewartet, so Isomura, „bis der Regen kam“.", ISOMURA),
        ("de", "Nach Angaben von Isomura war es „eine einzige Pfütze“.", ISOMURA),
        ("it", "A detta di Hashizume, la città è «un teatro stanco».", HASHIZUME),
        (
            "it",
            "La produttrice Ines Berti annuisce. A detta della produttrice, è «un peso, ma dolce».",
            "Ines Berti",
        ),
        ("fr", "Aux dires de Hashizume, la ville est « un théâtre fatigué ».", HASHIZUME),
        ("fr", "Pour Isomura, la ville fut « une longue apnée ».", ISOMURA),
        ("it", "Isomura ha raccontato di aver remato per tre ore: «Pioveva sempre»", ISOMURA),
        (
            "it",
            "L'attore Ugo Neri, che dà la voce a Isomura, avrebbe detto «entro marzo».",
            "Ugo Neri",
        ),
        ("fr", "Hashizume filme Taec-yeon, qui se dit « un peu perdu ».", OK),
        ("it", "A chi chiedeva un'opinione ha risposto Isomura, ridendo: «Pioveva».", ISOMURA),
    ],
)
def test_frames_that_english_has_not_hold_the_words(roster, lang, text, speaker):
    assert heard(roster, lang, text) == [speaker]


@pytest.mark.parametrize(
    ("lang", "text", "speakers"),
    [
        ("it", "Isomura è in ritardo. «Il treno era fermo», si è giustificato.", [ISOMURA]),
        ("it", "Hashizume tace. «Il treno era fermo», sbuffa la sarta.", [None]),
        ("it", "Hashizume scuote la testa. «Non si fa così», mormora.", [HASHIZUME]),
        ("it", "E Isomura? Si è limitato a un «ci vedremo a maggio, forse».", [ISOMURA]),
        ("it", "E Isomura? Si è limitato a un «Ci siamo quasi!» sul diario.", [ISOMURA]),
        (
            "it",
            (
                "In mattinata piovosa Isomura rema. Taec-yeon dorme. In serata stanca Isomura"
                " ride. «Piove», ha confessato."
            ),
            [ISOMURA],
        ),
        (
            "fr",
            "« Le port m'a choisi », résume Hashizume. Puis, après un silence : « Ou pas. »",
            [HASHIZUME, HASHIZUME],
        ),
        ("it", "«Ho perso», dice Hashizume. Poi, più serio: «Spero di no»", [HASHIZUME, HASHIZUME]),
        (
            "fr",
            "Netflix tarde. Traduction d'un technicien fatigué : « Il pleut sur le port. »",
            [None],
        ),
        (
            "it",
            "«Pioveva», dice Hashizume. E il coreano? «Ha strappato tre camicie.»",
            [HASHIZUME, HASHIZUME],
        ),
        ("de", "Isomura wartet. „Wie bitte?“ Dann lacht er. „Es regnet ja.“", [ISOMURA, ISOMURA]),
    ],
)
def test_who_goes_on_where_no_subject_is_said(roster, lang, text, speakers):
    assert heard(roster, lang, text) == speakers


def test_what_german_reports_of_somebody_is_said_by_somebody_else(roster):
    text = "Hashizume lobt. Isomura, so hört man, sei flink. „So war’s“,"
    assert heard(roster, "de", text + " sagt er.") == [HASHIZUME]
    text = "Taec-yeon sieht es ähnlich. Isomura sei „ein Ofen auf zwei Beinen“."
    assert heard(roster, "de", text) == [OK]


def test_german_shows_by_the_article_who_does_nothing(roster):
    assert heard(
        roster, "de", "Isomura rudert. Das hilft dem Regisseur. „Es ist nass“, sagt er."
    ) == [ISOMURA]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("fr", "51K tarde. L'agence 51K publie une photo. Elle parle d'« un port calme ».", "51k"),
        ("fr", "Netflix recule. « Nous regrettons », nous écrit-on.", "netflix"),
        ("fr", "Netflix recule. « Nous regrettons », a indiqué le groupe américain.", "netflix"),
        ("fr", "« Nous ne disons rien », rappelle par ailleurs 51K, son agence.", "51k"),
        ("de", "Netflix wartet.\n\n„Es dauert“, heisst es in der Mitteilung.", "netflix"),
        ("de", "„Viel Spaß“, schrieb die Kieler Niederlassung von Netflix.", "netflix"),
    ],
)
def test_firms_are_meant_by_one_and_she_and_the_news(roster, lang, text, speaker):
    assert heard(roster, lang, text) == [speaker]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("de", "Onno Petersen rudert. „Es ist nass“, brummt Petersen.", "Onno Petersen"),
        ("de", "Onno Brix, pensionierter Lokführer, rudert. „Nass“, sagt er.", "Onno Brix"),
        (
            "de",
            "Da kam Frauke Thoms. Thoms brauchte Ruhe. „Es ist nass“, sagt sie.",
            "Frauke Thoms",
        ),
        ("de", "Pohls Frau Roswitha rudert. „Es ist nass“, sagt sie.", "Roswitha"),
        ("de", "„Es ist nass“, sagt Onno Brix, 61. „Und kalt.“", "Onno Brix"),
        ("de", "„Es ist nass“, sagte Veranstalterin Frau Dr. Jutta Reimann.", "Jutta Reimann"),
        ("fr", "Hortensia Vail, elle, préfère rire. « On a tout repeint. »", "Hortensia Vail"),
        ("fr", "« J'ai peint », jure la décoratrice, une certaine Odile Vail.", "Odile Vail"),
        ("it", "Il portiere, il signor Bellomo, vede tutto. «Remano», dice.", "Bellomo"),
    ],
)
def test_strangers_are_told_by_how_each_language_sets_their_names(roster, lang, text, speaker):
    assert heard(roster, lang, text) == [speaker]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        # Whose article is one word with a preposition is meant by it, and not whom it is about.
        (
            "it",
            "La produttrice Ines Berti ride. A detta della produttrice, Isomura è «un peso, ma».",
            "Ines Berti",
        ),
        (
            "it",
            "A chi chiedeva se una barca potesse bastare per tutti ha risposto il regista: «No.»",
            HASHIZUME,
        ),
        ("it", "Isomura racconta di aver remato per ore su un barcone: «Pioveva.»", ISOMURA),
        (
            "it",
            "A una cena di gala l'attore Ugo Neri, che ama Isomura, avrebbe detto «entro marzo».",
            "Ugo Neri",
        ),
        # “One” is the firm that was named just before.
        (
            "fr",
            "Luc Roy rit. Luc Roy rame. La maison 51K dit oui. « Il rame », précise-t-on.",
            "51k",
        ),
        # Of two the one answers who didn't speak; a number before a noun is no person.
        ("it", "Isomura e Taec-yeon remano. «Piove», dice il coreano. L'altro: «No.»", ISOMURA),
        ("it", "Isomura e Taec-yeon remano. Il primo giorno Taec-yeon cade. «Ahi», dice.", OK),
        # The director's colleague is no lead's partner.
        (
            "fr",
            (
                "Isomura dort. Hashizume parle. Hashizume filme. Son partenaire, lui, rit : « J'ai"
                " faim. »"
            ),
            OK,
        ),
    ],
)
def test_whom_the_words_are_not_about_is_not_taken_for_their_speaker(roster, lang, text, speaker):
    assert heard(roster, lang, text)[-1:] == [speaker]


def test_an_age_ends_a_german_sentence(roster):
    roster.held.clear()
    text = "»Es ist nass«, sagt Onno Brix, 61. »Und es ist kalt.« Dai Ota nickt, 3. Reihe."
    (one,) = quotes_of(from_text(f"title: News\nlang: de\n\n{text}"), roster)
    assert len(one.parts) == 2
