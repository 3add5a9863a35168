"""Announcements before they are Discord's: the living post, its replies, and words to admins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import yarl

from bot.domain.delivery import Step, marker
from bot.domain.story import MAY_PING, Topic, Type
from bot.domain.tracker import Phase
from bot.ui.changes import (
    HALTED,
    changed,
    corrects,
    of_things,
    past,
    present,
    say,
    short_day,
    unknown,
    words,
)
from bot.ui.inert import TITLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.story import Digest, Entry, News, Notice, Source
    from bot.domain.view import Show
    from bot.i18n.fluent import Voice

CONTENT, DESCRIPTION = 2_000, 4_096
"""Characters that Discord allows."""
LINK = 400
"""Characters of an address; a longer one isn't linked."""
NAMES, HISTORY, REPLIED = 12, 3, 3
"""Sources named on a post, earlier changes on it, and sources of each of these and of a reply."""
LIMITS = (400, 200, 100, 50, 20)
"""Characters of a text, tried one after the other until all fits."""
_COUNT = 40
"""Characters left for saying how much doesn't fit."""
_WARNING = 0x9A6700
_UNSAFE = re.compile(r"[^!#-'*-;=?-Z_a-z~]")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Announcement:
    """One message. Where there is a title or a description, these make an embed.

    `content` is Discord's Markdown outside of it. `colour` is 0xRRGGBB. `ping` is the only role
    that the message may ping; its mention stands in `content`.
    """

    content: str = ""
    title: str | None = None
    description: str = ""
    url: str | None = None
    colour: int = 0
    footer: str = ""
    ping: int | None = None


def post(  # noqa: PLR0917 - a story's row, as its courier has it
    voice: Voice,
    show: Show,
    story_id: str,
    body: News,
    revision: int,
    birth: int,
    role: int | None,
) -> Announcement:
    """Return a topic's living post as it stands at `revision`; `birth` as in `Due`.

    `role` is pinged where the topic may; that counts only when the message is created.
    """
    newest, current = body.newest, body.entries[-1]
    mark = marker(story_id, Step.POST, number=0, birth=birth, revision=revision)
    told = [e for e in reversed(body.entries) if e.material and e.revision < newest.revision]
    linked = (_link(s.link) for e in (current, *told) for s in e.sources)
    link = next((found for found in linked if found is not None), None)
    numbers = _Numbers()
    lines = [*_lead(voice, newest), *_cited(voice, current.sources, numbers)]
    year = _year(current)
    for entry in told[:HISTORY]:
        change = _told(voice, entry, 200, numbers.names(voice, entry.sources, REPLIED))
        lines.append(voice("news-day", day=_day(voice, entry.day, year), change=change))
    ending = [f"-# #{mark}"] if link is None else []
    ping = _pinged(role, body.topic)
    return Announcement(
        content=_mention(ping),
        title=_title(voice, show, body.topic, newest),
        description=_cut(voice, lines, ending),
        url=f"{link}#{mark}" if link is not None else None,
        colour=show.colour,
        footer=_footer(voice, body),
        ping=ping,
    )


def reply(  # noqa: PLR0917
    voice: Voice, show: Show, story_id: str, entry: Entry, topic: Topic, role: int | None
) -> Announcement:
    """Return the short reply that tells one material change; `role` is pinged if the topic may."""
    mark = marker(story_id, Step.REPLY, number=entry.revision, birth=0, revision=entry.revision)
    ping = _pinged(role, Topic.CORRECTIONS if entry.correction else topic)

    def made(limit: int) -> str:
        names, marked = _marked(voice, entry.sources, mark)
        text = _told(voice, entry, limit, names)
        return " ".join(filter(None, (_mention(ping), text))) + ("" if marked else f"\n-# #{mark}")

    return Announcement(content=_fitted(made, CONTENT), colour=show.colour, ping=ping)


