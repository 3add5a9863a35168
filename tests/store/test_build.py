"""A folder becomes a store whole or not at all: every mistake is told with its file and line."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing

import pytest

from bot.store.build import Built, build, is_stale
from bot.store.built import NAME, PREVIOUS
from bot.store.folder import LARGEST, Refusal
from tests.conftest import DATA

SHOW = "show.toml"
FIRST, SECOND, COPY = (
    *("documents/01-nordlys-weekly.toml", "documents/02-tagus-post.toml"),
    "documents/03-quay-watch.toml",
)


def rows(file, sql):
    with closing(sqlite3.connect(file)) as db:
        return db.execute(sql).fetchall()


# ── refusals ─────────────────────────────────────────────────────────────────

CLAIM = 'id = "c1"\nabout = "ines-moura"\nsays = "plays"\nof = "nina-falk"\n'
ROLE = 'says = "crew"\nvalue = "writer"'
EPISODES = 'says = "episodes"\nvalue = 8'
RELEASE = 'status = "scheduled"\nprecision = "day"\nedtf = "2027-09-16"'
WRAPPED = 'text = { en = "filming is over", da = "optagelserne er slut" }'
FERRY = "I could steer a ferry before I knew my lines,"

WORDLESS = """[[quote]]
id = "q1"
quote = "wordless"
kind = "full"
attribution = "none"
start = 0
end = 5
check = "000000000000"
"""


def claimed(says, *lines):
    """Return the first claim as another one about the show."""
    return "\n".join(['id = "c1"', 'about = "lantern-quay"', f'says = "{says}"', *lines, ""])


# file, what stands there, what stands there instead, path of the mistake, its line, the problem
REFUSED = {
    # fields and types
    "unknown field": (FIRST, CLAIM, f"{CLAIM}sure = true\n", "claim[0].sure", "sure = ", "unknown"),
    "unknown table": (FIRST, "[[release]]", "[[releases]]", "releases", "[[releases]]", "unknown"),
    "unknown field of the document": (FIRST, "outlet =", "paper =", "paper", "paper =", "unknown"),
    "missing field": (FIRST, CLAIM, CLAIM[10:], "claim[0]", "[[claim]]", "`id`"),
    "missing field of the document": (FIRST, 'tier = "press"\n', "", "", "outlet", "`tier`"),
    "wrong type": (FIRST, "length = ", 'length = "" # ', "length", "length = ", "int"),
    "wrong type in a list": (
        *(FIRST, CLAIM, CLAIM.replace('"nina-falk"', "3")),
        *("claim[0].of", "of = 3", "str"),
    ),
    "a date of TOML's": (
        *(SECOND, '"2027-05-19"', "2027-05-19", "published", "published =", "date"),
    ),
    "no such tier": (COPY, '"fan"', '"friend"', "tier", "tier =", "friend"),
    "no web address": (COPY, '"https://', '"ftp://', "link", "link =", "matching"),
    "a negative offset": (
        *(FIRST, "start = ", "start = -1 #", "claim[0].start", "start = -1", ">= 0"),
    ),
    "an endless offset": (
        *(FIRST, "end = ", f"end = {2**63} #", "claim[0].end", f"end = {2**63}", "<="),
    ),
    "an endless length": (FIRST, "length = ", f"length = {2**63} #", "length", "length =", "<="),
    "a check that is none": (
        *(FIRST, 'check = "', 'check = "x', "claim[0].check", 'check = "x', "matching"),
    ),
    # ids
    "duplicate id": (FIRST, 'id = "c2"', 'id = "c1"', "claim[1].id", 'id = "c1"', "twice"),
    "duplicate id of two tables": (FIRST, 'id = "q1"', 'id = "c1"', "quote[0].id", "id =", "twice"),
    "an id of other signs": (FIRST, 'id = "c2"', 'id = "C 2"', "claim[1].id", "id =", "matching"),
    # documents
    "duplicate document hash": (
        *(COPY, 'sha256 = "', 'sha256 = "{first}" # "', "sha256", "sha256 =", "same hash"),
    ),
    "no hash": (COPY, 'sha256 = "', 'sha256 = "0', "sha256", "sha256 =", "matching"),
    "unknown copy_of": (
        *(COPY, '"01-nordlys-weekly"', '"05-nobody"', "copy_of", "copy_of =", "05-nobody"),
    ),
    "copy_of itself": (
        *(COPY, '"01-nordlys-weekly"', '"03-quay-watch"', "copy_of", "copy_of =", "earlier"),
    ),
    "copies of one another": (
        *(FIRST, "length =", 'copy_of = "03-quay-watch"\nlength =', "copy_of", "copy_of =", "03-"),
    ),
    # dates
    "broken date": (
        *(FIRST, '"2027-02-03"', '"2027-02-30"', "published", "published =", "calendar"),
    ),
    "no date": (FIRST, '"2027-02-03"', '"in spring"', "published", "published =", "not a date"),
    "an event of a month": (
        *(FIRST, "length =", 'tells_of = "2027-02"\nlength =', "tells_of", "tells_of =", "a day"),
    ),
    "an event of a week": (
        *(FIRST, "length =", 'tells_of = "2027-W05-3"\nlength =', "tells_of", "tells_of =", "date"),
    ),
    # spans
    "offset beyond the text": (
        *(FIRST, "end = ", "end = 99999 #", "claim[0].end", "end = 99999", "the text at"),
    ),
    "empty span": (
        *(FIRST, "start = 178\nend = 201", "start = 201\nend = 201"),
        *("claim[0].start", "start = 201", "empty"),
    ),
    "turned span": (
        *(FIRST, "start = 178\nend = 201", "start = 201\nend = 178"),
        *("claim[0].start", "start = 201", "empty"),
    ),
    # names of things
    "unknown entity": (FIRST, '"ines-moura"', '"ines-mora"', "claim[0].about", "about =", "mora"),
    "unknown entity played": (FIRST, '"nina-falk"', '"nina"', "claim[0].of", "of =", "“nina”"),
    "unknown speaker of a claim": (
        *(SECOND, 'said_by = "signe-vestergaard"', 'said_by = "signe"'),
        *("claim[8].said_by", 'said_by = "signe"', "signe"),
    ),
    "unknown speaker of a quote": (
        *(FIRST, 'speaker = "signe-vestergaard"', 'speaker = "signe"'),
        *("quote[0].speaker", 'speaker = "signe"', "signe"),
    ),
    "unknown platform": (
        *(FIRST, 'platform = "fjordvision"', 'platform = "fjord"'),
        *("release[0].platform", "platform =", "fjord"),
    ),
    "unknown owner of a name": (
        *(COPY, 'entity = "nina-falk"', 'entity = "nina"', "name[0].entity", "entity =", "nina"),
    ),
    "unknown predicate": (FIRST, '"plays"', '"kissed"', "claim[0].says", "says =", "kissed"),
    "wrong kind of subject": (FIRST, '"ines-moura"', '"porto"', "claim[0].about", "about", "city"),
    "wrong kind of object": (FIRST, '"nina-falk"', '"porto"', "claim[0].of", "of =", "city"),
    # values
    "no entity where one is needed": (
        *(FIRST, CLAIM, CLAIM.replace('of = "nina-falk"\n', "")),
        *("claim[0].of", "[[claim]]", "needs"),
    ),
    "an entity where none is": (
        *(FIRST, ROLE, f'{ROLE}\nof = "low-tide"', "claim[9].of", "of =", "takes no entity"),
    ),
    "unknown word": (FIRST, '"the-lamp"', '"a-lamp"', "claim[4].value", "value =", "a-lamp"),
    "no word at all": (
        *(FIRST, CLAIM, claimed("premise"), "claim[0].value", "[[claim]]", "no word"),
    ),
    "unknown role": (FIRST, '"writer"', '"baker"', "claim[9].value", "value =", "baker"),
    "a word for a number": (
        *(FIRST, EPISODES, EPISODES.replace("8", '"eight"')),
        *("claim[15].value", "value =", "whole number"),
    ),
    "a number too large": (
        *(FIRST, EPISODES, f"{EPISODES}0000", "claim[15].value", "value =", "10,000"),
    ),
    "a day that is none": (
        *(FIRST, CLAIM, claimed("announced", 'value = "soon"')),
        *("claim[0].value", "value =", "soon"),
    ),
    "a value where none is": (FIRST, CLAIM, f"{CLAIM}value = 3\n", "claim[0].value", "value", "no"),
    "a text for a number": (
        *(FIRST, EPISODES, f'{EPISODES}\ntext = {{ en = "eight" }}'),
        *("claim[15].text", "text =", "takes no text"),
    ),
    "a text in other languages only": (
        *(SECOND, WRAPPED, 'text = { da = "slut" }', "claim[11].value", "value =", "no text"),
    ),
    "another text for a word of the show's": (
        *(FIRST, '"the-lamp"', '"the-lamp"\ntext = { en = "A lamp" }'),
        *("claim[4].text", "text =", "another text"),
    ),
    "a language that is none": (
        *(SECOND, "{ en = ", '{ English = "", en = '),
        *("claim[11].text.English", "text =", "matching"),
    ),
    # quotes and printed names
    "changed quote words": (
        *(FIRST, f'text = "{FERRY}"', f'text = "{FERRY.replace("ferry", "fairy")}"'),
        *("quote[2].parts[0].text", "fairy", "not the words"),
    ),
    "shortened quote words": (
        *(FIRST, f'text = "{FERRY}"', f'text = "{FERRY[:-1]}"'),
        *("quote[2].parts[0].text", 'lines"', "characters are printed"),
    ),
    "a quote without words": (
        *(COPY, "[[release]]", f"{WORDLESS}\n[[release]]", "quote[0]", "[[quote]]", "its words"),
    ),
    "a changed printed name": (
        *(COPY, 'printed = "Nina Flak"', 'printed = "Nina Falk"'),
        *("name[0].printed", "printed =", "not the words"),
    ),
    # release
    "EDTF and precision differ": (
        *(FIRST, 'precision = "day"', 'precision = "month"'),
        *("release[0].precision", "precision =", "is a day"),
    ),
    "EDTF that is none": (
        *(FIRST, '"2027-09-16"', '"2027-9-16"', "release[0].edtf", "edtf =", "not a date"),
    ),
    "a precision without a date": (
        *(FIRST, 'edtf = "2027-09-16"\n', "", "release[0].precision", "precision =", "without"),
    ),
    "a plan without a date": (
        *(FIRST, RELEASE, 'status = "scheduled"\nprecision = "none"'),
        *("release[0].status", "status =", "needs a date"),
    ),
    "a date where none is": (
        *(FIRST, '"scheduled"', '"no_date"', "release[0].edtf", "edtf =", "takes no date"),
    ),
    "a day of speaking that is a month": (
        *(FIRST, RELEASE, f'{RELEASE}\nanchor = "2027-02"'),
        *("release[0].anchor", "anchor =", "not a day"),
    ),
    # the show
    "an entity twice": (
        *(SHOW, 'id = "rui-moura"', 'id = "ines-moura"'),
        *("entities[2].id", 'id = "ines-moura"', "two entities"),
    ),
    "a name without a letter": (
        *(SHOW, '"Rui Moura"', '"!!"', "entities[2].name", '"!!"', "at least one letter"),
    ),
    "an alias without a letter": (
        *(SHOW, '"イネス・モウラ"', '"・"', "entities[1].alias[0].text", '"・"', "at least one"),
    ),
    "an inline alias without a letter": (
        *(SHOW, '"등대 부두"', '"?"', "entities[0].alias[1].text", '{ text = "?"', "at least one"),
    ),
    "an inline alias of no kind": (
        *(SHOW, 'kind = "short"', 'kind = "tiny"'),
        *("entities[0].alias[0].kind", 'kind = "tiny"', "tiny"),
    ),
    "a namesake without a letter": (
        *(SHOW, '"Inês Mora"', '"…"', "namesakes[0]", "namesakes =", "at least one letter"),
    ),
    "a country that is none": (
        *(SHOW, 'country = "portugal"', 'country = "lisbon"'),
        *("entities[7].country", "country =", "no country"),
    ),
    "a time zone that is none": (
        *(SHOW, '"Europe/Lisbon"', '"Europe/Lissabon"'),
        *("entities[7].timezone", "timezone =", "IANA"),
    ),
    "a time zone that is a folder": (
        *(SHOW, '"Europe/Lisbon"', '"Europe"', "entities[7].timezone", "timezone =", "IANA"),
    ),
    "a show that is a city": (
        *(SHOW, 'entity = "lantern-quay"', 'entity = "porto"', "entity", "entity =", "porto"),
    ),
    "a word in other languages only": (
        *(SHOW, 'text.en = "mystery"', 'text.da = "krimi"'),
        *("words.mystery", "[words.mystery]", "no text in “en”"),
    ),
    "a word that is a number": (
        *(SHOW, 'text.en = "mystery"', "text.en = 7"),
        *("words.mystery.text.en", "text.en = 7", "str"),
    ),
    "a word with an unknown field": (
        *(SHOW, "[words.mystery]", '[words.mystery]\nhint.en = "?"'),
        *("words.mystery.hint", "hint.en", "unknown"),
    ),
    "a word of other signs": (
        *(SHOW, "[words.mystery]", "[words.Mystery]"),
        *("words.Mystery", "[words.Mystery]", "matching"),
    ),
    "a language of other signs": (
        *(SHOW, 'text.en = "mystery"', 'text.EN = "mystery"'),
        *("words.mystery.text.EN", "text.EN", "matching"),
    ),
    "a tier of outlets that is none": (SHOW, "fan = [", "fans = [", "outlets.fans", "fans", "fans"),
    "an outlet that is a number": (
        *(SHOW, '"tagus.example"', "7", "outlets.press[1]", "press =", "str"),
    ),
    "a colour that is none": (SHOW, '"#1f5f6b"', '"teal"', "colour", "colour =", "matching"),
}


def refused(folder):
    """Build, and return the refusal and what it left; the store is as it was before."""
    before = folder.built.read_bytes()
    with pytest.raises(Refusal) as caught:
        folder.build()
    assert folder.built.read_bytes() == before
    assert [path.name for path in folder.state.iterdir()] == [NAME]
    refusal = caught.value
    assert str(refusal).startswith(f"{refusal.file}, line {refusal.line}")
    assert refusal.problem in str(refusal)
    return refusal


@pytest.mark.parametrize("mistake", REFUSED)
def test_a_mistake_is_refused_with_its_file_path_and_line_and_changes_nothing(folder, mistake):
    file, old, new, table, line, problem = REFUSED[mistake]
    folder.build()
    first = hashlib.sha256((folder.path / "originals" / "01-nordlys-weekly.txt").read_bytes())
    changed = folder.change(file, old, new.replace("{first}", first.hexdigest()))
    refusal = refused(folder)
    assert (refusal.file, refusal.table) == (file, table)
    assert problem in refusal.problem
    assert line in folder.lines(file)[refusal.line - 1]
    assert abs(refusal.line - changed) < 7, "the same line of another table"


@pytest.mark.parametrize(
    ("old", "new", "part", "problem"),
    [
        ("start = {start}\nend = {end}\n", "start = {start}\nend = {less}\n", 1, "lies outside"),
        ("start = {start}\nend = {end}\n", "start = {more}\nend = {end}\n", 0, "lies outside"),
    ],
)
def test_a_part_outside_its_quote_is_refused_with_its_line(folder, old, new, part, problem):
    folder.build()
    sql = "SELECT start, \"end\" FROM printing WHERE document = '02-tagus-post'"
    ((start, end),) = rows(folder.built, sql)
    span = {"start": start, "end": end, "less": end - 2, "more": start + 2}
    folder.change(SECOND, old.format(**span), new.format(**span))
    refusal = refused(folder)
    assert refusal.table == f"quote[0].parts[{part}].start"
    assert problem in refusal.problem
    headers = [n for n, line in enumerate(folder.lines(SECOND), 1) if line == "[[quote.parts]]"]
    assert refusal.line == headers[part] + 2


def test_parts_in_another_order_are_refused(folder):
    text = (folder.path / SECOND).read_text("utf-8")
    head, first, second = text.split("[[quote.parts]]")
    second, release = second.split("[[release]]", 1)
    turned = f"{head}[[quote.parts]]{second}[[quote.parts]]{first}[[release]]{release}"
    folder.build()
    (folder.path / SECOND).write_text(turned, "utf-8")
    refusal = refused(folder)
    assert refusal.table == "quote[0].parts[1].start"
    assert "before the part above it" in refusal.problem


def test_a_text_longer_than_any_quote_is_no_quote(folder):
    """The words of each part may be exact, and yet all of them are the article's text."""
    text = "“" + "a" * 600 + "” she said “" + "b" * 600 + "”"
    (folder.path / "documents" / "05-long.toml").write_text(
        f"""outlet = "X"
title = "X"
link = "https://x.example/"
language = "en"
tier = "fan"
sha256 = "{"0" * 64}"
length = {len(text)}
[[quote]]
id = "q1"
quote = "long"
kind = "full"
attribution = "none"
{span(text, 0, len(text))}
[[quote.parts]]
text = "{text[1:601]}"
{span(text, 1, 601)}
[[quote.parts]]
text = "{text[613:1213]}"
{span(text, 613, 1213)}
""",
        "utf-8",
    )
    with pytest.raises(Refusal, match=r"1,200 characters are no quote") as caught:
        folder.build()
    assert (caught.value.table, caught.value.line) == ("quote[0].parts", 16)


