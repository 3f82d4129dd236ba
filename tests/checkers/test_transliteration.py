"""Conventions for names from Cyrillic."""

from __future__ import annotations

import pytest

from qa.checkers.transliteration import Transliteration
from qa.language.persons import LANGUAGES, misspelt
from qa.language.romanisation import given_names, to_cyrillic, to_latin
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("name", "lang", "cyrillic"),
    [
        ("Loukachenko", "fr", "лукашенко"),
        ("Lukashenko", "en", "лукашенко"),
        ("Tschernyschow", "de", "чернышов"),
        ("Zelensky", "en", "зеленский"),
    ],
)
def test_reads_back(name: str, lang: str, cyrillic: str) -> None:
    assert to_cyrillic(name, lang) == cyrillic


@pytest.mark.parametrize(
    ("cyrillic", "lang", "latin"),
    [
        ("чемоданова", "fr", "Tchemodanova"),
        ("жириновский", "de", "Schirinowski"),
        ("пушкин", "fr", "Pouchkine"),
        ("кравченко", "nl", "Kravtsjenko"),
    ],
)
def test_writes(cyrillic: str, lang: str, latin: str) -> None:
    assert to_latin(cyrillic, lang) == latin


def test_suggests_the_own_spelling_once() -> None:
    (found,) = flags(Transliteration(), "Selon Olga ⟦Chemodanova⟧, oui. Mais pour Chemodanova, non.", "fr")
    assert found.suggestions[0].text == "Tchemodanova"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Selon M. Fastow et Mme Willow, la piste de Woodlow est fermée."),
        ("fr", "Le philosophe Noam Chomsky et le cinéaste Roman Polanski."),
        ("de", "Die Firma Bischow und der Ort Malchow in Mecklenburg."),
        ("en", "The Widow and the Shadow sat near Moscow."),
    ],
)
def test_leaves_other_names(lang: str, text: str) -> None:
    passes(Transliteration(), text, lang)


def test_allow() -> None:
    passes(Transliteration(allow=frozenset({"chemodanova"})), "Selon Olga Chemodanova, oui.", "fr")


