"""The desk's words: what arrived while the bot ran, what of it is public, and who decided."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import msgspec

from bot.domain.copies import IN_A_FILE, thinned
from bot.domain.documents import DocumentForm, Slug  # noqa: TC001 - msgspec reads them

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Excerpt = Annotated[str, msgspec.Meta(max_length=400)]
SHORT = 400
"""Characters of what stands in the audit trail before and after a decision."""


class Way(StrEnum):
    """How an article came in."""

    FEED = "feed"
    FOLDER = "folder"
    DESK = "desk"
    SUGGESTION = "suggestion"
    COMMAND = "command"


class Standing(StrEnum):
    """Where an article stands. `TAKEN`: all of it that isn't held is public.

    `WAITING`: nothing of it is public until a curator's yes. `REJECTED` and `RETRACTED`: nothing
    is, and the link is known all the same.
    """

    TAKEN = "taken"
    WAITING = "waiting"
    REJECTED = "rejected"
    RETRACTED = "retracted"


class Hold(StrEnum):
    """Why a release statement waits for a curator."""

    NEEDS_A_YES = "needs-a-yes"
    """Delayed, released and cancelled are never taken by a rule."""
    GRADE = "grade"
    """Its own sentence doesn't name the show."""
    TIER = "tier"
    """The outlet isn't one that is trusted."""
    SUGGESTED = "suggested"
    """A member handed the article in."""
    CHANGED = "changed"
    """The article says something else than it did when it was read before."""
    COPY = "copy"
    """The article is nearly one that we have."""
    UNSURE = "unsure"
    """The reader found more than one way to read it."""


class Held(msgspec.Struct, frozen=True):
    """One release statement that waits: its id in the draft, why, and its sentence.

    One that is `kept` was public before the article changed, and stays so until a curator decides.
    """

    id: Slug
    why: Hold
    sentence: Excerpt = ""
    kept: bool = False


class Newcomer(msgspec.Struct, frozen=True):
    """Somebody whom an article names and the show didn't know: whom they play, or their job."""

    name: str
    role: str


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """An article that arrived, as it was read and as it stands.

    `link_key` is its link in the one form in which links are compared, `sha256` the hash of its
    text, `sketch` see `copies.sketch`. `newcomers` are only shown to curators. `handed_by` is the
    user that handed it in, none for a feed or folder. Times are milliseconds since 1970.
    `revision` counts what the store was given: 0 for what it doesn't hold yet.
    """

    document: Slug
    draft: DocumentForm
    standing: Standing
    held: tuple[Held, ...] = ()
    newcomers: tuple[Newcomer, ...] = ()
    way: Way
    link_key: str
    sha256: str
    sketch: bytes = b""
    handed_by: int | None = None
    at: int
    updated_at: int
    revision: int = 0

    @property
    def waits(self) -> bool:
        """Whether a curator is asked: about all of it, or about statements that are held."""
        open_ = self.standing is Standing.TAKEN and bool(self.held)
        return open_ or self.standing is Standing.WAITING


class What(StrEnum):
    """What was decided."""

    TAKEN = "taken"
    HELD = "held"
    APPROVED = "approved"
    EDITED = "edited"
    REJECTED = "rejected"
    UPDATED = "updated"
    RETRACTED = "retracted"
    RESTORED = "restored"
    EXPORTED = "exported"
    FED = "fed"
    UNFED = "unfed"


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the audit trail: who or which rule decided what, and when.

    `document` is none for what is of no document, such as a feed; `statement` none for all of a
    document. `by` is a user's id; none where the rule named in `rule` decided.
    """

    what: What
    at: int
    document: str | None = None
    statement: str | None = None
    by: int | None = None
    rule: str | None = None
    before: str | None = None
    after: str | None = None


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed and how its polls went. `added_by` is none for one that show.toml names.

    `failures` are those since the last success, `problem` the last one's reason. A disabled feed
    isn't polled.
    """

    url: str
    name: str
    every_s: int
    added_by: int | None = None
    etag: str | None = None
    modified: str | None = None
    next_at: int = 0
    failures: int = 0
    ok_at: int | None = None
    problem: str | None = None
    disabled_at: int | None = None


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a link or of a feed's entry when it was last met, known by its `key`."""

    key: str
    outcome: str
    at: int
    hash: str | None = None
    document: str | None = None


class HandedIn(StrEnum):
    """What becomes of a link that a member hands in."""

    TAKEN_IN = "taken-in"
    KNOWN = "known"
    TOO_MANY = "too-many"
    ALL_TOO_MANY = "all-too-many"
    """All members together handed in as many as a day allows."""


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A link that a member handed in. `outcome` is none while it waits to be decided."""

    id: int
    link_key: str
    link: str
    user: int
    guild: int | None
    at: int
    outcome: str | None = None
    told_at: int | None = None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A document's card in the curators' channel; `message` is none until it was sent."""

    document: str
    channel: int
    message: int | None
    revision: int
    at: int


