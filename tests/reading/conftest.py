"""The show's names, prepared once."""

import msgspec
import pytest

from bot.domain.documents import ShowForm
from bot.reading.roster import Roster
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def roster():
    form = msgspec.toml.decode((ROOT / "data" / "show.toml").read_bytes(), type=ShowForm)
    return Roster.of(form)


@pytest.fixture(scope="session")
def harbour():
    path = ROOT / "tests" / "shows" / "harbour" / "show.toml"
    return Roster.of(msgspec.toml.decode(path.read_bytes(), type=ShowForm))
