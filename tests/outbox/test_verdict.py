"""What follows from each of Discord's answers, and the nonce that makes a message one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.delivery import (
    BACKOFF,
    NONCE,
    Action,
    Step,
    Trouble,
    Verdict,
    backoff,
    marked_revision,
    marker,
    nonce,
    verdict,
)

MESSAGES = (Step.POST, Step.REPLY)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize(
    ("status", "code", "action"),
    [
        (401, 0, Action.STOP),
        (429, 0, Action.LATER),
        (500, 0, Action.UNCLEAR),
        (502, 0, Action.UNCLEAR),
        (503, 0, Action.UNCLEAR),
        (403, 0, Action.UNCLEAR),  # a proxy's or Cloudflare's, not Discord's
        (404, 0, Action.UNCLEAR),
        (404, 10008, Action.GONE),
    ],
)
def test_these_mean_the_same_for_each_step(step, status, code, action):
    assert verdict(step, status, code).action is action


@pytest.mark.parametrize("step", MESSAGES)
@pytest.mark.parametrize(
    ("status", "code", "trouble"),
    [
        (403, 50001, Trouble.NO_ACCESS),
        (403, 50013, Trouble.NO_PERMISSION),
        (403, 50008, Trouble.NO_CHANNEL),
        (403, 50024, Trouble.NO_CHANNEL),
        (404, 10003, Trouble.NO_CHANNEL),
        (404, 10004, Trouble.NO_GUILD),
        (403, 12345, Trouble.NO_PERMISSION),
        (404, 12345, Trouble.NO_CHANNEL),
    ],
)
def test_these_suspend_the_route(step, status, code, trouble):
    assert verdict(step, status, code) == Verdict(Action.SUSPEND, trouble=trouble)


@pytest.mark.parametrize("step", MESSAGES)
@pytest.mark.parametrize(
    ("status", "code", "trouble"),
    [
        (400, 50035, Trouble.INVALID),
        (400, 200000, Trouble.BLOCKED),
        (403, 200001, Trouble.BLOCKED),
        (400, 0, Trouble.INVALID),
    ],
)
def test_these_give_up_one_message(step, status, code, trouble):
    assert verdict(step, status, code) == Verdict(Action.DROP, trouble=trouble)


@pytest.mark.parametrize("code", [20022, 30046])
@pytest.mark.parametrize("status", [400, 429])
def test_limits_of_editing_put_it_off_for_an_hour_or_longer(status, code):
    said = verdict(Step.POST, status, code, wait=2)
    assert (said.action, said.wait, said.limited) == (Action.LATER, 3_600, True)
    assert verdict(Step.POST, status, code, wait=9_000).wait == 9_000


def test_a_limit_asks_for_its_own_wait_and_at_least_a_second():
    assert verdict(Step.POST, 429, 0, wait=17.5).wait == 17.5
    assert verdict(Step.POST, 429, 0, wait=0).wait == 1


def test_what_is_published_already_is_done():
    assert verdict(Step.PUBLISH, 400, 40033) == Verdict(Action.DONE)


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003), (403, 50001)])
def test_publishing_never_suspends(status, code):
    assert verdict(Step.PUBLISH, status, code).action is Action.DROP


@given(
    status=st.integers(400, 599),
    code=st.integers(0, 250_000),
    step=st.sampled_from(Step),
    wait=st.floats(0, 1e6),
)
def test_every_answer_has_a_verdict_that_can_be_carried_out(status, code, step, wait):
    said = verdict(step, status, code, wait=wait)
    assert (said.action is Action.LATER) == (said.wait > 0)
    assert (said.action in {Action.DROP, Action.SUSPEND}) == (said.trouble is not None)


@given(tries=st.integers(1, 100), luck=st.floats(0, 1, exclude_max=True))
def test_a_wait_lies_between_a_tenth_of_its_bound_and_the_bound(tries, luck):
    longest = BACKOFF[min(tries, len(BACKOFF)) - 1]
    assert longest * 0.1 <= backoff(tries, luck) <= longest


NAMED = {"install": "a", "story": "harbour:release", "channel": 1, "step": Step.POST}
NUMBERED = {"number": 0, "birth": 1}


def of(**changed):
    named = NAMED | NUMBERED | changed
    return nonce(named.pop("install"), named.pop("story"), named.pop("channel"), **named)


@pytest.mark.parametrize(
    "changed",
    [
        {"install": "b"},
        {"story": "harbour:promo"},
        {"channel": 2},
        {"step": Step.REPLY},
        {"number": 1},
        {"birth": 2},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_another_message_has_another_nonce(changed):
    assert of(**changed) != of()


@given(install=st.text(), story=st.text(), channel=st.integers(0, 2**64))
def test_a_nonce_is_short_stable_and_plain(install, story, channel):
    made = of(install=install, story=story, channel=channel)
    assert len(made) <= NONCE
    assert made.isascii()
    assert made.isalnum()
    assert made == of(install=install, story=story, channel=channel)


def test_a_nonce_is_the_same_in_every_release():
    assert of() == "nm5levdg6m4m2hpwtnievt6t"


@given(revision=st.integers(0, 10**6), birth=st.integers(1, 9))
def test_the_mark_of_a_message_tells_its_revision_and_no_other_message_s(revision, birth):
    mark = marker("harbour:release", Step.POST, number=0, birth=birth, revision=revision)
    text = f"see https://example.org/#{mark} for more"
    assert marked_revision(text, mark) == revision
    other = marker("harbour:release", Step.POST, number=0, birth=birth + 1, revision=0)
    assert marked_revision(text, other) is None
    assert marked_revision("no mark at all", mark) is None
    assert marked_revision(text.replace(mark, f"{mark.rpartition('-')[0]}-"), mark) is None
