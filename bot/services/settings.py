"""The settings of a server, one entry each: how it is read, drawn, checked and changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.domain.routes import FORUMS, Pinged, Place
from bot.domain.story import Topic, read_topics, slugs
from bot.store.servers import Changes, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Words = tuple[str, ...]
"""A setting's value as it is typed, picked and exported: none, one or several words."""
OWN = "own"
"""How `no language of its own` is picked."""
ANSWERS = ("public", "private")


class Refusal(Exception):
    """A value can't be taken. `why` is the rest of a message's key, `details` its arguments."""

    def __init__(self, why: str, **details: str) -> None:
        super().__init__(why)
        self.why, self.details = why, details
        self.setting: Setting | None = None


class Seen(Protocol):
    """What Discord says of the servers, from memory."""

    def locale(self, guild_id: int) -> str | None:
        """Return a server's own language, as Discord has it."""
        ...

    def place(self, guild_id: int, channel_id: int) -> Place | None:
        """Return a channel of this server; none if it has no such channel."""
        ...

    def role(self, guild_id: int, role_id: int, channel_id: int | None = None) -> Pinged | None:
        """Return a role of this server."""
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """What a value is checked against. `channel` is where news will go, if anywhere."""

    server: Server
    seen: Seen
    languages: Sequence[str]
    channel: int | None

    def with_channel(self, words: Words) -> Scene:
        """Return the scene after another channel was set in the same go."""
        return replace(self, channel=int(words[0]))


class Control(StrEnum):
    """How a setting is drawn and shown: Discord's channels or roles, or choices of ours."""

    CHANNEL = "channel"
    ROLE = "role"
    CHOICES = "choices"
    LANGUAGES = "languages"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: the panel, the export and the import are drawn from these.

    `label` is a message's key, and so is what stands beside each word of `choices`. `read` gives
    the value that stands, `check` makes a valid one of what came in or raises Refusal, `change`
    says what to store. A setting of the route needs a channel first.
    """

    name: str
    label: str
    control: Control
    read: Callable[[Server], Words]
    check: Callable[[Scene, Words], Words]
    change: Callable[[Scene, Words], Changes]
    choices: tuple[tuple[str, str], ...] = ()
    several: bool = False
    empty: bool = False
    of_route: bool = False
    on_panel: bool = True


def identity(typed: str) -> int | None:
    """Return an id of Discord's as it was typed, bare or as a mention; none if it can't be one."""
    text = typed.strip().removeprefix("<").removesuffix(">").lstrip("#@&")
    if not (text.isascii() and text.isdecimal() and len(text) <= 19):
        return None
    return int(text) if 0 < int(text) < 2**63 else None


def _one(words: Words) -> str:
    if len(words) != 1:
        raise Refusal("one")
    return words[0]


def _place(scene: Scene, typed: str) -> Place:
    channel = identity(typed)
    place = scene.seen.place(scene.server.id, channel) if channel is not None else None
    if place is None:
        raise Refusal("no-such-channel")
    if place.kind in FORUMS:
        raise Refusal("forum", channel=f"<#{place.id}>")
    if not place.usable:
        raise Refusal("kind", channel=f"<#{place.id}>")
    return place


def _check_channel(scene: Scene, words: Words) -> Words:
    return (str(_place(scene, _one(words)).id),)


def _change_channel(scene: Scene, words: Words) -> Changes:
    place = _place(scene, words[0])
    return Changes(channel=(place.id, place.kind))


def _check_role(scene: Scene, words: Words) -> Words:
    if not words:
        return ()
    number = identity(_one(words))
    role = scene.seen.role(scene.server.id, number) if number is not None else None
    if role is None:
        raise Refusal("no-such-role")
    if role.everyone:
        raise Refusal("everyone")
    return (str(role.id),)


def _check_topics(scene: Scene, words: Words) -> Words:
    del scene
    chosen = read_topics(",".join(words))
    if chosen is None:
        raise Refusal("topics")
    return tuple(slugs(chosen))


def _change_topics(scene: Scene, words: Words) -> Changes:
    del scene
    return Changes(route={"topics": int(read_topics(",".join(words)) or Topic(0))})


def _check_language(scene: Scene, words: Words) -> Words:
    typed = _one(words).strip().lower() if words else OWN
    if typed == OWN:
        return ()
    for language in scene.languages:
        if language.lower() == typed:
            return (language,)
    raise Refusal("language")


def _check_answers(scene: Scene, words: Words) -> Words:
    del scene
    typed = _one(words).strip().lower()
    if typed not in ANSWERS:
        raise Refusal("answers")
    return (typed,)


def _check_notices(scene: Scene, words: Words) -> Words:
    return (str(_place(scene, _one(words)).id),) if words else ()


def _number(words: Words) -> int | None:
    return int(words[0]) if words else None


def _words(value: str | int | None) -> Words:
    return (str(value),) if value is not None else ()


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="channel",
        label="config-label-channel",
        control=Control.CHANNEL,
        read=lambda server: _words(server.route.channel) if server.route else (),
        check=_check_channel,
        change=_change_channel,
    ),
    Setting(
        name="role",
        label="config-label-role",
        control=Control.ROLE,
        read=lambda server: _words(server.route.role) if server.route else (),
        check=_check_role,
        change=lambda _, words: Changes(route={"role_id": _number(words)}),
        empty=True,
        of_route=True,
    ),
    Setting(
        name="topics",
        label="config-label-topics",
        control=Control.CHOICES,
        read=lambda server: tuple(slugs(server.route.topics)) if server.route else (),
        check=_check_topics,
        change=_change_topics,
        choices=(
            ("release", "config-topic-release"),
            ("promo", "config-topic-promo"),
            ("people", "config-topic-people"),
            ("corrections", "config-topic-corrections"),
        ),
        several=True,
        of_route=True,
    ),
    Setting(
        name="language",
        label="config-label-language",
        control=Control.LANGUAGES,
        read=lambda server: _words(server.language),
        check=_check_language,
        change=lambda _, words: Changes(server={"language": words[0] if words else None}),
    ),
    Setting(
        name="answers",
        label="config-label-answers",
        control=Control.CHOICES,
        read=lambda server: (server.answers,),
        check=_check_answers,
        change=lambda _, words: Changes(server={"answers": words[0]}),
        choices=(("public", "config-answers-public"), ("private", "config-answers-private")),
    ),
    Setting(
        name="notices",
        label="config-label-notices",
        control=Control.CHANNEL,
        read=lambda server: _words(server.notices),
        check=_check_notices,
        change=lambda _, words: Changes(server={"notices_id": _number(words)}),
        empty=True,
        on_panel=False,
    ),
)
"""All settings, in the order in which they are shown and set: the channel comes first."""


def complete_topics(typed: str) -> list[str]:
    """Return how a list of topics that is being typed may go on."""
    *done, last = [word.strip().lower() for word in typed[:100].split(",")]
    known = [slug for slug in slugs(Topic(sum(Topic))) if slug not in done]
    chosen = [word for word in dict.fromkeys(done) if read_topics(word) is not None]
    ended = [", ".join([*chosen, slug]) for slug in known if slug.startswith(last)]
    if last in known:
        ended += [", ".join([*chosen, last, slug]) for slug in known if slug != last]
    return list(dict.fromkeys(ended))
