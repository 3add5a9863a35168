"""The whole history replayed: each real change is told once, and nothing else is told."""

from __future__ import annotations

import random

import pytest

from bot.domain.replay import baseline, replay
from bot.domain.tracker import ChangeType, Phase
from bot.store.arriving import read_arriving
from tests.conftest import DATA
from tests.replay.history import HISTORY
from tests.replay.newsroom import publish

REAL = [
    ("2025-02-12", ChangeType.NARROWED, "2025-08"),
    ("2026-01-27", ChangeType.MOVED, "2026"),
    ("2026-01-29", ChangeType.NARROWED, "2026-05-14"),
    ("2026-05-14", ChangeType.RELEASED, "2026-05-14"),
]
"""What happened. The day is told at its second independent source, before those we trust."""


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The baseline's claims and the history's documents, as a build reads them."""
    folder = tmp_path_factory.mktemp("history")
    publish(folder, HISTORY)
    known, arriving = read_arriving(DATA, folder)
    claims, state = baseline([(read.id, read.form) for read in known])
    return claims, state, [(read.id, read.form) for read in arriving]


def changes(steps):
    return [
        (step.day.isoformat(), step.change.type, step.change.after.said[1])
        for step in steps
        if step.change is not None
    ]


def test_the_history_is_long_and_mostly_noise():
    assert len(HISTORY) >= 40
    assert len({article.id for article in HISTORY}) == len(HISTORY)
    assert len([article for article in HISTORY if not article.claim]) >= 8


def test_the_first_documents_are_a_silent_baseline(story):
    _, state, _ = story
    assert state.said == (Phase.GOAL, "2025"), "only a fan page calls it more than a goal"
    assert changes(replay(story[0], [])) == []


def test_each_real_change_is_told_once_and_nothing_else(story):
    claims, _, arriving = story
    assert changes(replay(claims, arriving)) == REAL


def test_a_second_run_over_the_same_documents_tells_nothing(story):
    claims, _, arriving = story
    everything, _ = baseline(arriving)
    assert changes(replay([*claims, *everything], arriving)) == []


@pytest.mark.parametrize("seed", range(5))
def test_the_order_within_a_day_does_not_matter(story, seed):
    claims, _, arriving = story
    shuffled = arriving[:]
    random.Random(seed).shuffle(shuffled)
    assert changes(replay(claims, shuffled)) == REAL


def test_one_document_a_day_or_all_at_once_end_in_the_same_state(story):
    claims, _, arriving = story
    steps = replay(claims, arriving)
    last = next(step.change.after for step in reversed(steps) if step.change is not None)
    _, at_once = baseline(arriving)
    assert at_once.said == last.said


@pytest.mark.parametrize(
    ("dropped", "missing"),
    [
        ("Screen Notes", ("2026-05-14", ChangeType.RELEASED, "2026-05-14")),
        ("Ciao Drama", ("2026-01-29", ChangeType.NARROWED, "2026-05-14")),
    ],
)
def test_a_change_waits_for_the_yes_or_the_second_source_that_it_needs(story, dropped, missing):
    claims, _, arriving = story
    rest = [(name, form) for name, form in arriving if form.outlet != dropped]
    assert missing not in changes(replay(claims, rest))
