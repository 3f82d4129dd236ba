"""Intervals."""

from __future__ import annotations

from random import Random

import pytest

from qa.evaluation.bootstrap import Figure, Interval, Sums, intervals


def mean(sums: Sums) -> float | None:
    return sums[0] / sums[1] if sums[1] else None


FIGURES: dict[str, Figure] = {"mean": mean}


def test_nothing_varies() -> None:
    assert intervals([(2, 1)] * 5, FIGURES, resamples=50) == {"mean": Interval(2, 2)}


def test_the_same_seed_gives_the_same_interval() -> None:
    units = [(x, 1) for x in range(20)]
    one = intervals(units, FIGURES, resamples=31, seed=1)
    assert one == intervals(units, FIGURES, resamples=31, seed=1) != intervals(units, FIGURES, resamples=31, seed=2)


@pytest.mark.parametrize("n", [400, 5000])  # below and above the number of groups
def test_as_wide_as_theory_says(n: int) -> None:
    """The mean of n normal values: 1.96 standard errors on each side."""
    random = Random(5)
    units = [(random.gauss(0, 1), 1) for _ in range(n)]
    low, high = intervals(units, FIGURES, resamples=400)["mean"]
    assert high - low == pytest.approx(2 * 1.96 / n**0.5, rel=0.15)


def test_no_interval_where_there_is_no_figure() -> None:
    assert intervals([(1, 1)], FIGURES) == {}
    assert intervals([(0, 0)] * 9, FIGURES, resamples=20) == {}
    assert intervals([(1, 1)] * 9, FIGURES, resamples=0) == {}
