"""Fluency on the scale of the reports, of sentences and of documents."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.models.fluency import DocumentFluency, logit, sentence_fluency

CARD = {"calibration": {"*": {"fluency": [[-2.0, 0.0], [0.0, 50.0], [2.0, 100.0]]}, "fr": {"fluency": [[0.0, 10.0]]}}}


def document(*sentences: tuple[float, int]) -> DocumentFluency:
    found = DocumentFluency()
    for fluency, words in sentences:
        found.add(fluency, words)
    return found


def test_log_odds_are_bounded() -> None:
    assert logit(0.5) == 0
    assert -25 < logit(0.0) == logit(-1.0) < -9
    assert 9 < logit(1.0) == logit(2.0) < 25


@pytest.mark.parametrize(("raw", "expected"), [(0.5, 50.0), (0.0, 0.0), (1.0, 100.0), (1 / (1 + math.e), 25.0)])
def test_a_sentence_is_put_on_the_scale(raw: float, expected: float) -> None:
    assert sentence_fluency(CARD, "en", raw) == pytest.approx(expected)


def test_each_language_has_its_scale() -> None:
    assert sentence_fluency(CARD, "fr", 0.5) == 10.0


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([], None),
        ([(50.0, 0)], None),
        ([(80.0, 10)], 80.0),
        ([(100.0, 75), (0.0, 25)], 45.0),  # 0.6 * 75 + 0.4 * 0: the worst quarter is unreadable
        ([(100.0, 50), (0.0, 50)], 30.0),
        ([(100.0, 90), (50.0, 10)], 89.0),  # 0.6 * 95 + 0.4 * (10 * 50 + 15 * 100) / 25
    ],
)
def test_a_document(sentences: list[tuple[float, int]], expected: float | None) -> None:
    assert document(*sentences).value() == expected


SENTENCES = st.lists(st.tuples(st.floats(0, 100), st.integers(1, 60)), min_size=1, max_size=30)


@given(sentences=SENTENCES)
def test_a_document_lies_between_its_sentences(sentences: list[tuple[float, int]]) -> None:
    value = document(*sentences).value()
    assert value is not None
    assert min(f for f, _ in sentences) - 0.51 <= value <= max(f for f, _ in sentences) + 0.51


@given(sentences=SENTENCES, data=st.data())
def test_the_order_does_not_matter(sentences: list[tuple[float, int]], data: st.DataObject) -> None:
    assert document(*data.draw(st.permutations(sentences))).value() == document(*sentences).value()
