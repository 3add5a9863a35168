"""Names just work: any order, hyphen, case, width and script, and one slip where that is safe."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.names import LONGEST_QUERY, Alias, AliasKind, Found, Named, NameIndex, fold, words
from bot.store.folder import read_show
from tests.conftest import DATA

SHOW, _ = read_show(DATA)
WRITTEN = [(e.id, text) for e in SHOW.entities for text in (e.name, *(a.text for a in e.alias))]
LATIN = [(entity, text) for entity, text in WRITTEN if text.isascii()]
NATIVE = [(entity, text) for entity, text in WRITTEN if not text.isascii()]
FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in map(chr, range(0x21, 0x7F))} | {0x20: 0x3000}
FEW = settings(max_examples=150, deadline=None)


def index_of(show):
    return NameIndex.of(
        [Named(e.id, e.kind, e.name, e.spoiler) for e in show.entities],
        [Alias(e.id, a.text, a.kind) for e in show.entities for a in e.alias],
        show.namesakes,
    )


OURS = index_of(SHOW)


def people(*names, spoilers=(), namesakes=(), aliases=()):
    """Return an index of people whose ids are their names."""
    named = [Named(name, "person", name, name in spoilers) for name in names]
    return NameIndex.of(named, [Alias(*alias) for alias in aliases], namesakes)


# ── every name of the show ───────────────────────────────────────────────────


@pytest.mark.parametrize(("entity", "text"), WRITTEN)
@pytest.mark.parametrize(
    "form",
    [
        pytest.param(str, id="as it is"),
        pytest.param(str.lower, id="lower case"),
        pytest.param(str.upper, id="upper case"),
        pytest.param(lambda t: " ".join(reversed(t.split())), id="other order"),
        pytest.param(lambda t: t.replace("-", ""), id="no hyphen"),
        pytest.param(lambda t: t.replace("-", " "), id="a space for the hyphen"),
        pytest.param(lambda t: t.replace(" ", ""), id="no spaces"),
        pytest.param(lambda t: t.translate(FULL_WIDTH), id="full width"),
        pytest.param(lambda t: f"  “{t}”! ", id="signs around it"),
    ],
)
def test_every_name_and_alias_finds_its_entity(entity, text, form):
    found = OURS.find(form(text))
    assert entity in found.entities
    assert not found.slip


@pytest.mark.parametrize("entity", [e.id for e in SHOW.entities])
def test_an_id_finds_its_entity_since_menus_send_ids(entity):
    assert OURS.find(entity).entities[0] == entity


@pytest.mark.parametrize(
    ("typed", "entity"),
    [
        ("ﾃｷﾞｮﾝ", "ok-taec-yeon"),
        ("オク テギョン", "ok-taec-yeon"),
        ("オクテギョン", "ok-taec-yeon"),
        ("택연", "ok-taec-yeon"),
        ("\u1110\u1162\u11a8\u110b\u1167\u11ab", "ok-taec-yeon"),  # 택연 in letters, decomposed
        ("ame soeur", None),
        ("AME SŒUR", "soul-mate"),
        ("a\u0302me sœur", "soul-mate"),
        ("isomura", "hayato-isomura"),
        ("secret inspector", "secret-royal-inspector-joy"),
    ],
)
def test_scripts_and_marks_are_compared_as_people_see_them(typed, entity):
    assert OURS.find(typed).entities == ((entity,) if entity else ())


def test_a_kana_with_its_voicing_mark_is_another_letter():
    assert fold("テキョン") != fold("テギョン")


@pytest.mark.parametrize("text", ["", " ", "!?", "—", "・", "\u200b\u200d", "\u0301", "😀"])
def test_what_has_no_letter_or_digit_means_nobody(text):
    assert fold(text) == ""
    assert words(text) == []
    assert OURS.find(text) == Found()
    assert OURS.mentions(text) == []


def test_names_without_a_letter_are_left_out_of_the_index():
    index = NameIndex.of(
        [Named("a", "person", "Ana Bell")], [Alias("a", "!!", AliasKind.SHORT)], ["??"]
    )
    assert index.find("!!") == Found()
    assert [named.id for named in index.complete("an", ["person"])] == ["a"]
    assert index.find("Anna Bell").entities == ("a",)


# ── one slip ─────────────────────────────────────────────────────────────────

LONG = people("Marlow", "Vestergaard", "Ada Lindqvist")
SHORT = people("Reis", "Porto", "Ota Dai")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("marlowe", "Marlow"),  # one more
        ("xmarlow", "Marlow"),
        ("marow", "Marlow"),  # one less: five are typed, the name has six
        ("arlow", "Marlow"),
        ("harlow", "Marlow"),  # another
        ("mralow", "Marlow"),  # two swapped
        ("marlwo", "Marlow"),
        ("vestergard", "Vestergaard"),
        ("vestregaard", "Vestergaard"),
        ("ada lindqist", "Ada Lindqvist"),
        ("lindqvist adda", "Ada Lindqvist"),
        ("adal indqvist x", "Ada Lindqvist"),
    ],
)
def test_one_slip_in_a_name_of_six_letters_or_more_is_answered_and_told(typed, meant):
    assert LONG.find(typed) == Found(entities=(meant,), slip=True)


@pytest.mark.parametrize("typed", ["marlowxy", "marl", "mraolw", "hallow", "vstergard"])
def test_two_slips_are_never_answered(typed):
    assert LONG.find(typed).entities == ()


@pytest.mark.parametrize(
    "typed", ["reiss", "rei", "riess", "portoo", "potro", "prot", "xporto", "otta"]
)
def test_a_slip_in_a_shorter_name_is_not_answered(typed):
    assert SHORT.find(typed).entities == ()


@pytest.mark.parametrize(("typed", "asked"), [("portoo", "Porto"), ("reiss", "Reis")])
def test_a_slip_in_a_shorter_name_is_asked_about(typed, asked):
    assert asked in SHORT.find(typed).suggestions


def test_a_slip_between_two_people_is_asked_about():
    index = people("Marlow", "Harlow")
    found = index.find("garlow")
    assert found.entities == ()
    assert set(found.suggestions) == {"Marlow", "Harlow"}


def test_a_shorter_name_is_a_rival_as_well():
    index = people("Johann", "Johan")
    assert index.find("johanm").entities == ()
    assert set(index.find("johanm").suggestions) == {"Johann", "Johan"}


def test_a_slip_near_a_namesake_is_asked_about():
    index = people("Marlow", namesakes=["Barlow"])
    assert index.find("garlow") == Found(suggestions=("Marlow",))
    assert index.find("marrlow").slip, "two letters from the namesake, one from ours"


@pytest.mark.parametrize("typed", ["Barlow", "barlow", "BARLOW!", "ｂａｒｌｏｗ"])
def test_a_namesake_is_never_answered(typed):
    assert people("Marlow", namesakes=["Barlow"]).find(typed).entities == ()


def test_somebody_else_who_is_known_by_a_surname_of_ours_is_asked_about():
    index = people("Ada Lindqvist", namesakes=["Lindqvist"])
    assert index.find("lindqvist") == Found(suggestions=("Ada Lindqvist",))
    assert index.mentions("is Lindqvist in it?") == []
    assert index.find("ada").entities == ("Ada Lindqvist",)


@pytest.mark.parametrize("name", SHOW.namesakes)
@pytest.mark.parametrize("order", [1, -1])
def test_no_namesake_of_the_show_is_answered(name, order):
    typed = " ".join(name.split()[::order])
    assert OURS.find(typed).entities == ()
    assert OURS.mentions(f"who does {typed} play?") == []


def test_a_namesake_who_shares_a_first_name_is_not_ours_in_a_sentence():
    index = people("Ada Lindqvist", namesakes=["Ada Marlow"])
    assert index.mentions("is Ada in it?") == [("Ada Lindqvist", "ada")]
    assert index.mentions("is Ada Marlow in it?") == []
    assert index.mentions("is Ada Marlow with Ada Lindqvist?") == [
        ("Ada Lindqvist", "ada lindqvist")
    ]


def _slips(name):
    """Every text that is one insertion, deletion, replacement or swap away from `name`."""
    for at in range(len(name) + 1):
        head, tail = name[:at], name[at:]
        for letter in "aqz":
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


@pytest.mark.parametrize(("entity", "text"), [(e, t) for e, t in LATIN if len(fold(t)) >= 6])
def test_every_slip_in_a_name_of_the_show_answers_it_or_asks(entity, text):
    for typed in _slips(fold(text)):
        found = OURS.find(typed)
        if found.entities:
            assert entity in found.entities, typed
        else:
            assert entity in found.suggestions, typed


# ── several, parts, kinds ────────────────────────────────────────────────────


def test_a_name_that_several_share_means_all_of_them_in_the_shows_order():
    index = people("Ada Moura", "Rui Moura", "Eva Lund")
    assert index.find("moura").entities == ("Ada Moura", "Rui Moura")


def test_kinds_that_a_command_prefers_come_first():
    named = [Named("p", "person", "Lisbon Reed"), Named("c", "city", "Lisbon")]
    index = NameIndex.of(named, [Alias("p", "Lisbon", AliasKind.SHORT)])
    assert index.find("lisbon", ["city"]).entities == ("c", "p")
    assert index.find("lisbon", ["person"]).entities == ("p", "c")


def test_a_name_that_is_a_spoiler_comes_last_whatever_is_preferred():
    named = [Named("s", "character", "Eva Falk", spoiler=True), Named("p", "person", "Jo Falk")]
    assert NameIndex.of(named, []).find("falk", ["character"]).entities == ("p", "s")


def test_a_name_that_is_a_spoiler_is_found_by_who_knows_it_and_never_proposed():
    index = people("Eva Falkner", "Ada Falk", spoilers=["Eva Falkner"])
    assert index.find("eva falkner").entities == ("Eva Falkner",)
    for typed in ("eva falkmar", "eva", "eva falknr", "falknerr", ""):
        assert "Eva Falkner" not in index.find(typed).suggestions
        assert "Eva Falkner" not in [n.id for n in index.complete(typed, ["person"])]


def test_at_most_three_are_asked_about_the_most_alike_first():
    index = people("Marley", "Marlow", "Marlon", "Merlot", "Molly")
    found = index.find("marlot")
    assert found.entities == ()
    assert set(found.suggestions) == {"Marlow", "Marlon", "Merlot"}


# ── while typing ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["hayato-isomura", "ok-taec-yeon", "shunki-hashizume", "dai-ota"]),
        ("t", ["ok-taec-yeon"]),
        ("yeon", ["ok-taec-yeon"]),
        ("taecyeon o", ["ok-taec-yeon"]),
        ("이소", ["hayato-isomura"]),
        ("isomra", ["hayato-isomura"]),
        ("taeyeon", ["ok-taec-yeon"]),
        ("zzzz", []),
        ("berlin", []),
    ],
)
def test_people_are_offered_by_how_any_of_their_names_begins(typed, offered):
    assert [named.id for named in OURS.complete(typed, ["person"])] == offered


def test_only_as_many_are_offered_as_discord_takes():
    index = people(*(f"Ann {letter}{other}" for letter in "abcdef" for other in "abcdef"))
    assert len(index.complete("ann", ["person"])) == 25
    assert len(index.complete("", ["person"])) == 25


def test_only_those_are_offered_who_are_among_the_wanted():
    offered = OURS.complete("", ["person"], among={"dai-ota"})
    assert [named.id for named in offered] == ["dai-ota"]


# ── in a sentence ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("who plays ryu?", ["ryu-narutaki"]),
        ("Is Ok Taec-yeon in Berlin?", ["ok-taec-yeon", "berlin"]),
        ("is ok taec yeon ok?", ["ok-taec-yeon"]),
        ("is that ok", []),
        ("dai ota and hashizume", ["dai-ota", "shunki-hashizume"]),
        ("ソウルメイト is out", ["soul-mate"]),
        ("more than words can say", ["more-than-words"]),
        ("more words", []),
    ],
)
def test_a_sentence_names_whom_it_names_and_weak_names_dont_count(text, named):
    assert [entity for entity, _ in OURS.mentions(text)] == named


def test_the_words_that_named_somebody_are_told():
    assert OURS.mentions("did Ryu Narutaki leave?") == [("ryu-narutaki", "ryu narutaki")]


# ── whatever is typed ────────────────────────────────────────────────────────

AWKWARD = st.one_of(
    st.text(),
    st.text(alphabet=string.ascii_lowercase + " -'", max_size=30),
    st.lists(st.sampled_from([text for _, text in WRITTEN]), max_size=4).map(" ".join),
)


@FEW
@given(AWKWARD)
@example("ﷺ" * LONGEST_QUERY)
@example("a" * 6000)
@example("\0")
@example("İ" * 30)
def test_no_text_breaks_the_finder(text):
    found = OURS.find(text)
    assert not (found.entities and found.suggestions)
    assert len(found.suggestions) <= 3
    assert set(found.entities + found.suggestions) <= set(OURS.named)
    assert len(OURS.complete(text, ["person", "city"])) <= 25
    OURS.mentions(text)


@FEW
@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert [word for kept in words(text) for word in words(kept)] == words(text)


@FEW
@given(st.data())
def test_any_single_slip_answers_that_entity_or_asks(data):
    entity, text = data.draw(st.sampled_from([(e, t) for e, t in LATIN if len(fold(t)) >= 6]))
    name = fold(text)
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase + string.digits))
    swapped = name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
    kinds = [name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :]]
    typed = data.draw(st.sampled_from([*kinds, name[:at] + name[at + 1 :], swapped]))
    found = OURS.find(typed)
    assert entity in (found.entities or found.suggestions)
