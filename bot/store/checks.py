"""Checks that a show's files agree with one another, before anything is built from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.documents import QuoteKind, Status, check_of
from bot.domain.edtf import Precision, parse
from bot.domain.facts import PREDICATES, Kind, Value
from bot.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.documents import (
        ClaimForm,
        DocumentForm,
        EntityForm,
        QuoteForm,
        ReleaseForm,
        ShowForm,
        Span,
        Texts,
    )
    from bot.domain.facts import Predicate
    from bot.store.folder import ReadDocument, Source

Path = tuple[str | int, ...]
ROLES = frozenset(
    [
        "writer",
        "director",
        "creator",
        "producer",
        "executive-producer",
        "composer",
        "cinematographer",
        "editor",
    ]
)
"""Crew roles that every language has a word for; a show may add others to its words."""
_NO_WINDOW = {Status.NO_DATE, Status.CANCELLED}
_WINDOW = {
    *(Status.SCHEDULED, Status.TARGET, Status.RUMORED, Status.WAS_SCHEDULED, Status.MOVED_UP),
}
LONGEST_QUOTE = 1_000
"""Characters of a quote, all parts together: more would be the article's text, not a quote."""


class Checker:
    """Checks the show once, then each document in turn. Every method raises Refusal."""

    def __init__(self, show: ShowForm, source: Source) -> None:
        self.show = show
        self.kinds: dict[str, Kind] = {}
        self._texts = {slug: word.text for slug, word in show.words.items()}
        self._originals: dict[str, str] = {}
        self._documents: set[str] = set()
        for place, entity in enumerate(show.entities):
            path = ("entities", place)
            if entity.id in self.kinds:
                raise source.refuse((*path, "id"), f"“{entity.id}” is the id of two entities")
            self._readable(entity.name, (*path, "name"), source)
            self.kinds[entity.id] = entity.kind
        for place, entity in enumerate(show.entities):
            self._entity(entity, ("entities", place), source)
        if self.kinds.get(show.entity) is not Kind.SHOW:
            raise source.refuse(("entity",), f"no entity of kind “show” is called “{show.entity}”")
        for place, name in enumerate(show.namesakes):
            self._readable(name, ("namesakes", place), source)
        for slug, word in show.words.items():
            if show.language not in word.text:
                raise source.refuse(("words", slug), f"no text in “{show.language}”")

    def document(self, read: ReadDocument) -> None:
        """Check one document against the show and against those before it."""
        form, source = read.form, read.source
        if read.form.sha256 in self._originals:
            other = self._originals[form.sha256]
            raise source.refuse(("sha256",), f"the original of “{other}” has the same hash")
        self._originals[form.sha256] = read.id
        for key in ("published", "tells_of"):
            self._date(getattr(form, key), (key,), source, day=key == "tells_of")
        if form.copy_of is not None and form.copy_of not in self._documents:
            raise source.refuse(("copy_of",), f"no earlier document is called “{form.copy_of}”")
        self._documents.add(read.id)
        self._unique(form, source)
        for place, name in enumerate(form.name):
            path = ("name", place)
            self._span(name, form, path, source)
            self._known(name.entity, (*path, "entity"), source)
            self._words(name.printed, name, (*path, "printed"), source)
        for place, claim in enumerate(form.claim):
            self._span(claim, form, ("claim", place), source)
            self._claim(claim, ("claim", place), source)
        for place, quote in enumerate(form.quote):
            self._span(quote, form, ("quote", place), source)
            self._quote(quote, form, ("quote", place), source)
        for place, release in enumerate(form.release):
            self._span(release, form, ("release", place), source)
            self._release(release, ("release", place), source)

    def _readable(self, name: str, path: Path, source: Source) -> None:
        if not fold(name):
            raise source.refuse(path, "a name needs at least one letter or digit")

    def _entity(self, entity: EntityForm, path: Path, source: Source) -> None:
        for place, alias in enumerate(entity.alias):
            self._readable(alias.text, (*path, "alias", place, "text"), source)
        if entity.country is not None and self.kinds.get(entity.country) is not Kind.COUNTRY:
            raise source.refuse((*path, "country"), f"no country is called “{entity.country}”")
        if entity.timezone is not None:
            try:
                ZoneInfo(entity.timezone)
            except (OSError, ValueError, ZoneInfoNotFoundError):
                problem = f"“{entity.timezone}” is no time zone of the IANA list"
                raise source.refuse((*path, "timezone"), problem) from None

    def _unique(self, form: DocumentForm, source: Source) -> None:
        kinds: dict[str, Iterable[ClaimForm | QuoteForm | ReleaseForm]] = {
            "claim": form.claim,
            "quote": form.quote,
            "release": form.release,
        }
        seen: set[str] = set()
        for table, rows in kinds.items():
            for place, row in enumerate(rows):
                if row.id in seen:
                    raise source.refuse((table, place, "id"), f"“{row.id}” is used twice")
                seen.add(row.id)

    def _span(self, span: Span, form: DocumentForm, path: Path, source: Source) -> None:
        if span.start >= span.end:
            raise source.refuse((*path, "start"), "the span is empty: start is not before end")
        if span.end > form.length:
            problem = f"the span ends at {span.end}, the text at {form.length}"
            raise source.refuse((*path, "end"), problem)

    def _words(self, text: str, span: Span, path: Path, source: Source) -> None:
        if len(text) != span.end - span.start:
            problem = f"{len(text)} characters are printed, the span has {span.end - span.start}"
            raise source.refuse(path, problem)
        if check_of(text) != span.check:
            raise source.refuse(path, "these are not the words that the check was made from")

    def _known(self, entity: str | None, path: Path, source: Source) -> None:
        if entity is not None and entity not in self.kinds:
            raise source.refuse(path, f"no entity is called “{entity}”")

    def _claim(self, claim: ClaimForm, path: Path, source: Source) -> None:
        predicate = PREDICATES.get(claim.says)
        if predicate is None:
            problem = f"nothing can be said with “{claim.says}”; known are {', '.join(PREDICATES)}"
            raise source.refuse((*path, "says"), problem)
        for key, entity in (("about", claim.about), ("of", claim.of), ("said_by", claim.said_by)):
            self._known(entity, (*path, key), source)
        self._kind(self.kinds[claim.about], predicate.about, (*path, "about"), source)
        if (claim.of is not None) is not (predicate.value is Value.ENTITY):
            needs = "needs" if predicate.value is Value.ENTITY else "takes no"
            raise source.refuse((*path, "of"), f"“{claim.says}” {needs} entity in “of”")
        if claim.of is not None:
            self._kind(self.kinds[claim.of], predicate.of, (*path, "of"), source)
        problem = self._value(claim, predicate)
        if problem:
            raise source.refuse((*path, "value"), problem)
        if claim.text is not None:
            self._text(claim, claim.text, predicate, (*path, "text"), source)

    def _text(
        self, claim: ClaimForm, text: Texts, predicate: Predicate, path: Path, source: Source
    ) -> None:
        """Check a text that a claim brings for its own word: there is one text for each word."""
        if predicate.value is not Value.WORD:
            raise source.refuse(path, f"“{claim.says}” takes no text")
        if text != self._texts.setdefault(str(claim.value), text):
            raise source.refuse(path, f"“{claim.value}” has another text already")

    def _kind(self, kind: Kind, allowed: Sequence[Kind], path: Path, source: Source) -> None:
        if allowed and kind not in allowed:
            problem = f"a {kind} can't stand here, only a {' or '.join(allowed)}"
            raise source.refuse(path, problem)

    def _value(self, claim: ClaimForm, predicate: Predicate) -> str | None:
        """Return what is wrong with a claim's value; none if nothing is."""
        value = claim.value
        match predicate.value:
            case Value.ENTITY | Value.NOTHING:
                return f"“{claim.says}” takes no value" if value is not None else None
            case Value.NUMBER:
                fine = isinstance(value, int) and 0 <= value < 10_000
                return None if fine else f"“{claim.says}” needs a whole number below 10,000"
            case Value.DATE:
                try:
                    parse(str(value))
                except ValueError as error:
                    return str(error)
                return None
            case Value.WORD:
                if isinstance(value, str) and (
                    value in self.show.words
                    or (claim.text is not None and self.show.language in claim.text)
                    or (claim.says == "crew" and value in ROLES)
                ):
                    return None
                return f"no word is called “{value}”, and no text is given here"
        assert_never(predicate.value)

    def _quote(self, quote: QuoteForm, form: DocumentForm, path: Path, source: Source) -> None:
        self._known(quote.speaker, (*path, "speaker"), source)
        if quote.kind is not QuoteKind.REPORTED and not quote.parts:
            raise source.refuse(path, f"a quote of kind “{quote.kind}” needs its words in parts")
        length = sum(len(part.text) for part in quote.parts)
        if length > LONGEST_QUOTE:
            problem = f"{length:,} characters are no quote: {LONGEST_QUOTE:,} at most"
            raise source.refuse((*path, "parts"), problem)
        at = quote.start
        for place, part in enumerate(quote.parts):
            where = (*path, "parts", place)
            self._span(part, form, where, source)
            if part.start < at or part.end > quote.end:
                problem = "this part lies outside its quote, or before the part above it"
                raise source.refuse((*where, "start"), problem)
            at = part.end
            self._words(part.text, part, (*where, "text"), source)

    def _release(self, release: ReleaseForm, path: Path, source: Source) -> None:
        for key in ("platform", "said_by"):
            self._known(getattr(release, key), (*path, key), source)
        self._date(release.anchor, (*path, "anchor"), source, day=True)
        if release.edtf is None:
            if release.precision is not Precision.NONE:
                problem = f"precision “{release.precision}” without a date"
                raise source.refuse((*path, "precision"), problem)
            if release.status in _WINDOW:
                raise source.refuse((*path, "status"), f"“{release.status}” needs a date in “edtf”")
            return
        if release.status in _NO_WINDOW:
            raise source.refuse((*path, "edtf"), f"“{release.status}” takes no date")
        self._date(release.edtf, (*path, "edtf"), source)
        if parse(release.edtf).precision is not release.precision:
            problem = f"“{release.edtf}” is a {parse(release.edtf).precision}"
            raise source.refuse((*path, "precision"), f"{problem}, not a {release.precision}")

    def _date(self, text: str | None, path: Path, source: Source, *, day: bool = False) -> None:
        if text is None:
            return
        try:
            window = parse(text)
        except ValueError as error:
            raise source.refuse(path, str(error)) from None
        if day and window.text != window.earliest.isoformat():
            raise source.refuse(path, f"“{text}” is not a day like 2025-08-14")