def span(text, start, end):
    check = hashlib.sha256(text[start:end].encode()).hexdigest()[:12]
    return f'start = {start}\nend = {end}\ncheck = "{check}"'


@pytest.mark.parametrize(
    ("file", "body", "line", "problem"),
    [
        (FIRST, b'a = "b"\n# caf\xe9\n', 2, "not UTF-8"),
        (SHOW, b"\xff\xfe", 1, "not UTF-8"),
        (FIRST, b'a = "b"\n\nc = = 3\n', 3, "not TOML"),
        (FIRST, b'a = "b', 1, "not TOML"),
        (FIRST, b"a = 1\na = 2\n", 2, "not TOML"),
        (FIRST, b"a = " + b"[" * 20_000, 1, "nested too deeply"),
        (FIRST, b"#" * (LARGEST + 1), 1, "larger than 1,000,000 bytes"),
        (SHOW, b"#" * (LARGEST + 1), 1, "larger than 1,000,000 bytes"),
        (FIRST, b"", 1, "missing required field"),
        ("documents/Loud.toml", b"", 1, "a document's name"),
        ("documents/two words.toml", b"", 1, "a document's name"),
        ("documents/-dash.toml", b"", 1, "a document's name"),
        (f"documents/{'a' * 41}.toml", b"", 1, "40 at most"),
    ],
)
def test_a_file_that_cant_be_read_is_refused_with_its_line(folder, file, body, line, problem):
    folder.build()
    (folder.path / file).write_bytes(body)
    refusal = refused(folder)
    assert (refusal.file, refusal.table, refusal.line) == (file, "", line)
    assert problem in refusal.problem


