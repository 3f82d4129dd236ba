"""Thresholds, confidences and the fluency scale, on made-up judgements."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from qa.models.encoder import Judged
from qa.models.fluency import logit
from qa.training.calibrate import (
    RATES,
    Case,
    calibrate,
    confidence_curve,
    fluency_curve,
    peaks,
    recall,
    threshold,
    words,
)
from qa.training.examples import Example, Mark

LABELS = ("fine", "grammar", "typography")
NONE = np.zeros(0, np.int64)


def case(*scores: float, marked: tuple[int, ...] = (), label: str = "grammar", fluency: float = 0.5) -> Case:
    """Words of three letters with the probability that their grammar is wrong; those with the numbers `marked` are."""
    classes = np.array([[1 - score, score, 0] for score in scores], np.float32).reshape(-1, 3)
    places = tuple((4 * number, 4 * number + 3) for number in range(len(scores)))
    marks = tuple(Mark(*places[number], label) for number in marked)
    example = Example("abc " * len(scores), "en", "made-up", marks)
    return Case(example, places, (True,) * len(scores), Judged(classes, fluency, None, NONE, NONE, NONE, NONE, NONE))


def text(*scores: float, words: int = 1000) -> Case:
    """Clean text of so many words, with runs of these scores far from each other."""
    row = [0.0] * words
    for number, score in enumerate(scores):
        row[3 * number] = score
    return case(*row)


def test_words() -> None:
    assert words([text(), case(0.1, 0.2)]) == 1002


def test_peaks_know_the_runs_that_touch_a_mark() -> None:
    found = peaks([case(0.9, 0.0, 0.4, marked=(0,))], LABELS)
    assert [(round(score, 3), hit) for score, hit in found] == [(0.9, True), (0.4, False)]


@pytest.mark.parametrize(("rate", "expected"), [(0.5, 0.9), (1.0, 0.8), (2.0, 0.7), (4.0, 0.05)])
def test_threshold(rate: float, expected: float) -> None:
    clean = [text(0.9, 0.8, 0.7)]
    limit = threshold(clean, LABELS, rate)
    assert limit == pytest.approx(expected)
    assert sum(score > limit for score, _ in peaks(clean, LABELS)) <= rate * words(clean) / 1000


def test_a_threshold_is_never_out_of_reach() -> None:
    assert threshold([text(*[0.9999] * 10)], LABELS, 0.5) == 0.99
    assert threshold([], LABELS, 0.5) == 0.05


def test_recall() -> None:
    bad = [
        case(0.9, 0.0, 0.0, marked=(0, 2)),
        case(0.6, 0.0, marked=(0,)),
        case(0.9, marked=(0,), label="typography"),  # has checkers of its own
    ]
    assert recall(bad, LABELS, 0.5) == (2, 3)
    assert recall(bad, LABELS, 0.8) == (1, 3)
    assert recall([], LABELS, 0.8) == (0, 0)


def test_confidence_rises_with_the_score() -> None:
    bad = [
        case(*[0.0, 0.1 + 0.008 * number, 0.0], marked=(1,) if 7 * number % 10 < number / 10 else ())
        for number in range(100)
    ]
    clean = [text(*[0.1 + 0.002 * number for number in range(100)])]
    curve = confidence_curve(clean, bad, LABELS)
    assert len(curve) >= 2
    for (x0, y0), (x1, y1) in pairwise(curve):
        assert x0 < x1
        assert y0 < y1
    assert all(0 <= y <= 0.99 for _, y in curve)
    assert curve[-1][1] > 0.9  # no clean text there


def test_few_cases_make_no_curve() -> None:
    assert confidence_curve([text(0.3)], [case(0.9, marked=(0,))], LABELS) == []


def test_the_fluency_scale() -> None:
    human = [0.5 + 0.0049 * number for number in range(101)]
    weak = [0.1 + 0.002 * number for number in range(101)]
    places, values = zip(*fluency_curve(human, weak), strict=True)
    assert values == (0.0, 40.0, 60.0, 90.0, 99.0)
    assert places[1:4] == pytest.approx((logit(weak[50]), logit(human[5]), logit(human[50])), abs=1e-3)


@pytest.mark.parametrize("weak", [[], [0.99] * 5])
def test_the_scale_rises_whatever_the_systems_do(weak: list[float]) -> None:
    curve = fluency_curve([0.9] * 20, weak)
    assert all(x0 < x1 and y0 < y1 for (x0, y0), (x1, y1) in pairwise(curve))


class Labelled:
    """What `calibrate` asks of an encoder."""

    labels = LABELS


def test_figures_by_language_and_for_all() -> None:
    clean = {"fr": [text(0.9, 0.3)], "en": [text(0.5)]}
    bad = {"fr": [case(0.9, marked=(0,))] * 40}
    weak = {"fr": [case(0.9, fluency=0.2)] * 4}
    figures = calibrate(Labelled(), clean, bad, weak)  # type: ignore[arg-type]
    assert list(figures) == ["fr", "en", "*"]
    for found in figures.values():
        limits = [found["thresholds"][str(rate)] for rate in RATES]
        assert limits == sorted(limits, reverse=True)
        assert len(found["fluency"]) == 5
    assert figures["en"]["confidence"] != []  # of the pairs of all, where a language has none
