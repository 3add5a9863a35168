"""The four originals, read anew, say what a person took from them.

The originals aren't kept here: ORIGINALS names the folder that holds them.
"""

import hashlib
import os
from pathlib import Path

import msgspec
import pytest

from bot.domain.documents import DocumentForm
from bot.reading.article import from_text
from bot.reading.people import facts_of
from bot.reading.speech import quotes_of
from bot.reading.spellings import names_of
from tests.conftest import ROOT
from tests.reading.compare import FACTS, Tally, compare_quotes, facts, names, table

FOLDER = os.environ.get("ORIGINALS")
EXACT = ("plays", "crew", "places", "quotes")


@pytest.fixture(scope="module")
def originals():
    """Each curated document with its original."""
    if not FOLDER:
        pytest.skip("ORIGINALS names no folder with the originals of the documents")
    texts = {}
    for path in Path(FOLDER).glob("*.txt"):
        data = path.read_bytes()
        texts[hashlib.sha256(data).hexdigest()] = data.decode()
    forms = [
        msgspec.toml.decode(path.read_bytes(), type=DocumentForm)
        for path in sorted((ROOT / "data" / "documents").glob("*.toml"))
    ]
    found = [(form, texts[form.sha256]) for form in forms if form.sha256 in texts]
    assert found, f"none of the originals is in {FOLDER}"
    return found


@pytest.fixture(scope="module")
def tallies(originals, roster):
    kinds = {kind: Tally() for kind in ("names", *FACTS, "quotes")}
    for form, text in originals:
        article = from_text(text)
        found, _ = facts_of(article, roster)
        got = {(n.entity, n.printed, n.kind.value, n.start) for n in names_of(article, roster)}
        kinds["names"].count(form.outlet, names(form), got)
        for kind, predicates in FACTS.items():
            kinds[kind].count(form.outlet, facts(form.claim, predicates), facts(found, predicates))
        compare_quotes(kinds["quotes"], form.outlet, form, text, quotes_of(article, roster))
    print(table(kinds))  # noqa: T201 - shown with -s, or where the test fails
    return kinds


@pytest.mark.parametrize("kind", ["names", *FACTS, "quotes"])
def test_what_a_person_took_is_read(tallies, kind):
    tally = tallies[kind]
    assert tally.recall >= (1 if kind in EXACT else 0.95 if kind == "credits" else 0.9)
    assert tally.precision >= (1 if kind in EXACT else 0.95)


def test_nothing_is_read_from_the_noise_around_the_articles(originals, roster):
    for _, text in originals:
        article = from_text(text)
        found, strangers = facts_of(article, roster)
        assert strangers == []
        ends = text.find("Read More")
        about = text.find("About the author")
        between = [f for f in found if 0 < ends < f.start < text.find("With several", ends)]
        assert between == []
        assert [f for f in found if 0 < about < f.start] == []


def test_every_finding_names_its_rule_and_lies_within_the_text(originals, roster):
    for _, text in originals:
        article = from_text(text)
        findings = [*facts_of(article, roster)[0], *quotes_of(article, roster)]
        for one in [*findings, *names_of(article, roster)]:
            assert one.rule
            assert 0 <= one.start < one.end <= len(text)
