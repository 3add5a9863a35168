"""Turns what was read into a document: the form that the build takes, drafted from one article."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, TypeGuard
from urllib.parse import urlsplit

import msgspec

from bot.domain.copies import IN_A_FILE, sketch
from bot.domain.documents import (
    ClaimForm,
    DateSource,
    DocumentForm,
    Language,
    Link,
    NameForm,
    QuoteForm,
    QuotePart,
    ReleaseForm,
    Status,
    Tier,
    as_link,
    check_of,
)
from bot.domain.edtf import parse
from bot.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.reading.article import Article
    from bot.reading.found import Finding, Reading

LONGEST_SENTENCE = 300
"""Characters of a release statement's sentence that a curator is shown."""
LONGEST_PART, LONGEST_QUOTE = 700, 1_000
"""Characters of one part of a quote, and of all together, that may be kept."""
_NEEDS_A_TIME = frozenset(
    {Status.SCHEDULED, Status.TARGET, Status.RUMORED, Status.WAS_SCHEDULED, Status.MOVED_UP}
)
SAME_WORDS = 24
"""Folded letters of a quote from which another one that holds them has the same words."""
_WORD = re.compile(r"[a-z0-9]+")
_DATED_LINK = re.compile(r"/(20\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/-]|$)")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A drafted document. `named` says whether the text names the show at all.

    `sentences` are those in which the release statements stand, by the statement's id; `strangers`
    people whom the show doesn't know, as plain text; `sketch` see `copies.sketch`.
    """

    form: DocumentForm
    named: bool
    sentences: dict[str, str] = {}
    strangers: tuple[str, ...] = ()
    sketch: bytes = b""


class Incomplete(ValueError):
    """An article lacks what a document needs; the message says what, as a header line has it."""


def draft(article: Article, reading: Reading, *, named: bool, tier: Tier) -> Draft:
    """Return the document that an article makes, with what was taken from it.

    Raises Incomplete if it has no text, or no link of the web.
    """
    link = as_link(article.link)
    if not _fits(link, Link):
        raise Incomplete("url")
    if not article.text.strip():
        raise Incomplete("text")
    sample = sketch(article.text[article.body :])
    published, source = _published(article)
    form = DocumentForm(
        outlet=_short(article.outlet or urlsplit(link).hostname or link),
        title=_short(_title(article)) or _short(link),
        link=link,
        language=article.language if _fits(article.language, Language) else "en",
        tier=tier,
        sha256=hashlib.sha256(article.text.encode()).hexdigest(),
        length=len(article.text),
        published=published,
        published_from=source,
        sketch=sketch(article.text[article.body :], IN_A_FILE).hex() or None,
        name=_names(article, reading),
        claim=_claims(article, reading),
        quote=_quotes(article, reading),
        release=_release(article, reading),
    )
    sentences = {r.id: _sentence(article, r.start, r.end) for r in form.release}
    strangers = tuple(f"{s.name}: {s.value}" for s in reading.strangers)
    return Draft(form=form, named=named, sentences=sentences, strangers=strangers, sketch=sample)


def linked(form: DocumentForm, known: Iterable[tuple[str, str]]) -> DocumentForm:
    """Return a form whose quotes share the ids of those known (id, words) that say the same."""
    folded = [(quote, fold(words)) for quote, words in known]
    quotes: list[QuoteForm] = []
    for quote in form.quote:
        words = fold(" ".join(part.text for part in quote.parts))
        same = next((known for known, text in folded if _same(words, text)), None)
        quotes.append(msgspec.structs.replace(quote, quote=same or quote.quote))
    return msgspec.structs.replace(form, quote=tuple(quotes))


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= SAME_WORDS and short in long)


def _fits(value: str | None, kind: Any) -> TypeGuard[str]:
    """Say whether a document may have a value that an article gives."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 200 else f"{plain[:199]}…"


def _title(article: Article) -> str:
    if article.title is not None:
        return article.text[article.title.start : article.title.end]
    first = article.sentences[0] if article.sentences else None
    return article.text[first.start : first.end] if first is not None else article.link


