"""Prints what was measured as one table, for README.md."""

from __future__ import annotations

import pytest

TABLE = pytest.StashKey[list[tuple[str, str, str]]]()
NOTE = (
    "p50 / p99, from the command to its card, without Discord. A round is 100 calls with changing"
    " names, warm; of five rounds the best is shown, of builds the best of three, since the machine"
    " was shared and noisy. A build's memory is an upper bound: it counts the tests that start it."
)


@pytest.fixture
def told(request):
    """Adds a row to the table: what, its bar, what was measured."""
    rows = request.config.stash.setdefault(TABLE, [])

    def tell(what: str, bar: str, measured: str) -> None:
        rows.append((what, bar, measured))

    return tell


def pytest_configure(config):
    # One table is enough.
    config.option.benchmark_quiet = True


def pytest_terminal_summary(terminalreporter, config):
    rows = config.stash.get(TABLE, [])
    if not rows:
        return
    terminalreporter.section("for README.md")
    for row in (("What", "Bar", "Measured"), ("---", "---:", "---:"), *rows):
        terminalreporter.write_line(f"| {' | '.join(row)} |")
    terminalreporter.write_line("")
    terminalreporter.write_line(NOTE)