def _remove(path):
    path.unlink()


def _turn_into_a_folder(path):
    path.unlink()
    path.mkdir()


def _turn_into_a_pipe(path):
    path.unlink()
    os.mkfifo(path)


def _link_to_nothing(path):
    path.unlink()
    path.symlink_to("nowhere.toml")


def _link_to_itself(path):
    path.unlink()
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    ("file", "spoil"),
    [
        (SHOW, _remove),
        *(
            (file, spoil)
            for file in (SHOW, SECOND)
            for spoil in (_turn_into_a_folder, _turn_into_a_pipe, _link_to_nothing, _link_to_itself)
        ),
    ],
)
def test_what_is_no_plain_file_is_refused_at_once(folder, file, spoil):
    folder.build()
    spoil(folder.path / file)
    refusal = refused(folder)
    assert (refusal.file, refusal.line) == (file, 1)
    assert "missing, or is not a plain file" in refusal.problem


def test_a_link_to_a_document_elsewhere_is_read_as_the_document(folder):
    original = folder.path / SECOND
    original.rename(folder.path / "elsewhere.toml")
    original.symlink_to(folder.path / "elsewhere.toml")
    assert folder.build().documents == 3
    assert not is_stale(folder.path, folder.state)


# ── whole or not at all ──────────────────────────────────────────────────────