def digest(voice: Voice, show: Show, body: Digest) -> Announcement:
    """Return the one message that tells what a channel missed. It pings nobody."""
    numbers = _Numbers()
    entries = sorted((entry for _, entry in body.entries), key=lambda e: e.at, reverse=True)
    lines = [voice("digest-since", since=f"<t:{body.since // 1_000}:f>")]
    for entry in entries:
        change = _told(voice, entry, 200, numbers.names(voice, entry.sources, REPLIED))
        lines.append(
            voice("news-day", day=_day(voice, entry.day, _year(entries[0])), change=change)
        )
    return Announcement(
        title=_headed(voice, show, "digest-title"),
        description=_cut(voice, lines),
        colour=show.colour,
    )


def notice(voice: Voice, show: Show, body: Notice) -> Announcement:
    """Return what admins hear of trouble with a route: what is wrong, and how to mend it."""
    channel = f"<#{body.channel}>"
    said = voice.maybe(f"notice-{body.trouble}", channel=channel)
    return Announcement(
        title=_headed(voice, show, "notice-title"),
        description=said or voice("notice-other", channel=channel),
        colour=_WARNING,
    )


def welcome(voice: Voice, show: Show, newest: date | None) -> Announcement:
    """Return the first message in a server; `newest` is the day of the newest dated article."""
    age = voice("welcome-undated") if newest is None else ""
    lines = (
        voice("welcome-what"),
        age or voice("welcome-newest", day=voice.day(newest or date.min)),
        voice("welcome-quiet"),
    )
    return Announcement(
        title=_headed(voice, show, "welcome-title"),
        description="\n".join(lines),
        colour=show.colour,
    )


def sample(voice: Voice, show: Show) -> Announcement:
    """Return a post that only tries whether posts arrive, and says so."""
    return Announcement(
        title=_headed(voice, show, "sample-title"),
        description=voice("sample-text"),
        colour=show.colour,
        footer=voice("sample-footer"),
    )


class _Numbers:
    """The numbers of documents on one message, as they appear."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def name(self, voice: Voice, source: Source, *, title: bool = False) -> str:
        """Return a source's name, linked, with its number; with `title`, its title too."""
        number = self._numbers.setdefault(source.document, len(self._numbers) + 1)
        name = _outlet(voice, source)
        if title and (printed := say(source.title, 200)):
            name = f"{name}: {printed}"
        link = _link(source.link)
        shown = f"[{name}]({link})" if link is not None else name
        return f"{shown} {str(number).translate(_SUPERSCRIPTS)}"

    def names(self, voice: Voice, sources: Sequence[Source], most: int) -> str:
        """Return the names of sources on one line; what is too many is counted."""
        return _counted(voice, [self.name(voice, s) for s in sources[:most]], len(sources))


def _cited(voice: Voice, sources: Sequence[Source], numbers: _Numbers) -> list[str]:
    """Return the line of those who say it: the first one with its title."""
    if not sources:
        return []
    names = [numbers.name(voice, s, title=n == 0) for n, s in enumerate(sources[:NAMES])]
    while len(" · ".join(names)) > DESCRIPTION // 2 and len(names) > 1:
        names.pop()
    return [_counted(voice, names, len(sources))]


def _counted(voice: Voice, names: Sequence[str], total: int) -> str:
    more = [voice("more-items", count=total - len(names))] if total > len(names) else []
    return " · ".join((*names, *more))


def _marked(voice: Voice, sources: Sequence[Source], mark: str) -> tuple[str, bool]:
    """Return the names of a reply's sources, and whether a link among them carries the mark."""
    links = {source: _link(source.link) for source in sources}
    shown = sorted(sources, key=lambda source: links[source] is None)[:REPLIED]
    names: list[str] = []
    for source in shown:
        link, name = links[source], _outlet(voice, source)
        marking = "" if names else f"#{mark}"
        # The pointed brackets keep Discord from showing a preview.
        names.append(f"[{name}](<{link}{marking}>)" if link is not None else name)
    while len(" · ".join(names)) > CONTENT // 2 and len(names) > 1:
        names.pop()
    first = links[shown[0]] if shown else None
    return _counted(voice, names, len(sources)), first is not None


