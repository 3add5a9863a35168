"""The house: arrows go one way, a file has one purpose, text and settings have their places."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")])


def contracts(folder):
    """Run the import contracts as they stand in pyproject.toml on a copy of the house."""
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [linter, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def house(tmp_path):
    """A copy of the house in which walls may be broken."""
    for name in ("bot", "cogs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_its_contracts(house):
    result = contracts(house)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("bot/domain/names.py", "import bot.store.build", "One way down"),
        ("bot/services/ask.py", "import bot.ui.card", "One way down"),
        ("bot/ui/card.py", "import discord", "Discord stays at the edge"),
        ("cogs/cast.py", "import cogs.crew", "Cogs don't know one another"),
        ("bot/answers.py", "import sqlite3", "SQL stays in the store"),
    ],
)
def test_a_wrong_import_is_caught(house, file, line, contract):
    path = house / file
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
    result = contracts(house)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_says_its_one_purpose_and_stays_short(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 400
    said = ast.get_docstring(ast.parse(text))
    assert said is not None
    assert said.splitlines()[0].endswith((".", ",")) or len(said.splitlines()) > 1


def test_only_settings_read_the_environment():
    pattern = re.compile(r"os\.environ|getenv|dotenv")
    reading = {path.name for path in MODULES if pattern.search(path.read_text("utf-8"))}
    assert reading == {"settings.py"}


def test_no_name_of_the_show_is_in_the_code():
    words = re.compile(r"soul.?mate|isomura|taec|hashizume|narutaki|berlin|netflix", re.IGNORECASE)
    for path in MODULES:
        code = re.sub(r'""".*?"""', "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not words.search(code), path


def test_importing_everything_reads_and_writes_no_file_of_ours():
    script = f"""
import sys, pkgutil, importlib
opened = []
def watch(event, args):
    ours = [{str(ROOT)!r} + "/" + name for name in ("bot", "cogs", "data", "tests")]
    if event == "open" and str(args[0]).startswith(tuple(ours)):
        if not str(args[0]).endswith((".py", ".pyc")) and "__pycache__" not in str(args[0]):
            opened.append(str(args[0]))
sys.addaudithook(watch)
import bot, cogs
for package in (bot, cogs):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
print(opened)
"""
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip().splitlines()[-1] == "[]"


def test_every_message_that_code_asks_for_exists_and_none_is_left_over():
    folder = ROOT / "bot" / "i18n" / "locales" / "en"
    said = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.ftl")))
    keys = set(re.findall(r"^([a-z][a-z0-9_-]*) =", said, re.MULTILINE))
    code = "\n".join(path.read_text("utf-8") for path in MODULES)
    literal = set(re.findall(r"""["']([a-z][a-z0-9_-]+)["']""", code))
    stems = set(re.findall(r'f"([a-z][a-z0-9-]*-)\{', code))
    unused = {key for key in keys - literal if not any(key.startswith(stem) for stem in stems)}
    assert unused == set()
    asked = set(re.findall(r'voice(?:\.maybe)?\(\s*"([a-z0-9_-]+)"', code))
    assert asked - keys == set()
