"""Whatever happens in whatever order: nothing lost, nothing repeated. And the rules find faults."""

from __future__ import annotations

import random
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.domain.delivery import Action, Outcome, Timing, Verdict, verdict
from bot.services.delivering import Deliverer
from bot.store.outbox import Outbox
from bot.store.tables import delivery
from tests.outbox.desk import Desk
from tests.outbox.machine import World

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
SOUND = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=SLOW,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a run is slow, and says its steps
)
HUNT = settings(
    SOUND,
    max_examples=400,
    phases=[Phase.generate],
    database=None,
    derandomize=True,
    print_blob=False,
    report_multiple_bugs=False,
)


def test_nothing_is_lost_and_nothing_repeated():
    run_state_machine_as_test(World, settings=SOUND)


class RandomNonce(World):
    def make_desk(self):
        desk = super().make_desk()
        desk.town.nonce = lambda _: f"{random.getrandbits(64)}"
        return desk


class MarksFirst(Deliverer):
    async def _send(self, due):
        now, shown = self._clock(), due.number or due.revision
        await self._outbox.sent(due, due.message or 1, shown, now, Outcome.DELIVERED)
        await super()._send(due)


class MarkBeforeSend(World):
    deliverer_class = MarksFirst


class LeaseTooShort(World):
    def make_desk(self):
        desk = Desk(self.state, timing=Timing(lease=5))
        desk.town.heeds_lease = False  # else it would send nothing at all
        return desk


class Unfenced(Outbox):
    def _holds(self, due):
        return delivery.c.id == due.id


class NoFencing(World):
    outbox_class = Unfenced


class Trusting(Deliverer):
    def _nonce_holds(self, _):
        return True


class NoReconciliation(World):
    deliverer_class = Trusting


def stubborn(step, status, code, *, wait=0):
    """Try again what is not there."""
    said = verdict(step, status, code, wait=wait)
    return Verdict(Action.UNCLEAR) if said.action is Action.SUSPEND else said


class RetryAfter404(World):
    def teardown(self):
        with mock.patch("bot.services.delivering.verdict", stubborn):
            super().teardown()

    def _tries(self, *args):
        with mock.patch("bot.services.delivering.verdict", stubborn):
            super()._tries(*args)


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (RandomNonce, "made twice"),
        (MarkBeforeSend, "never told|shows|a dead channel"),
        (LeaseTooShort, "under way"),
        (NoFencing, "held no claim"),
        (NoReconciliation, "made twice"),
        (RetryAfter404, "a dead channel"),
    ],
)
def test_each_planted_fault_is_found(plant, found):
    with pytest.raises(AssertionError, match=found):
        run_state_machine_as_test(plant, settings=HUNT)
