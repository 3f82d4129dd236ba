"""Blanks around punctuation."""

from __future__ import annotations

import time

import pytest

from qa.checkers.spacing import Spacing
from tests.marks import flags, passes, run


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("fr", "Ceci ⟦dit:⟧ « oui »", "dit\u00a0:"),
        ("fr", "⟦«Oui»⟧, dit-il.", "«\u00a0Oui\u00a0»"),
        ("fr", "Du mal à ⟦cela?⟧ Non.", "cela\u202f?"),
        ("fr", "dès ⟦maintenant\"de⟧ manière", 'maintenant "de'),
        ("fr", "Il est ⟦vrai!Oui⟧.", "vrai\u202f! Oui"),
        ("fr", "Il ⟦dit« oui »et⟧ part.", "dit « oui » et"),
        ("fr", "À l'image du ⟦dimanche\":\"Un⟧ besoin\".", 'dimanche"\u00a0: "Un'),
        ("fr", "Oui, ⟦mot ,mot⟧ encore", "mot, mot"),
        ("it", "⟦Nell' incidente⟧", "Nell'incidente"),
        ("it", "Sul blog ⟦dell 'uomo⟧", "dell'uomo"),
        ("en", "⟦It 's⟧ late", "It's"),
        ("en", "I ⟦do n't⟧ know", "don't"),
        ("en", "I ⟦don 't⟧ know", "don't"),
        ("en", 'He said ⟦"no"and⟧ left', '"no" and'),
        ("en", "He said ⟦“ no⟧” and left", "“no"),
        ("en", "the ⟦old  house⟧", "old house"),
        ("es", "Hola. ⟦Vienes mañana?⟧ Sí.", "¿Vienes mañana?"),
        ("es", "Si no vienes, qué ⟦haré?⟧", None),
        ("es", "Es la ⟦verdad.Mañana⟧ será otra cosa.", "verdad. Mañana"),
        ("de", "Er ⟦kam :⟧ spät", "kam:"),
        ("ru", "стоит за ⟦рубежом,что⟧ важно", "рубежом, что"),
        ("ja", "⟦ブラジル,アルゼン⟧チン", "ブラジル、アルゼン"),
        ("ja", "これはバグを⟦しません 。⟧", "しません。"),
    ],
)  # fmt: skip
def test_flags(lang: str, text: str, right: str | None) -> None:
    found = flags(Spacing(), text, lang)
    if right:
        assert found[-1].suggestions[0].text == right


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Prices: 1,000, 3.14 and .5; see file.txt, a.b,c and www.example.com/a,b."),
        ("en", "He works at the U.S. Dept. of Energy, i.e. there ... and then . . . nothing."),
        ("en", "One sentence.  Another one, typed with two blanks."),
        ("en", "1.  A list item\n    indented, as code is"),
        ("en", "name     age     town\nTom      10      Rome"),
        ("en", "He smiled :) and I ;-) too. A 10\"x12\" print, 5' 10\" tall."),
        ("en", "Use .NET and .htaccess here."),
        ("en", "- [ ] to do ( )"),
        ("en", "class=\"a\"b and {\"a\":\"b\"}"),
        ("fr", "Yahoo! a publié ceci : « Oui… », et “non” à 10:30 ; l'« autre »\u00a0!"),
        ("fr", "La lettre 'l' est là, le plan C 'secret' aussi."),
        ("fr", "R&eacute;sum&eacute; du jour"),
        ("es", "¿Cómo dijo el Sr. López que se llamaba? La banda Neu!, de Alemania (?), tocó."),
        ("es", "¡Qué dices? Toca Yahoo! hoy."),
        ("it", "Un po' di pane e l'8 marzo."),
        ("de", "Das »Wort« und das „Wort“ z. B. hier, bzw. dort."),
        ("nl", "'s Avonds is het foto's kijken; zo'n 10 uur."),
        ("ar", "قال الرئيس و\"الجمهورية\" هنا."),
        ("id", "Dia menikmati \"ngabuburit\"nya."),
        ("zh", "共3,000人,2014年7月在example.com。"),
        ("sw", "Habari ,gani"),
    ],
)  # fmt: skip
def test_leaves(lang: str, text: str) -> None:
    passes(Spacing(), text, lang)


def test_wants_no_break_spaces_when_told() -> None:
    found = flags(Spacing(plain=False), "⟦Ah !⟧ Oui\u202f!", "fr")
    assert found[0].suggestions[0].text == "Ah\u202f!"
    passes(Spacing(), "Ah ! Oui\u202f!", "fr")


@pytest.mark.parametrize(
    "text", ['"' * 10**6, " ," * 500_000, "«" * 10**6, "A? " * 300_000, "mot ,mot " * 100_000, " " * 10**6]
)
@pytest.mark.parametrize("lang", ["fr", "es"])
def test_is_linear(text: str, lang: str) -> None:
    start = time.perf_counter()
    run(Spacing(), text, lang)
    assert time.perf_counter() - start < 10  # seconds; a quadratic rule takes hours
