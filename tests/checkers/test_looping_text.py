"""Loops of a decoder, and what people repeat on purpose."""

from __future__ import annotations

import pytest

from qa.checkers.looping_text import LoopingText
from qa.mqm import Severity
from tests.marks import flags, passes


def test_long_loop_is_critical() -> None:
    (found,) = flags(LoopingText(), "Il a dit que ⟦" + " ".join(["la loi sur"] * 8) + "⟧.", "fr")
    assert found.severity is Severity.CRITICAL
    assert found.suggestions[0].text == "la loi sur"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "No, no, no, she cried."),
        ("fr", "Ha ha ha ha ha !"),
        ("en", "It was a long, long, long way."),
        ("es", "Poco a poco, paso a paso, golpe a golpe."),
        ("it", "Piano piano, a mano a mano."),
        ("en", "1 000 1 000 1 000 1 000"),
        ("fr", "Le premier ministre, le ministre de la Défense et le ministre de l'Intérieur."),
    ],
)
def test_leaves_style_alone(lang: str, text: str) -> None:
    passes(LoopingText(), text, lang)
