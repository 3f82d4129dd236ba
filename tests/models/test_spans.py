"""From probabilities of words to runs with a class and a confidence."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.models.encoder import Judged
from qa.models.spans import Suspect, calibration, interpolate, suspects

LABELS = ("fine", "grammar", "wording", "typography")
CURVE = [(0.2, 0.1), (0.6, 0.5), (0.8, 0.9)]


def judged(*rows: dict[str, float]) -> Judged:
    """Words by the probabilities of their classes; the rest of each is fine."""
    classes = np.zeros((len(rows), len(LABELS)), np.float32)
    for number, row in enumerate(rows):
        for label, value in row.items():
            classes[number, LABELS.index(label)] = value
        classes[number, 0] = 1 - sum(row.values())
    none = np.zeros(0, np.int64)
    return Judged(classes, 0.5, None, none, none, none, none, none)


def grammar(*scores: float) -> Judged:
    return judged(*({"grammar": score} for score in scores))


def runs(found: list[Suspect]) -> list[tuple[int, int]]:
    return [(suspect.first, suspect.last) for suspect in found]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((), []),
        ((0.1, 0.2, 0.1), []),
        ((0.1, 0.7, 0.1), [(1, 2)]),
        ((0.4, 0.7, 0.4), [(0, 3)]),  # neighbours with half of the threshold belong to it
        ((0.4, 0.4, 0.4), []),  # but do not make a run
        ((0.7, 0.1, 0.7), [(0, 1), (2, 3)]),
        ((0.6,), [(0, 1)]),
    ],
)
def test_runs(scores: tuple[float, ...], expected: list[tuple[int, int]]) -> None:
    assert runs(suspects(grammar(*scores), LABELS, 0.6, CURVE)) == expected


@pytest.mark.parametrize(
    ("scores", "words", "expected"),
    [
        ((0.7, 0.0, 0.7), (True, False, True), [(0, 3)]),  # a comma inside
        ((0.9, 0.7, 0.9), (False, True, False), [(1, 2)]),  # signs at the edges
        ((0.9, 0.1, 0.1), (False, True, True), []),
        ((0.1, 0.9, 0.1), (True, False, True), []),  # a sign is no run
    ],
)
def test_signs_neither_begin_nor_end_a_run(
    scores: tuple[float, ...], words: tuple[bool, ...], expected: list[tuple[int, int]]
) -> None:
    assert runs(suspects(grammar(*scores), LABELS, 0.6, CURVE, words)) == expected


def test_the_class_with_most_of_the_run_names_it() -> None:
    (found,) = suspects(judged({"grammar": 0.5, "wording": 0.2}, {"wording": 0.6}), LABELS, 0.6, CURVE)
    assert (found.label, found.score) == ("wording", pytest.approx(0.7))
    assert found.share == pytest.approx(0.8 / 1.3)
    assert found.confidence == pytest.approx(0.7)


def test_typography_has_checkers_of_its_own() -> None:
    assert suspects(judged({"typography": 0.95}), LABELS, 0.5, CURVE) == []


@given(scores=st.lists(st.floats(0, 1, width=32), max_size=20), limit=st.floats(0.05, 0.99), data=st.data())
def test_runs_are_in_order_and_begin_and_end_with_words(scores: list[float], limit: float, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.booleans(), min_size=len(scores), max_size=len(scores)))
    found = suspects(grammar(*scores), LABELS, limit, CURVE, words)
    for suspect in found:
        assert words[suspect.first]
        assert words[suspect.last - 1]
        assert suspect.score == max(np.float32(scores[suspect.first : suspect.last])) >= limit
        assert 0 <= suspect.confidence <= 1
    assert all(one.last <= other.first for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, 0.1), (0.2, 0.1), (0.4, 0.3), (0.6, 0.5), (0.7, 0.7), (0.8, 0.9), (1.0, 0.9)],
)
def test_interpolates_and_is_flat_beyond_the_ends(value: float, expected: float) -> None:
    assert interpolate(CURVE, value) == pytest.approx(expected)


def test_degenerate_curves() -> None:
    assert interpolate([], 0.3) == 0.3
    assert interpolate([(0.5, 0.2)], 0.1) == interpolate([(0.5, 0.2)], 0.9) == 0.2
    assert interpolate([(0.5, 0.2), (0.5, 0.8)], 0.5) == 0.8


def test_a_language_without_figures_has_those_of_all() -> None:
    card = {"calibration": {"fr": {"x": 1}, "it": {}, "*": {"x": 2}}}
    assert [calibration(card, lang)["x"] for lang in ("fr", "it", "sw")] == [1, 2, 2]
