"""Scripts of texts and of languages."""

from __future__ import annotations

import pytest

from qa.language.script import belongs, script_of, scripts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc éè", {"Latn": 5}),
        ("Привет, world", {"Cyrl": 6, "Latn": 5}),
        ("日本の東京タワー", {"Hani": 4, "Hira": 1, "Kana": 3}),
        ("مرحبا، ١٢٣", {"Arab": 5}),
        ("123 !?", {}),
    ],
)
def test_scripts(text, expected):
    assert scripts(text) == expected


def test_belongs():
    assert script_of("ru") == "Cyrl"
    assert script_of("xx") == "Latn"
    assert belongs("Hira", "ja")
    assert belongs("Hani", "ja")
    assert not belongs("Cyrl", "fr")
