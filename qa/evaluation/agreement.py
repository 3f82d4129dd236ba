"""The tool's scores against the people's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from qa.evaluation.comparison import Compared
from qa.evaluation.correlation import auc, kendall, pearson, spearman
from qa.evaluation.figures import Correlation, Separation
from qa.evaluation.values import Prediction

SIGNALS = ("fluency", "penalty")


def correlations(rows: Iterable[Compared]) -> Iterable[Correlation]:
    """By kind of score, because scores of two kinds cannot be ranked together; annotators' scores are averaged."""
    readings: dict[str, dict[Hashable, list[Compared]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.item.quality is not None:
            readings[row.item.score_type][row.item.reading].append(row)
    for score_type in sorted(readings):
        for signal in SIGNALS:
            xs, ys = [], []
            for group in readings[score_type].values():
                said = [value for row in group if (value := _signal(row.prediction, signal)) is not None]
                human = [value for row in group if (value := row.item.quality) is not None]
                if said:
                    xs.append(sum(said) / len(said))
                    ys.append(sum(human) / len(human))
            if xs:
                yield Correlation(signal, score_type, len(xs), pearson(xs, ys), spearman(xs, ys), kendall(xs, ys))


def separations(rows: Sequence[Compared]) -> Iterable[Separation]:
    for signal in SIGNALS:
        sides: tuple[list[float], list[float]] = ([], [])
        for row in rows:
            value = _signal(row.prediction, signal)
            if value is not None:
                sides[not row.clean].append(value)
        if sides[0] or sides[1]:
            yield Separation(signal, len(sides[0]), len(sides[1]), auc(*sides))


def _signal(prediction: Prediction, name: str) -> float | None:
    """A number that grows with quality."""
    return prediction.fluency if name == "fluency" else -float(prediction.penalty)
