"""A glossary's rendering in the form that the sentence asks for: ⟦what is found⟧, and what is written there."""

from __future__ import annotations

import pytest

from qa.analysis import Analysis
from qa.checkers import Checker
from qa.checkers.exonym import Exonym
from qa.checkers.known_bad_term import KnownBadTerm
from qa.checkers.literal_idiom import LiteralIdiom
from qa.checkers.near_miss_term import NearMissTerm
from qa.glossary.matching import TermBase
from qa.glossary.model import Entry, Kind
from qa.types import Finding
from tests.marks import context, marked, segment


def found(entry: Entry, text: str) -> Finding:
    checkers: dict[Kind, Checker] = {Kind.EXONYM: Exonym(), Kind.IDIOM: LiteralIdiom(), Kind.SET_PHRASE: NearMissTerm()}
    checker = checkers.get(entry.kind, KnownBadTerm())
    plain = text.replace("⟦", "").replace("⟧", "")
    (finding,) = checker.check(Analysis(segment(plain), context(entry.lang, terms=TermBase([entry], entry.lang))))
    return finding


def entry(lang: str, bad: str, term: str, kind: Kind = Kind.CALQUE, *, gender: str = "") -> Entry:
    return Entry(
        "x", lang, kind, tuple(term.split(" | ")), bad=tuple(bad.split(" | ")), gender=(gender,) if gender else ()
    )


def writes(item: Entry, text: str, *right: str) -> None:
    finding = found(item, text)
    assert [finding.text] == marked(text)
    assert [suggestion.text for suggestion in finding.suggestions] == list(right)


LIGHT = entry("fr", "donner~/donné~ [la/une] lumière verte", "donner le feu vert")
WEIGH = entry(
    "fr", "peser~ [actuellement/toujours] [de/d'/des/les] [nouvelles/éventuelles] sanctions", "envisager des sanctions"
)
PLATE = entry("fr", "monter~/monté~ à l'assiette", "prendre ses responsabilités | se montrer à la hauteur")
CURTAIN = entry("fr", "rideau~ de coton", "rideau de bambou")
GUN = entry("fr", "[un/des] pistolet~ fumant~", "preuve irréfutable")
BOAT = entry("fr", "faire~ bouger/tanguer le bateau | secouer~ le bateau", "faire des vagues")
UNCLEAR = entry("fr", "ne suis/est/étions pas clair~ sur | ne pas être clair~ sur", "ne pas savoir au juste")
LINK = entry("fr", "lien~ militaire~ étroit~", "alliance militaire")


