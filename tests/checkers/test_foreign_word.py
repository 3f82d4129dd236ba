"""Words of other languages, and what only looks like them."""

from __future__ import annotations

import pytest

from qa.checkers.foreign_word import ForeignWord
from qa.mqm import Severity
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le ministre a dit que la situation était ⟦cepat⟧ et difficile."),
        ("fr", "Les autorités ont ⟦gewesen⟧ dans la ville toute la nuit."),
        ("fr", "Les équipes perdent du temps en ⟦overhead⟧ et en réunions."),
        ("fr", "Le ⟦правительство⟧ a décidé de reporter le vote."),
        ("en", "The government has decided to ⟦hacer⟧ the vote next week."),
        ("it", "Il ministro ha detto che la riforma è ⟦wichtig⟧ per il paese."),
        ("pt", "O ministro disse que a reforma era ⟦penting⟧ para o país."),
        ("nl", "De minister zei dat de hervorming ⟦pourtant⟧ nodig was."),
        ("fr", "« ⟦Sebaliknya⟧, nous voulons négocier », a-t-il répondu."),  # a quotation that is otherwise French
        ("ru", "Министр сказал, что 改革 нужна стране.".replace("改革", "⟦改革⟧")),
    ],
)
def test_flags_words_left_in(lang: str, text: str) -> None:
    flags(ForeignWord(), text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Zapatero et Merkel ont déclaré que Jokowi viendrait."),  # names at the start and inside
        ("fr", "Jokowi a déclaré que le projet avançait."),
        ("fr", "Le groupe (bekannt) a refusé."),  # bracketed
        ("fr", "La sepak (football) est populaire."),  # glossed
        ("fr", "Écrivez à info@wichtig.de ou voyez wichtig.de pour plus de détails."),
        ("fr", "Vysočina est une région. La ville de Vysočina est belle."),  # a name elsewhere
        ("fr", "Le limousin se vend bien. Le limousin est cher. Il élève du limousin."),
        ("en", "The naïve résumé of the café owner was à la carte."),
        ("de", "Der Song „Hasta la vista“ wurde ein Hit."),
        ("es", "Los futbolistas del Bayern München jugaron el sábado."),
        ("id", "Harga saham naik karena trading dan listing di bursa."),
        ("zh", "苹果公司发布了新的 iPhone 手机。"),
    ],
)
def test_leaves_names_loans_and_quotations(lang: str, text: str) -> None:
    passes(ForeignWord(), text, lang)


def test_unreadable_word_is_critical_and_english_is_major() -> None:
    (found,) = flags(ForeignWord(), "La décision est très ⟦penting⟧ pour tous.", "fr")
    assert found.severity is Severity.CRITICAL
    (found,) = flags(ForeignWord(), "Trop de ⟦overhead⟧ dans ce projet.", "fr")
    assert found.severity is Severity.MAJOR


def test_allow() -> None:
    passes(ForeignWord(allow=frozenset({"penting"})), "La décision est très penting pour tous.", "fr")
