"""Precision, recall and their F."""

from __future__ import annotations

from typing import NamedTuple


class Rates(NamedTuple):
    """Precision, recall and F1; `None` where there is nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float | None


def rates(right: float, said: float, wanted: float) -> Rates:
    """The rates of `right` answers among those `said` and those `wanted`.

    F1 is their harmonic mean, 2·right / (said + wanted): 0 where nothing was said though something was wanted.
    """
    return Rates(
        right / said if said else None,
        right / wanted if wanted else None,
        2 * right / (said + wanted) if said + wanted else None,
    )
