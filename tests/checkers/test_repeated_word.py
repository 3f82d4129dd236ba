"""Words written twice."""

from __future__ import annotations

import pytest

from qa.checkers.repeated_word import RepeatedWord
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "of ⟦the the⟧ house"),
        ("fr", "⟦La la⟧ maison"),
        ("ru", "⟦это это⟧ дом"),
        ("fr", "Il vit ⟦en\u00a0en⟧ ville"),
    ],
)
def test_flags(lang: str, text: str) -> None:
    flags(RepeatedWord(), text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Nous nous lavons."),  # subject pronoun, then reflexive pronoun
        ("en", "Duran Duran play tonight."),
        ("it", "La Brama brama vive qui."),
        ("en", "No, no."),
        ("id", "Anak-anak bermain."),
    ],
)
def test_allows_grammar_and_names(lang: str, text: str) -> None:
    passes(RepeatedWord(), text, lang)


def test_allow() -> None:
    passes(RepeatedWord(allow=frozenset({"bora"})), "The bora bora wind.")
