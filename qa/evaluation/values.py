"""What is compared: annotated texts, and what a tool says about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qa.mqm import Severity
from qa.types import DocumentReport, Finding, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """An error that a person marked. `group` joins the pieces of one error."""

    span: Span
    severity: Severity
    kind: str = "unspecified"
    text: str = ""
    suggestion: str = ""
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An annotated text: a document, or a segment as one annotator saw it."""

    id: str
    text: str
    lang: str
    words: int
    errors: tuple[Mark, ...] = ()
    optional: tuple[Mark, ...] = ()  # may be flagged or not: neither an error nor a false alarm
    marked: bool = True  # whether anybody marked errors here; False: only a score was given
    file: str = ""  # the annotated set, as the user named it
    path: str | None = None  # the document's own file; None: the text stands in the set
    source: str | None = None
    source_lang: str | None = None
    system: str = ""
    domain: str = ""
    document: str = ""
    annotator: str = ""
    score: float | None = None
    score_type: str = ""

    @property
    def pair(self) -> str:
        """“en-fr”, or the language alone where the source's is not known."""
        return f"{self.source_lang}-{self.lang}" if self.source_lang else self.lang

    @property
    def quality(self) -> float | None:
        """The human score turned so that more is better: a penalty, an error count or HTER changes its sign."""
        grows_with_errors = any(word in self.score_type.lower() for word in ("penalty", "error", "hter"))
        return None if self.score is None else -self.score if grows_with_errors else self.score

    @property
    def reading(self) -> tuple[str, ...]:
        """The text that was judged: the same for all its annotators."""
        return (self.file, self.pair, self.system, self.document, self.source or "", self.text)

    @property
    def cluster(self) -> tuple[str, ...]:
        """What a bootstrap draws as one: a document with all its translations, else a source text with all of them."""
        return (self.file, self.pair, self.document or self.source or self.id)

    @property
    def whole(self) -> tuple[str, ...]:
        """The document of this item, as one annotator saw one system's translation of it."""
        return (self.file, self.pair, self.system, self.document or self.id, self.annotator)


@dataclass(frozen=True, slots=True)
class Found:
    """What a tool flags, with its place in the item's text."""

    span: Span
    severity: Severity
    confidence: float = 1.0
    checker: str = ""
    suggestions: tuple[str, ...] = ()

    def until(self, end: int) -> Found:
        """The part that lies before `end`, where a finding runs on into the next text."""
        return replace(self, span=Span(self.span.start, min(self.span.end, end)))


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a tool says about one item; `fluency` is any score of its own that grows with quality."""

    found: tuple[Found, ...] = ()
    fluency: float | None = None
    words: int | None = None  # words of prose, where the tool counted them

    @property
    def penalty(self) -> int:
        """MQM points of what was found: minor 1, major 5, critical 25."""
        return sum(found.severity.weight for found in self.found)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An item that the tool could not check, and why; it is left out of the figures."""

    id: str
    why: str


def found_by(finding: Finding, *, offset: int = 0) -> Found:
    """A finding as something to compare, its span counted from `offset`."""
    span = Span(finding.span.start - offset, finding.span.end - offset)
    suggestions = tuple(suggestion.text for suggestion in finding.suggestions)
    return Found(span, finding.severity, finding.confidence, finding.checker, suggestions)


def prediction_of(reports: Iterable[DocumentReport]) -> Prediction:
    """What the reports on one file say; several where the file is a feed."""
    reports = tuple(reports)
    scores = [(report.fluency, max(report.words, 1)) for report in reports if report.fluency is not None]
    weight = sum(words for _, words in scores)
    fluency = sum(score * words for score, words in scores) / weight if scores else None
    found = tuple(found_by(finding) for report in reports for finding in report.findings)
    return Prediction(found, fluency, sum(report.words for report in reports))
