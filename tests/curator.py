"""A curator at the desk: the operators' server beside the fans', articles that wait, and clicks."""

from __future__ import annotations

import shutil
import time
from contextlib import asynccontextmanager
from dataclasses import replace
from types import SimpleNamespace

from msgspec.structs import replace as with_

from bot.curators import Staff
from bot.domain.desk import Held, Hold, Standing, Way
from bot.preview import as_text, world
from bot.services.handing import Became, Fate
from bot.sources.addresses import same
from bot.store.built import NAME
from bot.ui.press import decode
from tests.conftest import DATA
from tests.desk.articles import arrival, draft, statement

HOME = 1_456_000_000_000_000_001
"""The operators' server."""


class Intake:
    """Takes in what it is told to, without reading anything; an article of a member waits."""

    def __init__(self, desk):
        self.desk, self.asked = desk, []
        self.becomes = Became(Fate.WAITING, found={"release": 1}, holds=(Hold.TIER,))
        self.leads = {}
        """Where links lead, if not to themselves."""

    async def link(self, link, way, by):
        self.asked.append((link, way, by))
        link = self.leads.get(link, link)
        known = await self.desk.by_link(same(link))
        if known is not None:
            return Became(Fate.KNOWN, known.document)
        if way is Way.SUGGESTION and self.becomes.fate is Fate.WAITING:
            name = f"handed-in-{len(self.asked)}"
            form = draft(name, statement(), link=link)
            await self.desk.keep(
                arrival(
                    name,
                    draft=form,
                    standing=Standing.WAITING,
                    way=way,
                    handed_by=by,
                    link_key=same(link),
                    sha256=f"{len(self.asked):064x}",
                    at=int(time.time() * 1000),
                )
            )
            return replace(self.becomes, document=name)
        return self.becomes

    async def file(self, name, body, way, by):
        self.asked.append((name, body, way, by))
        return self.becomes


class Newsdesk:
    """The operators' server, with two curators, somebody else, and the queue's channel."""

    def __init__(self, here):
        self.env = env = here.env
        self.fans, self.fan, self.asking, self.news = (
            env.guild,
            here.member,
            here.channel,
            here.news,
        )
        self.admin = here.admin
        self.home = env.create_guild("Operators", id=HOME)
        self.talk = self.home.create_text_channel("talk")
        self.queue = self.home.create_text_channel("queue")
        self.ada = self.home.add_member(env.create_user("ada", global_name="Ada"))
        self.ben = self.home.add_member(env.create_user("ben", global_name="Ben"))
        self.other = self.home.add_member(env.create_user("olga", global_name="Olga"))
        self.intake = Intake(here.parts.desk)
        staff = Staff(HOME, self.queue.id, frozenset({self.ada.id, self.ben.id}))
        incoming = SimpleNamespace(intake=self.intake, runs=dict)
        self.parts = replace(here.parts, staff=staff, incoming=incoming)
        self.parts.suggesting.takes = self.intake
        self.parts.cards.guild, self.parts.cards.channel = HOME, self.queue.id

    async def types(self, name, who=None, **options):
        result = await (who or self.ada).slash(self.talk, f"desk {name}", **options)
        assert result.ephemeral, f"/desk {name} was answered in public"
        return result

    async def says(self, name, who=None, **options):
        return as_text(await self.types(name, who, **options))

    async def arrives(self, *articles):
        """Let articles arrive, and their cards be posted."""
        kept = [await self.parts.desk.keep(article) for article in articles]
        await self.looks()
        return kept[0] if kept else None

    async def looks(self):
        await self.parts.cards.round()
        await self.env.settle()

    async def publishes(self):
        """Let what was decided be built and told."""
        for _ in range(4):
            await self.parts.watcher.round()
        await self.parts.deliverer.round()
        await self.env.settle()

    def cards(self):
        return self.queue.history(viewer=self.ada)

    def card(self):
        (card,) = [m for m in self.cards() if not m.flags.ephemeral]
        return card

    def text(self, message=None):
        return "\n".join(_texts([c.to_dict() for c in (message or self.card()).components]))

    def pressed(self, verb, message=None):
        """Return the custom_ids of a card that mean `verb`."""
        message = message or self.card()
        found = _ids([c.to_dict() for c in message.components])
        return [custom_id for custom_id in found if decode(custom_id)[1].verb == verb]

    async def clicks(self, label, who=None, message=None):
        return await (who or self.ada).click(message or self.card(), label=label)

    async def stands(self, document="one"):
        return await self.parts.desk.arrival(document)

    async def trail(self, document=None):
        return await self.parts.desk.decisions(document)

    def public(self):
        """Return the documents that the build would read of what arrived."""
        folder = self.parts.publishing._state / "documents"
        return sorted(path.stem for path in folder.glob("*.toml"))


def held(name="one", *release, why=Hold.GRADE, sentence="It comes in October.", **more):
    """An article of which some of the statements wait."""
    release = release or (statement(),)
    kept = tuple(Held(id=r.id, why=why, sentence=sentence) for r in release)
    more = {"draft": draft(name, *release, published="2027-02-01")} | more
    return with_(arrival(name, *release, **more), held=kept)


@asynccontextmanager
async def newsdesk(built, folder):
    """Open the operators' server beside the fans', with knowledge of its own."""
    knowledge = folder / "knowledge"
    knowledge.mkdir()
    shutil.copyfile(built / NAME, knowledge / NAME)
    async with world(knowledge, DATA) as here:
        desk = Newsdesk(here)
        await here.env.restart_bot(desk.parts.bot())
        await here.env.settle()
        await desk.publishes()
        yield desk
        here.env.raise_errors()


def _texts(components):
    for part in components:
        if "content" in part:
            yield part["content"]
        yield from _texts(part.get("components", ()))


def _ids(components):
    for part in components:
        if part.get("custom_id"):
            yield part["custom_id"]
        yield from _ids(part.get("components", ()))
