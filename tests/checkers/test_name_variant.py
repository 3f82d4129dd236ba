"""One name, two spellings."""

from __future__ import annotations

import pytest

from qa.checkers.name_variant import NameVariant, skeleton
from qa.mqm import Severity
from tests.marks import flags, passes


def test_transliterations_are_major_and_slips_minor() -> None:
    (found,) = flags(
        NameVariant(), "Le président ⟦Lukashenko⟧ parle. La police de Loukachenko. Le régime de Loukachenko.", "fr"
    )
    assert found.severity is Severity.MAJOR
    assert found.suggestions[0].text == "Loukachenko"
    flags(NameVariant(), "Alexandre ⟦Lukashenko⟧ a parlé. Pour Loukachenko, c'est clos. Selon Loukachenko, oui.", "fr")
    (found,) = flags(NameVariant(), "Selon Darmanin, oui. Gérald Darmanin insiste. Selon ⟦Daramanin⟧, non.", "fr")
    assert found.severity is Severity.MINOR


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lukashenko", "Loukachenko"), ("Chemodanova", "Tchemodanova"), ("Zelensky", "Selenski"), ("Koweït", "Kowëit")],
)
def test_skeleton_makes_spellings_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    "text",
    [
        "Le roi de Jordanie visite la Cisjordanie. En Cisjordanie, la Jordanie compte.",  # one contains the other
        "Le ministre Antônio Palocci a rencontré le banquier Antonio Carlos.",  # other surnames
        "Il y a Gabriel Dupont et Gabrielle Durand.",
        "Les Trump et Donald Trump, les Trumps de ce monde.",
    ],
)
def test_leaves_different_names(text: str) -> None:
    passes(NameVariant(), text, "fr")


def test_cased_languages_are_left_alone() -> None:
    assert "ru" not in (NameVariant.languages or ())
