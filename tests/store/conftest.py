"""What the store's tests share: the invented show, as a folder of its own to break."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.store.build import build
from bot.store.built import NAME
from bot.store.knowledge import Knowledge
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = ROOT / "tests" / "shows" / "harbour"


@dataclass(frozen=True)
class Folder:
    """A show's folder with the state that is built from it."""

    path: Path
    state: Path

    def change(self, file, old, new):
        """Replace text that stands in a file, the first time that it does; returns its line."""
        text = (self.path / file).read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (self.path / file).write_text(text.replace(old, new, 1), "utf-8")
        return text.count("\n", 0, text.index(old)) + 1

    def lines(self, file):
        return (self.path / file).read_text("utf-8").split("\n")

    def add(self, document="04-nordlys-review"):
        """Move a later document among the others."""
        shutil.move(self.path / "later" / f"{document}.toml", self.path / "documents")

    def build(self, progress=None):
        return build(self.path, self.state, progress)

    @property
    def built(self):
        return self.state / NAME


@pytest.fixture
def folder(tmp_path):
    """A copy of the invented show's folder, to change."""
    shutil.copytree(HARBOUR, tmp_path / "show")
    return Folder(tmp_path / "show", tmp_path / "state")


@pytest.fixture(scope="session")
def harbour(tmp_path_factory):
    """The state that is built from the invented show."""
    state = tmp_path_factory.mktemp("harbour")
    build(HARBOUR, state)
    return state


@pytest.fixture
async def known(harbour):
    """The invented show's knowledge, open."""
    knowledge = await Knowledge.open(harbour / NAME)
    yield knowledge
    await knowledge.retire()
