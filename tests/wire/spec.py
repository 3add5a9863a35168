"""Judges requests by Discord's own OpenAPI document, where the environment says where it is.

DISCORD_OPENAPI names the document, DISCORD_VALIDATOR a Python file with a `SpecValidator`.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.wire.discord import Discord

MISSING = "DISCORD_OPENAPI and DISCORD_VALIDATOR are not set: no request was checked by them"


@cache
def judge() -> Any:
    """Return the validator; none if the environment names none."""
    document, validator = (os.environ.get(f"DISCORD_{what}") for what in ("OPENAPI", "VALIDATOR"))
    if not document or not validator:
        return None
    spec = spec_from_file_location("discord_validator", validator)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.SpecValidator(document)


def problems(discord: Discord) -> list[str]:
    """Return what is wrong with the requests, and with the local Discord's own answers."""
    judged = judge()
    return (
        []
        if judged is None
        else [
            f"{request.method} {request.path}: {problem}"
            for request in discord.requests
            for problem in (
                *judged.request(request.method, request.path, request.params, request.body),
                *judged.response(request.method, request.path, request.status, request.answer),
            )
        ]
    )
