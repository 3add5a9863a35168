"""The desk's audit trail: lines are added within the change that they tell of, and never deleted.

No statement here changes or deletes a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from bot.domain.desk import Decided, What, shortened
from bot.store.tables import decision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.ext.asyncio import AsyncConnection


async def write_down(db: AsyncConnection, decided: Iterable[Decided]) -> None:
    """Add lines to the audit trail within the caller's transaction."""
    rows = [
        {
            "document": line.document,
            "statement": line.statement,
            "what": line.what,
            "by": line.by,
            "rule": line.rule,
            "at": line.at,
            "before": shortened(line.before) if line.before is not None else None,
            "after": shortened(line.after) if line.after is not None else None,
        }
        for line in decided
    ]
    if rows:
        await db.execute(insert(decision), rows)


async def read_decisions(db: AsyncConnection, document: str | None, limit: int) -> list[Decided]:
    """Return the last lines, newest first: of one document, or of all."""
    wanted = select(decision).order_by(decision.c.id.desc()).limit(limit)
    if document is not None:
        wanted = wanted.where(decision.c.document == document)
    return [
        Decided(
            what=What(row.what),
            at=row.at,
            document=row.document,
            statement=row.statement,
            by=row.by,
            rule=row.rule,
            before=row.before,
            after=row.after,
        )
        for row in await db.execute(wanted)
    ]