def _published(article: Article) -> tuple[str | None, DateSource | None]:
    """Return an article's own day, from what it says of itself or from its link."""
    if article.published is not None:
        return article.published, article.published_from or DateSource.META
    match = _DATED_LINK.search(article.link)
    day = "-".join(match.groups()) if match is not None else ""
    try:
        parse(day)
    except ValueError:
        return None, None
    return day, DateSource.LINK


def _span(article: Article, start: int, end: int) -> dict[str, int | str]:
    return {"start": start, "end": end, "check": check_of(article.text[start:end])}


def _at(article: Article, finding: Finding) -> dict[str, int | str]:
    return _span(article, finding.start, finding.end)


def _names(article: Article, reading: Reading) -> tuple[NameForm, ...]:
    return tuple(
        NameForm(entity=n.entity, printed=n.printed, kind=n.kind, **_at(article, n))  # pyright: ignore[reportArgumentType]
        for n in reading.names
    )


def _claims(article: Article, reading: Reading) -> tuple[ClaimForm, ...]:
    return tuple(
        ClaimForm(
            id=f"c{number}",
            about=fact.about,
            says=fact.says,
            of=fact.of,
            value=fact.value,
            said_by=fact.said_by,
            **_at(article, fact),  # pyright: ignore[reportArgumentType]
        )
        for number, fact in enumerate(reading.facts, 1)
    )


def _quotes(article: Article, reading: Reading) -> tuple[QuoteForm, ...]:
    made: list[QuoteForm] = []
    for speech in reading.quotes:
        parts = tuple(
            QuotePart(text=article.text[p.start : p.end], **_span(article, p.start, p.end))  # pyright: ignore[reportArgumentType]
            for p in speech.parts
        )
        lengths = [len(part.text) for part in parts]
        short = all(0 < length <= LONGEST_PART for length in lengths)
        if not parts or not short or sum(lengths) > LONGEST_QUOTE:
            # Longer than what may be quoted from somebody else's article.
            continue
        if speech.speaker is None and speech.called is not None:
            # Said by somebody whom the show doesn't know: not for its cards.
            continue
        made.append(
            QuoteForm(
                id=f"q{len(made) + 1}",
                quote=_quote_id(speech.speaker, " ".join(part.text for part in parts)),
                speaker=speech.speaker,
                kind=speech.kind,
                attribution=speech.attribution,
                parts=parts,
                **_at(article, speech),  # pyright: ignore[reportArgumentType]
            )
        )
    return tuple(made)


def _quote_id(speaker: str | None, words: str) -> str:
    """Return an id for a quote's words: readable, and the same wherever they are printed alike."""
    mark = hashlib.sha256(fold(words).encode()).hexdigest()[:8]
    first = "-".join(_WORD.findall(words.lower())[:2]) or speaker or "quote"
    return f"{first[:28].strip('-')}-{mark}"


def _release(article: Article, reading: Reading) -> tuple[ReleaseForm, ...]:
    return tuple(
        ReleaseForm(
            id=f"r{number}",
            status=s.status,
            edtf=s.edtf,
            precision=s.precision,
            platform=s.platform,
            said_by=s.said_by,
            anchor=s.anchor,
            relative=s.relative,
            grade=s.grade,
            **_at(article, s),  # pyright: ignore[reportArgumentType]
        )
        for number, s in enumerate(reading.release, 1)
        if s.edtf is not None or s.status not in _NEEDS_A_TIME
    )


def _sentence(article: Article, start: int, end: int) -> str:
    """Return the sentence around a place, shortened at its ends."""
    around = next((s for s in article.sentences if s.start <= start and end <= s.end), None)
    a, b = (around.start, around.end) if around is not None else (start, end)
    text = " ".join(article.text[a:b].split())
    if len(text) <= LONGEST_SENTENCE:
        return text
    room = LONGEST_SENTENCE - (end - start) - 2
    left = max(a, start - max(room // 2, 0))
    right = min(b, left + LONGEST_SENTENCE - 2)
    said = " ".join(article.text[left:right].split())
    return f"{'…' if left > a else ''}{said}{'…' if right < b else ''}"
