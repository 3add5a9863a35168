"""Holds a state folder for one copy of the bot: a second one would send what the first sends."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from bot.store.state import BadState

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

NAME = "state.db.lock"


@contextmanager
def held(folder: Path) -> Generator[None]:
    """Hold the folder until the end, or until the process dies, however it does.

    Raises BadState if another process holds it, or it can't be written to. Where the system has
    no such locks, nothing is held.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stream = stack.enter_context((folder / NAME).open("ab"))
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BadState(
                f"another copy of the bot is running on {folder}: stop that one, or give this one"
                " a STATE_DIR of its own"
            ) from error
        except OSError as error:
            raise BadState(
                f"{folder} can't be held for the bot ({error}): see that it may write there"
            ) from error
        yield
