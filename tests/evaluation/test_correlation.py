"""Correlations against hand-made examples and against counting all pairs."""

from __future__ import annotations

from itertools import combinations
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.correlation import auc, kendall, pearson, ranks, spearman

FEW = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=30)  # few values: many ties


def slow_kendall(xs: list[int], ys: list[int]) -> float | None:
    """Tau-b by its definition."""
    concordant = discordant = only_x = only_y = 0
    for (x1, y1), (x2, y2) in combinations(zip(xs, ys, strict=True), 2):
        product = (x1 - x2) * (y1 - y2)
        concordant += product > 0
        discordant += product < 0
        only_x += x1 == x2 and y1 != y2
        only_y += y1 == y2 and x1 != x2
    below = sqrt((concordant + discordant + only_x) * (concordant + discordant + only_y))
    return (concordant - discordant) / below if below else None


@given(FEW)
def test_kendall_is_what_counting_pairs_gives(pairs: list[tuple[int, int]]) -> None:
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    assert kendall(xs, ys) == pytest.approx(slow_kendall(xs, ys))


def test_kendall_by_hand() -> None:
    assert kendall([1, 2, 3, 4], [1, 3, 2, 4]) == pytest.approx(4 / 6)  # five pairs agree, one does not
    assert kendall([1, 1, 2], [1, 2, 3]) == pytest.approx(2 / sqrt(2 * 3))
    assert kendall([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) == pytest.approx(-0.4714045)  # the example of SciPy's page
    assert kendall([3, 3, 3], [1, 2, 3]) is None
    assert kendall([], []) is None


def test_kendall_of_many() -> None:
    n = 20_000
    assert kendall(range(n), [-x for x in range(n)]) == pytest.approx(-1.0)


def test_pearson_by_hand() -> None:
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1.0)
    assert pearson([1, 2, 3, 4], [1, 3, 2, 4]) == pytest.approx(0.8)
    assert pearson([1, 1], [1, 2]) is None
    assert pearson([1], [1]) is None


def test_spearman_shares_ranks() -> None:
    assert ranks([10, 20, 10, 30]) == [1.5, 3.0, 1.5, 4.0]
    assert spearman([1, 2, 3, 4], [1, 10, 100, 1000]) == pytest.approx(1.0)
    assert spearman([1, 2, 2, 3], [1, 2, 3, 3]) == pytest.approx(7.5 / 9)  # ranks 1 2.5 2.5 4 and 1 2 3.5 3.5


@given(st.lists(st.integers(0, 5), max_size=20), st.lists(st.integers(0, 5), max_size=20))
def test_auc_is_what_counting_pairs_gives(better: list[int], worse: list[int]) -> None:
    if not better or not worse:
        assert auc(better, worse) is None
        return
    wins = sum((b > w) + 0.5 * (b == w) for b in better for w in worse)
    assert auc(better, worse) == pytest.approx(wins / (len(better) * len(worse)))
