"""The tables of the bot's own state, as they are today; migrations.py has how they came to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, FromClause

tables = MetaData()
Big = BigInteger().with_variant(Integer, "sqlite")
"""Ids of Discord's and milliseconds since 1970: 64 bits on PostgreSQL, INTEGER on SQLite."""
LIVE = "state IN ('pending', 'sending')"

schema_version = Table(
    "schema_version",
    tables,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
)
install = Table(
    "install",
    tables,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),  # random, part of every nonce
    sqlite_strict=True,
)
command_sync = Table(
    "command_sync",
    tables,
    Column("application_id", Big, primary_key=True, autoincrement=False),
    Column("payload_hash", Text, nullable=False),
    Column("synced_at", Big, nullable=False),
    sqlite_strict=True,
)
guild = Table(
    "guild",
    tables,
    Column("guild_id", Big, primary_key=True, autoincrement=False),
    Column("language", Text),  # none: the server's own
    Column("answers", Text, nullable=False, server_default="public"),
    Column("notices_id", Big),  # the channel for the admins; none: where the server reads them
    Column("seen_at", Big, nullable=False),
    Column("left_at", Big),
    sqlite_strict=True,
)
subscription = Table(
    "subscription",
    tables,
    Column(
        "guild_id",
        Big,
        ForeignKey("guild.guild_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("channel_id", Big, primary_key=True, autoincrement=False),
    Column("kind", Integer, nullable=False),  # Discord's channel type
    Column("role_id", Big),
    Column("topics", Integer, nullable=False),  # bits, see domain.story.Topic
    Column("paused_at", Big),
    Column("suspended_at", Big),
    Column("suspended", Text),  # why, see domain.delivery.Trouble
    Column("noticed_at", Big),  # when the admins were told of the suspension
    Column("since_at", Big, nullable=False),
    sqlite_strict=True,
)
told = Table(
    "told",
    tables,
    Column("show", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("value", Text, nullable=False),  # JSON, see domain.news
    Column("evidence", Text, nullable=False),  # hash of what it was concluded from
    Column("at", Big, nullable=False),
    sqlite_strict=True,
)
story = Table(
    "story",
    tables,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),  # see domain.story.Kind
    Column("topic", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("material", Integer, nullable=False),  # the newest revision that was material
    Column("body", Text, nullable=False),  # JSON, see domain.story
    Column("updated_at", Big, nullable=False),
    sqlite_strict=True,
)
delivery = Table(
    "delivery",
    tables,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("story_id", Text, ForeignKey("story.id", ondelete="CASCADE"), nullable=False),
    Column("channel_id", Big, nullable=False),
    Column("guild_id", Big, nullable=False),
    Column("step", Integer, nullable=False),  # see domain.delivery.Step
    Column("number", Integer, nullable=False),  # of a reply or publication; 0 for the post
    Column("birth", Integer, nullable=False),  # how often the post was begun anew
    Column("want_rev", Integer, nullable=False),
    Column("sent_rev", Integer, nullable=False),
    Column("message_id", Big),
    Column("state", Text, nullable=False),  # see domain.delivery.Standing
    Column("claims", Integer, nullable=False),  # every claim counts: the fence
    Column("tries", Integer, nullable=False),  # failed ones since the last success: the backoff
    Column("next_at", Big, nullable=False),
    Column("lease_until", Big),
    Column("owner", Text),
    Column("first_at", Big),  # of the first attempt whose end is unknown
    Column("since_at", Big, nullable=False),  # since when this revision waits
    Column("last_error", Text),
    UniqueConstraint("story_id", "channel_id", "step", "number"),
    sqlite_strict=True,
)
# serves: what is due, and claims that ran out
Index(
    "delivery_due",
    delivery.c.next_at,
    delivery.c.id,
    sqlite_where=text(LIVE),
    postgresql_where=text(LIVE),
)
# serves: the order within a channel
Index(
    "delivery_channel",
    delivery.c.channel_id,
    delivery.c.id,
    sqlite_where=text(LIVE),
    postgresql_where=text(LIVE),
)
# serves: what a server holds, for its doctor and its deletion
Index("delivery_guild", delivery.c.guild_id)
outcome = Table(
    "outcome",
    tables,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("guild_id", Big, nullable=False),
    Column("channel_id", Big, nullable=False),
    Column("story_id", Text, nullable=False),
    Column("step", Integer, nullable=False),
    Column("at", Big, nullable=False),
    Column("what", Text, nullable=False),  # see domain.delivery.Outcome
    Column("reason", Text),
    sqlite_strict=True,
)
# serves: a route's last outcomes
Index("outcome_channel", outcome.c.channel_id, outcome.c.id)
Index("outcome_guild", outcome.c.guild_id)


def live(rows: FromClause = delivery) -> ColumnElement[bool]:
    """Say that a delivery waits or is under way: in words, so that the partial indexes serve."""
    return rows.c.state.in_((literal_column("'pending'", Text), literal_column("'sending'", Text)))
