"""Figures of headlines."""

from __future__ import annotations

import pytest

from qa.checkers.headline_mismatch import HeadlineMismatch, counts
from qa.mqm import Severity
from tests.marks import analyse, flags, passes


def test_moved_figure_is_critical() -> None:
    text = "Le séisme tue ⟦200 maisons⟧ d'un habitant\n\nLe séisme a détruit hier les maisons de 200 habitants dans le nord du pays."
    (found,) = flags(HeadlineMismatch(), text, "fr")
    assert found.severity is Severity.CRITICAL


def test_counts_reads_groups_and_multiples() -> None:
    assert [c.value for c in counts(analyse("Il y a 1 000 policiers et 3 millions d'euros en 2024.", "fr"))] == [
        "1000",
        "3 mill",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "30 morts dans deux accidents\n\nUn accident a fait 10 morts lundi soir près de Lyon, un autre a fait 20 morts mardi matin à Dijon.",
        "30 morts\n\nLe bilan s'élève maintenant à 30 morts, selon la préfecture de la région.",
        "Une loi en 12 points\n\nLe ministre a présenté hier les 5 raisons de voter sa loi au Parlement.",
    ],
)
def test_leaves_sums_and_other_things(text: str) -> None:
    passes(HeadlineMismatch(), text, "fr")
