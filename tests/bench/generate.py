"""Writes a large show folder, the same for the same seed: to measure with, not to read.

Run by hand: `python -m tests.bench.generate FOLDER [entities] [documents]`
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path

ENTITIES, DOCUMENTS = 5_000, 10_000
SHARES = {
    "person": 0.43,
    "character": 0.30,
    "work": 0.12,
    "city": 0.06,
    "group": 0.05,
    "organisation": 0.03,
    "country": 0.01,
}
"""How many of the entities are what; the show itself comes on top."""
TIERS = ("official", "agency", "trade", *["press"] * 5, *["fan"] * 4)
SINGLE = {
    "genre": ("romance", "drama", "comedy", "mystery"),
    "origin": ("korean", "japanese", "joint"),
    "format": ("series", "serial"),
    "span": ("ten-years", "a-decade"),
    "production": ("in-production", "finished"),
}
"""What every document states of the show, and on which documents differ."""
JOBS = ("actor", "singer", "dancer", "model", "rapper", "host", "painter", "swimmer")
TRAITS = tuple(f"trait-{n}" for n in range(40))
STORIES = tuple(f"story-{n}" for n in range(60))
CREW = ("writer", "director", "producer", "composer", "editor")
ZONES = ("Europe/Berlin", "Asia/Seoul", "Asia/Tokyo", "America/New_York", "Africa/Cairo")
OPEN = ("ka", "ki", "shi", "ta", "na", "ha", "mi", "ya", "ra", "ro", "sa", "to", "mo", "ge", "be")
CLOSED = ("jun", "min", "hyun", "seok", "lin", "mar", "dor", "ven", "tal", "rik", "bor", "wen")
HAN = "山川田中村木林森石井高橋本藤原島崎松竹梅春夏秋冬東西南北光明勇健一二三真愛美花海空星月"
HANGUL = "김이박최정강조윤장임한오서신권황안송류홍민준서연지우하은도현수빈영호진택옥"
COMMON = tuple(
    "love begins where road ends people who never meant meet keep walking rain through city trains"  # noqa: SIM905
    " with script that moved story light years winter promise letters silence boxing music heart"
    " stranger harbour morning window bridge return".split()
)
WORDS = tuple(sorted({a + b + c for a in OPEN for b in OPEN for c in CLOSED}))
"""Words for texts: a few that are in many of them, and thousands that are in few."""
POPULAR = 40
"""Quotes that many documents print; the first one of them is printed by every fifth document."""


@dataclass
class _Show:
    ids: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def generate(
    folder: Path, entities: int = ENTITIES, documents: int = DOCUMENTS, seed: int = 7
) -> Path:
    """Write `show.toml` and `documents/` into `folder`, and return it."""
    chance = random.Random(seed)
    folder.joinpath("documents").mkdir(parents=True)
    show = _Show()
    folder.joinpath("show.toml").write_text(_show(show, chance, entities), "utf-8")
    spoken = [_sentence(chance, 12, 28) for _ in range(POPULAR)]
    for number in range(documents):
        path = folder / "documents" / f"d{number:05}.toml"
        path.write_text(_document(show, spoken, number, documents), "utf-8")
    return folder


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _sentence(chance: random.Random, least: int, most: int) -> str:
    count = chance.randint(least, most)
    words = [chance.choice(COMMON if chance.random() < 0.5 else WORDS) for _ in range(count)]
    return " ".join(words).capitalize() + "."


def _part(chance: random.Random, least: int, most: int) -> str:
    sounds = [chance.choice(OPEN) for _ in range(chance.randint(least, most))]
    return ("".join(sounds) + chance.choice((*CLOSED, ""))).capitalize()


def _show(show: _Show, chance: random.Random, entities: int) -> str:
    lines = ['title = "Far Harbour"', 'entity = "far-harbour"', 'colour = "#336699"', ""]
    lines += ["[[entities]]", 'id = "far-harbour"', 'kind = "show"', 'name = "Far Harbour"', ""]
    for kind, share in SHARES.items():
        for _ in range(max(int(entities * share), 3)):
            entity, name = _name(kind, chance, show.names)
            show.ids.setdefault(kind, []).append(entity)
            show.names[entity] = name
            lines += ["[[entities]]", f'id="{entity}"', f'kind="{kind}"', f"name={_text(name)}"]
            if kind in {"person", "character"}:
                lines.append(f"short={_text(name.split()[-1])}")
                lines.append(f'pronoun="{chance.choice(("he", "she", "they"))}"')
            if kind == "city":
                lines.append(f'timezone="{chance.choice(ZONES)}"')
            lines.append(f"alias=[{_alias(kind, name, chance)}]")
    words = {w for values in SINGLE.values() for w in values} | {*JOBS, *TRAITS, *STORIES}
    for word in sorted(words):
        said = _sentence(chance, 5, 14) if "-" in word else word
        lines.append(f"[words.{word}]\ntext.en = {_text(said)}")
    return "\n".join(lines) + "\n"


def _name(kind: str, chance: random.Random, taken: dict[str, str]) -> tuple[str, str]:
    """Return an id and a name that nobody has yet; every twelfth person is written in CJK."""
    while True:
        if kind in {"person", "character"}:
            name = f"{_part(chance, 1, 3)} {_part(chance, 1, 3)}"
        elif kind == "work":
            name = " ".join(chance.choices(COMMON, k=chance.randint(2, 4))).title()
        else:
            name = _part(chance, 2, 4)
        entity = name.lower().replace(" ", "-")
        if entity not in taken:
            native = kind == "person" and chance.random() < 1 / 12
            return entity, _native(chance) if native else name


def _native(chance: random.Random) -> str:
    return "".join(chance.choices(chance.choice((HANGUL, HAN)), k=chance.randint(3, 5)))


def _alias(kind: str, name: str, chance: random.Random) -> str:
    """Return one or two other spellings: in another script, or turned round, or misspelt."""
    other = {"native": _native(chance)}
    if kind in {"person", "character"} and chance.random() < 0.3:
        other["order"] = " ".join(reversed(name.split()))
    return ",".join(f"{{text={_text(text)},kind={_text(how)}}}" for how, text in other.items())


class _Writer:
    """Writes one document's tables, giving each statement the next stretch of its text."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.at = 0
        self._numbers: dict[str, int] = {}

    def table(self, table: str, span: int = 40, /, **values: object) -> int:
        start, end = self.at, self.at + span
        self.lines.append(f"\n[[{table}]]")
        if table != "name":
            number = self._numbers[table] = self._numbers.get(table, 0) + 1
            self.lines.append(f'id = "{table[0]}{number}"')
        self.lines += [f"{key} = {_value(value)}" for key, value in values.items()]
        self._span(start, end, f"{table}{start}")
        self.at = end + 5
        return start

    def words(self, text: str, start: int) -> None:
        self.lines += ["[[quote.parts]]", f"text = {_text(text)}"]
        self._span(start, start + len(text), text)

    def _span(self, start: int, end: int, text: str) -> None:
        check = hashlib.sha256(text.encode()).hexdigest()[:12]
        self.lines += [f"start = {start}", f"end = {end}", f'check = "{check}"']


