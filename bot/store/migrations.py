"""The numbered steps that bring state.db from any older form to today's.

A step describes its tables as they were when it was written: it must not import today's.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
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


def _desk(db: Connection) -> None:
    """Keep what arrives while the bot runs: articles, who decided on them, feeds, suggestions."""
    new = MetaData()
    asked = text("standing = 'waiting' OR (standing = 'taken' AND held <> '[]')")

    def table(name: str, *columns: Column[Any]) -> Table:
        return Table(name, new, *columns, sqlite_strict=True)

    def number(name: str) -> Column[object]:
        return Column(name, Integer, nullable=False)

    def big(name: str, *, null: bool = False) -> Column[object]:
        return Column(name, _Big, nullable=null)

    def words(name: str, *, null: bool = False) -> Column[object]:
        return Column(name, Text, nullable=null)

    def key(name: str) -> Column[object]:
        return Column(name, Text, primary_key=True)

    def counted() -> Column[object]:
        return Column("id", _Big, primary_key=True, autoincrement=True)

    arrival = table(
        "arrival",
        *(key("document"), Column("link_key", Text, nullable=False, unique=True)),
        *(words("sha256"), Column("sketch", LargeBinary, nullable=False), words("draft")),
        *(words("held"), words("standing"), words("way"), big("handed_by", null=True)),
        *(big("at"), big("updated_at"), number("revision")),
    )
    columns = (arrival.c.at, arrival.c.document)
    Index("arrival_asked", *columns, sqlite_where=asked, postgresql_where=asked)
    Index("arrival_sha256", arrival.c.sha256)
    table(
        "retraction",
        *(key("document"), big("by", null=True), big("at"), words("why", null=True)),
        words("was", null=True),
    )
    decision = table(
        "decision",
        *(counted(), words("document", null=True), words("statement", null=True), words("what")),
        *(big("by", null=True), words("rule", null=True), big("at")),
        *(words("before", null=True), words("after", null=True)),
    )
    Index("decision_document", decision.c.document, decision.c.id)
    table(
        "feed",
        *(key("url"), words("name"), number("every_s"), big("added_by", null=True)),
        *(words("etag", null=True), words("modified", null=True), big("next_at")),
        *(number("failures"), big("ok_at", null=True), words("problem", null=True)),
        big("disabled_at", null=True),
    )
    seen = table(
        "seen",
        *(key("key"), words("hash", null=True), big("at"), words("outcome")),
        words("document", null=True),
    )
    Index("seen_at", seen.c.at)
    suggestion = table(
        "suggestion",
        *(counted(), Column("link_key", Text, nullable=False, unique=True), words("link")),
        *(big("user_id"), big("guild_id", null=True), big("at"), words("outcome", null=True)),
        big("told_at", null=True),
    )
    Index("suggestion_user", suggestion.c.user_id, suggestion.c.at)
    table(
        "desk_card",
        *(key("document"), big("channel_id"), big("message_id", null=True), number("revision")),
        big("at"),
    )
    new.create_all(db)


def _newcomers(db: Connection) -> None:
    """Keep whom an article names that the show didn't know; of older ones nobody looked."""
    db.execute(text("ALTER TABLE arrival ADD COLUMN newcomers TEXT NOT NULL DEFAULT '[]'"))


STEPS: tuple[Step, ...] = (_command_sync, _announcements, _desk, _newcomers)
"""Append only: the length is the schema's version, kept in `schema_version`."""
