"""What was read becomes a document that the build takes: every span true, nothing too long."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import msgspec
import pytest

from bot.domain.copies import containment, sketch
from bot.domain.documents import DateSource, DocumentForm, Grade, Status, Tier, check_of
from bot.reading.article import from_parts, from_text
from bot.reading.draft import LONGEST_SENTENCE, Draft, Incomplete, draft, linked
from bot.reading.found import Reading
from bot.reading.whole import names_the_show, read
from bot.store.build import build
from bot.store.checks import LONGEST_QUOTE, Checker
from bot.store.folder import ReadDocument, Source, read_files, read_show
from bot.store.write import as_toml
from tests.conftest import DATA
from tests.fan import fan_of
from tests.reading.figures import OTHERS, SETS, articles

FOLDER = os.environ.get("ORIGINALS")
HEAD = "title: News\noutlet: Wire\nurl: https://wire.example/a\npublished: 2026-02-03\nlang: en\n\n"
BODY = (
    "Soul Mate will premiere on Netflix on 14 May 2026, the streamer announced.\n\n"
    "Hayato Isomura plays Ryu Narutaki. “It was a very long winter for us,” Isomura said.\n"
)


def drafted(roster, text, tier=Tier.PRESS):
    article = from_text(text)
    return draft(article, read(article, roster), named=names_the_show(article, roster), tier=tier)


def checked(form: DocumentForm) -> DocumentForm:
    """Return a document as the build reads it from its file. Raises what the build raises."""
    text = as_toml(form)
    again = msgspec.toml.decode(text, type=DocumentForm)
    checker = Checker(*read_show(DATA))
    checker.document(ReadDocument("drafted", again, Source("drafted.toml", text)))
    return again


def spans(form):
    for row in (*form.name, *form.claim, *form.quote, *form.release):
        yield row
        yield from getattr(row, "parts", ())


@pytest.mark.parametrize("name", [*SETS, OTHERS])
def test_every_draft_is_a_document_that_the_build_takes(roster, name):
    for labelled in articles(name):
        article = from_text(labelled["text"])
        if not article.link:
            article = msgspec.structs.replace(article, link="https://wire.example/a")
        made = draft(article, read(article, roster), named=True, tier=Tier.PRESS)
        assert checked(made.form) == made.form, labelled["id"]
        for span in spans(made.form):
            stretch = article.text[span.start : span.end]
            assert check_of(stretch) == span.check
            assert getattr(span, "text", None) in (None, stretch)
        assert set(made.sentences) == {release.id for release in made.form.release}
        for sentence in made.sentences.values():
            assert 0 < len(sentence) <= LONGEST_SENTENCE
            assert sentence == " ".join(sentence.split())


def test_a_draft_says_where_it_came_from_and_what_it_is_of(roster):
    made = drafted(roster, HEAD + BODY)
    form = made.form
    assert (form.outlet, form.title, form.link) == ("Wire", "News", "https://wire.example/a")
    assert (form.published, form.published_from) == ("2026-02-03", DateSource.META)
    assert (form.tier, form.language, form.reviewed) == (Tier.PRESS, "en", False)
    assert form.sha256 == hashlib.sha256((HEAD + BODY).encode()).hexdigest()
    assert form.length == len(HEAD + BODY)
    assert made.named
    assert not drafted(roster, HEAD + "Harbour Nine premieres on 14 May.").named


def test_what_was_read_stands_in_the_draft_with_its_place(roster):
    text = HEAD + BODY
    form = drafted(roster, text).form
    (release,) = form.release
    assert (release.status, release.edtf, release.grade) == (
        Status.SCHEDULED,
        "2026-05-14",
        Grade.A,
    )
    assert (release.platform, release.reviewed) == ("netflix", False)
    (quote,) = form.quote
    assert quote.speaker == "hayato-isomura"
    assert text[quote.start : quote.end] == "“It was a very long winter for us,”"
    assert [part.text for part in quote.parts] == ["It was a very long winter for us,"]
    assert ("hayato-isomura", "plays", "ryu-narutaki") in {
        (claim.about, claim.says, claim.of) for claim in form.claim
    }


def test_a_sentence_is_shown_whole_or_around_its_claim(roster):
    made = drafted(roster, HEAD + BODY)
    assert made.sentences["r1"] == BODY.split("\n", 1)[0]
    aside = "by the long and winding way of many harbours " * 8
    long = f"Soul Mate, which its makers finished {aside}, will premiere on 14 May 2026 {aside}"
    made = drafted(roster, f"{HEAD}{long}.\n")
    (sentence,) = made.sentences.values()
    assert len(sentence) <= LONGEST_SENTENCE
    assert "14 May 2026" in sentence
    assert sentence.startswith("…")
    assert sentence.endswith("…")


def test_quotes_that_say_the_same_share_their_id(roster):
    form = drafted(roster, HEAD + BODY).form
    known = [("long-winter", "IT WAS a very long winter for us!"), ("other", "A short one.")]
    assert [q.quote for q in linked(form, known).quote] == ["long-winter"]
    longer = [("long-winter", "It was a very long winter for us, and for the crew.")]
    assert [q.quote for q in linked(form, longer).quote] == ["long-winter"]
    assert linked(form, [("other", "It was.")]) == form
    again = drafted(roster, HEAD.replace("/a", "/b") + BODY.replace("“", '"').replace("”", '"'))
    assert [q.quote for q in again.form.quote] == [q.quote for q in form.quote]


def test_what_is_too_long_to_quote_is_left_out(roster):
    part = "so it goes on and on " * 25
    said = f"“It was long and {part}.” Isomura said. “And then {part}.”"
    form = drafted(roster, f"{HEAD}Soul Mate is here.\n\n{said}\n").form
    assert all(sum(len(p.text) for p in q.parts) <= LONGEST_QUOTE for q in form.quote)
    checked(form)
    endless = f"“It was long and {part * 4}.” Isomura said."
    assert drafted(roster, f"{HEAD}Soul Mate is here.\n\n{endless}\n").form.quote == ()


def test_an_article_needs_a_link_and_a_text(roster):
    for url in ("", "nothing", "ftp://wire.example/a", "javascript:x"):
        article = from_parts("News", BODY, url=url)
        with pytest.raises(Incomplete, match="url"):
            draft(article, read(article, roster), named=True, tier=Tier.PRESS)
    article = from_parts("", "  \n ", url="https://wire.example/a")
    with pytest.raises(Incomplete, match="text"):
        draft(article, Reading(), named=False, tier=Tier.PRESS)


@pytest.mark.parametrize(
    ("link", "published"),
    [
        ("https://wire.example/2026/02/03/soul-mate", "2026-02-03"),
        ("https://wire.example/2026-02-03-soul-mate", "2026-02-03"),
        ("https://wire.example/2026-02-03/soul-mate", "2026-02-03"),
        ("https://wire.example/2026/02/31/soul-mate", None),
        ("https://wire.example/20260203", None),
    ],
)
def test_a_day_in_the_link_is_the_articles_own_where_it_names_none(roster, link, published):
    article = from_parts("News", BODY, url=link)
    form = draft(article, read(article, roster), named=True, tier=Tier.PRESS).form
    assert form.published == published
    assert form.published_from is (DateSource.LINK if published else None)
    checked(form)
    article = from_parts("News", BODY, url=link, published="2026-01-01")
    form = draft(article, read(article, roster), named=True, tier=Tier.PRESS).form
    assert (form.published, form.published_from) == ("2026-01-01", DateSource.META)


@pytest.mark.parametrize(
    "text",
    [
        "url: https://wire.example/a\nlang: english\n\n" + BODY,
        "url: https://wire.example/a\nlang: e\n\n" + BODY,
        "url: https://wire.example/a\nlang: en_GB\n\n" + BODY,
        "url: https://wire.example/a\nlang: pt-BR\n\n" + BODY,
        "url: https://wire.example/a\npublished: soon\n\n" + BODY,
        "url: https://wire.example/a\npublished: 2026-02-31\n\n" + BODY,
        "url: https://wire.example/a\ntitle:\noutlet:\n\n" + BODY,
        "url: https://wire.example/a\ntier: royal\n\n" + BODY,
        "url: https://wire.example/a\ntitle: " + "long " * 90 + "\noutlet: " + "x" * 900 + "\n\nA.",
        "url: https://wire.example/a\n\n   \n\nabc",
        "url: https://wire.example/a\n\n.\n",
    ],
)
def test_odd_headers_make_no_document_that_the_build_refuses(roster, text):
    form = drafted(roster, text).form
    assert checked(form) == form


def test_the_sketch_is_of_the_body_alone(roster):
    one = drafted(roster, HEAD + BODY)
    other = drafted(roster, HEAD.replace("News", "Old news").replace("/a", "/b") + BODY)
    assert one.sketch == other.sketch == sketch(BODY)
    assert one.form.sha256 != other.form.sha256
    assert containment(one.sketch, other.sketch) == 1


def test_people_whom_the_show_does_not_know_are_only_shown(roster):
    made = drafted(roster, HEAD + "Soul Mate has Ken Brook as the dentist Taro Uno.\n" + BODY)
    assert all("Brook" not in row.about for row in made.form.claim)
    assert isinstance(made, Draft)


@pytest.fixture(scope="module")
def from_drafts(tmp_path_factory, roster):
    """A show's folder whose documents are drafts of the four originals, and what was built."""
    if not FOLDER:
        pytest.skip("ORIGINALS names no folder with the originals of the documents")
    folder = tmp_path_factory.mktemp("drafts")
    (folder / "documents").mkdir()
    (folder / "show.toml").write_bytes((DATA / "show.toml").read_bytes())
    curated = {form.sha256: form for form in map(_form, sorted((DATA / "documents").glob("*")))}
    for number, path in enumerate(sorted(Path(FOLDER).glob("*.txt"))):
        text = path.read_bytes().decode()
        known = curated[_sha(path)]
        article = msgspec.structs.replace(from_text(text), link=known.link, outlet=known.outlet)
        made = draft(article, read(article, roster), named=True, tier=known.tier)
        (folder / "documents" / f"0{number}-draft.toml").write_text(as_toml(made.form), "utf-8")
    state = tmp_path_factory.mktemp("state")
    return folder, state, build(folder, state)


