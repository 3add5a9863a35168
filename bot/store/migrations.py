"""The numbered steps that bring state.db from any older form to today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    Step = Callable[[Connection], None]


def _command_sync(db: Connection) -> None:
    """Keep which commands Discord was last given, so that they are sent on change only."""
    from bot.store.state import command_sync

    command_sync.create(db)


STEPS: tuple[Step, ...] = (_command_sync,)
"""Append only: the length is the schema's version, kept in `schema_version`."""
