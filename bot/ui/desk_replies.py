"""What curators read in answer to a command: what became of an article, the feeds, the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.curating import LONGEST, SHORTEST
from bot.services.handing import Fate
from bot.ui.card import Button, Choice, Page, menu
from bot.ui.config import CALM, TROUBLE, mend, moment
from bot.ui.desk import audience_line, decided_words, effect_lines, titled
from bot.ui.press import Press

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.domain.delivery import Trouble
    from bot.domain.desk import Arrival, Decided, Feed
    from bot.domain.effects import Effect
    from bot.i18n.fluent import Voice
    from bot.services.curating import Audience, DeskStatus
    from bot.services.handing import Became
    from bot.ui.card import Card

RESTORE, SHOW = "dres", "dsho"
LISTED = 20
"""Feeds that a card lists; the rest is counted."""
_WHY = {
    "refused-address": "bad-link",
    "downgrade": "bad-link",
    "too-many-redirects": "bad-link",
    "no-link": "no-link",
    "gone": "not-found",
    "login": "refused",
    "odd-status": "refused",
    "too-slow": "unreachable",
    "busy": "unreachable",
    "server-error": "unreachable",
    "cut-short": "unreachable",
    "unavailable": "unreachable",
    "too-deep": "no-article",
}
"""Reasons that are told in the same words."""
_FOUND = ("release", "quote", "claim", "name")


def desk_card(voice: Voice, *lines: str, trouble: bool = False) -> Card:
    """Return a short private answer."""
    page = Page(voice, TROUBLE if trouble else CALM)
    for line in lines:
        page.plain(line)
    return page.finish(private=True)


def became_card(voice: Voice, became: Became) -> Card:
    """Return what became of an article that a curator handed in."""
    page = Page(voice, TROUBLE if became.fate is Fate.FAILED else CALM)
    if became.title:
        page.heading(page.say(became.title, 160))
    if became.fate is Fate.FAILED:
        why = why_not(voice, became.why) or voice("intake-other")
        page.plain(voice("became-failed", why=why))
    elif became.fate is Fate.TAKEN and became.holds:
        page.plain(voice("became-held"))
    else:
        page.plain(voice(f"became-{became.fate}"))
    if became.fate in (Fate.TAKEN, Fate.WAITING):
        counts = [(kind, became.found.get(kind, 0)) for kind in _FOUND]
        said = [voice(f"desk-found-{kind}", count=count) for kind, count in counts if count]
        what = voice.listed(said) if said else voice("desk-found-nothing")
        page.plain(voice("became-found", found=what))
    for why in dict.fromkeys(became.holds):
        page.plain(voice("desk-why", why=voice(f"hold-{why}")))
    return page.finish(private=True)


def why_not(voice: Voice, reason: str) -> str | None:
    """Return why an article couldn't be read, and what to do; none where there are no words."""
    return voice.maybe(f"intake-{_WHY.get(reason, reason)}")


def queue_list_card(
    voice: Voice, waiting: Sequence[Arrival], links: Mapping[str, str | None]
) -> Card:
    """Return what waits, oldest first, each with a link to its card; any can be opened here."""
    if not waiting:
        return desk_card(voice, voice("desk-queue-none"))
    page = Page(voice, CALM)
    page.plain(voice("desk-queue", count=len(waiting), when=moment(waiting[0].at, "R")))
    for arrival in waiting[:LISTED]:
        link, article = links.get(arrival.document), titled(page, arrival)
        known = {"article": article, "card": link or ""}
        page.plain(voice("desk-queue-linked" if link else "desk-queue-line", **known))
    if len(waiting) > LISTED:
        page.plain(voice("more-items", count=len(waiting) - LISTED))
    choices = [Choice(f"{a.draft.outlet} · {a.draft.title}", a.document) for a in waiting]
    return page.finish(menu=menu(Press.to(SHOW), voice("menu-desk-show"), choices), private=True)


