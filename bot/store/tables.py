"""The tables of the bot's own state, as they are today; migrations.py has how they came to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
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
ASKED = "standing = 'waiting' OR (standing = 'taken' AND held <> '[]')"
"""Arrivals about which a curator is asked: in words, so that the partial index serves."""

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
arrival = Table(
    "arrival",
    tables,
    Column("document", Text, primary_key=True),
    Column("link_key", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("sketch", LargeBinary, nullable=False),  # see domain.copies
    Column("draft", Text, nullable=False),  # JSON, a DocumentForm
    Column("held", Text, nullable=False),  # JSON, see domain.desk.Held
    Column("standing", Text, nullable=False),  # see domain.desk.Standing
    Column("way", Text, nullable=False),  # see domain.desk.Way
    Column("handed_by", Big),
    Column("at", Big, nullable=False),
    Column("updated_at", Big, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("newcomers", Text, nullable=False, server_default="[]"),  # JSON, domain.desk.Newcomer
    sqlite_strict=True,
)
# serves: what waits for a curator
Index(
    "arrival_asked",
    arrival.c.at,
    arrival.c.document,
    sqlite_where=text(ASKED),
    postgresql_where=text(ASKED),
)
# serves: whether a text is known, whatever its link
Index("arrival_sha256", arrival.c.sha256)
retraction = Table(
    "retraction",
    tables,
    Column("document", Text, primary_key=True),  # of the show's folder, too
    Column("by", Big),
    Column("at", Big, nullable=False),
    Column("why", Text),
    Column("was", Text),  # an arrival's standing before
    sqlite_strict=True,
)
decision = Table(
    "decision",
    tables,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("document", Text),  # none for what is of no document
    Column("statement", Text),  # none for all of it
    Column("what", Text, nullable=False),  # see domain.desk.What
    Column("by", Big),  # none: the rule decided
    Column("rule", Text),
    Column("at", Big, nullable=False),
    Column("before", Text),
    Column("after", Text),
    sqlite_strict=True,
)
# serves: what was decided on one document
Index("decision_document", decision.c.document, decision.c.id)
feed = Table(
    "feed",
    tables,
    Column("url", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("every_s", Integer, nullable=False),
    Column("added_by", Big),  # none: show.toml names it
    Column("etag", Text),
    Column("modified", Text),
    Column("next_at", Big, nullable=False),
    Column("failures", Integer, nullable=False),  # since the last success: the backoff
    Column("ok_at", Big),
    Column("problem", Text),
    Column("disabled_at", Big),
    sqlite_strict=True,
)
seen = Table(
    "seen",
    tables,
    Column("key", Text, primary_key=True),  # of a link, or of a feed's entry
    Column("hash", Text),  # of what it held
    Column("at", Big, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("document", Text),
    sqlite_strict=True,
)
# serves: what is old enough to be forgotten
Index("seen_at", seen.c.at)
suggestion = Table(
    "suggestion",
    tables,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("link_key", Text, nullable=False, unique=True),
    Column("link", Text, nullable=False),
    Column("user_id", Big, nullable=False),
    Column("guild_id", Big),
    Column("at", Big, nullable=False),
    Column("outcome", Text),  # none: it isn't decided
    Column("told_at", Big),
    sqlite_strict=True,
)
# serves: how many a member handed in, and their deletion
Index("suggestion_user", suggestion.c.user_id, suggestion.c.at)
desk_card = Table(
    "desk_card",
    tables,
    Column("document", Text, primary_key=True),
    Column("channel_id", Big, nullable=False),
    Column("message_id", Big),  # none: it wasn't sent, or nobody knows
    Column("revision", Integer, nullable=False),  # the arrival's that it shows
    Column("at", Big, nullable=False),
    sqlite_strict=True,
)


def live(rows: FromClause = delivery) -> ColumnElement[bool]:
    """Say that a delivery waits or is under way: in words, so that the partial indexes serve."""
    return rows.c.state.in_((literal_column("'pending'", Text), literal_column("'sending'", Text)))
