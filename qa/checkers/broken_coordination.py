"""Flags conjunctions and conjuncts that do not go together."""

from __future__ import annotations

from dataclasses import dataclass

from qa.checkers._patterns import PatternChecker


@dataclass(frozen=True)
class BrokenCoordination(PatternChecker):
    """Conjunctions or conjuncts that do not go together, as in “entre 10 à 20 personnes”."""

    id = "broken-coordination"
    languages = frozenset({"fr", "es", "it", "pt", "en", "de"})
