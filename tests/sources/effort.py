"""How much computing something takes: the same on a busy machine as on an idle one, or nearly.

Compared only with what something else takes in the same run, so no machine is too slow for a test.
"""

from __future__ import annotations

import time
from contextlib import suppress

from bot.sources.forms import NotParsed

MUCH = 10
"""Times what usual bytes of the same size take: parsing that gets out of hand takes hundreds."""


def effort(doing, *given):
    """Return the seconds that this process computes for it, whether anything comes of it or not."""
    begun = time.process_time()
    with suppress(NotParsed):
        doing(*given)
    return time.process_time() - begun
