"""A link that somebody hands in is looked up among thousands without holding anybody up."""

from __future__ import annotations

import pytest

from bot.services import suggesting
from bot.services.suggesting import Answer, Suggesting
from bot.sources.addresses import same
from bot.store.desk import Desk
from bot.store.generations import KnowledgeStore
from bot.store.state import State
from bot.store.suggestions import Suggestions


@pytest.fixture
async def here(built, tmp_path):
    state = await State.open(tmp_path)
    knowledge = KnowledgeStore(built)
    yield Suggesting(Suggestions(state), Desk(state), knowledge, letters=None, ticks=lambda: 1)
    await knowledge.close()
    await state.close()


async def test_the_links_of_all_documents_are_worked_out_once_for_each_built_file(
    here, monkeypatch
):
    worked = []

    def counted(link):
        worked.append(link)
        return same(link)

    monkeypatch.setattr(suggesting, "same", counted)
    async with here._knowledge.reading() as known:
        documents = await known.newest(1_000)
        again = documents[0].link
    for number in range(3):
        assert await here.hand_in(again, number, None) is Answer.KNOWN_TAKEN
    assert await here.hand_in("https://new.example/1", 9, None) is Answer.TAKEN_IN
    assert len(worked) == len(documents) + 4
