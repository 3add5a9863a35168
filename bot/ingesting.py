"""The commands `bot ingest` and `bot export`: articles taken in by hand, documents given out."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Iterator, Sequence

    from bot.i18n.fluent import Voice
    from bot.incoming import Incoming
    from bot.services.articles import Arriving, Outcome, Planned
    from bot.services.publishing import Publishing
    from bot.settings import Settings
    from bot.store.desk import Desk
    from bot.store.servers import Route
    from bot.store.state import State

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
PATIENCE = 1.0
"""Seconds after which progress is shown."""
_WRONG, _TRY_AGAIN = 78, 75

Sources = Annotated[list[str], typer.Argument(help="Files, folders of them, or links.")]
Yes = Annotated[bool, typer.Option("--yes", help="Take them in without asking.")]
To = Annotated[
    Path | None, typer.Option(help="The show's folder to write into; DATA_DIR unless given.")
]


@dataclass(frozen=True, slots=True)
class _Tools:
    """What the commands work with, opened for this process alone."""

    state: State
    desk: Desk
    brought: Incoming
    publishing: Publishing


def ingest(sources: Sources, yes: Yes = False) -> None:
    """Read articles, say what would be taken and told, and take them in after a yes."""
    _run(lambda settings: _ingest(settings, sources, yes=yes))


def export(to: To = None) -> None:
    """Write what arrived and is public as documents of the show, to be kept with it."""
    _run(lambda settings: _export(settings, to))


def _run(work: Callable[[Settings], Coroutine[None, None, int]]) -> None:
    from bot import logs
    from bot.settings import BadSettings, load
    from bot.store.state import BadState, StateAway, StateRefused

    try:
        settings = load()
        logs.set_up("ERROR", settings.log_format, (settings.token, settings.state_url))
        code = asyncio.run(work(settings))
    except BadSettings as error:
        _give_up(str(error), _WRONG)
    except (StateAway, StateRefused) as error:
        _give_up(str(error), _TRY_AGAIN)
    except BadState as error:
        _give_up(str(error), _WRONG)
    raise typer.Exit(code)


def _give_up(message: str, code: int) -> NoReturn:
    err.print(message, style="red", markup=False)
    raise typer.Exit(code)


@asynccontextmanager
async def _opened(settings: Settings, instead: str = "") -> AsyncGenerator[_Tools]:
    """Open the state for this process alone. Raises BadState, which says what to do `instead`."""
    from bot.clock import steady_clock
    from bot.incoming import incoming
    from bot.services.publishing import Publishing
    from bot.services.shelf import Shelf
    from bot.store.desk import Desk
    from bot.store.feeds import Feeds
    from bot.store.generations import KnowledgeStore
    from bot.store.lock import held
    from bot.store.state import BadState, State

    with ExitStack() as stack:
        try:
            stack.enter_context(held(settings.state))
        except BadState as error:
            raise BadState(f"{error}{instead}") from error
        url = settings.state_url.reveal() or None
        state = await State.open(settings.state, url, alone=True)
        knowledge, desk = KnowledgeStore(settings.state), Desk(state)
        publishing = Publishing(desk, settings.state, lambda: None)
        brought = incoming(
            shelf=Shelf(settings.data, desk),
            folder=settings.state,
            state=state,
            desk=desk,
            feeds=Feeds(state),
            publishing=publishing,
            knowledge=knowledge,
            ticks=steady_clock(),
            open_to=settings.fetch_also,
        )
        try:
            yield _Tools(state, desk, brought, publishing)
        finally:
            await brought.close()
            await knowledge.close()
            await state.close()


# ── ingest ───────────────────────────────────────────────────────────────────


async def _ingest(settings: Settings, sources: Sequence[str], *, yes: bool) -> int:
    from bot.i18n.fluent import FALLBACK, Voices
    from bot.services.inbox import ENDINGS

    named = list(_named(sources))
    if not named:
        out.print(f"There is nothing to take in: of a folder, {', '.join(ENDINGS)} are read.")
        return 0
    inbox = settings.state / "inbox"
    voice = Voices()[FALLBACK]
    async with _opened(settings, f". Files in {inbox} are read while it runs, too.") as tools:
        planned = await _plan(tools, named)
        for (name, _), plan in zip(named, planned, strict=True):
            for line in _lines(voice, name, plan):
                out.print(line, markup=False)
        wanted = [plan for plan in planned if plan.arrival is not None]
        failed = any(plan.outcome.end == "failed" for plan in planned)
        if not wanted:
            out.print("There is nothing to take in.")
            return 1 if failed else 0
        if not await _tell(settings, tools, wanted, voice):
            return 1
        if not yes and not _agreed(len(wanted)):
            out.print("Nothing was taken in.")
            return 1
        await _keep(tools, wanted)
        out.print(
            f"Taken in: {len(wanted)}. The bot tells what is news when it runs again.", markup=False
        )
        asked = len([plan for plan in wanted if plan.arrival is not None and plan.arrival.waits])
        if asked:
            out.print(_where(settings, asked), markup=False)
        return 1 if failed else 0


def _where(settings: Settings, asked: int) -> str:
    """Say where curators decide on what waits."""
    said = f"Of them {asked} wait{'s' if asked == 1 else ''} for a curator: /desk queue on Discord"
    if settings.desk_guild is None:
        return f"{said}, once DESK_GUILD_ID and CURATOR_IDS say where and who."
    return f"{said} shows what."


def _agreed(count: int) -> bool:
    try:
        return typer.confirm(f"Take {count} article{'' if count == 1 else 's'} in?")
    except typer.Abort:
        err.print()
        err.print("Nobody was there to say yes; --yes says it.", style="red", markup=False)
        return False


def _named(sources: Sequence[str]) -> Iterator[tuple[str, Callable[[], Arriving]]]:
    """Yield each article by its name, with how to get at it, which may raise NotRead."""
    from bot.domain.desk import Way
    from bot.services.articles import Arriving, from_file
    from bot.services.inbox import ENDINGS
    from bot.sources.files import read_file

    def of_link(link: str) -> Callable[[], Arriving]:
        return lambda: Arriving(way=Way.COMMAND, link=link)

    def of_file(path: Path) -> Callable[[], Arriving]:
        return lambda: from_file(path.name, read_file(path), Way.COMMAND)

    for source in sources:
        if "://" in source:
            yield source, of_link(source)
            continue
        path = Path(source)
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.suffix.lower() in ENDINGS)
        else:
            inside = [path]
        for each in inside:
            yield str(each), of_file(each)


async def _plan(
    tools: _Tools, named: Sequence[tuple[str, Callable[[], Arriving]]]
) -> list[Planned]:
    from bot.domain.desk import Way
    from bot.services.articles import Arriving, End, Outcome, Planned
    from bot.sources.files import NotRead

    planned: list[Planned] = []
    with _progress("Reading articles", len(named)) as step:
        for _, get in named:
            beside = [plan.arrival for plan in planned if plan.arrival is not None]
            try:
                planned.append(await tools.brought.intake.plan(get(), beside))
            except NotRead as error:
                outcome = Outcome(end=End.FAILED, reason=error.reason)
                planned.append(Planned(arriving=Arriving(way=Way.COMMAND), outcome=outcome))
            step()
    return planned


async def _keep(tools: _Tools, wanted: Sequence[Planned]) -> None:
    with _progress("Taking them in", len(wanted)) as step:
        for plan in wanted:
            await tools.brought.intake.keep(plan, publish=False)
            step()
    await tools.publishing.publish()


def _lines(voice: Voice, name: str, plan: Planned) -> Iterator[str]:
    """Yield what would become of one article."""
    from bot.services.articles import TABLES
    from bot.ui.desk import read

    outcome, arrival = plan.outcome, plan.arrival
    if arrival is None:
        yield f"{name}: {_ended(voice, outcome)}"
        return
    draft = arrival.draft
    yield f"{name}: {_KEPT[outcome.end]}, as {arrival.document}"
    yield f"  {draft.outlet} ({draft.tier}), {draft.published or 'undated'}: {draft.title}"
    if draft.copy_of is not None:
        yield f"  nearly a copy of {draft.copy_of}, so no source of its own"
    counts = [(table, len(getattr(draft, table))) for table in TABLES]
    found = [voice(f"desk-found-{table}", count=count) for table, count in counts if count]
    yield f"  {voice('became-found', found=voice.listed(found))}"
    held = {one.id: one for one in arrival.held}
    for row in draft.release:
        yield f"  release: {read(voice, row)}"
        if row.id in held:
            if held[row.id].sentence:
                yield f"    “{held[row.id].sentence}”"
            yield f"    {voice('desk-why', why=voice(f'hold-{held[row.id].why}'))}"


def _ended(voice: Voice, outcome: Outcome) -> str:
    from bot.services.inbox import WORDS
    from bot.ui.desk_replies import why_not

    words = {
        "known": f"known already, as {outcome.document}.",
        "copy": f"nearly a copy of {outcome.document}, and says nothing else.",
    }
    said = words.get(outcome.end)
    if said is not None:
        return said
    reason = outcome.reason if outcome.end == "failed" else outcome.end
    other = f"It can't be read ({reason}). Save the page in a browser, and name that file instead."
    return WORDS.get(reason) or why_not(voice, reason) or other


_KEPT = {
    "taken": "would be taken",
    "held": "would be taken, with statements that wait for a curator",
    "waiting": "would wait for a curator as a whole",
    "copy": "would be taken",
}


async def _tell(settings: Settings, tools: _Tools, wanted: Sequence[Planned], voice: Voice) -> bool:
    """Say what would be told, and to whom; return whether the documents could be built."""
    from bot.domain.replay import Step, replay_lists
    from bot.domain.tracker import diff, reason, resolve
    from bot.store.folder import Refusal
    from bot.store.servers import Servers
    from bot.store.trying import tried
    from bot.ui.plan import lines

    now = await tools.desk.arrivals()
    then = {arrival.document: arrival for arrival in now}
    then |= {plan.arrival.document: plan.arrival for plan in wanted if plan.arrival is not None}
    gone = await tools.desk.retracted()
    try:
        before, after = await asyncio.to_thread(
            tried, settings.data, now, list(then.values()), gone
        )
    except (Refusal, OSError) as error:
        err.print(f"Nothing is taken in. {error}", style="red", markup=False)
        return False
    today = datetime.now(UTC).date()
    told, state = resolve(before.claims), resolve(after.claims)
    fresh = [claim for claim in after.claims if claim not in set(before.claims)]
    step = Step(
        day=today,
        change=diff(told, state),
        reasons=tuple((claim, reason(claim, told, state, after.claims)) for claim in fresh),
        silent=(),
    )
    things = replay_lists([(None, before), (today, after)], today)
    outlets = {id_: printed.outlet for id_, printed in after.documents.items()}
    routes: list[Route] = await Servers(tools.state).routes()
    out.print()
    for line in lines(voice, told, [step], outlets, things=things, routes=routes):
        out.print(line, markup=False)
    return True


# ── export ───────────────────────────────────────────────────────────────────


async def _export(settings: Settings, to: Path | None) -> int:
    """Export, also beside a running bot: its state is only read."""
    from bot.services.shelf import Shelf
    from bot.store.arrived import NotExported
    from bot.store.arrived import export as write
    from bot.store.desk import Desk
    from bot.store.folder import Refusal
    from bot.store.state import State

    target = to or settings.data
    url = settings.state_url.reveal() or None
    state = await State.open(settings.state, url, read_only=True)
    try:
        desk = Desk(state)
        own = await Shelf(target, desk).own()
        there = {o.id for o in own} | {o.link_key for o in own} | {o.sha256 for o in own}
        arrivals = [
            a for a in await desk.arrivals() if there.isdisjoint((a.document, a.link_key, a.sha256))
        ]
        written = write(arrivals, target)
    except (NotExported, Refusal, OSError) as error:
        err.print(f"Nothing was exported. {error}", style="red", markup=False)
        return 1
    finally:
        await state.close()
    await _note(settings, [path.stem for path in written])
    for path in written:
        out.print(str(path), markup=False)
    if written:
        out.print(f"Exported: {len(written)}. `python -m bot build` checks them.", markup=False)
    else:
        out.print("Exported: 0. What arrived and is public is there already.", markup=False)
    return 0


async def _note(settings: Settings, documents: Sequence[str]) -> None:
    """Put an export into the audit trail, unless a bot that runs has it."""
    from bot.domain.desk import Decided, What
    from bot.store.state import BadState

    at = int(time.time() * 1000)
    try:
        async with _opened(settings) as tools:
            lines = (Decided(what=What.EXPORTED, at=at, document=name) for name in documents)
            await tools.desk.note(*lines)
    except BadState as error:
        said = f"All is exported; only the desk's trail of decisions doesn't name it: {error}."
        err.print(said, style="yellow", markup=False)


@contextmanager
def _progress(what: str, total: int) -> Generator[Callable[[], None]]:
    """Yield what is called after each step; a bar appears when all takes longer than a moment."""
    started = time.monotonic()
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
    task = bar.add_task("", total=total)

    def step() -> None:
        if not bar.live.is_started and time.monotonic() - started > PATIENCE:
            bar.start()
        bar.advance(task)

    try:
        yield step
    finally:
        if bar.live.is_started:
            bar.stop()
