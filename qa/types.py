"""The values that pass between the rooms of the house; all frozen, all offsets in code points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from qa.mqm import Category, Severity
from qa.textmap import TextMap


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


NOWHERE = Span(0, 0)


class Role(StrEnum):
    """What a segment is in its document."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    ALT = "alt"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Segment:
    """One paragraph, heading, list item or caption, with the way back to its file."""

    id: str
    target: str
    map: TextMap
    role: Role = Role.PARAGRAPH
    chrome: bool = False  # navigation, footer, form: part of the page, not of the prose
    source: str | None = None
    source_lang: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text to check: a whole file, or one item of a feed. `segments` may be read once only, as a stream."""

    path: str
    format: str
    segments: Iterable[Segment]
    id: str | None = None
    language: str | None = None  # as the file declares it (HTML lang, xml:lang), a BCP 47 tag
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()  # what the reader wants the user to know, e.g. a detected encoding


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to put in the place of a finding's span, and where the advice comes from."""

    text: str
    source: str = ""
    safe: bool = False  # may be put there without a reader: nothing around it has to change, and it is the only one


@dataclass(frozen=True, slots=True)
class Finding:
    """One artefact. In a checker the span counts in the segment's target; in a report, in the file."""

    checker: str
    span: Span
    category: Category
    severity: Severity
    message: str
    text: str
    segment: Segment | None = field(default=None, repr=False, compare=False)
    suggestions: tuple[Suggestion, ...] = ()
    confidence: float = 1.0
    line: int = 0
    column: int = 0
    excerpt: str = ""  # the sentence or line around the span, for people
    excerpt_span: Span = NOWHERE  # where the span lies in the excerpt


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A check that did not run, and why."""

    check: str
    why: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the document: its place in the file and, with an encoder, its fluency from 0 to 100."""

    id: str
    span: Span
    fluency: float | None = None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """Everything that was found out about one document."""

    path: str
    id: str | None
    format: str
    encoding: str
    language: str | None
    source_language: str | None
    words: int
    checked: tuple[str, ...]
    not_checked: tuple[NotChecked, ...]
    fluency: float | None
    penalty_per_1000_words: float
    verdict: str  # "pass" or "fail"
    reasons: tuple[str, ...]
    segments: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be checked, and the sentence that says why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What reporters may say of a checker: its title, its page (Markdown) and its default severity."""

    id: str
    title: str
    page: str
    category: Category
    severity: Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run."""

    documents: tuple[DocumentReport, ...]
    failures: tuple[Failure, ...] = ()
    signature: str = ""
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """“pass” when every document was checked and passes, else “fail”."""
        unchecked = bool(self.failures) or not self.documents
        return "fail" if unchecked or any(d.verdict == "fail" for d in self.documents) else "pass"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all documents, in order."""
        return tuple(f for d in self.documents for f in d.findings)

    @property
    def exit_code(self) -> int:
        """0 passed, 1 the gate failed, 2 something could not be checked."""
        if self.failures or not self.documents:
            return 2
        return 1 if self.verdict == "fail" else 0
