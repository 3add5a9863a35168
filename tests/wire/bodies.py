"""Reads what a request brings, as JSON or as a form with files, and keeps files for download."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

from tests.wire import shapes

if TYPE_CHECKING:
    from tests.wire.shapes import Json


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody gave, and how Discord tells of it."""

    name: str
    kind: str
    data: bytes
    shape: Json

    @property
    def id(self) -> str:
        """Its id as an attachment."""
        return str(self.shape["id"])


SENT = web.RequestKey("sent", Any)
"""Where a request carries its JSON."""
FILES = web.RequestKey("files", list[File])


class Shelf:
    """Files, each at an address of its own on loopback."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._files: dict[str, File] = {}

    def keep(self, name: str, data: bytes, kind: str = "application/octet-stream") -> File:
        """Take a file in."""
        number = shapes.snowflake()
        url = f"{self._base}/cdn/attachments/{number}/{name}"
        file = File(name, kind, data, shapes.attachment(number, name, kind, len(data), url))
        self._files[number] = file
        return file

    async def hand_out(self, request: web.Request) -> web.StreamResponse:
        """Answer a download."""
        file = self._files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.data, headers={"Content-Type": file.kind})


async def read(request: web.Request, shelf: Shelf) -> tuple[Any, list[File]]:
    """Return the JSON of a request, and the files that came with it."""
    if not request.content_type.startswith("multipart/"):
        text = await request.read()
        return json.loads(text) if text else None, []
    sent: Any = None
    files: list[File] = []
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        if part.name == "payload_json":
            sent = json.loads(await part.text())
        else:
            data = bytes(await part.read(decode=True))
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files.append(shelf.keep(part.filename or "file", data, kind))
    return sent, files
