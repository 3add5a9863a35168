"""The queue's cards in the curators' channel: which are there, and which should be or change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select, text

from bot.domain.desk import Arrival, Card
from bot.store.deliveries import upsert
from bot.store.desk import as_arrival
from bot.store.tables import ASKED, arrival, desk_card

if TYPE_CHECKING:
    from bot.store.state import State


class Cards:
    """What the curators' channel shows."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def card(self, document: str) -> Card | None:
        """Return a document's card; none if it never had one."""
        wanted = select(desk_card).where(desk_card.c.document == document)
        async with self._state.transaction() as db:
            row = (await db.execute(wanted)).one_or_none()
        return _card(row) if row is not None else None

    async def note_card(
        self, document: str, channel: int, message: int | None, revision: int, at: int
    ) -> None:
        """Note where a card is and which revision it shows; no message before it is sent."""
        row = {"channel_id": channel, "message_id": message, "revision": revision, "at": at}
        async with self._state.transaction() as db:
            written = upsert(db)(desk_card).values(document=document, **row)
            await db.execute(written.on_conflict_do_update(index_elements=["document"], set_=row))

    async def drop_card(self, document: str) -> None:
        """Forget a card that is there no longer; an article that still waits gets a new one."""
        async with self._state.transaction() as db:
            await db.execute(delete(desk_card).where(desk_card.c.document == document))

    async def cards_wanted(self, limit: int = 25) -> list[tuple[Arrival, Card | None]]:
        """Return the articles whose card isn't as it should be, with that card; oldest first.

        An article that waits should have a card, and a card should show its article as it is now,
        when that no longer waits, too.
        """
        shown = arrival.outerjoin(desk_card, desk_card.c.document == arrival.c.document)
        unsent = text(f"desk_card.message_id IS NULL AND ({ASKED})")
        sent = desk_card.c.message_id.is_not(None)
        card = [column.label(f"card_{column.name}") for column in desk_card.columns]
        wanted = (
            select(arrival, *card)
            .select_from(shown)
            .where(or_(unsent, sent & (desk_card.c.revision < arrival.c.revision)))
            .order_by(arrival.c.at, arrival.c.document)
            .limit(limit)
        )
        async with self._state.transaction() as db:
            rows = (await db.execute(wanted)).all()
        return [
            (as_arrival(row), _card(row, "card_") if row.card_document is not None else None)
            for row in rows
        ]


def _card(row: Any, prefix: str = "") -> Card:
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's name for what is public
    return Card(
        document=values[f"{prefix}document"],
        channel=values[f"{prefix}channel_id"],
        message=values[f"{prefix}message_id"],
        revision=values[f"{prefix}revision"],
        at=values[f"{prefix}at"],
    )
