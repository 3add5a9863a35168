"""Compares what is read from an original with what a person took from it, kind by kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.domain.documents import QuoteKind

FACTS = {
    "plays": ("plays",),
    "crew": ("crew",),
    "credits": ("credit",),
    "careers": ("member_of", "agency", "occupation", "age"),
    "places": ("setting", "filmed_in"),
    "show": (
        *("format", "origin", "genre", "span", "platform", "billing", "announced", "production"),
        *("promo", "reception", "idea", "preparation"),
    ),
    "story": ("story", "premise", "is"),
}


@dataclass
class Tally:
    """What of a kind was found, missed, and taken without reason."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def recall(self):
        return self.found / max(1, self.found + len(self.missed))

    @property
    def precision(self):
        return self.found / max(1, self.found + len(self.extra))

    def count(self, where, want, got):
        self.found += len(want & got)
        self.missed += [f"{where}: {one}" for one in sorted(map(str, want - got))]
        self.extra += [f"{where}: {one}" for one in sorted(map(str, got - want))]


def words(text):
    return " ".join(re.findall(r"\w+", text.casefold()))


def names(form):
    return {(n.entity, n.printed, n.kind.value, n.start) for n in form.name}


def facts(rows, predicates):
    return {(r.about, r.says, r.of, r.value, r.said_by) for r in rows if r.says in predicates}


def quotes(form, text):
    """What a person took: (words, speaker) of each quote in full or in part."""
    return {
        (words(" ".join(text[part.start : part.end] for part in quote.parts)), quote.speaker)
        for quote in form.quote
        if quote.kind is not QuoteKind.REPORTED
    }


def compare_quotes(tally, where, form, text, found):
    """Compare by words and speaker: two curated quotes of one speech may be one that was read."""
    got = [
        (words(" ".join(text[p.start : p.end] for p in speech.parts)), speech.speaker)
        for speech in found
    ]
    want = sorted(quotes(form, text), key=str)
    used = set()
    for said, speaker in want:
        hits = [one for one in got if said in one[0] and speaker == one[1]]
        hit = min(hits, key=lambda one: len(one[0]), default=None)
        if hit is None:
            tally.missed.append(f"{where}: {said[:60]} ({speaker})")
        else:
            tally.found += 1
            used.add(hit)
    for said, speaker in got:
        rest = said
        for one, _ in sorted(want, key=lambda pair: -len(pair[0])):
            rest = rest.replace(one, "")
        if (said, speaker) not in used or rest.strip():
            tally.extra.append(f"{where}: {said[:60]} ({speaker})")


def table(tallies):
    lines = [f"{'kind':10} found missed extra recall precision"]
    for kind, tally in tallies.items():
        lines.append(
            f"{kind:10} {tally.found:5} {len(tally.missed):6} {len(tally.extra):5}"
            f" {tally.recall:6.3f} {tally.precision:9.3f}"
        )
        lines += [f"  missed {one}" for one in tally.missed]
        lines += [f"  extra  {one}" for one in tally.extra]
    return "\n".join(lines)
