"""Quotation marks."""

from __future__ import annotations

import time

import pytest

from qa.checkers.quotes import Quotes
from qa.language.data import described
from qa.language.typography import quote_marks
from tests.marks import flags, passes, run


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("fr", 'l’identifiant ⟦" ChinaDan "⟧ a publié', ["«\u00a0ChinaDan\u00a0»", '"ChinaDan"']),
        ("fr", 'On disait :⟦" Sa lettre est bête "⟧. Et', ["«\u00a0Sa lettre est bête\u00a0»", '"Sa lettre est bête"']),
        ("fr", 'Il dit "oui, parfois ⟦trop "⟧. Et', ['trop"']),
        ("it", '⟦" Molte⟧ mamme sono deluse", dice.', ['"Molte']),
        ("fr", "Elle dit « oui », il dit ⟦“non”⟧ et « si ».", ["«\u00a0non\u00a0»"]),
        ("en", "He said ⟦« yes »⟧ and left.", ["“yes”"]),
        ("de", "Er sagte ⟦„ja”⟧ leise.", ["„ja“"]),
        ("de", "Er sagte ⟦»nein«⟧, „ja“ und „gut“.", ["„nein“"]),
        ("es", "Es ⟦“probable“⟧, dijo.", ["«probable»"]),
        ("id", "pelaksanaan terkesan ⟦”dipaksakan”⟧ dan", ["“dipaksakan”"]),
        ("ru", 'Слово ⟦"«гимнастёрка»"⟧ и «форма», «мундир».', ["«гимнастёрка»"]),
        ("cs", "Otočím se na druhou stranu⟦»⟧.", []),
        ("fr", "Un «\u00a0mot\u00a0» de trop\u00a0⟦»⟧.", []),
    ],
)  # fmt: skip
def test_flags(lang: str, text: str, right: list[str]) -> None:
    found = flags(Quotes(), text, lang)
    assert [suggestion.text for suggestion in found[0].suggestions] == right


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "« Il a dit : “Viens !” », raconte-t-elle, « puis rien »."),
        ("fr", "Il a vu “Le Monde” et “Libération”."),
        ("en", 'He said "yes," and she said "no."'),
        ("en", "The rock ’n’ roll of the ’90s wasn’t ‘good’."),
        ("en", '"'),
        ("en", 'A print of 10" x 12" and one of 5\' 10".'),
        ("en", "“The president said “nothing” to us.”"),
        ("en", "“He came, he saw…"),
        ("en", '<a href="x">'),
        ("it", "È giunto con 52” di vantaggio."),
        ("de", "Das »Wort« und das »Buch«."),
        ("de", "Das «Wort» und das «Buch», in Zürich."),
        ("sv", "I ” Test Drive ” finns allt."),
        ("pl", "Utwór „Radio Ga Ga” i „The Works”."),
        ("zh", "他说：“好”，我说“不”。"),
        ("ar", "قال «نعم» ثم «لا»."),
        ("sw", "Alisema « ndiyo"),
    ],
)  # fmt: skip
def test_leaves(lang: str, text: str) -> None:
    passes(Quotes(), text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He said: “First.\n\nThen something else.\n\nAnd last.”"),  # sentences, one a line
        ("en", '"First.\n\n"Second.\n\n"Third."'),
        ("en", 'He said: "First.\n\nAnd last," he said.\n\nThe "end".'),
        ("fr", "« Premier.\n\n» Deuxième, à l'ancienne. »\n\nFin."),
        ("de", "„Erstens.\n\nZweitens“, sagte er."),
    ],
)
def test_lets_quotations_go_on(lang: str, text: str) -> None:
    passes(Quotes(), text, lang)


def test_reports_what_is_never_closed() -> None:
    flags(Quotes(), "He said: ⟦“⟧First.\n\nThe “other” man left.", "en")
    flags(Quotes(), "He said: ⟦“⟧First." + "\n\nNothing." * 30, "en")


def test_tolerance_is_an_option() -> None:
    flags(Quotes(tolerate=False), "Il lit ⟦“Le Monde”⟧.", "fr")


def test_reports_three_at_most() -> None:
    assert len(run(Quotes(), "«a» " * 9, "en")) == 3
    assert len(run(Quotes(most=1), "«a» " * 9, "en")) == 1
    assert len(run(Quotes(), "“a” " * 9 + '"b" ' * 8, "en")) == 3


def test_marks_only_the_opening_of_a_long_quotation() -> None:
    flags(Quotes(), "⟦«⟧" + "word " * 40 + "end».", "en")


@pytest.mark.parametrize("lang", described())
def test_every_language_has_marks(lang: str) -> None:
    own = quote_marks(lang)
    assert own is not None
    assert own.outer
    assert all(len(pair) == 2 for pair in own.outer + own.inner + own.tolerated)


@pytest.mark.parametrize(
    "text", ['"' * 10**6, " ," * 500_000, "«" * 10**6, '" aaaaaaaaaa' * 80_000, "« aaaaaaaaaa“" * 80_000]
)
def test_is_linear(text: str) -> None:
    start = time.perf_counter()
    run(Quotes(), text, "fr")
    assert time.perf_counter() - start < 10  # seconds; a quadratic scan takes hours
