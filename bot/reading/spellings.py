"""Finds where an article writes a name otherwise than we do: each way once, where it is first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.facts import Kind
from bot.domain.names import AliasKind
from bot.reading.found import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.documents import EntityForm
    from bot.reading.article import Article
    from bot.reading.roster import Mention, Roster

_PEOPLE = (Kind.PERSON, Kind.CHARACTER)
_KINDS = (*_PEOPLE, Kind.WORK, Kind.SHOW)
_HYPHENS = re.compile("[‐‑–]")


def names_of(article: Article, roster: Roster) -> tuple[Name, ...]:
    """Return each other way of writing a name, in order.

    A short name counts where no longer one of ours stands before it. Our own full name counts
    where wrong ones of it are about, or where the article wrote it otherwise before.
    """
    text = article.text
    start = article.body if article.title is None else min(article.body, article.title.start)
    seen: dict[str, list[str]] = {}
    found: list[Name] = []
    for m in roster.mentions(text, start):
        if m.kind not in _KINDS:
            continue
        form = roster.forms[m.entity]
        before = seen.setdefault(m.entity, [])
        printed = _plain(text[m.start : m.end])
        if printed in before:
            continue
        before.append(printed)
        rule = _rule(form, m, printed, before[:-1])
        if rule is not None:
            at, kind = _narrowed(form, m, text)
            found.append(
                Name(
                    start=at,
                    end=m.end,
                    rule=rule,
                    entity=m.entity,
                    printed=text[at : m.end],
                    kind=kind,
                )
            )
    return tuple(found)


def _plain(printed: str) -> str:
    return _HYPHENS.sub("-", " ".join(printed.split()))


def _rule(form: EntityForm, m: Mention, printed: str, before: list[str]) -> str | None:
    """Return why a printed name is worth telling; none if it isn't."""
    if printed.casefold() in (other.casefold() for other in before):
        return None
    if printed.casefold() == form.name.casefold():
        return _own(form, before)
    if m.alias_kind is AliasKind.SHORT or printed == form.short:
        known = {alias.text for alias in form.alias if alias.kind is not AliasKind.TYPO}
        again = any(other in known or _is_of(form, other) for other in before)
        return None if again else "short"
    return None if m.alias_kind is AliasKind.WEAK else m.alias_kind.value


def _own(form: EntityForm, before: list[str]) -> str | None:
    """Return why our own full name is worth telling here."""
    if form.kind not in _PEOPLE:
        return None
    if not before and any(_is_whole_typo(form)):
        return "name-in-dispute"
    return None if all(_is_of(form, other) for other in before) else "back-to-ours"


def _is_of(form: EntityForm, printed: str) -> bool:
    """Say whether a printed name is made of the words of ours."""
    return set(form.name.casefold().split()).issuperset(printed.casefold().split())


def _is_whole_typo(form: EntityForm) -> Iterator[bool]:
    size = len(form.name.split())
    for alias in form.alias:
        yield alias.kind is AliasKind.TYPO and size > 1 and len(alias.text.split()) == size


def _narrowed(form: EntityForm, m: Mention, text: str) -> tuple[int, AliasKind]:
    """Return where the part that differs begins: “Nataruki” of “Ryu Nataruki”."""
    kind = m.alias_kind
    if kind is AliasKind.TYPO:
        wrong = [alias.text for alias in form.alias if alias.kind is AliasKind.TYPO]
        ends = [typo for typo in wrong if text.endswith(typo, m.start, m.end)]
        shortest = min(ends, key=len, default="")
        return (m.end - len(shortest) if shortest else m.start), kind
    return m.start, kind