def _form(path):
    return msgspec.toml.decode(path.read_bytes(), type=DocumentForm)


def test_a_store_is_built_from_the_drafts_of_the_originals_alone(from_drafts):
    folder, _, built = from_drafts
    assert built.documents == 4
    texts = {_sha(path): path.read_bytes().decode() for path in Path(FOLDER).glob("*.txt")}
    count = 0
    for document in read_files(sorted((folder / "documents").glob("*.toml"))):
        text = texts[document.form.sha256]
        assert document.form.length == len(text)
        for span in spans(document.form):
            count += 1
            assert check_of(text[span.start : span.end]) == span.check
    assert count > 150


def _sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


async def test_the_built_store_answers_as_the_curated_one_does(from_drafts, built):
    _, state, _ = from_drafts
    async with fan_of(state) as drafts, fan_of(built) as curated:
        for line in ("cast", "city name:Berlin"):
            mine, theirs = [str(await fan.types(line)) for fan in (drafts, curated)]
            for name in ("Hayato Isomura", "Ok Taec-yeon", "Berlin"):
                assert (name in mine) == (name in theirs), (line, name)
        card = str(await drafts.types("cast"))
        assert "Ryu Narutaki" in card
        assert "Johan Hwang" in card
        assert "2025" in str(await drafts.types("release"))


def test_the_drafts_say_of_the_release_what_a_person_took(from_drafts):
    folder, _, _ = from_drafts
    curated = {form.sha256: form for form in map(_form, sorted((DATA / "documents").glob("*")))}
    for document in read_files(sorted((folder / "documents").glob("*.toml"))):
        want = curated[document.form.sha256].release
        got = document.form.release
        assert [(r.status, r.edtf, r.precision) for r in got] == [
            (r.status, r.edtf, r.precision) for r in want
        ]


def test_a_day_is_never_taken_from_the_clock(roster):
    form = drafted(roster, HEAD.replace("published: 2026-02-03\n", "") + BODY).form
    assert form.published is None
    assert str(date.today().year) not in (form.published or "")  # noqa: DTZ011
