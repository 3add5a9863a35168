"""A document that the bot writes is read as the same document, and looks like a curated one."""

from __future__ import annotations

import os

import msgspec
import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.documents import (
    Attribution,
    ClaimForm,
    DateSource,
    DocumentForm,
    Grade,
    NameForm,
    QuoteForm,
    QuoteKind,
    QuotePart,
    ReleaseForm,
    Status,
    Tier,
)
from bot.domain.edtf import Precision
from bot.domain.names import AliasKind
from bot.store.write import as_toml, put
from tests.conftest import DATA
from tests.store.conftest import HARBOUR

SLUGS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,3}", fullmatch=True)
WORDS = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60
) | st.sampled_from(
    ['"""', "'''", "\\", "a\r\nb", "\x7f\x00", "# [[claim]]", "]\n[[release]]\n", "true", "= 1"]
)
SPAN = {
    "start": st.integers(0, 10**8),
    "end": st.integers(0, 10**8),
    "check": st.from_regex(r"[0-9a-f]{12}", fullmatch=True),
}
LANGUAGES = st.from_regex(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}", fullmatch=True)
MAYBE = st.none() | SLUGS
NAMES = st.builds(NameForm, **SPAN, entity=SLUGS, printed=WORDS, kind=st.sampled_from(AliasKind))
CLAIMS = st.builds(
    ClaimForm,
    **SPAN,
    id=SLUGS,
    about=SLUGS,
    says=WORDS,
    of=MAYBE,
    said_by=MAYBE,
    value=MAYBE | st.integers(-5, 10**6),
    instead_of=MAYBE,
    spoiler=st.booleans(),
    text=st.none() | st.dictionaries(LANGUAGES, WORDS, max_size=3),
)
PARTS = st.builds(QuotePart, **SPAN, text=WORDS)
QUOTES = st.builds(
    QuoteForm,
    **SPAN,
    id=SLUGS,
    quote=SLUGS,
    speaker=MAYBE,
    kind=st.sampled_from(QuoteKind),
    attribution=st.sampled_from(Attribution),
    parts=st.lists(PARTS, max_size=3).map(tuple),
)
RELEASES = st.builds(
    ReleaseForm,
    **SPAN,
    id=SLUGS,
    status=st.sampled_from(Status),
    precision=st.sampled_from(Precision),
    edtf=st.none() | WORDS,
    platform=MAYBE,
    said_by=MAYBE,
    anchor=MAYBE,
    relative=st.booleans(),
    grade=st.sampled_from(Grade),
    reviewed=st.booleans(),
)


def many(rows):
    return st.lists(rows, max_size=3).map(tuple)


DOCUMENTS = st.builds(
    DocumentForm,
    outlet=WORDS,
    title=WORDS,
    language=LANGUAGES,
    tier=st.sampled_from(Tier),
    link=st.from_regex(r"https?://[!#-'*-;=?-Z_a-z~]{1,40}", fullmatch=True),
    sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    length=st.integers(1, 10**8),
    sketch=st.none() | st.from_regex(r"[0-9a-f]{2}([0-9a-f]{16}){0,9}", fullmatch=True),
    published=st.none() | WORDS,
    tells_of=st.none() | WORDS,
    copy_of=MAYBE,
    published_from=st.none() | st.sampled_from(DateSource),
    reviewed=st.booleans(),
    name=many(NAMES),
    claim=many(CLAIMS),
    quote=many(QUOTES),
    release=many(RELEASES),
)


def read(text):
    return msgspec.convert(tomli.loads(text), DocumentForm)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DOCUMENTS)
def test_what_is_written_is_read_as_it_was(form):
    text = as_toml(form)
    assert read(text) == form
    assert as_toml(read(text)) == text


def test_the_strategies_bring_every_field():
    """A field that is added must be written, too."""
    for form in (DocumentForm, NameForm, ClaimForm, QuoteForm, QuotePart, ReleaseForm):
        written = as_toml(FULL)
        for field in form.__struct_fields__:
            assert f"{field} = " in written or f".{field}]]" in written or f"[[{field}]]" in written


FULL = DocumentForm(
    outlet="O",
    title="T",
    link="https://a.example",
    language="en",
    tier=Tier.FAN,
    sha256="0" * 64,
    length=9,
    sketch="00",
    reviewed=True,
    published="2027",
    published_from=DateSource.META,
    tells_of="2027-01-01",
    copy_of="other",
    name=(NameForm(entity="e", printed="E", kind=AliasKind.TYPO, start=0, end=1, check="0" * 12),),
    claim=(
        ClaimForm(
            id="c",
            about="a",
            says="s",
            of="o",
            value=1,
            text={"en": "t"},
            said_by="b",
            instead_of="i",
            spoiler=True,
            start=0,
            end=1,
            check="0" * 12,
        ),
    ),
    quote=(
        QuoteForm(
            id="q",
            quote="w",
            speaker="s",
            kind=QuoteKind.FULL,
            attribution=Attribution.EXPLICIT,
            start=0,
            end=1,
            check="0" * 12,
            parts=(QuotePart(text="x", start=0, end=1, check="0" * 12),),
        ),
    ),
    release=(
        ReleaseForm(
            id="r",
            status=Status.TARGET,
            precision=Precision.DAY,
            edtf="2027",
            platform="p",
            said_by="s",
            anchor="2027-01-01",
            relative=True,
            grade=Grade.A,
            reviewed=True,
            start=0,
            end=1,
            check="0" * 12,
        ),
    ),
)


@pytest.mark.parametrize("path", sorted((DATA / "documents").glob("*.toml")), ids=lambda p: p.stem)
def test_a_curated_file_is_written_byte_for_byte(path):
    text = path.read_text("utf-8")
    assert as_toml(read(text)) == text


@pytest.mark.parametrize("path", sorted(HARBOUR.glob("*/*.toml")), ids=lambda p: p.stem)
def test_any_document_is_written_as_it_is_read(path):
    form = read(path.read_text("utf-8"))
    assert read(as_toml(form)) == form


def test_a_file_is_written_only_where_its_bytes_differ(tmp_path):
    path = tmp_path / "a.toml"
    assert put(path, b"one")
    before = path.stat()
    assert not put(path, b"one")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino
    assert put(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("breaks", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_whole_and_nothing_else(
    tmp_path, monkeypatch, breaks
):
    path = tmp_path / "a.toml"
    put(path, b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if breaks == "fsync" else (type(path), "replace")), full)
    with pytest.raises(OSError, match="No space"):
        put(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_nobody_ever_sees_half_a_file(tmp_path, monkeypatch):
    """Until it is whole and on the disk the file is what it was."""
    path = tmp_path / "a.toml"
    put(path, b"old")
    seen = []
    sync = os.fsync

    def look(stream):
        seen.append(path.read_bytes())
        sync(stream)

    monkeypatch.setattr(os, "fsync", look)
    put(path, b"new")
    assert seen == [b"old"]
