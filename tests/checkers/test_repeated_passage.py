"""Copies of lines, sentences and paragraphs."""

from __future__ import annotations

from qa.checkers.repeated_passage import RepeatedPassage
from qa.mqm import Severity
from tests.marks import flags, passes, run

PARAGRAPH = (
    "Le mouvement a dénoncé vendredi soir une action massive et coordonnée, qui a conduit à la diffusion de milliers de documents "
    "internes sur les réseaux sociaux, à quelques heures de la fin de la campagne."
)


def test_long_copy_is_marked_at_its_beginning() -> None:
    (found,) = run(RepeatedPassage(), f"{PARAGRAPH}\n\nAutre chose ici.\n\n{PARAGRAPH}", "fr")
    assert found.severity is Severity.MAJOR
    assert PARAGRAPH.startswith(found.text)
    assert len(found.text) <= 90


def test_near_copy() -> None:
    copy = PARAGRAPH.replace("vendredi", "samedi").replace("milliers", "centaines")
    assert len(run(RepeatedPassage(similarity=0.6), f"{PARAGRAPH}\n\n{copy}", "fr")) == 1
    assert not run(RepeatedPassage(similarity=0.95), f"{PARAGRAPH}\n\n{copy}", "fr")


def test_quotation_marks_and_case_do_not_hide_a_copy() -> None:
    flags(RepeatedPassage(), "The old bridge is closed\n\nPeople wait.\n\n⟦“The old bridge is closed”⟧")


def test_short_lines_and_figures_repeat_by_nature() -> None:
    passes(RepeatedPassage(), "Oui.\n\nNon.\n\nOui.\n\n12 34 56 78\n\n12 34 56 78", "fr")
