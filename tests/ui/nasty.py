"""Makes what the store could hold at its longest and nastiest: names, facts, quotes, documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.documents import DateSource, QuoteKind, Status, Tier
from bot.domain.edtf import parse
from bot.domain.facts import PREDICATES, Kind, Value
from bot.domain.names import AliasKind
from bot.domain.questions import Question
from bot.domain.quotes import Change, Difference
from bot.domain.release import key_of, outlook
from bot.domain.tracker import Phase, State
from bot.domain.view import (
    Cite,
    Document,
    Entity,
    Fact,
    Quote,
    QuotePrinting,
    Show,
    Spelling,
    Statement,
)
from bot.services.ask import Answer
from bot.services.library import Contents, Differences, News
from bot.services.lookup import Lookup
from bot.services.profiles import Profile, by_predicate
from bot.services.quotes import Picked

if TYPE_CHECKING:
    import random

FRAGMENTS = (
    *("@everyone ", "@here", "<@1>", "<@&1>", "<#1>", "<t:0:R>", "</x:1>", "<id:customize>"),
    *("[a](https://evil.example)", "](", "[", "**", "*", "__", "_", "~~", "`", "```", "||", "|"),
    *("# ", "> ", ">>> ", "-# ", "- ", "1. ", "\\", "\n", "\r\n", "\t", "\0", "\u2028", "  "),
    *("https://evil.example/", "www.evil.example", "discord.gg/evil", "HTTP://", "steam://"),
    *("\u202e", "\u200b", "\u200d", "\ufeff", "\u3164", "\ue000a+0\ue001", "\ue001", "\u0301"),
    *("磯村勇斗", "옥택연", "テギョン", "👩🏽\u200d🚀", "❤\ufe0f\u200d🔥", "Âme", "ﬃ", "ß", "İ"),
    *("word ", "Kim ", "and", "7", " · ", "; ", ", ", "“", "”", "{ $name }", "%s", "</", "\u2009"),
)
FACT, SECRET = "zzfact", "zzsecret"
"""Words in the text of each fact that doesn't give the plot away, and that does."""
DATES = (
    "2025",
    "2025-08",
    "2025-08-14",
    "2025-22",
    "2025-34",
    "2025-41",
    "2024~",
    "0001",
    "9999-12-31",
)
LINK = "https://evil.example/@everyone/*a*_b_~c~/!'$&+,-./:;=?"