def test_a_build_tells_what_it_made_and_how_far_it_is(folder):
    told = []
    assert folder.build(lambda *step: told.append(step)) == Built(documents=3, facts=25, quotes=3)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_projects_own_documents_are_built(built):
    assert rows(built / NAME, "SELECT count(*) FROM document") == [(4,)]
    assert rows(built / NAME, "PRAGMA integrity_check") == [("ok",)]
    assert not is_stale(DATA, built)


@pytest.mark.parametrize("broken", [RuntimeError, KeyboardInterrupt, OSError, sqlite3.Error])
def test_whatever_breaks_in_the_middle_leaves_the_old_store(folder, broken):
    folder.build()
    before = folder.built.read_bytes()
    folder.add()

    def stop(done, _):
        if done == 2:
            raise broken

    with pytest.raises(OSError if broken is sqlite3.Error else broken):
        folder.build(stop)
    assert folder.built.read_bytes() == before
    assert [path.name for path in folder.state.iterdir()] == [NAME]
    assert folder.build().documents == 4


def test_without_an_old_store_a_failed_build_leaves_nothing(folder):
    folder.change(SHOW, 'title = "', 'titel = "')
    with pytest.raises(Refusal):
        folder.build()
    assert list(folder.state.iterdir()) == []


def test_the_previous_store_is_kept(folder):
    folder.build()
    first = folder.built.read_bytes()
    folder.add()
    folder.build()
    assert (folder.state / PREVIOUS).read_bytes() == first
    assert rows(folder.built, "SELECT count(*) FROM document") == [(4,)]
    folder.build()
    assert rows(folder.state / PREVIOUS, "SELECT count(*) FROM document") == [(4,)]
    assert sorted(path.name for path in folder.state.iterdir()) == [NAME, PREVIOUS]


