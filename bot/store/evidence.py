"""Reads from knowledge.db what news are made of: the claims of the release, people, promotion."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.domain.documents import Grade, Status, Tier
from bot.domain.edtf import parse, speaks_from
from bot.domain.news import Evidence, Item, Printed
from bot.domain.sites import as_one
from bot.domain.tracker import Claim
from bot.store.built import address

if TYPE_CHECKING:
    from pathlib import Path

_ITEMS = (
    "SELECT fact.id, s.id, s.name, fact.object, coalesce(o.name, ''), fact.value, word.text"
    " FROM fact JOIN entity AS s ON s.id = fact.subject LEFT JOIN entity AS o ON o.id = fact.object"
    " LEFT JOIN word ON word.slug = fact.value WHERE fact.predicate IN ({}) AND NOT fact.spoiler"
    " ORDER BY fact.id"
)


class Unreadable(Exception):
    """The built file can't be read now; nothing is concluded from it."""


def read_evidence(path: Path) -> Evidence:
    """Read a built file. Raises Unreadable."""
    try:
        return _read(path)
    except sqlite3.Error as error:
        raise Unreadable(str(error)) from error


def _read(path: Path) -> Evidence:
    with closing(sqlite3.connect(address(path), uri=True)) as db:
        show = json.loads(db.execute("SELECT value FROM meta WHERE key = 'show'").fetchone()[0])
        documents = _documents(db)
        return Evidence(
            show=show["entity"],
            documents=documents,
            claims=read_claims(db),
            people=_people(db),
            promos=_promos(db),
        )


def _documents(db: sqlite3.Connection) -> dict[str, Printed]:
    rows = db.execute(
        "SELECT id, outlet, title, link, published, tells_of, tier, copy_of, reviewed FROM document"
    )
    return {
        id_: Printed(
            id=id_,
            outlet=outlet,
            title=title,
            link=link,
            day=speaks_from(published, tells_of),
            tier=Tier(tier),
            original=copy_of or id_,
            reviewed=bool(reviewed),
        )
        for id_, outlet, title, link, published, tells_of, tier, copy_of, reviewed in rows
    }


def read_claims(db: sqlite3.Connection) -> tuple[Claim, ...]:
    """Return what all documents say of the release, with what its weight depends on."""
    documents = _documents(db)
    # Subdomains of one domain are no two sources, whatever they call themselves.
    outlets = as_one((d.outlet, d.link) for d in documents.values())
    rows = db.execute(
        "SELECT document, status, edtf, said_by, grade, reviewed FROM release_statement"
        " ORDER BY document, id"
    )
    found: list[Claim] = []
    for id_, status, edtf, said_by, grade, reviewed in rows:
        document = documents[id_]
        found.append(
            Claim(
                document=id_,
                original=document.original,
                outlet=outlets[document.outlet, document.link],
                day=document.day,
                tier=document.tier,
                status=Status(status),
                window=parse(edtf) if edtf is not None else None,
                said_by=said_by,
                grade=Grade(grade),
                reviewed=document.reviewed or bool(reviewed),
            )
        )
    return tuple(found)


def _stating(db: sqlite3.Connection, facts: list[int]) -> tuple[str, ...]:
    marks = ",".join("?" * len(facts))
    rows = db.execute(
        f"SELECT DISTINCT document FROM citation WHERE fact IN ({marks}) ORDER BY document", facts
    )
    return tuple(row[0] for row in rows)


def _people(db: sqlite3.Connection) -> tuple[Item, ...]:
    """Return everybody of cast and crew, with what they do where the documents say so."""
    named: dict[str, str] = {}
    roles: dict[str, list[dict[str, str]]] = {}
    facts: dict[str, list[int]] = {}
    rows = db.execute(_ITEMS.format("'plays', 'crew'"))
    for fact, person, name, _, character, value, text in rows:
        named[person] = name
        facts.setdefault(person, []).append(fact)
        role = json.loads(text) if text else {"en": character or value.replace("-", " ")}
        roles.setdefault(person, []).append(role)
    return tuple(
        Item(person, _with_roles(name, roles[person]), _stating(db, facts[person]))
        for person, name in named.items()
    )


def _with_roles(name: str, roles: list[dict[str, str]]) -> dict[str, str]:
    languages = dict.fromkeys(language for role in roles for language in role)
    return {
        language: f"{name} ({', '.join(role[language] for role in roles if language in role)})"
        for language in languages
    } or {"en": name}


def _promos(db: sqlite3.Connection) -> tuple[Item, ...]:
    """Return every piece of promotion that documents tell of."""
    return tuple(
        Item(
            value,
            json.loads(text) if text else {"en": value.replace("-", " ")},
            _stating(db, [fact]),
        )
        for fact, _, _, _, _, value, text in db.execute(_ITEMS.format("'promo'"))
    )
