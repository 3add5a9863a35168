"""What Discord checks of a message beyond its specification, and whom a message pings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.wire.places import Server
    from tests.wire.shapes import Json

V2 = 1 << 15
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(everyone|here)\b")
EMBED_TEXTS = ("title", "description")


def components(sent: Json) -> Iterator[Json]:
    """Yield all components of a message, nested ones too."""
    waiting = list(sent.get("components") or ())
    while waiting:
        part = waiting.pop(0)
        yield part
        waiting = [*part.get("components", ()), *filter(None, [part.get("accessory")]), *waiting]


def text(sent: Json) -> str:
    """Return what of a message can ping somebody: never what stands in an embed."""
    shown = (part["content"] for part in components(sent) if part["type"] == 10)
    return "\n".join([sent.get("content") or "", *shown])


def wrong(sent: Json, flags: int) -> str | None:
    """Return what is wrong with a form, in the words that stand behind error code 50035."""
    parts = list(components(sent))
    shown = sum(len(part["content"]) for part in parts if part["type"] == 10)
    named = [part["custom_id"] for part in parts if "custom_id" in part]
    embeds = sent.get("embeds") or ()
    wrongs = {
        "content: Must be 2000 or fewer in length.": len(sent.get("content") or "") > 2000,
        "embeds: Embed size exceeds maximum size of 6000": sum(map(_length, embeds)) > 6000,
        "components: Component custom id cannot be duplicated": len(named) != len(set(named)),
    }
    if flags & V2:
        wrongs |= {
            "content: cannot be used with MessageFlags.IS_COMPONENTS_V2": bool(sent.get("content")),
            "embeds: cannot be used with MessageFlags.IS_COMPONENTS_V2": bool(embeds),
            "components: total number of components exceeds 40": len(parts) > 40,
            "components: total text exceeds 4000": shown > 4000,
        }
    return next((words for words, holds in wrongs.items() if holds), None)


def empty(sent: Json, files: bool) -> bool:
    """Say whether there is nothing to show."""
    return not files and not any(
        sent.get(key) for key in ("content", "embeds", "components", "poll", "sticker_ids")
    )


def pings(sent: Json, server: Server, *, may_ping_all: bool) -> Json:
    """Return whom a message really pings, as the message then tells.

    That takes a mention in the text, `allowed_mentions` that let it pass, and for a role that it
    is mentionable or that the author may mention everyone.
    """
    said = text(sent)
    allowed = sent.get("allowed_mentions")
    passing = {"roles", "everyone"} if allowed is None else set(allowed.get("parse") or ())
    named = {str(role) for role in (allowed or {}).get("roles") or ()}
    pinged = [
        role
        for role in dict.fromkeys(_ROLE.findall(said))
        if (found := server.roles.get(role)) is not None
        and ("roles" in passing or role in named)
        and (found.mentionable or may_ping_all)
    ]
    everyone = bool(_EVERYONE.search(said)) and "everyone" in passing and may_ping_all
    return {"mention_roles": pinged, "mention_everyone": everyone}


def _length(embed: Json) -> int:
    whole = sum(len(embed.get(key) or "") for key in EMBED_TEXTS)
    whole += len((embed.get("footer") or {}).get("text") or "")
    whole += len((embed.get("author") or {}).get("name") or "")
    fields = embed.get("fields") or ()
    return whole + sum(len(field["name"]) + len(field["value"]) for field in fields)
