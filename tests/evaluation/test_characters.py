"""Characters counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.characters import CharacterCounts, at_random, count, everything, nothing, total
from qa.evaluation.rates import Rates, rates
from qa.evaluation.values import Found, Mark
from qa.mqm import Severity
from qa.types import Span
from tests.evaluation.make import found, gold

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 8), st.sampled_from([s for s in Severity if s.weight])), max_size=5
)


def test_ten_places_by_hand() -> None:
    """Gold: 2–6 major, 8–10 minor. Flagged: 4–9 major. Shared: 4, 5 (right severity) and 8 (wrong)."""
    counts = count(20, [gold(2, 6), gold(8, 10, "minor")], [found(4, 9)])
    assert counts == CharacterCounts(21, 6, 4, 5, 5, 3, 2)
    assert counts.plain == Rates(3 / 5, 3 / 6, 6 / 11)
    assert counts.half == Rates(2.5 / 5, 2.5 / 6, 5 / 11)
    assert counts.strict == Rates(2 / 5, 2 / 6, 4 / 11)


@pytest.mark.parametrize(
    ("marks", "finds", "right", "exact"),
    [
        ([gold(0, 4), gold(2, 6, "minor")], [found(2, 4)], 2, 2),  # either severity is right where both are marked
        ([gold(0, 4), gold(2, 6, "minor")], [found(2, 4, "minor")], 2, 2),
        ([gold(0, 4, "minor")], [found(0, 4, "minor"), found(0, 4)], 4, 4),  # the tool says both: one of them is right
        ([gold(0, 4, "critical")], [found(0, 4)], 4, 4),  # as in WMT23, critical is a kind of major
        ([gold(0, 4)], [found(0, 3), found(1, 4)], 4, 4),  # overlapping findings count once
        ([gold(5, 5)], [found(4, 6)], 1, 1),  # a place between two characters
        ([gold(20, 20)], [found(19, 20)], 0, 0),  # the place after the end is one of its own
    ],
)
def test_severities_and_edges(marks: list[Mark], finds: list[Found], right: int, exact: int) -> None:
    counts = count(20, marks, finds)
    assert (counts.right, counts.exact) == (right, exact)


def test_optional_places_count_neither_way() -> None:
    counts = count(20, [gold(0, 4)], [found(2, 10)], optional=[gold(3, 8)])
    assert (counts.gold, counts.flagged, counts.right) == (4, 4, 2)  # 2, 3 right; 8, 9 false; 4 to 7 free


def test_micro_average() -> None:
    one, two = count(9, [gold(0, 4)], [found(0, 4)]), count(9, [], [found(0, 4)])
    assert total([one, two]).plain == Rates(0.5, 1.0, 2 / 3)
    assert total([]) == CharacterCounts()


def test_nothing_to_divide_by() -> None:
    assert rates(0, 0, 5) == Rates(None, 0.0, 0.0)
    assert rates(0, 5, 0) == Rates(0.0, None, 0.0)
    assert rates(0, 0, 0) == Rates(None, None, None)


def test_baselines_by_hand() -> None:
    """100 places, 20 gold of which 15 major; the tool flags 10, 4 of them major."""
    counts = CharacterCounts(100, 20, 15, 10, 4, 8, 5)
    assert everything(counts).plain == Rates(0.2, 1.0, 40 / 120)
    assert everything(counts).half.precision == (20 + 15) / 2 / 100
    assert at_random(counts).plain == Rates(pytest.approx(0.2), pytest.approx(0.1), pytest.approx(4 / 30))
    assert at_random(counts).exact == pytest.approx(15 * 0.04 + 5 * 0.06)
    assert nothing(counts).plain == Rates(None, 0.0, 0.0)


@given(SPANS, SPANS)
def test_as_a_plain_loop(marks: list[tuple[int, int, Severity]], finds: list[tuple[int, int, Severity]]) -> None:
    length = 40
    counts = count(
        length,
        [Mark(Span(s, s + n), severity) for s, n, severity in marks],
        [Found(Span(s, s + n), severity) for s, n, severity in finds],
    )
    right = exact = flagged = 0
    for place in range(length + 1):
        wanted, said = (
            {severity.weight > 1 for s, n, severity in spans if s <= place < s + max(n, 1)} for spans in (marks, finds)
        )
        flagged += bool(said)
        right += bool(wanted and said)
        exact += bool(wanted and said and (wanted & said or len(wanted) == 2))
    assert (counts.flagged, counts.right, counts.exact) == (flagged, right, exact)
