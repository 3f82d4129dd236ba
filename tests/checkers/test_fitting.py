"""Which renderings of a glossary may be written without a reader."""

from __future__ import annotations

import pytest

from qa.analysis import Analysis
from qa.checkers import Checker
from qa.checkers.exonym import Exonym
from qa.checkers.known_bad_term import KnownBadTerm
from qa.checkers.literal_idiom import LiteralIdiom
from qa.glossary.matching import TermBase
from qa.glossary.model import Entry, Kind, Status
from tests.marks import context, segment


def safe(entry: Entry, text: str) -> bool:
    kind: dict[Kind, Checker] = {Kind.EXONYM: Exonym(), Kind.IDIOM: LiteralIdiom()}
    checker = kind.get(entry.kind, KnownBadTerm())
    analysis = Analysis(segment(text), context(entry.lang, terms=TermBase([entry], entry.lang)))
    (finding,) = checker.check(analysis)
    return finding.suggestions[0].safe


def entry(bad: str, term: str, kind: Kind = Kind.TERM, *, lang: str = "fr", status: Status = Status.PREFERRED) -> Entry:
    return Entry("x", lang, kind, tuple(term.split(" | ")), status, bad=tuple(bad.split(" | ")))


@pytest.mark.parametrize(
    ("bad", "term", "text"),
    [
        ("secrétaire de général", "secrétaire général", "Le secrétaire de général, lui, parle."),
        ("conseil de sûreté", "conseil de sécurité", "Le conseil de sûreté parle."),
        ("mot~ de clé", "mot clé", "un mot de clé ?"),
        ("mot de clé", "maître-mot", "Avec mot de clé."),
    ],
)
def test_safe(bad: str, term: str, text: str) -> None:
    assert safe(entry(bad, term), text)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (entry("mot de clé", "mot clé | mot-clé"), "Voici le mot de clé."),  # which of the two
        (entry("mot~ de clé", "mot clé"), "Les mots de clé."),  # another form
        (entry("mot de clé | mot de la clé", "mot clé"), "Le mot de clé."),  # which of the two it stands for
        (entry("bourse", "sac"), "La bourse tombe."),  # the article's gender
        (entry("mot de clé", "mot-clé"), "Le mot de clé."),  # another first word, for all that is known
        (entry("maire", "édile"), "Le nom de maire."),  # d'édile
        (entry("conseil de sûreté des nations", "conseil de sécurité"), "Le conseil de sûreté des nations unies."),
        (entry("grande ville", "métropole"), "Elle visite grande ville."),
        (entry("mot de clé", "mot clé", status=Status.ADMITTED), "Le mot de clé."),
        (entry("bouger le bateau", "bouger le cocotier", Kind.IDIOM), "Ne pas bouger le bateau."),
        (entry("actuel bateau", "actuel navire", Kind.FALSE_FRIEND), "Le prix actuel bateau."),
        (entry("en Beijing", "Pékin", Kind.EXONYM), "Elle va en Beijing."),
        (entry("Antwerp", "Édimbourg", Kind.EXONYM), "La ville de Beijing, de Antwerp."),
        (entry("Beijing", "PÉKIN", Kind.EXONYM), "Elle vit à Beijing."),
    ],
)
def test_not_safe(found: Entry, text: str) -> None:
    assert not safe(found, text)


def test_a_deprecated_term_gives_way_to_the_preferred_one() -> None:
    statuses = (Status.PREFERRED, Status.DEPRECATED)
    concept = Entry("x", "fr", Kind.TERM, ("mot clé", "mot de clé"), statuses=statuses)
    assert safe(concept, "Voici le mot de clé.")
    assert not safe(concept, "Voici les mots de clé.")


@pytest.mark.parametrize("text", ["Elle visite Beijing.", "Elle vit à Beijing.", "Beijing, hier.", "BEIJING"])
def test_names_agree_with_little(text: str) -> None:
    term = "PÉKIN" if text.isupper() else "Pékin"
    assert safe(entry("Beijing/BEIJING", term, Kind.EXONYM), text)
