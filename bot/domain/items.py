"""Decides which people and which promotion are news, and which are taken back. Pure."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from bot.domain.documents import Tier
from bot.domain.sites import site_of
from bot.domain.story import Entry, Said, Topic, Type, added
from bot.domain.telling import Update, fingerprint, newest_day, next_revision, sources
from bot.domain.tracker import INDEPENDENT, TRUSTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.domain.telling import Before, Evidence, Item, Moment, Printed

_MORE = ""
"""The evidence of an update after which more is to be told: no real evidence equals it."""


class _Known(msgspec.Struct, frozen=True):
    """What is remembered of a list; what was stored before a field existed decodes without it.

    `keys` are the texts of all that is known, `told` those of what was told, as it was told.
    `waiting` are keys that may be told as soon as they are backed, however old their documents.
    `newest` is the day of the newest document at the last look.
    """

    keys: dict[str, dict[str, str]]
    told: dict[str, dict[str, str]] = {}
    waiting: tuple[str, ...] = ()
    newest: str | None = None


def items(
    seen: Evidence, topic: Topic, found: Sequence[Item], told: Before | None, now: Moment
) -> Update | None:
    """Compare a list: what is new and well supported is told, what lost its support taken back.

    One call tells one of the two; look again for the other. None if all has been told.
    """
    evidence = fingerprint(_stated(seen, item) for item in found)
    newest = _newest(seen, now)
    if told is None:
        return Update(topic, _encoded({i.key: i.what for i in found}, newest=newest), evidence)
    known = _renamed(msgspec.json.decode(told.value, type=_Known), found)
    backed = {item.key: item for item in found if _backed(seen, item.documents)}
    lost = {key: what for key, what in known.told.items() if key not in backed}
    kept = {i.key: i.what for i in found if i.key in backed or i.key in known.keys.keys() - lost}
    standing = {key: what for key, what in known.told.items() if key in backed}
    if told.evidence == evidence:
        # The same documents: if they are understood otherwise now, we changed, not the news.
        return _silent(told, topic, _encoded(kept, standing, known.waiting, newest), evidence)
    awaited = [i.key for i in found if i.key not in kept and _fresh(seen, i, known.newest)]
    waiting = {*known.waiting, *awaited, *lost} - backed.keys()
    new = [
        item
        for key, item in backed.items()
        if key not in known.keys and (key in known.waiting or _fresh(seen, item, known.newest))
    ]
    if new:
        telling = {**known.told, **{item.key: item.what for item in new}}
        value = _encoded(kept, telling, waiting, newest)
        body = added(told.body, topic, _addition(seen, topic, new, told, now))
        return Update(topic, value, _MORE if lost else evidence, body)
    value = _encoded(kept, standing, waiting, newest)
    if not lost:
        return _silent(told, topic, value, evidence)
    entry = Entry(
        revision=next_revision(told.body),
        type=Type.RETRACTED,
        day=now.today.isoformat(),
        at=now.at,
        before=Said(what=_joined(list(lost.values()))),
        after=Said(),
        correction=True,
    )
    return Update(topic, value, evidence, added(told.body, topic, entry))


def _silent(told: Before, topic: Topic, value: str, evidence: str) -> Update | None:
    same = (told.value, told.evidence) == (value, evidence)
    return None if same else Update(topic, value, evidence)


def _addition(
    seen: Evidence, topic: Topic, new: Sequence[Item], told: Before, now: Moment
) -> Entry:
    documents = tuple(dict.fromkeys(d for item in new for d in item.documents))
    return Entry(
        revision=next_revision(told.body),
        type=Type.PROMO_ADDED if topic is Topic.PROMO else Type.PERSON_ADDED,
        day=(newest_day(seen, documents) or now.today).isoformat(),
        at=now.at,
        before=Said(),
        after=Said(what=_joined([item.what for item in new])),
        sources=sources(seen, documents, ()),
    )


def _stated(seen: Evidence, item: Item) -> str:
    """Return all on which an item's news depend, field by field: a later version writes the same.

    Its text isn't among them: a name that is written otherwise is no news.
    """
    documents = [seen.documents[d] for d in sorted(item.documents)]
    fields = [(d.id, d.original, d.outlet, d.day, d.tier, d.reviewed) for d in documents]
    return "|".join(map(str, (item.key, *(field for row in fields for field in row))))


def _renamed(known: _Known, found: Sequence[Item]) -> _Known:
    """Return what is known under the keys of now: the same text under another key is the same."""
    here = {item.key for item in found}
    missing = {key: what for key, what in known.keys.items() if key not in here}
    names: dict[str, str] = {}
    for item in found:
        if item.key not in known.keys:
            old = next((key for key, what in missing.items() if _same(what, item.what)), None)
            if old is not None:
                names[old] = item.key
                del missing[old]
    keys = {names.get(key, key): what for key, what in known.keys.items()}
    told = {names.get(key, key): what for key, what in known.told.items()}
    return _Known(keys, told, known.waiting, known.newest)


def _same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Say whether two texts are the same in every language that both of them have."""
    shared = one.keys() & other.keys()
    return bool(shared) and all(one[language] == other[language] for language in shared)


def _credible(seen: Evidence, documents: Iterable[str]) -> list[Printed]:
    return [seen.documents[d] for d in documents if seen.documents[d].tier is not Tier.BLOCKED]


def _backed(seen: Evidence, documents: Iterable[str]) -> bool:
    """Say whether documents are good evidence: a trusted one, a curator's yes, or two of a kind."""
    known = _credible(seen, documents)
    if any(d.reviewed or d.tier in TRUSTED for d in known):
        return True
    pairs = combinations(known, INDEPENDENT)
    return any(
        a.outlet != b.outlet and a.original != b.original and site_of(a.link) != site_of(b.link)
        for a, b in pairs
    )


def _fresh(seen: Evidence, item: Item, newest: str | None) -> bool:
    """Say whether a document of an item isn't older than all that was there at the last look."""
    days = [document.day for document in _credible(seen, item.documents)]
    return any(newest is None or day is None or day.isoformat() >= newest for day in days)


def _newest(seen: Evidence, now: Moment) -> date | None:
    """Return the newest day of all documents; a day to come, as a year's last, doesn't count."""
    days = [document.day for document in _credible(seen, seen.documents)]
    return max((day for day in days if day is not None and day <= now.today), default=None)


def _encoded(
    keys: Mapping[str, Mapping[str, str]],
    told: Mapping[str, Mapping[str, str]] | None = None,
    waiting: Iterable[str] = (),
    newest: date | None = None,
) -> str:
    """Write what is remembered; the same is always written in the same way."""
    known = _Known(
        {key: dict(keys[key]) for key in sorted(keys)},
        {key: dict(what) for key, what in sorted((told or {}).items())},
        tuple(sorted(waiting)),
        newest.isoformat() if newest is not None else None,
    )
    return msgspec.json.encode(known).decode()


def _joined(texts: Sequence[Mapping[str, str]]) -> dict[str, str]:
    languages = dict.fromkeys(language for what in texts for language in what)
    return {
        language: " · ".join(what.get(language, next(iter(what.values()), "")) for what in texts)
        for language in languages
    }
