"""Permissions by their names, and what a member may do in a channel, by Discord's own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.wire.places import Channel, Server

BITS = {
    "administrator": 3,
    "manage_channels": 4,
    "manage_guild": 5,
    "view_channel": 10,
    "send_messages": 11,
    "manage_messages": 13,
    "embed_links": 14,
    "attach_files": 15,
    "read_message_history": 16,
    "mention_everyone": 17,
    "use_external_emojis": 18,
    "manage_roles": 28,
    "manage_webhooks": 29,
    "send_messages_in_threads": 38,
}
ALL = (1 << 53) - 1
ROLE, MEMBER = 0, 1
"""Kinds of overwrites."""


def bits(names: Iterable[str]) -> int:
    """Return permissions as one number."""
    return sum(1 << BITS[name] for name in set(names))


INVITED = bits(
    (
        *("view_channel", "send_messages", "embed_links"),
        *("send_messages_in_threads", "read_message_history"),
    )
)
"""What the bot's invitation asks for, and its role has from the start."""


def bot_may(server: Server, bot: str, channel: Channel | None = None) -> int:
    """Return what the bot may do in a server, or in one of its channels.

    A thread has no overwrites of its own: those of its parent count. Within one kind, what any
    overwrite allows outweighs what another denies; a member's outweighs the roles', and the roles'
    that of everyone.
    """
    roles = [server.roles[role] for role in (server.id, *server.bot_roles) if role in server.roles]
    granted = 0
    for role in roles:
        granted |= role.permissions
    if granted & bits(["administrator"]):
        return ALL
    if channel is None:
        return granted
    overwrites = (channel.parent or channel).overwrites
    everyone = overwrites.get(server.id, (ROLE, 0, 0))
    own = overwrites.get(bot, (MEMBER, 0, 0))
    of_roles = [overwrites[role.id] for role in roles[1:] if role.id in overwrites]
    allowed = denied = 0
    for _, allow, deny in of_roles:
        allowed, denied = allowed | allow, denied | deny
    for allow, deny in ((everyone[1], everyone[2]), (allowed, denied), (own[1], own[2])):
        granted = granted & ~deny | allow
    return granted if granted & bits(["view_channel"]) else 0