def test_the_same_folder_builds_the_same_rows(folder):
    folder.build()
    tables = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%' AND name <> 'search'"
    first = {
        name: rows(folder.built, f"SELECT * FROM {name}") for (name,) in rows(folder.built, tables)
    }
    folder.build()
    for name, content in first.items():
        assert rows(folder.built, f"SELECT * FROM {name}") == content
    assert first["fact"]


@pytest.mark.parametrize("name", ["a state", "a?mode=x", "a#b", "50%20", "störe", "file:x"])
def test_the_stores_folder_may_have_any_name(folder, name, tmp_path):
    build(folder.path, tmp_path / name)
    assert not is_stale(folder.path, tmp_path / name)


# ── stale or not ─────────────────────────────────────────────────────────────


def _edit(folder):
    folder.change(SECOND, "will keep us", "shall keep us")


def _edit_the_show(folder):
    folder.change(SHOW, '"a ferry stop"', '"another ferry stop"')


def _add_a_space(folder):
    folder.change(COPY, "\n", " \n")


def _add_a_document(folder):
    folder.add()


def _remove_a_document(folder):
    (folder.path / SECOND).unlink()


def _rename_a_document(folder):
    (folder.path / SECOND).rename(folder.path / "documents" / "02-tagus.toml")


@pytest.mark.parametrize(
    "change",
    [
        *(_edit, _edit_the_show, _add_a_space),
        *(_add_a_document, _remove_a_document, _rename_a_document),
    ],
)
def test_a_store_is_stale_once_the_folder_has_changed(folder, change):
    folder.build()
    assert not is_stale(folder.path, folder.state)
    change(folder)
    assert is_stale(folder.path, folder.state)
    folder.build()
    assert not is_stale(folder.path, folder.state)


