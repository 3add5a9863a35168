"""The command line: run, preview, build, verify, plan, explain, ingest, export."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot import explaining, ingesting, logs
from bot.settings import BadSettings, Settings, load
from bot.store.arriving import read_arriving
from bot.store.build import Built, build, is_stale
from bot.store.built import NAME
from bot.store.exported import hiding, warning_of
from bot.store.folder import Refusal
from bot.store.verify import verify
from bot.supervisor import BAD_CONFIGURATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.store.servers import Route

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

PATIENCE = 1.0
"""Seconds after which a build shows its progress."""
TRY_AGAIN = 75
"""Exit code of sysexits.h for a failure that passes: a restart may help."""


class NotBuilt(Exception):
    """The store couldn't be built; the message says why, and that nothing was changed."""


def main() -> None:
    """Run the command line."""
    app()


def _settings() -> Settings:
    try:
        return load()
    except BadSettings as error:
        _give_up(str(error), BAD_CONFIGURATION)


def _give_up(message: str, code: int) -> NoReturn:
    err.print(message, style="red", markup=False)
    raise typer.Exit(code)


def _built(settings: Settings) -> Built:
    """Build the store, with a bar once it takes longer than a second."""
    started = time.monotonic()
    bar = Progress(TextColumn("Reading documents"), BarColumn(), MofNCompleteColumn(), console=err)
    task = bar.add_task("", total=None)

    def progress(done: int, total: int) -> None:
        if not bar.live.is_started and time.monotonic() - started > PATIENCE:
            bar.start()
        bar.update(task, completed=done, total=total)

    try:
        return build(settings.data, settings.state, progress)
    except Refusal as error:
        raise NotBuilt(f"Not built, and nothing was changed. {error}") from error
    except OSError as error:
        message = f"Not built, and nothing was changed. The disk refused: {error}"
        raise NotBuilt(message) from error
    finally:
        if bar.live.is_started:
            bar.stop()


def _ensure_built(settings: Settings, tell: Callable[[str], None]) -> None:
    """Build the store if it is missing or stale; with broken documents, go on with the old one."""
    if not is_stale(settings.data, settings.state):
        return
    try:
        built = _built(settings)
    except NotBuilt as error:
        if not (settings.state / NAME).is_file():
            _give_up(str(error), 1)
        err.print(f"{error}. The store from before is used.", style="red", markup=False)
        return
    tell(_summary(built))


def _summary(built: Built) -> str:
    return f"Built from {built.documents} documents: {built.facts} facts, {built.quotes} quotes."


@app.command()
def run() -> None:
    """Run the bot on Discord. Needs DISCORD_TOKEN, see .env.example."""
    from bot.app import Places, parts, point_at
    from bot.curators import Staff
    from bot.store.state import BadState, StateAway
    from bot.supervisor import supervise

    settings = _settings()
    logs.set_up(settings.log_level, settings.log_format, (settings.token, settings.state_url))
    for warning in settings.warnings:
        err.print(warning, style="yellow", markup=False)
    if not settings.token:
        _give_up(
            "No DISCORD_TOKEN is set. Put one into .env (see .env.example), or try"
            " `python -m bot preview`, which needs none.",
            BAD_CONFIGURATION,
        )
    _ensure_built(settings, lambda text: out.print(text, markup=False))
    point_at(settings)

    def greet(link: str) -> None:
        out.print(f"Invite the bot: {link}", markup=False)
        sys.stdout.flush()

    async def go() -> int:
        url = settings.state_url.reveal() or None
        places = Places(settings.data, settings.state, settings.state, url, settings.fetch_also)
        staff = Staff(
            settings.desk_guild, settings.desk_channel, settings.operators | settings.curators
        )
        async with parts(places, staff=staff) as opened:
            return await supervise(
                lambda: opened.bot(greet),
                settings.token,
                opened.workers(),
                opened.deliverer.revoked,
            )

    try:
        code = asyncio.run(go())
    except StateAway as error:
        _give_up(str(error), TRY_AGAIN)
    except BadState as error:
        _give_up(str(error), BAD_CONFIGURATION)
    raise typer.Exit(code)


