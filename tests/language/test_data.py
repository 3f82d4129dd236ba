"""The lists of the languages are sound."""

from __future__ import annotations

import re
import tomllib

import pytest

from qa.language.data import FOLDER, LISTS, described, language_data
from qa.language.tokens import tokenize

FIRST_CLASS = ("fr", "en", "es", "de", "it", "pt", "nl", "id")


@pytest.mark.parametrize("lang", FIRST_CLASS)
def test_first_class_languages_have_every_list(lang):
    data = language_data(lang)
    assert data.name
    assert all(getattr(data, key) for key in LISTS)
    assert len(data.function_words) > 300
    assert len(data.titles) > 200
    assert len(data.place_words) > 200


@pytest.mark.parametrize("lang", described())
def test_every_language_has_a_name_and_function_words(lang):
    data = language_data(lang)
    assert data.name != lang
    assert len(data.function_words) > 100


@pytest.mark.parametrize("lang", described())
def test_lists_are_in_the_form_of_tokens(lang):
    table = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    for key in LISTS:
        words = table.get(key, [])
        assert len(words) == len(set(words)), key
        assert all(word == word.lower() or lang == "tr" for word in words), key
        if key in ("abbreviations", "number_abbreviations"):
            assert not any(word.endswith(".") for word in words)
    if lang not in ("zh", "ja", "ro"):  # ideograms are single tokens; “i-a”: the hyphen belongs to the whole
        for word in table["function_words"]:
            split = [token for token in tokenize(word + " x", lang) if token.text != "x"]
            assert len(split) <= 2, word


@pytest.mark.parametrize("lang", described())
def test_lists_name_their_source(lang):
    text = (FOLDER / f"{lang}.toml").read_text(encoding="utf-8")
    for key in LISTS:
        if re.search(rf"^{key} =", text, re.MULTILINE):
            assert re.search(rf"^#[^\n]*Source:[^\n]*\n{key} =", text, re.MULTILINE), key


def test_an_unknown_language_has_empty_lists():
    data = language_data("xx")
    assert data.lang == "xx"
    assert not any(getattr(data, key) for key in LISTS)


def test_curly_apostrophes_are_straight_in_lists():
    assert "l'" in language_data("fr").function_words
    assert "'s" in language_data("en").function_words
