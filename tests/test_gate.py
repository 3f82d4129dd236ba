"""Penalties and bounds."""

from __future__ import annotations

from dataclasses import replace

from qa.gate import Gate
from qa.mqm import Category, Severity
from qa.overlaps import without_overlaps
from qa.scoring import penalty_per_1000_words
from qa.types import Finding, Span


def finding(severity: Severity, start: int = 0, end: int = 5, checker: str = "x", confidence: float = 0.9) -> Finding:
    return Finding(checker, Span(start, end), Category.GRAMMAR, severity, "m", "t", confidence=confidence)


def test_penalty_weighs_by_mqm_and_forgives_short_texts() -> None:
    found = [finding(Severity.MINOR), finding(Severity.MAJOR), finding(Severity.CRITICAL), finding(Severity.NEUTRAL)]
    assert penalty_per_1000_words(found, 1000) == 31.0
    assert penalty_per_1000_words(found[:1], 10) == 4.0


def test_reasons() -> None:
    gate = Gate(max_critical=0, max_major=1, max_penalty=20)
    assert gate.reasons([], 0) == ()
    assert len(gate.reasons([finding(Severity.CRITICAL)], 25)) == 2
    assert Gate(max_critical=None, max_penalty=None).reasons([finding(Severity.CRITICAL)], 1e6) == ()


def test_one_artefact_one_finding() -> None:
    major, minor = finding(Severity.MAJOR, 0, 10, "a"), finding(Severity.MINOR, 1, 10, "b")
    assert without_overlaps([minor, major]) == [major]
    paragraph = finding(Severity.MINOR, 0, 400, "c")
    assert without_overlaps([paragraph, major]) == [major, paragraph]


def test_words_of_a_foreign_notice_are_part_of_it() -> None:
    notice = replace(finding(Severity.MAJOR, 0, 90, "mt-disclaimer"), category=Category.NON_TRANSLATION)
    word = replace(finding(Severity.CRITICAL, 20, 30, "foreign-word"), category=Category.UNTRANSLATED)
    elsewhere = replace(word, span=Span(100, 110))
    assert without_overlaps([word, notice, elsewhere]) == [notice, elsewhere]
