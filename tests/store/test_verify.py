"""The proof: every hash, length, place and word of the documents is that of the originals."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from bot.domain.copies import IN_A_FILE, sketch
from bot.store.folder import Refusal
from bot.store.verify import Verified, verify
from tests.conftest import DATA

FIRST = "documents/01-nordlys-weekly.toml"


@pytest.fixture
def originals(folder):
    return folder.path / "originals"


def original(originals, change):
    """Change the first original; returns its new hash and length."""
    file = originals / "01-nordlys-weekly.txt"
    text = change(file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    return hashlib.sha256(text.encode()).hexdigest(), len(text)


def test_what_is_right_is_counted(folder, originals):
    assert verify(folder.path, originals) == Verified(documents=3, spans=49, missing=())


def test_originals_are_found_by_their_hash_whatever_they_are_called(folder, originals):
    for number, file in enumerate(sorted(originals.iterdir())):
        file.rename(originals / f"{number}.bin")
    (originals / "a folder").mkdir()
    (originals / "empty").touch()
    (originals / "picture").write_bytes(b"\xff\xd8\xff")
    assert verify(folder.path, originals).missing == ()


@pytest.mark.parametrize("table", ["claim", "quote", "release", "name"])
def test_an_offset_that_is_off_by_one_is_caught_with_its_line(folder, originals, table):
    file = "documents/03-quay-watch.toml" if table == "name" else FIRST
    lines = folder.lines(file)
    header = lines.index(f"[[{table}]]")
    start = next(n for n in range(header, len(lines)) if lines[n].startswith("start ="))
    for line in (start, start + 1):
        key, number = lines[line].split(" = ")
        lines[line] = f"{key} = {int(number) + 1}"
    (folder.path / file).write_text("\n".join(lines), "utf-8")
    if table == "quote":
        # The quote begins at its part now, so that the build has nothing to refuse.
        lines[start + 1] = f"end = {int(lines[start + 1].split(' = ')[1]) - 1}"
        (folder.path / file).write_text("\n".join(lines), "utf-8")
    with pytest.raises(Refusal, match="don't match the check") as caught:
        verify(folder.path, originals)
    assert (caught.value.file, caught.value.table) == (file, f"{table}[0]")
    assert caught.value.line == header + 1


def test_a_part_of_a_quote_that_is_elsewhere_is_caught(folder, originals):
    """Its words are exact, so the build takes it; the original has other words there."""
    lines = folder.lines(FIRST)
    header = lines.index("[[quote.parts]]")
    for line in (header + 2, header + 3):
        key, number = lines[line].split(" = ")
        lines[line] = f"{key} = {int(number) - 1}"
    (folder.path / FIRST).write_text("\n".join(lines), "utf-8")
    assert folder.build().documents == 3
    with pytest.raises(Refusal, match="don't match the check") as caught:
        verify(folder.path, originals)
    assert (caught.value.table, caught.value.line) == ("quote[0].parts[0]", header + 1)


def test_an_original_with_another_hash_is_missing(folder, originals):
    original(originals, lambda text: text.replace("eight", "Eight"))
    assert verify(folder.path, originals) == Verified(2, 26, ("01-nordlys-weekly",))


def test_a_document_with_another_hash_has_no_original(folder, originals):
    folder.change(FIRST, 'sha256 = "', f'sha256 = "{"0" * 64}" # ')
    assert verify(folder.path, originals).missing == ("01-nordlys-weekly",)


def test_a_missing_original_is_named_and_the_others_are_proved(folder, originals):
    (originals / "03-quay-watch.txt").unlink()
    assert verify(folder.path, originals) == Verified(2, 43, ("03-quay-watch",))


def test_without_any_original_all_are_missing(folder, tmp_path):
    (tmp_path / "empty").mkdir()
    proved = verify(folder.path, tmp_path / "empty")
    assert (proved.documents, proved.spans, len(proved.missing)) == (0, 0, 3)


def test_a_folder_that_isnt_there_is_an_error(folder, tmp_path):
    with pytest.raises(FileNotFoundError):
        verify(folder.path, tmp_path / "nowhere")


def test_another_length_than_the_originals_is_caught(folder, originals):
    folder.change(FIRST, "length = ", "length = 1")
    with pytest.raises(Refusal, match=r"the original has \d+ characters") as caught:
        verify(folder.path, originals)
    assert (caught.value.table, caught.value.line) == ("length", 10)


def test_an_original_that_was_changed_together_with_its_hash_is_caught(folder, originals):
    sha256, length = original(originals, lambda text: text.replace("Nina Falk", "Nina Fall", 1))
    folder.change(FIRST, 'sha256 = "', f'sha256 = "{sha256}" # ')
    folder.change(FIRST, "length = ", f"length = {length} # ")
    with pytest.raises(Refusal, match="don't match the check") as caught:
        verify(folder.path, originals)
    assert caught.value.table == "claim[0]"


def test_a_sketch_is_proved_where_its_original_is_there(folder, originals):
    text = (originals / "01-nordlys-weekly.txt").read_text("utf-8")
    folder.change(FIRST, "[[claim]]", f'sketch = "{sketch(text, IN_A_FILE).hex()}"\n\n[[claim]]')
    assert verify(folder.path, originals).missing == ()
    assert folder.build().documents == 3
    right = sketch(text, IN_A_FILE).hex()
    line = folder.change(FIRST, right, sketch(f"{text} More.", IN_A_FILE).hex())
    with pytest.raises(Refusal, match="not the sketch of the original") as caught:
        verify(folder.path, originals)
    assert (caught.value.table, caught.value.line) == ("sketch", line)


def test_a_mistake_that_the_build_refuses_is_refused_here_too(folder, originals):
    folder.change(FIRST, '"the-lamp"', '"a-lamp"')
    with pytest.raises(Refusal, match="no word is called “a-lamp”"):
        verify(folder.path, originals)


@pytest.mark.skipif(
    "ORIGINALS" not in os.environ,
    reason="ORIGINALS names no folder with the texts of the project's own articles",
)
def test_the_projects_own_documents_are_proved_against_their_originals():
    proved = verify(DATA, Path(os.environ["ORIGINALS"]))
    assert proved.missing == ()
    assert proved.documents == 4
