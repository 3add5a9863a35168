"""Takes the paragraphs of plain text out of a piece of HTML, such as a feed's entry has."""

from __future__ import annotations

import re
from html import unescape
from importlib import import_module
from typing import Any

from bot.sources.charsets import without_controls
from bot.sources.nesting import names, shallow

_SKIPPED = names(
    "script style noscript template svg math head title iframe object embed select button nav"
    " figcaption textarea audio video canvas form"
)
_INLINE = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt"
    " ruby s samp small span strike strong sub sup time tt u var wbr"
)
_SPACE = re.compile(r"\s+")
# lxml tells nothing of its types.
_etree: Any = import_module("lxml.etree")
_html: Any = import_module("lxml.html")
_parser: Any = _html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)


def paragraphs_of(fragment: str) -> list[str]:
    """Return the paragraphs, none of them empty, white space made single. Never fails."""
    fragment = without_controls(fragment)
    if "<" not in fragment:
        lines = unescape(fragment).split("\n")
    else:
        lines = "".join(_said(shallow(fragment))).split("\n")
    return [line for line in (_SPACE.sub(" ", line).strip() for line in lines) if line]


def line_of(fragment: str) -> str:
    """Return a title's text in one line."""
    return " ".join(paragraphs_of(fragment))


def _said(fragment: str) -> list[str]:
    """Return the text in pieces, with newlines between blocks."""
    said: list[str] = []
    try:
        tree: Any = _html.document_fromstring(f"<html><body>{fragment}</body></html>", _parser)
    except (_etree.LxmlError, ValueError):
        return said
    walk: Any = _etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag: Any = element.tag
        inline = tag in _INLINE
        if not inline:
            said.append("\n")
        if event == "start":
            if tag in _SKIPPED:
                walk.skip_subtree()
            else:
                said.append(_SPACE.sub(" ", element.text or ""))
        else:
            said.append(_SPACE.sub(" ", element.tail or ""))
    return said