def _document(show: _Show, spoken: list[str], number: int, documents: int) -> str:
    # Each document has its own chance, so that the first ones are the same in every size.
    chance = random.Random(number)
    ids = show.ids
    out = _Writer()
    _claims(out, show, number, chance)
    person = chance.choice(ids["person"])
    printed = show.names[person].split()[-1]
    check = hashlib.sha256(printed.encode()).hexdigest()[:12]
    out.lines += ["\n[[name]]", f'entity = "{person}"', f"printed = {_text(printed)}"]
    out.lines += ['kind = "short"', f"start = {out.at}", f"end = {out.at + len(printed)}"]
    out.lines.append(f'check = "{check}"')
    out.at += len(printed) + 5
    _quotes(out, show, spoken, number, chance)
    if number % 3 == 0:
        year = 2020 + number * 6 // documents
        status = chance.choice(("scheduled", "target", "rumored", "was_scheduled"))
        out.table("release", status=status, edtf=f"{year + 1}", precision="year")
    elif number % 7 == 0:
        out.table("release", status="no_date", precision="none")
    outlet = number % 300
    head = [
        f'outlet = "Outlet {outlet} {COMMON[outlet % len(COMMON)].title()}"',
        f"title = {_text(_sentence(chance, 5, 12)[:-1] + f' ({number})')}",
        f'link = "https://outlet{outlet}.example/articles/{number}"',
        'language = "en"',
        f'tier = "{TIERS[outlet % len(TIERS)]}"',
        f'sha256 = "{hashlib.sha256(str(number).encode()).hexdigest()}"',
        f"length = {out.at}",
        *_dates(number, documents, chance),
    ]
    return "\n".join([*head, *out.lines]) + "\n"


