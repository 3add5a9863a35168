"""What is public is written where the build reads it: only what changed is made anew."""

from __future__ import annotations

import pytest

from bot.services.publishing import Publishing
from bot.store import arrived, desk
from bot.store.desk import Desk, as_arrival
from bot.store.state import State
from bot.store.write import as_toml
from tests.desk.articles import arrival, copy, statement


@pytest.fixture
async def here(tmp_path):
    state = await State.open(tmp_path)
    yield Desk(state), tmp_path
    await state.close()


@pytest.fixture
def counts(monkeypatch):
    """The documents that were read from the state, and those that were made as files."""
    read, made = [], []

    def reads(row):
        read.append(row.document)
        return as_arrival(row)

    def makes(form):
        made.append(form.link)
        return as_toml(form)

    monkeypatch.setattr(desk, "as_arrival", reads)
    monkeypatch.setattr(arrived, "as_toml", makes)
    return read, made


async def test_only_the_article_that_changed_is_read_and_written_again(here, counts):
    kept, folder = here
    read, made = counts
    publishing = Publishing(kept, folder, lambda: None)
    for name in ("one", "two", "three"):
        await kept.keep(arrival(name, statement()))
    assert await publishing.publish()
    assert sorted(read) == ["one", "three", "two"]
    assert len(made) == 3
    read.clear()
    made.clear()
    assert await publishing.publish()
    assert (read, made) == ([], [])
    await kept.retract("two", 1, None, 9)
    await kept.keep(arrival("four", statement()))
    read.clear()
    assert await publishing.publish()
    assert sorted(read) == ["four", "two"]
    assert made == ["https://four.example/news"]
    files = sorted(path.stem for path in (folder / "documents").glob("*.toml"))
    assert files == ["four", "one", "three"]


async def test_a_file_that_somebody_else_changed_or_removed_is_made_good(here):
    kept, folder = here
    publishing = Publishing(kept, folder, lambda: None)
    for name in ("one", "two"):
        await kept.keep(arrival(name, statement()))
    await publishing.publish()
    paths = [folder / "documents" / f"{name}.toml" for name in ("one", "two")]
    before = [path.read_bytes() for path in paths]
    paths[0].write_bytes(b"something else")
    paths[1].unlink()
    assert await publishing.publish()
    assert [path.read_bytes() for path in paths] == before


async def test_a_copy_is_written_again_when_its_original_is_taken_back(here):
    kept, folder = here
    publishing = Publishing(kept, folder, lambda: None)
    for one in (arrival("one", statement()), copy("two", "one"), copy("three", "one")):
        await kept.keep(one)
    await publishing.publish()
    path = folder / "documents" / "two.toml"
    assert 'copy_of = "one"' in path.read_text("utf-8")
    await kept.retract("one", 1, None, 9)
    await publishing.publish()
    assert 'copy_of = "three"' in path.read_text("utf-8")
