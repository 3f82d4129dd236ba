"""noun-pile: two nouns with nothing that links them."""

from __future__ import annotations

import pytest

from qa.checkers.noun_pile import NounPile
from tests.marks import flags, passes, run


@pytest.mark.parametrize(
    "text",
    [
        "La police surveille le ⟦groupe piratage⟧ depuis un an.",
        "Le ministre a promis une ⟦réduction déchets⟧ dans les écoles.",
        "Les syndicats réclament une ⟦hausse salaire⟧ immédiate.",
        "Le pays négocie le ⟦paiement dette⟧ avec ses créanciers.",
        "Il roulait avec une ⟦plaque immatriculation⟧ étrangère.",
    ],
)
def test_flags_piles(text: str) -> None:
    (found,) = flags(NounPile(), text, "fr")
    assert found.message.endswith("two nouns with nothing that links them")


@pytest.mark.parametrize(
    "text",
    [
        "Le projet pilote de la zone euro prévoit un accord cadre et un prix plancher.",
        "L'assurance maladie et le chef cuisinier ont pris une pause déjeuner.",
        "Le parquet enquête sur la mort du détenu, et le système fonctionne.",
        "Le succès saison après saison, et les différences hommes/femmes.",
        "Le gouvernement français et le groupe Renault négocient.",
        "Ses fermetures éclairs sont cassées ; le motif nuages lui plaît.",
        "La loi sur le quota genre et l'électricité bâtiment, la collection budget, des expositions ventes.",
        "Les essais de notre véhicule prototype commencent.",
        "Ses yeux revolver et la glace parfum vanille lui plaisent.",
        "La mouvance gilets jaunes manifeste.",
        "Les tendances prénoms de l'année sont connues.",
    ],
)
def test_allows_what_french_sets_side_by_side(text: str) -> None:
    passes(NounPile(), text, "fr")


def test_suggests_the_link() -> None:
    (finding,) = run(NounPile(), "On a relevé une plaque immatriculation.", "fr")
    assert [suggestion.text for suggestion in finding.suggestions] == ["plaque d'immatriculation"]