@pytest.mark.parametrize(
    ("item", "text", "right"),
    [
        (LIGHT, "Le Sénat a ⟦donné la lumière verte⟧ au projet.", "donné le feu vert"),
        (LIGHT, "Le maire ⟦donnera la lumière verte⟧ lundi.", "donnera le feu vert"),
        (LIGHT, "⟦Donner la lumière verte⟧, c'est leur affaire.", "Donner le feu vert"),
        (BOAT, "Il cherche à ⟦faire bouger le bateau⟧.", "faire des vagues"),
        (BOAT, "Ils ⟦faisaient tanguer le bateau⟧.", "faisaient des vagues"),
        (UNCLEAR, "Je ⟦ne suis pas clair sur⟧ ce point.", "ne sais pas au juste"),
        (WEIGH, "Bruxelles veut ⟦peser de nouvelles sanctions⟧.", "envisager de nouvelles sanctions"),
        (WEIGH, "Bruxelles ⟦pèse des sanctions⟧.", "envisage des sanctions"),
        (WEIGH, "Les Vingt-Sept ⟦pèsent des sanctions⟧.", "envisagent des sanctions"),
        (WEIGH, "Londres ⟦pesait les sanctions⟧.", "envisageait les sanctions"),
        (
            WEIGH,
            "Ils ⟦pesaient actuellement d'éventuelles sanctions⟧.",
            "envisageaient actuellement d'éventuelles sanctions",
        ),
        (WEIGH, "Nous ⟦pesons des sanctions⟧.", "envisageons des sanctions"),
        (WEIGH, "Ils ont dit ⟦peser toujours des sanctions⟧.", "envisager toujours des sanctions"),
        (WEIGH, "Londres pourrait ⟦peser des sanctions⟧.", "envisager des sanctions"),
        (WEIGH, "⟦PESER DES SANCTIONS⟧ NE SUFFIT PAS", "ENVISAGER DES SANCTIONS"),
        (
            entry("fr", "a/ont/avait appliqué pour une bourse", "demander une bourse"),
            "Elle ⟦avait appliqué pour une bourse⟧.",
            "avait demandé une bourse",
        ),
        (
            entry("fr", "jeter~/jeté~ ses/leurs * sous le bus", "sacrifier"),
            "Il a ⟦jeté ses vieux alliés sous le bus⟧.",
            "sacrifié ses vieux alliés",
        ),
        (
            entry("fr", "casser~ le couvre-feu", "enfreindre le couvre-feu"),
            "Dix jeunes ⟦cassaient le couvre-feu⟧.",
            "enfreignaient le couvre-feu",
        ),
        (
            entry("fr", "lever~ la question", "poser la question"),
            "Le rapport ⟦levait la question⟧.",
            "posait la question",
        ),
        (
            entry("fr", "venir~ à un cercle complet", "boucler la boucle"),
            "L'histoire ⟦vint à un cercle complet⟧.",
            "boucla la boucle",
        ),
        (entry("fr", "appliquer~ pour", "postuler à"), "Elles ⟦appliqueraient pour⟧ ce poste.", "postuleraient à"),
        (CURTAIN, "Le ⟦rideau de coton⟧ tombe.", "rideau de bambou"),
        (CURTAIN, "Les ⟦rideaux de coton⟧ tombent.", "rideaux de bambou"),
        (CURTAIN, "LE ⟦RIDEAU DE COTON⟧ TOMBE", "RIDEAU DE BAMBOU"),
        (GUN, "Ils ont trouvé ⟦un pistolet fumant⟧.", "une preuve irréfutable"),
        (GUN, "Il leur faut ⟦le pistolet fumant⟧.", "la preuve irréfutable"),
        (GUN, "Ils cherchent ⟦des pistolets fumants⟧.", "des preuves irréfutables"),
        (LINK, "⟦Le lien militaire étroit⟧ tient.", "L'alliance militaire"),
        (LINK, "C'est la fin ⟦du lien militaire étroit⟧.", "de l'alliance militaire"),
        (LINK, "Voici les ⟦liens militaires étroits⟧.", "alliances militaires"),
        (LINK, "Ils tiennent à ⟦ce lien militaire étroit⟧.", "cette alliance militaire"),
        (LINK, "Elle cite ⟦leur nouveau lien militaire étroit⟧.", "leur nouvelle alliance militaire"),
        (entry("fr", "bourse de voyage", "sac"), "⟦La bourse de voyage⟧ est pleine.", "Le sac"),
        (entry("fr", "bourse de voyage", "sac"), "Au fond ⟦de la bourse de voyage⟧.", "du sac"),
        (entry("fr", "maire de Londres", "édile londonien"), "Le nom ⟦de maire de Londres⟧.", "d'édile londonien"),
        (entry("fr", "canard~ assis", "cible facile"), "C'était ⟦un canard assis⟧.", "une cible facile"),
        (entry("fr", "chargé~/chargée~ avec", "accusé de"), "Elles sont ⟦chargées avec⟧ meurtre.", "accusées de"),
        (entry("fr", "outil~ versatile~", "polyvalent"), "Ce sont des ⟦outils versatiles⟧.", "outils polyvalents"),
        (entry("fr", "bombe~ grappe", "bombe à sous-munitions"), "Des ⟦bombes grappe⟧.", "bombes à sous-munitions"),
        (
            entry("fr", "est pas une balle", "solution miracle"),
            "Ce n'⟦est pas une balle⟧.",
            "est pas une solution miracle",
        ),
        (entry("fr", "Athens", "Athènes", Kind.EXONYM), "Le port ⟦de Athens⟧.", "d'Athènes"),
        (entry("fr", "BEIJING", "Pékin", Kind.EXONYM), "⟦BEIJING⟧, 3 mars.", "PÉKIN"),
        (entry("es", "cortar~ la mostaza", "dar la talla"), "No ⟦cortaron la mostaza⟧.", "dieron la talla"),
        (entry("es", "cortar~ la mostaza", "dar la talla"), "Va a ⟦cortar la mostaza⟧.", "dar la talla"),
        (entry("es", "dar~ la luz verde a", "aprobar"), "El Senado ⟦dio la luz verde a⟧ la ley.", "aprobó"),
        (entry("es", "hacer~ una decisión", "tomar una decisión"), "El juez ⟦hizo una decisión⟧.", "tomó una decisión"),
        (entry("es", "pintar~ el diablo", "ponerse en lo peor"), "Siempre ⟦pintaba el diablo⟧.", "se ponía en lo peor"),
        (entry("es", "líquido claro", "agua clara"), "El ⟦líquido claro⟧ se acaba.", "agua clara"),
        (entry("es", "líquido claro", "luz clara"), "Habla ⟦del líquido claro⟧.", "de la luz clara"),
        (entry("es", "en/desde London", "Londres", Kind.EXONYM), "Vive ⟦en London⟧.", "en Londres"),
        (
            entry("it", "tagliare~/tagliato~ angoli", "risparmiare sul necessario"),
            "Hanno ⟦tagliato angoli⟧.",
            "risparmiato sul necessario",
        ),
        (entry("it", "rompere~ la banca", "spendere una fortuna"), "Il comune ⟦rompe la banca⟧.", "spende una fortuna"),
        (entry("it", "cavallo regalato", "amico fedele"), "Ecco ⟦il cavallo regalato⟧.", "l'amico fedele"),
        (entry("it", "cavallo regalato", "studente modello"), "Ecco ⟦un cavallo regalato⟧.", "uno studente modello"),
        (entry("it", "cavallo regalato", "amico fedele"), "Parla ⟦del cavallo regalato⟧.", "dell'amico fedele"),
        (entry("it", "in/a/da Cologne", "a Colonia | da Colonia", Kind.EXONYM), "Arriva ⟦da Cologne⟧.", "da Colonia"),
        (
            entry("pt", "morder~ a bala", "fazer das tripas coração"),
            "O governo ⟦mordeu a bala⟧.",
            "fez das tripas coração",
        ),
        (
            entry("pt", "morder~ a bala", "fazer das tripas coração"),
            "Eles ⟦mordiam a bala⟧.",
            "faziam das tripas coração",
        ),
        (entry("pt", "sinal aceso", "luz verde"), "Falta ⟦o sinal aceso⟧.", "a luz verde"),
        (entry("pt", "sinal aceso", "luz verde"), "Fala ⟦do sinal aceso⟧.", "da luz verde"),
        (entry("en", "open~ voice about", "speak out on"), "She ⟦opened voice about⟧ it.", "spoke out on"),
        (entry("en", "open~ voice about", "speak out on"), "He ⟦opens voice about⟧ it.", "speaks out on"),
        (entry("en", "open~ voice about", "speak out on"), "They will ⟦open voice about⟧ it.", "speak out on"),
        (entry("en", "long piece of time", "hour"), "It took ⟦a long piece of time⟧.", "an hour"),
        (entry("en", "set~ sea", "go to sea"), "They ⟦set sea⟧ yesterday.", "went to sea"),
        (
            entry("de", "blieb/blieben/bleibt bei seinen Gewehren", "bei seiner Haltung bleiben"),
            "Er ⟦blieb bei seinen Gewehren⟧.",
            "blieb bei seiner Haltung",
        ),
        (
            entry("de", "bei seinen Gewehren [zu] bleiben/geblieben", "nachgeben"),
            "Er ist ⟦bei seinen Gewehren geblieben⟧.",
            "nachgegeben",
        ),
        (
            entry("de", "bei seinen Gewehren [zu] bleiben/geblieben", "nachgeben"),
            "Er plant, ⟦bei seinen Gewehren zu bleiben⟧.",
            "nachzugeben",
        ),
        (
            entry("de", "bewegen~ die Torpfosten", "die Spielregeln ändern"),
            "Er ⟦bewegte die Torpfosten⟧.",
            "änderte die Spielregeln",
        ),
        (entry("de", "rauchende Waffe", "Beweis", gender="m"), "Das ist eine ⟦rauchende Waffe⟧.", "Beweis"),
        (
            entry("nl", "duwt/duwde/duwden de envelop", "grenzen verleggen"),
            "Hij ⟦duwde de envelop⟧.",
            "verlegde grenzen",
        ),
        (
            entry("nl", "de envelop [te] duwen/geduwd", "grenzen verleggen"),
            "Hij heeft ⟦de envelop geduwd⟧.",
            "grenzen verlegd",
        ),
        (
            entry("nl", "de envelop [te] duwen/geduwd", "grenzen verleggen"),
            "Zij proberen ⟦de envelop te duwen⟧.",
            "grenzen te verleggen",
        ),
        (entry("id", "memotong sudut", "mengambil jalan pintas"), "Mereka ⟦memotong sudut⟧.", "mengambil jalan pintas"),
    ],
)
def test_fits_the_sentence(item: Entry, text: str, right: str) -> None:
    writes(item, text, right)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Il ⟦montait à l'assiette⟧.", ("prenait ses responsabilités", "se montrait à la hauteur")),
        ("Ils ⟦montent à l'assiette⟧.", ("prennent leurs responsabilités", "se montrent à la hauteur")),
        ("Nous ⟦montons à l'assiette⟧.", ("prenons nos responsabilités", "nous montrons à la hauteur")),
        ("Nous devons ⟦monter à l'assiette⟧.", ("prendre nos responsabilités", "se montrer à la hauteur")),
    ],
)
def test_whose_it_is_goes_with_the_person(text: str, right: tuple[str, ...]) -> None:
    writes(PLATE, text, *right)


