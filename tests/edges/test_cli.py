"""The command line as a person uses it: each command in a process of its own."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from rich.console import Console

from bot import cli
from bot.settings import load
from bot.store.arrived import export, write_out
from tests.conftest import DATA, ROOT
from tests.desk.articles import arrival, statement


@pytest.fixture
def bot(tmp_path):
    """Run `python -m bot …` with its state in a fresh folder; returns the finished process."""

    def run(*arguments, **environment):
        clean = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
        settings = {"DATA_DIR": str(DATA), "STATE_DIR": str(tmp_path / "state"), **environment}
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=tmp_path,
            env=clean | settings,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_build_tells_what_it_built(bot, tmp_path):
    result = bot("build")
    assert result.returncode == 0
    assert "Built from 4 documents" in result.stdout
    assert (tmp_path / "state" / "knowledge.db").is_file()


def test_build_tells_which_edited_export_hides_what_curators_decided(bot, tmp_path):
    show, state = tmp_path / "show", tmp_path / "state"
    shutil.copytree(DATA, show)
    (path,) = export([arrival("one")], show)
    path.write_text(path.read_text("utf-8").replace("News of one", "Another title"), "utf-8")
    write_out(state, [arrival("one", statement())], ())
    result = bot("build", DATA_DIR=str(show))
    assert result.returncode == 0
    assert f"{path} was edited" in result.stderr
    assert "move it away" in result.stderr


def test_a_refused_build_names_file_and_line_and_changes_nothing(bot, tmp_path):
    show = tmp_path / "show"
    (show / "documents").mkdir(parents=True)
    (show / "show.toml").write_text('title = "X"\nentity = "x"\ncolour = "red"\nentities = []\n')
    result = bot("build", DATA_DIR=str(show))
    assert result.returncode == 1
    assert "Not built, and nothing was changed. show.toml, line 3, colour" in result.stderr
    assert not (tmp_path / "state" / "knowledge.db").exists()


def test_broken_documents_leave_the_preview_with_the_store_from_before(bot, tmp_path):
    show = tmp_path / "show"
    shutil.copytree(DATA, show)
    assert bot("build", DATA_DIR=str(show)).returncode == 0
    (show / "documents" / "99-broken.toml").write_text("outlet = \n")
    result = bot("preview", "--run", "/cast", DATA_DIR=str(show))
    assert result.returncode == 0
    assert "documents/99-broken.toml, line 1" in result.stderr
    assert "The store from before is used." in result.stderr
    assert "Hayato Isomura" in result.stdout


@pytest.mark.skipif("ORIGINALS" not in os.environ, reason="ORIGINALS names no folder of articles")
def test_verify_proves_every_place_in_the_originals(bot):
    result = bot("verify", "--originals", os.environ["ORIGINALS"])
    assert result.returncode == 0
    assert "in 4 documents (0 originals missing)" in result.stdout


def test_verify_says_which_originals_are_missing(bot, tmp_path):
    (tmp_path / "empty").mkdir()
    result = bot("verify", "--originals", str(tmp_path / "empty"))
    assert result.returncode == 1
    assert "01-achillean-kilig: its original isn't in" in result.stderr


def test_preview_prints_replies_within_five_seconds_and_ends(bot):
    started = time.monotonic()
    result = bot("preview", "--run", "/cast person:taecyeon", "--run", "/city name:berlin")
    took = time.monotonic() - started
    assert result.returncode == 0
    assert "## Ok Taec-yeon" in result.stdout
    assert "[What he said]  [Johan Hwang]" in result.stdout
    assert "## Berlin" in result.stdout
    assert took < 5 or os.environ.get("CI"), f"it took {took:.1f} s"


def test_preview_prints_private_answers_as_such(bot):
    result = bot("preview", "--run", "/cast person:nobody at all private:true")
    assert result.returncode == 0
    assert "(only you see this)" in result.stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("what now, bot?", "a command looks like"),
        ("/nosuch", "nosuch"),
        ("/cast colour:red", "no option 'colour'"),
    ],
)
def test_preview_says_what_is_wrong_with_a_line(bot, line, said):
    result = bot("preview", "--run", line)
    assert result.returncode == 2
    assert said in result.stderr


def test_run_without_a_token_says_what_to_do_and_ends_with_78(bot):
    result = bot("run")
    assert result.returncode == 78
    assert "DISCORD_TOKEN" in result.stderr
    assert "preview" in result.stderr


@pytest.mark.parametrize("damage", ["newer", "garbage"])
def test_a_state_that_cannot_be_used_ends_with_78_and_one_line(bot, tmp_path, damage):
    state = tmp_path / "state"
    state.mkdir()
    if damage == "garbage":
        (state / "state.db").write_bytes(b"this is no database at all" * 100)
    else:
        with closing(sqlite3.connect(state / "state.db")) as db:
            db.execute("CREATE TABLE schema_version (one INTEGER PRIMARY KEY, version INTEGER)")
            db.execute("INSERT INTO schema_version VALUES (1, 999)")
            db.commit()
    result = bot("run", DISCORD_TOKEN="made-up")
    assert result.returncode == 78
    assert len(result.stderr.strip().splitlines()) == 1
    assert "state.db" in result.stderr


def test_a_state_that_is_away_ends_with_75_so_that_it_is_tried_again(bot):
    url = "postgresql+asyncpg://bot:hidden@127.0.0.1:1/state"
    result = bot("run", DISCORD_TOKEN="made-up", STATE_URL=url)
    assert result.returncode == 75
    assert len(result.stderr.strip().splitlines()) == 1
    assert "try again" in result.stderr
    assert "backup" not in result.stderr
    assert "hidden" not in result.stderr


def test_a_plan_leaves_a_state_of_another_version_as_it_is_and_goes_on(bot, tmp_path):
    state = tmp_path / "state"
    state.mkdir()
    (tmp_path / "new").mkdir()
    with closing(sqlite3.connect(state / "state.db")) as db:
        db.execute("CREATE TABLE schema_version (one INTEGER PRIMARY KEY, version INTEGER)")
        db.execute("INSERT INTO schema_version VALUES (1, 0)")
        db.commit()
    before = (state / "state.db").read_bytes()
    result = bot("plan", str(tmp_path / "new"))
    assert result.returncode == 0
    assert "Nothing would be told." in result.stdout
    assert "Who would hear it can't be read: state.db has version 0" in result.stderr
    assert "would hear it" not in result.stdout
    assert [(path.name, path.read_bytes()) for path in state.iterdir()] == [("state.db", before)]


def test_a_wrong_setting_ends_with_78_and_one_line(bot):
    result = bot("run", LOG_LEVEL="loud")
    assert result.returncode == 78
    assert result.stderr.strip() == "LOG_LEVEL must be one of INFO, DEBUG, WARNING, ERROR"


def test_a_long_build_shows_its_progress_and_a_short_one_does_not(tmp_path, monkeypatch):
    shown = {}
    for patience in (0.0, 60.0):
        stream = io.StringIO()
        monkeypatch.setattr(cli, "PATIENCE", patience)
        monkeypatch.setattr(cli, "err", Console(file=stream, force_terminal=True))
        settings = load({"DATA_DIR": str(DATA), "STATE_DIR": str(tmp_path)}, tmp_path)
        cli._built(settings)
        shown[patience] = stream.getvalue()
    assert "Reading documents" in shown[0.0]
    assert "4/4" in shown[0.0]
    assert shown[60.0] == ""