def approved(arrival: Arrival, statement: str | None, at: int) -> Arrival:
    """Return an arrival with a curator's yes to one statement, or to all of it.

    What waits as a whole is taken with that; its other statements go on being held. With a yes to
    what is new in an article what was only kept until then is dropped, and the article speaks from
    the day on which it changed, unless more of it is public that isn't new.
    """
    kept = {h.id for h in arrival.held if h.kept}
    new = {h.id for h in arrival.held if not h.kept}
    yes = {r.id for r in arrival.draft.release} if statement is None else {statement}
    dropped = kept - {statement} if yes & new else set[str]()
    release = tuple(
        msgspec.structs.replace(r, reviewed=True) if r.id in yes else r
        for r in arrival.draft.release
        if r.id not in dropped
    )
    held = tuple(h for h in arrival.held if h.id not in yes | dropped)
    published = arrival.draft.published
    if dropped and all(r.id in new for r in release):
        seen = datetime.fromtimestamp(arrival.updated_at / 1000, UTC).date().isoformat()
        published = max(published or seen, seen)
    draft = msgspec.structs.replace(arrival.draft, release=release, published=published)
    if published != arrival.draft.published:
        draft = msgspec.structs.replace(draft, published_from=None)
    if arrival.standing is Standing.WAITING and statement is not None:
        known = {h.id for h in held}
        rest = (r for r in release if r.id not in known and not r.reviewed)
        held += tuple(Held(id=r.id, why=Hold.NEEDS_A_YES) for r in rest)
    return msgspec.structs.replace(
        arrival,
        draft=draft,
        held=held,
        standing=Standing.TAKEN,
        updated_at=at,
    )


def rejected(arrival: Arrival, statement: str | None, at: int) -> Arrival:
    """Return an arrival with a curator's no: to all of it, or to one statement, which is dropped.

    The rest stands as it did.
    """
    if statement is None:
        return msgspec.structs.replace(arrival, standing=Standing.REJECTED, updated_at=at)
    release = tuple(r for r in arrival.draft.release if r.id != statement)
    return msgspec.structs.replace(
        arrival,
        draft=msgspec.structs.replace(arrival.draft, release=release),
        held=tuple(h for h in arrival.held if h.id != statement),
        updated_at=at,
    )


def all_rejected(arrival: Arrival, at: int) -> Arrival:
    """Return an arrival with a curator's no to all that waits: to the change of one that was taken.

    What was public before the article changed stays so, by the curator's word.
    """
    if arrival.standing is Standing.WAITING:
        return rejected(arrival, None, at)
    stays = {h.id for h in arrival.held if h.kept}
    goes = {h.id for h in arrival.held} - stays
    release = tuple(
        msgspec.structs.replace(r, reviewed=True) if r.id in stays else r
        for r in arrival.draft.release
        if r.id not in goes
    )
    draft = msgspec.structs.replace(arrival.draft, release=release)
    return msgspec.structs.replace(arrival, draft=draft, held=(), updated_at=at)


def published(arrival: Arrival) -> DocumentForm | None:
    """Return what may be built of an arrival now; none where nothing may.

    Only what was taken, by a rule or by a curator's yes, and of that not what is held, unless it
    was public before and is kept.
    """
    if arrival.standing is not Standing.TAKEN:
        return None
    held = {h.id for h in arrival.held if not h.kept}
    draft = arrival.draft
    release = tuple(r for r in draft.release if r.id not in held)
    sketch = draft.sketch or thinned(arrival.sketch, IN_A_FILE).hex() or None
    return msgspec.structs.replace(draft, release=release, sketch=sketch)


def public(arrivals: Iterable[Arrival], retracted: Collection[str]) -> dict[str, DocumentForm]:
    """Return what may be built now of all arrivals, by document.

    A copy of what isn't public becomes a copy of what that was a copy of. Where there is nothing
    of the kind the first copy stands for its original, so that several copies of one article are
    never taken for several sources. Of copies of one another the first is the original.
    """
    every = {arrival.document: arrival for arrival in arrivals}
    forms: dict[str, DocumentForm] = {}
    for document in sorted(every):
        form = published(every[document])
        if form is not None and document not in retracted:
            forms[document] = form
    stands_for: dict[str, str] = {}
    originals: dict[str, str | None] = {}
    for document, form in forms.items():
        original = _original(document, form.copy_of, every, forms)
        if original in every and original not in forms:
            original = stands_for.setdefault(original, document)
        originals[document] = original
    for document in forms:
        circle = _circle(document, originals)
        if circle and document == min(circle):
            originals[document] = None
    return {
        document: msgspec.structs.replace(form, copy_of=originals[document])
        for document, form in forms.items()
    }


def _original(
    document: str,
    original: str | None,
    every: Mapping[str, Arrival],
    forms: Collection[str],
) -> str | None:
    """Return the nearest original that is public or not ours, else the last that isn't public."""
    met = {document}
    while original is not None and original in every and original not in forms:
        met.add(original)
        further = every[original].draft.copy_of
        if further is None:
            break
        if further in met:
            # A circle of what isn't public stands for one original, wherever it was entered.
            copies = {name: arrival.draft.copy_of for name, arrival in every.items()}
            return min(_circle(original, copies) - set(forms))
        original = further
    return original


def _circle(document: str, originals: Mapping[str, str | None]) -> set[str]:
    """Return the documents of which this one is a copy, if it is a copy of itself by that way."""
    circle: set[str] = set()
    original = originals.get(document)
    while original is not None and original not in circle:
        circle.add(original)
        original = originals.get(original)
    return circle if document in circle else set()


def shortened(text: str) -> str:
    """Return a text as the audit trail holds it."""
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