def _lead(voice: Voice, entry: Entry) -> list[str]:
    """Return the lines that tell the newest change."""
    if of_things(entry):
        return [changed(voice, entry, LIMITS[0])]
    if entry.type in HALTED:
        return [voice("news-sentence", change=changed(voice, entry, LIMITS[0]))]
    correction = [voice("news-corrected")] if corrects(entry) else []
    before = [] if unknown(entry.before) else [voice("news-was", state=past(voice, entry.before))]
    return [*correction, *before, voice("news-now", state=present(voice, entry.after))]


def _title(voice: Voice, show: Show, topic: Topic, entry: Entry) -> str:
    if topic is not Topic.RELEASE:
        return _headed(voice, show, f"news-title-{topic.slug}")
    if entry.after.phase == Phase.RELEASED:
        return _headed(voice, show, "news-title-out")
    return _headed(voice, show, "news-title", state=words(voice, entry.after))


def _headed(voice: Voice, show: Show, key: str, **said: str) -> str:
    return _fitted(lambda limit: voice(key, show=say(show.title, limit), **said), TITLE)


def _footer(voice: Voice, body: News) -> str:
    """Return how often what is told has been changed, and when last; it formats nothing."""
    first, last = body.entries[0], body.entries[-1]
    # The first entry of a story that replaced something told, or a plan, is an update as well.
    fresh = first.revision == 1 and unknown(first.before)
    count = last.revision - fresh
    day = _day(voice, last.day, _year(last))
    return voice("news-updated", count=count, day=day) if count else voice("news-shown", day=day)


def _told(voice: Voice, entry: Entry, limit: int, names: str) -> str:
    """Return one change on one line, with the `names` of those who say it."""
    change = changed(voice, entry, limit)
    if names and entry.type is Type.RELEASED:
        return voice("news-says", change=change, sources=names)
    return " · ".join(filter(None, (change, names)))


def _pinged(role: int | None, topic: Topic) -> int | None:
    return role if topic in MAY_PING else None


def _mention(role: int | None) -> str:
    return f"<@&{role}>" if role is not None else ""


def _outlet(voice: Voice, source: Source) -> str:
    return say(source.outlet, 60) or voice("news-source")


@lru_cache(maxsize=512)
def _link(text: str) -> str | None:
    """Return an address that can stand in a masked link, without its fragment; none if it can't.

    Only the web is linked, a name in other letters as the punycode that it is, and none that
    hides its host behind a user's name.
    """
    try:
        url = yarl.URL(text)
        if url.scheme not in ("http", "https") or not url.raw_host or url.raw_user is not None:
            return None
        whole = str(url.with_fragment(None))
    except (ValueError, TypeError):
        return None
    safe = _UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", whole) if whole.isascii() else ""
    return safe if 0 < len(safe) <= LINK else None


def _day(voice: Voice, iso: str, year: int) -> str:
    """Return a day without a time; its year is left out where that is `year`."""
    day = date.fromisoformat(iso)
    return short_day(voice, day) if day.year == year else voice.day(day)


def _year(entry: Entry) -> int:
    return datetime.fromtimestamp(entry.at / 1_000, UTC).year


def _fitted(make: Callable[[int], str], room: int) -> str:
    """Return what `make` makes of the longest texts that fit into `room`."""
    made = (make(limit) for limit in LIMITS)
    return next((text for text in made if len(text) <= room), "")


def _cut(voice: Voice, lines: Sequence[str], ending: Sequence[str] = ()) -> str:
    """Return the lines that fit into a description, above the whole of `ending`; the others are
    counted.
    """
    room = DESCRIPTION - _COUNT - sum(len(line) + 1 for line in ending)
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            kept.append(voice("more-items", count=len(lines) - len(kept)))
            break
        kept.append(line)
    return "\n".join((*kept, *ending))
