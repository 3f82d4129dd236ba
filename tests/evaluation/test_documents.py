"""The F of document-level quality estimation, by hand."""

from __future__ import annotations

import pytest

from qa.evaluation.documents import document_f, gathered
from qa.evaluation.values import Found, Mark
from tests.evaluation.make import found, gold


def f(finds: list[Found], marks: list[Mark]) -> float:
    return document_f(*gathered([(finds, marks)]))


@pytest.mark.parametrize(
    ("finds", "marks", "expected"),
    [
        ([], [], 1.0),  # nothing to say and nothing said
        ([found(0, 4)], [], 0.0),
        ([], [gold(0, 4)], 0.0),
        ([found(0, 4)], [gold(0, 4)], 1.0),
        ([found(0, 4, "minor")], [gold(0, 4)], 0.5),  # neighbouring severities
        ([found(0, 4, "minor")], [gold(0, 4, "critical")], 0.0),  # opposite ones
        ([found(0, 8)], [gold(0, 4)], 2 * 0.5 * 1 / 1.5),  # half of the finding is right, all of the error is found
        ([found(3, 6)], [gold(5, 5)], 2 * (1 / 3) * 1 / (4 / 3)),  # an empty span is one character long
        ([found(0, 4)], [gold(0, 4), gold(10, 14)], 2 * 1 * 0.5 / 1.5),
        ([found(0, 2), found(2, 4)], [gold(0, 4)], 2 * 1 * 0.5 / 1.5),  # the best match, not the sum of matches
        ([found(4, 8)], [gold(0, 4)], 0.0),  # side by side
    ],
)
def test_one_document(finds: list[Found], marks: list[Mark], expected: float) -> None:
    assert f(finds, marks) == pytest.approx(expected)


def test_pieces_of_one_error_are_one_annotation() -> None:
    marks = [gold(0, 4, group="7"), gold(10, 14, group="7")]
    assert f([found(0, 4)], marks) == pytest.approx(2 * 1 * 0.5 / 1.5)  # 4 of its 8 characters
    said, joined = gathered([([], marks[:1]), ([], marks[1:])])  # also when they lie in two segments
    assert (said, len(joined), joined[0].length) == ([], 1, 8)


def test_spans_of_different_texts_do_not_meet() -> None:
    assert document_f(*gathered([([found(0, 4)], []), ([], [gold(0, 4)])])) == 0.0
