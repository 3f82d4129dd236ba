"""Confidences against outcomes."""

from __future__ import annotations

import pytest

from qa.evaluation.calibration import Bin, calibration


def test_by_hand() -> None:
    """0.9 said twice and right once (off by 0.4), 0.5 said twice and right once (not off): 2/4 · 0.4."""
    result = calibration([(0.9, True), (0.9, False), (0.5, True), (0.5, False)])
    assert result is not None
    assert result.error == pytest.approx(0.2)
    assert result.bins == (Bin(0.4, 0.5, 2, 0.5, 0.5), Bin(0.8, 0.9, 2, 0.9, 0.5))


def test_the_ends_of_the_range() -> None:
    result = calibration([(0.0, False), (1.0, True)])
    assert result is not None
    assert (result.error, [b.count for b in result.bins]) == (0.0, [1, 1])
    assert calibration([]) is None
