"""Answers when the show comes out, from what the documents state and the day of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.release import Outlook, outlook

if TYPE_CHECKING:
    from datetime import date

    from bot.store.knowledge import Knowledge


async def release(known: Knowledge, today: date) -> Outlook:
    """Return the outlook as of `today`."""
    newest = next((d for d in await known.newest(1) if d.dated is not None), None)
    return outlook(
        await known.statements(),
        known.release,
        today,
        newest=newest,
        undated=await known.undated(),
        unconfirmed=known.unconfirmed,
    )


async def agencies(known: Knowledge) -> frozenset[str]:
    """Return the ids of organisations that are somebody's agency, to be introduced as such."""
    facts = await known.facts_with("agency")
    return frozenset(fact.object.id for fact in facts if fact.object is not None)
