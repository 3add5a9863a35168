"""Articles taken in by hand, as a person does it: each command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.store.lock import held
from tests.conftest import DATA, ROOT

DAY = """title: Soul Mate has a day
outlet: The Wire
url: https://wire.example/soul-mate
published: 2026-03-02
tier: agency

Soul Mate will premiere on Netflix on 14 May 2027, the streamer announced.
"""
DELAY = """url: https://fans.example/soul-mate

Soul Mate has been delayed to 2028, a fan says.
"""


@pytest.fixture
def bot(tmp_path):
    """Run `python -m bot …` with its state in a fresh folder; returns the finished process."""

    def run(*arguments, said="", **environment):
        clean = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
        settings = {"DATA_DIR": str(DATA), "STATE_DIR": str(tmp_path / "state"), **environment}
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=tmp_path,
            env=clean | settings,
            input=said,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "day.txt").write_text(DAY)
    (folder / "delay.txt").write_text(DELAY)
    (folder / "nothing.txt").write_text("It rained in the harbour all day.")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8")
    return folder


def files(tmp_path):
    return sorted(path.name for path in (tmp_path / "state" / "documents").glob("*.toml"))


def test_articles_are_planned_taken_in_after_a_yes_and_exported(bot, articles, tmp_path):
    no = bot("ingest", str(articles), said="n\n")
    assert no.returncode == 1
    assert "day.txt: would be taken, as the-wire-soul-mate-has-a-day" in no.stdout
    assert "Found: 1 statement about the release" in no.stdout
    assert "release: scheduled for 14 May 2027\n" in no.stdout
    assert "delay.txt: would wait for a curator as a whole" in no.stdout
    assert "Why it waits: a delay, a release or a cancellation" in no.stdout
    assert "“Soul Mate has been delayed to 2028, a fan says.”" in no.stdout
    assert "nothing.txt: It doesn't say where it is from." in no.stdout
    assert "picture.jpg" not in no.stdout
    assert "→ 14 May 2027 (The Wire)" in no.stdout
    assert "No channel would hear it" in no.stdout
    assert "Nothing was taken in." in no.stdout
    assert files(tmp_path) == []

    nobody = bot("ingest", str(articles / "day.txt"))
    assert nobody.returncode == 1
    assert "--yes says it" in nobody.stderr
    assert files(tmp_path) == []

    yes = bot("ingest", "--yes", str(articles / "day.txt"), str(articles / "delay.txt"))
    assert yes.returncode == 0
    assert "Taken in: 2." in yes.stdout
    assert "Of them 1 waits for a curator: /desk queue on Discord, once DESK_GUILD" in yes.stdout
    assert files(tmp_path) == ["the-wire-soul-mate-has-a-day.toml"]

    again = bot("ingest", "--yes", str(articles / "day.txt"))
    assert "known already, as the-wire-soul-mate-has-a-day" in again.stdout
    assert "There is nothing to take in." in again.stdout

    show = tmp_path / "show"
    show.mkdir()
    (show / "show.toml").write_bytes((DATA / "show.toml").read_bytes())
    with held(tmp_path / "state"):  # as a bot that runs
        exported = bot("export", "--to", str(show))
    assert exported.returncode == 0
    assert "All is exported; only the desk's trail" in exported.stderr
    assert "inbox" not in exported.stderr
    assert (show / "documents" / "the-wire-soul-mate-has-a-day.toml").is_file()
    assert "Exported: 0." in bot("export", "--to", str(show)).stdout


def test_beside_a_running_bot_it_says_what_to_do(bot, articles, tmp_path):
    with held(tmp_path / "state"):
        result = bot("ingest", "--yes", str(articles))
    assert result.returncode == 78
    assert len(result.stderr.strip().splitlines()) == 1
    assert "another copy of the bot is running" in result.stderr
    assert "inbox are read while it runs, too" in result.stderr


def test_a_link_that_is_not_public_and_a_file_that_is_none_are_refused(bot, tmp_path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "secret.txt").write_text(DAY)
    result = bot("ingest", "--yes", "http://127.0.0.1/", "ftp://a.b/", "missing.txt", "link.txt")
    assert result.returncode == 1
    assert "leads to a machine that isn't a public one" in result.stdout
    assert "ftp://a.b/: Its link isn't one of the web's." in result.stdout
    assert "missing.txt: It can't be found." in result.stdout
    assert "link.txt: It is no plain file." in result.stdout
