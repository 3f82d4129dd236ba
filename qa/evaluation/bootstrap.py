"""How far a figure would move with other documents: percentile intervals (Efron 1979), drawn by document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from random import Random
from typing import NamedTuple

SEED = 1979
MOST_UNITS = 1000


class Interval(NamedTuple):
    """The middle 95 % of the resampled figures."""

    low: float
    high: float


Sums = Sequence[float]
Figure = Callable[[Sums], float | None]


def intervals(
    units: Sequence[Sums], figures: Mapping[str, Figure], *, resamples: int = 1000, seed: int = SEED
) -> dict[str, Interval]:
    """The interval of each figure; a figure is a function of sums over units, and a unit is a row of counts.

    More than 1,000 units are first dealt at random into 1,000 groups: the width stays as it is, the time is bounded.
    A figure that half of the resamples cannot give has no interval.
    """
    if len(units) < 2 or not resamples:
        return {}
    random = Random(seed)
    columns = list(zip(*_grouped(units, random), strict=True))
    rows = range(len(columns[0]))
    values: dict[str, list[float]] = {name: [] for name in figures}
    for _ in range(resamples):
        drawn = random.choices(rows, k=len(rows))
        sums = [sum(map(column.__getitem__, drawn)) for column in columns]
        for name, figure in figures.items():
            value = figure(sums)
            if value is not None:
                values[name].append(value)
    return {name: _middle(sorted(found)) for name, found in values.items() if len(found) * 2 > resamples}


def _grouped(units: Sequence[Sums], random: Random) -> Sequence[Sums]:
    if len(units) <= MOST_UNITS:
        return units
    shuffled = random.sample(units, len(units))
    return [tuple(map(sum, zip(*islice(shuffled, n, None, MOST_UNITS), strict=True))) for n in range(MOST_UNITS)]


def _middle(values: list[float]) -> Interval:
    last = len(values) - 1
    return Interval(values[round(0.025 * last)], values[round(0.975 * last)])
