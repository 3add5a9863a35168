"""Brings one story into one channel: renders it in the server's language and asks Discord."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import aiohttp
import discord

from bot.domain.delivery import Step, Trouble, marked_revision, marker, nonce
from bot.domain.routes import THREADS, trouble
from bot.domain.story import Digest, Kind, News, Notice, Welcome, decoded
from bot.services.delivering import Broken, NotNow, Outdated, Posted, Refused, Unclear, Unsearchable
from bot.store.generations import NoKnowledge
from bot.ui import announcement as look
from bot.ui.layout import NOBODY, embed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from bot.domain.delivery import Timing
    from bot.domain.view import Show
    from bot.guilds import Guilds
    from bot.i18n.fluent import Voices
    from bot.pacing import Breaker, Pacer
    from bot.store.generations import KnowledgeStore
    from bot.store.outbox import Due
    from bot.ui.announcement import Announcement

T = TypeVar("T")
OUT_OF_REACH = 15.0
"""Seconds until a server that can't be reached is tried again."""
SKEW = timedelta(minutes=2)
"""By how much our clock may differ from Discord's."""
PAGE, PAGES = 100, 50
"""Messages read back at once, and how often, before it counts as unknown."""


class Sender:
    """The courier between the outbox and Discord."""

    def __init__(
        self,
        guilds: Guilds,
        knowledge: KnowledgeStore,
        voices: Voices,
        install: str,
        *,
        pacer: Pacer,
        breaker: Breaker,
        timing: Timing,
        clock: Callable[[], int],
    ) -> None:
        self._guilds = guilds
        self._knowledge = knowledge
        self._voices = voices
        self._install = install
        self._pacer = pacer
        self._breaker = breaker
        self._timing = timing
        self._clock = clock

    async def post(self, due: Due) -> Posted:
        """Create the post."""
        client = await self._turn(due)
        shown = await self._rendered(due)
        channel = _channel(client, due)
        message = await self._ask(
            due,
            lambda: channel.send(
                content=shown.content or None,
                embed=embed(shown),
                nonce=self._nonce(due),
                allowed_mentions=_pinging(shown),
            ),
        )
        return Posted(message.id, self._shown(due, message))

    async def edit(self, due: Due) -> Posted:
        """Make the post show the story's newest revision; an edit notifies nobody."""
        client = await self._turn(due)
        shown = await self._rendered(due)
        message = _channel(client, due).get_partial_message(due.message or 0)
        await self._ask(due, lambda: message.edit(embed=embed(shown), allowed_mentions=NOBODY))
        return Posted(message.id, due.revision)

    async def reply(self, due: Due) -> Posted:
        """Reply to the post; where somebody deletes that meanwhile, the reply stands alone."""
        client = await self._turn(due)
        shown = await self._rendered(due)
        channel = _channel(client, due)
        to = discord.MessageReference(
            message_id=due.post or 0, channel_id=due.channel, fail_if_not_exists=False
        )
        message = await self._ask(
            due,
            lambda: channel.send(
                content=shown.content,
                reference=to,
                nonce=self._nonce(due),
                suppress_embeds=True,
                allowed_mentions=_pinging(shown),
            ),
        )
        return Posted(message.id, due.number)

    async def publish(self, due: Due) -> None:
        """Publish the post to the followers of an announcement channel."""
        client = await self._turn(due)
        message = _channel(client, due).get_partial_message(due.post or 0)
        await self._ask(due, message.publish)

    async def find(self, due: Due) -> Posted | None:
        """Look through what was posted since the first attempt."""
        client = await self._turn(due)
        place = self._guilds.place(due.guild, due.channel)
        if place is not None and not place.history:
            raise Unsearchable
        expected = await self._rendered(due)
        since = datetime.fromtimestamp(due.first_at / 1000, UTC) - SKEW
        after = discord.Object(discord.utils.time_snowflake(since))
        channel = _channel(client, due)
        for _ in range(PAGES):
            await self._pacer.turn()
            page = await self._ask(due, lambda start=after: _read(channel, start))
            for message in page:
                ours = client.user is not None and message.author.id == client.user.id
                if ours and self._is_it(due, message, expected):
                    return Posted(message.id, self._shown(due, message))
            if len(page) < PAGE:
                return None
            after = discord.Object(page[-1].id)
        raise Unsearchable

    def resting(self) -> float:
        """Return the seconds for which nothing can be sent at all; 0 if something can."""
        return self._breaker.rest or (0 if self._guilds.ready else 1.0)

    def _ready(self, due: Due) -> discord.Client:
        """Return the client, once there is no reason not to send. Raises NotNow or Broken."""
        client = self._guilds.client
        rest = self._breaker.rest
        if client is None or not self._guilds.ready or rest:
            raise NotNow(rest or OUT_OF_REACH)
        if not self._guilds.has(due.guild):
            raise Broken(Trouble.NO_GUILD)
        if not self._guilds.reachable(due.guild):
            raise NotNow(OUT_OF_REACH)
        place = self._guilds.place(due.guild, due.channel)
        if place is None and due.channel_kind in THREADS:
            # An archived thread isn't in the cache, and opens again when somebody writes there.
            return client
        problem = trouble(place)
        if problem is not None:
            raise Broken(problem)
        return client

    async def _turn(self, due: Due) -> discord.Client:
        """Wait for the next turn; what is worked out after it is spread as evenly as what is sent.

        Returns the client, if there still is no reason not to send.
        """
        self._ready(due)
        await self._pacer.turn()
        return self._ready(due)

    async def _ask(self, due: Due, make: Callable[[], Awaitable[T]]) -> T:
        """Make one request, and say in the outbox's words how it ended."""
        if self._late(due):
            # We slept, or were held up: somebody else may have taken this over by now.
            raise NotNow(0)
        try:
            async with asyncio.timeout(self._timing.timeout):
                return await make()
        except discord.RateLimited as error:
            raise NotNow(error.retry_after) from error
        except discord.HTTPException as error:
            wait = float(error.response.headers.get("Retry-After", 0) or 0)
            if error.status == 429:
                self._pacer.hold(wait)
            raise Refused(error.status, error.code, error.text, wait) from error
        except (aiohttp.ClientError, OSError, TimeoutError, RuntimeError) as error:
            # discord.py's session, when it is closed under a request, raises a RuntimeError.
            raise Unclear(repr(error)) from error

    def _late(self, due: Due) -> bool:
        """Say whether an attempt that begins now could outlast its claim."""
        return self._clock() > due.lease_until - self._timing.timeout * 1000

    async def _rendered(self, due: Due) -> Announcement:
        try:
            async with self._knowledge.reading() as known:
                newest = next(iter(await known.newest(1)), None)
                return self._render(due, known.show, newest.dated if newest is not None else None)
        except NoKnowledge as error:
            raise NotNow(OUT_OF_REACH) from error

    def _render(self, due: Due, show: Show, newest: date | None) -> Announcement:
        if due.kind is Kind.NEWS and not due.story.startswith(f"{show.entity}:"):
            raise Outdated
        voice = self._voices[due.language or self._guilds.locale(due.guild) or "en"]
        match decoded(due.body):
            case News() as body if due.step is Step.REPLY:
                entry = next((e for e in body.entries if e.revision == due.number), body.newest)
                return look.reply(voice, show, due.story, entry, body.topic, self._role(due))
            case News() as body:
                role = self._role(due)
                return look.post(voice, show, due.story, body, due.revision, due.birth, role)
            case Digest() as body:
                return look.digest(voice, show, body)
            case Notice() as body:
                return look.notice(voice, show, body)
            case Welcome():
                return look.welcome(voice, show, newest)

    def _role(self, due: Due) -> int | None:
        """Return the role to ping, where the server set one that can be pinged now."""
        if due.role is None:
            return None
        role = self._guilds.role(due.guild, due.role, due.channel)
        return role.id if role is not None and role.pingable and not role.everyone else None

    def _nonce(self, due: Due) -> str:
        return nonce(
            self._install,
            due.story,
            due.channel,
            step=due.step,
            number=due.number,
            birth=due.birth,
        )

    @staticmethod
    def _mark(due: Due) -> str:
        return marker(due.story, due.step, number=due.number, birth=due.birth, revision=0)

    def _shown(self, due: Due, message: discord.Message) -> int:
        """Return the revision that a message shows: an earlier attempt's may be an older one."""
        if due.step is Step.REPLY:
            return due.number
        shown = marked_revision(_text_of(message), self._mark(due))
        return shown if shown is not None else due.revision

    def _is_it(self, due: Due, message: discord.Message, expected: Announcement) -> bool:
        if marked_revision(_text_of(message), self._mark(due)) is not None:
            return True
        # What is told to one server alone carries no mark: it never changes.
        shown = message.embeds[0].description if message.embeds else message.content
        unmarked = not isinstance(decoded(due.body), News)
        return unmarked and (shown or "").strip() == expected.description.strip()


def _channel(client: discord.Client, due: Due) -> discord.PartialMessageable:
    return client.get_partial_messageable(due.channel, guild_id=due.guild)


async def _read(
    channel: discord.PartialMessageable, after: discord.Object
) -> list[discord.Message]:
    return [m async for m in channel.history(limit=PAGE, after=after, oldest_first=True)]


def _text_of(message: discord.Message) -> str:
    texts = [message.content]
    for each in message.embeds:
        texts += [each.url or "", each.description or ""]
    return "\n".join(texts)


def _pinging(shown: Announcement) -> discord.AllowedMentions:
    if shown.ping is None:
        return NOBODY
    return discord.AllowedMentions(
        everyone=False, users=False, replied_user=False, roles=[discord.Object(shown.ping)]
    )
