"""What the grammar says of a word form."""

from __future__ import annotations

import pytest

from qa.language.morphology import Morphology, Reading, described, encoded, morphology


@pytest.fixture(scope="module")
def french() -> Morphology:
    found = morphology("fr")
    assert found is not None
    return found


def test_a_form_has_every_reading(french: Morphology) -> None:
    noun, adjective = french.readings("locaux")[0], Reading("local", "ADJ", "m", "p")
    assert noun.pos == "NOUN"
    assert adjective in french.readings("locaux")
    assert {r.person for r in french.readings("mange") if r.finite} == {"1", "2", "3"}


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("maisons", Reading("maison", "NOUN", "f", "p")),
        ("élève", Reading("élève", "NOUN", "", "s")),
        ("pays", Reading("pays", "NOUN", "m", "")),
        ("libérées", Reading("libérer", "VERB", "f", "p", form="part")),
        ("ont", Reading("avoir", "AUX", "", "p", "3", "fin", "pres")),
        ("cette", Reading("ce", "DET", "f", "s")),
        ("l'", Reading("le", "DET", "", "s")),
        ("disant", Reading("dire", "VERB", form="ger")),
    ],
)
def test_reads(french: Morphology, form: str, reading: Reading) -> None:
    assert french.known(form)
    assert reading in french.readings(form)


@pytest.mark.parametrize(
    ("lemma", "pos", "features", "form"),
    [
        ("local", "ADJ", {"gender": "f", "number": "p"}, "locales"),
        ("avoir", "AUX", {"number": "p", "person": "3", "form": "fin", "tense": "pres"}, "ont"),
        ("prendre", "VERB", {"gender": "f", "number": "s", "form": "part"}, "prise"),
        ("œil", "NOUN", {"number": "p"}, "yeux"),
    ],
)
def test_forms_of_a_lemma(french: Morphology, lemma: str, pos: str, features: dict[str, str], form: str) -> None:
    assert form in french.forms(lemma, pos, **features)


def test_the_unknown_has_no_readings(french: Morphology) -> None:
    assert not french.known("maisonz")
    assert french.readings("maisonz") == ()
    assert morphology("xx") is None
    assert "fr" in described()


def test_a_reading_is_written_as_letters_to_cut_and_to_add() -> None:
    assert encoded("yeux", Reading("œil", "NOUN", "m", "p")) == "4,œil,NOUN,m,p"
    assert encoded("maisons", Reading("maison", "NOUN", "f", "p")) == "1,,NOUN,f,p"
