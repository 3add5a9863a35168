"""What arrived and is public lies where the build reads it, and is built after the show's own."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress

import pytest
from msgspec.structs import replace

from bot.domain.desk import Standing, approved
from bot.domain.documents import Status, Tier
from bot.domain.tracker import resolve
from bot.store import arrived as writing
from bot.store.arrived import NotExported, export, write_out
from bot.store.build import build, is_stale
from bot.store.built import NAME
from bot.store.evidence import read_evidence
from bot.store.exported import hiding
from bot.store.folder import RETRACTED, Refusal
from tests.desk.articles import arrival, copy, draft, statement
from tests.store.conftest import HARBOUR

FAN = Tier.FAN
OWN = ["01-nordlys-weekly", "02-tagus-post", "03-quay-watch"]


@pytest.fixture
def show(tmp_path):
    shutil.copytree(HARBOUR, tmp_path / "show")
    return tmp_path / "show"


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


def files(state):
    return sorted(path.name for path in (state / "documents").iterdir())


def rows(state, sql):
    with closing(sqlite3.connect(state / NAME)) as db:
        return db.execute(sql).fetchall()


def documents(state):
    return [row[0] for row in rows(state, "SELECT id FROM document ORDER BY position")]


def originals(state):
    found = rows(state, "SELECT id, copy_of FROM document WHERE copy_of IS NOT NULL")
    return dict(found)


# ── the files ────────────────────────────────────────────────────────────────


def test_what_is_public_is_written_and_nothing_else(state):
    waiting = arrival("two", statement(), standing=Standing.WAITING)
    assert write_out(state, [arrival("one", statement()), waiting], ())
    assert files(state) == ["one.toml"]
    assert 'edtf = "2027-10"' in (state / "documents" / "one.toml").read_text("utf-8")


def test_doing_it_twice_changes_nothing(state):
    public = [arrival("one", statement())]
    assert write_out(state, public, ["two"])
    before = {path: path.stat() for path in (state / "documents").iterdir()}
    assert not write_out(state, public, ["two"])
    assert {path: path.stat() for path in (state / "documents").iterdir()} == before


def test_what_is_held_is_not_in_the_file_until_the_yes(state):
    held = arrival("one", statement(), held=["r1"])
    write_out(state, [held], ())
    assert "[[release]]" not in (state / "documents" / "one.toml").read_text("utf-8")
    assert write_out(state, [approved(held, "r1", 9)], ())
    assert "reviewed = true" in (state / "documents" / "one.toml").read_text("utf-8")


def test_what_is_public_no_more_goes(state):
    one, two = arrival("one"), arrival("two")
    write_out(state, [one, two], ())
    assert write_out(state, [replace(one, standing=Standing.REJECTED)], ())
    assert files(state) == []
    assert not write_out(state, [], ())


def test_what_was_taken_back_is_listed_and_has_no_file(state):
    one = arrival("one")
    write_out(state, [one], ())
    assert write_out(state, [one], {"one", "01-nordlys-weekly"})
    assert files(state) == [RETRACTED]
    listed = (state / "documents" / RETRACTED).read_text("utf-8")
    assert listed == "01-nordlys-weekly\none\n"
    assert write_out(state, [one], ())
    assert files(state) == ["one.toml"]


def test_what_a_crash_left_half_written_goes(state):
    write_out(state, [arrival("one")], ())
    (state / "documents" / ".two.toml.partial").write_text("outlet =", "utf-8")
    write_out(state, [arrival("one")], ())
    assert files(state) == ["one.toml"]


def test_a_disk_that_is_full_leaves_whole_files_and_the_next_run_makes_it_good(
    state, show, monkeypatch
):
    old, new = arrival("one", statement()), arrival("one", statement(edtf="2027-11"))
    write_out(state, [old], ())
    before = (state / "documents" / "one.toml").read_bytes()
    with monkeypatch.context() as full:

        def refuse(*_):
            raise OSError(28, "No space left on device")

        full.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="No space"):
            write_out(state, [new], ())
    assert (state / "documents" / "one.toml").read_bytes() == before
    build(show, state)
    assert write_out(state, [new], ())
    assert is_stale(show, state)


@pytest.mark.parametrize("name", ["../one", "/tmp/one", "One", "a.b", "", "x" * 41, "a\n"])
def test_an_id_that_is_no_name_of_a_file_is_never_written(state, name):
    with pytest.raises(ValueError, match="may be called"):
        write_out(state, [replace(arrival("one"), document=name)], ())
    assert files(state) == []


@pytest.mark.parametrize("stop", range(5))
def test_wherever_it_is_interrupted_no_copy_becomes_a_source_of_its_own(
    show, state, monkeypatch, stop
):
    """Two fan pages that copied one page: of the three one counts, at any moment."""
    rows_ = [
        arrival("aa", draft=draft("aa", statement(), tier=FAN)),
        copy("bb", "aa", tier=FAN),
        copy("cc", "aa", tier=FAN),
    ]
    write_out(state, rows_, ())
    build(show, state)
    told = state_of(state)
    for retracted, arrivals in (({"aa"}, rows_), ((), rows_)):
        calls = iter(range(99))
        plain = writing.put

        def put(path, body, calls=calls, plain=plain):
            if next(calls) == stop:
                raise OSError(5, "Input/output error")
            return plain(path, body)

        with monkeypatch.context() as broken:
            broken.setattr(writing, "put", put)
            with suppress(OSError):
                write_out(state, arrivals, retracted)
        with suppress(Refusal):  # what doesn't fit together is refused, and nothing told meanwhile
            build(show, state)
        assert state_of(state) == told
        write_out(state, arrivals, retracted)
        build(show, state)
        assert state_of(state) == told


def state_of(state):
    return resolve(read_evidence(state / NAME).claims).said


# ── the build ────────────────────────────────────────────────────────────────


def test_what_arrived_is_built_after_the_shows_own(show, state):
    write_out(state, [arrival("00-first", statement())], ())
    build(show, state)
    assert documents(state) == [*OWN, "00-first"]


def test_a_store_is_stale_once_something_arrived_changed_or_was_taken_back(show, state):
    build(show, state)
    one = arrival("one", statement())
    for arrivals, retracted in (
        ([one], ()),
        ([arrival("one", statement(edtf="2027-11"))], ()),
        ([one], {"one"}),
        ([one], {"one", OWN[0]}),
        ([], ()),
    ):
        assert write_out(state, arrivals, retracted)
        assert is_stale(show, state)
        build(show, state)
        assert not is_stale(show, state)


def test_what_was_taken_back_is_not_built_be_it_arrived_or_the_shows_own(show, state):
    write_out(state, [arrival("one"), arrival("two")], {"two", "02-tagus-post"})
    build(show, state)
    assert documents(state) == ["01-nordlys-weekly", "03-quay-watch", "one"]


def test_an_outlet_that_show_toml_lists_otherwise_by_now_is_trusted_as_it_is_listed(show, state):
    fan = arrival("fan", draft=draft("fan", statement(edtf="2027-12"), tier=FAN))
    write_out(state, [arrival("one", statement()), fan], ())
    build(show, state)
    tiers = "SELECT id, tier FROM document WHERE id IN ('one', 'fan') ORDER BY id"
    assert rows(state, tiers) == [("fan", "fan"), ("one", "press")]
    listing = show / "show.toml"
    text = listing.read_text("utf-8")
    assert "[outlets]\n" in text
    more = '[outlets]\nblocked = ["one.example"]\nagency = ["fan.example"]\n'
    listing.write_text(text.replace("[outlets]\n", more), "utf-8")
    build(show, state)
    assert rows(state, tiers) == [("fan", "agency")]


def test_two_subdomains_of_one_domain_are_no_two_sources_of_a_day(show, state):
    def page(name, host):
        link = f"https://{host}/{name}"
        form = draft(name, statement(edtf="2027-12"), tier=FAN, link=link)
        return arrival(name, draft=form)

    build(show, state)
    told = state_of(state)
    write_out(state, [page("one", "fan.example"), page("two", "de.fan.example")], ())
    build(show, state)
    assert state_of(state) == told
    write_out(state, [page("one", "fan.example"), page("two", "other.example")], ())
    build(show, state)
    assert state_of(state) != told


def test_a_copy_of_what_was_taken_back_stands_for_it(show, state):
    write_out(state, [copy("one", "01-nordlys-weekly")], {"01-nordlys-weekly"})
    build(show, state)
    assert documents(state) == ["02-tagus-post", "03-quay-watch", "one"]
    assert originals(state) == {"one": "03-quay-watch"}


def test_a_copy_of_what_was_taken_back_is_a_copy_of_what_that_was_a_copy_of(show, state):
    write_out(state, [copy("one", "03-quay-watch")], {"03-quay-watch"})
    build(show, state)
    assert originals(state) == {"one": "01-nordlys-weekly"}


def test_a_copy_may_be_named_before_its_original(show, state):
    write_out(state, [copy("aa", "zz"), arrival("zz")], ())
    build(show, state)
    assert documents(state) == [*OWN, "zz", "aa"]
    assert originals(state)["aa"] == "zz"


def test_a_copy_of_nothing_is_refused(show, state):
    write_out(state, [copy("one", "nobody")], ())
    with pytest.raises(Refusal, match="no earlier document is called “nobody”") as caught:
        build(show, state)
    assert caught.value.file == "state/documents/one.toml"


@pytest.mark.parametrize("same", ["link", "sha256"])
def test_what_arrived_and_is_the_shows_own_by_now_is_left_out(show, state, same):
    text = (show / "documents" / "01-nordlys-weekly.toml").read_text("utf-8")
    value = text.partition(f'{same} = "')[2].partition('"')[0]
    form = replace(draft("one", statement()), **{same: value})
    write_out(state, [arrival("one", draft=form), copy("two", "one")], ())
    build(show, state)
    assert documents(state) == [*OWN, "two"]
    assert originals(state)["two"] == "01-nordlys-weekly"


def test_of_what_arrived_twice_one_counts(show, state):
    twin = replace(draft("two", statement()), sha256=draft("one").sha256)
    write_out(state, [arrival("one", statement()), arrival("two", draft=twin)], ())
    build(show, state)
    assert documents(state) == [*OWN, "one"]


def test_a_broken_file_that_arrived_is_refused_by_name_and_line_and_changes_nothing(show, state):
    build(show, state)
    write_out(state, [arrival("one", statement(platform="nobody"))], ())
    with pytest.raises(Refusal) as caught:
        build(show, state)
    refusal = caught.value
    assert (refusal.file, refusal.table) == ("state/documents/one.toml", "release[0].platform")
    lines = (state / "documents" / "one.toml").read_text("utf-8").split("\n")
    assert lines[refusal.line - 1] == 'platform = "nobody"'
    assert documents(state) == OWN


def test_a_list_that_cannot_be_read_is_refused_and_takes_nothing_back(show, state):
    build(show, state)
    (state / "documents" / RETRACTED).mkdir(parents=True)
    with pytest.raises(Refusal, match=r"^state/documents/retracted\.txt, line 1"):
        build(show, state)
    assert documents(state) == OWN


def test_a_shows_folder_that_is_gone_takes_nothing_back_while_something_arrived(show, state):
    write_out(state, [arrival("one")], ())
    build(show, state)
    shutil.rmtree(show / "documents")
    with pytest.raises(Refusal, match="all documents of the show's own are gone"):
        build(show, state)
    assert documents(state) == [*OWN, "one"]
    (state / NAME).unlink()
    build(show, state)
    assert documents(state) == ["one"]


def test_a_show_may_live_on_what_arrives_alone(show, state):
    shutil.rmtree(show / "documents")
    for name in ("one", "two"):
        write_out(state, [arrival(name)], ())
        build(show, state)
        assert documents(state) == [name]


def test_a_statement_with_a_curators_yes_counts_and_its_neighbour_does_not(show, state):
    delayed = draft(
        "one",
        statement("r1", status=Status.DELAYED),
        statement("r2", edtf="2028-01"),
        tier=FAN,
    )
    held = arrival("one", draft=delayed, held=["r1"])
    write_out(state, [approved(held, "r1", 9)], ())
    build(show, state)
    claims = [c for c in read_evidence(state / NAME).claims if c.document == "one"]
    assert {(c.window.text, c.reviewed) for c in claims} == {("2027-10", True), ("2028-01", False)}
    assert state_of(state) == ("delayed", "2027-10")


# ── the export ───────────────────────────────────────────────────────────────


def test_what_is_exported_is_the_shows_own_from_then_on(show, state):
    mine = [arrival("one", statement()), copy("two", "one"), copy("aa", "01-nordlys-weekly")]
    paths = export(mine, show)
    assert sorted(path.name for path in paths) == ["aa.toml", "one.toml", "two.toml"]
    write_out(state, mine, ())
    build(show, state)
    assert documents(state) == [*OWN, "aa", "one", "two"]
    assert originals(state)["two"] == "one"
    shutil.rmtree(state / "documents")
    build(show, state)
    assert documents(state) == [*OWN, "aa", "one", "two"]


PLAN_AND_DELAY = arrival(
    *("one", statement(), statement("r2", "2028-01", status=Status.DELAYED)), held=["r2"]
)
LATER = approved(PLAN_AND_DELAY, "r2", 9)


def edited(show, *, mark=True):
    """Export an article, and edit its file by hand."""
    (path,) = export([PLAN_AND_DELAY], show)
    text = path.read_text("utf-8")
    assert "News of one" in text
    text = text.replace("News of one", "A better title")
    path.write_text(text if mark else text.partition("\n")[2], "utf-8")
    return path


def said(state):
    found = rows(state, "SELECT id FROM release_statement WHERE document = 'one' ORDER BY id")
    return [statement for (statement,) in found]


def titles(state):
    return [title for (title,) in rows(state, "SELECT title FROM document WHERE id = 'one'")]


def test_what_curators_decide_after_an_export_counts_in_its_place(show, state):
    (path,) = export([PLAN_AND_DELAY], show)
    write_out(state, [PLAN_AND_DELAY], ())
    build(show, state)
    assert said(state) == ["r1"]
    write_out(state, [LATER], ())
    assert is_stale(show, state)
    build(show, state)
    assert documents(state) == [*OWN, "one"]
    assert said(state) == ["r1", "r2"]
    path.write_text(f"# A note.\n{path.read_text('utf-8')}", "utf-8", newline="\r\n")
    build(show, state)
    assert said(state) == ["r1", "r2"]
    assert hiding(show, state) == []


def test_what_is_taken_back_after_an_export_is_gone_whichever_version_counts(show, state):
    export([PLAN_AND_DELAY], show)
    write_out(state, [LATER], {"one"})
    build(show, state)
    assert documents(state) == OWN


def test_an_export_stays_where_the_newer_version_is_of_an_outlet_that_is_blocked_now(show, state):
    export([PLAN_AND_DELAY], show)
    write_out(state, [LATER], ())
    listing = show / "show.toml"
    more = '[outlets]\nblocked = ["one.example"]\n'
    listing.write_text(listing.read_text("utf-8").replace("[outlets]\n", more), "utf-8")
    build(show, state)
    assert said(state) == ["r1"]


def test_an_export_that_somebody_edited_counts_as_it_is_and_what_it_hides_is_known(show, state):
    path = edited(show)
    write_out(state, [PLAN_AND_DELAY], ())
    assert hiding(show, state) == []
    write_out(state, [LATER], ())
    assert hiding(show, state) == [path]
    build(show, state)
    assert titles(state) == ["A better title"]
    assert said(state) == ["r1"]
    path.unlink()
    assert hiding(show, state) == []
    build(show, state)
    assert said(state) == ["r1", "r2"]


def test_of_an_export_without_a_mark_nobody_knows_and_its_edits_are_kept_and_told(show, state):
    path = edited(show, mark=False)
    write_out(state, [PLAN_AND_DELAY], ())
    build(show, state)
    assert titles(state) == ["A better title"]
    assert hiding(show, state) == [path]


def test_only_what_is_public_is_exported(show):
    waiting = arrival("two", standing=Standing.WAITING)
    held = arrival("one", statement(), held=["r1"])
    (path,) = export([held, waiting], show)
    assert path == show / "documents" / "one.toml"
    assert "[[release]]" not in path.read_text("utf-8")
    assert export([], show) == []


@pytest.mark.parametrize("same", ["id", "link", "sha256"])
def test_nothing_is_written_over_nor_twice_and_then_nothing_at_all(show, same):
    text = (show / "documents" / "02-tagus-post.toml").read_text("utf-8")
    if same == "id":
        second = arrival("02-tagus-post", draft=draft("two"))
    else:
        value = text.partition(f'{same} = "')[2].partition('"')[0]
        second = arrival("two", draft=replace(draft("two"), **{same: value}))
    with pytest.raises(NotExported, match="there already"):
        export([arrival("01"), second], show)
    assert sorted(path.stem for path in (show / "documents").iterdir()) == OWN
    assert (show / "documents" / "02-tagus-post.toml").read_text("utf-8") == text


def test_a_copy_is_not_exported_without_its_original(show):
    with pytest.raises(NotExported, match="export that, too"):
        export([copy("two", "one")], show)
