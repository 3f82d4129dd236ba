"""missing-word: words side by side between which one is missing."""

from __future__ import annotations

import pytest

from qa.checkers.missing_word import MissingWord
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Le parc a coûté trois ⟦millions dollars⟧ à la ville.", "millions de dollars"),
        ("Elle connaît la ⟦plupart maisons⟧ vendues ici.", "plupart des maisons"),
        ("Il a roulé jusqu'au port, puis s'est arrêté ⟦près la⟧ gare.", "près de la"),
        ("La route est coupée en ⟦raison une⟧ inondation.", "raison d'une"),
        ("⟦Grâce le⟧ vaccin, le virus recule.", "Grâce au"),
        ("Ils viennent ⟦de le⟧ village voisin.", "du"),
        ("Il dit ⟦que il⟧ viendra.", "qu'il"),
        ("Elle demande ⟦si ils⟧ viendront.", "s'ils"),
        ("Le juge a convoqué le couple ⟦afin entendre⟧ sa version.", "afin d'entendre"),
        ("La loi donne le ⟦droit quitter⟧ le pays.", "droit de quitter"),
        ("Le maire a exhorté les ⟦habitants économiser⟧ l'eau.", "habitants à économiser"),
        ("Le parquet accuse le ⟦patron détourner⟧ des fonds.", "patron de détourner"),
        ("Le ministre a ⟦déclaré le gouvernement allait⟧ agir.", "déclaré que le gouvernement allait"),
        ("Le ministre a ⟦annoncé les soldats de la garnison ont⟧ quitté la ville.", None),
        ("La police ⟦affirme le suspect est⟧ en fuite.", "affirme que le suspect est"),
        ("Les témoins ont ⟦dit elle était⟧ blessée.", "dit qu'elle était"),
        ("L'usine doit ⟦faire face une crise⟧ grave.", "faire face à une crise"),
        ("La Croatie ⟦fait partie la zone⟧ euro depuis peu.", "fait partie de la zone"),
        ("Ils ont défilé pour ⟦protester la réforme⟧ des retraites.", "protester contre la réforme"),
        ("Elle veut ⟦participer la réunion⟧ de jeudi.", "participer à la réunion"),
        ("Les voisins disent ⟦se souvenir le bruit⟧ des sirènes.", "se souvenir du bruit"),
        ("Elle est ⟦considérée une experte⟧ du climat.", "considérée comme une experte"),
        ("⟦Aucun passager a⟧ été blessé.", "Aucun passager n'a"),
        ("⟦Ni le maire ni le préfet ont⟧ répondu.", "Ni le maire ni le préfet n'ont"),
        ("Il regrette que ⟦personne les ait⟧ prévenus.", "personne ne les ait"),
        ("L'incendie s'étend sur une ⟦surface la taille d'⟧une ville.", None),
        ("Ceux ⟦qui mangé⟧ ce plat sont malades.", None),
        ("Le pont ⟦s'effondré⟧ mardi.", None),
        ("Hier, ⟦ils réussi⟧ à fuir.", None),
        ("Il est jugé ⟦pour escroqué⟧ ses clients.", None),
        ("Il est entré ⟦dans bâtiment⟧ par la cave.", None),
        ("⟦Selon rapport⟧, les prix baissent.", None),
        ("Le maire a ⟦déposé candidature⟧ mardi.", None),
        ("⟦Gouvernement a annoncé⟧ une réforme.", None),
        ("Il a répondu ⟦que documents étaient⟧ faux.", None),
        ("⟦Selon la police a déclaré⟧ que le suspect est mort.", None),
    ],
)
def test_flags_what_lacks_a_word(text: str, fix: str | None) -> None:
    (found,) = flags(MissingWord(), text, "fr")
    if fix:
        assert found.suggestions[0].text == fix


def test_says_what_is_missing() -> None:
    (found,) = flags(MissingWord(), "Le parc a coûté trois ⟦millions dollars⟧.", "fr")
    assert found.message == "“millions dollars”: “de” is missing before the noun"


@pytest.mark.parametrize(
    "text",
    [
        "Le but a fait réagir la presse, et il lui a fait parvenir une lettre.",
        "Il doit se rendre le 3 mai au commissariat, et s'emparer cette année du titre.",
        "C'est de repos dont ont besoin les joueurs, malgré les défis auxquels font face les clubs.",
        "Elle a porté plainte le 6 décembre, puis elle a rendu hommage ce jour aux victimes.",
        "Il a fait appel des décisions du tribunal.",
        "Dès lors le projet avance, et il défend jusqu'au bout la cause ; du jour au lendemain le prix double.",
        "On a vu un dauphin sauter, et à son tour jouer avec le ballon.",
        "Le ministre avait annoncé il y a deux jours que la loi serait votée.",
        "Les enquêteurs ont averti la population mais n'ont rien dit de plus.",
        "Ils ont ajouté une pièce ou peut-être fait un garage.",
        "L'émission dont elle assure la présentation a été lancée hier.",
        "La direction confirme ces chiffres mais ne souhaite pas les commenter.",
        "Pékin a annoncé la nouvelle ; Adèle a réussi.",
        "Elle s'était elle présentée au guichet, son frère ayant lui attendu dehors.",
        "Selon deux sources, et malgré sept défaites, il monte sur scène depuis décembre.",
        "La soirée a donné lieu à de controversés rassemblements.",
        "Il faut négocier sans a priori ; les votes contre avaient augmenté.",
        "Il a laissé entendre que mai serait la limite.",
        "Ni une ni deux, ils ont détalé.",
        "Il n'y a pas de contrat de signé à ce jour.",
        "La mission doit assister les parties, et la majorité voit s'éloigner le danger.",
        "S'il y a alternance, il veut faire rimer identité avec ouverture.",
        "La nouvelle avait provoqué cris et larmes.",
        "Le parc fait trois fois la taille du nôtre, et chaque année la valeur des terrains augmente.",
        "Le procureur près la cour d'appel parle de crime de lèse majesté, et d'un style mêlant éclats et silences.",
        "L'ambassadeur près le Saint-Siège garde cette aura culturelle.",
        "Il peut en résulter une hausse ; la mairie invite à participer la population.",
        "La somme de quatorze milliards six cents millions, voir vidéo.",
        "Ils ont demandé un délai pour préparer leur défense et poussé la porte pour entrer.",
        "Ni élue ni membre du conseil, elle a servi la ville ; elle bloquée ici, lui là-bas, ils attendent.",
        "Ils ont dû fermer boutique, et le débat a vu s'opposer le camp du maire et les autres.",
        "Elle a participé une nouvelle fois au jeu, selon radio locale et selon van Damme.",
        "Celles qui dansent en tant que danseuses mènent une vie dure.",
        "Il part dans à peu près trois semaines.",
        "Deux groupes de vers pourraient aider ; un bond en avant aurait tout changé.",
        "« Ils ont dit on a le droit », raconte-t-elle.",
        "Elle est réputée proche du pouvoir ; le club vient de se faire élire président d'honneur.",
        "Comme l'a dit le ministre est faux ce que dit la presse.",
        "Ce qu'a affirmé le témoin est vrai.",
    ],
)
def test_allows_french_as_it_is(text: str) -> None:
    passes(MissingWord(), text, "fr")