@dataclass
class World:
    """A show of which everything is as long and as nasty as its forms allow."""

    chance: random.Random
    length: int
    many: int
    documents: list[Document] = field(default_factory=list[Document])
    entities: list[Entity] = field(default_factory=list[Entity])

    def __post_init__(self) -> None:
        self.documents += [self._document(number) for number in range(self.chance.randint(1, 40))]
        self.entities += [self._entity(number) for number in range(self.chance.randint(1, 60))]
        self.show = Show(self.text(200), "show", 0xFFFFFF, "en", "0" * 64)
        self.now = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)

    def text(self, most: int, mark: str = "") -> str:
        """Return a text of up to `most` characters after a word that can be read."""
        most = min(most, self.length)
        parts = [self.chance.choice(FRAGMENTS) for _ in range(self.chance.randint(0, most // 3))]
        return (mark or "N") + "".join(parts)[:most]

    def count(self) -> int:
        return self.chance.randint(0, self.many)

    def _document(self, number: int) -> Document:
        chance = self.chance
        return Document(
            id=f"{'d' * chance.choice((1, 30))}-{number}",
            position=number,
            outlet=self.text(200),
            title=self.text(200),
            link=(LINK + "x" * 400)[: chance.choice((60, 400))],
            language="en",
            tier=chance.choice(list(Tier)),
            published=parse(chance.choice(DATES)) if chance.random() < 0.8 else None,
            published_from=chance.choice((None, *DateSource)),
            tells_of=date(2024, 2, 29) if chance.random() < 0.3 else None,
        )

    def _entity(self, number: int, kind: Kind | None = None) -> Entity:
        chance = self.chance
        return Entity(
            id=f"{'e' * chance.choice((1, 36))}-{number}",
            kind=kind or chance.choice(list(Kind)),
            name=self.text(200),
            short=self.text(200),
            pronoun=chance.choice(("he", "she", "they", "x" * 40)),
            country=None,
            timezone=chance.choice((None, "Asia/Kathmandu", "Pacific/Apia")),
            spoiler=False,
        )

    def entity(self) -> Entity:
        return self.chance.choice(self.entities)

    def fact(self, predicate: str | None = None, number: int = 0) -> Fact:
        chance = self.chance
        name = predicate or chance.choice(list(PREDICATES))
        kind = PREDICATES[name].value
        spoiler = chance.random() < 0.3
        mark = SECRET if spoiler else FACT
        value = {
            Value.WORD: "director" if chance.random() < 0.2 else f"slug-{number}",
            Value.NUMBER: str(chance.randint(0, 9_999)),
            Value.DATE: chance.choice(DATES),
        }.get(kind)
        plain = {"en": self.text(400, mark)} if kind is Value.WORD else {}
        cited = chance.sample(self.documents, min(len(self.documents), chance.randint(1, 8)))
        speaker = chance.choice((None, self.entity()))
        return Fact(
            id=number,
            subject=self.entity(),
            predicate=name,
            object=self.entity() if kind is Value.ENTITY else None,
            value=value,
            text=plain,
            label={"en": self.text(400)} if plain and chance.random() < 0.5 else {},
            spoiler=spoiler,
            rank=1,
            reason=chance.choice(("only", "trust", "sources", "newest", "first")),
            sources=max(len(cited), chance.choice((1, 10_000))),
            cites=tuple(
                Cite(d, speaker, chance.choice((None, None, "director", "odd-job"))) for d in cited
            ),
        )

    def facts(self, *predicates: str) -> list[Fact]:
        chosen = predicates or tuple(PREDICATES)
        return [self.fact(self.chance.choice(chosen), n) for n in range(self.count())]

    def spellings(self, entity: Entity | None = None) -> tuple[Spelling, ...]:
        return tuple(
            Spelling(
                (entity or self.entity()).id,
                self.chance.choice(self.documents),
                self.text(200),
                self.chance.choice(list(AliasKind)),
            )
            for _ in range(2 * self.count())
        )

    def profile(self, kind: Kind | None = None) -> Profile:
        entity = self._entity(99, kind)
        flags = self.chance.random() < 0.5
        return Profile(
            entity=entity,
            facts=by_predicate(self.facts()),
            named=by_predicate(self.facts("plays", "member_of", "agency", "credit", "filmed_in")),
            spellings=self.spellings(entity),
            quoted=flags,
            places=tuple(self.facts("setting")),
            filming=tuple(self.facts("filmed_in")),
            titles=self.spellings(),
            companions=tuple(self.entity() for _ in range(self.count())),
        )

    def quote(self, number: int = 0) -> Quote:
        chance = self.chance
        texts = [self.text(1_000) for _ in range(3)]
        kinds = list(QuoteKind)
        printings = [
            QuotePrinting(
                document=document,
                kind=kinds[0] if place == 0 else chance.choice(kinds),
                attributed=True,
                shown=place == 0,
                differences=()
                if place == 0
                else tuple(
                    Difference(
                        chance.choice(list(Change)),
                        chance.choice(("", self.text(700))),
                        chance.choice(("", self.text(700))),
                        chance.randint(2, 9),
                    )
                    for _ in range(chance.randint(0, 3))
                ),
            )
            for place, document in enumerate(
                chance.sample(self.documents, min(len(self.documents), chance.randint(1, 20)))
            )
        ]
        if chance.random() < 0.2:
            first = printings[0]
            printings[0] = QuotePrinting(first.document, QuoteKind.PULL, True, True, ())
        speaker = chance.choice((None, self.entity()))
        whole = chance.random() < 0.7
        return Quote(f"quote-{number}", texts[0], "en", speaker, whole, tuple(printings))

    def picked(self, quote: Quote) -> Picked:
        return Picked(quote, 9_998, 9_999, quote.speaker.id if quote.speaker else None)

    def statement(self) -> Statement:
        chance = self.chance
        window = parse(chance.choice(DATES)) if chance.random() < 0.7 else None
        return Statement(
            document=chance.choice(self.documents),
            status=chance.choice(list(Status)),
            precision=window.precision if window else parse("2025").precision,
            window=window,
            said_by=chance.choice((None, self.entity())),
            anchor=chance.choice((None, date(2024, 6, 28))),
            relative=chance.random() < 0.5,
        )

    def statements(self) -> tuple[Statement, ...]:
        return tuple(self.statement() for _ in range(self.count()))

    def outlook(self):
        day = self.now.date() + timedelta(days=self.chance.choice((-9_000, 0, 9_000)))
        newest = self.chance.choice((None, *self.documents))
        said = self.statements()
        window = self.chance.choice((None, *(statement.window for statement in said)))
        return outlook(
            said,
            State(self.chance.choice(list(Phase)), window),
            day,
            newest=newest,
            undated=self.count(),
            unconfirmed=frozenset(key_of(statement) for statement in said[::2]),
        )

    def contents(self, document: Document | None = None) -> Contents:
        facts = self.facts()
        return Contents(
            document=document or self.chance.choice(self.documents),
            facts=tuple(facts),
            alone=tuple(facts),
            quotes=self.count(),
            statements=self.statements(),
        )

    def news(self) -> News:
        page = self.chance.sample(self.documents, min(len(self.documents), 5))
        total = self.chance.choice((len(page), 10_000))
        shown = tuple(self.contents(document) for document in page)
        return News(shown, self.chance.choice((0, 9_990)) if total > 5 else 0, total)

    def differences(self) -> Differences:
        return Differences(
            facts=tuple(self.facts()),
            replaced=tuple(self.facts("crew")),
            spellings=self.spellings(),
            quotes=tuple(self.quote(n) for n in range(min(self.count(), 8))),
            statements=self.statements(),
        )

    def lookup(self) -> Lookup:
        some = [self.entity() for _ in range(self.count())]
        return Lookup(self.text(300), None, tuple(some), tuple(some[:3]), slip=True)

    def answer(self) -> Answer:
        facts = self.facts()[:6]
        quotes = tuple(self.quote(n) for n in range(2)) if not facts else ()
        topics = tuple(self.chance.sample(["age", "crew", "release", "plot"], 2))
        question = Question((), topics, self.chance.choice(((), ("odd",))))
        entities = tuple(dict.fromkeys(self.entity() for _ in range(self.count())))
        return Answer(question, tuple(facts), quotes, entities)
