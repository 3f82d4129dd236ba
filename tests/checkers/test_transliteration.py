"""Conventions for names from Cyrillic."""

from __future__ import annotations

import pytest

from qa.checkers.transliteration import Transliteration
from qa.language.romanisation import to_cyrillic, to_latin
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("name", "lang", "cyrillic"),
    [
        ("Loukachenko", "fr", "лукашенко"),
        ("Lukashenko", "en", "лукашенко"),
        ("Tschernyschow", "de", "чернышов"),
        ("Zelensky", "en", "зеленский"),
    ],
)
def test_reads_back(name: str, lang: str, cyrillic: str) -> None:
    assert to_cyrillic(name, lang) == cyrillic


@pytest.mark.parametrize(
    ("cyrillic", "lang", "latin"),
    [
        ("чемоданова", "fr", "Tchemodanova"),
        ("жириновский", "de", "Schirinowski"),
        ("пушкин", "fr", "Pouchkine"),
        ("кравченко", "nl", "Kravtsjenko"),
    ],
)
def test_writes(cyrillic: str, lang: str, latin: str) -> None:
    assert to_latin(cyrillic, lang) == latin


def test_suggests_the_own_spelling_once() -> None:
    (found,) = flags(Transliteration(), "Selon Olga ⟦Chemodanova⟧, oui. Mais pour Chemodanova, non.", "fr")
    assert found.suggestions[0].text == "Tchemodanova"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Selon M. Fastow et Mme Willow, la piste de Woodlow est fermée."),
        ("fr", "Le philosophe Noam Chomsky et le cinéaste Roman Polanski."),
        ("de", "Die Firma Bischow und der Ort Malchow in Mecklenburg."),
        ("en", "The Widow and the Shadow sat near Moscow."),
    ],
)
def test_leaves_other_names(lang: str, text: str) -> None:
    passes(Transliteration(), text, lang)


def test_allow() -> None:
    passes(Transliteration(allow=frozenset({"chemodanova"})), "Selon Olga Chemodanova, oui.", "fr")
