"""Looks over untrusted markup before a parser does: cuts what is nested too deep, or too much."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from bot.sources.forms import NotParsed, Unparsed

DEEPEST = 100
"""Elements within one another that are kept. Pages written by people have some thirty."""
_TAG = re.compile(r"<(?:!--|!\[CDATA\[|(/?)([A-Za-z_][\w:.-]*)([^<>]*)>)")
_HEAD = re.compile(r"\s*(?:<\?|<!--|<!DOCTYPE|<([A-Za-z_][\w.:-]*))", re.IGNORECASE)
_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_ENTRIES = frozenset({"item", "entry"})
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed"})


def names(text: str) -> frozenset[str]:
    """Return the names of elements that a line lists."""
    return frozenset(text.split())


_VOID = names("area base br col embed hr img input link meta param source track wbr frame keygen")
_BLOCKS = names(
    "address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 h6 header main nav"
    " ol p pre section table ul figure"
)
# What a tag ends that its author left open.
_ENDS = {
    **dict.fromkeys(_BLOCKS, names("p")),
    **dict.fromkeys(names("dt dd"), names("p dt dd")),
    **dict.fromkeys(names("td th"), names("p td th")),
    "tr": names("p td th tr"),
    "li": names("p li"),
    "option": names("option"),
}
_NOTHING = names("")


class Looked(NamedTuple):
    """A feed's text as it may be parsed, and how many entries were cut from it."""

    text: str
    more: int


def shallow(html: str, deepest: int = DEEPEST) -> str:
    """Return the HTML without the tags (never the text) of elements that are nested too deep."""
    stack: list[str] = []
    dropped: Counter[str] = Counter()
    kept: list[str] = []
    done = at = 0
    while match := _TAG.search(html, at):
        at = match.end()
        name = (match[2] or "").lower()
        if not name or name in _RAW:
            at = at if match[1] else _after(html, name, match)
        elif match[1] and not dropped[name]:
            _close(stack, name)
        elif match[1] or not _open(stack, name, deepest):
            dropped[name] += -1 if match[1] else 1
            kept.append(html[done : match.start()])
            done = at
    return "".join((*kept, html[done:])) if kept else html


def look_over(text: str, most: int) -> Looked:
    """Return a feed's text from its first element on, with `most` entries at most.

    What stands before (a document type with its entities) is dropped. Raises NotParsed: not a
    feed, nested too deep, or without its end.
    """
    start, root = _root(text)
    stack: list[str] = []
    entries = cut = last = 0
    at = start
    while match := _TAG.search(text, at):
        at = match.end()
        if not match[2]:
            end = text.find("-->" if match[0] == "<!--" else "]]>", at)
            if end < 0:
                raise NotParsed(Unparsed.CUT_SHORT)
            at = end
            continue
        name, ends = match[2], bool(match[1])
        if ends:
            _close(stack, name)
        elif not match[3].endswith("/"):
            stack.append(name)
            if len(stack) > DEEPEST:
                raise NotParsed(Unparsed.TOO_DEEP)
            continue
        if name.rpartition(":")[2].lower() in _ENTRIES:
            entries, last = entries + 1, at
            cut = at if entries == most else cut
        if ends and not stack and name == root:
            break
    else:
        raise NotParsed(Unparsed.CUT_SHORT)
    if entries <= most:
        return Looked(text[start:at], 0)
    return Looked(text[start:cut] + text[last:at], entries - most)


def _close(stack: list[str], name: str) -> None:
    """End the innermost element of this name, with all that was left open in it."""
    if name in stack:
        while stack.pop() != name:
            pass


def _open(stack: list[str], name: str, deepest: int) -> bool:
    """Begin an element in the one that it belongs in. Say no if that is too deep."""
    if name in _VOID:
        return True
    while stack and stack[-1] in _ENDS.get(name, _NOTHING):
        stack.pop()
    if len(stack) >= deepest:
        return False
    stack.append(name)
    return True


def _after(html: str, name: str, match: re.Match[str]) -> int:
    """Return where a comment ends, or the text that a script or the like holds."""
    if not name:
        end = html.find("-->" if match[0] == "<!--" else ">", match.end())
        return end if end >= 0 else len(html)
    closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(html, match.end())
    return closing.start() if closing else len(html)


def _root(text: str) -> tuple[int, str]:
    """Return where the first element begins, and its name. Raises NotParsed if it is no feed's."""
    at = 0
    for _ in range(50):
        match = _HEAD.match(text, at)
        if match is None:
            break
        if match[1]:
            if match[1].rpartition(":")[2].lower() not in _ROOTS:
                break
            return match.start(1) - 1, match[1]
        end = _head_end(text, match)
        if end < 0:
            break
        at = end
    raise NotParsed(Unparsed.NOT_A_FEED)


def _head_end(text: str, match: re.Match[str]) -> int:
    mark = match[0].lstrip()
    if mark == "<?":
        return _past(text, "?>", match.end())
    if mark == "<!--":
        return _past(text, "-->", match.end())
    inner, end = text.find("[", match.end()), text.find(">", match.end())
    if inner < 0 or end < inner:
        return end + 1 if end >= 0 else -1
    closing = re.compile(r"\]\s*>").search(text, inner)
    return closing.end() if closing else -1


def _past(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return end + len(mark) if end >= 0 else -1
