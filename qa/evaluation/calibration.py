"""Is a tool right as often as it says? Confidences against outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings with a confidence above `low` up to `high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The expected calibration error and the bins that it comes from; empty bins are not listed."""

    findings: int
    error: float
    bins: tuple[Bin, ...]


def calibration(outcomes: Iterable[tuple[float, bool]], *, bins: int = BINS) -> Calibration | None:
    """The reliability of confidences; `None` without a finding.

    The range 0 to 1 is cut into equal bins. In each, the mean confidence stands against the share of right findings.
    The error is the mean of the differences, weighted by the number of findings (Naeini et al. 2015).
    """
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in outcomes:
        rows[next(i for i in range(bins) if confidence <= (i + 1) / bins or i == bins - 1)].append((confidence, right))
    total = sum(map(len, rows))
    if not total:
        return None
    result = tuple(
        Bin(i / bins, (i + 1) / bins, len(row), sum(c for c, _ in row) / len(row), sum(r for _, r in row) / len(row))
        for i, row in enumerate(rows)
        if row
    )
    return Calibration(total, sum(b.count * abs(b.confidence - b.right) for b in result) / total, result)
