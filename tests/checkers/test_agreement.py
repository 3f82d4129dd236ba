"""agreement: words that do not agree."""

from __future__ import annotations

import pytest

from qa.checkers.agreement import Agreement
from qa.mqm import Severity
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("⟦Les autorités a⟧ déclaré la guerre.", "Les autorités ont"),
        ("C'est ⟦un décision⟧ grave.", "une décision"),
        ("Il conduit ⟦le voiture⟧ de son frère.", None),
        ("Il vit dans ⟦les maison⟧ rouges.", "les maisons"),
        ("⟦Cette épisode⟧ est comparé à celui de la baie.", "Cet épisode"),
        ("⟦Les nouveau⟧ mesures sont prises.", None),
        ("Nous avons vu les ⟦autorités locaux⟧ hier.", "autorités locales"),
        ("Ils vendent les ⟦données volé⟧ sur un forum.", "données volées"),
        ("⟦Ils a⟧ menti.", "Ils ont"),
        ("Je crois qu'⟦il ont⟧ menti.", "il a"),
        ("Hélas, ⟦ils ne l'a⟧ pas vu.", "ils ne l'ont"),
        ("⟦Elle réfléchissent⟧ à la question.", "Elle réfléchit"),
        ("⟦La décision est pris⟧ par le juge.", "La décision est prise"),
        ("⟦Quatre personnes ont été mise⟧ en examen.", None),
        ("⟦Les autorités de la ville a⟧ déclaré la guerre.", "Les autorités de la ville ont"),
        ("⟦La voiture du ministre a été volé⟧ hier.", "La voiture du ministre a été volée"),
        ("⟦Les femmes qui a⟧ témoigné sont menacées.", "Les femmes qui ont"),
        ("De ⟦nombreux maisons⟧ ont été détruites.", "nombreuses maisons"),
        ("⟦Deux voiture⟧ sont parties.", "Deux voitures"),
        ("⟦Les manifestants réclame⟧ sa démission.", "Les manifestants réclament"),
        ("Le maire a pris des ⟦mesures national⟧ contre le bruit.", "mesures nationales"),
        ("Il crie : ⟦ils ne est⟧ pas venus.", None),
        ("⟦390 femmes a⟧ été tuées.", "390 femmes ont"),
        ("⟦Les trois suspect⟧ ont été arrêtés.", "Les trois suspects"),
        ("Mais ⟦cette dernière était arrivé⟧ à temps.", "cette dernière était arrivée"),
        ("Elle fait partie ⟦des grandes ville⟧ du pays.", "des grandes villes"),
        ("Il vit dans la ⟦meilleur ville⟧ du pays.", "meilleure ville"),
    ],
)
def test_flags_what_does_not_agree(text: str, fix: str | None) -> None:
    (found,) = flags(Agreement(), text, "fr")
    if fix:
        assert found.suggestions[0].text == fix


def test_says_what_differs() -> None:
    (found,) = flags(Agreement(), "⟦Les autorités a⟧ déclaré la guerre.", "fr")
    assert found.message == "“Les autorités” is plural, “a” is singular"
    assert found.severity is Severity.MAJOR


def test_an_adjective_before_its_noun_is_minor() -> None:
    (found,) = flags(Agreement(), "Ce sont les ⟦seuls personnes⟧ habilitées à le faire.", "fr")
    assert found.severity is Severity.MINOR


@pytest.mark.parametrize(
    "text",
    [
        "Cette dernière fait partie de l'agence, et la nouvelle est tombée dimanche.",
        "Quelle est votre activité préférée ?",
        "Il a décidé de les poster sur son compte, de la lever et de le baiser.",
        "Totalement déchaînée, cette dernière est parvenue à fuir.",
        "La capitaine Magali Palissier et la procureur de Besançon ont parlé.",
        "Un livre, dont la prix Nobel Nadine Gordimer avait préfacé l'édition.",
        "Héritier d'une triple culture, il fait du porte à porte.",
        "La moitié des 1,4 million de travailleuses n'ont rien reçu.",
        "Les neuf pays participants et les neuf dernières années.",
        "Certains parents ont de toute façon prévu de les garder.",
        "D'abord prévues mercredi, ces instances ont été reportées.",
        "Nos forces nous les conforterons.",
        "On était bourrés et on a été rayés des listes.",
        "Le président durcit encore le ton face à la Chine.",
        "Nous avons évité le pire grâce à vous.",
        "Elle ne plus jamais dire ?",
        "Vingt et un ans plus tard, les lundi et mardi, il est revenu.",
        "La plupart sont partis, la majorité ont voté, une dizaine sont restées.",
        "Il est des défaites qui portent en elles le germe de victoires.",
        "Dix ans est une longue période.",
        "Les Misérables est un roman.",
        "Elle s'est rendu compte de son erreur ; elles se sont lavé les mains.",
        "Les efforts qu'il a fourni, elle les a vus.",
        "Une première fois estimé à 400 ans, son âge a été revu.",
        "Durant les dernières quinze années, les hôtels ont poussé.",
        "Celle-ci est en effet survenue ce week-end.",
        "Les familles incitées à n'avoir qu'un seul enfant ont protesté.",
        "Elle mène un projet de réaménagement et va dans des multisalles.",
        "Les commerces tels que les librairies ont été contraints de fermer.",
        "Les juges d'instruction en charge du dossier ont parlé.",
        "À l'origine consommateur de cocaïne, il vend la boite de vitesses manuelle.",
        "Ce son d'ambiance artificiel avait suscité des critiques dont certains divergent.",
        "Il achète un porte gobelet et une diesel pour ses open spaces.",
        "Au plafond de cette grotte ont été découvertes des empreintes.",
        "Alors que trois enfants est le chiffre parfait.",
        "Il faut que le président et la ministre aient le temps ; le nombre de malades ont baissé.",
        "Ils ont manifesté contre les violences faites aux femmes qui a réuni tant de monde.",
        "C'est une nouvelle manière de payer ses impôts qui va voir le jour.",
        "Il faut qu'un maximum de Français puissent voter à la mi juin.",
        "L'attitude flambeur de la star n'a en conséquence étonné personne.",
        "Toutes les petites gens du pays rentrent à la maison sain et sauf, avec un remords et mille pensées.",
        "Ses flancs est et sud se trouvent en Espagne, et la nouveauté sont les passages.",
        "Porsche introduisit la type 964 ; ils ont à plusieurs reprises tenté de vendre une version coupé.",
        "Qu'auraient- ils fait ?",
        "Des avions de guerre israéliens ont atteint une cible.",
        "Le chef de la police municipal a parlé.",
    ],
)
def test_passes_what_may_stand(text: str) -> None:
    passes(Agreement(), text, "fr")


def test_says_nothing_of_languages_without_a_table() -> None:
    passes(Agreement(), "Autorităţile a declarat.", "ro")
