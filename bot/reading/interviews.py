"""Tells the questions of a printed interview, which stand without marks, from the answers."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n\r]+")
_QUESTION = re.compile(r"[^\ue000]{3,300}[?？]\s*")
_ANSWER = re.compile(r"[\s•–—-]*\ue000+[\ue001\ue002]?\s*")
# Whoever asks speaks to the guest: „Herr Lee, Sie waren müde.“
_ADDRESS = re.compile(
    r"(?:\b(?:you|your|vous|votre|vos|ton|Lei|Sua|Suo|voi|vostr[oa]|du|dein\w*|Sie|Ihnen)\b"
    r"|\bIhre?[mnrs]?\b)"
)
_LONGEST = 400
_FEWEST = 2


def prompts(plain: str, body: int) -> frozenset[int]:
    """Return the lines in which an interviewer asks; words in marks are blotted out in `plain`.

    A line that is nothing but a question is one. Where two of these are answered by lines in
    marks, so are the lines before other answers that speak to somebody.
    """
    lines = [match[0] for match in _LINE.finditer(plain, body)]
    asked = {number for number, line in enumerate(lines) if _QUESTION.fullmatch(line)}
    answered = {at for at, line in enumerate(lines[1:]) if _ANSWER.fullmatch(line)}
    if len(asked & answered) >= _FEWEST:
        asked |= {
            number
            for number in answered - asked
            if len(lines[number]) <= _LONGEST
            and _asks(lines[number])
            and _ADDRESS.search(lines[number])
        }
    return frozenset(asked)


def _asks(line: str) -> bool:
    """Say whether a line quotes nobody, or ends as a question that has words in marks in it."""
    return "\ue000" not in line or (line[0] != "\ue000" and line.rstrip().endswith(("?", "？")))
