"""broken-coordination: conjunctions and conjuncts that do not go together."""

from __future__ import annotations

import pytest

from qa.checkers.broken_coordination import BrokenCoordination
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("lang", "text", "fix"),
    [
        ("fr", "Il a dormi ⟦entre 6 à 8⟧ heures.", "entre 6 et 8"),
        ("fr", "Le musée est ouvert ⟦entre lundi à vendredi⟧.", "entre lundi et vendredi"),
        ("fr", "Elle n'a ⟦ni mangé ou⟧ bu.", "ni mangé ni"),
        ("fr", "Il est ⟦aussi grand comme⟧ son frère.", "aussi grand que"),
        ("fr", "La marque est vendue ⟦en Suède et Norvège⟧.", "en Suède et en Norvège"),
        ("fr", "Il a joué ⟦au Mexique et Espagne⟧.", "au Mexique et en Espagne"),
        ("fr", "Le pont est fermé ⟦entre 10h à 21⟧h.", "entre 10h et 21"),
        ("fr", "Ils ont commis ⟦des meurtres et de pillages⟧.", None),
        ("fr", "Le maire publie le rapport ⟦et poursuivre⟧ les fautifs.", None),
        ("fr", "Le tireur s'est filmé ⟦et diffusé la vidéo⟧ sur un réseau.", None),
        ("fr", "Il reste ouvert de 9 heures à midi, ⟦et ou⟧ le soir.", None),
        ("es", "La obra dura ⟦entre 10 a 12⟧ horas.", "entre 10 y 12"),
        ("it", "La gara dura ⟦tra 10 a 12⟧ ore.", "tra 10 e 12"),
        ("pt", "A obra dura ⟦entre 10 a 12⟧ horas.", "entre 10 e 12"),
        ("en", "It takes ⟦between 10 to 12⟧ hours.", "between 10 and 12"),
        ("de", "Er ist ⟦entweder krank und⟧ müde.", "entweder krank oder"),
    ],
)
def test_flags_what_does_not_go_together(lang: str, text: str, fix: str | None) -> None:
    (found,) = flags(BrokenCoordination(), text, lang)
    if fix:
        assert found.suggestions[0].text == fix


def test_says_why() -> None:
    (found,) = flags(BrokenCoordination(), "Il a dormi ⟦entre 6 à 8⟧ heures.", "fr")
    assert found.message == "“entre 6 à 8”: “entre” goes with “et”"


@pytest.mark.parametrize(
    "text",
    [
        "La pièce est pleine et maintenir une distance est impossible.",
        "Elaborer un plan et libérer les quais prendra du temps.",
        "Il faut s'auto-gouverner et jouir de la paix.",
        "Et faire bouillir l'eau suffit.",
        "« Il faut de la rigueur et garder le cap », dit-il.",
        "Que ce soit à Lyon ou à Nice, qu'elle soit bonne ou non.",
        "Nous avons lu le texte et conclu que tout va bien.",
        "Nous avons entendu le préfet et décrété l'urgence.",
        "Un homme hospitalisé et testé le 27 décembre est guéri.",
        "Ils ont acheté des livres et de l'eau, des pommes et d'autres fruits.",
        "Ne parlant ni français et n'ayant aucun papier, il attend.",
        "Un roman vif et pétri d'humanité vient de paraître.",
        "Ils prédisent des étés caniculaires et de sécheresse.",
        "Le pays exporte des dizaines de fusils et de grenades.",
        "Le magasin ouvre entre 10 et 12 heures, de lundi à vendredi.",
        "Les députés et/ou les maires ont voté.",
    ],
)
def test_allows_french_as_it_is(text: str) -> None:
    passes(BrokenCoordination(), text, "fr")
