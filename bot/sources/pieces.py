"""What the workshop is asked to draft, and what comes back."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads it at run time
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from bot.domain.documents import Tier  # noqa: TC001 - so it does this
from bot.reading.draft import Draft  # noqa: TC001 - and this
from bot.sources.forms import Entry, Job

if TYPE_CHECKING:
    from bot.sources.workshop import Workshop


class Content(StrEnum):
    """What some bytes are."""

    PAGE = "page"
    TEXT = "text"
    ENTRY = "entry"


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of an article beside it, as far as it is; the article's own word goes first."""

    outlet: str = ""
    published: str | None = None
    language: str | None = None
    tier: Tier | None = None


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be drafted, and the show as JSON of its form.

    `url` is where it came from in the end; a text file's own `url:` counts where that is empty.
    Header lines of a text are believed only where somebody `handed` in the file itself.
    `entry` is for an entry only, and `body` for all else. `today` bounds dates that are believed.
    """

    content: Content
    body: bytes = b""
    content_type: str = ""
    url: str = ""
    entry: Entry | None = None
    said: Said = Said()
    today: date | None = None
    handed: bool = False
    show: bytes = b""


class Drafted(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a piece. `draft` is none where its link isn't known, or where an entry holds
    only a beginning. `tier` is what a text file's header says.
    """

    sha256: str = ""
    link: str = ""
    tier: Tier | None = None
    draft: Draft | None = None


async def have_drafted(workshop: Workshop, piece: Piece) -> Drafted:
    """Have a piece drafted by the workshop. Raises NotParsed."""
    return _drafts.decode(await workshop.run(Job.READ, _pack(piece)))


_pack = msgspec.msgpack.encode
_drafts = msgspec.msgpack.Decoder(Drafted)
