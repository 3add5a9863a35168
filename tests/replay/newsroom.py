"""Writes a history of articles, with originals and documents, from a table that can be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Article:
    """One article: what it prints of the release is `said`, a stretch of `text`.

    `claim` is `status`, `status edtf`, or empty for an article without a word of the release.
    """

    day: str
    outlet: str
    tier: str
    text: str
    said: str = ""
    claim: str = ""
    grade: str = "A"
    said_by: str = ""
    copy_of: str = ""
    reviewed: bool = False

    @property
    def id(self) -> str:
        """The document's id: its day and outlet."""
        return f"{self.day}-{self.outlet.lower().replace(' ', '-')}"


PRECISIONS = {4: "year", 7: "month", 10: "day"}


def document(article: Article) -> str:
    """Return an article's document as TOML."""
    head = {
        "outlet": article.outlet,
        "title": article.text.split(".")[0],
        "link": f"https://{article.outlet.lower().replace(' ', '-')}.example/{article.id}",
        "language": "en",
        "tier": article.tier,
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "published": article.day,
        "published_from": "meta",
    }
    if article.copy_of:
        head["copy_of"] = article.copy_of
    lines = [f'{key} = "{value}"' for key, value in head.items()]
    lines += [f"length = {len(article.text)}", f"reviewed = {str(article.reviewed).lower()}"]
    if article.claim:
        status, _, edtf = article.claim.partition(" ")
        start = article.text.index(article.said)
        check = hashlib.sha256(article.said.encode()).hexdigest()[:12]
        precision = PRECISIONS[len(edtf)] if edtf else "none"
        if edtf and edtf[5:7] in {"40", "41"}:
            precision = "half"
        lines += ["[[release]]", 'id = "r1"', f'status = "{status}"']
        lines += [f'edtf = "{edtf}"'] if edtf else []
        lines += [f'said_by = "{article.said_by}"'] if article.said_by else []
        lines += [f'precision = "{precision}"', f'grade = "{article.grade}"']
        lines += [f"start = {start}", f"end = {start + len(article.said)}", f'check = "{check}"']
    return "\n".join(lines) + "\n"


def publish(folder: Path, articles: list[Article]) -> None:
    """Write the articles' documents into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        (folder / f"{article.id}.toml").write_text(document(article), "utf-8")
