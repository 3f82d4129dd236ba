"""Countries under a foreign name."""

from __future__ import annotations

import pytest

from qa.checkers.exonym import Exonym
from qa.language.territories import LOCALES, foreign_names, own_name, right_names, territories
from tests.marks import flags, passes, run


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("de", "Der Prozess in ⟦Australia⟧ dauert an.", "Australien"),
        ("de", "Die Armee von heute: Hilfe für ⟦Ivory Coast⟧.", "Elfenbeinküste"),
        ("es", "El ministro viaja a ⟦Bosnia and Herzegovina⟧.", "Bosnia y Herzegovina"),
        ("es", "Los atletas de ⟦Kenya⟧ ganaron la carrera.", "Kenia"),
        ("fr", "Le président se rend en ⟦Argentina⟧ demain.", "Argentine"),
        ("fr", "Il a signé un accord avec ⟦Mongolia⟧.", "Mongolie"),
        ("it", "Il governo della ⟦Germany⟧ ha risposto.", "Germania"),
        ("pt", "As tropas chegaram da ⟦Czech Republic⟧.", "República Tcheca"),
        ("nl", "De premier van ⟦Romania⟧ treedt af.", "Roemenië"),
        ("id", "Kapal itu berlayar dari ⟦Finland⟧ kemarin.", "Finlandia"),
    ],
)
def test_english_names(lang: str, text: str, right: str) -> None:
    (found,) = flags(Exonym(), text, lang)
    assert found.suggestions[0].text == right
    assert not found.suggestions[0].safe


def test_names_of_the_source_language() -> None:
    (found,) = flags(Exonym(), "Der Minister reist nach ⟦Alemania⟧.", "de", source_lang="es")
    assert found.suggestions[0].text == "Deutschland"
    passes(Exonym(), "Der Minister reist nach Alemania.", "de")
    (found,) = flags(Exonym(), "The minister travels to ⟦Allemagne⟧.", "en", source_lang="fr")
    assert found.suggestions[0].text == "Germany"


def test_a_glossary_has_precedence() -> None:
    (found,) = run(Exonym(), "Er lebt in Egypt.", "de")
    assert found.suggestions[0].source.startswith("glossary:")
    passes(Exonym(), "Le siège de la Bank of Egypt est en Egypt News.", "fr")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # also the name of a person, a state, a club, a ship
        ("fr", "Il vit en Jordan, en Georgia ou au Chad avec Togo."),
        ("de", "Der Trainer von Austria Wien reist nach Georgia."),
        ("fr", "Le pilote montait à bord du Mongolia, qui égalait le Mongolia en vitesse."),
        ("fr", "Leur croiseur lourd, l'Australia, a été coulé par le fond."),
        ("fr", "Un studio du quartier de Jamaica, à Queens."),
        # right as it is, or but for an accent
        ("es", "Viven en Argentina, en Canada y en Qatar."),
        ("fr", "Ils vivent au Vietnam, au Portugal et en Ukraine."),
        ("de", "Sie reisen nach Argentinien, nach Japan und nach China."),
        ("pt", "O time joga no Qatar e na Argentina."),
        ("id", "Ia tinggal di Brazil, di Iraq dan di Afghanistan."),
        # part of a longer name
        ("es", "Trabaja en Air France y en Germany Trade."),
        ("fr", "L'employé de la China mining et de Bank of China."),
        ("nl", "Hij speelt bij Iceland Airwaves in Reykjavik."),
        ("it", "Il capo di Greenland-Park e di Spain's Best."),
        ("de", "Der Leiter der United Nations Support Mission in Libya."),
        ("de", "Die Eroberung von Mexico ist eine Oper."),
        ("de", "Ich kaufe Produkte made in Germany, Austria oder Switzerland."),
        # a title, a foreign passage, a list of names
        ("pt", "Ela é autora de North Korea in 100 questions."),
        ("de", "Sein Buch „Kindheit in Poland“ erschien gestern."),
        ("fr", "Il cite the Kingdom of Denmark and Norway."),
        ("de", "Anna Blum, Erik Holm in Sweden, Ian Rush, Karl Otto, Max Frisch, Uwe Timm, Rolf Hopp"),
        # in capitals, or with nothing before that shows the language
        ("de", "GERMANY GEGEN POLAND"),
        ("nl", "Germany – Poland 2-1"),
    ],
)
def test_leaves_alone(lang: str, text: str) -> None:
    assert not [f for f in run(Exonym(), text, lang) if f.suggestions[0].source == "exonym"]


def test_every_territory_has_a_name_in_every_language() -> None:
    for code in territories():
        for lang in LOCALES:
            assert right_names(code, lang), (code, lang)


def test_no_name_is_flagged_in_its_own_language() -> None:
    for lang in set(LOCALES) - {"en"}:
        for names in foreign_names(lang).values():
            for name, code in names:
                assert own_name(name, code, lang) is None


def test_the_shipped_names_are_no_others_own_name() -> None:
    """“Niger” is not a way to write “Nigeria”: no English name is the right name of another territory."""
    for lang in set(LOCALES) - {"en"}:
        right = {name: code for code in territories() for name in right_names(code, lang)}
        for names in foreign_names("en").values():
            for name, code in names:
                assert right.get(name, code) == code, (lang, name)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La production de la Cameroon Development Corporation baisse."),
        ("fr", "Les dessins sont d'Olivier Peru et de son frère."),
        ("fr", "Elle lit le Baghdad Observer tous les jours."),
    ],
)
def test_a_place_in_a_longer_name_stays(lang: str, text: str) -> None:
    assert not run(Exonym(), text, lang)


def test_a_place_after_a_small_word_or_at_the_start_does_not() -> None:
    assert (
        len(run(Exonym(), "Beijing se tait. Le sommet de Beijing a eu lieu à Beijing. LE MAIRE DE BEIJING.", "fr")) == 4
    )