@app.command(name="build")
def build_command() -> None:
    """Check the documents and build the store from them."""
    settings = _settings()
    try:
        built = _built(settings)
    except NotBuilt as error:
        _give_up(str(error), 1)
    out.print(_summary(built), markup=False)
    for path in hiding(settings.data, settings.state):
        err.print(warning_of(path), style="yellow", markup=False)


@app.command(name="verify")
def verify_command(
    originals: Annotated[Path, typer.Option(help="The folder with the articles' texts.")],
) -> None:
    """Prove every hash, offset and quote of the documents against the originals."""
    settings = _settings()
    try:
        proved = verify(settings.data, originals)
    except Refusal as error:
        _give_up(f"Not proved. {error}", 1)
    except (OSError, UnicodeDecodeError) as error:
        _give_up(f"The originals can't be read: {error}", 1)
    for document in proved.missing:
        err.print(f"{document}: its original isn't in {originals}", style="yellow", markup=False)
    out.print(
        f"Proved {proved.spans} places in {proved.documents} documents"
        f" ({len(proved.missing)} originals missing).",
        markup=False,
    )
    raise typer.Exit(1 if proved.missing else 0)


@app.command()
def plan(
    documents: Annotated[Path, typer.Argument(help="A folder of documents that would arrive.")],
    until: Annotated[str | None, typer.Option(help="The last day to look at: 2027-03-09.")] = None,
) -> None:
    """Say what would be told if these documents arrived, day by day, and why; nothing is sent."""
    from bot.domain.replay import baseline, replay, replay_lists
    from bot.i18n.fluent import FALLBACK, Voices
    from bot.store.rehearsal import rehearse
    from bot.ui.plan import lines

    settings = _settings()
    voice = Voices()[FALLBACK]
    try:
        last = date.fromisoformat(until) if until is not None else None
    except ValueError:
        _give_up("--until takes a day such as 2027-03-09.", 1)
    try:
        known, arriving = read_arriving(settings.data, documents, settings.state)
        rehearsed = rehearse(settings.data, known, arriving, last)
        things = replay_lists(rehearsed, datetime.now(UTC).date())
    except Refusal as error:
        _give_up(f"Nothing is planned. {error}", 1)
    except OSError as error:
        _give_up(f"Nothing is planned. The disk refused: {error}", 1)
    told = baseline([(read.id, read.form) for read in known])
    steps = replay(told[0], [(read.id, read.form) for read in arriving], last)
    outlets = {read.id: read.form.outlet for read in [*known, *arriving]}
    routes = _routes(settings)
    for line in lines(voice, told[1], steps, outlets, things=things, routes=routes):
        out.print(line, markup=False)


def _routes(settings: Settings) -> list[Route] | None:
    """Return where news would go, as the state has it: nowhere where there is no state yet.

    The state is only read; none where it can't be, which is said.
    """
    from bot.store.servers import Servers
    from bot.store.state import NAME as STATE
    from bot.store.state import BadState, State, StateRefused

    url = settings.state_url.reveal() or None
    if url is None and not (settings.state / STATE).is_file():
        return []

    async def read() -> list[Route]:
        state = await State.open(settings.state, url, read_only=True)
        try:
            return await Servers(state).routes()
        finally:
            await state.close()

    try:
        return asyncio.run(read())
    except (BadState, StateRefused) as error:
        err.print(f"Who would hear it can't be read: {error}", style="yellow", markup=False)
        return None


app.command()(explaining.explain)
app.command()(ingesting.ingest)
app.command()(ingesting.export)


@app.command()
def preview(
    run: Annotated[
        list[str] | None,
        typer.Option(help="A command such as '/cast'; prints the reply, and ends."),
    ] = None,
    port: Annotated[int, typer.Option(help="The page's port; 0 takes a free one.")] = 0,
) -> None:
    """Try the real bot in the browser, on a simulated Discord: no token, no network."""
    if find_spec("simcord") is None:
        _give_up("The preview needs its packages: pip install -r requirements.lock", 1)
    from bot.preview import print_replies, serve

    settings = _settings()
    logs.set_up("WARNING", settings.log_format)
    _ensure_built(settings, lambda text: err.print(text, markup=False))
    if run:
        raise typer.Exit(asyncio.run(print_replies(settings.state, run)))
    raise typer.Exit(asyncio.run(serve(settings.data, settings.state, port)))
