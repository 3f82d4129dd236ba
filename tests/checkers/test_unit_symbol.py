"""Units beside numbers."""

from __future__ import annotations

import pytest

from qa.checkers.unit_symbol import UnitSymbol
from tests.marks import flags, passes


def test_suggests_symbol_and_blank() -> None:
    (found,) = flags(UnitSymbol(), "Une fuite de ⟦2,5GB⟧ hier.", "fr")
    assert found.suggestions[0].text == "2,5\u00a0Go"


@pytest.mark.parametrize(
    "text", ["Le modèle A4 et le F16.", "Il est 20h30 à Paris.", "Le vol AF447MB.", "Le site 12km.fr", "1 000 km"]
)
def test_leaves_codes_and_hours(text: str) -> None:
    passes(UnitSymbol(), text, "fr")
