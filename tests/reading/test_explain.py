"""`bot explain`: an article with its claims marked, and why other dates aren't any; or JSON."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.domain.documents import QuoteKind, Status
from bot.domain.edtf import Precision
from tests.conftest import DATA, ROOT

FOLDER = os.environ.get("ORIGINALS")
KEYS = {"file", "release", "quotes", "people", "cities"}
RELEASE = {"status", "edtf", "precision", "grade", "start", "end"}
QUOTE = {"speaker", "quote", "kind", "start", "end"}
ARTICLE = """title: Netflix dates its love story
outlet: Wire
url: https://wire.example/a
published: 2026-02-03
tier: press
lang: en

Soul Mate will premiere on Netflix on 14 May 2026, the streamer announced on Monday.

Hayato Isomura plays Ryu Narutaki, who lives in Berlin. “It was a very long
winter,” Isomura said. The trailer comes out on 2 March 2026.
""".replace("long\nwinter", "long winter")


@pytest.fixture
def explain(tmp_path):
    """Run `python -m bot explain …`; returns the finished process."""

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "bot", "explain", *map(str, arguments)],
            cwd=tmp_path,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(tmp_path),
                "PYTHONPATH": str(ROOT),
                "DATA_DIR": str(DATA),
                "STATE_DIR": str(tmp_path / "state"),
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def records(process):
    return [json.loads(line) for line in process.stdout.splitlines()]


def test_the_text_is_shown_with_its_claims_marked_and_their_rules(explain, article):
    process = explain(article)
    assert (process.returncode, process.stderr) == (0, "")
    lines = process.stdout
    assert lines.startswith(f"── {article}\n")
    assert re.search(r"⟦\d will premiere on [^.]*14 May 2026 \d⟧", lines)
    assert re.search(r"⟦\d “It was a very long winter,” \d⟧", lines)
    assert re.search(
        r"^\[\d\] release: scheduled, 2026-05-14 · its sentence names the show.*en-will-come\)$",
        lines,
        re.MULTILINE,
    )
    assert re.search(r"^\[\d\] quote by Hayato Isomura  \(\d+-\d+, .+\)$", lines, re.MULTILINE)
    assert "Hayato Isomura · plays · Ryu Narutaki" in lines
    assert "'2 March 2026': it belongs to another event, such as a trailer or filming" in lines
    assert "'Monday': the day on which something was announced or reported" in lines


def test_what_is_marked_is_the_text_and_nothing_else(explain, article):
    shown = explain(article).stdout.split("\n", 1)[1]
    plain = re.sub(r"⟦\d+ | \d+⟧", "", shown)
    assert plain.startswith(ARTICLE)


def test_json_is_one_object_a_line_for_each_file(explain, article, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Harbour Nine premieres on 14 May 2026.\n", "utf-8")
    process = explain("--json", article, other)
    first, second = records(process)
    assert process.returncode == 0
    assert (first["file"], second["file"]) == (str(article), str(other))
    assert set(first) >= KEYS
    assert [second[key] for key in ("release", "quotes", "people", "cities")] == [[], [], [], []]


def test_json_says_what_was_taken_and_where(explain, article):
    (found,) = records(explain("--json", article))
    (release,) = found["release"]
    assert set(release) >= RELEASE
    assert [release[key] for key in ("status", "edtf", "precision", "grade")] == [
        *("scheduled", "2026-05-14", "day", "A")
    ]
    assert ARTICLE[release["start"] : release["end"]] == "will premiere on Netflix on 14 May 2026"
    (quote,) = found["quotes"]
    assert set(quote) >= QUOTE
    assert (quote["speaker"], quote["kind"]) == ("Hayato Isomura", "full")
    assert quote["quote"] == "It was a very long winter,"
    assert ARTICLE[quote["start"] : quote["end"]] == "“It was a very long winter,”"
    (person,) = found["people"]
    assert (person["name"], person["plays"], person["known"]) == (
        *("Hayato Isomura", "Ryu Narutaki", True),
    )
    assert all(ARTICLE[one["start"] : one["end"]] == one["name"] for one in found["cities"])


def test_a_page_is_read_as_one(explain, tmp_path):
    page = tmp_path / "page.html"
    lines = "".join(f"<p>{line}</p>" for line in [*ARTICLE.split("\n\n")[1:], "More. " * 80])
    page.write_text(f"<html><body><article><h1>News</h1>{lines}</article></body></html>", "utf-8")
    (found,) = records(explain("--json", page))
    assert [(r["status"], r["edtf"]) for r in found["release"]] == [("scheduled", "2026-05-14")]


def test_a_folder_is_read_file_by_file_in_order(explain, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("b.txt", "a.txt", "picture.png"):
        (folder / name).write_text(ARTICLE, "utf-8")
    found = records(explain("--json", folder))
    assert [Path(one["file"]).name for one in found] == ["a.txt", "b.txt"]


def test_files_that_cannot_be_read_are_named_and_the_others_still_shown(explain, article, tmp_path):
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(32)) * 40)
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    process = explain("--json", tmp_path / "missing.txt", binary, empty, article)
    assert process.returncode == 1
    assert [one["file"] for one in records(process)] == [str(article)]
    told = process.stderr.splitlines()
    assert len(told) == 3
    for path, line in zip(("missing.txt", "binary.txt", "empty.txt"), told, strict=True):
        assert path in line
        assert "can't be read" in line
    assert "Traceback" not in process.stderr


def test_without_files_it_says_what_it_wants(explain):
    process = explain()
    assert process.returncode == 2
    assert "files" in process.stderr


def test_the_four_originals_are_explained(explain):
    if not FOLDER:
        pytest.skip("ORIGINALS names no folder with the originals of the documents")
    files = sorted(Path(FOLDER).glob("*.txt"))
    process = explain("--json", *files)
    assert process.returncode == 0
    found = records(process)
    assert len(found) == len(files) == 4
    full = partial = 0
    for path, one in zip(files, found, strict=True):
        text = path.read_bytes().decode()
        assert set(one) >= KEYS
        for release in one["release"]:
            assert set(release) >= RELEASE
            assert Status(release["status"])
            assert Precision(release["precision"])
            assert release["grade"] in ("A", "B")
        for quote in one["quotes"]:
            assert set(quote) >= QUOTE
            full += QuoteKind(quote["kind"]) is QuoteKind.FULL
            partial += QuoteKind(quote["kind"]) is QuoteKind.PARTIAL
            words = text[quote["start"] : quote["end"]].split()
            assert set(quote["quote"].split()) <= {word.strip("“”‘’\"'") for word in words}
            assert quote["speaker"] is not None or quote["kind"] != "full"
        for key in ("release", "quotes", "people", "cities"):
            for thing in one[key]:
                assert 0 <= thing["start"] < thing["end"] <= len(text)
    assert full + partial == 17
    assert full >= 11
    assert {city["name"] for one in found for city in one["cities"]} == {
        *("Berlin", "Seoul", "Tokyo")
    }
    said = {(r["status"], r["edtf"]) for one in found for r in one["release"]}
    assert ("scheduled", "2025") in said


def test_the_four_originals_are_shown_whole(explain):
    if not FOLDER:
        pytest.skip("ORIGINALS names no folder with the originals of the documents")
    for path in sorted(Path(FOLDER).glob("*.txt")):
        process = explain(path)
        assert process.returncode == 0
        shown = process.stdout.split("\n", 1)[1]
        assert re.sub(r"⟦\d+ | \d+⟧", "", shown).startswith(path.read_bytes().decode())
        assert "explain-" not in shown
