"""Does a score rank texts as people do? Correlations, and the area under the ROC curve; ties are taken seriously."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby
from math import sqrt


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """The linear correlation, −1 to 1; `None` where one side does not vary."""
    n = len(xs)
    if n < 2:
        return None
    mean_x, mean_y = sum(xs) / n, sum(ys) / n
    square_x = sum((x - mean_x) ** 2 for x in xs)
    square_y = sum((y - mean_y) ** 2 for y in ys)
    if not square_x or not square_y:
        return None
    both = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return max(-1.0, min(1.0, both / (sqrt(square_x) * sqrt(square_y))))


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """The correlation of the ranks; equal values share the mean of their ranks."""
    return pearson(ranks(xs), ranks(ys))


def kendall(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Kendall's tau-b, which corrects for ties, in O(n log n) (Knight 1966); `None` where one side does not vary.

    (concordant − discordant) / √((pairs − pairs tied in x) · (pairs − pairs tied in y))
    """
    order = sorted(zip(xs, ys, strict=True))
    pairs = _pairs(len(order))
    tied_x, tied_y, tied_both = _tied(xs), _tied(ys), _tied(order)
    if pairs in (tied_x, tied_y):
        return None
    discordant = _inversions([y for _, y in order])
    difference = pairs - tied_x - tied_y + tied_both - 2 * discordant
    return max(-1.0, min(1.0, difference / (sqrt(pairs - tied_x) * sqrt(pairs - tied_y))))


def auc(better: Sequence[float], worse: Sequence[float]) -> float | None:
    """How often a text of the better kind scores above one of the worse kind; a tie counts half."""
    if not better or not worse:
        return None
    rank_sum = sum(ranks([*better, *worse])[: len(better)])
    return (rank_sum - len(better) * (len(better) + 1) / 2) / (len(better) * len(worse))


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, in ascending order; equal values share the mean of their ranks."""
    result = [0.0] * len(values)
    below = 0
    for _, group in groupby(sorted(range(len(values)), key=values.__getitem__), key=values.__getitem__):
        rows = list(group)
        for row in rows:
            result[row] = below + (len(rows) + 1) / 2
        below += len(rows)
    return result


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _tied(values: Iterable[Hashable]) -> int:
    """Pairs of equal values."""
    return sum(map(_pairs, Counter(values).values()))


def _inversions(values: list[float]) -> int:
    """Pairs in which the earlier value is greater, counted in a tree of partial sums (Fenwick 1994)."""
    place = {value: number for number, value in enumerate(sorted(set(values)), 1)}
    tree = [0] * (len(place) + 1)
    inversions = 0
    for seen, value in enumerate(values):
        at = place[value]
        inversions += seen  # less those not greater
        node = at
        while node:
            inversions -= tree[node]
            node &= node - 1
        node = at
        while node < len(tree):
            tree[node] += 1
            node += node & -node
    return inversions
