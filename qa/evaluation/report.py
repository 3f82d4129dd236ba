"""An evaluation as one JSON object, `mtqa-evaluation/1`; docs/evaluate.md says what every key means."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from qa.evaluation.characters import CharacterCounts
from qa.evaluation.figures import Evaluation, FalseAlarms, Figures, Recall, Spans
from qa.evaluation.rates import Rates

SCHEMA = "mtqa-evaluation/1"


def render(evaluation: Evaluation) -> str:
    """The evaluation as an indented JSON object; what could not be measured is null."""
    text = json.dumps(to_dict(evaluation), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def to_dict(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as plain values, in the documented order."""
    return {
        "schema": SCHEMA,
        "gold": list(evaluation.gold),
        "tool": evaluation.tool,
        "notes": list(evaluation.notes),
        "not_checked": [asdict(one) for one in evaluation.not_checked],
        "overall": _figures(evaluation.overall),
        "by": {
            by: {part.name: _figures(part.figures) for part in evaluation.parts if part.by == by}
            for by in dict.fromkeys(part.by for part in evaluation.parts)
        },
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "items": figures.items,
        "marked_items": figures.marked,
        "documents": figures.documents,
        "words": figures.words,
        "findings": figures.findings,
        "characters": figures.characters and _characters(figures.characters),
        "document_f": _rounded(figures.document_f),
        "spans": figures.spans and _spans(figures.spans),
        "by_severity": _recalls(figures.by_severity),
        "by_class": _recalls(figures.by_class),
        "by_checker": {
            one.name: {"findings": one.findings, "right": one.right, "precision": _ratio(one.right, one.findings)}
            for one in figures.by_checker
        },
        "clean": figures.clean and _clean(figures.clean),
        "suggestions": figures.advice
        and {**asdict(figures.advice), "accuracy": _ratio(figures.advice.right, figures.advice.placed)},
        "correlations": [_rounded_all(asdict(one)) for one in figures.correlations],
        "separations": [_rounded_all(asdict(one)) for one in figures.separations],
        "calibration": figures.calibration
        and {
            "findings": figures.calibration.findings,
            "error": _rounded(figures.calibration.error),
            "bins": [_rounded_all(asdict(one)) for one in figures.calibration.bins],
        },
        "intervals": {name: [_rounded(end) for end in interval] for name, interval in figures.intervals.items()},
        "baselines": {baseline.name: _characters(baseline.characters) for baseline in figures.baselines},
    }


def _characters(counts: CharacterCounts) -> dict[str, Any]:
    return {
        "places": round(counts.places, 1),
        "gold": round(counts.gold, 1),
        "flagged": round(counts.flagged, 1),
        "right": round(counts.right, 1),
        "right_with_severity": round(counts.exact, 1),
        **_rates(counts.plain),
        "half_credit": _rates(counts.half),
        "with_severity": _rates(counts.strict),
    }


def _spans(spans: Spans) -> dict[str, Any]:
    return {**asdict(spans), **_rates(spans.rates), "recall_at_place": _ratio(spans.placed, spans.gold)}


def _clean(clean: FalseAlarms) -> dict[str, Any]:
    return {**asdict(clean), "per_1000_words": _rounded(clean.per_1000_words)}


def _recalls(rows: tuple[Recall, ...]) -> dict[str, Any]:
    return {
        row.name: {
            "gold": row.gold,
            "touched": row.touched,
            "placed": row.placed,
            "recall": _ratio(row.touched, row.gold),
            "recall_at_place": _ratio(row.placed, row.gold),
        }
        for row in rows
    }


def _rates(rates: Rates) -> dict[str, float | None]:
    return {name: _rounded(value) for name, value in rates._asdict().items()}


def _ratio(part: int, whole: int) -> float | None:
    return _rounded(part / whole) if whole else None


def _rounded_all(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _rounded(value) if isinstance(value, float) else value for name, value in values.items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
