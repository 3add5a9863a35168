"""What the desk's tests share: a fresh state on SQLite and on PostgreSQL, and the desk's stores."""

from __future__ import annotations

import pytest

from bot.store.cards import Cards
from bot.store.desk import Desk
from bot.store.feeds import Feeds, Seen
from bot.store.suggestions import Suggestions
from tests.outbox.conftest import database, empty, postgres, state, url

__all__ = ["database", "empty", "postgres", "state", "url"]


@pytest.fixture
def desk(state):
    return Desk(state)


@pytest.fixture
def cards(state):
    return Cards(state)


@pytest.fixture
def feeds(state):
    return Feeds(state)


@pytest.fixture
def seen(state):
    return Seen(state)


@pytest.fixture
def suggestions(state):
    return Suggestions(state)
