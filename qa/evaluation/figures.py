"""What an evaluation says: values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qa.evaluation.bootstrap import Interval
from qa.evaluation.calibration import Calibration
from qa.evaluation.characters import CharacterCounts
from qa.evaluation.rates import Rates
from qa.evaluation.values import Unchecked


@dataclass(frozen=True, slots=True)
class Recall:
    """Gold spans of one kind: all, those that a finding touches, those that one points at."""

    name: str
    gold: int
    touched: int
    placed: int


@dataclass(frozen=True, slots=True)
class CheckerFigures:
    """A checker's findings: all but those on optional places, and the right ones among them."""

    name: str
    findings: int
    right: int


@dataclass(frozen=True, slots=True)
class Spans:
    """Errors and findings counted as wholes."""

    gold: int
    touched: int
    placed: int
    findings: int
    right: int

    @property
    def rates(self) -> Rates:
        """Precision and recall where any shared character is enough, and their harmonic mean."""
        precision = self.right / self.findings if self.findings else None
        recall = self.touched / self.gold if self.gold else None
        if precision is None or recall is None:
            return Rates(precision, recall, 0.0 if self.gold or self.findings else None)
        return Rates(precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0)


@dataclass(frozen=True, slots=True)
class FalseAlarms:
    """Findings on texts in which nobody marked an error."""

    texts: int
    words: int
    findings: int
    flagged_texts: int

    @property
    def per_1000_words(self) -> float | None:
        """The rate that a reader of good text meets."""
        return 1000 * self.findings / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class Advice:
    """Gold spans with a suggestion: all, those that a finding points at, those whose finding advises rightly."""

    wanted: int
    placed: int
    right: int


@dataclass(frozen=True, slots=True)
class Correlation:
    """A signal of the tool against the human scores of one kind; positive means agreement."""

    signal: str
    score_type: str
    texts: int
    pearson: float | None
    spearman: float | None
    kendall: float | None


@dataclass(frozen=True, slots=True)
class Separation:
    """How well a signal tells texts without an error from texts with one."""

    signal: str
    clean: int
    flawed: int
    auc: float | None


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a trivial tool would get."""

    name: str
    characters: CharacterCounts


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything measured; what the set or the tool does not give is `None` or empty."""

    items: int
    documents: int
    words: int
    findings: int
    marked: int  # items in which errors were marked, or looked for
    characters: CharacterCounts | None = None
    spans: Spans | None = None
    document_f: float | None = None
    by_severity: tuple[Recall, ...] = ()
    by_class: tuple[Recall, ...] = ()
    by_checker: tuple[CheckerFigures, ...] = ()
    clean: FalseAlarms | None = None
    advice: Advice | None = None
    correlations: tuple[Correlation, ...] = ()
    separations: tuple[Separation, ...] = ()
    calibration: Calibration | None = None
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    baselines: tuple[Baseline, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of one language, pair, system or domain."""

    by: str
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcome of `mtqa evaluate`."""

    gold: tuple[str, ...]
    tool: str  # the signature of the run, or the file of predictions
    overall: Figures
    by: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    not_checked: tuple[Unchecked, ...] = ()
    notes: tuple[str, ...] = ()
