"""`bot plan` says what would be told, and which rule kept the rest, and sends nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.store.servers import Servers
from bot.store.state import State
from tests.conftest import DATA, ROOT
from tests.replay.history import HISTORY
from tests.replay.newsroom import publish


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    folder = tmp_path_factory.mktemp("history")
    publish(folder, HISTORY)
    return folder


def plan(*arguments, state=None):
    return subprocess.run(
        [sys.executable, "-m", "bot", "plan", *map(str, arguments)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(DATA), "STATE_DIR": str(state or DATA)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_tells_each_change_with_its_outlets(history):
    result = plan(history)
    assert result.returncode == 0
    told = [line for line in result.stdout.splitlines() if "→" in line]
    assert told == [
        "12 February 2025: narrowed, 2025 → August 2025 (Example Wire and Stage Post)",
        "27 January 2026: moved, August 2025 → 2026 (Screen Notes and Slate Notes)",
        "29 January 2026: narrowed, 2026 → 14 May 2026 (Drama Palace and Ciao Drama)",
        (
            "14 May 2026: released, 14 May 2026 → released, 14 May 2026"
            " (Example Wire and Screen Notes)"
        ),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Told until now: 2025 as a goal.",
        "1 October 2024: Fan Corner, rumored April 2025: a rumour or a look back",
        "15 February 2025: Line-up List, no date yet: gives no date, which takes none back",
        "12 June 2025: Han Sports, set for second half of 2025: says less than what is told",
        "28 August 2025: Fake Review, it is out: waits for a curator's yes",
        "1 December 2025: Late Repeat, set for August 2025: that time was over when it was printed",
        "Drama Palace, set for 14 May 2026: waits for a second, independent source",
        "3 February 2026: Example Wire, set for 14 May 2026: says the same",
        "1 June 2026: Late Repeat, set for 14 May 2026: that time was over when it was printed",
        "4 told",
    ],
)
def test_it_says_which_rule_kept_the_rest(history, said):
    assert said in plan(history).stdout


def test_it_looks_no_further_than_the_day_that_was_named(history):
    result = plan(history, "--until", "2025-12-31")
    assert "1 told" in result.stdout
    assert "2026" not in result.stdout


def test_a_broken_document_plans_nothing_and_names_its_line(tmp_path):
    (tmp_path / "2027-01-01-broken.toml").write_text("outlet = 3\n")
    result = plan(tmp_path)
    assert result.returncode == 1
    assert "2027-01-01-broken.toml, line 1" in result.stderr


def test_a_day_that_is_none_is_refused(history):
    result = plan(history, "--until", "soon")
    assert result.returncode == 1
    assert "--until takes a day" in result.stderr


async def test_it_says_who_would_hear_it(history, tmp_path):
    state = await State.open(tmp_path)
    servers = Servers(state)
    for server in (1, 2, 3):
        await servers.set_channel(server, server * 10, 0, 0)
    await servers.set_route(2, role_id=7)
    await servers.pause(3, 1)
    await state.close()
    said = plan(history, state=tmp_path).stdout
    assert "2 channels would hear it, 1 of them with a ping" in said
    assert "channel 10 of server 1" in said
    assert "One more asked for it" in said


def test_where_nobody_asked_it_says_so(history):
    assert "No channel would hear it" in plan(history).stdout
