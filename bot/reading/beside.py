"""Finds what stands beside a claim of the release: for where it is, on what, and who says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.facts import Kind

if TYPE_CHECKING:
    from bot.reading.page import Page
    from bot.reading.tokens import DateToken, Tokens

_PLACES = (Kind.CITY, Kind.COUNTRY)
_APART = re.compile(r"[,;]|\band\b")
_LONGEST_NAME = 200


class Surroundings:
    """What is said around a claim, in one article."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.tongue = page.tongue
        self.named = page.between

    def region(self, tokens: Tokens, token: DateToken) -> str | None:
        """Return where a date is said to be of; none where nothing is said."""
        others = [d for d in tokens.dates if d is not token]
        start = max((d.end for d in others if d.end <= token.start), default=tokens.start)
        end = min((d.start for d in others if d.start >= token.end), default=tokens.end)
        before = [*self.tongue.regions.finditer(self.text, start, token.start)]
        end = min(end, tokens.clauses[tokens.clause(token.start)].end)
        after = [*self.tongue.regions.finditer(self.text, token.end, end)]
        found = [m for m in (*before, *after) if not self._names(m)]
        # "On 14 May in Japan and on 2 June in Europe": what stands right beside it, else any.
        gaps = {
            m: self.text[m.end() : token.start] or self.text[token.end : m.start()] for m in found
        }
        beside = [m for m in found if not _APART.search(gaps[m])]
        match = next(iter(beside or found), None)
        return match[0].casefold().rstrip(".") if match is not None else None

    def _names(self, match: re.Match[str]) -> bool:
        """Say whether what looks like a place is somebody's or some work's name."""
        names = self.named(match.start() - _LONGEST_NAME, match.end())
        return any(m.kind not in _PLACES and match.start() < m.end for m in names)

    def platform(self, tokens: Tokens) -> str | None:
        """Return the organisation on which it is said to come; none where none is named so."""
        for m in self.named(tokens.start, tokens.end):
            if m.kind is Kind.ORGANISATION:
                before = self.text[max(tokens.start, m.start - 6) : m.start]
                if self.tongue.platform.search(before):
                    return m.entity
        return None

    def said_by(self, tokens: Tokens) -> str | None:
        """Return the organisation that is said to say it; none where none is."""
        for m in self.named(tokens.start, tokens.end):
            if m.kind is Kind.ORGANISATION:
                after = self.text[m.end : m.end + 40]
                if self.tongue.says.match(after):
                    return m.entity
        return None
