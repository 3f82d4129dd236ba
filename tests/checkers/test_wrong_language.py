"""The language of the whole document."""

from __future__ import annotations

from qa.checkers.wrong_language import WrongLanguage
from tests.marks import passes, run

ENGLISH = "The minister said on Tuesday that the reform would be postponed.\n\nThe opposition was not surprised at all."


def test_one_finding_for_the_document() -> None:
    (found,) = run(WrongLanguage(), ENGLISH, "fr", asked=True)
    assert "English" in found.message
    assert "French" in found.message


def test_silent_when_the_language_was_detected() -> None:
    passes(WrongLanguage(), ENGLISH, "fr")


def test_silent_on_near_languages() -> None:
    passes(WrongLanguage(), "Menteri mengatakan pada hari Selasa bahwa pembaruan itu akan ditunda.", "ms", asked=True)
