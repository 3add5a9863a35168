"""Knows what is there when an article arrives: the show, its own documents, and what arrived."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from yarl import URL

from bot.domain.copies import COPY, containment
from bot.domain.names import fold
from bot.domain.sites import site_of
from bot.sources.addresses import BadLink, same, shaped
from bot.store.checks import Checker
from bot.store.folder import (
    ReadDocument,
    Refusal,
    Source,
    document_paths,
    read_files,
    read_show,
)
from bot.store.write import as_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from bot.domain.desk import Arrival
    from bot.domain.documents import DocumentForm, ShowForm
    from bot.store.desk import Desk

log = logging.getLogger(__name__)


class NoShow(Exception):
    """The show's folder can't be read, and never could; the message says why."""


@dataclass(frozen=True, slots=True)
class Own:
    """What is kept of a document of the show's folder."""

    id: str
    link_key: str
    host: str
    outlet: str
    sha256: str
    sketch: bytes
    path: Path


@dataclass(frozen=True, slots=True)
class _Arrived:
    """What is kept of an article that arrived."""

    host: str
    outlet: str
    sketch: bytes


@dataclass(slots=True)
class _Kept:
    stamp: tuple[int, int, int]
    own: Own | None = None


@dataclass(slots=True)
class Shelf:
    """The show's folder `data`, read again where its files change, and the desk.

    A file that can't be read is passed over, as long as it can't: the build tells of it.
    """

    data: Path
    desk: Desk
    _files: dict[Path, _Kept] = field(default_factory=dict["Path", _Kept])
    _show: tuple[tuple[int, int, int], ShowForm, bytes] | None = None
    _arrived: dict[str, _Arrived] | None = None

    async def show(self) -> tuple[ShowForm, bytes]:
        """Return the show's form, and the same as JSON. Raises NoShow."""
        return await asyncio.to_thread(self._read_show)

    async def own(self) -> list[Own]:
        """Return the documents of the show's folder."""
        return await asyncio.to_thread(self._read_own)

    async def form(self, own: Own) -> DocumentForm | None:
        """Return a document of the show's folder; none if it can't be read any more."""
        return await asyncio.to_thread(_form, own.path)

    async def misfit(self, document: str, form: DocumentForm) -> str | None:
        """Say why the build would refuse a document; none if it wouldn't."""
        return await asyncio.to_thread(self._misfit, document, form)

    async def ids(self) -> set[str]:
        """Return the ids of all documents, whatever became of them."""
        return {own.id for own in await self.own()} | set(await self._all())

    async def hosts(self) -> dict[str, str]:
        """Return what outlets are called, by the host of their links.

        Only what was taken says so: nobody gets a name by handing in a page that claims it.
        """
        taken = await self.desk.taken()
        every = await self._all()
        hosts = {a.host: a.outlet for document, a in every.items() if document in taken}
        return hosts | {own.host: own.outlet for own in await self.own()}

    async def copied(self, sketch: bytes, more: dict[str, bytes]) -> str | None:
        """Return the document of which this is nearly a copy, if there is one.

        `more` are the sketches of documents that will be there.
        """
        known = {own.id: own.sketch for own in await self.own()} | more
        known |= {document: arrived.sketch for document, arrived in (await self._all()).items()}
        return await asyncio.to_thread(_nearest, sketch, known)

    def keeps(self, arrival: Arrival) -> None:
        """Note an article that was kept."""
        if self._arrived is not None:
            self._arrived[arrival.document] = _of(arrival)

    async def _all(self) -> dict[str, _Arrived]:
        """Return what arrived. All that arrives goes by here, so it is read once."""
        if self._arrived is None:
            self._arrived = {a.document: _of(a) for a in await self.desk.arrivals()}
        return self._arrived

    def _read_show(self) -> tuple[ShowForm, bytes]:
        stamp = _stamp(self.data / "show.toml")
        if self._show is None or self._show[0] != stamp:
            try:
                form, _ = read_show(self.data)
            except (Refusal, OSError) as error:
                if self._show is None:
                    raise NoShow(str(error)) from error
                return self._show[1:]
            self._show = (stamp, form, msgspec.json.encode(form))
        return self._show[1:]

    def _misfit(self, document: str, form: DocumentForm) -> str | None:
        try:
            checker = Checker(*read_show(self.data))
            # Whether its original is there is seen where it is written out.
            alone = msgspec.structs.replace(form, copy_of=None)
            source = Source(f"{document}.toml", as_toml(alone))
            checker.document(ReadDocument(document, alone, source))
        except Refusal as error:
            return str(error)
        return None

    def _read_own(self) -> list[Own]:
        paths = document_paths(self.data)
        for path in self._files.keys() - set(paths):
            del self._files[path]
        for path in paths:
            stamp = _stamp(path)
            kept = self._files.get(path)
            if kept is None or kept.stamp != stamp:
                form = _form(path)
                self._files[path] = _Kept(stamp, _own(path, form) if form is not None else None)
        return [kept.own for kept in self._files.values() if kept.own is not None]


def host_of(link: str) -> str:
    """Return the host of a link, as it is compared; empty for what is no link."""
    try:
        return shaped(link).host.removeprefix("www.")
    except BadLink:
        return ""


def outlet_name(
    said: str, link: str, hosts: Mapping[str, str], listed: Collection[str] = ()
) -> str:
    """Return what an outlet is called: as before for the same host, else as the page says.

    `hosts` are the names by host, `listed` the domains of show.toml. A name that another host has,
    or another listed domain is, is not believed, nor none at all: then it is the host itself, so
    that nobody passes for somebody else.
    """
    host = host_of(link)
    if host in hosts:
        return hosts[host]
    name = " ".join(said.split())[:200]
    others = {fold(other) for other in hosts.values()}
    if not fold(name) or fold(name) in others or _is_anothers(name, host, listed):
        return host or URL(link).host or name
    return name


def _is_anothers(name: str, host: str, listed: Collection[str]) -> bool:
    """Say whether a name is that of a listed domain, or its first word, and not the host's."""
    word = _letters(name)
    return any(
        word in (_letters(domain), _letters(site), _letters(site.partition(".")[0]))
        and site != site_of(f"https://{host}/")
        for domain in listed
        if (site := site_of(f"https://{domain.strip().removeprefix('www.')}/"))
    )


def _letters(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalnum())


def _of(arrival: Arrival) -> _Arrived:
    draft = arrival.draft
    return _Arrived(host_of(draft.link), draft.outlet, arrival.sketch)


def _own(path: Path, form: DocumentForm) -> Own:
    return Own(
        id=path.stem,
        link_key=same(form.link),
        host=host_of(form.link),
        outlet=form.outlet,
        sha256=form.sha256,
        sketch=bytes.fromhex(form.sketch or ""),
        path=path,
    )


def _form(path: Path) -> DocumentForm | None:
    try:
        (read,) = read_files([path])
    except (Refusal, OSError, UnicodeDecodeError) as error:
        log.warning("%s is passed over: %s", path.name, error)
        return None
    return read.form


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        stat = path.stat()
    except OSError:
        return (0, 0, -1)
    return (stat.st_ino, stat.st_mtime_ns, stat.st_size)


def _nearest(sketch: bytes, known: dict[str, bytes]) -> str | None:
    """Return the document that shares most with a sketch, if that is enough for a copy."""
    shares = [
        (containment(sketch, other), document) for document, other in sorted(known.items()) if other
    ]
    best, document = max(shares, key=lambda row: row[0], default=(0.0, ""))
    return document if best >= COPY else None
