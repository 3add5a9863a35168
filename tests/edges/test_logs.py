"""The log: one line an event, no secret in any, nothing forged by what is logged."""

from __future__ import annotations

import io
import json
import logging

import pytest

from bot import logs
from bot.settings import Secret

TOKEN = "MTA1NzQ4NDcyODE5Mjc0OTU2OA.GhT5xQ.abcdefghijklmnopqrstuvwxyz0123456789AB"
"""Made up, in the form that Discord's tokens have."""


@pytest.fixture(params=["json", "text"])
def log(request):
    """A log in each form, written to memory."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("DEBUG", request.param, (Secret("plain-old-password"),), stream)
    yield stream, request.param
    root.handlers[:] = before
    root.setLevel(level)


def test_no_secret_gets_through_not_even_in_a_traceback(log):
    stream, _ = log
    try:
        raise RuntimeError(f"proxy http://user:plain-old-password@host said {TOKEN}")
    except RuntimeError:
        logging.getLogger("any").exception("it broke with %s", "plain-old-password")
    logging.getLogger("any").warning("GET /webhooks/123/abcDEF-456?wait=true", extra={"t": TOKEN})
    written = stream.getvalue()
    assert "plain-old-password" not in written
    assert TOKEN not in written
    assert "abcDEF-456" not in written
    assert logs.REDACTED in written
    assert "RuntimeError" in written


def test_a_line_end_in_a_value_forges_no_second_line(log):
    stream, form = log
    logging.getLogger("any").warning("title %s", "a\n2026-01-01 [error] forged\x1b[31m\u202e")
    written = stream.getvalue()
    assert written.count("\n") == 1
    assert "\x1b" not in written
    assert "\u202e" not in written
    if form == "json":
        assert json.loads(written)["level"] == "warning"


def test_json_keeps_the_extra_values_that_were_given(log):
    stream, form = log
    logging.getLogger("any").error("trouble", extra={"trouble": "1234abcd"})
    if form == "json":
        assert json.loads(stream.getvalue())["trouble"] == "1234abcd"
    else:
        assert "1234abcd" in stream.getvalue()
