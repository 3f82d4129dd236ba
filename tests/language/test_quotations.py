"""Passages between quotation marks."""

from __future__ import annotations

import pytest

from qa.language.quotations import quotations
from tests.marks import marked


@pytest.mark.parametrize(
    "text",
    [
        "Il dit ⟦« oui »⟧ et ⟦“non”⟧.",
        "⟦„Ja“⟧, ⟦»nein«⟧ und ⟦‚vielleicht‘⟧",
        "He said ⟦\"yes\"⟧ and ⟦'I don't know'⟧.",
        "⟦‘I don’t know,’⟧ he said.",
        "l'un et l'autre, rock 'n' roll, the workers' and the bosses' union",
        "5' 10\" tall",
        "他说⟦「好」⟧，读⟦《人民日报》⟧",
        "En öppen « mark",
        "⟦”Ja”⟧, sade hon.",
    ],
)
def test_quotations(text):
    plain = text.replace("⟦", "").replace("⟧", "")
    assert [plain[span.start : span.end] for span in quotations(plain)] == marked(text)


def test_marks_far_apart_are_no_pair():
    assert not list(quotations("« " + "mot " * 400 + "»"))
