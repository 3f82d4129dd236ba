"""All the figures of a set, and of its parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from qa.evaluation.agreement import correlations, separations
from qa.evaluation.bootstrap import intervals
from qa.evaluation.calibration import calibration
from qa.evaluation.characters import at_random, everything, nothing, total
from qa.evaluation.comparison import Compared, compared, grouped
from qa.evaluation.figures import Advice, Baseline, CheckerFigures, FalseAlarms, Figures, Part, Recall, Spans
from qa.evaluation.units import INTERVALS, clean_counts, document_scores, span_counts, units
from qa.evaluation.values import Item, Prediction

PARTS: dict[str, Callable[[Item], str]] = {
    "lang": lambda item: item.lang,
    "pair": lambda item: item.pair,
    "system": lambda item: item.system or "not said",
    "domain": lambda item: item.domain or "not said",
}
BY = (*PARTS, "class", "severity")


def evaluate(
    items: Iterable[Item], predictions: Iterable[Prediction], *, by: Iterable[str] = (), resamples: int = 1000
) -> tuple[Figures, tuple[Part, ...]]:
    """The figures of all items and, for each name in `by`, of its parts. Classes and severities are in all figures."""
    rows = [compared(item, prediction) for item, prediction in zip(items, predictions, strict=True)]
    parts: list[Part] = []
    for name in by:
        if name in PARTS:
            groups = grouped(rows, _part_of(PARTS[name]))
            parts.extend(Part(name, key, figures_of(groups[key], resamples=resamples)) for key in sorted(groups))
    return figures_of(rows, resamples=resamples), tuple(parts)


def figures_of(rows: Sequence[Compared], *, resamples: int = 1000) -> Figures:
    """The figures of some compared items."""
    marked = [row for row in rows if row.item.marked]
    base = Figures(
        items=len(rows),
        documents=len({row.item.whole for row in rows}),
        words=sum(row.words for row in rows),
        findings=sum(len(row.prediction.found) for row in rows),
        marked=len(marked),
        correlations=tuple(correlations(rows)),
    )
    if not marked:
        return base
    characters = total(row.characters for row in marked)
    documents = document_scores(marked)
    return replace(
        base,
        characters=characters,
        spans=Spans(*span_counts(marked)),
        document_f=sum(f for _, f in documents) / len(documents),
        by_severity=_recalls(marked, "severity"),
        by_class=_recalls(marked, "class"),
        by_checker=_checkers(marked),
        clean=FalseAlarms(*clean_counts(marked)),
        advice=_advice(marked),
        separations=tuple(separations(marked)),
        calibration=calibration((one.found.confidence, one.right) for row in marked for one in row.flagged),
        intervals=intervals(units(marked, documents), INTERVALS, resamples=resamples),
        baselines=(
            Baseline("everything", everything(characters)),
            Baseline("at random", at_random(characters)),
            Baseline("nothing", nothing(characters)),
        ),
    )


def _recalls(rows: Iterable[Compared], what: str) -> tuple[Recall, ...]:
    """Recall by severity, gravest first, or by class, most frequent first."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    weight: dict[str, int] = {}
    for row in rows:
        for answer in row.answered:
            name = str(answer.mark.severity) if what == "severity" else answer.mark.kind
            weight[name] = answer.mark.severity.weight if what == "severity" else 0
            counts = tally[name]
            counts[0] += 1
            counts[1] += answer.touched
            counts[2] += answer.placed
    return tuple(
        Recall(name, *tally[name]) for name in sorted(tally, key=lambda name: (-weight[name], -tally[name][0], name))
    )


def _checkers(rows: Iterable[Compared]) -> tuple[CheckerFigures, ...]:
    all_, right = Counter[str](), Counter[str]()
    for row in rows:
        for one in row.flagged:
            all_[one.found.checker] += 1
            right[one.found.checker] += one.right
    return tuple(CheckerFigures(name, count, right[name]) for name, count in all_.most_common())


def _advice(rows: Iterable[Compared]) -> Advice | None:
    asked = [answer for row in rows for answer in row.answered if answer.mark.suggestion]
    if not asked:
        return None
    return Advice(len(asked), sum(answer.placed for answer in asked), sum(answer.advised is True for answer in asked))


def _part_of(name: Callable[[Item], str]) -> Callable[[Compared], str]:
    return lambda row: name(row.item)
