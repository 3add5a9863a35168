"""Who is in an article's foreground at a place: the choice among those whom “he” may mean.

Each sentence above lends weight to whom it names, by their part in it and the less the farther
it is. Pronouns are mentions, too, so that whom a passage is about stays in front.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.reading.jobs import KIN, is_job
from bot.reading.reporting import is_reported
from bot.reading.somebody import JOB, OWN, RELATED, Sort, Who
from bot.reading.unnamed import SOMEBODY, Key, human, own, unnamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.reading.sentences import Sentences
    from bot.reading.somebody import Speaker
    from bot.reading.speakers import People

_BEHIND = 300
"""Characters behind a pronoun within which a name is of its clause, or of the next one."""
_FAR = 600
_MOST = 12
"""People of a sentence, the last ones, among whom is chosen: no sentence names as many."""
_FAINT = 0.01
_NEAR = 60
_SPOKE = 1.0
_TOPIC = 1.4
_SUBJECT = 1.0
_LATE = 0.7
_OBJECT = 0.5
_RELATED = 0.4
_PASSING = 0.35
_TOLD_OF = 0.34
_FADING = 0.5
_LASTING = 0.9
_THEME = 0.25
_OTHER_LINE = 0.5
_HEADLINE = 0.2
_DOING = 0.5
_ITSELF = 2.0
_FRONT = 48
_OBLIQUE = "oblique"
# “his”, “ihn”: a mention that is no subject.
_OBLIQUE_FORMS = {
    "en": re.compile(
        r"(?<![\w'’-])(?:(?P<he>his|him|himself)|(?P<she>hers?|herself))(?![\w-])", re.IGNORECASE
    ),
    "de": re.compile(r"(?<![\w'’-])(?:(?P<he>ihn|ihm)|(?P<she>ihr))(?![\w-])", re.IGNORECASE),
}
_PREPOSITION = re.compile(
    r"(?<![\w-])(?:after|around|behind|without|against|than|across|near|before|a|al|alla|aux?|an|aus"
    r"|nach|neben|ohne|um|vor|chez|contre|sans|entre|tra|fra|contro|senza)\s$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:[,;:–—]|\b(?:and|but|when|while|as|that|und|et|e|dass|que|che))\s(?:[\w’'-]+\s){0,3}$"
)
_AT_CLAUSE = re.compile(r"(?:[,;:–—]|\b(?:and|but|und|et|e))\s$")
# Somebody else's part begins: “Ann rowed; Tom slept”, “Ann rowed, but Tom slept”.
_CONTRAST = re.compile(
    r"(?:;|\s[–—]|,?\s(?:but|while|whereas|aber|während|mais|tandis que|alors que|ma|mentre)"
    r"|,\s(?:and|und|et|e))"
    r"\s(?:[\w’'-]+,?\s){0,2}$"
)
_POSSESSED = re.compile(r"[’']s? (?:[a-z][\w-]* ){0,2}?([a-z][\w-]*)(?=,? [A-Z]|,? who\b)")
# “The host wants to know”: another answers.
_ASKS = re.compile(
    r"\s(?:asks?|asked|wonder(?:s|ed)"
    r"|want(?:s|ed) to know|demande|chiede|fragt|fragte|will wissen)\b"
)
_I_ASK = re.compile(
    r"(?:When |As )?(?:I|We|Ich|Wir|Je|Nous)\s(?:[a-z]+\s)?(?:ask|put|repeat"
    r"|tr(?:y|ied)|reach|call|rang|ring"
    r"|fragte|frage|fragen|demand|interrog)"
)
_WHEN = re.compile(
    r"(?:Asked|Told|When|As|While|After|Before|Once|Until|If|Though|Although|Because|Since|Als|Wenn|Während"
    r"|Nachdem|Bevor|Quand|Lorsqu['’]|Dès qu['’]|Quando|Mentre|Appena)\s?"
)
_FRONTED = re.compile(
    rf"(?:{_WHEN.pattern}"
    r"|(?:An?|The|Born|Raised|Before|Unlike|Like|Though|Despite) [^,.;:]{0,60} )"
)
_COMMA = re.compile(r", (?:(?:the |le |la |l['’]|il |der |die )?(?:[a-zà-ÿ-]+ ){0,3})$")
_ADJACENT = re.compile(r",? ")
# “It came from Ann, who …”, “taken by Ann herself”: she is brought forward.
_BROUGHT = re.compile(
    r"(?:\s\([^)]*\))?(?:, (?:who|whose|der|die|dessen|deren|qui|dont|che|il cui|la cui|in which"
    r"|in (?:dem|der)|dans (?:lequel|laquelle)|in cui|nel quale|nella quale)\b"
    r"|\s(?:him|her)self\b)"
)


class Figure(NamedTuple):
    """Somebody in a sentence, and how much it is about them; its subject `does` something."""

    key: Key
    weight: float
    does: bool


class Weights(NamedTuple):
    """How much the sentences above one are about each person: `near` fades, `theme` lasts."""

    near: dict[Key, float]
    theme: dict[Key, float]
    doing: Key | None


class Foreground:
    """The figures of each sentence of one article, and who is foremost at a place.

    `named` says whom a name or role means, `fits` how well somebody fits a pronoun; lines that are
    `skipped` are about nobody. `told` keeps who spoke in which sentence.
    """

    def __init__(
        self,
        text: Sentences,
        people: People,
        named: Callable[[Who], Key | None],
        fits: Callable[[Key, str | None], float],
        skipped: frozenset[int],
    ) -> None:
        self.text = text
        self.people = people
        self.named = named
        self.fits = fits
        self.skipped = skipped
        self.headline: frozenset[Key] = frozenset()
        self.told: dict[int, Speaker] = {}
        self._above: list[Weights] = [Weights({}, {}, None)]

    def foremost(
        self, place: int, fits: Callable[[Key], float], *, going_on: bool = False
    ) -> Key | None:
        """Return whom the sentences up to a place are most about, of those who fit.

        Where they are `going_on` there is no pronoun: whoever did something last is likelier.
        """
        here = self.text.at(place)
        for number in range(len(self._above) - 1, here):
            # In order, since whom a pronoun means hangs on the sentences above.
            self._above.append(self._after(number))
        figures = self._figures(here, place)
        if (
            going_on
            and self.text.plain[max(0, place - 2) : place].rstrip().endswith(":")
            and figures
        ):
            only = {figure.key for figure in figures}
            if len(only) == 1:
                # “A word from Ann: …”
                figures = [figures[0]._replace(does=True)]
        return self._best(self._above[here], figures, fits, going_on=going_on)

    def _after(self, number: int) -> Weights:
        """Return the weights below a sentence."""
        above, sentence = self._above[number], self.text.sentences[number]
        if sentence.line in self.skipped:
            return above
        figures = self._figures(number, sentence.end)
        if figures and all(figure.weight == _TOLD_OF for figure in figures):
            # „Ann sei müde gewesen.“ Whoever spoke before goes on.
            return above
        weights = _heaviest(figures)
        told = self.told.get(number)
        if told is not None:
            key = told.entity, told.called
            weights[key] = max(_SPOKE, weights.get(key, 0.0))
        below = self.text.sentences[number + 1]
        fading = _FADING if below.line == sentence.line else _FADING * _OTHER_LINE
        near = {key: weight * fading for key, weight in above.near.items() if weight > _FAINT}
        theme = {key: weight * _LASTING for key, weight in above.theme.items() if weight > _FAINT}
        for key, weight in weights.items():
            near[key] = near.get(key, 0.0) + weight * fading
            theme[key] = theme.get(key, 0.0) + weight
        doing = next((figure.key for figure in reversed(figures) if figure.does), None)
        return Weights(near, theme, doing)

    def _best(
        self,
        above: Weights,
        found: list[Figure],
        fits: Callable[[Key], float],
        *,
        going_on: bool = False,
    ) -> Key | None:
        """Return who has the most weight, of whom is named above and in a sentence itself."""
        scores = above.near.copy()
        for key, weight in _heaviest(found).items():
            scores[key] = scores.get(key, 0.0) + weight
        for key in self.headline:
            scores[key] = scores.get(key, 0.0) + _HEADLINE / len(self.headline)
        every = sum(above.theme.values())
        for key, weight in above.theme.items():
            scores[key] = scores.get(key, 0.0) + _THEME * weight / every
        if going_on:
            here = next((figure.key for figure in reversed(found) if figure.does), None)
            doing = here or above.doing
            if doing is not None:
                scores[doing] = scores.get(doing, 0.0) + (_ITSELF if here else _DOING)
        best = max(scores, key=lambda key: scores[key] * fits(key), default=None)
        return None if best is None or not fits(best) else best

    def _figures(self, number: int, end: int) -> list[Figure]:
        """Return who is spoken of in a sentence, up to a place."""
        sentence = self.text.sentences[number]
        end = min(end, sentence.end)
        start = max(sentence.start, end - _FAR)
        found: list[Figure] = []
        has_subject = False
        main = self._main(start, sentence.end)
        first = _I_ASK.match(self.text.plain, start, end)
        top = 0.0
        for who in self._mentioned(start, end)[-_MOST:]:
            if who.sort is Sort.PRONOUN:
                key = self._ahead(who, sentence.start, sentence.end) or self._meant(
                    who, self._above[number], found
                )
            elif who.sort is Sort.NOBODY:
                key = self._unnamed(who, start)
            else:
                key = self.named(who)
                if key is None and who.sort is Sort.ROLE:
                    key = self._called(who, self._above[number], found, start)
            if key is None:
                continue
            weight = self._part(who, start)
            if who.start < main and weight != _PASSING:
                weight = _OBJECT
            if first is not None and weight in (_PASSING, _OBJECT):
                # “I asked Ann”, “we put this to Ann”: she answers.
                weight = _SUBJECT
            if weight != _PASSING and _ASKS.match(self.text.plain, who.end, end):
                weight = _TOLD_OF
            anew = _CONTRAST.search(self.text.plain, max(start, who.start - _NEAR), who.start)
            does = weight not in (_PASSING, _TOLD_OF, _OBJECT) and not (
                has_subject and anew is None
            )
            if has_subject and anew is None and weight != _PASSING:
                weight = _OBJECT
            if weight != _PASSING and _BROUGHT.match(self.text.plain, who.end):
                weight = _SUBJECT
            if does and has_subject:
                # “Ann rowed, and Tom slept. He …”: the last clause is nearest.
                weight = max(weight, top)
            top = max(top, weight)
            has_subject = has_subject or does
            found.append(Figure(key, weight, does))
        if len(found) == 1 and found[0].weight == _PASSING and end == sentence.end:
            # “The music is by Ann”: nobody else is spoken of.
            return [found[0]._replace(weight=_LATE)]
        return found

    def _main(self, start: int, end: int) -> int:
        """Return where the main clause of a sentence begins: “When Ann sang, Tom slept”."""
        if _WHEN.match(self.text.plain, start, end) is None:
            return start
        for who in self.people.within(start, min(end, start + _FAR)):
            near = max(start, who.start - _NEAR)
            if _COMMA.search(self.text.plain, near, who.start) and self.people.is_subject(who):
                return who.start
        return start

    def _part(self, who: Who, start: int) -> float:
        """Return how much a sentence is about somebody, by the part that they have in it."""
        if who.entity == _OBLIQUE:
            return _PASSING
        plain = self.text.plain
        if _BROUGHT.match(plain, who.end):
            return _SUBJECT
        if who.start != start and not self.people.is_subject(who):
            return _PASSING
        if is_reported(self.text, who.end):
            return _PASSING
        if self._introduces(who):
            return _RELATED
        if who.sort is not Sort.PRONOUN and _PREPOSITION.search(
            plain, max(start, who.start - _NEAR), who.start
        ):
            return _PASSING
        if who.called == RELATED and who.start == start:
            return _TOPIC
        if who.start - start > _FRONT and not _CLAUSE.search(plain, start, who.start):
            return _LATE
        return _TOPIC if who.sort is Sort.NAME and self._begins_line(start) else _SUBJECT

    def _introduces(self, who: Who) -> bool:
        """Say whether somebody is named only for their own: “Ann's manager, Tom Lee, waits”."""
        own = _POSSESSED.match(self.text.plain, who.end)
        return own is not None and (is_job(own[1]) or own[1].casefold() in KIN)

    def _called(self, who: Who, above: Weights, found: list[Figure], start: int) -> Key | None:
        """Return whom a role means that nobody was introduced with: “the Swede”, “the plumber”."""
        if (who.called or "").startswith(OWN):
            return unnamed((who.called or "").split()[1]) if who.start == start else None
        if (who.called or "").startswith(JOB):
            return SOMEBODY if who.start == start else None
        return self._meant(who._replace(called=None), above, found)

    def _unnamed(self, who: Who, start: int) -> Key | None:
        """Return “a woman in the queue” as somebody, where she does something."""
        plain = self.text.plain
        noun = own(plain, who) if who.called == RELATED else human(plain, who.end)
        if noun is None or not (who.start == start or _AT_CLAUSE.search(plain, start, who.start)):
            return None
        beyond = noun.end() + _NEAR
        if any(other.sort is Sort.NAME for other in self.people.within(noun.end(), beyond)):
            return None
        return unnamed(noun.lastgroup or "they")

    def _begins_line(self, start: int) -> bool:
        return not self.text.plain[self.text.plain.rfind("\n", 0, start) + 1 : start].strip()

    def _meant(self, who: Who, above: Weights, found: list[Figure]) -> Key | None:
        """Return whom a pronoun in a sentence means."""
        if who.called == "it":
            return None
        barred = self.barred(who) if who.entity != _OBLIQUE else frozenset[Key]()
        return self._best(
            above, found, lambda key: 0.0 if key in barred else self.fits(key, who.called)
        )

    def _ahead(self, who: Who, start: int, end: int) -> Key | None:
        """Return whom a pronoun means that its main clause names: “When he wakes, Tom sings”."""
        if _FRONTED.fullmatch(self.text.plain, start, who.start) is None:
            return None
        for other in self.people.within(who.end, end):
            if other.sort is Sort.NAME and self.text.plain[other.start - 2 : other.start] == ", ":
                key = self.named(other)
                return key if key is not None and self.fits(key, who.called) else None
        return None

    def barred(self, who: Who) -> frozenset[Key]:
        """Return whom a pronoun can't mean: “he told Ann”, “of Ann he says”, “Ann, he says,”."""
        sentence = self.text.sentences[self.text.at(who.start)]
        far = min(sentence.end, who.end + _BEHIND)
        others = self.people.within(max(sentence.start, who.start - _NEAR), far)
        keys = {
            self.named(other)
            for other in others
            if other.sort is Sort.NAME
            and (
                other.start >= who.end or _ADJACENT.fullmatch(self.text.plain, other.end, who.start)
            )
        }
        return frozenset(key for key in keys if key is not None)

    def _mentioned(self, start: int, end: int) -> list[Who]:
        """Return all who are named between two places, “him” and “his” too."""
        whos = self.people.within(start, end)
        forms = _OBLIQUE_FORMS.get(self.text.tongue)
        if forms is None:
            return whos
        more = [
            Who(m.start(), m.end(), Sort.PRONOUN, _OBLIQUE, m.lastgroup)
            for m in forms.finditer(self.text.plain, start, end)
        ]
        return sorted([*whos, *more], key=lambda who: who.start)


def _heaviest(figures: list[Figure]) -> dict[Key, float]:
    """Return the most weight that each person has in a sentence."""
    weights: dict[Key, float] = {}
    for key, weight, _ in figures:
        weights[key] = max(weight, weights.get(key, 0.0))
    return weights
