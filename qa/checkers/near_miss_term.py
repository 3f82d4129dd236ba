"""Flags a set phrase with one wrong word."""

from __future__ import annotations

from dataclasses import dataclass

from qa.checkers.known_bad_term import TermChecker
from qa.glossary.matching import Match
from qa.glossary.model import Kind
from qa.mqm import Category, Severity


@dataclass(frozen=True)
class NearMissTerm(TermChecker):
    """A set phrase with one wrong word, as “rideau de laine” for “rideau de fer”."""

    id = "near-miss-term"
    category = Category.TERMINOLOGY
    severity = Severity.MAJOR
    confidence = 0.75
    kinds = frozenset(Kind)
    role = "slot"

    def message(self, text: str, match: Match) -> str:
        return f"“{text}” is no set phrase: “{match.slot}” stands where another word belongs"
