"""Shows what the reader took from an article, and why: for the command line, as text or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.reading.found import Fact, Name, Speech, Statement, Stranger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.i18n.fluent import Voice
    from bot.reading.article import Article
    from bot.reading.found import Finding, Reading


def record(
    file: str, article: Article, reading: Reading, names: Mapping[str, str]
) -> dict[str, Any]:
    """Return what `bot explain --json` says of one file. `names` are entities' names by id.

    Places count code points of the file's text, or of what was taken out of a web page.
    """
    return {
        "file": file,
        "release": [
            {
                "status": s.status.value,
                "edtf": s.edtf,
                "precision": s.precision.value,
                "grade": s.grade.value,
                "start": s.start,
                "end": s.end,
                "rule": s.rule,
                "said_by": names.get(s.said_by) if s.said_by is not None else None,
                "hedge": s.hedge,
            }
            for s in reading.release
        ],
        "quotes": [
            {
                "speaker": _speaker(q, names),
                "quote": _words(article, q),
                "kind": q.kind.value,
                "start": q.start,
                "end": q.end,
                "rule": q.rule,
            }
            for q in reading.quotes
        ],
        "people": [
            *(_person(f, names) for f in reading.facts if f.says in ("plays", "crew")),
            *(
                {"name": s.name, s.says: s.value, "known": False, "start": s.start, "end": s.end}
                for s in reading.strangers
            ),
        ],
        "cities": [
            {"name": names.get(f.about, f.about), "start": f.start, "end": f.end}
            for f in reading.facts
            if f.says == "setting"
        ],
    }


def _person(fact: Fact, names: Mapping[str, str]) -> dict[str, Any]:
    what = names.get(fact.of, fact.of) if fact.of is not None else fact.value
    return {
        "name": names.get(fact.about, fact.about),
        fact.says: what,
        "known": True,
        "start": fact.start,
        "end": fact.end,
    }


def _speaker(quote: Speech, names: Mapping[str, str]) -> str | None:
    if quote.speaker is not None:
        return names.get(quote.speaker, quote.speaker)
    return quote.called


def _words(article: Article, quote: Speech) -> str:
    return " ".join(" ".join(article.text[p.start : p.end].split()) for p in quote.parts)


def explained(
    voice: Voice, article: Article, reading: Reading, names: Mapping[str, str]
) -> Iterator[str]:
    """Yield the article's text with what was taken marked in it, then each claim and its rule.

    After that the dates that weren't taken, each with the reason.
    """
    findings = _ordered(reading)
    yield _marked(article.text, findings)
    if not article.text.endswith("\n"):
        yield ""
    for number, finding in enumerate(findings, 1):
        said = _said(voice, finding, names)
        place = f"{finding.start}-{finding.end}"
        yield f"[{number}] {said}  ({place}, {finding.rule})"
    if not findings:
        yield voice("explain-nothing")
    if reading.passed:
        yield ""
        yield voice("explain-passed")
        for passed in reading.passed:
            why = voice(f"explain-why-{passed.why}")
            yield f"  {article.text[passed.start : passed.end]!r}: {why}"


def _ordered(reading: Reading) -> list[Finding]:
    every: list[Finding] = [*reading.release, *reading.quotes, *reading.facts]
    every += [*reading.strangers, *reading.names]
    return sorted(every, key=lambda finding: (finding.start, finding.end))


def _marked(text: str, findings: list[Finding]) -> str:
    """Return the text with `⟦n` and `n⟧` around each finding; these may overlap."""
    cuts: list[tuple[int, int, str]] = []
    for number, finding in enumerate(findings, 1):
        cuts.append((finding.start, 1, f"⟦{number} "))
        cuts.append((finding.end, 0, f" {number}⟧"))
    made: list[str] = []
    at = 0
    for place, _, mark in sorted(cuts):
        made += [text[at:place], mark]
        at = place
    return "".join([*made, text[at:]])


def _said(voice: Voice, finding: Finding, names: Mapping[str, str]) -> str:
    """Return a finding in plain words."""
    match finding:
        case Statement():
            return _statement(voice, finding, names)
        case Speech():
            speaker = _speaker(finding, names)
            kind = voice(f"explain-quote-{finding.kind}")
            key = "explain-quote-nobody" if speaker is None else "explain-quote"
            return voice(key, kind=kind, speaker=speaker or "")
        case Fact():
            what = finding.of if finding.of is not None else finding.value
            what = names.get(str(what), str(what)) if what is not None else ""
            about = names.get(finding.about, finding.about)
            says = finding.says.replace("_", " ")
            return f"{about} · {says}{f' · {what}' if what else ''}"
        case Stranger():
            return voice("explain-stranger", name=finding.name, what=finding.value)
        case Name():
            return voice("explain-name", printed=finding.printed, name=names[finding.entity])
        case _:
            return type(finding).__name__


def _statement(voice: Voice, s: Statement, names: Mapping[str, str]) -> str:
    text = voice("explain-release", status=s.status.value.replace("_", " "), time=s.edtf or "–")
    grade = voice(f"explain-grade-{s.grade.lower()}")
    by = f" · {names.get(s.said_by, s.said_by)}" if s.said_by is not None else ""
    return f"{text} · {grade}{by}"
