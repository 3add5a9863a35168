"""The numbered steps that bring state.db from any older form to today's.

A step describes its tables as they were when it was written: it must not import today's.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table, Text

Step = Callable[[Connection], None]
_Big = BigInteger().with_variant(Integer, "sqlite")


def _command_sync(db: Connection) -> None:
    """Keep which commands Discord was last given, so that they are sent on change only."""
    Table(
        "command_sync",
        MetaData(),
        Column("application_id", _Big, primary_key=True, autoincrement=False),
        Column("payload_hash", Text, nullable=False),
        Column("synced_at", _Big, nullable=False),
        sqlite_strict=True,
    ).create(db)


STEPS: tuple[Step, ...] = (_command_sync,)
"""Append only: the length is the schema's version, kept in `schema_version`."""
