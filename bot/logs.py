"""Sets up the log: one line an event, text or JSON, and no secret in any of them."""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING, Any, TextIO

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from bot.settings import Secret

REDACTED = "[secret]"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}")
_WEBHOOK = re.compile(r"(/(?:webhooks|interactions)/\d+/)[A-Za-z0-9_.%-]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def set_up(
    level: str, form: str, secrets: tuple[Secret, ...] = (), to: TextIO | None = None
) -> None:
    """Send every log record, discord.py's included, to `to` (standard error) in one form.

    `form` is `text` or `json`. Tokens and webhook addresses are replaced wherever they occur,
    tracebacks included.
    """
    stream = to if to is not None else sys.stderr
    redact = redactor(secrets)
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _redacting(redact, keep_lines=form != "json"),
            last,
        ],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # What discord.py says of every heartbeat and rate limit is for its own developers.
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))


def redactor(secrets: tuple[Secret, ...]) -> Callable[[str], str]:
    """Return a function that removes `secrets`, tokens and webhook addresses from a text."""
    known = [secret.reveal() for secret in secrets if secret]

    def redact(text: str) -> str:
        for secret in known:
            text = text.replace(secret, REDACTED)
        return _WEBHOOK.sub(rf"\1{REDACTED}", _TOKEN.sub(REDACTED, text))

    return redact


def _redacting(
    redact: Callable[[str], str], *, keep_lines: bool
) -> Callable[[Any, str, MutableMapping[str, Any]], MutableMapping[str, Any]]:
    """Clean every value of an event; a text log keeps the line ends of tracebacks only."""

    def process(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        for key, value in list(event.items()):
            if isinstance(value, str):
                text = redact(value)
                if keep_lines and key != "exception":
                    text = text.replace("\n", "\\n")
                event[key] = _CONTROLS.sub("", text) if key != "exception" else text
            elif not isinstance(value, (int, float, bool, type(None))):
                event[key] = redact(repr(value))
        return event

    return process
