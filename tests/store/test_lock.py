"""A folder is held by one copy of the bot, and by nobody once that ended."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.store.lock import held
from bot.store.state import BadState
from tests.conftest import ROOT

HOLDS = (
    "import sys; from pathlib import Path; from bot.store.lock import held;"
    " lock = held(Path(sys.argv[1])); lock.__enter__(); print('held', flush=True); input()"
)


def test_a_second_copy_is_refused_until_the_first_one_died(tmp_path):
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as first:
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(BadState, match="another copy of the bot"), held(tmp_path):
            pass
        first.kill()
        first.wait(10)
    with held(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_to_is_not_blamed_on_another_copy(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BadState, match="may write there") as caught, held(tmp_path / "file"):
        pass
    assert "another copy" not in str(caught.value)


def test_trouble_of_who_holds_it_is_passed_on(tmp_path):
    with pytest.raises(OSError, match="theirs"), held(tmp_path):
        raise OSError("theirs")
