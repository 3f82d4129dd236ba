"""The pattern language and its matching."""

from __future__ import annotations

import pytest

from qa.errors import GlossaryError
from qa.glossary.matching import TermBase
from qa.glossary.model import Entry, Kind
from qa.glossary.pattern import parse
from qa.language.tokens import tokenize


def found(text: str, *, lang: str = "fr", **fields: object) -> list[str]:
    base = TermBase([Entry("x", lang, Kind.CALQUE, ("y",), **fields)], lang)  # type: ignore[arg-type]
    return [text[m.start : m.end] for m in base.matches(tokenize(text, lang), text)]


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("mot de clé", "Le Mot de clé et le mot\u00a0de clé.", ["Mot de clé", "mot\u00a0de clé"]),
        ("mot de clé", "Le mot, de clé.", []),
        ("peser~ * sanction~", "Elle pèse de nouvelles sanctions.", ["pèse de nouvelles sanctions"]),
        ("peser~ * sanction~", "Elle pèse, dit-on, des sanctions.", []),
        ("peser~ * sanction~", "Elle pèse un deux trois quatre cinq sanctions.", []),
        ("compte~ [d'/de] e-mail", "Les comptes d’e-mail, un compte e-mail.", ["comptes d’e-mail", "compte e-mail"]),
        ("le/la/l' table", "Voici la table.", ["la table"]),
        ("Turkey", "La Turkey et la turkey.", ["Turkey"]),
    ],
)
def test_matches(pattern: str, text: str, matches: list[str]) -> None:
    assert found(text, bad=(pattern,)) == matches


def test_slot_flags_what_is_no_filler() -> None:
    fields = {"slot": "rideau de {}", "fillers": ("fer", "bambou"), "context": ("Chine", "diplomate~")}
    assert found("Le rideau de laine, disent les diplomates.", **fields) == ["rideau de laine"]
    assert found("Le rideau de fer, disent les diplomates.", **fields) == []
    assert found("Le rideau de laine du salon.", **fields) == []
    assert found("Le rideau de la Chine.", **fields) == []


def test_context_may_forbid() -> None:
    fields = {"bad": ("bateau bougé",), "context": ("!mer",)}
    assert found("Un bateau bougé.", **fields) == ["bateau bougé"]
    assert found("Un bateau bougé en mer.", **fields) == []


def test_longest_match_wins_and_variants_protect() -> None:
    base = TermBase(
        [
            Entry("a", "fr", Kind.TERM, (), bad=("base de",)),
            Entry("b", "fr", Kind.TERM, (), bad=("base de donnée",), variants=("base de données",)),
        ],
        "fr",
    )
    for text, ids in (("une base de donnée", ["b"]), ("une base de données", []), ("une base de loisirs", ["a"])):
        assert [m.entry.id for m in base.matches(tokenize(text, "fr"), text)] == ids


@pytest.mark.parametrize("pattern", ["", "* mot", "mot *", "[mot", "a//b"])
def test_bad_patterns_are_named(pattern: str) -> None:
    with pytest.raises(GlossaryError, match="file:3"):
        parse(pattern, "fr", "file:3")


def test_lemmas_are_followed_and_slots_follow_elision() -> None:
    assert found("Ils sont montés sur le train.", bad=("monter~ sur le train",)) == ["montés sur le train"]
    fields = {"slot": "sonnette d'{}", "fillers": ("alarme",)}
    assert found("Il tire la sonnette d’orage et la sonnette d’alarme.", **fields) == ["sonnette d’orage"]