@pytest.mark.parametrize(
    ("cyrillic", "lang", "latin"),
    [
        ("тимошенко", "en", "Tymoshenko"),
        ("гонченко", "fr", "Hontchenko"),
        ("монастирський", "de", "Monastyrskyj"),
        ("ковалченко", "nl", "Kovaltsjenko"),
    ],
)
def test_ukrainian(cyrillic: str, lang: str, latin: str) -> None:
    assert to_latin(cyrillic, lang, "uk") == latin
    assert to_cyrillic(latin, lang, "uk") == cyrillic


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("fr", "Selon ⟦Khrushchev⟧, la crise était finie.", "Khrouchtchev"),
        ("fr", "Le président Boris ⟦Yeltsin⟧ a démissionné.", "Eltsine"),
        ("fr", "La mort de ⟦bin Laden⟧ au Pakistan.", "Ben Laden"),
        ("fr", "L'armée de ⟦Bashar al-Assad⟧ avance.", "Bachar al-Assad"),
        ("fr", "Selon Hosni ⟦Mubarak⟧, oui.", "Moubarak"),
        ("de", "Der russische Präsident ⟦Vladimir Putin⟧ schweigt.", "Wladimir Putin"),
        ("de", "Wegen ⟦Lukashenkos⟧ Drohung reiste er ab.", "Lukaschenkos"),
        ("de", "Die Rede von ⟦Yeltsin⟧ war kurz.", "Jelzin"),
        ("es", "El presidente ⟦Loukachenko⟧ habló en Minsk.", "Lukashenko"),
        ("es", "La carta de ⟦Poutine⟧ llegó ayer.", "Putin"),
        ("it", "Il presidente ⟦Loukachenko⟧ parla a Minsk.", "Lukashenko"),
        ("pt", "O presidente ⟦Selenskyj⟧ falou ontem.", "Zelensky"),
        ("nl", "De oorlog van ⟦Putin⟧ duurt voort.", "Poetin"),
        ("id", "Presiden ⟦Jelzin⟧ mengundurkan diri.", "Yeltsin"),
        ("en", "The leader, ⟦Kim Chen Yn⟧, met ⟦Si Jinping⟧ in Beijing.", "Kim Jong Un"),
        ("en", "Then ⟦Fumio Kisida⟧ spoke to reporters.", "Fumio Kishida"),
        ("es", "Según el sociólogo Lev ⟦Goudkov⟧, no.", "Gudkov"),
        ("fr", "Selon Oleksandr ⟦Kravchenko⟧, non.", "Kravtchenko"),
    ],
)
def test_persons(lang: str, text: str, right: str) -> None:
    found = flags(Transliteration(), text, lang)
    assert found[0].suggestions[0].text == right


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # what newspapers write both ways
        *((lang, "Zelensky, Xi Jinping, Mao Zedong, Hassan Rohani.") for lang in LANGUAGES),
        ("fr", "Hassan Rouhani et Ali Khamenei, puis Hassan Rohani."),
        ("es", "Gorbachev y Gorbachov, Tymoshenko y el jefe guerrillero Timochenko."),
        ("nl", "Zelenski sprak met Hosni Mubarak en Sergej Shoigu."),
        # somebody else, or who knows
        ("fr", "Le président Lenin Moreno et l'élu Stalin González."),
        ("fr", "Selon Fouad Mubarak et Mubarak, oui. Nina Putin habite Paris."),
        ("fr", "Portables : Chris Ivanovich est à la recherche d'un ami de Matt Pavlovich."),
        ("fr", "Selon Eugene Kontorovich et Iskander Makhmudov, la loi est bonne."),
        ("fr", "L'activiste Inna Shevchenko et le footballeur Andriy Shevchenko."),
        ("fr", "Il y incarnait Pavel Chekov dans la série."),
        ("en", "The astrophysicist Maxim Markevitch and Jim Popovitch of Boston."),
        ("en", "“You are a good man, Petrovitch,” she said. Petrovitch smiled."),
        ("de", "Roman Ershov leitet die Firma King Koil."),
        ("de", "Sie ist durchaus eine Poetin."),
        ("pt", "Líderes como Idi Amin e Muammar al-Gaddafi falaram."),
        ("en", "Syed Ali and Syaiful Anwar met Syafii Maarif."),
        # sportsmen
        ("fr", "La finale du tournoi oppose Sergei Kravchenko à Ilya Kovalchuk."),
        ("de", "Dort boxte er gegen den späteren Superstar Kostya Tszyu."),
        ("nl", "Een tijd van 2.13 op naam van de Rus Wladimir Krawtschenko bij de wereldbeker."),
        # titles, longer names, English passages, links
        ("fr", "Le film « Rasputin » et la Gorbachev Foundation."),
        ("de", "Er las the memoirs of Khrushchev and wrote."),
        ("fr", "Voir @Putin et putin.example/Khrushchev-file."),
        # a list of names
        ("fr", "Cleto Martin, Alexey Kravchenko, Dan Stowell, Petr Hlozek, Nikolaus Rath, Adam Ziaja, Ian Chernyshov"),
    ],
)
def test_leaves_persons(lang: str, text: str) -> None:
    passes(Transliteration(), text, lang)


def test_allow_persons() -> None:
    passes(Transliteration(allow=frozenset({"putin"})), "La guerre de Putin continue.", "fr")


def test_no_spelling_is_wrong_and_right() -> None:
    for lang in LANGUAGES:
        for names in misspelt(lang).values():
            for name in names:
                assert name.form != name.right
                assert all(name.right != other.form for others in misspelt(lang).values() for other in others)


def test_given_names_are_in_lower_case() -> None:
    assert "serhiy" in given_names("uk")
    assert "sergei" in given_names("ru")
