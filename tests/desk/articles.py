"""Articles of the invented show that arrive, as short as they can be."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from bot.domain.copies import sketch
from bot.domain.desk import Arrival, Held, Hold, Standing, Way
from bot.domain.documents import DocumentForm, Grade, ReleaseForm, Status, Tier
from bot.domain.edtf import Precision

NONE = "0" * 12


def statement(id_="r1", edtf="2027-10", **more):
    """A plan for the release."""
    return ReleaseForm(
        **{
            "id": id_,
            "status": Status.SCHEDULED,
            "edtf": edtf,
            "precision": Precision.MONTH,
            "grade": Grade.A,
            "start": 0,
            "end": 40,
            "check": NONE,
            **more,
        }
    )


def draft(name="one", *release, **more):
    """What the reader makes of an article."""
    return DocumentForm(
        **{
            "outlet": f"The {name}",
            "title": f"News of {name}",
            "link": f"https://{name}.example/news",
            "language": "en",
            "tier": Tier.PRESS,
            "sha256": hashlib.sha256(name.encode()).hexdigest(),
            "length": 400,
            "published": "2027-08-01",
            "release": release,
            **more,
        }
    )


def arrival(name="one", *release, held=(), **more):
    """An article that arrived; `held` are ids of its statements."""
    form = more.pop("draft", None) or draft(name, *release)
    return Arrival(
        **{
            "document": name,
            "draft": form,
            "standing": Standing.TAKEN,
            "held": tuple(Held(id=id_, why=Hold.GRADE, sentence="It comes.") for id_ in held),
            "way": Way.FEED,
            "link_key": form.link.removeprefix("https://"),
            "sha256": form.sha256,
            "sketch": sketch(f"an article called {name}"),
            "at": 1_000,
            "updated_at": 1_000,
            **more,
        }
    )


def copy(name, of, **more):
    """An article that is nearly another one."""
    return arrival(name, draft=replace(draft(name, statement(), **more), copy_of=of))
