"""Reads the settings from the environment and `.env`: the only place that does."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dotenv import dotenv_values

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVELS = ("INFO", "DEBUG", "WARNING", "ERROR")
FORMATS = ("text", "json")


class BadSettings(Exception):
    """A setting can't be used; the message says which, why, and what would do."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that shows itself to nobody but `reveal`."""

    _text: str = field(repr=False)

    def reveal(self) -> str:
        """Return the text."""
        return self._text

    def __str__(self) -> str:
        return "…"

    def __bool__(self) -> bool:
        return bool(self._text)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; README.md lists them. `api` and `gateway` are none for the real Discord.

    `state_url` is empty where the state is a file in `state`. `fetch_also` are the operator's own
    servers, by IP address and port, that may be fetched from though they aren't public.
    """

    token: Secret
    data: Path
    state: Path
    state_url: Secret
    api: str | None
    gateway: str | None
    operators: frozenset[int]
    curators: frozenset[int]
    desk_guild: int | None
    desk_channel: int | None
    fetch_also: frozenset[tuple[str, int]]
    log_level: str
    log_format: str
    warnings: tuple[str, ...] = ()


def load(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """Read the settings. The environment wins over `.env` in `folder`. Raises BadSettings."""
    env_file = (folder or Path()) / ".env"
    values = {key: value for key, value in dotenv_values(env_file).items() if value is not None}
    values |= os.environ if environment is None else environment
    return Settings(
        token=Secret(_secret(values, "DISCORD_TOKEN")),
        data=Path(values.get("DATA_DIR") or "data"),
        state=Path(values.get("STATE_DIR") or ".state"),
        state_url=Secret(_database(values)),
        api=_address(values, "DISCORD_API_URL", ("http", "https")),
        gateway=_address(values, "DISCORD_GATEWAY_URL", ("ws", "wss")),
        operators=_ids(values, "OPERATOR_IDS"),
        curators=_ids(values, "CURATOR_IDS"),
        desk_guild=_id(values, "DESK_GUILD_ID"),
        desk_channel=_id(values, "DESK_CHANNEL_ID"),
        fetch_also=_servers(values, "FETCH_ALSO"),
        log_level=_one_of(values, "LOG_LEVEL", LEVELS),
        log_format=_one_of(values, "LOG_FORMAT", FORMATS),
        warnings=_warnings(env_file),
    )


def _secret(values: Mapping[str, str], key: str) -> str:
    path = values.get(f"{key}_FILE")
    if not path:
        return values.get(key, "").strip()
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"{key}_FILE names a file that can't be read: {path}") from error


def _database(values: Mapping[str, str]) -> str:
    """Return the address of the PostgreSQL that keeps the state; empty for a file of ours."""
    address = _secret(values, "STATE_URL")
    if address and not address.startswith("postgresql+asyncpg://"):
        raise BadSettings("STATE_URL must be an address that begins with postgresql+asyncpg://")
    return address


def _address(values: Mapping[str, str], key: str, schemes: tuple[str, ...]) -> str | None:
    address = values.get(key, "").strip().rstrip("/")
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in schemes or not parts.hostname:
        raise BadSettings(f"{key} must be an address that begins with {schemes[0]}://")
    return address


def _servers(values: Mapping[str, str], key: str) -> frozenset[tuple[str, int]]:
    """Return pairs of an IP address, as it is compared, and a port."""
    found: set[tuple[str, int]] = set()
    for text in values.get(key, "").replace(",", " ").split():
        host, colon, port = text.rpartition(":")
        try:
            address = ip_address(host.removeprefix("[").removesuffix("]"))
        except ValueError:
            address = None
        fine = port.isascii() and port.isdecimal() and 0 < int(port) < 65_536
        if address is None or not colon or not fine or (":" in host) is not host.startswith("["):
            raise BadSettings(f"{key} must be IP addresses with ports, such as 127.0.0.1:8080")
        found.add((address.compressed, int(port)))
    return frozenset(found)


def _id(values: Mapping[str, str], key: str) -> int | None:
    text = values.get(key, "").strip()
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 2**63:
        raise BadSettings(f"{key} must be an id of Discord's: a number")
    return int(text)


def _ids(values: Mapping[str, str], key: str) -> frozenset[int]:
    texts = values.get(key, "").replace(",", " ").split()
    if not all(text.isascii() and text.isdecimal() and 0 < int(text) < 2**63 for text in texts):
        raise BadSettings(f"{key} must be ids of Discord users, separated by commas")
    return frozenset(int(text) for text in texts)


def _one_of(values: Mapping[str, str], key: str, allowed: tuple[str, ...]) -> str:
    """Return the setting as `allowed` spells it; the first of these where it isn't set."""
    text = (values.get(key) or "").strip()
    if not text:
        return allowed[0]
    for choice in allowed:
        if choice.lower() == text.lower():
            return choice
    raise BadSettings(f"{key} must be one of {', '.join(allowed)}")


def _warnings(env_file: Path) -> tuple[str, ...]:
    if os.name != "posix" or not env_file.is_file():
        return ()
    if env_file.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        return (f"{env_file} can be read by others on this machine; run: chmod 600 {env_file}",)
    return ()