def test_a_store_is_not_stale_for_what_is_no_document(folder):
    folder.build()
    (folder.path / "documents" / "notes.txt").write_text("a note", "utf-8")
    (folder.path / SECOND).touch()
    assert not is_stale(folder.path, folder.state)


def test_a_store_is_stale_if_a_document_changed_while_it_was_built(folder):
    def edit(done, _):
        if done == 1:
            folder.change(FIRST, "two countries", "2 countries")

    folder.build(edit)
    assert rows(folder.built, "SELECT title FROM document WHERE title LIKE '%two countries%'")
    assert is_stale(folder.path, folder.state)


def _halve(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _empty(file):
    file.write_bytes(b"")


def _scramble(file):
    file.write_bytes(bytes(range(256)) * 64)


def _blank_a_page(file):
    body = bytearray(file.read_bytes())
    body[-4096:] = bytes([0xA5]) * 4096
    file.write_bytes(body)


def _put_another_in_its_place(file):
    file.unlink()
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE meta (key, other)")
        db.commit()


@pytest.mark.parametrize(
    "damage",
    [_remove, _halve, _empty, _scramble, _blank_a_page, _put_another_in_its_place],
)
def test_a_store_that_is_missing_or_damaged_is_stale_and_is_built_anew(folder, damage):
    folder.build()
    damage(folder.built)
    assert is_stale(folder.path, folder.state)
    folder.build()
    assert not is_stale(folder.path, folder.state)


# ── what is derived ──────────────────────────────────────────────────────────


def test_whatever_names_a_spoiler_is_one_even_where_the_claim_forgot_to_say(folder):
    folder.change(SECOND, 'of = "clara-falk"\nspoiler = true', 'of = "clara-falk"')
    folder.build()
    hidden = rows(folder.built, "SELECT predicate, subject FROM fact WHERE spoiler ORDER BY 1")
    assert ("is", "clara-falk") in hidden
    assert ("plays", "ines-moura") in hidden
    assert ("plays", "rui-moura") not in hidden


def test_facts_keep_the_documents_order_however_many_claims_one_has(folder):
    many = "".join(
        f'\n[[claim]]\nid = "m{n}"\nabout = "lantern-quay"\nsays = "promo"\nvalue = "w{n}"\n'
        f'text = {{ en = "w{n}" }}\nstart = 0\nend = 1\ncheck = "{"0" * 12}"\n'
        for n in range(2_500)
    )
    with (folder.path / FIRST).open("a", encoding="utf-8") as stream:
        stream.write(many)
    folder.build()
    firsts = [row[0] for row in rows(folder.built, "SELECT first FROM fact ORDER BY id")]
    assert firsts == sorted(firsts)
    assert firsts.count(0) > 2_500


def test_a_text_in_a_claim_is_a_word_and_may_be_repeated(folder):
    folder.change(FIRST, CLAIM, claimed("production", 'value = "wrapped"', WRAPPED))
    folder.build()
    words = rows(folder.built, "SELECT text FROM word WHERE slug = 'wrapped'")
    assert words == [('{"en": "filming is over", "da": "optagelserne er slut"}',)]
    facts = rows(folder.built, "SELECT sources FROM fact WHERE value = 'wrapped'")
    assert facts == [(2,)]


def test_a_copy_counts_as_a_document_and_not_as_a_voice(harbour):
    sql = "SELECT rank, value, sources, independent FROM fact WHERE predicate = 'episodes'"
    assert sorted(rows(harbour / NAME, sql)) == [(1, "6", 1, 1), (2, "8", 2, 1)]
    best = "SELECT reason FROM fact WHERE predicate = 'episodes' AND rank = 1"
    assert rows(harbour / NAME, best) == [("newest",)]


def test_a_voice_more_outweighs_a_newer_one(folder):
    folder.change(COPY, 'copy_of = "01-nordlys-weekly"\n', "")
    folder.change(COPY, '"fan"', '"press"')
    folder.build()
    sql = "SELECT value, reason FROM fact WHERE predicate = 'episodes' AND rank = 1"
    assert rows(folder.built, sql) == [("8", "sources")]


def test_a_more_trusted_outlet_outweighs_any_number(folder):
    folder.change(COPY, 'copy_of = "01-nordlys-weekly"\n', "")
    folder.change(SECOND, '"press"', '"official"')
    folder.build()
    sql = "SELECT value, reason FROM fact WHERE predicate = 'episodes' AND rank = 1"
    assert rows(folder.built, sql) == [("6", "trust")]
