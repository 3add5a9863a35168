"""Picks which entries of a feed are read: new ones and changed ones, few at a time. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.services.articles import End
from bot.sources.addresses import same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.desk import Sighting
    from bot.sources.forms import Entry

AT_ONCE = 20
"""Entries of one poll that are read; the others wait for the next one."""
FRESH = timedelta(days=7)
"""How old an entry may be that a feed had when it was polled for the first time."""
AGAIN = "again-"
"""What an outcome begins with that isn't the last word; how often it was tried follows."""
TRIES = 6
"""Times that an entry is tried before it is given up: over most of a day."""
_FIRST_WAIT = 60_000
OLD, ELSEWHERE = "old", "known"
_OPEN = frozenset({End.FAILED, End.WAITING})
"""What may become of a link another way, and doesn't settle what a feed makes of it."""


@dataclass(frozen=True, slots=True)
class Picked:
    """An entry with the keys under which it is known, what it holds, and how often it was tried.

    `own` is the feed's own id, `link` its link as this feed has it, `everywhere` its link as any
    way in has it; the latter two are none for an entry without a link.
    """

    entry: Entry
    own: str
    link: str | None
    everywhere: str | None
    hash: str
    tries: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that this feed knows it by."""
        return (self.own,) if self.link is None else (self.own, self.link)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be done with a feed's entries.

    `read` in the order of their days; `passed` are noted as seen, with the outcome. `met` are
    known and still listed. `left` says that some wait for the next poll.
    """

    read: tuple[Picked, ...]
    passed: tuple[tuple[Picked, str], ...]
    met: tuple[str, ...]
    left: bool


def keyed(feed: str, entries: Sequence[Entry]) -> list[Picked]:
    """Return the entries of a feed with their keys."""
    return [_picked(feed, entry) for entry in entries]


def _picked(feed: str, entry: Entry) -> Picked:
    everywhere = same(entry.link) if entry.link else None
    return Picked(
        entry=entry,
        own=_key(feed, "id", entry.id),
        link=_key(feed, "link", everywhere) if everywhere is not None else None,
        everywhere=everywhere,
        hash=_hash(entry.title, entry.html),
    )


def all_keys(entries: Sequence[Picked]) -> set[str]:
    """Return every key under which something may be known of these."""
    return {key for p in entries for key in (*p.keys, p.everywhere) if key is not None}


def pick(
    entries: Sequence[Picked],
    known: Mapping[str, Sighting],
    *,
    first: bool,
    today: date,
    now: int,
) -> Choice:
    """Decide on each entry. `first` if the feed was never polled with success before."""
    new: list[Picked] = []
    passed: list[tuple[Picked, str]] = []
    met: list[str] = []
    links: set[str] = set()
    for each in entries:
        # By its own id first: where a feed makes new ids at every poll, its link still tells.
        there = known.get(each.own) or (known.get(each.link) if each.link is not None else None)
        if there is not None and there.outcome.startswith(AGAIN):
            tries = int(there.outcome.removeprefix(AGAIN))
            if now >= there.at + _FIRST_WAIT * 4 ** (tries - 1):
                new.append(_tried(each, tries))
        elif there is not None and there.hash == each.hash:
            met += (
                key for key in (*each.keys, each.everywhere) if key in known and key is not None
            )
        elif there is not None:
            new.append(each)
        elif each.everywhere in links or _is_elsewhere(each, known):
            passed.append((each, ELSEWHERE))
        elif first and not _is_fresh(each.entry, today):
            passed.append((each, OLD))
        else:
            new.append(each)
        if each.everywhere is not None:
            links.add(each.everywhere)
    order = sorted(range(len(new)), key=lambda at: (new[at].entry.published or "", -at))
    newest = order[-AT_ONCE:]
    read = tuple(new[at] for at in newest)
    return Choice(read, tuple(passed), tuple(met), left=len(new) > len(read))


def _is_elsewhere(picked: Picked, known: Mapping[str, Sighting]) -> bool:
    """Say whether another way in has settled what becomes of an entry's link."""
    there = known.get(picked.everywhere) if picked.everywhere is not None else None
    return there is not None and there.outcome not in _OPEN


def _tried(picked: Picked, tries: int) -> Picked:
    return Picked(picked.entry, picked.own, picked.link, picked.everywhere, picked.hash, tries)


def _is_fresh(entry: Entry, today: date) -> bool:
    """Say whether an entry is surely of the last days: one without a day may be of any."""
    return entry.published is not None and date.fromisoformat(entry.published) >= today - FRESH


def _key(feed: str, kind: str, text: str) -> str:
    """Return a key that no link has: it has a space in it."""
    return f"{kind} {_hash(feed, text)}"


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:32]
