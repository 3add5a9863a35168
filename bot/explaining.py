"""The command `bot explain`: what the reader takes from files, and why; nothing is kept."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.reading.article import Article

Files = Annotated[list[Path], typer.Argument(help="Text or HTML files; or folders of them.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line for each file.")]
_KINDS = (".txt", ".html", ".htm", ".md")


def explain(files: Files, as_json: AsJson = False) -> None:
    """Show what the reader takes from articles, by which rule, and why not other dates."""
    from bot.i18n.fluent import FALLBACK, Voices
    from bot.reading.roster import Roster
    from bot.reading.whole import read
    from bot.settings import load
    from bot.sources.files import NotRead
    from bot.sources.forms import NotParsed
    from bot.store.folder import Refusal, read_show
    from bot.ui.explain import explained, record

    try:
        show, _ = read_show(load().data)
    except Refusal as error:
        _say(str(error))
        raise typer.Exit(1) from error
    roster = Roster.of(show)
    names = {entity.id: entity.name for entity in show.entities}
    voice = Voices()[FALLBACK]
    failed = False
    for path in _every(files):
        try:
            article = _article(path)
        except (NotRead, NotParsed) as error:
            _say(f"{path}: it can't be read ({error}).")
            failed = True
            continue
        reading = read(article, roster)
        if as_json:
            print(json.dumps(record(str(path), article, reading, names), ensure_ascii=False))  # noqa: T201
            continue
        print(f"── {path}")  # noqa: T201
        for line in explained(voice, article, reading, names):
            print(line)  # noqa: T201
        print()  # noqa: T201
    raise typer.Exit(1 if failed else 0)


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201


def _every(files: list[Path]) -> list[Path]:
    """Return the files, and those in folders, in order."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.suffix.lower() in _KINDS)
        else:
            found.append(path)
    return found


def _article(path: Path) -> Article:
    """Return the article in a file. Raises NotRead, NotParsed."""
    from bot.sources.files import read_file
    from bot.sources.parsing import article_of_html, article_of_text

    body = read_file(path)
    if path.suffix.lower() in (".html", ".htm"):
        return article_of_html(body, "text/html", "")
    return article_of_text(body)
