"""Compiles documents into knowledge.db: checked first, swapped in whole, the last one kept.

read show.toml | check | read documents, the show's and what arrived | check | insert
| derive facts, quotes, search | swap
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from bot import __version__
from bot.domain.documents import QuoteKind, Status, Tier
from bot.domain.edtf import parse
from bot.domain.facts import PREDICATES
from bot.domain.quotes import Change, Printing, best, differences
from bot.domain.tracker import resolve, unconfirmed
from bot.store.built import APPLICATION_ID, NAME, PREVIOUS, address
from bot.store.checks import Checker, check_of
from bot.store.derive import derive_facts
from bot.store.evidence import read_claims
from bot.store.folder import Refusal, document_paths, fingerprint, read_show
from bot.store.present import read_documents
from bot.store.search import folded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.domain.documents import DocumentForm, ShowForm
    from bot.store.folder import ReadDocument

MEANING = 3
"""Raised when rows mean something else while knowledge.sql stays: old files are rebuilt."""
_TRUST = {tier: rank for rank, tier in enumerate(Tier)}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made, for telling the operator."""

    documents: int
    facts: int
    quotes: int


def version() -> str:
    """Return what decides, besides the documents, whether a built file is still right."""
    return f"{__version__}/{MEANING}/{check_of(_schema())}"


def _schema() -> str:
    return files("bot.store").joinpath("knowledge.sql").read_text("utf-8")


def is_stale(folder: Path, state: Path) -> bool:
    """Say whether knowledge.db in `state` is missing, unreadable, or built from other files."""
    path = state / NAME
    if not path.is_file():
        return True
    try:
        with closing(sqlite3.connect(address(path), uri=True)) as db:
            checked = db.execute("PRAGMA quick_check(1)").fetchone()
            row = db.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
        return checked != ("ok",) or row is None or row[0] != fingerprint(folder, state, version())
    except (sqlite3.DatabaseError, OSError):
        return True


def build(folder: Path, state: Path, progress: Callable[[int, int], None] | None = None) -> Built:
    """Build knowledge.db in `state` from the show in `folder`, and from what arrived in `state`.

    On any error the old file stays: a broken file that arrived keeps those of the show from being
    used, too, until it is mended or its document retracted. `progress` is told (documents done,
    documents in all). Raises Refusal for a file that can't be used, OSError where the disk refuses.
    """
    state.mkdir(parents=True, exist_ok=True)
    partial = state / f"{NAME}.{os.getpid()}.partial"
    partial.unlink(missing_ok=True)
    try:
        built = _compile(folder, state, partial, progress)
        _swap(partial, state)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return built


def _compile(
    folder: Path, state: Path, path: Path, progress: Callable[[int, int], None] | None
) -> Built:
    # Taken first: what changes while this runs makes the result stale.
    taken = fingerprint(folder, state, version())
    show, source = read_show(folder)
    checker = Checker(show, source)
    own, arrived = len(document_paths(folder)), len(document_paths(state))
    if arrived and not own and _had_documents(state / NAME):
        raise Refusal(
            *("documents", "", 1),
            "all documents of the show's own are gone, as if its disk weren't there (if that is"
            f" meant, delete {NAME})",
        )
    total = own + arrived
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        # The file is new and nobody reads it: no journal is needed, _swap syncs it.
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        db.executescript(_schema())
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("BEGIN")
        _insert_show(db, show)
        for position, read in enumerate(read_documents(folder, state, show.outlets)):
            checker.document(read)
            _insert_document(db, read, position, show.language)
            if progress is not None:
                progress(position + 1, total)
        derive_facts(db)
        _derive_quotes(db)
        _fill_search(db)
        meta = {"fingerprint": taken, "show": _show_json(show)}
        meta["release"] = _release(db)
        meta["own"] = str(own)
        meta["single"] = json.dumps([p.name for p in PREDICATES.values() if p.single])
        db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        db.execute("COMMIT")
        db.execute("ANALYZE")
        problems = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        problems += [str(row) for row in db.execute("PRAGMA foreign_key_check")]
        if problems:
            raise sqlite3.IntegrityError(f"the built file failed its own check: {problems[0]}")
        counts = (
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("document", "fact", "quote")
        )
        return Built(*counts)


