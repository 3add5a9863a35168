"""What the outbox's tests share: a fresh state on SQLite and on PostgreSQL, and a desk on it."""

from __future__ import annotations

import pytest

from bot.store.state import State
from tests.outbox.desk import Desk, hasty
from tests.outbox.postgres import THERE_IS_A_WHEEL, Postgres


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL that runs for all tests."""
    if not THERE_IS_A_WHEEL:
        pytest.skip("there is no PostgreSQL as a wheel for this platform")
    server = Postgres()
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture
async def empty(postgres):
    """The address of an empty database on PostgreSQL."""
    url = await postgres.database()
    yield url
    await postgres.drop(url)


@pytest.fixture
async def database(postgres):
    """The address of a database on PostgreSQL with the state's tables, and nothing in them."""
    return await postgres.with_tables()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    """The state's address: none for a file of our own."""
    return None if request.param == "sqlite" else request.getfixturevalue("database")


@pytest.fixture
async def state(url, tmp_path):
    """A fresh state."""
    opened = await State.open(tmp_path, url)
    if opened.embedded:
        await hasty(opened)
    yield opened
    await opened.close()


@pytest.fixture
def desk(state):
    """A desk on a fresh state."""
    return Desk(state)


@pytest.fixture
async def file(tmp_path):
    """A fresh state on SQLite, for what only a file has."""
    opened = await State.open(tmp_path)
    await hasty(opened)
    yield opened
    await opened.close()