def retracted_card(
    voice: Voice, document: str, title: str, lost: tuple[Effect, Audience] | None
) -> Card:
    """Return that a document was taken back, what that changes, and the way back."""
    page = Page(voice, CALM)
    page.plain(voice("desk-retracted", title=page.say(title, 160)))
    if lost is None:
        page.plain(voice("desk-effect-unknown"))
    elif lost[0].topics:
        for line in effect_lines(voice, lost[0]):
            page.plain(line)
        page.plain(audience_line(voice, lost[1], done=True))
    else:
        page.plain(voice("desk-retracted-nothing"))
    return page.finish(Button(voice("button-restore"), Press.to(RESTORE, document)), private=True)


def feeds_card(voice: Voice, feeds: Sequence[Feed], notes: Sequence[str] = ()) -> Card:
    """Return the feeds and how they do."""
    page = Page(voice, CALM)
    page.heading(voice("feeds-heading"))
    for note in notes:
        page.plain(note)
        page.gap()
    if not feeds:
        page.plain(voice("feeds-none"))
    for feed in feeds[:LISTED]:
        page.plain(_feed(page, feed))
    if len(feeds) > LISTED:
        page.plain(voice("more-items", count=len(feeds) - LISTED))
    page.note(voice("feeds-how", least=SHORTEST, most=LONGEST))
    return page.finish(private=True)


def _feed(page: Page, feed: Feed) -> str:
    voice = page.voice
    name = f"**{page.say(feed.name, 60)}**"
    every = voice("feed-every", minutes=max(feed.every_s // 60, 1))
    if feed.disabled_at is not None:
        state = voice("feed-off", when=moment(feed.disabled_at, "R"))
    elif feed.failures:
        state = voice("feed-failing", count=feed.failures, next=moment(feed.next_at, "R"))
    elif feed.ok_at is not None:
        state = voice("feed-well", when=moment(feed.ok_at, "R"))
    else:
        state = voice("feed-new")
    why = f": {_ails(voice, feed.problem)}" if feed.problem else ""
    return f"{name} · {every} · {state}{why}\n-# {page.say(feed.url, 120)}"


def _ails(voice: Voice, problem: str) -> str:
    """Return what is the matter with a feed."""
    return voice.maybe(f"feed-why-{_WHY.get(problem, problem)}") or voice("feed-why-other")


def status_card(
    voice: Voice,
    status: DeskStatus,
    *,
    channel: int | None,
    trouble: Trouble | None,
    newest: date | None,
    documents: int,
    problems: Sequence[str] = (),
) -> Card:
    """Return how the desk stands. `trouble` is why the cards' channel can't be used."""
    page = Page(voice, TROUBLE if trouble is not None or problems else CALM)
    page.heading(voice("desk-status-heading"))
    page.plain(voice("desk-status-queue", count=status.counts.asked))
    if channel is None:
        page.plain(voice("desk-no-channel"))
    elif trouble is not None:
        page.plain(voice("desk-bad-channel", channel=f"<#{channel}>", why=mend(voice, trouble)))
    else:
        page.plain(voice("desk-channel", channel=f"<#{channel}>"))
    for problem in problems:
        page.plain(voice("desk-problem", problem=page.say(problem, 300)))
    page.plain(_knowledge(voice, newest, documents))
    page.gap()
    page.plain(_health(page, status.feeds))
    page.gap()
    page.plain(voice("desk-last" if status.decisions else "desk-last-none"))
    for line in status.decisions:
        page.plain(f"· {_decision(page, line)}")
    return page.finish(private=True)


def _knowledge(voice: Voice, newest: date | None, documents: int) -> str:
    if newest is None:
        return voice("desk-knowledge-undated", count=documents)
    return voice("desk-knowledge", count=documents, day=voice.day(newest))


def _health(page: Page, feeds: Sequence[Feed]) -> str:
    voice = page.voice
    on = [feed for feed in feeds if feed.disabled_at is None]
    ill = [page.say(feed.name, 40) for feed in on if feed.failures]
    said = voice("desk-feeds", count=len(on))
    if ill:
        said += " " + voice("desk-feeds-ill", names=voice.listed(ill[:5]), count=len(ill))
    return said


def _decision(page: Page, line: Decided) -> str:
    what = page.say(line.document or line.after or line.before or "", 80)
    return f"{what}: {decided_words(page.voice, line)}"