def _swap(partial: Path, state: Path) -> None:
    """Put the finished file in place, the last one aside; a crash leaves one or the other."""
    target, previous = state / NAME, state / PREVIOUS
    with partial.open("rb+") as stream:
        os.fsync(stream.fileno())
    if _sound(target):
        spare = state / f"{PREVIOUS}.{os.getpid()}"
        spare.unlink(missing_ok=True)
        os.link(target, spare)
        spare.replace(previous)
    partial.replace(target)
    directory = os.open(state, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def _sound(path: Path) -> bool:
    """Say whether a built file can be read: a damaged one must not push out a sound one."""
    try:
        with closing(sqlite3.connect(address(path), uri=True)) as db:
            return db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        return False


def _had_documents(path: Path) -> bool:
    """Say whether a built file was made from documents of the show's own."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(address(path), uri=True)) as db:
            row = db.execute("SELECT value FROM meta WHERE key = 'own'").fetchone()
    except sqlite3.DatabaseError:
        return False
    return row is not None and row[0] != "0"


def _show_json(show: ShowForm) -> str:
    facts = {"title": show.title, "entity": show.entity, "language": show.language}
    return json.dumps({**facts, "colour": int(show.colour[1:], 16)})


def _release(db: sqlite3.Connection) -> str:
    """Return the release as it may be told, and which claims would need better support for it."""
    claims = read_claims(db)
    state = resolve(claims)
    edtf = state.window.text if state.window is not None else None
    open_ = [
        (claim.document, claim.status, claim.window.text if claim.window is not None else None)
        for claim in unconfirmed(claims)
        if (claim.window, claim.status) != (state.window, Status.SCHEDULED)
    ]
    return json.dumps({"phase": state.phase, "edtf": edtf, "unconfirmed": open_})


def _insert_show(db: sqlite3.Connection, show: ShowForm) -> None:
    for place, e in enumerate(show.entities):
        row = (e.id, place, e.kind, e.name, e.short or e.name, e.pronoun, e.country, e.timezone)
        db.execute("INSERT INTO entity VALUES (?,?,?,?,?,?,?,?,?)", (*row, e.spoiler))
        aliases = [(e.id, a.text, a.kind) for a in e.alias]
        db.executemany("INSERT OR IGNORE INTO alias VALUES (?,?,?)", aliases)
    db.executemany("INSERT OR IGNORE INTO namesake VALUES (?)", [(n,) for n in show.namesakes])
    for slug, word in show.words.items():
        row = (slug, json.dumps(word.text), json.dumps(word.label or {}))
        db.execute("INSERT INTO word VALUES (?,?,?)", row)


def _insert_document(db: sqlite3.Connection, read: ReadDocument, place: int, language: str) -> None:
    form = read.form
    db.execute(
        "INSERT INTO document VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            *(read.id, place, form.outlet, form.title, form.link, form.language, form.tier),
            *(_TRUST[form.tier], form.published, form.published_from, form.tells_of),
            *(_newest(form), form.sha256, form.length, form.copy_of, form.reviewed),
        ),
    )
    db.executemany(
        "INSERT INTO spelling VALUES (?,?,?,?,?,?,?)",
        [(read.id, n.entity, n.printed, n.kind, n.start, n.end, n.check) for n in form.name],
    )
    db.executemany(
        "INSERT INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [
            (
                *(read.id, c.id, order, c.about, c.says, c.of),
                *(None if c.value is None else str(c.value), c.said_by, c.instead_of, c.spoiler),
                *(c.start, c.end, c.check),
            )
            for order, c in enumerate(form.claim)
        ],
    )
    texts = [(c.value, json.dumps(c.text), "{}") for c in form.claim if language in (c.text or ())]
    db.executemany("INSERT OR IGNORE INTO word VALUES (?,?,?)", texts)
    for q in form.quote:
        pieces = json.dumps([part.text for part in q.parts], ensure_ascii=False)
        row = (read.id, q.id, q.quote, q.kind, q.attribution, 0, 0, "[]", pieces)
        db.execute("INSERT INTO printing VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", (*row, *_span(q)))
        db.execute(
            "INSERT INTO quote"
            " VALUES (?, (SELECT coalesce(max(position) + 1, 0) FROM quote), ?, '', ?, 0, 0)"
            " ON CONFLICT (id) DO UPDATE SET speaker = coalesce(speaker, excluded.speaker)",
            (q.quote, q.speaker, form.language),
        )
    for r in form.release:
        row = (read.id, r.id, r.status, r.edtf, r.precision, r.platform, r.said_by, r.anchor)
        row = (*row, r.relative, r.grade, r.reviewed, *_span(r))
        db.execute("INSERT INTO release_statement VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", row)


def _span(span: msgspec.Struct) -> tuple[object, object, object]:
    return tuple(getattr(span, key) for key in ("start", "end", "check"))  # pyright: ignore[reportReturnType]


def _newest(form: DocumentForm) -> str | None:
    """Return the ISO day by which a document counts as new: published, else told of, else none.

    A document dated to a month or year only counts by the first day of that, so that it never
    passes for newer than it is.
    """
    if form.published is not None:
        return parse(form.published).earliest.isoformat()
    return form.tells_of


def _derive_quotes(db: sqlite3.Connection) -> None:
    """Choose the printing of each quote that is shown, and note how the others differ."""
    rows = db.execute(
        "SELECT quote, printing.id, document, kind, pieces, trust, position, document.language"
        " FROM printing JOIN document ON document.id = document ORDER BY quote, position"
    ).fetchall()
    groups: dict[str, list[tuple[str, str, Printing]]] = {}
    for quote, own, document, kind, pieces, trust, place, language in rows:
        words = tuple(json.loads(pieces))
        printing = Printing(document, QuoteKind(kind), words, trust, place)
        groups.setdefault(quote, []).append((own, language, printing))
    updates: list[tuple[object, ...]] = []
    for quote, printings in groups.items():
        shown = best([printing for _, _, printing in printings])
        if shown is None:
            db.execute("DELETE FROM quote WHERE id = ?", (quote,))
            continue
        printed: set[str] = set()
        printings.sort(key=lambda row: row[2] is not shown)
        for place, (own, _, printing) in enumerate(printings, 1):
            notes = () if printing is shown else differences(shown.text, printing)
            if printing.kind is QuoteKind.FULL and all(n.change is not Change.ONLY for n in notes):
                printed.add(printing.document)
            row = (place, printing is shown, msgspec.json.encode(notes).decode())
            updates.append((*row, printing.document, own))
        whole = shown.kind is QuoteKind.FULL
        db.execute(
            "UPDATE quote SET text = ?, language = ?, whole = ?, printed = ? WHERE id = ?",
            (shown.text, printings[0][1], whole, len(printed), quote),
        )
    db.executemany(
        "UPDATE printing SET place = ?, shown = ?, differences = ? WHERE document = ? AND id = ?",
        updates,
    )


def _fill_search(db: sqlite3.Connection) -> None:
    """Index each fact by its names and words, each quote by its words and speaker."""
    facts = db.execute(
        "SELECT fact.id, s.name, s.short, coalesce(o.name, ''), coalesce(word.text, '{}'), value"
        " FROM fact JOIN entity AS s ON s.id = subject LEFT JOIN entity AS o ON o.id = object"
        " LEFT JOIN word ON word.slug = value"
    )
    spoken = [
        (f"{subject} {short} {thing} {_spoken(text, value)}", fact, None)
        for fact, subject, short, thing, text, value in facts
    ]
    quotes = db.execute(
        "SELECT quote.id, text, coalesce(name, '') FROM quote LEFT JOIN entity"
        " ON entity.id = speaker"
    )
    spoken += [(f"{speaker} {text}", None, quote) for quote, text, speaker in quotes]
    db.executemany(
        "INSERT INTO findable VALUES (?, ?, ?)",
        ((row, fact, quote) for row, (_, fact, quote) in enumerate(spoken, 1)),
    )
    db.executemany(
        "INSERT INTO search (rowid, folded) VALUES (?, ?)",
        ((row, folded(text)) for row, (text, _, _) in enumerate(spoken, 1)),
    )


def _spoken(text: str, value: str | None) -> str:
    """Return a fact's words in every language, else its value as it is."""
    return " ".join(json.loads(text).values()) or (value or "").replace("-", " ")
