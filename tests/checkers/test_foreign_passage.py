"""Passages in other languages."""

from __future__ import annotations

import pytest

from qa.checkers.foreign_passage import ForeignPassage
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le gouvernement a dit que ⟦the reform will be postponed until next year⟧."),
        ("it", "Il presidente è arrivato. ⟦Die Regierung hat die Abstimmung auf nächste Woche verschoben⟧."),
        ("ru", "Министр прибыл вчера. ⟦The government has postponed the vote until the next week.⟧"),
        ("en", "He came back. ⟦Pemerintah telah menunda pemungutan suara sampai minggu depan⟧."),
        ("es", "La ley dice: ⟦vvede zakonnost oblobnuyu povedennost yazyka vsekh obyezdeniya dvigatelnosti⟧."),
    ],
)
def test_flags(lang: str, text: str) -> None:
    flags(ForeignPassage(), text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Selon le New York Times et le Washington Post, la Maison-Blanche a refusé."),
        ("fr", "Sa devise (« mens sana in corpore sano ») est connue."),
        ("nl", "Het team van Manchester United speelde tegen Real Madrid en Bayern München."),
        ("id", "Pemerintah akan membahas program smart city dan start-up di Jakarta."),
        ("zh", "苹果公司的 iPhone 15 Pro Max 手机今天上市。"),
    ],
)
def test_leaves_names_and_quotations(lang: str, text: str) -> None:
    passes(ForeignPassage(), text, lang)
