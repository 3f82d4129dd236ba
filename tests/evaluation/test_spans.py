"""Which findings meet which gold spans."""

from __future__ import annotations

import pytest

from qa.evaluation.spans import advises, at_place, compare, meet
from qa.types import Span
from tests.evaluation.make import found, gold


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 4), (3, 8), True),
        ((0, 4), (4, 8), False),
        ((0, 4), (4, 4), True),
        ((0, 4), (5, 5), False),
        ((2, 2), (2, 2), True),
    ],
)
def test_meet(one: tuple[int, int], other: tuple[int, int], expected: bool) -> None:
    assert meet(Span(*one), Span(*other)) is meet(Span(*other), Span(*one)) is expected


@pytest.mark.parametrize(
    ("finding", "expected"),
    [((10, 14), True), ((8, 12), True), ((7, 11), False), ((0, 36), True), ((0, 37), False), ((11, 12), True)],
)
def test_at_place(finding: tuple[int, int], expected: bool) -> None:
    """The gold span is 10–14: half of the shorter must be shared, and 4 · 4 + 20 = 36 characters are the most."""
    assert at_place(Span(*finding), Span(10, 14)) is expected


def test_compare() -> None:
    answered, flagged = compare(
        [gold(0, 4), gold(50, 60), gold(80, 84)],
        [found(2, 6), found(20, 24), found(30, 34), found(50, 200)],
        optional=[gold(20, 22)],
    )
    assert [(one.touched, one.placed) for one in answered] == [(True, True), (True, False), (True, False)]
    assert [(one.found.span.start, one.right) for one in flagged] == [(2, True), (30, False), (50, True)]


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        (("faire des vagues",), True),
        (("Faire des vagues !",), True),  # the same words
        (("a", "b", "créer des vagues"), True),  # the new word “vagues” is there
        (("a", "b", "c", "faire des vagues"), False),  # the fourth is not read
        (("bouger le bateau",), False),
        ((), False),
    ],
)
def test_advice(offered: tuple[str, ...], expected: bool) -> None:
    mark = gold(0, 4, text="faire bouger le bateau", suggestion="faire des vagues")
    assert advises(offered, mark) is expected


@pytest.mark.parametrize(("offered", "expected"), [((".",), True), ((" . ",), True), ((",",), False), ((), False)])
def test_advice_of_signs(offered: tuple[str, ...], expected: bool) -> None:
    assert advises(offered, gold(0, 1, text="。", suggestion=".")) is expected


def test_advice_is_asked_only_at_the_place_and_with_a_gold_suggestion() -> None:
    told = found(0, 4, suggestions=("oui",))
    assert compare([gold(0, 4, suggestion="oui")], [told])[0][0].advised is True
    assert compare([gold(0, 4, suggestion="non")], [told])[0][0].advised is False
    assert compare([gold(0, 4)], [told])[0][0].advised is None
    assert compare([gold(9, 12, suggestion="oui")], [told])[0][0].advised is None
