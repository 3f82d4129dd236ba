"""Quotation marks glued to words, apostrophes torn from them."""

from __future__ import annotations

import pytest

from qa.checkers.torn_mark import TornMark
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("fr", 'ils ont ⟦signé"sans⟧ joie', 'signé "sans'),
        ("fr", 'le véhicule ⟦"civil"toujours⟧ là', '"civil" toujours'),
        ("fr", "dans ⟦l 'affaire⟧ du siècle", "l'affaire"),
        ("fr", "dans ⟦l' affaire⟧ du siècle", "l'affaire"),
        ("en", 'He said ⟦"no"and⟧ left', '"no" and'),
        ("es", "un «⟦plan»de⟧ paz", "plan» de"),
    ],
)
def test_flags(lang: str, text: str, right: str) -> None:
    assert flags(TornMark(), text, lang)[-1].suggestions[0].text == right


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "Nell' incidente sono morti in due."),
        ("en", 'A 10"x12" print, 5\' 10" tall, and the dogs\' dinner.'),
        ("en", 'class="a"b and {"a":"b"}'),
        ("fr", "Aujourd'hui, l'« autre » “non” et 'oui'."),
        ("de", "Er nannte es „Unsinn“."),
        ("tr", '"Hürriyet"e konuştu.'),
        ("ja", '彼は"はい"と言った。'),
    ],
)
def test_passes(lang: str, text: str) -> None:
    passes(TornMark(), text, lang)
