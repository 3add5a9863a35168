"""A newsroom on a fresh state, and its way of taking pages in."""

from __future__ import annotations

import pytest

from bot.domain.desk import Way
from bot.services.articles import Arriving
from bot.store.state import State
from tests.intake.newsroom import SHOW, Newsroom


@pytest.fixture
async def room(tmp_path):
    data = tmp_path / "data"
    (data / "documents").mkdir(parents=True)
    (data / "show.toml").write_text(SHOW, "utf-8")
    state = await State.open(tmp_path / "state")
    yield Newsroom(data, tmp_path / "state", state)
    await state.close()


@pytest.fixture
def takes(room):
    """Take a page in by its link."""

    async def take(link, page=None, way=Way.FEED, by=None):
        if page is not None:
            room.web.has(link, page)
        return await room.intake.take(Arriving(way=way, link=link, handed_by=by))

    return take
