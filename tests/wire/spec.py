"""Judges requests by Discord's own OpenAPI document, where the environment says where it is.

DISCORD_OPENAPI names the document, DISCORD_VALIDATOR a Python file with a `SpecValidator`.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.wire.discord import Discord, Request

ALL_OF = 300
"""How many requests are judged one by one: that costs 7 ms each."""
SAMPLED = 50
"""Of those after them, so many pass for each that is judged, unless their kind is new."""
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
    """Return what is wrong with the requests, and with the local Discord's own answers.

    Where there were many, those of a kind that was seen often are only sampled.
    """
    judged = judge()
    return (
        []
        if judged is None
        else [
            f"{request.method} {request.path}: {problem}"
            for request in _worth_judging(discord.requests)
            for problem in _problems_of(request, judged)
        ]
    )


def form(of: Any) -> Any:
    """Return what kind of thing this is: its keys, kinds and nesting, without its texts."""
    if isinstance(of, dict):
        return tuple((key, of[key] if key == "type" else form(of[key])) for key in of)
    if isinstance(of, list):
        return tuple(map(form, of))
    return type(of).__name__


def _problems_of(request: Request, judged: Any) -> Iterator[str]:
    yield from judged.request(request.method, request.path, request.params, request.body)
    # Of its own errors Discord promises nothing.
    nothing = request.fault is not None and (request.status >= 500 or request.answer is None)
    if not nothing:
        answer = request.status, request.answer
        yield from judged.response(request.method, request.path, *answer)


def _worth_judging(requests: Iterable[Request]) -> Iterator[Request]:
    seen: Counter[Any] = Counter()
    for number, request in enumerate(requests):
        path = "/".join("#" if part.isdigit() else part for part in request.path.split("/"))
        kind = (request.method, path, form(request.body), request.status, form(request.answer))
        seen[kind] += 1
        if number < ALL_OF or seen[kind] == 1 or number % SAMPLED == 0:
            yield request
