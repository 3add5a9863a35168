"""The numbered steps that bring state.db from any older form to today's.

A step describes its tables as they were when it was written: it must not import today's.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    insert,
    text,
)

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


def _announcements(db: Connection) -> None:
    """Keep servers' settings, what was told, and the outbox."""
    new = MetaData()
    live = text("state IN ('pending', 'sending')")

    def table(name: str, *columns: Column[object] | UniqueConstraint) -> Table:
        return Table(name, new, *columns, sqlite_strict=True)

    def number(name: str, *, null: bool = False) -> Column[object]:
        return Column(name, Integer, nullable=null)

    def big(name: str, *, null: bool = False) -> Column[object]:
        return Column(name, _Big, nullable=null)

    def words(name: str, *, null: bool = False) -> Column[object]:
        return Column(name, Text, nullable=null)

    install = table(
        "install", Column("one", Integer, primary_key=True, autoincrement=False), words("id")
    )
    table(
        "guild",
        Column("guild_id", _Big, primary_key=True, autoincrement=False),
        words("language", null=True),
        Column("answers", Text, nullable=False, server_default="public"),
        *(big("notices_id", null=True), big("seen_at"), big("left_at", null=True)),
    )
    owner = ForeignKey("guild.guild_id", ondelete="CASCADE")
    table(
        "subscription",
        Column("guild_id", _Big, owner, primary_key=True, autoincrement=False),
        Column("channel_id", _Big, primary_key=True, autoincrement=False),
        *(number("kind"), big("role_id", null=True), number("topics")),
        *(big("paused_at", null=True), big("suspended_at", null=True)),
        *(words("suspended", null=True), big("noticed_at", null=True), big("since_at")),
    )
    table(
        "told",
        Column("show", Text, primary_key=True),
        Column("topic", Text, primary_key=True),
        *(words("value"), words("evidence"), big("at")),
    )
    table(
        "story",
        Column("id", Text, primary_key=True),
        *(words("kind"), number("topic"), number("revision"), number("material")),
        *(words("body"), big("updated_at")),
    )
    delivery = table(
        "delivery",
        Column("id", _Big, primary_key=True, autoincrement=True),
        Column("story_id", Text, ForeignKey("story.id", ondelete="CASCADE"), nullable=False),
        *(big("channel_id"), big("guild_id"), number("step"), number("number")),
        *(number("birth"), number("want_rev"), number("sent_rev"), big("message_id", null=True)),
        *(words("state"), number("claims"), number("tries"), big("next_at")),
        *(big("lease_until", null=True), words("owner", null=True), big("first_at", null=True)),
        *(big("since_at"), words("last_error", null=True)),
        UniqueConstraint("story_id", "channel_id", "step", "number"),
    )
    for name, first in (("delivery_due", "next_at"), ("delivery_channel", "channel_id")):
        columns = (delivery.c[first], delivery.c.id)
        Index(name, *columns, sqlite_where=live, postgresql_where=live)
    Index("delivery_guild", delivery.c.guild_id)
    outcome = table(
        "outcome",
        Column("id", _Big, primary_key=True, autoincrement=True),
        *(big("guild_id"), big("channel_id"), words("story_id"), number("step"), big("at")),
        *(words("what"), words("reason", null=True)),
    )
    Index("outcome_channel", outcome.c.channel_id, outcome.c.id)
    Index("outcome_guild", outcome.c.guild_id)
    new.create_all(db)
    db.execute(insert(install).values(one=1, id=secrets.token_hex(8)))


STEPS: tuple[Step, ...] = (_command_sync, _announcements)
"""Append only: the length is the schema's version, kept in `schema_version`."""
