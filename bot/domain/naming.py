"""Makes the ids of documents and statements: readable, and the same for the same article."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.domain.documents import DocumentForm, ReleaseForm

LONGEST = 40
_WORD = re.compile(r"[a-z0-9]+")
_WITHIN = re.compile(r"(?<=\w)['’](?=\w)")


def document_id(outlet: str, title: str, sha256: str, taken: Collection[str]) -> str:
    """Return an id for a document: its outlet's and title's words, as far as they are Latin.

    What is `taken` is given a number at its end. An article without such a word is called by its
    hash.
    """
    words = _words(outlet) + _words(title)
    slug = _joined(words) or f"article-{sha256[:12]}"
    number = 1
    candidate = slug
    while candidate in taken:
        number += 1
        ending = f"-{number}"
        candidate = slug[: LONGEST - len(ending)].rstrip("-") + ending
    return candidate


def statement_id(statement: ReleaseForm) -> str:
    """Return the id of a release statement, which says what it says: `scheduled-2027-05-14`."""
    date = "-".join(_WORD.findall(statement.edtf or ""))
    sure = {"?": "maybe", "~": "about", "%": "maybe-about"}.get((statement.edtf or "")[-1:], "")
    parts = (statement.status.value.replace("_", "-"), date, sure)
    return "-".join(part for part in parts if part)


def with_statement_ids(
    form: DocumentForm, sentences: Mapping[str, str]
) -> tuple[DocumentForm, dict[str, str]]:
    """Return a form whose statements are named for what they say, and its sentences likewise.

    So a decision on one holds for the next version of the article, whatever its order. A second
    statement that says the same ends in `x2`.
    """
    said: Counter[str] = Counter()
    release: list[ReleaseForm] = []
    renamed: dict[str, str] = {}
    for statement in form.release:
        base = statement_id(statement)
        said[base] += 1
        id_ = base if said[base] == 1 else f"{base}-x{said[base]}"
        if statement.id in sentences:
            renamed[id_] = sentences[statement.id]
        release.append(msgspec.structs.replace(statement, id=id_))
    return msgspec.structs.replace(form, release=tuple(release)), renamed


def _words(text: str) -> list[str]:
    text = _WITHIN.sub("", unicodedata.normalize("NFKC", text))
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _WORD.findall(plain)


def _joined(words: list[str]) -> str:
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug
