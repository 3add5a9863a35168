"""The objects that Discord sends, as small as discord.py and Discord's specification allow."""

from __future__ import annotations

import itertools
import time
from typing import Any

Json = dict[str, Any]

_EPOCH = 1420070400000
_counter = itertools.count(1)
LOCALE = "en-US"
VIEWING = str(1 << 10)
"""The permission to view channels, which every member of a server has."""


def snowflake() -> str:
    """Return a fresh id that, as Discord's do, tells when it was made."""
    milliseconds = int(time.time() * 1000) - _EPOCH
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
        "joined_at": "2026-01-01T00:00:00+00:00",
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


def guild(guild_id: str, name: str, channels: list[Json], bot: Json) -> Json:
    """Return a server as GUILD_CREATE has it."""
    everyone = {
        "id": guild_id,
        "name": "@everyone",
        "permissions": VIEWING,
        "position": 0,
        "color": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
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
        "joined_at": "2026-01-01T00:00:00+00:00",
        **{key: [] for key in (*empty, *more)},
        "roles": [everyone],
        "channels": channels,
        "members": [member(bot)],
    }


def message(channel_id: str, author: Json, application_id: str, sent: Json) -> Json:
    """Return what Discord makes of a message that was sent: it numbers the components."""
    numbers = itertools.count(1)

    def numbered(component: Json) -> Json:
        children = [numbered(child) for child in component.get("components", ())]
        return {"id": next(numbers), **component, **({"components": children} if children else {})}

    return {
        "id": snowflake(),
        "channel_id": channel_id,
        "author": author,
        "type": 20,
        "application_id": application_id,
        "content": sent.get("content") or "",
        "flags": sent.get("flags", 0),
        "embeds": [],
        "attachments": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "pinned": False,
        "tts": False,
        "timestamp": "2026-11-22T07:04:00+00:00",
        "edited_timestamp": None,
        "components": [numbered(component) for component in sent.get("components", ())],
    }