def _dates(number: int, documents: int, chance: random.Random) -> list[str]:
    year, month = 2020 + number * 6 // documents, chance.randint(1, 12)
    day = f"{year}-{month:02}-{chance.randint(1, 28):02}"
    match number % 10:
        case 0:
            return []
        case 1:
            return [f'tells_of = "{day}"']
        case 2:
            return [f'published = "{year}-{month:02}"', 'published_from = "text"']
        case _:
            return [f'published = "{day}"', 'published_from = "meta"']


def _claims(out: _Writer, show: _Show, number: int, chance: random.Random) -> None:
    """Write what thousands of documents state, and then what few do."""
    ids, about = show.ids, "far-harbour"
    people, characters, platforms = ids["person"], ids["character"], ids["organisation"]
    for lead in range(2):
        plays = {"about": people[lead], "says": "plays", "of": characters[lead]}
        out.table("claim", **plays, said_by=platforms[0])
    out.table("claim", about=about, says="platform", of=platforms[number % 50 == 0])
    out.table("claim", about=about, says="billing", of=people[number % 3 == 0])
    out.table("claim", about=ids["city"][0], says="setting")
    out.table("claim", about=about, says="filmed_in", of=ids["country"][number % 3])
    for says, values in SINGLE.items():
        out.table("claim", about=about, says=says, value=chance.choice(values))
    # The two leads gather hundreds of facts; everybody else has a few.
    places = [number % 2, *chance.choices(range(len(people)), k=2)]
    for place in places:
        person, character = people[place], characters[place % len(characters)]
        out.table("claim", about=person, says="credit", of=chance.choice(ids["work"]))
        out.table("claim", about=person, says="occupation", value=chance.choice(JOBS))
        out.table("claim", about=person, says="age", value=20 + place % 40 + number % 2)
        if place > 1:
            out.table("claim", about=person, says="plays", of=character)
        out.table("claim", about=character, says="is", value=chance.choice(TRAITS))
    place = chance.choice(places)
    group = ids["group"][(place + number % 2) % len(ids["group"])]
    agency = platforms[(place + number % 3) % len(platforms)]
    out.table("claim", about=people[place], says="member_of", of=group)
    out.table("claim", about=people[place], says="agency", of=agency)
    out.table("claim", about=chance.choice(people[:400]), says="crew", value=CREW[number % 5])
    out.table("claim", about=chance.choice(ids["city"]), says="setting")
    out.table(
        "claim",
        about=chance.choice(ids["character"][:600]),
        says="story",
        value=chance.choice(STORIES),
        spoiler=number % 4 == 0,
    )


def _quotes(
    out: _Writer, show: _Show, spoken: list[str], number: int, chance: random.Random
) -> None:
    """Write a quote that others print too, word for word or nearly, and one of its own."""
    popular = 0 if number % 5 == 0 else chance.randrange(1, POPULAR)
    words = spoken[popular]
    if chance.random() < 0.3:
        words = words.replace(chance.choice(words.split()), chance.choice(WORDS), 1)
    own = _sentence(chance, 10, 30)
    for quote, text, speaker in (
        (f"popular-{popular}", words, show.ids["person"][popular % 8]),
        (f"own-{number}", own, chance.choice(show.ids["person"][:500])),
    ):
        kind = "full" if chance.random() < 0.8 else "partial"
        start = out.table(
            "quote", len(text) + 2, quote=quote, speaker=speaker, kind=kind, attribution="explicit"
        )
        out.words(text, start + 1)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), *(int(size) for size in sys.argv[2:4]))
