"""`bot plan` says what would be told, and which rule kept the rest, and sends nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from bot.domain.story import Topic
from bot.store.servers import Servers
from bot.store.state import State
from tests.conftest import DATA, ROOT
from tests.replay.history import HISTORY
from tests.replay.newsroom import Article, publish


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    folder = tmp_path_factory.mktemp("history")
    publish(folder, HISTORY)
    return folder


def plan(*arguments, state=None, data=DATA):
    return subprocess.run(
        [sys.executable, "-m", "bot", "plan", *map(str, arguments)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data), "STATE_DIR": str(state or DATA)},
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


TEASER = """
[[claim]]
id = "c1"
about = "soul-mate"
says = "promo"
value = "teaser-of-{day}"
text.en = "A teaser, shown on {day}"
start = 0
end = 3
check = "000000000000"
"""
CREW = """
[[claim]]
id = "c2"
about = "{who}"
says = "crew"
value = "director"
start = 0
end = 3
check = "000000000000"
"""


def bring(folder, day, claims, *, tier="press", outlet="Screen Notes", **more):
    article = Article(day, outlet, tier, f"What {outlet} wrote.", **more)
    publish(folder, [article])
    path = folder / f"{article.id}.toml"
    path.write_text(path.read_text() + claims.format(day=day, who="maren-holt"))
    return article


def test_promotion_is_told_on_its_day(tmp_path):
    bring(tmp_path, "2027-01-05", TEASER)
    bring(tmp_path, "2027-01-07", TEASER, outlet="Stage Post")
    said = plan(tmp_path).stdout.splitlines()
    assert "5 January 2027: promo, A teaser, shown on 2027-01-05 (Screen Notes)" in said
    assert "7 January 2027: promo, A teaser, shown on 2027-01-07 (Stage Post)" in said
    assert "2 told, 0 kept, nothing sent." in said
    assert "Nothing would be told." not in said


def test_people_are_told_with_what_they_do(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    with (tmp_path / "data" / "show.toml").open("a") as show:
        show.write('\n[[entities]]\nid = "maren-holt"\nkind = "person"\nname = "Maren Holt"\n')
    bring(tmp_path / "new", "2027-01-05", CREW)
    said = plan(tmp_path / "new", data=tmp_path / "data").stdout.splitlines()
    assert "5 January 2027: people, Maren Holt (director) (Screen Notes)" in said


def test_promotion_waits_for_a_second_source_where_the_first_is_not_trusted(tmp_path):
    bring(tmp_path, "2027-01-05", TEASER, tier="fan")
    assert "Nothing would be told." in plan(tmp_path).stdout
    second = TEASER.replace("{day}", "2027-01-05")
    bring(tmp_path, "2027-01-09", second, tier="fan", outlet="Fan Corner")
    said = plan(tmp_path).stdout
    assert "9 January 2027: promo, A teaser, shown on 2027-01-05 (Screen Notes and Fan" in said


def test_what_is_said_again_is_told_once(tmp_path):
    bring(tmp_path, "2027-01-05", TEASER)
    bring(tmp_path, "2027-01-09", TEASER.replace("{day}", "2027-01-05"), outlet="Stage Post")
    assert "1 told, 0 kept" in plan(tmp_path).stdout


def test_promotion_that_turns_out_to_be_a_spoiler_is_taken_back(tmp_path):
    bring(tmp_path, "2027-01-05", TEASER)
    again = TEASER.replace("{day}", "2027-01-05").replace("start", "spoiler = true\nstart")
    bring(tmp_path, "2027-01-09", again, outlet="Stage Post")
    said = plan(tmp_path).stdout.splitlines()
    assert "9 January 2027: promo, taken back: A teaser, shown on 2027-01-05" in said


def test_promotion_older_than_what_is_known_is_no_news(tmp_path):
    bring(tmp_path, "2010-01-05", TEASER)
    assert "Nothing would be told." in plan(tmp_path).stdout


def test_promotion_after_the_last_day_is_not_looked_at(tmp_path):
    bring(tmp_path, "2027-01-05", TEASER)
    assert "Nothing would be told." in plan(tmp_path, "--until", "2027-01-04").stdout


def test_a_day_whose_documents_a_build_refuses_waits_for_the_next(tmp_path):
    first = Article("2027-01-08", "Screen Notes", "press", "What Screen Notes wrote.")
    bring(tmp_path, "2027-01-05", TEASER, outlet="Zulu Post", copy_of=first.id)
    path = next(tmp_path.glob("*zulu*"))
    path.rename(tmp_path / "zulu-post.toml")
    bring(tmp_path, "2027-01-08", TEASER)
    said = plan(tmp_path)
    assert said.returncode == 0
    assert "8 January 2027: promo, A teaser, shown on 2027-01-08 · A teaser, " in said.stdout


async def test_each_topic_that_is_told_has_its_own_audience(tmp_path):
    state = await State.open(tmp_path / "state")
    servers = Servers(state)
    for server, topics in ((1, Topic.RELEASE), (2, Topic.PROMO | Topic.PEOPLE), (3, Topic.PROMO)):
        await servers.set_channel(server, server * 10, 0, 0)
        await servers.set_route(server, topics=int(topics), role_id=7)
    await state.close()
    bring(tmp_path / "new", "2027-01-05", TEASER)
    said = plan(tmp_path / "new", state=tmp_path / "state").stdout
    assert "promo: 2 channels would hear it, 0 of them with a ping" in said
    assert "channel 10 of server 1" not in said
    assert "release: " not in said
    assert "people: " not in said
