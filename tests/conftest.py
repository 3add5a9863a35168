"""What all tests share: the show's folder, the store built from it, and a fan to ask."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from bot.store.build import build
from tests.fan import fan_of

# The same examples for the same code: a change is judged by what it changed. By hand, run without
# CI set, each run looks at new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A folder with the knowledge.db of the project's own documents."""
    state = tmp_path_factory.mktemp("state")
    build(DATA, state)
    return state


@pytest.fixture
async def fan(built):
    """A fan of the project's own show."""
    async with fan_of(built) as someone:
        yield someone