@pytest.mark.parametrize(
    ("lang", "slot", "term", "text", "right"),
    [
        (
            "fr",
            "promettre~ monts et {}",
            "promettre monts et merveilles",
            "Elle ⟦promettait monts et montagnes⟧.",
            "promettait monts et merveilles",
        ),
        (
            "fr",
            "ménager~ la chèvre et le {}",
            "ménager la chèvre et le chou",
            "Il ⟦ménageait la chèvre et le navet⟧.",
            "ménageait la chèvre et le chou",
        ),
        ("fr", "rideau~ de {}", "rideau de fer", "Les ⟦rideaux de laine⟧ tombent.", "rideaux de fer"),
        ("es", "dar~ gato por {}", "dar gato por liebre", "Nos ⟦dieron gato por perro⟧.", "dieron gato por liebre"),
        ("en", "turn~ a blind {} to", "turn a blind eye", "He ⟦turned a blind ear to⟧ it.", "turned a blind eye to"),
    ],
)
def test_only_the_slot_of_a_set_phrase_changes(lang: str, slot: str, term: str, text: str, right: str) -> None:
    writes(Entry("x", lang, Kind.SET_PHRASE, (term,), slot=slot, fillers=(term.split()[-1],)), text, right)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (entry("fr", "être~ supposé~ de", "il faut que"), "Il ⟦est supposé de⟧ partir."),  # no verb to inflect
        (entry("fr", "sauvé par la cloche", "sauvé par le gong"), "Il est ⟦sauvé par la cloche⟧."),
        (entry("fr", "bougie du soir", "zorgluble"), "La ⟦bougie du soir⟧ brille."),  # gender unknown
        (
            entry("fr", "jeter~/jeté~ ses * sous le bus", "laisser tomber"),
            "Il ⟦jette ses amis sous le bus⟧.",
        ),  # no place for the object
        (entry("fr", "sous le temps", "patraque"), "Il se sent ⟦sous le temps⟧."),  # no noun
        (entry("fr", "payer~/payé~ sa visite", "se rendre sur place"), "Il a ⟦payé sa visite⟧."),  # another auxiliary
    ],
)
def test_stays_as_listed_where_the_form_is_not_clear(item: Entry, text: str) -> None:
    writes(item, text, item.terms[0])


def test_a_wider_span_serves_every_rendering() -> None:
    item = entry("fr", "lien étroit", "alliance | accord | lien fort")
    finding = found(item, "Le lien étroit tient.")
    assert finding.text == "Le lien étroit"
    assert [s.text for s in finding.suggestions] == ["L'alliance", "L'accord", "Le lien fort"]
    assert "“lien étroit”" in finding.message


def test_what_was_inflected_or_widened_waits_for_a_reader() -> None:
    for item, text in (
        (CURTAIN, "Les rideaux de coton tombent."),
        (LINK, "Le lien militaire étroit tient."),
        (WEIGH, "Il pèse des sanctions."),
    ):
        assert not any(suggestion.safe for suggestion in found(item, text).suggestions)


def test_a_curly_apostrophe_stays_curly() -> None:
    finding = found(entry("fr", "Athens", "Athènes", Kind.EXONYM), "Le port d’Athens, la mer.")
    assert [s.text for s in finding.suggestions] == ["Athènes"]
    finding = found(entry("fr", "bourse de voyage", "alliance"), "Le nom d’une bourse de voyage.")
    assert [s.text for s in finding.suggestions] == ["alliance"]
