"""The objects that Discord sends, as small as discord.py and Discord's specification allow."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING, Any

from tests.wire.clock import EPOCH

if TYPE_CHECKING:
    from tests.wire.places import Channel

Json = dict[str, Any]

LONG_AGO = "2026-01-01T00:00:00+00:00"
_counter = itertools.count(1)
LOCALE = "en-US"
VIEWING = str(1 << 10)
"""The permission to view channels, which every member of a server has."""


def snowflake() -> str:
    """Return a fresh id that, as Discord's do, tells when it was made."""
    milliseconds = int(time.time() * 1000) - EPOCH
    return str((milliseconds << 22) + next(_counter) % (1 << 22))


def user(user_id: str, name: str, *, bot: bool = False) -> Json:
    """Return a user."""
    return {
        "id": user_id,
        "username": name,
        "global_name": name.title(),
        "discriminator": "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "bot": bot,
        "primary_guild": None,
    }


def member(of: Json) -> Json:
    """Return a user as a member of the server."""
    return {
        "user": of,
        "roles": [],
        "joined_at": LONG_AGO,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "banner": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "premium_since": None,
        "permissions": VIEWING,
        "communication_disabled_until": None,
    }


def application(application_id: str) -> Json:
    """Return the bot's application, as its developers made it in the portal."""
    return {
        "id": application_id,
        "name": "Fan bot",
        "icon": None,
        "description": "",
        "flags": 0,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": user("1", "developer"),
        "team": None,
        "type": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "integration_types_config": {},
        "event_webhooks_status": 1,
        "explicit_content_filter": 0,
        "max_participants": None,
        "tags": [],
        "flags_new": "0",
        "eligible_oauth2_scopes": [],
        **{f"approximate_{what}_count": 0 for what in ("guild", "user_install")},
        "approximate_user_authorization_count": 0,
    }


def channel(channel_id: str, guild_id: str) -> Json:
    """Return the text channel in which members ask."""
    return {
        "id": channel_id,
        "guild_id": guild_id,
        "type": 0,
        "name": "ask-the-bot",
        "flags": 0,
        "position": 0,
        "permission_overwrites": [],
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "permissions": VIEWING,
    }


def thread(of: Channel) -> Json:
    """Return a thread, which isn't quite a channel."""
    return {
        "id": of.id,
        "guild_id": of.server.id,
        "parent_id": of.parent.id if of.parent else None,
        "type": of.kind,
        "name": of.name,
        "flags": 0,
        "owner_id": of.owner,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "permissions": VIEWING,
        "thread_metadata": {
            "archived": of.archived,
            "archive_timestamp": of.made,
            "auto_archive_duration": 4320,
            "locked": of.locked,
            "create_timestamp": of.made,
        },
    }


def role(
    role_id: str,
    name: str,
    permissions: int,
    *,
    mentionable: bool = False,
    managed: bool = False,
) -> Json:
    """Return a role."""
    return {
        "id": role_id,
        "name": name,
        "permissions": str(permissions),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": managed,
        "mentionable": mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def guild(guild_id: str, name: str, channels: list[Json], bot: Json) -> Json:
    """Return a server as GUILD_CREATE has it."""
    empty = ("threads", "stage_instances", "voice_states", "presences", "emojis", "stickers")
    more = ("guild_scheduled_events", "soundboard_sounds", "features")
    return {
        "id": guild_id,
        "name": name,
        "owner_id": "1",
        "icon": None,
        "banner": None,
        "preferred_locale": LOCALE,
        "member_count": 3,
        "large": False,
        "unavailable": False,
        "verification_level": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "default_message_notifications": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "afk_timeout": 300,
        "joined_at": LONG_AGO,
        **{key: [] for key in (*empty, *more)},
        "roles": [role(guild_id, "@everyone", int(VIEWING))],
        "channels": channels,
        "members": [member(bot)],
    }


def message(channel_id: str, author: Json, application_id: str, sent: Json) -> Json:
    """Return what Discord makes of a message that was sent: it numbers the components."""
    return {
        "id": snowflake(),
        "channel_id": channel_id,
        "author": author,
        "type": 20,
        "application_id": application_id,
        "attachments": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "pinned": False,
        "tts": False,
        "timestamp": "2026-11-22T07:04:00+00:00",
        "edited_timestamp": None,
        **said(sent),
    }


_ONE = {"min_values": 1, "max_values": 1}
_DEFAULTS: dict[int, Json] = {
    **dict.fromkeys((3, 5, 6, 7, 8), _ONE),
    11: {"description": None, "spoiler": False},
    13: {"name": "file", "size": 0, "spoiler": False},
    14: {"spacing": 1, "divider": True},
    17: {"accent_color": None, "spoiler": False},
}
"""What Discord adds to components, by their kinds, where a bot says nothing of it."""


def said(sent: Json) -> Json:
    """Return the part of a message that its author decides, as Discord keeps it."""
    numbers = itertools.count(1)

    def fetched(media: Json) -> Json:
        return {"id": snowflake(), "proxy_url": media["url"], **media}

    def numbered(component: Json) -> Json:
        more: Json = {}
        if children := [numbered(child) for child in component.get("components", ())]:
            more["components"] = children
        if "accessory" in component:
            more["accessory"] = numbered(component["accessory"])
        more |= {key: fetched(component[key]) for key in ("media", "file") if key in component}
        if "items" in component:
            more["items"] = [
                {**_DEFAULTS[11], **each, "media": fetched(each["media"])}
                for each in component["items"]
            ]
        defaults = _DEFAULTS.get(component["type"], {})
        return {"id": next(numbers), **defaults, **component, **more}

    return {
        "content": sent.get("content") or "",
        "flags": sent.get("flags") or 0,
        "embeds": [{"type": "rich", **embed} for embed in sent.get("embeds") or ()],
        "components": [numbered(component) for component in sent.get("components") or ()],
    }


def attachment(file_id: str, name: str, kind: str, size: int, url: str) -> Json:
    """Return a file as it hangs on a message or on a command."""
    return {
        "id": file_id,
        "filename": name,
        "content_type": kind,
        "size": size,
        "url": url,
        "proxy_url": url,
        "ephemeral": False,
    }
