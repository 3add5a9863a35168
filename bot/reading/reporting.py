"""Tells German clauses that report somebody else’s words, such as „Der Kollege sei ein Ofen“."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.reading.sentences import Sentences

_REPORTED = re.compile(
    r"(?:,[^,.;:]{1,60})?,?\s(?:(?:sei|habe|werde|könne|müsse|wolle|solle|dürfe|möge|wisse|gebe"
    r"|komme|gehe|mache|lasse|stehe|brauche)|seien)(?!\w)"
)


def is_reported(text: Sentences, end: int) -> bool:
    """Say whether who is named up to a place is only spoken of there, and by somebody else."""
    return text.tongue == "de" and _REPORTED.match(text.plain, end) is not None
